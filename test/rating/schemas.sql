--
-- Ratings and grid codes in any schema, with nothing on the search path
--
BEGIN;
SELECT plan(8);

SET LOCAL client_min_messages = error;
DROP EXTENSION citygov;
CREATE SCHEMA "grids & grades";
CREATE EXTENSION citygov SCHEMA "grids & grades";

CREATE TABLE cell (code "grids & grades".grid_code PRIMARY KEY, sheet "grids & grades".score_sheet);
INSERT INTO cell SELECT ('310114' || to_char(i, 'FM000'))::"grids & grades".grid_code,
	"grids & grades".score_agg('a 10, b 5 earn', 'b', i)
FROM generate_series(1, 500) AS i GROUP BY i;
INSERT INTO cell VALUES ('310115');
ANALYZE cell;

\ir ../house/include/plan_of.sql

-- everything by its qualified name, nothing on the path (pgTAP needs one itself)
SELECT set_config('search_path', '', true);
SET LOCAL enable_seqscan = off;
SET LOCAL plan_cache_mode = force_generic_plan;
PREPARE under("grids & grades".grid_code) AS SELECT pg_catalog.count(*) FROM public.cell WHERE code OPERATOR("grids & grades".<@) $1;
CREATE TEMP TABLE outcome AS
SELECT pg_temp.plan_of($$SELECT 1 FROM public.cell WHERE code OPERATOR("grids & grades".<@) '310114'$$) AS constant,
	pg_temp.plan_of($$EXECUTE under('310114')$$) AS parameter,
	(SELECT pg_catalog.count(*) FROM public.cell WHERE code OPERATOR("grids & grades".<@) '310114') AS under,
	(SELECT "grids & grades".level(code)::pg_catalog.text FROM public.cell ORDER BY code LIMIT 1) AS level,
	(SELECT "grids & grades".ancestor(code, 'district')::pg_catalog.text FROM public.cell ORDER BY code LIMIT 1) AS ancestor,
	(SELECT "grids & grades".rollup(sheet)::pg_catalog.text FROM public.cell) AS year,
	"grids & grades".grade(5::float8, 'A >= 5, B') AS grade,
	"grids & grades".apportion(5, 1) OVER () AS share;
SET LOCAL search_path = public;

SELECT matches(constant, 'Index Cond: .*>=.*<=', 'an index range for a constant') FROM outcome;
SELECT matches(parameter, 'Index Cond: .*>=.*grid_code_last', 'an index range for a parameter') FROM outcome;
SELECT is(under, 500::int8, 'rows under an area') FROM outcome;
SELECT is(level, 'street', 'an enum of the extension as a result') FROM outcome;
SELECT is(ancestor, '310114', 'and as an argument') FROM outcome;
SELECT is(year, 'a 10: 0 in 0, b 5 earn: 125250 in 500', 'aggregates') FROM outcome;
SELECT is(grade, 'A', 'grades') FROM outcome;
SELECT is(share, 5.00, 'window function') FROM outcome;

SELECT * FROM finish();
ROLLBACK;
