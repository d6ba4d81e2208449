-- Chapter 8: what must happen regularly.
-- views: dashboard_duties dashboard_duties_by_unit dashboard_duty_lapses dashboard_supervision_reports

\ir ../settings.sql

SELECT $json${
  "title": ["定期职责", "Regular duties"],
  "says": ["截至 {as_of:date},{duties} 项定期职责应完成 {due} 次:按时 {kept} 次,迟了 {late} 次,缺 {missed} 次。另有 {silent} 项工作的最近一期月报未收到。",
           "By {as_of:date} the {duties} regular duties were due {due} times: {kept} were kept, {late} late, {missed} missed. Of {silent} items the last monthly report has not come in."],
  "synthetic": true
}$json$::jsonb || jsonb_build_object(
    'values', to_jsonb(d) || to_jsonb(s),
    'counts', jsonb_build_array(
        jsonb_build_object('title', '["应完成(已评判)", "Due, judged"]'::jsonb, 'value', due),
        jsonb_build_object('title', '["按时", "Kept"]'::jsonb, 'value', kept, 'mark', 'good'),
        jsonb_build_object('title', '["迟了", "Late"]'::jsonb, 'value', late, 'mark', 'warn'),
        jsonb_build_object('title', '["缺", "Missed"]'::jsonb, 'value', missed, 'mark', 'bad'),
        jsonb_build_object('title', '["下一期未到期", "Next not yet due"]'::jsonb, 'value', not_yet_due, 'mark', 'wait'),
        jsonb_build_object('title', '["月报未收到", "Reports not received"]'::jsonb, 'value', silent, 'mark', 'none')))
FROM (SELECT max(as_of) AS as_of, count(*) AS duties, coalesce(sum(due), 0) AS due, coalesce(sum(kept), 0) AS kept,
             coalesce(sum(late), 0) AS late, coalesce(sum(missed), 0) AS missed, count(next_due) AS not_yet_due
      FROM dashboard_duties WHERE :'district' IN ('', district, district_en)) AS d,
     (SELECT count(*) AS silent FROM dashboard_supervision_reports
      WHERE status = 'report not received'
        AND (:'district' = '' OR district IN (SELECT district FROM dashboard_duties WHERE :'district' IN (district, district_en)))) AS s;

SELECT $json${
  "kind": "bars", "stacked": true, "label": "name", "bars": ["kept", "late", "missed"],
  "title": ["各项职责的完成次数", "The duties: how often kept, late and missed"],
  "columns": [
    {"name": "duty", "title": ["职责", "Duty"]},
    {"name": "district", "title": ["区", "District"]},
    {"name": "cadence", "title": ["频次", "Cadence"]},
    {"name": "lead_units", "title": ["牵头单位", "Lead units"]},
    {"name": "due", "title": ["应完成", "Due"], "as": "count"},
    {"name": "kept", "title": ["按时", "Kept"], "as": "count", "mark": "good"},
    {"name": "late", "title": ["迟了", "Late"], "as": "count", "mark": "warn"},
    {"name": "missed", "title": ["缺", "Missed"], "as": "count", "mark": "bad"},
    {"name": "compliance", "title": ["按时率", "Compliance"], "as": "percent"},
    {"name": "lapse", "title": ["最长连缺", "Longest lapse"], "as": "count"},
    {"name": "last_on", "title": ["最近一次", "Last on"], "as": "date"},
    {"name": "next_due", "title": ["下次到期", "Next due"], "as": "date"}]
}$json$::jsonb || jsonb_build_object('rows', (
    SELECT coalesce(jsonb_agg(r), '[]')
    FROM (SELECT duty, jsonb_build_array(district, district_en) AS district,
                 jsonb_build_array(concat_ws(' ', district, duty), concat_ws(' ', district_en, duty)) AS name, cadence, lead_units, due, kept, late, missed,
                 compliance, longest_lapse AS lapse, last_on, next_due
          FROM dashboard_duties WHERE :'district' IN ('', district, district_en)
          ORDER BY compliance NULLS LAST, indicator_id) AS r));

