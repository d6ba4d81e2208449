--
-- PostGIS in a schema of its own, the extension in another, nothing on the
-- search path; and a dump of stored areas and indexes
--
BEGIN;
SELECT plan(6);

SET LOCAL client_min_messages = error;
DROP EXTENSION citygov;
DROP EXTENSION postgis;
CREATE SCHEMA gis;
CREATE SCHEMA "plans & tasks";
CREATE EXTENSION postgis SCHEMA gis;
CREATE EXTENSION citygov SCHEMA "plans & tasks";
-- decoys that a search_path would find first
CREATE FUNCTION public.bytea(gis.geometry) RETURNS bytea LANGUAGE sql AS $$SELECT '\x00'::bytea$$;
CREATE FUNCTION public.st_isvalidreason(gis.geometry) RETURNS text LANGUAGE sql AS $$SELECT 'not asked'$$;

CREATE TABLE stop AS SELECT gis.ST_MakePoint(i, 0) AS point FROM generate_series(1, 200) AS i;
SELECT set_config('search_path', '', true);
CREATE TEMP TABLE outcome AS
SELECT area, "plans & tasks".covers(area, 'POINT(200.5 0)'::gis.geometry) AS covered,
	"plans & tasks".coverage(area, zone) AS coverage, gis.ST_Area("plans & tasks".uncovered(area, zone)) AS uncovered,
	"plans & tasks".locate(grid, 'POINT(1 1)'::gis.geometry)::pg_catalog.text AS cell
FROM (SELECT "plans & tasks".service_area_agg(point, 0.5) AS area FROM public.stop) AS s,
	(SELECT gis.ST_MakeEnvelope(300, 300, 310, 310) AS zone) AS z,
	(SELECT "plans & tasks".grid_index_agg('31'::"plans & tasks".grid_code, 'POLYGON((0 0, 2 0, 2 2, 0 0))'::gis.geometry) AS grid) AS g;
SET LOCAL search_path = public;
SELECT is(covered, true, 'covers') FROM outcome;
SELECT is(coverage, 0::float8, 'coverage') FROM outcome;
SELECT is(uncovered, 100::float8, 'uncovered, bound when it was created') FROM outcome;
SELECT is(cell, '31', 'locate') FROM outcome;
SELECT throws_ok($$SELECT "plans & tasks".coverage(area, 'POLYGON((0 0, 1 1, 1 0, 0 1, 0 0))'::gis.geometry) FROM outcome$$, '22023', 'invalid polygon: Self-intersection[0.5 0.5]', 'validity is asked of PostGIS');
-- stored, out of line, and read again
CREATE TABLE kept AS SELECT area FROM outcome;
SELECT is(k.area::text, o.area::text, 'an area of 200 discs as it was stored') FROM kept AS k, outcome AS o;

SELECT * FROM finish();
ROLLBACK;
