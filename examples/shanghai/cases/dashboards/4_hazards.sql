-- Cases 4. Hazards: found, written off, still open, oldest first.

\ir ../../settings.sql

CREATE OR REPLACE VIEW dashboard_hazard AS
WITH found AS (
    SELECT lead_unit_id, c, opened, timestamp '2026-01-01' AT TIME ZONE 'Asia/Shanghai' AS as_of
    FROM city_case
    WHERE kind = 'hazard'
),
aged AS (
    SELECT lead_unit_id, as_of - opened AS age, status(c, as_of) AS status
    FROM found
)
SELECT u.lead_unit_id,
       u.name AS lead_unit,
       count(*)::int4 AS found,
       count(*) FILTER (WHERE status IN ('closed', 'closed_late'))::int4 AS written_off,
       count(*) FILTER (WHERE status IN ('open', 'overdue'))::int4 AS open,
       count(*) FILTER (WHERE status = 'overdue')::int4 AS overdue,
       count(*) FILTER (WHERE status IN ('open', 'overdue') AND age <= interval '30 days')::int4 AS to_30_days,
       count(*) FILTER (WHERE status IN ('open', 'overdue') AND age > interval '30 days' AND age <= interval '90 days')::int4 AS to_90_days,
       count(*) FILTER (WHERE status IN ('open', 'overdue') AND age > interval '90 days' AND age <= interval '180 days')::int4 AS to_180_days,
       count(*) FILTER (WHERE status IN ('open', 'overdue') AND age > interval '180 days')::int4 AS older,
       (extract(epoch FROM max(age) FILTER (WHERE status IN ('open', 'overdue'))) / 86400)::float8 AS oldest
FROM aged AS a
JOIN lead_unit AS u ON u.lead_unit_id = a.lead_unit_id
GROUP BY u.lead_unit_id, u.name;

COMMENT ON VIEW dashboard_hazard IS
    'The SYNTHETIC hazards of 2025 by unit, at the end of the year: found, written off, still open, overdue among these, and the open ones by age; oldest is the age of the oldest open one, in days';

\echo
\echo 'Cases 4. Hazards of outdoor advertising in Qingpu at the end of 2025: found, written off, and still open by age, oldest first (SYNTHETIC cases)'
\echo

SELECT lead_unit AS unit, found, written_off AS "written off", open, overdue,
       to_30_days AS "to 30 days", to_90_days AS "to 90", to_180_days AS "to 180", older,
       round(oldest::numeric, 1) AS "oldest, days"
FROM dashboard_hazard
ORDER BY oldest DESC NULLS LAST, lead_unit_id;
