--
-- cost_agg: published examples, exact amounts against numeric, and one answer by
-- every way
--
BEGIN;
SELECT plan(96);

-- A published example: P. Govan, the R package PRA, vignette "Earned Value
-- Management" and the manual pages of eac() and tcpi(). Budget 100,000, planned
-- 10, 20, 40, 70, 100 %; done 5, 15, 35 % after periods 1, 2, 3, whose costs are
-- 9,000, 18,000, 36,000. For period 3: PV 40,000, EV 35,000, AC 63,000,
-- SV -5,000, CV -28,000, SPI 0.88, CPI 0.56; EAC typical 180,000, atypical
-- 128,000, combined 196,714.29; ETC 117,000, VAC -80,000; TCPI 1.76.
CREATE TEMP TABLE pra AS
SELECT period, cost_agg(task_progress(100000 * done,
	'{2024-01-01,2024-01-31,2024-02-29,2024-03-31,2024-04-30,2024-05-31}'::date[], '{0,10000,20000,40000,70000,100000}'::float8[]),
	100000, spent, as_of) AS s
FROM (VALUES (1, '2024-01-31'::date, 0.05, 9000), (2, '2024-02-29', 0.15, 27000), (3, '2024-03-31', 0.35, 63000))
	AS v(period, as_of, done, spent) GROUP BY period;
SELECT results_eq(
	'SELECT period, planned_value(s), earned_value(s), actual_cost(s) FROM pra ORDER BY period',
	'VALUES (1, 10000::numeric, 5000::numeric, 9000::numeric), (2, 20000, 15000, 27000), (3, 40000, 35000, 63000)',
	'PRA: PV, EV and AC of every period');
SELECT results_eq(
	$$SELECT budget_at_completion(s), earned_value(s) - planned_value(s), cost_variance(s),
		round(schedule_performance_index(s)::numeric, 2), round(cost_performance_index(s)::numeric, 2)
	FROM pra WHERE period = 3$$,
	'VALUES (100000::numeric, -5000::numeric, -28000::numeric, 0.88, 0.56)', 'PRA: BAC, SV, CV, SPI and CPI');
SELECT results_eq(
	$$SELECT estimate_at_completion(s), estimate_at_completion(s, 'budget'), estimate_at_completion(s, 'cpi_spi'),
		estimate_at_completion(s) - actual_cost(s), budget_at_completion(s) - estimate_at_completion(s),
		round(to_complete_performance_index(s)::numeric, 2),
		round(to_complete_performance_index(s, 120482)::numeric, 2)
	FROM pra WHERE period = 3$$,
	'VALUES (180000::numeric, 128000::numeric, 196714.29, 117000::numeric, -80000::numeric, 1.76, 1.13)',
	'PRA: EAC by three methods, ETC, VAC and TCPI, of the budget and of an estimate');
-- and with AC 36,000, as its version 0.3 has it: CV -1,000, CPI 0.97, EAC 102,857.1
SELECT results_eq(
	$$SELECT cost_variance(s), round(cost_performance_index(s)::numeric, 2), round(estimate_at_completion(s), 1)
	FROM (SELECT cost_agg('35/100 [2024-01-01:0, 2024-03-31:40, 2024-05-31:100]', 100000, 36000, '2024-03-31') AS s) AS q$$,
	'VALUES (-1000::numeric, 0.97, 102857.1)', 'PRA 0.3: CV, CPI and EAC');

-- Another, of a project from its tasks: the fence of R. Mulcahy, PMP Exam Prep:
-- four sides, one a day, 1,000 each. After day 3: complete for 1,000; complete for
-- 1,200; half done for 600; not begun. Printed: PV 3,000, EV 2,500, AC 2,800, BAC
-- 4,000, CV -300, CPI .893, SV -500, SPI .833, EAC 4,479, ETC 1,679, VAC -479: the
-- last three divide by the rounded .893; by the CPI itself they are 4,480, 1,680
-- and -480.
CREATE TEMP TABLE fence AS
SELECT cost_agg(task_progress(done, 100, '2024-01-01'::date + side, '2024-01-01'::date + side), 1000, spent,
	'2024-01-04') AS s
