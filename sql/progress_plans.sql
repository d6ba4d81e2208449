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

CREATE TABLE job (district int, task task_progress, summary progress_summary);
INSERT INTO job SELECT i % 5, t, progress_agg(t, '2024-06-30')
FROM generate_series(1, 1000) AS i, task_progress(i % 100, 100, '2024-01-01'::date + i) AS t GROUP BY i, t;
ANALYZE job;

SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
SELECT plan_has('SELECT progress_agg(task, ''2024-06-30'') FROM job', 'Partial Aggregate') AS parallel,
	plan_has('SELECT progress_agg(task, ''2024-06-30'', 1) FROM job', 'Partial Aggregate') AS weighted,
	plan_has('SELECT rollup(summary) FROM job', 'Partial Aggregate') AS rollup,
	plan_has('SELECT district, progress_agg(task, ''2024-06-30'') FROM job GROUP BY district',
		'Partial HashAggregate') AS grouped;
RESET parallel_setup_cost;
RESET parallel_tuple_cost;
RESET min_parallel_table_scan_size;

-- an equality finds its index, and so does a status on a fixed day
SET enable_seqscan = off;
CREATE INDEX job_task ON job (task);
SELECT plan_has('SELECT 1 FROM job WHERE task = ''1/100 [..2024-01-02]''', 'job_task') AS btree;
DROP INDEX job_task;
CREATE INDEX job_task ON job USING hash (task);
SELECT plan_has('SELECT 1 FROM job WHERE task = ''1/100 [..2024-01-02]''', 'job_task') AS hash;
CREATE INDEX job_due ON job (due_date(task));
SELECT plan_has('SELECT 1 FROM job WHERE due_date(task) < ''2024-01-05''', 'job_due') AS due;
CREATE INDEX job_status ON job (status(task, '2024-06-30'));
SELECT plan_has('SELECT 1 FROM job WHERE status(task, ''2024-06-30'') = ''overdue''', 'job_status') AS status;
SELECT count(*) FROM job WHERE status(task, '2024-06-30') = 'overdue';
RESET enable_seqscan;
SELECT count(*) FROM job WHERE status(task, '2024-06-30') = 'overdue';

DROP TABLE job;
DROP FUNCTION plan_has;
