/*
 * The type cadence_summary: when something happened that must happen regularly,
 * and the aggregates that make it.
 */

CREATE TYPE cadence_summary;

CREATE FUNCTION cadence_summary_in(cstring) RETURNS cadence_summary
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION cadence_summary_out(cadence_summary) RETURNS cstring
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION cadence_summary_recv(internal) RETURNS cadence_summary
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION cadence_summary_send(cadence_summary) RETURNS bytea
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION cadence_summary_in(cstring) IS
'Reads the text form of a cadence_summary; see the type. Malformed text, days out of order and days that count for no period are error 22P02, numbers out of range 22003, dates 22008, more than 20,000,000 days 54000.';
COMMENT ON FUNCTION cadence_summary_out(cadence_summary) IS
'Writes the text form of a cadence_summary. It reads back to the same value, whatever the settings.';
COMMENT ON FUNCTION cadence_summary_recv(internal) IS
'Reads the binary form: the version (1) as a byte, the cadence as cadence_recv reads it, without its version, the first and the last day of the span and the number of days as int4, and of each day, ascending, itself and the number of its period (0 is the one that holds the first day of the span) as int4 and how many times as int8. A date is the days since 2000-01-01. What no summary can be is error 22P03, numbers out of range 22003, dates 22008.';
COMMENT ON FUNCTION cadence_summary_send(cadence_summary) IS
'Writes the binary form that cadence_summary_recv reads.';

CREATE TYPE cadence_summary (
	INPUT = cadence_summary_in,
	OUTPUT = cadence_summary_out,
	RECEIVE = cadence_summary_recv,
	SEND = cadence_summary_send,
	INTERNALLENGTH = VARIABLE,
	ALIGNMENT = double,
	STORAGE = extended
);

COMMENT ON TYPE cadence_summary IS
'On which days of a span something happened that must happen regularly; made by cadence_agg, merged by rollup, read by the accessors as of a day. Text: "(cadence 1/month by day 5, span 2024-01-01..2024-12-31, happened 2024-01-31, 2024-03-05 x 2, 2024-06-30 for 2024-04-01)": the span with its last day, the days in ascending order, how many times where that is more than once, and the first day of the period that it counts for where that is another than the day alone tells.';

@order cadence_summary by their bytes, which is no order of size@

@casts cadence_summary@

/* Aggregation */

CREATE FUNCTION cadence_accum(state cadence_summary, cadence cadence, span daterange, happened_on date)
	RETURNS cadence_summary
	AS 'MODULE_PATHNAME', 'cadence_summary_accum'
	LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION cadence_accum(cadence_summary, cadence, daterange, date) IS
'State function of cadence_agg(cadence, span, happened_on).';

CREATE FUNCTION cadence_accum(state cadence_summary, cadence cadence, span daterange, happened_on date, for_day date)
	RETURNS cadence_summary
	AS 'MODULE_PATHNAME', 'cadence_summary_accum_for'
	LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION cadence_accum(cadence_summary, cadence, daterange, date, date) IS
'State function of cadence_agg(cadence, span, happened_on, for_day).';

CREATE FUNCTION cadence_combine(cadence_summary, cadence_summary) RETURNS cadence_summary
	AS 'MODULE_PATHNAME', 'cadence_summary_combine'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION cadence_combine(cadence_summary, cadence_summary) IS
'Merges two summaries of one cadence and span: combine function of cadence_agg and state function of rollup. Different cadences or spans are error 22023.';

