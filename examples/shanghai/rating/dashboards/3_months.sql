-- Rating 3: months rolled up into the year, from the stored sheets.

\ir ../../settings.sql

CREATE OR REPLACE VIEW rating_by_month AS
SELECT month,
       count(*)::int4 AS cells,
       sum(event_count(sheet))::int4 AS events,
       count(*) FILTER (WHERE vetoed(sheet))::int4 AS vetoed,
       sum(lost::numeric)::float8 AS lost,
       sum(earned::numeric)::float8 AS earned
FROM cell_month,
     LATERAL (SELECT sum(full_points - points) FILTER (WHERE kind = 'deduct') AS lost,
                     sum(points) FILTER (WHERE kind <> 'deduct') AS earned
              FROM breakdown(sheet)) AS b
GROUP BY month;

COMMENT ON VIEW rating_by_month IS
    'What all cells of Jiading lost and earned in each month of 2025, in points, from SYNTHETIC events';

\echo
\echo 'Rating 3. The months of 2025 and the year, rolled up from 4,260 stored sheets (SYNTHETIC events)'
\echo

WITH again AS (
    SELECT score_agg(card, e.dimension, r.points, r.veto) AS sheet
    FROM grid_cell AS c
    CROSS JOIN (SELECT scorecard_agg(position, dimension, full_points, kind) AS card FROM rating_dimension) AS s
    LEFT JOIN grid_event AS e USING (code)
    LEFT JOIN rating_rule AS r USING (event)
    GROUP BY c.code
)
SELECT *
FROM (
    SELECT to_char(month, 'YYYY-MM') AS month, cells, events, vetoed,
           round(lost::numeric, 1) AS "points lost", round(earned::numeric, 1) AS "points earned"
    FROM rating_by_month
    UNION ALL
    SELECT '2025, rolled up', count(*), sum(event_count(sheet)), count(*) FILTER (WHERE vetoed(sheet)),
           round(sum(lost)::numeric, 1), round(sum(earned)::numeric, 1)
    FROM cell_year,
         LATERAL (SELECT sum(full_points - points) FILTER (WHERE kind = 'deduct') AS lost,
                         sum(points) FILTER (WHERE kind <> 'deduct') AS earned
                  FROM breakdown(sheet)) AS b
    UNION ALL
    SELECT '2025, from events', count(*), sum(event_count(sheet)), count(*) FILTER (WHERE vetoed(sheet)),
           round(sum(lost)::numeric, 1), round(sum(earned)::numeric, 1)
    FROM again,
         LATERAL (SELECT sum(full_points - points) FILTER (WHERE kind = 'deduct') AS lost,
                         sum(points) FILTER (WHERE kind <> 'deduct') AS earned
                  FROM breakdown(sheet)) AS b
) AS q
ORDER BY length(month) > 7, month;

\echo 'A year can have fewer points earned than its months together: what a dimension can earn is capped once, over the year.'
