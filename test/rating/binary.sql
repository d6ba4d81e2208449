--
-- The binary forms of ratings: round trips, and bytes that no client should send
--
BEGIN;
SELECT plan(65);

\ir ../house/include/receive.sql
-- the version and the number of entries
CREATE FUNCTION pg_temp.head(count int) RETURNS bytea LANGUAGE sql
RETURN '\x01'::bytea || int4send(count);
-- an entry: tag, number, label; with its position where there is one
CREATE FUNCTION pg_temp.entry(tag int, number float8, label bytea, label_length int DEFAULT NULL,
	"position" int DEFAULT NULL) RETURNS bytea
LANGUAGE sql RETURN set_byte('\x00', 0, tag) || float8send(number) || coalesce(int4send("position"), '')
	|| int4send(coalesce(label_length, length(label))) || label;

-- round trips
SELECT is(pg_temp.receive('grade_scale', grade_scale_send(s)), s::text, 'round trip of ' || s::text)
FROM unnest(ARRAY['A >= 540, B >= 480.1, E', '优 <= 35, "很 差, 真的" <= 75', 'only']::grade_scale[]) AS s;
SELECT is(pg_temp.receive('scorecard', scorecard_send(s)), s::text, 'round trip of ' || s::text)
FROM unnest(ARRAY['市容环境 120, 自治共治 0.1 earn, "创 新" 20 bonus', 'a 1']::scorecard[]) AS s;
SELECT is(pg_temp.receive('scorecard_draft', scorecard_draft_send(s)), s::text, 'round trip of ' || s::text)
FROM unnest(ARRAY['-5: 市容环境 120, 7: 自治共治 0.1 earn', '2147483647: a 1']::scorecard_draft[]) AS s;
SELECT is(pg_temp.receive('score_sheet', score_sheet_send(s)), s::text, 'round trip of ' || s::text)
FROM unnest(ARRAY['市容环境 120: -35.5 in 3, "创 新" 20 bonus: 1+1e-20 in 2; vetoed', 'a 1: 0 in 0']::score_sheet[]) AS s;

-- grade_scale
SELECT throws_ok($$SELECT pg_temp.receive('grade_scale', '')$$, '08P01', 'no data left in message');
SELECT throws_ok($$SELECT pg_temp.receive('grade_scale', pg_temp.head(0))$$,
	'22P03', 'invalid value in external "grade_scale"');
SELECT throws_ok($$SELECT pg_temp.receive('grade_scale', pg_temp.head(65))$$,
	'22P03', 'invalid value in external "grade_scale"');
SELECT throws_ok($$SELECT pg_temp.receive('grade_scale', pg_temp.head(-1))$$,
	'22P03', 'invalid value in external "grade_scale"');
SELECT throws_ok($$SELECT pg_temp.receive('grade_scale', pg_temp.head(2147483647))$$,
	'22P03', 'invalid value in external "grade_scale"');
SELECT throws_ok($$SELECT pg_temp.receive('grade_scale', pg_temp.head(2) || pg_temp.entry(1, 5, 'A'))$$,
	'08P01', 'no data left in message');
SELECT throws_ok($$SELECT pg_temp.receive('grade_scale', pg_temp.head(1) || pg_temp.entry(0, 5, 'A'))$$,
	'22P03', 'invalid value in external "grade_scale"');
SELECT throws_ok($$SELECT pg_temp.receive('grade_scale', pg_temp.head(1) || pg_temp.entry(4, 5, 'A'))$$,
	'22P03', 'invalid value in external "grade_scale"');
SELECT throws_ok($$SELECT pg_temp.receive('grade_scale', pg_temp.head(1) || pg_temp.entry(1, 'NaN', 'A'))$$,
	'22003', 'number must be finite, not NaN');
SELECT throws_ok($$SELECT pg_temp.receive('grade_scale', pg_temp.head(1) || pg_temp.entry(1, 5, ''))$$,
	'22P03', 'invalid value in external "grade_scale"');
SELECT throws_ok($$SELECT pg_temp.receive('grade_scale', pg_temp.head(1) || pg_temp.entry(1, 5, 'A', -1))$$,
	'22P03', 'invalid value in external "grade_scale"');
SELECT throws_ok($$SELECT pg_temp.receive('grade_scale', pg_temp.head(1) || pg_temp.entry(1, 5, 'A', 100))$$,
	'08P01', 'insufficient data left in message');
