-- Progress dashboard 2: the supervision list.

\ir ../../settings.sql

CREATE OR REPLACE VIEW dashboard_supervision AS
SELECT p.district, p.district_en, w.work_item_id, w.name AS item,
       (SELECT string_agg(u.name, '、' ORDER BY l.position)
        FROM work_item_lead_unit l JOIN lead_unit u USING (lead_unit_id)
        WHERE l.work_item_id = w.work_item_id) AS lead_units,
       r.as_of,
       r.reported_on,
       status(r.progress, r.as_of)::text AS status,
       days_overdue(r.progress, r.as_of) AS days_overdue,
       due_date(r.progress) AS due_date,
       done(r.progress) AS done,
       total(r.progress) AS total,
       w.unit,
       i.hedge,
       schedule_variance(r.progress, r.as_of) AS schedule_variance,
       least(required_rate(r.progress, r.as_of) * 365.2425 / 12,
             total(r.progress) - done(r.progress)) AS required_per_month,
       forecast_finish(r.progress, r.as_of) AS forecast_finish,
       r.source
FROM latest_report r
JOIN work_item w USING (work_item_id)
JOIN plan p USING (plan_id)
LEFT JOIN indicator i USING (indicator_id)
WHERE status(r.progress, r.as_of) IN ('at_risk', 'delayed', 'overdue');

COMMENT ON VIEW dashboard_supervision IS
    'Every task and quantified target that is at risk, delayed or overdue on as_of, the day of the latest report of all, by its own latest report (reported_on). required_per_month is the work in the unit still needed per month (365.2425/12 days) to be on time, at most what is left, NULL once overdue; forecast_finish is the day of completion at the rate so far, NULL where there is no rate. hedge: how the plan softens the figure of a quantified target. source says whether the report is real or synthetic (invented)';

\echo
\echo 'Progress 2. The supervision list (SYNTHETIC reports): how many, and the ten that are worst of each status'
\echo

SELECT district, count(*) FILTER (WHERE status = 'overdue') AS overdue,
       count(*) FILTER (WHERE status = 'delayed') AS delayed,
       count(*) FILTER (WHERE status = 'at_risk') AS "at risk"
FROM dashboard_supervision
GROUP BY district
ORDER BY overdue DESC, delayed DESC, district;

SELECT status, district, item, coalesce(lead_units, '-') AS "lead units",
       days_overdue AS days, done || ' of ' || total || ' ' || unit AS work, hedge,
       round(schedule_variance::numeric, 3) AS "EV-PV",
       due_date AS due,
       round(required_per_month::numeric, 1) AS "needed per month",
       forecast_finish AS forecast
FROM (SELECT *, row_number() OVER (PARTITION BY status
                                   ORDER BY days_overdue DESC, schedule_variance, work_item_id) AS place
      FROM dashboard_supervision) AS q
WHERE place <= 10
ORDER BY array_position('{overdue,delayed,at_risk}', status), place;
