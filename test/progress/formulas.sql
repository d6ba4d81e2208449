--
-- task_progress: formulas against values worked out by hand, a published
-- example, and the SQLSTATE of everything that is refused
--
BEGIN;
SELECT plan(162);

-- A linear schedule of 100 days: 2024-01-01 to 2024-04-10 (30 + 29 + 31 + 10
-- days later; 2024 is a leap year). 50 days after the start is 2024-02-20.
SELECT is(due_date('0/1 [2024-01-01..2024-04-10]') - start_date('0/1 [2024-01-01..2024-04-10]'), 100,
	'a schedule of 100 days');
SELECT is(planned_completion('40/100 [2024-01-01..2024-04-10]', '2023-12-31'), 0::float8,
	'before the start nothing is planned');
SELECT is(planned_completion('40/100 [2024-01-01..2024-04-10]', '2024-01-01'), 0::float8, 'on the start date, too');
SELECT is(planned_completion('40/100 [2024-01-01..2024-04-10]', '2024-01-02'), 0.01::float8, 'a day later 1/100');
SELECT is(planned_completion('40/100 [2024-01-01..2024-04-10]', '2024-02-20'), 0.5::float8, 'after 50 days a half');
SELECT is(planned_completion('40/100 [2024-01-01..2024-04-10]', '2024-04-09'), 0.99::float8, 'the day before 99/100');
SELECT is(planned_completion('40/100 [2024-01-01..2024-04-10]', '2024-04-10'), 1::float8, 'on the due date all');
SELECT is(planned_completion('40/100 [2024-01-01..2024-04-10]', '2024-04-11'), 1::float8, 'and no more after');
-- the leap day: 31 + 28 = 59 days after 2024-01-01
SELECT is(planned_completion('0/100 [2024-01-01..2024-04-10]', '2024-02-29'), 0.59::float8, 'the leap day is a day');
SELECT is(planned_completion('0/100 [2024-01-01..2024-04-10]', '2024-03-01'), 0.6::float8, 'and the next day the next');

-- milestones: 0 on 2024-01-01, 20 on 2024-04-10 (100 days), 20 on 2024-04-20
-- (10 days at rest), 100 on 2024-05-30 (40 days)
CREATE TEMP TABLE m AS
SELECT '30/100 [2024-01-01:0, 2024-04-10:20, 2024-04-20:20, 2024-05-30:100]'::task_progress AS p;
SELECT is(planned_completion(p, '2023-12-31'), 0::float8, 'milestones: before the first') FROM m;
SELECT is(planned_completion(p, '2024-01-01'), 0::float8, 'on the first') FROM m;
-- 20 * 50/100 of 100
SELECT is(planned_completion(p, '2024-02-20'), 0.1::float8, 'between two') FROM m;
SELECT is(planned_completion(p, '2024-04-10'), 0.2::float8, 'on one') FROM m;
SELECT is(planned_completion(p, '2024-04-15'), 0.2::float8, 'at rest') FROM m;
SELECT is(planned_completion(p, '2024-04-20'), 0.2::float8, 'on the next') FROM m;
-- 20 + 80 * 10/40
SELECT is(planned_completion(p, '2024-04-30'), 0.4::float8, 'between the last two') FROM m;
SELECT is(planned_completion(p, '2024-05-30'), 1::float8, 'on the last') FROM m;
SELECT is(planned_completion(p, '2024-05-31'), 1::float8, 'after the last') FROM m;
SELECT is(planned_completion('0/67 [2025-06-30:20, 2026-12-31:67]', '2025-06-29'), 0::float8,
	'nothing is planned before the first milestone');
SELECT is(planned_completion('0/67 [2025-06-30:20, 2026-12-31:67]', '2025-06-30'), (20 / 67.0)::float8,
	'on it, what it says');
SELECT is(planned_completion('0/5 [2025-06-30:5]', d), e, 'a single milestone is a due date: ' || d)
FROM (VALUES ('2025-06-29'::date, 0::float8), ('2025-06-30', 1), ('2025-07-01', 1)) AS v(d, e);
-- 999 steps of one day: every place that bisection can find
SELECT is(count(*) FILTER (WHERE planned_completion(p, '2001-01-01'::date + i) IS DISTINCT
	FROM i * i / 998001.0::float8), 0::bigint, 'every one of 1,000 milestones')
