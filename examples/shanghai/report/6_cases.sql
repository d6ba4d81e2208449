-- Chapter 6: cases of Qingpu: hotline, petitions, hazards, spot checks.
-- views: dashboard_case_board dashboard_case_flow dashboard_case_duration dashboard_hazard dashboard_case_composite dashboard_sign_check

\ir ../settings.sql

-- only Qingpu has cases
SELECT :'district' IN ('', '青浦', 'Qingpu') AS here
\gset

SELECT $json${
  "title": ["案件办理(青浦)", "Cases (Qingpu)"],
  "says": ["2025 年 {cases} 件,按期办结 {on_time_rate:percent}。各单位按类别评判解决率 {judged} 次,{met} 次达到规划目标,{failed} 次未达到;年末未办结 {open} 件,其中逾期 {overdue} 件。",
           "{cases} cases of 2025, {on_time_rate:percent} of them on time. The resolution rate of {judged} units and kinds is judged: {met} meet the target of the plan, {failed} do not. {open} were open at the end of the year, {overdue} of them overdue."],
  "synthetic": true
}$json$::jsonb || jsonb_build_object(
    'values', to_jsonb(b) || to_jsonb(f),
    'counts', jsonb_build_array(
        jsonb_build_object('title', '["已评判", "Judged"]'::jsonb, 'value', judged),
        jsonb_build_object('title', '["达标", "Met"]'::jsonb, 'value', met, 'mark', 'good'),
        jsonb_build_object('title', '["未达标", "Not met"]'::jsonb, 'value', failed, 'mark', 'bad'),
        jsonb_build_object('title', '["无回访,不评判", "No answers, not judged"]'::jsonb, 'value', missing, 'mark', 'none'),
        jsonb_build_object('title', '["未到期", "Not yet due"]'::jsonb, 'value', open - overdue, 'mark', 'wait'),
        jsonb_build_object('title', '["逾期未办结", "Open and overdue"]'::jsonb, 'value', overdue, 'mark', 'bad')))
FROM (SELECT coalesce(sum(cases) FILTER (WHERE lead_unit_id IS NULL), 0) AS cases,
             sum(on_time) FILTER (WHERE lead_unit_id IS NULL)
                 / nullif(sum(deadlines) FILTER (WHERE lead_unit_id IS NULL), 0)::float8 AS on_time_rate,
             count(*) FILTER (WHERE met AND lead_unit_id IS NOT NULL) AS met,
             count(*) FILTER (WHERE NOT met AND lead_unit_id IS NOT NULL) AS failed,
             count(met) FILTER (WHERE lead_unit_id IS NOT NULL) AS judged,
             count(*) FILTER (WHERE met IS NULL AND lead_unit_id IS NOT NULL) AS missing
      FROM dashboard_case_board WHERE :'here') AS b,
     (SELECT coalesce(sum(open_after), 0) AS open, coalesce(sum(overdue), 0) AS overdue
      FROM dashboard_case_flow
      WHERE :'here' AND month_end = (SELECT max(month_end) FROM dashboard_case_flow)) AS f;

SELECT $json${
  "kind": "table",
  "title": ["各单位办理情况", "The units"],
  "says": ["解决率 = 已解决 / 回访数,按规划目标评判。逾期未办结的计入不按期。", "The resolution rate, resolved by answers, is judged by the target of the plan. What is overdue and still open counts against the share on time."],
  "columns": [
    {"name": "lead_unit", "title": ["单位", "Unit"]},
    {"name": "kind", "title": ["类别", "Kind"]},
    {"name": "cases", "title": ["件数", "Cases"], "as": "count"},
    {"name": "response_rate", "title": ["按时响应", "Responded in time"], "as": "percent"},
    {"name": "on_time_rate", "title": ["按期办结", "On time"], "as": "percent"},
    {"name": "resolved", "title": ["已解决", "Resolved"], "as": "count"},
    {"name": "answers", "title": ["回访数", "Answers"], "as": "count"},
    {"name": "resolution_rate", "title": ["解决率", "Resolution rate"], "as": "percent"},
    {"name": "target", "title": ["目标", "Target"], "as": "target"},
    {"name": "met", "title": ["评判", "Judged"], "as": "met"},
    {"name": "satisfaction_rate", "title": ["满意率", "Satisfied"], "as": "percent"},
    {"name": "participation_rate", "title": ["参评率", "Answered"], "as": "percent"}]
}$json$::jsonb || jsonb_build_object('rows', (
    SELECT coalesce(jsonb_agg(r), '[]')
    FROM (SELECT lead_unit, kind, cases, response_rate, on_time_rate, resolved, resolution_answers AS answers,
                 resolution_rate, target, met, satisfaction_rate, participation_rate
          FROM dashboard_case_board WHERE :'here'
          ORDER BY position, dashboard_case_board.lead_unit_id NULLS LAST) AS r));

