-- What the plans want to reach: their indicators with targets, the units that
-- lead them, and what was observed.

\ir ../settings.sql

-- One row is one thing that a plan wants, wherever and under whatever name the
-- plan speaks of it: a table and a text that mean the same are one indicator.
CREATE TABLE indicator (
    indicator_id int PRIMARY KEY,
    plan_id      int NOT NULL REFERENCES plan,
    name         text NOT NULL,
    kind         text NOT NULL,
    target       indicator_target,
    stated       indicator_target,
    hedge        text,
    unit         text,
    starts_on    date NOT NULL,
    ends_on      date NOT NULL,
    cadence      text NOT NULL,
    on_day       int CHECK (on_day BETWEEN 1 AND 31),
    stretch      boolean NOT NULL DEFAULT false,
    scope        text NOT NULL DEFAULT 'district',
    weight       float8 NOT NULL DEFAULT 1,
    UNIQUE (plan_id, name),
    CHECK (kind IN ('count', 'floor', 'all', 'zero', 'range', 'about',
                    'standard', 'milestone', 'deadline', 'external')),
    CHECK (cadence IN ('total', 'cumulative', 'level_end', 'maintain', 'weekly',
                       'monthly', 'quarterly', 'annual', 'five_yearly')),
    CHECK (on_day IS NULL OR cadence = 'monthly'),
    CHECK (scope IN ('district', 'city')),
    CHECK (starts_on <= ends_on),
    -- what a plan may ask for without naming a figure
    CONSTRAINT indicator_target_required
        CHECK (target IS NOT NULL
            OR kind IN ('all', 'standard', 'deadline', 'external')),
    CONSTRAINT indicator_unit_of_target
        CHECK (target IS NULL OR unit IS NOT DISTINCT FROM nullif(unit(target), '')),
    CONSTRAINT indicator_stated
        CHECK ((stated IS NOT NULL) = (kind IN ('range', 'about'))
            AND unit(stated) = unit(target)),
    -- NaN sorts above infinity
    CHECK (weight >= 0 AND weight < 'infinity')
);

COMMENT ON TABLE indicator IS
    'What a plan wants to reach: one row an indicator, whether or not it names a figure';
COMMENT ON COLUMN indicator.indicator_id IS
    'Number of the indicator; follows the order of the plans';
COMMENT ON COLUMN indicator.plan_id IS 'The plan that states the indicator';
COMMENT ON COLUMN indicator.name IS 'What is measured';
COMMENT ON COLUMN indicator.kind IS
    'How the plan words the target: count (a plain figure, read as at least), floor (at least or more than), all (everything: at least 100 %), zero (none left), range (from ... to: at least the lower), about (at least 95 % of it), standard (a level of service or protection), milestone (one thing done), deadline (done by a date), external (the figure is set by the city)';
COMMENT ON COLUMN indicator.target IS
    'The acceptable values and their unit; NULL where the plan names no figure. Where it says about or from ... to, to do more is no failure: only the lower bound is kept';
COMMENT ON COLUMN indicator.stated IS
    'The figure as the plan states it, where the target keeps only its lower bound (range, about); else NULL';
COMMENT ON COLUMN indicator.hedge IS
    'The word by which the plan softens a figure that is kept as it stands: 基本 (in the main), 约 (about), 逐步 (step by step), 级 (of the order of); NULL where none. A reader should see it beside the target';
COMMENT ON COLUMN indicator.unit IS
    'Unit of the target and of the observed values: that of the target, where there is one; NULL where nothing is measured. 年一遇 is the return period of a flood or rainfall in years';
COMMENT ON COLUMN indicator.starts_on IS 'First day of the target''s period';
COMMENT ON COLUMN indicator.ends_on IS
    'Last day of the target''s period: the target is due then';
COMMENT ON COLUMN indicator.cadence IS
    'What the target is set against: total (sum of the period), cumulative (with what there was before), level_end (level at the end), maintain (level throughout), or so much every week, month, quarter, year or five years';
COMMENT ON COLUMN indicator.on_day IS
    'Day of the month, where the plan names one for what is done every month';
COMMENT ON COLUMN indicator.stretch IS
    'Whether the plan only strives for the target, or wants it as early as possible';
COMMENT ON COLUMN indicator.scope IS
    'Whom the figure speaks of: district, or city, the whole of Shanghai, by which no district can be judged';
COMMENT ON COLUMN indicator.weight IS
    'Weight in means, at least 0, without unit. Not from the plans: this example counts a stretch target half';


CREATE TABLE indicator_item (
    indicator_id int NOT NULL REFERENCES indicator ON DELETE CASCADE,
    item         text NOT NULL,
    position     int NOT NULL CHECK (position > 0),
    PRIMARY KEY (indicator_id, item),
    UNIQUE (indicator_id, position)
);

