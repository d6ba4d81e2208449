--
-- score_agg, scorecard_agg and rollup: the matrix of inputs, and one answer by
-- every way
--
BEGIN;
SELECT plan(56);

-- empty, one NULL, one, two, with NULL: of every aggregate
CREATE TEMP TABLE input (shape text, card scorecard, dimension text, points float8, veto bool);
INSERT INTO input VALUES
	('one NULL card', NULL, 'a', -1, true),
	('one NULL dimension', 'a 10', NULL, -1, true),
	('one NULL points', 'a 10', 'a', NULL, false),
	('one NULL veto', 'a 10', 'a', -1, NULL),
	('one', 'a 10', 'a', -1, true),
	('two', 'a 10', 'a', -1, false), ('two', 'a 10', 'a', -0.5, true),
	('two and NULL', 'a 10', 'a', -1, false), ('two and NULL', NULL, NULL, NULL, NULL),
	('two and NULL', 'a 10', NULL, NULL, NULL), ('two and NULL', 'a 10', 'a', -0.5, NULL);
SELECT is(score_agg(card, dimension, points)::text, NULL, 'no rows: NULL') FROM input WHERE false;
SELECT is(score_agg(card, dimension, points, veto)::text, NULL, 'no rows, with veto: NULL') FROM input WHERE false;
SELECT is(rollup(NULL::score_sheet)::text, NULL, 'rollup of no rows: NULL') FROM input WHERE false;
SELECT is(rollup(NULL::score_sheet)::text, NULL, 'rollup of NULL: NULL');
SELECT is(score_agg(card, dimension, points)::text, expected, shape)
FROM input JOIN (VALUES
	('one NULL card', NULL),
	('one NULL dimension', 'a 10: 0 in 0'),
	('one NULL points', 'a 10: 0 in 1'),
	('one NULL veto', 'a 10: -1 in 1'),
	('one', 'a 10: -1 in 1'),
	('two', 'a 10: -1.5 in 2'),
	('two and NULL', 'a 10: -1.5 in 2'))
	AS e(shape, expected) USING (shape) GROUP BY shape, expected ORDER BY shape;
SELECT is(score_agg(card, dimension, points, veto)::text, expected, shape || ', with veto')
FROM input JOIN (VALUES
	('one NULL card', NULL),
	('one NULL dimension', 'a 10: 0 in 0'),
	('one NULL points', 'a 10: 0 in 1'),
	('one NULL veto', 'a 10: -1 in 1'),
	('one', 'a 10: -1 in 1; vetoed'),
	('two', 'a 10: -1.5 in 2; vetoed'),
	('two and NULL', 'a 10: -1.5 in 2'))
	AS e(shape, expected) USING (shape) GROUP BY shape, expected ORDER BY shape;

SELECT is(scorecard_agg(p, d, f, k)::text, NULL, 'no dimensions: NULL')
FROM (SELECT 1, 'a', 1::float8, NULL WHERE false) AS v(p, d, f, k);
SELECT is(scorecard_agg(p, d, f, k)::text, expected, 'card of ' || shape)
FROM (VALUES
	('NULL position', NULL, NULL::int, 'a', 1::float8, 'earn'),
	('NULL dimension', NULL, 1, NULL, 1, 'earn'),
	('NULL points', NULL, 1, 'a', NULL, 'earn'),
	('NULL kind', 'a 1', 1, 'a', 1, NULL),
	('two', 'b 2 bonus, a 1 earn', 2, 'a', 1, 'earn'), ('two', 'b 2 bonus, a 1 earn', 1, 'b', 2, 'bonus'),
	('two and NULL', 'b 2, a 1 earn', 2, 'a', 1, 'earn'), ('two and NULL', 'b 2, a 1 earn', NULL, 'c', 3, 'earn'),
	('two and NULL', 'b 2, a 1 earn', -2147483648, 'b', 2, 'deduct'))
	AS v(shape, expected, p, d, f, k) GROUP BY shape, expected ORDER BY shape;

