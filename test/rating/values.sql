--
-- Values of ratings among other values: compared, cast, taken apart, refused
-- where they could not be read
--
BEGIN;
SELECT plan(73);

-- the rank of a sheet is that of its grade, with a veto and without
CREATE TEMP TABLE rated AS
SELECT s::score_sheet, scale::grade_scale
FROM unnest(ARRAY['a 100: 0 in 0', 'a 100: -5 in 1', 'a 100: -40 in 2', 'a 100: -99 in 3',
		'a 100: 0 in 1; vetoed', 'a 100: -40 in 2; vetoed']) AS s,
	unnest(ARRAY['A >= 100, B >= 90, C >= 60, D', 'A >= 100, B >= 50', '优 <= 10, 良 <= 70, 差']) AS scale;
SELECT is(grade_rank(s, scale), (SELECT rank FROM bands(scale) AS b WHERE b.grade = grade(s, scale)),
	format('rank of %s in %s', s, scale))
FROM rated;
SELECT is(points_to_next(s, scale), CASE WHEN NOT vetoed(s) THEN points_to_next(total_points(s), scale) END,
	format('points to next of %s in %s', s, scale))
FROM rated;
SELECT is(grade_rank('a 100: 0 in 1; vetoed'::score_sheet, 'A >= 100, B >= 90, C'), 3, 'a veto is not lost with ranks');
SELECT is(points_to_next('a 100: -15 in 1'::score_sheet, 'A >= 100, B >= 90, C'), 5::float8,
	'85 points are 5 from a B');
SELECT is(points_to_next('a 100: -15 in 1; vetoed'::score_sheet, 'A >= 100, B >= 90, C'), NULL, 'nothing lifts a veto');
SELECT throws_ok($$SELECT points_to_next('a 1e300: 1e300 in 1'::score_sheet, 'A <= -1.7976931348623157e308, B')$$,
	'22003', 'value out of range: overflow', 'no distance');

-- rows out of values, and back
SELECT results_eq($$SELECT * FROM bands('A >= 540, "B 2" >= 480.5, E')$$,
	$$VALUES (1, 'A', 540::float8, NULL::float8), (2, 'B 2', 480.5, NULL), (3, 'E', NULL, NULL)$$, 'bands of a scale');
SELECT results_eq($$SELECT * FROM bands('优 <= 35, 良 <= 75')$$,
	$$VALUES (1, '优', NULL::float8, 35::float8), (2, '良', NULL, 75)$$, 'bands where less is better');
SELECT results_eq($$SELECT * FROM dimensions('市容 120, 共治 0.5 earn, "创 新" 20 bonus')$$,
	$$VALUES (1, '市容', 120::float8, 'deduct'), (2, '共治', 0.5, 'earn'), (3, '创 新', 20, 'bonus')$$,
	'dimensions of a card');
SELECT is(scorecard_agg(position, dimension, full_points, kind)::text, '市容 120, 共治 0.5 earn, "创 新" 20 bonus',
	'and back')
FROM dimensions('市容 120, 共治 0.5 earn, "创 新" 20 bonus');
SELECT is_empty('SELECT * FROM bands(NULL)', 'no bands of NULL');
SELECT is_empty('SELECT * FROM dimensions(NULL)', 'no dimensions of NULL');

-- json by every way that looks for it
SELECT is('A >= 540, "B 2"'::grade_scale::jsonb, '{"text": "A >= 540, \"B 2\"", "bands": [
	{"rank": 1, "grade": "A", "at_least": 540, "at_most": null},
	{"rank": 2, "grade": "B 2", "at_least": null, "at_most": null}]}', 'a scale as jsonb');
SELECT is('市容 120.5, 创新 20 bonus'::scorecard::jsonb,
	'{"text": "市容 120.5, 创新 20 bonus", "full_points": 120.5, "dimensions": [
	{"position": 1, "dimension": "市容", "full_points": 120.5, "kind": "deduct"},
	{"position": 2, "dimension": "创新", "full_points": 20, "kind": "bonus"}]}', 'a card as jsonb');
SELECT is('-3: a 1 earn'::scorecard_draft::jsonb, '{"text": "-3: a 1 earn", "dimensions": [
	{"position": -3, "dimension": "a", "full_points": 1, "kind": "earn"}]}', 'a draft as jsonb');