FROM (SELECT task_progress(1, array_agg('2001-01-01'::date + i ORDER BY i), array_agg(i * i::float8 ORDER BY i)) AS p
	FROM generate_series(0, 999) AS i) AS q, generate_series(0, 999) AS i;

-- the calendar: every day of 220 years, and every 37th from year 1 to 9999
SELECT is(count(*), 0::bigint, 'dates are those of PostgreSQL')
FROM (SELECT '1890-01-01'::date + i AS d FROM generate_series(0, 80353) AS i
	UNION ALL SELECT '0001-01-01'::date + i FROM generate_series(0, 3652058, 37) AS i) AS q,
	format('0/1 [..%s]', to_char(d, 'YYYY-MM-DD')) AS written
WHERE due_date(written::task_progress) <> d OR written::task_progress::text <> written;

-- a due date only: nothing before, everything on the day
SELECT is(planned_completion('1/2 [..2024-06-30]', d), e, 'due date only: ' || d)
FROM (VALUES ('2024-06-29'::date, 0::float8), ('2024-06-30', 1), ('2024-07-01', 1)) AS v(d, e);
-- a schedule of one day
SELECT is(planned_completion('1/2 [2024-06-30..2024-06-30]', d), e, 'one day: ' || d)
FROM (VALUES ('2024-06-29'::date, 0::float8), ('2024-06-30', 1), ('2024-07-01', 1)) AS v(d, e);

-- EV, variance and index: 40 of 100 with 50 planned
SELECT is(completion('40/100 [2024-01-01..2024-04-10]'), 0.4::float8, 'completion');
SELECT is(completion('120/100 [2024-01-01..2024-04-10]'), 1.2::float8, 'completion above 1');
SELECT is(round(schedule_variance('40/100 [2024-01-01..2024-04-10]', '2024-02-20')::numeric, 15), -0.1,
	'variance: 0.4 - 0.5');
SELECT is(schedule_variance('120/100 [2024-01-01..2024-04-10]', '2024-02-20'), 0.5::float8,
	'EV is not above 1: 1 - 0.5');
SELECT is(schedule_performance_index('40/100 [2024-01-01..2024-04-10]', '2024-02-20'), 0.8::float8, 'index: 0.4/0.5');
SELECT is(schedule_performance_index('40/100 [2024-01-01..2024-04-10]', '2024-01-01'), NULL,
	'no index while nothing is planned');
SELECT is(schedule_performance_index('40/100 [..2024-04-10]', '2024-04-09'), NULL, 'nor before a bare due date');

-- status, in the order of its rules; PV is 0.5 on 2024-02-20
SELECT is(status(p::task_progress, d, 0.10, 0.30), s::task_status, format('%s on %s', p, d))
FROM (VALUES
	('100/100 [2024-01-01..2024-04-10]', '2023-06-01'::date, 'completed'),
	('130/100 [2024-01-01..2024-04-10]', '2025-01-01', 'completed'),
	('0/100 [2024-01-01..2024-04-10]', '2024-04-11', 'overdue'),
	('99.999/100 [2024-01-01..2024-04-10]', '2024-04-11', 'overdue'),
	('0/100 [2024-01-01..2024-04-10]', '2023-12-31', 'not_started'),
	('1/100 [2024-01-01..2024-04-10]', '2023-12-31', 'on_track'),
	('0/100 [2024-01-01..2024-04-10]', '2024-01-01', 'on_track'),
	('50/100 [2024-01-01..2024-04-10]', '2024-02-20', 'on_track'),
	('90/100 [2024-01-01..2024-04-10]', '2024-02-20', 'on_track'),
	('40.001/100 [2024-01-01..2024-04-10]', '2024-02-20', 'on_track'),
	('40/100 [2024-01-01..2024-04-10]', '2024-02-20', 'at_risk'),	-- 0.10 exactly
	('39.999/100 [2024-01-01..2024-04-10]', '2024-02-20', 'at_risk'),
	('20/100 [2024-01-01..2024-04-10]', '2024-02-20', 'at_risk'),	-- 0.30 exactly
	('19.9999999/100 [2024-01-01..2024-04-10]', '2024-02-20', 'delayed'),	-- a hair over
	('0/100 [2024-01-01..2024-04-10]', '2024-02-20', 'delayed'),
	-- and on the due date itself: not overdue yet, PV is 1
	('90/100 [2024-01-01..2024-04-10]', '2024-04-10', 'at_risk'),
	('70/100 [2024-01-01..2024-04-10]', '2024-04-10', 'at_risk'),
	('69/100 [2024-01-01..2024-04-10]', '2024-04-10', 'delayed'),
	-- a bare due date has no start and plans nothing before
	('0/100 [..2024-04-10]', '2024-04-09', 'on_track'),
	('0/100 [..2024-04-10]', '2024-04-10', 'delayed'),
	('0/100 [..2024-04-10]', '2024-04-11', 'overdue')) AS v(p, d, s);
