--
-- covers and nearest_distance against ST_DWithin and ST_Distance, the reader of
-- geometries, and what the cache of a call must not mix up
--
BEGIN;
SELECT plan(31);

\ir ../house/include/uniform.sql
CREATE TEMP TABLE stop AS
SELECT ST_MakePoint(350000 + 7000 * pg_temp.uniform('x' || i), 3400000 + 7000 * pg_temp.uniform('y' || i)) AS point,
	20 + 200 * pg_temp.uniform('r' || i) AS radius
FROM generate_series(1, 500) AS i;
CREATE TEMP TABLE person AS
SELECT i, ST_MakePoint(349000 + 9000 * pg_temp.uniform('px' || i), 3399000 + 9000 * pg_temp.uniform('py' || i)) AS point
FROM generate_series(1, 100000) AS i;
CREATE INDEX ON stop USING gist (point);

-- 100,000 pairs, one disc each
SELECT is(count(*), 0::bigint, '100,000 random pairs: covers as ST_DWithin, up to 1e-9 m of the radius')
FROM (SELECT p.point AS a, s.point AS b, radius * 20 AS r, service_area_agg(s.point, radius * 20) AS area
	FROM person AS p JOIN (SELECT row_number() OVER () AS n, * FROM stop) AS s ON s.n = 1 + p.i % 500
	GROUP BY p.i, p.point, s.point, radius) AS q
WHERE covers(area, a) <> ST_DWithin(a, b, r) AND abs(ST_Distance(a, b) - r) > 1e-9;
CREATE TEMP TABLE judged AS
SELECT point, covers(area, point) AS covered, nearest_distance(area, point) AS nearest
FROM person, (SELECT service_area_agg(point, radius) AS area FROM stop) AS s;
SELECT is(count(*), 0::bigint, '100,000 points and 500 stops: covers as ST_DWithin')
FROM judged AS j
WHERE covered <> EXISTS (SELECT FROM stop AS s
	WHERE ST_Expand(j.point, 220) && s.point AND ST_DWithin(j.point, s.point, radius))
	AND NOT EXISTS (SELECT FROM stop AS s WHERE abs(ST_Distance(j.point, s.point) - radius) <= 1e-9);
SELECT ok(count(*) BETWEEN 10000 AND 90000, 'some are covered and some are not') FROM judged WHERE covered;
SELECT is(count(*), 0::bigint, '100,000 points: nearest_distance as ST_Distance, to 1e-9 m')
FROM judged AS j, LATERAL (SELECT ST_Distance(j.point, s.point) AS d FROM stop AS s ORDER BY j.point <-> s.point
	LIMIT 1) AS n
WHERE abs(nearest - d) > 1e-9;

-- at the edge, by hand: 3, 4, 5
SELECT is(covers('(srid 0, facilities 1, discs 0 0 5)'::service_area, ST_MakePoint(3, 4)), true, 'the radius is included');
SELECT is(covers('(srid 0, facilities 1, discs 0 0 5)'::service_area, ST_MakePoint(3, 4.000001)), false, 'a little more is not');
SELECT is(nearest_distance('(srid 0, facilities 2, discs 0 0 5, 30 0 1)'::service_area, ST_MakePoint(3, 4)), 5::float8,
	'the distance of 3, 4 is 5');
SELECT is(nearest_distance('(srid 0, facilities 2, discs 0 0 50, 9 4 1)'::service_area, ST_MakePoint(3, 4)), 5::float8,
	'radii do not matter for the nearest: 5 of 6');

-- empty points
SELECT is(covers('(srid 0, facilities 1, discs 0 0 5)'::service_area, 'POINT EMPTY'), NULL, 'an empty point is nowhere');
SELECT is(nearest_distance('(srid 0, facilities 1, discs 0 0 5)'::service_area, 'POINT EMPTY'), NULL, 'nor near anything');

-- an empty geometry of any type is skipped, and an empty zone has nothing covered
CREATE TEMP TABLE nothing AS
SELECT g::geometry FROM unnest(ARRAY['POINT EMPTY', 'MULTIPOINT EMPTY', 'MULTIPOINT(EMPTY)', 'LINESTRING EMPTY',
	'POLYGON EMPTY', 'MULTIPOLYGON(EMPTY)',
	'GEOMETRYCOLLECTION EMPTY',
	'GEOMETRYCOLLECTION(POINT EMPTY, GEOMETRYCOLLECTION(LINESTRING EMPTY), MULTIPOLYGON(EMPTY))',
		'CURVEPOLYGON EMPTY', 'TRIANGLE EMPTY', 'TIN EMPTY']) AS g;
SELECT is(service_area_agg(g, 5)::text, '(srid 0, facilities 1, discs 1 2 5)', 'empty facilities are skipped')
FROM (TABLE nothing UNION ALL SELECT 'POINT(1 2)') AS q(g);
SELECT is(count(covers('(srid 0, facilities 1, discs 0 0 5)'::service_area,
	g)) + count(nearest_distance('(srid 0, facilities 1, discs 0 0 5)'::service_area, g)), 0::bigint, 'empty points are nowhere')
	FROM nothing;
SELECT is(sum(covered_area('(srid 0, facilities 1, discs 0 0 5)', g)), 0::float8,
	'of empty zones nothing is covered') FROM nothing;
