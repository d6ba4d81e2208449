CREATE TABLE sign (
	id int PRIMARY KEY,
	rule alarm_rule NOT NULL DEFAULT 'red >= 90, orange >= 75' CHECK (rule::text <> '')
);
CREATE INDEX sign_rule ON sign (rule);
CREATE INDEX sign_hash ON sign USING hash (rule);
INSERT INTO sign VALUES (1, DEFAULT), (2, 'low <= 2; clear 0.1; for 10 min; keep 90 s; stale 1 h'), (3, '"very ""high""" >= 1e-310; for 7 ms');

CREATE TABLE day (
	sign int REFERENCES sign,
	day date,
	history alarm_history NOT NULL,
	peak float8 GENERATED ALWAYS AS (peak(history)) STORED,
	PRIMARY KEY (sign, day)
);
CREATE INDEX day_history ON day USING hash (history);
INSERT INTO day
SELECT id, date '2025-01-01' + d, alarm_agg(rule, '2025-01-01Z'::timestamptz + d * interval '24 h' + i * i * interval '7 s', 95 * sin(i + d) / id)
FROM sign, generate_series(0, 4) AS d, generate_series(1, 100) AS i GROUP BY id, d;
INSERT INTO day SELECT 1, '2025-02-01', alarm_accum(NULL, rule, '2025-02-01Z', 7) FROM sign WHERE id = 1;

CREATE VIEW read AS SELECT sign, day, history::jsonb FROM day;
CREATE VIEW alarm AS SELECT sign, level, raised_at, ended_at, ended_by, day.peak, peak_at FROM day, alarms(history, '2025-03-01Z') AS a;
CREATE VIEW level AS SELECT sign, p.* FROM (SELECT sign, rollup(history) AS h FROM day GROUP BY sign) AS q, level_periods(h) AS p;
CREATE FUNCTION is_red(float8) RETURNS bool LANGUAGE sql
BEGIN ATOMIC SELECT level_at(alarm_agg('red >= 90', '2025-01-01Z', $1), '2025-01-01Z') = 'red'; END;
CREATE VIEW holds AS SELECT 'functions over the types' AS what, is_red(90) AS is_so;