-- the bounds hold wherever a tenth or three tenths are missing, though no
-- float8 holds 0.1: PV i/100, done i - 10 or i - 30 of 100
SELECT is(count(*) FILTER (WHERE status(task_progress(i - 10, 100, '2024-01-01', '2024-04-10'),
	'2024-01-01'::date + i) = 'at_risk'),
	89::bigint, 'exactly 0.10 behind is at risk, everywhere') FROM generate_series(11, 99) AS i;
SELECT is(count(*) FILTER (WHERE status(task_progress(i - 30, 100, '2024-01-01', '2024-04-10'),
	'2024-01-01'::date + i) = 'at_risk'),
	69::bigint, 'exactly 0.30 behind is at risk, everywhere') FROM generate_series(31, 99) AS i;
-- other thresholds
SELECT is(status('40/100 [2024-01-01..2024-04-10]', '2024-02-20', 0.11)::text, 'on_track', 'amber 0.11');
SELECT is(status('40/100 [2024-01-01..2024-04-10]', '2024-02-20', 0.05, 0.09)::text, 'delayed', 'red 0.09');
SELECT is(status('40/100 [2024-01-01..2024-04-10]', '2024-02-20', 0.1, 0.1)::text, 'at_risk',
	'amber = red: on both is at risk');
SELECT is(enum_range(NULL::task_status)::text, '{completed,on_track,at_risk,delayed,overdue,not_started}',
	'the order of the statuses');

-- forecast: 20 of 100 in 50 days is 250 days: 2024-01-01 + 250 = 2024-09-07
SELECT is(forecast_finish('20/100 [2024-01-01..2024-04-10]', '2024-02-20'), '2024-09-07'::date, 'at the rate so far');
-- 30 of 100 in 50 days is 166.67 days, rounded up 167: 2024-06-16
SELECT is(forecast_finish('30/100 [2024-01-01..2024-04-10]', '2024-02-20'), '2024-06-16'::date,
	'a part of a day is a day');
-- 0.1 of 0.3 in 50 days is 150 days, though the float8 are a little more
-- 365 days * 1.1 / 0.1 = 4015 days, which is 4015.0000000000005 in float8
SELECT is(forecast_finish('0.1/1.1 [2024-01-01..2030-01-01]', '2024-12-31'), '2024-01-01'::date + 4015,
	'what rounding adds is no day');
-- differences and products that overflow
SELECT is(forecast_finish('8e307/1.6e308 [2024-01-01..2024-12-31]', '2024-02-20'), '2024-04-10'::date,
	'a forecast of huge totals');
SELECT is(planned_completion('0/1.7e308 [2024-01-01:0, 2024-04-10:1.7e308, 2024-05-10:1.7e308]', '2024-02-20'),
	0.5::float8, 'half of a huge milestone');
SELECT is(forecast_finish('10/67 [2025-06-30:20, 2026-12-31:67]', '2025-07-01'), NULL,
	'no forecast where nothing tells when the work began');
-- -0 by the constructors is 0, byte for byte
SELECT is(task_progress_send(task_progress('-0', 1, '2024-01-01')), task_progress_send('0/1 [..2024-01-01]'),
	'-0 done');
SELECT is(task_progress_send(report('1/1 [..2024-01-01]', '-0')), task_progress_send('0/1 [..2024-01-01]'),
	'-0 reported');
SELECT is(task_progress_send(task_progress(0, '{2024-01-01,2024-02-01}'::date[], '{-0,1}'::float8[])),
	task_progress_send('0/1 [2024-01-01:0, 2024-02-01:1]'), '-0 planned');
SELECT isnt(task_progress_hash_extended('0/1 [..2024-01-01]', 0),
	task_progress_hash_extended('0/1 [..2024-01-01]', 7), 'seeds of the hash differ');
SELECT throws_ok($$SELECT status('0/1 [..2024-01-01]', '2024-01-01', 0, 'NaN')$$,
	'22003', 'red must be finite, not NaN');
