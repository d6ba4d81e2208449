-- Chapter 10: money against work.
-- views: dashboard_money_by_district dashboard_money_by_lead_unit dashboard_estimates dashboard_evaluation dashboard_unspent

\ir ../settings.sql

-- the last year that is over by the month that is chosen
SELECT coalesce(max(year), 0) AS year FROM dashboard_evaluation
WHERE :'month' = '' OR make_date(year, 12, 1) <= nullif(:'month', '')::date
\gset

SELECT $json${
  "title": ["资金与进度", "Money against work"],
  "says": ["截至 {as_of:date},{tasks} 项任务的预算执行 {execution_rate:percent},工作完成 {completion:percent},计划应完成 {planned_completion:percent};资金快于工作 {ahead} 个区、慢于工作 {behind} 个区,相差 10 个百分点以内视为同步。{without} 项任务没有预算,不评判。",
           "By {as_of:date} {execution_rate:percent} of the budget of {tasks} tasks is spent where {completion:percent} of the work is done and {planned_completion:percent} was planned. Money is ahead of work in {ahead} districts and behind in {behind}; within 10 points they are in step. {without} tasks have no budget and are not judged."],
  "synthetic": true
}$json$::jsonb || jsonb_build_object(
    'values', to_jsonb(c) || coalesce(to_jsonb(t), '{}'),
    'counts', jsonb_build_array(
        jsonb_build_object('title', '["任务", "Tasks"]'::jsonb, 'value', t.tasks),
        jsonb_build_object('title', '["已评判的区", "Districts judged"]'::jsonb, 'value', c.districts),
        jsonb_build_object('title', '["同步", "In step"]'::jsonb, 'value', c.in_step, 'mark', 'good'),
        jsonb_build_object('title', '["资金快于工作", "Money ahead of work"]'::jsonb, 'value', c.ahead, 'mark', 'warn'),
        jsonb_build_object('title', '["资金慢于工作", "Work ahead of money"]'::jsonb, 'value', c.behind, 'mark', 'warn'),
        jsonb_build_object('title', '["无预算", "Without budget"]'::jsonb, 'value', t.without, 'mark', 'none')))
FROM (SELECT count(verdict) AS districts, count(*) FILTER (WHERE verdict = 'in step') AS in_step,
             count(*) FILTER (WHERE verdict = 'money ahead of work') AS ahead,
             count(*) FILTER (WHERE verdict = 'work ahead of money') AS behind
      FROM dashboard_money_by_district WHERE plan_id IS NOT NULL AND :'district' IN ('', district, district_en)) AS c
LEFT JOIN (SELECT as_of, tasks, without_budget AS without, execution_rate, completion, planned_completion
           FROM dashboard_money_by_district
           WHERE CASE :'district' WHEN '' THEN plan_id IS NULL ELSE :'district' IN (district, district_en) END
           LIMIT 1) AS t ON true;

SELECT $json${
  "kind": "bars", "label": "district", "bars": ["execution_rate", "completion", "planned"],
  "title": ["预算执行、工作完成与计划", "Money spent, work done, work planned"],
  "says": ["资金一条明显长于工作一条,即钱花得比活快。", "Where the first bar is clearly longer than the second, money is ahead of work."],
  "columns": [
    {"name": "district", "title": ["区", "District"]},
    {"name": "verdict", "title": ["评判", "Verdict"], "as": "status"},
    {"name": "tasks", "title": ["任务", "Tasks"], "as": "count"},
    {"name": "without", "title": ["无预算", "No budget"], "as": "count"},
    {"name": "budget", "title": ["预算(元)", "Budget, yuan"], "as": "yuan"},
    {"name": "spent", "title": ["支出(元)", "Spent, yuan"], "as": "yuan"},
    {"name": "execution_rate", "title": ["预算执行", "Money spent"], "as": "percent", "mark": "warn"},
    {"name": "completion", "title": ["工作完成", "Work done"], "as": "percent", "mark": "plain"},
    {"name": "planned", "title": ["计划应完成", "Work planned"], "as": "percent", "mark": "other"},
    {"name": "money_ahead", "title": ["资金领先", "Money ahead"], "as": "percent"}]
}$json$::jsonb || jsonb_build_object('rows', (
    SELECT coalesce(jsonb_agg(r), '[]')
    FROM (SELECT jsonb_build_array(district, district_en) AS district, verdict, tasks, without_budget AS without, budget, spent, execution_rate,
                 completion, planned_completion AS planned, money_ahead
          FROM dashboard_money_by_district
          WHERE :'district' IN ('', district, district_en)
          ORDER BY plan_id NULLS LAST) AS r));

