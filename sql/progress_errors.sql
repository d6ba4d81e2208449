--
-- task_progress and progress_summary: what is refused, and in which words
--

-- text
SELECT ''::task_progress;
SELECT '42'::task_progress;
SELECT '42/67'::task_progress;
SELECT '42/ [..2026-12-31]'::task_progress;
SELECT '42/67 []'::task_progress;
SELECT '42/67 [2024-01-01]'::task_progress;
SELECT '42/67 [2024-01-01..]'::task_progress;
SELECT '42/67 [2024-01-01..2026-12-31'::task_progress;
SELECT '42/67 [2024-01-01..2026-12-31] km'::task_progress;
SELECT '-1/67 [..2026-12-31]'::task_progress;
SELECT '42/0 [..2026-12-31]'::task_progress;
SELECT 'NaN/67 [..2026-12-31]'::task_progress;
SELECT '42/Infinity [..2026-12-31]'::task_progress;
SELECT '42/1e400 [..2026-12-31]'::task_progress;
SELECT '42/67 [..infinity]'::task_progress;
SELECT '42/67 [-infinity..2026-12-31]'::task_progress;
SELECT '42/67 [..2026-02-29]'::task_progress;
SELECT '42/67 [..2026-13-01]'::task_progress;
SELECT '42/67 [..10000-01-01]'::task_progress;
SELECT '42/67 [..31.12.2026]'::task_progress;
SELECT '42/67 [..26-12-31]'::task_progress;
SELECT '42/67 [2026-12-31..2024-01-01]'::task_progress;
SELECT '42/67 [2024-01-01:0, 2024-01-01:67]'::task_progress;
SELECT '42/67 [2024-06-01:0, 2024-01-01:67]'::task_progress;
SELECT '42/67 [2024-01-01:20, 2024-06-01:10, 2025-01-01:67]'::task_progress;
SELECT '42/67 [2024-01-01:0, 2025-01-01:66]'::task_progress;
SELECT '42/67 [2024-01-01:0, 2025-01-01:68]'::task_progress;
SELECT '42/67 [2024-01-01:-1, 2025-01-01:67]'::task_progress;
SELECT '42/67 [2024-01-01:0, 2025-01-01]'::task_progress;
SELECT '42/67 [2024-01-01:0 2025-01-01:67]'::task_progress;
SELECT '42/67 [2024-01-01:0,]'::task_progress;

-- constructors
SELECT task_progress(-1, 67, '2026-12-31');
SELECT task_progress(1, 0, '2026-12-31');
SELECT task_progress('NaN', 67, '2026-12-31');
SELECT task_progress(1, 67, 'infinity');
SELECT task_progress(1, 67, '0044-03-15 BC');
SELECT task_progress(1, 67, '2026-12-31', '2026-12-30');
SELECT task_progress(1, 67, '-infinity', '2026-12-30');
SELECT task_progress(1, '{2026-12-31,2026-12-30}'::date[], '{0,67}');
SELECT task_progress(1, '{2026-12-30,2026-12-31}'::date[], '{68,67}');
SELECT task_progress(1, '{2026-12-31}'::date[], '{0,67}');
SELECT task_progress(1, '{}'::date[], '{}');
SELECT task_progress(1, '{2026-12-31,NULL}'::date[], '{0,67}');
SELECT task_progress(1, '{{2026-12-31}}'::date[], '{67}');
SELECT task_progress(1, array_agg('2000-01-01'::date + i), array_agg(i::float8)) FROM generate_series(1, 1001) AS i;
SELECT report('1/67 [..2026-12-31]', -1);
SELECT report('1/67 [..2026-12-31]', 'Infinity');

-- measures
SELECT status('1/67 [..2026-12-31]'::task_progress, 'infinity');
SELECT planned_completion('1/67 [..2026-12-31]', '-infinity');
SELECT days_overdue('1/67 [..2026-12-31]', '10000-01-01');
SELECT status('1/67 [..2026-12-31]', '2026-01-01', 0.4, 0.3);
SELECT status('1/67 [..2026-12-31]', '2026-01-01', 'NaN');
SELECT completion('1e300/1e-300 [..2026-12-31]');
SELECT completion('1e-300/1e300 [..2026-12-31]');
SELECT schedule_performance_index('1/1 [2024-01-01:5e-324, 2025-01-01:1]', '2024-01-01');