-- 1e-13 over the bound of 0.10 is over it
SELECT is(status(task_progress(39.99999999999, 100, '2024-01-01'::date, '2024-04-10'::date), '2024-02-20')::text,
	'at_risk', 'a hair beyond amber');
SELECT is(forecast_finish('100/100 [2024-01-01..2024-04-10]', '2024-02-20'), '2024-02-20'::date,
	'complete: finished by that day');
SELECT is(forecast_finish('0/100 [2024-01-01..2024-04-10]', '2024-02-20'), NULL, 'no rate while nothing is done');
SELECT is(forecast_finish('20/100 [2024-01-01..2024-04-10]', '2024-01-01'), NULL, 'no rate on the first day');
SELECT is(forecast_finish('20/100 [..2024-04-10]', '2024-02-20'), NULL, 'no rate without a start');
SELECT is(forecast_finish('1e-300/1e300 [2024-01-01..2024-04-10]', '2024-02-20'), NULL, 'no finish in sight');
-- milestones count from the first: 30 of 100 in 100 days is 333.3, 334 days: 2024-11-30
SELECT is(forecast_finish(p, '2024-04-10'), '2024-11-30'::date, 'of milestones') FROM m;

-- required rate: 60 left in 50 days
SELECT is(required_rate('40/100 [2024-01-01..2024-04-10]', '2024-02-20'), 1.2::float8, '60 in 50 days');
SELECT is(required_rate('40/100 [2024-01-01..2024-04-10]', '2024-04-09'), 60::float8, '60 in a day');
SELECT is(required_rate('40/100 [2024-01-01..2024-04-10]', '2024-04-10'), 60::float8, 'and on the day itself');
SELECT is(required_rate('40/100 [2024-01-01..2024-04-10]', '2024-04-11'), NULL, 'not once overdue');
SELECT is(required_rate('100/100 [2024-01-01..2024-04-10]', '2024-02-20'), NULL, 'not once complete');
SELECT is(days_overdue('40/100 [2024-01-01..2024-04-10]', d), e, 'days overdue on ' || d)
FROM (VALUES ('2024-04-10'::date, 0), ('2024-04-11', 1), ('2025-04-10', 365)) AS v(d, e);
SELECT is(days_overdue('100/100 [2024-01-01..2024-04-10]', '2025-04-10'), 0, 'what is complete is not overdue');

-- A published example: P. Govan, documentation of the R package PRA, chapter
-- "Keeping Score: Earned Value Management" (2026). Budget 500,000; planned
-- cumulative 10, 25, 50, 75, 100 %; actual 8, 22, 40 % after periods 1, 2, 3.
-- Printed there for period 3: PV 250,000, EV 200,000, SV -50,000, SPI 0.8. The
-- periods 1 and 2 are its data (PV 50,000 and 125,000, EV 40,000 and 110,000).
CREATE TEMP TABLE published AS
SELECT period, as_of, report('0/500000 [2024-01-01:0, 2024-01-31:50000, 2024-02-29:125000,
	2024-03-31:250000, 2024-04-30:375000, 2024-05-31:500000]', 500000 * actual) AS p
FROM (VALUES (1, '2024-01-31'::date, 0.08), (2, '2024-02-29', 0.22), (3, '2024-03-31', 0.40)) AS v(period, as_of,
	actual);
SELECT results_eq(
	$$SELECT period, (500000 * planned_completion(p, as_of))::numeric(12, 2), (500000 * completion(p))::numeric(12, 2),
		(500000 * schedule_variance(p, as_of))::numeric(12, 2), schedule_performance_index(p, as_of)::numeric(6, 3)
	FROM published ORDER BY period$$,
	$$VALUES (1, 50000::numeric(12, 2), 40000::numeric(12, 2), -10000::numeric(12, 2), 0.8::numeric(6, 3)),
		(2, 125000, 110000, -15000, 0.88), (3, 250000, 200000, -50000, 0.8)$$,
			'published: PV, EV, SV and SPI of every period');

-- Another, of a project from its tasks: the fence of R. Mulcahy, PMP Exam Prep:
-- four sides, one a day, 1,000 each; after day 3 two are complete, one is half
-- done. Printed: PV 3,000, EV 2,500, SV -500, SPI .833.
SELECT results_eq(
	$$SELECT (4000 * planned_completion(s))::numeric(6, 1), (4000 * completion(s))::numeric(6, 1),
		(4000 * schedule_variance(s))::numeric(6, 1), schedule_performance_index(s)::numeric(4, 3)
	FROM (SELECT progress_agg(task_progress(done, 1000, '2024-01-01'::date + side, '2024-01-01'::date + side),
		'2024-01-04', 1000) AS s
		FROM (VALUES (1, 1000), (2, 1000), (3, 500), (4, 0)) AS v(side, done)) AS q$$,
	'VALUES (3000::numeric(6, 1), 2500::numeric(6, 1), -500::numeric(6, 1), 0.833::numeric(4, 3))',
	'published: the fence, from its four sides');

