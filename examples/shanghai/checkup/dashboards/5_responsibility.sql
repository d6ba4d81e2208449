-- Checkup 5: the responsibility list, by lead unit.

\ir ../../settings.sql

CREATE OR REPLACE VIEW dashboard_checkup_responsibility AS
SELECT p.year, p.lead_unit,
       count(*)::int4 AS problems,
       count(DISTINCT p.area_code) FILTER (WHERE p.level = 'street')::int4 AS streets,
       count(DISTINCT p.area_code) FILTER (WHERE p.level <> 'street')::int4 AS other_areas,
       count(DISTINCT p.checkup_indicator_id)::int4 AS indicators,
       count(*) FILTER (WHERE p.than_last_year = 'worse')::int4 AS worse,
       count(*) FILTER (WHERE r.status = 'completed')::int4 AS done,
       count(*) FILTER (WHERE r.status = 'overdue')::int4 AS overdue,
       avg(p.attainment::numeric)::float8 AS mean_attainment
FROM dashboard_checkup_problem p
LEFT JOIN dashboard_checkup_rectification r USING (checkup_indicator_id, area_code, year)
GROUP BY p.year, p.lead_unit;

COMMENT ON VIEW dashboard_checkup_responsibility IS
    'The problems of all levels by the lead unit that the plan names first (- where it names none; with its district where the plan is not Jiading''s, whose own unit for the matter would answer): how many, in how many streets, other areas (city, district, communities) and indicators, how many are worse than last year, set right, and overdue; the mean attainment of the problems is from 0 to 1. The results are synthetic (invented)';

\echo
\echo 'Checkup 5. Jiading 2025: who answers for the problems of the city, the district, streets and communities (SYNTHETIC results)'
\echo 'Units as the plans name them, - where they name none. (District): the plan is another district''s, in Jiading its own unit for the matter answers.'
\echo

SELECT lead_unit AS "lead unit", problems, streets, other_areas AS "other areas", indicators, worse AS "worse than last year",
       done, overdue, round(mean_attainment::numeric, 3) AS "mean attainment"
FROM (SELECT 0 AS part, lead_unit, problems, streets, other_areas, indicators, worse, done, overdue, mean_attainment
      FROM dashboard_checkup_responsibility
      WHERE year = 2025
      UNION ALL
      -- a street has several lead units, so streets and areas do not add up
      SELECT 1, 'in all', sum(problems)::int4, NULL, NULL, sum(indicators)::int4,
             sum(worse)::int4, sum(done)::int4, sum(overdue)::int4,
             (sum(problems * mean_attainment::numeric) / sum(problems))::float8
      FROM dashboard_checkup_responsibility
      WHERE year = 2025) AS list
ORDER BY part, problems DESC, lead_unit COLLATE "C";
