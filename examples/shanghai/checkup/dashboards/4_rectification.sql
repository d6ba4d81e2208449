-- Checkup 4: the rectification list.

SET search_path = shanghai, public;

-- As of the middle of the year after the checkup.
CREATE OR REPLACE VIEW dashboard_checkup_rectification AS
SELECT m.year, as_of,
       p.level, p.area_code, p.area, p.checkup_indicator_id, p.indicator,
       m.measure, p.lead_unit, due_date(m.progress) AS due_on, m.done_on,
       status(m.progress, as_of)::text AS status,
       days_overdue(m.progress, as_of) AS days_overdue,
       p.gap, p.unit, m.source
FROM checkup_measure m
JOIN dashboard_checkup_problem p USING (checkup_indicator_id, area_code, year),
     make_date(m.year + 1, 6, 30) AS as_of;

COMMENT ON VIEW dashboard_checkup_rectification IS
    'What is done about each problem: the measure, the date it is due, and, as of a task, its status and days overdue on 30 June of the year after the checkup (as_of). The measures are synthetic (invented)';

\echo
\echo 'Checkup 4. Jiading, streets and towns: what the checkup of 2025 set right, on 2026-06-30 (SYNTHETIC measures)'
\echo

SELECT status, due_on AS "due on", count(*) AS measures, count(DISTINCT area_code) AS streets
FROM dashboard_checkup_rectification
WHERE year = 2025 AND level = 'street'
GROUP BY status, due_on
ORDER BY status, due_on;

\echo
\echo 'Of these, the ten overdue ones with the largest gap to the standard (SYNTHETIC measures)'
\echo

SELECT area AS street, measure, lead_unit AS "lead unit", due_on AS "due on", days_overdue AS "days overdue",
       trim_scale(round(gap::numeric, 2)) AS gap, unit
FROM dashboard_checkup_rectification
WHERE year = 2025 AND level = 'street' AND status = 'overdue'
ORDER BY gap DESC, area_code, checkup_indicator_id
LIMIT 10;
