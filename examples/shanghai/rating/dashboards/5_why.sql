-- Rating 5: why the cell that lost most lost it.

\ir ../../settings.sql

CREATE OR REPLACE VIEW rating_why AS
SELECT code::text AS cell,
       b.dimension, b.kind, b.full_points, b.points,
       b.full_points - b.points AS missing,
       b.events::int4 AS events
FROM cell_year, breakdown(sheet) AS b;

COMMENT ON VIEW rating_why IS
    'Every cell of Jiading by dimension in 2025, from SYNTHETIC events: points, what is missing to the full points, and events';

\echo
\echo 'Rating 5. Why: the cell that lost most (SYNTHETIC events)'
\echo

SELECT cell, dimension, kind, full_points AS "full",
       round(points::numeric, 2) AS points,
       round(missing::numeric, 2) AS missing,
       events
FROM rating_why
WHERE cell = (SELECT cell
              FROM rating_why
              WHERE kind = 'deduct'
              GROUP BY cell
              ORDER BY round(sum(missing)::numeric, 6) DESC, cell
              LIMIT 1)
ORDER BY (SELECT position FROM rating_dimension AS d WHERE d.dimension = rating_why.dimension);
