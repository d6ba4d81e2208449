-- Money 4: the yearly self-evaluation of the projects (项目支出绩效自评).

\ir ../../settings.sql

-- Execution: what was paid of what could be paid in the year. Output: EV by PV at
-- the end of the year; where nothing was planned by then, nothing is lost.
CREATE OR REPLACE VIEW dashboard_evaluation AS
WITH card AS (
    SELECT scorecard_agg(position, dimension, full_points, kind) AS card
    FROM evaluation_dimension
),
scale AS (
    SELECT string_agg(CASE WHEN least_points > 0 THEN format('%s >= %s', grade, least_points) ELSE grade END,
                      ', ' ORDER BY least_points DESC)::grade_scale AS scale
    FROM evaluation_grade
),
share AS (
    SELECT y.work_item_id, y.year, v.dimension,
           greatest(0, least(1, v.share)) AS share
    FROM task_year y
    JOIN evaluation_survey s USING (work_item_id, year)
    JOIN work_report r ON r.work_item_id = y.work_item_id AND r.reported_on = make_date(y.year, 12, 31),
         LATERAL (VALUES
             ('预算执行率', (y.paid / nullif(y.budget + y.carried_over, 0))::float8),
             ('产出指标', coalesce(schedule_performance_index(r.progress, r.reported_on), 1)),
             ('效益指标', s.benefit),
             ('满意度指标', s.satisfaction)) v (dimension, share)
),
sheet AS (
    SELECT s.work_item_id, s.year, score_agg(c.card, s.dimension, d.full_points * s.share) AS sheet
    FROM share s
    JOIN evaluation_dimension d USING (dimension)
    CROSS JOIN card c
    GROUP BY s.work_item_id, s.year
)
SELECT p.district, p.district_en, w.work_item_id, w.name AS project, s.year,
       points(sheet, '预算执行率') AS execution,
       points(sheet, '产出指标') AS output,
       points(sheet, '效益指标') AS benefit,
       points(sheet, '满意度指标') AS satisfaction,
       total_points(sheet) AS total,
       grade(sheet, scale) AS grade
FROM sheet s
CROSS JOIN scale
JOIN work_item w USING (work_item_id)
JOIN plan p USING (plan_id);

COMMENT ON VIEW dashboard_evaluation IS
    'The self-evaluation of each project with a budget at the end of each year: points for execution (of 10), output (50), benefit (30) and satisfaction (10), their total and its grade by evaluation_grade. SYNTHETIC money, reports and surveys';

\echo
\echo 'Money 4. Self-evaluation of the projects of 2025: how many of each grade, and the ':rows' with the fewest points (SYNTHETIC)'
\echo

SELECT district,
       count(*) AS projects,
       count(*) FILTER (WHERE grade = '优') AS "优",
       count(*) FILTER (WHERE grade = '良') AS "良",
       count(*) FILTER (WHERE grade = '中') AS "中",
       count(*) FILTER (WHERE grade = '差') AS "差",
       round(avg(total::numeric), 1) AS mean
FROM dashboard_evaluation
WHERE year = 2025
GROUP BY district
ORDER BY min(work_item_id);

SELECT district, project,
       round(execution::numeric, 1) AS "执行率 10",
       round(output::numeric, 1) AS "产出 50",
       round(benefit::numeric, 1) AS "效益 30",
       round(satisfaction::numeric, 1) AS "满意度 10",
       round(total::numeric, 1) AS total, grade
FROM dashboard_evaluation
WHERE year = 2025
ORDER BY round(total::numeric, 6), work_item_id
LIMIT :rows;
