/*
 * The type case_summary: what many cases amount to at one instant, and the
 * aggregates that make it; wilson_interval for spot checks.
 */

CREATE TYPE case_summary;

CREATE FUNCTION case_summary_in(cstring) RETURNS case_summary
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION case_summary_out(case_summary) RETURNS cstring
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION case_summary_recv(internal) RETURNS case_summary
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION case_summary_send(case_summary) RETURNS bytea
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION case_summary_in(cstring) IS
'Reads the text form of a case_summary; see the type. Malformed text and parts that contradict each other are error 22P02, numbers out of range 22003, an as_of outside the years 1 to 9999 22008.';
COMMENT ON FUNCTION case_summary_out(case_summary) IS
'Writes the text form of a case_summary. It reads back to the same bytes, whatever the settings.';
COMMENT ON FUNCTION case_summary_recv(internal) IS
'Reads the binary form: the version (1) as a byte; as_of in microseconds since 2000-01-01 UTC and the ten counts in the order of the text form, as int8; then the response and the handling times as in duration_summary_recv, without its version. Parts that contradict each other are error 22P03.';
COMMENT ON FUNCTION case_summary_send(case_summary) IS
'Writes the binary form that case_summary_recv reads.';

CREATE TYPE case_summary (
	INPUT = case_summary_in,
	OUTPUT = case_summary_out,
	RECEIVE = case_summary_recv,
	SEND = case_summary_send,
	INTERNALLENGTH = VARIABLE,
	ALIGNMENT = double,
	STORAGE = extended
);

COMMENT ON TYPE case_summary IS
'What many cases amount to at one instant; made by case_agg, merged by rollup, read by the accessors or as jsonb. Text: "(as_of 2025-12-31T16:00:00Z, on time 1, closed late 0, overdue 1, resolved 1, unresolved 0, satisfied 0, dissatisfied 1, reopened 0, responded in time 1, response due 2, response (...), handling (...))", where the last two are written as in duration_summary; how many cases are open and closed is what handling counts as lasting and ended.';

@order case_summary by their bytes, which is no order of meaning@

@casts case_summary@

/* Aggregation */

CREATE FUNCTION case_accum(state case_summary, c service_case, as_of timestamptz)
	RETURNS case_summary
	AS 'MODULE_PATHNAME', 'case_summary_accum'
	LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION case_accum(case_summary, service_case, timestamptz) IS
'State function of case_agg(c, as_of).';

CREATE FUNCTION case_combine(case_summary, case_summary) RETURNS case_summary
	AS 'MODULE_PATHNAME', 'case_summary_combine'
	LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION case_combine(case_summary, case_summary) IS
'Merges two summaries of one as_of: combine function of case_agg and state function of rollup. Another as_of is error 22023, counts that overflow 22003.';

