-- alarm_agg against what finds alarms without it: window functions for gaps and
-- islands, and against the least that a query over sorted samples can cost.

-- 5 million samples of 1,000 signs, a minute apart, as they arrive
CREATE TABLE bench.sample AS
SELECT s AS sign, '2025-01-01Z'::timestamptz + i * interval '1 min' AS at,
	50 + 35 * sin(i / 90.0 + s) + 6 * ((hashint8extended(i, s) & 1023) / 1024.0 - 0.5) AS value
FROM generate_series(1, 5000) AS i, generate_series(1, 1000) AS s;
ANALYZE bench.sample;

-- one level, no hysteresis, no delay, no stale: how often, how long and how bad;
-- three levels, with all of it
CALL bench.compare('alarms', 'gaps and islands (window functions, one level, no hysteresis) / alarm_agg and alarms (three levels, all options), 5 M samples of 1,000 signs',
	$$SELECT count(*) || ' ' || max(peak) FROM (
		SELECT sign, min(at) AS raised_at, max(next_at) AS ended_at, max(value) AS peak
		FROM (SELECT sign, at, value, bad, next_at, count(*) FILTER (WHERE bad IS DISTINCT FROM was_bad) OVER w AS island
			FROM (SELECT sign, at, value, value >= 60 AS bad, lag(value >= 60) OVER w AS was_bad, lead(at) OVER w AS next_at
				FROM bench.sample WINDOW w AS (PARTITION BY sign ORDER BY at)) AS edge
			WINDOW w AS (PARTITION BY sign ORDER BY at)) AS island
		WHERE bad GROUP BY sign, island) AS alarm$$,
	$$SELECT count(*) || ' ' || max(a.peak) FROM (
		SELECT sign, alarm_agg('red >= 80, orange >= 70, yellow >= 60; clear 5; for 10 min; keep 5 min; stale 1 h', at, value) AS h
		FROM bench.sample GROUP BY sign) AS q, alarms(h) AS a$$,
	at_least => 4, rounds => 3);
CALL bench.compare('alarms', 'alarm_agg and alarms / array_agg(value ORDER BY at), 5 M samples of 1,000 signs',
	$$SELECT count(*) || ' ' || max(a.peak) FROM (
		SELECT sign, alarm_agg('red >= 80, orange >= 70, yellow >= 60; clear 5; for 10 min; keep 5 min; stale 1 h', at, value) AS h
		FROM bench.sample GROUP BY sign) AS q, alarms(h) AS a$$,
	$$SELECT count(*) || ' ' || max(cardinality(v)) FROM (SELECT sign, array_agg(value ORDER BY at) AS v FROM bench.sample GROUP BY sign) AS q$$,
	at_most => 3, rounds => 5);
-- the same in no order
CREATE TABLE bench.shuffled AS SELECT * FROM bench.sample ORDER BY hashint8extended(sign, extract(epoch FROM at)::int8);
ANALYZE bench.shuffled;
CALL bench.compare('alarms', 'alarm_agg and alarms / array_agg(value ORDER BY at), the same shuffled',
	$$SELECT count(*) || ' ' || max(a.peak) FROM (
		SELECT sign, alarm_agg('red >= 80, orange >= 70, yellow >= 60; clear 5; for 10 min; keep 5 min; stale 1 h', at, value) AS h
		FROM bench.shuffled GROUP BY sign) AS q, alarms(h) AS a$$,
	$$SELECT count(*) || ' ' || max(cardinality(v)) FROM (SELECT sign, array_agg(value ORDER BY at) AS v FROM bench.shuffled GROUP BY sign) AS q$$,
	at_most => 3, rounds => 3);
DROP TABLE bench.shuffled;

-- A year of 10 signs by the minute, whose days are stored (of 1,000 signs both
-- sides take a hundred times as long). Each has its daily ups and downs and jitters
-- about the thresholds that it reaches: most signs reach none, some all.
CREATE TABLE bench.year AS
SELECT s AS sign, '2025-01-01Z'::timestamptz + i * interval '1 min' AS at,
	45 + 4 * s * sin(i * 2 * pi() / 1440 + s) + 2 * ((hashint8extended(i, s) & 1023) / 1024.0 - 0.5) AS value
FROM generate_series(0, 365 * 1440 - 1) AS i, generate_series(1, 10) AS s;
CREATE TABLE bench.day AS
SELECT sign, at::date AS day, alarm_agg('red >= 80, orange >= 70, yellow >= 60; clear 5; for 10 min; keep 5 min; stale 1 h', at, value) AS h
FROM bench.year GROUP BY sign, at::date;
ANALYZE bench.year, bench.day;
CALL bench.compare('alarms', 'a year by the minute: alarm_agg of the samples / rollup of compacted days',
	$$SELECT sum(sample_count(h)) FROM (SELECT sign, alarm_agg('red >= 80, orange >= 70, yellow >= 60; clear 5; for 10 min; keep 5 min; stale 1 h', at, value) AS h FROM bench.year GROUP BY sign) AS q$$,
	$$SELECT sum(sample_count(h)) FROM (SELECT sign, rollup(h) AS h FROM bench.day GROUP BY sign) AS q$$,
	at_least => 30, rounds => 5);
CREATE TABLE bench.all_days AS SELECT 100 * i + sign AS sign, day, h FROM bench.day, generate_series(0, 99) AS i;
ANALYZE bench.all_days;
CALL bench.compare('alarms', 'the year of 1,000 signs: rollup of compacted days, and their alarms / a hash aggregate of count(*) over the same rows',
	$$SELECT count(*) FROM (SELECT sign, rollup(h) AS h FROM bench.all_days GROUP BY sign) AS q, alarms(h) AS a$$,
	$$SELECT sum(n) FROM (SELECT sign, count(*) AS n FROM bench.all_days GROUP BY sign) AS q$$, rounds => 3);

SELECT figure, "first ms", "second ms", ratio, bound, verdict FROM bench.report WHERE room = 'alarms' ORDER BY number;
SELECT round(avg(pg_column_size(h))) AS "bytes of a day of minute samples", (SELECT pg_column_size(alarm_agg(rule(h), at, 50)) FROM bench.year, (SELECT h FROM bench.day LIMIT 1) AS q
	WHERE sign = 1 AND at < '2025-01-02Z' GROUP BY rule(h)) AS "of one in one band" FROM bench.day;
