--
-- grid_index_agg and its rollup: the matrix of inputs, one answer by every way
--
BEGIN;
SELECT plan(27);

-- empty, one NULL, one, two, with NULL
CREATE TEMP TABLE input (shape text, code grid_code, area geometry);
INSERT INTO input VALUES
	('one NULL geometry', '310114', NULL),
	('one NULL other', NULL, 'POLYGON((0 0, 1 0, 1 1, 0 0))'),
	('one empty', '310114', 'POLYGON EMPTY'),
	('one', '310114', 'POLYGON((0 0, 1 0, 1 1, 0 0))'),
	('two', '310114', 'POLYGON((0 0, 1 0, 1 1, 0 0))'),
	('two', '310104', 'POLYGON((0 0, 0 1, 1 1, 0 0))'),
	('two alike', '310114', 'POLYGON((0 0, 1 0, 1 1, 0 0))'),
	('two alike', '310114', 'POLYGON((0 0, 1 0, 1 1, 0 0))'),
	('two and NULL', '310114', 'POLYGON((0 0, 1 0, 1 1, 0 0))'),
	('two and NULL', NULL, NULL),
	('two and NULL', '310104', 'POLYGON((0 0, 0 1, 1 1, 0 0))');
CREATE TEMP TABLE expected (shape text, grid text);
INSERT INTO expected VALUES
	('one NULL geometry', NULL), ('one NULL other', NULL), ('one empty', NULL),
	('one', '(srid 0; 310114 (0 0, 1 0, 1 1, 0 0))'),
	('two', '(srid 0; 310104 (0 0, 1 1, 0 1, 0 0); 310114 (0 0, 1 0, 1 1, 0 0))'),
	('two alike', '(srid 0; 310114 (0 0, 1 0, 1 1, 0 0))'),
	('two and NULL', '(srid 0; 310104 (0 0, 1 1, 0 1, 0 0); 310114 (0 0, 1 0, 1 1, 0 0))');

SELECT is(grid_index_agg(code, area)::text, NULL, 'no cells: NULL') FROM input WHERE false;
SELECT is(rollup(NULL::grid_index)::text, NULL, 'rollup of no indexes') FROM input WHERE false;
SELECT is(rollup(NULL::grid_index)::text, NULL, 'rollup of a NULL index');
SELECT is(grid_index_agg(code, i.area)::text, e.grid, 'grid_index_agg: ' || shape)
FROM input AS i JOIN expected AS e USING (shape) GROUP BY shape, e.grid ORDER BY shape;

-- the NULL matrix of the combine function, as the executor runs it
SELECT is(rollup(s)::text, expected, 'rollup of grids ' || shape)
FROM (VALUES
	('NULL, NULL', NULL::grid_index, NULL), ('NULL, NULL', NULL, NULL),
	('NULL, x', NULL, '(srid 0; 31 (0 0, 1 0, 1 1, 0 0))'),
	('NULL, x', '(srid 0; 31 (0 0, 1 0, 1 1, 0 0))', '(srid 0; 31 (0 0, 1 0, 1 1, 0 0))'),
	('x, NULL', '(srid 0; 31 (0 0, 1 0, 1 1, 0 0))', '(srid 0; 31 (0 0, 1 0, 1 1, 0 0))'),
	('x, NULL', NULL, '(srid 0; 31 (0 0, 1 0, 1 1, 0 0))'),
	('x, y', '(srid 0; 31 (0 0, 1 0, 1 1, 0 0))', '(srid 0; 11 (0 0, 1 0, 1 1, 0 0); 31 (0 0, 1 0, 1 1, 0 0))'),
	('x, y', '(srid 0; 11 (0 0, 1 0, 1 1, 0 0))', '(srid 0; 11 (0 0, 1 0, 1 1, 0 0); 31 (0 0, 1 0, 1 1, 0 0))'))
	AS v(shape, s, expected) GROUP BY shape, expected ORDER BY shape;
-- the state functions as ordinary functions leave their arguments alone
SELECT is(grid_index_accum(grid_index_combine(s, s), '11', 'POLYGON((0 0, 1 0, 1 1, 0 0))')::text || s::text,
	'(srid 0; 11 (0 0, 1 0, 1 1, 0 0); 31 (0 0, 1 0, 1 1, 0 0))(srid 0; 31 (0 0, 1 0, 1 1, 0 0))',
	'state functions called by hand')
FROM (VALUES ('(srid 0; 31 (0 0, 1 0, 1 1, 0 0))'::grid_index)) AS v(s);
SELECT results_eq($$SELECT cell_count(grid_index_agg(code, ST_MakeEnvelope(i, 0, i + 1, 1)) OVER (ORDER BY i))
	FROM (SELECT i, ('310114' || to_char(i, 'FM000'))::grid_code AS code FROM generate_series(1, 4) AS i) AS q$$,
	$$SELECT generate_series(1, 4)::bigint$$, 'a running window: the state lives on after it was read');

