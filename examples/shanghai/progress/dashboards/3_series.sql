-- Progress dashboard 3: EV and PV by month and district, for a year. Read from
-- the stored summaries: no report is looked at.

\ir ../../settings.sql

CREATE OR REPLACE VIEW dashboard_progress_series AS
SELECT p.district, p.district_en, m.reported_on AS as_of,
       task_count(m.summary)::int4 AS items,
       completion(m.summary) AS completion,
       planned_completion(m.summary) AS planned_completion,
       schedule_variance(m.summary) AS schedule_variance,
       schedule_performance_index(m.summary) AS schedule_performance_index,
       status_count(m.summary, 'completed')::int4 AS completed,
       max_days_overdue(m.summary) AS max_days_overdue
FROM progress_month m
JOIN plan p USING (plan_id)
UNION ALL
SELECT '合计', 'All', reported_on, task_count(s)::int4, completion(s), planned_completion(s),
       schedule_variance(s), schedule_performance_index(s),
       status_count(s, 'completed')::int4, max_days_overdue(s)
FROM (SELECT reported_on, rollup(summary) AS s FROM progress_month GROUP BY reported_on) AS q;

COMMENT ON VIEW dashboard_progress_series IS
    'Earned value (completion) and planned value (planned_completion) by month and district, and of all districts together (合计), from the stored monthly summaries; means from 0 to 1';

\echo
\echo 'Progress 3. EV/PV of every month of 2025, from the stored summaries (SYNTHETIC reports)'
\echo

SELECT to_char(as_of, 'YYYY-MM') AS month,
       max(round(completion::numeric, 3) || '/' || round(planned_completion::numeric, 3)) FILTER (WHERE district_en = 'Xuhui') AS "徐汇 Xuhui",
       max(round(completion::numeric, 3) || '/' || round(planned_completion::numeric, 3)) FILTER (WHERE district_en = 'Qingpu') AS "青浦 Qingpu",
       max(round(completion::numeric, 3) || '/' || round(planned_completion::numeric, 3)) FILTER (WHERE district_en = 'Changning') AS "长宁 Changning",
       max(round(completion::numeric, 3) || '/' || round(planned_completion::numeric, 3)) FILTER (WHERE district_en = 'Jiading') AS "嘉定 Jiading",
       max(round(completion::numeric, 3) || '/' || round(planned_completion::numeric, 3)) FILTER (WHERE district_en = 'Songjiang') AS "松江 Songjiang",
       max(round(completion::numeric, 3) || '/' || round(planned_completion::numeric, 3)) FILTER (WHERE district_en = 'All') AS "合计 all",
       max(round(schedule_performance_index::numeric, 3)) FILTER (WHERE district_en = 'All') AS "SPI of all"
FROM dashboard_progress_series
WHERE as_of BETWEEN DATE '2025-01-01' AND DATE '2025-12-31'
GROUP BY as_of
ORDER BY as_of;