FROM (VALUES (1, 100, 1000), (2, 100, 1200), (3, 50, 600), (4, 0, 0)) AS v(side, done, spent);
SELECT results_eq(
	$$SELECT planned_value(s), earned_value(s), actual_cost(s), budget_at_completion(s), cost_variance(s),
		round(cost_performance_index(s)::numeric, 3), earned_value(s) - planned_value(s),
		round(schedule_performance_index(s)::numeric, 3) FROM fence$$,
	'VALUES (3000::numeric, 2500::numeric, 2800::numeric, 4000::numeric, -300::numeric, 0.893, -500::numeric, 0.833)',
	'the fence, from its four sides: PV, EV, AC, BAC, CV, CPI, SV, SPI');
SELECT results_eq(
	$$SELECT estimate_at_completion(s), round(budget_at_completion(s) / round(cost_performance_index(s)::numeric, 3)),
		estimate_at_completion(s) - actual_cost(s), budget_at_completion(s) - estimate_at_completion(s) FROM fence$$,
	'VALUES (4480::numeric, 4479::numeric, 1680::numeric, -480::numeric)', 'the fence: EAC, ETC and VAC');

-- NULL where a divisor is 0
CREATE FUNCTION pg_temp.of(task task_progress, budget numeric, spent numeric) RETURNS cost_summary
LANGUAGE sql AS $$ SELECT cost_agg(task, budget, spent, '2024-02-20') $$;
CREATE TEMP TABLE corner (corner text, s cost_summary, cpi float8, spi float8, tcpi float8, rate float8,
	by_cpi numeric, by_budget numeric, by_both numeric);
INSERT INTO corner VALUES
	('nothing spent', pg_temp.of('40/100 [2024-01-01..2024-04-10]', 1000, 0), NULL, 0.8, 0.6, 0, NULL, 600, NULL),
	('nothing earned', pg_temp.of('0/100 [2024-01-01..2024-04-10]', 1000, 250), 0, 0, 1000 / 750.0, 0.25, NULL, 1250, NULL),
	('nothing planned', pg_temp.of('40/100 [..2024-04-10]', 1000, 500), 0.8, NULL, 1.2, 0.5, 1250, 1100, NULL),
	('no budget', pg_temp.of('40/100 [2024-01-01..2024-04-10]', 0, 5), 0, NULL, 0, NULL, NULL, 5, NULL),
	('no budget, nothing spent', pg_temp.of('40/100 [2024-01-01..2024-04-10]', 0, 0), NULL, NULL, NULL, NULL, NULL, 0, NULL),
	('spent the budget', pg_temp.of('40/100 [2024-01-01..2024-04-10]', 1000, 1000), 0.4, 0.8, NULL, 1, 2500, 1600, 2875),
	('spent beyond it', pg_temp.of('40/100 [2024-01-01..2024-04-10]', 1000, 1250), 0.32, 0.8, 600 / -250.0, 1.25, 3125, 1850, 3593.75),
	('done and spent', pg_temp.of('120/100 [2024-01-01..2024-04-10]', 1000, 1000), 1, 2, NULL, 1, 1000, 1000, 1000),
	('refunded', pg_temp.of('50/100 [2024-01-01..2024-04-10]', 1000, -500), -1, 1, 500 / 1500.0, -0.5, -1000, 0, -1000),
	('missing', pg_temp.of('50/100 [2024-01-01..2024-04-10]', NULL, 5), NULL, NULL, NULL, NULL, NULL, 0, NULL);
SELECT is(row(cost_performance_index(s), schedule_performance_index(s), to_complete_performance_index(s),
		execution_rate(s), estimate_at_completion(s, 'cpi'), estimate_at_completion(s, 'budget'),
		estimate_at_completion(s, 'cpi_spi'))::text,
	row(cpi, spi, tcpi, rate, by_cpi::numeric(12, 2), by_budget::numeric(12, 2), by_both::numeric(12, 2))::text, corner)
