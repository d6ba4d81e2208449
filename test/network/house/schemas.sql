CREATE TABLE public.street AS
SELECT gis.ST_MakeLine(gis.ST_MakePoint(i, 0), gis.ST_MakePoint(i + 1, 0)) AS line FROM generate_series(1, 200) AS i;
CREATE TEMP TABLE network_outcome AS
SELECT network, walk, "plans & tasks".covers(walk, 'POINT(60.5 0)'::gis.geometry) AS covered,
	gis.ST_Length("plans & tasks".reached_streets(walk)) AS drawn,
	(SELECT gis.ST_NumGeometries(streets) FROM "plans & tasks".components(network)) AS parts
FROM (SELECT network, "plans & tasks".walk_area(network, area) AS walk
	FROM (SELECT "plans & tasks".street_network_agg(line) AS network FROM public.street) AS n,
		(SELECT "plans & tasks".service_area_agg(gis.ST_MakePoint(50, 0), 20) AS area) AS s) AS q;

SET LOCAL search_path = public;
SELECT is(covered, true, 'covers along the streets') FROM network_outcome;
SELECT is(drawn, 40::float8, 'reached_streets') FROM network_outcome;
SELECT is(parts, 200, 'components') FROM network_outcome;
