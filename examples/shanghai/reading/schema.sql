-- What read_targets found in the text of a plan, for somebody to check before it
-- becomes rows of indicator.

\ir ../settings.sql

CREATE TABLE IF NOT EXISTS plan_reading (
    plan       text NOT NULL,
    "position" int NOT NULL CHECK ("position" > 0),
    phrase     text NOT NULL,
    subject    text,
    target     indicator_target NOT NULL,
    kind       text NOT NULL,
    hedge      text,
    stretch    boolean NOT NULL,
    due        date,
    per        text,
    checked    boolean NOT NULL DEFAULT false
);

COMMENT ON TABLE plan_reading IS
    'Targets read out of the text of a plan, to be checked: one row a place';
COMMENT ON COLUMN plan_reading.plan IS 'The plan: the name of its file';
COMMENT ON COLUMN plan_reading."position" IS 'First character of the phrase in the text, from 1';
COMMENT ON COLUMN plan_reading.phrase IS 'The words of the plan that state the target';
COMMENT ON COLUMN plan_reading.subject IS 'What is measured, in the words of the plan; NULL where they do not say';
COMMENT ON COLUMN plan_reading.target IS 'The acceptable values and their unit';
COMMENT ON COLUMN plan_reading.kind IS 'How the plan words it: count, floor, cap, all, zero, range, about or standard';
COMMENT ON COLUMN plan_reading.hedge IS 'The word by which the plan softens it; NULL where none';
COMMENT ON COLUMN plan_reading.stretch IS 'Whether the plan only strives for it';
COMMENT ON COLUMN plan_reading.due IS 'Last day by which; NULL where the plan does not say';
COMMENT ON COLUMN plan_reading.per IS 'day, week, month, quarter, half-year, year or "5 years"; NULL for once';
COMMENT ON COLUMN plan_reading.checked IS 'Whether somebody has compared the row with the plan';