COMMENT ON TABLE indicator_item IS
    'Where its plan states an indicator: one row a place';
COMMENT ON COLUMN indicator_item.indicator_id IS 'The indicator';
COMMENT ON COLUMN indicator_item.item IS
    'Number of the item of the plan, as the plan writes it; 表 is its table of indicators, 公告 its announcement';
COMMENT ON COLUMN indicator_item.position IS
    'Place in the order of the plan, from 1';


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
    CHECK (qualifier IN ('at least', 'about', 'mostly', 'with planned'))
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
    'How the plan qualifies the figure: at least, about, mostly (基本: not quite all of them), with planned (those being set up are counted); NULL where it stands as it is';
COMMENT ON COLUMN baseline.indicator_id IS
    'The indicator whose target it measures; NULL where no target is set for the same measure';


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


-- What was done before the plan began is not progress of the plan, and where
-- things stood then is its baseline.
CREATE VIEW latest_observation AS
SELECT DISTINCT ON (o.indicator_id)
       o.indicator_id, o.observed_on, o.value, o.source
FROM observation o
JOIN indicator i USING (indicator_id)
WHERE o.basis = 'level' AND o.observed_on >= i.starts_on
ORDER BY o.indicator_id, o.observed_on DESC;

COMMENT ON VIEW latest_observation IS
    'The latest observation of each indicator in its period, even if it reports the value as missing; no row for an indicator that was not observed since. What was done or measured before the period is left out: it is no result of the plan';


-- A target is due at the end of its period, what must hold or happen all the time
-- is due at once, and what is counted by the year when the year is over. What is
-- not yet due is judged by what its schedule expects by the day of the value: on
-- the straight line from where it started (a total from 0, a level from its
-- baseline or else its first value) to the target at the end of the period. A
-- single thing is done or not: before its date it is only judged if it is done.
CREATE VIEW indicator_standing AS
SELECT i.indicator_id, i.plan_id, i.name, i.target, i.hedge, i.unit, i.weight, i.scope,
       i.ends_on AS due_on, day.as_of, d.due,
       o.observed_on, o.value, o.source,
       CASE WHEN NOT d.due THEN e.interim END AS interim,
       CASE WHEN d.due THEN i.target ELSE e.interim END AS judged_by,
       s.start AS started_from
FROM indicator i
CROSS JOIN (SELECT max(observed_on) AS as_of FROM observation WHERE basis = 'level') AS day
LEFT JOIN latest_observation o USING (indicator_id)
CROSS JOIN LATERAL (
    SELECT CASE
               WHEN i.cadence IN ('maintain', 'weekly', 'monthly', 'quarterly') THEN true
               WHEN i.cadence = 'annual'
               THEN i.ends_on <= day.as_of OR to_char(o.observed_on, 'MM-DD') = '12-31'
               ELSE i.ends_on <= day.as_of
           END AS due) AS d
LEFT JOIN LATERAL (
    SELECT CASE
               WHEN i.cadence IN ('total', 'annual') THEN 0
               ELSE coalesce(
                   (SELECT b.value FROM baseline b
                    WHERE b.indicator_id = i.indicator_id AND b.as_of < i.starts_on
                    ORDER BY b.as_of DESC LIMIT 1),
                   (SELECT f.value FROM observation f
                    WHERE f.indicator_id = i.indicator_id AND f.basis = 'level' AND f.value IS NOT NULL
                    ORDER BY f.observed_on LIMIT 1))
           END AS start,
           coalesce(lower(i.target), upper(i.target)) AS bound,
           CASE i.cadence
               WHEN 'annual'
               THEN planned_completion(task_progress(0, 1, date_trunc('year', o.observed_on::timestamp)::date,
                                                     make_date(extract(year FROM o.observed_on)::int, 12, 31)), o.observed_on)
               ELSE planned_completion(task_progress(0, 1, i.starts_on, i.ends_on), o.observed_on)
           END AS share) AS s ON o.observed_on IS NOT NULL
LEFT JOIN LATERAL (
    SELECT CASE
               WHEN lower(i.target) IS NULL
               THEN indicator_target('<=', greatest(bound, round((start + (bound - start) * share)::numeric, 2)::float8), unit(i.target))
               WHEN i.cadence = 'total' AND bound <= 1
               THEN CASE WHEN o.value >= bound THEN i.target END
               ELSE indicator_target('>=', least(bound, round((start + (bound - start) * share)::numeric, 2)::float8), unit(i.target))
           END AS interim) AS e ON start IS NOT NULL;

COMMENT ON VIEW indicator_standing IS
    'Where each indicator stands at its latest observation: due: whether its target is due as_of the day of the latest of all; interim: what the schedule of a target not yet due expects by observed_on, NULL where nothing can be expected (no value at the start, or a single thing that is not done yet); judged_by: the target where it is due, else the interim one; started_from: the value that it started from, in the unit';
