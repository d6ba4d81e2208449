--
-- walk_area against a plain Dijkstra on the graph split at every facility and
-- point, on 300 random small networks
--
BEGIN;
SELECT plan(9);

\ir ../house/include/uniform.sql

-- From one vertex to all; NULL: no way. Edge i leads from a[i] to b[i] and back.
CREATE FUNCTION pg_temp.dijkstra(vertices int, a int[], b int[], cost float8[], source int) RETURNS float8[]
LANGUAGE plpgsql AS $$
DECLARE
	distance float8[] := array_fill(NULL::float8, ARRAY[vertices]);
	settled bool[] := array_fill(false, ARRAY[vertices]);
	nearest int;
	least float8;
BEGIN
	distance[source] := 0;
	LOOP
		nearest := NULL;
		least := 'infinity';
		FOR v IN 1..vertices LOOP
			IF NOT settled[v] AND distance[v] < least THEN
				nearest := v;
				least := distance[v];
			END IF;
		END LOOP;
		EXIT WHEN nearest IS NULL;
		settled[nearest] := true;
		FOR e IN 1..cardinality(a) LOOP
			IF a[e] = nearest AND (distance[b[e]] IS NULL OR least + cost[e] < distance[b[e]]) THEN
				distance[b[e]] := least + cost[e];
			ELSIF b[e] = nearest AND (distance[a[e]] IS NULL OR least + cost[e] < distance[a[e]]) THEN
				distance[a[e]] := least + cost[e];
			END IF;
		END LOOP;
	END LOOP;
	RETURN distance;
END
$$;

-- Nodes in whole millimetres. Of three networks one has factors, one radii that
-- are all the same.
CREATE TEMP TABLE node AS
SELECT k, i, round(1000 * pg_temp.uniform(k || '/x/' || i)::numeric, 3)::float8 AS x,
	round(1000 * pg_temp.uniform(k || '/y/' || i)::numeric, 3)::float8 AS y
FROM generate_series(1, 300) AS k, generate_series(1, 6 + k % 8) AS i;
CREATE TEMP TABLE segment AS
SELECT row_number() OVER (PARTITION BY k ORDER BY a.i, b.i)::int AS segment, k, a.i AS a, b.i AS b,
	ST_MakeLine(ST_MakePoint(a.x, a.y), ST_MakePoint(b.x, b.y)) AS line, sqrt((a.x - b.x) ^ 2 + (a.y - b.y) ^ 2) AS length,
	CASE WHEN k % 3 = 0 THEN 0.5 + 3 * pg_temp.uniform(k || '/f/' || a.i || '/' || b.i) ELSE 1 END AS factor
FROM node AS a JOIN node AS b USING (k)
WHERE a.i < b.i AND pg_temp.uniform(k || '/s/' || a.i || '/' || b.i) < 0.28;
-- facilities 1 to 5, points from 101; facility 4 is at a node, 5 where 1 is
CREATE TEMP TABLE place AS
SELECT k, i, CASE WHEN i = 5 THEN 1 ELSE i END AS at, 100 + 700 * pg_temp.uniform(k || '/r/' || CASE WHEN k % 3 = 1 THEN 0 ELSE i END) AS radius,
	NULL::geometry AS place
FROM generate_series(1, 300) AS k, (SELECT generate_series(1, 5) UNION ALL SELECT generate_series(101, 118)) AS v(i);
UPDATE place SET place = ST_MakePoint(1000 * pg_temp.uniform(k || '/px/' || at), 1000 * pg_temp.uniform(k || '/py/' || at));
UPDATE place SET place = (SELECT ST_StartPoint(line) FROM segment AS s WHERE s.k = place.k AND segment = 1) WHERE i = 4;
-- and point 101 lies on the segment of facility 1
UPDATE place SET place = (SELECT ST_LineInterpolatePoint(line, 0.3) FROM segment AS s, place AS p
	WHERE s.k = place.k AND p.k = place.k AND p.i = 1 ORDER BY ST_Distance(line, p.place) LIMIT 1) WHERE i = 101;

-- where a place comes to the streets, at most 150 m away; a vertex each
CREATE TEMP TABLE foot AS
SELECT k, i, segment, part, way, row_number() OVER (PARTITION BY k ORDER BY i, segment)::int AS number
FROM (SELECT p.k, p.i, s.segment, greatest(0, least(1, ST_LineLocatePoint(line, place))) AS part, ST_Distance(line, place) AS way,
		min(ST_Distance(line, place)) OVER (PARTITION BY p.k, p.i) AS nearest
	FROM place AS p JOIN segment AS s USING (k)) AS q
