--
-- alarm_history: the day of a noise meter, as a user would ask about it
--
SET timezone = 'UTC';
SET datestyle = 'ISO, YMD';
SET intervalstyle = 'postgres';
CREATE TEMP TABLE noise (at timestamptz, value float8);
INSERT INTO noise VALUES
	('2025-06-01 08:00', 55), ('2025-06-01 08:20', 72), ('2025-06-01 08:25', 66), ('2025-06-01 08:30', 71), ('2025-06-01 08:32', 83),
	('2025-06-01 08:50', 68), ('2025-06-01 09:00', 60), ('2025-06-01 09:04', 66), ('2025-06-01 09:10', 58), ('2025-06-01 09:40', 90),
	('2025-06-01 13:00', 50), ('2025-06-01 13:00', 52), ('2025-06-01 13:30', NULL), ('2025-06-01 13:40', 51);
CREATE TEMP TABLE day AS
SELECT alarm_agg('red >= 80, orange >= 70; clear 5; for 10 min; keep 5 min; stale 1 h', at, value) AS h FROM noise;

SELECT a.* FROM day, alarms(h) AS a;
SELECT p.* FROM day, level_periods(h) AS p;
SELECT level, duration_in(h, level) FROM day, unnest('{red,orange,normal,unknown}'::text[]) AS level;
SELECT alarm_count(h, 'orange'), chattering_count(h, 'orange', '2 hours'), sample_count(h), peak(h), time_mean(h), known_share(h), last_value(h), last_at(h) FROM day;
SELECT at, level_at(h, at) FROM day, generate_series('2025-06-01 07:00'::timestamptz, '2025-06-01 15:00', '1 hour') AS at;
-- later than the last sample it holds, until it is stale
SELECT p.* FROM day, level_periods(h, '2025-06-01 18:00') AS p WHERE until_at > '2025-06-01 12:00';
SELECT rule(h) FROM day;
SELECT jsonb_pretty(to_jsonb(h)) FROM day;

-- two days stored apart, one alarm over midnight
CREATE TEMP TABLE stored AS
SELECT day, alarm_agg('full >= 4; for 30 min', at, level) AS h
FROM (VALUES (date '2025-06-01', '2025-06-01 22:00'::timestamptz, 3.8), ('2025-06-01', '2025-06-01 23:50', 4.2), ('2025-06-02', '2025-06-02 00:20', 4.4), ('2025-06-02', '2025-06-02 01:30', 3.9)) AS s(day, at, level)
GROUP BY day;
SELECT day, h FROM stored ORDER BY day;
SELECT rollup(h) FROM stored;
SELECT a.* FROM (SELECT rollup(h) AS h FROM stored) AS q, alarms(h) AS a;

-- what is refused
SELECT alarms(h, '2025-06-01 12:00') FROM day;
SELECT duration_in(h, 'yellow') FROM day;
SELECT alarm_count(h, 'normal') FROM day;
SELECT chattering_count(h, 'red', '1 month') FROM day;
SELECT rollup(h) FROM (SELECT h FROM day UNION ALL SELECT alarm_agg(rule(h), '2025-06-01 13:00', 1) FROM day GROUP BY h) AS q;
SELECT alarm_agg('red >= 80', 'infinity', 1);
SELECT alarm_agg('red >= 80', '2025-06-01', 'NaN');
SELECT '(rule "red >= 80"; span of 0 samples, integral 0, last 2025-01-01T00:00:00Z 1, runs 2025-01-01T00:00:00Z peak 1)'::alarm_history;
SELECT '(rule "red > 80"; samples 2025-01-01T00:00:00Z 1)'::alarm_history;
SELECT '(rule "red >= 80"; samples 2025-01-01T00:00:00 1)'::alarm_history;
SELECT '(rule "red >= 80"; samples 2025-01-01T25:00:00Z 1)'::alarm_history;
SELECT '(rule "red >= 80"; samples 2025-02-30T00:00:00Z 1)'::alarm_history;
SELECT '(rule "red >= 80"; samples 2025-01-01T08:00:00.5+08:00 1, 2025-01-01T00:00:01Z 2)'::alarm_history;
