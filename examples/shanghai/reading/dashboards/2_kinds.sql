-- Reading 2: how many targets of each kind, and which a reader should look at.

\ir ../../settings.sql

CREATE OR REPLACE VIEW dashboard_plan_reading_kinds AS
SELECT kind,
       count(*)::int4 AS targets,
       count(due)::int4 AS with_date,
       count(*) FILTER (WHERE stretch OR hedge IS NOT NULL)::int4 AS softened,
       count(*) FILTER (WHERE subject IS NULL)::int4 AS without_subject
FROM plan_reading
WHERE plan = 'plan.txt'
GROUP BY kind;

COMMENT ON VIEW dashboard_plan_reading_kinds IS
    'What was read out of the page, by kind: targets, those with a date, softened ones, and those without a subject, which a reader has to name';

\echo
\echo 'Reading 2. The same by kind'
\echo

SELECT * FROM dashboard_plan_reading_kinds ORDER BY targets DESC, kind;
