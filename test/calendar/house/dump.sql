CREATE TABLE office (
	id int PRIMARY KEY,
	calendar work_calendar NOT NULL CHECK (is_working_day(calendar, '2026-01-05')),
	days int GENERATED ALWAYS AS (working_days(calendar, '2026-01-01', '2026-07-01')) STORED
);
CREATE INDEX office_calendar ON office (calendar);
CREATE INDEX office_hash ON office USING hash (calendar);
INSERT INTO office VALUES
	(1, 'Mon-Fri'),
	(2, 'Mon-Fri 09:00-12:00 13:30-17:30; off 2026-01-01..2026-01-03; on 2026-01-04; since 2026-01-01; until 2026-12-31'),
	(3, 'on 2026-01-05');
-- too long for an index, and for a page
CREATE TABLE busy AS
SELECT work_calendar_agg('Mon-Fri', date '2000-01-01' + 3 * i, i % 2 = 0) AS calendar
FROM generate_series(0, 5000) AS i;
CREATE VIEW due AS SELECT id, add_working_days(calendar, '2026-01-05', 0) AS day FROM office;

CREATE VIEW holds AS
SELECT 'a calendar of many days' AS what, working_days(calendar, '2000-01-01', '2026-01-01') > 5000 AS is_so
FROM busy;