SELECT is(cell_count(grid_index_agg('310114', g)), 1::bigint, 'cells without an area are skipped')
FROM (TABLE nothing UNION ALL SELECT 'POLYGON((0 0, 1 0, 1 1, 0 0))') AS q(g);

-- what PostGIS holds for planar we take, and nothing else
CREATE FUNCTION pg_temp.is_taken(srid int) RETURNS bool LANGUAGE plpgsql AS
'BEGIN PERFORM service_area_agg(ST_SetSRID(ST_MakePoint(1, 2), srid), 3); RETURN true;
	EXCEPTION WHEN invalid_parameter_value THEN RETURN false; END';
SELECT is(array_agg(srid ORDER BY srid)
	FILTER (WHERE pg_temp.is_taken(srid) = (coalesce(proj4text, '') ~ 'longlat|geocent')), NULL,
		'geographic systems: ' || count(*) || ' of spatial_ref_sys')
FROM spatial_ref_sys;

-- rows that come with different areas: in memory, stored in the row, and out
-- of line (more than 80 discs)
CREATE TEMP TABLE held AS
SELECT k, n, service_area_agg(ST_MakePoint(1000 * k + i, 0), 0.25) AS area
FROM generate_series(1, 40) AS k, (VALUES (1), (3), (60), (3000)) AS v(n), generate_series(1, n) AS i GROUP BY k, n;
SELECT is(count(*), 0::bigint, 'each row is judged by its own area')
FROM held AS h, generate_series(1, 40) AS at
WHERE covers(area, ST_MakePoint(1000 * at + 1, 0)) <> (h.k = at OR h.n > 1000 * (at - h.k) AND at > h.k);
SELECT is(count(*), 0::bigint, 'also with the areas one after the other')
FROM generate_series(1, 40) AS turn, LATERAL (SELECT * FROM held ORDER BY turn, k, n OFFSET 0) AS h
WHERE nearest_distance(area, ST_MakePoint(1000 * h.k, 0)) <> 1;
SELECT is(count(*), 0::bigint, 'and straight from the aggregate')
FROM (SELECT k, service_area_agg(ST_MakePoint(1000 * k + i, 0), 0.25) AS area
	FROM generate_series(1, 40) AS k, generate_series(1, 100) AS i GROUP BY k) AS q,
	generate_series(1, 40) AS at WHERE covers(area, ST_MakePoint(1000 * at + 1, 0)) <> (at = k);
CREATE FUNCTION pg_temp.asked(area service_area, point geometry) RETURNS bool
LANGUAGE plpgsql AS 'BEGIN RETURN covers(area, point); END';
SELECT is(count(*), 40::bigint, 'and through a variable') FROM held
WHERE n = 3000 AND pg_temp.asked(area, ST_MakePoint(1000 * k + 7, 0));

-- the reader: types, Z and M, byte order, SRID
SELECT is(service_area_agg(g, 5)::text, '(srid 0, facilities 1, discs 1 2 5)', 'read: ' || min(ST_AsText(g)))
FROM (VALUES ('POINT(1 2)'::geometry), ('POINT Z (1 2 3)'), ('POINT M (1 2 3)'), ('POINT ZM (1 2 3 4)'),
	('MULTIPOINT(1 2, EMPTY, 1 2)')) AS v(g) GROUP BY ST_AsText(g);
SELECT is(service_area_agg('SRID=4549;MULTIPOINT Z (3 4 1, 1 2 1)'::geometry, 5)::text,
	'(srid 4549, facilities 1, discs 1 2 5, 3 4 5)', 'a multipoint is one facility');
SELECT is(covered_area('(srid 0, facilities 1, discs 0 0 50)', ST_Force4D(ST_MakeEnvelope(0, 0, 3, 4))), 12::float8,
	'a zone with Z and M');
SELECT is(service_area_agg(g, 1)::text, NULL, 'only empty geometries: NULL')
FROM (VALUES ('POINT EMPTY'::geometry), ('MULTIPOINT EMPTY'), (NULL)) AS v(g);
SELECT is(nearest_distance('(srid 0, facilities 1, discs 0 0 5)'::service_area, 'MULTIPOINT(3 4)'), 5::float8,
	'a multipoint of one is a point');
SELECT is(covers('(srid 0, facilities 1, discs 0 0 5)'::service_area, ST_MakePoint(-0.0, -0.0)), true, 'minus zero');

-- nothing on the search path
SELECT set_config('search_path', '', true) IS NOT NULL AS path_is_empty \gset
SELECT public.service_area_agg(g, 5)::pg_catalog.text AS area,
	public.covered_area(public.service_area_agg(g, 5), public.st_makeenvelope(0, 1, 2, 3)) AS covered
FROM (VALUES ('0101000000000000000000F03F0000000000000040'::public.geometry)) AS v(g) \gset
SET LOCAL search_path = public;
SELECT is(:'area' || ' ' || :'covered', '(srid 0, facilities 1, discs 1 2 5) 4', 'without a search path');
SELECT is(round(ST_Area(uncovered('(srid 4549, facilities 1, discs 0 0 2)',
	ST_MakeEnvelope(-2, -2, 2, 2, 4549)))::numeric, 1), round((16 - 4 * pi())::numeric, 1),
		'the corners of the square are left');

SELECT * FROM finish();
ROLLBACK;
