--
-- The binary forms: round trips, and bytes that no client should send
--
BEGIN;
SELECT * FROM no_plan();

\ir ../house/include/receive.sql

SELECT is(pg_temp.receive('cadence', cadence_send(c)), c::text, 'round trip of ' || c)
FROM unnest('{1/month,8/year,2/week,1/5 years,1/month by day 5,1/month on day 15,1/quarter within 10 days,3/2 half-years within 1 day}'::cadence[]) AS c;
CREATE TEMP TABLE summary (s cadence_summary);
INSERT INTO summary
SELECT cadence_agg(c, '[2024-01-15,2026-01-01)', date '2024-01-01' + i * i, CASE WHEN i % 3 = 0 THEN date '2024-06-01' + i END)
FROM unnest('{1/month,1/month by day 5,1/month on day 15,3/2 half-years within 1 day}'::cadence[]) AS c, generate_series(1, 30) AS i GROUP BY c
UNION ALL SELECT cadence_agg('1/1000 years', '[0001-01-01,9999-12-31]', NULL);
SELECT is(pg_temp.receive('cadence_summary', cadence_summary_send(s)), s::text, 'round trip of ' || left(s::text, 50)) FROM summary;

-- cadence: version, times, units, unit, rule, day
CREATE FUNCTION pg_temp.byte(n int) RETURNS bytea LANGUAGE sql RETURN set_byte('\x00', 0, n);
CREATE FUNCTION pg_temp.cadence_bytes(times int, units int, unit int, rule int, day int) RETURNS bytea LANGUAGE sql
RETURN '\x01'::bytea || int4send(times) || int4send(units) || pg_temp.byte(unit) || pg_temp.byte(rule) || int4send(day);
SELECT throws_ok(format('SELECT pg_temp.receive(%L, %L)', 'cadence', bytes), state, NULL, what)
FROM (VALUES
	('nothing', ''::bytea, '08P01'),
	('0 times', pg_temp.cadence_bytes(0, 1, 3, 0, 0), '22003'), ('-1 times', pg_temp.cadence_bytes(-1, 1, 3, 0, 0), '22003'),
	('too many times', pg_temp.cadence_bytes(1000001, 1, 3, 0, 0), '22003'),
	('0 units', pg_temp.cadence_bytes(1, 0, 3, 0, 0), '22003'), ('1001 units', pg_temp.cadence_bytes(1, 1001, 3, 0, 0), '22003'),
	('unit 0', pg_temp.cadence_bytes(1, 1, 0, 0, 0), '22P03'), ('unit 7', pg_temp.cadence_bytes(1, 1, 7, 0, 0), '22P03'),
	('deadline 4', pg_temp.cadence_bytes(1, 1, 3, 4, 1), '22P03'), ('a day without need', pg_temp.cadence_bytes(1, 1, 3, 0, 1), '22P03'),
	('within 0 days', pg_temp.cadence_bytes(1, 1, 3, 1, 0), '22003'), ('within 3661 days', pg_temp.cadence_bytes(1, 1, 3, 1, 3661), '22003'),
	('by day 32', pg_temp.cadence_bytes(1, 1, 3, 2, 32), '22003'), ('by day 8 of a week', pg_temp.cadence_bytes(1, 1, 2, 2, 8), '22003'),
	('by day of a day', pg_temp.cadence_bytes(1, 1, 1, 2, 1), '22P03'), ('on day, twice', pg_temp.cadence_bytes(2, 1, 3, 3, 1), '22P03'),
	('on day of two months', pg_temp.cadence_bytes(1, 2, 3, 3, 1), '22P03'), ('on day of a quarter', pg_temp.cadence_bytes(1, 1, 4, 3, 1), '22P03'),
	('another version', overlay(pg_temp.cadence_bytes(1, 1, 3, 0, 0) PLACING '\x02' FROM 1), '22P03'),
	('a byte too many', pg_temp.cadence_bytes(1, 1, 3, 0, 0) || '\x00', '22P03'),
	('a byte too few', substr(pg_temp.cadence_bytes(1, 1, 3, 0, 0), 1, 14), '08P01')) AS v(what, bytes, state);

