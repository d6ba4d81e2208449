-- Loads the indicators of the five plans, and what is really known of them.
-- Every target passes the input function of indicator_target: one that is not
-- well formed stops the load with its line.

\ir ../settings.sql

\copy indicator (indicator_id, plan_id, name, kind, target, stated, hedge, unit, starts_on, ends_on, cadence, on_day, stretch, scope) FROM 'targets/data/indicator.csv' WITH (FORMAT csv, HEADER match)
\copy indicator_item FROM 'targets/data/indicator_item.csv' WITH (FORMAT csv, HEADER match)
\copy indicator_lead_unit FROM 'targets/data/indicator_lead_unit.csv' WITH (FORMAT csv, HEADER match)
\copy baseline FROM 'targets/data/baseline.csv' WITH (FORMAT csv, HEADER match)
\copy observation FROM 'targets/data/observations_reported.csv' WITH (FORMAT csv, HEADER match)

-- The weights are this example's own choice, not the plans': a target that the
-- plan only strives for counts half.
UPDATE indicator SET weight = 0.5 WHERE stretch;
