-- Dashboard S3: incidents brought to their unit grid.

\ir ../../settings.sql

CREATE OR REPLACE VIEW dashboard_incidents AS
WITH located AS (
    SELECT locate(grid, place) AS code
    FROM incident, (SELECT grid_index_agg(code, shape) AS grid FROM unit_grid) AS g
)
SELECT l.code::text AS code, a.name AS street, count(*)::int4 AS incidents
FROM located AS l LEFT JOIN unit_grid AS u ON u.code = l.code LEFT JOIN area AS a ON a.code = u.street_code
GROUP BY l.code, a.name;

COMMENT ON VIEW dashboard_incidents IS
    'Incidents (SYNTHETIC) by unit grid; a grid without any has no row, and code is NULL for those outside all grids';

\echo
\echo 'S3. Incidents by street (SYNTHETIC places), and the busiest grid of each'
\echo

SELECT coalesce(street, '(outside all grids)') AS street, count(code) AS "grids with incidents", sum(incidents) AS incidents,
       round(sum(incidents) / nullif(count(code), 0)::numeric, 1) AS "a grid with incidents", max(incidents) FILTER (WHERE code IS NOT NULL) AS most,
       (array_agg(code ORDER BY incidents DESC, code))[1] AS "in grid"
FROM dashboard_incidents GROUP BY street ORDER BY sum(incidents) DESC;