-- cadence_summary: version, cadence, span, days of day, period, times
CREATE FUNCTION pg_temp.summary(first date, last date, days int, day bytea, rule int DEFAULT 0, rule_day int DEFAULT 0) RETURNS bytea LANGUAGE sql
RETURN pg_temp.cadence_bytes(1, 1, 3, rule, rule_day) || date_send(first) || date_send(last) || int4send(days) || day;
CREATE FUNCTION pg_temp.day(day date, period int, times int8 DEFAULT 1) RETURNS bytea LANGUAGE sql RETURN date_send(day) || int4send(period) || int8send(times);
SELECT is(pg_temp.receive('cadence_summary', pg_temp.summary('2024-01-01', '2024-03-31', 2, pg_temp.day('2024-01-05', 0) || pg_temp.day('2024-01-05', 2, 7))),
	'(cadence 1/month, span 2024-01-01..2024-03-31, happened 2024-01-05, 2024-01-05 for 2024-03-01 x 7)', 'a summary by hand');
SELECT throws_ok(format('SELECT pg_temp.receive(%L, %L)', 'cadence_summary', bytes), state, NULL, what)
FROM (VALUES
	('a span that ends before it begins', pg_temp.summary('2024-01-01', '2023-12-31', 0, ''), '22P03'),
	('a span without end', pg_temp.summary('2024-01-01', 'infinity', 0, ''), '22008'),
	('a span before the calendar', pg_temp.summary('0044-03-15 BC', '2024-01-01', 0, ''), '22008'),
	('a huge number of days', pg_temp.summary('2024-01-01', '2024-12-31', 2000000000, ''), '22P03'),
	('a negative number of days', pg_temp.summary('2024-01-01', '2024-12-31', -1, ''), '22P03'),
	('a day that is infinite', pg_temp.summary('2024-01-01', '2024-12-31', 1, pg_temp.day('infinity', 0)), '22008'),
	('a period before the span', pg_temp.summary('2024-01-01', '2024-12-31', 1, pg_temp.day('2024-01-01', -1)), '22P03'),
	('a period after the span', pg_temp.summary('2024-01-01', '2024-12-31', 1, pg_temp.day('2024-01-01', 12)), '22P03'),
	('0 times', pg_temp.summary('2024-01-01', '2024-12-31', 1, pg_temp.day('2024-01-01', 0, 0)), '22003'),
	('too many times', pg_temp.summary('2024-01-01', '2024-12-31', 1, pg_temp.day('2024-01-01', 0, 9223372036854775807)), '22003'),
	('days out of order', pg_temp.summary('2024-01-01', '2024-12-31', 2, pg_temp.day('2024-01-02', 0) || pg_temp.day('2024-01-01', 0)), '22P03'),
	('a day twice', pg_temp.summary('2024-01-01', '2024-12-31', 2, pg_temp.day('2024-01-02', 0) || pg_temp.day('2024-01-02', 0)), '22P03'),
	('a day that does not count', pg_temp.summary('2024-01-01', '2024-12-31', 1, pg_temp.day('2024-01-14', 0), 3, 15), '22P03'),
	('a byte too many', pg_temp.summary('2024-01-01', '2024-12-31', 0, '\x00'), '22P03'),
	('another version', overlay(pg_temp.summary('2024-01-01', '2024-12-31', 0, '') PLACING '\x00' FROM 1), '22P03')) AS v(what, bytes, state);

-- a count that overflows
SELECT throws_ok($$SELECT rollup('(cadence 1/month, span 2024-01-01..2024-01-31, happened 2024-01-05 x 1000000000)'::cadence_summary)::text FROM generate_series(1, 2)$$,
	'22003', 'cadence_summary out of range');

-- COPY both ways between tables
CREATE TEMP TABLE source AS SELECT cadence(s), s, ARRAY[cadence(s), NULL] AS both FROM summary;
CREATE TEMP TABLE copied (LIKE source);
SELECT format('COPY source TO %1$L (FORMAT binary); COPY copied FROM %1$L (FORMAT binary)',
	current_setting('data_directory') || '/binary_copy_test') AS copy_both_ways \gset
:copy_both_ways;
SELECT results_eq('SELECT s::text FROM copied', 'SELECT s::text FROM source', 'binary COPY');
SELECT is((SELECT count(*) FROM copied JOIN source USING (cadence, s)), 5::bigint, 'equal, and hashed alike');

SELECT * FROM finish();
ROLLBACK;
