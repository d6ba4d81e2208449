--
-- cadence_agg, rollup and the judging, against plain SQL over the rows; the same
-- bytes by every way; errors
--
BEGIN;
SELECT * FROM no_plan();

\ir ../house/include/uniform.sql

-- empty, NULLs, one
CREATE TEMP TABLE input (shape text, cadence cadence, span daterange, on_day date);
INSERT INTO input VALUES ('NULL day', '1/month', '[2024-01-01,2025-01-01)', NULL), ('NULL cadence', NULL, '[2024-01-01,2025-01-01)', '2024-01-05'),
	('NULL span', '1/month', NULL, '2024-01-05'), ('one', '1/month', '[2024-01-01,2025-01-01)', '2024-01-05'),
	('out of the span', '1/month', '[2024-01-01,2025-01-01)', '2025-01-01'),
	('twice on a day', '1/month', '[2024-01-01,2024-12-31]', '2024-01-05'), ('twice on a day', '1/month', '[2024-01-01,2025-01-01)', '2024-01-05');
SELECT is(cadence_agg(cadence, span, on_day)::text, NULL, 'no rows: NULL') FROM input WHERE false;
SELECT is(rollup(NULL::cadence_summary)::text, NULL, 'rollup of no rows: NULL') FROM input WHERE false;
SELECT is(rollup(NULL::cadence_summary)::text, NULL, 'rollup of NULL: NULL');
SELECT is(cadence_agg(cadence, span, on_day)::text, expected, shape)
FROM input JOIN (VALUES ('NULL day', '(cadence 1/month, span 2024-01-01..2024-12-31)'), ('NULL cadence', NULL), ('NULL span', NULL),
	('one', '(cadence 1/month, span 2024-01-01..2024-12-31, happened 2024-01-05)'), ('out of the span', '(cadence 1/month, span 2024-01-01..2024-12-31)'),
	('twice on a day', '(cadence 1/month, span 2024-01-01..2024-12-31, happened 2024-01-05 x 2)')) AS e(shape, expected) USING (shape)
GROUP BY shape, expected ORDER BY shape;
CREATE TEMP TABLE pair AS SELECT cadence_agg('1/month', '[2024-01-01,2025-01-01)', '2024-02-29') AS x, cadence_agg('1/month', '[2024-01-01,2025-01-01)', '2024-01-05') AS y;
SELECT is(rollup(s)::text, CASE shape WHEN 'x, y' THEN '(cadence 1/month, span 2024-01-01..2024-12-31, happened 2024-01-05, 2024-02-29)' WHEN 'NULL, NULL' THEN NULL ELSE '(cadence 1/month, span 2024-01-01..2024-12-31, happened 2024-02-29)' END, 'rollup of ' || shape)
FROM (SELECT 'NULL, NULL' AS shape, unnest(ARRAY[NULL, NULL::cadence_summary]) AS s UNION ALL SELECT 'NULL, x', unnest(ARRAY[NULL, x]) FROM pair
	UNION ALL SELECT 'x, NULL', unnest(ARRAY[x, NULL]) FROM pair UNION ALL SELECT 'x, y', unnest(ARRAY[x, y]) FROM pair) AS v
GROUP BY shape ORDER BY shape;

-- 1,200 duties of 18 cadences, each over a span of its own, with days around it
CREATE TEMP TABLE duty AS
SELECT id, (ARRAY['1/month', '3/month', '1/month by day 5', '1/month within 10 days', '1/month within 45 days', '1/month on day 31', '1/week', '2/week by day 3',
	'1/week on day 7', '1/quarter by day 31', '8/year', '1/half-year within 400 days', '1/3 months', '2/5 weeks by day 7', '1/10 days', '1/2 years', '1/day', '2/2 half-years by day 30']::cadence[])[1 + id % 18] AS cadence,
	daterange(start, start + 1 + floor(900 * pg_temp.uniform(id || 's'))::int) AS span, start + floor(1200 * pg_temp.uniform(id || 'a'))::int AS as_of