-- the NULL matrix of the combine function, as the executor runs it
SELECT is(rollup(s)::text, expected, 'rollup of ' || shape)
FROM (VALUES
	('NULL, NULL', NULL::score_sheet, NULL), ('NULL, NULL', NULL, NULL),
	('NULL, x', NULL, 'a 10: -1 in 1'), ('NULL, x', 'a 10: -1 in 1', 'a 10: -1 in 1'),
	('x, NULL', 'a 10: -1 in 1', 'a 10: -1 in 1'), ('x, NULL', NULL, 'a 10: -1 in 1'),
	('x, y', 'a 10: -1 in 1', 'a 10: -3 in 3; vetoed'), ('x, y', 'a 10: -2 in 2; vetoed', 'a 10: -3 in 3; vetoed'))
	AS v(shape, s, expected) GROUP BY shape, expected ORDER BY shape;
SELECT is(scorecard_combine('2: b 1', '1: a 1')::text, '1: a 1, 2: b 1', 'drafts merge by position');
SELECT is(scorecard_combine(NULL, '1: a 1')::text, NULL, 'strictly');
SELECT throws_ok($$SELECT scorecard_combine('2: b 1', '2: a 1')$$,
	'22023', 'dimension "a" at position 2 does not fit into the scorecard', 'two parts with one position');
SELECT throws_ok($$SELECT scorecard_combine('2: b 1', '1: b 1')$$,
	'22023', 'dimension "b" at position 1 does not fit into the scorecard', 'two parts with one dimension');

-- One answer by every way. The points have long fractions of very different
-- size, so that a plain sum of float8 would depend on the order.
CREATE TABLE many (part int, cell int, card scorecard, dimension text, points float8, veto bool,
	position int) PARTITION BY LIST (part);
SELECT format('CREATE TABLE many_%1$s PARTITION OF many FOR VALUES IN (%1$s)', i)
FROM generate_series(0, 3) AS i \gexec
INSERT INTO many
SELECT i % 4, i % 355, '市容环境 120, 公共安全 120, 公共管理 120, 公共服务 120, 自治共治 120 earn, 创新 20 bonus',
	('{市容环境,公共安全,公共管理,公共服务,自治共治,创新,NULL}'::text[])[1 + i % 7],
	CASE WHEN i % 17 > 0 THEN sin(i) * exp(8 * sin(i * 7)) / 1000 END, i = 31415, i
FROM generate_series(1, 50000) AS i;
ANALYZE many;

CREATE TEMP TABLE way (way text, sheet score_sheet, veto score_sheet, card scorecard);
SET LOCAL max_parallel_workers_per_gather = 0;
CREATE TEMP VIEW dimension_row AS SELECT part, position, 'd' || position AS dimension,
	position / 7.0::float8 AS full_points, 'earn' AS kind FROM many WHERE position <= 60;
INSERT INTO way SELECT 'serial', score_agg(card, dimension, points), score_agg(card, dimension, points, veto),
	(SELECT scorecard_agg(position, dimension, full_points, kind) FROM dimension_row) FROM many;
INSERT INTO way SELECT 'backwards', score_agg(card, dimension, points), score_agg(card, dimension, points, veto),
	(SELECT scorecard_agg(position, dimension, full_points, kind)
		FROM (SELECT * FROM dimension_row ORDER BY position DESC) AS r)
FROM (SELECT * FROM many ORDER BY points DESC NULLS FIRST) AS q;
INSERT INTO way SELECT 'rolled up', rollup(s), rollup(v), NULL
FROM (SELECT score_agg(card, dimension, points) AS s, score_agg(card, dimension, points, veto) AS v FROM many
	GROUP BY cell) AS q;
INSERT INTO way SELECT 'stored as text', rollup(s::text::score_sheet), rollup(v::text::score_sheet), NULL
FROM (SELECT score_agg(card, dimension, points) AS s, score_agg(card, dimension, points, veto) AS v FROM many
	GROUP BY cell % 12) AS q;
-- stored in a table: with short headers, and compressed
CREATE TABLE stored AS SELECT cell, score_agg(card, dimension, points) AS s,
	score_agg(card, dimension, points, veto) AS v FROM many GROUP BY cell;
INSERT INTO way SELECT 'stored in a table', rollup(s), rollup(v), NULL FROM stored;

