-- Chapter 1: the plans at a glance.
-- views: dashboard_by_district dashboard_furthest

\ir ../settings.sql

SELECT $json${
  "title": ["规划指标总览", "The plans at a glance"],
  "says": ["{districts} 个区的规划共有 {targets} 项带目标值的指标:已到期 {due} 项,其中达标 {met} 项、未达标 {failed} 项、缺数据 {missing} 项;{not_yet_due} 项未到期,按进度评判,不算未达标。",
           "The plans of {districts} districts set {targets} targets. Of the {due} that are due, {met} are met, {failed} are not, and {missing} have no data; {not_yet_due} are not yet due and are judged by their schedule, not as failures."],
  "synthetic": true
}$json$::jsonb || jsonb_build_object(
    'values', to_jsonb(t),
    'counts', jsonb_build_array(
        jsonb_build_object('title', '["已评判", "Judged"]'::jsonb, 'value', met + failed),
        jsonb_build_object('title', '["达标", "Met"]'::jsonb, 'value', met, 'mark', 'good'),
        jsonb_build_object('title', '["未达标", "Not met"]'::jsonb, 'value', failed, 'mark', 'bad'),
        jsonb_build_object('title', '["缺数据", "Missing"]'::jsonb, 'value', missing, 'mark', 'none'),
        jsonb_build_object('title', '["未到期", "Not yet due"]'::jsonb, 'value', not_yet_due, 'mark', 'wait'),
        jsonb_build_object('title', '["合成数值", "Synthetic values"]'::jsonb, 'value', synthetic, 'mark', 'warn'),
        jsonb_build_object('title', '["实际上报", "Reported values"]'::jsonb, 'value', reported, 'mark', 'plain')))
FROM (SELECT count(*) AS districts, coalesce(sum(with_target), 0) AS targets, coalesce(sum(due), 0) AS due,
             coalesce(sum(met), 0) AS met, coalesce(sum(failed), 0) AS failed, coalesce(sum(missing), 0) AS missing,
             coalesce(sum(not_yet_due), 0) AS not_yet_due,
             coalesce(sum(synthetic_values), 0) AS synthetic, coalesce(sum(reported_values), 0) AS reported
      FROM dashboard_by_district
      WHERE NOT is_total AND :'district' IN ('', district, district_en)) AS t;

SELECT $json${
  "kind": "bars", "stacked": true, "label": "district",
  "bars": ["met", "failed", "missing", "on_schedule", "behind", "not_judged"],
  "title": ["各区指标:到期的按目标评判,未到期的按进度评判", "Targets by district: what is due by its target, the rest by its schedule"],
  "columns": [
    {"name": "district", "title": ["区", "District"]},
    {"name": "with_target", "title": ["有目标值", "With target"], "as": "count"},
    {"name": "due", "title": ["已到期", "Due"], "as": "count"},
    {"name": "met", "title": ["达标", "Met"], "as": "count", "mark": "good"},
    {"name": "failed", "title": ["未达标", "Not met"], "as": "count", "mark": "bad"},
    {"name": "missing", "title": ["到期缺数据", "Due, no data"], "as": "count", "mark": "none"},
    {"name": "met_rate", "title": ["达标率", "Met rate"], "as": "percent"},
    {"name": "mean_attainment", "title": ["平均完成程度", "Mean attainment"], "as": "percent"},
    {"name": "not_yet_due", "title": ["未到期", "Not yet due"], "as": "count"},
    {"name": "on_schedule", "title": ["未到期:进度正常", "Not yet due: on schedule"], "as": "count", "mark": "fine"},
    {"name": "behind", "title": ["未到期:落后进度", "Not yet due: behind"], "as": "count", "mark": "warn"},
    {"name": "not_judged", "title": ["未到期:无法评判", "Not yet due: not judged"], "as": "count", "mark": "wait"}]
}$json$::jsonb || jsonb_build_object('rows', (
    SELECT coalesce(jsonb_agg(r), '[]')
    FROM (SELECT CASE WHEN is_total THEN '["合计", "All"]' ELSE jsonb_build_array(district, district_en) END AS district,
                 with_target, due, met, failed, missing, met_rate, mean_attainment,
                 not_yet_due, on_schedule, behind, not_judged
          FROM dashboard_by_district
          WHERE NOT is_total AND :'district' IN ('', district, district_en)
          ORDER BY plan_id) AS r));

-- the ten furthest from a target that is due, then the ten furthest behind schedule
SELECT $json${
  "kind": "bullets",
  "columns": [
    {"name": "place", "title": ["序号", "Place"], "as": "count"},
    {"name": "district", "title": ["区", "District"]},
    {"name": "indicator", "title": ["指标", "Indicator"]},
    {"name": "target_text", "title": ["目标", "Target"], "as": "target"},
    {"name": "hedge", "title": ["原文措辞", "Hedge"]},
    {"name": "value", "title": ["当前值", "Value"], "as": "number"},
    {"name": "unit", "title": ["单位", "Unit"]},
    {"name": "interim", "title": ["按进度应达到", "Expected by now"], "as": "number"},
    {"name": "start", "title": ["起点", "Start"], "as": "number"},
    {"name": "attainment", "title": ["完成程度", "Attainment"], "as": "percent"},
    {"name": "due_on", "title": ["到期日", "Due on"], "as": "date"},
    {"name": "source", "title": ["来源", "Source"]}]
}$json$::jsonb || jsonb_build_object(
    'title', CASE WHEN list.due THEN '["到期目标中差距最大的十项", "The ten furthest from a target that is due"]'::jsonb
             ELSE '["未到期目标中落后进度最多的十项", "Not yet due: the ten furthest behind their schedule"]' END,
    'says', CASE WHEN list.due THEN '["蓝条短于黑线即未达到目标;须长期保持或按月、按年完成的目标视为已到期。每行各用自己的刻度。", "Where the blue bar stays off the green, the target is not met. What must hold all the time, or be done every month or year, is due already. Each row has a scale of its own."]'::jsonb
            ELSE '["蓝条未到菱形即落后进度:菱形是按直线进度此时应达到的数值,黑线是到期时的目标。", "Where the blue bar stays off the diamond, it is behind: the diamond is what a straight line from the start expects by now, the black line the target when it is due."]' END,
    'rows', (SELECT coalesce(jsonb_agg(r), '[]')
             FROM (SELECT place, jsonb_build_array(district, district_en) AS district, indicator, target AS target_text, hedge,
                          actual AS value, unit, bound AS target, more_is_better AS more,
                          interim_bound AS interim, started_from AS start, attainment, due_on, source,
                          jsonb_build_array(concat_ws(' ', district, indicator), concat_ws(' ', district_en, indicator)) AS name
                   FROM dashboard_furthest AS f
                   WHERE f.due = list.due AND :'district' IN ('', district, district_en)
                   ORDER BY place) AS r))
FROM (VALUES (true), (false)) AS list(due)
ORDER BY list.due DESC;
