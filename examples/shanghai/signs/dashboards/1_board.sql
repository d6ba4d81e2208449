-- Signs dashboard 1: the board now.

\ir ../../settings.sql

CREATE OR REPLACE VIEW dashboard_signs AS
SELECT s.sign_id, s.name AS sign, s.name_en AS sign_en, coalesce(l.severity, CASE p.level WHEN 'unknown' THEN -1 ELSE 0 END) AS severity,
       p.level, p.from_at AS since, last_value(h.history) AS value, s.unit, last_at(h.history) AS sampled_at,
       p.level = 'unknown' AS stale, h.as_of
FROM sign_history h
JOIN sign s ON s.sign_id = h.sign_id,
     LATERAL (SELECT level, from_at FROM level_periods(h.history, h.as_of) ORDER BY from_at DESC LIMIT 1) AS p
     LEFT JOIN LATERAL (SELECT severity FROM levels(s.rule) AS r WHERE r.level = p.level) AS l ON true;

COMMENT ON VIEW dashboard_signs IS
    'The board: each sign, the level in force at as_of and since when, its last value and when that was measured. stale: no sample for longer than the rule allows, so nobody knows. severity: 3 红, 2 橙, 1 黄, 0 normal, -1 unknown. Signs and values are synthetic (invented)';

\echo
\echo 'Signs 1. The board at midnight after 2026-01-29 (SYNTHETIC): what is not normal'
\echo

SELECT sign, level, to_char(since AT TIME ZONE 'UTC', 'MM-DD HH24:MI') AS since, round(value::numeric, 2) || ' ' || unit AS value,
       to_char(sampled_at AT TIME ZONE 'UTC', 'MM-DD HH24:MI') AS sampled, stale
FROM dashboard_signs
WHERE level <> 'normal'
ORDER BY severity DESC, sign_id;
