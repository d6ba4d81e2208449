--
-- The binary forms: round trips, and bytes that no client should send
--
BEGIN;
SELECT plan(51);

\ir ../house/include/receive.sql

SELECT is(pg_temp.receive('duration_summary', duration_summary_send(d)), d::text, 'round trip of durations') FROM (
	SELECT duration_agg(interval '1 us' * (i * i * i), i % 3 > 0) AS d FROM generate_series(1, 100) AS i
	UNION ALL SELECT duration_agg(NULL, true) UNION ALL SELECT duration_agg('2562047788:00:54.775807', true)) AS q;
SELECT is(pg_temp.receive('service_case', service_case_send(c)), c::text, 'round trip of ' || c) FROM unnest(ARRAY[
	'2025-01-01T00:00:00Z; due 2025-01-08T09:00:00Z; responded 2025-01-01T01:00:00Z; '
	'closed 2025-01-07T03:00:00.000001Z; resolved yes; satisfied no; reopened 2; '
	'respond by 2025-01-02T00:00:00Z',
	'0001-01-01T00:00:00Z; closed 9999-12-31T23:59:59.999999Z']::service_case[]) AS c;
SELECT is(pg_temp.receive('case_summary', case_summary_send(s)), s::text, 'round trip of a summary') FROM (
	SELECT case_agg(service_case(timestamptz '2025-01-01' + i * interval '1 hour', closed =>
		CASE WHEN i % 3 > 0 THEN timestamptz '2025-01-02' + i * interval '1 hour' END, resolved => i % 2 = 0),
		'2025-01-03') AS s FROM generate_series(1, 100) AS i
	UNION ALL SELECT case_agg(service_case(timestamptz '2025-01-01'), '2024-01-01')) AS q;

CREATE TEMP TABLE forged (type text, what text, payload bytea, sqlstate text);
-- missing, ended, lasting, sum of two parts, shortest, longest, buckets
CREATE FUNCTION pg_temp.durations(missing int8, ended int8, lasting int8, high int8, low int8, shortest int8,
	longest int8, VARIADIC buckets int8[]) RETURNS bytea
LANGUAGE sql RETURN int8send(missing) || int8send(ended) || int8send(lasting) || int8send(high) || int8send(low)
	|| int8send(shortest) || int8send(longest)
	|| int4send(cardinality(buckets) / 2)
	|| (SELECT coalesce(string_agg(CASE WHEN i % 2 = 1 THEN int2send(b::int2) ELSE int8send(b) END, '' ORDER BY i), '') FROM unnest(buckets) WITH ORDINALITY AS u(b, i));
