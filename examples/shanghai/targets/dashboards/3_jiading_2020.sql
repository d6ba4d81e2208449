-- Targets 3: where Jiading stood at the end of 2020 against its targets for
-- 2025. Real values only.

\ir ../../settings.sql

-- Only a level can be a baseline. What was done in the preceding period is a
-- total that starts again at 0.
CREATE OR REPLACE VIEW dashboard_jiading_2020 AS
SELECT i.indicator_id,
       (SELECT string_agg(item, '、' ORDER BY position)
        FROM indicator_item WHERE indicator_id = i.indicator_id) AS items,
       i.name AS indicator, o.basis,
       i.target::text AS target,
       i.hedge,
       i.ends_on AS due_on,
       b.qualifier,
       o.value AS actual,
       gap(o.value, i.target) AS gap,
       i.unit,
       attainment(o.value, i.target) AS attainment,
       start.value AS baseline,
       attainment(o.value, i.target, start.value) AS attainment_from_baseline
FROM observation o
JOIN indicator i USING (indicator_id)
JOIN plan p USING (plan_id)
LEFT JOIN baseline b ON b.indicator_id = i.indicator_id AND b.as_of = o.observed_on
LEFT JOIN baseline start ON start.indicator_id = i.indicator_id
    AND start.as_of < p.starts_on AND o.basis = 'level'
WHERE p.district_code = '310114'
  AND o.source = 'reported'
  AND o.observed_on = DATE '2020-12-31';

COMMENT ON VIEW dashboard_jiading_2020 IS
    'What Jiading reported for the end of 2020 against its targets for 2025, real values only; none of the targets was due then. items: where the plan states it. gap is the distance to the target in the unit, attainment runs from 0 to 1. basis level: the state at the end of 2020, which is also the baseline of the plan, so that attainment_from_baseline is 0 by definition (later values rise from there). basis preceding period: what was done in 2016 to 2020, to compare the size of the task with; no baseline. qualifier: how the plan qualifies the actual figure';

\echo
\echo '3. Where Jiading stood at the end of 2020 against its targets for 2025 (reported values only)'
\echo

SELECT items, indicator, basis, target, hedge, due_on AS due,
       concat_ws(' ', qualifier, actual) AS actual,
       trim_scale(round(gap::numeric, 3)) AS gap,
       unit,
       round(attainment::numeric, 3) AS attainment,
       baseline,
       round(attainment_from_baseline::numeric, 3) AS "from baseline"
FROM dashboard_jiading_2020
ORDER BY indicator_id;

\echo 'level: the state at the end of 2020. It is the baseline itself, so the attainment from it is 0 by definition.'
\echo 'preceding period: the total of 2016 to 2020. The total of the plan starts again at 0: no baseline.'
