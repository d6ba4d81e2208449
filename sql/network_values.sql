--
-- Streets and what can be reached along them: what a user types and sees
--
CREATE TABLE street (name text, line geometry);
INSERT INTO street VALUES
	('Main Street', 'LINESTRING(0 0, 100 0, 200 0)'),
	('Side Street', 'LINESTRING(100 0, 100 100.0004)'),
	('Bridge', 'LINESTRING(150 -50, 150 50)'),
	('the same twice', 'MULTILINESTRING((100 0, 0 0), (3 3, 3 3.0001))'),
	('nothing', 'LINESTRING EMPTY'), ('unknown', NULL);
SELECT street_network_agg(line) FROM street;
SELECT node_count(n), segment_count(n), total_length(n), snap_distance(n, 'POINT(30 40)')
FROM (SELECT street_network_agg(line) AS n FROM street) AS q;
SELECT length, ST_AsText(streets) FROM components((SELECT street_network_agg(line) FROM street));
SELECT jsonb(street_network_agg(line)) FROM street;
SELECT row_to_json(q) FROM (SELECT street_network_agg(line) AS n FROM street WHERE name = 'Bridge') AS q;
-- noded, the bridge is a crossing
SELECT count(*) FROM components((SELECT street_network_agg(g) FROM (SELECT ST_Node(ST_Union(line)) FROM street) AS q(g)));
-- Z and M are ignored, and so is the direction
SELECT street_network_agg(line) FROM (VALUES ('LINESTRING ZM(0 0 5 6, 1 1 7 8)'::geometry), ('LINESTRING Z(1 1 5, 0 0 6)'),
	('LINESTRING M(0 0 5, 1 1 7)')) AS v(line);
-- of equal segments the smaller factor counts
SELECT street_network_agg(line, factor) FROM (VALUES ('LINESTRING(0 0, 1 1)'::geometry, 3::float8),
	('LINESTRING(1 1, 0 0)', 1.5), ('LINESTRING(0 0, 2 2)', 1), ('LINESTRING(0 0, 5 5)', NULL)) AS v(line, factor);
-- nothing with a length, nothing at all
SELECT street_network_agg(line) IS NULL FROM (VALUES ('LINESTRING(1 1, 1 1)'::geometry), ('POINT EMPTY'), (NULL)) AS v(line);
SELECT rollup(n) FROM (SELECT street_network_agg(line) AS n FROM street GROUP BY name) AS q;

-- along the streets
CREATE TABLE network AS SELECT street_network_agg(line) AS network FROM street;
CREATE VIEW walk AS SELECT walk_area(network, (SELECT service_area_agg(p, r) FROM (VALUES
	(ST_MakePoint(20, 5), 60.0::float8), (ST_MakePoint(100, 100), 30), (ST_MakePoint(400, 400), 900)) AS v(p, r))) AS walk
FROM network;
SELECT walk FROM walk;
SELECT facility_count(walk), off_street_count(walk), reached_length(walk), reached_share(walk), ST_AsText(reached_streets(walk)) FROM walk;
SELECT jsonb(walk) FROM walk;
SELECT what, covers(walk, point), nearest_distance(walk, point)
FROM walk, (VALUES
	(1, 'on the segment of the facility', 'POINT(30 0)'::geometry),
	(2, 'where the way just ends', 'POINT(75 0)'),
	(3, 'a step further', 'POINT(75.001 0)'),
	(4, 'beside the street', 'POINT(40 -12)'),
	(5, 'at a facility that stands at a node', 'POINT(100 100)'),
	(6, 'on the bridge', 'POINT(150 10)'),
	(7, 'too far from any street', 'POINT(-60 101)'),
	(8, 'nowhere', 'POINT EMPTY')) AS v(number, what, point)
ORDER BY number;
DROP VIEW walk;
DROP TABLE network, street;

-- special places
CREATE FUNCTION ask(lines text, facilities text, point text, snap float8 DEFAULT 100,
	OUT covered bool, OUT distance float8, OUT reached float8, OUT off_street int8) LANGUAGE sql AS $$
	SELECT covers(w, point), nearest_distance(w, point), reached_length(w), off_street_count(w)
	FROM (SELECT walk_area((SELECT street_network_agg(ST_Force2D(d.geom), coalesce(nullif(ST_Z(ST_StartPoint(d.geom)), 0), 1)) FROM ST_Dump(lines) AS d),
		(SELECT service_area_agg(ST_Force2D(d.geom), ST_Z(d.geom)) FROM ST_Dump(facilities) AS d), snap) AS w) AS q
