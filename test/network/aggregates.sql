--
-- street_network_agg and its rollup, and walk_area: the matrix of inputs, one
-- answer by every way
--
BEGIN;
SELECT plan(41);

-- empty, one NULL, one, two, with NULL
CREATE TEMP TABLE input (shape text, line geometry, factor float8);
INSERT INTO input VALUES
	('one NULL line', NULL, 2), ('one NULL factor', 'LINESTRING(0 0, 1 0)', NULL), ('one empty', 'LINESTRING EMPTY', 2),
	('one without length', 'LINESTRING(0 0, 0 0, 0 0.0001)', 2), ('one', 'LINESTRING(0 0, 1 0)', 2),
	('two', 'LINESTRING(0 0, 1 0)', 2), ('two', 'LINESTRING(2 0, 1 0)', 1),
	('two alike', 'LINESTRING(0 0, 1 0)', 2), ('two alike', 'LINESTRING(1 0, 0 0)', 3),
	('two and NULL', 'LINESTRING(0 0, 1 0)', 2), ('two and NULL', NULL, NULL), ('two and NULL', 'LINESTRING(2 0, 1 0)', 1);
CREATE TEMP TABLE expected (shape text, network text);
INSERT INTO expected VALUES
	('one NULL line', NULL), ('one NULL factor', NULL), ('one empty', NULL), ('one without length', NULL),
	('one', '(srid 0, nodes 0 0, 1 0, segments 1 2 2)'),
	('two', '(srid 0, nodes 0 0, 1 0, 2 0, segments 1 2 2, 2 3)'),
	('two alike', '(srid 0, nodes 0 0, 1 0, segments 1 2 2)'),
	('two and NULL', '(srid 0, nodes 0 0, 1 0, 2 0, segments 1 2 2, 2 3)');
SELECT is(street_network_agg(line, factor)::text, NULL, 'no rows: NULL') FROM input WHERE false;
SELECT is(rollup(NULL::street_network)::text, NULL, 'rollup of no networks') FROM input WHERE false;
SELECT is(rollup(NULL::street_network)::text, NULL, 'rollup of a NULL network');
SELECT is(street_network_agg(line, factor)::text, e.network, 'street_network_agg: ' || shape)
FROM input JOIN expected AS e USING (shape) GROUP BY shape, e.network ORDER BY shape;

-- the NULL matrix of the combine function, as the executor runs it
SELECT is(rollup(n)::text, expected, 'rollup of ' || shape)
FROM (VALUES
	('NULL, NULL', NULL::street_network, NULL), ('NULL, NULL', NULL, NULL),
	('NULL, x', NULL, '(srid 0, nodes 0 0, 1 0, segments 1 2)'),
	('NULL, x', '(srid 0, nodes 0 0, 1 0, segments 1 2)', '(srid 0, nodes 0 0, 1 0, segments 1 2)'),
	('x, NULL', '(srid 0, nodes 0 0, 1 0, segments 1 2)', '(srid 0, nodes 0 0, 1 0, segments 1 2)'),
	('x, NULL', NULL, '(srid 0, nodes 0 0, 1 0, segments 1 2)'),
	('x, y', '(srid 0, nodes 0 0, 1 0, segments 1 2 5)', '(srid 0, nodes 0 0, 0 1, 1 0, segments 1 3 4, 2 3)'),
	('x, y', '(srid 0, nodes 0 0, 0 1, 1 0, segments 1 3 4, 2 3)', '(srid 0, nodes 0 0, 0 1, 1 0, segments 1 3 4, 2 3)'))
	AS v(shape, n, expected) GROUP BY shape, expected ORDER BY shape;
-- the state functions as ordinary functions leave their arguments alone
SELECT is(street_network_combine(n, '(srid 0, nodes 0 0, 2 0, segments 1 2)')::text || n::text,
	'(srid 0, nodes 0 0, 1 0, 2 0, segments 1 2, 1 3)(srid 0, nodes 0 0, 1 0, segments 1 2)', 'combine called by hand')
