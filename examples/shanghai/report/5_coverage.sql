-- Chapter 5: service coverage in Jiading.
-- views: dashboard_furthest dashboard_coverage dashboard_blind_spots map_cells map_blind_spots map_facilities

\ir ../settings.sql

SELECT :'district' IN ('', '嘉定', 'Jiading') AS here
\gset

SELECT $json${
  "title": ["服务覆盖(嘉定)", "Service coverage (Jiading)"],
  "says": ["居民中 {park:share} 住在公园 500 米以内,{stop:share} 住在公交站 500 米以内;网格内 {people} 人中,两样都够不着的有 {neither} 人。本章的居民与网格评定的实有人口各自合成,不必相等。",
           "Of the residents, {park:share} live within 500 m of a park and {stop:share} within 500 m of a bus stop; of the {people} in the cells, {neither} have neither. The residents here and the population of the rating are invented apart and differ."],
  "synthetic": true
}$json$::jsonb || jsonb_build_object(
    'values', to_jsonb(b) || to_jsonb(c),
    'counts', jsonb_build_array(
        jsonb_build_object('title', '["已评判", "Judged"]'::jsonb, 'value', c.judged),
        jsonb_build_object('title', '["达标", "Met"]'::jsonb, 'value', c.met, 'mark', 'good'),
        jsonb_build_object('title', '["未达标", "Not met"]'::jsonb, 'value', c.failed, 'mark', 'bad'),
        jsonb_build_object('title', '["缺数据", "Missing"]'::jsonb, 'value', c.missing, 'mark', 'none'),
        jsonb_build_object('title', '["无目标", "Without target"]'::jsonb, 'value', c.without, 'mark', 'none'),
        jsonb_build_object('title', '["其中目标未到期", "Of these not yet due"]'::jsonb, 'value', c.not_yet_due, 'mark', 'wait')))
FROM (SELECT coalesce(sum(people), 0) AS people, coalesce(sum(without_either), 0) AS neither
      FROM dashboard_blind_spots WHERE :'here') AS b,
     (SELECT count(met) AS judged, count(*) FILTER (WHERE met) AS met, count(*) FILTER (WHERE NOT met) AS failed,
             count(*) FILTER (WHERE target IS NOT NULL AND met IS NULL) AS missing, count(*) FILTER (WHERE target IS NULL) AS without,
             count(*) FILTER (WHERE due_on > coalesce(nullif(:'month', '')::date, (SELECT max(observed_on) FROM dashboard_furthest))) AS not_yet_due,
             max(value) FILTER (WHERE number = 1 AND share_of = 'people') AS park,
             max(value) FILTER (WHERE number = 4 AND share_of = 'people') AS stop
      FROM dashboard_coverage WHERE :'here') AS c;

SELECT $json${
  "kind": "table",
  "title": ["对照规划目标", "By the targets of the plans"],
  "says": ["“目标所属”是写有该目标的规划;徐汇、长宁的目标不约束嘉定,仅作比照。规划到期日之前未达标不算失约。",
           "Whose plan has the target: those of Xuhui and Changning do not bind Jiading and only illustrate. Before the plan is due, not met is no broken promise."],
  "columns": [
    {"name": "measure", "title": ["指标", "Measure"]},
    {"name": "share_of", "title": ["占比对象", "Share of"]},
    {"name": "value", "title": ["数值", "Value"], "as": "number"},
    {"name": "target", "title": ["目标", "Target"], "as": "target"},
    {"name": "hedge", "title": ["原文措辞", "Hedge"]},
    {"name": "target_of", "title": ["目标所属", "Target of"]},
    {"name": "due_on", "title": ["到期日", "Due"], "as": "date"},
    {"name": "met", "title": ["评判", "Judged"], "as": "met"},
    {"name": "gap", "title": ["差距", "Gap"], "as": "number"}]
}$json$::jsonb || jsonb_build_object('rows', (
    SELECT coalesce(jsonb_agg(r), '[]')
    FROM (SELECT measure, share_of, value, target, hedge, target_of, due_on, met, gap
          FROM dashboard_coverage WHERE :'here' ORDER BY number, share_of) AS r));

