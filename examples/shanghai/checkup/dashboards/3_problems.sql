-- Checkup 3: the problem list.

\ir ../../settings.sql

CREATE OR REPLACE VIEW dashboard_checkup_problem AS
SELECT r.year, i.level, a.code AS area_code,
       CASE i.level WHEN 'community' THEN parent.name || ' ' ELSE '' END || a.name AS area,
       i.checkup_indicator_id, i.dimension, i.name AS indicator,
       r.value, i.standard::text AS standard,
       s.hedge,
       s.ends_on AS standard_due_on,
       gap(r.value, i.standard) AS gap,
       i.unit,
       attainment(r.value, i.standard) AS attainment,
       CASE
           WHEN before.value IS NULL THEN 'not known'
           WHEN gap(r.value, i.standard) < gap(before.value, i.standard) THEN 'better'
           WHEN gap(r.value, i.standard) > gap(before.value, i.standard) THEN 'worse'
           ELSE 'same'
       END AS than_last_year,
       coalesce(u.name || CASE WHEN lp.district <> '嘉定' THEN ' (' || lp.district || ')' ELSE '' END, '-') AS lead_unit,
       r.source
FROM checkup_result r
JOIN checkup_indicator i USING (checkup_indicator_id)
JOIN indicator s USING (indicator_id)
JOIN checkup_area a ON a.code = r.area_code
LEFT JOIN checkup_area parent ON parent.code = a.parent_code
LEFT JOIN checkup_result before
    ON before.checkup_indicator_id = r.checkup_indicator_id
    AND before.area_code = r.area_code AND before.year = r.year - 1
LEFT JOIN indicator_lead_unit l ON l.indicator_id = i.indicator_id AND l.position = 1
LEFT JOIN lead_unit u USING (lead_unit_id)
LEFT JOIN plan lp ON lp.plan_id = u.plan_id
WHERE NOT meets(r.value, i.standard);

COMMENT ON VIEW dashboard_checkup_problem IS
    'Results that fail their standard: value, gap and unit, attainment from 0 to 1, whether the gap is better or worse than the year before, and the first lead unit that the plan names, with the district of that plan where it is not Jiading. hedge: how the plan softens its figure; standard_due_on: when the plan''s target is due, before which a value below it is a problem, but no broken promise. level is that of the area: city, district, street or community, which is named with its street. source says whether the value is reported or synthetic (invented)';

\echo
\echo 'Checkup 3. 2025: how many problems at which level (SYNTHETIC values, real standards)'
\echo

SELECT coalesce(level, 'in all') AS level, count(*) AS problems,
       count(DISTINCT area_code) AS areas, count(DISTINCT checkup_indicator_id) AS indicators,
       count(*) FILTER (WHERE standard_due_on > make_date(year, 12, 31)) AS "of a plan not yet due",
       count(*) FILTER (WHERE than_last_year = 'better') AS "better than last year",
       count(*) FILTER (WHERE than_last_year = 'worse') AS "worse",
       count(*) FILTER (WHERE than_last_year = 'same') AS "same",
       count(*) FILTER (WHERE than_last_year = 'not known') AS "not known"
FROM dashboard_checkup_problem
WHERE year = 2025
GROUP BY GROUPING SETS ((level), ())
ORDER BY grouping(level), array_position('{city,district,street,community}', level);

\echo
\echo 'Streets and towns of Jiading: the least attained indicators, in the street furthest from the standard (SYNTHETIC values, real standards)'
\echo

SELECT area AS street, indicator, value, standard, hedge, standard_due_on AS "due", trim_scale(round(gap::numeric, 2)) AS gap, unit,
       round(attainment::numeric, 3) AS attainment, than_last_year AS "than last year", others AS "other streets"
FROM (SELECT *, row_number() OVER (PARTITION BY checkup_indicator_id ORDER BY attainment, gap DESC, area_code) AS place,
             count(*) OVER (PARTITION BY checkup_indicator_id) - 1 AS others
      FROM dashboard_checkup_problem WHERE year = 2025 AND level = 'street') AS p
WHERE place = 1
ORDER BY attainment, gap DESC, checkup_indicator_id
LIMIT 15;

\echo
\echo 'Above and below the streets: the city, the district and communities (SYNTHETIC communities and values, real standards)'
\echo

SELECT level, area, indicator, value, standard, hedge, standard_due_on AS "due", trim_scale(round(gap::numeric, 2)) AS gap, unit,
       round(attainment::numeric, 3) AS attainment, than_last_year AS "than last year"
FROM dashboard_checkup_problem
WHERE year = 2025 AND level <> 'street'
ORDER BY array_position('{city,district,community}', level), checkup_indicator_id, area_code;
