-- Checkup 6: the change of each indicator over five years.

\ir ../../settings.sql

-- Means of numeric, because those of float8 depend on the order of the rows.
CREATE OR REPLACE VIEW dashboard_checkup_change AS
SELECT i.level, i.checkup_indicator_id, i.dimension, i.name AS indicator, i.standard::text AS standard, i.unit,
       avg(first.value::numeric)::float8 AS first_mean,
       avg(last.value::numeric)::float8 AS last_mean,
       avg(last.value::numeric - first.value::numeric)::float8 AS change,
       i.direction * avg(last.value::numeric - first.value::numeric) > 0 AS improved,
       count(*) FILTER (WHERE meets(first.value, i.standard))::int4 AS first_passed,
       count(*) FILTER (WHERE meets(last.value, i.standard))::int4 AS last_passed,
       count(*)::int4 AS areas,
       (SELECT count(*)::int4 FROM checkup_applies p
        WHERE p.checkup_indicator_id = i.checkup_indicator_id) AS applicable_areas
FROM checkup_indicator i
JOIN checkup_result first USING (checkup_indicator_id)
JOIN checkup_result last USING (checkup_indicator_id, area_code)
WHERE first.year = (SELECT min(year) FROM checkup_result)
  AND last.year = (SELECT max(year) FROM checkup_result)
  AND first.value IS NOT NULL AND last.value IS NOT NULL
GROUP BY i.checkup_indicator_id;

COMMENT ON VIEW dashboard_checkup_change IS
    'From the first checkup to the last, over the areas that have both values, of those that the indicator applies to (applicable_areas): means in the unit of the indicator, their change, whether that is for the better, and how many areas met the standard. The results are synthetic (invented)';

\echo
\echo 'Checkup 6. Jiading, streets and towns: change of each indicator from 2021 to 2025 (SYNTHETIC results)'
\echo 'Over the streets that have both values; "applies to" is how many the indicator applies to.'
\echo

SELECT dimension, indicator, standard,
       round(first_mean::numeric, 2) AS "2021", round(last_mean::numeric, 2) AS "2025",
       round(change::numeric, 2) AS change,
       applicable_areas AS "applies to", first_passed || '/' || areas AS "passed 2021", last_passed || '/' || areas AS "passed 2025"
FROM dashboard_checkup_change
WHERE level = 'street'
ORDER BY checkup_indicator_id;
