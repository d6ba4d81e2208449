-- Dashboard 4: the ten indicators furthest from their targets.

\ir ../../settings.sql

-- Gaps in different units do not compare, so ties go by the gap as a multiple
-- of the bound. Any excess is infinitely many times a bound of 0: those first.
CREATE OR REPLACE VIEW dashboard_furthest AS
SELECT (row_number() OVER furthest_first)::int4 AS place,
       p.district, p.district_en,
       i.indicator_id, i.name AS indicator,
       i.target::text AS target,
       o.value AS actual,
       gap(o.value, i.target) AS gap,
       i.unit,
       attainment(o.value, i.target) AS attainment,
       o.observed_on, o.source
FROM latest_observation o
JOIN indicator i USING (indicator_id)
JOIN plan p USING (plan_id)
WHERE NOT meets(o.value, i.target)
WINDOW furthest_first AS (
    ORDER BY attainment(o.value, i.target),
             gap(o.value, i.target)
                 / nullif(abs(coalesce(lower(i.target), upper(i.target))), 0) DESC NULLS FIRST,
             i.indicator_id)
ORDER BY place
LIMIT 10;

COMMENT ON VIEW dashboard_furthest IS
    'The ten indicators furthest from their targets at their latest observation: lowest attainment (from 0 to 1) first. gap is the distance to the target in the unit; source says whether the value is reported or synthetic (invented)';

\echo
\echo '4. The ten indicators furthest from target (source: reported, or SYNTHETIC)'
\echo

SELECT place, district, indicator, target, actual,
       trim_scale(round(gap::numeric, 3)) AS gap,
       unit,
       round(attainment::numeric, 3) AS attainment,
       observed_on AS "observed on",
       source
FROM dashboard_furthest
ORDER BY place;
