-- Dashboard S7: from the unit grids to the grids of other authorities, and back.

\ir ../../settings.sql

-- How much of each unit grid lies in each grid of another system.
CREATE OR REPLACE VIEW crosswalk AS
WITH located AS (
    -- on a border between two, the first
    SELECT DISTINCT ON (o.system, r.residents_id) o.system, o.code AS other_code, locate(g.grid, r.place) AS code, r.people
    FROM residents AS r
    CROSS JOIN (SELECT grid_index_agg(code, shape) AS grid FROM unit_grid) AS g
    JOIN other_grid AS o ON ST_Covers(o.shape, r.place)
    ORDER BY o.system, r.residents_id, o.code
),
in_both AS (
    SELECT system, other_code, code, sum(people) AS people FROM located GROUP BY system, other_code, code
),
overlap AS (
    SELECT o.system, o.code AS other_code, u.code, ST_Area(ST_Intersection(o.shape, u.shape)) / 1e6 AS km2
    FROM other_grid AS o JOIN unit_grid AS u ON ST_Intersects(o.shape, u.shape)
),
shared AS (
    SELECT v.system, v.other_code, v.code, coalesce(b.people, 0)::int4 AS people, v.km2,
           sum(b.people) OVER (PARTITION BY v.system, v.code) AS people_of_cell
    FROM overlap AS v
    LEFT JOIN in_both AS b ON b.system = v.system AND b.other_code = v.other_code AND b.code = v.code
    WHERE v.km2 > 0
)
SELECT system, other_code, code::text AS code, people, km2,
       -- by people; where nobody lives, by area
       CASE WHEN people_of_cell > 0 THEN people ELSE km2 END::float8 AS weight
FROM shared;

COMMENT ON VIEW crosswalk IS
    'Between unit grids (code) and the grids of other systems (other_code), all SYNTHETIC: how many people live in both, the exact area that both cover, and the weight by which a count of the unit grid is divided: the people, or the area where nobody lives';

CREATE OR REPLACE VIEW incidents_by_other_grid AS
WITH carried AS (
    SELECT c.system, c.other_code, apportion(i.incidents, c.weight, 0) OVER (PARTITION BY c.system, c.code ORDER BY c.other_code) AS incidents
    FROM crosswalk AS c JOIN dashboard_incidents AS i ON i.code = c.code
)
SELECT system, other_code, sum(incidents)::int4 AS incidents
FROM carried GROUP BY system, other_code;

COMMENT ON VIEW incidents_by_other_grid IS
    'The incidents of the unit grids (SYNTHETIC) carried to the grids of other systems by the weights of the crosswalk, in whole incidents: their total is kept to the unit';

\echo
\echo 'S7. Incidents of the unit grids carried to three other systems of grids (SYNTHETIC): nothing is lost'
\echo

SELECT c.system, c.grids AS "other grids", round(c.km2::numeric, 3) AS "km2 in both", u.km2 AS "km2 of unit grids", n.people AS "people in both",
       i.incidents AS "incidents carried", u.incidents AS "of unit grids"
FROM (SELECT system, count(DISTINCT other_code) AS grids, sum(km2) AS km2 FROM crosswalk GROUP BY system) AS c
JOIN (SELECT system, sum(people) AS people FROM crosswalk GROUP BY system) AS n ON n.system = c.system
JOIN (SELECT system, sum(incidents) AS incidents FROM incidents_by_other_grid GROUP BY system) AS i ON i.system = c.system,
     (SELECT (SELECT round((sum(ST_Area(shape)) / 1e6)::numeric, 3) FROM unit_grid) AS km2,
             (SELECT sum(incidents) FROM dashboard_incidents WHERE code IS NOT NULL) AS incidents) AS u
ORDER BY c.system;
