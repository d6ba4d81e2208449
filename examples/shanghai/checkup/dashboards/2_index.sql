-- Checkup 2: one index of each street, by two methods, and how sure its rank is.

\ir ../../settings.sql

-- Each year stands for itself: minmax spans the streets of the year, and an
-- indicator on which all streets are alike in a year, which minmax has no scale for,
-- is left out of it. 1 to 100, because a geometric mean needs values above 0.
CREATE OR REPLACE VIEW dashboard_checkup_index AS
WITH varying AS (
    SELECT r.year, r.checkup_indicator_id
    FROM checkup_result r
    JOIN checkup_indicator i USING (checkup_indicator_id)
    WHERE i.level = 'street'
    GROUP BY 1, 2
    HAVING min(r.value) < max(r.value)
),
matrix AS (
    SELECT year,
           normalise(indicator_matrix_agg(r.area_code, i.name, r.value), 'minmax',
                     coalesce(array_agg(DISTINCT i.name) FILTER (WHERE i.direction = -1), '{}'), 1, 100) AS m
    FROM checkup_result r
    JOIN varying USING (year, checkup_indicator_id)
    JOIN checkup_indicator i USING (checkup_indicator_id)
    GROUP BY year
),
weighted AS MATERIALIZED (
    SELECT year, m,
           (SELECT array_agg(i.weight ORDER BY n.position)
            FROM unnest(indicators(m)) WITH ORDINALITY AS n(name, position)
            JOIN checkup_indicator i USING (name)) AS weights
    FROM matrix
)
SELECT w.year, a.code AS area_code, a.name AS street,
       (SELECT count(*)::int4
        FROM varying v
        JOIN checkup_result r USING (year, checkup_indicator_id)
        WHERE v.year = w.year AND r.area_code = a.code AND r.value IS NOT NULL) AS indicators,
       mean.score AS arithmetic_score, mean.rank AS arithmetic_rank,
       root.score AS geometric_score, root.rank AS geometric_rank,
       u.rank_p05, u.rank_median, u.rank_p95
FROM weighted w,
     composite(m, weights, 'arithmetic') AS mean,
     LATERAL (SELECT * FROM composite(m, weights, 'geometric')) AS root,
     LATERAL (SELECT * FROM rank_uncertainty(m, weights, 1000, 0.5, 2025)) AS u,
     checkup_area a
WHERE root.unit = mean.unit AND u.unit = mean.unit AND a.code = mean.unit;

COMMENT ON VIEW dashboard_checkup_index IS
    'The index of each street by year: indicators by minmax onto 1 to 100, weighted arithmetic and geometric mean, each with its rank (1 is best), and the 5, 50 and 95 % quantiles of the arithmetic rank when every weight is disturbed by up to 50 % either way (1,000 draws, seed 2025). indicators is the number of values a street is scored by: what is missing, or does not apply to it, is left out, and the weights of its other indicators are scaled up to make up for it. Scores cannot be compared between years: minmax spans the streets of each year, and an indicator on which all are alike in a year is left out of that year. Only ranks can be set side by side; they tell the place among the streets, not whether a street has improved. The results are synthetic (invented)';

\echo
\echo 'Checkup 2. Jiading 2025: the index of each street, by two methods, and the range of the arithmetic rank (SYNTHETIC results)'
\echo 'Missing values and what does not apply are left out, the other weights scaled up. Scores of different years cannot be compared, only ranks.'
\echo

SELECT street, indicators,
       round(arithmetic_score::numeric, 1) AS arithmetic, arithmetic_rank AS rank,
       round(geometric_score::numeric, 1) AS geometric, geometric_rank AS "rank ",
       trim_scale(round(rank_p05::numeric, 1)) || ' - ' || trim_scale(round(rank_p95::numeric, 1)) AS "rank, 5-95 %"
FROM dashboard_checkup_index
WHERE year = 2025
ORDER BY arithmetic_rank, area_code;
