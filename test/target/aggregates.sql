--
-- target_agg and rollup: the matrix of inputs, and one answer by every way
--
BEGIN;
SELECT plan(44);

-- empty, one NULL, one, two, with NULL: of every aggregate
CREATE TEMP TABLE input (shape text, actual float8, target indicator_target, weight float8);
INSERT INTO input VALUES
	('one NULL actual', NULL, '>= 4', 1),
	('one NULL target', 4, NULL, 1),
	('one NULL weight', 4, '>= 4', NULL),
	('one', 2, '>= 4', 3),
	('two', 2, '>= 4', 3), ('two', 4, '>= 4', 1),
	('two and NULL', 2, '>= 4', 3), ('two and NULL', 4, '>= 4', 1), ('two and NULL', NULL, '>= 4', 1);

SELECT is(target_agg(actual, target)::text, NULL, 'no rows: NULL') FROM input WHERE false;
SELECT is(target_agg(actual, target, weight)::text, NULL, 'no rows, weighted: NULL') FROM input WHERE false;
SELECT is(rollup(NULL::target_summary)::text, NULL, 'rollup of no rows: NULL') FROM input WHERE false;
SELECT is(rollup(NULL::target_summary)::text, NULL, 'rollup of NULL: NULL');
SELECT is(target_agg(actual, target)::text, expected, shape)
FROM input JOIN (VALUES
	('one NULL actual', '(assessed 0, met 0, missing 1, weight 0, met weight 0, attained 0)'),
	('one NULL target', NULL),
	('one NULL weight', '(assessed 1, met 1, missing 0, weight 1, met weight 1, attained 1, minimum 1)'),
	('one', '(assessed 1, met 0, missing 0, weight 1, met weight 0, attained 0.5, minimum 0.5)'),
	('two', '(assessed 2, met 1, missing 0, weight 2, met weight 1, attained 1.5, minimum 0.5)'),
	('two and NULL', '(assessed 2, met 1, missing 1, weight 2, met weight 1, attained 1.5, minimum 0.5)'))
	AS e(shape, expected) USING (shape)
GROUP BY shape, expected ORDER BY shape;
SELECT is(target_agg(actual, target, weight)::text, expected, shape || ', weighted')
FROM input JOIN (VALUES
	('one NULL actual', '(assessed 0, met 0, missing 1, weight 0, met weight 0, attained 0)'),
	('one NULL target', NULL),
	('one NULL weight', NULL),
	('one', '(assessed 1, met 0, missing 0, weight 3, met weight 0, attained 1.5, minimum 0.5)'),
	('two', '(assessed 2, met 1, missing 0, weight 4, met weight 1, attained 2.5, minimum 0.5)'),
	('two and NULL', '(assessed 2, met 1, missing 1, weight 4, met weight 1, attained 2.5, minimum 0.5)'))
	AS e(shape, expected) USING (shape)
GROUP BY shape, expected ORDER BY shape;

-- the NULL matrix of the combine function, as the executor runs it
SELECT is(rollup(s)::text, expected, 'rollup of ' || shape)
FROM (VALUES
	('NULL, NULL', NULL::target_summary, NULL),
	('NULL, NULL', NULL, NULL),
	('NULL, x', NULL, '(assessed 1, met 0, missing 0, weight 1, met weight 0, attained 0.5, minimum 0.5)'),
	('NULL, x', '(assessed 1, met 0, missing 0, weight 1, met weight 0, attained 0.5, minimum 0.5)',
		'(assessed 1, met 0, missing 0, weight 1, met weight 0, attained 0.5, minimum 0.5)'),
	('x, NULL', '(assessed 1, met 0, missing 0, weight 1, met weight 0, attained 0.5, minimum 0.5)',
		'(assessed 1, met 0, missing 0, weight 1, met weight 0, attained 0.5, minimum 0.5)'),
	('x, NULL', NULL, '(assessed 1, met 0, missing 0, weight 1, met weight 0, attained 0.5, minimum 0.5)'),
	('x, y', '(assessed 1, met 0, missing 0, weight 1, met weight 0, attained 0.5, minimum 0.5)',
		'(assessed 2, met 1, missing 3, weight 2, met weight 1, attained 1.5, minimum 0.5)'),
	('x, y', '(assessed 1, met 1, missing 3, weight 1, met weight 1, attained 1, minimum 1)',
		'(assessed 2, met 1, missing 3, weight 2, met weight 1, attained 1.5, minimum 0.5)'))
	AS v(shape, s, expected)
GROUP BY shape, expected ORDER BY shape;

-- One answer by every way. Values and weights have long fractions of very
-- different size, so that a plain sum of float8 would depend on the order.
CREATE TABLE many (part int, actual float8, target indicator_target, weight float8, whole float8)
	PARTITION BY LIST (part);
SELECT format('CREATE TABLE many_%1$s PARTITION OF many FOR VALUES IN (%1$s)', i)
FROM generate_series(0, 3) AS i \gexec
INSERT INTO many
SELECT i % 4, CASE WHEN i % 17 > 0 THEN 100 * (sin(i) + 1) END,
	('{>= 95 %,<= 35 μg/m3,5 .. 50 km,> 65 %,~ 50 m2,= 0 处}'::indicator_target[])[1 + i % 6],
	exp(8 * sin(i * 7)), i % 5
FROM generate_series(1, 50000) AS i;
ANALYZE many;

CREATE TEMP TABLE way (way text, unweighted target_summary, weighted target_summary, whole target_summary);
SET LOCAL max_parallel_workers_per_gather = 0;
INSERT INTO way SELECT 'serial', target_agg(actual, target), target_agg(actual, target, weight),
	target_agg(actual, target, whole) FROM many;
