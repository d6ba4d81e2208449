CREATE TABLE job (
	id int PRIMARY KEY,
	task task_progress NOT NULL CHECK (total(task) > 0),
	status task_status DEFAULT 'not_started',
	share float8 GENERATED ALWAYS AS (planned_completion(task, DATE '2024-06-30')) STORED
);
CREATE INDEX job_task ON job (task);
CREATE INDEX job_hash ON job USING hash (task);
CREATE INDEX job_late ON job (status(task, DATE '2024-06-30'));
INSERT INTO job
SELECT i, task_progress(i / 7.0, 15, DATE '2024-01-01' + i, DATE '2024-06-01' + i)
FROM generate_series(1, 100) AS i;
INSERT INTO job VALUES
	(101, '1/5 [..2024-06-29]', 'overdue'),
	(102, '3/5 [2024-01-01:0, 2024-05-31:4, 2024-12-31:5]', 'on_track');
CREATE VIEW judged AS SELECT *, status(task, '2024-06-30') AS status_then FROM job;
CREATE VIEW late AS SELECT id FROM job WHERE status(task, DATE '2024-06-30') = 'overdue';

CREATE TABLE month (summary progress_summary);
INSERT INTO month
SELECT progress_agg(task, DATE '2024-06-30', 0.1 * id) FROM job GROUP BY id % 5;
CREATE TABLE cost (summary cost_summary);
INSERT INTO cost
SELECT cost_agg(task, 1000.05 * id, 700.0123 * id, DATE '2024-06-30') FROM job GROUP BY id % 5;
CREATE VIEW cost_read AS SELECT summary::jsonb, estimate_at_completion(summary, 'cpi_spi') FROM cost;

CREATE VIEW read AS SELECT summary::jsonb FROM month;

CREATE VIEW holds AS
SELECT 'a status, compared in a view' AS what, EXISTS (SELECT FROM late WHERE id = 101) AS is_so;