-- aggregates
SELECT progress_agg('1/67 [..2026-12-31]', 'infinity');
SELECT progress_agg('1/67 [..2026-12-31]', '2026-01-01', -1);
SELECT progress_agg('1/67 [..2026-12-31]', '2026-01-01', 'NaN');
SELECT progress_agg('1/67 [..2026-12-31]', '2026-01-01', 1e308) FROM generate_series(1, 2);
SELECT progress_agg('1/67 [..2026-12-31]', d) FROM unnest('{2026-01-01,2026-01-02}'::date[]) AS d;
SELECT rollup(s) FROM (SELECT progress_agg('1/67 [..2026-12-31]', d) AS s
	FROM unnest('{2026-01-01,2026-01-02}'::date[]) AS d GROUP BY d ORDER BY d) AS q;
SELECT status_count(progress_agg('1/67 [..2026-12-31]', '2026-01-01'), 'late');

-- summaries that no aggregate made
SELECT ''::progress_summary;
SELECT '(as of 2024-02-20, tasks 1, completed 1'::progress_summary;
SELECT '(as of infinity, tasks 1, completed 1, on_track 0, at_risk 0, delayed 0, overdue 0, not_started 0, weight 1, '
	'earned 1, planned 1, days overdue 0)'::progress_summary;
SELECT '(as of 2024-02-20, tasks 2, completed 1, on_track 0, at_risk 0, delayed 0, overdue 0, not_started 0, '
	'weight 2, earned 1, planned 1, days overdue 0)'::progress_summary;
SELECT '(as of 2024-02-20, tasks 0, completed 0, on_track 0, at_risk 0, delayed 0, overdue 0, not_started 0, '
	'weight 0, earned 0, planned 0, days overdue 0)'::progress_summary;
SELECT '(as of 2024-02-20, tasks 1, completed 2, on_track -1, at_risk 0, delayed 0, overdue 0, not_started 0, '
	'weight 1, earned 1, planned 1, days overdue 0)'::progress_summary;
SELECT '(as of 2024-02-20, tasks 1, completed 0, on_track 1, at_risk 0, delayed 0, overdue 0, not_started 0, '
	'weight 1, earned 0.5, planned 1.5, days overdue 0)'::progress_summary;
SELECT '(as of 2024-02-20, tasks 1, completed 0, on_track 1, at_risk 0, delayed 0, overdue 0, not_started 0, '
	'weight 1, earned 1.5, planned 0.5, days overdue 0)'::progress_summary;
SELECT '(as of 2024-02-20, tasks 1, completed 0, on_track 1, at_risk 0, delayed 0, overdue 0, not_started 0, '
	'weight -1, earned 0, planned 0, days overdue 0)'::progress_summary;
SELECT '(as of 2024-02-20, tasks 1, completed 0, on_track 1, at_risk 0, delayed 0, overdue 0, not_started 0, '
	'weight NaN, earned 0, planned 0, days overdue 0)'::progress_summary;
SELECT '(as of 2024-02-20, tasks 1, completed 1, on_track 0, at_risk 0, delayed 0, overdue 0, not_started 0, '
	'weight 1, earned 0.5, planned 1, days overdue 0)'::progress_summary;
SELECT '(as of 2024-02-20, tasks 1, completed 0, on_track 0, at_risk 0, delayed 0, overdue 1, not_started 0, '
	'weight 1, earned 0.5, planned 0.5, days overdue 5)'::progress_summary;
SELECT '(as of 2024-02-20, tasks 1, completed 0, on_track 0, at_risk 0, delayed 0, overdue 1, not_started 0, '
	'weight 1, earned 0.5, planned 1, days overdue 0)'::progress_summary;
SELECT '(as of 2024-02-20, tasks 1, completed 0, on_track 1, at_risk 0, delayed 0, overdue 0, not_started 0, '
	'weight 1, earned 0.5, planned 1, days overdue 5)'::progress_summary;
SELECT '(as of 2024-02-20, tasks 1, completed 0, on_track 0, at_risk 0, delayed 0, overdue 1, not_started 0, '
	'weight 1, earned 0.5, planned 1, days overdue 4294967301)'::progress_summary;

-- counts that overflow
SELECT progress_accum('(as of 2024-02-20, tasks 9223372036854775807, completed 9223372036854775807, on_track 0, '
	'at_risk 0, delayed 0, overdue 0, not_started 0, weight 1, earned 1, planned 1, days overdue 0)',
	'1/2 [..2025-01-01]', '2024-02-20');
SELECT rollup('(as of 2024-02-20, tasks 9223372036854775807, completed 9223372036854775807, on_track 0, at_risk 0, '
	'delayed 0, overdue 0, not_started 0, weight 1, earned 1, planned 1, days overdue 0)'::progress_summary)
FROM generate_series(1, 2);
