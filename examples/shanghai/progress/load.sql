-- Loads the tasks, and builds the items under supervision from the plans: real
-- names, lead units, periods and totals. Nothing is done yet.

\ir ../settings.sql

\copy task FROM 'progress/data/task.csv' WITH (FORMAT csv, HEADER match)
\copy task_lead_unit FROM 'progress/data/task_lead_unit.csv' WITH (FORMAT csv, HEADER match)

-- Which tasks an indicator belongs to, by the numbers of its items as each plan
-- writes them: 一(三), 二(四), 17, 五(二)4, 二(五)33. In Qingpu's plan the goal 一(四)
-- is that of the task 二(四).
CREATE TEMP VIEW indicator_task AS
WITH numbered AS (
    SELECT i.indicator_id, i.plan_id, i.ends_on,
           CASE
               WHEN i.plan_id = 1 OR i.plan_id = 2 AND s.item ~ '^[一二]\('
               THEN array_position('{一,二,三,四,五,六,七,八,九,十,十一,十二,十三,十四,十五,十六}'::text[],
                                   substring(s.item FROM '\(([^)]+)\)$'))
               WHEN i.plan_id IN (3, 4, 5)
               THEN substring(s.item FROM '([0-9]{1,3})$')::int
           END AS number,
           CASE WHEN s.item LIKE '五(二)%' THEN 'special' ELSE 'task' END AS kind
    FROM indicator i
    JOIN indicator_item s USING (indicator_id)
)
-- once, also where the plan states it twice under the task
SELECT DISTINCT n.indicator_id, t.task_id, n.ends_on
FROM numbered n
JOIN task t USING (plan_id, number, kind);

-- The tasks and special projects, in % of each. A task runs linearly through
-- its plan's period; where some of its targets are due earlier, the share of
-- them that is due by then is a milestone. (The dates are the plan's, counting
-- each target alike is this example's choice.)
INSERT INTO work_item (work_item_id, plan_id, task_id, name, unit, schedule)
WITH due AS (
    SELECT task_id, ends_on, count(*) AS targets
    FROM indicator_task
    GROUP BY task_id, ends_on
),
share AS (
    SELECT task_id, ends_on,
           round(100 * sum(targets) OVER (PARTITION BY task_id ORDER BY ends_on)
                 / sum(targets) OVER (PARTITION BY task_id), 1)::float8 AS planned
    FROM due
),
milestone AS (
    SELECT t.task_id,
           array_agg(s.ends_on ORDER BY s.ends_on) AS dates,
           array_agg(s.planned ORDER BY s.ends_on) AS planned
    FROM task t
    JOIN plan p USING (plan_id)
    JOIN share s ON s.task_id = t.task_id AND s.ends_on < p.ends_on
    GROUP BY t.task_id
)
SELECT row_number() OVER (ORDER BY t.task_id), t.plan_id, t.task_id, t.title, '%',
       CASE
           WHEN m.task_id IS NULL
           THEN task_progress(0, 100, p.starts_on, p.ends_on)
           -- all targets are due before the plan ends: so is the task
           WHEN 100 = ANY (m.planned)
           THEN task_progress(0, p.starts_on || m.dates, 0::float8 || m.planned)
           ELSE task_progress(0, p.starts_on || m.dates || p.ends_on,
                              0::float8 || m.planned || 100::float8)
       END
FROM task t
JOIN plan p USING (plan_id)
LEFT JOIN milestone m USING (task_id)
WHERE t.kind IN ('task', 'special');

-- The targets that a total is due for (kilometres, households, places): linear through its own period. A single thing is done or not: it has a
-- due date only.
INSERT INTO work_item (work_item_id, plan_id, indicator_id, name, unit, schedule)
WITH quantified AS (
    SELECT indicator_id, plan_id, name, unit, starts_on, ends_on,
           CASE kind WHEN 'about' THEN (lower(stated) + upper(stated)) / 2
                     ELSE lower(target) END AS total
    FROM indicator
    WHERE cadence = 'total' AND lower(target) > 0
)
SELECT (SELECT count(*) FROM work_item)
           + row_number() OVER (ORDER BY indicator_id),
       plan_id, indicator_id, name, unit,
       CASE
           WHEN total = 1
           THEN task_progress(0, total, ends_on)
           ELSE task_progress(0, total, starts_on, ends_on)
       END
FROM quantified;

DROP VIEW indicator_task;