-- places in whole metres from the corner of the cells, simplified to 2 m; the
-- blind spots are computed once for both maps
WITH corner AS MATERIALIZED (
    SELECT floor(min(ST_XMin(shape))) AS x, floor(min(ST_YMin(shape))) AS y FROM map_cells
),
spots AS MATERIALIZED (
    SELECT kind, jsonb_agg(to_jsonb(s) - 'kind' - 'id' ORDER BY id) AS rows
    FROM (SELECT map_blind_spots.without AS kind, id, code, street, km2, people,
                 ST_AsGeoJSON(ST_SnapToGrid(ST_Translate(ST_SimplifyPreserveTopology(shape, 2), -x, -y), 1), 0, 0)::jsonb AS shape
          FROM map_blind_spots, corner WHERE :'here') AS s
    GROUP BY kind
)
SELECT $json${
  "kind": "map", "half": true,
  "columns": [
    {"name": "code", "title": ["编码", "Code"]},
    {"name": "street", "title": ["街镇", "Street"]},
    {"name": "km2", "title": ["面积(km2)", "km2"], "as": "number"},
    {"name": "coverage", "title": ["面积覆盖率", "Share of area covered"], "as": "percent"},
    {"name": "people", "title": ["居民", "Residents"], "as": "count"},
    {"name": "without", "title": ["其中够不着", "Of these without"], "as": "count"}]
}$json$::jsonb || jsonb_build_object(
    'title', CASE kind WHEN 'park' THEN '["公园 500 米服务盲区", "Further than 500 m from a park"]'::jsonb
             ELSE '["公交站 500 米服务盲区", "Further than 500 m from a bus stop"]' END,
    'says', CASE kind WHEN 'park' THEN '["橙色斜线区为盲区,圆点为公园(大公园有几个入口)。", "The hatched orange areas have no park near; the dots are parks (a large one has several entrances)."]'::jsonb
            ELSE '["橙色斜线区为盲区,小方块为公交站,三角为轨道交通站。", "The hatched orange areas have no bus stop near; the squares are bus stops, the triangles rail stations."]' END,
    'rows', (SELECT coalesce(jsonb_agg(to_jsonb(r)), '[]')
             FROM (SELECT b.code, b.street, b.km2, CASE kind WHEN 'park' THEN b.park_coverage ELSE b.stop_coverage END AS coverage,
                          b.people, CASE kind WHEN 'park' THEN b.without_park ELSE b.without_stop END AS without,
                          ST_AsGeoJSON(ST_SnapToGrid(ST_Translate(ST_SimplifyPreserveTopology(m.shape, 2), -x, -y), 1), 0, 0)::jsonb AS shape
                   FROM dashboard_blind_spots AS b
                   LEFT JOIN map_cells AS m USING (code)
                   WHERE :'here'
                   ORDER BY without DESC, b.code) AS r),
    'spots', jsonb_build_object(
        'title', '["盲区", "blind spot"]'::jsonb,
        'columns', '[{"name": "code", "title": ["编码", "Code"]}, {"name": "street", "title": ["街镇", "Street"]},
                     {"name": "km2", "title": ["盲区面积(km2)", "Blind spot, km2"], "as": "number"},
                     {"name": "people", "title": ["够不着的居民", "Residents without"], "as": "count"}]'::jsonb,
        'rows', coalesce(spots.rows, '[]')),
    'points', jsonb_build_object(
        'columns', '[{"name": "kind", "title": ["设施", "Facility"]}, {"name": "street", "title": ["街镇", "Street"]},
                     {"name": "hectares", "title": ["公顷", "Hectares"], "as": "number"},
                     {"name": "radius", "title": ["服务半径(米)", "Radius, m"], "as": "number"}]'::jsonb,
        'rows', (SELECT coalesce(jsonb_agg(to_jsonb(r)), '[]')
                 FROM (SELECT f.kind, street, hectares, radius, jsonb_build_array(round(ST_X(g.geom) - x), round(ST_Y(g.geom) - y)) AS at
                       FROM map_facilities AS f, ST_Dump(place) AS g
                       WHERE (f.kind = kinds.kind OR kinds.kind = 'bus stop' AND f.kind = 'rail station') AND :'here'
                       ORDER BY f.kind = 'park', f.kind, id, g.path) AS r)))
FROM (VALUES (1, 'park'), (2, 'bus stop')) AS kinds(n, kind)
CROSS JOIN corner
LEFT JOIN spots USING (kind)
ORDER BY n;

SELECT $json${
  "kind": "bars", "label": "street", "bars": ["park", "stop"],
  "title": ["各街镇 500 米内有公园、公交站的居民占比", "Share of people within 500 m of a park and a bus stop, by street"],
  "says": ["按网格内的居民计。", "Of the residents in the cells."],
  "columns": [
    {"name": "street", "title": ["街镇", "Street"]},
    {"name": "people", "title": ["居民", "Residents"], "as": "count"},
    {"name": "park", "title": ["公园", "Park"], "as": "percent", "mark": "good"},
    {"name": "stop", "title": ["公交站", "Bus stop"], "as": "percent", "mark": "plain"},
    {"name": "without_park", "title": ["够不着公园", "Without park"], "as": "count"},
    {"name": "without_stop", "title": ["够不着公交站", "Without bus stop"], "as": "count"},
    {"name": "without_either", "title": ["两样都够不着", "Without either"], "as": "count"}]
}$json$::jsonb || jsonb_build_object('rows', (
    SELECT coalesce(jsonb_agg(r), '[]')
    FROM (SELECT street, sum(people) AS people,
                 sum(people::float8 - without_park) / nullif(sum(people), 0)::float8 AS park,
                 sum(people::float8 - without_stop) / nullif(sum(people), 0)::float8 AS stop,
                 sum(without_park) AS without_park, sum(without_stop) AS without_stop, sum(without_either) AS without_either
          FROM dashboard_blind_spots WHERE :'here'
          GROUP BY street
          ORDER BY park, street) AS r));

SELECT $json${
  "kind": "table",
  "title": ["够不着公园和公交站的人最多的十个网格", "The ten cells where most people have neither park nor bus stop near"],
  "columns": [
    {"name": "code", "title": ["编码", "Code"]},
    {"name": "street", "title": ["街镇", "Street"]},
    {"name": "people", "title": ["居民", "Residents"], "as": "count"},
    {"name": "without_park", "title": ["够不着公园", "Without park"], "as": "count"},
    {"name": "without_stop", "title": ["够不着公交站", "Without bus stop"], "as": "count"},
    {"name": "without_either", "title": ["两样都够不着", "Without either"], "as": "count"}]
}$json$::jsonb || jsonb_build_object('rows', (
    SELECT coalesce(jsonb_agg(r), '[]')
    FROM (SELECT code, street, people, without_park, without_stop, without_either
          FROM dashboard_blind_spots WHERE :'here'
          ORDER BY without_either DESC, without_stop DESC, code LIMIT 10) AS r));
