--
-- service_area_agg and its rollup: the matrix of inputs, one answer by every way
--
BEGIN;
SELECT plan(34);

-- empty, one NULL, one, two, with NULL
CREATE TEMP TABLE input (shape text, point geometry, radius float8);
INSERT INTO input VALUES
	('one NULL geometry', NULL, 5),
	('one NULL other', 'POINT(1 2)', NULL),
	('one empty', 'POINT EMPTY', 5),
	('one', 'POINT(1 2)', 5),
	('two', 'POINT(1 2)', 5),
	('two', 'POINT(0 2)', 6),
	('two alike', 'POINT(1 2)', 5),
	('two alike', 'POINT(1 2)', 5),
	('two and NULL', 'POINT(1 2)', 5),
	('two and NULL', NULL, NULL),
	('two and NULL', 'POINT(0 2)', 6);
CREATE TEMP TABLE expected (shape text, area text);
INSERT INTO expected VALUES
	('one NULL geometry', NULL), ('one NULL other', NULL), ('one empty', NULL),
	('one', '(srid 0, facilities 1, discs 1 2 5)'),
	('two', '(srid 0, facilities 2, discs 0 2 6, 1 2 5)'),
	('two alike', '(srid 0, facilities 2, discs 1 2 5)'),
	('two and NULL', '(srid 0, facilities 2, discs 0 2 6, 1 2 5)');

SELECT is(service_area_agg(point, radius)::text, NULL, 'no rows: NULL') FROM input WHERE false;
SELECT is(rollup(NULL::service_area)::text, NULL, 'rollup of no areas') FROM input WHERE false;
SELECT is(rollup(NULL::service_area)::text, NULL, 'rollup of a NULL area');
SELECT is(service_area_agg(point, radius)::text, e.area, 'service_area_agg: ' || shape)
FROM input JOIN expected AS e USING (shape) GROUP BY shape, e.area ORDER BY shape;

-- the NULL matrix of the combine function, as the executor runs it
SELECT is(rollup(s)::text, expected, 'rollup of ' || shape)
FROM (VALUES
	('NULL, NULL', NULL::service_area, NULL), ('NULL, NULL', NULL, NULL),
	('NULL, x', NULL, '(srid 0, facilities 1, discs 1 2 5)'),
	('NULL, x', '(srid 0, facilities 1, discs 1 2 5)', '(srid 0, facilities 1, discs 1 2 5)'),
	('x, NULL', '(srid 0, facilities 1, discs 1 2 5)', '(srid 0, facilities 1, discs 1 2 5)'),
	('x, NULL', NULL, '(srid 0, facilities 1, discs 1 2 5)'),
	('x, y', '(srid 0, facilities 1, discs 1 2 5)', '(srid 0, facilities 8, discs 0 9 1, 1 2 5)'),
	('x, y', '(srid 0, facilities 7, discs 1 2 5, 0 9 1)', '(srid 0, facilities 8, discs 0 9 1, 1 2 5)'))
	AS v(shape, s, expected) GROUP BY shape, expected ORDER BY shape;
-- the state functions as ordinary functions leave their arguments alone
SELECT is(service_area_combine(s, s)::text || s::text,
	'(srid 0, facilities 2, discs 1 2 5)(srid 0, facilities 1, discs 1 2 5)', 'combine called by hand')
FROM (VALUES ('(srid 0, facilities 1, discs 1 2 5)'::service_area)) AS v(s);
SELECT is(service_area_accum(service_area_accum(NULL, 'POINT(1 2)', 5), 'POINT(3 4)', 5)::text,
	'(srid 0, facilities 2, discs 1 2 5, 3 4 5)', 'accum called by hand');
SELECT results_eq($$SELECT facility_count(service_area_agg(ST_MakePoint(i % 3, 0), 5) OVER (ORDER BY i))
	FROM generate_series(1, 4) AS i$$,
	$$SELECT generate_series(1, 4)::bigint$$, 'a running window: the state lives on after it was read');

-- many small states at once (GROUP BY): hash aggregation adds up the contexts
-- for each new group
SET LOCAL enable_sort = off;
SELECT is((SELECT count(*) FROM pg_backend_memory_contexts WHERE name = 'service_area' AND area IS NOT NULL),
	1::bigint, 'all states share a memory context')
FROM (SELECT i, service_area_agg(ST_MakePoint(i, i), 1) AS area FROM generate_series(1, 1000) AS i GROUP BY i) AS q
LIMIT 1;
SET LOCAL enable_sort = on;

