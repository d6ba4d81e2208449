-- walk_area against pgRouting and the nearest segment by GiST, on the streets of
-- a large district: 150,000 segments, 500 facilities of 1,000 m, 200,000 people.

CREATE EXTENSION IF NOT EXISTS pgrouting;

CREATE FUNCTION bench.uniform(seed int, number bigint) RETURNS float8 LANGUAGE sql IMMUTABLE
RETURN (hashint8extended(number, seed) & 4294967295) / 4294967296.0::float8;

-- a street about every 100 m, in a square of so many; setting 2 is twice the area
CREATE TABLE bench.crossing AS
SELECT setting, 1000 * i + j AS node, i, j, ST_SetSRID(ST_MakePoint(
	round((350000 + 100 * i + 40 * bench.uniform(1, 1000 * i + j))::numeric, 3)::float8,
	round((3400000 + 100 * j + 40 * bench.uniform(2, 1000 * i + j))::numeric, 3)::float8), 4549) AS place
FROM (VALUES (1, 273), (2, 387)) AS v(setting, side), generate_series(0, side) AS i, generate_series(0, side) AS j;
CREATE TABLE bench.street AS
SELECT a.setting, row_number() OVER (PARTITION BY a.setting) AS id, a.node AS source, b.node AS target,
	ST_MakeLine(a.place, b.place) AS geom, ST_Distance(a.place, b.place) AS cost
FROM bench.crossing AS a, LATERAL (VALUES (1, 0), (0, 1)) AS d(right_of, above)
	JOIN bench.crossing AS b ON true
WHERE b.setting = a.setting AND b.i = a.i + right_of AND b.j = a.j + above;
CREATE TABLE bench.street_1 AS SELECT * FROM bench.street WHERE setting = 1;
CREATE INDEX ON bench.street_1 USING gist (geom);
CREATE TABLE bench.facility AS
SELECT setting, i, ST_SetSRID(ST_MakePoint(350000 + side * bench.uniform(3, i), 3400000 + side * bench.uniform(4, i)), 4549) AS geom, NULL::bigint AS node
FROM (VALUES (1, 27300, 500), (2, 38700, 1000)) AS v(setting, side, number), generate_series(1, number) AS i;
CREATE INDEX ON bench.crossing USING gist (place) WHERE setting = 1;
UPDATE bench.facility AS f SET node = (SELECT c.node FROM bench.crossing AS c WHERE c.setting = 1 ORDER BY c.place <-> f.geom LIMIT 1)
WHERE setting = 1;
CREATE TABLE bench.person AS
SELECT setting, ST_SetSRID(ST_MakePoint(350000 + side * bench.uniform(5, i), 3400000 + side * bench.uniform(6, i)), 4549) AS geom, 1 + i % 5 AS pop
FROM (VALUES (1, 27300, 200000), (2, 38700, 400000)) AS v(setting, side, number), generate_series(1, number) AS i;
CREATE TABLE bench.person_1 AS SELECT * FROM bench.person WHERE setting = 1;
CREATE TABLE bench.person_2 AS SELECT * FROM bench.person WHERE setting = 2;
CREATE TABLE bench.network AS SELECT setting, street_network_agg(geom) AS n FROM bench.street GROUP BY setting;
CREATE TABLE bench.service AS SELECT setting, service_area_agg(geom, 1000) AS s FROM bench.facility GROUP BY setting;
VACUUM ANALYZE bench.street_1;
VACUUM ANALYZE bench.person_1;
VACUUM ANALYZE bench.person_2;
VACUUM ANALYZE bench.network;
VACUUM ANALYZE bench.facility;

-- people within 1,000 m of a facility
CALL bench.compare('network', 'people: pgr_drivingDistance and the nearest segment by <-> / covers(walk_area(n, s), p), 150,000 segments, 500 facilities, 200,000 points',
	$$WITH reached AS (
		SELECT node, min(agg_cost) AS cost
		FROM pgr_drivingDistance('SELECT id, source, target, cost FROM bench.street_1',
			(SELECT array_agg(DISTINCT node) FROM bench.facility WHERE setting = 1), 1000, false) GROUP BY node
	)
	SELECT sum(pop) FILTER (WHERE least(a.cost + s.part * s.cost, b.cost + (1 - s.part) * s.cost) <= 1000)
	FROM bench.person_1 AS p CROSS JOIN LATERAL (
		SELECT source, target, cost, ST_LineLocatePoint(geom, p.geom) AS part FROM bench.street_1 ORDER BY geom <-> p.geom LIMIT 1) AS s
		LEFT JOIN reached AS a ON a.node = s.source LEFT JOIN reached AS b ON b.node = s.target$$,
	$$SELECT sum(pop) FILTER (WHERE covers(walk_area(n, s), geom))
	FROM bench.person_1, bench.network AS n, bench.service AS s WHERE n.setting = 1 AND s.setting = 1$$,
	at_least => 60, rounds => 3);

-- the distances of all nodes, however far
CALL bench.compare('network', 'pgr_drivingDistance from 500 nodes within 1,000 m / walk_area(n, s), radii unlimited',
	$$SELECT count(*) FROM pgr_drivingDistance('SELECT id, source, target, cost FROM bench.street_1',
		(SELECT array_agg(DISTINCT node) FROM bench.facility WHERE setting = 1), 1000, false)$$,
	$$SELECT facility_count(walk_area(n, (SELECT service_area_agg(geom, 1e9) FROM bench.facility WHERE setting = 1)))
	FROM bench.network WHERE setting = 1$$,
	at_least => 12);

CALL bench.compare('network', 'street_network_agg / array_agg of 150,000 lines',
	'SELECT node_count(street_network_agg(geom)) FROM bench.street_1', 'SELECT cardinality(array_agg(geom)) FROM bench.street_1', at_most => 4);

CALL bench.compare('network', 'people: twice the streets, facilities and people at the same density / once',
	'SELECT sum(pop) FILTER (WHERE covers(walk_area(n, s), geom)) FROM bench.person_2, bench.network AS n, bench.service AS s WHERE n.setting = 2 AND s.setting = 2',
	'SELECT sum(pop) FILTER (WHERE covers(walk_area(n, s), geom)) FROM bench.person_1, bench.network AS n, bench.service AS s WHERE n.setting = 1 AND s.setting = 1',
	at_most => 2.3);

CALL bench.compare('network', 'people by covers(walk_area(n, s), p) / by covers(s, p), the discs',
	'SELECT sum(pop) FILTER (WHERE covers(walk_area(n, s), geom)) FROM bench.person_1, bench.network AS n, bench.service AS s WHERE n.setting = 1 AND s.setting = 1',
	'SELECT sum(pop) FILTER (WHERE covers(s, geom)) FROM bench.person_1, bench.service AS s WHERE s.setting = 1');

\pset footer off
SELECT figure, "first ms", "second ms", ratio, bound, verdict
FROM bench.report WHERE room = 'network' ORDER BY number;
DROP TABLE bench.crossing, bench.street, bench.street_1, bench.facility, bench.person, bench.person_1, bench.person_2, bench.network, bench.service;
DROP FUNCTION bench.uniform;
DROP EXTENSION pgrouting;