SELECT $json${
  "kind": "curves", "by": "kind", "x": "month_end", "lines": ["open_after", "overdue"],
  "title": ["逐月存量与逾期", "Open and overdue cases by month"],
  "says": ["月末未办结与其中逾期的件数;新增与办结见数据表,月初存量加新增减办结等于月末存量。", "Open at the end of each month, and overdue among these; opened and closed stand in the table: open before plus opened less closed is open after."],
  "columns": [
    {"name": "kind", "title": ["类别", "Kind"]},
    {"name": "month_end", "title": ["月份", "Month"], "as": "month"},
    {"name": "open_before", "title": ["月初存量", "Open before"], "as": "count"},
    {"name": "opened", "title": ["新增", "Opened"], "as": "count"},
    {"name": "closed", "title": ["办结", "Closed"], "as": "count"},
    {"name": "open_after", "title": ["月末存量", "Open after"], "as": "count", "mark": "plain"},
    {"name": "overdue", "title": ["其中逾期", "Overdue"], "as": "count", "mark": "bad"}]
}$json$::jsonb || jsonb_build_object('rows', (
    SELECT coalesce(jsonb_agg(r), '[]')
    FROM (SELECT kind, month_end, open_before, opened, closed, open_after, overdue
          FROM dashboard_case_flow
          WHERE :'here' AND (:'month' = '' OR month_end < nullif(:'month', '')::date + interval '1 month')
          ORDER BY position, month_end) AS r));

SELECT $json${
  "kind": "ranges", "half": true, "label": "label", "dots": ["still_open"], "low": "low", "high": "high", "from": 0,
  "range": ["95% 区间", "95 % interval"], "axis": ["仍未办结的份额", "Share still open"],
  "title": ["办理时长:7、15、30 天后仍未办结的份额", "Durations: the share still open after 7, 15 and 30 days"],
  "says": ["未办结的也计入(Kaplan–Meier 估计);区间很窄时只见圆点。", "Open cases count, too (Kaplan and Meier); where the interval is narrow only the dot is seen."],
  "columns": [
    {"name": "label", "title": ["类别与天数", "Kind and days"]},
    {"name": "cases", "title": ["件数", "Cases"], "as": "count"},
    {"name": "open", "title": ["未办结", "Open"], "as": "count"},
    {"name": "median_closed", "title": ["已办结的中位数(天)", "Median of closed, days"], "as": "number"},
    {"name": "ninety_closed", "title": ["已办结的 90% 分位(天)", "90 % of closed, days"], "as": "number"},
    {"name": "median_all", "title": ["全部的中位数(天)", "Median of all, days"], "as": "number"},
    {"name": "still_open", "title": ["仍未办结", "Still open"], "as": "percent", "mark": "plain"},
    {"name": "low", "title": ["区间下限", "From"], "as": "percent"},
    {"name": "high", "title": ["区间上限", "To"], "as": "percent"}]
}$json$::jsonb || jsonb_build_object('rows', (
    SELECT coalesce(jsonb_agg(r), '[]')
    FROM (SELECT jsonb_build_array(concat_ws(' ', kind, days || ' 天'), concat_ws(' ', kind, days || ' d')) AS label, cases, open,
                 median_of_closed AS median_closed, quantile_90_of_closed AS ninety_closed, median_of_all AS median_all,
                 still_open, low, high
          FROM dashboard_case_duration WHERE :'here' ORDER BY position, days) AS r));

