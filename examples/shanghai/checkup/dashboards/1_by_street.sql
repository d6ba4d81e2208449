-- Checkup 1: by street and dimension, how many indicators were judged.

SET search_path = shanghai, public;

CREATE OR REPLACE VIEW dashboard_checkup_by_street AS
WITH summary AS (
    SELECT r.year, a.code AS area_code, a.name AS street, i.dimension,
           count(*) AS indicators,
           target_agg(r.value, i.standard, i.weight) AS s
    FROM checkup_result r
    JOIN checkup_indicator i USING (checkup_indicator_id)
    JOIN checkup_area a ON a.code = r.area_code
    WHERE i.level = 'street'
    GROUP BY r.year, a.code, i.dimension
)
SELECT year, area_code, street, dimension,
       indicators::int4,
       assessed_count(s)::int4 AS judged,
       met_count(s)::int4 AS passed,
       (assessed_count(s) - met_count(s))::int4 AS failed,
       missing_count(s)::int4 AS no_data,
       mean_attainment(s) AS mean_attainment
FROM summary;

COMMENT ON VIEW dashboard_checkup_by_street IS
    'The checkup by year, street and dimension: indicators = judged + no_data, judged = passed + failed; mean_attainment is weighted, from 0 to 1. The results are synthetic (invented)';

\echo
\echo 'Checkup 1. Jiading 2025, by street: passed/judged in each dimension (SYNTHETIC results)'
\echo

SELECT street,
       max(passed || '/' || judged) FILTER (WHERE dimension = '生态宜居') AS "生态宜居",
       max(passed || '/' || judged) FILTER (WHERE dimension = '健康舒适') AS "健康舒适",
       max(passed || '/' || judged) FILTER (WHERE dimension = '安全韧性') AS "安全韧性",
       max(passed || '/' || judged) FILTER (WHERE dimension = '交通便捷') AS "交通便捷",
       max(passed || '/' || judged) FILTER (WHERE dimension = '风貌特色') AS "风貌特色",
       max(passed || '/' || judged) FILTER (WHERE dimension = '整洁有序') AS "整洁有序",
       max(passed || '/' || judged) FILTER (WHERE dimension = '多元包容') AS "多元包容",
       max(passed || '/' || judged) FILTER (WHERE dimension = '创新活力') AS "创新活力",
       sum(judged) AS judged, sum(passed) AS passed, sum(failed) AS failed, sum(no_data) AS "no data"
FROM dashboard_checkup_by_street
WHERE year = 2025
GROUP BY area_code, street
ORDER BY area_code;