CREATE AGGREGATE case_agg(c service_case, as_of timestamptz) (
	SFUNC = case_accum,
	STYPE = case_summary,
	COMBINEFUNC = case_combine,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE case_agg(service_case, timestamptz) IS
'Summarises how cases stood at as_of, by what had happened by then (not after as_of). A case not yet opened then counts as nothing, but starts a summary of zeros; a row with a NULL case or as_of is skipped; NULL without any row. More than one as_of is error 22023, one that is infinite or outside the years 1 to 9999 22008.';

CREATE AGGREGATE rollup(case_summary) (
	SFUNC = case_combine,
	STYPE = case_summary,
	COMBINEFUNC = case_combine,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE rollup(case_summary) IS
'Merges summaries of one as_of, as if case_agg had seen all their rows at once: the same bytes. NULLs are skipped; NULL without any summary. Another as_of is error 22023.';

/* Reading a summary */

CREATE FUNCTION case_count(summary case_summary) RETURNS int8
	AS 'MODULE_PATHNAME', 'case_summary_case_count'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION case_count(case_summary) IS
'How many cases had been opened: open_count + closed_count.';

CREATE FUNCTION open_count(summary case_summary) RETURNS int8
	AS 'MODULE_PATHNAME', 'case_summary_open_count'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION open_count(case_summary) IS
'How many cases were not closed, the overdue ones included.';

CREATE FUNCTION closed_count(summary case_summary) RETURNS int8
	AS 'MODULE_PATHNAME', 'case_summary_closed_count'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION closed_count(case_summary) IS
'How many cases were closed, the late ones included.';

CREATE FUNCTION overdue_count(summary case_summary) RETURNS int8
	AS 'MODULE_PATHNAME', 'case_summary_overdue_count'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION overdue_count(case_summary) IS
'How many cases were open after they were due.';

CREATE FUNCTION on_time_count(summary case_summary) RETURNS int8
	AS 'MODULE_PATHNAME', 'case_summary_on_time_count'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION on_time_count(case_summary) IS
'How many cases were closed by the time they were due.';

CREATE FUNCTION closed_late_count(summary case_summary) RETURNS int8
	AS 'MODULE_PATHNAME', 'case_summary_closed_late_count'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION closed_late_count(case_summary) IS
'How many cases were closed after they were due.';

CREATE FUNCTION deadline_count(summary case_summary) RETURNS int8
	AS 'MODULE_PATHNAME', 'case_summary_deadline_count'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION deadline_count(case_summary) IS
'How many cases can be judged by their deadline: on_time_count + closed_late_count + overdue_count. Open cases whose deadline is to come, and cases without one, are not among them.';

CREATE FUNCTION on_time_rate(summary case_summary) RETURNS float8
	AS 'MODULE_PATHNAME', 'case_summary_on_time_rate'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION on_time_rate(case_summary) IS
'on_time_count by deadline_count, from 0 to 1; NULL over nothing. Open cases that are overdue count against it, which a rate of closed cases would hide.';

CREATE FUNCTION resolved_count(summary case_summary) RETURNS int8
	AS 'MODULE_PATHNAME', 'case_summary_resolved_count'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION resolved_count(case_summary) IS
'How many of the closed cases were said to be resolved.';

CREATE FUNCTION unresolved_count(summary case_summary) RETURNS int8
	AS 'MODULE_PATHNAME', 'case_summary_unresolved_count'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION unresolved_count(case_summary) IS
'How many of the closed cases were said not to be resolved.';

CREATE FUNCTION resolution_rate(summary case_summary) RETURNS float8
	AS 'MODULE_PATHNAME', 'case_summary_resolution_rate'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION resolution_rate(case_summary) IS
'resolved_count by resolved_count + unresolved_count, from 0 to 1; NULL over nothing.';

CREATE FUNCTION satisfied_count(summary case_summary) RETURNS int8
	AS 'MODULE_PATHNAME', 'case_summary_satisfied_count'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION satisfied_count(case_summary) IS
'In how many of the closed cases the person was satisfied.';

CREATE FUNCTION dissatisfied_count(summary case_summary) RETURNS int8
	AS 'MODULE_PATHNAME', 'case_summary_dissatisfied_count'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION dissatisfied_count(case_summary) IS
'In how many of the closed cases the person was not satisfied.';

CREATE FUNCTION satisfaction_rate(summary case_summary) RETURNS float8
	AS 'MODULE_PATHNAME', 'case_summary_satisfaction_rate'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION satisfaction_rate(case_summary) IS
'satisfied_count by satisfied_count + dissatisfied_count, from 0 to 1; NULL over nothing. Who did not answer is not counted; see participation_rate.';

CREATE FUNCTION participation_rate(summary case_summary) RETURNS float8
	AS 'MODULE_PATHNAME', 'case_summary_participation_rate'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION participation_rate(case_summary) IS
'The share of the closed cases with an answer about satisfaction: satisfied_count + dissatisfied_count by closed_count, from 0 to 1; NULL over nothing.';

CREATE FUNCTION reopened_count(summary case_summary) RETURNS int8
	AS 'MODULE_PATHNAME', 'case_summary_reopened_count'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION reopened_count(case_summary) IS
'How many of the closed cases were reopened, once or more often.';

CREATE FUNCTION reopen_rate(summary case_summary) RETURNS float8
	AS 'MODULE_PATHNAME', 'case_summary_reopen_rate'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION reopen_rate(case_summary) IS
'reopened_count by closed_count, from 0 to 1; NULL over nothing.';

CREATE FUNCTION responded_in_time_count(summary case_summary) RETURNS int8
	AS 'MODULE_PATHNAME', 'case_summary_responded_in_time_count'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION responded_in_time_count(case_summary) IS
'How many cases were responded to by respond_by; closing a case is a response, too.';

CREATE FUNCTION response_due_count(summary case_summary) RETURNS int8
	AS 'MODULE_PATHNAME', 'case_summary_response_due_count'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION response_due_count(case_summary) IS
'How many cases can be judged by respond_by: responded to, or not although it has passed.';

CREATE FUNCTION response_rate(summary case_summary) RETURNS float8
	AS 'MODULE_PATHNAME', 'case_summary_response_rate'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION response_rate(case_summary) IS
'responded_in_time_count by response_due_count, from 0 to 1; NULL over nothing.';

CREATE FUNCTION response_time(summary case_summary) RETURNS duration_summary
	AS 'MODULE_PATHNAME', 'case_summary_response_time'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION response_time(case_summary) IS
'How long it took from the opening to the first response (or the closing, if that came first); what had no response lasts until as_of.';

CREATE FUNCTION handling_time(summary case_summary) RETURNS duration_summary
	AS 'MODULE_PATHNAME', 'case_summary_handling_time'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION handling_time(case_summary) IS
'How long it took from the opening to the closing; what was open lasts until as_of.';

CREATE FUNCTION jsonb(summary case_summary) RETURNS jsonb
	AS 'MODULE_PATHNAME', 'case_summary_jsonb'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION jsonb(case_summary) IS
'as_of, and everything the accessors tell by their names but the durations (cast response_time(s) and handling_time(s)); null where an accessor gives NULL.';

@json case_summary@

/* Spot checks */

CREATE FUNCTION wilson_interval(hits int8, n int8, confidence float8 DEFAULT 0.95, OUT low float8, OUT high float8)
	AS 'MODULE_PATHNAME', 'wilson_interval'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION wilson_interval(int8, int8, float8) IS
'Between which shares the true one lies, where a sample of n has hits: Wilson''s score interval (1927), without a correction of continuity. Exact 0 and 1 at the ends; NULLs where n is 0. hits < 0 or > n are error 22023, a confidence outside (0, 1) 22003.';