FROM corner;
SELECT is(to_complete_performance_index(s, budget_at_completion(s)), to_complete_performance_index(s),
	'TCPI of the budget: ' || corner) FROM corner;
SELECT is(round(to_complete_performance_index(s, 500.00001)::numeric, 2), 600 / 0.00001, 'a target is taken exactly')
FROM corner WHERE corner = 'nothing planned';
SELECT is(estimate_at_completion(s, NULL), NULL, 'no method: NULL') FROM fence;
SELECT is(to_complete_performance_index(s, NULL), NULL, 'no target: NULL') FROM fence;

-- EAC is rounded once, half away from zero: 0.125 and -0.125, and a hair below
SELECT is(estimate_at_completion(cost_agg('1/8 [2024-01-01..2024-04-10]', 8, spent, '2024-02-20'), 'cpi'), eac, 'EAC of ' || spent)
FROM (VALUES (0.0156, 0.12), (0.0157, 0.13), (0.015625, 0.12), (-0.0157, -0.13)) AS v(spent, eac) GROUP BY spent, eac;
SELECT is(estimate_at_completion('(as of 2024-01-01, tasks 9000000000, missing 0, budget 200000000000000000000.0001, planned 1, earned 200000000000000000000.0001, spent 0.0050)'::cost_summary), 0.01, 'half a fen');
SELECT is(estimate_at_completion('(as of 2024-01-01, tasks 9000000000, missing 0, budget 200000000000000000000.0000, planned 1, earned 200000000000000000000.0000, spent 0.0049)'::cost_summary), 0.00, 'below half a fen');
SELECT is(estimate_at_completion('(as of 2024-01-01, tasks 9000000000, missing 0, budget 200000000000000000000.0001, planned 1, earned 200000000000000000000.0000, spent 0.0050)'::cost_summary), 0.01, 'a 10^-24 above half a fen');

-- Amounts: four decimals, half away from zero; every size below 10^12
SELECT is(actual_cost(cost_agg('1/1 [..2024-01-01]', 0, a, '2024-01-01')), round(a, 4), 'rounds ' || a)
FROM unnest('{0, 0.00005, 0.00004999, -0.00005, -0.00004999, 0.99995, 9999.99995, 10000, 100000000.00005, 99999999.99994999,
	-999999999999.99994999, 999999999999.9999, 1e-300, -1e-300, 1e11, 123456789012.34565, 0.0001, 12345.6789, 1000000}'::numeric[]) AS a
GROUP BY a;
SELECT is(count(*) FILTER (WHERE actual_cost(s) <> round(a, 4) OR budget_at_completion(s) <> round(abs(a), 4)), 0::bigint,
	'20,000 amounts of every size and scale, as round() has them')
FROM (SELECT a, cost_agg('1/1 [..2024-01-01]', abs(a), a, '2024-01-01') AS s
	FROM (SELECT i, trunc((sin(i) * power(10::numeric, (i % 17)::numeric - 4))::numeric, i % 9) AS a
		FROM generate_series(1, 20000) AS i) AS r
	WHERE abs(a) < 999999999999 GROUP BY i, a) AS q;
SELECT is(budget_at_completion(s), n * 999999999999.9999, 'a million budgets of 10^12, but for a unit')
FROM (SELECT count(*) AS n, cost_agg('1/3 [..2024-01-01]', 999999999999.9999, 999999999999.9999, '2024-01-01') AS s
	FROM generate_series(1, 1000000)) AS q;