SELECT $json${
  "kind": "table", "shown": 12,
  "title": ["牵头单位:资金领先最多的在前", "Lead units, money furthest ahead first"],
  "says": ["一项任务有几个牵头单位的,各计一次。", "A task with several lead units counts for each."],
  "columns": [
    {"name": "lead_unit", "title": ["牵头单位", "Lead unit"]},
    {"name": "verdict", "title": ["评判", "Verdict"], "as": "status"},
    {"name": "district", "title": ["区", "District"]},
    {"name": "tasks", "title": ["任务", "Tasks"], "as": "count"},
    {"name": "budget", "title": ["预算(元)", "Budget, yuan"], "as": "yuan"},
    {"name": "execution_rate", "title": ["预算执行", "Money spent"], "as": "percent"},
    {"name": "completion", "title": ["工作完成", "Work done"], "as": "percent"},
    {"name": "money_ahead", "title": ["资金领先", "Money ahead"], "as": "percent"},
    {"name": "cpi", "title": ["CPI", "CPI"], "as": "ratio"},
    {"name": "spi", "title": ["SPI", "SPI"], "as": "ratio"}]
}$json$::jsonb || jsonb_build_object('rows', (
    SELECT coalesce(jsonb_agg(r), '[]')
    FROM (SELECT lead_unit, verdict, jsonb_build_array(district, district_en) AS district, tasks, budget, execution_rate, completion, money_ahead,
                 cost_performance_index AS cpi, schedule_performance_index AS spi
          FROM dashboard_money_by_lead_unit
          WHERE :'district' IN ('', district, district_en)
          ORDER BY money_ahead DESC NULLS LAST, lead_unit_id, district_en) AS r));

SELECT $json${
  "kind": "bars", "label": "district", "bars": ["budget", "by_cpi", "by_budget", "by_cpi_spi"],
  "title": ["完工估算:三种方法", "Estimates at completion, by three methods"],
  "says": ["按 CPI:余下的工作照目前的单价;按预算:余下照原计划;按 CPI×SPI:单价与进度都照目前。", "By CPI the rest costs as the work so far, by the budget as planned, by CPI times SPI with both its cost and its delay."],
  "columns": [
    {"name": "district", "title": ["区", "District"]},
    {"name": "budget", "title": ["预算(元)", "Budget, yuan"], "as": "yuan", "mark": "none"},
    {"name": "spent", "title": ["支出(元)", "Spent, yuan"], "as": "yuan"},
    {"name": "cpi", "title": ["CPI", "CPI"], "as": "ratio"},
    {"name": "spi", "title": ["SPI", "SPI"], "as": "ratio"},
    {"name": "by_cpi", "title": ["按 CPI(元)", "By CPI, yuan"], "as": "yuan", "mark": "plain"},
    {"name": "by_budget", "title": ["按预算(元)", "By budget, yuan"], "as": "yuan", "mark": "good"},
    {"name": "by_cpi_spi", "title": ["按 CPI×SPI(元)", "By CPI × SPI, yuan"], "as": "yuan", "mark": "other"},
    {"name": "tcpi", "title": ["TCPI", "TCPI"], "as": "ratio"}]
}$json$::jsonb || jsonb_build_object('rows', (
    SELECT coalesce(jsonb_agg(r), '[]')
    FROM (SELECT jsonb_build_array(district, district_en) AS district, budget, spent, cost_performance_index AS cpi, schedule_performance_index AS spi,
                 estimate_by_cpi AS by_cpi, estimate_by_budget AS by_budget, estimate_by_cpi_spi AS by_cpi_spi,
                 to_complete_performance_index AS tcpi
          FROM dashboard_estimates
          WHERE :'district' IN ('', district, district_en)
          ORDER BY plan_id) AS r));

