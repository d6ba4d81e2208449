--
-- progress_agg and rollup: the matrix of inputs, and one answer by every way
--
BEGIN;
SELECT plan(48);

-- empty, one NULL, one, two, with NULL: of every aggregate. On 2024-02-20 the
-- schedule of 100 days plans 0.5; 40 of 100 is at risk, 100 of 100 is complete.
CREATE TEMP TABLE input (shape text, task task_progress, as_of date, weight float8);
INSERT INTO input VALUES
	('one NULL task', NULL, '2024-02-20', 1),
	('one NULL day', '40/100 [2024-01-01..2024-04-10]', NULL, 1),
	('one NULL weight', '40/100 [2024-01-01..2024-04-10]', '2024-02-20', NULL),
	('one', '40/100 [2024-01-01..2024-04-10]', '2024-02-20', 3),
	('two', '40/100 [2024-01-01..2024-04-10]', '2024-02-20', 3),
	('two', '100/100 [2024-01-01..2024-02-10]', '2024-02-20', 1),
	('two and NULL', '40/100 [2024-01-01..2024-04-10]', '2024-02-20', 3),
	('two and NULL', '5/10 [..2024-02-10]', '2024-02-20', 1),
	('two and NULL', NULL, '2024-02-20', 1);
CREATE TEMP TABLE expected (shape text, unweighted text, weighted text);
INSERT INTO expected VALUES
	('one NULL task', NULL, NULL),
	('one NULL day', NULL, NULL),
	('one NULL weight',
		'(as of 2024-02-20, tasks 1, completed 0, on_track 0, at_risk 1, delayed 0, overdue 0, not_started 0, '
			'weight 1, earned 0.4, planned 0.5, days overdue 0)', NULL),
	('one', '(as of 2024-02-20, tasks 1, completed 0, on_track 0, at_risk 1, delayed 0, overdue 0, not_started 0, '
		'weight 1, earned 0.4, planned 0.5, days overdue 0)',
		'(as of 2024-02-20, tasks 1, completed 0, on_track 0, at_risk 1, delayed 0, overdue 0, not_started 0, '
			'weight 3, earned 1.2000000000000002, planned 1.5, days overdue 0)'),
	('two', '(as of 2024-02-20, tasks 2, completed 1, on_track 0, at_risk 1, delayed 0, overdue 0, not_started 0, '
		'weight 2, earned 1.4, planned 1.5, days overdue 0)',
		'(as of 2024-02-20, tasks 2, completed 1, on_track 0, at_risk 1, delayed 0, overdue 0, not_started 0, '
			'weight 4, earned 2.2, planned 2.5, days overdue 0)'),
	('two and NULL',
		'(as of 2024-02-20, tasks 2, completed 0, on_track 0, at_risk 1, delayed 0, overdue 1, not_started 0, '
			'weight 2, earned 0.9, planned 1.5, days overdue 10)',
		'(as of 2024-02-20, tasks 2, completed 0, on_track 0, at_risk 1, delayed 0, overdue 1, not_started 0, '
			'weight 4, earned 1.7000000000000002, planned 2.5, days overdue 10)');

SELECT is(progress_agg(task, as_of)::text, NULL, 'no rows: NULL') FROM input WHERE false;
SELECT is(progress_agg(task, as_of, weight)::text, NULL, 'no rows, weighted: NULL') FROM input WHERE false;
SELECT is(rollup(NULL::progress_summary)::text, NULL, 'rollup of no rows: NULL') FROM input WHERE false;
SELECT is(rollup(NULL::progress_summary)::text, NULL, 'rollup of NULL: NULL');
-- (the second part of a sum is compared elsewhere)
SELECT is(regexp_replace(progress_agg(task, as_of)::text, '[+-][0-9.]+e-[0-9]+', '', 'g'), unweighted, shape)
FROM input JOIN expected USING (shape) GROUP BY shape, unweighted ORDER BY shape;
SELECT is(regexp_replace(progress_agg(task, as_of, weight)::text, '[+-][0-9.]+e-[0-9]+', '', 'g'), weighted,
	shape || ', weighted')
FROM input JOIN expected USING (shape) GROUP BY shape, weighted ORDER BY shape;

-- the NULL matrix of the combine function, as the executor runs it
CREATE TEMP TABLE pair AS
SELECT progress_agg('40/100 [2024-01-01..2024-04-10]', '2024-02-20') AS x,
	progress_agg('1/2 [..2024-02-10]', '2024-02-20') AS y;