FROM (SELECT id, date '2023-06-01' + floor(500 * pg_temp.uniform(id || 'd'))::int AS start FROM generate_series(1, 1200) AS id) AS q;
CREATE TABLE event (id int, on_day date, for_day date) PARTITION BY HASH (id);
CREATE TABLE event_0 PARTITION OF event FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE event_1 PARTITION OF event FOR VALUES WITH (MODULUS 2, REMAINDER 1);
INSERT INTO event
SELECT id, d, CASE WHEN pg_temp.uniform(format('%s %s f', id, i)) < 0.3 THEN d + floor(120 * pg_temp.uniform(format('%s %s F', id, i)))::int - 60 END
FROM duty, generate_series(1, 40) AS i, LATERAL (SELECT lower(span) - 50 + floor((upper(span) - lower(span) + 100) * pg_temp.uniform(format('%s %s', id, i)))::int AS d) AS e
WHERE id % 50 > 0;
-- some on the very deadlines
INSERT INTO event SELECT id, deadline FROM (SELECT id, cadence_agg(cadence, span, NULL) AS s FROM duty WHERE id % 50 > 0 GROUP BY id) AS q, periods(s, '2024-01-01') WHERE pg_temp.uniform(format('%s %s', id, deadline)) < 0.3;
ANALYZE event;

CREATE TEMP TABLE kept AS SELECT id, duty.cadence, span, as_of, cadence_agg(duty.cadence, span, on_day, for_day) AS s FROM duty LEFT JOIN event USING (id) GROUP BY id, duty.cadence, span, as_of;
-- the periods, from beyond both ends of the span (their ends and deadlines are what dateutil.sh looks at)
CREATE TEMP TABLE around AS
SELECT id, p.*, from_date >= lower(span) AND until_date < upper(span) AS whole, from_date < upper(span) AND until_date >= lower(span) AS touches
FROM (SELECT id, span, begin_date, cadence_agg(d.cadence, daterange(begin_date, upper(span) + 300), NULL) AS s
	FROM (SELECT id, span, d.cadence, (from_date - CASE d.cadence::text WHEN '1/3 months' THEN '24 months' WHEN '2/5 weeks by day 7' THEN '350 days'
				WHEN '1/10 days' THEN '400 days' WHEN '1/2 years' THEN '4 years' WHEN '2/2 half-years by day 30' THEN '4 years' ELSE '700 days' END::interval)::date AS begin_date
		FROM duty AS d JOIN kept USING (id, span), LATERAL (SELECT from_date FROM periods(s, '2024-01-01') LIMIT 1) AS p) AS d GROUP BY id, span, begin_date) AS q, periods(s, '2024-01-01') AS p;
CREATE INDEX ON around (id);
ANALYZE around;
CREATE TEMP TABLE expected AS
WITH counted AS (
	SELECT e.id, e.on_day, p.from_date, p.deadline
	FROM event AS e JOIN duty AS d USING (id), LATERAL (
		SELECT from_date, deadline, touches FROM around AS a
		WHERE a.id = e.id AND CASE WHEN for_day IS NOT NULL THEN for_day BETWEEN from_date AND until_date ELSE deadline >= on_day END
		ORDER BY deadline LIMIT 1) AS p
	WHERE touches AND (d.cadence::text NOT LIKE '%on day%' OR on_day = deadline)
)
SELECT a.id, a.from_date, a.until_date, a.deadline, a.required, count(on_day) AS happened, count(on_day) FILTER (WHERE on_day <= a.deadline) AS in_time,
	CASE WHEN NOT whole THEN 'partial' WHEN a.deadline >= as_of THEN 'open' WHEN count(on_day) FILTER (WHERE on_day <= a.deadline) >= required THEN 'kept'
		WHEN count(on_day) >= required THEN 'late' ELSE 'missed' END AS status
FROM around AS a JOIN duty USING (id) LEFT JOIN counted AS c ON c.id = a.id AND c.from_date = a.from_date AND on_day <= as_of
WHERE touches GROUP BY a.id, a.from_date, a.until_date, a.deadline, a.required, whole, as_of;

