CREATE TABLE public.stop AS
SELECT gis.ST_MakePoint(i, 0) AS point FROM generate_series(1, 200) AS i;
CREATE TEMP TABLE spatial_outcome AS
SELECT area, "plans & tasks".covers(area, 'POINT(200.5 0)'::gis.geometry) AS covered,
	"plans & tasks".coverage(area, zone) AS coverage,
	gis.ST_Area("plans & tasks".uncovered(area, zone)) AS uncovered
FROM (SELECT "plans & tasks".service_area_agg(point, 0.5) AS area FROM public.stop) AS s,
	(SELECT gis.ST_MakeEnvelope(300, 300, 310, 310) AS zone) AS z;

SET LOCAL search_path = public;
SELECT is(covered, true, 'covers') FROM spatial_outcome;
SELECT is(coverage, 0::float8, 'coverage') FROM spatial_outcome;
SELECT is(uncovered, 100::float8, 'uncovered, bound when it was created') FROM spatial_outcome;
SELECT throws_ok($$
	SELECT "plans & tasks".coverage(area, 'POLYGON((0 0, 1 1, 1 0, 0 1, 0 0))'::gis.geometry)
	FROM spatial_outcome$$,
	'22023', 'invalid polygon: Self-intersection[0.5 0.5]', 'validity is asked of PostGIS');
-- stored, out of line, and read again
CREATE TABLE kept AS SELECT area FROM spatial_outcome;
SELECT is(k.area::text, o.area::text, 'an area of 200 discs as it was stored')
FROM kept AS k, spatial_outcome AS o;
