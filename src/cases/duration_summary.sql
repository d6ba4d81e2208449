/*
 * The type duration_summary: how long things took, some of them not yet over,
 * and the aggregates that make it.
 */

CREATE TYPE duration_summary;

CREATE FUNCTION duration_summary_in(cstring) RETURNS duration_summary
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION duration_summary_out(duration_summary) RETURNS cstring
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION duration_summary_recv(internal) RETURNS duration_summary
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION duration_summary_send(duration_summary) RETURNS bytea
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION duration_summary_in(cstring) IS
'Reads the text form of a duration_summary; see the type. Malformed text and parts that contradict each other are error 22P02, numbers out of range 22003.';
COMMENT ON FUNCTION duration_summary_out(duration_summary) IS
'Writes the text form of a duration_summary. It reads back to the same bytes, whatever the settings.';
COMMENT ON FUNCTION duration_summary_recv(internal) IS
'Reads the binary form: the version (1) as a byte; missing, ended, lasting, the sum in two parts, the shortest and the longest as int8; how many numbers follow in four bytes, and of each in two bytes twice the bucket, plus 1 for what is lasting, and the number as int8. Parts that contradict each other are error 22P03.';
COMMENT ON FUNCTION duration_summary_send(duration_summary) IS
'Writes the binary form that duration_summary_recv reads.';

CREATE TYPE duration_summary (
	INPUT = duration_summary_in,
	OUTPUT = duration_summary_out,
	RECEIVE = duration_summary_recv,
	SEND = duration_summary_send,
	INTERNALLENGTH = VARIABLE,
	ALIGNMENT = double,
	STORAGE = extended
);

COMMENT ON TYPE duration_summary IS
'How long things took, some of them not yet over; made by duration_agg, merged by rollup, read by the accessors or as jsonb. Text: "(ended 3, lasting 2, missing 1, sum 700, shortest 100, longest 400; buckets 100:1 139:0+1 164:1 228:1 253:0+1)", in microseconds: counts, the exact sum and the extremes of what ended, and by bucket how many ended + how many are lasting. A bucket is t below 128, else 64 s + (t >> s) with s = floor(log2 t) - 6, as in HdrHistogram: its middle is less than 0.8 % away from any t in it.';

@order duration_summary by their bytes, which is no order of meaning@

@casts duration_summary@

/* Aggregation */

CREATE FUNCTION duration_accum(state duration_summary, duration interval, ended bool)
	RETURNS duration_summary
	AS 'MODULE_PATHNAME', 'duration_summary_accum'
	LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION duration_accum(duration_summary, interval, bool) IS
'State function of duration_agg(duration, ended).';

CREATE FUNCTION duration_accum(state duration_summary, opened timestamptz, ended_at timestamptz, as_of timestamptz)
	RETURNS duration_summary
	AS 'MODULE_PATHNAME', 'duration_summary_accum_between'
	LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION duration_accum(duration_summary, timestamptz, timestamptz, timestamptz) IS
'State function of duration_agg(opened, ended_at, as_of).';

CREATE FUNCTION duration_combine(duration_summary, duration_summary) RETURNS duration_summary
	AS 'MODULE_PATHNAME', 'duration_summary_combine'
	LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION duration_combine(duration_summary, duration_summary) IS
'Merges two summaries: combine function of duration_agg and state function of rollup. Counts that overflow are error 22003.';

