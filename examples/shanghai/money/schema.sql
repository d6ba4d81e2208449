-- Money against work: what the tasks of the plans may cost, by year, what was
-- paid, and how the projects are evaluated at the end of a year.

\ir ../settings.sql

CREATE TABLE task_budget (
    work_item_id int NOT NULL REFERENCES work_item ON DELETE CASCADE,
    year         int NOT NULL CHECK (year BETWEEN 2000 AND 2100),
    budget       numeric(14, 2) NOT NULL CHECK (budget >= 0),
    PRIMARY KEY (work_item_id, year)
);

COMMENT ON TABLE task_budget IS
    'What a task may cost in a year of its plan: one row a task and year; none for a task that the units do with what they have. SYNTHETIC';
COMMENT ON COLUMN task_budget.work_item_id IS 'The task or special project';
COMMENT ON COLUMN task_budget.year IS 'The budget year, which is the calendar year';
COMMENT ON COLUMN task_budget.budget IS 'Appropriated for the year, in yuan. SYNTHETIC';


CREATE TABLE payment (
    payment_id   int PRIMARY KEY,
    work_item_id int NOT NULL REFERENCES work_item ON DELETE CASCADE,
    paid_on      date NOT NULL CHECK (isfinite(paid_on)),
    amount       numeric(14, 2) NOT NULL CHECK (amount <> 0)
);

CREATE INDEX ON payment (work_item_id, paid_on);

COMMENT ON TABLE payment IS
    'The ledger of what was paid for the tasks, one row a payment. SYNTHETIC throughout';
COMMENT ON COLUMN payment.payment_id IS 'Number of the entry';
COMMENT ON COLUMN payment.work_item_id IS 'The task or special project';
COMMENT ON COLUMN payment.paid_on IS 'The day of the payment';
COMMENT ON COLUMN payment.amount IS 'In yuan; negative where money came back';


CREATE TABLE evaluation_dimension (
    position    int PRIMARY KEY,
    dimension   text NOT NULL UNIQUE,
    full_points float8 NOT NULL,
    kind        text NOT NULL
);

COMMENT ON TABLE evaluation_dimension IS
    'The scorecard of the yearly self-evaluation (单位自评) of projects, one row a dimension, with the weights of 财预〔2020〕10号';
COMMENT ON COLUMN evaluation_dimension.position IS 'Place on the scorecard';
COMMENT ON COLUMN evaluation_dimension.dimension IS 'What is evaluated';
COMMENT ON COLUMN evaluation_dimension.full_points IS 'The most points it gives';
COMMENT ON COLUMN evaluation_dimension.kind IS 'earn: starts at 0';


CREATE TABLE evaluation_grade (
    grade        text PRIMARY KEY,
    least_points float8 NOT NULL UNIQUE CHECK (least_points BETWEEN 0 AND 100)
);

COMMENT ON TABLE evaluation_grade IS
    'The grades of the self-evaluation, by 财预〔2020〕10号: one row a grade';
COMMENT ON COLUMN evaluation_grade.grade IS 'The grade';
COMMENT ON COLUMN evaluation_grade.least_points IS
    'The points from which on it is given, of 100; 0 for the last grade';


CREATE TABLE evaluation_survey (
    work_item_id int NOT NULL REFERENCES work_item ON DELETE CASCADE,
    year         int NOT NULL,
    benefit      float8 NOT NULL CHECK (benefit BETWEEN 0 AND 1),
    satisfaction float8 NOT NULL CHECK (satisfaction BETWEEN 0 AND 1),
    PRIMARY KEY (work_item_id, year)
);

COMMENT ON TABLE evaluation_survey IS
    'What was found out at the end of a year about the benefit of a project, and whom it served. SYNTHETIC throughout';
COMMENT ON COLUMN evaluation_survey.work_item_id IS 'The task or special project';
COMMENT ON COLUMN evaluation_survey.year IS 'The budget year';
COMMENT ON COLUMN evaluation_survey.benefit IS
    'Share of the benefit targets that is reached, from 0 to 1';
COMMENT ON COLUMN evaluation_survey.satisfaction IS
    'Share of those served who are satisfied, from 0 to 1';


-- One row a task: its whole budget, and what was paid by the day that the
-- reports are judged for. A budget that is not there is NULL, and the task is
-- missing from the sums; nothing paid is 0.
CREATE VIEW task_money AS
SELECT w.work_item_id, w.plan_id, w.name, r.progress, r.as_of, b.budget,
       CASE WHEN b.budget IS NOT NULL THEN coalesce(p.paid, 0) END AS spent
FROM work_item w
JOIN latest_report r USING (work_item_id)
LEFT JOIN (SELECT work_item_id, sum(budget) AS budget
           FROM task_budget
           GROUP BY work_item_id) b USING (work_item_id)
LEFT JOIN LATERAL (SELECT sum(amount) AS paid
                   FROM payment
                   WHERE work_item_id = w.work_item_id AND paid_on <= r.as_of) p ON true
WHERE w.task_id IS NOT NULL;

COMMENT ON VIEW task_money IS
    'The tasks and special projects: progress, whole budget and what was paid by as_of, in yuan; NULL for both where there is no budget';

-- What was left at the end of a year may be paid in the next (结转).
CREATE VIEW task_year AS
SELECT b.work_item_id, b.year, b.budget, p.paid,
       sum(b.budget - p.paid) OVER so_far - (b.budget - p.paid) AS carried_over,
       sum(b.budget - p.paid) OVER so_far AS unspent
FROM task_budget b,
     LATERAL (SELECT coalesce(sum(amount), 0) AS paid
              FROM payment p
              WHERE p.work_item_id = b.work_item_id
                AND paid_on BETWEEN make_date(b.year, 1, 1) AND make_date(b.year, 12, 31)) p
WHERE make_date(b.year, 12, 31) <= (SELECT max(reported_on) FROM work_report)
WINDOW so_far AS (PARTITION BY b.work_item_id ORDER BY b.year);

COMMENT ON VIEW task_year IS
    'Budget, payments and what was carried over into and out of each budget year that is over, by task, in yuan; unspent is negative where more was paid than there was';
