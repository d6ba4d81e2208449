-- Rating 1: the 355 cells in 2025.

\ir ../../settings.sql

CREATE OR REPLACE VIEW rating_by_cell AS
SELECT c.code::text AS cell,
       a.name AS street,
       c.population,
       points(sheet, '市容环境') AS city_appearance,
       points(sheet, '公共安全') AS public_safety,
       points(sheet, '公共管理') AS public_management,
       points(sheet, '公共服务') AS public_services,
       points(sheet, '自治共治') AS self_governance,
       points(sheet, '创新') AS innovation,
       total_points(sheet) AS total,
       full_points(sheet) AS full_points,
       event_count(sheet)::int4 AS events,
       vetoed(sheet) AS vetoed,
       grade(sheet, scale) AS grade,
       CASE WHEN NOT vetoed(sheet) THEN points_to_next(total_points(sheet), scale) END AS points_to_next,
       rank() OVER (PARTITION BY c.street_code
                    ORDER BY vetoed(sheet), round(total_points(sheet)::numeric, 6) DESC)::int4 AS rank_in_street,
       (row_number() OVER (ORDER BY vetoed(sheet), round(total_points(sheet)::numeric, 6) DESC, c.code))::int4 AS place
FROM cell_year AS y
JOIN grid_cell AS c ON c.code = y.code
JOIN area AS a ON a.code = c.street_code;

COMMENT ON VIEW rating_by_cell IS
    'The rating of each cell of Jiading in 2025, from SYNTHETIC events: points of each dimension, their total (a bonus among them), grade, points to the next grade (NULL where vetoed), rank in its street and place in the district; vetoed cells stand last';

\echo
\echo 'Rating 1. Jiading''s 355 grid cells in 2025: the best and the worst, ':rows' in all (SYNTHETIC events and populations)'
\echo

SELECT place, cell, street,
       round(city_appearance::numeric, 1) AS 市容环境,
       round(public_safety::numeric, 1) AS 公共安全,
       round(public_management::numeric, 1) AS 公共管理,
       round(public_services::numeric, 1) AS 公共服务,
       round(self_governance::numeric, 1) AS 自治共治,
       round(innovation::numeric, 1) AS 创新,
       round(total::numeric, 2) AS total,
       CASE WHEN vetoed THEN grade || ' (veto)' ELSE grade END AS grade,
       round(points_to_next::numeric, 2) AS "to next",
       rank_in_street AS "rank in street"
FROM rating_by_cell
WHERE place <= :rows / 2 OR place > (SELECT count(*) FROM grid_cell) - :rows / 2
ORDER BY place;
