-- SYNTHETIC places: invented, so that the dashboards have something to show.
-- They say nothing about Jiading. Real are only the number of 355 grids (the
-- plan's), the streets and towns, and the area's rough place and size.
--
-- Same numbers on every server: they come from a hash of a fixed seed.

\ir ../settings.sql

-- Uniform in [0, 1): the first 32 bits of a hash.
CREATE FUNCTION pg_temp.uniform(key text) RETURNS float8
LANGUAGE sql IMMUTABLE STRICT
BEGIN ATOMIC
    SELECT ('x' || left(encode(sha256(convert_to('shanghai places/' || key, 'UTF8')), 'hex'), 8))::bit(32)::bigint
           / 4294967296::float8;
END;

-- A corner that four grids share, about 1150 m from the next.
CREATE FUNCTION pg_temp.corner(i int, j int) RETURNS geometry
LANGUAGE sql IMMUTABLE STRICT
BEGIN ATOMIC
    SELECT ST_SetSRID(ST_MakePoint(
        round((610000 + 1150 * i + 500 * pg_temp.uniform('corner x/' || i || '/' || j))::numeric, 1)::float8,
        round((3458000 + 1150 * j + 500 * pg_temp.uniform('corner y/' || i || '/' || j))::numeric, 1)::float8), 4549);
END;

-- A place somewhere in the district; two in three nearer to its centre.
CREATE FUNCTION pg_temp.place(key text) RETURNS geometry
LANGUAGE sql IMMUTABLE STRICT
BEGIN ATOMIC
    SELECT ST_SetSRID(ST_MakePoint(
        620500 + spread * (pg_temp.uniform(key || '/x') - 0.5) * 23000,
        3469500 + spread * (pg_temp.uniform(key || '/y') - 0.5) * 21500), 4549)
    FROM (SELECT CASE WHEN pg_temp.uniform(key || '/where') < 0.67 THEN 0.7 ELSE 1 END AS spread) AS s;
END;

-- 19 columns of 19, less six at the end: a shape for each of the 355 cells that
-- are rated, in the order of their codes, so that a street's lie together.
INSERT INTO unit_grid (code, grid_id, street_code, shape)
SELECT cell, place, left(cell::text, 9),
       ST_MakePolygon(ST_MakeLine(ARRAY[pg_temp.corner(i, j), pg_temp.corner(i + 1, j),
           pg_temp.corner(i + 1, j + 1), pg_temp.corner(i, j + 1), pg_temp.corner(i, j)]))
FROM (SELECT i, j, row_number() OVER (ORDER BY i, j) AS place
      FROM generate_series(0, 18) AS i, generate_series(0, 18) AS j) AS shapes
JOIN (SELECT code AS cell, row_number() OVER (ORDER BY code) AS place FROM grid_cell) AS cells USING (place);

INSERT INTO facility (facility_id, kind, place, hectares, radius)
SELECT i, 'park',
       CASE WHEN hectares >= 10   -- four entrances
            THEN ST_Collect(ARRAY[p, ST_Translate(p, side, 0), ST_Translate(p, side, side), ST_Translate(p, 0, side)])
            ELSE p END,
       hectares, CASE WHEN hectares >= 10 THEN 500 ELSE 300 END
FROM generate_series(1, 620) AS i,
     LATERAL (SELECT pg_temp.place('park/' || i) AS p,
                     round((0.3 + 25 * pg_temp.uniform('park size/' || i) ^ 4)::numeric, 1)::float8 AS hectares) AS h,
     LATERAL (SELECT sqrt(10000 * hectares) AS side) AS s;
INSERT INTO facility (facility_id, kind, place, radius)
SELECT 1000 + i, 'rail station', ST_Collect(p, ST_Translate(p, 120, 30)), 50
FROM generate_series(1, 24) AS i, pg_temp.place('rail/' || i) AS p;
-- bus stops: anywhere, and near an exit of most rail stations
INSERT INTO facility (facility_id, kind, place, radius)
SELECT 2000 + i, 'bus stop', pg_temp.place('bus/' || i), 500 FROM generate_series(1, 1500) AS i
UNION ALL
SELECT 4000 + facility_id, 'bus stop',
       ST_Translate(ST_GeometryN(place, 1), 60 * pg_temp.uniform('transfer/' || facility_id), 10), 500
FROM facility WHERE kind = 'rail station';

INSERT INTO residents (residents_id, place, people)
SELECT i, pg_temp.place('residents/' || i), 5 + floor(170 * pg_temp.uniform('people/' || i))::int
FROM generate_series(1, 20000) AS i;

-- Facilities of the 15-minute life circle; parks and bus stops are there already.
INSERT INTO facility (facility_id, kind, place, radius)
SELECT first + i, kind, pg_temp.place(kind || '/' || i), 1125
FROM (VALUES ('canteen', 6000, 150), ('clinic', 7000, 220), ('school', 8000, 180)) AS k(kind, first, number),
     generate_series(1, number) AS i;

-- A street about every 190 m, every third a road. They bend a little, and where
-- they cross they share a vertex. A river flows through, and five bridges cross it.
CREATE FUNCTION pg_temp.river(y float8) RETURNS float8 LANGUAGE sql IMMUTABLE STRICT
RETURN 620700 + 900 * sin((y - 3458000) / 3500);

CREATE TEMP TABLE crossing AS
SELECT i, j, ST_SetSRID(ST_MakePoint(x, y), 4549) AS place, x > pg_temp.river(y) AS east
FROM generate_series(0, 119) AS i, generate_series(0, 119) AS j,
     LATERAL (SELECT round((609900 + 190 * i + 60 * pg_temp.uniform('street x/' || i || '/' || j))::numeric, 1)::float8 AS x,
                     round((3457900 + 190 * j + 60 * pg_temp.uniform('street y/' || i || '/' || j))::numeric, 1)::float8 AS y) AS p;

INSERT INTO road (road_id, kind, course)
SELECT row_number() OVER (ORDER BY across, number, bank), CASE WHEN number % 3 = 0 THEN 'road' ELSE 'lane' END, course
FROM (SELECT across, number, bank, ST_MakeLine(place ORDER BY step) AS course
      FROM (SELECT *, sum(leaves_bank) OVER (PARTITION BY across, number ORDER BY step) AS bank
            FROM (SELECT across, number, step, place,
                         (east IS DISTINCT FROM lag(east) OVER (PARTITION BY across, number ORDER BY step))::int AS leaves_bank
                  FROM (SELECT true AS across, j AS number, i AS step, place, east FROM crossing
                        UNION ALL SELECT false, i, j, place, east FROM crossing) AS s) AS s) AS s
      GROUP BY across, number, bank HAVING count(*) > 1) AS stretch;

INSERT INTO road (road_id, kind, course)
SELECT 1000 + j, 'bridge', ST_MakeLine(a.place, b.place)
FROM crossing AS a JOIN crossing AS b USING (j)
WHERE b.i = a.i + 1 AND a.east <> b.east AND j IN (18, 39, 60, 81, 102);

INSERT INTO walking_network (network_id, network)
SELECT 1, street_network_agg(course) FROM road;

-- Three systems of grids with borders of their own.
INSERT INTO other_grid (system, code, shape)
SELECT system, prefix || lpad((columns * j + i + 1)::text, 3, '0'),
       ST_SetSRID(ST_MakeEnvelope(609000 + i * 25000.0 / columns, 3457000 + j * 25000.0 / rows,
                                  609000 + (i + 1) * 25000.0 / columns, 3457000 + (j + 1) * 25000.0 / rows), 4549)
FROM (VALUES ('police', 'J', 9, 10), ('party', 'D', 7, 11), ('city management', 'C', 14, 13)) AS s(system, prefix, columns, rows),
     generate_series(0, columns - 1) AS i, generate_series(0, rows - 1) AS j;

INSERT INTO incident (incident_id, reported_on, place)
SELECT i, date '2025-01-01' + floor(365 * pg_temp.uniform('day/' || i))::int, pg_temp.place('incident/' || i)
FROM generate_series(1, 30000) AS i;

DROP TABLE crossing;
DROP FUNCTION pg_temp.uniform(text), pg_temp.corner(int, int), pg_temp.place(text), pg_temp.river(float8);
ANALYZE unit_grid, facility, residents, road, incident, walking_network, other_grid;
