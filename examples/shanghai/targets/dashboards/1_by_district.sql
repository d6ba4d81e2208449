-- Dashboard 1: how far each district has come.

\ir ../../settings.sql

-- The total merges the districts' summaries; the observations are read once.
CREATE OR REPLACE VIEW dashboard_by_district AS
WITH by_district AS (
    SELECT p.plan_id, p.district, p.district_en,
           count(*) AS indicators,
           count(i.target) AS with_target,
           target_agg(o.value, i.target, i.weight) AS summary,
           count(o.value) FILTER (WHERE o.source = 'reported') AS reported_values,
           count(o.value) FILTER (WHERE o.source = 'synthetic') AS synthetic_values
    FROM plan p
    JOIN indicator i USING (plan_id)
    LEFT JOIN latest_observation o USING (indicator_id)
    GROUP BY p.plan_id
),
line AS (
    SELECT false AS is_total, * FROM by_district
    UNION ALL
    SELECT true, NULL, 'Total', 'Total',
           sum(indicators), sum(with_target), rollup(summary),
           sum(reported_values), sum(synthetic_values)
    FROM by_district
)
SELECT is_total, plan_id, district, district_en,
       indicators::int4,
       with_target::int4,
       assessed_count(summary)::int4 AS assessed,
       met_count(summary)::int4 AS met,
       missing_count(summary)::int4 AS missing,
       met_rate(summary) AS met_rate,
       mean_attainment(summary) AS mean_attainment,
       min_attainment(summary) AS min_attainment,
       reported_values::int4,
       synthetic_values::int4
FROM line;

COMMENT ON VIEW dashboard_by_district IS
    'Attainment by district, each indicator at its latest observation, and a total line (is_total). assessed + missing = with_target; met_rate is met/assessed; mean_attainment is weighted; min_attainment is the worst; all three from 0 to 1. reported_values and synthetic_values say what they rest on: real and invented values';

\echo
\echo '1. By district, at the latest observation (mostly SYNTHETIC values)'
\echo

SELECT district, district_en AS "in English", indicators, with_target AS "with target",
       assessed, met, missing,
       round(met_rate::numeric, 3) AS "met rate",
       round(mean_attainment::numeric, 3) AS "mean attainment",
       round(min_attainment::numeric, 3) AS worst,
       reported_values AS reported,
       synthetic_values AS "SYNTHETIC"
FROM dashboard_by_district
ORDER BY is_total, plan_id;
