--
-- service_case, case_summary and duration_summary: text, ties, measures
--
SET timezone = 'Asia/Shanghai';
SET datestyle = 'ISO';

SELECT t::service_case FROM (VALUES ('2025-01-01T00:00:00Z'), ('2025-01-01 08:00:00+08:00'),
	('2025-01-01T08:00:00.25+0800; satisfied yes; due 2025-01-02T00:00:00-03'),
	('2025-01-01T00:00:00Z; respond by 2025-01-01T00:00:00Z; reopened 0; resolved no; closed 2025-01-01T00:00:00Z; responded 2025-01-01T00:00:00Z')) AS v(t);
SELECT service_case(timestamptz '2025-01-01 08:00', due => '2025-01-08 17:00', responded => '2025-01-01 09:00',
	closed => '2025-01-07 11:00', resolved => true, satisfied => false,
	reopened => 2, respond_by => '2025-01-02 08:00') AS c \gset
SELECT :'c' AS c;
SELECT jsonb(:'c'::service_case), to_jsonb(service_case(timestamptz '2025-01-01 08:00')) - 'text' AS opened_alone;
SELECT service_case(NULL::timestamptz, due => '2025-01-08') IS NULL AS no_opening,
	service_case(timestamptz '2025-01-01 08:00', reopened => NULL) AS reopened_null;
SELECT c FROM unnest('{2025-01-02T00:00:00Z,2025-01-01T00:00:00Z; closed 2025-01-02T00:00:00Z,2025-01-01T00:00:00Z,2025-01-01T00:00:00Z; due 2025-01-02T00:00:00Z}'::service_case[]) AS c ORDER BY c;

-- as_of at the opening, at due, at closing; closed at due; responded after closed
CREATE TABLE tie (what text, c service_case);
INSERT INTO tie VALUES
	('due at 4, open', service_case(timestamptz '2025-01-01 01:00', due => '2025-01-01 04:00')),
	('due at 4, closed at 4', service_case(timestamptz '2025-01-01 01:00', due => '2025-01-01 04:00',
		closed => '2025-01-01 04:00')),
	('due at 4, closed at 5', service_case(timestamptz '2025-01-01 01:00', due => '2025-01-01 04:00',
		closed => '2025-01-01 05:00')),
	('never due, closed at 5', service_case(timestamptz '2025-01-01 01:00', closed => '2025-01-01 05:00')),
	('due and closed at the opening', service_case(timestamptz '2025-01-01 01:00', due => '2025-01-01 01:00',
		closed => '2025-01-01 01:00'));
SELECT what, status(c, '2025-01-01 00:59:59.999999') AS before_1, status(c, '2025-01-01 01:00') AS at_1,
	status(c, '2025-01-01 04:00') AS at_4,
	status(c, '2025-01-01 04:00:00.000001') AS after_4, status(c, '2025-01-01 05:00') AS at_5 FROM tie;
SELECT hour, case_count(s), open_count(s) AS open, overdue_count(s) AS overdue, closed_count(s) AS closed,
	on_time_count(s) AS on_time, closed_late_count(s) AS late, deadline_count(s) AS judged, on_time_rate(s)
FROM (SELECT hour, case_agg(c, timestamptz '2025-01-01' + hour * interval '1 hour') AS s FROM tie,
	generate_series(0, 6) AS hour GROUP BY hour) AS q ORDER BY hour;
-- a response is least(responded, closed), judged by respond_by
SELECT what, responded_in_time_count(s) AS in_time, response_due_count(s) AS judged, response_rate(s),
	min_duration(response_time(s)) AS took
FROM (VALUES ('in time', service_case(timestamptz '2025-01-01 01:00', responded => '2025-01-01 02:00',
	respond_by => '2025-01-01 02:00')),
	('late', service_case(timestamptz '2025-01-01 01:00', responded => '2025-01-01 03:00',
		respond_by => '2025-01-01 02:00')),
	('closed in time, responded later', service_case(timestamptz '2025-01-01 01:00', responded => '2025-01-01 05:00',
		closed => '2025-01-01 02:00', respond_by => '2025-01-01 02:00')),
	('none, and it is time', service_case(timestamptz '2025-01-01 01:00', respond_by => '2025-01-01 06:00')),
	('none, and too late', service_case(timestamptz '2025-01-01 01:00', respond_by => '2025-01-01 05:59')),
	('responded after as_of', service_case(timestamptz '2025-01-01 01:00', responded => '2025-01-01 06:00:00.000001',
		respond_by => '2025-01-01 07:00')),
	('no limit', service_case(timestamptz '2025-01-01 01:00', responded => '2025-01-01 02:00'))) AS v(what, c),
	LATERAL (SELECT case_agg(x, '2025-01-01 06:00') AS s FROM (VALUES (c)) AS one(x)) AS q;
