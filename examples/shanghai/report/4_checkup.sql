-- Chapter 4: the city checkup of Jiading, in the year of the month that is chosen
-- or the last before it.
-- views: dashboard_checkup_by_street dashboard_checkup_index dashboard_checkup_problem dashboard_checkup_rectification dashboard_checkup_responsibility

\ir ../settings.sql

SELECT coalesce(max(year), 0) AS year FROM dashboard_checkup_by_street
WHERE (:'month' = '' OR year <= left(:'month', 4)::int) AND :'district' IN ('', '嘉定', 'Jiading')
\gset

SELECT $json${
  "title": ["城市体检(嘉定)", "The city checkup (Jiading)"],
  "says": ["{year:text} 年体检,街镇层级评判 {judged} 个结果:{passed} 个达标,{failed} 个不达标;{no_data} 个适用而无数据,{not_applicable} 个不适用。各层级共有问题 {problems} 个,其中 {not_due} 个的规划目标尚未到期。",
           "The checkup of {year:text} judged {judged} results of streets and towns: {passed} pass, {failed} fail; {no_data} apply and have no data, {not_applicable} do not apply. All levels together have {problems} problems, {not_due} of them of a plan not yet due."],
  "synthetic": true
}$json$::jsonb || jsonb_build_object(
    'values', to_jsonb(s) || to_jsonb(p),
    'counts', jsonb_build_array(
        jsonb_build_object('title', '["已评判", "Judged"]'::jsonb, 'value', judged),
        jsonb_build_object('title', '["达标", "Passed"]'::jsonb, 'value', passed, 'mark', 'good'),
        jsonb_build_object('title', '["不达标", "Failed"]'::jsonb, 'value', failed, 'mark', 'bad'),
        jsonb_build_object('title', '["无数据", "No data"]'::jsonb, 'value', no_data, 'mark', 'none'),
        jsonb_build_object('title', '["不适用", "Does not apply"]'::jsonb, 'value', not_applicable, 'mark', 'none'),
        jsonb_build_object('title', '["问题(各层级)", "Problems, all levels"]'::jsonb, 'value', problems, 'mark', 'bad'),
        jsonb_build_object('title', '["目标未到期", "Plan not yet due"]'::jsonb, 'value', not_due, 'mark', 'wait')))
FROM (SELECT nullif(:year, 0)::text AS year, coalesce(sum(judged), 0) AS judged, coalesce(sum(passed), 0) AS passed, coalesce(sum(failed), 0) AS failed,
             coalesce(sum(no_data), 0) AS no_data, coalesce(sum(not_applicable), 0) AS not_applicable
      FROM dashboard_checkup_by_street WHERE year = :year) AS s,
     (SELECT count(*) AS problems, count(*) FILTER (WHERE standard_due_on > make_date(nullif(year, 0), 12, 31)) AS not_due
      FROM dashboard_checkup_problem WHERE year = :year) AS p;

SELECT $json${
  "kind": "heat", "down": "street", "across": "dimension",
  "part": "passed", "whole": "judged", "missing": "no_data", "absent": "not_applicable",
  "title": ["街镇 × 维度:达标数/评判数", "Streets by dimension: passed/judged"],
  "says": ["颜色越绿,达标的份额越大;每格的数字是达标数/评判数。", "The greener, the larger the share that passed; the numbers are passed/judged."],
  "columns": [
    {"name": "street", "title": ["街镇", "Street"]},
    {"name": "dimension", "title": ["维度", "Dimension"]},
    {"name": "indicators", "title": ["适用指标", "Indicators"], "as": "count"},
    {"name": "judged", "title": ["已评判", "Judged"], "as": "count"},
    {"name": "passed", "title": ["达标", "Passed"], "as": "count"},
    {"name": "failed", "title": ["不达标", "Failed"], "as": "count"},
    {"name": "no_data", "title": ["无数据", "No data"], "as": "count"},
    {"name": "not_applicable", "title": ["不适用", "Does not apply"], "as": "count"},
    {"name": "mean_attainment", "title": ["平均完成程度", "Mean attainment"], "as": "percent"}]
}$json$::jsonb || jsonb_build_object('rows', (
    SELECT coalesce(jsonb_agg(r), '[]')
    FROM (SELECT street, dimension, indicators, judged, passed, failed, no_data, not_applicable, mean_attainment
          FROM dashboard_checkup_by_street WHERE year = :year
          ORDER BY area_code, array_position('{生态宜居,健康舒适,安全韧性,交通便捷,风貌特色,整洁有序,多元包容,创新活力}', dimension)) AS r));