INSERT INTO way SELECT 'backwards', target_agg(actual, target), target_agg(actual, target, weight),
	target_agg(actual, target, whole)
FROM (SELECT * FROM many ORDER BY actual DESC NULLS FIRST, weight) AS q;
INSERT INTO way SELECT 'rolled up', rollup(u), rollup(w), rollup(h)
FROM (SELECT target_agg(actual, target) AS u, target_agg(actual, target, weight) AS w,
		target_agg(actual, target, whole) AS h
	FROM many GROUP BY (weight * 1000)::int8 % 355) AS q;
INSERT INTO way SELECT 'stored as text', rollup(u::text::target_summary), rollup(w::text::target_summary),
	rollup(h::text::target_summary)
FROM (SELECT target_agg(actual, target) AS u, target_agg(actual, target, weight) AS w,
		target_agg(actual, target, whole) AS h
	FROM many GROUP BY (weight * 1000)::int8 % 12) AS q;

\ir ../house/include/plan_of.sql
SET LOCAL max_parallel_workers_per_gather = 4;
SET LOCAL parallel_setup_cost = 0;
SET LOCAL parallel_tuple_cost = 0;
SET LOCAL min_parallel_table_scan_size = 0;
SELECT matches(pg_temp.plan_of('SELECT target_agg(actual, target) FROM many'), 'Gather.*Partial Aggregate',
	'the parallel way is parallel');
-- (a query that writes is not parallel, one that a variable stores is)
SELECT target_agg(actual, target) AS u, target_agg(actual, target, weight) AS w,
	target_agg(actual, target, whole) AS h FROM many \gset parallel_
INSERT INTO way VALUES ('parallel', :'parallel_u', :'parallel_w', :'parallel_h');
SET LOCAL max_parallel_workers_per_gather = 0;

SET LOCAL enable_partitionwise_aggregate = on;
SET LOCAL enable_hashagg = off;
SELECT matches(pg_temp.plan_of('SELECT target_agg(actual, target) FROM many GROUP BY part > -1'),
	'Append.*Partial GroupAggregate.*Partial GroupAggregate', 'the partition-wise way is partition-wise');
INSERT INTO way SELECT 'partition-wise', target_agg(actual, target), target_agg(actual, target, weight),
	target_agg(actual, target, whole) FROM many GROUP BY part > -1;

-- unweighted and with whole weights nothing is rounded: the same state, both parts
SELECT is(w.unweighted::text, s.unweighted::text, w.way || ': the same state')
FROM way AS w, way AS s WHERE s.way = 'serial' AND w.way <> 'serial';
SELECT is(w.whole::text, s.whole::text, w.way || ', whole weights: the same state')
FROM way AS w, way AS s WHERE s.way = 'serial' AND w.way <> 'serial';
-- with any weights: the same answers, to the last bit
SELECT is(w.weighted::jsonb, s.weighted::jsonb, w.way || ', any weights: the same answers')
FROM way AS w, way AS s WHERE s.way = 'serial' AND w.way <> 'serial';

-- and it is the right answer, by numeric arithmetic over the rows
SELECT is(round(mean_attainment(weighted)::numeric, 14),
	(SELECT round(sum(weight::numeric * attainment(actual, target)::numeric) / sum(weight::numeric), 14)
		FROM many WHERE actual IS NOT NULL), 'the mean that numeric arithmetic gives')
FROM way WHERE way = 'serial';
SELECT is(round(weighted_met_rate(weighted)::numeric, 14),
	(SELECT round(sum(weight::numeric) FILTER (WHERE actual <@ target) / sum(weight::numeric), 14)
		FROM many WHERE actual IS NOT NULL), 'the weighted rate that numeric arithmetic gives')
FROM way WHERE way = 'serial';
-- from a baseline, of which each fifth is missing
SELECT is(round(mean_attainment(target_agg(actual, target, weight, CASE WHEN whole > 0 THEN whole END))::numeric, 13),
	round(sum(weight::numeric * coalesce(attainment(actual, target, CASE WHEN whole > 0 THEN whole END),
		attainment(actual, target))::numeric) FILTER (WHERE actual IS NOT NULL)
		/ sum(weight::numeric) FILTER (WHERE actual IS NOT NULL), 13), 'the mean from baselines')
FROM many;
SET LOCAL max_parallel_workers_per_gather = 4;
SELECT matches(pg_temp.plan_of('SELECT target_agg(actual, target, weight, whole) FROM many'),
	'Gather.*Partial Aggregate', 'parallel from baselines');
SELECT matches(pg_temp.plan_of('SELECT min(target), max(target) FROM many'),
	'Gather.*Partial Aggregate', 'min and max are parallel');
SELECT is((SELECT min(target)::text || max(target)::text FROM many),
	(SELECT string_agg(t::text, '' ORDER BY t) FROM (SELECT target AS t FROM many ORDER BY 1 LIMIT 1) AS q)
	|| (SELECT t::text FROM (SELECT target AS t FROM many ORDER BY 1 DESC LIMIT 1) AS q), 'the ends of the order');
SET LOCAL max_parallel_workers_per_gather = 0;
SELECT results_eq(
	$$SELECT assessed_count(weighted), met_count(weighted), missing_count(weighted), met_rate(weighted),
		min_attainment(weighted)
		FROM way WHERE way = 'serial'$$,
	$$SELECT count(actual), count(*) FILTER (WHERE actual <@ target), count(*) - count(actual),
		count(*) FILTER (WHERE actual <@ target) / count(actual)::float8, min(attainment(actual, target)) FROM many$$,
	'counts, rate and minimum by plain SQL');

SELECT * FROM finish();
ROLLBACK;