\set none '''{}''::int8[]'
INSERT INTO forged SELECT 'duration_summary', what, '\x01' || payload, '22P03' FROM (VALUES
	('negative missing', pg_temp.durations(-1, 0, 0, 0, 0, 0, 0, VARIADIC :none)),
	('negative ended', pg_temp.durations(0, -1, 0, 0, 0, 0, 0, VARIADIC :none)),
	('more ended than the buckets hold', pg_temp.durations(0, 2, 0, 0, 6, 3, 3, 6, 1)),
	('fewer lasting than the buckets hold', pg_temp.durations(0, 0, 1, 0, 0, 0, 0, 7, 2)),
	('an empty bucket', pg_temp.durations(0, 0, 0, 0, 0, 0, 0, 6, 0)),
	('a negative bucket', pg_temp.durations(0, 0, 0, 0, 0, 0, 0, 6, -1, 7, 1)),
	('buckets in disorder', pg_temp.durations(0, 2, 0, 0, 5, 2, 3, 6, 1, 4, 1)),
	('a bucket twice', pg_temp.durations(0, 2, 0, 0, 6, 3, 3, 6, 1, 6, 1)),
	('a bucket beyond the last', pg_temp.durations(0, 0, 1, 0, 0, 0, 0, 7425, 1)),
	('a sum too small', pg_temp.durations(0, 2, 0, 0, 4, 3, 3, 6, 2)),
	('a sum too large', pg_temp.durations(0, 2, 0, 0, 7, 3, 3, 6, 2)),
	('a sum of more bits', pg_temp.durations(0, 2, 0, 1::int8 << 62, 6, 3, 3, 6, 2)),
	('a sum beyond the extremes', pg_temp.durations(0, 3, 0, 0, 1200, 400, 401, 456, 3)),
	('a sum of nothing', pg_temp.durations(0, 0, 1, 0, 1, 0, 0, 7, 1)),
	('the shortest in another bucket', pg_temp.durations(0, 2, 0, 0, 6, 2, 3, 6, 2)),
	('the longest in another bucket', pg_temp.durations(0, 2, 0, 0, 6, 3, 4, 6, 2)),
	('shortest after longest', pg_temp.durations(0, 2, 0, 0, 801, 401, 400, 456, 2)),
	('extremes of nothing', pg_temp.durations(0, 0, 1, 0, 0, 0, 3, 7, 1)),
	('one end with two extremes', pg_temp.durations(0, 1, 0, 0, 400, 400, 401, 456, 1)),
	('a huge number of buckets', substr(pg_temp.durations(0, 0, 0, 0, 0, 0, 0, VARIADIC :none), 1, 56) || '\x7fffffff'),
	('a negative number of buckets', substr(pg_temp.durations(0, 0, 0, 0, 0, 0, 0, VARIADIC :none), 1, 56)
		|| '\xffffffff')) AS v(what, payload);
INSERT INTO forged VALUES
	('duration_summary', 'counts whose sum has more than 64 bits', '\x01'
		|| pg_temp.durations(9223372036854775807, 1, 0, 0, 3, 3, 3, 6, 1), '22003'),
	('duration_summary', 'another version', '\x02' || pg_temp.durations(0, 1, 0, 0, 3, 3, 3, 6, 1), '22P03'),
	('duration_summary', 'cut off', '\x01' || substr(pg_temp.durations(0, 1, 0, 0, 3, 3, 3, 6, 1), 1, 65), '08P01'),
	('duration_summary', 'a byte too many', '\x01' || pg_temp.durations(0, 1, 0, 0, 3, 3, 3, 6, 1) || '\x00', '22P03');
-- opened, due, responded, closed, respond_by, reopened, resolved, satisfied
CREATE FUNCTION pg_temp.bytes(opened int8, due int8, responded int8, closed int8, respond_by int8, reopened int,
	answers bytea) RETURNS bytea
LANGUAGE sql RETURN '\x01' || int8send(opened) || int8send(due) || int8send(responded) || int8send(closed)
	|| int8send(respond_by) || int4send(reopened) || answers;
\set never 9223372036854775807
INSERT INTO forged VALUES
	('service_case', 'no opening', pg_temp.bytes(:never, :never, :never, :never, :never, 0, '\x0000'), '22008'),
	('service_case', 'opened at minus infinity',
		pg_temp.bytes(-9223372036854775808, :never, :never, :never, :never, 0, '\x0000'), '22008'),
	('service_case', 'due in the year 10000', pg_temp.bytes(0, :never - 1, :never, :never, :never, 0, '\x0000'), '22008'),
	('service_case', 'closed before it was opened', pg_temp.bytes(0, :never, :never, -1, :never, 0, '\x0000'), '22P03'),
	('service_case', 'due before it was opened', pg_temp.bytes(0, -1, :never, :never, :never, 0, '\x0000'), '22P03'),
	('service_case', 'reopened < 0', pg_temp.bytes(0, :never, :never, :never, :never, -1, '\x0000'), '22003'),
	('service_case', 'an answer of 3', pg_temp.bytes(0, :never, :never, :never, :never, 0, '\x0300'), '22P03'),
	('service_case', 'cut off', pg_temp.bytes(0, :never, :never, :never, :never, 0, '\x00'), '08P01'),
	('service_case', 'another version', overlay(pg_temp.bytes(0, :never, :never, :never, :never, 0,
		'\x0000') PLACING '\x00' FROM 1), '22P03');
-- as_of, ten counts, response, handling
CREATE FUNCTION pg_temp.report(counts int8[], response bytea, handling bytea, as_of int8 DEFAULT 0) RETURNS bytea
LANGUAGE sql RETURN '\x01' || int8send(as_of)
	|| (SELECT string_agg(int8send(n), '' ORDER BY i) FROM unnest(counts) WITH ORDINALITY AS u(n, i)) || response
	|| handling;
CREATE FUNCTION pg_temp.cases(closed int8, open int8) RETURNS bytea
LANGUAGE sql RETURN CASE WHEN closed = 0 THEN pg_temp.durations(0, 0, open, 0, 0, 0, 0, 3,
	open) WHEN open = 0 THEN pg_temp.durations(0, closed, 0, 0, closed, 1, 1, 2, closed)
	ELSE pg_temp.durations(0, closed, open, 0, closed, 1, 1, 2, closed, 3, open) END;
INSERT INTO forged SELECT 'case_summary', what, payload, '22P03' FROM (VALUES
	('more on time than closed', pg_temp.report('{1,1,0,0,0,0,0,0,0,0}', pg_temp.cases(1, 1), pg_temp.cases(1, 1))),
	('more overdue than open', pg_temp.report('{0,0,2,0,0,0,0,0,0,0}', pg_temp.cases(1, 1), pg_temp.cases(1, 1))),
	('more answers than closed', pg_temp.report('{0,0,0,1,1,0,0,0,0,0}', pg_temp.cases(1, 1), pg_temp.cases(1, 1))),
	('a negative count', pg_temp.report('{0,0,0,0,0,-1,0,0,0,0}', pg_temp.cases(1, 1), pg_temp.cases(1, 1))),
	('counts whose sum overflows', pg_temp.report('{9223372036854775807,9223372036854775807,0,0,0,0,0,0,0,0}',
		pg_temp.cases(1, 1), pg_temp.cases(1, 1))),
	('more in time than were due', pg_temp.report('{0,0,0,0,0,0,0,0,1,0}', pg_temp.cases(1, 1), pg_temp.cases(1, 1))),
	('closed without a response', pg_temp.report('{0,0,0,0,0,0,0,0,0,0}', pg_temp.cases(0, 2), pg_temp.cases(1, 1))),
	('missing durations', pg_temp.report('{0,0,0,0,0,0,0,0,0,0}', pg_temp.durations(1, 0, 1, 0, 0, 0, 0, 3, 1),
		pg_temp.cases(0, 1)))) AS v(what, payload);
INSERT INTO forged VALUES ('case_summary', 'an infinite as_of',
	pg_temp.report('{0,0,0,0,0,0,0,0,0,0}', pg_temp.cases(0, 1), pg_temp.cases(0, 1), 9223372036854775807), '22008');
SELECT is(pg_temp.receive('case_summary', pg_temp.report('{1,0,1,1,0,0,1,1,1,2}', pg_temp.cases(1, 1),
	pg_temp.cases(1, 1))),
	'(as_of 2000-01-01T00:00:00Z, on time 1, closed late 0, overdue 1, resolved 1, unresolved 0, satisfied 0, '
	'dissatisfied 1, reopened 1, responded in time 1, response due 2, response (ended 1, lasting 1, '
	'missing 0, sum 1, shortest 1, longest 1; buckets 1:1+1), handling (ended 1, lasting 1, missing 0, sum 1, '
	'shortest 1, longest 1; buckets 1:1+1))', 'the bytes are understood');
-- what is not said below is refused as a value
ALTER TABLE forged ADD message text;
UPDATE forged SET message = format('unsupported version %s of external "%s"', get_byte(payload, 0), type)
WHERE what = 'another version';
UPDATE forged SET message = 'incorrect binary data format' WHERE what = 'a byte too many';
UPDATE forged SET message = CASE type::text WHEN 'service_case' THEN 'no data left in message'
	ELSE 'insufficient data left in message' END
WHERE what = 'cut off';
SELECT throws_ok(format('SELECT pg_temp.receive(%L, %L)', type, payload), sqlstate,
	coalesce(message, format('invalid value in external "%s"', type)), type || ': ' || what)
FROM forged;

SELECT * FROM finish();
ROLLBACK;
