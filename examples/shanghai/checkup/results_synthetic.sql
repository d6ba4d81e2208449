-- SYNTHETIC results of the checkups of 2021 to 2025 for the city, the district of
-- Jiading, its streets and towns and a few communities, and SYNTHETIC measures
-- against what failed in 2025. All of it is invented and says nothing about any
-- area; only the standards are real.
--
-- Computed from a hash of a fixed seed, so that every server prints the same. A
-- share starts below its standard and mostly approaches it; a stock of problems
-- is mostly cleared; one result in twenty-five is missing.

\ir ../settings.sql

CREATE FUNCTION pg_temp.uniform(key text) RETURNS float8
LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
    SELECT ('x' || left(encode(sha256(convert_to('shanghai checkup/' || key, 'UTF8')), 'hex'), 8))::bit(32)::bigint
           / 4294967296::float8;
END;

INSERT INTO checkup_result (checkup_indicator_id, area_code, year, value, source)
WITH course AS (
    SELECT checkup_indicator_id, p.area_code, year,
           i.direction,
           coalesce(lower(i.standard), upper(i.standard)) AS bound,
           CASE i.unit WHEN '%' THEN 100 WHEN 'h/d' THEN 24 END AS ceiling,
           checkup_indicator_id || '/' || p.area_code AS key,
           0.04 * pg_temp.uniform(p.area_code) AS area,
           (year - 2021) / 4.0::float8 AS elapsed
    FROM checkup_applies p
    JOIN checkup_indicator i USING (checkup_indicator_id),
         generate_series(2021, 2025) AS year
)
SELECT checkup_indicator_id, area_code, year,
       CASE WHEN pg_temp.uniform(key || '/missing/' || year) >= 0.04 THEN
           CASE direction
               WHEN 1 THEN
                   round(least(ceiling,
                       bound * (0.80 + area + 0.14 * pg_temp.uniform(key || '/start')
                                + 0.16 * elapsed * pg_temp.uniform(key || '/rise')
                                + 0.03 * (pg_temp.uniform(key || '/' || year) - 0.5)))::numeric, 2)
               ELSE
                   round(greatest(0, 9 * pg_temp.uniform(key || '/start')
                                  - 7 * elapsed * pg_temp.uniform(key || '/rise')
                                  + 2 * (pg_temp.uniform(key || '/' || year) - 0.5)))
           END
       END,
       'synthetic'
FROM course;

INSERT INTO checkup_measure (checkup_indicator_id, area_code, year, measure, progress, done_on, source)
SELECT r.checkup_indicator_id, r.area_code, r.year,
       CASE i.direction WHEN 1 THEN '补短板: ' ELSE '整治: ' END || i.name,
       task_progress((done_on IS NOT NULL)::int, 1, due_on),
       done_on,
       'synthetic'
FROM checkup_result r
JOIN checkup_indicator i USING (checkup_indicator_id),
     LATERAL (SELECT r.checkup_indicator_id || '/' || r.area_code) AS k(key),
     -- the further from the standard, the more time
     LATERAL (SELECT CASE WHEN attainment(r.value, i.standard) >= 0.97 THEN date '2026-03-31'
                          WHEN attainment(r.value, i.standard) >= 0.90 THEN date '2026-06-30'
                          WHEN attainment(r.value, i.standard) > 0 THEN date '2026-12-31'
                          ELSE date '2026-06-30' END) AS d(due_on),
     -- three in ten are done by the middle of 2026, some of them late
     LATERAL (SELECT CASE WHEN pg_temp.uniform(key || '/done') < 0.3
                          THEN least(due_on - 40 + (60 * pg_temp.uniform(key || '/done on'))::int, date '2026-06-30')
                     END) AS e(done_on)
WHERE r.year = 2025 AND NOT meets(r.value, i.standard);

DROP FUNCTION pg_temp.uniform(text);
