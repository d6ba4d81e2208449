-- Cases 5. A composite of three rates, with weights from a table.

\ir ../../settings.sql

CREATE OR REPLACE VIEW dashboard_case_composite AS
WITH judged AS (
    SELECT lead_unit_id, rollup(summary) AS s
    FROM case_month
    WHERE as_of = timestamp '2026-01-01' AT TIME ZONE 'Asia/Shanghai' AND kind <> 'hazard'
    GROUP BY lead_unit_id
),
rated AS (
    SELECT lead_unit_id, r.rate, r.value
    FROM judged,
         LATERAL (VALUES ('response', response_rate(s)),
                         ('resolution', resolution_rate(s)),
                         ('satisfaction', satisfaction_rate(s))) AS r(rate, value)
)
SELECT u.lead_unit_id,
       u.name AS lead_unit,
       max(value) FILTER (WHERE r.rate = 'response') AS response_rate,
       max(value) FILTER (WHERE r.rate = 'resolution') AS resolution_rate,
       max(value) FILTER (WHERE r.rate = 'satisfaction') AS satisfaction_rate,
       (sum((w.weight * value)::numeric) / sum(w.weight::numeric))::float8 AS composite,
       (rank() OVER (ORDER BY round(sum((w.weight * value)::numeric) / sum(w.weight::numeric), 9) DESC))::int4 AS rank
FROM rated AS r
JOIN case_weight AS w ON w.rate = r.rate
JOIN lead_unit AS u ON u.lead_unit_id = r.lead_unit_id
WHERE value IS NOT NULL
GROUP BY u.lead_unit_id, u.name;

COMMENT ON VIEW dashboard_case_composite IS
    'The SYNTHETIC hotline cases and petitions of 2025 by unit: three rates from 0 to 1, their mean by the weights of case_weight (a rate over nothing is left out), and the rank by it';

\echo
\echo 'Cases 5. A composite of three rates of Qingpu''s units in 2025, with the weights of the table case_weight (SYNTHETIC cases)'
\echo

SELECT rank, lead_unit AS unit,
       round(100 * response_rate::numeric, 2) AS "responded in time, %",
       round(100 * resolution_rate::numeric, 2) AS "resolved, %",
       round(100 * satisfaction_rate::numeric, 2) AS "satisfied, %",
       round(100 * composite::numeric, 2) AS composite
FROM dashboard_case_composite
ORDER BY rank, lead_unit_id;
