-- Duties dashboard 4: the supervision list, with the reports not received.

\ir ../../settings.sql

CREATE OR REPLACE VIEW dashboard_supervision_reports AS
WITH received AS (
    SELECT w.work_item_id, cadence_agg('1/month by day 5', '[2025-07-01,2026-01-01)', r.received_on, r.for_month) AS summary,
           date '2026-01-31' AS as_of
    FROM work_item w
    LEFT JOIN report_receipt r ON r.work_item_id = w.work_item_id
    GROUP BY w.work_item_id
)
SELECT s.district, s.work_item_id, s.item, s.lead_units, s.status, s.days_overdue,
       missed_count(r.summary, r.as_of)::int AS reports_missed, last_on(r.summary) AS last_received
FROM dashboard_supervision s
JOIN received r ON r.work_item_id = s.work_item_id
UNION ALL
SELECT p.district, w.work_item_id, w.name,
       (SELECT string_agg(u.name, '、' ORDER BY l.position)
        FROM work_item_lead_unit l JOIN lead_unit u USING (lead_unit_id)
        WHERE l.work_item_id = w.work_item_id),
       'report not received', r.as_of - c.deadline,
       missed_count(r.summary, r.as_of)::int, last_on(r.summary)
FROM received r
JOIN work_item w ON w.work_item_id = r.work_item_id
JOIN plan p ON p.plan_id = w.plan_id,
     LATERAL (SELECT status, deadline FROM periods(r.summary, r.as_of) WHERE status <> 'open' ORDER BY deadline DESC LIMIT 1) AS c
WHERE c.status = 'missed';

COMMENT ON VIEW dashboard_supervision_reports IS
    'The rows of dashboard_supervision, and one with the status "report not received" for every item whose last monthly report that was due has not come in: days_overdue since its deadline, the 5th of the month after. reports_missed is how many of the last six are missing. Receipts are synthetic (invented)';

\echo
\echo 'Duties 4. The supervision list gains: report not received (SYNTHETIC receipts)'
\echo

SELECT district, item, coalesce(lead_units, '-') AS "lead units", days_overdue AS days, reports_missed AS missed, last_received AS "last received"
FROM dashboard_supervision_reports
WHERE status = 'report not received'
ORDER BY reports_missed DESC, district, work_item_id
LIMIT :rows;
