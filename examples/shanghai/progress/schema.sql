-- Task progress: the tasks of the plans, what the districts supervise, what they
-- report every month, and the monthly summaries that are kept.

\ir ../settings.sql

CREATE TABLE task (
    task_id int PRIMARY KEY,
    plan_id int NOT NULL REFERENCES plan,
    section text NOT NULL,
    number  int NOT NULL CHECK (number > 0),
    title   text NOT NULL,
    kind    text NOT NULL,
    UNIQUE (plan_id, section, number),
    CHECK (kind IN ('task', 'special', 'goal', 'policy', 'evaluation',
                    'safeguard'))
);

COMMENT ON TABLE task IS 'The numbered headings of the plans: one row a heading';
COMMENT ON COLUMN task.task_id IS
    'Number of the task; follows the order of the plans';
COMMENT ON COLUMN task.plan_id IS 'The plan that sets the task';
COMMENT ON COLUMN task.section IS 'The section of the plan that it stands in';
COMMENT ON COLUMN task.number IS 'Its number in the plan';
COMMENT ON COLUMN task.title IS 'Its title';
COMMENT ON COLUMN task.kind IS
    'task or special (a special project): work to be done; goal, policy, evaluation, safeguard: what stands around it';


CREATE TABLE task_lead_unit (
    task_id      int NOT NULL REFERENCES task ON DELETE CASCADE,
    lead_unit_id int NOT NULL REFERENCES lead_unit,
    position     int NOT NULL CHECK (position > 0),
    PRIMARY KEY (task_id, lead_unit_id),
    UNIQUE (task_id, position)
);

CREATE INDEX ON task_lead_unit (lead_unit_id);

COMMENT ON TABLE task_lead_unit IS
    'Which units lead a task: one row a lead unit';
COMMENT ON COLUMN task_lead_unit.task_id IS 'The task';
COMMENT ON COLUMN task_lead_unit.lead_unit_id IS 'A unit that leads it';
COMMENT ON COLUMN task_lead_unit.position IS
    'Place of the unit in the plan''s list, from 1';


CREATE TABLE work_item (
    work_item_id int PRIMARY KEY,
    plan_id      int NOT NULL REFERENCES plan,
    task_id      int UNIQUE REFERENCES task,
    indicator_id int UNIQUE REFERENCES indicator,
    name         text NOT NULL,
    unit         text NOT NULL,
    schedule     task_progress NOT NULL,
    CHECK (num_nonnulls(task_id, indicator_id) = 1),
    CHECK (done(schedule) = 0)
);

COMMENT ON TABLE work_item IS
    'What is supervised: the tasks and special projects of the plans, and their quantified targets that a total is due for';
COMMENT ON COLUMN work_item.work_item_id IS
    'Number of the item: tasks first, then quantified targets, each in the order of the plans';
COMMENT ON COLUMN work_item.plan_id IS 'The plan that it belongs to';
COMMENT ON COLUMN work_item.task_id IS
    'The task; NULL for a quantified target';
COMMENT ON COLUMN work_item.indicator_id IS
    'The quantified target; NULL for a task';
COMMENT ON COLUMN work_item.name IS
    'Title of the task, or name of the indicator';
COMMENT ON COLUMN work_item.unit IS
    'Unit of the work: that of the target; for a task %, of the whole task';
COMMENT ON COLUMN work_item.schedule IS
    'The total and the schedule, with nothing done';


CREATE TABLE work_report (
    work_item_id int NOT NULL REFERENCES work_item ON DELETE CASCADE,
    reported_on  date NOT NULL CHECK (isfinite(reported_on)),
    progress     task_progress NOT NULL,
    source       text NOT NULL DEFAULT 'reported'
                 CHECK (source IN ('reported', 'synthetic')),
    PRIMARY KEY (work_item_id, reported_on)
);

CREATE INDEX ON work_report (reported_on);

COMMENT ON TABLE work_report IS
    'Monthly progress reports: one row an item and day';
COMMENT ON COLUMN work_report.work_item_id IS 'The item';
COMMENT ON COLUMN work_report.reported_on IS 'The day that the report describes';
COMMENT ON COLUMN work_report.progress IS
    'The work done by that day, with the total and the schedule';
COMMENT ON COLUMN work_report.source IS
    'reported: by the district; synthetic: invented for this example';


CREATE TABLE progress_month (
    plan_id     int NOT NULL REFERENCES plan,
    reported_on date NOT NULL,
    summary     progress_summary NOT NULL,
    PRIMARY KEY (plan_id, reported_on),
    CHECK (as_of(summary) = reported_on)
);

COMMENT ON TABLE progress_month IS
    'What is kept of the reports: one summary a plan and month';
COMMENT ON COLUMN progress_month.plan_id IS 'The plan';
COMMENT ON COLUMN progress_month.reported_on IS 'The last day of the month';
COMMENT ON COLUMN progress_month.summary IS
    'All items of the plan on that day, each with weight 1';


CREATE VIEW work_item_lead_unit AS
SELECT w.work_item_id, l.lead_unit_id, l.position
FROM work_item w
JOIN task_lead_unit l USING (task_id)
UNION ALL
SELECT w.work_item_id, l.lead_unit_id, l.position
FROM work_item w
JOIN indicator_lead_unit l USING (indicator_id);

COMMENT ON VIEW work_item_lead_unit IS
    'Which units lead an item: one row a lead unit';

-- One day for all, and the latest report of each: an item that is no longer
-- reported stays on the board, and is judged by what was last known of it.
CREATE VIEW latest_report AS
SELECT DISTINCT ON (work_item_id)
       work_item_id, reported_on, progress, source,
       (SELECT max(reported_on) FROM work_report) AS as_of
FROM work_report
ORDER BY work_item_id, reported_on DESC;

COMMENT ON VIEW latest_report IS
    'The latest report of every item, and as_of, the day of the latest of all, for which the items are judged';
