-- Money 5: what was not spent at the end of the year (结转结余).

\ir ../../settings.sql

-- Only what is left counts: a task that paid more than it had does not make up
-- for it.
CREATE OR REPLACE VIEW dashboard_unspent AS
SELECT p.district, p.district_en, p.plan_id, y.year,
       count(*)::int4 AS tasks,
       sum(y.budget)::float8 AS budget,
       sum(y.carried_over)::float8 AS carried_over,
       sum(y.paid)::float8 AS paid,
       sum(greatest(y.unspent, 0))::float8 AS unspent,
       (sum(greatest(y.unspent, 0)) / nullif(sum(y.budget + y.carried_over), 0))::float8 AS unspent_share,
       sum(greatest(-y.unspent, 0))::float8 AS overspent,
       count(*) FILTER (WHERE y.unspent > 0.3 * (y.budget + y.carried_over))::int4 AS tasks_with_much_left
FROM task_year y
JOIN work_item w USING (work_item_id)
JOIN plan p USING (plan_id)
GROUP BY p.plan_id, y.year;

COMMENT ON VIEW dashboard_unspent IS
    'By district and budget year that is over, in yuan, from SYNTHETIC money: the budget of the year, what was carried over from the years before, what was paid, and what was left over (unspent) or paid beyond it (overspent), each summed over the tasks that have it; tasks_with_much_left have more than 30 % left';

\echo
\echo 'Money 5. What was not spent at the end of the year, in 万元 (SYNTHETIC money)'
\echo

SELECT district, year, tasks,
       round(budget::numeric / 10000, 2) AS budget,
       round(carried_over::numeric / 10000, 2) AS "carried over",
       round(paid::numeric / 10000, 2) AS paid,
       round(unspent::numeric / 10000, 2) AS unspent,
       round(unspent_share::numeric, 3) AS share,
       round(overspent::numeric / 10000, 2) AS overspent,
       tasks_with_much_left AS "over 30 % left"
FROM dashboard_unspent
ORDER BY plan_id, year;