SELECT is(earned_value(cost_agg(task_progress(d, t, '2024-01-01'), b, 0, '2024-01-01')), e, format('%s/%s of %s', d, t, b))
FROM (VALUES (1, 3, 999999999999.9999, 333333333333.3333), (2, 3, 999999999999.9998, 666666666666.6665),
	(1, 2, 0.0001, 0.0001), (1, 2, 0.0003, 0.0002), (1, 24, 0.03, 0.0013), (0.1, 0.3, 0.0003, 0.0001), (0.3, 0.6, 0.0001, 0.0001),
	(33.5, 67, 0.0001, 0.0001), (1e-9, 2e-9, 0.0001, 0.0001), (1e300, 2e300, 0.0001, 0.0001), (5e-324, 1e308, 999999999999, 0),
	(1e15 - 1, 1e15, 999999999999.9999, 999999999999.9989), (9007199254740991, 9007199254740992, 999999999999.9999, 999999999999.9998))
	AS v(d, t, b, e) GROUP BY d, t, b, e;

-- Ways, and an oracle: tasks of every kind with budgets in fen, whose parts often
-- end in exactly half of the last decimal
CREATE TABLE many (i int, part int, task task_progress, budget numeric, spent numeric, earned numeric, planned numeric)
	PARTITION BY LIST (part);
SELECT format('CREATE TABLE many_%1$s PARTITION OF many FOR VALUES IN (%1$s)', p) FROM generate_series(0, 3) AS p \gexec
INSERT INTO many
WITH r AS (
	SELECT i, i % 4 AS part, i % 3 AS kind, (i * 7919 % 1201)::numeric / CASE WHEN i % 5 = 0 THEN 10 ELSE 1 END AS done,
		(i * 31 % 960 + 48)::numeric / CASE WHEN i % 5 = 0 THEN 10 ELSE 1 END AS total,
		'2024-01-01'::date + i % 300 AS start, 16 + i * 37 % 480 AS span,
		CASE WHEN i % 71 = 0 THEN NULL ELSE (i::bigint * 1000003 % 100000000)::numeric / 100 END AS budget,
		CASE WHEN i % 83 = 0 THEN NULL ELSE (i::bigint * 69621 % 130000000)::numeric / 10000 END AS spent
	FROM generate_series(1, 40000) AS i),
scheduled AS (
	SELECT *, '2024-06-30'::date - start AS passed, span / 4 AS middle, round(total / 4, 1) AS by_middle FROM r)
SELECT i, part, CASE kind
		WHEN 0 THEN task_progress(done::float8, total::float8, start + span)
		WHEN 1 THEN task_progress(done::float8, total::float8, start, start + span)
		ELSE task_progress(done::float8, array[start, start + middle, start + span], array[0, by_middle, total]::float8[])
	END, budget, spent,
	round(budget * least(done, total) / total, 4),
	CASE WHEN passed >= span THEN budget WHEN passed < 0 OR kind = 0 THEN 0
		WHEN kind = 1 THEN round(budget * passed / span, 4)
		WHEN passed < middle THEN round(budget * by_middle * passed / (total * middle), 4)
		ELSE round(budget * (by_middle * (span - passed) + total * (passed - middle)) / (total * (span - middle)), 4) END
FROM scheduled;
ANALYZE many;

SELECT is(row(count(*) FILTER (WHERE earned_value(s) <> earned), count(*) FILTER (WHERE planned_value(s) <> planned),
	count(*) > 38000), row(0::bigint, 0::bigint, true), 'EV and PV of 38,000 tasks, each as numeric has it')
FROM (SELECT i, earned, planned, cost_agg(task, budget, spent, '2024-06-30') AS s
	FROM many WHERE budget IS NOT NULL AND spent IS NOT NULL GROUP BY i, earned, planned) AS q;

CREATE TEMP TABLE way (way text, s cost_summary);
SET LOCAL max_parallel_workers_per_gather = 0;
INSERT INTO way SELECT 'serial', cost_agg(task, budget, spent, '2024-06-30') FROM many;
INSERT INTO way SELECT 'backwards', cost_agg(task, budget, spent, '2024-06-30' ORDER BY task DESC NULLS FIRST, i DESC) FROM many;
INSERT INTO way SELECT 'rolled up', rollup(s)
FROM (SELECT cost_agg(task, budget, spent, '2024-06-30') AS s FROM many GROUP BY i % 355) AS q;
INSERT INTO way SELECT 'stored as text', rollup(s::text::cost_summary)
FROM (SELECT cost_agg(task, budget, spent, '2024-06-30') AS s FROM many GROUP BY i % 12) AS q;

