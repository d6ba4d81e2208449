-- Loads the areas, the plans and their lead units. The CSV files are UTF-8
-- whatever the terminal uses.

\ir settings.sql

\copy area FROM 'data/area.csv' WITH (FORMAT csv, HEADER match)
\copy plan FROM 'data/plan.csv' WITH (FORMAT csv, HEADER match)
\copy lead_unit FROM 'data/lead_unit.csv' WITH (FORMAT csv, HEADER match)