SELECT $json${
  "kind": "ranges", "half": true, "label": "label", "dots": ["safe_rate"], "low": "low", "high": "high",
  "range": ["95% 区间", "95 % interval"], "axis": ["安全的份额", "Share that is safe"],
  "title": ["户外招牌抽查:安全率", "Spot checks of signs: the share that is safe"],
  "says": ["抽查只看一部分;灰条是全部招牌的安全率可能所在(Wilson 区间)。", "A spot check sees a part; the grey bar is where the share of all signs may lie (Wilson)."],
  "columns": [
    {"name": "label", "title": ["季度", "Quarter"]},
    {"name": "checked", "title": ["抽查数", "Checked"], "as": "count"},
    {"name": "safe", "title": ["安全", "Safe"], "as": "count"},
    {"name": "safe_rate", "title": ["安全率", "Safe"], "as": "percent", "mark": "plain"},
    {"name": "low", "title": ["区间下限", "From"], "as": "percent"},
    {"name": "high", "title": ["区间上限", "To"], "as": "percent"},
    {"name": "may_be_all", "title": ["可能全部安全", "May be all"]}]
}$json$::jsonb || jsonb_build_object('rows', (
    SELECT coalesce(jsonb_agg(r), '[]')
    FROM (SELECT jsonb_build_array(coalesce('第 ' || quarter || ' 季度', '全年'), coalesce('Q' || quarter, 'The year')) AS label, checked, safe,
                 safe_rate, low, high, may_be_all
          FROM dashboard_sign_check WHERE :'here' ORDER BY quarter NULLS LAST) AS r));

SELECT $json${
  "kind": "bars", "stacked": true, "label": "lead_unit", "bars": ["to_30_days", "to_90_days", "to_180_days", "older"],
  "title": ["未销号隐患,按已存在时间", "Open hazards, by age"],
  "says": ["年末未销号的安全隐患;越旧越应先办。", "Hazards open at the end of the year; the oldest first."],
  "columns": [
    {"name": "lead_unit", "title": ["单位", "Unit"]},
    {"name": "found", "title": ["发现", "Found"], "as": "count"},
    {"name": "written_off", "title": ["已销号", "Written off"], "as": "count"},
    {"name": "open", "title": ["未销号", "Open"], "as": "count"},
    {"name": "overdue", "title": ["其中逾期", "Overdue"], "as": "count"},
    {"name": "to_30_days", "title": ["30 天以内", "To 30 days"], "as": "count", "mark": "fine"},
    {"name": "to_90_days", "title": ["31–90 天", "31 to 90 days"], "as": "count", "mark": "warn"},
    {"name": "to_180_days", "title": ["91–180 天", "91 to 180 days"], "as": "count", "mark": "other"},
    {"name": "older", "title": ["180 天以上", "Older"], "as": "count", "mark": "bad"},
    {"name": "oldest", "title": ["最旧(天)", "Oldest, days"], "as": "points"}]
}$json$::jsonb || jsonb_build_object('rows', (
    SELECT coalesce(jsonb_agg(r), '[]')
    FROM (SELECT lead_unit, found, written_off, open, overdue, to_30_days, to_90_days, to_180_days, older, oldest
          FROM dashboard_hazard WHERE :'here' ORDER BY oldest DESC NULLS LAST, lead_unit_id) AS r));

SELECT $json${
  "kind": "table",
  "title": ["综合得分", "The composite"],
  "says": ["响应、解决、满意三率的加权平均;权重取自表 case_weight。", "The mean of three rates, by the weights of the table case_weight."],
  "columns": [
    {"name": "lead_unit", "title": ["单位", "Unit"]},
    {"name": "rank", "title": ["名次", "Rank"], "as": "count"},
    {"name": "response_rate", "title": ["按时响应", "Responded in time"], "as": "percent"},
    {"name": "resolution_rate", "title": ["解决率", "Resolved"], "as": "percent"},
    {"name": "satisfaction_rate", "title": ["满意率", "Satisfied"], "as": "percent"},
    {"name": "composite", "title": ["综合", "Composite"], "as": "percent"}]
}$json$::jsonb || jsonb_build_object('rows', (
    SELECT coalesce(jsonb_agg(r), '[]')
    FROM (SELECT lead_unit, rank, response_rate, resolution_rate, satisfaction_rate, composite
          FROM dashboard_case_composite WHERE :'here' ORDER BY rank, lead_unit_id) AS r));
