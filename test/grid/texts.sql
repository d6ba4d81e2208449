--
-- grid_code with texts, as drivers send them; casts, min and max; what the
-- planner's estimate does with operators of other types
--
BEGIN;
SELECT plan(45);

\ir ../house/include/plan_of.sql
CREATE TABLE cell AS
SELECT (310114000000000 + i)::text::grid_code AS code, (310114000000000 + i)::text AS digits
FROM generate_series(1, 20000) AS i;
CREATE INDEX ON cell (code);
ANALYZE cell;

-- the order of a code and a text is that of two texts, by bytes
CREATE TEMP TABLE word AS
SELECT t FROM unnest('{"",0,3,31,3101,310,31011,310114," 310114",310114x,３１,
	"31 ",99,999999999999999,9999999999999999,a}'::text[]) AS t;
CREATE TEMP TABLE code AS
SELECT g FROM unnest('{00,31,3101,310114,310114001,310114001001001,99,999999999999999}'::grid_code[]) AS g;
SELECT is(count(*), 0::bigint, 'code and text, whatever the operator')
FROM code, word, LATERAL (SELECT g::text COLLATE "C" AS c, t COLLATE "C" AS u) AS x
WHERE (g = t) <> (c = u) OR (g <> t) <> (c <> u) OR (g < t) <> (c < u) OR (g <= t) <> (c <= u) OR (g > t) <> (c > u)
	OR (g >= t) <> (c >= u)
	OR sign(grid_code_text_cmp(g, t)) <> CASE WHEN c < u THEN -1 WHEN c = u THEN 0 ELSE 1 END;
SELECT is(count(*), 0::bigint, 'text and code')
FROM code, word, LATERAL (SELECT g::text COLLATE "C" AS c, t COLLATE "C" AS u) AS x
WHERE (t = g) <> (u = c) OR (t <> g) <> (u <> c) OR (t < g) <> (u < c) OR (t <= g) <> (u <= c) OR (t > g) <> (u > c)
	OR (t >= g) <> (u >= c)
	OR sign(text_grid_code_cmp(t, g)) <> CASE WHEN u < c THEN -1 WHEN u = c THEN 0 ELSE 1 END;
SELECT is(array_agg(t ORDER BY t), '{31,3101,310114,99,999999999999999}',
	'texts that are no code, or written otherwise, equal none') FROM code JOIN word ON g = t;
SELECT is(bool_and(amvalidate(c.oid)), true, 'the operator classes are complete') FROM pg_opclass AS c
WHERE opcname = 'grid_code_ops';

-- = ANY(text[]) is found, and by the index
SELECT matches(pg_temp.plan_of($$SELECT * FROM cell
	WHERE code = ANY (ARRAY['310114000000005', 'no code', '310114000000007', ' 310114000000008'])$$),
	'Index Cond: \(code = ANY', 'an array of texts: by the index');
SELECT is(array_agg(code::text ORDER BY code), '{310114000000005,310114000000007}', 'and found')
FROM cell WHERE code = ANY (ARRAY['310114000000005', 'no code', '310114000000007', ' 310114000000008', NULL]);
PREPARE among(text[]) AS SELECT count(*) FROM cell WHERE code = ANY ($1);
SET LOCAL plan_cache_mode = force_generic_plan;
SELECT matches(pg_temp.plan_of($$EXECUTE among('{310114000000005}')$$), 'Index Cond: \(code = ANY \(\$1\)\)',
	'a parameter, whatever it holds');
PREPARE one(varchar) AS SELECT count(*) FROM cell WHERE code = $1;
SELECT matches(pg_temp.plan_of($$EXECUTE one('310114000000005')$$), 'Index Cond: \(code = \(\$1\)::text\)',
	'a varchar, as setString sends it');
PREPARE range(text, text) AS SELECT count(*) FROM cell WHERE code BETWEEN $1 AND $2;
SELECT matches(pg_temp.plan_of($$EXECUTE range('31', '32')$$), 'Index Cond: \(\(code >= \$1\) AND \(code <= \$2\)\)',
	'between two texts');
-- what has no type yet is a code, as before
PREPARE untyped AS SELECT count(*) FROM cell WHERE code = $1 AND code = ANY ($2) AND code IN ('31', $3);
SELECT is(parameter_types, '{grid_code,grid_code[],grid_code}', 'what has no type is a code')
FROM pg_prepared_statements WHERE name = 'untyped';
SELECT matches(pg_temp.plan_of($$SELECT * FROM cell WHERE code = '310114000000005'$$),
	'Index Cond: \(code = ''310114000000005''::grid_code\)', 'a literal too');
SELECT throws_ok($$SELECT * FROM cell WHERE code = 'no code'$$, '22P02',
	'invalid input syntax for type grid_code: "no code"', 'so it is read, and refused');