WHERE way <= nearest + 1e-12 AND way <= 150;
-- vertices: the nodes, 1 to 14; from 21 on the feet; from 201 on the places
CREATE TEMP TABLE edge AS
SELECT k, segment, lag(vertex) OVER along AS a, vertex AS b, factor, length * (part - lag(part) OVER along) AS metres
FROM (SELECT k, segment, a AS vertex, 0.0::float8 AS part, factor, length FROM segment
	UNION ALL SELECT k, segment, b, 1, factor, length FROM segment
	UNION ALL SELECT k, segment, 20 + number, part, factor, length FROM foot JOIN segment USING (k, segment)) AS q
WINDOW along AS (PARTITION BY k, segment ORDER BY part, vertex <= 20 AND part = 1, vertex);
DELETE FROM edge WHERE a IS NULL;
CREATE TEMP TABLE way AS
SELECT k, i, radius, pg_temp.dijkstra(400, g.a, g.b, g.cost, 200 + i) AS distance
FROM place AS p JOIN (
	SELECT k, array_agg(a) AS a, array_agg(b) AS b, array_agg(cost) AS cost
	FROM (SELECT k, a, b, metres * factor AS cost FROM edge
		UNION ALL SELECT k, 20 + number, 200 + i, way FROM foot) AS q
	GROUP BY k) AS g USING (k)
WHERE i <= 5;

CREATE TEMP TABLE network AS
SELECT k, street_network_agg(line, factor) AS network FROM segment GROUP BY k;
CREATE TEMP TABLE walk AS
SELECT k, walk_area(network, area, 150) AS walk
FROM network JOIN (SELECT k, service_area_agg(place, radius) AS area FROM place WHERE i <= 5 GROUP BY k) AS s USING (k);

CREATE TEMP TABLE outcome AS
SELECT p.k, p.i, nearest_distance(walk, place) AS have, covers(walk, place) AS have_covers, want, coalesce(want_covers, false) AS want_covers
FROM place AS p JOIN walk USING (k),
	LATERAL (SELECT min(distance[200 + p.i]) AS want, bool_or(distance[200 + p.i] <= radius) AS want_covers
		FROM way WHERE way.k = p.k) AS w
WHERE p.i > 100;

SELECT is(count(*), 300::bigint, 'networks') FROM walk;
SELECT cmp_ok(count(want), '>', 3000::bigint, 'points with a way to a facility') FROM outcome;
SELECT cmp_ok(count(*) FILTER (WHERE want IS NULL), '>', 100::bigint, 'points without') FROM outcome;
SELECT cmp_ok(count(*) FILTER (WHERE want_covers), '>', 500::bigint, 'points that are covered') FROM outcome;
SELECT is((SELECT array_agg(o::text) FROM (SELECT * FROM outcome
	WHERE have IS DISTINCT FROM want AND NOT coalesce(abs(have - want) <= 1e-9, false) LIMIT 5) AS o), NULL::text[],
	'every distance within 1e-9 m, or none where there is no way');
SELECT is((SELECT array_agg(o::text) FROM (SELECT * FROM outcome WHERE have_covers IS DISTINCT FROM want_covers LIMIT 5) AS o), NULL::text[],
	'covers');
SELECT cmp_ok(count(*), '>', 50::bigint, 'points that the nearest does not cover, but another')
FROM outcome AS o JOIN way AS w USING (k)
WHERE want_covers AND w.distance[200 + o.i] = want AND want > radius;

-- within an edge of the split graph what is reached comes from its two ends
CREATE TEMP TABLE reached AS
SELECT k, sum(least(metres, (greatest(0, left_a) + greatest(0, left_b)) / factor)) AS want
FROM edge AS e, LATERAL (SELECT max(radius - distance[e.a]) AS left_a, max(radius - distance[e.b]) AS left_b
	FROM way WHERE way.k = e.k) AS w
GROUP BY k;
SELECT is((SELECT array_agg(r::text) FROM (SELECT k, want, reached_length(walk) AS have FROM reached JOIN walk USING (k)) AS r
	WHERE abs(have - want) > 1e-9 * want OR have IS NULL), NULL::text[], 'reached_length within 1e-9');
SELECT is((SELECT array_agg(k) FROM walk WHERE abs(ST_Length(reached_streets(walk)) - reached_length(walk)) > 1e-6), NULL::int[],
	'reached_streets are as long');

SELECT * FROM finish();
ROLLBACK;
