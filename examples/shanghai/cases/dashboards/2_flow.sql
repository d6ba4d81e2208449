-- Cases 2. The flow, month by month: 新增, 办结, 存量.

\ir ../../settings.sql

CREATE OR REPLACE VIEW dashboard_case_flow AS
WITH stood AS (
    SELECT as_of, kind, rollup(summary) AS s
    FROM case_month
    GROUP BY as_of, kind
),
change AS (
    SELECT kind, (as_of AT TIME ZONE 'Asia/Shanghai')::date - 1 AS month_end,
           lag(as_of) OVER w AS since, as_of,
           lag(open_count(s)) OVER w AS open_before,
           open_count(s) AS open_after,
           overdue_count(s) AS overdue
    FROM stood
    WINDOW w AS (PARTITION BY kind ORDER BY as_of)
)
SELECT k.position,
       k.name AS kind,
       ch.month_end,
       open_before::int4 AS open_before,
       n.opened::int4 AS opened,
       n.closed::int4 AS closed,
       open_after::int4 AS open_after,
       overdue::int4 AS overdue,
       open_before + n.opened - n.closed = open_after AS adds_up
FROM change AS ch
JOIN case_kind AS k ON k.kind = ch.kind
CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE ca.opened > since AND ca.opened <= as_of) AS opened,
           count(*) FILTER (WHERE ca.closed > since AND ca.closed <= as_of) AS closed
    FROM city_case AS ca
    WHERE ca.kind = ch.kind
) AS n
WHERE since IS NOT NULL;

COMMENT ON VIEW dashboard_case_flow IS
    'The SYNTHETIC cases of 2025 by kind and month: open at its start, opened and closed in it (counted from the cases), open at its end (from the stored summaries) and overdue among these; adds_up checks that the one leads to the other';

\echo
\echo 'Cases 2. The flow of Qingpu''s cases in 2025, all kinds: open at the start + opened - closed = open at the end (SYNTHETIC cases)'
\echo

SELECT to_char(month_end, 'YYYY-MM') AS month,
       sum(open_before) AS "open before", sum(opened) AS opened, sum(closed) AS closed,
       sum(open_after) AS "open after", sum(overdue) AS overdue, bool_and(adds_up) AS "adds up"
FROM dashboard_case_flow
GROUP BY month_end
ORDER BY month_end;
