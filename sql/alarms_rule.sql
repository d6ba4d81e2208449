--
-- alarm_rule: what is read and written, and what is refused
--
SET timezone = 'UTC';
SET datestyle = 'ISO, YMD';
SET intervalstyle = 'postgres';
SELECT rule, rule::alarm_rule AS canonical FROM (VALUES
	('red >= 90, orange >= 75, yellow >= 60; clear 5; for 10 min; keep 5 min; stale 1 h'),
	('  red>=90 ,orange ≥ 75，yellow>=60;stale 60 min;keep 300 s;for 600000 ms;clear 5.0 '),
	('low <= 1.5, "less than low" <= 2'), ('一级 >= 3; for 24 h'), ('"a ""b""" >= -0; clear 0; stale 36525 d'),
	('a >= 9, b >= 8, c >= 7; clear 25')) AS v(rule);

-- the parts
SELECT l.* FROM levels('red >= 90, orange >= 75, yellow >= 60; for 10 min') AS l;
SELECT jsonb_pretty(jsonb('low <= 2, lower <= 3; clear 0.5; keep 90 s'::alarm_rule));

-- order of the levels, and their names
SELECT 'red >= 90, orange >= 95'::alarm_rule;
SELECT 'red >= 90, orange >= 90'::alarm_rule;
SELECT 'low <= 5, lower <= 3'::alarm_rule;
SELECT 'red >= 90, low <= 5'::alarm_rule;
SELECT 'red >= 90, red >= 80'::alarm_rule;
SELECT 'normal >= 90'::alarm_rule;
SELECT 'a >= 17, b >= 16, c >= 15, d >= 14, e >= 13, f >= 12, g >= 11, h >= 10, i >= 9, j >= 8, k >= 7, l >= 6, m >= 5, n >= 4, o >= 3, p >= 2, q >= 1'::alarm_rule;
SELECT repeat('x', 64)::alarm_rule;
SELECT (repeat('x', 64) || ' >= 1')::alarm_rule;
-- thresholds
SELECT 'red > 90'::alarm_rule;
SELECT 'red >= NaN'::alarm_rule;
SELECT 'red >= 1e999'::alarm_rule;
SELECT ''::alarm_rule;
-- a clear that rounds away, or that two levels would share
SELECT 'red >= 1e17; clear 1'::alarm_rule;
SELECT 'red >= 5, orange >= 4.999999999999999; clear 1e9'::alarm_rule;
SELECT 'red >= -1e308; clear 1e308'::alarm_rule;
SELECT 'red >= 90; clear -1'::alarm_rule;
-- durations
SELECT 'red >= 90; for 0 s'::alarm_rule;
SELECT 'red >= 90; keep -5 min'::alarm_rule;
SELECT 'red >= 90; for 1.5 h'::alarm_rule;
SELECT 'red >= 90; stale 1 week'::alarm_rule;
SELECT 'red >= 90; stale 40000 d'::alarm_rule;
SELECT 'red >= 90; for 5 min; for 6 min'::alarm_rule;
SELECT 'red >= 90; before 5 min'::alarm_rule;
SELECT 'red >= 90; for 5 min,'::alarm_rule;