-- answers count where closed
SELECT jsonb_pretty(jsonb(case_agg(service_case(timestamptz '2025-01-01', closed =>
	CASE WHEN i % 4 > 0 THEN timestamptz '2025-01-02' END, resolved => CASE i % 3 WHEN 0 THEN true WHEN 1 THEN false END,
	satisfied => CASE i % 5 WHEN 0 THEN true WHEN 1 THEN false END, reopened => i % 2), '2025-01-03')))
		FROM generate_series(1, 60) AS i;
-- before any was opened, without any
SELECT case_agg(c, '2024-01-01') FROM tie;
SELECT on_time_rate(s), participation_rate(s), median_time(handling_time(s))
	FROM (SELECT case_agg(c, '2024-01-01') AS s FROM tie) AS q;
SELECT case_agg(c, '2024-01-01') IS NULL AS none FROM tie WHERE false;
SELECT case_agg(NULL, '2024-01-01') IS NULL AS no_case, case_agg(c, NULL) IS NULL AS no_as_of FROM tie;
-- days when clocks change: an hour is an hour
SET timezone = 'Europe/Berlin';
SELECT min_duration(duration_agg(timestamptz '2025-03-30 00:00', timestamptz '2025-03-31 00:00',
	'2025-04-01')) AS spring,
	min_duration(duration_agg(timestamptz '2025-10-26 00:00', timestamptz '2025-10-27 00:00', '2025-11-01')) AS autumn;
SET timezone = 'Asia/Shanghai';

-- durations
SELECT duration_agg(t * interval '1 us', ended)
	FROM (VALUES (100, true), (200, true), (400, true), (150, false), (500, false), (NULL, true), (1, NULL)) AS v(t,
	ended);
SELECT duration_agg(interval '1 day 1 hour', true) = duration_agg(interval '25:00', true) AS a_day_is_24_h;
SELECT duration_agg(o, e, '2025-01-10') FROM (VALUES (timestamptz '2025-01-01', timestamptz '2025-01-02'),
	('2025-01-01', NULL), ('2025-01-01', '2025-01-11'), ('2025-01-01', '2025-01-10'), (NULL, '2025-01-05'),
	('2025-01-11', NULL)) AS v(o, e);
SELECT duration_agg(timestamptz '2025-01-11', NULL, '2025-01-10') AS not_yet,
	duration_agg(timestamptz '2025-01-11', NULL, NULL) IS NULL AS no_as_of;
SELECT duration_count(d), ended_count(d), missing_count(d), min_duration(d), mean_duration(d), max_duration(d), jsonb(d)
FROM (SELECT duration_agg(h * interval '1 hour', h < 8) AS d FROM generate_series(1, 10) AS h) AS q;
-- a half is rounded to even
SELECT mean_duration(duration_agg(t * interval '1 us', true))
	FROM unnest('{0,1,2,2}'::int[]) WITH ORDINALITY AS u(t, i) GROUP BY (i - 1) / 2 ORDER BY 1;
-- rank max(1, ceil(p n))
SELECT p, duration_quantile(d, p) FROM (SELECT duration_agg(t * interval '1 us', true) AS d
	FROM generate_series(1, 4) AS t) AS q, unnest('{0,0.25,0.250001,0.5,0.75,1}'::float8[]) AS p;
SELECT duration_quantile(d, 0.5) AS clamped, median_time(d)
	FROM (SELECT duration_agg('1:00:00.000001', true) AS d) AS q;
-- Kaplan and Meier: ends before what is lasting at the same time; a half is a half
SELECT t, share_lasting(d, t * interval '1 us'), share_lasting_interval(d, t * interval '1 us')
FROM (SELECT duration_agg(t * interval '1 us', ended) AS d
	FROM (VALUES (3, true), (3, true), (3, false), (6, true), (8, false), (9, true), (9, true), (12, false)) AS v(t,
	ended)) AS q, generate_series(0, 13) AS t;
SELECT share_lasting(d, '2 us') AS a_half, median_time(d), share_lasting(d, '1 hour') AS beyond
FROM (SELECT duration_agg(t * interval '1 us', true) AS d FROM (VALUES (1), (1), (1), (4), (4), (4)) AS v(t)) AS q;
SELECT share_lasting(d, '0') AS nothing_ended, median_time(d), mean_duration(d), share_lasting(d, '2 h') AS beyond,
	(share_lasting_interval(d, '0')).* FROM (SELECT duration_agg('1 h', false) AS d) AS q;
SELECT share_lasting(d, '0') AS nothing_known, median_time(d), duration_quantile(d, 0.5)
	FROM (SELECT duration_agg(NULL, false) AS d) AS q;
-- the largest
SELECT duration_agg('2562047788:00:54.775807', true), max_duration(duration_agg('2562047788:00:54.775807', true)),
	mean_duration(duration_agg('2562047788:00:54.775807', true)) FROM generate_series(1, 3);

-- Wilson
SELECT hits, n, (wilson_interval(hits, n)).*, (wilson_interval(hits, n, 0.5)).low AS low_of_half
	FROM (VALUES (0, 0), (0, 10), (5, 10), (10, 10), (1180, 1200)) AS v(hits, n);
SELECT (wilson_interval(9223372036854775806, 9223372036854775807)).*;
