-- Checkup 1: by street and dimension, how many indicators were judged.

\ir ../../settings.sql

CREATE OR REPLACE VIEW dashboard_checkup_by_street AS
WITH summary AS (
    SELECT y.year, a.code AS area_code, a.name AS street, i.dimension,
           count(p.area_code) AS indicators,
           count(*) - count(p.area_code) AS not_applicable,
           -- NULL where none applies
           target_agg(r.value, i.standard, i.weight) FILTER (WHERE p.area_code IS NOT NULL) AS s
    FROM (SELECT DISTINCT year FROM checkup_result) AS y
    CROSS JOIN checkup_indicator i
    JOIN checkup_area a ON a.level = i.level
    LEFT JOIN checkup_applies p ON p.checkup_indicator_id = i.checkup_indicator_id AND p.area_code = a.code
    LEFT JOIN checkup_result r
        ON r.checkup_indicator_id = i.checkup_indicator_id AND r.area_code = a.code AND r.year = y.year
    WHERE i.level = 'street'
    GROUP BY y.year, a.code, i.dimension
)
SELECT year, area_code, street, dimension,
       indicators::int4,
       coalesce(assessed_count(s), 0)::int4 AS judged,
       coalesce(met_count(s), 0)::int4 AS passed,
       coalesce(assessed_count(s) - met_count(s), 0)::int4 AS failed,
       coalesce(missing_count(s), 0)::int4 AS no_data,
       not_applicable::int4,
       mean_attainment(s) AS mean_attainment
FROM summary;

COMMENT ON VIEW dashboard_checkup_by_street IS
    'The checkup by year, street and dimension: indicators (those that apply) = judged + no_data, judged = passed + failed; not_applicable are those that do not apply to the street (checkup_applies); mean_attainment is weighted, from 0 to 1. The results are synthetic (invented)';

\echo
\echo 'Checkup 1. Jiading 2025, by street: passed/judged in each dimension (SYNTHETIC results)'
\echo

SELECT coalesce(street, 'all streets') AS street,
       sum(passed) FILTER (WHERE dimension = '生态宜居') || '/' || sum(judged) FILTER (WHERE dimension = '生态宜居') AS "生态宜居",
       sum(passed) FILTER (WHERE dimension = '健康舒适') || '/' || sum(judged) FILTER (WHERE dimension = '健康舒适') AS "健康舒适",
       sum(passed) FILTER (WHERE dimension = '安全韧性') || '/' || sum(judged) FILTER (WHERE dimension = '安全韧性') AS "安全韧性",
       sum(passed) FILTER (WHERE dimension = '交通便捷') || '/' || sum(judged) FILTER (WHERE dimension = '交通便捷') AS "交通便捷",
       sum(passed) FILTER (WHERE dimension = '风貌特色') || '/' || sum(judged) FILTER (WHERE dimension = '风貌特色') AS "风貌特色",
       sum(passed) FILTER (WHERE dimension = '整洁有序') || '/' || sum(judged) FILTER (WHERE dimension = '整洁有序') AS "整洁有序",
       sum(passed) FILTER (WHERE dimension = '多元包容') || '/' || sum(judged) FILTER (WHERE dimension = '多元包容') AS "多元包容",
       sum(passed) FILTER (WHERE dimension = '创新活力') || '/' || sum(judged) FILTER (WHERE dimension = '创新活力') AS "创新活力",
       sum(judged) AS judged, sum(passed) AS passed, sum(failed) AS failed, sum(no_data) AS "no data",
       sum(not_applicable) AS "does not apply"
FROM dashboard_checkup_by_street
WHERE year = 2025
GROUP BY GROUPING SETS ((area_code, street), ())
ORDER BY grouping(area_code), area_code;