$$;
-- Z of a facility is its radius, of a line its factor (0: 1)
-- two facilities at one place, the far radius counts
SELECT * FROM ask('LINESTRING(0 0, 1000 0)', 'MULTIPOINT Z((0 0 10), (0 0 500))', 'POINT(400 0)');
-- the nearest does not cover, a farther one does
SELECT * FROM ask('LINESTRING(0 0, 1000 0)', 'MULTIPOINT Z((500 0 50), (0 0 500))', 'POINT(400 0)');
-- between two streets at the same distance: the one that is nearer to a facility
SELECT * FROM ask('MULTILINESTRING((0 0, 1000 0), (1000 0, 1000 100), (1000 100, 0 100))', 'POINT Z(0 100 100)', 'POINT(30 50)');
SELECT * FROM ask('MULTILINESTRING((0 0, 1000 0), (1000 0, 1000 100), (1000 100, 0 100))', 'POINT Z(0 0 100)', 'POINT(30 50)');
-- so does a facility between two streets
SELECT * FROM ask('MULTILINESTRING((0 0, 1000 0), (1000 0, 1000 100), (1000 100, 0 100))', 'POINT Z(30 50 80)', 'POINT(0 100)');
-- a facility on an island, and the place on the other
SELECT * FROM ask('MULTILINESTRING((0 0, 100 0), (0 10, 100 10))', 'POINT Z(0 0 500)', 'POINT(50 10)');
-- stairs: along them it costs twice, round them it is 250 m
SELECT * FROM ask('MULTILINESTRING Z((0 0 2, 100 0 2), (0 0 0, 0 75 0, 100 75 0, 100 0 0))', 'POINT Z(0 0 150)', 'POINT(100 0)');
SELECT * FROM ask('MULTILINESTRING Z((0 0 3, 100 0 3), (0 0 0, 0 75 0, 100 75 0, 100 0 0))', 'POINT Z(0 0 150)', 'POINT(100 0)');
-- just within snap, and just not
SELECT * FROM ask('LINESTRING(0 0, 1000 0)', 'POINT Z(0 0 500)', 'POINT(100 30)', 30);
SELECT * FROM ask('LINESTRING(0 0, 1000 0)', 'POINT Z(0 0 500)', 'POINT(100 30.001)', 30);
SELECT * FROM ask('LINESTRING(0 0, 1000 0)', 'MULTIPOINT Z((0 31 500), (50 0 20))', 'POINT(100 30)', 30);
-- a radius beyond the network reaches all of it
SELECT * FROM ask('LINESTRING(0 0, 1000 0, 1000 1000)', 'POINT Z(0 0 1e9)', 'POINT(1000 1000)');
-- a radius that does not reach the street
SELECT * FROM ask('LINESTRING(0 0, 1000 0)', 'POINT Z(0 50 40)', 'POINT(0 0)');
-- a line of many vertices, and a ring
SELECT covered, round(distance::numeric, 9) AS distance, round(reached::numeric, 6) AS reached
FROM ask((SELECT ST_AsText(ST_MakeLine(ST_MakePoint(i, i % 2) ORDER BY i)) FROM generate_series(0, 1000) AS i), 'POINT Z(0 0 1000)', 'POINT(1000 0)');
SELECT covered, round(distance::numeric, 3) AS distance, round(reached::numeric, 3) AS reached
FROM ask((SELECT ST_AsText(ST_ExteriorRing(ST_Buffer('POINT(0 0)', 100, 90)))), 'POINT Z(100 0 200)', 'POINT(-100 0)');

-- two mentions over 10,000 rows compute it once each; 10,000 times would take minutes
SET statement_timeout = '20s';
SELECT count(*) FILTER (WHERE covers(walk_area(n, s), p)) AS covered, count(nearest_distance(walk_area(n, s), p)) AS reached
FROM (SELECT street_network_agg(ST_MakeLine(ST_MakePoint(i, j), ST_MakePoint(i + d, j + 1 - d))) AS n
	FROM generate_series(0, 99) AS i, generate_series(0, 99) AS j, generate_series(0, 1) AS d) AS network,
	(SELECT service_area_agg(ST_MakePoint(i, i), i) AS s FROM generate_series(10, 90, 10) AS i) AS area,
	(SELECT ST_MakePoint(i % 100 + 0.25, i / 100) AS p FROM generate_series(0, 9999) AS i) AS person;
RESET statement_timeout;

-- stored, sorted and compared
CREATE TABLE kept (n street_network, w walk_area);
INSERT INTO kept SELECT n, walk_area(n, '(srid 0, facilities 1, discs 5 5 50)')
FROM (SELECT street_network_agg(ST_MakeLine(ST_MakePoint(i, i % 2 * k), ST_MakePoint(i + 1, (i + 1) % 2 * k))) AS n
	FROM generate_series(1, 3) AS k, generate_series(1, 2000) AS i GROUP BY k) AS q;
SELECT count(*), count(DISTINCT n), count(DISTINCT w), bool_and(n::text::street_network = n), bool_and(w::text::walk_area = w) FROM kept;
SELECT round(nearest_distance(w, 'POINT(500 4.5)')::numeric, 6) FROM kept ORDER BY 1;
INSERT INTO kept SELECT t, NULL FROM (SELECT n::text AS t FROM kept) AS q;
SELECT count(*), count(DISTINCT n) FROM kept;
DROP TABLE kept;
DROP FUNCTION ask;
