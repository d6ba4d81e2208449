-- Cases 3. How long it takes.

\ir ../../settings.sql

CREATE OR REPLACE VIEW dashboard_case_duration AS
WITH taken AS (
    SELECT kind, handling_time(rollup(summary)) AS d
    FROM case_month
    WHERE as_of = timestamp '2026-01-01' AT TIME ZONE 'Asia/Shanghai'
    GROUP BY kind
)
SELECT k.position,
       k.name AS kind,
       duration_count(d)::int4 AS cases,
       (duration_count(d) - ended_count(d))::int4 AS open,
       (extract(epoch FROM mean_duration(d)) / 86400)::float8 AS mean_of_closed,
       (extract(epoch FROM duration_quantile(d, 0.5)) / 86400)::float8 AS median_of_closed,
       (extract(epoch FROM duration_quantile(d, 0.9)) / 86400)::float8 AS quantile_90_of_closed,
       (extract(epoch FROM median_time(d)) / 86400)::float8 AS median_of_all,
       days::int4 AS days,
       share_lasting(d, make_interval(days => days)) AS still_open,
       i.low, i.high
FROM taken AS t
JOIN case_kind AS k ON k.kind = t.kind
CROSS JOIN unnest(ARRAY[7, 15, 30]) AS days
CROSS JOIN LATERAL share_lasting_interval(d, make_interval(days => days)) AS i;

COMMENT ON VIEW dashboard_case_duration IS
    'How long the SYNTHETIC cases of 2025 took, by kind, at the end of the year: mean, median and 90 % quantile of the closed ones in days; the median with the open ones counted; and, three rows a kind, the share still open after 7, 15 and 30 days, from 0 to 1, with its 95 % interval (Kaplan and Meier, Greenwood)';

\echo
\echo 'Cases 3. How long Qingpu''s cases of 2025 take, in days, and the share still open after 7, 15 and 30 days (SYNTHETIC cases)'
\echo

SELECT kind, cases, open,
       round(median_of_closed::numeric, 2) AS "median, closed",
       round(quantile_90_of_closed::numeric, 2) AS "90 %, closed",
       round(median_of_all::numeric, 2) AS "median, all",
       days AS after,
       round(100 * still_open::numeric, 2) AS "still open, %",
       round(100 * low::numeric, 2) AS "from",
       round(100 * high::numeric, 2) AS "to"
FROM dashboard_case_duration
ORDER BY position, days;