SELECT throws_ok($$SELECT pg_temp.receive('grade_scale', pg_temp.head(1)
	|| pg_temp.entry(1, 5, repeat('x', 128)::bytea))$$,
	'54000', 'invalid value in external "grade_scale"');
SELECT throws_ok($$SELECT pg_temp.receive('grade_scale', pg_temp.head(1) || pg_temp.entry(1, 5, '\x41ff'))$$,
	'22021', 'invalid byte sequence for encoding "UTF8": 0xff');
SELECT throws_ok($$SELECT pg_temp.receive('grade_scale', pg_temp.head(1) || pg_temp.entry(1, 5, '\x01'))$$,
	'22P03', 'invalid value in external "grade_scale"');
SELECT throws_ok($$SELECT pg_temp.receive('grade_scale', pg_temp.head(1) || pg_temp.entry(3, 5, 'A'))$$,
	'22P03', 'invalid value in external "grade_scale"', 'an open band with a threshold');
SELECT throws_ok($$SELECT pg_temp.receive('grade_scale',
	pg_temp.head(2) || pg_temp.entry(1, 5, 'A') || pg_temp.entry(1, 6, 'B'))$$,
	'22P03', 'invalid value in external "grade_scale"', 'out of order');
SELECT throws_ok($$SELECT pg_temp.receive('grade_scale',
	pg_temp.head(2) || pg_temp.entry(1, 5, 'A') || pg_temp.entry(1, 4, 'A'))$$,
	'22P03', 'invalid value in external "grade_scale"', 'a label twice');
SELECT throws_ok($$SELECT pg_temp.receive('grade_scale', grade_scale_send('A >= 5') || '\x00')$$,
	'22P03', 'incorrect binary data format', 'more than a scale');
-- scorecard
SELECT throws_ok($$SELECT pg_temp.receive('scorecard', pg_temp.head(1) || pg_temp.entry(1, 0, 'a'))$$,
	'22003', 'invalid value in external "scorecard"', 'full 0');
SELECT throws_ok($$SELECT pg_temp.receive('scorecard',
	pg_temp.head(2) || pg_temp.entry(1, 1, 'a') || pg_temp.entry(2, 1, 'a'))$$,
	'22P03', 'invalid value in external "scorecard"', 'a dimension twice');
SELECT throws_ok($$SELECT pg_temp.receive('scorecard',
	pg_temp.head(2) || pg_temp.entry(1, 1e308, 'a') || pg_temp.entry(2, 1e308, 'b'))$$,
	'22003', 'invalid value in external "scorecard"', 'full points without a sum');
SELECT throws_ok($$SELECT pg_temp.receive('scorecard_draft',
	pg_temp.head(2) || pg_temp.entry(1, 1, 'a', 1, 2) || pg_temp.entry(1, 1, 'b', 1, 1))$$,
	'22P03', 'invalid value in external "scorecard_draft"', 'positions out of order');
-- score_sheet
SELECT throws_ok(format($$
	SELECT pg_temp.receive('score_sheet', substr(score_sheet_send('a 1: 0 in 0, b 2 earn: 1 in 1'), 1, %s))$$, n),
	'08P01', message, format('cut off after %s bytes', n))
FROM (VALUES
	(4, 'insufficient data left in message'),
	(5, 'no data left in message'),
	(13, 'insufficient data left in message'),
	(21, 'insufficient data left in message'),
	(61, 'insufficient data left in message'),
	(81, 'no data left in message'))
	AS v(n, message);
CREATE FUNCTION pg_temp.sheet(hi float8, lo float8, events int8, veto int) RETURNS bytea
LANGUAGE sql RETURN pg_temp.head(1) || pg_temp.entry(1, 10, 'a') || float8send(hi) || float8send(lo) || int8send(events)
	|| set_byte('\x00', 0, veto);
SELECT is(pg_temp.receive('score_sheet', pg_temp.sheet(-0.0, 0, 0, 0)), 'a 10: 0 in 0', '-0 is received as 0');
SELECT throws_ok(format($$SELECT pg_temp.receive('score_sheet', pg_temp.sheet(%s))$$, v), '22P03',
	'invalid value in external "score_sheet"', 'no sheet: ' || v)
FROM unnest(ARRAY[$$'NaN', 0, 1, 0$$, $$'Infinity', 0, 1, 0$$,
	'1, 1, 1, 0', '1, 0, 0, 0', '1, 0, -1, 0', '0, 0, 0, 1', '1, 0, 1, 2']) AS v;

