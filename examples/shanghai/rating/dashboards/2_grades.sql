-- Rating 2: how the grades are distributed, by street and town.

\ir ../../settings.sql

-- A mean of numeric, because that of float8 depends on the order of the rows.
CREATE OR REPLACE VIEW rating_by_street AS
SELECT street,
       count(*)::int4 AS cells,
       count(*) FILTER (WHERE grade = 'A')::int4 AS a,
       count(*) FILTER (WHERE grade = 'B')::int4 AS b,
       count(*) FILTER (WHERE grade = 'C')::int4 AS c,
       count(*) FILTER (WHERE grade = 'D')::int4 AS d,
       count(*) FILTER (WHERE grade = 'E')::int4 AS e,
       count(*) FILTER (WHERE vetoed)::int4 AS vetoed,
       avg(total::numeric)::float8 AS mean_total,
       min(total) AS min_total,
       max(total) AS max_total
FROM rating_by_cell
GROUP BY street;

COMMENT ON VIEW rating_by_street IS
    'Cells of each street and town of Jiading by their grade in 2025, and their total points, from SYNTHETIC events';

\echo
\echo 'Rating 2. Grades by street and town in 2025 (SYNTHETIC events)'
\echo

SELECT street, cells, a AS "A", b AS "B", c AS "C", d AS "D", e AS "E", vetoed,
       round(mean_total::numeric, 1) AS mean,
       round(min_total::numeric, 1) AS least,
       round(max_total::numeric, 1) AS most
FROM rating_by_street
ORDER BY mean_total DESC;
