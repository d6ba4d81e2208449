--
-- alarm_agg and rollup: the matrix of inputs, and the same bytes by every way
--
BEGIN;
SELECT * FROM no_plan();
SET LOCAL timezone = 'UTC';

\ir ../house/include/uniform.sql

-- empty, NULLs, one, two
CREATE TEMP TABLE input (shape text, rule alarm_rule, at timestamptz, value float8);
INSERT INTO input VALUES
	('NULL value', 'a >= 5', '2025-01-01', NULL), ('NULL instant', 'a >= 5', NULL, 1), ('NULL rule', NULL, '2025-01-01', 1),
	('one', 'a >= 5', '2025-01-01', 7),
	('two and NULL', 'a >= 5', '2025-01-01', 7), ('two and NULL', 'a >= 5', '2025-01-01 00:00:10', -0.0), ('two and NULL', 'a >= 5', '2025-01-02', NULL),
	('equal instants', 'a >= 5', '2025-01-01', 3), ('equal instants', 'a >= 5', '2025-01-01', 9), ('equal instants', 'a >= 5', '2025-01-01', 4),
	('equal instants, small is bad', 'a <= 5', '2025-01-01', 3), ('equal instants, small is bad', 'a <= 5', '2025-01-01', 9);
SELECT is(alarm_agg(rule, at, value)::text, NULL, 'no rows: NULL') FROM input WHERE false;
SELECT is(rollup(NULL::alarm_history)::text, NULL, 'rollup of no rows: NULL') FROM input WHERE false;
SELECT is(rollup(NULL::alarm_history)::text, NULL, 'rollup of NULL: NULL');
SELECT is(alarm_agg(rule, at, value)::text, expected, shape)
FROM input JOIN (VALUES
	('NULL value', NULL), ('NULL instant', NULL), ('NULL rule', NULL),
	('one', '(rule "a >= 5"; span of 1 samples, integral 0, last 2025-01-01T00:00:00Z 7, runs 2025-01-01T00:00:00Z peak 7)'),
	('two and NULL', '(rule "a >= 5"; span of 2 samples, integral 70000000, last 2025-01-01T00:00:10Z 0, runs 2025-01-01T00:00:00Z peak 7, 2025-01-01T00:00:10Z peak 0)'),
	('equal instants', '(rule "a >= 5"; span of 1 samples, integral 0, last 2025-01-01T00:00:00Z 9, runs 2025-01-01T00:00:00Z peak 9)'),
	('equal instants, small is bad', '(rule "a <= 5"; span of 1 samples, integral 0, last 2025-01-01T00:00:00Z 3, runs 2025-01-01T00:00:00Z peak 3)'))
	AS e(shape, expected) USING (shape)
GROUP BY shape, expected ORDER BY shape;

-- the NULL matrix of the combine function, as the executor runs it
CREATE TEMP TABLE pair AS SELECT alarm_agg('a >= 5', '2025-01-01', 7) AS x, alarm_agg('a >= 5', '2025-01-02', 8) AS y;
SELECT is(rollup(s), (SELECT CASE shape WHEN 'x, y' THEN (SELECT alarm_agg('a >= 5', at, v) FROM (VALUES (timestamptz '2025-01-01', 7), ('2025-01-02', 8)) AS r(at, v)) WHEN 'NULL, NULL' THEN NULL ELSE x END FROM pair), 'rollup of ' || shape)
FROM (SELECT 'NULL, NULL' AS shape, unnest(ARRAY[NULL, NULL::alarm_history]) AS s UNION ALL SELECT 'NULL, x', unnest(ARRAY[NULL, x]) FROM pair
	UNION ALL SELECT 'x, NULL', unnest(ARRAY[x, NULL]) FROM pair UNION ALL SELECT 'x, y', unnest(ARRAY[y, x]) FROM pair) AS v
GROUP BY shape ORDER BY shape;