SELECT $json${
  "kind": "ranges", "half": true, "label": "street", "dots": ["arithmetic", "geometric"],
  "title": ["综合指数", "The composite index"],
  "says": ["两种加权平均;短板越多,几何平均比算术平均低得越多。分数只能同年比较。", "Two weighted means; the more uneven a street, the lower its geometric mean. Scores of different years cannot be compared."],
  "axis": ["指数(1–100)", "Index (1–100)"],
  "columns": [
    {"name": "street", "title": ["街镇", "Street"]},
    {"name": "indicators", "title": ["指标数", "Indicators"], "as": "count"},
    {"name": "arithmetic", "title": ["算术平均", "Arithmetic mean"], "as": "points", "mark": "plain"},
    {"name": "geometric", "title": ["几何平均", "Geometric mean"], "as": "points"}]
}$json$::jsonb || jsonb_build_object('rows', (
    SELECT coalesce(jsonb_agg(r), '[]')
    FROM (SELECT street, indicators, arithmetic_score AS arithmetic, geometric_score AS geometric
          FROM dashboard_checkup_index WHERE year = :year
          ORDER BY arithmetic_rank, area_code) AS r));

SELECT $json${
  "kind": "ranges", "half": true, "label": "street", "dots": ["rank", "geometric"], "low": "low", "high": "high", "from": 1, "step": 1,
  "range": ["名次的 5–95% 区间", "5–95 % range of the rank"],
  "title": ["名次及其把握", "The rank, and how sure it is"],
  "says": ["灰条是权重上下浮动 50% 时名次的 5–95% 区间:灰条重叠的街镇,名次先后没有把握。", "The grey bar is where 5–95 % of the ranks lie when every weight is disturbed by up to 50 %: of streets whose bars overlap, it is not sure which is ahead."],
  "axis": ["名次(1 为最好)", "Rank (1 is best)"],
  "columns": [
    {"name": "street", "title": ["街镇", "Street"]},
    {"name": "rank", "title": ["名次(算术平均)", "Rank, arithmetic"], "as": "count", "mark": "plain"},
    {"name": "geometric", "title": ["名次(几何平均)", "Rank, geometric"], "as": "count"},
    {"name": "low", "title": ["5% 分位", "5 %"], "as": "number"},
    {"name": "median", "title": ["中位", "Median"], "as": "number"},
    {"name": "high", "title": ["95% 分位", "95 %"], "as": "number"}]
}$json$::jsonb || jsonb_build_object('rows', (
    SELECT coalesce(jsonb_agg(r), '[]')
    FROM (SELECT street, arithmetic_rank AS rank, geometric_rank AS geometric, rank_p05 AS low, rank_median AS median, rank_p95 AS high
          FROM dashboard_checkup_index WHERE year = :year
          ORDER BY arithmetic_rank, area_code) AS r));

