--
-- The extension in any schema, and nothing on the search path
--
BEGIN;
SELECT plan(11);

SET LOCAL client_min_messages = error;
DROP EXTENSION citygov;
CREATE SCHEMA "plans & tasks";
CREATE EXTENSION citygov SCHEMA "plans & tasks";

SELECT is((SELECT count(*) FROM pg_depend AS d JOIN pg_proc AS p ON d.classid = 'pg_proc'::regclass AND d.objid = p.oid
	WHERE d.deptype = 'e' AND d.refobjid = (SELECT oid FROM pg_extension WHERE extname = 'citygov')
		AND p.pronamespace <> '"plans & tasks"'::regnamespace), 0::bigint, 'every function is in the schema asked for');
SELECT throws_ok($$ALTER EXTENSION citygov SET SCHEMA public$$, '0A000', NULL, 'the schema is chosen once');

CREATE TABLE goal (actual float8, target "plans & tasks".indicator_target);
INSERT INTO goal VALUES (95, '>= 95 %'), (80, '<= 40'), (NULL, '5 .. 10 km');
CREATE INDEX ON goal (target);

-- everything by its qualified name, nothing on the path (pgTAP needs one itself)
SELECT set_config('search_path', '', true);
CREATE TEMP TABLE outcome AS
SELECT '>= 95 %'::"plans & tasks".indicator_target::pg_catalog.text AS target,
	95 OPERATOR("plans & tasks".<@) '>= 95 %'::"plans & tasks".indicator_target AS meets,
	'>= 95 %'::"plans & tasks".indicator_target::pg_catalog.numrange::pg_catalog.text AS range,
	(SELECT "plans & tasks".target_agg(actual, target)::pg_catalog.jsonb ->> 'met_count' FROM public.goal) AS met_count,
	(SELECT pg_catalog.count(*) FROM (SELECT DISTINCT target FROM public.goal) AS q) AS different,
	"plans & tasks".status('1/2 [..2024-01-01]', DATE '2024-01-02')::pg_catalog.text AS status,
	"plans & tasks".status_count("plans & tasks".progress_agg('1/2 [..2024-01-01]', DATE '2024-01-02'), 'overdue') AS overdue,
	(SELECT pg_catalog.array_agg(c.rank ORDER BY c.unit)
	FROM (SELECT "plans & tasks".indicator_matrix_agg(u, i, v) AS m
		FROM (VALUES ('a', 'x', 1), ('a', 'y', 5), ('b', 'x', 3), ('b', 'y', 4)) AS r(u, i, v)) AS q,
		"plans & tasks".composite("plans & tasks".normalise(m, 'minmax', '{y}'), "plans & tasks".equal_weights(m)) AS c) AS ranks,
	'(indicators x; a: 1)'::"plans & tasks".indicator_matrix::pg_catalog.jsonb ->> 'unit_count' AS units;
SET LOCAL search_path = public;

SELECT is(target, '>= 95 %', 'text form') FROM outcome;
SELECT is(meets, true, 'operator') FROM outcome;
SELECT is(range, '[95,)', 'cast to numrange') FROM outcome;
SELECT is(met_count, '1', 'aggregate and cast to jsonb') FROM outcome;
SELECT is(different, 3::bigint, 'default operator classes') FROM outcome;

SELECT is(status, 'overdue', 'a status, found beside its function') FROM outcome;
SELECT is(overdue, 1::bigint, 'and counted') FROM outcome;
SELECT is(ranks, '{2,1}', 'a composite index') FROM outcome;
SELECT is(units, '1', 'a matrix and its cast') FROM outcome;

SELECT * FROM finish();
ROLLBACK;
