-- Targets 1: how far each district has come.

\ir ../../settings.sql

-- A target due in 2026 is not failed in 2025: what is due is judged by its
-- target, what is not yet due by its schedule, apart. The total merges the
-- districts' summaries; the observations are read once.
CREATE OR REPLACE VIEW dashboard_by_district AS
WITH by_district AS (
    SELECT p.plan_id, p.district, p.district_en,
           count(*) AS indicators,
           count(i.target) FILTER (WHERE i.scope = 'district') AS with_target,
           count(i.target) FILTER (WHERE i.scope = 'district' AND i.due) AS due,
           target_agg(i.value, i.target, i.weight) FILTER (WHERE i.scope = 'district' AND i.due) AS at_target,
           target_agg(i.value, i.interim, i.weight) FILTER (WHERE i.scope = 'district' AND NOT i.due) AS at_interim,
           count(i.value) FILTER (WHERE i.source = 'reported') AS reported_values,
           count(i.value) FILTER (WHERE i.source = 'synthetic') AS synthetic_values
    FROM plan p
    JOIN indicator_standing i USING (plan_id)
    GROUP BY p.plan_id
),
line AS (
    SELECT false AS is_total, * FROM by_district
    UNION ALL
    SELECT true, NULL, 'Total', 'Total',
           sum(indicators), sum(with_target), sum(due), rollup(at_target), rollup(at_interim),
           sum(reported_values), sum(synthetic_values)
    FROM by_district
)
SELECT is_total, plan_id, district, district_en,
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
FROM line;

COMMENT ON VIEW dashboard_by_district IS
    'Attainment by district, each indicator at its latest observation, and a total line (is_total). with_target (of the district itself, not of the whole city) = due + not_yet_due. Due are met + failed + missing; met_rate is met/(met + failed), mean_attainment is weighted, min_attainment is the worst, all three from 0 to 1. Not yet due are on_schedule + behind (by the interim value of indicator_standing) + not_judged (no value, or nothing to expect yet). reported_values and synthetic_values say what all rests on: real and invented values';

\echo
\echo '1. By district, at the latest observation (mostly SYNTHETIC values)'
\echo

SELECT district, district_en AS "in English", indicators, with_target AS "with target",
       due, met, failed, missing,
       round(met_rate::numeric, 3) AS "met rate",
       round(mean_attainment::numeric, 3) AS "mean attainment",
       not_yet_due AS "not yet due", on_schedule AS "on schedule", behind, not_judged AS "not judged",
       reported_values AS reported,
       synthetic_values AS "SYNTHETIC"
FROM dashboard_by_district
ORDER BY is_total, plan_id;
