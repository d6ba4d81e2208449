-- Signs dashboard 2: the alarm list.

\ir ../../settings.sql

CREATE OR REPLACE VIEW dashboard_sign_alarms AS
SELECT s.sign_id, s.name AS sign, s.name_en AS sign_en, l.severity, a.level, a.raised_at, a.ended_at, a.ended_by,
       extract(epoch FROM coalesce(a.ended_at, h.as_of) - a.raised_at)::float8 / 60 AS minutes,
       a.peak, a.peak_at, s.unit
FROM sign_history h
JOIN sign s ON s.sign_id = h.sign_id,
     alarms(h.history, h.as_of) AS a,
     LATERAL (SELECT severity FROM levels(s.rule) AS r WHERE r.level = a.level) AS l;

COMMENT ON VIEW dashboard_sign_alarms IS
    'Every time that a level of a sign was active: when it was raised, when and by what it ended (both NULL while it stands), for how many minutes, and its peak. A red alarm lies within an orange and a yellow one. Signs and values are synthetic (invented)';

\echo
\echo 'Signs 2. The red alarms of January 2026, the longest first (SYNTHETIC)'
\echo

SELECT sign, to_char(raised_at AT TIME ZONE 'UTC', 'MM-DD HH24:MI') AS raised, to_char(ended_at AT TIME ZONE 'UTC', 'MM-DD HH24:MI') AS ended,
       ended_by AS by, round(minutes::numeric) AS minutes, round(peak::numeric, 2) || ' ' || unit AS peak, to_char(peak_at AT TIME ZONE 'UTC', 'HH24:MI') AS "peak at"
FROM dashboard_sign_alarms
WHERE level = '红' AND raised_at >= '2026-01-01 00:00:00Z'
ORDER BY minutes DESC, raised_at, sign_id
LIMIT :rows;