CREATE AGGREGATE cadence_agg(cadence cadence, span daterange, happened_on date) (
	SFUNC = cadence_accum,
	STYPE = cadence_summary,
	COMBINEFUNC = cadence_combine,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE cadence_agg(cadence, daterange, date) IS
'Collects the days on which something happened that must happen regularly. Each counts for the period with the earliest deadline that is not before it, so that nothing counts twice; what counts for no period of the span is left out. A NULL day starts the summary (of a LEFT JOIN: a duty never done); a row with a NULL cadence or span is skipped; NULL without any other row. A span that is empty or without a beginning or an end, and different cadences or spans in one group, are error 22023, dates that are infinite or out of the years 1 to 9999 are 22008.';

CREATE AGGREGATE cadence_agg(cadence cadence, span daterange, happened_on date, for_day date) (
	SFUNC = cadence_accum,
	STYPE = cadence_summary,
	COMBINEFUNC = cadence_combine,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE cadence_agg(cadence, daterange, date, date) IS
'As cadence_agg(cadence, span, happened_on), where for_day is any day of the period that it was for: so it can be late, or early. NULL: as with three arguments. With a cadence "on day" only what happens on the day of that period counts.';

CREATE AGGREGATE rollup(cadence_summary) (
	SFUNC = cadence_combine,
	STYPE = cadence_summary,
	COMBINEFUNC = cadence_combine,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE rollup(cadence_summary) IS
'Merges summaries of one cadence and span, as if cadence_agg had seen all their rows at once. NULLs are skipped; NULL without any summary. Different cadences or spans are error 22023, which names both.';

/* Reading a summary */

CREATE FUNCTION cadence(summary cadence_summary) RETURNS cadence
	AS 'MODULE_PATHNAME', 'cadence_summary_cadence'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION cadence(cadence_summary) IS
'The cadence that is judged.';

CREATE FUNCTION due_count(summary cadence_summary, as_of date) RETURNS int8
	AS 'MODULE_PATHNAME', 'cadence_summary_due_count'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION due_count(cadence_summary, date) IS
'How many whole periods have a deadline before the day: kept_count + late_count + missed_count.';

CREATE FUNCTION kept_count(summary cadence_summary, as_of date) RETURNS int8
	AS 'MODULE_PATHNAME', 'cadence_summary_kept_count'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION kept_count(cadence_summary, date) IS
'In how many of the due periods it happened as often as it must, in time.';

CREATE FUNCTION late_count(summary cadence_summary, as_of date) RETURNS int8
	AS 'MODULE_PATHNAME', 'cadence_summary_late_count'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION late_count(cadence_summary, date) IS
'For how many of the due periods it happened as often as it must by that day, but not all in time.';

CREATE FUNCTION missed_count(summary cadence_summary, as_of date) RETURNS int8
	AS 'MODULE_PATHNAME', 'cadence_summary_missed_count'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION missed_count(cadence_summary, date) IS
'For how many of the due periods it did not happen often enough by that day.';

CREATE FUNCTION open_count(summary cadence_summary, as_of date) RETURNS int8
	AS 'MODULE_PATHNAME', 'cadence_summary_open_count'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION open_count(cadence_summary, date) IS
'How many whole periods have a deadline on or after the day, fulfilled or not.';

CREATE FUNCTION compliance(summary cadence_summary, as_of date) RETURNS float8
	AS 'MODULE_PATHNAME', 'cadence_summary_compliance'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION compliance(cadence_summary, date) IS
'kept_count by due_count, from 0 to 1. NULL where nothing is due.';

CREATE FUNCTION longest_lapse(summary cadence_summary, as_of date) RETURNS int8
	AS 'MODULE_PATHNAME', 'cadence_summary_longest_lapse'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION longest_lapse(cadence_summary, date) IS
'The largest number of due periods in a row that were missed.';

CREATE FUNCTION next_due(summary cadence_summary, as_of date) RETURNS date
	AS 'MODULE_PATHNAME', 'cadence_summary_next_due'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION next_due(cadence_summary, date) IS
'The earliest deadline on or after the day of a whole period for which it has not happened often enough by then; NULL where there is none in the span.';

CREATE FUNCTION last_on(summary cadence_summary) RETURNS date
	AS 'MODULE_PATHNAME', 'cadence_summary_last_on'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION last_on(cadence_summary) IS
'The last day on which it happened, of those that count for a period of the span; NULL where there is none.';

CREATE FUNCTION periods(summary cadence_summary, as_of date)
	RETURNS TABLE (from_date date, until_date date, deadline date, required int4, happened int8, in_time int8, status text)
	AS 'MODULE_PATHNAME', 'cadence_summary_periods'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
	ROWS 12;
COMMENT ON FUNCTION periods(cadence_summary, date) IS
'Every period that the span touches, in order: its first and its last day, its deadline, how often it must happen, how often it did by the day, how often of these in time, and its status: "open" (the deadline is on or after the day), "kept", "late" (often enough, not all in time), "missed", or "partial" (it sticks out of the span and is not judged).';

CREATE FUNCTION jsonb(summary cadence_summary) RETURNS jsonb
	AS 'MODULE_PATHNAME', 'cadence_summary_jsonb'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION jsonb(cadence_summary) IS
'What a summary holds as one object: cadence, from_date and until_date (first and last day of the span), period_count (that the span touches), happened_count, last_on.';

CREATE FUNCTION jsonb(summary cadence_summary, as_of date) RETURNS jsonb
	AS 'MODULE_PATHNAME', 'cadence_summary_jsonb_as_of'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION jsonb(cadence_summary, date) IS
'The members of jsonb(cadence_summary), as_of, and everything the accessors tell as of that day: due_count, kept_count, late_count, missed_count, open_count, compliance, longest_lapse, next_due; null where an accessor gives NULL.';

@json cadence_summary@