-- another version
SELECT throws_ok(format($$SELECT pg_temp.receive(%1$L, overlay(%1$s_send(%2$L) PLACING '\x02' FROM 1))$$, type, value),
	'22P03', format('unsupported version 2 of external "%s"', type))
FROM (VALUES
	('grade_scale', 'A >= 5'),
	('scorecard', 'a 1'),
	('scorecard_draft', '1: a 1'),
	('score_sheet', 'a 1: 0 in 0'))
	AS v(type, value);

-- another format: a stored value whose header says 2
CREATE FUNCTION pg_temp.stored(grade_scale) RETURNS bytea LANGUAGE internal STRICT AS 'byteasend';
CREATE FUNCTION pg_temp.stored(score_sheet) RETURNS bytea LANGUAGE internal STRICT AS 'byteasend';
CREATE FUNCTION pg_temp.other_format(bytea) RETURNS bytea LANGUAGE sql
RETURN overlay($1 PLACING CASE get_byte($1, 0) WHEN 1 THEN '\x0200'::bytea ELSE '\x0002'::bytea END FROM 1);
CREATE FUNCTION pg_temp.scale(bytea) RETURNS grade_scale LANGUAGE internal STRICT AS 'byteasend';
CREATE FUNCTION pg_temp.card(bytea) RETURNS scorecard LANGUAGE internal STRICT AS 'byteasend';
CREATE FUNCTION pg_temp.draft(bytea) RETURNS scorecard_draft LANGUAGE internal STRICT AS 'byteasend';
CREATE FUNCTION pg_temp.sheet(bytea) RETURNS score_sheet LANGUAGE internal STRICT AS 'byteasend';
CREATE TEMP TABLE later AS
SELECT pg_temp.other_format(pg_temp.stored('A >= 5'::grade_scale)) AS list,
	pg_temp.other_format(pg_temp.stored('a 1: 0 in 0'::score_sheet)) AS sheet;
SELECT is(pg_temp.scale(pg_temp.stored('A >= 5'::grade_scale))::text, 'A >= 5', 'as it was stored');
SELECT throws_ok(format('SELECT %s FROM later', call), 'XX001',
	format('unknown format 2 of a stored value of type %s', type), call)
FROM (VALUES
	('grade_scale', 'pg_temp.scale(list)::text'),
	('grade_scale', 'grade(1, pg_temp.scale(list))'),
	('grade_scale', $$pg_temp.scale(list) = 'A >= 5'$$),
	('scorecard', 'full_points(pg_temp.card(list))'),
	('scorecard', $$score_agg(pg_temp.card(list), 'a', 1)$$),
	('scorecard_draft', $$scorecard_accum(pg_temp.draft(list), 1, 'a', 1, NULL)$$),
	('scorecard_draft', 'scorecard_final(pg_temp.draft(list))'),
	('score_sheet', 'pg_temp.sheet(sheet)::text'),
	('score_sheet', 'total_points(pg_temp.sheet(sheet))'),
	('score_sheet', '(SELECT rollup(pg_temp.sheet(l.sheet)) FROM later AS l, generate_series(1, 2))'),
	('score_sheet', $$score_combine('a 1: 0 in 0', pg_temp.sheet(sheet))$$),
	('score_sheet', $$score_accum(pg_temp.sheet(sheet), 'a 1', 'a', 1)$$))
	AS v(type, call);

-- COPY both ways between tables, and arrays of the types
CREATE TEMP TABLE source AS
SELECT i AS id, ('A >= ' || i || ', B')::grade_scale AS scale,
	('a ' || i || ', b 1 bonus')::scorecard AS card,
	score_agg(('a ' || i || ', b 1 bonus')::scorecard, 'b', 0.1 * i) AS sheet,
	ARRAY['a 1'::scorecard, NULL] AS cards
FROM generate_series(1, 100) AS i GROUP BY i;
CREATE TEMP TABLE copied (LIKE source);
SELECT isnt_empty('SELECT FROM source', 'there is something to copy');
SELECT format('COPY source TO %1$L (FORMAT binary); COPY copied FROM %1$L (FORMAT binary)',
	current_setting('data_directory') || '/rating_copy_test') AS copy_both_ways \gset
:copy_both_ways;
SELECT results_eq('SELECT id, scale, card, sheet::text, cards FROM copied ORDER BY id',
	'SELECT id, scale, card, sheet::text, cards FROM source ORDER BY id', 'binary COPY');

SELECT * FROM finish();
ROLLBACK;
