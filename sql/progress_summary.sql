--
-- progress_summary: text form, aggregates, accessors, jsonb
--

CREATE TEMP TABLE job (district text, task task_progress, weight float8);
INSERT INTO job VALUES
	('a', '50/100 [2024-01-01..2024-04-10]', 1),	-- PV 0.5: on track
	('a', '40/100 [2024-01-01..2024-04-10]', 2),	-- at risk
	('a', '10/100 [2024-01-01..2024-04-10]', 4),	-- delayed
	('a', NULL, 8),									-- skipped
	('b', '5/10 [..2024-02-10]', 1),				-- 10 days overdue
	('b', '12/10 [..2024-02-10]', 1),				-- completed
	('b', '0/10 [2024-03-01..2024-04-10]', NULL);	-- not started; skipped where weights count

SELECT district, progress_agg(task, '2024-02-20') AS summary FROM job GROUP BY district ORDER BY district;
SELECT district, progress_agg(task, '2024-02-20', weight) AS summary FROM job GROUP BY district ORDER BY district;

-- accessors
SELECT district, as_of(s), task_count(s), completion(s), planned_completion(s),
	round(schedule_variance(s)::numeric, 15) AS sv, schedule_performance_index(s) AS spi, max_days_overdue(s)
FROM (SELECT district, progress_agg(task, '2024-02-20') AS s FROM job GROUP BY district) AS q ORDER BY district;
SELECT s AS status, status_count((SELECT progress_agg(task, '2024-02-20') FROM job), s) AS tasks
FROM unnest(enum_range(NULL::task_status)) AS s;
SELECT jsonb_pretty(progress_agg(task, '2024-02-20')::jsonb) FROM job;

-- nothing planned yet: no index; no weight: no share
SELECT s, completion(s), schedule_performance_index(s), s::jsonb ->> 'schedule_performance_index' IS NULL AS json_null
FROM (SELECT progress_agg('1/2 [2024-01-01..2024-04-10]', '2023-01-01') AS s) AS q;
SELECT s, completion(s), planned_completion(s), schedule_variance(s), schedule_performance_index(s)
FROM (SELECT progress_agg('1/2 [2024-01-01..2024-04-10]', '2024-02-20', 0) AS s) AS q;

-- the total from stored summaries, not from the rows
SELECT rollup(s) AS total FROM (SELECT progress_agg(task, '2024-02-20') AS s FROM job GROUP BY district) AS q;
SELECT progress_agg(task, '2024-02-20') AS total FROM job;

-- text reads back to the same bits, both parts of a sum
SELECT s, s::text::progress_summary::text = s::text AS same
FROM (SELECT progress_agg(task_progress(0.1 * i, 3, '2024-01-01', '2024-06-30'), '2024-05-05', 0.1 * i) AS s
	FROM generate_series(1, 29) AS i) AS q;

-- window frames
SELECT i, task_count(progress_agg(task_progress(i, 5, '2024-01-01'), '2024-01-01') OVER (ORDER BY i)) AS so_far,
	completion(progress_agg(task_progress(i, 5, '2024-01-01'), '2024-01-01')
		OVER (ORDER BY i ROWS 1 PRECEDING)) AS of_two
FROM generate_series(1, 5) AS i;

-- the state functions by hand leave their arguments alone
CREATE TEMP TABLE stored AS SELECT progress_agg('1/1 [..2024-01-01]', '2024-01-01') AS s;
SELECT progress_accum(s, '1/2 [..2023-01-01]', '2024-01-01') AS accum, progress_combine(s, s) AS combine, s FROM stored;
SELECT progress_accum(NULL, NULL, NULL) IS NULL AS no_row,
	progress_accum(NULL, '1/2 [..2023-01-01]', '2024-01-01') AS first_row,
	progress_accum(s, NULL, '2030-01-01') AS skipped,
	progress_combine(NULL, s) IS NULL AS strict FROM stored;
