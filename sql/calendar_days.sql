--
-- work_calendar: the canonical text, days, time, and ties
--
SELECT t AS given, t::work_calendar AS canonical FROM (VALUES
	('Mon-Fri'), ('fri-MON'), ('Sun-Thu 08:00-16:00'), ('Mon,Tue,Wed 09:00-12:00,Thu'), ('Mon, Tue 00:00-24:00'),
	('Wed, Mon 00:00-24:00, Tue 09:00-10:00'),
	('Mon 13:00-14:00 09:00-12:00 12:00-12:30'), ('Mon 09:00-12:00, Wed 09:00-12:00'),
	('Mon-Fri; off 2026-01-03, 2026-01-01..2026-01-02; off 2026-01-05; until 2026-12-31; on 2026-01-04; since 2026-01-01; until 2026-12-31'),
	('Mon，Tue；off 2026-01-01，2026-01-02'), ('on 2026-01-04'), ('since 2026-01-01')) AS v(t);
SELECT t::work_calendar::text::work_calendar = t::work_calendar AS round_trip
	FROM (VALUES ('Mon 00:00-24:00, Tue 09:00-12:00'), ('Tue 09:00-12:00, Mon')) AS v(t);
SELECT jsonb('Mon 09:00-12:00, Tue; off 2026-01-05; since 2026-01-01'::work_calendar);
SELECT to_jsonb('Mon; until 2026-12-31'::work_calendar) -> 'until' AS until;

-- a week with a holiday of three days and a make-up Sunday
CREATE VIEW office AS SELECT 'Mon-Fri 09:00-12:00 13:30-17:30; off 2026-01-01..2026-01-03; on 2026-01-04; since 2025-12-01; until 2026-12-31'::work_calendar AS c;
SELECT d::date, to_char(d, 'Dy') AS weekday, is_working_day(c, d::date), working_days(c, '2025-12-31', d::date),
	add_working_days(c, d::date, 0) AS add_0, add_working_days(c, d::date, 1) AS add_1,
		add_working_days(c, d::date, -1) AS less_1
FROM office, generate_series(timestamp '2025-12-30', '2026-01-06', '1 day') AS d;
SELECT working_days(c, '2026-01-10', '2025-12-29') AS reversed, working_days(c, '2025-12-01', '2027-01-01') AS whole,
	working_days(c, '2026-01-01', '2026-01-01') AS none FROM office;

SELECT from_at, until_at, working_time(c, from_at, until_at), working_time(c, until_at, from_at) AS reversed
FROM office, (VALUES (timestamp '2025-12-31 16:00', timestamp '2026-01-04 14:00'),
	('2025-12-31 12:00', '2025-12-31 13:30'), ('2025-12-31 11:59:59.999999', '2025-12-31 13:30:00.000001'),
	('2026-01-01 00:00', '2026-01-04 00:00'), ('2026-01-04 00:00', '2026-01-05 00:00'),
		('2025-12-01 00:00', '2027-01-01 00:00')) AS v(from_at, until_at);
-- up to the end of the hours, not the beginning of the next, and mirrored
SELECT at, w, add_working_time(c, at, w)
FROM office, (VALUES (timestamp '2025-12-31 16:00', interval '1:30'), ('2025-12-31 16:00', '1:30:00.000001'),
	('2025-12-31 16:00', '0'), ('2026-01-01 12:00', '0'), ('2026-01-01 12:00', '0:01'),
	('2026-01-04 09:00', '-1:30'), ('2026-01-04 09:00', '-1:30:00.000001'), ('2026-01-04 10:30', '-1:30'),
		('2026-01-02 10:30', '-0:00:01'), ('2026-12-31 09:00', '7:00')) AS v(at, w);
-- make-up days have the hours of the first working weekday, others their own
SELECT d, working_time('Tue 09:00-10:00, Fri 09:00-12:00; on 2026-01-04, 2026-01-09'::work_calendar, d::timestamp,
	d::timestamp + interval '1 day')
FROM unnest('{2026-01-04,2026-01-09}'::date[]) AS d;
SELECT working_time('on 2026-01-04'::work_calendar, timestamp '2026-01-01', '2026-02-01') AS whole_day;
-- far away
SELECT working_days('Mon-Fri', '4713-01-01 BC', '5874897-12-31'), add_working_days('Mon-Fri', '2000-01-01', 1000000000),
	working_time('Mon-Sun', timestamp '0001-01-01', '290000-01-01'),
		add_working_time('Mon 00:00-00:01', timestamp '2000-01-01', '1000:00');

-- timestamptz: the local clock of the session, 24 h also where clocks change
SET timezone = 'Europe/Berlin';
SELECT working_time('Mon-Sun'::work_calendar, timestamptz '2026-03-28 12:00', '2026-03-29 12:00') AS spring,
	working_time('Mon-Sun'::work_calendar, timestamptz '2026-10-24 12:00', '2026-10-25 12:00') AS autumn,
	add_working_time('Mon-Sun'::work_calendar, timestamptz '2026-03-28 12:00', '24:00') AS next_noon,
	add_working_time('Mon-Sun'::work_calendar, timestamptz '2026-03-29 01:30', '1:00') AS no_such_clock;
-- a clock that is read twice: no time leads nowhere else, and between the two readings it is no time
SELECT add_working_time('Mon-Sun'::work_calendar, timestamptz '2026-10-25 00:30Z', '0') = '2026-10-25 00:30Z' AS stays,
	working_time('Mon-Sun'::work_calendar, timestamptz '2026-10-25 00:30Z', '2026-10-25 01:30Z') AS same_clock;
SET timezone = 'Asia/Shanghai';
SELECT working_time(c, timestamptz '2025-12-31 08:00Z', '2026-01-04 06:00Z'),
	add_working_time(c, timestamptz '2025-12-31 08:00Z', '1:30') FROM office;
RESET timezone;

-- from a table
SELECT work_calendar_agg('Mon-Fri; on 2026-01-04', day, working)
	FROM (VALUES (date '2026-01-02', false), ('2026-01-01', false), (NULL, true), ('2026-01-10', NULL),
	('2026-01-04', true)) AS v(day, working);
SELECT work_calendar_agg(NULL, '2026-01-01', false) IS NULL AS no_base,
	work_calendar_agg('Mon', NULL, NULL) AS only_base;
SELECT work_calendar_agg('Mon', '2026-01-01', false) IS NULL AS no_row WHERE false;
