-- What the plans want to reach: their indicators with targets, the units that
-- lead them, and what was observed.

\ir ../settings.sql

-- A plan may state one indicator twice, in a table and in the text, so item and
-- name together tell its indicators apart, not the name alone.
CREATE TABLE indicator (
    indicator_id int PRIMARY KEY,
    plan_id      int NOT NULL REFERENCES plan,
    item         text NOT NULL,
    name         text NOT NULL,
    kind         text NOT NULL,
    target       indicator_target,
    unit         text,
    starts_on    date NOT NULL,
    ends_on      date NOT NULL,
    cadence      text NOT NULL,
    stretch      boolean NOT NULL DEFAULT false,
    weight       float8 NOT NULL DEFAULT 1,
    UNIQUE (plan_id, item, name),
    CHECK (kind IN ('count', 'floor', 'all', 'zero', 'range', 'about',
                    'standard', 'milestone', 'deadline', 'external')),
    CHECK (cadence IN ('total', 'cumulative', 'level_end', 'maintain', 'weekly',
                       'monthly', 'quarterly', 'annual', 'five_yearly')),
    CHECK (starts_on <= ends_on),
    -- what a plan may ask for without naming a figure
    CONSTRAINT indicator_target_required
        CHECK (target IS NOT NULL
            OR kind IN ('all', 'standard', 'deadline', 'external')),
    CONSTRAINT indicator_unit_of_target
        CHECK (target IS NULL OR unit IS NOT DISTINCT FROM nullif(unit(target), '')),
    -- NaN sorts above infinity
    CHECK (weight >= 0 AND weight < 'infinity')
);

COMMENT ON TABLE indicator IS
    'What a plan wants to reach: one row an indicator, whether or not it names a figure';
COMMENT ON COLUMN indicator.indicator_id IS
    'Number of the indicator; follows the order of the plans';
COMMENT ON COLUMN indicator.plan_id IS 'The plan that states the indicator';
COMMENT ON COLUMN indicator.item IS
    'Number of the item of the plan, as the plan writes it; 表 is its table of indicators, 公告 its announcement';
COMMENT ON COLUMN indicator.name IS 'What is measured';
COMMENT ON COLUMN indicator.kind IS
    'How the plan words the target: count (a plain figure, read as at least), floor (at least or more than), all (everything: at least 100 %), zero (none left), range, about, standard (a level of service or protection), milestone (one thing done), deadline (done by a date), external (the figure is set by the city)';
COMMENT ON COLUMN indicator.target IS
    'The acceptable values and their unit; NULL where the plan names no figure';
COMMENT ON COLUMN indicator.unit IS
    'Unit of the target and of the observed values: that of the target, where there is one; NULL where nothing is measured. 年一遇 is the return period of a flood or rainfall in years';
COMMENT ON COLUMN indicator.starts_on IS 'First day of the target''s period';
COMMENT ON COLUMN indicator.ends_on IS
    'Last day of the target''s period: the target is due then';
COMMENT ON COLUMN indicator.cadence IS
    'What the target is set against: total (sum of the period), cumulative (with what there was before), level_end (level at the end), maintain (level throughout), or so much every week, month, quarter, year or five years';
COMMENT ON COLUMN indicator.stretch IS
    'Whether the plan only strives for the target';
COMMENT ON COLUMN indicator.weight IS
    'Weight in means, at least 0, without unit. Not from the plans: this example counts a stretch target half';


CREATE TABLE indicator_lead_unit (
    indicator_id int NOT NULL REFERENCES indicator ON DELETE CASCADE,
    lead_unit_id int NOT NULL REFERENCES lead_unit,
    position     int NOT NULL CHECK (position > 0),
    PRIMARY KEY (indicator_id, lead_unit_id),
    UNIQUE (indicator_id, position)
);

CREATE INDEX ON indicator_lead_unit (lead_unit_id);

COMMENT ON TABLE indicator_lead_unit IS
    'Which units lead an indicator: one row a lead unit';
COMMENT ON COLUMN indicator_lead_unit.indicator_id IS 'The indicator';
COMMENT ON COLUMN indicator_lead_unit.lead_unit_id IS 'A unit that leads it';
COMMENT ON COLUMN indicator_lead_unit.position IS
    'Place of the unit in the plan''s list, from 1';


CREATE TABLE baseline (
    baseline_id  int PRIMARY KEY,
    plan_id      int NOT NULL REFERENCES plan,
    indicator    text NOT NULL,
    value        float8 NOT NULL,
    unit         text NOT NULL,
    as_of        date NOT NULL,
    qualifier    text,
    indicator_id int REFERENCES indicator,
    UNIQUE (plan_id, indicator, as_of),
    CHECK (value > '-infinity' AND value < 'infinity'),
    CHECK (qualifier IN ('at least', 'about'))
);

COMMENT ON TABLE baseline IS
    'Figures that a plan gives for the time before it starts: where it starts from';
COMMENT ON COLUMN baseline.baseline_id IS
    'Number of the figure; follows the order of the plan';
COMMENT ON COLUMN baseline.plan_id IS 'The plan that gives the figure';
COMMENT ON COLUMN baseline.indicator IS
    'What is measured; not the wording of a target of the plan';
COMMENT ON COLUMN baseline.value IS 'The figure, in the unit';
COMMENT ON COLUMN baseline.unit IS 'Unit of the figure';
COMMENT ON COLUMN baseline.as_of IS 'The day that the figure describes';
COMMENT ON COLUMN baseline.qualifier IS
    'How the plan qualifies the figure: at least, about; NULL where it stands as it is';
COMMENT ON COLUMN baseline.indicator_id IS
    'The indicator whose target it measures, the first one if the plan states it twice; NULL where no target is set for the same measure';


CREATE TABLE observation (
    indicator_id int NOT NULL REFERENCES indicator ON DELETE CASCADE,
    observed_on  date NOT NULL,
    value        float8 CHECK (value > '-infinity' AND value < 'infinity'),
    source       text NOT NULL DEFAULT 'reported'
                 CHECK (source IN ('reported', 'synthetic')),
    basis        text NOT NULL DEFAULT 'level'
                 CHECK (basis IN ('level', 'preceding period')),
    PRIMARY KEY (indicator_id, observed_on)
);

COMMENT ON TABLE observation IS
    'What was measured: one row an indicator and day';
COMMENT ON COLUMN observation.indicator_id IS 'The indicator';
COMMENT ON COLUMN observation.observed_on IS 'The day that the value describes';
COMMENT ON COLUMN observation.value IS
    'The value in the unit of the indicator; NULL: reported as missing';
COMMENT ON COLUMN observation.source IS
    'reported: published by the district; synthetic: invented for this example';
COMMENT ON COLUMN observation.basis IS
    'level: the state on that day, for a total what has been done so far; preceding period: what was done in the whole period before the plan';


-- What was done before the plan began is not progress of the plan.
CREATE VIEW latest_observation AS
SELECT DISTINCT ON (indicator_id)
       indicator_id, observed_on, value, source
FROM observation
WHERE basis = 'level'
ORDER BY indicator_id, observed_on DESC;

COMMENT ON VIEW latest_observation IS
    'The latest observation of each indicator, even if it reports the value as missing; no row for an indicator that was never observed. What was done in the preceding period is left out: it does not count towards the plan';