RESET plan_cache_mode;
-- texts among themselves find the operators they found before
SELECT lives_ok(format('SELECT %s', expression), expression)
FROM unnest(ARRAY['''a''::varchar = ''b''', '''a''::text < ''b''', '''a'' = ''b''', '''a''::bpchar = ''b''',
	'''a''::name = ''b''',
	'''a''::varchar = ANY (''{a}'')', '''a''::text = ANY (ARRAY[''a''])', '''a''::varchar = ''b''::text',
		'''a''::name = ''b''::text', '''a''::varchar >= NULL', '''a''::"char" = ''b''']) AS expression;

-- joins of a code with a text column
CREATE TABLE listed AS SELECT digits FROM cell WHERE code <= '310114000000100' UNION ALL SELECT 'no code';
ANALYZE listed;
SELECT is(count(*), 100::bigint, 'joined with a text column') FROM cell JOIN listed ON code = listed.digits;
SELECT is(count(*), 100::bigint, 'and the other way') FROM cell JOIN listed ON listed.digits = code;
SET LOCAL enable_mergejoin = off;
SELECT matches(pg_temp.plan_of('SELECT * FROM cell JOIN listed ON code = listed.digits'),
	'Index Cond: \(.*code.* = listed.digits\)', 'by the index');
SET LOCAL enable_mergejoin = on; SET LOCAL enable_nestloop = off;
SELECT matches(pg_temp.plan_of('SELECT * FROM cell AS a JOIN cell AS b ON a.code = b.digits'), 'Merge Join',
	'or merged');
SELECT is(count(*), 20000::bigint, 'which finds them all') FROM cell AS a JOIN cell AS b ON a.code = b.digits;
RESET enable_nestloop;

-- texts are stored without a cast
CREATE TABLE kept (code grid_code);
INSERT INTO kept SELECT digits FROM listed WHERE digits <> 'no code';
INSERT INTO kept SELECT digits::varchar FROM listed WHERE digits <> 'no code';
SELECT is(count(DISTINCT code), 100::bigint, 'texts and varchars are stored') FROM kept;
SELECT throws_ok('INSERT INTO kept SELECT digits FROM listed', '22P02',
	'invalid input syntax for type grid_code: "no code"', 'what is no code is not');

-- parts
SELECT is('310114102003017'::grid_code::jsonb,
	'{"text": "310114102003017", "level": "grid", "ordinal": 17, "province": "31", "city": "3101",
	"district": "310114", "street": "310114102", "community": "310114102003",
		"grid": "310114102003017"}', 'the parts of a grid');
SELECT is(to_jsonb('3101'::grid_code), '{"text": "3101", "level": "city", "ordinal": 1, "province": "31", "city": "3101",
	"district": null, "street": null, "community": null, "grid": null}', 'and of a city');
SELECT is(row_to_json(r) -> 'code' ->> 'text', '31', 'in a row') FROM (SELECT '31'::grid_code AS code) AS r;

-- min and max
SELECT is(ARRAY[min(code), max(code)]::text[], '{310114000000001,310114000020000}', 'min and max') FROM cell;
SELECT is(min(g)::text || ' ' || max(g)::text, '00 999999999999999', 'by the digits') FROM code;
SELECT is(max(code), NULL, 'of none') FROM cell WHERE false;
SELECT matches(pg_temp.plan_of('SELECT min(code) FROM cell'), 'Index Only Scan', 'by the index');
SET LOCAL min_parallel_table_scan_size = 0; SET LOCAL parallel_setup_cost = 0; SET LOCAL parallel_tuple_cost = 0;
SELECT matches(pg_temp.plan_of('SELECT min(parent(code)), max(parent(code)) FROM cell'), 'Partial Aggregate',
	'in parallel');

-- an operator of other types that asks for our estimate: it reads no constant that is no code
CREATE TABLE other AS SELECT i::float8 AS f, i::numeric AS n, repeat(i::text, 9) AS t,
	(310114000 + i)::text::grid_code AS g FROM generate_series(1, 500) AS i;
ANALYZE other;
CREATE FUNCTION never(anyelement, anyelement) RETURNS bool LANGUAGE plpgsql IMMUTABLE AS 'BEGIN RETURN false; END';
CREATE FUNCTION never(numeric, grid_code) RETURNS bool LANGUAGE plpgsql IMMUTABLE AS 'BEGIN RETURN false; END';
CREATE FUNCTION never(grid_code, text) RETURNS bool LANGUAGE plpgsql IMMUTABLE AS 'BEGIN RETURN false; END';
CREATE FUNCTION never(numeric) RETURNS bool LANGUAGE plpgsql IMMUTABLE AS 'BEGIN RETURN false; END';
CREATE OPERATOR <@@ (LEFTARG = anyelement, RIGHTARG = anyelement, FUNCTION = never, RESTRICT = grid_code_sel);
CREATE OPERATOR <@@ (LEFTARG = numeric, RIGHTARG = grid_code, FUNCTION = never, RESTRICT = grid_code_sel);
CREATE OPERATOR <@@ (LEFTARG = grid_code, RIGHTARG = text, FUNCTION = never, RESTRICT = grid_code_sel);
CREATE OPERATOR !@@ (RIGHTARG = numeric, FUNCTION = never, RESTRICT = grid_code_sel);
SELECT matches(pg_temp.plan_of(format('SELECT * FROM other WHERE %s', clause)), 'Seq Scan', 'estimated: ' || clause)
FROM unnest(ARRAY['f <@@ 5::float8', 'n <@@ 5::numeric', 't <@@ ''5''::text', 't <@@ ''5''',
	'n <@@ ''31''::grid_code', 'g <@@ ''31''::text', '!@@ n']) AS clause;

SELECT * FROM finish();
ROLLBACK;
