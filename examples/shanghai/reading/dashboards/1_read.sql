-- Reading 1: what was read out of a page of an invented plan.

\ir ../../settings.sql

CREATE OR REPLACE VIEW dashboard_plan_reading AS
SELECT "position",
       subject,
       target::text AS target,
       kind,
       hedge,
       stretch,
       due,
       per,
       phrase
FROM plan_reading
WHERE plan = 'plan.txt';

COMMENT ON VIEW dashboard_plan_reading IS
    'What read_targets read out of reading/plan.txt, a page of an INVENTED plan: place, subject, target and what else is said of it';

\echo
\echo 'Reading 1. Targets read out of a page of an invented plan, the first ':rows
\echo

SELECT subject, target, due, per, phrase
FROM dashboard_plan_reading ORDER BY "position" LIMIT :rows;