SELECT $json${
  "kind": "bars", "stacked": true, "half": true, "label": "district", "bars": ["excellent", "good", "fair", "poor", "none"],
  "title": ["项目支出绩效自评的等级", "Self-evaluation of the projects, by grade"],
  "columns": [
    {"name": "district", "title": ["区", "District"]},
    {"name": "projects", "title": ["项目", "Projects"], "as": "count"},
    {"name": "excellent", "title": ["优", "Excellent"], "as": "count", "mark": "good"},
    {"name": "good", "title": ["良", "Good"], "as": "count", "mark": "fine"},
    {"name": "fair", "title": ["中", "Fair"], "as": "count", "mark": "warn"},
    {"name": "poor", "title": ["差", "Poor"], "as": "count", "mark": "bad"},
    {"name": "none", "title": ["未评", "Not graded"], "as": "count", "mark": "none"},
    {"name": "mean", "title": ["平均分", "Mean points"], "as": "points"}]
}$json$::jsonb || jsonb_build_object(
    'values', jsonb_build_object('year', nullif(:year, 0)::text),
    'says', '["{year:text} 年;执行率 10 分、产出 50 分、效益 30 分、满意度 10 分。", "Of {year:text}: execution 10 points, output 50, benefit 30, satisfaction 10."]'::jsonb,
    'rows', (SELECT coalesce(jsonb_agg(to_jsonb(r) - 'first'), '[]')
             FROM (SELECT jsonb_build_array(district, district_en) AS district, count(*) AS projects,
                          count(*) FILTER (WHERE grade = '优') AS excellent, count(*) FILTER (WHERE grade = '良') AS good,
                          count(*) FILTER (WHERE grade = '中') AS fair, count(*) FILTER (WHERE grade = '差') AS poor,
                          count(*) FILTER (WHERE grade IS NULL OR grade NOT IN ('优', '良', '中', '差')) AS none,
                          avg(total::numeric)::float8 AS mean, min(work_item_id) AS first
                   FROM dashboard_evaluation
                   WHERE year = :year AND :'district' IN ('', dashboard_evaluation.district, district_en)
                   GROUP BY dashboard_evaluation.district, district_en
                   ORDER BY first) AS r));

SELECT $json${
  "kind": "table", "half": true,
  "title": ["年末结转结余", "What was not spent at the end of the year"],
  "columns": [
    {"name": "district", "title": ["区", "District"]},
    {"name": "year", "title": ["年度", "Year"]},
    {"name": "budget", "title": ["预算(元)", "Budget, yuan"], "as": "yuan"},
    {"name": "paid", "title": ["支付(元)", "Paid, yuan"], "as": "yuan"},
    {"name": "unspent", "title": ["结余(元)", "Unspent, yuan"], "as": "yuan"},
    {"name": "share", "title": ["占比", "Share"], "as": "percent"},
    {"name": "much", "title": ["结余超 30% 的任务", "Tasks with over 30 % left"], "as": "count"}]
}$json$::jsonb || jsonb_build_object('rows', (
    SELECT coalesce(jsonb_agg(r), '[]')
    FROM (SELECT jsonb_build_array(district, district_en) AS district, year::text AS year, budget, paid, unspent, unspent_share AS share,
                 tasks_with_much_left AS much
          FROM dashboard_unspent
          WHERE :'district' IN ('', district, district_en) AND dashboard_unspent.year <= :year
          ORDER BY plan_id, dashboard_unspent.year) AS r));
