-- Cases 1. By unit, against the plan's own targets.

\ir ../../settings.sql

CREATE OR REPLACE VIEW dashboard_case_board AS
WITH judged AS (
    SELECT kind, lead_unit_id, rollup(summary) AS s
    FROM case_month
    WHERE as_of = timestamp '2026-01-01' AT TIME ZONE 'Asia/Shanghai'
    GROUP BY GROUPING SETS ((kind, lead_unit_id), (kind))
)
SELECT k.position,
       k.name AS kind,
       j.lead_unit_id,
       coalesce(u.name, '合计') AS lead_unit,
       case_count(s)::int4 AS cases,
       responded_in_time_count(s)::int4 AS responded_in_time,
       response_due_count(s)::int4 AS response_due,
       response_rate(s) AS response_rate,
       on_time_count(s)::int4 AS on_time,
       deadline_count(s)::int4 AS deadlines,
       on_time_rate(s) AS on_time_rate,
       resolved_count(s)::int4 AS resolved,
       (resolved_count(s) + unresolved_count(s))::int4 AS resolution_answers,
       resolution_rate(s) AS resolution_rate,
       satisfied_count(s)::int4 AS satisfied,
       (satisfied_count(s) + dissatisfied_count(s))::int4 AS satisfaction_answers,
       satisfaction_rate(s) AS satisfaction_rate,
       closed_count(s)::int4 AS closed,
       participation_rate(s) AS participation_rate,
       i.target::text AS target,
       meets(100 * resolution_rate(s), i.target) AS met,
       gap(100 * resolution_rate(s), i.target) AS gap
FROM judged AS j
JOIN case_kind AS k ON k.kind = j.kind
JOIN indicator AS i ON i.indicator_id = k.indicator_id
LEFT JOIN lead_unit AS u ON u.lead_unit_id = j.lead_unit_id;

COMMENT ON VIEW dashboard_case_board IS
    'The SYNTHETIC cases of 2025 by kind and unit of Qingpu, and of all units (合计), at the end of the year: each rate with what it is a rate of; target, met and gap (in percentage points) are of the resolution rate, the targets are the plan''s. Overdue open cases count against on_time_rate';

\echo
\echo 'Cases 1. Qingpu''s hotline cases and petitions of 2025 by unit, against the plan''s 70 % and 90 % (SYNTHETIC cases)'
\echo

SELECT kind, lead_unit AS unit,
       responded_in_time || '/' || response_due AS "responded in time",
       round(100 * response_rate::numeric, 1) AS "%",
       on_time || '/' || deadlines AS "on time",
       round(100 * on_time_rate::numeric, 1) AS "%",
       resolved || '/' || resolution_answers AS resolved,
       round(100 * resolution_rate::numeric, 1) AS "%",
       target, met,
       satisfied || '/' || satisfaction_answers AS satisfied,
       round(100 * satisfaction_rate::numeric, 1) AS "%",
       round(100 * participation_rate::numeric, 1) AS "answered, %"
FROM dashboard_case_board
WHERE position < 3 AND (lead_unit_id IS NULL OR :rows > 8 OR NOT met)
ORDER BY position, lead_unit_id NULLS LAST;
