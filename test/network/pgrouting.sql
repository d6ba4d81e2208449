--
-- Distances of nodes against pgRouting: pgr_drivingDistance from 200 nodes on a
-- network of 20,000 segments
--
BEGIN;
SELECT plan(5);

SET LOCAL client_min_messages = error;
CREATE EXTENSION pgrouting;
\ir ../house/include/uniform.sql

-- crossings of streets that are not quite straight, in whole millimetres
CREATE TEMP TABLE node AS
SELECT 101 * i + j AS id, i, j, ST_SetSRID(ST_MakePoint(
	round((350000 + 100 * i + 40 * pg_temp.uniform('x' || i || '/' || j))::numeric, 3)::float8,
	round((3400000 + 100 * j + 40 * pg_temp.uniform('y' || i || '/' || j))::numeric, 3)::float8), 4549) AS place
FROM generate_series(0, 100) AS i, generate_series(0, 100) AS j;
CREATE TABLE street AS
SELECT row_number() OVER (ORDER BY a.id, b.id) AS id, a.id AS source, b.id AS target,
	ST_MakeLine(a.place, b.place) AS line, factor, factor * ST_Distance(a.place, b.place) AS cost
FROM node AS a JOIN node AS b ON (b.i, b.j) IN ((a.i + 1, a.j), (a.i, a.j + 1)),
	LATERAL (SELECT CASE WHEN pg_temp.uniform('f' || a.id || '/' || b.id) < 0.2 THEN 2.5 ELSE 1 END::float8 AS factor) AS f
ORDER BY pg_temp.uniform('order' || a.id || '/' || b.id)
LIMIT 20000;
CREATE TEMP TABLE start AS
SELECT id, place FROM node WHERE id IN (SELECT source FROM street) ORDER BY pg_temp.uniform('start' || id) LIMIT 200;
CREATE TEMP TABLE network AS SELECT street_network_agg(line, factor) AS network FROM street;
SELECT is(segment_count(network), 20000::bigint, 'segments') FROM network;

-- some nodes, from each of the 200 by itself
CREATE TEMP TABLE goal AS SELECT id, place FROM node ORDER BY pg_temp.uniform('some' || id) LIMIT 100;
CREATE TEMP TABLE theirs AS
SELECT from_v, node, agg_cost FROM pgr_drivingDistance('SELECT id, source, target, cost FROM street',
	(SELECT array_agg(id) FROM start), 1e9, false)
WHERE node IN (SELECT id FROM goal);
CREATE TEMP TABLE ours AS
SELECT start.id AS from_v, goal.id AS node, nearest_distance(walk, goal.place) AS distance
FROM (SELECT id, walk_area(network, area, 1e-6) AS walk
	FROM (SELECT id, service_area_agg(place, 1) AS area FROM start GROUP BY id) AS s, network OFFSET 0) AS start, goal;
SELECT cmp_ok(count(*), '>', 15000::bigint, 'pairs of nodes') FROM theirs;
SELECT is((SELECT array_agg(q::text) FROM (SELECT from_v, node, distance, agg_cost FROM ours FULL JOIN theirs USING (from_v, node)
	WHERE abs(distance - agg_cost) > 1e-6 OR (distance IS NULL) <> (agg_cost IS NULL) LIMIT 5) AS q), NULL::text[],
	'from each of 200 nodes to 100');

-- all nodes, from the nearest of the 200
CREATE TEMP TABLE nearest AS
SELECT node, min(agg_cost) AS theirs FROM pgr_drivingDistance('SELECT id, source, target, cost FROM street',
	(SELECT array_agg(id) FROM start), 5000, false)
GROUP BY node;
CREATE TEMP TABLE walk AS
SELECT walk_area(network, area, 1e-6) AS walk FROM network, (SELECT service_area_agg(place, 5000) AS area FROM start) AS s;
SELECT cmp_ok(count(*), '>', 10000::bigint, 'nodes') FROM nearest;
SELECT is((SELECT array_agg(q::text) FROM (SELECT node, nearest_distance(walk, place) AS ours, theirs
		FROM walk, node JOIN nearest ON node = id) AS q
	WHERE ours IS NULL OR abs(ours - theirs) > 1e-6), NULL::text[], 'from the nearest of 200 to all');

SELECT * FROM finish();
ROLLBACK;
