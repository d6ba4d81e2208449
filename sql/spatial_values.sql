--
-- service_area and grid_index: text forms, accessors, and what they answer
--

SELECT '(srid 4549, facilities 2, discs 500 300 50, 510 300 80)'::service_area;
-- any order, any space; equal discs once; -0 is 0
SELECT E' ( srid 0 ,\tfacilities 3 , discs 5 6 7, -0 1e2 .5,5 6 7 ) '::service_area;
SELECT '(srid 0; 310114 (0 0, 9 0, 9 9, 0 0) (2 1, 3 1, 3 2, 2 1); '
	'310104001001001 (0 0, 1 0, 1 1, 0 1, 0 0))'::grid_index;
SELECT ' ( srid 4549 ; 31(0 0,1 0,1 1,-0 0) ; 11 (0 0, 1 0, 1 1, 0 0);31 ( 0 0 , 1 0 , 1 1 , 0 0 ) ) '::grid_index;

CREATE TABLE facility (id int, kind text, place geometry, radius float8);
INSERT INTO facility VALUES
	(1, 'park', 'SRID=4549;MULTIPOINT(350000 3460000, 350100 3460000)', 500),
	(2, 'park', 'SRID=4549;POINT(352000 3460000)', 300),
	(3, 'stop', 'SRID=4549;POINT(350000 3461000)', 500),
	(4, 'stop', 'SRID=4549;POINT EMPTY', 500),
	(5, 'stop', 'SRID=4549;POINT Z (351000 3461000 4)', 500);
CREATE TABLE area AS SELECT kind, service_area_agg(place, radius) AS area FROM facility GROUP BY kind;
SELECT * FROM area ORDER BY kind;
SELECT kind, facility_count(area), round(covered_area(area)::numeric, 6) AS covered_area FROM area ORDER BY kind;
SELECT kind, area::jsonb - 'covered_area' AS area FROM area ORDER BY kind;
SELECT rollup(area) FROM area;

SELECT kind, covers(area, point), nearest_distance(area, point)
FROM area, (VALUES ('SRID=4549;POINT(350000 3460500)'::geometry), ('SRID=4549;POINT(352300 3460001)')) AS v(point)
ORDER BY 1, 3;
-- a zone of 1 km around the last park and half of its disc
SELECT kind, round(covered_area(area, zone)::numeric, 6) AS covered_area,
	round(coverage(area, zone)::numeric, 9) AS coverage,
	round(ST_Area(uncovered(area, zone))::numeric, -3) AS uncovered
FROM area, ST_MakeEnvelope(352000, 3459500, 353000, 3460500, 4549) AS zone ORDER BY kind;

CREATE TABLE cell (code grid_code, area geometry(Geometry, 4549));
INSERT INTO cell VALUES
	('310114001001001', ST_MakeEnvelope(350000, 3460000, 351000, 3461000, 4549)),
	('310114001001002', ST_MakeEnvelope(351000, 3460000, 352000, 3461000, 4549)),
	('310114001001003', 'SRID=4549;POLYGON EMPTY');
SELECT grid_index_agg(code, area)::text, cell_count(grid_index_agg(code, area)) FROM cell;
SELECT id, locate(grid, place) FROM facility, (SELECT grid_index_agg(code, area) AS grid FROM cell) AS g
WHERE id > 1 ORDER BY id;

DROP TABLE facility, area, cell;
