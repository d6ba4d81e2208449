-- work_calendar against a table of days, which is what is used without it, and
-- working time against a plain difference.

CREATE FUNCTION bench.uniform(seed int, number bigint) RETURNS float8 LANGUAGE sql IMMUTABLE
RETURN (hashint8extended(number, seed) & 4294967295) / 4294967296.0::float8;

-- eight years with 30 days off and 6 make-up days each
CREATE TABLE bench.calendar AS
SELECT work_calendar_agg('Mon-Fri 09:00-12:00 13:30-17:30; since 2019-01-01; until 2026-12-31',
	CASE WHEN i % 36 < 30 THEN date '2019-01-01' + i / 36 * 365 + i % 36 * 9 ELSE date '2019-01-05' + i / 36 * 364 + i % 36 % 6 * 28 END, i % 36 >= 30) AS calendar
FROM generate_series(0, 8 * 36 - 1) AS i
WHERE i % 36 < 30 OR NOT (date '2019-01-05' + i / 36 * 364 + i % 36 % 6 * 28 = ANY (SELECT date '2019-01-01' + j / 30 * 365 + j % 30 * 9 FROM generate_series(0, 239) AS j));
-- the table that analysts keep: every day, and whether it works
CREATE TABLE bench.day AS
SELECT d::date AS day, is_working_day(calendar, d::date) AS working
FROM bench.calendar, generate_series(timestamp '2019-01-01', '2026-12-31', '1 day') AS d;
CREATE UNIQUE INDEX ON bench.day (day);
-- or only those that work, which takes less to count
CREATE TABLE bench.working_day AS SELECT day FROM bench.day WHERE working;
ALTER TABLE bench.working_day ADD PRIMARY KEY (day);
-- pairs up to a year apart
CREATE TABLE bench.pair AS
SELECT day, day + (365 * bench.uniform(2, i))::int AS later, (1 + 249 * bench.uniform(3, i))::int AS n,
	day + interval '1 day' * bench.uniform(4, i) AS at, day + interval '365 days' * bench.uniform(5, i) AS later_at
FROM generate_series(1, 1000000) AS i, LATERAL (SELECT date '2019-01-01' + (2500 * bench.uniform(1, i))::int AS day) AS q;
-- a fifth of them, for what takes long
CREATE TABLE bench.few AS SELECT * FROM bench.pair LIMIT 200000;
VACUUM ANALYZE bench.few;
VACUUM ANALYZE bench.calendar;
VACUUM ANALYZE bench.day;
VACUUM ANALYZE bench.working_day;
VACUUM ANALYZE bench.pair;

\set working_days 'SELECT sum(working_days((SELECT calendar FROM bench.calendar), day, later)) FROM bench.few'
\set add_working_days 'SELECT max(add_working_days((SELECT calendar FROM bench.calendar), day, n)) FROM bench.few'
CALL bench.compare('calendar',
	'count of a joined, indexed table of all days and whether they work / working_days, 200,000 pairs up to a year apart',
	$$SELECT sum(days) FROM bench.few AS p, LATERAL (SELECT count(*) AS days FROM bench.day AS d
		WHERE d.day >= p.day AND d.day < p.later AND d.working) AS q$$,
	:'working_days', at_least => 100, rounds => 3);
CALL bench.compare('calendar', '(the same by a table of the working days alone)',
	$$SELECT sum(days) FROM bench.few AS p, LATERAL (SELECT count(*) AS days FROM bench.working_day AS d
		WHERE d.day >= p.day AND d.day < p.later) AS q$$,
	:'working_days', at_least => 100, rounds => 3);
CALL bench.compare('calendar',
	'the n-th of a joined, indexed table of working days (OFFSET n - 1 LIMIT 1) / add_working_days, n up to a year',
	$$SELECT max(found) FROM bench.few AS p, LATERAL (SELECT d.day AS found FROM bench.working_day AS d
		WHERE d.day > p.day ORDER BY d.day OFFSET p.n - 1 LIMIT 1) AS q$$,
	:'add_working_days', at_least => 100, rounds => 3);
CALL bench.compare('calendar', 'working_time / extract(epoch FROM b - a), 1 M pairs, hours with a break',
	'SELECT count(working_time((SELECT calendar FROM bench.calendar), at, later_at)) FROM bench.pair',
	'SELECT count(extract(epoch FROM later_at - at)) FROM bench.pair', at_most => 8);
CALL bench.compare('calendar', 'add_working_time / working_time, 1 M pairs',
	$$SELECT count(add_working_time((SELECT calendar FROM bench.calendar), at, '20:00')) FROM bench.pair$$,
	'SELECT count(working_time((SELECT calendar FROM bench.calendar), at, later_at)) FROM bench.pair');

\pset footer off
SELECT figure, "first ms", "second ms", ratio, bound, verdict
FROM bench.report WHERE room = 'calendar' ORDER BY number;
DROP TABLE bench.calendar, bench.day, bench.working_day, bench.pair, bench.few;
DROP FUNCTION bench.uniform;