SELECT $json${
  "kind": "table",
  "title": ["按牵头单位", "By lead unit"],
  "says": ["一项职责有几个牵头单位的,各计一次。", "A duty of several units counts for each."],
  "columns": [
    {"name": "lead_unit", "title": ["牵头单位", "Lead unit"]},
    {"name": "district", "title": ["区", "District"]},
    {"name": "duties", "title": ["职责", "Duties"], "as": "count"},
    {"name": "due", "title": ["应完成", "Due"], "as": "count"},
    {"name": "kept", "title": ["按时", "Kept"], "as": "count", "status": "kept"},
    {"name": "late", "title": ["迟了", "Late"], "as": "count", "status": "late"},
    {"name": "missed", "title": ["缺", "Missed"], "as": "count", "status": "missed"},
    {"name": "compliance", "title": ["按时率", "Compliance"], "as": "percent"},
    {"name": "next_due", "title": ["下次到期", "Next due"], "as": "date"}]
}$json$::jsonb || jsonb_build_object('rows', (
    SELECT coalesce(jsonb_agg(r), '[]')
    FROM (SELECT CASE lead_unit WHEN '-' THEN '(none named)' ELSE lead_unit END AS lead_unit, district, duties, due, kept, late, missed, compliance, next_due
          FROM dashboard_duties_by_unit
          WHERE :'district' = '' OR district IN (SELECT district FROM dashboard_duties WHERE :'district' IN (district, district_en))
          ORDER BY compliance NULLS LAST, dashboard_duties_by_unit.district, dashboard_duties_by_unit.lead_unit COLLATE "C") AS r));

SELECT $json${
  "kind": "table", "shown": 12,
  "title": ["迟了或缺的各期", "What was late or missed"],
  "says": ["最近的在前。", "The latest first."],
  "columns": [
    {"name": "duty", "title": ["职责", "Duty"]},
    {"name": "status", "title": ["状态", "Status"], "as": "status"},
    {"name": "district", "title": ["区", "District"]},
    {"name": "from_date", "title": ["自", "From"], "as": "date"},
    {"name": "until_date", "title": ["至", "Until"], "as": "date"},
    {"name": "deadline", "title": ["期限", "Deadline"], "as": "date"},
    {"name": "required", "title": ["应有", "Required"], "as": "count"},
    {"name": "happened", "title": ["实有", "Happened"], "as": "count"}]
}$json$::jsonb || jsonb_build_object('rows', (
    SELECT coalesce(jsonb_agg(r), '[]')
    FROM (SELECT duty, status, district, from_date, until_date, deadline, required, happened
          FROM dashboard_duty_lapses
          WHERE :'district' = '' OR district IN (SELECT district FROM dashboard_duties WHERE :'district' IN (district, district_en))
          ORDER BY deadline DESC, indicator_id) AS r));

SELECT $json${
  "kind": "table", "shown": 12,
  "title": ["月报未收到的工作", "Items whose report has not come in"],
  "columns": [
    {"name": "item", "title": ["工作", "Item"]},
    {"name": "district", "title": ["区", "District"]},
    {"name": "lead_units", "title": ["牵头单位", "Lead units"]},
    {"name": "days", "title": ["逾期(天)", "Days overdue"], "as": "count"},
    {"name": "missed", "title": ["近六期缺报", "Missed of six"], "as": "count", "status": "missed"},
    {"name": "last_received", "title": ["最近收到", "Last received"], "as": "date"}]
}$json$::jsonb || jsonb_build_object('rows', (
    SELECT coalesce(jsonb_agg(r), '[]')
    FROM (SELECT item, district, coalesce(lead_units, '(none named)') AS lead_units, days_overdue AS days, reports_missed AS missed, last_received
          FROM dashboard_supervision_reports
          WHERE status = 'report not received'
            AND (:'district' = '' OR district IN (SELECT district FROM dashboard_duties WHERE :'district' IN (district, district_en)))
          ORDER BY reports_missed DESC, dashboard_supervision_reports.district, work_item_id) AS r));
