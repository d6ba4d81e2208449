-- Regular duties: what the plans want done every week, month, quarter, year or
-- five years, when it was done, and which monthly reports were received.

\ir ../settings.sql

CREATE TABLE duty (
    indicator_id int PRIMARY KEY REFERENCES indicator,
    cadence      cadence NOT NULL,
    span         daterange NOT NULL,
    CHECK (NOT isempty(span) AND NOT lower_inf(span) AND NOT upper_inf(span))
);

COMMENT ON TABLE duty IS 'What must happen regularly: one row a target that counts how often';
COMMENT ON COLUMN duty.indicator_id IS 'The target that says so';
COMMENT ON COLUMN duty.cadence IS 'How often, and by when';
COMMENT ON COLUMN duty.span IS 'The days it holds for: the period of the target';


CREATE TABLE duty_event (
    indicator_id int NOT NULL REFERENCES duty ON DELETE CASCADE,
    happened_on  date NOT NULL CHECK (isfinite(happened_on)),
    for_day      date CHECK (isfinite(for_day)),
    source       text NOT NULL DEFAULT 'reported'
                 CHECK (source IN ('reported', 'synthetic'))
);

CREATE INDEX ON duty_event (indicator_id, happened_on);

COMMENT ON TABLE duty_event IS 'What was done: one row each time';
COMMENT ON COLUMN duty_event.indicator_id IS 'The duty';
COMMENT ON COLUMN duty_event.happened_on IS 'The day that it was done';
COMMENT ON COLUMN duty_event.for_day IS
    'A day of the period that it was done for; NULL: the period with the next deadline';
COMMENT ON COLUMN duty_event.source IS
    'reported: by the district; synthetic: invented for this example';


CREATE TABLE report_receipt (
    work_item_id int NOT NULL REFERENCES work_item ON DELETE CASCADE,
    for_month    date NOT NULL,
    received_on  date NOT NULL CHECK (isfinite(received_on)),
    source       text NOT NULL DEFAULT 'reported'
                 CHECK (source IN ('reported', 'synthetic')),
    PRIMARY KEY (work_item_id, for_month),
    CHECK (for_month = date_trunc('month', for_month))
);

COMMENT ON TABLE report_receipt IS 'Monthly reports received: one row an item and month';
COMMENT ON COLUMN report_receipt.work_item_id IS 'The item that is supervised';
COMMENT ON COLUMN report_receipt.for_month IS 'The first day of the month that it reports on';
COMMENT ON COLUMN report_receipt.received_on IS 'The day that it came in';
COMMENT ON COLUMN report_receipt.source IS
    'reported: by the district; synthetic: invented for this example';


-- A duty that was never done is there, too. All are judged as of one day.
CREATE VIEW duty_kept AS
SELECT d.indicator_id, cadence_agg(d.cadence, d.span, e.happened_on, e.for_day) AS summary,
       date '2026-01-31' AS as_of
FROM duty d
LEFT JOIN duty_event e ON e.indicator_id = d.indicator_id
GROUP BY d.indicator_id;

COMMENT ON VIEW duty_kept IS 'When each duty was done, and the day it is judged as of';
