-- Progress dashboard 4: the annual review of Qingpu's ten special projects
-- (专项行动) at the end of 2025: completed, or to be continued.

\ir ../../settings.sql

CREATE OR REPLACE VIEW dashboard_annual_review AS
SELECT t.number, w.name AS project,
       (SELECT string_agg(u.name, '、' ORDER BY l.position)
        FROM work_item_lead_unit l JOIN lead_unit u USING (lead_unit_id)
        WHERE l.work_item_id = w.work_item_id) AS lead_units,
       w.schedule::text AS schedule,
       r.reported_on AS as_of,
       completion(r.progress) AS completion,
       status(r.progress, r.reported_on)::text AS status,
       CASE WHEN status(r.progress, r.reported_on) = 'completed'
            THEN 'completed' ELSE 'to be continued' END AS review,
       forecast_finish(r.progress, r.reported_on) AS forecast_finish,
       r.source
FROM work_report r
JOIN work_item w USING (work_item_id)
JOIN task t USING (task_id)
JOIN plan p ON p.plan_id = w.plan_id
WHERE p.district_code = '310118'
  AND r.reported_on = p.ends_on;

COMMENT ON VIEW dashboard_annual_review IS
    'The special projects of Qingpu''s plan for 2025 at its end: completed or to be continued, completion from 0 to 1, and when they would finish at the rate of the year. source says whether the report is real or synthetic (invented)';

\echo
\echo 'Progress 4. Annual review of the special projects of Qingpu, end of 2025 (SYNTHETIC reports)'
\echo

SELECT review, count(*) AS projects, round(avg(completion)::numeric, 3) AS "mean completion"
FROM dashboard_annual_review GROUP BY review ORDER BY review;

SELECT number, project, lead_units AS "lead units", schedule,
       round(completion::numeric, 3) AS completion, review,
       CASE WHEN review = 'to be continued' THEN forecast_finish END AS forecast
FROM dashboard_annual_review
ORDER BY number;
