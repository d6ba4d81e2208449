--
-- PostGIS in a schema of its own, the extension in another, and nothing on the
-- search path. Each room gives a file test/<room>/house/schemas.sql, which is
-- run with an empty search path, uses everything by its qualified name, and
-- sets the path that pgTAP needs before it looks at the outcome.
--   ROOM=target   only for this room
--
BEGIN;
SELECT * FROM no_plan();

SET LOCAL client_min_messages = error;
DROP EXTENSION citygov;
DROP EXTENSION postgis;
CREATE SCHEMA gis;
CREATE SCHEMA "plans & tasks";
CREATE EXTENSION postgis SCHEMA gis;
CREATE EXTENSION citygov SCHEMA "plans & tasks";

-- decoys that a search path would find first
CREATE FUNCTION public.bytea(gis.geometry) RETURNS bytea LANGUAGE sql AS $$SELECT '\x00'::bytea$$;
CREATE FUNCTION public.st_isvalidreason(gis.geometry) RETURNS text LANGUAGE sql AS $$SELECT 'not asked'$$;

SELECT is((SELECT count(*) FROM pg_depend AS d JOIN pg_proc AS p ON d.classid = 'pg_proc'::regclass AND d.objid = p.oid
	WHERE d.deptype = 'e' AND d.refobjid = (SELECT oid FROM pg_extension WHERE extname = 'citygov')
		AND p.pronamespace <> '"plans & tasks"'::regnamespace), 0::bigint, 'every function is in the schema asked for');
SELECT throws_ok($$ALTER EXTENSION citygov SET SCHEMA public$$, '0A000',
	'extension "citygov" does not support SET SCHEMA', 'the schema is chosen once');

\ir include/plan_of.sql

\set rooms `for file in test/${ROOM:-*}/house/schemas.sql; do echo "SET LOCAL search_path = '';"; cat "$file"; done`
:rooms

SET LOCAL search_path = public;
SELECT * FROM finish();
ROLLBACK;
