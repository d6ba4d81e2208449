-- Chapter 3: the rating of Jiading's cells, and the funds.
-- views: map_cells rating_by_cell rating_by_month rating_funds

\ir ../settings.sql

-- only Jiading has cells
SELECT :'district' IN ('', '嘉定', 'Jiading') AS here
\gset

SELECT $json${
  "title": ["网格评定(嘉定)", "The rating of cells (Jiading)"],
  "says": ["{cells} 个网格按 600 分评定,平均 {mean:points} 分,最低 {least:points} 分,最高 {most:points} 分;{vetoed} 个被一票否决,列在最后。以奖代补资金 {yuan:yuan} 元按实有人口乘等级系数分到街镇,分毫不差。",
           "{cells} cells are rated on 600 points: {mean:points} on average, from {least:points} to {most:points}; {vetoed} are vetoed and stand last. Award funds of {yuan:yuan} yuan are divided by population times the coefficient of the grade, to the fen."],
  "synthetic": true
}$json$::jsonb || jsonb_build_object(
    'values', to_jsonb(c) || to_jsonb(f),
    'counts', jsonb_build_array(
        jsonb_build_object('title', '["已评定网格", "Cells rated"]'::jsonb, 'value', rated),
        jsonb_build_object('title', '["A 级", "Grade A"]'::jsonb, 'value', a, 'mark', 'good'),
        jsonb_build_object('title', '["E 级", "Grade E"]'::jsonb, 'value', e, 'mark', 'bad'),
        jsonb_build_object('title', '["其中一票否决", "Of these vetoed"]'::jsonb, 'value', vetoed, 'mark', 'bad'),
        jsonb_build_object('title', '["无评分", "Without points"]'::jsonb, 'value', cells - rated, 'mark', 'none'),
        jsonb_build_object('title', '["合成事件", "Synthetic events"]'::jsonb, 'value', events, 'mark', 'warn')))
FROM (SELECT count(*) AS cells, count(total) AS rated, count(*) FILTER (WHERE grade = 'A') AS a,
             count(*) FILTER (WHERE grade = 'E') AS e, count(*) FILTER (WHERE vetoed) AS vetoed,
             avg(total::numeric)::float8 AS mean, min(total) AS least, max(total) AS most, coalesce(sum(events), 0) AS events
      FROM rating_by_cell WHERE :'here') AS c,
     (SELECT sum(yuan) FILTER (WHERE is_total) AS yuan FROM rating_funds WHERE :'here') AS f;

-- places in whole metres from a corner, simplified to 2 m
SELECT $json${
  "kind": "map", "letter": "grade", "half": true,
  "title": ["355 个网格的等级", "The cells by grade"],
  "says": ["每格写有等级字母;指向或轻触可看编码、街镇、各项得分与人口。网格形状为合成。",
           "Each cell bears its grade; point at it or touch it for code, street, points by dimension and people. The shapes are synthetic."],
  "columns": [
    {"name": "code", "title": ["编码", "Code"]},
    {"name": "street", "title": ["街镇", "Street"]},
    {"name": "grade", "title": ["等级", "Grade"]},
    {"name": "vetoed", "title": ["一票否决", "Vetoed"]},
    {"name": "total", "title": ["总分", "Total"], "as": "points"},
    {"name": "city_appearance", "title": ["市容环境", "City appearance"], "as": "points"},
    {"name": "public_safety", "title": ["公共安全", "Public safety"], "as": "points"},
    {"name": "public_management", "title": ["公共管理", "Public management"], "as": "points"},
    {"name": "public_services", "title": ["公共服务", "Public services"], "as": "points"},
    {"name": "self_governance", "title": ["自治共治", "Self-governance"], "as": "points"},
    {"name": "innovation", "title": ["创新(加分)", "Innovation (bonus)"], "as": "points"},
    {"name": "people", "title": ["居民", "Residents"], "as": "count"},
    {"name": "place", "title": ["全区名次", "Place in the district"], "as": "count"}]
}$json$::jsonb || jsonb_build_object('rows', (
    SELECT coalesce(jsonb_agg(to_jsonb(r)), '[]')
    FROM (SELECT m.code, m.street, m.grade, m.vetoed, r.total, r.city_appearance, r.public_safety, r.public_management,
                 r.public_services, r.self_governance, r.innovation, m.people, m.place,
                 ST_AsGeoJSON(ST_SnapToGrid(ST_Translate(ST_SimplifyPreserveTopology(m.shape, 2), -x, -y), 1), 0, 0)::jsonb AS shape
          FROM map_cells AS m
          LEFT JOIN rating_by_cell AS r ON r.cell = m.code,
               (SELECT floor(min(ST_XMin(shape))) AS x, floor(min(ST_YMin(shape))) AS y FROM map_cells) AS corner
          WHERE :'here'
          ORDER BY m.place) AS r));

