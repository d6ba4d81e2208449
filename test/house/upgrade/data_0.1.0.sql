-- A table of each type of 0.1.0, in what only 0.1.0 needs to know.
CREATE TABLE target (id int, value indicator_target PRIMARY KEY, met bool GENERATED ALWAYS AS (1 <@ value) STORED);
INSERT INTO target VALUES (1, '>= 95 %'), (2, '5 .. 10 km'), (3, '~ 1.1');
CREATE TABLE target_sum AS SELECT id % 2 AS id, target_agg(id * 0.7, value, 0.1 * id) AS value FROM target GROUP BY 1;
CREATE TABLE task (id int, value task_progress, status task_status);
INSERT INTO task VALUES (1, '42/67 [2024-01-01..2026-12-31]', 'on_track'), (2, '1/5 [..2024-06-30]', 'overdue'),
	(3, '3/5 [2024-01-01:0, 2024-05-31:4, 2024-12-31:5]', 'delayed');
CREATE TABLE task_sum AS SELECT progress_agg(value, DATE '2024-07-01', 0.3) AS value FROM task;
CREATE TABLE scale (value grade_scale);
INSERT INTO scale VALUES ('A >= 540, B >= 480.1, E'), ('优 <= 35, "很 差" <= 75');
CREATE TABLE card (value scorecard, draft scorecard_draft);
INSERT INTO card VALUES ('市容环境 120, 自治共治 0.1 earn, "创 新" 20 bonus', '-5: a 120, 7: b 0.1 earn');
CREATE TABLE sheet AS
	SELECT score_agg('a 10, b 5 earn, c 3 bonus'::scorecard, chr(97 + abs(i) % 3), 0.1 * i) AS value
	FROM generate_series(-20, 20) AS i;
CREATE TABLE cell (value grid_code PRIMARY KEY, level grid_level);
INSERT INTO cell VALUES ('31', 'province'), ('310114', 'district'), ('310114102003017', 'grid');
CREATE TABLE index AS
	SELECT grid_index_agg(('3101' || i)::grid_code, st_makeenvelope(i, 0, i + 1, 1, 4549)) AS value
	FROM generate_series(10, 20) AS i;
CREATE TABLE area AS
	SELECT service_area_agg(st_setsrid(st_point(i, i % 7), 4549), 1 + i % 3) AS value FROM generate_series(1, 50) AS i;
CREATE TABLE matrix AS
	SELECT indicator_matrix_agg('街道 ' || u, 'i ' || i, CASE WHEN (u + i) % 7 > 0 THEN sin(u * i) / 3 END) AS value
	FROM generate_series(1, 20) AS u, generate_series(1, 5) AS i;