SELECT is(rollup(s)::text, NULL, 'rollup of NULL, NULL')
FROM (SELECT NULL::progress_summary AS s UNION ALL SELECT NULL) AS q;
SELECT is(rollup(s)::text, (SELECT x::text FROM pair), 'rollup of NULL, x')
FROM (SELECT NULL::progress_summary AS s UNION ALL SELECT x FROM pair) AS q;
SELECT is(rollup(s)::text, (SELECT x::text FROM pair), 'rollup of x, NULL')
FROM (SELECT x AS s FROM pair UNION ALL SELECT NULL) AS q;
SELECT is(rollup(s)::text,
	'(as of 2024-02-20, tasks 2, completed 0, on_track 0, at_risk 1, delayed 0, overdue 1, not_started 0, weight 2, '
		'earned 0.9, planned 1.5, days overdue 10)', 'rollup of x, y')
FROM (SELECT x AS s FROM pair UNION ALL SELECT y FROM pair) AS q;
SELECT is(progress_combine(NULL, x)::text, NULL, 'the combine function is strict') FROM pair;
SELECT throws_ok($$SELECT progress_combine(x, progress_agg('1/2 [..2024-02-10]', '2024-02-21') OVER ()) FROM pair$$,
	'22023',
	'cannot summarise the progress of 2024-02-20 and 2024-02-21 together');

-- One answer by every way. Shares and weights have long fractions of very
-- different size, so that a plain sum of float8 would depend on the order.
CREATE TABLE many (part int, task task_progress, weight float8, whole float8)
	PARTITION BY LIST (part);
SELECT format('CREATE TABLE many_%1$s PARTITION OF many FOR VALUES IN (%1$s)', i)
FROM generate_series(0, 3) AS i \gexec
INSERT INTO many
SELECT i % 4, CASE i % 7
		WHEN 0 THEN NULL
		WHEN 1 THEN task_progress(i % 100, 97, '2024-06-01'::date + i % 60)
		WHEN 2 THEN task_progress(i % 100, array['2024-01-01'::date, '2024-03-01'::date + i % 90, '2024-09-01'],
			array[i % 11, 17, 101])
		ELSE task_progress(CASE WHEN i % 5 > 0 THEN 100 * (sin(i) + 1) ELSE 0 END, 190,
			'2024-01-01'::date + i % 300, '2024-01-01'::date + i % 300 + 30 + i % 170)
	END, exp(8 * sin(i * 7)), i % 5
FROM generate_series(1, 50000) AS i;
ANALYZE many;

CREATE TEMP TABLE way (way text, unweighted progress_summary, weighted progress_summary, whole progress_summary);
SET LOCAL max_parallel_workers_per_gather = 0;
INSERT INTO way SELECT 'serial', progress_agg(task, '2024-06-30'), progress_agg(task, '2024-06-30', weight),
	progress_agg(task, '2024-06-30', whole) FROM many;
INSERT INTO way SELECT 'backwards', progress_agg(task, '2024-06-30'), progress_agg(task, '2024-06-30', weight),
	progress_agg(task, '2024-06-30', whole)
FROM (SELECT * FROM many ORDER BY task DESC NULLS FIRST, weight) AS q;
INSERT INTO way SELECT 'rolled up', rollup(u), rollup(w), rollup(h)
FROM (SELECT progress_agg(task, '2024-06-30') AS u, progress_agg(task, '2024-06-30', weight) AS w,
		progress_agg(task, '2024-06-30', whole) AS h
	FROM many GROUP BY (weight * 1000)::int8 % 355) AS q;
INSERT INTO way SELECT 'stored as text', rollup(u::text::progress_summary), rollup(w::text::progress_summary),
	rollup(h::text::progress_summary)
FROM (SELECT progress_agg(task, '2024-06-30') AS u, progress_agg(task, '2024-06-30', weight) AS w,
		progress_agg(task, '2024-06-30', whole) AS h
	FROM many GROUP BY (weight * 1000)::int8 % 12) AS q;

\ir ../house/include/plan_of.sql
SET LOCAL max_parallel_workers_per_gather = 4;
SET LOCAL parallel_setup_cost = 0;
SET LOCAL parallel_tuple_cost = 0;
SET LOCAL min_parallel_table_scan_size = 0;
SELECT matches(pg_temp.plan_of($$SELECT progress_agg(task, '2024-06-30') FROM many$$), 'Gather.*Partial Aggregate',
	'the parallel way is parallel');
SELECT matches(pg_temp.plan_of('SELECT min(task), max(task) FROM many'), 'Gather.*Partial Aggregate',
	'min and max are parallel');
-- (a query that writes is not parallel, one that a variable stores is)
SELECT progress_agg(task, '2024-06-30') AS u, progress_agg(task, '2024-06-30', weight) AS w,
	progress_agg(task, '2024-06-30', whole) AS h FROM many \gset parallel_
