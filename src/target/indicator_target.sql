/*
 * The type indicator_target: which values are acceptable, and in what unit.
 */

CREATE TYPE indicator_target;

CREATE FUNCTION indicator_target_in(cstring) RETURNS indicator_target
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION indicator_target_out(indicator_target) RETURNS cstring
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION indicator_target_recv(internal) RETURNS indicator_target
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION indicator_target_send(indicator_target) RETURNS bytea
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION indicator_target_in(cstring) IS
'Reads the text form of an indicator_target; see the type. Malformed text is error 22P02, a bound that is not a finite float8 22003, a unit over 31 bytes 54000.';
COMMENT ON FUNCTION indicator_target_out(indicator_target) IS
'Writes the canonical text of an indicator_target. It reads back to the same value, whatever the settings.';
COMMENT ON FUNCTION indicator_target_recv(internal) IS
'Reads the binary form: the version (1) and the comparator (1 >=, 2 >, 3 <=, 4 <, 5 =, 6 a range, 7 ~) as a byte each, the bound as float8 (of a range both), and the unit as text led by its length in four bytes. What no target can be is error 22P03, a bound that is not finite 22003.';
COMMENT ON FUNCTION indicator_target_send(indicator_target) IS
'Writes the binary form that indicator_target_recv reads.';

CREATE TYPE indicator_target (
	INPUT = indicator_target_in,
	OUTPUT = indicator_target_out,
	RECEIVE = indicator_target_recv,
	SEND = indicator_target_send,
	INTERNALLENGTH = 48,
	ALIGNMENT = double,
	STORAGE = plain
);

COMMENT ON TYPE indicator_target IS
'Which values of an indicator are acceptable, and in what unit: ">= 95 %" at least, "> 65 %" more than, "<= 35 μg/m3" at most, "< 5 %" less than, "= 0 处" or "0 处" exactly, "5 .. 10 km" between (ends included), "~ 2300000 m2" about (within 5 % either side). ≥, ≤ and ≈ are read as well, and full-width characters (％), squared metres in one character and superscript digits are the plain ones. The unit may be left out; it is one word of at most 31 bytes that holds no comparator, no word that compares (以上, 以内, 左右) and no second number. Bounds are finite float8.';

/* Constructors */

CREATE FUNCTION indicator_target(comparator text, bound float8, unit text DEFAULT '')
	RETURNS indicator_target
	AS 'MODULE_PATHNAME', 'indicator_target_from_bound'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION indicator_target(text, float8, text) IS
'Builds a target from its comparator (>=, >, <=, <, = or ~), its bound in the unit, and the unit. Errors: 22023 for an unknown comparator or an impossible unit, 22003 for a bound that is not finite, 54000 for a unit over 31 bytes.';

CREATE FUNCTION indicator_target(low float8, high float8, unit text DEFAULT '')
	RETURNS indicator_target
	AS 'MODULE_PATHNAME', 'indicator_target_from_range'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION indicator_target(float8, float8, text) IS
'Builds a range target "low .. high unit", both ends acceptable. Errors: 22023 where low is above high or the unit is impossible, 22003 for a bound that is not finite, 54000 for a unit over 31 bytes.';

/* Parts */

CREATE FUNCTION comparator(target indicator_target) RETURNS text
	AS 'MODULE_PATHNAME', 'indicator_target_comparator'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION comparator(indicator_target) IS
'How a target compares: >=, >, <=, <, =, .. (a range) or ~ (about).';

CREATE FUNCTION lower(target indicator_target) RETURNS float8
	AS 'MODULE_PATHNAME', 'indicator_target_lower'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION lower(indicator_target) IS
'The lower bound of the acceptable values, in the unit of the target; NULL where it is open. Of "about" it is the bound less 5 %.';

CREATE FUNCTION upper(target indicator_target) RETURNS float8
	AS 'MODULE_PATHNAME', 'indicator_target_upper'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION upper(indicator_target) IS
'The upper bound of the acceptable values, in the unit of the target; NULL where it is open. Of "about" it is the bound plus 5 %.';

CREATE FUNCTION unit(target indicator_target) RETURNS text
	AS 'MODULE_PATHNAME', 'indicator_target_unit'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION unit(indicator_target) IS
'The unit of a target; the empty string where it has none.';

CREATE FUNCTION numrange(target indicator_target) RETURNS numrange
	AS 'MODULE_PATHNAME', 'indicator_target_numrange'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION numrange(indicator_target) IS
'The acceptable values as a range of numeric, without the unit: ">= 95 %" is [95,), "> 65 %" is (65,), "~ 100" is [95,105].';

CREATE CAST (indicator_target AS numrange)
	WITH FUNCTION numrange(indicator_target);
