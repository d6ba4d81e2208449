-- Duties dashboard 2: the same by lead unit.

\ir ../../settings.sql

CREATE OR REPLACE VIEW dashboard_duties_by_unit AS
SELECT b.district, coalesce(u.name, '-') AS lead_unit, count(*)::int AS duties,
       sum(b.due)::int AS due, sum(b.kept)::int AS kept, sum(b.late)::int AS late, sum(b.missed)::int AS missed,
       sum(b.kept)::float8 / nullif(sum(b.due), 0) AS compliance,
       min(b.next_due) AS next_due
FROM dashboard_duties b
LEFT JOIN indicator_lead_unit l ON l.indicator_id = b.indicator_id
LEFT JOIN lead_unit u ON u.lead_unit_id = l.lead_unit_id
GROUP BY b.district, u.name;

COMMENT ON VIEW dashboard_duties_by_unit IS
    'The regular duties of each lead unit; a duty of several units counts for each, and one whose plan names none stands under -. Days are synthetic (invented)';

\echo
\echo 'Duties 2. Kept, late, missed and next due, by lead unit (SYNTHETIC days)'
\echo

SELECT district, lead_unit AS "lead unit", duties, due, kept, late, missed,
       round(100 * compliance::numeric) AS "%", next_due AS "next due"
FROM dashboard_duties_by_unit
ORDER BY compliance NULLS LAST, district, lead_unit COLLATE "C"
LIMIT :rows;
