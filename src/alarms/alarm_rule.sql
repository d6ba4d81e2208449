/*
 * The type alarm_rule: the levels of a measured value, and when they count as
 * raised and as cleared.
 */

CREATE TYPE alarm_rule;

CREATE FUNCTION alarm_rule_in(cstring) RETURNS alarm_rule
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION alarm_rule_out(alarm_rule) RETURNS cstring
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION alarm_rule_recv(internal) RETURNS alarm_rule
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION alarm_rule_send(alarm_rule) RETURNS bytea
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION alarm_rule_in(cstring) IS
'Reads the text form of an alarm_rule; see the type. Malformed text, levels out of order or of both directions, and a level or an option given twice are error 22P02, numbers and durations out of range 22003, more than 16 levels or a name over 63 bytes 54000.';
COMMENT ON FUNCTION alarm_rule_out(alarm_rule) IS
'Writes the canonical text of an alarm_rule: the options in the order clear, for, keep, stale, without those that are at their default. It reads back to the same value, whatever the settings.';
COMMENT ON FUNCTION alarm_rule_recv(internal) IS
'Reads the binary form: as a byte each the version (1), the direction (1 >=, 0 <=) and the number of levels; of each level, the most severe first, the threshold as float8 and the name as text led by its length in four bytes; clear as float8; for, keep and stale in microseconds as int8 (stale 0 is never). What no rule can be is error 22P03, numbers out of range 22003, too many levels or too long a name 54000.';
COMMENT ON FUNCTION alarm_rule_send(alarm_rule) IS
'Writes the binary form that alarm_rule_recv reads.';

CREATE TYPE alarm_rule (
	INPUT = alarm_rule_in,
	OUTPUT = alarm_rule_out,
	RECEIVE = alarm_rule_recv,
	SEND = alarm_rule_send,
	INTERNALLENGTH = VARIABLE,
	ALIGNMENT = double,
	STORAGE = plain
);

COMMENT ON TYPE alarm_rule IS
'When a measured value raises an alarm and when it clears: "red >= 90, orange >= 75, yellow >= 60; clear 5; for 10 min; keep 5 min; stale 1 h". Up to 16 levels from the most severe to the least, all with >= (thresholds fall) or all with <= (they rise); a name is a label of up to 63 bytes, and not normal or unknown. Options, all with the default 0 but stale with never: a level is raised once its condition (value >= threshold) has held for "for", and cleared once it has been gone for "keep", where gone means by "clear" on the safe side (value <= threshold - clear; without clear, value < threshold); without a sample for longer than "stale" all is unknown. Durations are whole numbers of ms, s, min, h or d, above 0 and up to 36525 d.';

@order alarm_rule by their bytes, which is no order of severity@

@casts alarm_rule@

CREATE FUNCTION levels(rule alarm_rule)
	RETURNS TABLE (severity int4, level text, threshold float8)
	AS 'MODULE_PATHNAME', 'alarm_rule_levels'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
	ROWS 3;
COMMENT ON FUNCTION levels(alarm_rule) IS
'The levels of a rule, the most severe first: how severe (1 is the least), name and threshold.';

CREATE FUNCTION jsonb(rule alarm_rule) RETURNS jsonb
	AS 'MODULE_PATHNAME', 'alarm_rule_jsonb'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION jsonb(alarm_rule) IS
'The parts of a rule as one object: text, comparator (>= or <=), levels (an array of level and threshold, the most severe first), clear, for_seconds, keep_seconds, stale_seconds (null for never).';

@json alarm_rule@
