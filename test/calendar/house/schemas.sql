CREATE TEMP TABLE calendar_outcome AS
SELECT "plans & tasks".working_days(c, '2026-01-01', '2026-01-08') AS days, c::jsonb ->> 'text' AS text
FROM (SELECT "plans & tasks".work_calendar_agg('Mon-Fri', '2026-01-01', false) AS c) AS q;

SET LOCAL search_path = public;
SELECT is(days, 4, 'days of a calendar') FROM calendar_outcome;
SELECT is(text, 'Mon-Fri; off 2026-01-01', 'a calendar and its cast') FROM calendar_outcome;
