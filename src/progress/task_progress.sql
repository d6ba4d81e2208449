/*
 * The types task_status and task_progress: work done of work planned, against a
 * schedule.
 */

CREATE TYPE task_status AS ENUM (
	'completed', 'on_track', 'at_risk', 'delayed', 'overdue', 'not_started'
);
COMMENT ON TYPE task_status IS
'How a task stands on a day; see status(). For drivers and BI tools cast it to text.';

CREATE TYPE task_progress;

CREATE FUNCTION task_progress_in(cstring) RETURNS task_progress
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION task_progress_out(task_progress) RETURNS cstring
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION task_progress_recv(internal) RETURNS task_progress
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION task_progress_send(task_progress) RETURNS bytea
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION task_progress_in(cstring) IS
'Reads the text form of a task_progress; see the type. Malformed text and a schedule out of order are error 22P02, work done below 0, a total not above 0 and numbers that are not finite 22003, a date that is infinite or not in the calendar 22008, more than 1,000 milestones 54000.';
COMMENT ON FUNCTION task_progress_out(task_progress) IS
'Writes the canonical text of a task_progress. It reads back to the same value, whatever the settings.';
COMMENT ON FUNCTION task_progress_recv(internal) IS
'Reads the binary form: the version (1) and the schedule (1 due date only, 2 linear, 3 milestones) as a byte each, work done and total as float8, then the due date, or start and due date, or the number of milestones in four bytes and of each its date and the work planned by then as float8; a date is four bytes, the days since 2000-01-01. What no task can be is error 22P03, numbers out of range 22003, dates 22008, more than 1,000 milestones 54000.';
COMMENT ON FUNCTION task_progress_send(task_progress) IS
'Writes the binary form that task_progress_recv reads.';

-- The category of this room's types, with this one preferred: completion(...)
-- takes a task or a summary, and a bare literal is a task.
CREATE TYPE task_progress (
	INPUT = task_progress_in,
	OUTPUT = task_progress_out,
	RECEIVE = task_progress_recv,
	SEND = task_progress_send,
	INTERNALLENGTH = VARIABLE,
	ALIGNMENT = double,
	STORAGE = extended,
	CATEGORY = 'p',
	PREFERRED = true
);

COMMENT ON TYPE task_progress IS
'Work done of work planned, against a schedule: "42/67 [2024-01-01..2026-12-31]" (planned grows linearly), "42/67 [..2026-12-31]" (a due date only: nothing is planned before it) or "42/67 [2024-01-01:0, 2025-06-30:20, 2026-12-31:67]" (milestones: what is planned by each date, linear between them, nothing before the first; at most 1,000; dates rise, planned never falls, the last equals the total). Done is at least 0 and may exceed the total, the total is above 0, both in one unit of the user''s choice. Dates are of the years 1 to 9999. A btree index takes values of up to about 220 milestones (2,704 bytes).';

/* Constructors */

CREATE FUNCTION task_progress(done float8, total float8, due_date date) RETURNS task_progress
	AS 'MODULE_PATHNAME', 'task_progress_from_due'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION task_progress(float8, float8, date) IS
'Builds a task with a due date only. Errors: 22003 for work done below 0, a total not above 0 or a number that is not finite, 22008 for a date out of the years 1 to 9999.';

CREATE FUNCTION task_progress(done float8, total float8, start_date date, due_date date) RETURNS task_progress
	AS 'MODULE_PATHNAME', 'task_progress_from_linear'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION task_progress(float8, float8, date, date) IS
'Builds a task whose planned work grows linearly from nothing on the start date to the total on the due date. Errors: 22023 for a due date before the start, 22003 for work done below 0, a total not above 0 or a number that is not finite, 22008 for a date out of the years 1 to 9999.';

CREATE FUNCTION task_progress(done float8, dates date[], planned float8[]) RETURNS task_progress
	AS 'MODULE_PATHNAME', 'task_progress_from_milestones'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION task_progress(float8, date[], float8[]) IS
'Builds a task from its milestones: dates, and the work planned by each; the last is the total. Errors: 22023 for dates that do not rise, planned work that falls, none at all or arrays of different lengths, 22004 for a NULL among them, 54000 for more than 1,000, 22003 for numbers and 22008 for dates out of range, 2202E for an array of several dimensions.';

CREATE FUNCTION report(task task_progress, done float8) RETURNS task_progress
	AS 'MODULE_PATHNAME', 'task_progress_report'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION report(task_progress, float8) IS
'The same task with the work done that is now reported, in the unit of its total. Work below 0 or not finite is error 22003.';

/* Parts */

CREATE FUNCTION done(task task_progress) RETURNS float8
	AS 'MODULE_PATHNAME', 'task_progress_done'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION done(task_progress) IS
'The work done, in the unit of the total.';

CREATE FUNCTION total(task task_progress) RETURNS float8
	AS 'MODULE_PATHNAME', 'task_progress_total'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION total(task_progress) IS