FROM (VALUES ('(srid 0, nodes 0 0, 1 0, segments 1 2)'::street_network)) AS v(n);
SELECT is(street_network_combine(n, n)::text, n::text, 'a network with itself')
FROM (SELECT street_network_agg(line, factor) AS n FROM input) AS q;
SELECT is(street_network_accum(street_network_accum(NULL, 'LINESTRING(0 0, 1 0)'), 'LINESTRING(1 0, 2 0)', 7)::text,
	'(srid 0, nodes 0 0, 1 0, 2 0, segments 1 2, 2 3 7)', 'accum called by hand');
SELECT results_eq($$SELECT segment_count(street_network_agg(ST_MakeLine(ST_MakePoint(i, 0), ST_MakePoint(i + 1, 0))) OVER (ORDER BY i))
	FROM generate_series(1, 4) AS i$$,
	$$SELECT generate_series(1, 4)::bigint$$, 'a running window: the state lives on after it was read');

-- many small states at once (GROUP BY): hash aggregation adds up the contexts
-- for each new group
SET LOCAL enable_sort = off;
SELECT is((SELECT count(*) FROM pg_backend_memory_contexts WHERE name = 'street_network' AND network IS NOT NULL), 1::bigint,
	'all states share a memory context')
FROM (SELECT i, street_network_agg(ST_MakeLine(ST_MakePoint(i, 0), ST_MakePoint(i, 1))) AS network
	FROM generate_series(1, 1000) AS i GROUP BY i) AS q
LIMIT 1;
SET LOCAL enable_sort = on;

-- one answer by every way: streets of a grid with bent crossings, some given twice
\ir ../house/include/uniform.sql
CREATE FUNCTION pg_temp.crossing(i int, j int) RETURNS geometry LANGUAGE sql RETURN
	ST_MakePoint(350000 + 90 * i + 30 * pg_temp.uniform('x' || i || '/' || j), 3400000 + 90 * j + 30 * pg_temp.uniform('y' || i || '/' || j));
CREATE TABLE street (part int, number int, line geometry, factor float8) PARTITION BY LIST (part);
SELECT format('CREATE TABLE street_%1$s PARTITION OF street FOR VALUES IN (%1$s)', i) FROM generate_series(0, 3) AS i \gexec
INSERT INTO street
SELECT (i + j + twice) % 4, 100 * i + j,
	ST_MakeLine(ARRAY[pg_temp.crossing(i, j), pg_temp.crossing(i + across, j + 1 - across), pg_temp.crossing(i + 1, j + 1)]),
	1 + round(pg_temp.uniform('f' || i || '/' || j || twice))
FROM generate_series(1, 40) AS i, generate_series(1, 40) AS j, generate_series(0, 1) AS across,
	generate_series(0, CASE WHEN (i + j) % 7 = 0 THEN 1 ELSE 0 END) AS twice;
ANALYZE street;
CREATE TEMP TABLE area AS
SELECT service_area_agg(ST_MakePoint(350000 + 3600 * pg_temp.uniform('ax' || i), 3400000 + 3600 * pg_temp.uniform('ay' || i)),
	200 + i) AS area FROM generate_series(1, 40) AS i;

CREATE TEMP TABLE way (way text, n street_network);
SET LOCAL max_parallel_workers_per_gather = 0;
INSERT INTO way SELECT 'serial', street_network_agg(line, factor) FROM street;
INSERT INTO way SELECT 'shuffled', street_network_agg(ST_Reverse(line), factor)
FROM (SELECT * FROM street ORDER BY pg_temp.uniform(line::text || factor)) AS q;
INSERT INTO way SELECT 'rolled up', rollup(n)
FROM (SELECT street_network_agg(line, factor) AS n FROM street GROUP BY number % 17) AS q;
INSERT INTO way SELECT 'stored as text', rollup(n::text::street_network)
FROM (SELECT street_network_agg(line, factor) AS n FROM street GROUP BY number % 3) AS q;

-- each row by a statement of its own, as a distributed engine calls a state
-- function: nothing is kept between the calls but the state
CREATE FUNCTION pg_temp.row_by_row() RETURNS street_network LANGUAGE plpgsql AS $$
DECLARE
	r street;
	n street_network;
