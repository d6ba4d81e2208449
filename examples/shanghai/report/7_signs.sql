-- Chapter 7: the vital signs of a city, now and in the last months.
-- views: dashboard_signs dashboard_sign_alarms dashboard_sign_time dashboard_signs_overall dashboard_sign_feeds

\ir ../settings.sql

-- the signs are of a district that is not named
SELECT :'district' = '' AS here
\gset

SELECT $json${
  "title": ["城市运行体征", "Vital signs"],
  "says": ["{as_of:time} 的 {signs} 个体征:正常 {normal} 个,黄 {yellow} 个、橙 {orange} 个、红 {red} 个;{unknown} 个久未上报,状态不明,不算正常。全期共报警 {alarms} 次。",
           "Of {signs} signs at {as_of:time}, {normal} are normal, {yellow} yellow, {orange} orange and {red} red; of {unknown} nobody knows, because no sample came: they do not count as normal. {alarms} alarms in all."],
  "synthetic": true
}$json$::jsonb || jsonb_build_object(
    'values', to_jsonb(s) || to_jsonb(t),
    'counts', jsonb_build_array(
        jsonb_build_object('title', '["已评判", "Judged"]'::jsonb, 'value', signs - unknown),
        jsonb_build_object('title', '["正常", "Normal"]'::jsonb, 'value', normal, 'mark', 'good'),
        jsonb_build_object('title', '["黄", "Yellow"]'::jsonb, 'value', yellow, 'mark', 'warn'),
        jsonb_build_object('title', '["橙", "Orange"]'::jsonb, 'value', orange, 'mark', 'warn'),
        jsonb_build_object('title', '["红", "Red"]'::jsonb, 'value', red, 'mark', 'bad'),
        jsonb_build_object('title', '["不明(缺数据)", "Unknown (no data)"]'::jsonb, 'value', unknown, 'mark', 'none')))