-- A larger one: a student's worked exercise of the course IE5411 (status report
-- at the end of period 12, in $00). Printed: EV 8, 40, 30, 20, 20, 30 of budgets 8, 40, 30, 20,
-- 40, 60; PV 8, 40, 30, 20, 20, 40; together EV 148, PV 158, SV -10, SPI 0.94.
-- Budgets of the two tasks not begun: 20 and 30 (248 in all).
CREATE TEMP TABLE exercise (budget float8, planned float8, task task_progress);
INSERT INTO exercise
SELECT budget, planned, CASE WHEN planned = 0 THEN task_progress(0, budget, '2024-12-31', '2025-01-31')
	ELSE task_progress(done, array['2024-06-30', '2024-12-31']::date[], array[planned, budget]) END
FROM (VALUES (8, 8, 8), (40, 40, 40), (30, 30, 30), (20, 20, 20), (40, 20, 20), (60, 40, 30), (20, 0, 0), (30, 0, 0))
	AS v(budget, planned, done);
SELECT results_eq(
	$$SELECT (248 * planned_completion(s))::numeric(6, 2), (248 * completion(s))::numeric(6, 2),
		(248 * schedule_variance(s))::numeric(6, 2), schedule_performance_index(s)::numeric(4, 2)
	FROM (SELECT progress_agg(task, '2024-06-30', budget) AS s FROM exercise) AS q$$,
	'VALUES (158::numeric(6, 2), 148::numeric(6, 2), -10::numeric(6, 2), 0.94::numeric(4, 2))',
	'published: a project from its tasks, weighted by budget');

-- And a series: the first exercise of the same course, budget 118, periods 2 to
-- 7. Printed: SPI 1, 0.61, 0.76, 0.77, 0.82, 1 and completion (EV/BAC) 0.05,
-- 0.17, 0.26, 0.41, 0.51, 0.72; for period 7 also EV 85, PV 85, SV 0. The other
-- EV and PV are not printed: those below are the only whole numbers that give
-- the printed ratios.
SELECT results_eq(
	$$SELECT period, schedule_performance_index(p, as_of)::numeric(4, 2), completion(p)::numeric(4, 2),
		(118 * schedule_variance(p, as_of))::numeric(6, 2)
	FROM (SELECT period, '2024-01-01'::date + period AS as_of,
			report('0/118 [2024-01-03:6, 2024-01-04:33, 2024-01-05:41, '
				'2024-01-06:62, 2024-01-07:73, 2024-01-08:85, 2024-01-20:118]', ev) AS p
		FROM (VALUES (2, 6), (3, 20), (4, 31), (5, 48), (6, 60), (7, 85)) AS v(period, ev)) AS q ORDER BY period$$,
	$$VALUES (2, 1.00::numeric(4, 2), 0.05::numeric(4, 2), 0::numeric(6, 2)), (3, 0.61, 0.17, -13),
		(4, 0.76, 0.26, -10),
		(5, 0.77, 0.41, -14), (6, 0.82, 0.51, -13),
		(7, 1.00, 0.72, 0)$$, 'published: SPI and completion of six periods');

-- milestones() gives back what the constructor takes
SELECT is(task_progress(3, array_agg(m.date ORDER BY m.date), array_agg(m.planned ORDER BY m.date)), p,
	'rows out of a task and back')
FROM (SELECT task_progress(3, array_agg('2001-01-01'::date + i ORDER BY i), array_agg(i * 0.1::float8 ORDER BY i)) AS p
	FROM generate_series(0, 999) AS i) AS q, milestones(p) AS m GROUP BY p;

-- json: the parts by name
SELECT is(to_jsonb(t), '{"done": 1, "total": 2, "start_date": null, "due_date": "2024-02-29",
	"milestones": [{"date": "2024-02-29", "planned": 2}], "text": "1/2 [..2024-02-29]"}',
	'to_jsonb finds the cast to json')
FROM (SELECT '1/2 [..2024-02-29]'::task_progress AS t) AS q;

