--
-- duration_summary and case_summary: one answer by every way, every past day
-- against plain SQL, quantiles against percentile_disc
--
BEGIN;
SELECT plan(40);

\ir ../house/include/plan_of.sql
\ir ../house/include/uniform.sql

-- combine: NULL and NULL, NULL and a value, a value and NULL, two values
SELECT is(duration_combine(a, b)::text, expected, 'duration_combine: ' || shape) FROM (VALUES
	('NULL and NULL', NULL::duration_summary, NULL::duration_summary, NULL),
	('NULL and a value', NULL, '(ended 1, lasting 0, missing 0, sum 5, shortest 5, longest 5; buckets 5:1)',
		'(ended 1, lasting 0, missing 0, sum 5, shortest 5, longest 5; buckets 5:1)'),
	('a value and NULL', '(ended 0, lasting 0, missing 2)', NULL, '(ended 0, lasting 0, missing 2)'),
	('two values', '(ended 1, lasting 1, missing 1, sum 5, shortest 5, longest 5; buckets 5:1+1)',
		'(ended 1, lasting 1, missing 0, sum 3, shortest 3, longest 3; buckets 3:1 5:0+1)',
		'(ended 2, lasting 2, missing 1, sum 8, shortest 3, longest 5; buckets 3:1 5:1+2)')) AS v(shape, a, b, expected);
SELECT '(as_of 2025-01-01T00:00:00Z, on time 0, closed late 0, overdue 0, resolved 0, unresolved 0, satisfied 0, '
	'dissatisfied 0, reopened 0, responded in time 0, response due 0, response (ended 0, lasting 0, '
	'missing 0), handling (ended 0, lasting 0, missing 0))' AS empty,
	'(as_of 2025-01-01T00:00:00Z, on time 1, closed late 0, overdue 0, resolved 0, unresolved 1, satisfied 0, '
	'dissatisfied 0, reopened 0, responded in time 0, response due 0, response (ended 1, lasting 0, '
	'missing 0, sum 5, shortest 5, longest 5; buckets 5:1), handling (ended 1, lasting 0, missing 0, sum 5, '
	'shortest 5, longest 5; buckets 5:1))' AS one \gset
SELECT is(case_combine(a, b)::text, expected, 'case_combine: ' || shape) FROM (VALUES
	('NULL and NULL', NULL::case_summary, NULL::case_summary, NULL),
	('NULL and a value', NULL, :'one', :'one'),
	('a value and NULL', :'empty', NULL, :'empty'),
	('two values', :'one', :'empty', :'one')) AS v(shape, a, b, expected);
SELECT throws_ok(format($$SELECT case_combine(%L, replace(%L, '2025-01-01', '2025-01-02')::case_summary)$$, :'one',
	:'one'), '22023', 'cannot summarise cases as of 2025-01-01T00:00:00Z and as of 2025-01-02T00:00:00Z');
SELECT throws_ok($$SELECT duration_combine('(ended 0, lasting 0, missing 9223372036854775807)',
	'(ended 0, lasting 0, missing 1)')$$, '22003',
	'duration_summary out of range');
SELECT throws_ok($$SELECT duration_accum('(ended 0, lasting 0, missing 9223372036854775807)', '1 s', true)$$, '22003',
	'duration_summary out of range');
SELECT throws_ok($$SELECT duration_accum('(ended 0, lasting 0, missing 9223372036854775807)', NULL::interval, true)$$,
	'22003', 'duration_summary out of range');
SELECT is(duration_combine('(ended 0, lasting 9223372036854775806, missing 0; buckets 1:0+9223372036854775806)',
	'(ended 1, lasting 0, missing 0, sum 1, shortest 1, longest 1; buckets 1:1)')::text,
	'(ended 1, lasting 9223372036854775806, missing 0, sum 1, shortest 1, longest 1; buckets 1:1+9223372036854775806)',
		'counts of almost 64 bits');
-- a state function may be called by anyone, and changes no argument
CREATE TEMP TABLE one AS SELECT duration_agg('5 us', true) AS d,
	case_agg(service_case(timestamptz '2025-01-01'), '2025-01-02') AS s;
SELECT is((SELECT (duration_accum(d, '5 us', true)::text, d::text) FROM one)::text,
	(SELECT (duration_combine(d, d)::text, d::text) FROM one)::text, 'a stored state stays as it is');