COMMENT ON CAST (indicator_target AS numrange) IS
'The acceptable values as a range of numeric, without the unit.';

CREATE FUNCTION jsonb(target indicator_target) RETURNS jsonb
	AS 'MODULE_PATHNAME', 'indicator_target_jsonb'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION jsonb(indicator_target) IS
'The parts of a target as one object: comparator, lower, upper (null where open), unit, and its text.';

@json indicator_target@

@casts indicator_target@

@order indicator_target by unit (its bytes), lower bound (open first), upper bound (open last) and comparator@

@extremes indicator_target by unit (its bytes), lower bound (open first), upper bound (open last) and comparator@

/* Judging a value */

CREATE FUNCTION meets(actual float8, target indicator_target) RETURNS bool
	AS 'MODULE_PATHNAME', 'indicator_target_meets'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION meets(float8, indicator_target) IS
'Is the actual value, given in the unit of the target, acceptable? A value that is NaN or infinite is error 22003.';

CREATE FUNCTION indicator_target_contains(target indicator_target, actual float8) RETURNS bool
	AS 'MODULE_PATHNAME'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION indicator_target_contains(indicator_target, float8) IS
'Implements target @> actual: meets() with its arguments exchanged.';

CREATE FUNCTION indicator_target_within_sel(internal, oid, internal, int4) RETURNS float8
	AS 'MODULE_PATHNAME' LANGUAGE C STABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION indicator_target_within_sel(internal, oid, internal, int4) IS
'Estimates for the planner how many rows actual <@ target finds, from the statistics of the column.';

CREATE FUNCTION indicator_target_contains_sel(internal, oid, internal, int4) RETURNS float8
	AS 'MODULE_PATHNAME' LANGUAGE C STABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION indicator_target_contains_sel(internal, oid, internal, int4) IS
'Estimates for the planner how many rows target @> actual finds, from the statistics of the column.';

CREATE OPERATOR <@ (
	LEFTARG = float8, RIGHTARG = indicator_target,
	FUNCTION = meets, COMMUTATOR = @>,
	RESTRICT = indicator_target_within_sel, JOIN = contjoinsel
);
CREATE OPERATOR @> (
	LEFTARG = indicator_target, RIGHTARG = float8,
	FUNCTION = indicator_target_contains, COMMUTATOR = <@,
	RESTRICT = indicator_target_contains_sel, JOIN = contjoinsel
);
COMMENT ON OPERATOR <@ (float8, indicator_target) IS
'actual <@ target: the actual value meets the target, as meets(actual, target).';
COMMENT ON OPERATOR @> (indicator_target, float8) IS
'target @> actual: the actual value meets the target, as meets(actual, target).';

CREATE FUNCTION gap(actual float8, target indicator_target) RETURNS float8
	AS 'MODULE_PATHNAME', 'indicator_target_gap'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION gap(float8, indicator_target) IS
'Distance from the actual value to the nearest acceptable one, in the unit of the target; 0 when met. The bound of "> 65" itself has gap 0 though it is not acceptable, there being no nearest value above it. NaN, infinity and overflow are error 22003.';

CREATE FUNCTION attainment(actual float8, target indicator_target) RETURNS float8
	AS 'MODULE_PATHNAME', 'indicator_target_attainment'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION attainment(float8, indicator_target) IS
'How far the target is attained, from 0 to 1: 1 when met, else max(0, 1 - gap/|bound|) with the nearest bound, and 0 where that bound is 0. NaN and infinity are error 22003.';

CREATE FUNCTION attainment(actual float8, target indicator_target, baseline float8) RETURNS float8
	AS 'MODULE_PATHNAME', 'indicator_target_attainment_from'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION attainment(float8, indicator_target, float8) IS
'The part of the way from the baseline to the target that has been covered, from 0 to 1: (actual - baseline)/(bound - baseline), clamped, and 1 when met. The bound is the one that the baseline misses. Where there is no way to go (the baseline meets the target or lies on its bound), or the value has gone past the far end of a range, attainment(actual, target). NaN and infinity are error 22003.';

CREATE FUNCTION convert(target indicator_target, unit text) RETURNS indicator_target
	AS 'MODULE_PATHNAME', 'indicator_target_convert'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION convert(indicator_target, text) IS
'The same target in another unit: length (m, km), area (m2, ha, km2, 亩 = 2000/3 m2), mass (kg, t), time (min, h, d), each by its symbol or as plans spell it (米, 公里, 平方米, 公顷, 平方公里, 公斤, 吨, 分钟, 小时, 天), one unit by another (h/d, 户/km2), and 万 (10,000), 亿 (100,000,000) or 万亿 in front of any unit, as in 万户 or 万平方米. The result has the unit as it was given. It computes in decimal: 0.043 万户 are 430 户. Units that measure different things are error 22023, which names both.';
