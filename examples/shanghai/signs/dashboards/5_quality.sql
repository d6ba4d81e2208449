-- Signs dashboard 5: the quality of the feeds.

\ir ../../settings.sql

CREATE OR REPLACE VIEW dashboard_sign_feeds AS
SELECT s.sign_id, s.name AS sign, s.name_en AS sign_en,
       due_count(d.summary, d.as_of)::int AS due, kept_count(d.summary, d.as_of)::int AS kept, late_count(d.summary, d.as_of)::int AS late,
       missed_count(d.summary, d.as_of)::int AS missed, longest_lapse(d.summary, d.as_of)::int AS longest_lapse,
       q.samples, q.valid::float8 / nullif(q.samples, 0) AS valid_share, q.in_range::float8 / nullif(q.samples, 0) AS in_range_share
FROM sign s
JOIN (SELECT sign.sign_id, cadence_agg('1/day within 1 day', '[2025-12-01,2026-01-30)', delivered_on, for_day) AS summary, date '2026-02-01' AS as_of
      FROM sign LEFT JOIN sign_delivery ON sign_delivery.sign_id = sign.sign_id GROUP BY sign.sign_id) AS d ON d.sign_id = s.sign_id
JOIN (SELECT sign.sign_id, count(at)::int AS samples, count(value)::int AS valid, count(*) FILTER (WHERE value BETWEEN valid_from AND valid_to)::int AS in_range
      FROM sign LEFT JOIN sign_sample ON sign_sample.sign_id = sign.sign_id GROUP BY sign.sign_id) AS q ON q.sign_id = s.sign_id;

COMMENT ON VIEW dashboard_sign_feeds IS
    'The feed of each sign: of the daily files, due on the next day, how many were kept, late and missed and the most missed in a row; of the samples in them which share has a value, and which one that the sensor can have measured. Signs, values and deliveries are synthetic (invented)';

\echo
\echo 'Signs 5. The feeds that are missing most (SYNTHETIC)'
\echo

SELECT sign, due, kept, late, missed, longest_lapse AS lapse, samples, round(100 * valid_share::numeric, 2) AS "valid %", round(100 * in_range_share::numeric, 2) AS "in range %"
FROM dashboard_sign_feeds
ORDER BY missed DESC, late DESC, sign_id
LIMIT 10;