-- text and varchar are stored as they come, by INSERT ... SELECT and drivers
CREATE TEMP TABLE assigned (task task_progress, summary progress_summary);
PREPARE store(varchar, text) AS INSERT INTO assigned VALUES ($1, $2);
EXECUTE store('1/2 [..2024-01-01]',
	'(as of 2000-01-01, tasks 2, completed 1, on_track 0, at_risk 0, delayed 0, overdue 1, not_started 0, weight 2, '
		'earned 1.5, planned 2, days overdue 7)');
INSERT INTO assigned SELECT t, NULL::varchar FROM (VALUES ('3/4 [..2025-01-01]'::text)) AS v(t);
SELECT results_eq('SELECT done(task) FROM assigned ORDER BY task', 'VALUES (1::float8), (3)',
	'assigned from text and varchar');

-- min and max, in the order of the type, of values of every length
SELECT results_eq($$SELECT min(t), max(t) FROM unnest('{"1/2 [..2025-01-01]",NULL,
		"1/2 [2024-01-01:0, 2024-06-01:1, 2026-01-01:2]","1/2 [2023-01-01..2024-01-01]"}'::task_progress[]) AS t$$,
	$$VALUES ('1/2 [2023-01-01..2024-01-01]'::task_progress,
		'1/2 [2024-01-01:0, 2024-06-01:1, 2026-01-01:2]'::task_progress)$$, 'min and max');
SELECT is(min(t)::text, NULL, 'min of nothing') FROM unnest('{NULL}'::task_progress[]) AS t;

-- summaries are equal where their bytes are: DISTINCT, UNION, joins, ON CONFLICT
CREATE TEMP TABLE monthly (month int PRIMARY KEY, summary progress_summary);
INSERT INTO monthly SELECT i, progress_agg(task_progress(i % 2, 2, '2024-01-01'), '2024-06-30')
FROM generate_series(1, 6) AS i GROUP BY i;
SELECT is((SELECT count(*) FROM (SELECT DISTINCT summary FROM monthly) AS q), 2::bigint, 'DISTINCT');
SELECT is((SELECT count(*) FROM (SELECT summary FROM monthly UNION SELECT summary FROM monthly) AS q), 2::bigint,
	'UNION');
SELECT is((SELECT count(*) FROM monthly AS a JOIN monthly AS b ON a.summary = b.summary), 18::bigint, 'join');
SELECT results_eq($$WITH changed AS (
		INSERT INTO monthly SELECT month, CASE WHEN month > 1 THEN summary END FROM monthly
		ON CONFLICT (month) DO UPDATE SET summary = excluded.summary
		WHERE monthly.summary IS DISTINCT FROM excluded.summary RETURNING month)
	SELECT month FROM changed$$, 'VALUES (1)', 'ON CONFLICT, where something changed');
CREATE INDEX ON monthly (summary);
CREATE INDEX ON monthly USING hash (summary);

