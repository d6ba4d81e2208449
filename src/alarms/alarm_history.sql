/*
 * The type alarm_history: what was measured, as far as an alarm rule can tell it
 * apart, the aggregates that make it, and the alarms that it amounts to.
 */

CREATE TYPE alarm_history;

CREATE FUNCTION alarm_history_in(cstring) RETURNS alarm_history
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION alarm_history_out(alarm_history) RETURNS cstring
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION alarm_history_recv(internal) RETURNS alarm_history
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION alarm_history_send(alarm_history) RETURNS bytea
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION alarm_history_in(cstring) IS
'Reads the text form of an alarm_history; see the type. Malformed text and parts that contradict each other (runs out of order, counts that are too small) are error 22P02, numbers out of range 22003, instants 22008, more than 1 GB of text could hold 54000.';
COMMENT ON FUNCTION alarm_history_out(alarm_history) IS
'Writes the text form of an alarm_history, instants in UTC. It reads back to the same bits, whatever the settings.';
COMMENT ON FUNCTION alarm_history_recv(internal) IS
'Reads the binary form: the version (1) as a byte; the rule as alarm_rule_recv reads it, without its version; the number of loose samples as int4, and of each its instant (microseconds since 2000-01-01 UTC, int8) and value (float8); the number of spans as int4, and of each its number of samples as int8, the two parts of its integral as float8, its last sample, the number of its runs as int4, and of each run its beginning as int8, its worst value as float8, the instant of that as int8, and the last sample before unknown as int8 (-2^63 where the value holds). What no history can be is error 22P03, numbers out of range 22003, instants 22008.';
COMMENT ON FUNCTION alarm_history_send(alarm_history) IS
'Writes the binary form that alarm_history_recv reads.';

CREATE TYPE alarm_history (
	INPUT = alarm_history_in,
	OUTPUT = alarm_history_out,
	RECEIVE = alarm_history_recv,
	SEND = alarm_history_send,
	INTERNALLENGTH = VARIABLE,
	ALIGNMENT = double,
	STORAGE = extended
);

COMMENT ON TYPE alarm_history IS
'What was measured over a span of time, as far as an alarm_rule can tell it apart; made by alarm_agg, merged by rollup, read by alarms(), level_periods() and the accessors. Text: (rule "red >= 90"; span of 1440 samples, integral 7.2e+12, last 2025-01-01T23:59:00Z 50, runs 2025-01-01T00:00:00Z peak 60 at 2025-01-01T10:00:00Z, 2025-01-01T12:00:00Z peak 95 until 2025-01-01T12:30:00Z, 2025-01-01T15:00:00Z peak 50): the integral of the value over the known time in microseconds (double-double), and of each run of samples between the same thresholds its beginning, its worst value and the first instant of that, and where unknown follows its last sample. States that are not finished also hold samples: "; samples 2025-01-01T00:00:00Z 50, ...".';

@order alarm_history by their bytes, which is no order of size@

@casts alarm_history@

/* Aggregation */

CREATE FUNCTION alarm_accum(state alarm_history, rule alarm_rule, at timestamptz, value float8)
	RETURNS alarm_history
	AS 'MODULE_PATHNAME', 'alarm_history_accum'
	LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION alarm_accum(alarm_history, alarm_rule, timestamptz, float8) IS
'State function of alarm_agg.';

CREATE FUNCTION alarm_combine(alarm_history, alarm_history) RETURNS alarm_history
	AS 'MODULE_PATHNAME', 'alarm_history_combine'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION alarm_combine(alarm_history, alarm_history) IS
'Collects what two histories of one rule hold: combine function of alarm_agg, and state function of rollup. Different rules are error 22023.';

CREATE FUNCTION alarm_final(alarm_history) RETURNS alarm_history
	AS 'MODULE_PATHNAME', 'alarm_history_final'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION alarm_final(alarm_history) IS
'Compacts a state to one span of runs: final function of alarm_agg and rollup. Spans that share an instant are error 22023, an integral that overflows 22003.';

