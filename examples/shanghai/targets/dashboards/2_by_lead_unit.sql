-- Targets 2: how far each lead unit has come.

\ir ../../settings.sql

-- An indicator with three lead units counts for each of them, so the lines do
-- not add up to a district.
CREATE OR REPLACE VIEW dashboard_by_lead_unit AS
WITH by_lead_unit AS (
    SELECT u.lead_unit_id, p.district, p.district_en, u.name AS lead_unit,
           count(*) AS indicators,
           count(i.target) FILTER (WHERE i.scope = 'district') AS with_target,
           count(i.target) FILTER (WHERE i.scope = 'district' AND i.due) AS due,
           target_agg(i.value, i.target, i.weight) FILTER (WHERE i.scope = 'district' AND i.due) AS at_target,
           target_agg(i.value, i.interim, i.weight) FILTER (WHERE i.scope = 'district' AND NOT i.due) AS at_interim,
           count(i.value) FILTER (WHERE i.source = 'reported') AS reported_values,
           count(i.value) FILTER (WHERE i.source = 'synthetic') AS synthetic_values
    FROM lead_unit u
    JOIN plan p USING (plan_id)
    JOIN indicator_lead_unit USING (lead_unit_id)
    JOIN indicator_standing i USING (indicator_id)
    GROUP BY u.lead_unit_id, p.plan_id
)
SELECT lead_unit_id, district, district_en, lead_unit,
       indicators::int4,
       with_target::int4,
       due::int4,
       coalesce(met_count(at_target), 0)::int4 AS met,
       coalesce(assessed_count(at_target) - met_count(at_target), 0)::int4 AS failed,
       (due - coalesce(assessed_count(at_target), 0))::int4 AS missing,
       met_rate(at_target) AS met_rate,
       mean_attainment(at_target) AS mean_attainment,
       min_attainment(at_target) AS min_attainment,
       (with_target - due)::int4 AS not_yet_due,
       coalesce(met_count(at_interim), 0)::int4 AS on_schedule,
       coalesce(assessed_count(at_interim) - met_count(at_interim), 0)::int4 AS behind,
       (with_target - due - coalesce(assessed_count(at_interim), 0))::int4 AS not_judged,
       reported_values::int4,
       synthetic_values::int4
FROM by_lead_unit;

COMMENT ON VIEW dashboard_by_lead_unit IS
    'Attainment by lead unit of a district''s plan, each indicator at its latest observation; an indicator with several lead units counts for each. Measures as in dashboard_by_district; those of a unit none of whose targets is due are NULL';

\echo
\echo '2. By lead unit: the ':rows' with most indicators (mostly SYNTHETIC values)'
\echo

SELECT district, lead_unit AS "lead unit", indicators, with_target AS "with target",
       due, met, failed, missing,
       round(met_rate::numeric, 3) AS "met rate",
       round(mean_attainment::numeric, 3) AS "mean attainment",
       round(min_attainment::numeric, 3) AS worst,
       not_yet_due AS "not yet due", on_schedule AS "on schedule", behind, not_judged AS "not judged",
       reported_values AS reported,
       synthetic_values AS "SYNTHETIC"
FROM dashboard_by_lead_unit
ORDER BY indicators DESC, lead_unit_id
LIMIT :rows;
