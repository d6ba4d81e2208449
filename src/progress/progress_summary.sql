/*
 * The type progress_summary: what many tasks amount to on one day, and the
 * aggregates that make it.
 */

CREATE TYPE progress_summary;

CREATE FUNCTION progress_summary_in(cstring) RETURNS progress_summary
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION progress_summary_out(progress_summary) RETURNS cstring
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION progress_summary_recv(internal) RETURNS progress_summary
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION progress_summary_send(progress_summary) RETURNS bytea
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION progress_summary_in(cstring) IS
'Reads the text form of a progress_summary; see the type. Malformed text and parts that contradict each other are error 22P02, numbers out of range 22003, dates 22008.';
COMMENT ON FUNCTION progress_summary_out(progress_summary) IS
'Writes the text form of a progress_summary. It reads back to the same bits, whatever the settings.';
COMMENT ON FUNCTION progress_summary_recv(internal) IS
'Reads the binary form: the version (1) as a byte, the day in four bytes (since 2000-01-01), the tasks and the six counts by status as int8, then as float8 the two parts each of the weight, of what is earned and of what is planned, and the days overdue in four bytes. Parts that contradict each other are error 22P03, a day out of range 22008.';
COMMENT ON FUNCTION progress_summary_send(progress_summary) IS
'Writes the binary form that progress_summary_recv reads.';

CREATE TYPE progress_summary (
	INPUT = progress_summary_in,
	OUTPUT = progress_summary_out,
	RECEIVE = progress_summary_recv,
	SEND = progress_summary_send,
	INTERNALLENGTH = 112,
	ALIGNMENT = double,
	STORAGE = plain,
	CATEGORY = 'p'
);

COMMENT ON TYPE progress_summary IS
'What many tasks amount to on one day; made by progress_agg, merged by rollup, read by the accessors or as jsonb. Text: "(as of 2025-06-30, tasks 4, completed 1, on_track 1, at_risk 0, delayed 1, overdue 1, not_started 0, weight 4, earned 2.5, planned 3.25, days overdue 40)"; earned and planned are the sums of weight times EV and PV, the three sums are written as hi or hi+lo (double-double), and days overdue is the maximum.';

@order progress_summary by their bytes, which is no order of size@

/* Aggregation */

CREATE FUNCTION progress_accum(state progress_summary, task task_progress, as_of date)
	RETURNS progress_summary
	AS 'MODULE_PATHNAME', 'progress_summary_accum'
	LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION progress_accum(progress_summary, task_progress, date) IS
'State function of progress_agg(task, as_of).';

CREATE FUNCTION progress_accum(state progress_summary, task task_progress, as_of date, weight float8)
	RETURNS progress_summary
	AS 'MODULE_PATHNAME', 'progress_summary_accum_weighted'
	LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION progress_accum(progress_summary, task_progress, date, float8) IS
'State function of progress_agg(task, as_of, weight).';

CREATE FUNCTION progress_combine(progress_summary, progress_summary) RETURNS progress_summary
	AS 'MODULE_PATHNAME', 'progress_summary_combine'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION progress_combine(progress_summary, progress_summary) IS
'Merges two summaries of one day: combine function of progress_agg and state function of rollup. Summaries of different days are error 22023, counts or weights that overflow 22003.';

CREATE AGGREGATE progress_agg(task task_progress, as_of date) (
	SFUNC = progress_accum,
	STYPE = progress_summary,
	COMBINEFUNC = progress_combine,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE progress_agg(task_progress, date) IS
'Judges each task on that day, with the default thresholds of status(), and summarises. A row with a NULL task or day is skipped; NULL without any row. Every task weighs 1. Different days are error 22023 (group by the day), a day that is infinite or out of the years 1 to 9999 is 22008.';

CREATE AGGREGATE progress_agg(task task_progress, as_of date, weight float8) (
	SFUNC = progress_accum,
	STYPE = progress_summary,
	COMBINEFUNC = progress_combine,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE progress_agg(task_progress, date, float8) IS
'As progress_agg(task, as_of), with a weight (say, the budget) for what is earned and planned. A row with a NULL weight is skipped, too; a weight that is negative, NaN or infinite is error 22003. Counts are not weighted.';

CREATE AGGREGATE rollup(progress_summary) (
	SFUNC = progress_combine,
	STYPE = progress_summary,
	COMBINEFUNC = progress_combine,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE rollup(progress_summary) IS
'Merges summaries of one day, as if progress_agg had seen all their rows at once. NULLs are skipped; NULL without any summary. Summaries of different days are error 22023, which names both.';

/* Reading a summary */

CREATE FUNCTION as_of(summary progress_summary) RETURNS date
	AS 'MODULE_PATHNAME', 'progress_summary_as_of'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION as_of(progress_summary) IS
'The day that the tasks were judged on.';

CREATE FUNCTION task_count(summary progress_summary) RETURNS int8
	AS 'MODULE_PATHNAME', 'progress_summary_task_count'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION task_count(progress_summary) IS
'How many tasks there are; at least 1.';

CREATE FUNCTION status_count(summary progress_summary, status task_status) RETURNS int8
	AS 'MODULE_PATHNAME', 'progress_summary_status_count'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION status_count(progress_summary, task_status) IS
'How many of the tasks have that status; the six counts add up to task_count.';

CREATE FUNCTION completion(summary progress_summary) RETURNS float8
	AS 'MODULE_PATHNAME', 'progress_summary_completion'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION completion(progress_summary) IS
'Weighted mean of EV = min(completion, 1) of the tasks, from 0 to 1: what was done beyond a total makes up for no other task. NULL where the weights add up to 0.';

CREATE FUNCTION planned_completion(summary progress_summary) RETURNS float8
	AS 'MODULE_PATHNAME', 'progress_summary_planned_completion'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION planned_completion(progress_summary) IS
'Weighted mean of PV = planned_completion of the tasks, from 0 to 1. NULL where the weights add up to 0.';

CREATE FUNCTION schedule_variance(summary progress_summary) RETURNS float8
	AS 'MODULE_PATHNAME', 'progress_summary_schedule_variance'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION schedule_variance(progress_summary) IS
'Weighted mean of EV - PV, from -1 to 1; negative where the tasks together are behind. NULL where the weights add up to 0.';

CREATE FUNCTION schedule_performance_index(summary progress_summary) RETURNS float8
	AS 'MODULE_PATHNAME', 'progress_summary_schedule_performance_index'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION schedule_performance_index(progress_summary) IS
'SPI of all tasks together: sum(weight * EV)/sum(weight * PV); below 1 where they are behind, NULL while nothing is planned, or so little that the index is no float8.';

CREATE FUNCTION max_days_overdue(summary progress_summary) RETURNS int4
	AS 'MODULE_PATHNAME', 'progress_summary_max_days_overdue'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION max_days_overdue(progress_summary) IS
'The days overdue of the task that is most so, whatever its weight; 0 where none is.';

CREATE FUNCTION jsonb(summary progress_summary) RETURNS jsonb
	AS 'MODULE_PATHNAME', 'progress_summary_jsonb'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION jsonb(progress_summary) IS
'Everything the accessors tell as one object: as_of (YYYY-MM-DD), task_count, a count under the name of each task_status, completion, planned_completion, schedule_variance, schedule_performance_index, max_days_overdue; null where an accessor gives NULL.';

@json progress_summary@

@casts progress_summary@
