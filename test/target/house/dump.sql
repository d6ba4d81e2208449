CREATE TABLE goal (
	id int PRIMARY KEY,
	target indicator_target NOT NULL DEFAULT '>= 95 %' CHECK (unit(target) <> ''),
	actual float8,
	met bool GENERATED ALWAYS AS (actual <@ target) STORED
);
CREATE INDEX goal_target ON goal (target);
CREATE INDEX goal_hash ON goal USING hash (target);
CREATE INDEX goal_gap ON goal (gap(actual, target));
INSERT INTO goal
SELECT i, indicator_target('>=', i / 7.0, '%'), i / 6.0 FROM generate_series(1, 100) AS i;
INSERT INTO goal (id) VALUES (0);

CREATE TABLE stored (day int PRIMARY KEY, summary target_summary);
INSERT INTO stored SELECT id % 10, target_agg(actual, target, 0.1 * id) FROM goal GROUP BY 1;
CREATE VIEW read AS SELECT day, summary::jsonb FROM stored;
CREATE VIEW board AS SELECT rollup(summary)::jsonb AS total FROM stored;

CREATE FUNCTION judged(float8) RETURNS bool LANGUAGE sql
BEGIN ATOMIC SELECT meets($1, '>= 95 %'); END;
CREATE VIEW holds AS SELECT 'functions over the types' AS what, judged(95) AS is_so;