INSERT INTO way VALUES ('parallel', :'parallel_u', :'parallel_w', :'parallel_h');
SET LOCAL max_parallel_workers_per_gather = 0;

SET LOCAL enable_partitionwise_aggregate = on;
SET LOCAL enable_hashagg = off;
SELECT matches(pg_temp.plan_of($$SELECT progress_agg(task, '2024-06-30') FROM many GROUP BY part > -1$$),
	'Append.*Partial GroupAggregate.*Partial GroupAggregate', 'the partition-wise way is partition-wise');
INSERT INTO way SELECT 'partition-wise', progress_agg(task, '2024-06-30'), progress_agg(task, '2024-06-30', weight),
	progress_agg(task, '2024-06-30', whole) FROM many GROUP BY part > -1;

-- unweighted and with whole weights nothing is rounded: the same state, both parts
SELECT is(w.unweighted::text, s.unweighted::text, w.way || ': the same state')
FROM way AS w, way AS s WHERE s.way = 'serial' AND w.way <> 'serial';
SELECT is(w.whole::text, s.whole::text, w.way || ', whole weights: the same state')
FROM way AS w, way AS s WHERE s.way = 'serial' AND w.way <> 'serial';
-- with any weights: the same answers, to the last bit
SELECT is(w.weighted::jsonb, s.weighted::jsonb, w.way || ', any weights: the same answers')
FROM way AS w, way AS s WHERE s.way = 'serial' AND w.way <> 'serial';

-- and it is the right answer, by the functions of a task and numeric arithmetic
SELECT results_eq(
	$$SELECT round(completion(weighted)::numeric, 14), round(planned_completion(weighted)::numeric, 14)
		FROM way WHERE way = 'serial'$$,
	$$SELECT round(sum(weight::numeric * least(completion(task), 1)::numeric) / sum(weight::numeric), 14),
		round(sum(weight::numeric * planned_completion(task, '2024-06-30')::numeric) / sum(weight::numeric), 14)
	FROM many WHERE task IS NOT NULL$$,
	'completion and plan that numeric arithmetic gives');
SELECT results_eq(
	$$SELECT s, status_count(weighted, s) FROM way, unnest(enum_range(NULL::task_status)) AS s WHERE way = 'serial'
		ORDER BY s$$,
	$$SELECT s, count(task) FROM unnest(enum_range(NULL::task_status)) AS s
		LEFT JOIN many ON status(task, '2024-06-30') = s GROUP BY s ORDER BY s$$,
	'the counts by status, as status() has them');
SELECT results_eq(
	$$SELECT task_count(weighted), max_days_overdue(weighted), as_of(weighted) FROM way WHERE way = 'serial'$$,
	$$SELECT count(task), max(days_overdue(task, '2024-06-30')), '2024-06-30'::date FROM many$$,
	'tasks and the worst delay by plain SQL');
SELECT is(min(status_count(weighted, s)) > 0, true, 'every status occurs')
FROM way, unnest(enum_range(NULL::task_status)) AS s WHERE way = 'serial';
SELECT is(round(schedule_variance(s)::numeric, 15) = round((completion(s) - planned_completion(s))::numeric, 15)
	AND round(schedule_performance_index(s)::numeric, 13) = round((completion(s) / planned_completion(s))::numeric,
		13), true, 'variance and index are of the weighted sums')
FROM (SELECT weighted AS s FROM way WHERE way = 'serial') AS q;

-- a balance that is exact up to rounding has the same sign, whatever the order
CREATE TEMP TABLE balance AS
WITH r AS (SELECT i, exp(18 * sin(i * 7)) AS w, (i * 37) % 97 + 1 AS a, (i * 53) % 98 + 1 AS b
	FROM generate_series(1, 4000) AS i)
SELECT i, w, task_progress(a, 100, DATE '2024-02-20' - b, DATE '2024-02-20' - b + 100) AS t FROM r
UNION ALL SELECT i, w, task_progress(b, 100, DATE '2024-02-20' - a, DATE '2024-02-20' - a + 100) FROM r;
SELECT is(schedule_variance(progress_agg(t, '2024-02-20', w ORDER BY i)), 0::float8, 'in balance, by number')
FROM balance;
SELECT is(schedule_variance(progress_agg(t, '2024-02-20', w ORDER BY i DESC)), 0::float8, 'in balance, backwards')
FROM balance;
SELECT is(schedule_variance(progress_agg(t, '2024-02-20', w ORDER BY t, i)), 0::float8, 'in balance, by task')
FROM balance;

SELECT * FROM finish();
ROLLBACK;