BEGIN
	FOR r IN SELECT * FROM street WHERE part = 1 LOOP
		EXECUTE 'SELECT street_network_accum($1, $2, $3)' INTO n USING n, r.line, r.factor;
	END LOOP;
	RETURN n;
END
$$;
SELECT is(pg_temp.row_by_row()::text, street_network_agg(line, factor)::text, 'row by row') FROM street WHERE part = 1;

\ir ../house/include/plan_of.sql
SET LOCAL max_parallel_workers_per_gather = 4;
SET LOCAL parallel_setup_cost = 0;
SET LOCAL parallel_tuple_cost = 0;
SET LOCAL min_parallel_table_scan_size = 0;
SELECT matches(pg_temp.plan_of('SELECT street_network_agg(line, factor) FROM street'),
	'Gather.*Partial Aggregate', 'the parallel way is parallel');
SELECT street_network_agg(line, factor) AS n FROM street \gset parallel_
INSERT INTO way VALUES ('parallel', :'parallel_n');
SET LOCAL max_parallel_workers_per_gather = 0;
SET LOCAL enable_partitionwise_aggregate = on;
SET LOCAL enable_hashagg = off;
SELECT matches(pg_temp.plan_of('SELECT street_network_agg(line, factor) FROM street GROUP BY part > -1'),
	'Append.*Partial GroupAggregate.*Partial GroupAggregate', 'the partition-wise way is partition-wise');
INSERT INTO way SELECT 'partition-wise', street_network_agg(line, factor) FROM street GROUP BY part > -1;

SELECT is(md5(w.n::text), md5(o.n::text), w.way || ': the same network') FROM way AS w, way AS o
WHERE o.way = 'serial' AND w.way <> 'serial';
SELECT ok(w.n = o.n AND hashtext(w.n::text) = hashtext(o.n::text) AND street_network_hash(w.n) = street_network_hash(o.n),
	w.way || ': equal, and of one hash')
FROM way AS w, way AS o WHERE o.way = 'serial' AND w.way <> 'serial';
SELECT is(md5(walk_area_send(w.a)) || reached_length(w.a) || md5(ST_AsBinary(reached_streets(w.a))),
	md5(walk_area_send(o.a)) || reached_length(o.a) || md5(ST_AsBinary(reached_streets(o.a))),
	w.way || ': the same walk_area, to the last bit')
FROM (SELECT way, walk_area(n, area) AS a FROM way, area) AS w, (SELECT way, walk_area(n, area) AS a FROM way, area) AS o
WHERE o.way = 'serial' AND w.way <> 'serial';
SELECT is(node_count(n), 1681::bigint + 0 * segment_count(n), 'nodes') FROM way WHERE way = 'serial';

-- the cache of walk_area is only a cache: networks, areas and snaps in turn
CREATE TEMP TABLE turn AS
SELECT i, n, a, 20 + 10 * (i % 3) AS snap
FROM generate_series(1, 60) AS i,
	LATERAL (SELECT street_network_agg(line) AS n FROM street WHERE part = i % 2) AS n,
	LATERAL (SELECT service_area_agg(p, r) AS a FROM (VALUES (ST_MakePoint(351000 + i % 5, 3401000), 600 + i % 7)) AS v(p, r)) AS a;
CREATE FUNCTION pg_temp.alone(n street_network, a service_area, snap float8) RETURNS float8 LANGUAGE plpgsql AS $$
DECLARE
	answer float8;
BEGIN
	EXECUTE 'SELECT reached_length(walk_area($1, $2, $3))' INTO answer USING n, a, snap;
	RETURN answer;
END
$$;
SELECT is(count(*) FILTER (WHERE reached_length(walk_area(n, a, snap)) = pg_temp.alone(n, a, snap)), 60::bigint,
	'whatever came before')
FROM turn;
SELECT cmp_ok(count(DISTINCT walk_area(n, a, snap)), '>', 30::bigint, 'of different values') FROM turn;

SELECT * FROM finish();
ROLLBACK;
