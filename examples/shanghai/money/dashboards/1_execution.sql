-- Money 1: is money ahead of work? By district, and for all.

\ir ../../settings.sql

-- 10 points of the budget either way are in step: this example's choice.
CREATE OR REPLACE VIEW dashboard_money_by_district AS
WITH by_plan AS (
    SELECT plan_id, cost_agg(progress, budget, spent, as_of) AS s
    FROM task_money
    GROUP BY plan_id
),
by_district AS (
    SELECT plan_id, rollup(s) AS s
    FROM by_plan
    GROUP BY GROUPING SETS ((plan_id), ())
),
measured AS (
    SELECT plan_id, s,
           execution_rate(s) AS executed,
           (earned_value(s) / nullif(budget_at_completion(s), 0))::float8 AS completion,
           (planned_value(s) / nullif(budget_at_completion(s), 0))::float8 AS planned
    FROM by_district
)
SELECT m.plan_id, coalesce(p.district, '合计') AS district, coalesce(p.district_en, 'all') AS district_en,
       as_of(s) AS as_of,
       task_count(s)::int4 AS tasks,
       missing_count(s)::int4 AS without_budget,
       budget_at_completion(s)::float8 AS budget,
       actual_cost(s)::float8 AS spent,
       executed AS execution_rate,
       completion,
       planned AS planned_completion,
       executed - completion AS money_ahead,
       CASE WHEN executed - completion > 0.10 THEN 'money ahead of work'
            WHEN executed - completion < -0.10 THEN 'work ahead of money'
            ELSE 'in step' END AS verdict
FROM measured m
LEFT JOIN plan p USING (plan_id);

COMMENT ON VIEW dashboard_money_by_district IS
    'Budget (of the whole plan) and spending of the tasks of each district on the day of the latest report, and of all (plan_id NULL), in yuan, from SYNTHETIC money; execution_rate is spent by budget, completion and planned_completion are EV and PV by budget, money_ahead their difference from -1: positive where more of the money is spent than of the work is done';

\echo
\echo 'Money 1. Execution of the budgets against work done, by district (SYNTHETIC money and reports)'
\echo

SELECT district, tasks, without_budget AS "no budget",
       round(budget::numeric / 10000, 2) AS "budget, 万元",
       round(spent::numeric / 10000, 2) AS "spent, 万元",
       round(execution_rate::numeric, 3) AS executed,
       round(completion::numeric, 3) AS done,
       round(planned_completion::numeric, 3) AS planned,
       round(money_ahead::numeric, 3) AS "money ahead",
       verdict
FROM dashboard_money_by_district
ORDER BY plan_id NULLS LAST;
