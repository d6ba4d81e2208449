-- Targets 4: the ten furthest from their targets, and the ten furthest behind
-- their schedules.

\ir ../../settings.sql

-- Gaps in different units do not compare, so ties go by the gap as a multiple
-- of the bound. Any excess is infinitely many times a bound of 0: those first.
CREATE OR REPLACE VIEW dashboard_furthest AS
SELECT *
FROM (
    SELECT i.due,
           (row_number() OVER furthest_first)::int4 AS place,
           p.district, p.district_en,
           i.indicator_id, i.name AS indicator,
           i.target::text AS target,
           i.hedge,
           i.due_on,
           i.interim::text AS interim,
           i.value AS actual,
           gap(i.value, i.judged_by) AS gap,
           i.unit,
           attainment(i.value, i.judged_by) AS attainment,
           i.observed_on, i.source,
           coalesce(lower(i.target), upper(i.target)) AS bound,
           upper(i.target) IS NULL AS more_is_better,
           coalesce(lower(i.interim), upper(i.interim)) AS interim_bound,
           i.started_from
    FROM indicator_standing i
    JOIN plan p USING (plan_id)
    WHERE NOT meets(i.value, i.judged_by)
    WINDOW furthest_first AS (
        PARTITION BY i.due
        ORDER BY attainment(i.value, i.judged_by),
                 gap(i.value, i.judged_by)
                     / nullif(abs(coalesce(lower(i.judged_by), upper(i.judged_by))), 0) DESC NULLS FIRST,
                 i.indicator_id)) AS furthest
WHERE place <= 10;

COMMENT ON VIEW dashboard_furthest IS
    'At their latest observation, the ten indicators furthest from a target that is due, and the ten furthest behind schedule of those not yet due (due: which of the two): lowest attainment (from 0 to 1) first. gap and attainment are of the target where it is due, else of interim, what the schedule expects by then; hedge: how the plan softens the figure; source says whether the value is reported or synthetic (invented). For charts, in the unit: bound (of the target, its lower one where more_is_better), interim_bound, and started_from, the value at the start';

\echo
\echo '4. The ten indicators furthest from a target that is due (source: reported, or SYNTHETIC)'
\echo 'What must hold all the time, or be done every month or year, is due already.'
\echo

SELECT place, district, indicator, target, hedge, due_on AS due, actual,
       trim_scale(round(gap::numeric, 3)) AS gap,
       unit,
       round(attainment::numeric, 3) AS attainment,
       observed_on AS "observed on",
       source
FROM dashboard_furthest
WHERE due
ORDER BY place;

\echo
\echo 'Not yet due: the ten furthest behind what their schedule expects by now'
\echo

SELECT place, district, indicator, target, hedge, due_on AS due, interim AS "expected by now", actual,
       trim_scale(round(gap::numeric, 3)) AS gap,
       unit,
       round(attainment::numeric, 3) AS attainment,
       source
FROM dashboard_furthest
WHERE NOT due
ORDER BY place;
