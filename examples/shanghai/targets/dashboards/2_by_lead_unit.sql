-- Dashboard 2: how far each lead unit has come.

\ir ../../settings.sql

-- An indicator with three lead units counts for each of them, so the lines do
-- not add up to a district.
CREATE OR REPLACE VIEW dashboard_by_lead_unit AS
WITH by_lead_unit AS (
    SELECT u.lead_unit_id, p.district, p.district_en, u.name AS lead_unit,
           count(*) AS indicators,
           count(i.target) AS with_target,
           target_agg(o.value, i.target, i.weight) AS summary,
           count(o.value) FILTER (WHERE o.source = 'reported') AS reported_values,
           count(o.value) FILTER (WHERE o.source = 'synthetic') AS synthetic_values
    FROM lead_unit u
    JOIN plan p USING (plan_id)
    JOIN indicator_lead_unit USING (lead_unit_id)
    JOIN indicator i USING (indicator_id)
    LEFT JOIN latest_observation o USING (indicator_id)
    GROUP BY u.lead_unit_id, p.plan_id
)
SELECT lead_unit_id, district, district_en, lead_unit,
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
FROM by_lead_unit;

COMMENT ON VIEW dashboard_by_lead_unit IS
    'Attainment by lead unit of a district''s plan, each indicator at its latest observation; an indicator with several lead units counts for each. Measures as in dashboard_by_district; those of a unit none of whose indicators has a target are NULL';

\echo
\echo '2. By lead unit: the ':rows' with most indicators (mostly SYNTHETIC values)'
\echo

SELECT district, lead_unit AS "lead unit", indicators, with_target AS "with target",
       assessed, met, missing,
       round(met_rate::numeric, 3) AS "met rate",
       round(mean_attainment::numeric, 3) AS "mean attainment",
       round(min_attainment::numeric, 3) AS worst,
       reported_values AS reported,
       synthetic_values AS "SYNTHETIC"
FROM dashboard_by_lead_unit
ORDER BY indicators DESC, lead_unit_id
LIMIT :rows;
