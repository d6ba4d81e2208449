-- Chapter 2: progress. The curve and the figures are those of the month that is
-- chosen; the board and the list are those of the latest report of all.
-- views: dashboard_progress_series dashboard_progress_board dashboard_supervision

\ir ../settings.sql

SELECT coalesce(max(as_of)::text, '') AS today FROM dashboard_progress_series
WHERE :'month' = '' OR date_trunc('month', as_of) = nullif(:'month', '')::date
\gset

SELECT $json${
  "title": ["工作进度", "Progress"],
  "says": ["截至 {as_of:date},{items} 项工作平均完成 {ev:percent}(EV),按计划应完成 {pv:percent}(PV),进度绩效 SPI 为 {spi:ratio}(低于 1 即落后)。最新督办清单({listed:date})列 {all} 项:逾期 {overdue} 项、滞后 {delayed} 项、有风险 {at_risk} 项。",
           "On {as_of:date} the {items} items are {ev:percent} complete on average (EV) where {pv:percent} was planned (PV): a schedule performance index of {spi:ratio}, below 1 being behind. The latest supervision list ({listed:date}) has {all} items: {overdue} overdue, {delayed} delayed, {at_risk} at risk."],
  "synthetic": true
}$json$::jsonb || jsonb_build_object(
    'values', to_jsonb(l) || coalesce(to_jsonb(s), '{}'),
    'counts', jsonb_build_array(
        jsonb_build_object('title', '["已评判", "Judged"]'::jsonb, 'value', s.items),
        jsonb_build_object('title', '["已完成", "Completed"]'::jsonb, 'value', s.completed, 'mark', 'good'),
        jsonb_build_object('title', '["逾期(最新)", "Overdue (latest)"]'::jsonb, 'value', overdue, 'mark', 'bad'),
        jsonb_build_object('title', '["滞后(最新)", "Delayed (latest)"]'::jsonb, 'value', delayed, 'mark', 'bad'),
        jsonb_build_object('title', '["有风险(最新)", "At risk (latest)"]'::jsonb, 'value', at_risk, 'mark', 'warn')))
FROM (SELECT max(as_of) AS listed, count(*) AS all, count(*) FILTER (WHERE status = 'overdue') AS overdue,
             count(*) FILTER (WHERE status = 'delayed') AS delayed, count(*) FILTER (WHERE status = 'at_risk') AS at_risk
      FROM dashboard_supervision
      WHERE :'district' IN ('', district, district_en)) AS l
LEFT JOIN (SELECT as_of, items, completed, completion AS ev, planned_completion AS pv, schedule_performance_index AS spi
           FROM dashboard_progress_series
           WHERE as_of = nullif(:'today', '')::date
             AND (CASE :'district' WHEN '' THEN 'All' ELSE :'district' END) IN (district, district_en)) AS s ON true;

SELECT $json${
  "kind": "curves", "by": "district", "x": "as_of", "lines": ["ev", "pv"],
  "title": ["挣值(EV)与计划值(PV)曲线", "Earned value (EV) against planned value (PV)"],
  "says": ["实线是实际完成,虚线是计划;实线低于虚线即落后。竖线为本期。各区规划期不同,横轴各自起止;合计在新规划开始时下降,因为新开工的工作刚起步。",
           "The solid line is what is done, the dashed one what was planned: below it is behind. The upright line is the day of this report. The plans have different periods, so each chart has its own; all districts together fall where a plan begins, because its items have just begun."],
  "columns": [
    {"name": "district", "title": ["区", "District"]},
    {"name": "as_of", "title": ["日期", "Day"], "as": "date"},
    {"name": "items", "title": ["项数", "Items"], "as": "count"},
    {"name": "ev", "title": ["EV 实际完成", "EV, done"], "as": "percent", "mark": "plain"},
    {"name": "pv", "title": ["PV 计划完成", "PV, planned"], "as": "percent", "mark": "other"},
    {"name": "spi", "title": ["SPI", "SPI"], "as": "ratio"},
    {"name": "completed", "title": ["已完成", "Completed"], "as": "count"},
    {"name": "days", "title": ["最长逾期(天)", "Worst delay, days"], "as": "count"}]
}$json$::jsonb || jsonb_build_object('today', nullif(:'today', ''), 'rows', (
    SELECT coalesce(jsonb_agg(r), '[]')
    FROM (SELECT jsonb_build_array(district, CASE district_en WHEN 'All' THEN 'All districts' ELSE district_en END) AS district,
                 as_of, items, completion AS ev, planned_completion AS pv, schedule_performance_index AS spi, completed,
                 max_days_overdue AS days
          FROM dashboard_progress_series
          WHERE :'district' IN ('', district, district_en) AND as_of <= nullif(:'today', '')::date
          ORDER BY district_en = 'All', dashboard_progress_series.district COLLATE "C", as_of) AS r));