-- events: 40,000 cases of a year; parts of many sizes
CREATE TABLE event (part int, id int, opened timestamptz, due timestamptz, responded timestamptz, closed timestamptz,
	resolved bool, satisfied bool, reopened int, respond_by timestamptz)
	PARTITION BY LIST (part);
SELECT format('CREATE TABLE event_%1$s PARTITION OF event FOR VALUES IN (%1$s)', i)
	FROM generate_series(0, 3) AS i \gexec
INSERT INTO event
SELECT i % 4, i, opened,
	CASE WHEN u1 > 0.1 THEN opened + interval '1 hour' * round(200 * u2) END,
	CASE WHEN u3 > 0.2 THEN opened + interval '1 second' * round(100000 * u4 ^ 4) END,
	CASE WHEN u5 > 0.15 THEN opened + interval '1 second' * round(2000000 * u6 ^ 3) END,
	CASE WHEN u2 > 0.3 THEN u3 > 0.5 END, CASE WHEN u4 > 0.5 THEN u1 > 0.4 END, CASE WHEN u6 > 0.9 THEN (10 * u5)::int END,
	CASE WHEN u6 > 0.05 THEN opened + interval '1 hour' * round(24 * u1) END
FROM generate_series(1, 40000) AS i,
	LATERAL (SELECT pg_temp.uniform('1' || i), pg_temp.uniform('2' || i), pg_temp.uniform('3' || i),
		pg_temp.uniform('4' || i), pg_temp.uniform('5' || i), pg_temp.uniform('6' || i)) AS u(u1, u2, u3, u4, u5, u6),
	LATERAL (SELECT date_trunc('hour', timestamptz '2025-01-01' + interval '365 days' * pg_temp.uniform('o'
		|| i))) AS o(opened);
ANALYZE event;
CREATE TABLE cases AS SELECT part, id, service_case(opened, due, responded, closed, resolved, satisfied, reopened,
	respond_by) AS c FROM event;

-- every way the same bytes; the parts go from lists of codes to numbers of each
CREATE VIEW agg AS SELECT duration_agg(opened, closed, '2025-11-01') AS d,
	case_agg(service_case(opened, due, responded, closed, resolved, satisfied, reopened, respond_by), '2025-11-01') AS s
		FROM event;
CREATE TEMP TABLE way (way text, d duration_summary, s case_summary);
SET LOCAL max_parallel_workers_per_gather = 0;
INSERT INTO way SELECT 'serial', d, s FROM agg;
INSERT INTO way SELECT 'backwards', duration_agg(opened, closed, '2025-11-01'),
	case_agg(service_case(opened, due, responded, closed, resolved, satisfied, reopened, respond_by), '2025-11-01')
FROM (SELECT * FROM event ORDER BY closed DESC, id) AS q;
INSERT INTO way SELECT 'rolled up', rollup(d), rollup(s) FROM (SELECT duration_agg(opened, closed, '2025-11-01') AS d,
	case_agg(service_case(opened, due, responded, closed, resolved, satisfied, reopened, respond_by), '2025-11-01') AS s
	FROM event GROUP BY extract(month FROM opened)) AS q;
INSERT INTO way SELECT 'rolled up twice, through text', rollup(d::text::duration_summary), rollup(s::text::case_summary)
FROM (SELECT rollup(d::text::duration_summary) AS d, rollup(s::text::case_summary) AS s
	FROM (SELECT id % 355 AS cell, duration_agg(opened, closed, '2025-11-01') AS d,
		case_agg(service_case(opened, due, responded, closed, resolved, satisfied, reopened, respond_by), '2025-11-01') AS s
		FROM event GROUP BY 1) AS q GROUP BY cell % 12) AS q;
CREATE TEMP TABLE month AS SELECT duration_agg(opened, closed, '2025-11-01') AS d,
	case_agg(service_case(opened, due, responded, closed, resolved, satisfied, reopened, respond_by), '2025-11-01') AS s
		FROM event GROUP BY extract(month FROM opened);