CREATE TEMP TABLE held (scale grade_scale, card scorecard, draft scorecard_draft, sheet score_sheet);
INSERT INTO held VALUES ('A >= 1', 'a 1', '1: a 1', 'a 1: 0 in 0');
SELECT is(to_jsonb(held), jsonb_build_object('scale', scale::jsonb, 'card', card::jsonb, 'draft', draft::jsonb,
	'sheet', sheet::jsonb), 'to_jsonb')
FROM held;
SELECT is(row_to_json(held)::jsonb, to_jsonb(held), 'row_to_json') FROM held;
SELECT is(json_agg(sheet)::jsonb, jsonb_build_array(sheet::jsonb), 'json_agg') FROM held GROUP BY sheet;

-- stored from text and varchar
INSERT INTO held SELECT 'B >= 1'::text, 'b 1'::text, '1: b 1'::text, 'b 1: 0 in 0'::text;
INSERT INTO held SELECT 'C >= 1'::varchar, 'c 1'::varchar, '1: c 1'::varchar, 'c 1: 0 in 0'::varchar;
SELECT is(array_agg(concat_ws(' | ', scale, card, draft, sheet) ORDER BY card), ARRAY[
	'A >= 1 | a 1 | 1: a 1 | a 1: 0 in 0',
	'B >= 1 | b 1 | 1: b 1 | b 1: 0 in 0',
	'C >= 1 | c 1 | 1: c 1 | c 1: 0 in 0'], 'assigned from text and varchar')
FROM held;

-- equality, order and hashes of sheets and drafts
CREATE TEMP TABLE several AS
SELECT sheet::score_sheet, draft::scorecard_draft
FROM (VALUES
	('a 1: 0 in 0', '1: a 1'),
	('a 1: -1 in 1', '2: a 1'),
	('a 1: -1 in 1; vetoed', '1: b 1'),
	('a 1: -1 in 2', '1: a 2'),
	('a 1: -1 in 2', '1: a 2'),
	(NULL, NULL))
	AS v(sheet, draft);
SELECT is(count(DISTINCT sheet), 4::int8, 'DISTINCT sheets') FROM several;
SELECT is(count(DISTINCT draft), 4::int8, 'DISTINCT drafts: with their positions') FROM several;
SELECT is(count(*), 5::int8, 'UNION, GROUP BY')
FROM (SELECT sheet FROM several UNION SELECT sheet FROM several GROUP BY sheet) AS q;
SELECT is(count(*), 7::int8, 'a join') FROM several AS a JOIN several AS b ON a.sheet = b.sheet AND a.draft = b.draft;
CREATE TABLE unique_sheet (sheet score_sheet PRIMARY KEY, seen int DEFAULT 1);
INSERT INTO unique_sheet SELECT DISTINCT sheet FROM several WHERE sheet IS NOT NULL;
INSERT INTO unique_sheet SELECT sheet FROM several WHERE sheet IS NOT NULL LIMIT 1
ON CONFLICT (sheet) DO UPDATE SET seen = 2 WHERE unique_sheet.sheet IS NOT DISTINCT FROM excluded.sheet;
SELECT is(sum(seen), 5::int8, 'ON CONFLICT') FROM unique_sheet;
SELECT is(count(*), 0::int8, 'order and hashes of sheets agree with equality')
FROM several AS a, several AS b
WHERE (a.sheet = b.sheet) <> (a.sheet::text = b.sheet::text)
	OR (a.sheet <> b.sheet) = (a.sheet = b.sheet)
	OR (a.sheet < b.sheet) = (a.sheet >= b.sheet)
	OR (a.sheet <= b.sheet) <> (b.sheet >= a.sheet)
	OR a.sheet = b.sheet AND score_sheet_hash(a.sheet) <> score_sheet_hash(b.sheet)
	OR a.sheet = b.sheet AND score_sheet_hash_extended(a.sheet, 7) <> score_sheet_hash_extended(b.sheet, 7);
SELECT is(count(*), 0::int8, 'and those of drafts')
FROM several AS a, several AS b
WHERE (a.draft = b.draft) <> (a.draft::text = b.draft::text)
	OR (a.draft < b.draft) = (a.draft >= b.draft)
	OR a.draft = b.draft AND scorecard_draft_hash(a.draft) <> scorecard_draft_hash(b.draft);
-- equal values are equal bytes: the same sum by other events, as text, compressed
SELECT ok(score_agg('a 1', 'a', p) = score_agg('a 1', 'a', -p) AND score_agg('a 1', 'a', p) = 'a 1: 0 in 4',
	'zeros of either sign')