-- One answer by every way: 30 days of 20 signs, with gaps, in whole numbers so
-- that no sum is rounded; runs that midnight cuts, and unknown over midnight.
CREATE TABLE sample (sign int, at timestamptz, value float8) PARTITION BY LIST (sign);
SELECT format('CREATE TABLE sample_%1$s PARTITION OF sample FOR VALUES IN (%1$s)', i) FROM generate_series(0, 19) AS i \gexec
INSERT INTO sample
SELECT s, '2025-03-01 00:00:30Z'::timestamptz + make_interval(mins => 13 * i), 50 + round(45 * sin(i / 25.0 + s)) + round(10 * pg_temp.uniform(format('%s %s', s, i)))
FROM generate_series(0, 19) AS s, generate_series(0, 3300) AS i
WHERE (i / (50 + 7 * s)) % 5 > 0;
ANALYZE sample;
CREATE TEMP TABLE rule (rule alarm_rule);
INSERT INTO rule VALUES ('red >= 90, orange >= 75, yellow >= 60; clear 5; for 30 min; keep 1 h; stale 2 h'), ('a >= 80'), ('low <= 20, lower <= 40'::text::alarm_rule);
CREATE TEMP TABLE way (way text, rule alarm_rule, sign int, h alarm_history);
SET LOCAL max_parallel_workers_per_gather = 0;
INSERT INTO way SELECT 'in order', rule, sign, alarm_agg(rule, at, value) FROM rule, (SELECT * FROM sample ORDER BY at) AS q GROUP BY rule, sign;
INSERT INTO way SELECT 'backwards', rule, sign, alarm_agg(rule, at, value) FROM rule, (SELECT * FROM sample ORDER BY at DESC) AS q GROUP BY rule, sign;
INSERT INTO way SELECT 'shuffled', rule, sign, alarm_agg(rule, at, value) FROM rule, (SELECT * FROM sample ORDER BY hashtext(at::text)) AS q GROUP BY rule, sign;
CREATE TEMP TABLE day AS SELECT rule, sign, date_trunc('day', at) AS day, alarm_agg(rule, at, value) AS h FROM rule, sample GROUP BY 1, 2, 3;
INSERT INTO way SELECT 'days, rolled up', rule, sign, rollup(h) FROM (SELECT * FROM day ORDER BY hashtext(day::text)) AS q GROUP BY rule, sign;
INSERT INTO way SELECT 'days, through text', rule, sign, rollup(h::text::alarm_history) FROM day GROUP BY rule, sign;
INSERT INTO way SELECT 'days into weeks into all', rule, sign, rollup(h)
FROM (SELECT rule, sign, date_trunc('week', day) AS week, rollup(h) AS h FROM day GROUP BY 1, 2, 3) AS q GROUP BY rule, sign;
INSERT INTO way SELECT 'cut anywhere', rule, sign, rollup(h)
FROM (SELECT rule, sign, piece, alarm_agg(rule, at, value) AS h
	FROM rule, (SELECT *, count(*) FILTER (WHERE hashtext(at::text || sign) % 7 = 0) OVER (PARTITION BY sign ORDER BY at) AS piece FROM sample) AS q
	GROUP BY 1, 2, 3 ORDER BY hashtext(rule::text || sign || piece)) AS q GROUP BY rule, sign;
-- states that are not finished hold samples, which may lie between each other
INSERT INTO way SELECT 'unfinished states, through text', rule, sign, rollup(h::text::alarm_history)
FROM (SELECT rule, sign, alarm_accum(NULL, rule, at, value) AS h FROM rule, sample WHERE sign < 4) AS q GROUP BY rule, sign;
INSERT INTO way SELECT 'finished and unfinished', rule, sign, rollup(h)
FROM (SELECT rule, sign, alarm_accum(NULL, rule, at, value) AS h FROM rule, sample WHERE sign < 4 AND at >= '2025-03-12'
	UNION ALL SELECT rule, sign, h FROM day WHERE sign < 4 AND day < '2025-03-12') AS q GROUP BY rule, sign;
SELECT matches(alarm_combine(alarm_accum(NULL, 'a >= 5', '2025-01-02', 1), alarm_accum(NULL, 'a >= 5', '2025-01-01', 7))::text,
	'^\(rule "a >= 5"; samples 2025-01-01T00:00:00Z 7, 2025-01-02T00:00:00Z 1\)$', 'a state that is not finished');

