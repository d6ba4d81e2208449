--
-- The binary forms: round trips, and bytes that no client should send
--
BEGIN;
SELECT * FROM no_plan();
SET LOCAL timezone = 'UTC';

\ir ../house/include/receive.sql

CREATE TEMP TABLE rule (rule alarm_rule);
INSERT INTO rule VALUES ('red >= 90, orange >= 75, yellow >= 60; clear 5; for 10 min; keep 5 min; stale 1 h'), ('"very low" <= -1e-310'), ('一级 >= 3, 二级 >= 2; stale 36525 d'), ('a <= 1, b <= 2; keep 1 ms');
CREATE TEMP TABLE history (h alarm_history);
INSERT INTO history
SELECT alarm_agg(rule, '2025-01-01Z'::timestamptz + i * i * interval '7 s', 95 * sin(i)) FROM rule, generate_series(1, 40) AS i GROUP BY rule
UNION ALL SELECT alarm_accum(alarm_accum(NULL, rule, '0001-01-01Z', 4), rule, '9999-12-31 23:59:59.999999Z', -0.0) FROM rule
UNION ALL SELECT alarm_accum(alarm_agg(rule, '2025-01-01', 4), rule, '2025-01-02', 3) FROM rule GROUP BY rule;

SELECT is(pg_temp.receive('alarm_rule', alarm_rule_send(rule)), rule::text, 'round trip of ' || rule) FROM rule;
SELECT is(pg_temp.receive('alarm_history', alarm_history_send(h)), h::text, 'round trip of ' || left(h::text, 60)) FROM history;
SELECT is(h::text::alarm_history, h, 'through text: ' || left(h::text, 60)) FROM history;

