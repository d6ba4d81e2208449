-- Money 3: what the plans will have cost, by three methods.

\ir ../../settings.sql

CREATE OR REPLACE VIEW dashboard_estimates AS
WITH by_plan AS (
    SELECT plan_id, cost_agg(progress, budget, spent, as_of) AS s
    FROM task_money
    GROUP BY plan_id
)
SELECT p.district, p.district_en, p.plan_id, as_of(s) AS as_of,
       budget_at_completion(s)::float8 AS budget,
       actual_cost(s)::float8 AS spent,
       cost_variance(s)::float8 AS cost_variance,
       cost_performance_index(s) AS cost_performance_index,
       schedule_performance_index(s) AS schedule_performance_index,
       estimate_at_completion(s, 'cpi')::float8 AS estimate_by_cpi,
       estimate_at_completion(s, 'budget')::float8 AS estimate_by_budget,
       estimate_at_completion(s, 'cpi_spi')::float8 AS estimate_by_cpi_spi,
       to_complete_performance_index(s) AS to_complete_performance_index
FROM by_plan
JOIN plan p USING (plan_id);

COMMENT ON VIEW dashboard_estimates IS
    'Estimates at completion (EAC) of each district''s plan on the day of the latest report, in yuan, from SYNTHETIC money: by CPI (the rest costs as much more as the work so far), by the budget (the rest costs what was planned) and by CPI times SPI; to_complete_performance_index is the CPI that the rest needs to stay within the budget';

\echo
\echo 'Money 3. What the plans will have cost, in 万元, by three methods (SYNTHETIC money and reports)'
\echo

SELECT district,
       round(budget::numeric / 10000, 2) AS budget,
       round(spent::numeric / 10000, 2) AS spent,
       round(cost_variance::numeric / 10000, 2) AS "CV",
       round(cost_performance_index::numeric, 3) AS "CPI",
       round(schedule_performance_index::numeric, 3) AS "SPI",
       round(estimate_by_cpi::numeric / 10000, 2) AS "EAC by CPI",
       round(estimate_by_budget::numeric / 10000, 2) AS "by budget",
       round(estimate_by_cpi_spi::numeric / 10000, 2) AS "by CPI·SPI",
       round(to_complete_performance_index::numeric, 3) AS "TCPI"
FROM dashboard_estimates
ORDER BY plan_id;