\ir ../house/include/plan_of.sql
SET LOCAL max_parallel_workers_per_gather = 4;
SET LOCAL parallel_setup_cost = 0;
SET LOCAL parallel_tuple_cost = 0;
SET LOCAL min_parallel_table_scan_size = 0;
SELECT matches(pg_temp.plan_of($$SELECT alarm_agg('a >= 80', at, value) FROM sample WHERE sign = 3$$), 'Gather.*Partial Aggregate', 'the parallel way is parallel');
-- (a query that writes is not parallel, one that a variable stores is)
SELECT alarm_agg('red >= 90, orange >= 75, yellow >= 60; clear 5; for 30 min; keep 1 h; stale 2 h', at, value) AS h FROM sample WHERE sign = 3 \gset parallel_
INSERT INTO way SELECT 'parallel', rule(h), 3, h FROM (SELECT :'parallel_h'::alarm_history AS h) AS q;
SET LOCAL max_parallel_workers_per_gather = 0;
SET LOCAL enable_partitionwise_aggregate = on;
SET LOCAL enable_hashagg = off;
SELECT matches(pg_temp.plan_of($$SELECT alarm_agg('a >= 80', at, value) FROM sample GROUP BY at > '2025-03-01'$$), 'Append.*Partial GroupAggregate', 'the partition-wise way is partition-wise');
SELECT is((SELECT alarm_agg('a >= 80', at, value) FROM sample GROUP BY at > '2020-01-01'), (SELECT rollup(h) FROM
	(SELECT alarm_agg('a >= 80', at, max) AS h FROM (SELECT at, max(value) FROM sample GROUP BY at) AS q) AS q), 'partition-wise, all signs as one');

SELECT is((SELECT count(*) FROM way WHERE way = 'in order'), 60::bigint, 'three rules, twenty signs');
SELECT is((SELECT string_agg(format('%s of %s', rule, sign), ', ') FROM way AS w JOIN way AS s USING (rule, sign)
	WHERE s.way = 'in order' AND w.way = o.way AND (w.h <> s.h OR w.h::text <> s.h::text)), NULL, o.way || ': the same bytes')
FROM (SELECT DISTINCT way FROM way) AS o WHERE way <> 'in order' ORDER BY way;
SELECT is((SELECT count(*) FROM way AS w JOIN way AS s USING (rule, sign) WHERE s.way = 'in order' AND w.way <> s.way), 60 * 6 + 12 * 2 + 1::bigint, 'all of them compared');
SELECT cmp_ok((SELECT count(*) FROM way, alarms(h) WHERE way = 'in order' AND raised_at::date < ended_at::date), '>', 100::bigint, 'alarms over midnight');
SELECT cmp_ok((SELECT count(*) FROM way, level_periods(h) AS p WHERE way = 'in order' AND p.level = 'unknown' AND from_at::date < until_at::date), '>', 20::bigint, 'unknown over midnight');
SELECT cmp_ok(avg(pg_column_size(h)), '<', 1000::numeric, 'a day is small') FROM day;

-- with values that round, the same numbers
CREATE TEMP TABLE rough AS SELECT sign, at, exp(value / 7) * pg_temp.uniform(at::text || sign) AS value FROM sample;
SELECT is((SELECT time_mean(rollup(h)) FROM (SELECT date_trunc('day', at), alarm_agg('a >= 80', at, value) AS h FROM rough WHERE sign = s GROUP BY 1) AS q),
	(SELECT time_mean(alarm_agg('a >= 80', at, value)) FROM rough WHERE sign = s), 'the same mean of sign ' || s) FROM generate_series(0, 4) AS s;

-- a day of minute samples in one band
SELECT cmp_ok(pg_column_size(alarm_agg('red >= 90, orange >= 75, yellow >= 60; clear 5; for 10 min; keep 5 min; stale 1 h', '2025-01-01Z'::timestamptz + i * interval '1 min', 30 + i % 20)),
	'<', 200, 'a compacted day takes under 200 bytes') FROM generate_series(0, 1439) AS i;

-- as a window function: what is looked at goes on
SELECT is((SELECT array_agg(n) FROM (SELECT sample_count(alarm_agg('a >= 5', '2025-01-01Z'::timestamptz - i * interval '1 s', i) OVER (ORDER BY i)) AS n FROM generate_series(1, 5) AS i) AS q),
	'{1,2,3,4,5}', 'as a window function');

-- errors
SELECT throws_ok($$SELECT alarm_agg(r, '2025-01-01', 1) FROM unnest('{a >= 5,a >= 6}'::alarm_rule[]) AS r$$, '22023', 'cannot judge by different alarm rules together');
SELECT throws_ok($$SELECT rollup(alarm_accum(NULL, r, '2025-01-01', 1)) FROM unnest('{a >= 5,a >= 6}'::alarm_rule[]) AS r$$, '22023', 'cannot judge by different alarm rules together');
SELECT throws_ok($$SELECT rollup(h) FROM day, generate_series(1, 2) WHERE sign = 1 AND rule = 'a >= 80'$$, '22023', 'cannot merge alarm histories whose spans overlap');
SELECT throws_ok($$SELECT rollup(h) FROM (SELECT alarm_agg('a >= 5', at, 1) AS h FROM (VALUES (1, timestamptz '2025-01-01'), (1, '2025-01-03'), (2, '2025-01-03'), (2, '2025-01-05')) AS v(g, at) GROUP BY g) AS q$$,
	'22023', 'cannot merge alarm histories whose spans overlap');
