-- Cases 6. Spot checks of signs, with how sure they are.

\ir ../../settings.sql

CREATE OR REPLACE VIEW dashboard_sign_check AS
WITH checked AS (
    SELECT extract(quarter FROM checked_on) AS quarter, count(*) FILTER (WHERE safe) AS safe, count(*) AS n
    FROM sign_check
    GROUP BY ROLLUP (extract(quarter FROM checked_on))
)
SELECT quarter::int4 AS quarter,
       n::int4 AS checked,
       safe::int4 AS safe,
       safe / n::float8 AS safe_rate,
       i.low, i.high,
       i.high >= 1 AS may_be_all
FROM checked, wilson_interval(safe, n) AS i;

COMMENT ON VIEW dashboard_sign_check IS
    'The SYNTHETIC spot checks of signs by quarter of 2025 (NULL: the year): how many were checked and safe, the rate from 0 to 1, its 95 % interval (Wilson), and whether 100 % lies within it';

\echo
\echo 'Cases 6. Spot checks of 1,200 signs in Qingpu in 2025, against 100 %: the share that is safe, and its 95 % interval (SYNTHETIC checks)'
\echo

SELECT coalesce('Q' || quarter, 'year') AS quarter, checked, safe,
       round(100 * safe_rate::numeric, 2) AS "safe, %",
       round(100 * low::numeric, 2) AS "from",
       round(100 * high::numeric, 2) AS "to",
       may_be_all AS "may be 100 %"
FROM dashboard_sign_check AS d
ORDER BY d.quarter NULLS LAST;