INSERT INTO way SELECT 'stored', rollup(d), rollup(s) FROM month;
SET LOCAL max_parallel_workers_per_gather = 4;
SET LOCAL parallel_setup_cost = 0;
SET LOCAL parallel_tuple_cost = 0;
SET LOCAL min_parallel_table_scan_size = 0;
SELECT matches(pg_temp.plan_of('SELECT * FROM agg'), 'Gather.*Partial Aggregate', 'the parallel way is parallel');
SELECT d, s FROM agg \gset parallel_
INSERT INTO way VALUES ('parallel', :'parallel_d', :'parallel_s');
SET LOCAL max_parallel_workers_per_gather = 0;
SET LOCAL enable_partitionwise_aggregate = on;
SET LOCAL enable_hashagg = off;
SELECT matches(pg_temp.plan_of($$SELECT duration_agg(opened, closed, '2025-11-01') FROM event GROUP BY part > -1$$),
	'Append.*Partial GroupAggregate.*Partial GroupAggregate', 'the partition-wise way is partition-wise');
INSERT INTO way SELECT 'partition-wise', duration_agg(opened, closed, '2025-11-01'),
	case_agg(service_case(opened, due, responded, closed, resolved, satisfied, reopened, respond_by), '2025-11-01')
FROM event GROUP BY part > -1;
SET LOCAL enable_hashagg = on;
SELECT is(w.d::text, s.d::text, w.way || ': the same durations') FROM way AS w, way AS s WHERE s.way = 'serial'
	AND w.way <> 'serial';
SELECT is(w.s::text, s.s::text, w.way || ': the same cases') FROM way AS w, way AS s WHERE s.way = 'serial'
	AND w.way <> 'serial';
SELECT ok(count(DISTINCT d) = 1 AND count(DISTINCT s) = 1, 'equal by their operators, too') FROM way;

-- the exact measures
SELECT results_eq(
	$$SELECT duration_count(d), ended_count(d), missing_count(d), min_duration(d), max_duration(d), mean_duration(d)
		FROM way WHERE way = 'serial'$$,
	$$SELECT count(*), count(*) FILTER (WHERE ended), 0::int8, min(t) FILTER (WHERE ended), max(t) FILTER (WHERE ended),
			interval '1 us' * round(1000000 * avg(extract(epoch FROM t)) FILTER (WHERE ended))
		FROM (SELECT interval '1 second' * extract(epoch FROM closed - opened) AS t,
			coalesce(closed <= '2025-11-01', false) AS ended FROM event WHERE opened <= '2025-11-01') AS q$$,
	'counts, extremes and mean by plain SQL');
SELECT is(handling_time(s)::text, d::text, 'the handling time is that of duration_agg') FROM way WHERE way = 'serial';
SELECT is(response_time(s)::text, (SELECT duration_agg(opened, least(responded, closed), '2025-11-01')::text
	FROM event), 'and so is the response time') FROM way WHERE way = 'serial';

-- every day of the year, against plain SQL
CREATE TEMP TABLE day AS SELECT timestamptz '2025-01-01 12:00' + i * interval '1 day' AS as_of
	FROM generate_series(0, 364) AS i;
CREATE TEMP TABLE asked AS
SELECT as_of, case_count(s), open_count(s), closed_count(s), overdue_count(s), on_time_count(s), closed_late_count(s),
	deadline_count(s), on_time_rate(s),
	resolved_count(s), unresolved_count(s), resolution_rate(s), satisfied_count(s), dissatisfied_count(s),
		satisfaction_rate(s), participation_rate(s),
	reopened_count(s), reopen_rate(s), responded_in_time_count(s), response_due_count(s), response_rate(s)
FROM (SELECT as_of, case_agg(c, as_of) AS s FROM day, cases WHERE id <= 4000 GROUP BY as_of) AS q;
CREATE TEMP TABLE known (LIKE asked);
INSERT INTO known
WITH counted AS (
	SELECT as_of, count(*) FILTER (WHERE opened <= as_of) AS n,
		count(*) FILTER (WHERE opened <= as_of AND (closed IS NULL OR closed > as_of)) AS open,
			count(*) FILTER (WHERE closed <= as_of) AS closed,
		count(*) FILTER (WHERE opened <= as_of AND (closed IS NULL OR closed > as_of) AND due < as_of) AS overdue,
		count(*) FILTER (WHERE closed <= as_of AND closed <= due) AS on_time,
			count(*) FILTER (WHERE closed <= as_of AND closed > due) AS late,
		count(*) FILTER (WHERE closed <= as_of AND resolved) AS resolved,
			count(*) FILTER (WHERE closed <= as_of AND NOT resolved) AS unresolved,
		count(*) FILTER (WHERE closed <= as_of AND satisfied) AS satisfied,
			count(*) FILTER (WHERE closed <= as_of AND NOT satisfied) AS dissatisfied,
		count(*) FILTER (WHERE closed <= as_of AND reopened > 0) AS reopened,
		count(*) FILTER (WHERE least(responded, closed) <= least(as_of, respond_by) AND respond_by IS NOT NULL) AS in_time,
		count(*) FILTER (WHERE opened <= as_of AND (respond_by < as_of OR least(responded, closed) <= as_of)
			AND respond_by IS NOT NULL) AS response_due
	FROM day, event WHERE id <= 4000 GROUP BY as_of
)
SELECT as_of, n AS case_count, open AS open_count, closed AS closed_count, overdue, on_time, late,
	on_time + late + overdue, on_time::float8 / nullif(on_time + late + overdue, 0),
	resolved, unresolved, resolved::float8 / nullif(resolved + unresolved, 0), satisfied, dissatisfied,
		satisfied::float8 / nullif(satisfied + dissatisfied, 0),
	(satisfied + dissatisfied)::float8 / nullif(closed, 0), reopened, reopened::float8 / nullif(closed, 0), in_time,
		response_due, in_time::float8 / nullif(response_due, 0)
