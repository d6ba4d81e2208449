-- SYNTHETIC cells and events: invented, so that the rating has something to
-- rate. They say nothing about any street of Jiading. Real are the codes and
-- names of the streets and towns, and that there are 355 cells.
--
-- Same numbers on every server: they come from a hash of a fixed seed, the cell
-- and the number of the event, and only from sums and products.

\ir ../settings.sql

CREATE FUNCTION pg_temp.hash(key text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT
BEGIN ATOMIC
    SELECT encode(sha256(convert_to('jiading 2025/' || key, 'UTF8')), 'hex');
END;

-- The word-th number of a hash, uniform in [0, 1).
CREATE FUNCTION pg_temp.uniform(hash text, word int) RETURNS float8
LANGUAGE sql IMMUTABLE STRICT
BEGIN ATOMIC
    SELECT ('x' || substr(hash, 8 * word + 1, 8))::bit(32)::bigint / 4294967296::float8;
END;

-- 355 cells, five to a community.
INSERT INTO grid_cell (code, street_code, population)
WITH street AS (
    SELECT code, row_number() OVER (ORDER BY code) - 1 AS number, count(*) OVER () AS streets
    FROM area
    WHERE parent_code = '310114'
),
cell AS (
    SELECT s.code AS street_code, hash, row_number() OVER (PARTITION BY s.code ORDER BY i) - 1 AS number
    FROM generate_series(1, 355) AS i,
         LATERAL (SELECT pg_temp.hash('cell/' || i) AS hash) AS h
         JOIN street AS s ON s.number = floor(pg_temp.uniform(hash, 0) * s.streets)
)
SELECT (street_code || to_char(number / 5 + 1, 'FM000') || to_char(number % 5 + 1, 'FM000'))::grid_code,
       street_code,
       1500 + floor(7500 * pg_temp.uniform(hash, 1) * pg_temp.uniform(hash, 2) + 2000 * pg_temp.uniform(hash, 3))
FROM cell;

-- A year of events: 350 to 1,350 in a cell, in the whole about 300,000.
INSERT INTO grid_event (code, happened_on, event, dimension)
WITH cell AS MATERIALIZED (
    SELECT code,
           350 + floor(1000 * pg_temp.uniform(hash, 0))::int AS events,
           0.5 + pg_temp.uniform(hash, 1) AS carelessness,
           0.02 + 0.09 * pg_temp.uniform(hash, 2) AS commitment
    FROM grid_cell, LATERAL (SELECT pg_temp.hash('events/' || code) AS hash) AS h
),
drawn AS MATERIALIZED (
    SELECT c.*, pg_temp.hash(code || '/' || i) AS hash
    FROM cell AS c, generate_series(1, events) AS i
),
event AS (
    SELECT code, hash,
           CASE
               WHEN draw < 0.00002 THEN 'veto'
               WHEN draw < 0.0012 THEN 'innovation'
               WHEN draw < 0.0012 + commitment THEN 'self-governance'
               WHEN draw < 0.1112 + 0.05 * carelessness THEN 'reopened'
               WHEN draw < 0.1112 + 0.15 * carelessness THEN 'late'
               WHEN draw < 0.1112 + 0.30 * carelessness THEN 'complaint'
               ELSE 'found'
           END AS event
    FROM (SELECT *, pg_temp.uniform(hash, 0) AS draw FROM drawn) AS d
)
SELECT code,
       DATE '2025-01-01' + floor(365 * pg_temp.uniform(hash, 1))::int,
       event,
       CASE event
           WHEN 'innovation' THEN '创新'
           WHEN 'self-governance' THEN '自治共治'
           WHEN 'veto' THEN '公共安全'
           ELSE ('{市容环境,市容环境,公共安全,公共管理,公共管理,公共服务}'::text[])[1 + floor(6 * pg_temp.uniform(hash, 2))::int]
       END
FROM event;

DROP FUNCTION pg_temp.uniform(text, int);
DROP FUNCTION pg_temp.hash(text);

-- What a district would do each month: one sheet a cell. A cell without an event
-- has a sheet, too: the LEFT JOIN gives it a row without a dimension.
INSERT INTO cell_month (code, month, sheet)
SELECT c.code, m.month, score_agg(card, e.dimension, r.points, r.veto)
FROM grid_cell AS c
CROSS JOIN (SELECT generate_series(timestamp '2025-01-01', '2025-12-01', '1 month')::date AS month) AS m
CROSS JOIN (SELECT scorecard_agg(position, dimension, full_points, kind) AS card FROM rating_dimension) AS s
LEFT JOIN grid_event AS e
    ON e.code = c.code AND e.happened_on >= m.month AND e.happened_on < m.month + interval '1 month'
LEFT JOIN rating_rule AS r USING (event)
GROUP BY c.code, m.month;

ANALYZE grid_cell, grid_event, cell_month;