SELECT $json${
  "kind": "bars", "label": "street", "bars": ["yuan"], "half": true,
  "title": ["各街镇以奖代补资金", "Award funds by street"],
  "says": ["按实有人口乘等级系数分配,合计精确到分。", "By population times the coefficient of the grade; the sum is exact to the fen."],
  "columns": [
    {"name": "street", "title": ["街镇", "Street"]},
    {"name": "cells", "title": ["网格数", "Cells"], "as": "count"},
    {"name": "population", "title": ["实有人口", "Population"], "as": "count"},
    {"name": "yuan", "title": ["资金(元)", "Yuan"], "as": "yuan"},
    {"name": "yuan_a_head", "title": ["人均(元)", "Yuan a head"], "as": "yuan"}]
}$json$::jsonb || jsonb_build_object('rows', (
    SELECT coalesce(jsonb_agg(r), '[]')
    FROM (SELECT street, cells, population, yuan, yuan_a_head FROM rating_funds
          WHERE is_total IS NOT TRUE AND :'here'
          ORDER BY yuan DESC, street) AS r));

SELECT $json${
  "kind": "bars", "upright": true, "label": "points", "bars": ["cells"], "half": true,
  "title": ["得分分布", "The distribution of points"],
  "says": ["每柱 20 分;数字为网格数。", "Each bar is 20 points; the numbers are cells."],
  "columns": [
    {"name": "points", "title": ["分数段(起)", "From points"], "as": "number"},
    {"name": "cells", "title": ["网格数", "Cells"], "as": "count"}]
}$json$::jsonb || jsonb_build_object('rows', (
    SELECT coalesce(jsonb_agg(r), '[]')
    FROM (SELECT points, count(c.total) AS cells
          FROM (SELECT 20 * floor(min(total) / 20)::int AS low, 20 * floor(max(total) / 20)::int AS high
                FROM rating_by_cell WHERE :'here' AND total BETWEEN -1e6 AND 1e6) AS span,
               generate_series(low, high, 20) AS points
          LEFT JOIN rating_by_cell AS c ON c.total >= points AND c.total < points + 20
          GROUP BY points
          ORDER BY points) AS r));

SELECT $json${
  "kind": "bars", "upright": true, "label": "month", "bars": ["lost", "earned"],
  "title": ["逐月失分与加分", "Points lost and earned by month"],
  "says": ["全部网格合计,截至本期。", "All cells together, up to this report."],
  "columns": [
    {"name": "month", "title": ["月份", "Month"], "as": "month"},
    {"name": "events", "title": ["事件数", "Events"], "as": "count"},
    {"name": "vetoed", "title": ["一票否决", "Vetoed"], "as": "count"},
    {"name": "lost", "title": ["失分", "Lost"], "as": "count", "mark": "bad"},
    {"name": "earned", "title": ["加分", "Earned"], "as": "count", "mark": "good"}]
}$json$::jsonb || jsonb_build_object('rows', (
    SELECT coalesce(jsonb_agg(r), '[]')
    FROM (SELECT month, events, vetoed, lost, earned FROM rating_by_month
          WHERE :'here' AND (:'month' = '' OR month <= nullif(:'month', '')::date)
          ORDER BY month) AS r));
