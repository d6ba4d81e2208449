CREATE TABLE happened (
	id int PRIMARY KEY,
	c service_case NOT NULL CHECK (status(c, '2025-06-30') IS DISTINCT FROM 'closed_late'),
	status case_status DEFAULT 'open'
);
CREATE INDEX happened_case ON happened (c);
CREATE INDEX happened_hash ON happened USING hash (c);
INSERT INTO happened
SELECT i, service_case(timestamptz '2025-01-01Z' + i * interval '1 day', closed =>
	CASE WHEN i % 3 > 0 THEN timestamptz '2025-02-01Z' + i * interval '1 day' END,
		satisfied => i % 2 = 0, reopened => i % 5), CASE WHEN i % 3 > 0 THEN 'closed' ELSE 'open' END::case_status
FROM generate_series(1, 100) AS i;
CREATE VIEW judged AS SELECT id, status(c, '2025-03-01Z') AS status_then FROM happened;

CREATE TABLE month (summary case_summary, handling duration_summary);
INSERT INTO month
SELECT s, handling_time(s)
FROM (SELECT case_agg(c, '2025-06-30Z') AS s FROM happened GROUP BY id % 7) AS q;
CREATE VIEW read AS SELECT summary::jsonb AS summary, median_time(handling) AS median,
	(share_lasting_interval(handling, '40 days')).* FROM month;

CREATE VIEW holds AS
SELECT 'summaries that were stored' AS what, case_count(rollup(summary)) = 100
	AND duration_count(rollup(handling)) = 100 AS is_so FROM month;
