-- Dashboard S5: the 15-minute community life circle, as the crow flies and on foot.

\ir ../../settings.sql

-- How far the nearest facility of each kind is for each group of residents.
CREATE OR REPLACE VIEW way_to_facility AS
WITH kind AS (
    -- the radius has no say in distances
    SELECT kind, service_area_agg(place, 1) AS area
    FROM facility WHERE kind IN ('canteen', 'clinic', 'park', 'school', 'bus stop') GROUP BY kind
),
reach AS MATERIALIZED (
    SELECT kind, area, walk_area(network, area, 150) AS walk FROM kind, walking_network
)
SELECT r.residents_id, r.people, r.place, w.kind,
       nearest_distance(w.area, r.place) AS straight, nearest_distance(w.walk, r.place) AS on_foot
FROM reach AS w, residents AS r;

COMMENT ON VIEW way_to_facility IS
    'How far the nearest canteen, clinic, park, school and bus stop is for each group of residents (SYNTHETIC), in metres: straight as the crow flies, on_foot along the streets; NULL where no way is known';

CREATE OR REPLACE FUNCTION life_circle(speed float8)
RETURNS TABLE (street text, kind text, people float8, minutes int, straight_share float8, on_foot_share float8)
LANGUAGE sql STABLE
BEGIN ATOMIC
    WITH located AS (
        SELECT a.name AS street, w.kind, w.people, w.straight, w.on_foot
        FROM way_to_facility AS w
        CROSS JOIN (SELECT grid_index_agg(code, shape) AS grid FROM unit_grid) AS g
        JOIN unit_grid AS u ON u.code = locate(g.grid, w.place)
        JOIN area AS a ON a.code = u.street_code
    )
    SELECT l.street, l.kind, sum(l.people)::float8, m.minutes,
           coalesce(sum(l.people) FILTER (WHERE l.straight <= m.minutes * life_circle.speed * 1000 / 60), 0)::float8 / sum(l.people),
           coalesce(sum(l.people) FILTER (WHERE l.on_foot <= m.minutes * life_circle.speed * 1000 / 60), 0)::float8 / sum(l.people)
    FROM located AS l, (VALUES (5), (10), (15)) AS m(minutes)
    GROUP BY GROUPING SETS ((l.street, l.kind, m.minutes), (l.kind, m.minutes));
END;

COMMENT ON FUNCTION life_circle(float8) IS
    'The share of the people (SYNTHETIC) who have a facility of each kind within 5, 10 and 15 minutes at a speed in km/h, by street and, with a NULL street, in all: straight as the crow flies, on_foot along the streets';

CREATE OR REPLACE VIEW dashboard_life_circle AS
SELECT coalesce(street, '嘉定区, in all') AS street, street IS NULL AS is_total, kind, max(people)::int4 AS people,
       max(straight_share) FILTER (WHERE minutes = 5) AS straight_5, max(on_foot_share) FILTER (WHERE minutes = 5) AS on_foot_5,
       max(straight_share) FILTER (WHERE minutes = 10) AS straight_10, max(on_foot_share) FILTER (WHERE minutes = 10) AS on_foot_10,
       max(straight_share) FILTER (WHERE minutes = 15) AS straight_15, max(on_foot_share) FILTER (WHERE minutes = 15) AS on_foot_15
FROM life_circle(4.5)
GROUP BY street, kind;

COMMENT ON VIEW dashboard_life_circle IS
    'The life circle at 4.5 km/h, by street and town of Jiading and in all (is_total): the share of the people (SYNTHETIC), from 0 to 1, with a canteen, clinic, park, school and bus stop within 5, 10 and 15 minutes, by disc (straight) and along the streets (on_foot)';

\echo
\echo 'S5. The life circle: people within 5, 10 and 15 minutes at 4.5 km/h, in % by disc > along the streets (SYNTHETIC)'
\echo

SELECT street, kind, people,
       format('%s > %s', round(100 * straight_5::numeric, 1), round(100 * on_foot_5::numeric, 1)) AS "5 minutes",
       format('%s > %s', round(100 * straight_10::numeric, 1), round(100 * on_foot_10::numeric, 1)) AS "10 minutes",
       format('%s > %s', round(100 * straight_15::numeric, 1), round(100 * on_foot_15::numeric, 1)) AS "15 minutes"
FROM dashboard_life_circle
ORDER BY is_total DESC, on_foot_15, street, kind LIMIT :rows;
