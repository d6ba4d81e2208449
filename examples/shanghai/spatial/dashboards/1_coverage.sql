-- Dashboard S1: coverage of a district, judged by the plans' own targets.

\ir ../../settings.sql

CREATE OR REPLACE VIEW dashboard_coverage AS
WITH district AS (
    SELECT ST_Union(shape) AS zone FROM unit_grid
),
service AS (
    SELECT kind, service_area_agg(place, radius) AS area,
           -- the plan of Jiading asks for 500 m whatever the size of a park
           service_area_agg(place, 500) AS area_500,
           -- and that of Xuhui for 300 m
           service_area_agg(place, 300) AS area_300
    FROM facility GROUP BY kind
),
parks AS (SELECT area, area_500, area_300 FROM service WHERE kind = 'park'),
stops AS (SELECT area FROM service WHERE kind = 'bus stop'),
people AS (
    SELECT sum(people)::float8 AS people,
           sum(people) FILTER (WHERE covers(parks.area_500, place)) AS near_park,
           sum(people) FILTER (WHERE covers(parks.area, place)) AS near_park_by_size,
           sum(people) FILTER (WHERE covers(parks.area_300, place)) AS very_near_park,
           sum(people) FILTER (WHERE covers(stops.area, place)) AS near_stop
    FROM residents, parks, stops
),
share AS (
    SELECT 1 AS number, 125 AS indicator_id, 'parks within 500 m' AS name,
           coverage(area_500, zone) AS of_area, near_park / people AS of_people
    FROM parks, people, district
    UNION ALL
    SELECT 2, 6, 'parks within 300 m', coverage(area_300, zone), very_near_park / people
    FROM parks, people, district
    UNION ALL
    SELECT 3, NULL, 'parks by size: large ones 500 m, small ones 300 m', coverage(area, zone), near_park_by_size / people
    FROM parks, people, district
    UNION ALL
    SELECT 4, 115, 'bus stops within 500 m', coverage(area, zone), near_stop / people
    FROM stops, people, district
),
measure AS (
    SELECT number, indicator_id, name, share_of, 100 * share AS value
    FROM share, LATERAL (VALUES ('area', of_area), ('people', of_people)) AS v(share_of, share)
    UNION ALL
    -- a station has several exits: the nearest bus counts
    SELECT 5, 75, 'rail stations with a bus stop within 50 m', 'stations',
           100 * avg((distance <= 50)::int)::float8
    FROM (SELECT min(nearest_distance(area, exits.geom)) AS distance
          FROM facility, ST_Dump(place) AS exits, stops
          WHERE kind = 'rail station' GROUP BY facility_id) AS s
    UNION ALL
    SELECT 6, 114, 'road density, km/km2', NULL,
           1000 * sum(ST_Length(ST_Intersection(course, zone))) / ST_Area(zone)
    FROM road, district WHERE kind <> 'lane' GROUP BY zone
)
SELECT m.number, m.name AS measure, p.district_en AS target_of,
       i.target::text AS target, i.hedge, i.ends_on AS due_on, m.share_of, m.value,
       meets(m.value, i.target) AS met, gap(m.value, i.target) AS gap
FROM measure AS m LEFT JOIN indicator AS i USING (indicator_id) LEFT JOIN plan AS p USING (plan_id);

COMMENT ON VIEW dashboard_coverage IS
    'Coverage of Jiading''s 355 grids by SYNTHETIC facilities, judged by the targets of the plans (target_of: whose; due_on: when it is due; hedge: how the plan softens it), as a share of the area and of the people. value is in the unit of the target, shares are in %; gap is what is missing, in the unit';

\echo
\echo 'S1. Service coverage (SYNTHETIC places) by the targets of the plans'
\echo

SELECT measure, share_of AS "% of", round(value::numeric, 2) AS value, target_of AS "target of", target, hedge, due_on AS due, met,
       round(gap::numeric, 2) AS gap
FROM dashboard_coverage ORDER BY number, share_of;
