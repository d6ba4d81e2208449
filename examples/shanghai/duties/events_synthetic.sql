-- SYNTHETIC events and receipts: invented, so that the dashboards have something
-- to show. They say nothing about any district. Every row has the source
-- 'synthetic'.
--
-- Of the times that a duty must be done six in seven are, on a day between the
-- beginning of the period and its deadline; of the rest half come late. Of the
-- monthly reports since July 2025 one in twelve is late and one in twenty missing.
--
-- Same rows on every server: they come from a hash of a fixed seed.

\ir ../settings.sql

-- Uniform in [0, 1): the first 32 bits of a hash.
CREATE FUNCTION pg_temp.uniform(key text) RETURNS float8
LANGUAGE sql IMMUTABLE STRICT
BEGIN ATOMIC
    SELECT ('x' || left(encode(sha256(convert_to('shanghai duties 2026/' || key, 'UTF8')), 'hex'), 8))::bit(32)::bigint
           / 4294967296::float8;
END;

INSERT INTO duty_event (indicator_id, happened_on, for_day, source)
SELECT indicator_id, happened_on, for_day, 'synthetic'
FROM (SELECT indicator_id, from_date AS for_day,
             CASE WHEN cadence::text LIKE '%on day%' THEN deadline
                  WHEN chance < 0.86 THEN from_date + floor((deadline - from_date + 1) * pg_temp.uniform(key || '/day'))::int
                  ELSE deadline + 1 + floor(20 * pg_temp.uniform(key || '/late'))::int END AS happened_on,
             chance
      FROM (SELECT k.indicator_id, d.cadence, p.*, n,
                   format('%s/%s/%s', k.indicator_id, from_date, n) AS key,
                   pg_temp.uniform(format('%s/%s/%s', k.indicator_id, from_date, n)) AS chance
            FROM duty_kept k
            JOIN duty d ON d.indicator_id = k.indicator_id,
                 periods(k.summary, k.as_of) AS p,
                 generate_series(1, p.required) AS n) q) q
WHERE chance < 0.93 AND happened_on <= date '2026-01-31';

INSERT INTO report_receipt (work_item_id, for_month, received_on, source)
SELECT work_item_id, for_month,
       (for_month + interval '1 month')::date + CASE WHEN chance < 0.08 THEN 6 + floor(15 * pg_temp.uniform(key || '/late'))::int
                                                    ELSE floor(5 * pg_temp.uniform(key || '/day'))::int END,
       'synthetic'
FROM (SELECT work_item_id, month::date AS for_month, format('report/%s/%s', work_item_id, month::date) AS key,
             pg_temp.uniform(format('report/%s/%s', work_item_id, month::date)) AS chance
      FROM (SELECT DISTINCT work_item_id FROM work_report WHERE reported_on >= '2025-07-31') w,
           generate_series(timestamp '2025-07-01', '2025-12-01', interval '1 month') AS month) q
WHERE chance < 0.95;

DROP FUNCTION pg_temp.uniform(text);
