-- Loads the facts of the five plans. The CSV files are UTF-8 whatever the
-- terminal uses. Every target passes the input function of indicator_target:
-- one that is not well formed stops the load with its line.

SET search_path = shanghai, public;
\encoding UTF8

\copy area FROM 'data/area.csv' WITH (FORMAT csv, HEADER match)
\copy plan FROM 'data/plan.csv' WITH (FORMAT csv, HEADER match)
\copy indicator (indicator_id, plan_id, item, name, kind, target, unit, starts_on, ends_on, cadence, stretch) FROM 'data/indicator.csv' WITH (FORMAT csv, HEADER match)
\copy lead_unit FROM 'data/lead_unit.csv' WITH (FORMAT csv, HEADER match)
\copy indicator_lead_unit FROM 'data/indicator_lead_unit.csv' WITH (FORMAT csv, HEADER match)
\copy task FROM 'data/task.csv' WITH (FORMAT csv, HEADER match)
\copy task_lead_unit FROM 'data/task_lead_unit.csv' WITH (FORMAT csv, HEADER match)
\copy baseline FROM 'data/baseline.csv' WITH (FORMAT csv, HEADER match)
\copy observation FROM 'data/observations_reported.csv' WITH (FORMAT csv, HEADER match)

-- The weights are this example's own choice, not the plans': a target that the
-- plan only strives for counts half.
UPDATE indicator SET weight = 0.5 WHERE stretch;