CREATE AGGREGATE duration_agg(duration interval, ended bool) (
	SFUNC = duration_accum,
	STYPE = duration_summary,
	COMBINEFUNC = duration_combine,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE duration_agg(interval, bool) IS
'Summarises how long things took (ended) or have lasted so far (not ended). A NULL duration is counted as missing, a row with a NULL ended is skipped; NULL without any row. A day is 24 h; months are error 22023, negative durations 22003.';

CREATE AGGREGATE duration_agg(opened timestamptz, ended_at timestamptz, as_of timestamptz) (
	SFUNC = duration_accum,
	STYPE = duration_summary,
	COMBINEFUNC = duration_combine,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE duration_agg(timestamptz, timestamptz, timestamptz) IS
'Summarises how long things took that were opened and ended at these instants, as known at as_of: what ended after it, or never (NULL), lasts so far; what was opened after it is not counted. A NULL opened is counted as missing, a row with a NULL as_of is skipped; NULL without any row. An end before the opening is error 22003, infinite instants 22008.';

CREATE AGGREGATE rollup(duration_summary) (
	SFUNC = duration_combine,
	STYPE = duration_summary,
	COMBINEFUNC = duration_combine,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE rollup(duration_summary) IS
'Merges summaries, as if duration_agg had seen all their rows at once: the same bytes. NULLs are skipped; NULL without any summary.';

/* Reading a summary */

CREATE FUNCTION duration_count(summary duration_summary) RETURNS int8
	AS 'MODULE_PATHNAME', 'duration_summary_duration_count'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION duration_count(duration_summary) IS
'How many durations are known, ended or not.';

CREATE FUNCTION ended_count(summary duration_summary) RETURNS int8
	AS 'MODULE_PATHNAME', 'duration_summary_ended_count'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION ended_count(duration_summary) IS
'How many of the known durations have ended.';

CREATE FUNCTION missing_count(summary duration_summary) RETURNS int8
	AS 'MODULE_PATHNAME', 'duration_summary_missing_count'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION missing_count(duration_summary) IS
'How many durations are not known (NULL).';

CREATE FUNCTION mean_duration(summary duration_summary) RETURNS interval
	AS 'MODULE_PATHNAME', 'duration_summary_mean_duration'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mean_duration(duration_summary) IS
'The mean of what ended, in hours, minutes and seconds: an exact sum, divided and rounded to the microsecond, half to even. NULL where nothing has ended. It leaves out what is still open, which flatters.';

CREATE FUNCTION min_duration(summary duration_summary) RETURNS interval
	AS 'MODULE_PATHNAME', 'duration_summary_min_duration'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION min_duration(duration_summary) IS
'The shortest of what ended, exact; NULL where nothing has.';

CREATE FUNCTION max_duration(summary duration_summary) RETURNS interval
	AS 'MODULE_PATHNAME', 'duration_summary_max_duration'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION max_duration(duration_summary) IS
'The longest of what ended, exact; NULL where nothing has.';

CREATE FUNCTION duration_quantile(summary duration_summary, p float8) RETURNS interval
	AS 'MODULE_PATHNAME', 'duration_summary_quantile'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION duration_quantile(duration_summary, float8) IS
'The p-quantile of what ended: the duration of rank max(1, ceil(p n)) as percentile_disc, within 0.8 %, and never beyond the shortest and the longest. NULL where nothing has ended; p outside 0 to 1 is error 22003. Buckets as in HdrHistogram, the same bound as DDSketch (Masson, Rim and Lee 2019).';

CREATE FUNCTION share_lasting(summary duration_summary, duration interval) RETURNS float8
	AS 'MODULE_PATHNAME', 'duration_summary_share_lasting'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION share_lasting(duration_summary, interval) IS
'The share that lasts longer than a duration, from 0 to 1, with what is still open counted (the survival function by Kaplan and Meier 1958). What ended in the bucket of the duration has ended by then; ends come before what is lasting in the same bucket. NULL beyond the last bucket, unless nothing is left. Months are error 22023, a negative duration 22003.';

CREATE FUNCTION share_lasting_interval(summary duration_summary, duration interval, confidence float8 DEFAULT 0.95,
	OUT low float8, OUT high float8)
	AS 'MODULE_PATHNAME', 'duration_summary_share_lasting_interval'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION share_lasting_interval(duration_summary, interval, float8) IS
'The confidence interval of share_lasting: S^exp(+-z sqrt(V)/log S), V = sum of d/(n(n - d)) (Greenwood 1926; log-log scale by Kalbfleisch and Prentice 1980). NULLs where the share is 0, 1 or not known. A confidence outside (0, 1) is error 22003.';

CREATE FUNCTION median_time(summary duration_summary) RETURNS interval
	AS 'MODULE_PATHNAME', 'duration_summary_median_time'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION median_time(duration_summary) IS
'The median with what is still open counted: the first duration that at most half last longer than (share_lasting <= 0.5), within 0.8 %. NULL where more than half last longer than anything known.';

CREATE FUNCTION jsonb(summary duration_summary) RETURNS jsonb
	AS 'MODULE_PATHNAME', 'duration_summary_jsonb'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION jsonb(duration_summary) IS
'Counts and measures as one object: duration_count, ended_count, missing_count; mean_duration, min_duration, max_duration and median_time as "HH:MM:SS.ffffff" with hours beyond 24, null where an accessor gives NULL.';

@json duration_summary@
