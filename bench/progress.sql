-- progress_agg against count() and sum() over the same rows, and against
-- hand-written SQL for the same eight figures; milestones against linear
-- schedules; a year of stored monthly summaries against the reports; cost_agg
-- against sums of numeric.

-- 250,000 tasks that report twelve times: due dates on both sides of the reports
CREATE TABLE bench.task_plain AS
SELECT i % 16 AS district, DATE '2025-01-31' + 30 * (i / 250000)::int AS reported_on,
	(i * 2654435761) % 1009 / 10.0::float8 AS done, 100::float8 AS total,
	DATE '2024-01-01' + (i % 365)::int AS start_date,
	DATE '2024-01-01' + (i % 365)::int + 90 + (i * 40503 % 997)::int AS due_date
FROM generate_series(0, 2999999::bigint) AS i;
CREATE TABLE bench.task_linear AS
SELECT district, reported_on, done AS amount, task_progress(done, total, start_date, due_date) AS task
FROM bench.task_plain;
CREATE TABLE bench.task_milestones AS
SELECT district, reported_on, done AS amount, task_progress(done,
	ARRAY(SELECT start_date + (due_date - start_date) * k / 11 FROM generate_series(0, 11) AS k),
	ARRAY(SELECT total * k * k / 121 FROM generate_series(0, 11) AS k)) AS task
FROM bench.task_plain;
CREATE TABLE bench.progress_stored AS
SELECT district, reported_on, progress_agg(task, reported_on) AS summary
FROM bench.task_linear GROUP BY district, reported_on;
VACUUM ANALYZE bench.task_plain;
VACUUM ANALYZE bench.task_linear;
VACUUM ANALYZE bench.task_milestones;
VACUUM ANALYZE bench.progress_stored;

CALL bench.compare('progress', 'progress_agg(task, date) / count(task) and sum(amount), 3 M linear schedules',
	$$SELECT progress_agg(task, '2025-06-30') FROM bench.task_linear$$,
	'SELECT row(count(task), sum(amount)) FROM bench.task_linear', at_most => 1.5);

CALL bench.compare('progress', 'progress_agg / hand-written SQL for the same eight figures',
	$$SELECT progress_agg(task, '2025-06-30') FROM bench.task_linear$$,
	$$SELECT row(
		count(*),
		count(*) FILTER (WHERE done >= total),
		count(*) FILTER (WHERE done < total AND due_date >= '2025-06-30' AND planned - earned >= 0.10 AND planned - earned <= 0.30),
		count(*) FILTER (WHERE done < total AND due_date >= '2025-06-30' AND planned - earned > 0.30),
		count(*) FILTER (WHERE done < total AND due_date < '2025-06-30'),
		avg(earned),
		avg(planned),
		max(CASE WHEN done < total AND due_date < '2025-06-30' THEN '2025-06-30' - due_date ELSE 0 END))
	FROM (SELECT *, CASE WHEN done >= total THEN 1 ELSE done / total END AS earned,
			CASE WHEN due_date <= '2025-06-30' THEN 1 WHEN start_date >= '2025-06-30' THEN 0
				ELSE (DATE '2025-06-30' - start_date)::float8 / (due_date - start_date) END AS planned
		FROM bench.task_plain) AS q$$, at_most => 0.6);

CALL bench.compare('progress', '12 milestones each / linear schedules',
	$$SELECT progress_agg(task, '2025-06-30') FROM bench.task_milestones$$,
	$$SELECT progress_agg(task, '2025-06-30') FROM bench.task_linear$$, at_most => 2);

CALL bench.compare('progress', 'twelve months from 3 M reports / from stored summaries of 16 districts',
	'SELECT reported_on, progress_agg(task, reported_on)::jsonb FROM bench.task_linear GROUP BY reported_on ORDER BY reported_on',
	'SELECT reported_on, rollup(summary)::jsonb FROM bench.progress_stored GROUP BY reported_on ORDER BY reported_on', at_least => 50);

-- the same tasks with a budget and spending in fen
CREATE TABLE bench.task_cost AS
SELECT task, ((i * 48271) % 100000000 / 100.0)::numeric(14, 2) AS budget,
	((i * 69621) % 90000000 / 100.0)::numeric(14, 2) AS spent
FROM (SELECT task, row_number() OVER () AS i FROM bench.task_linear) AS q;
VACUUM ANALYZE bench.task_cost;

CALL bench.compare('progress', 'cost_agg(task, budget, spent, date) / sum(budget) and sum(spent) in numeric, 3 M tasks',
	$$SELECT cost_agg(task, budget, spent, '2025-06-30') FROM bench.task_cost$$,
	'SELECT row(sum(budget), sum(spent)) FROM bench.task_cost', at_most => 2.5);

\pset footer off
SELECT figure, "first ms", "second ms", ratio, bound, verdict
FROM bench.report WHERE room = 'progress' ORDER BY number;
DROP TABLE bench.task_plain, bench.task_linear, bench.task_milestones, bench.progress_stored, bench.task_cost;