-- every summary that is accepted can be read
SELECT lives_ok(format('SELECT as_of(s), task_count(s), status_count(s, ''overdue''), completion(s),
	planned_completion(s), schedule_variance(s), schedule_performance_index(s), max_days_overdue(s), jsonb(s), s::text
	FROM (SELECT %L::progress_summary AS s) AS q', s), 'can be read: ' || s)
FROM unnest(ARRAY['(as of 9999-12-31, tasks 9223372036854775807, completed 9223372036854775806, on_track 0, '
	'at_risk 0, delayed 0, overdue 1, not_started 0, weight 1.7976931348623157e308, earned 1.7976931348623157e308, '
	'planned 1.7976931348623157e308, days overdue 3652058)',
	'(as of 2024-02-20, tasks 1, completed 0, on_track 1, at_risk 0, delayed 0, overdue 0, not_started 0, weight 1, '
		'earned 1, planned 5e-324, days overdue 0)']) AS s;

-- a long text can be cancelled while it is read
CREATE FUNCTION pg_temp.outcome(query text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
	EXECUTE query;
	RETURN 'read';
EXCEPTION
	WHEN query_canceled THEN RETURN 'cancelled';
	WHEN others THEN RETURN SQLSTATE;
END
$$;
CREATE TEMP TABLE long AS SELECT repeat(' ', 50000000) || '/' AS task, '(as of' || repeat(' ', 50000000) AS summary;
SELECT length(task), length(summary) FROM long \gset
SET LOCAL statement_timeout = '20ms';
SELECT pg_temp.outcome('SELECT task::task_progress FROM long') AS task \gset
SELECT pg_temp.outcome('SELECT summary::progress_summary FROM long') AS summary \gset
RESET statement_timeout;
SELECT is(:'task'::text, 'cancelled', 'a task of 50 MB');
SELECT is(:'summary'::text, 'cancelled', 'a summary of 50 MB');

-- SQLSTATEs
SELECT throws_ok(format('SELECT %L::task_progress', p), state, message)
FROM (VALUES
	('', '22P02', 'invalid input syntax for type task_progress: ""'),
	('42', '22P02', 'invalid input syntax for type task_progress: "42"'),
	('42/67', '22P02', 'invalid input syntax for type task_progress: "42/67"'),
	('42/67 []', '22P02', 'invalid input syntax for type task_progress: "42/67 []"'),
	('-1/67 [..2026-12-31]', '22003', 'value "-1/67 [..2026-12-31]" is out of range for type task_progress'),
	('1/0 [..2026-12-31]', '22003', 'value "1/0 [..2026-12-31]" is out of range for type task_progress'),
	('1/-5 [..2026-12-31]', '22003', 'value "1/-5 [..2026-12-31]" is out of range for type task_progress'),
	('NaN/67 [..2026-12-31]', '22003', 'value "NaN/67 [..2026-12-31]" is out of range for type task_progress'),
	('1/Infinity [..2026-12-31]', '22003',
		'value "1/Infinity [..2026-12-31]" is out of range for type task_progress'),
	('1/1e400 [..2026-12-31]', '22003',
		'value "1/1e400 [..2026-12-31]" is out of range for type task_progress'),
	('1/67 [..infinity]', '22008', 'date out of range for type task_progress: "1/67 [..infinity]"'),
	('1/67 [-infinity..2026-12-31]', '22008',
		'date out of range for type task_progress: "1/67 [-infinity..2026-12-31]"'),
	('1/67 [..2026-02-29]', '22008', 'date out of range for type task_progress: "1/67 [..2026-02-29]"'),
	('1/67 [..0000-01-01]', '22008', 'date out of range for type task_progress: "1/67 [..0000-01-01]"'),
	('1/67 [..20261231]', '22P02', 'invalid input syntax for type task_progress: "1/67 [..20261231]"'),
	('1/67 [2026-12-31..2026-12-30]', '22P02',
		'invalid input syntax for type task_progress: "1/67 [2026-12-31..2026-12-30]"'),
	('1/67 [2024-01-01:0, 2024-01-01:67]', '22P02',
		'invalid input syntax for type task_progress: "1/67 [2024-01-01:0, 2024-01-01:67]"'),
	('1/67 [2024-01-02:0, 2024-01-01:67]', '22P02',
		'invalid input syntax for type task_progress: "1/67 [2024-01-02:0, 2024-01-01:67]"'),
	('1/67 [2024-01-01:20, 2024-06-01:10, 2025-01-01:67]', '22P02',
		'invalid input syntax for type task_progress: "1/67 [2024-01-01:20, 2024-06-01:10, 2025-01-01:67]"'),
	('1/67 [2024-01-01:0, 2025-01-01:66]', '22P02',
		'invalid input syntax for type task_progress: "1/67 [2024-01-01:0, 2025-01-01:66]"'),
	('1/67 [2024-01-01:0, 2025-01-01:68]', '22P02',
		'invalid input syntax for type task_progress: "1/67 [2024-01-01:0, 2025-01-01:68]"'),
	('1/67 [2024-01-01:-1, 2025-01-01:67]', '22003',
		'value "1/67 [2024-01-01:-1, 2025-01-01:67]" is out of range for type task_progress'),
	('1/67 [2024-01-01:0, infinity:67]', '22008',
		'date out of range for type task_progress: "1/67 [2024-01-01:0, infinity:67]"'),
	('1/67 [2024-01-01:0, 2025-01-01:67', '22P02',
		'invalid input syntax for type task_progress: "1/67 [2024-01-01:0, 2025-01-01:67"'))
	AS v(p, state, message);
SELECT throws_ok(format('SELECT %L::task_progress', p), '54000',
	'value "' || left(p, 1000) || '..." is too long for type task_progress')
FROM (SELECT '1/67 [' || string_agg('2000-01-01'::date + i || ':67', ', ') || ']' AS p
	FROM generate_series(1, 1001) AS i) AS q;
SELECT throws_ok(call, state, message)
FROM (VALUES
	($$SELECT task_progress(-1, 67, '2026-12-31')$$, '22003', 'invalid work: -1 of 67'),
	($$SELECT task_progress(1, 0, '2026-12-31')$$, '22003', 'invalid work: 1 of 0'),
	($$SELECT task_progress('NaN', 67, '2026-12-31')$$, '22003', 'invalid work: NaN of 67'),
	($$SELECT task_progress(1, 67, 'infinity')$$, '22008', 'invalid schedule at "infinity"'),
	($$SELECT task_progress(1, 67, '2026-12-31', '2026-12-30')$$, '22023', 'invalid schedule at "2026-12-30"'),
	($$SELECT task_progress(1, 67, '-infinity', '2026-12-30')$$, '22008', 'date out of range: "-infinity"'),
	($$SELECT task_progress(1, '{2026-12-31,2026-12-30}'::date[], '{0,67}')$$, '22023',
		'invalid schedule at "2026-12-30"'),
	($$SELECT task_progress(1, '{}'::date[], '{}')$$, '22023',
		'0 dates and 0 amounts planned are no milestones'),
	($$SELECT task_progress(1, '{2026-12-31}'::date[], '{0,67}')$$, '22023',
		'1 dates and 2 amounts planned are no milestones'),
	($$SELECT task_progress(1, '{2026-12-31,NULL}'::date[], '{0,67}')$$, '22004',
		'a milestone must not be NULL'),
	($$SELECT task_progress(1, '{2026-12-31,10000-01-01}'::date[], '{0,67}')$$, '22008',
		'invalid schedule at "10000-01-01"'),
	($$SELECT task_progress(1, '{2025-12-31,2026-01-01}'::date[], '{NaN,67}')$$, '22003',
		'invalid schedule at "2025-12-31"'),
	($$SELECT task_progress(1, array_agg('2000-01-01'::date + i), array_agg(1::float8))
		FROM generate_series(1, 1001) AS i$$, '54000',
		'too many milestones: 1001'),
	($$SELECT report('1/67 [..2026-12-31]', -1)$$, '22003', 'invalid work: -1 of 67'),
	($$SELECT report('1/67 [..2026-12-31]', 'NaN')$$, '22003', 'invalid work: NaN of 67'),
	($$SELECT status('1/67 [..2026-12-31]'::task_progress, 'infinity')$$, '22008', 'date out of range: "infinity"'),
	($$SELECT planned_completion('1/67 [..2026-12-31]', '-infinity')$$, '22008',
		'date out of range: "-infinity"'),
	($$SELECT forecast_finish('1/67 [..2026-12-31]', 'infinity')$$, '22008', 'date out of range: "infinity"'),
	($$SELECT days_overdue('1/67 [..2026-12-31]', '10000-01-01')$$, '22008',
		'date out of range: "10000-01-01"'),
	($$SELECT status('1/67 [..2026-12-31]', '2026-01-01', 0.4, 0.3)$$, '22023',
		'amber must be less than or equal to red'),
	($$SELECT status('1/67 [..2026-12-31]', '2026-01-01', 'NaN')$$, '22003', 'amber must be finite, not NaN'),
	($$SELECT completion('1e300/1e-300 [..2026-12-31]')$$, '22003', 'value out of range: overflow'),
	($$SELECT progress_agg('1/67 [..2026-12-31]', 'infinity')$$, '22008', 'date out of range: "infinity"'),
	($$SELECT progress_agg('1/67 [..2026-12-31]', '2026-01-01', -1)$$, '22003',
		'weight must not be negative, but is -1'),
	($$SELECT progress_agg('1/67 [..2026-12-31]', '2026-01-01', 'NaN')$$, '22003',
		'weight must be finite, not NaN'),
	($$SELECT progress_agg('1/67 [..2026-12-31]', d) FROM unnest('{2026-01-01,2026-01-02}'::date[]) AS d$$, '22023',
		'cannot summarise the progress of 2026-01-01 and 2026-01-02 together'))
	AS v(call, state, message);
SELECT throws_ok($$SELECT rollup(s)
	FROM (SELECT progress_agg('1/67 [..2026-12-31]', d) AS s FROM unnest('{2026-01-01,2026-01-02}'::date[]) AS d
		GROUP BY d ORDER BY d) AS q$$,
	'22023', 'cannot summarise the progress of 2026-01-01 and 2026-01-02 together');

SELECT * FROM finish();
ROLLBACK;