\ir ../house/include/plan_of.sql
SET LOCAL max_parallel_workers_per_gather = 4;
SET LOCAL parallel_setup_cost = 0;
SET LOCAL parallel_tuple_cost = 0;
SET LOCAL min_parallel_table_scan_size = 0;
SELECT matches(pg_temp.plan_of('SELECT score_agg(card, dimension, points) FROM many'), 'Gather.*Partial Aggregate',
	'the parallel way is parallel');
SELECT matches(pg_temp.plan_of('SELECT scorecard_agg(position, dimension, points, NULL) FROM many'),
	'Gather.*Partial Aggregate', 'of scorecard_agg, too');
SELECT score_agg(card, dimension, points) AS s, score_agg(card, dimension, points, veto) AS v FROM many \gset parallel_
SELECT scorecard_agg(position, 'd' || position, position / 7.0::float8, 'earn') AS c FROM many
WHERE position <= 60 \gset parallel_
INSERT INTO way VALUES ('parallel', :'parallel_s', :'parallel_v', :'parallel_c');
SELECT rollup(s) AS s, rollup(v) AS v FROM stored \gset parallel_
INSERT INTO way VALUES ('stored, parallel', :'parallel_s', :'parallel_v', NULL);
SET LOCAL max_parallel_workers_per_gather = 0;

SET LOCAL enable_partitionwise_aggregate = on;
SET LOCAL enable_hashagg = off;
SELECT matches(pg_temp.plan_of('SELECT score_agg(card, dimension, points) FROM many GROUP BY part > -1'),
	'Append.*Partial GroupAggregate.*Partial GroupAggregate', 'the partition-wise way is partition-wise');
INSERT INTO way SELECT 'partition-wise', score_agg(card, dimension, points),
	score_agg(card, dimension, points, veto), NULL FROM many GROUP BY part > -1;

SELECT is(w.sheet::jsonb, s.sheet::jsonb, w.way || ': the same answers, to the last bit') FROM way AS w, way AS s
WHERE s.way = 'serial' AND w.way <> 'serial';
SELECT is(w.veto::jsonb, s.veto::jsonb, w.way || ', with veto') FROM way AS w, way AS s
WHERE s.way = 'serial' AND w.way <> 'serial';
SELECT is(w.card, s.card, w.way || ': the same card') FROM way AS w, way AS s
WHERE s.way = 'serial' AND w.way <> 'serial' AND w.card IS NOT NULL;

-- and it is the right answer, by numeric arithmetic over the rows
SELECT results_eq($$SELECT dimension, round(points::numeric, 9), events FROM way, breakdown(sheet)
	WHERE way = 'serial' ORDER BY dimension$$,
	$$SELECT dimension, round(CASE WHEN dimension = '创新' THEN least(20, greatest(0, total))
		WHEN dimension = '自治共治' THEN least(120, greatest(0, total)) ELSE least(120, greatest(0, 120 + total)) END, 9), n
	FROM (SELECT dimension, sum(points::numeric) AS total, count(*) AS n FROM many WHERE dimension IS NOT NULL
		GROUP BY dimension) AS q ORDER BY dimension$$, 'points and events by plain SQL');
-- a sheet that is toasted: 64 dimensions of long names
CREATE TABLE large (i int, s score_sheet);
ALTER TABLE large ALTER s SET STORAGE EXTERNAL;
INSERT INTO large SELECT i, score_agg(card, 'd1' || repeat('x', 120), -i) AS s
FROM (SELECT string_agg('d' || i || left(repeat('x', 120), 122 - length(i::text) - 0) || ' 100',
	', ')::scorecard AS card FROM generate_series(1, 64) AS i) AS c, generate_series(1, 50) AS i GROUP BY i;
SELECT cmp_ok(pg_relation_size(reltoastrelid), '>', 0::bigint, 'toasted') FROM pg_class WHERE oid = 'large'::regclass;
SELECT is(total_points(rollup(s)), 6300::float8, 'rollup of toasted sheets: 64 * 100 - 100, capped') FROM large;
SELECT is(count(*), 50::int8, 'the stored sheets are as they were') FROM large
WHERE event_count(s) = 1 AND total_points(s) = 6400 - i;

SELECT * FROM finish();
ROLLBACK;
