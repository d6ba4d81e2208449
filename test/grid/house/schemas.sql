CREATE TABLE public.cell (code "plans & tasks".grid_code PRIMARY KEY);
INSERT INTO public.cell
SELECT ('310114' || to_char(i, 'FM000'))::"plans & tasks".grid_code FROM generate_series(1, 500) AS i;
INSERT INTO public.cell VALUES ('310115');
ANALYZE public.cell;

SET LOCAL enable_seqscan = off;
SET LOCAL plan_cache_mode = force_generic_plan;
PREPARE under("plans & tasks".grid_code) AS
SELECT count(*) FROM public.cell WHERE code OPERATOR("plans & tasks".<@) $1;
CREATE TEMP TABLE grid_outcome AS
SELECT pg_temp.plan_of($$SELECT 1 FROM public.cell
		WHERE code OPERATOR("plans & tasks".<@) '310114'$$) AS constant,
	pg_temp.plan_of($$EXECUTE under('310114')$$) AS parameter,
	(SELECT count(*) FROM public.cell WHERE code OPERATOR("plans & tasks".<@) '310114') AS under,
	(SELECT "plans & tasks".level(code)::text FROM public.cell ORDER BY code LIMIT 1) AS level,
	(SELECT "plans & tasks".ancestor(code, 'district')::text FROM public.cell ORDER BY code LIMIT 1) AS ancestor,
	"plans & tasks".locate(grid, 'POINT(1 1)'::gis.geometry)::text AS located
FROM (SELECT "plans & tasks".grid_index_agg('31'::"plans & tasks".grid_code,
		'POLYGON((0 0, 2 0, 2 2, 0 0))'::gis.geometry) AS grid) AS g;
RESET enable_seqscan;
RESET plan_cache_mode;

SET LOCAL search_path = public;
SELECT matches(constant, 'Index Cond: .*>=.*<=', 'an index range for a constant') FROM grid_outcome;
SELECT matches(parameter, 'Index Cond: .*>=.*grid_code_last', 'an index range for a parameter') FROM grid_outcome;
SELECT is(under, 500::int8, 'rows under an area') FROM grid_outcome;
SELECT is(level, 'street', 'an enum of the extension as a result') FROM grid_outcome;
SELECT is(ancestor, '310114', 'and as an argument') FROM grid_outcome;
SELECT is(located, '31', 'locate') FROM grid_outcome;