SELECT $json${
  "kind": "table", "shown": 12,
  "title": ["问题清单", "The problem list"],
  "says": ["离标准最远的在前。", "Furthest from the standard first."],
  "columns": [
    {"name": "area", "title": ["地区", "Area"]},
    {"name": "level", "title": ["层级", "Level"]},
    {"name": "indicator", "title": ["指标", "Indicator"]},
    {"name": "value", "title": ["结果", "Value"], "as": "number"},
    {"name": "standard", "title": ["标准", "Standard"], "as": "target"},
    {"name": "hedge", "title": ["原文措辞", "Hedge"]},
    {"name": "due_on", "title": ["规划到期", "Plan due"], "as": "date"},
    {"name": "gap", "title": ["差距", "Gap"], "as": "number"},
    {"name": "attainment", "title": ["完成程度", "Attainment"], "as": "percent"},
    {"name": "than_last_year", "title": ["与上年比", "Than last year"], "as": "status"},
    {"name": "lead_unit", "title": ["责任单位", "Unit that answers"]},
    {"name": "source", "title": ["来源", "Source"]}]
}$json$::jsonb || jsonb_build_object('rows', (
    SELECT coalesce(jsonb_agg(r), '[]')
    FROM (SELECT area, level, indicator, value, standard, hedge, standard_due_on AS due_on, gap, attainment, than_last_year,
                 lead_unit, source
          FROM dashboard_checkup_problem WHERE year = :year
          ORDER BY attainment, gap DESC, checkup_indicator_id, area_code) AS r));

SELECT $json${
  "kind": "table", "shown": 12,
  "title": ["整治清单", "The rectification list"],
  "says": ["截至 {as_of:date};逾期的在前。", "As of {as_of:date}; overdue first."],
  "columns": [
    {"name": "area", "title": ["地区", "Area"]},
    {"name": "measure", "title": ["措施", "Measure"]},
    {"name": "status", "title": ["状态", "Status"], "as": "status"},
    {"name": "days", "title": ["逾期(天)", "Days overdue"], "as": "count"},
    {"name": "due_on", "title": ["到期日", "Due"], "as": "date"},
    {"name": "done_on", "title": ["完成日", "Done on"], "as": "date"},
    {"name": "attainment", "title": ["完成程度", "Attainment"], "as": "percent"},
    {"name": "lead_unit", "title": ["责任单位", "Unit that answers"]}]
}$json$::jsonb || jsonb_build_object(
    'values', (SELECT jsonb_build_object('as_of', max(as_of)) FROM dashboard_checkup_rectification WHERE year = :year),
    'rows', (SELECT coalesce(jsonb_agg(r), '[]')
             FROM (SELECT area, measure, status, days_overdue AS days, due_on, done_on, attainment, lead_unit
                   FROM dashboard_checkup_rectification WHERE year = :year
                   ORDER BY array_position('{overdue,delayed,at_risk,not_started,on_track,completed}', status), attainment,
                            area_code, checkup_indicator_id) AS r));

SELECT $json${
  "kind": "table", "shown": 12,
  "title": ["责任清单", "The responsibility list"],
  "says": ["问题最多的单位在前;“–”表示规划未列单位。括号内为规划所属的区。", "Units with most problems first; – where the plan names none. In brackets the district whose plan names the unit."],
  "columns": [
    {"name": "lead_unit", "title": ["责任单位", "Unit that answers"]},
    {"name": "problems", "title": ["问题", "Problems"], "as": "count"},
    {"name": "streets", "title": ["涉及街镇", "Streets"], "as": "count"},
    {"name": "other_areas", "title": ["其他地区", "Other areas"], "as": "count"},
    {"name": "indicators", "title": ["指标", "Indicators"], "as": "count"},
    {"name": "worse", "title": ["差于上年", "Worse"], "as": "count", "status": "worse"},
    {"name": "done", "title": ["已整治", "Set right"], "as": "count", "status": "completed"},
    {"name": "overdue", "title": ["逾期", "Overdue"], "as": "count", "status": "overdue"},
    {"name": "mean_attainment", "title": ["平均完成程度", "Mean attainment"], "as": "percent"}]
}$json$::jsonb || jsonb_build_object('rows', (
    SELECT coalesce(jsonb_agg(r), '[]')
    FROM (SELECT nullif(lead_unit, '-') AS lead_unit, problems, streets, other_areas, indicators, worse, done, overdue, mean_attainment
          FROM dashboard_checkup_responsibility WHERE year = :year
          ORDER BY problems DESC, dashboard_checkup_responsibility.lead_unit COLLATE "C") AS r));
