/*
 * The type work_calendar: working days and working hours, and what is counted
 * by them.
 */

CREATE TYPE work_calendar;

CREATE FUNCTION work_calendar_in(cstring) RETURNS work_calendar
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION work_calendar_out(work_calendar) RETURNS cstring
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION work_calendar_recv(internal) RETURNS work_calendar
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION work_calendar_send(work_calendar) RETURNS bytea
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION work_calendar_in(cstring) IS
'Reads the text form of a work_calendar; see the type. Malformed text, hours that overlap or pass midnight, days that are both off and on, and exceptions that lie beyond since or until are error 22P02, days that do not exist 22008.';
COMMENT ON FUNCTION work_calendar_out(work_calendar) IS
'Writes the canonical text of a work_calendar: Monday first, days off and on sorted and merged. It reads back to the same value, whatever the settings.';
COMMENT ON FUNCTION work_calendar_recv(internal) IS
'Reads the binary form: the version (1) as a byte; since and until as days since 2000-01-01 in four bytes each (the smallest and the largest number where there is none); of each weekday from Monday the number of its spans of hours in four bytes, and of each span its begin and end in minutes of the day in two bytes each; then twice, of the days off and of the days on, their number in four bytes and of each the first and the last day in four bytes each. What no calendar can be is error 22P03.';
COMMENT ON FUNCTION work_calendar_send(work_calendar) IS
'Writes the binary form that work_calendar_recv reads.';

CREATE TYPE work_calendar (
	INPUT = work_calendar_in,
	OUTPUT = work_calendar_out,
	RECEIVE = work_calendar_recv,
	SEND = work_calendar_send,
	INTERNALLENGTH = VARIABLE,
	ALIGNMENT = int4,
	STORAGE = extended
);

COMMENT ON TYPE work_calendar IS
'Which days work and in which hours, in local civil time: "Mon-Fri 09:00-12:00 13:30-17:30; off 2026-01-01..2026-01-03; on 2026-01-04; until 2026-12-31". Weekdays and ranges of them, joined by commas, share the hours that follow; a comma after hours begins the next entry; without hours it is the whole day. Hours are HH:MM-HH:MM, from 00:00 to 24:00. off: days that do not work; on: make-up days, which have the hours of the first working weekday (Monday first) unless their weekday works anyway. since, until: the calendar is known from and up to this day; what asks beyond is error 22008. Dates are of the years 1 to 9999.';

@order work_calendar by their bytes, which is no order of meaning@

@casts work_calendar@

CREATE FUNCTION jsonb(calendar work_calendar) RETURNS jsonb
	AS 'MODULE_PATHNAME', 'work_calendar_jsonb'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION jsonb(work_calendar) IS
'The parts as one object: text; hours, an array with weekday, from and until (HH:MM) of each span; off and on, arrays with the first and last day of each run; since and until, null where there is none.';

@json work_calendar@

/* A calendar from a table of holidays */

CREATE FUNCTION work_calendar_accum(state work_calendar, base work_calendar, day date, working bool)
	RETURNS work_calendar
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION work_calendar_accum(work_calendar, work_calendar, date, bool) IS
'State function of work_calendar_agg(base, day, working).';

CREATE FUNCTION work_calendar_combine(work_calendar, work_calendar) RETURNS work_calendar
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION work_calendar_combine(work_calendar, work_calendar) IS
'Combine function of work_calendar_agg: the days off and on of both. Calendars with other weekdays, hours or limits are error 22023.';

CREATE FUNCTION work_calendar_final(work_calendar) RETURNS work_calendar
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION work_calendar_final(work_calendar) IS
'Final function of work_calendar_agg: the days sorted and merged. Days that are both off and on are error 22023.';

CREATE AGGREGATE work_calendar_agg(base work_calendar, day date, working bool) (
	SFUNC = work_calendar_accum,
	STYPE = work_calendar,
	COMBINEFUNC = work_calendar_combine,
	FINALFUNC = work_calendar_final,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE work_calendar_agg(work_calendar, date, bool) IS
'Adds the days of a table to one base calendar: on where working is true, off where it is false. A NULL day or working adds nothing, a row with a NULL base is skipped; NULL without any row. Error 22023: a day that is both off and on, one that lies beyond since or until, and bases with different weekdays, hours or limits (what they are off and on is brought together). Error 22008: a day outside the years 1 to 9999.';

/* Days */

CREATE FUNCTION is_working_day(calendar work_calendar, day date) RETURNS bool
	AS 'MODULE_PATHNAME', 'work_calendar_is_working_day'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION is_working_day(work_calendar, date) IS
'Does this day work? A day beyond since or until, or an infinite one, is error 22008.';

CREATE FUNCTION working_days(calendar work_calendar, from_day date, until_day date) RETURNS int4
	AS 'MODULE_PATHNAME', 'work_calendar_working_days'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION working_days(work_calendar, date, date) IS
'How many days work from from_day to the day before until_day; where until_day comes first, minus the count with the two swapped. Days beyond since or until, or infinite ones, are error 22008.';

CREATE FUNCTION add_working_days(calendar work_calendar, day date, n int4) RETURNS date
	AS 'MODULE_PATHNAME', 'work_calendar_add_working_days'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION add_working_days(work_calendar, date, int4) IS
'The n-th working day after a day (n < 0: before it). From a day that does not work it first moves to the next one that does (n < 0: the previous), as numpy''s busday_offset does with roll forward (backward). Error 22008 where that leads beyond since or until, where there is no such working day, and for infinite dates.';

/* Time */

CREATE FUNCTION working_time(calendar work_calendar, from_at timestamp, until_at timestamp) RETURNS interval
	AS 'MODULE_PATHNAME', 'work_calendar_working_time'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION working_time(work_calendar, timestamp, timestamp) IS
'How much working time lies between two instants of local time, in hours, minutes and seconds; negative where until_at comes first. Instants beyond since or until, or infinite ones, are error 22008.';

CREATE FUNCTION working_time(calendar work_calendar, from_at timestamptz, until_at timestamptz) RETURNS interval
	AS 'MODULE_PATHNAME', 'work_calendar_working_time_local'
	LANGUAGE C STABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION working_time(work_calendar, timestamptz, timestamptz) IS
'As working_time(calendar, timestamp, timestamp), by the local clock of the session''s time zone; a day has 24 h, also where clocks change.';

CREATE FUNCTION add_working_time(calendar work_calendar, at timestamp, working_time interval) RETURNS timestamp
	AS 'MODULE_PATHNAME', 'work_calendar_add_working_time'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION add_working_time(work_calendar, timestamp, interval) IS
'The earliest instant by which that much working time has passed since at: at itself for none, the end of the working hours where it just fits into them. A negative one mirrors that: the latest instant from which it passes until at. Days or months in the interval are error 22023 (use add_working_days); what leads beyond since or until, and infinite instants, are error 22008.';

CREATE FUNCTION add_working_time(calendar work_calendar, at timestamptz, working_time interval) RETURNS timestamptz
	AS 'MODULE_PATHNAME', 'work_calendar_add_working_time_local'
	LANGUAGE C STABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION add_working_time(work_calendar, timestamptz, interval) IS
'As add_working_time(calendar, timestamp, interval), by the local clock of the session''s time zone; a day has 24 h, also where clocks change.';
