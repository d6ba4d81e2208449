-- Dashboard S4: maps. Each view has an int4 key (id), which QGIS wants, one
-- geometry type and SRID, and what to colour by.

\ir ../../settings.sql

CREATE OR REPLACE VIEW map_cells AS
SELECT u.grid_id AS id, b.code, b.street,
       r.total AS points, r.grade, r.vetoed, r.place,
       b.park_coverage, b.stop_coverage, b.people, b.without_park, b.without_stop,
       u.shape
FROM unit_grid AS u
JOIN dashboard_blind_spots AS b ON b.code = u.code::text
JOIN rating_by_cell AS r ON r.cell = b.code;

COMMENT ON VIEW map_cells IS
    'For a map: the unit grids of Jiading (SYNTHETIC) with their rating in 2025 (points, grade, vetoed, place in the district), the share of their area within 500 m of a park and of a bus stop, from 0 to 1, and how many people live there and without';

CREATE OR REPLACE VIEW map_blind_spots AS
WITH service AS (
    SELECT kind, service_area_agg(place, 500) AS area, (kind = 'park')::int AS odd
    FROM facility WHERE kind IN ('park', 'bus stop') GROUP BY kind
),
spot AS (
    SELECT 2 * u.grid_id - odd AS id, u.code, u.street_code, s.kind,
           ST_Multi(ST_CollectionExtract(uncovered(area, shape), 3))::geometry(MultiPolygon, 4549) AS shape
    FROM unit_grid AS u, service AS s
    WHERE coverage(area, shape) < 1
)
SELECT s.id, s.code::text AS code, a.name AS street, s.kind AS without,
       ST_Area(s.shape) / 1e6 AS km2,
       CASE s.kind WHEN 'park' THEN b.without_park ELSE b.without_stop END AS people,
       s.shape
FROM spot AS s
JOIN area AS a ON a.code = s.street_code
JOIN dashboard_blind_spots AS b ON b.code = s.code::text
WHERE NOT ST_IsEmpty(s.shape);

COMMENT ON VIEW map_blind_spots IS
    'For a map: the part of each unit grid (SYNTHETIC) that is further than 500 m from every park, or from every bus stop (without: which), its size and how many of the grid''s residents live there';

CREATE OR REPLACE VIEW map_facilities AS
SELECT f.facility_id AS id, f.kind, f.hectares, f.radius, a.name AS street,
       ST_Multi(f.place)::geometry(MultiPoint, 4549) AS place
FROM facility AS f
CROSS JOIN (SELECT grid_index_agg(code, shape) AS grid FROM unit_grid) AS g
LEFT JOIN unit_grid AS u ON u.code = locate(g.grid, ST_GeometryN(f.place, 1))
LEFT JOIN area AS a ON a.code = u.street_code;

COMMENT ON VIEW map_facilities IS
    'For a map: facilities (SYNTHETIC) with their kind, size in hectares (of a park), the radius in metres within which they serve, and the street or town of their first point; NULL outside all grids';

\echo
\echo 'S4. For maps (SYNTHETIC places): what the views hold'
\echo

SELECT f_table_name AS view, f_geometry_column AS geometry, type, srid, rows, coloured AS "for example"
FROM geometry_columns
JOIN (SELECT 'map_cells' AS name, sum(n) AS rows,
             string_agg(grade || ' ' || n, ', ' ORDER BY grade) AS coloured
      FROM (SELECT grade, count(*) AS n FROM map_cells GROUP BY grade) AS m
      UNION ALL
      SELECT 'map_blind_spots', sum(n), string_agg('without ' || without || ' ' || km2 || ' km2, ' || people || ' people', '; ' ORDER BY without)
      FROM (SELECT without, count(*) AS n, round(sum(km2)::numeric, 2) AS km2, sum(people) AS people
            FROM map_blind_spots GROUP BY without) AS m
      UNION ALL
      SELECT 'map_facilities', sum(n), string_agg(kind || ' ' || n, ', ' ORDER BY kind)
      FROM (SELECT kind, count(*) AS n FROM map_facilities GROUP BY kind) AS m) AS m ON name = f_table_name
WHERE f_table_schema = :'schema'
ORDER BY f_table_name;
