-- service_area and locate against what PostGIS does for the same question on the
-- same data: covered area, covered population, the cell of a point.

CREATE FUNCTION bench.uniform(seed int, number bigint) RETURNS float8 LANGUAGE sql IMMUTABLE
RETURN (hashint8extended(number, seed) & 4294967295) / 4294967296.0::float8;

-- stops in a square: a district of 7 x 7 km, and twice as much on twice the area
CREATE TABLE bench.stop AS
SELECT setting, label, radius, ST_SetSRID(ST_MakePoint(350000 + side * bench.uniform(1, i), 3400000 + side * bench.uniform(2, i)), 4549) AS point
FROM (VALUES (1, '2,000 of 300 m', 2000, 300.0::float8, 7000.0::float8), (2, '20,000 of 50 m', 20000, 50, 7000), (3, '20,000 of 300 m', 20000, 300, 7000),
		(11, '4,000 of 300 m', 4000, 300, 7000 * sqrt(2)), (12, '40,000 of 50 m', 40000, 50, 7000 * sqrt(2)),
		(13, '40,000 of 300 m', 40000, 300, 7000 * sqrt(2))) AS v(setting, label, count, radius, side),
	generate_series(1, count) AS i;
-- a zone of 60 corners, which cuts through the stops, and one of twice the area
CREATE FUNCTION bench.zone_of(scale float8) RETURNS geometry LANGUAGE sql IMMUTABLE
RETURN (SELECT ST_SetSRID(ST_MakePolygon(ST_MakeLine(ST_MakePoint(350000 + scale * (3500 + (3000 + 400 * cos(pi() * i / 5)) * cos(pi() * (i % 60) / 30)),
	3400000 + scale * (3500 + (3000 + 400 * cos(pi() * i / 5)) * sin(pi() * (i % 60) / 30))) ORDER BY i)), 4549)
	FROM generate_series(0, 60) AS i);
CREATE TABLE bench.zone AS SELECT bench.zone_of(1) AS zone, bench.zone_of(sqrt(2)) AS double;
CREATE TABLE bench.area AS SELECT setting, label, service_area_agg(point, radius) AS area FROM bench.stop GROUP BY setting, label;
CREATE TABLE bench.person AS
SELECT ST_SetSRID(ST_MakePoint(350000 + 7000 * bench.uniform(3, i), 3400000 + 7000 * bench.uniform(4, i)), 4549) AS geom, 1 + i % 5 AS pop
FROM generate_series(1, 200000) AS i;
CREATE TABLE bench.stop_2000 AS SELECT point, radius FROM bench.stop WHERE setting = 1;
CREATE INDEX ON bench.stop_2000 USING gist (point);
CREATE INDEX ON bench.stop (setting);

-- 355 cells of 50 vertices: a 18 x 20 chequer with bent sides, less five
CREATE FUNCTION bench.side(a geometry, b geometry, parts int) RETURNS geometry LANGUAGE sql IMMUTABLE
RETURN (SELECT ST_MakeLine(CASE k WHEN 0 THEN a WHEN parts THEN b
	ELSE ST_MakePoint(ST_X(a) + (ST_X(b) - ST_X(a)) * k / parts + 6 * sin(k * 2.0 + ST_X(a)), ST_Y(a) + (ST_Y(b) - ST_Y(a)) * k / parts + 6 * cos(k * 3.0 + ST_Y(a))) END ORDER BY k)
	FROM generate_series(0, parts) AS k);
CREATE TABLE bench.cell AS
WITH side AS (
	SELECT i, j, bench.side(k, ST_Translate(k, 400, 0), 13) AS bottom, bench.side(k, ST_Translate(k, 0, 400), 12) AS left_side
	FROM generate_series(0, 18) AS i, generate_series(0, 20) AS j, ST_MakePoint(350000 + 400 * i, 3400000 + 400 * j) AS k
)
SELECT ('310114001' || lpad((20 * a.i + a.j)::text, 6, '0'))::grid_code AS code,
	ST_SetSRID(ST_BuildArea(ST_Collect(ARRAY[a.bottom, a.left_side, b.bottom, c.left_side])), 4549) AS area
