--
-- target_summary: text form, aggregates, accessors, jsonb
--

CREATE TEMP TABLE indicator (district text, actual float8, target indicator_target, weight float8);
INSERT INTO indicator VALUES
	('a', 95, '>= 95 %', 1),	-- met
	('a', 76, '>= 95 %', 2),	-- 1 - 19/95 = 0.8
	('a', NULL, '>= 95 %', 4),	-- missing
	('a', 50, NULL, 8),			-- no target: skipped
	('b', 42, '<= 35', 1),		-- 1 - 7/35 = 0.8
	('b', 0, '= 0', NULL);		-- met; skipped where weights count

SELECT district, target_agg(actual, target) AS summary
FROM indicator GROUP BY district ORDER BY district;
SELECT district, target_agg(actual, target, weight) AS summary
FROM indicator GROUP BY district ORDER BY district;

-- accessors
SELECT district, assessed_count(s), met_count(s), missing_count(s), met_rate(s),
	weighted_met_rate(s), mean_attainment(s), min_attainment(s)
FROM (SELECT district, target_agg(actual, target, weight) AS s
	FROM indicator GROUP BY district) AS q ORDER BY district;
SELECT s::jsonb FROM (SELECT target_agg(actual, target, weight) AS s FROM indicator) AS q;

-- nothing but missing values: counts, but nothing to measure
SELECT s, met_rate(s), weighted_met_rate(s), mean_attainment(s), min_attainment(s), s::jsonb
FROM (SELECT target_agg(NULL, '>= 1') AS s) AS q;

-- weights that are all 0: judged, but no mean
SELECT s, met_rate(s), weighted_met_rate(s), mean_attainment(s), min_attainment(s)
FROM (SELECT target_agg(1, '>= 2', 0) AS s) AS q;

-- from a baseline, where there is one: (30 - 20)/(40 - 20), else 30/40
SELECT baseline, target_agg(30, '>= 40', 2, baseline), mean_attainment(target_agg(30, '>= 40', 2, baseline))
FROM unnest('{20,NULL}'::float8[]) AS baseline GROUP BY baseline ORDER BY baseline;
SELECT target_agg(actual, target, weight, 0) AS summary FROM (VALUES (NULL, '>= 1'::indicator_target, 1),
	(1, NULL, 1), (1, '>= 1', NULL), (2, '>= 4', 3), (4, '>= 4', 1)) AS v(actual, target, weight);

-- the total from stored summaries, not from the rows
SELECT rollup(s) AS total
FROM (SELECT target_agg(actual, target) AS s FROM indicator GROUP BY district) AS q;
SELECT target_agg(actual, target) AS total FROM indicator;

-- text reads back to the same bits, both parts of a sum
SELECT s, s::text::target_summary::text = s::text AS same
FROM (SELECT target_agg(0.1 * i, '>= 3', 0.1 * i) AS s FROM generate_series(1, 29) AS i) AS q;

-- window frames
SELECT i, met_count(target_agg(i, '>= 3') OVER (ORDER BY i)) AS met_so_far,
	met_count(target_agg(i, '>= 3') OVER (ORDER BY i ROWS 1 PRECEDING)) AS met_of_two
FROM generate_series(1, 5) AS i;

-- the state functions by hand leave their arguments alone
CREATE TEMP TABLE stored AS SELECT target_agg(1, '>= 1') AS s;
SELECT target_accum(s, 5, '>= 10') AS accum, target_combine(s, s) AS combine, s FROM stored;
SELECT target_accum(NULL, NULL, NULL) IS NULL AS no_row,
	target_accum(NULL, 1, '>= 2') AS first_row,
	target_combine(NULL, s) IS NULL AS strict FROM stored;