SELECT throws_ok($$SELECT rollup(h) FROM (SELECT alarm_agg('a >= 5', at, 1) AS h FROM (VALUES (1, timestamptz '2025-01-01'), (1, '2025-01-03')) AS v(g, at) GROUP BY g
	UNION ALL SELECT alarm_accum(NULL, 'a >= 5', '2025-01-02', 1)) AS q$$, '22023', 'cannot merge alarm histories whose spans overlap');
SELECT lives_ok($$SELECT rollup(h) FROM (SELECT alarm_agg('a >= 5', at, 1) AS h FROM (VALUES (1, timestamptz '2025-01-01'), (1, '2025-01-03'), (2, '2025-01-03 00:00:00.000001'), (2, '2025-01-05')) AS v(g, at) GROUP BY g) AS q$$,
	'a microsecond apart is apart');
SELECT throws_ok(format('SELECT alarm_agg(%L, %L, %L)', 'a >= 5', at, value), state)
FROM (VALUES ('infinity', '1', '22008'), ('-infinity', '1', '22008'), ('0044-03-15 BC', '1', '22008'), ('10000-01-01 00:00Z', '1', '22008'),
	('2025-01-01', 'NaN', '22003'), ('2025-01-01', 'Infinity', '22003'), ('2025-01-01', '-Infinity', '22003')) AS v(at, value, state);
SELECT throws_ok($$SELECT alarm_agg('a >= 5', at, 1e305) FROM (VALUES (timestamptz '2025-01-01'), ('2025-01-02')) AS v(at)$$, '22003', 'alarm_history out of range');
-- the state function can be called by anyone
SELECT is(alarm_accum(h, 'a >= 5', '2025-01-02', 1)::text, '(rule "a >= 5"; span of 1 samples, integral 0, last 2025-01-01T00:00:00Z 7, runs 2025-01-01T00:00:00Z peak 7; samples 2025-01-02T00:00:00Z 1)', 'onto a finished history')
FROM (SELECT alarm_agg('a >= 5', '2025-01-01', 7) AS h) AS q;
SELECT throws_ok($$SELECT alarm_accum(alarm_agg('a >= 5', '2025-01-01', 7), 'a >= 5', '2025-01-01', 1)::text$$, '22023', 'cannot merge alarm histories whose spans overlap');

-- questions with odd arguments
CREATE TEMP TABLE one AS SELECT alarm_agg('a >= 5, b >= 3', at, v) AS h FROM (VALUES (timestamptz '2025-01-01 00:00Z', 7), ('2025-01-01 01:00Z', 4)) AS r(at, v);
SELECT throws_ok(format('SELECT %s FROM one', call), state, NULL, call)
FROM (VALUES ($$duration_in(h, 'c')$$, '22023'), ($$alarm_count(h, 'normal')$$, '22023'), ($$chattering_count(h, 'a', '1 day')$$, '22023'), ($$chattering_count(h, 'a', '-1 s')$$, '22023'),
	($$alarms(h, '2024-12-31')$$, '22023'), ($$alarms(h, 'infinity')$$, '22008'), ($$level_periods(h, '-infinity')$$, '22008'), ($$duration_in(h, 'a', '2025-01-01 00:30Z')$$, '22023')) AS v(call, state);
SELECT is(level_at(h, at), expected, 'level at ' || at)
FROM one, (VALUES ('-infinity'::timestamptz, NULL), ('2024-12-31 23:59:59.999999Z', NULL), ('2025-01-01 00:00Z', 'a'), ('2025-01-01 00:59:59.999999Z', 'a'), ('2025-01-01 01:00Z', 'b'), ('infinity', 'b')) AS v(at, expected);
SELECT is(known_share(h)::text || time_mean(h), '17', 'all known; 7 for an hour') FROM one;
SELECT is(known_share(alarm_agg('a >= 5', '2025-01-01', 7))::text || time_mean(alarm_agg('a >= 5', '2025-01-01', 7)), NULL, 'NULL over no time');

SELECT * FROM finish();
ROLLBACK;