\ir ../house/include/plan_of.sql
SET LOCAL max_parallel_workers_per_gather = 4;
SET LOCAL parallel_setup_cost = 0;
SET LOCAL parallel_tuple_cost = 0;
SET LOCAL min_parallel_table_scan_size = 0;
SELECT matches(pg_temp.plan_of($$SELECT cost_agg(task, budget, spent, '2024-06-30') FROM many$$), 'Gather.*Partial Aggregate',
	'the parallel way is parallel');
SELECT cost_agg(task, budget, spent, '2024-06-30') AS s FROM many \gset parallel_
INSERT INTO way VALUES ('parallel', :'parallel_s');
SET LOCAL max_parallel_workers_per_gather = 0;
SET LOCAL enable_partitionwise_aggregate = on;
SET LOCAL enable_hashagg = off;
SELECT matches(pg_temp.plan_of($$SELECT cost_agg(task, budget, spent, '2024-06-30') FROM many GROUP BY part > -1$$),
	'Append.*Partial GroupAggregate.*Partial GroupAggregate', 'the partition-wise way is partition-wise');
INSERT INTO way SELECT 'partition-wise', cost_agg(task, budget, spent, '2024-06-30') FROM many GROUP BY part > -1;
SELECT is(cost_summary_send(w.s), cost_summary_send(o.s), w.way || ': the same bytes')
FROM way AS w, way AS o WHERE o.way = 'serial' AND w.way <> 'serial';

SELECT results_eq(
	$$SELECT task_count(s), missing_count(s), as_of(s), budget_at_completion(s), planned_value(s), earned_value(s),
		actual_cost(s), cost_variance(s) FROM way WHERE way = 'serial'$$,
	$$SELECT count(*) FILTER (WHERE whole), count(*) FILTER (WHERE NOT whole), '2024-06-30'::date,
		sum(budget) FILTER (WHERE whole), sum(planned) FILTER (WHERE whole), sum(earned) FILTER (WHERE whole),
		sum(spent) FILTER (WHERE whole), sum(earned - spent) FILTER (WHERE whole)
	FROM (SELECT *, budget IS NOT NULL AND spent IS NOT NULL AS whole FROM many) AS q$$,
	'the sums that numeric arithmetic gives');
SELECT results_eq(
	$$SELECT round(cost_performance_index(s)::numeric, 12), round(schedule_performance_index(s)::numeric, 12),
		round(to_complete_performance_index(s)::numeric, 12), round(execution_rate(s)::numeric, 12) FROM way WHERE way = 'serial'$$,
	$$SELECT round(ev / ac, 12), round(ev / pv, 12), round((bac - ev) / (bac - ac), 12), round(ac / bac, 12)
	FROM (SELECT budget_at_completion(s) AS bac, planned_value(s) AS pv, earned_value(s) AS ev, actual_cost(s) AS ac
		FROM way WHERE way = 'serial') AS q$$, 'the indexes that numeric arithmetic gives');
SELECT results_eq(
	$$SELECT estimate_at_completion(s, 'cpi'), estimate_at_completion(s, 'budget'), estimate_at_completion(s, 'cpi_spi')
	FROM way WHERE way = 'serial'$$,
	$$SELECT round(bac * ac / ev, 2), round(ac + bac - ev, 2), round(ac + (bac - ev) * ac * pv / (ev * ev), 2)
	FROM (SELECT budget_at_completion(s) AS bac, planned_value(s) AS pv, earned_value(s) AS ev, actual_cost(s) AS ac
		FROM way WHERE way = 'serial') AS q$$, 'the estimates that numeric arithmetic gives');

