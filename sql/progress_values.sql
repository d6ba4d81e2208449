--
-- task_progress: text form, parts, order, measures
--

-- every schedule, canonical and as people type it
SELECT written, written::task_progress AS task
FROM unnest(ARRAY['42/67 [2024-01-01..2026-12-31]', '  42 / 67[ 2024-01-01 .. 2026-12-31 ]  ',
	'42/67 [..2026-12-31]', '42/67 [ .. 2026-12-31]',
	'42/67 [2024-01-01:0, 2025-06-30:20, 2026-12-31:67]', '42/67[2024-01-01:0,2025-06-30 : 20,2026-12-31:67.0]',
	'0/5 [2025-06-30:5]', '-0/1e3 [2024-02-29..2024-02-29]', '80/67 [0001-01-01..9999-12-31]',
	'0.1/.3 [..2000-01-01]', '1e-310/1e308 [..1999-12-31]']) AS written;

-- what is written reads back to the same value, whatever the settings
SET extra_float_digits = -15;
SET DateStyle = 'German';
SELECT t, t::text::task_progress = t AS same
FROM (VALUES (task_progress(1.0 / 3, 2.0 / 3, '01.02.2024', '03.04.2025')),
	(task_progress(0.1 + 0.2, 1e308, '03.04.2025')),
	(task_progress(5e-324, '{01.02.2024,03.04.2025}'::date[], '{0.1,0.3}'))) AS v(t);
RESET extra_float_digits;
RESET DateStyle;

-- constructors and parts
SELECT t AS task, done(t), total(t), start_date(t), due_date(t), report(t, 50) AS reported
FROM (VALUES (task_progress(42, 67, '2026-12-31')),
	(task_progress(42, 67, '2024-01-01', '2026-12-31')),
	(task_progress(42, '{2024-01-01,2025-06-30,2026-12-31}'::date[], '{0,20,67}'))) AS v(t);
SELECT task_progress(1, NULL::float8, '2026-12-31') IS NULL AS strict;

-- rows: the course of what is planned
SELECT t AS task, m.date, m.planned
FROM unnest('{"42/67 [2024-01-01..2026-12-31]","42/67 [..2026-12-31]",'
	'"42/67 [2024-01-01:0, 2025-06-30:20, 2026-12-31:67]","0/5 [2024-02-29..2024-02-29]"}'::task_progress[]) AS t, milestones(t) AS m;
SELECT count(*) FROM milestones(NULL);

-- json: the parts by name
SELECT to_jsonb(t) FROM unnest('{"42/67 [2024-01-01..2026-12-31]","42.5/67 [..2026-12-31]"}'::task_progress[]) AS t;
SELECT '1/67 [2024-01-01:0, 2025-06-30:20.5, 2026-12-31:67]'::task_progress::json;

-- order: by due date, start, total, work done, schedule
SELECT t AS task
FROM unnest('{"1/2 [2024-01-01..2025-01-01]","1/2 [2024-01-01..2024-06-01]","1/2 [2023-01-01..2025-01-01]",'
	'"0/2 [2024-01-01..2025-01-01]","1/3 [2024-01-01..2025-01-01]","1/2 [..2025-01-01]",'
	'"1/2 [2024-01-01:0, 2025-01-01:2]","1/2 [2024-01-01:0, 2024-06-01:1, 2025-01-01:2]",'
	'"1/2 [2024-01-01:1, 2024-06-01:1, 2025-01-01:2]"}'::task_progress[]) AS t
ORDER BY t;
SELECT '1/2 [2024-01-01..2025-01-01]'::task_progress = '1.0/2 [2024-01-01..2025-01-01]' AS equal,
	'1/2 [2024-01-01..2025-01-01]'::task_progress <> '1/2 [2024-01-01:0, 2025-01-01:2]' AS other_schedule,
	'0/2 [..2025-01-01]'::task_progress = '-0/2 [..2025-01-01]' AS zero,
	'1/2 [..2024-01-01]'::task_progress < '1/2 [..2025-01-01]' AS less,
	'1/2 [..2025-01-01]'::task_progress <= '1/2 [..2025-01-01]' AS less_equal,
	'1/2 [..2025-01-01]'::task_progress > '1/2 [..2024-01-01]' AS greater,
	'1/2 [..2024-01-01]'::task_progress >= '1/2 [..2025-01-01]' AS greater_equal;
SELECT task_progress_hash('0/2 [..2025-01-01]') = task_progress_hash('-0/2.0 [..2025-01-01]') AS hash,
	task_progress_hash_extended('0/2 [..2025-01-01]', 7) =
		task_progress_hash_extended('-0/2.0 [..2025-01-01]', 7) AS hash_extended,
	task_progress_hash_extended('1/2 [..2025-01-01]', 0)::bit(32) =
		task_progress_hash('1/2 [..2025-01-01]')::bit(32) AS seed_0_agrees;
SELECT t AS task, count(*)
FROM unnest('{"1/2 [..2025-01-01]","1/2[..2025-01-01]","1/2 [2025-01-01:2]"}'::task_progress[]) AS t
GROUP BY t ORDER BY t;

-- measures
SELECT t AS task, as_of, status(t, as_of), completion(t), round(planned_completion(t, as_of)::numeric, 6) AS planned,
	round(schedule_variance(t, as_of)::numeric, 6) AS sv, round(schedule_performance_index(t, as_of)::numeric, 6) AS spi,
	forecast_finish(t, as_of) AS forecast, round(required_rate(t, as_of)::numeric, 6) AS rate,
	days_overdue(t, as_of) AS overdue
FROM unnest('{"42/67 [2024-01-01..2026-12-31]","42/67 [..2026-12-31]",'
	'"42/67 [2024-01-01:0, 2025-06-30:20, 2026-12-31:67]","0/67 [2024-01-01..2026-12-31]","70/67 [2024-01-01..2026-12-31]"}'::task_progress[]) AS t,
	unnest('{2023-12-31,2025-07-01,2026-12-31,2027-01-31}'::date[]) AS as_of;
-- thresholds of one's own
SELECT amber, red, status('42/67 [2024-01-01..2026-12-31]', '2026-06-30', amber, red)
FROM (VALUES (0.10::float8, 0.30::float8), (0.20, 0.30), (0.25, 0.30), (0.05, 0.10), (0, 1), (-1, -0.5))
	AS v(amber, red);
SELECT status('42/67 [2024-01-01..2026-12-31]'::task_progress, NULL) IS NULL AS strict;
-- the enum sorts from the best to what has not begun
SELECT s FROM unnest('{overdue,completed,not_started,delayed,at_risk,on_track}'::task_status[]) AS s ORDER BY s;