'The work planned in all, in the unit of the user''s choice.';

CREATE FUNCTION start_date(task task_progress) RETURNS date
	AS 'MODULE_PATHNAME', 'task_progress_start_date'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION start_date(task_progress) IS
'The start of the schedule, of milestones the first date; NULL where only the due date is known.';

CREATE FUNCTION due_date(task task_progress) RETURNS date
	AS 'MODULE_PATHNAME', 'task_progress_due_date'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION due_date(task_progress) IS
'The day on which all the work is to be done.';

CREATE FUNCTION milestones(task task_progress) RETURNS TABLE ("date" date, planned float8)
	AS 'MODULE_PATHNAME', 'task_progress_milestones'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE ROWS 10;
COMMENT ON FUNCTION milestones(task_progress) IS
'The course of what is planned, in rows by date: each milestone and the work planned by then, in the unit of the total. Of a linear schedule these are the start with 0 and the due date with the total, of a bare due date that date with the total.';

CREATE FUNCTION jsonb(task task_progress) RETURNS jsonb
	AS 'MODULE_PATHNAME', 'task_progress_jsonb'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION jsonb(task_progress) IS
'The parts of a task as one object: done, total, start_date (null where only the due date is known), due_date, milestones (an array of date and planned, as milestones() gives them), and its text. Dates are YYYY-MM-DD.';

@json task_progress@

@casts task_progress@

@order task_progress by due date, then start date, total, work done, kind of schedule and milestones@

@extremes task_progress by due date, then start date, total, work done, kind of schedule and milestones@

/* Measures */

CREATE FUNCTION completion(task task_progress) RETURNS float8
	AS 'MODULE_PATHNAME', 'task_progress_completion'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION completion(task_progress) IS
'Work done by total; above 1 where more was done than planned. Overflow and underflow are error 22003.';

CREATE FUNCTION planned_completion(task task_progress, as_of date) RETURNS float8
	AS 'MODULE_PATHNAME', 'task_progress_planned_completion'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION planned_completion(task_progress, date) IS
'The share of the total that should be done on that day, from 0 to 1: the planned value PV of earned-value management, as a share. 0 before the start (without one, before the due date), 1 from the due date. A date out of the years 1 to 9999, or infinite, is error 22008, here and in all functions of a day. Source: PMI, Practice Standard for Earned Value Management.';

CREATE FUNCTION schedule_variance(task task_progress, as_of date) RETURNS float8
	AS 'MODULE_PATHNAME', 'task_progress_schedule_variance'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION schedule_variance(task_progress, date) IS
'EV - PV, from -1 to 1: min(completion, 1) less planned_completion; negative where the task is behind. Source: PMI, Practice Standard for Earned Value Management.';

CREATE FUNCTION schedule_performance_index(task task_progress, as_of date) RETURNS float8
	AS 'MODULE_PATHNAME', 'task_progress_schedule_performance_index'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION schedule_performance_index(task_progress, date) IS
'SPI = EV/PV: min(completion, 1) by planned_completion; below 1 where the task is behind, NULL while nothing is planned. Overflow and underflow are error 22003. Source: PMI, Practice Standard for Earned Value Management.';

CREATE FUNCTION status(task task_progress, as_of date, amber float8 DEFAULT 0.10, red float8 DEFAULT 0.30)
	RETURNS task_status
	AS 'MODULE_PATHNAME', 'task_progress_status'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION status(task_progress, date, float8, float8) IS
'How the task stands on that day, the first that holds: completed (done >= total), overdue (after the due date), not_started (before the start and nothing done), delayed (PV - EV > red), at_risk (PV - EV >= amber), on_track. The thresholds are shares of the total; a variance within 4e-15 of one, which is what rounding can make, is on it. Errors: 22023 for amber above red, 22003 for a threshold that is not finite.';

CREATE FUNCTION forecast_finish(task task_progress, as_of date) RETURNS date
	AS 'MODULE_PATHNAME', 'task_progress_forecast_finish'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION forecast_finish(task_progress, date) IS
'When the task is done if it goes on at the rate so far: start + (as_of - start)/EV, rounded up to a whole day; the day itself for what is complete. NULL while nothing is done, without a start date or with work planned on the first milestone already, until a day has passed since the start, and where the forecast is after the year 9999.';

CREATE FUNCTION required_rate(task task_progress, as_of date) RETURNS float8
	AS 'MODULE_PATHNAME', 'task_progress_required_rate'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION required_rate(task_progress, date) IS
'Work per day that is left to be on time, in the unit of the total: (total - done)/(due - as_of), on the due date total - done. NULL once overdue or complete.';

CREATE FUNCTION days_overdue(task task_progress, as_of date) RETURNS int4
	AS 'MODULE_PATHNAME', 'task_progress_days_overdue'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION days_overdue(task_progress, date) IS
'Days since the due date of a task that is not complete; 0 until then, and for what is complete.';