-- one answer by every way
\ir ../house/include/uniform.sql
CREATE TABLE stop (part int, point geometry, radius float8) PARTITION BY LIST (part);
SELECT format('CREATE TABLE stop_%1$s PARTITION OF stop FOR VALUES IN (%1$s)', i) FROM generate_series(0, 3) AS i \gexec
INSERT INTO stop
SELECT i % 4, p, 20 + 300 * pg_temp.uniform('r' || i)
FROM generate_series(1, 4000) AS i,
	LATERAL (SELECT ST_MakePoint(350000 + 7000 * pg_temp.uniform('x' || i % 3990),
		3400000 + 7000 * pg_temp.uniform('y' || i % 3990)) AS p) AS q;
ANALYZE stop;
CREATE TEMP TABLE zone AS SELECT ST_MakeEnvelope(351000, 3401000, 356500, 3405500) AS zone;

CREATE TEMP TABLE way (way text, s service_area);
SET LOCAL max_parallel_workers_per_gather = 0;
INSERT INTO way SELECT 'serial', service_area_agg(point, radius) FROM stop;
INSERT INTO way SELECT 'shuffled', service_area_agg(point, radius)
FROM (SELECT * FROM stop ORDER BY pg_temp.uniform(radius::text)) AS q;
INSERT INTO way SELECT 'rolled up', rollup(s)
FROM (SELECT service_area_agg(point, radius) AS s FROM stop
	GROUP BY radius::int % 17) AS q;
INSERT INTO way SELECT 'stored as text', rollup(s::text::service_area)
FROM (SELECT service_area_agg(point, radius) AS s FROM stop
	GROUP BY radius::int % 3) AS q;

-- each row by a statement of its own, as a distributed engine calls a state
-- function: nothing is kept between the calls but the state
CREATE FUNCTION pg_temp.row_by_row() RETURNS service_area LANGUAGE plpgsql AS $$
DECLARE
	r stop;
	s service_area;
BEGIN
	FOR r IN SELECT * FROM stop LOOP
		EXECUTE 'SELECT service_area_accum($1, $2, $3)' INTO s USING s, r.point, r.radius;
	END LOOP;
	RETURN s;
END
$$;
INSERT INTO way SELECT 'row by row', pg_temp.row_by_row();
CREATE FUNCTION pg_temp.asked(s service_area, zone geometry, point geometry) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	answer text;
BEGIN
	EXECUTE 'SELECT row(covers($1, $3), nearest_distance($1, $3), covered_area($1, $2))::text'
		INTO answer USING s, zone, point;
	RETURN answer;
END
$$;
SELECT is(count(*), 50::bigint, 'questions by statements of their own have the same answers')
FROM (SELECT s, zone, point FROM way, zone, stop WHERE way = 'serial' LIMIT 50) AS q
WHERE pg_temp.asked(s, zone, point) = row(covers(s, point), nearest_distance(s, point), covered_area(s, zone))::text;

\ir ../house/include/plan_of.sql
SET LOCAL max_parallel_workers_per_gather = 4;
SET LOCAL parallel_setup_cost = 0;
SET LOCAL parallel_tuple_cost = 0;
SET LOCAL min_parallel_table_scan_size = 0;
SELECT matches(pg_temp.plan_of('SELECT service_area_agg(point, radius) FROM stop'),
	'Gather.*Partial Aggregate', 'the parallel way is parallel');
SELECT service_area_agg(point, radius) AS s FROM stop \gset parallel_
INSERT INTO way VALUES ('parallel', :'parallel_s');
SET LOCAL max_parallel_workers_per_gather = 0;
SET LOCAL enable_partitionwise_aggregate = on;
SET LOCAL enable_hashagg = off;
SELECT matches(pg_temp.plan_of('SELECT service_area_agg(point, radius) FROM stop GROUP BY part > -1'),
	'Append.*Partial GroupAggregate.*Partial GroupAggregate', 'the partition-wise way is partition-wise');
INSERT INTO way SELECT 'partition-wise', service_area_agg(point, radius) FROM stop
GROUP BY part > -1;

SELECT is(md5(w.s::text), md5(o.s::text), w.way || ': the same area') FROM way AS w, way AS o
WHERE o.way = 'serial' AND w.way <> 'serial';
SELECT is(row(covered_area(w.s), covered_area(w.s, zone), coverage(w.s, zone))::text,
	row(covered_area(o.s), covered_area(o.s, zone), coverage(o.s, zone))::text,
	w.way || ': the same figures, to the last bit')
FROM way AS w, way AS o, zone WHERE o.way = 'serial' AND w.way <> 'serial';
SELECT is(row(facility_count(s), s::jsonb ->> 'disc_count')::text, '(4000,4000)', 'counts')
FROM way WHERE way = 'serial';

SELECT * FROM finish();
ROLLBACK;
