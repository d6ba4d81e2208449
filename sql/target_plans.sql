--
-- The plans that matter: only the nodes that must be there are looked at
--

CREATE FUNCTION plan_has(query text, node text) RETURNS bool
LANGUAGE plpgsql AS $$
DECLARE
	line text;
BEGIN
	FOR line IN EXECUTE 'EXPLAIN (COSTS OFF) ' || query LOOP
		IF strpos(line, node) > 0 THEN
			RETURN true;
		END IF;
	END LOOP;
	RETURN false;
END
$$;

CREATE TABLE measured (district int, actual float8, target indicator_target, summary target_summary);
INSERT INTO measured SELECT i % 5, i % 100, '>= 50 %', target_agg(i, '>= 50 %')
FROM generate_series(1, 1000) AS i GROUP BY i;
ANALYZE measured;

SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
SELECT plan_has('SELECT target_agg(actual, target) FROM measured', 'Partial Aggregate') AS parallel,
	plan_has('SELECT target_agg(actual, target, 1) FROM measured', 'Partial Aggregate') AS weighted,
	plan_has('SELECT rollup(summary) FROM measured', 'Partial Aggregate') AS rollup,
	plan_has('SELECT district, target_agg(actual, target) FROM measured GROUP BY district',
		'Partial HashAggregate') AS grouped;
RESET parallel_setup_cost;
RESET parallel_tuple_cost;
RESET min_parallel_table_scan_size;

-- an equality finds its index
CREATE INDEX measured_target ON measured (target);
SET enable_seqscan = off;
SELECT plan_has('SELECT 1 FROM measured WHERE target = ''>= 42 %''', 'measured_target') AS btree;
DROP INDEX measured_target;
CREATE INDEX measured_target ON measured USING hash (target);
SELECT plan_has('SELECT 1 FROM measured WHERE target = ''>= 42 %''', 'measured_target') AS hash;
RESET enable_seqscan;

-- actual <@ constant is estimated from the statistics of the column
CREATE FUNCTION estimated_rows(query text) RETURNS int
LANGUAGE plpgsql AS $$
DECLARE
	plan json;
BEGIN
	EXECUTE 'EXPLAIN (FORMAT json) ' || query INTO plan;
	RETURN plan -> 0 -> 'Plan' ->> 'Plan Rows';
END
$$;
SELECT estimated_rows('SELECT 1 FROM measured WHERE actual <@ ''>= 50 %''::indicator_target')
	BETWEEN 400 AND 600 AS about_half;

SELECT estimated_rows('SELECT 1 FROM measured WHERE ''>= 50 %''::indicator_target @> actual')
	BETWEEN 400 AND 600 AS about_half_too,
	estimated_rows('SELECT 1 FROM measured WHERE actual <@ NULL::indicator_target') AS never;

-- planning does not fail over a NaN in the statistics, only reading one does
INSERT INTO measured (district, actual) SELECT 9, 'NaN' FROM generate_series(1, 200);
ANALYZE measured;
SELECT count(*) FROM (SELECT * FROM measured WHERE district < 9 OFFSET 0) AS q
WHERE actual <@ '>= 50 %'::indicator_target;
SELECT count(*) FROM measured WHERE actual <@ '>= 50 %'::indicator_target;

DROP TABLE measured;
DROP FUNCTION plan_has;
DROP FUNCTION estimated_rows;
