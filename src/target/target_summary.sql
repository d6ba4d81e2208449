/*
 * The type target_summary: what many judged indicators amount to, and the
 * aggregates that make it.
 */

CREATE TYPE target_summary;

CREATE FUNCTION target_summary_in(cstring) RETURNS target_summary
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION target_summary_out(target_summary) RETURNS cstring
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION target_summary_recv(internal) RETURNS target_summary
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION target_summary_send(target_summary) RETURNS bytea
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION target_summary_in(cstring) IS
'Reads the text form of a target_summary; see the type. Malformed text and parts that contradict each other are error 22P02, numbers out of range 22003.';
COMMENT ON FUNCTION target_summary_out(target_summary) IS
'Writes the text form of a target_summary. It reads back to the same bits, whatever the settings.';
COMMENT ON FUNCTION target_summary_recv(internal) IS
'Reads the binary form: the version (1) as a byte; assessed, met and missing as int8, then as float8 the two parts each of the weight, of the weight of what is met and of what is attained, and the minimum. Parts that contradict each other are error 22P03.';
COMMENT ON FUNCTION target_summary_send(target_summary) IS
'Writes the binary form that target_summary_recv reads.';

CREATE TYPE target_summary (
	INPUT = target_summary_in,
	OUTPUT = target_summary_out,
	RECEIVE = target_summary_recv,
	SEND = target_summary_send,
	INTERNALLENGTH = 80,
	ALIGNMENT = double,
	STORAGE = plain
);

COMMENT ON TYPE target_summary IS
'What many judged indicators amount to; made by target_agg, merged by rollup, read by the accessors or as jsonb. Text: "(assessed 10, met 7, missing 1, weight 10, met weight 7, attained 8.25, minimum 0.5)"; met weight is that of the targets met, attained the sum of weight times attainment, the three sums are written as hi or hi+lo (double-double), and the minimum is left out where nothing is assessed.';

@order target_summary by their bytes, which is no order of size@

/* Aggregation */

CREATE FUNCTION target_accum(state target_summary, actual float8, target indicator_target)
	RETURNS target_summary
	AS 'MODULE_PATHNAME', 'target_summary_accum'
	LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION target_accum(target_summary, float8, indicator_target) IS
'State function of target_agg(actual, target).';

CREATE FUNCTION target_accum(state target_summary, actual float8, target indicator_target, weight float8)
	RETURNS target_summary
	AS 'MODULE_PATHNAME', 'target_summary_accum_weighted'
	LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION target_accum(target_summary, float8, indicator_target, float8) IS
'State function of target_agg(actual, target, weight).';

CREATE FUNCTION target_accum(state target_summary, actual float8, target indicator_target, weight float8, baseline float8)
	RETURNS target_summary
	AS 'MODULE_PATHNAME', 'target_summary_accum_from'
	LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION target_accum(target_summary, float8, indicator_target, float8, float8) IS
'State function of target_agg(actual, target, weight, baseline).';

CREATE FUNCTION target_combine(target_summary, target_summary) RETURNS target_summary
	AS 'MODULE_PATHNAME', 'target_summary_combine'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION target_combine(target_summary, target_summary) IS
'Merges two summaries: combine function of target_agg and state function of rollup. Counts or weights that overflow are error 22003.';

CREATE AGGREGATE target_agg(actual float8, target indicator_target) (
	SFUNC = target_accum,
	STYPE = target_summary,
	COMBINEFUNC = target_combine,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE target_agg(float8, indicator_target) IS
'Judges each row''s actual value (in the unit of its target) and summarises. A NULL value is counted as missing, a row with a NULL target is skipped; NULL without any row. Every row weighs 1. NaN and infinity are error 22003.';

CREATE AGGREGATE target_agg(actual float8, target indicator_target, weight float8) (
	SFUNC = target_accum,
	STYPE = target_summary,
	COMBINEFUNC = target_combine,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE target_agg(float8, indicator_target, float8) IS
'As target_agg(actual, target), with a weight for the mean attainment. A row with a NULL target or a NULL weight is skipped; a weight that is negative, NaN or infinite is error 22003. Counts are not weighted.';

CREATE AGGREGATE target_agg(actual float8, target indicator_target, weight float8, baseline float8) (
	SFUNC = target_accum,
	STYPE = target_summary,
	COMBINEFUNC = target_combine,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE target_agg(float8, indicator_target, float8, float8) IS
'As target_agg(actual, target, weight), with each attainment measured from the row''s baseline, as attainment(actual, target, baseline) does; where the baseline is NULL, as attainment(actual, target). What meets its target does so whatever the baseline. A baseline that is NaN or infinite is error 22003.';

CREATE AGGREGATE rollup(target_summary) (
	SFUNC = target_combine,
	STYPE = target_summary,
	COMBINEFUNC = target_combine,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE rollup(target_summary) IS
'Merges summaries, as if target_agg had seen all their rows at once. NULLs are skipped; NULL without any summary.';

/* Reading a summary */

CREATE FUNCTION assessed_count(summary target_summary) RETURNS int8
	AS 'MODULE_PATHNAME', 'target_summary_assessed_count'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION assessed_count(target_summary) IS
'How many indicators had a target and an actual value.';

CREATE FUNCTION met_count(summary target_summary) RETURNS int8
	AS 'MODULE_PATHNAME', 'target_summary_met_count'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION met_count(target_summary) IS
'How many of the assessed indicators meet their target.';

CREATE FUNCTION missing_count(summary target_summary) RETURNS int8
	AS 'MODULE_PATHNAME', 'target_summary_missing_count'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION missing_count(target_summary) IS
'How many indicators had a target but no actual value.';

CREATE FUNCTION met_rate(summary target_summary) RETURNS float8
	AS 'MODULE_PATHNAME', 'target_summary_met_rate'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION met_rate(target_summary) IS
'Met by assessed, from 0 to 1; not weighted. NULL where nothing is assessed.';

CREATE FUNCTION weighted_met_rate(summary target_summary) RETURNS float8
	AS 'MODULE_PATHNAME', 'target_summary_weighted_met_rate'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION weighted_met_rate(target_summary) IS
'The weight of the indicators that meet their target by that of all assessed, from 0 to 1. NULL where the weights add up to 0.';

CREATE FUNCTION mean_attainment(summary target_summary) RETURNS float8
	AS 'MODULE_PATHNAME', 'target_summary_mean_attainment'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mean_attainment(target_summary) IS
'Weighted mean of the attainments of the assessed indicators, from 0 to 1: sum(weight * attainment)/sum(weight). NULL where the weights add up to 0.';

CREATE FUNCTION min_attainment(summary target_summary) RETURNS float8
	AS 'MODULE_PATHNAME', 'target_summary_min_attainment'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION min_attainment(target_summary) IS
'The worst attainment, from 0 to 1, whatever its weight. NULL where nothing is assessed.';

CREATE FUNCTION jsonb(summary target_summary) RETURNS jsonb
	AS 'MODULE_PATHNAME', 'target_summary_jsonb'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION jsonb(target_summary) IS
'Everything the accessors tell as one object: assessed_count, met_count, missing_count, met_rate, weighted_met_rate, mean_attainment, min_attainment; null where an accessor gives NULL.';

@json target_summary@

@casts target_summary@
