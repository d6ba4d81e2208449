-- Progress dashboard 1: the supervision board by lead unit (牵头单位).

\ir ../../settings.sql

-- An item with several lead units counts for each of them, so the lines do not
-- add up to a district. The items of a plan that name no unit share one line.
CREATE OR REPLACE VIEW dashboard_progress_board AS
WITH by_lead_unit AS (
    SELECT p.plan_id, p.district, p.district_en, u.lead_unit_id,
           coalesce(u.name, '(none named)') AS lead_unit,
           progress_agg(r.progress, r.as_of) AS s,
           count(*) FILTER (WHERE r.source = 'synthetic') AS synthetic
    FROM latest_report r
    JOIN work_item w USING (work_item_id)
    JOIN plan p USING (plan_id)
    LEFT JOIN work_item_lead_unit l USING (work_item_id)
    LEFT JOIN lead_unit u USING (lead_unit_id)
    GROUP BY p.plan_id, u.lead_unit_id
)
SELECT district, district_en, lead_unit_id, lead_unit,
       as_of(s) AS as_of,
       task_count(s)::int4 AS items,
       status_count(s, 'completed')::int4 AS completed,
       status_count(s, 'on_track')::int4 AS on_track,
       status_count(s, 'at_risk')::int4 AS at_risk,
       status_count(s, 'delayed')::int4 AS delayed,
       status_count(s, 'overdue')::int4 AS overdue,
       status_count(s, 'not_started')::int4 AS not_started,
       completion(s) AS completion,
       planned_completion(s) AS planned_completion,
       schedule_variance(s) AS schedule_variance,
       schedule_performance_index(s) AS schedule_performance_index,
       max_days_overdue(s) AS max_days_overdue,
       synthetic::int4 AS synthetic_reports
FROM by_lead_unit;

COMMENT ON VIEW dashboard_progress_board IS
    'Tasks and quantified targets by lead unit of a district''s plan, on the day of the latest report, each by its own latest one; an item with several lead units counts for each. completion (EV) and planned_completion (PV) are means from 0 to 1, schedule_performance_index is EV/PV, max_days_overdue the worst delay in days';

\echo
\echo 'Progress 1. The board by lead unit, furthest behind plan first: ':rows' of those with 3 items or more (SYNTHETIC reports)'
\echo

SELECT district, lead_unit AS "lead unit", items, completed, on_track AS "on track", at_risk AS "at risk",
       delayed, overdue, not_started AS "not started",
       round(completion::numeric, 3) AS "EV",
       round(planned_completion::numeric, 3) AS "PV",
       round(schedule_performance_index::numeric, 3) AS "SPI",
       max_days_overdue AS "worst delay, days"
FROM dashboard_progress_board
WHERE items >= 3
ORDER BY schedule_performance_index, lead_unit_id
LIMIT :rows;