FROM unnest('{0,-0.0,5,-5}'::float8[]) AS p;
SELECT is((SELECT score_agg('a 1', 'a', p) FROM unnest('{1,1e-20,-1}'::float8[]) AS p),
	(SELECT score_agg('a 1', 'a', p) FROM unnest('{1e-20,-0.0,0}'::float8[]) AS p), 'what cancels leaves the rest');
SELECT ok(bool_and(s = s::text::score_sheet AND t.s = ANY (ARRAY[s])), 'as text, and in an array')
FROM (SELECT score_agg('a 1, b 2 earn', 'b', sin(i) * 10 ^ (i % 30)) AS s
	FROM generate_series(1, 500) AS i GROUP BY i % 17) AS t;
CREATE TABLE packed (s score_sheet);
INSERT INTO packed SELECT score_agg(card::scorecard, 'd1', -1)
FROM (SELECT string_agg('d' || i || ' 100', ', ') AS card FROM generate_series(1, 60) AS i) AS c GROUP BY card;
SELECT is(count(*), 1::int8, 'a sheet that is stored compressed')
FROM packed WHERE s = s::text::score_sheet AND pg_column_size(s) < 2000;

-- what is accepted can be read: 2^63 events in all are too many, in whatever way
SELECT throws_ok($$SELECT 'a 1 earn: 0.1 in 3, b 1 bonus: -5 in 9223372036854775807'::score_sheet$$, '22003',
	'value "a 1 earn: 0.1 in 3, b 1 bonus: -5 in 9223372036854775807" is out of range for type score_sheet', 'as text');
SELECT is(event_count('a 1 earn: 0.1 in 3, b 1 bonus: -5 in 9223372036854775804'::score_sheet),
	9223372036854775807, 'one less can be read');
\ir ../house/include/receive.sql
SELECT throws_ok($$SELECT pg_temp.receive('score_sheet',
	overlay(score_sheet_send('a 1 earn: 0 in 3, b 1 bonus: -5 in 9223372036854775804') PLACING int8send(4) FROM 50))$$,
	'22003', 'invalid value in external "score_sheet"', 'as bytes');
SELECT throws_ok(format('SELECT %s', call), '22003', 'score_sheet out of range', call)
FROM unnest(ARRAY[
	$$score_accum('a 1: 0 in 9223372036854775807, b 1: 0 in 0', 'a 1, b 1', 'b', 1)$$,
	$$score_combine('a 1: 0 in 9223372036854775807, b 1: 0 in 0', 'a 1: 0 in 0, b 1: 0 in 1')$$,
	$$score_combine('a 1: 1.7e308 in 1', 'a 1: 1e308 in 1')$$]) AS call;
SELECT lives_ok($$SELECT jsonb(s), total_points(s), full_points(s), grade(s, 'A >= 0, B'), count(b)
	FROM unnest(ARRAY[
		'a 1e300: 1.7976931348623157e308 in 1, b 1e300 earn: 1.7976931348623157e308 in 1',
		'a 1e300: -1.7976931348623157e308 in 9223372036854775807',
		'a 5e-324 bonus: 5e-324 in 1; vetoed']::score_sheet[]) AS s, breakdown(s) AS b GROUP BY s$$,
	'every accessor reads the largest and smallest sheets');

-- a label of 90 MB, which takes seconds to read, can be cancelled meanwhile
CREATE FUNCTION pg_temp.outcome(command text, input text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
	EXECUTE command USING input;
	RETURN 'read';
EXCEPTION WHEN query_canceled OR program_limit_exceeded THEN
	RETURN sqlerrm;
END
$$;
CREATE TEMP TABLE large AS SELECT repeat('市', 30000000) AS label;
SET LOCAL statement_timeout = '300ms';
SELECT pg_temp.outcome('SELECT $1::grade_scale', label) AS scale FROM large \gset
SELECT pg_temp.outcome('SELECT $1::score_sheet', label) AS sheet FROM large \gset
SET LOCAL statement_timeout = 0;
SELECT is(:'scale'::text, 'canceling statement due to statement timeout', 'a scale is cancelled');
SELECT is(:'sheet'::text, 'canceling statement due to statement timeout', 'a sheet is cancelled');

SELECT * FROM finish();
ROLLBACK;
