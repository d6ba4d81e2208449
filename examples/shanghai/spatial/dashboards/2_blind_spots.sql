-- Dashboard S2: where nothing is near, by unit grid.

\ir ../../settings.sql

CREATE OR REPLACE VIEW dashboard_blind_spots AS
WITH service AS MATERIALIZED (
    SELECT service_area_agg(place, 500) FILTER (WHERE kind = 'park') AS parks,
           service_area_agg(place, radius) FILTER (WHERE kind = 'bus stop') AS stops
    FROM facility
),
grid AS MATERIALIZED (
    SELECT grid_index_agg(code, shape) AS grid FROM unit_grid
),
people AS (
    SELECT locate(grid, place) AS code, sum(people) AS people,
           sum(people) FILTER (WHERE NOT covers(parks, place)) AS without_park,
           sum(people) FILTER (WHERE NOT covers(stops, place)) AS without_stop,
           sum(people) FILTER (WHERE NOT covers(parks, place) AND NOT covers(stops, place)) AS without_either
    FROM residents, grid, service GROUP BY 1
)
SELECT u.code::text AS code, a.name AS street, ST_Area(u.shape) / 1e6 AS km2,
       coverage(parks, u.shape) AS park_coverage, coverage(stops, u.shape) AS stop_coverage,
       coalesce(p.people, 0)::int4 AS people, coalesce(p.without_park, 0)::int4 AS without_park,
       coalesce(p.without_stop, 0)::int4 AS without_stop, coalesce(p.without_either, 0)::int4 AS without_either
FROM unit_grid AS u JOIN area AS a ON a.code = u.street_code CROSS JOIN service
    LEFT JOIN people AS p ON p.code = u.code;

COMMENT ON VIEW dashboard_blind_spots IS
    'By unit grid (SYNTHETIC): the share of its area within 500 m of a park and of a bus stop, from 0 to 1, and how many of its residents live without';

\echo
\echo 'S2. Blind spots: the ten unit grids where most people live far from park and bus (SYNTHETIC)'
\echo

SELECT code, street, round(km2::numeric, 2) AS km2, round(park_coverage::numeric, 3) AS "park coverage",
       round(stop_coverage::numeric, 3) AS "stop coverage", people, without_park AS "no park",
       without_stop AS "no stop", without_either AS "neither"
FROM dashboard_blind_spots ORDER BY without_either DESC, without_stop DESC, code LIMIT 10;
