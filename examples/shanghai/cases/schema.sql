-- Hotline cases, petitions and hazards of Qingpu, with deadlines in working
-- days, and spot checks of signs.

\ir ../settings.sql

CREATE TABLE holiday_notice (
    day  date PRIMARY KEY,
    kind text NOT NULL CHECK (kind IN ('off', 'on')),
    name text NOT NULL
);

COMMENT ON TABLE holiday_notice IS
    'What the yearly notices of the State Council say of 2019 to 2026: the days off of a holiday, and the weekend days on which people work instead';
COMMENT ON COLUMN holiday_notice.day IS 'The day';
COMMENT ON COLUMN holiday_notice.kind IS 'off: free; on: a make-up working day';
COMMENT ON COLUMN holiday_notice.name IS 'The holiday that it belongs to';


CREATE TABLE office_calendar (
    name     text PRIMARY KEY,
    calendar work_calendar NOT NULL
);

COMMENT ON TABLE office_calendar IS 'Working days of offices, made of holiday_notice';
COMMENT ON COLUMN office_calendar.name IS 'Name of the calendar';
COMMENT ON COLUMN office_calendar.calendar IS
    'Working days and hours. The days are real, the hours an example';


CREATE TABLE case_kind (
    kind         text PRIMARY KEY,
    position     int NOT NULL UNIQUE,
    name         text NOT NULL,
    indicator_id int NOT NULL REFERENCES indicator,
    respond_days int NOT NULL CHECK (respond_days > 0),
    handle_days  int NOT NULL CHECK (handle_days > 0)
);

COMMENT ON TABLE case_kind IS
    'Kinds of cases, the indicator of Qingpu''s plan that says how many are to be resolved, and how long a case may take: the targets are the plan''s, the days an example';
COMMENT ON COLUMN case_kind.kind IS 'hotline, petition or hazard';
COMMENT ON COLUMN case_kind.position IS 'Order in the dashboards';
COMMENT ON COLUMN case_kind.name IS 'What the plan calls it';
COMMENT ON COLUMN case_kind.indicator_id IS 'The indicator of the plan with the target for the share that is resolved';
COMMENT ON COLUMN case_kind.respond_days IS 'Working days for the first response. An example';
COMMENT ON COLUMN case_kind.handle_days IS 'Working days for closing the case. An example';


CREATE TABLE city_case (
    case_id      int PRIMARY KEY,
    kind         text NOT NULL REFERENCES case_kind,
    lead_unit_id int NOT NULL REFERENCES lead_unit,
    cell         grid_code NOT NULL CHECK (level(cell) = 'grid'),
    opened       timestamptz NOT NULL,
    respond_by   timestamptz NOT NULL,
    due          timestamptz NOT NULL,
    responded    timestamptz,
    closed       timestamptz,
    resolved     bool,
    satisfied    bool,
    reopened     int NOT NULL DEFAULT 0,
    c            service_case NOT NULL GENERATED ALWAYS AS
        (service_case(opened, due, responded, closed, resolved, satisfied, reopened, respond_by)) STORED
);

COMMENT ON TABLE city_case IS
    'Cases opened in 2025. SYNTHETIC: all of it is invented but the names of the units';
COMMENT ON COLUMN city_case.case_id IS 'Number of the case';
COMMENT ON COLUMN city_case.kind IS 'hotline, petition or hazard';
COMMENT ON COLUMN city_case.lead_unit_id IS 'The unit that handles it';
COMMENT ON COLUMN city_case.cell IS 'The grid cell that it is about; only the six digits of the district are real';
COMMENT ON COLUMN city_case.opened IS 'When it came in, or was found';
COMMENT ON COLUMN city_case.respond_by IS 'The end of the last working day for the first response';
COMMENT ON COLUMN city_case.due IS 'The end of the last working day for closing it';
COMMENT ON COLUMN city_case.responded IS 'First response; NULL if there was none';
COMMENT ON COLUMN city_case.closed IS 'When it was closed; of a hazard, written off; NULL if it was not';
COMMENT ON COLUMN city_case.resolved IS 'What the person said: was it resolved? NULL without an answer';
COMMENT ON COLUMN city_case.satisfied IS 'What the person said: satisfied? NULL without an answer';
COMMENT ON COLUMN city_case.reopened IS 'How often it was opened again';
COMMENT ON COLUMN city_case.c IS 'The same as one value';


CREATE TABLE case_month (
    as_of        timestamptz,
    kind         text REFERENCES case_kind,
    lead_unit_id int REFERENCES lead_unit,
    summary      case_summary NOT NULL,
    PRIMARY KEY (as_of, kind, lead_unit_id)
);

COMMENT ON TABLE case_month IS
    'How the cases of a kind and unit stood at the end of each month: every dashboard but the oldest hazards reads from here';
COMMENT ON COLUMN case_month.as_of IS 'Midnight, local time, at the end of a month; the first is the end of 2024';
COMMENT ON COLUMN case_month.kind IS 'hotline, petition or hazard';
COMMENT ON COLUMN case_month.lead_unit_id IS 'The unit';
COMMENT ON COLUMN case_month.summary IS 'case_agg of all cases opened by then';


CREATE TABLE case_weight (
    rate   text PRIMARY KEY CHECK (rate IN ('response', 'resolution', 'satisfaction')),
    weight float8 NOT NULL CHECK (weight >= 0 AND weight < 'infinity')
);

COMMENT ON TABLE case_weight IS
    'The weights of a composite of three rates (三率). They differ in every city: an example';
COMMENT ON COLUMN case_weight.rate IS 'The rate';
COMMENT ON COLUMN case_weight.weight IS 'Its weight; they need not add up to 1';


CREATE TABLE sign_check (
    check_id   int PRIMARY KEY,
    checked_on date NOT NULL,
    safe       bool NOT NULL
);

COMMENT ON TABLE sign_check IS
    'Spot checks of shop signs in 2025. SYNTHETIC but for their number, 1,200, which is the plan''s';
COMMENT ON COLUMN sign_check.check_id IS 'Number of the check';
COMMENT ON COLUMN sign_check.checked_on IS 'Day of the check';
COMMENT ON COLUMN sign_check.safe IS 'Whether the sign was found safe';
