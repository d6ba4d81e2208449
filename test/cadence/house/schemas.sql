CREATE TEMP TABLE cadence_outcome AS
SELECT "plans & tasks".cadence(s)::text AS cadence, "plans & tasks".kept_count(s, '2024-02-15') AS kept, s::jsonb ->> 'happened_count' AS happened,
	(SELECT string_agg(status, ' ' ORDER BY from_date) FROM "plans & tasks".periods(s, '2024-02-15')) AS statuses,
	(SELECT count(*) FROM (SELECT DISTINCT s) AS q) AS different
FROM (SELECT "plans & tasks".cadence_agg('1/month by day 5', '[2024-01-01,2024-04-01)', day) AS s FROM (VALUES (date '2024-02-05'), (NULL)) AS v(day)) AS q;

SET LOCAL search_path = public;
SELECT is(cadence, '1/month by day 5', 'text form of a cadence') FROM cadence_outcome;
SELECT is(kept, 1::bigint, 'a count') FROM cadence_outcome;
SELECT is(happened, '1', 'aggregate and cast to jsonb') FROM cadence_outcome;
SELECT is(statuses, 'kept open open', 'the periods') FROM cadence_outcome;
SELECT is(different, 1::bigint, 'default operator classes') FROM cadence_outcome;
