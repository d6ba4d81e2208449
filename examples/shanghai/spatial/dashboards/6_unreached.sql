-- Dashboard S6: who has nothing within 15 minutes on foot, by unit grid; and two
-- maps of it. 15 minutes at 4.5 km/h are 1125 m.

\ir ../../settings.sql

-- One row for each group of residents that lacks something.
CREATE OR REPLACE VIEW map_unreached_people AS
SELECT residents_id AS id, people, count(*)::int4 AS missing, string_agg(kind, ', ' ORDER BY kind) AS kinds, place
FROM way_to_facility
WHERE (on_foot <= 1125) IS NOT TRUE
GROUP BY residents_id, people, place;

COMMENT ON VIEW map_unreached_people IS
    'For a map: the groups of residents (SYNTHETIC) that lack at least one of canteen, clinic, park, school and bus stop within 15 minutes on foot at 4.5 km/h: how many people, how many kinds are missing, and which';

CREATE OR REPLACE VIEW map_reached_streets AS
SELECT row_number() OVER (ORDER BY kind)::int4 AS id, kind, reached_length(walk) / 1000 AS km, reached_share(walk) AS share,
       reached_streets(walk)::geometry(MultiLineString, 4549) AS streets
FROM (SELECT kind, walk_area(network, area, 150) AS walk
      FROM walking_network, (SELECT kind, service_area_agg(place, 1125) AS area
                             FROM facility WHERE kind IN ('canteen', 'clinic', 'park', 'school', 'bus stop') GROUP BY kind) AS s
      OFFSET 0) AS w;

COMMENT ON VIEW map_reached_streets IS
    'For a map: the streets (SYNTHETIC) from which a facility of the kind is at most 15 minutes away on foot at 4.5 km/h, cut where the way ends, their length in km and their share of all streets, from 0 to 1';

CREATE OR REPLACE VIEW dashboard_unreached AS
WITH located AS (
    SELECT locate(g.grid, m.place) AS code, m.people, m.missing
    FROM map_unreached_people AS m, (SELECT grid_index_agg(code, shape) AS grid FROM unit_grid) AS g
)
SELECT l.code::text AS code, a.name AS street,
       coalesce(sum(l.people) FILTER (WHERE l.missing = 5), 0)::int4 AS without_any,
       coalesce(sum(l.people) FILTER (WHERE l.missing >= 3), 0)::int4 AS without_three,
       sum(l.people)::int4 AS without_one
FROM located AS l JOIN unit_grid AS u ON u.code = l.code JOIN area AS a ON a.code = u.street_code
GROUP BY l.code, a.name;

COMMENT ON VIEW dashboard_unreached IS
    'By unit grid: how many people (SYNTHETIC) have none of canteen, clinic, park, school and bus stop within 15 minutes on foot at 4.5 km/h (without_any), lack three of them or more, or at least one. A grid where nobody lacks anything has no row';

\echo
\echo 'S6. Unit grids where most people have nothing within 15 minutes on foot (SYNTHETIC)'
\echo

SELECT code, street, without_any AS "none of five", without_three AS "lack three", without_one AS "lack one"
FROM dashboard_unreached ORDER BY without_any DESC, without_three DESC, without_one DESC, code LIMIT least(:rows, 10);

\echo
\echo 'For maps: the streets from which a facility is at most 15 minutes away, and people who lack something'
\echo

SELECT kind, round(km::numeric, 1) AS km, round(100 * share::numeric, 1) AS "% of streets",
       (SELECT sum(people) FROM map_unreached_people WHERE kinds ~ kind) AS "people without"
FROM map_reached_streets ORDER BY id;
