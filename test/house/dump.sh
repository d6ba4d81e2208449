#!/bin/bash
# A database that uses targets, tasks and checkups, dumped and restored. Prints
# TAP.
set -euo pipefail
. "$(dirname "$0")/include/dump.sh"

contents() {
	run "$1" "SELECT * FROM gov.goal ORDER BY id"
	run "$1" "SELECT day, summary, summary::jsonb FROM gov.stored ORDER BY day"
	run "$1" "SELECT * FROM gov.board"
	run "$1" "SELECT *, ext.status(task, '2024-06-30') FROM gov.job ORDER BY id"
	run "$1" "SELECT summary, summary::jsonb FROM gov.month"
	run "$1" "SELECT * FROM gov.late ORDER BY id"
	run "$1" "SELECT year, m, matrix_size FROM gov.checkup ORDER BY year"
	run "$1" "SELECT * FROM gov.ranking ORDER BY year, unit"
}

echo 1..4
dump_and_restore "
	CREATE TABLE goal (
		id int PRIMARY KEY,
		target indicator_target NOT NULL DEFAULT '>= 95 %' CHECK (unit(target) <> ''),
		actual float8,
		met bool GENERATED ALWAYS AS (actual <@ target) STORED
	);
	CREATE INDEX goal_target ON goal (target);
	CREATE INDEX goal_hash ON goal USING hash (target);
	CREATE INDEX goal_gap ON goal (gap(actual, target));
	INSERT INTO goal SELECT i, indicator_target('>=', i / 7.0, '%'), i / 6.0 FROM generate_series(1, 100) AS i;
	INSERT INTO goal (id) VALUES (0);
	CREATE TABLE stored (day int PRIMARY KEY, summary target_summary);
	INSERT INTO stored SELECT id % 10, target_agg(actual, target, 0.1 * id) FROM goal GROUP BY 1;
	CREATE TABLE job (
		id int PRIMARY KEY,
		task task_progress NOT NULL CHECK (total(task) > 0),
		status task_status DEFAULT 'not_started',
		share float8 GENERATED ALWAYS AS (planned_completion(task, DATE '2024-06-30')) STORED
	);
	CREATE INDEX job_task ON job (task);
	CREATE INDEX job_hash ON job USING hash (task);
	CREATE INDEX job_late ON job (status(task, DATE '2024-06-30'));
	INSERT INTO job SELECT i, task_progress(i / 7.0, 15, DATE '2024-01-01' + i, DATE '2024-06-01' + i) FROM generate_series(1, 100) AS i;
	INSERT INTO job VALUES (101, '1/5 [..2024-06-29]', 'overdue'), (102, '3/5 [2024-01-01:0, 2024-05-31:4, 2024-12-31:5]', 'on_track');
	CREATE TABLE month (summary progress_summary);
	INSERT INTO month SELECT progress_agg(task, DATE '2024-06-30', 0.1 * id) FROM job GROUP BY id % 5;
	CREATE VIEW late AS SELECT id FROM job WHERE status(task, DATE '2024-06-30') = 'overdue';
	CREATE TABLE checkup (
		year int PRIMARY KEY,
		m indicator_matrix CHECK (cardinality(units(m)) > 1),
		matrix_size jsonb GENERATED ALWAYS AS (jsonb(m)) STORED
	);
	INSERT INTO checkup
	SELECT y, indicator_matrix_agg('街道 ' || u, '\"i\" ' || i, CASE WHEN (u + i) % 7 > 0 THEN sin(y * u * i) / 3 END)
	FROM generate_series(2021, 2023) AS y, generate_series(1, 20) AS u, generate_series(1, 5) AS i GROUP BY y;
	CREATE VIEW ranking AS
	SELECT year, c.*, u.mean_rank
	FROM checkup, composite(normalise(m, 'minmax', ARRAY['\"i\" 1'], 1, 100), equal_weights(m), 'geometric') AS c,
		rank_uncertainty(m, equal_weights(m), 20, 0.5, 1) AS u
	WHERE u.unit = c.unit;
	CREATE VIEW board AS SELECT rollup(summary)::jsonb AS total FROM stored;
	CREATE FUNCTION judged(float8) RETURNS bool LANGUAGE sql BEGIN ATOMIC SELECT meets(\$1, '>= 95 %'); END;"
ok "$(run "$target_db" "SELECT gov.judged(95)")" "t" "functions over the types"
exit $failed