SELECT is_empty($$(SELECT id, p.* FROM kept, periods(s, as_of) AS p EXCEPT TABLE expected) UNION ALL (TABLE expected EXCEPT SELECT id, p.* FROM kept, periods(s, as_of) AS p) LIMIT 5$$, 'every period of 1,200 duties, by plain SQL');
SELECT cmp_ok(count(*), '>', 300::bigint, 'many ' || status) FROM expected GROUP BY status ORDER BY status;
SELECT is_empty($$SELECT id FROM kept JOIN (SELECT id, count(*) FILTER (WHERE status IN ('kept', 'late', 'missed')) AS due, count(*) FILTER (WHERE status = 'kept') AS kept_count,
		count(*) FILTER (WHERE status = 'late') AS late, count(*) FILTER (WHERE status = 'missed') AS missed, count(*) FILTER (WHERE status = 'open') AS open,
		min(deadline) FILTER (WHERE status = 'open' AND happened < required) AS next_due FROM expected GROUP BY id) AS e USING (id)
	WHERE due_count(s, as_of) <> due OR kept_count(s, as_of) <> e.kept_count OR late_count(s, as_of) <> late OR missed_count(s, as_of) <> missed OR open_count(s, as_of) <> open
		OR next_due(s, as_of) IS DISTINCT FROM e.next_due OR compliance(s, as_of) IS DISTINCT FROM e.kept_count / nullif(due, 0)::float8$$, 'counts, compliance and next_due');
SELECT is_empty($$SELECT id, longest_lapse(s, as_of), lapse FROM kept JOIN (
		SELECT id, coalesce(max(length), 0) AS lapse FROM duty LEFT JOIN (SELECT id, count(*) AS length FROM (
			SELECT id, status, row_number() OVER (PARTITION BY id ORDER BY from_date) - row_number() OVER (PARTITION BY id, status ORDER BY from_date) AS island FROM expected) AS i
			WHERE status = 'missed' GROUP BY id, island) AS l USING (id) GROUP BY id) AS e USING (id)
	WHERE longest_lapse(s, as_of) <> lapse$$, 'longest_lapse, by gaps and islands');
SELECT is_empty($$SELECT id FROM kept WHERE id % 50 = 0 AND (last_on(s) IS NOT NULL OR kept_count(s, '9999-12-31') > 0)$$, 'a duty never done has its periods');

-- the same bytes by every way
CREATE TEMP TABLE way AS SELECT 'in order' AS way, id, s FROM kept WHERE id % 50 > 0;
SET LOCAL max_parallel_workers_per_gather = 0;
INSERT INTO way SELECT 'backwards', id, cadence_agg(cadence, span, on_day, for_day) FROM (SELECT * FROM duty JOIN event USING (id) ORDER BY on_day DESC, for_day DESC) AS q GROUP BY id;
INSERT INTO way SELECT 'rolled up', id, rollup(s) FROM (SELECT id, cadence_agg(cadence, span, on_day, for_day) AS s FROM duty JOIN event USING (id) GROUP BY id, hashtext(on_day::text) % 5) AS q GROUP BY id;
INSERT INTO way SELECT 'through text', id, rollup(s::text::cadence_summary) FROM (SELECT id, cadence_agg(cadence, span, on_day, for_day) AS s FROM duty JOIN event USING (id) GROUP BY id, hashtext(on_day::text) % 5) AS q GROUP BY id;
SELECT is((SELECT string_agg(w.id::text, ', ') FROM way AS w JOIN way AS s USING (id) WHERE s.way = 'in order' AND w.way = o.way AND w.s <> s.s), NULL, o.way || ': the same bytes')
FROM (VALUES ('backwards'), ('rolled up'), ('through text')) AS o(way);
SELECT is((SELECT count(*) FROM way), 4 * 1176::bigint, 'all of them compared');
\ir ../house/include/plan_of.sql
SET LOCAL max_parallel_workers_per_gather = 4;
SET LOCAL parallel_setup_cost = 0;
SET LOCAL parallel_tuple_cost = 0;
SET LOCAL min_parallel_table_scan_size = 0;
SELECT matches(pg_temp.plan_of($$SELECT cadence_agg('1/month', '[2023-01-01,2026-01-01)', on_day, for_day) FROM event$$), 'Gather.*Partial Aggregate', 'the parallel way is parallel');
SELECT cadence_agg('1/month', '[2023-01-01,2026-01-01)', on_day, for_day) AS s FROM event \gset parallel_
SET LOCAL max_parallel_workers_per_gather = 0;
SELECT is(:'parallel_s', cadence_agg('1/month', '[2023-01-01,2026-01-01)', on_day, for_day)::text, 'in parallel') FROM event;
SET LOCAL enable_partitionwise_aggregate = on;
SET LOCAL enable_hashagg = off;
SELECT matches(pg_temp.plan_of($$SELECT cadence_agg('1/month', '[2023-01-01,2026-01-01)', on_day, for_day) FROM event GROUP BY id > -1$$), 'Append.*Partial GroupAggregate', 'the partition-wise way is partition-wise');
SELECT is(cadence_agg('1/month', '[2023-01-01,2026-01-01)', on_day, for_day)::text, :'parallel_s', 'partition-wise') FROM event GROUP BY id > -1;
SELECT is((SELECT array_agg(n) FROM (SELECT kept_count(cadence_agg('1/day', '[2024-01-01,2024-01-11)', date '2024-01-10' - i) OVER (ORDER BY i), '2025-01-01') AS n FROM generate_series(1, 5) AS i) AS q),
	'{1,2,3,4,5}', 'as a window function');

