--
-- Installed into a schema whose owner has put functions, operators and types of
-- familiar names there: nothing of that is ever called
--
BEGIN;
SELECT plan(11);

SET LOCAL client_min_messages = error;
DROP EXTENSION citygov;
DROP EXTENSION postgis;
CREATE SCHEMA gis;
CREATE EXTENSION postgis SCHEMA gis;
CREATE SCHEMA trap;
SET LOCAL search_path = trap, gis, public;

-- each raises when it is called
CREATE FUNCTION trap.spring(name text) RETURNS bool LANGUAGE plpgsql IMMUTABLE AS
$$BEGIN RAISE 'trapped in %', name USING ERRCODE = 'TRAPS'; END$$;
CREATE FUNCTION trap.snap(name, text) RETURNS bool LANGUAGE sql IMMUTABLE AS $$SELECT trap.spring('name')$$;
CREATE FUNCTION trap.snap(oid, regclass) RETURNS bool LANGUAGE sql IMMUTABLE AS $$SELECT trap.spring('oid')$$;
CREATE FUNCTION trap.snap(text, text) RETURNS bool LANGUAGE sql IMMUTABLE AS $$SELECT trap.spring('text')$$;
DO $$
DECLARE
	f record;
	sign text;
BEGIN
	-- what PostGIS has, exactly as it declares it
	FOR f IN SELECT proname, pg_get_function_identity_arguments(oid) AS arguments, prorettype::regtype AS result
		FROM pg_proc
		WHERE pronamespace = 'gis'::regnamespace AND prokind = 'f' AND NOT proretset
			AND proname ~ '^(st_(buffer|union|unaryunion|difference|intersection|makepoint|setsrid|srid|'
				'isvalidreason|isvalid)|bytea|geometry|json|jsonb)$'
			AND 'internal'::regtype <> ALL (proargtypes) AND 'cstring'::regtype <> ALL (proargtypes)
	LOOP
		EXECUTE format('CREATE FUNCTION trap.%I(%s) RETURNS %s LANGUAGE plpgsql IMMUTABLE AS %L',
			f.proname, f.arguments, f.result,
			format('BEGIN PERFORM trap.spring(%L); RETURN NULL; END', f.proname));
	END LOOP;
	-- operators that fit better than those of the catalog
	FOREACH sign IN ARRAY '{=,<>,<,>,<=,>=,||,<@,@>}'::text[] LOOP
		EXECUTE format('CREATE OPERATOR trap.%s (LEFTARG = name, RIGHTARG = text, FUNCTION = trap.snap)', sign);
		EXECUTE format('CREATE OPERATOR trap.%s (LEFTARG = oid, RIGHTARG = regclass, FUNCTION = trap.snap)', sign);
		EXECUTE format('CREATE OPERATOR trap.%s (LEFTARG = text, RIGHTARG = text, FUNCTION = trap.snap)', sign);
	END LOOP;
END
$$;
-- and for whatever a body might call
CREATE FUNCTION trap.jsonb(anyelement) RETURNS jsonb LANGUAGE sql IMMUTABLE
	AS $$SELECT trap.spring('jsonb')::text::jsonb$$;
CREATE FUNCTION trap.json(anyelement) RETURNS json LANGUAGE sql IMMUTABLE AS $$SELECT trap.spring('json')::text::json$$;
CREATE FUNCTION trap.to_regtype(unknown_name text) RETURNS regtype LANGUAGE sql IMMUTABLE
	AS $$SELECT trap.spring('to_regtype')::text::regtype$$;
CREATE FUNCTION trap.format(text, name) RETURNS text LANGUAGE sql IMMUTABLE AS $$SELECT trap.spring('format')::text$$;
SELECT cmp_ok((SELECT count(*) FROM pg_proc WHERE pronamespace = 'trap'::regnamespace), '>', 25::bigint,
	'the traps are set');
SELECT throws_ok($$SELECT trap.st_buffer('POINT(0 0)'::gis.geometry, 1, 32)$$, 'TRAPS', 'trapped in st_buffer',
	'and spring');

SET LOCAL search_path = public;
SELECT lives_ok('CREATE EXTENSION citygov SCHEMA trap', 'created among them');
CREATE TEMP VIEW ours AS
SELECT m.classid, m.objid FROM pg_depend AS m JOIN pg_extension AS e ON e.oid = m.refobjid
WHERE m.deptype = 'e' AND m.refclassid = 'pg_extension'::regclass AND e.extname = 'citygov';
SELECT is((SELECT string_agg(pg_describe_object(d.refclassid, d.refobjid, 0), ', ')
	FROM pg_depend AS d JOIN ours USING (classid, objid)
	WHERE d.refobjid IN (SELECT oid FROM pg_proc WHERE pronamespace = 'trap'::regnamespace
			UNION ALL SELECT oid FROM pg_operator WHERE oprnamespace = 'trap'::regnamespace)
		AND (d.refclassid, d.refobjid) NOT IN (SELECT classid, objid FROM ours)),
	NULL, 'nothing of ours depends on a trap');

-- called by somebody who has the schema on the path
CREATE TABLE public.place AS
SELECT trap.service_area_agg(gis.st_point(i, 0), 2) AS area, gis.st_makeenvelope(0, 0, 5, 5) AS zone,
	trap.grid_index_agg('310114', gis.st_makeenvelope(i, 0, i + 1, 1)) AS grid
FROM generate_series(1, 5) AS i GROUP BY i;
CREATE FUNCTION pg_temp.among_traps(query text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
	PERFORM set_config('search_path', 'trap, gis, public', true);
	EXECUTE query;
	PERFORM pg_catalog.set_config('search_path', 'public', true);
	RETURN 'done';
END
$$;
SELECT is(pg_temp.among_traps(query), 'done', what) FROM (VALUES
	('SELECT uncovered(area, zone), covered(area, zone), covered(area), coverage(area, zone), covered_area(area)
		FROM public.place', 'areas'),
	('SELECT locate(grid, gis.st_point(1, 1)), cell_count(grid), grid::text::grid_index FROM public.place', 'cells'),
	('SELECT area::jsonb, grid::json, pg_catalog.to_jsonb(area), pg_catalog.json_agg(grid)
		FROM public.place GROUP BY area, grid', 'as json'),
	($$SELECT g <@ '3101', level(g), g = '310114'::varchar, pg_catalog.to_jsonb(g), max(g)
		FROM (VALUES ('310114'::grid_code)) AS v(g) GROUP BY g$$, 'codes'),
	($$SELECT pg_catalog.to_json(target_agg(95, '>= 95 %')) FROM generate_series(1, 2)$$, 'targets')) AS v(query, what);

-- a type of PostGIS's name: checked where an unknown literal becomes one
DROP TABLE public.place;
DROP EXTENSION citygov;
CREATE SCHEMA shadow;
CREATE DOMAIN shadow.geometry AS text CHECK (trap.spring('geometry'));
SELECT throws_ok('CREATE EXTENSION citygov SCHEMA shadow', '42710',
	'the schema has a type "geometry" that is not that of PostGIS', 'another geometry is refused');
DROP DOMAIN shadow.geometry;
SELECT lives_ok('CREATE EXTENSION citygov SCHEMA shadow', 'without it all is well');

SELECT * FROM finish();
ROLLBACK;
