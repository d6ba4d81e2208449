--
-- work_calendar: the binary form, and bytes that no client should send
--
BEGIN;
SELECT plan(22);

\ir ../house/include/receive.sql

SELECT is(pg_temp.receive('work_calendar', work_calendar_send(c)), c::text, 'round trip of ' || c::text)
FROM unnest(ARRAY['Mon-Fri 09:00-12:00 13:30-17:30; off 2026-01-01..2026-01-03; on 2026-01-04; until 2026-12-31',
	'on 2026-01-04', 'Sun; since 0001-01-01; until 9999-12-31']::work_calendar[]) AS c;

-- version, since, until, the spans of seven days, off, on
CREATE FUNCTION pg_temp.bytes(since int, until int, monday bytea, off_runs bytea, on_runs bytea,
	version bytea DEFAULT '\x01') RETURNS bytea
LANGUAGE sql RETURN version || int4send(since) || int4send(until) || monday || decode(repeat('00000000', 6), 'hex')
	|| off_runs || on_runs;
CREATE FUNCTION pg_temp.runs(VARIADIC days int[]) RETURNS bytea
LANGUAGE sql RETURN int4send(cardinality(days) / 2)
	|| (SELECT string_agg(int4send(d), '' ORDER BY i) FROM unnest(days) WITH ORDINALITY AS u(d, i));
CREATE FUNCTION pg_temp.spans(VARIADIC minutes int[]) RETURNS bytea
LANGUAGE sql RETURN int4send(cardinality(minutes) / 2)
	|| (SELECT string_agg(int2send(m::int2), '' ORDER BY i) FROM unnest(minutes) WITH ORDINALITY AS u(m, i));
\set none '''\\x00000000'''
\set low -2147483648
\set high 2147483647

SELECT is(pg_temp.receive('work_calendar', pg_temp.bytes(:low, :high, pg_temp.spans(540, 720), pg_temp.runs(0, 1),
	:none)), 'Mon 09:00-12:00; off 2000-01-01..2000-01-02', 'the bytes are understood');
CREATE TEMP TABLE forged (what text, payload bytea, sqlstate text);
INSERT INTO forged VALUES
	('version', pg_temp.bytes(:low, :high, pg_temp.spans(540, 720), :none, :none, '\x02'), '22P03'),
	('empty message', '', '08P01'),
	('cut off', substr(work_calendar_send('Mon 09:00-12:00'), 1, 20), '08P01'),
	('a byte too many', work_calendar_send('Mon') || '\x00', '22P03'),
	('says nothing', pg_temp.bytes(:low, :high, :none, :none, :none), '22P03'),
	('since after until', pg_temp.bytes(1, 0, pg_temp.spans(540, 720), :none, :none), '22P03'),
	('since beyond the years', pg_temp.bytes(-800000, :high, pg_temp.spans(540, 720), :none, :none), '22008'),
	('a negative number of spans', pg_temp.bytes(:low, :high, '\xffffffff', :none, :none), '22P03'),
	('a huge number of spans', pg_temp.bytes(:low, :high, '\x7fffffff', :none, :none), '22P03'),
	('a huge number of runs', pg_temp.bytes(:low, :high, pg_temp.spans(540, 720), '\x20000000', :none), '22P03'),
	('spans that touch', pg_temp.bytes(:low, :high, pg_temp.spans(540, 720, 720, 730), :none, :none), '22P03'),
	('spans in disorder', pg_temp.bytes(:low, :high, pg_temp.spans(540, 720, 10, 20), :none, :none), '22P03'),
	('an empty span', pg_temp.bytes(:low, :high, pg_temp.spans(540, 540), :none, :none), '22P03'),
	('a span beyond midnight', pg_temp.bytes(:low, :high, pg_temp.spans(540, 1441), :none, :none), '22P03'),
	('runs that touch', pg_temp.bytes(:low, :high, :none, pg_temp.runs(0, 1, 2, 3), :none), '22P03'),
	('a run that ends before it begins', pg_temp.bytes(:low, :high, :none, pg_temp.runs(1, 0), :none), '22P03'),
	('a run of infinite days', pg_temp.bytes(:low, :high, :none, pg_temp.runs(0, :high), :none), '22P03'),
	('off and on', pg_temp.bytes(:low, :high, :none, pg_temp.runs(0, 5), pg_temp.runs(5, 6)), '22P03');
-- what is not said below is refused as a value
ALTER TABLE forged ADD message text DEFAULT 'invalid value in external "work_calendar"';
UPDATE forged SET message = v.message FROM (VALUES
	('version', 'unsupported version 2 of external "work_calendar"'), ('empty message', 'no data left in message'),
	('cut off', 'insufficient data left in message'), ('a byte too many', 'incorrect binary data format'))
	AS v(what, message) WHERE forged.what = v.what;
SELECT throws_ok(format('SELECT pg_temp.receive(''work_calendar'', %L)', payload), sqlstate, message, what) FROM forged;

SELECT * FROM finish();
ROLLBACK;