FROM (SELECT count(*) AS signs, count(*) FILTER (WHERE level = 'normal') AS normal, count(*) FILTER (WHERE level = '黄') AS yellow,
             count(*) FILTER (WHERE level = '橙') AS orange, count(*) FILTER (WHERE level = '红') AS red,
             count(*) FILTER (WHERE level = 'unknown') AS unknown,
             to_char(max(as_of) AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI') AS as_of
      FROM dashboard_signs WHERE :'here') AS s,
     (SELECT coalesce(sum(alarms), 0) AS alarms FROM dashboard_sign_time WHERE :'here') AS t;

SELECT $json${
  "kind": "table", "shown": 12,
  "title": ["体征看板", "The board"],
  "says": ["不正常的在前。", "What is not normal first."],
  "columns": [
    {"name": "sign", "title": ["体征", "Sign"]},
    {"name": "level", "title": ["等级", "Level"], "as": "status"},
    {"name": "since", "title": ["起", "Since"], "as": "time"},
    {"name": "value", "title": ["最近值", "Last value"], "as": "number"},
    {"name": "unit", "title": ["单位", "Unit"]},
    {"name": "sampled_at", "title": ["采样时间", "Sampled"], "as": "time"}]
}$json$::jsonb || jsonb_build_object('rows', (
    SELECT coalesce(jsonb_agg(r), '[]')
    FROM (SELECT jsonb_build_array(sign, sign_en) AS sign, level, to_char(since AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI') AS since,
                 value, unit, to_char(sampled_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI') AS sampled_at
          FROM dashboard_signs WHERE :'here'
          ORDER BY CASE severity WHEN 0 THEN -2 ELSE severity END DESC, sign_id) AS r));

SELECT $json${
  "kind": "curves", "by": "what", "x": "at", "lines": ["points"], "unit": "",
  "title": ["全区总体水平,最近一周逐小时", "The overall level, by hour of the last week"],
  "says": ["各体征等级的加权平均(黄 1、橙 2、红 3);0.3 以上为黄,0.6 以上为橙,1 以上为红(示例)。", "The weighted mean of the levels (yellow 1, orange 2, red 3); yellow from 0.3, orange from 0.6, red from 1 (an example)."],
  "columns": [
    {"name": "at", "title": ["时间", "Hour"], "as": "time"},
    {"name": "what", "title": ["范围", "What"], "hidden": true},
    {"name": "points", "title": ["加权等级", "Weighted level"], "as": "ratio", "mark": "plain"},
    {"name": "overall", "title": ["总体", "Overall"], "as": "status"},
    {"name": "signs", "title": ["体征数", "Signs"], "as": "count"},
    {"name": "unknown", "title": ["不明", "Unknown"], "as": "count"}]
}$json$::jsonb || jsonb_build_object('rows', (
    SELECT coalesce(jsonb_agg(r), '[]')
    FROM (SELECT to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI') AS at, '["全部体征", "All signs"]'::jsonb AS what, points,
                 CASE overall WHEN '正常' THEN 'normal' ELSE overall END AS overall, signs, unknown
          FROM dashboard_signs_overall WHERE :'here'
          ORDER BY dashboard_signs_overall.at) AS r));

SELECT $json${
  "kind": "bars", "stacked": true, "label": "sign", "bars": ["yellow_hours", "orange_hours", "red_hours", "unknown_hours"],
  "unit": ["小时", "hours"],
  "title": ["各体征处于各级的时间", "Hours in each level"],
  "says": ["报警最多的在前;“反复”是 30 分钟内再次报警。", "Most alarms first; chattering is an alarm within 30 minutes of the one before."],
  "columns": [
    {"name": "sign", "title": ["体征", "Sign"]},
    {"name": "alarms", "title": ["报警次数", "Alarms"], "as": "count"},
    {"name": "chattering", "title": ["其中反复", "Chattering"], "as": "count"},
    {"name": "yellow_hours", "title": ["黄(小时)", "Yellow, h"], "as": "points", "mark": "warn"},
    {"name": "orange_hours", "title": ["橙(小时)", "Orange, h"], "as": "points", "mark": "orange"},
    {"name": "red_hours", "title": ["红(小时)", "Red, h"], "as": "points", "mark": "bad"},
    {"name": "unknown_hours", "title": ["不明(小时)", "Unknown, h"], "as": "points", "mark": "none"},
    {"name": "known_share", "title": ["已知时间占比", "Known"], "as": "percent"}]
}$json$::jsonb || jsonb_build_object('rows', (
    SELECT coalesce(jsonb_agg(r), '[]')
    FROM (SELECT jsonb_build_array(sign, sign_en) AS sign, alarms, chattering, yellow_hours, orange_hours, red_hours, unknown_hours, known_share
          FROM dashboard_sign_time WHERE :'here' ORDER BY alarms DESC, sign_id) AS r));

SELECT $json${
  "kind": "table", "shown": 12,
  "title": ["红色报警", "Red alarms"],
  "says": ["持续最久的在前。", "The longest first."],
  "columns": [
    {"name": "sign", "title": ["体征", "Sign"]},
    {"name": "raised_at", "title": ["起", "Raised"], "as": "time"},
    {"name": "ended_at", "title": ["止", "Ended"], "as": "time"},
    {"name": "minutes", "title": ["分钟", "Minutes"], "as": "count"},
    {"name": "peak", "title": ["峰值", "Peak"], "as": "number"},
    {"name": "unit", "title": ["单位", "Unit"]}]
}$json$::jsonb || jsonb_build_object('rows', (
    SELECT coalesce(jsonb_agg(r), '[]')
    FROM (SELECT jsonb_build_array(sign, sign_en) AS sign, to_char(raised_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI') AS raised_at,
                 to_char(ended_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI') AS ended_at, minutes, peak, unit
          FROM dashboard_sign_alarms WHERE level = '红' AND :'here'
          ORDER BY minutes DESC, dashboard_sign_alarms.raised_at, sign_id) AS r));

SELECT $json${
  "kind": "table", "shown": 12,
  "title": ["数据质量", "The quality of the feeds"],
  "says": ["每日应送一次;缺送最多的在前。", "One delivery a day; the feeds that miss most first."],
  "columns": [
    {"name": "sign", "title": ["体征", "Sign"]},
    {"name": "due", "title": ["应送", "Due"], "as": "count"},
    {"name": "kept", "title": ["按时", "Kept"], "as": "count", "status": "kept"},
    {"name": "late", "title": ["迟送", "Late"], "as": "count", "status": "late"},
    {"name": "missed", "title": ["缺送", "Missed"], "as": "count", "status": "missed"},
    {"name": "lapse", "title": ["最长连缺", "Longest lapse"], "as": "count"},
    {"name": "samples", "title": ["样本", "Samples"], "as": "count"},
    {"name": "valid_share", "title": ["有值", "With value"], "as": "percent"},
    {"name": "in_range_share", "title": ["在量程内", "In range"], "as": "percent"}]
}$json$::jsonb || jsonb_build_object('rows', (
    SELECT coalesce(jsonb_agg(r), '[]')
    FROM (SELECT jsonb_build_array(sign, sign_en) AS sign, due, kept, late, missed, longest_lapse AS lapse, samples, valid_share, in_range_share
          FROM dashboard_sign_feeds WHERE :'here' ORDER BY missed DESC, late DESC, sign_id) AS r));