FROM side AS a JOIN side AS b ON b.i = a.i AND b.j = a.j + 1 JOIN side AS c ON c.i = a.i + 1 AND c.j = a.j
ORDER BY a.i, a.j LIMIT 355;
CREATE INDEX ON bench.cell USING gist (area);
CREATE TABLE bench.grid AS SELECT grid_index_agg(code, area) AS grid FROM bench.cell;
CREATE TABLE bench.event AS
SELECT ST_SetSRID(ST_MakePoint(350000 + 7200 * bench.uniform(5, i), 3400000 + 8000 * bench.uniform(6, i)), 4549) AS geom FROM generate_series(1, 1000000) AS i;
VACUUM ANALYZE bench.stop;
VACUUM ANALYZE bench.stop_2000;
VACUUM ANALYZE bench.area;
VACUUM ANALYZE bench.person;
VACUUM ANALYZE bench.cell;
VACUUM ANALYZE bench.grid;
VACUUM ANALYZE bench.event;

-- covered area of a zone
SELECT format($$CALL bench.compare('spatial', %L,
	'SELECT ST_Area(ST_Intersection(zone, (SELECT ST_Union(ST_Buffer(point, radius)) FROM bench.stop WHERE setting = %s))) FROM bench.zone',
	'SELECT covered_area((SELECT service_area_agg(point, radius) FROM bench.stop WHERE setting = %s), zone) FROM bench.zone',
	at_least => 10, rounds => 5)$$,
	'ST_Area(ST_Intersection(zone, ST_Union(ST_Buffer))) / covered_area(s, zone), ' || label || ', stops collected too', setting, setting)
FROM bench.area WHERE setting < 10 ORDER BY setting \gexec
SELECT format($$CALL bench.compare('spatial', %L,
	'SELECT ST_Area(ST_Union(ST_Buffer(point, radius))) FROM bench.stop WHERE setting = %s',
	'SELECT covered_area(area) FROM bench.area WHERE setting = %s', rounds => 5)$$,
	'ST_Area(ST_Union(ST_Buffer)) / covered_area(s), ' || label, setting, setting)
FROM bench.area WHERE setting < 10 ORDER BY setting \gexec

-- twice the facilities at the same density
SELECT format($$CALL bench.compare('spatial', %L,
	'SELECT covered_area(area%s) FROM bench.area, bench.zone WHERE setting = %s', 'SELECT covered_area(area%s) FROM bench.area, bench.zone WHERE setting = %s', at_most => 2.2)$$,
	format('covered_area(s%s) of %s on twice the area / of %s', zoned.of_what, double.label, single.label), zoned.twice, double.setting, zoned.once, single.setting)
FROM bench.area AS single JOIN bench.area AS double ON double.setting = single.setting + 10,
	(VALUES (', zone', ', double', ', zone'), ('', '', '')) AS zoned(of_what, twice, once) ORDER BY zoned.of_what DESC, single.setting \gexec

-- many small areas, such as one a street and kind
CALL bench.compare('spatial', 'service_area_agg / array_agg(point), 120,000 rows in 40,000 groups',
	'SELECT count(area) FROM (SELECT i % 40000, service_area_agg(ST_MakePoint(i, i), 300) AS area FROM generate_series(1, 120000) AS i GROUP BY 1) AS q',
	'SELECT count(points) FROM (SELECT i % 40000, array_agg(ST_MakePoint(i, i)) AS points FROM generate_series(1, 120000) AS i GROUP BY 1) AS q');

-- covered population
CALL bench.compare('spatial', 'population: EXISTS (ST_DWithin) with GiST / covers, 200,000 points, 2,000 stops',
	'SELECT sum(pop) FILTER (WHERE EXISTS (SELECT FROM bench.stop_2000 AS s WHERE ST_DWithin(s.point, p.geom, 300))) FROM bench.person AS p',
	'SELECT sum(pop) FILTER (WHERE covers(area, geom)) FROM bench.person, (SELECT service_area_agg(point, radius) AS area FROM bench.stop_2000) AS s',
	at_least => 8);

-- the cell of an event
CALL bench.compare('spatial', 'GiST join on ST_Contains / locate, 1 M points, 355 cells of 50 vertices',
	'SELECT count(c.code) FROM bench.event AS e JOIN bench.cell AS c ON ST_Contains(c.area, e.geom)',
	'SELECT count(locate(grid, geom)) FROM bench.event, (SELECT grid_index_agg(code, area) AS grid FROM bench.cell) AS g',
	at_least => 12, rounds => 3);

\pset footer off
SELECT figure, "first ms", "second ms", ratio, bound, verdict
FROM bench.report WHERE room = 'spatial' ORDER BY number;
DROP TABLE bench.stop, bench.zone, bench.area, bench.person, bench.stop_2000, bench.cell, bench.grid, bench.event;
DROP FUNCTION bench.uniform, bench.side, bench.zone_of;