FROM counted;
SELECT is(count(*), 365::int8, 'there are 365 days') FROM asked;
SELECT is_empty('(TABLE asked EXCEPT TABLE known) UNION ALL (TABLE known EXCEPT TABLE asked)',
	'each day as plain SQL counts it');
SELECT is_empty($$SELECT FROM asked WHERE open_count + closed_count <> case_count$$, 'open + closed = all');
SELECT results_eq(
	$$SELECT as_of, count(*) FILTER (WHERE status IN ('open', 'overdue')),
		count(*) FILTER (WHERE status IN ('closed', 'closed_late')), count(*) FILTER (WHERE status = 'overdue'),
		count(*) FILTER (WHERE status = 'closed_late')
		FROM day, cases, LATERAL (SELECT status(c, as_of) AS status) AS q WHERE id <= 400 GROUP BY as_of ORDER BY as_of$$,
	$$SELECT as_of, open_count(s), closed_count(s), overdue_count(s), closed_late_count(s)
		FROM (SELECT as_of, case_agg(c, as_of) AS s FROM day, cases WHERE id <= 400 GROUP BY as_of) AS q ORDER BY as_of$$,
	'status() agrees, case by case');

-- quantiles of 1e6 log-normal durations
CREATE TEMP TABLE long AS SELECT interval '1 second' * exp(9 + 2 * sqrt(-2 * ln(1 - pg_temp.uniform('a'
	|| i))) * cos(2 * pi() * pg_temp.uniform('b' || i))) AS t FROM generate_series(1, 1000000) AS i;
SELECT is_empty($$SELECT p, ours, theirs FROM (SELECT duration_agg(t, true) AS d,
	percentile_disc(ARRAY[0, 0.001, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99, 0.999, 1]) WITHIN GROUP (ORDER BY t) AS q
	FROM long) AS q,
		LATERAL (SELECT p, extract(epoch FROM duration_quantile(d, p)) AS ours, extract(epoch FROM v) AS theirs
			FROM unnest('{0,0.001,0.1,0.25,0.5,0.75,0.9,0.99,0.999,1}'::float8[], q) AS u(p, v)) AS pair
	WHERE abs(ours - theirs) > CASE WHEN p IN (0, 1) THEN 0 ELSE 0.008 * theirs END$$,
		'quantiles within 0.8 % of percentile_disc, the ends exact');
SELECT is(share_lasting(d, '9000 s'), (SELECT count(*) FILTER (WHERE bucketed > 9000) / 1e6::float8 FROM long,
	LATERAL (SELECT extract(epoch FROM t) AS bucketed) AS b), 'without open cases the share is a plain one')
FROM (SELECT duration_agg(CASE WHEN extract(epoch FROM t) > 9000 THEN t * 1.02 ELSE t * 0.98 END, true) AS d
	FROM long) AS q;
SELECT is(median_time(d), duration_quantile(d, 0.5), 'and the median the same')
	FROM (SELECT duration_agg(t, true) AS d FROM long) AS q;

-- many groups
SELECT is(sum(ended_count(d)), 1000000::numeric, 'a million groups')
	FROM (SELECT i, duration_agg(interval '1 s' * i, true) AS d FROM generate_series(1, 1000000) AS i GROUP BY i) AS q;

SELECT * FROM finish();
ROLLBACK;