-- many small states at once (GROUP BY): hash aggregation adds up the contexts
-- for each new group
SET LOCAL enable_sort = off;
SELECT is((SELECT count(*) FROM pg_backend_memory_contexts WHERE name = 'grid_index' AND grid IS NOT NULL),
	1::bigint, 'all states share a memory context')
FROM (SELECT i, grid_index_agg('310114', ST_MakeEnvelope(i, i, i + 1, i + 1)) AS grid
	FROM generate_series(1, 1000) AS i GROUP BY i) AS q
LIMIT 1;
SET LOCAL enable_sort = on;

-- one answer by every way
\ir ../house/include/uniform.sql
CREATE TABLE stop (part int, point geometry, code grid_code, cell geometry) PARTITION BY LIST (part);
SELECT format('CREATE TABLE stop_%1$s PARTITION OF stop FOR VALUES IN (%1$s)', i) FROM generate_series(0, 3) AS i \gexec
INSERT INTO stop
SELECT i % 4, p, ('310114001' || lpad((i % 355)::text, 6, '0'))::grid_code, ST_Buffer(p, 40, 4)
FROM generate_series(1, 4000) AS i,
	LATERAL (SELECT ST_MakePoint(350000 + 7000 * pg_temp.uniform('x' || i % 3990),
		3400000 + 7000 * pg_temp.uniform('y' || i % 3990)) AS p) AS q;
ANALYZE stop;

CREATE TEMP TABLE way (way text, g grid_index);
SET LOCAL max_parallel_workers_per_gather = 0;
INSERT INTO way SELECT 'serial', grid_index_agg(code, cell) FROM stop;
INSERT INTO way SELECT 'shuffled', grid_index_agg(code, cell)
FROM (SELECT * FROM stop ORDER BY pg_temp.uniform(code::text || part)) AS q;
INSERT INTO way SELECT 'rolled up', rollup(g)
FROM (SELECT grid_index_agg(code, cell) AS g FROM stop GROUP BY ST_X(point)::int % 17) AS q;
INSERT INTO way SELECT 'stored as text', rollup(g::text::grid_index)
FROM (SELECT grid_index_agg(code, cell) AS g FROM stop GROUP BY ST_X(point)::int % 3) AS q;

-- each row by a statement of its own, as a distributed engine calls a state
-- function: nothing is kept between the calls but the state
CREATE FUNCTION pg_temp.row_by_row() RETURNS grid_index LANGUAGE plpgsql AS $$
DECLARE
	r stop;
	g grid_index;
BEGIN
	FOR r IN SELECT * FROM stop LOOP
		EXECUTE 'SELECT grid_index_accum($1, $2, $3)' INTO g USING g, r.code, r.cell;
	END LOOP;
	RETURN g;
END
$$;
INSERT INTO way SELECT 'row by row', pg_temp.row_by_row();
CREATE FUNCTION pg_temp.asked(g grid_index, point geometry) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	answer text;
BEGIN
	EXECUTE 'SELECT locate($1, $2)::text' INTO answer USING g, point;
	RETURN answer;
END
$$;
SELECT is(count(*), 50::bigint, 'questions by statements of their own have the same answers')
FROM (SELECT g, point FROM way, stop WHERE way = 'serial' LIMIT 50) AS q
WHERE pg_temp.asked(g, point) = locate(g, point)::text;

\ir ../house/include/plan_of.sql
SET LOCAL max_parallel_workers_per_gather = 4;
SET LOCAL parallel_setup_cost = 0;
SET LOCAL parallel_tuple_cost = 0;
SET LOCAL min_parallel_table_scan_size = 0;
SELECT matches(pg_temp.plan_of('SELECT grid_index_agg(code, cell) FROM stop'),
	'Gather.*Partial Aggregate', 'the parallel way is parallel');
SELECT grid_index_agg(code, cell) AS g FROM stop \gset parallel_
INSERT INTO way VALUES ('parallel', :'parallel_g');
SET LOCAL max_parallel_workers_per_gather = 0;
SET LOCAL enable_partitionwise_aggregate = on;
SET LOCAL enable_hashagg = off;
SELECT matches(pg_temp.plan_of('SELECT grid_index_agg(code, cell) FROM stop GROUP BY part > -1'),
	'Append.*Partial GroupAggregate.*Partial GroupAggregate', 'the partition-wise way is partition-wise');
INSERT INTO way SELECT 'partition-wise', grid_index_agg(code, cell) FROM stop GROUP BY part > -1;

SELECT is(md5(w.g::text), md5(o.g::text), w.way || ': the same grid') FROM way AS w, way AS o
WHERE o.way = 'serial' AND w.way <> 'serial';
SELECT is(row(cell_count(g), g::jsonb ->> 'polygon_count')::text, '(355,4000)', 'counts') FROM way WHERE way = 'serial';

SELECT * FROM finish();
ROLLBACK;
