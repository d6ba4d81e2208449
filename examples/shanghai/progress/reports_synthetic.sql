-- SYNTHETIC progress reports: invented, so that the dashboards have something
-- to show. They say nothing about any district. Every row has the source
-- 'synthetic'.
--
-- One report a month, from the first month of an item's plan to January 2026.
-- Of the items three in five would be done when due; the others fall short and
-- catch up slowly. One in eight begins late. What is counted is reported in
-- whole numbers. Work done never falls.
--
-- Same numbers on every server: they come from a hash of a fixed seed, the plan
-- and the item's name, and only from sums and products.

\ir ../settings.sql

-- Uniform in [0, 1): the first 32 bits of a hash.
CREATE FUNCTION pg_temp.uniform(key text) RETURNS float8
LANGUAGE sql IMMUTABLE STRICT
BEGIN ATOMIC
    SELECT ('x' || left(encode(sha256(convert_to('shanghai progress 2025/' || key, 'UTF8')), 'hex'), 8))::bit(32)::bigint
           / 4294967296::float8;
END;

INSERT INTO work_report (work_item_id, reported_on, progress, source)
WITH course AS (
    SELECT w.work_item_id, w.schedule, p.starts_on AS plan_start,
           coalesce(start_date(w.schedule), p.starts_on) AS starts_on,
           due_date(w.schedule) AS due,
           total(w.schedule) AS total,
           CASE w.unit WHEN '%' THEN 1 WHEN 'km' THEN 2 ELSE 0 END AS decimals,
           -- the share that is done when due
           CASE WHEN pg_temp.uniform(key || '/arrives') < 0.6
                THEN 1.00 + 0.10 * pg_temp.uniform(key || '/end')
                ELSE 0.55 + 0.43 * pg_temp.uniform(key || '/end') END AS last_share,
           -- early or late in the period; below 1, so that work never falls
           1.2 * pg_temp.uniform(key || '/bend') - 0.7 AS bend,
           -- one in eight loses up to a third of its time at the start
           CASE WHEN pg_temp.uniform(key || '/late') < 0.125
                THEN 0.33 * pg_temp.uniform(key || '/delay') ELSE 0 END AS delay
    FROM (SELECT *, plan_id || '/' || name AS key FROM work_item) w
    JOIN plan p USING (plan_id)
),
month AS (
    SELECT c.*, m.reported_on,
           least(1, greatest(0, (m.reported_on - starts_on)::float8
                                / (due - starts_on) - delay) / (1 - delay)) AS elapsed,
           greatest(0, m.reported_on - due) AS days_over
    FROM course c,
         LATERAL (SELECT (first + interval '1 month')::date - 1 AS reported_on
                  FROM generate_series(date_trunc('month', plan_start::timestamp),
                                       timestamp '2026-01-01', interval '1 month') AS first) m
)
SELECT work_item_id, reported_on,
       report(schedule, trunc((total
           * least(1, last_share * (elapsed + bend * elapsed * (1 - elapsed))
                      + 0.0008 * days_over))::numeric, decimals)::float8),
       'synthetic'
FROM month;

DROP FUNCTION pg_temp.uniform(text);

-- What is kept: a summary a plan and month.
INSERT INTO progress_month (plan_id, reported_on, summary)
SELECT w.plan_id, r.reported_on, progress_agg(r.progress, r.reported_on)
FROM work_report r
JOIN work_item w USING (work_item_id)
GROUP BY w.plan_id, r.reported_on;
