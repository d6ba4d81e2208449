--
-- work_calendar: what is refused, and in which words
--
-- text
SELECT ''::work_calendar;
SELECT 'Mo'::work_calendar;
SELECT 'Monday'::work_calendar;
SELECT 'Mon-'::work_calendar;
SELECT 'Mon-Wed, Tue'::work_calendar;
SELECT 'Mon 9:00-12:00'::work_calendar;
SELECT 'Mon 09:00'::work_calendar;
SELECT 'Mon 09:60-12:00'::work_calendar;
SELECT 'Mon 09:00-24:01'::work_calendar;
SELECT 'Mon 09:00-09:00'::work_calendar;
SELECT 'Mon 22:00-06:00'::work_calendar;
SELECT 'Mon 09:00-12:00 11:59-13:00'::work_calendar;
SELECT 'Mon; of 2026-01-01'::work_calendar;
SELECT 'Mon; off'::work_calendar;
SELECT 'Mon; off 2026-02-29'::work_calendar;
SELECT 'Mon; off infinity'::work_calendar;
SELECT 'Mon; off 2026-01-02..2026-01-01'::work_calendar;
SELECT 'Mon; off 2026-01-01..2026-01-05; on 2026-01-03'::work_calendar;
SELECT 'Mon; until 2025-12-31; off 2026-01-01'::work_calendar;
SELECT 'Mon; since 2026-01-02; on 2026-01-01'::work_calendar;
SELECT 'Mon; since 2026-01-02; until 2026-01-01'::work_calendar;
SELECT 'Mon; until 2026-01-02; until 2026-01-01'::work_calendar;
SELECT 'Mon;'::work_calendar;
SELECT 'Mon; off 2026-01-01 2026-01-02'::work_calendar;

-- from a table
SELECT work_calendar_agg('Mon', d, w) FROM (VALUES (date '2026-01-01', true), ('2026-01-01', false)) AS v(d, w);
SELECT work_calendar_agg('Mon; on 2026-01-01', '2026-01-01', false);
SELECT work_calendar_agg('Mon; until 2025-12-31', '2026-01-01', false);
SELECT work_calendar_agg('Mon', 'infinity', false);
SELECT work_calendar_agg('Mon', '10000-01-01', false);
SELECT work_calendar_agg(c, '2026-01-01', false) FROM unnest('{Mon,Tue}'::work_calendar[]) AS c;

-- beyond what is known
SELECT is_working_day('Mon; until 2026-12-31', '2027-01-01');
SELECT is_working_day('Mon; since 2026-01-01', '2025-12-31');
SELECT working_days('Mon; since 2026-01-01; until 2026-12-31', '2026-12-01', '2027-01-02');
SELECT working_days('Mon; since 2026-01-01; until 2026-12-31', '2025-12-31', '2026-01-02');
SELECT add_working_days('Mon; until 2026-12-31', '2026-12-28', 1);
SELECT add_working_days('Mon; until 2026-12-31', '2026-12-29', 0);
SELECT add_working_days('Mon; since 2026-01-01', '2026-01-05', -1);
SELECT working_time('Mon; until 2026-12-31', timestamp '2026-12-01', '2027-01-01 00:00:00.000001');
SELECT add_working_time('Mon; until 2026-12-31', timestamp '2026-12-28', '24:00:00.000001');
SELECT add_working_time('Mon; since 2026-01-01', timestamp '2026-01-05', '-00:00:01');
SELECT add_working_time('Mon; since 2026-01-01', timestamp '2025-12-31', '0');
-- never
SELECT add_working_days('off 2026-01-01', '2026-01-01', 0);
SELECT add_working_days('on 2026-01-04, 2026-01-05', '2026-01-04', 1),
	add_working_days('on 2026-01-04', '2026-01-01', -1);
SELECT add_working_time('on 2026-01-04', timestamp '2026-01-01', '24:00:01');
-- infinite, too far, not hours
SELECT is_working_day('Mon', 'infinity');
SELECT working_days('Mon', '-infinity', '2026-01-01');
SELECT working_time('Mon', timestamp '2026-01-01', 'infinity');
SELECT add_working_time('Mon', timestamptz '-infinity', '1:00');
SELECT add_working_days('Mon', '2026-01-01', 2147483647);
SELECT add_working_time('Mon 00:00-00:01', timestamp '2026-01-01', '10000000:00');
SELECT add_working_time('Mon', timestamp '2026-01-01', '1 day');
SELECT add_working_time('Mon', timestamp '2026-01-01', '1 month -30 days');
SELECT working_time('Mon-Sun', timestamp '4713-01-01 BC', '294276-01-01');
