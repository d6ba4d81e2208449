-- Checkup 4: the rectification list.

\ir ../../settings.sql

-- As of the middle of the year after the checkup.
CREATE OR REPLACE VIEW dashboard_checkup_rectification AS
SELECT m.year, as_of,
       p.level, p.area_code, p.area, p.checkup_indicator_id, p.indicator,
       m.measure, p.lead_unit, due_date(m.progress) AS due_on, m.done_on,
       status(m.progress, as_of)::text AS status,
       days_overdue(m.progress, as_of) AS days_overdue,
       p.gap, p.unit, p.attainment, m.source
FROM checkup_measure m
JOIN dashboard_checkup_problem p USING (checkup_indicator_id, area_code, year),
     make_date(m.year + 1, 6, 30) AS as_of;

COMMENT ON VIEW dashboard_checkup_rectification IS
    'What is done about each problem: the measure, the date it is due, and, as of a task, its status and days overdue on 30 June of the year after the checkup (as_of). gap is in the unit of the indicator; attainment, from 0 to 1, can be compared between indicators. The measures are synthetic (invented)';

\echo
\echo 'Checkup 4. What is done about the problems of 2025, on 2026-06-30, at all levels (SYNTHETIC measures)'
\echo

SELECT coalesce(status, 'in all') AS status, due_on AS "due on", count(*) AS measures,
       count(*) FILTER (WHERE level = 'street') AS "of streets",
       count(*) FILTER (WHERE level <> 'street') AS "of other areas",
       round(min(attainment)::numeric, 3) AS "least attainment", round(max(attainment)::numeric, 3) AS "greatest"
FROM dashboard_checkup_rectification
WHERE year = 2025
GROUP BY GROUPING SETS ((status, due_on), ())
ORDER BY grouping(status), status, due_on;

\echo
\echo 'Of these, the ten overdue ones that attained least of their standard (SYNTHETIC measures)'
\echo 'Overdue is what was due by 2026-03-31: the results that were nearest to their standard. What is further from it has more time.'
\echo

SELECT area, measure, lead_unit AS "lead unit", due_on AS "due on", days_overdue AS "days overdue",
       trim_scale(round(gap::numeric, 2)) AS gap, unit, round(attainment::numeric, 3) AS attainment
FROM dashboard_checkup_rectification
WHERE year = 2025 AND status = 'overdue'
ORDER BY attainment, days_overdue DESC, area_code, checkup_indicator_id
LIMIT 10;
