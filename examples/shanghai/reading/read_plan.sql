-- Reads the targets out of a text file, keeps them in plan_reading, and prints
-- them with their places:
--   psql -v plan=FILE [-v period='[2024-01-01,2026-12-31]'] -f read_plan.sql
-- Then correct the rows by hand, and insert what is right:
--   UPDATE plan_reading SET subject = '...', checked = true WHERE plan = '...' AND "position" = ...;
--   INSERT INTO indicator (indicator_id, plan_id, name, kind, target, ...)
--   SELECT ..., subject, kind, target, ... FROM plan_reading WHERE checked;
-- Reading the same file again replaces its rows that nobody has checked.

\set ON_ERROR_STOP on
\ir schema.sql

\if :{?plan}
\else
    \echo 'Say which file: psql -v plan=FILE -f read_plan.sql'
    \quit
\endif
\if :{?period}
\else
    \set period '(,)'
\endif

\set page `cat :'plan'`
DELETE FROM plan_reading WHERE plan = :'plan' AND NOT checked;
INSERT INTO plan_reading (plan, "position", phrase, subject, target, kind, hedge, stretch, due, per)
SELECT :'plan', r.* FROM read_targets(:'page', :'period') AS r
WHERE NOT EXISTS (SELECT FROM plan_reading AS p WHERE p.plan = :'plan' AND p."position" = r."position");

\echo
\echo 'Targets read in' :plan
\echo
SELECT "position", subject, target, kind, hedge, stretch, due, per, phrase
FROM plan_reading WHERE plan = :'plan' ORDER BY "position";
