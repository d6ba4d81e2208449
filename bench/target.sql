-- target_agg against sum() over the same table, and against hand-written SQL
-- for the same four figures; stored summaries against the raw rows.

CREATE TABLE bench.measured AS
SELECT 100 * ((i * 2654435761) % 1000003) / 1000003.0::float8 AS actual,
	('{>= 60 %,<= 35 μg/m3,5 .. 50 km,> 65 %,~ 50 m2}'::indicator_target[])[1 + i % 5] AS target
FROM generate_series(1, 5000000::bigint) AS i;
-- the same rows as somebody without the type would keep them
CREATE TABLE bench.measured_plain AS
SELECT actual, coalesce(lower(target), '-infinity') AS low, coalesce(upper(target), 'infinity') AS high
FROM bench.measured;
CREATE TABLE bench.stored AS
SELECT cell, day, target_agg(actual, target) AS summary
FROM (SELECT *, row_number() OVER () % 355 AS cell, row_number() OVER () / 355 % 365 AS day
	FROM bench.measured) AS q
GROUP BY cell, day;
VACUUM ANALYZE bench.measured;
VACUUM ANALYZE bench.measured_plain;
VACUUM ANALYZE bench.stored;

CALL bench.compare('target', 'target_agg(actual, target) / sum(actual), 5 M rows',
	'SELECT target_agg(actual, target) FROM bench.measured',
	'SELECT sum(actual) FROM bench.measured', at_most => 1.3);

CALL bench.compare('target', 'hand-written SQL for the same four figures / target_agg',
	$$SELECT row(
		count(*) FILTER (WHERE actual BETWEEN low AND high),
		count(*) FILTER (WHERE actual IS NULL),
		avg(CASE WHEN actual < low THEN greatest(0, 1 - (low - actual) / abs(low))
			WHEN actual > high THEN greatest(0, 1 - (actual - high) / abs(high)) ELSE 1 END),
		min(CASE WHEN actual < low THEN greatest(0, 1 - (low - actual) / abs(low))
			WHEN actual > high THEN greatest(0, 1 - (actual - high) / abs(high)) ELSE 1 END))
	FROM bench.measured_plain$$,
	'SELECT target_agg(actual, target) FROM bench.measured', at_least => 1.5);

CALL bench.compare('target', 'target_agg in one worker / in two workers',
	'SELECT target_agg(actual, target) FROM bench.measured',
	'SELECT target_agg(actual, target) FROM bench.measured', at_least => 1.6,
	first_settings => 'SET LOCAL parallel_leader_participation = off; SET LOCAL max_parallel_workers_per_gather = 1',
	second_settings => 'SET LOCAL parallel_leader_participation = off; SET LOCAL max_parallel_workers_per_gather = 2');

-- what the machine gives to any two processes, for comparison
CALL bench.compare('target', '(the same for sum(actual): what this machine gives)',
	'SELECT sum(actual) FROM bench.measured',
	'SELECT sum(actual) FROM bench.measured',
	first_settings => 'SET LOCAL parallel_leader_participation = off; SET LOCAL max_parallel_workers_per_gather = 1',
	second_settings => 'SET LOCAL parallel_leader_participation = off; SET LOCAL max_parallel_workers_per_gather = 2');

CALL bench.compare('target', 'raw rows / rollup of 355 cells x 365 days of stored summaries',
	'SELECT target_agg(actual, target) FROM bench.measured',
	'SELECT rollup(summary) FROM bench.stored', at_least => 20);

\pset footer off
SELECT figure, "first ms", "second ms", ratio, bound, verdict
FROM bench.report WHERE room = 'target' ORDER BY number;
DROP TABLE bench.measured, bench.measured_plain, bench.stored;
