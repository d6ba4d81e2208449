-- Money 2: by lead unit, where money is furthest ahead of work, and where work
-- is furthest ahead of money.

\ir ../../settings.sql

-- A task with several lead units counts for each of them, so the lines do not
-- add up to a district.
CREATE OR REPLACE VIEW dashboard_money_by_lead_unit AS
WITH by_unit AS (
    SELECT m.plan_id, l.lead_unit_id, cost_agg(progress, budget, spent, as_of) AS s
    FROM task_money m
    LEFT JOIN work_item_lead_unit l USING (work_item_id)
    GROUP BY m.plan_id, l.lead_unit_id
),
measured AS (
    SELECT *, execution_rate(s) AS executed,
           (earned_value(s) / nullif(budget_at_completion(s), 0))::float8 AS completion
    FROM by_unit
)
SELECT p.district, p.district_en, m.lead_unit_id,
       coalesce(u.name, '(none named)') AS lead_unit,
       as_of(s) AS as_of,
       task_count(s)::int4 AS tasks,
       missing_count(s)::int4 AS without_budget,
       budget_at_completion(s)::float8 AS budget,
       actual_cost(s)::float8 AS spent,
       executed AS execution_rate,
       completion,
       executed - completion AS money_ahead,
       cost_performance_index(s) AS cost_performance_index,
       schedule_performance_index(s) AS schedule_performance_index,
       CASE WHEN executed - completion > 0.10 THEN 'money ahead of work'
            WHEN executed - completion < -0.10 THEN 'work ahead of money'
            WHEN executed IS NOT NULL THEN 'in step' END AS verdict
FROM measured m
JOIN plan p USING (plan_id)
LEFT JOIN lead_unit u USING (lead_unit_id);

COMMENT ON VIEW dashboard_money_by_lead_unit IS
    'As dashboard_money_by_district, by lead unit of a district''s plan; a task with several lead units counts for each. SYNTHETIC money';

\echo
\echo 'Money 2. Lead units with money ahead of work, and with work ahead of money: ':rows' in all (SYNTHETIC money and reports)'
\echo

WITH placed AS (
    SELECT *, row_number() OVER (ORDER BY money_ahead DESC, lead_unit_id) AS from_top,
           row_number() OVER (ORDER BY money_ahead, lead_unit_id DESC) AS from_bottom
    FROM dashboard_money_by_lead_unit
    WHERE money_ahead IS NOT NULL
)
SELECT district, lead_unit AS "lead unit", tasks,
       round(budget::numeric / 10000, 2) AS "budget, 万元",
       round(execution_rate::numeric, 3) AS executed,
       round(completion::numeric, 3) AS done,
       round(money_ahead::numeric, 3) AS "money ahead",
       round(cost_performance_index::numeric, 3) AS "CPI",
       round(schedule_performance_index::numeric, 3) AS "SPI",
       verdict
FROM placed
WHERE from_top <= :rows / 2 OR from_bottom <= :rows / 2
ORDER BY from_top;