-- alarm_rule: version, direction, levels, {threshold, name}, clear, for, keep, stale
CREATE FUNCTION pg_temp.byte(n int) RETURNS bytea LANGUAGE sql RETURN set_byte('\x00', 0, n);
CREATE FUNCTION pg_temp.rule_bytes(direction int, levels int, level bytea, clear float8 DEFAULT 0, hold int8 DEFAULT 0, keep int8 DEFAULT 0, stale int8 DEFAULT 0)
RETURNS bytea LANGUAGE sql RETURN '\x01'::bytea || pg_temp.byte(direction) || pg_temp.byte(levels) || level || float8send(clear) || int8send(hold) || int8send(keep) || int8send(stale);
CREATE FUNCTION pg_temp.level_bytes(threshold float8, name text) RETURNS bytea LANGUAGE sql
RETURN float8send(threshold) || int4send(octet_length(name)) || convert_to(name, 'UTF8');
SELECT is(pg_temp.receive('alarm_rule', pg_temp.rule_bytes(1, 2, pg_temp.level_bytes(2, 'b') || pg_temp.level_bytes(-0.0, 'a'), 1, 1000)), 'b >= 2, a >= 0; clear 1; for 1 ms', '-0 is received as 0');
SELECT throws_ok(format('SELECT pg_temp.receive(%L, %L)', 'alarm_rule', bytes), state, NULL, what)
FROM (VALUES
	('nothing', ''::bytea, '08P01'),
	('a direction that is none', pg_temp.rule_bytes(2, 1, pg_temp.level_bytes(1, 'a')), '22P03'),
	('no level', pg_temp.rule_bytes(1, 0, ''), '22P03'),
	('17 levels', pg_temp.rule_bytes(1, 17, pg_temp.level_bytes(1, 'a')), '54000'),
	('fewer levels than it says', pg_temp.rule_bytes(1, 2, pg_temp.level_bytes(1, 'a')), '22P03'),
	('levels out of order', pg_temp.rule_bytes(1, 2, pg_temp.level_bytes(1, 'a') || pg_temp.level_bytes(2, 'b')), '22P03'),
	('levels out of order, small is bad', pg_temp.rule_bytes(0, 2, pg_temp.level_bytes(2, 'a') || pg_temp.level_bytes(1, 'b')), '22P03'),
	('two of one name', pg_temp.rule_bytes(1, 2, pg_temp.level_bytes(2, 'a') || pg_temp.level_bytes(1, 'a')), '22P03'),
	('a threshold that is NaN', pg_temp.rule_bytes(1, 1, pg_temp.level_bytes('NaN', 'a')), '22003'),
	('an empty name', pg_temp.rule_bytes(1, 1, pg_temp.level_bytes(1, '')), '22P03'),
	('the name normal', pg_temp.rule_bytes(1, 1, pg_temp.level_bytes(1, 'normal')), '22P03'),
	('a name of 64 bytes', pg_temp.rule_bytes(1, 1, pg_temp.level_bytes(1, repeat('x', 64))), '54000'),
	('a control character', pg_temp.rule_bytes(1, 1, pg_temp.level_bytes(1, E'a\n')), '22P03'),
	('clear below 0', pg_temp.rule_bytes(1, 1, pg_temp.level_bytes(1, 'a'), -1), '22003'),
	('clear that is infinite', pg_temp.rule_bytes(1, 1, pg_temp.level_bytes(1, 'a'), 'Infinity'), '22003'),
	('clear that vanishes', pg_temp.rule_bytes(1, 1, pg_temp.level_bytes(1e17, 'a'), 1), '22003'),
	('for below 0', pg_temp.rule_bytes(1, 1, pg_temp.level_bytes(1, 'a'), 0, -1000), '22003'),
	('keep of half a millisecond', pg_temp.rule_bytes(1, 1, pg_temp.level_bytes(1, 'a'), 0, 0, 500), '22P03'),
	('stale beyond 100 years', pg_temp.rule_bytes(1, 1, pg_temp.level_bytes(1, 'a'), 0, 0, 0, 3155760000001000), '22003'),
	('another version', overlay(pg_temp.rule_bytes(1, 1, pg_temp.level_bytes(1, 'a')) PLACING '\x02' FROM 1), '22P03'),
	('a byte too many', pg_temp.rule_bytes(1, 1, pg_temp.level_bytes(1, 'a')) || '\x00', '22P03'),
	('a byte too few', substr(pg_temp.rule_bytes(1, 1, pg_temp.level_bytes(1, 'a')), 1, 40), '08P01')) AS v(what, bytes, state);

-- alarm_history: version, rule, samples, spans of count, integral, last sample, runs
CREATE FUNCTION pg_temp.at(seconds float8) RETURNS bytea LANGUAGE sql RETURN int8send((seconds * 1e6)::int8);
CREATE FUNCTION pg_temp.run(start float8, worst float8, worst_at float8 DEFAULT NULL, last float8 DEFAULT NULL) RETURNS bytea LANGUAGE sql
RETURN pg_temp.at(start) || float8send(worst) || pg_temp.at(coalesce(worst_at, start)) || coalesce(pg_temp.at(last), '\x8000000000000000');
CREATE FUNCTION pg_temp.span(count int8, integral float8, last_at float8, last_value float8, runs int, run bytea) RETURNS bytea LANGUAGE sql
RETURN int8send(count) || float8send(integral * 1e6) || float8send(0) || pg_temp.at(last_at) || float8send(last_value) || int4send(runs) || run;
CREATE FUNCTION pg_temp.history(samples int, sample bytea, spans int, span bytea) RETURNS bytea LANGUAGE sql
RETURN '\x01'::bytea || substr(pg_temp.rule_bytes(1, 1, pg_temp.level_bytes(5, 'a'), 0, 0, 0, 10000000), 2) || int4send(samples) || sample || int4send(spans) || span;
SELECT is(pg_temp.receive('alarm_history', pg_temp.history(0, '', 1, pg_temp.span(4, 51, 40, 3, 3, pg_temp.run(0, 7, 1) || pg_temp.run(3, 4, 3, 3) || pg_temp.run(40, 3)))),
	'(rule "a >= 5; stale 10 s"; span of 4 samples, integral 51000000, last 2000-01-01T00:00:40Z 3, runs 2000-01-01T00:00:00Z peak 7 at 2000-01-01T00:00:01Z, 2000-01-01T00:00:03Z peak 4 until 2000-01-01T00:00:03Z, 2000-01-01T00:00:40Z peak 3)', 'a history by hand');
