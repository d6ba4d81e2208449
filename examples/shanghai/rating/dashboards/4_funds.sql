-- Rating 4: 30,000,000.00 yuan, by population times the grade's coefficient.

\ir ../../settings.sql

CREATE OR REPLACE VIEW rating_funds AS
SELECT r.cell, r.street, r.population, r.grade, g.coefficient,
       apportion(30000000.00, r.population * g.coefficient) OVER (ORDER BY r.cell)::float8 AS yuan
FROM rating_by_cell AS r
-- a grade without a coefficient gets nothing, but is seen
LEFT JOIN rating_grade AS g USING (grade);

COMMENT ON VIEW rating_funds IS
    '30,000,000.00 yuan (an example) among the cells of Jiading by actual population (SYNTHETIC) times the coefficient of the grade, to the fen; the shares add up to the amount';

\echo
\echo 'Rating 4. Award funds of 30,000,000.00 yuan by population and grade (SYNTHETIC events and populations)'
\echo

SELECT coalesce(street, '嘉定区, in all') AS street,
       count(*) AS cells,
       sum(population) AS population,
       round(sum(yuan::numeric), 2) AS yuan,
       round(sum(yuan::numeric) / sum(population), 2) AS "yuan a head"
FROM rating_funds
GROUP BY GROUPING SETS ((street), ())
ORDER BY grouping(street), sum(yuan) DESC;
