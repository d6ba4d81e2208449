CREATE TABLE cell (
	id int PRIMARY KEY,
	card scorecard NOT NULL DEFAULT '市容环境 120, "创 新" 20 bonus',
	scale grade_scale NOT NULL DEFAULT 'A >= 110, B >= 60, C'
);
CREATE INDEX cell_grade ON cell (grade(60, scale));
INSERT INTO cell (id) SELECT i FROM generate_series(1, 100) AS i;
-- half of an aggregate, as a distributed database keeps it
CREATE TABLE draft (card scorecard_draft);
INSERT INTO draft VALUES (scorecard_accum(NULL, 2, '创 新', 20, 'bonus'));

CREATE TABLE stored (id int REFERENCES cell, sheet score_sheet);
INSERT INTO stored
SELECT id, score_agg(card, '市容环境', -0.1 * id, id = 7) FROM cell GROUP BY id;
CREATE VIEW read AS SELECT id, sheet::jsonb FROM stored;
CREATE VIEW rating AS
SELECT id, grade(rollup(sheet), 'A >= 110, B >= 60, C'),
	apportion(100, id) OVER (ORDER BY id) AS share
FROM stored GROUP BY id;

CREATE VIEW holds AS
SELECT 'functions over the types' AS what, sum(share) = 100.00 AS is_so FROM rating;
