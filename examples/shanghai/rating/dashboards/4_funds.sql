-- Rating 4: 30,000,000.00 yuan, by population times the grade's coefficient.

\ir ../../settings.sql

-- Money is summed as numeric and made float8 for BI tools last; the shares of the
-- cells are in cell_funds.
CREATE OR REPLACE VIEW rating_funds AS
SELECT grouping(a.code) = 1 AS is_total,
       coalesce(a.name, '嘉定区, in all') AS street,
       count(*)::int4 AS cells,
       sum(f.population)::int4 AS population,
       sum(f.yuan)::float8 AS yuan,
       (sum(f.yuan) / nullif(sum(f.population), 0))::float8 AS yuan_a_head
FROM cell_funds AS f
JOIN area AS a ON a.code = f.street_code
GROUP BY GROUPING SETS ((a.code, a.name), ());

COMMENT ON VIEW rating_funds IS
    '30,000,000.00 yuan (an example) by street and town of Jiading, and in all (is_total), from cell_funds: by actual population (SYNTHETIC) times the coefficient of the grade of each cell';

\echo
\echo 'Rating 4. Award funds of 30,000,000.00 yuan by population and grade (SYNTHETIC events and populations)'
\echo

SELECT street, cells, population,
       round(yuan::numeric, 2) AS yuan,
       round(yuan_a_head::numeric, 2) AS "yuan a head"
FROM rating_funds
ORDER BY is_total, yuan DESC;
