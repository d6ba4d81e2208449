-- Signs dashboard 3: time in each level, and who raises most alarms.

\ir ../../settings.sql

CREATE OR REPLACE VIEW dashboard_sign_time AS
SELECT s.sign_id, s.name AS sign, s.name_en AS sign_en,
       extract(epoch FROM duration_in(h.history, '红'))::float8 / 3600 AS red_hours,
       extract(epoch FROM duration_in(h.history, '橙'))::float8 / 3600 AS orange_hours,
       extract(epoch FROM duration_in(h.history, '黄'))::float8 / 3600 AS yellow_hours,
       extract(epoch FROM duration_in(h.history, 'normal'))::float8 / 3600 AS normal_hours,
       extract(epoch FROM duration_in(h.history, 'unknown'))::float8 / 3600 AS unknown_hours,
       known_share(h.history) AS known_share,
       alarm_count(h.history, '黄')::int AS alarms,
       chattering_count(h.history, '黄', '30 min')::int AS chattering,
       time_mean(h.history) AS mean, peak(h.history) AS peak, s.unit
FROM sign_history h
JOIN sign s ON s.sign_id = h.sign_id;

COMMENT ON VIEW dashboard_sign_time IS
    'How many hours each level of a sign was in force, how many nobody knows, known_share of the time, how often it was raised to yellow or above, how often within 30 minutes of the time before (chattering), its mean over time and its peak. Signs and values are synthetic (invented)';

\echo
\echo 'Signs 3. The ten signs with most alarms, and their share of all (SYNTHETIC)'
\echo

SELECT sign, alarms, round(100 * alarms / sum(alarms) OVER ()) AS "% of all", chattering, round(yellow_hours::numeric, 1) AS "黄 h",
       round(orange_hours::numeric, 1) AS "橙 h", round(red_hours::numeric, 1) AS "红 h", round(unknown_hours::numeric, 1) AS "unknown h",
       round(100 * known_share::numeric, 1) AS "known %"
FROM dashboard_sign_time
ORDER BY alarms DESC, sign_id
LIMIT 10;
