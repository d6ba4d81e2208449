CREATE TEMP TABLE alarms_outcome AS
SELECT rule::text, level, peak, "plans & tasks".level_at(h, '2025-01-01 00:30Z'), h::jsonb ->> 'sample_count' AS samples,
	(SELECT count(*) FROM (SELECT DISTINCT rule) AS q) AS different
FROM (SELECT rule, "plans & tasks".alarm_agg(rule, at, value) AS h
	FROM (VALUES ('red >= 90; for 10 min'::"plans & tasks".alarm_rule, '2025-01-01 00:00Z'::timestamptz, 95), ('red >= 90; for 10 min', '2025-01-01 01:00Z', 5)) AS s(rule, at, value) GROUP BY rule) AS q,
	"plans & tasks".alarms(h) AS a;

SET LOCAL search_path = public;
SELECT is(rule, 'red >= 90; for 10 min', 'text form of a rule') FROM alarms_outcome;
SELECT is(level, 'red', 'the level of an alarm') FROM alarms_outcome;
SELECT is(peak, 95::float8, 'and its peak') FROM alarms_outcome;
SELECT is(level_at, 'red', 'the level at an instant') FROM alarms_outcome;
SELECT is(samples, '2', 'aggregate and cast to jsonb') FROM alarms_outcome;
SELECT is(different, 1::bigint, 'default operator classes') FROM alarms_outcome;
