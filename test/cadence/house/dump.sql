CREATE TABLE duty (
	id int PRIMARY KEY,
	cadence cadence NOT NULL DEFAULT '1/month by day 5' CHECK (cadence <> '1/day')
);
CREATE INDEX duty_cadence ON duty (cadence);
CREATE INDEX duty_hash ON duty USING hash (cadence);
INSERT INTO duty VALUES (1, DEFAULT), (2, '8/year'), (3, '1/5 years'), (4, '1/month on day 31'), (5, '3/2 half-years within 10 days');

CREATE TABLE year (
	duty int REFERENCES duty,
	year int,
	summary cadence_summary NOT NULL,
	last_on date GENERATED ALWAYS AS (last_on(summary)) STORED,
	PRIMARY KEY (duty, year)
);
CREATE INDEX year_summary ON year USING hash (summary);
INSERT INTO year
SELECT id, y, cadence_agg(cadence, daterange(make_date(y, 1, 1), make_date(y + 1, 1, 1)), make_date(y, 1, 1) + i * i, CASE WHEN i % 5 = 0 THEN make_date(y, i, 1) END)
FROM duty, generate_series(2022, 2024) AS y, generate_series(1, 12) AS i GROUP BY id, y;

CREATE VIEW read AS SELECT duty, year, jsonb(summary, '2024-06-30') FROM year;
CREATE VIEW period AS SELECT duty, year, p.* FROM year, periods(summary, '2024-06-30') AS p;
CREATE FUNCTION kept(cadence_summary) RETURNS bool LANGUAGE sql
BEGIN ATOMIC SELECT kept_count($1, '2030-01-01') > 0; END;
CREATE VIEW holds AS SELECT 'functions over the types' AS what, bool_or(kept(summary)) AS is_so FROM year;
