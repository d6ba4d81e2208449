-- Signs dashboard 4: the overall level of the district by hour.

\ir ../../settings.sql

CREATE OR REPLACE VIEW dashboard_signs_overall AS
SELECT at, signs, unknown, points, grade(points, '红 >= 1, 橙 >= 0.6, 黄 >= 0.3, 正常') AS overall
FROM (SELECT at, count(*)::int AS signs, count(*) FILTER (WHERE level = 'unknown')::int AS unknown,
             sum(weight * severity) FILTER (WHERE level <> 'unknown') / sum(weight) FILTER (WHERE level <> 'unknown') AS points
      FROM (SELECT at, weight, level,
                   CASE level WHEN '红' THEN 3 WHEN '橙' THEN 2 WHEN '黄' THEN 1 ELSE 0 END AS severity
            FROM (SELECT g.at, s.weight, level_at(h.history, g.at) AS level
                  FROM (SELECT history, sign_id, as_of FROM sign_history OFFSET 0) AS h
                  JOIN sign s ON s.sign_id = h.sign_id,
                       generate_series(h.as_of - interval '168 hours', h.as_of, interval '1 hour') AS g(at)) AS q) AS q
      GROUP BY at) AS q;

COMMENT ON VIEW dashboard_signs_overall IS
    'Each hour of the last week: points, the mean severity (1 黄, 2 橙, 3 红) of the signs that are known, by their weights, and the level that a grade_scale makes of it; the scale is an example. Signs and values are synthetic (invented)';

\echo
\echo 'Signs 4. The overall level: hours of the last week, and the worst of them (SYNTHETIC)'
\echo

SELECT overall, count(*) AS hours, round(max(points)::numeric, 3) AS "worst points" FROM dashboard_signs_overall GROUP BY overall ORDER BY 3 DESC;

SELECT to_char(at AT TIME ZONE 'UTC', 'MM-DD HH24:MI') AS hour, overall, round(points::numeric, 3) AS points, signs, unknown
FROM dashboard_signs_overall
ORDER BY points DESC, at
LIMIT 5;
