CREATE TEMP TABLE cases_outcome AS
SELECT "plans & tasks".status(c, '2025-01-02')::text AS status, s::jsonb ->> 'open_count' AS open,
	("plans & tasks".share_lasting_interval("plans & tasks".handling_time(s), '1 s')).low AS low
FROM (SELECT c, "plans & tasks".case_agg(c, '2025-01-03') AS s
	FROM (SELECT "plans & tasks".service_case(timestamptz '2025-01-01') AS c) AS one GROUP BY c) AS q;

SET LOCAL search_path = public;
SELECT is(status, 'open', 'a status, by a function in SQL') FROM cases_outcome;
SELECT is(open, '1', 'a summary and its cast') FROM cases_outcome;
SELECT is(low, NULL, 'an interval') FROM cases_outcome;