SELECT $json${
  "kind": "table",
  "title": ["本期各区进度", "The month by district"],
  "columns": [
    {"name": "district", "title": ["区", "District"]},
    {"name": "items", "title": ["项数", "Items"], "as": "count"},
    {"name": "completed", "title": ["已完成", "Completed"], "as": "count"},
    {"name": "ev", "title": ["EV 实际完成", "EV, done"], "as": "percent"},
    {"name": "pv", "title": ["PV 计划完成", "PV, planned"], "as": "percent"},
    {"name": "variance", "title": ["EV−PV", "EV−PV"], "as": "percent"},
    {"name": "spi", "title": ["SPI", "SPI"], "as": "ratio"},
    {"name": "days", "title": ["最长逾期(天)", "Worst delay, days"], "as": "count"}]
}$json$::jsonb || jsonb_build_object('rows', (
    SELECT coalesce(jsonb_agg(r), '[]')
    FROM (SELECT jsonb_build_array(district, district_en) AS district, items, completed, completion AS ev,
                 planned_completion AS pv, schedule_variance AS variance, schedule_performance_index AS spi,
                 max_days_overdue AS days
          FROM dashboard_progress_series
          WHERE :'district' IN ('', district, district_en) AND as_of = nullif(:'today', '')::date
          ORDER BY district_en = 'All', schedule_performance_index, district_en) AS r));

SELECT $json${
  "kind": "table", "shown": 15,
  "title": ["牵头单位进度榜", "The board by lead unit"],
  "says": ["按最新上报({as_of:date}),3 项及以上的单位在前,进度绩效最低的排最前。一项工作有几个牵头单位的,各计一次。",
           "By the latest report ({as_of:date}), units with 3 items or more first, furthest behind plan at the top. An item with several lead units counts for each."],
  "columns": [
    {"name": "lead_unit", "title": ["牵头单位", "Lead unit"]},
    {"name": "district", "title": ["区", "District"]},
    {"name": "items", "title": ["项数", "Items"], "as": "count"},
    {"name": "overdue", "title": ["逾期", "Overdue"], "as": "count", "status": "overdue"},
    {"name": "delayed", "title": ["滞后", "Delayed"], "as": "count", "status": "delayed"},
    {"name": "at_risk", "title": ["有风险", "At risk"], "as": "count", "status": "at_risk"},
    {"name": "on_track", "title": ["正常", "On track"], "as": "count", "status": "on_track"},
    {"name": "completed", "title": ["已完成", "Completed"], "as": "count", "status": "completed"},
    {"name": "not_started", "title": ["未开始", "Not started"], "as": "count", "status": "not_started"},
    {"name": "ev", "title": ["EV", "EV"], "as": "percent"},
    {"name": "pv", "title": ["PV", "PV"], "as": "percent"},
    {"name": "spi", "title": ["SPI", "SPI"], "as": "ratio"},
    {"name": "days", "title": ["最长逾期(天)", "Worst delay, days"], "as": "count"}]
}$json$::jsonb || jsonb_build_object(
    'values', (SELECT jsonb_build_object('as_of', max(as_of)) FROM dashboard_progress_board),
    'rows', (SELECT coalesce(jsonb_agg(r), '[]')
             FROM (SELECT lead_unit, jsonb_build_array(district, district_en) AS district, items, overdue, delayed, at_risk,
                          on_track, completed, not_started, completion AS ev, planned_completion AS pv,
                          schedule_performance_index AS spi, max_days_overdue AS days
                   FROM dashboard_progress_board
                   WHERE :'district' IN ('', district, district_en)
                   ORDER BY items < 3, schedule_performance_index, lead_unit_id, district_en) AS r));

SELECT $json${
  "kind": "table", "shown": 15,
  "title": ["督办清单", "The supervision list"],
  "says": ["逾期的在前,其次滞后,再次有风险;同类按逾期天数与差距排列。", "Overdue first, then delayed, then at risk; within each the longest and largest first."],
  "columns": [
    {"name": "item", "title": ["工作", "Item"]},
    {"name": "status", "title": ["状态", "Status"], "as": "status"},
    {"name": "district", "title": ["区", "District"]},
    {"name": "lead_units", "title": ["牵头单位", "Lead units"]},
    {"name": "days", "title": ["逾期(天)", "Days overdue"], "as": "count"},
    {"name": "done", "title": ["已完成", "Done"], "as": "number"},
    {"name": "total", "title": ["总量", "Of"], "as": "number"},
    {"name": "unit", "title": ["单位", "Unit"]},
    {"name": "variance", "title": ["EV−PV", "EV−PV"], "as": "percent"},
    {"name": "due_on", "title": ["到期日", "Due"], "as": "date"},
    {"name": "needed", "title": ["每月需完成", "Needed a month"], "as": "points"},
    {"name": "forecast", "title": ["预计完成", "Forecast"], "as": "date"},
    {"name": "source", "title": ["来源", "Source"]}]
}$json$::jsonb || jsonb_build_object('rows', (
    SELECT coalesce(jsonb_agg(r), '[]')
    FROM (SELECT item, status, jsonb_build_array(district, district_en) AS district,
                 coalesce(lead_units, '(none named)') AS lead_units, days_overdue AS days, done, total, unit,
                 schedule_variance AS variance, due_date AS due_on, required_per_month AS needed,
                 forecast_finish AS forecast, source
          FROM dashboard_supervision
          WHERE :'district' IN ('', district, district_en)
          ORDER BY array_position('{overdue,delayed,at_risk}', status), days_overdue DESC, schedule_variance, work_item_id) AS r));
