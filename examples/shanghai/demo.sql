-- Loads the example, once, and prints the dashboards. Run it from this folder:
--   psql -X -q -v ON_ERROR_STOP=1 -f demo.sql

\encoding UTF8
\pset footer off
\pset null '-'
SET client_min_messages = warning;

CREATE EXTENSION IF NOT EXISTS citygov CASCADE;

SELECT to_regnamespace('shanghai') IS NULL AS not_loaded \gset

\if :not_loaded
    \echo 'Loading the plans of five Shanghai districts into the schema shanghai ...'
    -- all of it or nothing
    BEGIN;
    \i schema.sql
    \i load.sql
    \i observations_synthetic.sql
    \i progress/schema.sql
    \i progress/load.sql
    \i progress/reports_synthetic.sql
    \i rating/schema.sql
    \i rating/load.sql
    \i rating/events_synthetic.sql
    \i checkup/schema.sql
    \i checkup/load.sql
    \i checkup/results_synthetic.sql
    \i spatial/schema.sql
    \i spatial/places_synthetic.sql
    COMMIT;
\else
    \echo 'The schema shanghai is there already: nothing is loaded.'
\endif

SET search_path = shanghai, public;

\echo
SELECT (SELECT count(*) FROM plan) AS plans,
       count(*) AS indicators,
       count(target) AS "with target",
       (SELECT count(*) FROM lead_unit) AS "lead units",
       (SELECT count(*) FROM task) AS tasks,
       (SELECT count(*) FROM baseline) AS baselines,
       (SELECT count(*) FROM observation WHERE source = 'reported') AS "reported values",
       (SELECT count(*) FROM observation WHERE source = 'synthetic') AS "SYNTHETIC values"
FROM indicator;

\i dashboards/1_by_district.sql
\i dashboards/2_by_lead_unit.sql
\i dashboards/3_jiading_2020.sql
\i dashboards/4_furthest.sql

\i progress/dashboards/1_board.sql
\i progress/dashboards/2_supervision.sql
\i progress/dashboards/3_series.sql
\i progress/dashboards/4_annual_review.sql
\i rating/dashboards/1_rating.sql
\i rating/dashboards/2_grades.sql
\i rating/dashboards/3_months.sql
\i rating/dashboards/4_funds.sql
\i rating/dashboards/5_why.sql

\i checkup/dashboards/1_by_street.sql
\i checkup/dashboards/2_index.sql
\i checkup/dashboards/3_problems.sql
\i checkup/dashboards/4_rectification.sql
\i checkup/dashboards/5_responsibility.sql
\i checkup/dashboards/6_change.sql
\i spatial/dashboards/1_coverage.sql
\i spatial/dashboards/2_blind_spots.sql
\i spatial/dashboards/3_incidents.sql