-- errors
SELECT throws_ok(format('SELECT cadence_agg(%L, %L, %L)', '1/month', span, day), state)
FROM (VALUES ('[2024-01-01,)', '2024-01-01', '22023'), ('(,2024-01-01)', '2024-01-01', '22023'), ('empty', '2024-01-01', '22023'), ('[2024-01-01,infinity)', '2024-01-01', '22008'),
	('[-infinity,2024-01-01)', '2024-01-01', '22008'), ('[2024-01-01,10000-01-02)', '2024-01-01', '22008'), ('[0044-03-15 BC,2024-01-01)', '2024-01-01', '22008'),
	('[2024-01-01,2025-01-01)', 'infinity', '22008'), ('[2024-01-01,2025-01-01)', '-infinity', '22008'), ('[2024-01-01,2025-01-01)', '10000-01-01', '22008')) AS v(span, day, state);
SELECT throws_ok($$SELECT cadence_agg('1/month', '[2024-01-01,2025-01-01)', '2024-01-01', 'infinity')$$, '22008', 'date out of range: "infinity"');
SELECT throws_ok($$SELECT cadence_agg(c, '[2024-01-01,2025-01-01)', NULL) FROM unnest('{1/month,2/month}'::cadence[]) AS c$$, '22023',
	'cannot summarise 1/month of 2024-01-01..2024-12-31 and 2/month of 2024-01-01..2024-12-31 together');
SELECT throws_ok($$SELECT rollup(cadence_agg) FROM (SELECT cadence_agg('1/month', s, NULL) FROM unnest('{"[2024-01-01,2025-01-01)","[2024-01-01,2026-01-01)"}'::daterange[]) AS s GROUP BY s) AS q$$, '22023');
SELECT throws_ok($$SELECT due_count(cadence_agg('1/month', '[2024-01-01,2025-01-01)', NULL), 'infinity')$$, '22008', 'date out of range: "infinity"');
-- at the ends of the calendar
SELECT is((SELECT count(*) FROM periods(s, '9999-12-31')), n::bigint, 'at the ends of the calendar: ' || s::text)
FROM (SELECT cadence_agg(c::cadence, r::daterange, NULL) AS s, n FROM (VALUES ('1/1000 years by day 5', '[0001-01-01,9999-12-31]', 10), ('1/1000 years by day 5', '[9999-12-31,9999-12-31]', 1), ('1/week', '[0001-01-01,0001-01-08)', 1),
	('1/1000 months within 3660 days', '[9999-01-01,9999-12-31]', 1), ('1/day', '[0001-01-01,9999-12-31]', 3652059)) AS v(c, r, n) GROUP BY c, r, n) AS q;
SELECT is(cadence_agg('1/1000 years by day 5', '[9999-01-01,9999-12-31]', d)::text, '(cadence 1/1000 years by day 5, span 9999-01-01..9999-12-31)', 'far before the span') FROM unnest('{0001-01-01,5000-07-01}'::date[]) AS d;

SELECT * FROM finish();
ROLLBACK;