CREATE AGGREGATE alarm_agg(rule alarm_rule, at timestamptz, value float8) (
	SFUNC = alarm_accum,
	STYPE = alarm_history,
	FINALFUNC = alarm_final,
	COMBINEFUNC = alarm_combine,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE alarm_agg(alarm_rule, timestamptz, float8) IS
'Collects samples of one sign, in any order, and compacts them. A sample holds until the next one; of samples of one instant the worst counts, once. A row with a NULL rule, instant or value is skipped; NULL without any other row. Different rules in one group are error 22023, a value that is NaN or infinite 22003, an instant that is infinite or out of the years 1 to 9999 22008.';

CREATE AGGREGATE rollup(alarm_history) (
	SFUNC = alarm_combine,
	STYPE = alarm_history,
	FINALFUNC = alarm_final,
	COMBINEFUNC = alarm_combine,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE rollup(alarm_history) IS
'Merges histories of one rule and different times, as if alarm_agg had seen all their samples at once: between two of them the last value holds, or is stale. NULLs are skipped; NULL without any history. Histories that share an instant, and different rules, are error 22023.';

/* Alarms and levels */

CREATE FUNCTION rule(history alarm_history) RETURNS alarm_rule
	AS 'MODULE_PATHNAME', 'alarm_history_rule'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rule(alarm_history) IS
'The rule that the samples were collected for.';

CREATE FUNCTION alarms(history alarm_history)
	RETURNS TABLE (level text, raised_at timestamptz, ended_at timestamptz, ended_by text, peak float8, peak_at timestamptz)
	AS 'MODULE_PATHNAME', 'alarm_history_alarms'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
	ROWS 20;
COMMENT ON FUNCTION alarms(alarm_history) IS
'As alarms(history, as_of), up to the last sample.';

CREATE FUNCTION alarms(history alarm_history, as_of timestamptz)
	RETURNS TABLE (level text, raised_at timestamptz, ended_at timestamptz, ended_by text, peak float8, peak_at timestamptz)
	AS 'MODULE_PATHNAME', 'alarm_history_alarms'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
	ROWS 20;
COMMENT ON FUNCTION alarms(alarm_history, timestamptz) IS
'Each time that a level was active, as it was raised, at one instant the less severe first (so a red alarm lies within an orange and a yellow one): when it was raised and ended, by what ("cleared", or "unknown" where samples stopped), both NULL while it stands, and the worst sample from the beginning of its condition, with the first instant of that. as_of is when this is looked at: the last sample holds until then, and timers and stale that are up by then have happened. Error 22023 for an as_of before the last sample, 22008 for one out of the years 1 to 9999.';

CREATE FUNCTION level_periods(history alarm_history)
	RETURNS TABLE (level text, from_at timestamptz, until_at timestamptz)
	AS 'MODULE_PATHNAME', 'alarm_history_level_periods'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
	ROWS 20;
COMMENT ON FUNCTION level_periods(alarm_history) IS
'As level_periods(history, as_of), up to the last sample.';

CREATE FUNCTION level_periods(history alarm_history, as_of timestamptz)
	RETURNS TABLE (level text, from_at timestamptz, until_at timestamptz)
	AS 'MODULE_PATHNAME', 'alarm_history_level_periods'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
	ROWS 20;
COMMENT ON FUNCTION level_periods(alarm_history, timestamptz) IS
'The time from the first sample to as_of without gaps, by the level in force: the most severe active one, "normal" or "unknown". From from_at up to but not including until_at; none is empty. as_of and errors as of alarms().';

CREATE FUNCTION level_at(history alarm_history, at timestamptz) RETURNS text
	AS 'MODULE_PATHNAME', 'alarm_history_level_at'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION level_at(alarm_history, timestamptz) IS
'The level in force at that instant, after what happens at it: a level, "normal" or "unknown"; NULL before the first sample. After the last sample its value holds until it is stale.';

CREATE FUNCTION duration_in(history alarm_history, level text) RETURNS interval
	AS 'MODULE_PATHNAME', 'alarm_history_duration_in'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION duration_in(alarm_history, text) IS
'As duration_in(history, level, as_of), up to the last sample.';

CREATE FUNCTION duration_in(history alarm_history, level text, as_of timestamptz) RETURNS interval
	AS 'MODULE_PATHNAME', 'alarm_history_duration_in'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION duration_in(alarm_history, text, timestamptz) IS
'How long that level, "normal" or "unknown", was in force from the first sample to as_of, in hours, minutes and seconds. All together add up to that span, exactly. A level that the rule does not have is error 22023; as_of and its errors as of alarms().';

CREATE FUNCTION alarm_count(history alarm_history, level text) RETURNS int8
	AS 'MODULE_PATHNAME', 'alarm_history_alarm_count'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION alarm_count(alarm_history, text) IS
'How many times the level was raised up to the last sample. A level that the rule does not have is error 22023.';

CREATE FUNCTION chattering_count(history alarm_history, level text, within interval) RETURNS int8
	AS 'MODULE_PATHNAME', 'alarm_history_chattering_count'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION chattering_count(alarm_history, text, interval) IS
'How many times, up to the last sample, the level was raised at most that long after it was raised before (ISA-18.2 calls an alarm chattering that does so three times a minute). A level that the rule does not have, an interval with days or months and a negative one are error 22023.';

/* Measures */

CREATE FUNCTION sample_count(history alarm_history) RETURNS int8
	AS 'MODULE_PATHNAME', 'alarm_history_sample_count'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION sample_count(alarm_history) IS
'How many samples there are; those of one instant are one.';

CREATE FUNCTION time_mean(history alarm_history) RETURNS float8
	AS 'MODULE_PATHNAME', 'alarm_history_time_mean'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION time_mean(alarm_history) IS
'The mean of the value over the known time from the first to the last sample, each sample weighing as long as it holds. NULL over no time.';

CREATE FUNCTION known_share(history alarm_history) RETURNS float8
	AS 'MODULE_PATHNAME', 'alarm_history_known_share'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION known_share(alarm_history) IS
'The part of the time from the first to the last sample that is not unknown, from 0 to 1. NULL over no time.';

CREATE FUNCTION peak(history alarm_history) RETURNS float8
	AS 'MODULE_PATHNAME', 'alarm_history_peak'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION peak(alarm_history) IS
'The worst value: the largest under a rule with >=, the smallest under one with <=.';

CREATE FUNCTION first_at(history alarm_history) RETURNS timestamptz
	AS 'MODULE_PATHNAME', 'alarm_history_first_at'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION first_at(alarm_history) IS
'The instant of the first sample.';

CREATE FUNCTION last_at(history alarm_history) RETURNS timestamptz
	AS 'MODULE_PATHNAME', 'alarm_history_last_at'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION last_at(alarm_history) IS
'The instant of the last sample.';

CREATE FUNCTION last_value(history alarm_history) RETURNS float8
	AS 'MODULE_PATHNAME', 'alarm_history_last_value'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION last_value(alarm_history) IS
'The value of the last sample.';

CREATE FUNCTION jsonb(history alarm_history) RETURNS jsonb
	AS 'MODULE_PATHNAME', 'alarm_history_jsonb'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION jsonb(alarm_history) IS
'What a history amounts to up to its last sample, as one object: rule, sample_count, first_at, last_at, last_value, peak, time_mean, known_share; levels, an array of level, alarm_count and the seconds that it was in force, the most severe first; normal_seconds, unknown_seconds.';

@json alarm_history@
