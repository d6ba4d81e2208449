--
-- work_calendar: the years of the notices, the aggregate by every way, the
-- timeline that is kept from row to row
--
BEGIN;
SELECT plan(23);

CREATE TEMP TABLE notice (day date PRIMARY KEY, kind text, name text);
\copy notice FROM 'examples/shanghai/cases/data/cn_holidays.csv' (FORMAT csv, HEADER)
CREATE TEMP TABLE calendar AS
SELECT work_calendar_agg('Mon-Fri; since 2019-01-01; until 2026-12-31', day, kind = 'on') AS c FROM notice;

-- counted by hand: the weekdays of the year, less those off, and what is on
SELECT is(working_days(c, make_date(y, 1, 1), make_date(y + 1, 1, 1)), n, 'working days of ' || y)
FROM calendar, (VALUES (2019, 250), (2020, 249), (2021, 250), (2022, 249), (2023, 249), (2024, 251), (2025, 248),
	(2026, 248)) AS v(y, n);
SELECT results_eq(
	$$SELECT y, working_days(c, make_date(y, 1, 1), make_date(y + 1, 1, 1)) FROM calendar,
		generate_series(2019, 2026) AS y$$,
	$$SELECT extract(year FROM d)::int, count(*) FILTER (WHERE coalesce(kind = 'on', extract(isodow FROM d) < 6))::int
		FROM generate_series(timestamp '2019-01-01', '2026-12-31', '1 day') AS d LEFT JOIN notice ON day = d::date
			GROUP BY 1 ORDER BY 1$$,
	'as a table of days counts them');

-- the same bytes by every way
SELECT is(work_calendar_send((SELECT work_calendar_agg('Mon-Fri; since 2019-01-01; until 2026-12-31', day,
	kind = 'on') FROM (SELECT * FROM notice ORDER BY md5(name || day)) AS q)),
	work_calendar_send(c), 'in another order') FROM calendar;
CREATE TEMP TABLE half AS
SELECT extract(doy FROM day)::int % 7 AS part,
	work_calendar_agg('Mon-Fri; since 2019-01-01; until 2026-12-31', day, kind = 'on') AS c FROM notice GROUP BY 1;
CREATE AGGREGATE pg_temp.join_calendars(work_calendar) (SFUNC = work_calendar_combine, STYPE = work_calendar,
	COMBINEFUNC = work_calendar_combine);
SELECT is((SELECT pg_temp.join_calendars(c::text::work_calendar ORDER BY part DESC) FROM half), c,
	'in parts, through text') FROM calendar;
SELECT is(work_calendar_combine(a, b)::text, expected, shape) FROM (VALUES
	('NULL and NULL', NULL::work_calendar, NULL::work_calendar, NULL),
	('NULL and a value', NULL, 'Mon; off 2026-01-05', 'Mon; off 2026-01-05'),
	('a value and NULL', 'Mon; off 2026-01-05', NULL, 'Mon; off 2026-01-05'),
	('two values', 'Mon; off 2026-01-05', 'Mon; on 2026-01-06', 'Mon; off 2026-01-05; on 2026-01-06')) AS v(shape, a, b,
		expected);
SELECT throws_ok($$SELECT work_calendar_combine('Mon; off 2026-01-05', 'Mon; on 2026-01-05')::text$$, '22023',
	'the days do not make a work calendar');
SELECT throws_ok($$SELECT work_calendar_combine('Mon', 'Tue')$$, '22023', 'different base calendars');

CREATE TABLE many (day date, working bool);
INSERT INTO many SELECT date '2000-01-01' + i * 7919 % 50000, i % 3 = 0 FROM generate_series(0, 49999) AS i;
ANALYZE many;
\ir ../house/include/plan_of.sql
SET LOCAL max_parallel_workers_per_gather = 0;
SELECT work_calendar_agg('Mon-Fri', day, working) AS c FROM many \gset serial_
SET LOCAL max_parallel_workers_per_gather = 4;
SET LOCAL parallel_setup_cost = 0;
SET LOCAL parallel_tuple_cost = 0;
SET LOCAL min_parallel_table_scan_size = 0;
SELECT matches(pg_temp.plan_of($$SELECT work_calendar_agg('Mon-Fri', day, working) FROM many$$),
	'Gather.*Partial Aggregate', 'the parallel way is parallel');
SELECT work_calendar_agg('Mon-Fri', day, working) AS c FROM many \gset parallel_
SELECT ok(:'parallel_c' = :'serial_c', 'parallel');
SET LOCAL max_parallel_workers_per_gather = 0;
CREATE TEMP TABLE stored AS SELECT work_calendar_agg('Mon-Fri', day, working) AS c FROM many;
SELECT cmp_ok((SELECT pg_column_size(c) FROM stored), '<', (SELECT length(c::text) FROM stored),
	'a long one is stored in the TOAST table');
SELECT is((SELECT count(*) FROM many, stored WHERE is_working_day(c, day) <> working), 0::int8,
	'and answers row by row');

-- calendars that change from row to row
SELECT is(count(*), 0::int8, 'each row its own calendar')
FROM (SELECT i, ('Mon-Fri; off ' || date '2026-01-05' + i % 5)::work_calendar AS c, date '2026-01-05' + i % 3 AS day
	FROM generate_series(1, 1000) AS i) AS q
WHERE is_working_day(c, day) = (i % 5 = i % 3);
SELECT is((SELECT working_days(work_calendar_agg('Mon-Fri', date '2026-01-05' + i, false), '2026-01-05', '2026-01-12')
	FROM generate_series(1, 2) AS i), 3, 'of an aggregate as it stands');

SELECT * FROM finish();
ROLLBACK;