-- the matrix of NULLs, of rows and of the combine function
CREATE TEMP TABLE input (shape text, task task_progress, budget numeric, spent numeric, as_of date);
INSERT INTO input VALUES
	('a NULL task', NULL, 1, 1, '2024-02-20'), ('a NULL day', '1/2 [..2024-02-10]', 1, 1, NULL),
	('a NULL budget', '1/2 [..2024-02-10]', NULL, 1, '2024-02-20'), ('no spending', '1/2 [..2024-02-10]', 1, NULL, '2024-02-20'),
	('neither', '1/2 [..2024-02-10]', NULL, NULL, '2024-02-20'), ('one', '1/2 [..2024-02-10]', 10, 7, '2024-02-20'),
	('one and missing', '1/2 [..2024-02-10]', 10, 7, '2024-02-20'), ('one and missing', '1/2 [..2024-02-10]', 10, NULL, '2024-02-20'),
	('one and missing', NULL, 10, 7, '2024-02-21');
SELECT is(cost_agg(task, budget, spent, as_of)::text, NULL, 'no rows: NULL') FROM input WHERE false;
SELECT is(cost_agg(task, budget, spent, as_of)::text, expected, shape)
FROM input JOIN (VALUES ('a NULL task', NULL), ('a NULL day', NULL),
	('a NULL budget', '(as of 2024-02-20, tasks 0, missing 1, budget 0.0000, planned 0.0000, earned 0.0000, spent 0.0000)'),
	('no spending', '(as of 2024-02-20, tasks 0, missing 1, budget 0.0000, planned 0.0000, earned 0.0000, spent 0.0000)'),
	('neither', '(as of 2024-02-20, tasks 0, missing 1, budget 0.0000, planned 0.0000, earned 0.0000, spent 0.0000)'),
	('one', '(as of 2024-02-20, tasks 1, missing 0, budget 10.0000, planned 10.0000, earned 5.0000, spent 7.0000)'),
	('one and missing', '(as of 2024-02-20, tasks 1, missing 1, budget 10.0000, planned 10.0000, earned 5.0000, spent 7.0000)'))
	AS e(shape, expected) USING (shape) GROUP BY shape, expected ORDER BY shape;
CREATE TEMP TABLE pair AS SELECT pg_temp.of('1/2 [..2024-02-10]', 10, 7) AS x, pg_temp.of('1/2 [..2024-03-10]', 0.5, 0.25) AS y;
SELECT is(rollup(s)::text, NULL, 'rollup of NULL, NULL') FROM (SELECT NULL::cost_summary AS s UNION ALL SELECT NULL) AS q;
SELECT is(rollup(s)::text, (SELECT x::text FROM pair), 'rollup of NULL, x') FROM (SELECT NULL::cost_summary AS s UNION ALL SELECT x FROM pair) AS q;
SELECT is(rollup(s)::text, (SELECT x::text FROM pair), 'rollup of x, NULL') FROM (SELECT x AS s FROM pair UNION ALL SELECT NULL) AS q;
SELECT is(rollup(s)::text, '(as of 2024-02-20, tasks 2, missing 0, budget 10.5000, planned 10.0000, earned 5.2500, spent 7.2500)', 'rollup of x, y')
FROM (SELECT x AS s FROM pair UNION ALL SELECT y FROM pair) AS q;
SELECT is(cost_combine(NULL, x)::text, NULL, 'the combine function is strict') FROM pair;
-- called by hand, the functions of the aggregate leave their arguments alone
SELECT is(cost_combine(x, y)::text || x::text, '(as of 2024-02-20, tasks 2, missing 0, budget 10.5000, planned 10.0000, earned 5.2500, spent 7.2500)' || x::text, 'by hand')
FROM pair;
SELECT is((SELECT x::text FROM pair), '(as of 2024-02-20, tasks 1, missing 0, budget 10.0000, planned 10.0000, earned 5.0000, spent 7.0000)', 'x is as it was')
FROM (SELECT cost_accum(x, '1/2 [..2024-02-10]', 1, 1, '2024-02-20') FROM pair OFFSET 0) AS q;

SELECT * FROM finish();
ROLLBACK;