SELECT throws_ok(format('SELECT pg_temp.receive(%L, %L)', 'alarm_history', bytes), state, NULL, what)
FROM (VALUES
	('no sample and no span', pg_temp.history(0, '', 0, ''), '22P03'),
	('a huge number of samples', pg_temp.history(2000000000, '', 0, ''), '22P03'),
	('a negative number of samples', pg_temp.history(-1, '', 0, ''), '22P03'),
	('a huge number of spans', pg_temp.history(0, '', 2000000000, ''), '22P03'),
	('a huge number of runs', pg_temp.history(0, '', 1, pg_temp.span(1, 0, 0, 1, 2000000000, pg_temp.run(0, 1))), '22P03'),
	('no run', pg_temp.history(0, '', 1, pg_temp.span(1, 0, 0, 1, 0, pg_temp.run(0, 1))), '22P03'),
	('samples out of order', pg_temp.history(2, pg_temp.at(2) || float8send(1) || pg_temp.at(1) || float8send(1), 0, ''), '22P03'),
	('samples of one instant', pg_temp.history(2, pg_temp.at(1) || float8send(1) || pg_temp.at(1) || float8send(1), 0, ''), '22P03'),
	('a sample that is NaN', pg_temp.history(1, pg_temp.at(2) || float8send('NaN'), 0, ''), '22003'),
	('an instant that is infinite', pg_temp.history(1, '\x7fffffffffffffff'::bytea || float8send(1), 0, ''), '22008'),
	('a run that begins at infinity', pg_temp.history(0, '', 1, pg_temp.span(1, 0, 0, 1, 1, '\x8000000000000000'::bytea || float8send(1) || '\x80000000000000008000000000000000'::bytea)), '22008'),
	('a peak that is infinite', pg_temp.history(0, '', 1, pg_temp.span(1, 0, 0, 1, 1, pg_temp.run(0, 'Infinity'))), '22003'),
	('a last value that is NaN', pg_temp.history(0, '', 1, pg_temp.span(1, 0, 0, 'NaN', 1, pg_temp.run(0, 1))), '22003'),
	('runs out of order', pg_temp.history(0, '', 1, pg_temp.span(9, 0, 9, 1, 2, pg_temp.run(5, 7) || pg_temp.run(3, 1))), '22P03'),
	('runs of one instant', pg_temp.history(0, '', 1, pg_temp.span(9, 0, 9, 1, 2, pg_temp.run(3, 7) || pg_temp.run(3, 1))), '22P03'),
	('neighbours of one band', pg_temp.history(0, '', 1, pg_temp.span(9, 0, 9, 1, 2, pg_temp.run(1, 2) || pg_temp.run(3, 1))), '22P03'),
	('a peak before its run', pg_temp.history(0, '', 1, pg_temp.span(9, 0, 9, 1, 1, pg_temp.run(3, 1, 2))), '22P03'),
	('a peak in the next run', pg_temp.history(0, '', 1, pg_temp.span(9, 0, 9, 1, 2, pg_temp.run(1, 7, 4) || pg_temp.run(3, 1))), '22P03'),
	('a last sample before its peak', pg_temp.history(0, '', 1, pg_temp.span(9, 0, 90, 1, 2, pg_temp.run(1, 7, 4, 3) || pg_temp.run(90, 1))), '22P03'),
	('unknown without stale', pg_temp.history(0, '', 1, pg_temp.span(9, 0, 9, 1, 2, pg_temp.run(1, 7, 1, 1) || pg_temp.run(3, 1))), '22P03'),
	('unknown after the last run', pg_temp.history(0, '', 1, pg_temp.span(9, 0, 9, 1, 1, pg_temp.run(1, 7, 1, 1))), '22P03'),
	('a last sample of another band', pg_temp.history(0, '', 1, pg_temp.span(9, 0, 9, 6, 1, pg_temp.run(1, 2))), '22P03'),
	('a last sample before the last peak', pg_temp.history(0, '', 1, pg_temp.span(9, 0, 2, 2, 1, pg_temp.run(1, 2, 3))), '22P03'),
	('a last sample worse than the peak', pg_temp.history(0, '', 1, pg_temp.span(9, 0, 2, 3, 1, pg_temp.run(1, 2))), '22P03'),
	('a last sample that is the peak and is not', pg_temp.history(0, '', 1, pg_temp.span(9, 0, 2, 1, 1, pg_temp.run(1, 2, 2))), '22P03'),
	('fewer samples than instants', pg_temp.history(0, '', 1, pg_temp.span(1, 0, 2, 2, 1, pg_temp.run(1, 2))), '22P03'),
	('fewer samples than stale allows', pg_temp.history(0, '', 1, pg_temp.span(5, 0, 100, 2, 1, pg_temp.run(0, 2))), '22P03'),
	('a count below 0', pg_temp.history(0, '', 1, pg_temp.span(-1, 0, 2, 2, 1, pg_temp.run(1, 2))), '22P03'),
	('a count beyond all', pg_temp.history(0, '', 1, pg_temp.span(9223372036854775807, 0, 2, 2, 1, pg_temp.run(1, 2))), '22P03'),
	('an integral above the peaks', pg_temp.history(0, '', 1, pg_temp.span(2, 2.1, 1, 2, 1, pg_temp.run(0, 2))), '22P03'),
	('an integral over no time', pg_temp.history(0, '', 1, pg_temp.span(1, 1, 1, 2, 1, pg_temp.run(1, 2))), '22P03'),
	('an integral that is NaN', pg_temp.history(0, '', 1, pg_temp.span(2, 'NaN', 1, 2, 1, pg_temp.run(0, 2))), '22P03'),
	('spans that overlap', pg_temp.history(0, '', 2, pg_temp.span(2, 2, 1, 2, 1, pg_temp.run(0, 2)) || pg_temp.span(1, 0, 1, 2, 1, pg_temp.run(1, 2))), '22P03'),
	('spans out of order', pg_temp.history(0, '', 2, pg_temp.span(1, 0, 5, 2, 1, pg_temp.run(5, 2)) || pg_temp.span(1, 0, 1, 2, 1, pg_temp.run(1, 2))), '22P03'),
	('a sample within a span', pg_temp.history(1, pg_temp.at(1) || float8send(1), 1, pg_temp.span(2, 2, 1, 2, 1, pg_temp.run(0, 2))), '22P03'),
	('another version', overlay(pg_temp.history(0, '', 1, pg_temp.span(1, 0, 1, 2, 1, pg_temp.run(1, 2))) PLACING '\x00' FROM 1), '22P03'),
	('a byte too many', pg_temp.history(0, '', 1, pg_temp.span(1, 0, 1, 2, 1, pg_temp.run(1, 2))) || '\x00', '22P03')) AS v(what, bytes, state);

-- COPY both ways between tables
CREATE TEMP TABLE copied (LIKE history);
SELECT format('COPY history TO %1$L (FORMAT binary); COPY copied FROM %1$L (FORMAT binary)',
	current_setting('data_directory') || '/binary_copy_test') AS copy_both_ways \gset
:copy_both_ways;
SELECT results_eq('SELECT h::text FROM copied', 'SELECT h::text FROM history', 'binary COPY');
SELECT is((SELECT count(*) FROM copied JOIN history USING (h)), 12::bigint, 'equal, and hashed alike');

SELECT * FROM finish();
ROLLBACK;
