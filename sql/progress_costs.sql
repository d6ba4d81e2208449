--
-- cost_summary: text form, aggregates, accessors, jsonb, errors
--

CREATE TEMP TABLE job (district text, task task_progress, budget numeric(16, 2), spent numeric(16, 2));
INSERT INTO job VALUES
	('a', '50/100 [2024-01-01..2024-04-10]', 1000, 400),
	('a', '40/100 [2024-01-01..2024-04-10]', 2000.50, 1100.25),
	('a', '10/100 [2024-01-01..2024-04-10]', 300, NULL),	-- missing
	('a', NULL, 8, 8),										-- skipped
	('b', '5/10 [..2024-02-10]', 90000, 123456.78),			-- beyond the budget
	('b', '12/10 [..2024-02-10]', 1, 0.99),
	('b', '0/10 [2024-03-01..2024-04-10]', 0, 0);			-- nobody's money

SELECT district, cost_agg(task, budget, spent, '2024-02-20') AS summary FROM job GROUP BY district ORDER BY district;
SELECT rollup(s) AS total FROM (SELECT cost_agg(task, budget, spent, '2024-02-20') AS s FROM job GROUP BY district) AS q;
SELECT cost_agg(task, budget, spent, '2024-02-20') AS total FROM job;

-- accessors
SELECT district, as_of(s), task_count(s), missing_count(s) AS missing, budget_at_completion(s) AS bac, planned_value(s) AS pv,
	earned_value(s) AS ev, actual_cost(s) AS ac, cost_variance(s) AS cv
FROM (SELECT district, cost_agg(task, budget, spent, '2024-02-20') AS s FROM job GROUP BY district) AS q ORDER BY district;
SELECT district, round(cost_performance_index(s)::numeric, 4) AS cpi, round(schedule_performance_index(s)::numeric, 4) AS spi,
	round(to_complete_performance_index(s)::numeric, 4) AS tcpi,
	round(to_complete_performance_index(s, 200000)::numeric, 4) AS tcpi_of_target, round(execution_rate(s)::numeric, 4) AS executed
FROM (SELECT district, cost_agg(task, budget, spent, '2024-02-20') AS s FROM job GROUP BY district) AS q ORDER BY district;
SELECT district, estimate_at_completion(s) AS eac, estimate_at_completion(s, 'budget') AS by_budget,
	estimate_at_completion(s, 'cpi_spi') AS by_both
FROM (SELECT district, cost_agg(task, budget, spent, '2024-02-20') AS s FROM job GROUP BY district) AS q ORDER BY district;
SELECT jsonb_pretty(cost_agg(task, budget, spent, '2024-02-20')::jsonb) FROM job WHERE district = 'a';
SELECT to_jsonb(cost_agg(task, budget, spent, '2024-02-20')) ->> 'execution_rate' IS NULL AS json_null FROM job WHERE budget = 0;

-- order, hash, window frames
SELECT count(DISTINCT s) FROM (SELECT cost_agg(task, budget, spent, '2024-02-20') AS s FROM job GROUP BY district
	UNION ALL SELECT cost_agg(task, budget, spent, '2024-02-20') FROM job WHERE district = 'a') AS q;
SELECT budget, actual_cost(cost_agg(task, budget, spent, '2024-02-20') OVER (ORDER BY budget ROWS 1 PRECEDING)) AS of_two
FROM job WHERE task IS NOT NULL ORDER BY budget;

-- errors
SELECT cost_agg('1/2 [..2024-01-01]', 'NaN', 1, '2024-01-01');
SELECT cost_agg('1/2 [..2024-01-01]', 1, 'NaN', '2024-01-01');
SELECT cost_agg('1/2 [..2024-01-01]', 'Infinity', 1, '2024-01-01');
SELECT cost_agg('1/2 [..2024-01-01]', 1, '-Infinity', '2024-01-01');
SELECT cost_agg('1/2 [..2024-01-01]', -0.01, 1, '2024-01-01');
SELECT cost_agg('1/2 [..2024-01-01]', -0.01, NULL, '2024-01-01');
SELECT cost_agg('1/2 [..2024-01-01]', 1000000000000, 1, '2024-01-01');
SELECT cost_agg('1/2 [..2024-01-01]', 999999999999.99995, 1, '2024-01-01');
SELECT cost_agg('1/2 [..2024-01-01]', 1, -1000000000000, '2024-01-01');
SELECT cost_agg('1/2 [..2024-01-01]', 1, 1e200, '2024-01-01');
SELECT cost_agg('1/2 [..2024-01-01]', 1, 1, 'infinity');
SELECT cost_agg('1/2 [..2024-01-01]', 1, 1, d) FROM unnest('{2024-01-01,2024-01-02}'::date[]) AS d;
SELECT cost_agg('1/2 [..2024-01-01]', NULL, 1, d) FROM unnest('{2024-01-01,2024-01-02}'::date[]) AS d;
SELECT rollup(s) FROM (SELECT cost_agg('1/2 [..2024-01-01]', 1, 1, d) AS s FROM unnest('{2024-01-01,2024-01-02}'::date[]) AS d
	GROUP BY d ORDER BY d) AS q;
SELECT rollup('(as of 2024-01-01, tasks 9223372036854775807, missing 0, budget 0, planned 0, earned 0, spent 0)'::cost_summary)
FROM generate_series(1, 2);
SELECT estimate_at_completion(cost_agg(task, budget, spent, '2024-02-20'), 'CPI') FROM job;
SELECT to_complete_performance_index(cost_agg(task, budget, spent, '2024-02-20'), 'NaN') FROM job;
SELECT to_complete_performance_index(cost_agg(task, budget, spent, '2024-02-20'), '-Infinity') FROM job;
SELECT to_complete_performance_index(cost_agg(task, budget, spent, '2024-02-20'), 1e400) FROM job;
SELECT '(as of 2024-01-01, tasks 1, missing 0, budget 1, planned 2, earned 0, spent 0)'::cost_summary;
SELECT '(as of 2024-01-01, tasks 1, missing 0, budget 1.00001, planned 1, earned 0, spent 0)'::cost_summary;
SELECT '(as of 2024-01-01, tasks 1, missing 0, budget 1000000000000, planned 1, earned 0, spent 0)'::cost_summary;
