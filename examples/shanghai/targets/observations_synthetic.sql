-- SYNTHETIC observations: invented, so that the dashboards have something to
-- show. They say nothing about any district. Every row has the source
-- 'synthetic'.
--
-- One value a month from the start of an indicator's period to its end, or to
-- the end of 2025. A value starts away from the bound and approaches it; about
-- three in five would arrive by the end of the period. Some months are reported
-- as missing, some indicators are never observed.
--
-- Same numbers on every server: they come from a hash of a fixed seed, the
-- plan, the indicator's name and the month, and only from sums and products.

\ir ../settings.sql

-- Uniform in [0, 1): the first 32 bits of a hash.
CREATE FUNCTION pg_temp.uniform(key text) RETURNS float8
LANGUAGE sql IMMUTABLE STRICT
BEGIN ATOMIC
    SELECT ('x' || left(encode(sha256(convert_to('shanghai 2025/' || key, 'UTF8')), 'hex'), 8))::bit(32)::bigint
           / 4294967296::float8;
END;

INSERT INTO observation (indicator_id, observed_on, value, source)
WITH measure AS (
    SELECT i.indicator_id, i.starts_on, i.ends_on, i.unit,
           i.plan_id || '/' || i.name AS key,
           coalesce(lower(i.target), upper(i.target)) AS bound,
           CASE
               WHEN lower(i.target) IS NULL THEN 'stock'     -- to be brought down
               WHEN i.cadence IN ('weekly', 'monthly', 'quarterly') THEN 'frequency'
               WHEN i.cadence = 'annual' THEN 'year to date' -- from 0 each January
               WHEN i.cadence IN ('total', 'cumulative', 'five_yearly') THEN 'total'
               ELSE 'level'
           END AS shape,
           i.cadence
    FROM indicator i
    WHERE i.target IS NOT NULL
      AND i.scope = 'district'
      -- not beside a real value
      AND NOT EXISTS (SELECT FROM observation o
                      WHERE o.indicator_id = i.indicator_id AND o.source = 'reported')
),
course AS (
    SELECT m.*,
           CASE m.shape
               WHEN 'level' THEN CASE m.cadence
                   WHEN 'maintain' THEN 0.92 + 0.06 * pg_temp.uniform(key || '/start')
                   ELSE 0.45 + 0.40 * pg_temp.uniform(key || '/start')
               END
               WHEN 'total' THEN CASE m.cadence
                   WHEN 'cumulative' THEN 0.40 + 0.40 * pg_temp.uniform(key || '/start')
                   ELSE 0
               END
               WHEN 'frequency' THEN 0.5
               ELSE 0
           END AS first_share,
           CASE
               WHEN pg_temp.uniform(key || '/arrives') < 0.6
               THEN 1.00 + 0.05 * pg_temp.uniform(key || '/end')
               ELSE 0.70 + 0.29 * pg_temp.uniform(key || '/end')
           END AS last_share,
           -- early or late in the period; below 1, so that totals never fall
           0.8 * pg_temp.uniform(key || '/bend') - 0.4 AS bend,
           -- how far a stock is above its bound at first
           5 + 45 * pg_temp.uniform(key || '/excess') AS excess,
           CASE unit WHEN '%' THEN 100 WHEN 'h/d' THEN 24 END AS ceiling,
           CASE WHEN unit IN ('%', 'km', 'km/年', 'km/km2', 'h/d') THEN 2 ELSE 0 END AS decimals
    FROM measure m
    WHERE pg_temp.uniform(key || '/never observed') >= 0.05
),
month AS (
    SELECT c.*,
           month_no,
           (date_trunc('month', c.starts_on::timestamp) + month_no * interval '1 month')::date - 1 AS observed_on,
           CASE c.shape
               WHEN 'year to date' THEN (month_no - 1) % 12 + 1
               ELSE month_no
           END / CASE c.shape
               WHEN 'year to date' THEN 12
               ELSE months
           END::float8 AS elapsed
    FROM course c,
         LATERAL (SELECT ((extract(year FROM ends_on) - extract(year FROM starts_on)) * 12
                          + extract(month FROM ends_on) - extract(month FROM starts_on)
                          + 1)::int AS months) period,
         generate_series(1, months) month_no
),
raw AS (
    SELECT m.*,
           elapsed + bend * elapsed * (1 - elapsed) AS way,
           pg_temp.uniform(key || '/' || month_no) - 0.5 AS noise
    FROM month m
    WHERE observed_on <= '2025-12-31'
)
SELECT indicator_id, observed_on,
       CASE WHEN pg_temp.uniform(key || '/missing/' || month_no) >= 0.05 THEN
           round(greatest(0, least(ceiling,
               CASE shape
                   -- a stock is cleared well before the end, or not at all
                   WHEN 'stock' THEN
                       bound + excess * greatest(0, 1 - 1.5 * last_share * way)
                   WHEN 'frequency' THEN
                       bound * (first_share + (last_share - first_share) * way) + noise
                   WHEN 'level' THEN
                       bound * (first_share + (last_share - first_share) * way
                                + 0.02 * noise * (1 - elapsed))
                   ELSE
                       bound * (first_share + (last_share - first_share) * way)
               END))::numeric, decimals)
       END,
       'synthetic'
FROM raw;

DROP FUNCTION pg_temp.uniform(text);
