\echo Loaded by CREATE EXTENSION and ALTER EXTENSION citygov. \quit
/*
 * Before anything else: the C reads and writes UTF-8 (≥, 亩, 万).
 */
DO $$
BEGIN
	IF pg_catalog.getdatabaseencoding() OPERATOR(pg_catalog.<>) 'UTF8' THEN
		RAISE feature_not_supported USING
			MESSAGE = 'citygov needs a database with encoding UTF8',
			DETAIL = pg_catalog.format('The encoding of this database is %s.', pg_catalog.getdatabaseencoding()),
			HINT = 'Create the database with TEMPLATE template0 ENCODING ''UTF8''.';
	END IF;
END
$$;

/*
 * The geometry that our functions will take is that of PostGIS, not a type of
 * this name that somebody else has put into the schema: its casts and checks
 * would run with the rights of whoever calls.
 */
DO $$
BEGIN
	IF NOT EXISTS (
		SELECT FROM pg_catalog.pg_depend AS d JOIN pg_catalog.pg_extension AS e ON e.oid OPERATOR(pg_catalog.=) d.refobjid
		WHERE d.refclassid OPERATOR(pg_catalog.=) 'pg_catalog.pg_extension'::pg_catalog.regclass::pg_catalog.oid
			AND d.classid OPERATOR(pg_catalog.=) 'pg_catalog.pg_type'::pg_catalog.regclass::pg_catalog.oid
			AND d.objid OPERATOR(pg_catalog.=) pg_catalog.to_regtype('geometry')::pg_catalog.oid
			AND d.deptype OPERATOR(pg_catalog.=) 'e' AND e.extname OPERATOR(pg_catalog.=) 'postgis') THEN
		RAISE duplicate_object USING
			MESSAGE = 'the schema has a type "geometry" that is not that of PostGIS',
			HINT = 'Drop it, or create the extension in another schema.';
	END IF;
END
$$;
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


CREATE CAST (indicator_target AS jsonb) WITH FUNCTION jsonb(indicator_target);
COMMENT ON CAST (indicator_target AS jsonb) IS 'As jsonb(indicator_target).';

CREATE FUNCTION indicator_target_json(indicator_target) RETURNS json
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN jsonb($1)::text::json;
COMMENT ON FUNCTION indicator_target_json(indicator_target) IS
'The object of jsonb(indicator_target) as json, for to_jsonb(), row_to_json() and json_agg(), which look for a cast to json.';
CREATE CAST (indicator_target AS json) WITH FUNCTION indicator_target_json(indicator_target);
COMMENT ON CAST (indicator_target AS json) IS
'The object of jsonb(indicator_target); to_jsonb(), row_to_json() and json_agg() use it.';


CREATE CAST (text AS indicator_target) WITH INOUT AS ASSIGNMENT;
CREATE CAST (varchar AS indicator_target) WITH INOUT AS ASSIGNMENT;
COMMENT ON CAST (text AS indicator_target) IS
'Reads the text form where a text is stored into a column, as INSERT ... SELECT and drivers do.';
COMMENT ON CAST (varchar AS indicator_target) IS
'Reads the text form where a varchar is stored into a column, as JDBC''s setString does.';


CREATE FUNCTION indicator_target_eq(indicator_target, indicator_target) RETURNS bool
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION indicator_target_ne(indicator_target, indicator_target) RETURNS bool
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION indicator_target_lt(indicator_target, indicator_target) RETURNS bool
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION indicator_target_le(indicator_target, indicator_target) RETURNS bool
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION indicator_target_gt(indicator_target, indicator_target) RETURNS bool
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION indicator_target_ge(indicator_target, indicator_target) RETURNS bool
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION indicator_target_cmp(indicator_target, indicator_target) RETURNS int4
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION indicator_target_hash(indicator_target) RETURNS int4
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION indicator_target_hash_extended(indicator_target, int8) RETURNS int8
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;

COMMENT ON FUNCTION indicator_target_eq(indicator_target, indicator_target) IS 'Implements =: equal values of indicator_target.';
COMMENT ON FUNCTION indicator_target_ne(indicator_target, indicator_target) IS 'Implements <>: different values of indicator_target.';
COMMENT ON FUNCTION indicator_target_lt(indicator_target, indicator_target) IS 'Implements <: sorts before, by unit (its bytes), lower bound (open first), upper bound (open last) and comparator.';
COMMENT ON FUNCTION indicator_target_le(indicator_target, indicator_target) IS 'Implements <=: sorts before or is equal, by unit (its bytes), lower bound (open first), upper bound (open last) and comparator.';
COMMENT ON FUNCTION indicator_target_gt(indicator_target, indicator_target) IS 'Implements >: sorts after, by unit (its bytes), lower bound (open first), upper bound (open last) and comparator.';
COMMENT ON FUNCTION indicator_target_ge(indicator_target, indicator_target) IS 'Implements >=: sorts after or is equal, by unit (its bytes), lower bound (open first), upper bound (open last) and comparator.';
COMMENT ON FUNCTION indicator_target_cmp(indicator_target, indicator_target) IS 'Order for indexes: negative, 0 or positive, by unit (its bytes), lower bound (open first), upper bound (open last) and comparator.';
COMMENT ON FUNCTION indicator_target_hash(indicator_target) IS 'Hash for indexes, joins and GROUP BY.';
COMMENT ON FUNCTION indicator_target_hash_extended(indicator_target, int8) IS 'Hash of 64 bits with a seed, for hash partitions.';

CREATE OPERATOR = (
	LEFTARG = indicator_target, RIGHTARG = indicator_target, FUNCTION = indicator_target_eq,
	COMMUTATOR = =, NEGATOR = <>,
	RESTRICT = eqsel, JOIN = eqjoinsel, HASHES, MERGES
);
CREATE OPERATOR <> (
	LEFTARG = indicator_target, RIGHTARG = indicator_target, FUNCTION = indicator_target_ne,
	COMMUTATOR = <>, NEGATOR = =,
	RESTRICT = neqsel, JOIN = neqjoinsel
);
CREATE OPERATOR < (
	LEFTARG = indicator_target, RIGHTARG = indicator_target, FUNCTION = indicator_target_lt,
	COMMUTATOR = >, NEGATOR = >=,
	RESTRICT = scalarltsel, JOIN = scalarltjoinsel
);
CREATE OPERATOR <= (
	LEFTARG = indicator_target, RIGHTARG = indicator_target, FUNCTION = indicator_target_le,
	COMMUTATOR = >=, NEGATOR = >,
	RESTRICT = scalarlesel, JOIN = scalarlejoinsel
);
CREATE OPERATOR > (
	LEFTARG = indicator_target, RIGHTARG = indicator_target, FUNCTION = indicator_target_gt,
	COMMUTATOR = <, NEGATOR = <=,
	RESTRICT = scalargtsel, JOIN = scalargtjoinsel
);
CREATE OPERATOR >= (
	LEFTARG = indicator_target, RIGHTARG = indicator_target, FUNCTION = indicator_target_ge,
	COMMUTATOR = <=, NEGATOR = <,
	RESTRICT = scalargesel, JOIN = scalargejoinsel
);

COMMENT ON OPERATOR = (indicator_target, indicator_target) IS 'The same value.';
COMMENT ON OPERATOR <> (indicator_target, indicator_target) IS 'Different values.';
COMMENT ON OPERATOR < (indicator_target, indicator_target) IS 'Sorts before, by unit (its bytes), lower bound (open first), upper bound (open last) and comparator.';
COMMENT ON OPERATOR <= (indicator_target, indicator_target) IS 'Sorts before or is equal, by unit (its bytes), lower bound (open first), upper bound (open last) and comparator.';
COMMENT ON OPERATOR > (indicator_target, indicator_target) IS 'Sorts after, by unit (its bytes), lower bound (open first), upper bound (open last) and comparator.';
COMMENT ON OPERATOR >= (indicator_target, indicator_target) IS 'Sorts after or is equal, by unit (its bytes), lower bound (open first), upper bound (open last) and comparator.';

CREATE OPERATOR CLASS indicator_target_ops
	DEFAULT FOR TYPE indicator_target USING btree AS
	OPERATOR 1 <,
	OPERATOR 2 <=,
	OPERATOR 3 =,
	OPERATOR 4 >=,
	OPERATOR 5 >,
	FUNCTION 1 indicator_target_cmp(indicator_target, indicator_target),
	FUNCTION 4 btequalimage(oid);
COMMENT ON OPERATOR CLASS indicator_target_ops USING btree IS
'Order for indexes, ORDER BY, DISTINCT and UNION: by unit (its bytes), lower bound (open first), upper bound (open last) and comparator.';
COMMENT ON OPERATOR FAMILY indicator_target_ops USING btree IS
'Order for indexes, ORDER BY, DISTINCT and UNION: by unit (its bytes), lower bound (open first), upper bound (open last) and comparator.';

CREATE OPERATOR CLASS indicator_target_ops
	DEFAULT FOR TYPE indicator_target USING hash AS
	OPERATOR 1 =,
	FUNCTION 1 indicator_target_hash(indicator_target),
	FUNCTION 2 indicator_target_hash_extended(indicator_target, int8);
COMMENT ON OPERATOR CLASS indicator_target_ops USING hash IS
'Hashing for indexes, joins, GROUP BY and partitions.';
COMMENT ON OPERATOR FAMILY indicator_target_ops USING hash IS
'Hashing for indexes, joins, GROUP BY and partitions.';


CREATE FUNCTION indicator_target_smaller(indicator_target, indicator_target) RETURNS indicator_target
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION indicator_target_larger(indicator_target, indicator_target) RETURNS indicator_target
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION indicator_target_smaller(indicator_target, indicator_target) IS 'The value that sorts first, by unit (its bytes), lower bound (open first), upper bound (open last) and comparator: state and combine function of min.';
COMMENT ON FUNCTION indicator_target_larger(indicator_target, indicator_target) IS 'The value that sorts last, by unit (its bytes), lower bound (open first), upper bound (open last) and comparator: state and combine function of max.';

CREATE AGGREGATE min(indicator_target) (
	SFUNC = indicator_target_smaller, STYPE = indicator_target, COMBINEFUNC = indicator_target_smaller,
	SORTOP = <, PARALLEL = SAFE
);
CREATE AGGREGATE max(indicator_target) (
	SFUNC = indicator_target_larger, STYPE = indicator_target, COMBINEFUNC = indicator_target_larger,
	SORTOP = >, PARALLEL = SAFE
);
COMMENT ON AGGREGATE min(indicator_target) IS 'The value that sorts first, by unit (its bytes), lower bound (open first), upper bound (open last) and comparator. NULLs are skipped; NULL without any value.';
COMMENT ON AGGREGATE max(indicator_target) IS 'The value that sorts last, by unit (its bytes), lower bound (open first), upper bound (open last) and comparator. NULLs are skipped; NULL without any value.';

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


CREATE FUNCTION target_summary_eq(target_summary, target_summary) RETURNS bool
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION target_summary_ne(target_summary, target_summary) RETURNS bool
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION target_summary_lt(target_summary, target_summary) RETURNS bool
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION target_summary_le(target_summary, target_summary) RETURNS bool
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION target_summary_gt(target_summary, target_summary) RETURNS bool
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION target_summary_ge(target_summary, target_summary) RETURNS bool
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION target_summary_cmp(target_summary, target_summary) RETURNS int4
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION target_summary_hash(target_summary) RETURNS int4
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION target_summary_hash_extended(target_summary, int8) RETURNS int8
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;

COMMENT ON FUNCTION target_summary_eq(target_summary, target_summary) IS 'Implements =: equal values of target_summary.';
COMMENT ON FUNCTION target_summary_ne(target_summary, target_summary) IS 'Implements <>: different values of target_summary.';
COMMENT ON FUNCTION target_summary_lt(target_summary, target_summary) IS 'Implements <: sorts before, by their bytes, which is no order of size.';
COMMENT ON FUNCTION target_summary_le(target_summary, target_summary) IS 'Implements <=: sorts before or is equal, by their bytes, which is no order of size.';
COMMENT ON FUNCTION target_summary_gt(target_summary, target_summary) IS 'Implements >: sorts after, by their bytes, which is no order of size.';
COMMENT ON FUNCTION target_summary_ge(target_summary, target_summary) IS 'Implements >=: sorts after or is equal, by their bytes, which is no order of size.';
COMMENT ON FUNCTION target_summary_cmp(target_summary, target_summary) IS 'Order for indexes: negative, 0 or positive, by their bytes, which is no order of size.';
COMMENT ON FUNCTION target_summary_hash(target_summary) IS 'Hash for indexes, joins and GROUP BY.';
COMMENT ON FUNCTION target_summary_hash_extended(target_summary, int8) IS 'Hash of 64 bits with a seed, for hash partitions.';

CREATE OPERATOR = (
	LEFTARG = target_summary, RIGHTARG = target_summary, FUNCTION = target_summary_eq,
	COMMUTATOR = =, NEGATOR = <>,
	RESTRICT = eqsel, JOIN = eqjoinsel, HASHES, MERGES
);
CREATE OPERATOR <> (
	LEFTARG = target_summary, RIGHTARG = target_summary, FUNCTION = target_summary_ne,
	COMMUTATOR = <>, NEGATOR = =,
	RESTRICT = neqsel, JOIN = neqjoinsel
);
CREATE OPERATOR < (
	LEFTARG = target_summary, RIGHTARG = target_summary, FUNCTION = target_summary_lt,
	COMMUTATOR = >, NEGATOR = >=,
	RESTRICT = scalarltsel, JOIN = scalarltjoinsel
);
CREATE OPERATOR <= (
	LEFTARG = target_summary, RIGHTARG = target_summary, FUNCTION = target_summary_le,
	COMMUTATOR = >=, NEGATOR = >,
	RESTRICT = scalarlesel, JOIN = scalarlejoinsel
);
CREATE OPERATOR > (
	LEFTARG = target_summary, RIGHTARG = target_summary, FUNCTION = target_summary_gt,
	COMMUTATOR = <, NEGATOR = <=,
	RESTRICT = scalargtsel, JOIN = scalargtjoinsel
);
CREATE OPERATOR >= (
	LEFTARG = target_summary, RIGHTARG = target_summary, FUNCTION = target_summary_ge,
	COMMUTATOR = <=, NEGATOR = <,
	RESTRICT = scalargesel, JOIN = scalargejoinsel
);

COMMENT ON OPERATOR = (target_summary, target_summary) IS 'The same value.';
COMMENT ON OPERATOR <> (target_summary, target_summary) IS 'Different values.';
COMMENT ON OPERATOR < (target_summary, target_summary) IS 'Sorts before, by their bytes, which is no order of size.';
COMMENT ON OPERATOR <= (target_summary, target_summary) IS 'Sorts before or is equal, by their bytes, which is no order of size.';
COMMENT ON OPERATOR > (target_summary, target_summary) IS 'Sorts after, by their bytes, which is no order of size.';
COMMENT ON OPERATOR >= (target_summary, target_summary) IS 'Sorts after or is equal, by their bytes, which is no order of size.';

CREATE OPERATOR CLASS target_summary_ops
	DEFAULT FOR TYPE target_summary USING btree AS
	OPERATOR 1 <,
	OPERATOR 2 <=,
	OPERATOR 3 =,
	OPERATOR 4 >=,
	OPERATOR 5 >,
	FUNCTION 1 target_summary_cmp(target_summary, target_summary),
	FUNCTION 4 btequalimage(oid);
COMMENT ON OPERATOR CLASS target_summary_ops USING btree IS
'Order for indexes, ORDER BY, DISTINCT and UNION: by their bytes, which is no order of size.';
COMMENT ON OPERATOR FAMILY target_summary_ops USING btree IS
'Order for indexes, ORDER BY, DISTINCT and UNION: by their bytes, which is no order of size.';

CREATE OPERATOR CLASS target_summary_ops
	DEFAULT FOR TYPE target_summary USING hash AS
	OPERATOR 1 =,
	FUNCTION 1 target_summary_hash(target_summary),
	FUNCTION 2 target_summary_hash_extended(target_summary, int8);
COMMENT ON OPERATOR CLASS target_summary_ops USING hash IS
'Hashing for indexes, joins, GROUP BY and partitions.';
COMMENT ON OPERATOR FAMILY target_summary_ops USING hash IS
'Hashing for indexes, joins, GROUP BY and partitions.';

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


CREATE CAST (target_summary AS jsonb) WITH FUNCTION jsonb(target_summary);
COMMENT ON CAST (target_summary AS jsonb) IS 'As jsonb(target_summary).';

CREATE FUNCTION target_summary_json(target_summary) RETURNS json
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN jsonb($1)::text::json;
COMMENT ON FUNCTION target_summary_json(target_summary) IS
'The object of jsonb(target_summary) as json, for to_jsonb(), row_to_json() and json_agg(), which look for a cast to json.';
CREATE CAST (target_summary AS json) WITH FUNCTION target_summary_json(target_summary);
COMMENT ON CAST (target_summary AS json) IS
'The object of jsonb(target_summary); to_jsonb(), row_to_json() and json_agg() use it.';


CREATE CAST (text AS target_summary) WITH INOUT AS ASSIGNMENT;
CREATE CAST (varchar AS target_summary) WITH INOUT AS ASSIGNMENT;
COMMENT ON CAST (text AS target_summary) IS
'Reads the text form where a text is stored into a column, as INSERT ... SELECT and drivers do.';
COMMENT ON CAST (varchar AS target_summary) IS
'Reads the text form where a varchar is stored into a column, as JDBC''s setString does.';
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


CREATE CAST (task_progress AS jsonb) WITH FUNCTION jsonb(task_progress);
COMMENT ON CAST (task_progress AS jsonb) IS 'As jsonb(task_progress).';

CREATE FUNCTION task_progress_json(task_progress) RETURNS json
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN jsonb($1)::text::json;
COMMENT ON FUNCTION task_progress_json(task_progress) IS
'The object of jsonb(task_progress) as json, for to_jsonb(), row_to_json() and json_agg(), which look for a cast to json.';
CREATE CAST (task_progress AS json) WITH FUNCTION task_progress_json(task_progress);
COMMENT ON CAST (task_progress AS json) IS
'The object of jsonb(task_progress); to_jsonb(), row_to_json() and json_agg() use it.';


CREATE CAST (text AS task_progress) WITH INOUT AS ASSIGNMENT;
CREATE CAST (varchar AS task_progress) WITH INOUT AS ASSIGNMENT;
COMMENT ON CAST (text AS task_progress) IS
'Reads the text form where a text is stored into a column, as INSERT ... SELECT and drivers do.';
COMMENT ON CAST (varchar AS task_progress) IS
'Reads the text form where a varchar is stored into a column, as JDBC''s setString does.';


CREATE FUNCTION task_progress_eq(task_progress, task_progress) RETURNS bool
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION task_progress_ne(task_progress, task_progress) RETURNS bool
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION task_progress_lt(task_progress, task_progress) RETURNS bool
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION task_progress_le(task_progress, task_progress) RETURNS bool
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION task_progress_gt(task_progress, task_progress) RETURNS bool
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION task_progress_ge(task_progress, task_progress) RETURNS bool
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION task_progress_cmp(task_progress, task_progress) RETURNS int4
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION task_progress_hash(task_progress) RETURNS int4
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION task_progress_hash_extended(task_progress, int8) RETURNS int8
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;

COMMENT ON FUNCTION task_progress_eq(task_progress, task_progress) IS 'Implements =: equal values of task_progress.';
COMMENT ON FUNCTION task_progress_ne(task_progress, task_progress) IS 'Implements <>: different values of task_progress.';
COMMENT ON FUNCTION task_progress_lt(task_progress, task_progress) IS 'Implements <: sorts before, by due date, then start date, total, work done, kind of schedule and milestones.';
COMMENT ON FUNCTION task_progress_le(task_progress, task_progress) IS 'Implements <=: sorts before or is equal, by due date, then start date, total, work done, kind of schedule and milestones.';
COMMENT ON FUNCTION task_progress_gt(task_progress, task_progress) IS 'Implements >: sorts after, by due date, then start date, total, work done, kind of schedule and milestones.';
COMMENT ON FUNCTION task_progress_ge(task_progress, task_progress) IS 'Implements >=: sorts after or is equal, by due date, then start date, total, work done, kind of schedule and milestones.';
COMMENT ON FUNCTION task_progress_cmp(task_progress, task_progress) IS 'Order for indexes: negative, 0 or positive, by due date, then start date, total, work done, kind of schedule and milestones.';
COMMENT ON FUNCTION task_progress_hash(task_progress) IS 'Hash for indexes, joins and GROUP BY.';
COMMENT ON FUNCTION task_progress_hash_extended(task_progress, int8) IS 'Hash of 64 bits with a seed, for hash partitions.';

CREATE OPERATOR = (
	LEFTARG = task_progress, RIGHTARG = task_progress, FUNCTION = task_progress_eq,
	COMMUTATOR = =, NEGATOR = <>,
	RESTRICT = eqsel, JOIN = eqjoinsel, HASHES, MERGES
);
CREATE OPERATOR <> (
	LEFTARG = task_progress, RIGHTARG = task_progress, FUNCTION = task_progress_ne,
	COMMUTATOR = <>, NEGATOR = =,
	RESTRICT = neqsel, JOIN = neqjoinsel
);
CREATE OPERATOR < (
	LEFTARG = task_progress, RIGHTARG = task_progress, FUNCTION = task_progress_lt,
	COMMUTATOR = >, NEGATOR = >=,
	RESTRICT = scalarltsel, JOIN = scalarltjoinsel
);
CREATE OPERATOR <= (
	LEFTARG = task_progress, RIGHTARG = task_progress, FUNCTION = task_progress_le,
	COMMUTATOR = >=, NEGATOR = >,
	RESTRICT = scalarlesel, JOIN = scalarlejoinsel
);
CREATE OPERATOR > (
	LEFTARG = task_progress, RIGHTARG = task_progress, FUNCTION = task_progress_gt,
	COMMUTATOR = <, NEGATOR = <=,
	RESTRICT = scalargtsel, JOIN = scalargtjoinsel
);
CREATE OPERATOR >= (
	LEFTARG = task_progress, RIGHTARG = task_progress, FUNCTION = task_progress_ge,
	COMMUTATOR = <=, NEGATOR = <,
	RESTRICT = scalargesel, JOIN = scalargejoinsel
);

COMMENT ON OPERATOR = (task_progress, task_progress) IS 'The same value.';
COMMENT ON OPERATOR <> (task_progress, task_progress) IS 'Different values.';
COMMENT ON OPERATOR < (task_progress, task_progress) IS 'Sorts before, by due date, then start date, total, work done, kind of schedule and milestones.';
COMMENT ON OPERATOR <= (task_progress, task_progress) IS 'Sorts before or is equal, by due date, then start date, total, work done, kind of schedule and milestones.';
COMMENT ON OPERATOR > (task_progress, task_progress) IS 'Sorts after, by due date, then start date, total, work done, kind of schedule and milestones.';
COMMENT ON OPERATOR >= (task_progress, task_progress) IS 'Sorts after or is equal, by due date, then start date, total, work done, kind of schedule and milestones.';

CREATE OPERATOR CLASS task_progress_ops
	DEFAULT FOR TYPE task_progress USING btree AS
	OPERATOR 1 <,
	OPERATOR 2 <=,
	OPERATOR 3 =,
	OPERATOR 4 >=,
	OPERATOR 5 >,
	FUNCTION 1 task_progress_cmp(task_progress, task_progress),
	FUNCTION 4 btequalimage(oid);
COMMENT ON OPERATOR CLASS task_progress_ops USING btree IS
'Order for indexes, ORDER BY, DISTINCT and UNION: by due date, then start date, total, work done, kind of schedule and milestones.';
COMMENT ON OPERATOR FAMILY task_progress_ops USING btree IS
'Order for indexes, ORDER BY, DISTINCT and UNION: by due date, then start date, total, work done, kind of schedule and milestones.';

CREATE OPERATOR CLASS task_progress_ops
	DEFAULT FOR TYPE task_progress USING hash AS
	OPERATOR 1 =,
	FUNCTION 1 task_progress_hash(task_progress),
	FUNCTION 2 task_progress_hash_extended(task_progress, int8);
COMMENT ON OPERATOR CLASS task_progress_ops USING hash IS
'Hashing for indexes, joins, GROUP BY and partitions.';
COMMENT ON OPERATOR FAMILY task_progress_ops USING hash IS
'Hashing for indexes, joins, GROUP BY and partitions.';


CREATE FUNCTION task_progress_smaller(task_progress, task_progress) RETURNS task_progress
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION task_progress_larger(task_progress, task_progress) RETURNS task_progress
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION task_progress_smaller(task_progress, task_progress) IS 'The value that sorts first, by due date, then start date, total, work done, kind of schedule and milestones: state and combine function of min.';
COMMENT ON FUNCTION task_progress_larger(task_progress, task_progress) IS 'The value that sorts last, by due date, then start date, total, work done, kind of schedule and milestones: state and combine function of max.';

CREATE AGGREGATE min(task_progress) (
	SFUNC = task_progress_smaller, STYPE = task_progress, COMBINEFUNC = task_progress_smaller,
	SORTOP = <, PARALLEL = SAFE
);
CREATE AGGREGATE max(task_progress) (
	SFUNC = task_progress_larger, STYPE = task_progress, COMBINEFUNC = task_progress_larger,
	SORTOP = >, PARALLEL = SAFE
);
COMMENT ON AGGREGATE min(task_progress) IS 'The value that sorts first, by due date, then start date, total, work done, kind of schedule and milestones. NULLs are skipped; NULL without any value.';
COMMENT ON AGGREGATE max(task_progress) IS 'The value that sorts last, by due date, then start date, total, work done, kind of schedule and milestones. NULLs are skipped; NULL without any value.';

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


CREATE FUNCTION progress_summary_eq(progress_summary, progress_summary) RETURNS bool
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION progress_summary_ne(progress_summary, progress_summary) RETURNS bool
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION progress_summary_lt(progress_summary, progress_summary) RETURNS bool
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION progress_summary_le(progress_summary, progress_summary) RETURNS bool
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION progress_summary_gt(progress_summary, progress_summary) RETURNS bool
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION progress_summary_ge(progress_summary, progress_summary) RETURNS bool
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION progress_summary_cmp(progress_summary, progress_summary) RETURNS int4
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION progress_summary_hash(progress_summary) RETURNS int4
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION progress_summary_hash_extended(progress_summary, int8) RETURNS int8
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;

COMMENT ON FUNCTION progress_summary_eq(progress_summary, progress_summary) IS 'Implements =: equal values of progress_summary.';
COMMENT ON FUNCTION progress_summary_ne(progress_summary, progress_summary) IS 'Implements <>: different values of progress_summary.';
COMMENT ON FUNCTION progress_summary_lt(progress_summary, progress_summary) IS 'Implements <: sorts before, by their bytes, which is no order of size.';
COMMENT ON FUNCTION progress_summary_le(progress_summary, progress_summary) IS 'Implements <=: sorts before or is equal, by their bytes, which is no order of size.';
COMMENT ON FUNCTION progress_summary_gt(progress_summary, progress_summary) IS 'Implements >: sorts after, by their bytes, which is no order of size.';
COMMENT ON FUNCTION progress_summary_ge(progress_summary, progress_summary) IS 'Implements >=: sorts after or is equal, by their bytes, which is no order of size.';
COMMENT ON FUNCTION progress_summary_cmp(progress_summary, progress_summary) IS 'Order for indexes: negative, 0 or positive, by their bytes, which is no order of size.';
COMMENT ON FUNCTION progress_summary_hash(progress_summary) IS 'Hash for indexes, joins and GROUP BY.';
COMMENT ON FUNCTION progress_summary_hash_extended(progress_summary, int8) IS 'Hash of 64 bits with a seed, for hash partitions.';

CREATE OPERATOR = (
	LEFTARG = progress_summary, RIGHTARG = progress_summary, FUNCTION = progress_summary_eq,
	COMMUTATOR = =, NEGATOR = <>,
	RESTRICT = eqsel, JOIN = eqjoinsel, HASHES, MERGES
);
CREATE OPERATOR <> (
	LEFTARG = progress_summary, RIGHTARG = progress_summary, FUNCTION = progress_summary_ne,
	COMMUTATOR = <>, NEGATOR = =,
	RESTRICT = neqsel, JOIN = neqjoinsel
);
CREATE OPERATOR < (
	LEFTARG = progress_summary, RIGHTARG = progress_summary, FUNCTION = progress_summary_lt,
	COMMUTATOR = >, NEGATOR = >=,
	RESTRICT = scalarltsel, JOIN = scalarltjoinsel
);
CREATE OPERATOR <= (
	LEFTARG = progress_summary, RIGHTARG = progress_summary, FUNCTION = progress_summary_le,
	COMMUTATOR = >=, NEGATOR = >,
	RESTRICT = scalarlesel, JOIN = scalarlejoinsel
);
CREATE OPERATOR > (
	LEFTARG = progress_summary, RIGHTARG = progress_summary, FUNCTION = progress_summary_gt,
	COMMUTATOR = <, NEGATOR = <=,
	RESTRICT = scalargtsel, JOIN = scalargtjoinsel
);
CREATE OPERATOR >= (
	LEFTARG = progress_summary, RIGHTARG = progress_summary, FUNCTION = progress_summary_ge,
	COMMUTATOR = <=, NEGATOR = <,
	RESTRICT = scalargesel, JOIN = scalargejoinsel
);

COMMENT ON OPERATOR = (progress_summary, progress_summary) IS 'The same value.';
COMMENT ON OPERATOR <> (progress_summary, progress_summary) IS 'Different values.';
COMMENT ON OPERATOR < (progress_summary, progress_summary) IS 'Sorts before, by their bytes, which is no order of size.';
COMMENT ON OPERATOR <= (progress_summary, progress_summary) IS 'Sorts before or is equal, by their bytes, which is no order of size.';
COMMENT ON OPERATOR > (progress_summary, progress_summary) IS 'Sorts after, by their bytes, which is no order of size.';
COMMENT ON OPERATOR >= (progress_summary, progress_summary) IS 'Sorts after or is equal, by their bytes, which is no order of size.';

CREATE OPERATOR CLASS progress_summary_ops
	DEFAULT FOR TYPE progress_summary USING btree AS
	OPERATOR 1 <,
	OPERATOR 2 <=,
	OPERATOR 3 =,
	OPERATOR 4 >=,
	OPERATOR 5 >,
	FUNCTION 1 progress_summary_cmp(progress_summary, progress_summary),
	FUNCTION 4 btequalimage(oid);
COMMENT ON OPERATOR CLASS progress_summary_ops USING btree IS
'Order for indexes, ORDER BY, DISTINCT and UNION: by their bytes, which is no order of size.';
COMMENT ON OPERATOR FAMILY progress_summary_ops USING btree IS
'Order for indexes, ORDER BY, DISTINCT and UNION: by their bytes, which is no order of size.';

CREATE OPERATOR CLASS progress_summary_ops
	DEFAULT FOR TYPE progress_summary USING hash AS
	OPERATOR 1 =,
	FUNCTION 1 progress_summary_hash(progress_summary),
	FUNCTION 2 progress_summary_hash_extended(progress_summary, int8);
COMMENT ON OPERATOR CLASS progress_summary_ops USING hash IS
'Hashing for indexes, joins, GROUP BY and partitions.';
COMMENT ON OPERATOR FAMILY progress_summary_ops USING hash IS
'Hashing for indexes, joins, GROUP BY and partitions.';

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


CREATE CAST (progress_summary AS jsonb) WITH FUNCTION jsonb(progress_summary);
COMMENT ON CAST (progress_summary AS jsonb) IS 'As jsonb(progress_summary).';

CREATE FUNCTION progress_summary_json(progress_summary) RETURNS json
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN jsonb($1)::text::json;
COMMENT ON FUNCTION progress_summary_json(progress_summary) IS
'The object of jsonb(progress_summary) as json, for to_jsonb(), row_to_json() and json_agg(), which look for a cast to json.';
CREATE CAST (progress_summary AS json) WITH FUNCTION progress_summary_json(progress_summary);
COMMENT ON CAST (progress_summary AS json) IS
'The object of jsonb(progress_summary); to_jsonb(), row_to_json() and json_agg() use it.';


CREATE CAST (text AS progress_summary) WITH INOUT AS ASSIGNMENT;
CREATE CAST (varchar AS progress_summary) WITH INOUT AS ASSIGNMENT;
COMMENT ON CAST (text AS progress_summary) IS
'Reads the text form where a text is stored into a column, as INSERT ... SELECT and drivers do.';
COMMENT ON CAST (varchar AS progress_summary) IS
'Reads the text form where a varchar is stored into a column, as JDBC''s setString does.';
/*
 * The type grade_scale: bands of values with their grades.
 */

CREATE TYPE grade_scale;

CREATE FUNCTION grade_scale_in(cstring) RETURNS grade_scale
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION grade_scale_out(grade_scale) RETURNS cstring
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION grade_scale_recv(internal) RETURNS grade_scale
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION grade_scale_send(grade_scale) RETURNS bytea
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION grade_scale_in(cstring) IS
'Reads the text form of a grade_scale; see the type. Malformed text, thresholds out of order and a repeated label are error 22P02, a threshold that is not finite 22003, more than 64 bands or a label over 127 bytes 54000.';
COMMENT ON FUNCTION grade_scale_out(grade_scale) IS
'Writes the canonical text of a grade_scale. It reads back to the same value, whatever the settings.';
COMMENT ON FUNCTION grade_scale_recv(internal) IS
'Reads the binary form: the version (1) as a byte, the number of bands in four bytes, then of each one byte (1 >=, 2 <=, 3 open), the threshold as float8 and the label as text led by its length in four bytes. What no scale can be is error 22P03, a threshold that is not finite 22003, a label over 127 bytes 54000.';
COMMENT ON FUNCTION grade_scale_send(grade_scale) IS
'Writes the binary form that grade_scale_recv reads.';

CREATE TYPE grade_scale (
	INPUT = grade_scale_in,
	OUTPUT = grade_scale_out,
	RECEIVE = grade_scale_recv,
	SEND = grade_scale_send,
	INTERNALLENGTH = VARIABLE,
	ALIGNMENT = double,
	STORAGE = extended
);

COMMENT ON TYPE grade_scale IS
'Ordered bands of values: "A >= 540, B >= 480, C >= 420, D >= 360, E", or where less is better "优 <= 35, 良 <= 75, 差". A value has the grade of the first band that holds it. The thresholds belong to their bands and are strictly ordered; the last band may be open. At most 64 bands, labels of at most 127 bytes. A label that holds white space or any of , : ; " < > = is written in double quotes, a quote in it twice. Also levels of warning: "red >= 90, orange >= 75, yellow >= 60, blue >= 50, normal".';


CREATE FUNCTION grade_scale_eq(grade_scale, grade_scale) RETURNS bool
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION grade_scale_ne(grade_scale, grade_scale) RETURNS bool
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION grade_scale_lt(grade_scale, grade_scale) RETURNS bool
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION grade_scale_le(grade_scale, grade_scale) RETURNS bool
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION grade_scale_gt(grade_scale, grade_scale) RETURNS bool
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION grade_scale_ge(grade_scale, grade_scale) RETURNS bool
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION grade_scale_cmp(grade_scale, grade_scale) RETURNS int4
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION grade_scale_hash(grade_scale) RETURNS int4
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION grade_scale_hash_extended(grade_scale, int8) RETURNS int8
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;

COMMENT ON FUNCTION grade_scale_eq(grade_scale, grade_scale) IS 'Implements =: equal values of grade_scale.';
COMMENT ON FUNCTION grade_scale_ne(grade_scale, grade_scale) IS 'Implements <>: different values of grade_scale.';
COMMENT ON FUNCTION grade_scale_lt(grade_scale, grade_scale) IS 'Implements <: sorts before, by label (its bytes), threshold and comparator, band by band.';
COMMENT ON FUNCTION grade_scale_le(grade_scale, grade_scale) IS 'Implements <=: sorts before or is equal, by label (its bytes), threshold and comparator, band by band.';
COMMENT ON FUNCTION grade_scale_gt(grade_scale, grade_scale) IS 'Implements >: sorts after, by label (its bytes), threshold and comparator, band by band.';
COMMENT ON FUNCTION grade_scale_ge(grade_scale, grade_scale) IS 'Implements >=: sorts after or is equal, by label (its bytes), threshold and comparator, band by band.';
COMMENT ON FUNCTION grade_scale_cmp(grade_scale, grade_scale) IS 'Order for indexes: negative, 0 or positive, by label (its bytes), threshold and comparator, band by band.';
COMMENT ON FUNCTION grade_scale_hash(grade_scale) IS 'Hash for indexes, joins and GROUP BY.';
COMMENT ON FUNCTION grade_scale_hash_extended(grade_scale, int8) IS 'Hash of 64 bits with a seed, for hash partitions.';

CREATE OPERATOR = (
	LEFTARG = grade_scale, RIGHTARG = grade_scale, FUNCTION = grade_scale_eq,
	COMMUTATOR = =, NEGATOR = <>,
	RESTRICT = eqsel, JOIN = eqjoinsel, HASHES, MERGES
);
CREATE OPERATOR <> (
	LEFTARG = grade_scale, RIGHTARG = grade_scale, FUNCTION = grade_scale_ne,
	COMMUTATOR = <>, NEGATOR = =,
	RESTRICT = neqsel, JOIN = neqjoinsel
);
CREATE OPERATOR < (
	LEFTARG = grade_scale, RIGHTARG = grade_scale, FUNCTION = grade_scale_lt,
	COMMUTATOR = >, NEGATOR = >=,
	RESTRICT = scalarltsel, JOIN = scalarltjoinsel
);
CREATE OPERATOR <= (
	LEFTARG = grade_scale, RIGHTARG = grade_scale, FUNCTION = grade_scale_le,
	COMMUTATOR = >=, NEGATOR = >,
	RESTRICT = scalarlesel, JOIN = scalarlejoinsel
);
CREATE OPERATOR > (
	LEFTARG = grade_scale, RIGHTARG = grade_scale, FUNCTION = grade_scale_gt,
	COMMUTATOR = <, NEGATOR = <=,
	RESTRICT = scalargtsel, JOIN = scalargtjoinsel
);
CREATE OPERATOR >= (
	LEFTARG = grade_scale, RIGHTARG = grade_scale, FUNCTION = grade_scale_ge,
	COMMUTATOR = <=, NEGATOR = <,
	RESTRICT = scalargesel, JOIN = scalargejoinsel
);

COMMENT ON OPERATOR = (grade_scale, grade_scale) IS 'The same value.';
COMMENT ON OPERATOR <> (grade_scale, grade_scale) IS 'Different values.';
COMMENT ON OPERATOR < (grade_scale, grade_scale) IS 'Sorts before, by label (its bytes), threshold and comparator, band by band.';
COMMENT ON OPERATOR <= (grade_scale, grade_scale) IS 'Sorts before or is equal, by label (its bytes), threshold and comparator, band by band.';
COMMENT ON OPERATOR > (grade_scale, grade_scale) IS 'Sorts after, by label (its bytes), threshold and comparator, band by band.';
COMMENT ON OPERATOR >= (grade_scale, grade_scale) IS 'Sorts after or is equal, by label (its bytes), threshold and comparator, band by band.';

CREATE OPERATOR CLASS grade_scale_ops
	DEFAULT FOR TYPE grade_scale USING btree AS
	OPERATOR 1 <,
	OPERATOR 2 <=,
	OPERATOR 3 =,
	OPERATOR 4 >=,
	OPERATOR 5 >,
	FUNCTION 1 grade_scale_cmp(grade_scale, grade_scale),
	FUNCTION 4 btequalimage(oid);
COMMENT ON OPERATOR CLASS grade_scale_ops USING btree IS
'Order for indexes, ORDER BY, DISTINCT and UNION: by label (its bytes), threshold and comparator, band by band.';
COMMENT ON OPERATOR FAMILY grade_scale_ops USING btree IS
'Order for indexes, ORDER BY, DISTINCT and UNION: by label (its bytes), threshold and comparator, band by band.';

CREATE OPERATOR CLASS grade_scale_ops
	DEFAULT FOR TYPE grade_scale USING hash AS
	OPERATOR 1 =,
	FUNCTION 1 grade_scale_hash(grade_scale),
	FUNCTION 2 grade_scale_hash_extended(grade_scale, int8);
COMMENT ON OPERATOR CLASS grade_scale_ops USING hash IS
'Hashing for indexes, joins, GROUP BY and partitions.';
COMMENT ON OPERATOR FAMILY grade_scale_ops USING hash IS
'Hashing for indexes, joins, GROUP BY and partitions.';

/* Parts */

CREATE FUNCTION bands(scale grade_scale)
	RETURNS TABLE (rank int4, grade text, at_least float8, at_most float8)
	AS 'MODULE_PATHNAME', 'grade_scale_bands'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE ROWS 5;
COMMENT ON FUNCTION bands(grade_scale) IS
'One row a band, in their order: its rank (1 for the first), its grade, and its threshold: at_least where more is better, at_most where less is, and neither of an open last band.';

CREATE FUNCTION jsonb(scale grade_scale) RETURNS jsonb
	AS 'MODULE_PATHNAME', 'grade_scale_jsonb'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION jsonb(grade_scale) IS
'The scale as one object: its text, and bands as an array of objects with rank, grade, at_least, at_most, as bands() gives them.';


CREATE CAST (grade_scale AS jsonb) WITH FUNCTION jsonb(grade_scale);
COMMENT ON CAST (grade_scale AS jsonb) IS 'As jsonb(grade_scale).';

CREATE FUNCTION grade_scale_json(grade_scale) RETURNS json
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN jsonb($1)::text::json;
COMMENT ON FUNCTION grade_scale_json(grade_scale) IS
'The object of jsonb(grade_scale) as json, for to_jsonb(), row_to_json() and json_agg(), which look for a cast to json.';
CREATE CAST (grade_scale AS json) WITH FUNCTION grade_scale_json(grade_scale);
COMMENT ON CAST (grade_scale AS json) IS
'The object of jsonb(grade_scale); to_jsonb(), row_to_json() and json_agg() use it.';

CREATE CAST (text AS grade_scale) WITH INOUT AS ASSIGNMENT;
CREATE CAST (varchar AS grade_scale) WITH INOUT AS ASSIGNMENT;
COMMENT ON CAST (text AS grade_scale) IS
'Reads the text form where a text is stored into a column, as INSERT ... SELECT and drivers do.';
COMMENT ON CAST (varchar AS grade_scale) IS
'Reads the text form where a varchar is stored into a column, as JDBC''s setString does.';

/* Grading a value */

CREATE FUNCTION grade(value float8, scale grade_scale) RETURNS text
	AS 'MODULE_PATHNAME', 'grade_scale_grade'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION grade(float8, grade_scale) IS
'The label of the first band that holds the value; NULL beyond a closed last band. A value that is NaN or infinite is error 22003.';

CREATE FUNCTION grade_rank(value float8, scale grade_scale) RETURNS int4
	AS 'MODULE_PATHNAME', 'grade_scale_grade_rank'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION grade_rank(float8, grade_scale) IS
'The place of the band that holds the value, 1 for the first; NULL beyond a closed last band. A value that is NaN or infinite is error 22003.';

CREATE FUNCTION points_to_next(value float8, scale grade_scale) RETURNS float8
	AS 'MODULE_PATHNAME', 'grade_scale_points_to_next'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION points_to_next(float8, grade_scale) IS
'How far the value is from the band before its own, in the unit of the value: threshold - value, or value - threshold where less is better. 0 in the first band; beyond a closed last band, the way to that. NaN, infinity and overflow are error 22003.';
/*
 * The type scorecard: the dimensions of a rating, and the aggregate that makes
 * one from rows.
 */

CREATE TYPE scorecard;

CREATE FUNCTION scorecard_in(cstring) RETURNS scorecard
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION scorecard_out(scorecard) RETURNS cstring
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION scorecard_recv(internal) RETURNS scorecard
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION scorecard_send(scorecard) RETURNS bytea
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION scorecard_in(cstring) IS
'Reads the text form of a scorecard; see the type. Malformed text, a repeated dimension and an empty card are error 22P02, full points that are not finite or not above 0 22003, more than 64 dimensions or a name over 127 bytes 54000.';
COMMENT ON FUNCTION scorecard_out(scorecard) IS
'Writes the canonical text of a scorecard. It reads back to the same value, whatever the settings.';
COMMENT ON FUNCTION scorecard_recv(internal) IS
'Reads the binary form: the version (1) as a byte, the number of dimensions in four bytes, then of each one byte (1 deduct, 2 earn, 3 bonus), the full points as float8 and the name as text led by its length in four bytes. What no card can be is error 22P03, full points that are not finite or not above 0 22003, a name over 127 bytes 54000.';
COMMENT ON FUNCTION scorecard_send(scorecard) IS
'Writes the binary form that scorecard_recv reads.';

CREATE TYPE scorecard (
	INPUT = scorecard_in,
	OUTPUT = scorecard_out,
	RECEIVE = scorecard_recv,
	SEND = scorecard_send,
	INTERNALLENGTH = VARIABLE,
	ALIGNMENT = double,
	STORAGE = extended
);

COMMENT ON TYPE scorecard IS
'The dimensions of a rating, each with its full points: "市容环境 120, 公共安全 120, 自治共治 120 earn, 创新 20 bonus". A dimension is deduct (not written: it starts full, loses points, never falls below 0), earn (it starts at 0 and never rises above full) or bonus (as earn, but outside the full mark). At most 64 dimensions, names of at most 127 bytes. A label that holds white space or any of , : ; " < > = is written in double quotes, a quote in it twice.';


CREATE FUNCTION scorecard_eq(scorecard, scorecard) RETURNS bool
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION scorecard_ne(scorecard, scorecard) RETURNS bool
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION scorecard_lt(scorecard, scorecard) RETURNS bool
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION scorecard_le(scorecard, scorecard) RETURNS bool
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION scorecard_gt(scorecard, scorecard) RETURNS bool
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION scorecard_ge(scorecard, scorecard) RETURNS bool
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION scorecard_cmp(scorecard, scorecard) RETURNS int4
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION scorecard_hash(scorecard) RETURNS int4
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION scorecard_hash_extended(scorecard, int8) RETURNS int8
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;

COMMENT ON FUNCTION scorecard_eq(scorecard, scorecard) IS 'Implements =: equal values of scorecard.';
COMMENT ON FUNCTION scorecard_ne(scorecard, scorecard) IS 'Implements <>: different values of scorecard.';
COMMENT ON FUNCTION scorecard_lt(scorecard, scorecard) IS 'Implements <: sorts before, by name (its bytes), full points and kind, dimension by dimension.';
COMMENT ON FUNCTION scorecard_le(scorecard, scorecard) IS 'Implements <=: sorts before or is equal, by name (its bytes), full points and kind, dimension by dimension.';
COMMENT ON FUNCTION scorecard_gt(scorecard, scorecard) IS 'Implements >: sorts after, by name (its bytes), full points and kind, dimension by dimension.';
COMMENT ON FUNCTION scorecard_ge(scorecard, scorecard) IS 'Implements >=: sorts after or is equal, by name (its bytes), full points and kind, dimension by dimension.';
COMMENT ON FUNCTION scorecard_cmp(scorecard, scorecard) IS 'Order for indexes: negative, 0 or positive, by name (its bytes), full points and kind, dimension by dimension.';
COMMENT ON FUNCTION scorecard_hash(scorecard) IS 'Hash for indexes, joins and GROUP BY.';
COMMENT ON FUNCTION scorecard_hash_extended(scorecard, int8) IS 'Hash of 64 bits with a seed, for hash partitions.';

CREATE OPERATOR = (
	LEFTARG = scorecard, RIGHTARG = scorecard, FUNCTION = scorecard_eq,
	COMMUTATOR = =, NEGATOR = <>,
	RESTRICT = eqsel, JOIN = eqjoinsel, HASHES, MERGES
);
CREATE OPERATOR <> (
	LEFTARG = scorecard, RIGHTARG = scorecard, FUNCTION = scorecard_ne,
	COMMUTATOR = <>, NEGATOR = =,
	RESTRICT = neqsel, JOIN = neqjoinsel
);
CREATE OPERATOR < (
	LEFTARG = scorecard, RIGHTARG = scorecard, FUNCTION = scorecard_lt,
	COMMUTATOR = >, NEGATOR = >=,
	RESTRICT = scalarltsel, JOIN = scalarltjoinsel
);
CREATE OPERATOR <= (
	LEFTARG = scorecard, RIGHTARG = scorecard, FUNCTION = scorecard_le,
	COMMUTATOR = >=, NEGATOR = >,
	RESTRICT = scalarlesel, JOIN = scalarlejoinsel
);
CREATE OPERATOR > (
	LEFTARG = scorecard, RIGHTARG = scorecard, FUNCTION = scorecard_gt,
	COMMUTATOR = <, NEGATOR = <=,
	RESTRICT = scalargtsel, JOIN = scalargtjoinsel
);
CREATE OPERATOR >= (
	LEFTARG = scorecard, RIGHTARG = scorecard, FUNCTION = scorecard_ge,
	COMMUTATOR = <=, NEGATOR = <,
	RESTRICT = scalargesel, JOIN = scalargejoinsel
);

COMMENT ON OPERATOR = (scorecard, scorecard) IS 'The same value.';
COMMENT ON OPERATOR <> (scorecard, scorecard) IS 'Different values.';
COMMENT ON OPERATOR < (scorecard, scorecard) IS 'Sorts before, by name (its bytes), full points and kind, dimension by dimension.';
COMMENT ON OPERATOR <= (scorecard, scorecard) IS 'Sorts before or is equal, by name (its bytes), full points and kind, dimension by dimension.';
COMMENT ON OPERATOR > (scorecard, scorecard) IS 'Sorts after, by name (its bytes), full points and kind, dimension by dimension.';
COMMENT ON OPERATOR >= (scorecard, scorecard) IS 'Sorts after or is equal, by name (its bytes), full points and kind, dimension by dimension.';

CREATE OPERATOR CLASS scorecard_ops
	DEFAULT FOR TYPE scorecard USING btree AS
	OPERATOR 1 <,
	OPERATOR 2 <=,
	OPERATOR 3 =,
	OPERATOR 4 >=,
	OPERATOR 5 >,
	FUNCTION 1 scorecard_cmp(scorecard, scorecard),
	FUNCTION 4 btequalimage(oid);
COMMENT ON OPERATOR CLASS scorecard_ops USING btree IS
'Order for indexes, ORDER BY, DISTINCT and UNION: by name (its bytes), full points and kind, dimension by dimension.';
COMMENT ON OPERATOR FAMILY scorecard_ops USING btree IS
'Order for indexes, ORDER BY, DISTINCT and UNION: by name (its bytes), full points and kind, dimension by dimension.';

CREATE OPERATOR CLASS scorecard_ops
	DEFAULT FOR TYPE scorecard USING hash AS
	OPERATOR 1 =,
	FUNCTION 1 scorecard_hash(scorecard),
	FUNCTION 2 scorecard_hash_extended(scorecard, int8);
COMMENT ON OPERATOR CLASS scorecard_ops USING hash IS
'Hashing for indexes, joins, GROUP BY and partitions.';
COMMENT ON OPERATOR FAMILY scorecard_ops USING hash IS
'Hashing for indexes, joins, GROUP BY and partitions.';

/* Reading a card */

CREATE FUNCTION full_points(card scorecard) RETURNS float8
	AS 'MODULE_PATHNAME', 'scorecard_full_points'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION full_points(scorecard) IS
'The full mark: the sum of the full points of all dimensions but the bonuses.';

CREATE FUNCTION dimensions(card scorecard)
	RETURNS TABLE ("position" int4, dimension text, full_points float8, kind text)
	AS 'MODULE_PATHNAME', 'scorecard_dimensions'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE ROWS 6;
COMMENT ON FUNCTION dimensions(scorecard) IS
'One row a dimension, in the order of the card: its position (1 for the first), name, full points and kind (deduct, earn or bonus), as scorecard_agg takes them.';

CREATE FUNCTION jsonb(card scorecard) RETURNS jsonb
	AS 'MODULE_PATHNAME', 'scorecard_jsonb'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION jsonb(scorecard) IS
'The card as one object: its text, full_points, and dimensions as an array of objects with position, dimension, full_points, kind, as dimensions() gives them.';


CREATE CAST (scorecard AS jsonb) WITH FUNCTION jsonb(scorecard);
COMMENT ON CAST (scorecard AS jsonb) IS 'As jsonb(scorecard).';

CREATE FUNCTION scorecard_json(scorecard) RETURNS json
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN jsonb($1)::text::json;
COMMENT ON FUNCTION scorecard_json(scorecard) IS
'The object of jsonb(scorecard) as json, for to_jsonb(), row_to_json() and json_agg(), which look for a cast to json.';
CREATE CAST (scorecard AS json) WITH FUNCTION scorecard_json(scorecard);
COMMENT ON CAST (scorecard AS json) IS
'The object of jsonb(scorecard); to_jsonb(), row_to_json() and json_agg() use it.';

CREATE CAST (text AS scorecard) WITH INOUT AS ASSIGNMENT;
CREATE CAST (varchar AS scorecard) WITH INOUT AS ASSIGNMENT;
COMMENT ON CAST (text AS scorecard) IS
'Reads the text form where a text is stored into a column, as INSERT ... SELECT and drivers do.';
COMMENT ON CAST (varchar AS scorecard) IS
'Reads the text form where a varchar is stored into a column, as JDBC''s setString does.';

/* Aggregation */

CREATE TYPE scorecard_draft;

CREATE FUNCTION scorecard_draft_in(cstring) RETURNS scorecard_draft
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION scorecard_draft_out(scorecard_draft) RETURNS cstring
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION scorecard_draft_recv(internal) RETURNS scorecard_draft
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION scorecard_draft_send(scorecard_draft) RETURNS bytea
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION scorecard_draft_in(cstring) IS
'Reads the text form of a scorecard_draft; see the type. Errors as of scorecard_in.';
COMMENT ON FUNCTION scorecard_draft_out(scorecard_draft) IS
'Writes the canonical text of a scorecard_draft. It reads back to the same value, whatever the settings.';
COMMENT ON FUNCTION scorecard_draft_recv(internal) IS
'Reads the binary form: that of a scorecard with the position as four bytes before each name. Errors as of scorecard_recv.';
COMMENT ON FUNCTION scorecard_draft_send(scorecard_draft) IS
'Writes the binary form that scorecard_draft_recv reads.';

CREATE TYPE scorecard_draft (
	INPUT = scorecard_draft_in,
	OUTPUT = scorecard_draft_out,
	RECEIVE = scorecard_draft_recv,
	SEND = scorecard_draft_send,
	INTERNALLENGTH = VARIABLE,
	ALIGNMENT = double,
	STORAGE = extended
);

COMMENT ON TYPE scorecard_draft IS
'State of scorecard_agg: a scorecard whose dimensions still have their positions: "1: 市容环境 120, 2: 创新 20 bonus". Positions strictly rise.';


CREATE FUNCTION scorecard_draft_eq(scorecard_draft, scorecard_draft) RETURNS bool
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION scorecard_draft_ne(scorecard_draft, scorecard_draft) RETURNS bool
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION scorecard_draft_lt(scorecard_draft, scorecard_draft) RETURNS bool
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION scorecard_draft_le(scorecard_draft, scorecard_draft) RETURNS bool
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION scorecard_draft_gt(scorecard_draft, scorecard_draft) RETURNS bool
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION scorecard_draft_ge(scorecard_draft, scorecard_draft) RETURNS bool
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION scorecard_draft_cmp(scorecard_draft, scorecard_draft) RETURNS int4
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION scorecard_draft_hash(scorecard_draft) RETURNS int4
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION scorecard_draft_hash_extended(scorecard_draft, int8) RETURNS int8
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;

COMMENT ON FUNCTION scorecard_draft_eq(scorecard_draft, scorecard_draft) IS 'Implements =: equal values of scorecard_draft.';
COMMENT ON FUNCTION scorecard_draft_ne(scorecard_draft, scorecard_draft) IS 'Implements <>: different values of scorecard_draft.';
COMMENT ON FUNCTION scorecard_draft_lt(scorecard_draft, scorecard_draft) IS 'Implements <: sorts before, by name (its bytes), full points, kind and position, dimension by dimension.';
COMMENT ON FUNCTION scorecard_draft_le(scorecard_draft, scorecard_draft) IS 'Implements <=: sorts before or is equal, by name (its bytes), full points, kind and position, dimension by dimension.';
COMMENT ON FUNCTION scorecard_draft_gt(scorecard_draft, scorecard_draft) IS 'Implements >: sorts after, by name (its bytes), full points, kind and position, dimension by dimension.';
COMMENT ON FUNCTION scorecard_draft_ge(scorecard_draft, scorecard_draft) IS 'Implements >=: sorts after or is equal, by name (its bytes), full points, kind and position, dimension by dimension.';
COMMENT ON FUNCTION scorecard_draft_cmp(scorecard_draft, scorecard_draft) IS 'Order for indexes: negative, 0 or positive, by name (its bytes), full points, kind and position, dimension by dimension.';
COMMENT ON FUNCTION scorecard_draft_hash(scorecard_draft) IS 'Hash for indexes, joins and GROUP BY.';
COMMENT ON FUNCTION scorecard_draft_hash_extended(scorecard_draft, int8) IS 'Hash of 64 bits with a seed, for hash partitions.';

CREATE OPERATOR = (
	LEFTARG = scorecard_draft, RIGHTARG = scorecard_draft, FUNCTION = scorecard_draft_eq,
	COMMUTATOR = =, NEGATOR = <>,
	RESTRICT = eqsel, JOIN = eqjoinsel, HASHES, MERGES
);
CREATE OPERATOR <> (
	LEFTARG = scorecard_draft, RIGHTARG = scorecard_draft, FUNCTION = scorecard_draft_ne,
	COMMUTATOR = <>, NEGATOR = =,
	RESTRICT = neqsel, JOIN = neqjoinsel
);
CREATE OPERATOR < (
	LEFTARG = scorecard_draft, RIGHTARG = scorecard_draft, FUNCTION = scorecard_draft_lt,
	COMMUTATOR = >, NEGATOR = >=,
	RESTRICT = scalarltsel, JOIN = scalarltjoinsel
);
CREATE OPERATOR <= (
	LEFTARG = scorecard_draft, RIGHTARG = scorecard_draft, FUNCTION = scorecard_draft_le,
	COMMUTATOR = >=, NEGATOR = >,
	RESTRICT = scalarlesel, JOIN = scalarlejoinsel
);
CREATE OPERATOR > (
	LEFTARG = scorecard_draft, RIGHTARG = scorecard_draft, FUNCTION = scorecard_draft_gt,
	COMMUTATOR = <, NEGATOR = <=,
	RESTRICT = scalargtsel, JOIN = scalargtjoinsel
);
CREATE OPERATOR >= (
	LEFTARG = scorecard_draft, RIGHTARG = scorecard_draft, FUNCTION = scorecard_draft_ge,
	COMMUTATOR = <=, NEGATOR = <,
	RESTRICT = scalargesel, JOIN = scalargejoinsel
);

COMMENT ON OPERATOR = (scorecard_draft, scorecard_draft) IS 'The same value.';
COMMENT ON OPERATOR <> (scorecard_draft, scorecard_draft) IS 'Different values.';
COMMENT ON OPERATOR < (scorecard_draft, scorecard_draft) IS 'Sorts before, by name (its bytes), full points, kind and position, dimension by dimension.';
COMMENT ON OPERATOR <= (scorecard_draft, scorecard_draft) IS 'Sorts before or is equal, by name (its bytes), full points, kind and position, dimension by dimension.';
COMMENT ON OPERATOR > (scorecard_draft, scorecard_draft) IS 'Sorts after, by name (its bytes), full points, kind and position, dimension by dimension.';
COMMENT ON OPERATOR >= (scorecard_draft, scorecard_draft) IS 'Sorts after or is equal, by name (its bytes), full points, kind and position, dimension by dimension.';

CREATE OPERATOR CLASS scorecard_draft_ops
	DEFAULT FOR TYPE scorecard_draft USING btree AS
	OPERATOR 1 <,
	OPERATOR 2 <=,
	OPERATOR 3 =,
	OPERATOR 4 >=,
	OPERATOR 5 >,
	FUNCTION 1 scorecard_draft_cmp(scorecard_draft, scorecard_draft),
	FUNCTION 4 btequalimage(oid);
COMMENT ON OPERATOR CLASS scorecard_draft_ops USING btree IS
'Order for indexes, ORDER BY, DISTINCT and UNION: by name (its bytes), full points, kind and position, dimension by dimension.';
COMMENT ON OPERATOR FAMILY scorecard_draft_ops USING btree IS
'Order for indexes, ORDER BY, DISTINCT and UNION: by name (its bytes), full points, kind and position, dimension by dimension.';

CREATE OPERATOR CLASS scorecard_draft_ops
	DEFAULT FOR TYPE scorecard_draft USING hash AS
	OPERATOR 1 =,
	FUNCTION 1 scorecard_draft_hash(scorecard_draft),
	FUNCTION 2 scorecard_draft_hash_extended(scorecard_draft, int8);
COMMENT ON OPERATOR CLASS scorecard_draft_ops USING hash IS
'Hashing for indexes, joins, GROUP BY and partitions.';
COMMENT ON OPERATOR FAMILY scorecard_draft_ops USING hash IS
'Hashing for indexes, joins, GROUP BY and partitions.';

CREATE FUNCTION jsonb(draft scorecard_draft) RETURNS jsonb
	AS 'MODULE_PATHNAME', 'scorecard_draft_jsonb'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION jsonb(scorecard_draft) IS
'The draft as one object: its text, and dimensions as an array of objects with position, dimension, full_points, kind.';


CREATE CAST (scorecard_draft AS jsonb) WITH FUNCTION jsonb(scorecard_draft);
COMMENT ON CAST (scorecard_draft AS jsonb) IS 'As jsonb(scorecard_draft).';

CREATE FUNCTION scorecard_draft_json(scorecard_draft) RETURNS json
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN jsonb($1)::text::json;
COMMENT ON FUNCTION scorecard_draft_json(scorecard_draft) IS
'The object of jsonb(scorecard_draft) as json, for to_jsonb(), row_to_json() and json_agg(), which look for a cast to json.';
CREATE CAST (scorecard_draft AS json) WITH FUNCTION scorecard_draft_json(scorecard_draft);
COMMENT ON CAST (scorecard_draft AS json) IS
'The object of jsonb(scorecard_draft); to_jsonb(), row_to_json() and json_agg() use it.';

CREATE CAST (text AS scorecard_draft) WITH INOUT AS ASSIGNMENT;
CREATE CAST (varchar AS scorecard_draft) WITH INOUT AS ASSIGNMENT;
COMMENT ON CAST (text AS scorecard_draft) IS
'Reads the text form where a text is stored into a column, as INSERT ... SELECT and drivers do.';
COMMENT ON CAST (varchar AS scorecard_draft) IS
'Reads the text form where a varchar is stored into a column, as JDBC''s setString does.';

CREATE FUNCTION scorecard_accum(state scorecard_draft, "position" int4, dimension text, full_points float8, kind text) RETURNS scorecard_draft
	AS 'MODULE_PATHNAME', 'scorecard_draft_accum'
	LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION scorecard_accum(scorecard_draft, int4, text, float8, text) IS
'State function of scorecard_agg.';

CREATE FUNCTION scorecard_combine(scorecard_draft, scorecard_draft) RETURNS scorecard_draft
	AS 'MODULE_PATHNAME', 'scorecard_draft_combine'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION scorecard_combine(scorecard_draft, scorecard_draft) IS
'Combine function of scorecard_agg.';

CREATE FUNCTION scorecard_final(scorecard_draft) RETURNS scorecard
	AS 'MODULE_PATHNAME', 'scorecard_draft_final'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION scorecard_final(scorecard_draft) IS
'Final function of scorecard_agg: the card without the positions.';

CREATE AGGREGATE scorecard_agg("position" int4, dimension text, full_points float8, kind text) (
	SFUNC = scorecard_accum,
	STYPE = scorecard_draft,
	FINALFUNC = scorecard_final,
	COMBINEFUNC = scorecard_combine,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE scorecard_agg(int4, text, float8, text) IS
'The scorecard of these dimensions, in the order of their positions (any numbers, no two the same). A NULL kind is deduct; a row with any other NULL is skipped; NULL without any row. Errors: 22023 for a repeated dimension or position, an impossible name or an unknown kind; 22003 for full points that are not finite or not above 0; 54000 for more than 64 dimensions or a name over 127 bytes.';
/*
 * The type score_sheet: a scorecard and what happened in its dimensions, and
 * the aggregates that make it.
 */

CREATE TYPE score_sheet;

CREATE FUNCTION score_sheet_in(cstring) RETURNS score_sheet
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION score_sheet_out(score_sheet) RETURNS cstring
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION score_sheet_recv(internal) RETURNS score_sheet
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION score_sheet_send(score_sheet) RETURNS bytea
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION score_sheet_in(cstring) IS
'Reads the text form of a score_sheet; see the type. Malformed text and parts that contradict each other are error 22P02, numbers out of range and 2^63 events or more in all 22003, more than 64 dimensions 54000.';
COMMENT ON FUNCTION score_sheet_out(score_sheet) IS
'Writes the canonical text of a score_sheet. It reads back to the same value, whatever the settings.';
COMMENT ON FUNCTION score_sheet_recv(internal) IS
'Reads the binary form: the version (1) as a byte, the dimensions as scorecard_send writes them after its own, then of each dimension the two parts of its sum as float8 and its events as int8, then one byte for the veto. Parts that contradict each other are error 22P03, numbers out of range 22003.';
COMMENT ON FUNCTION score_sheet_send(score_sheet) IS
'Writes the binary form that score_sheet_recv reads.';

CREATE TYPE score_sheet (
	INPUT = score_sheet_in,
	OUTPUT = score_sheet_out,
	RECEIVE = score_sheet_recv,
	SEND = score_sheet_send,
	INTERNALLENGTH = VARIABLE,
	ALIGNMENT = double,
	STORAGE = extended
);

COMMENT ON TYPE score_sheet IS
'A scorecard and what happened in each of its dimensions; made by score_agg, merged by rollup, read by the accessors or as jsonb. Text: "市容环境 120: -35.5 in 3, 创新 20 bonus: 5 in 1; vetoed": of each dimension the sum of the points of its events, before any cap, and their number; a sum is written as hi or hi+lo (double-double).';


CREATE FUNCTION score_sheet_eq(score_sheet, score_sheet) RETURNS bool
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION score_sheet_ne(score_sheet, score_sheet) RETURNS bool
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION score_sheet_lt(score_sheet, score_sheet) RETURNS bool
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION score_sheet_le(score_sheet, score_sheet) RETURNS bool
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION score_sheet_gt(score_sheet, score_sheet) RETURNS bool
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION score_sheet_ge(score_sheet, score_sheet) RETURNS bool
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION score_sheet_cmp(score_sheet, score_sheet) RETURNS int4
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION score_sheet_hash(score_sheet) RETURNS int4
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION score_sheet_hash_extended(score_sheet, int8) RETURNS int8
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;

COMMENT ON FUNCTION score_sheet_eq(score_sheet, score_sheet) IS 'Implements =: equal values of score_sheet.';
COMMENT ON FUNCTION score_sheet_ne(score_sheet, score_sheet) IS 'Implements <>: different values of score_sheet.';
COMMENT ON FUNCTION score_sheet_lt(score_sheet, score_sheet) IS 'Implements <: sorts before, by their bytes, which is no order of points.';
COMMENT ON FUNCTION score_sheet_le(score_sheet, score_sheet) IS 'Implements <=: sorts before or is equal, by their bytes, which is no order of points.';
COMMENT ON FUNCTION score_sheet_gt(score_sheet, score_sheet) IS 'Implements >: sorts after, by their bytes, which is no order of points.';
COMMENT ON FUNCTION score_sheet_ge(score_sheet, score_sheet) IS 'Implements >=: sorts after or is equal, by their bytes, which is no order of points.';
COMMENT ON FUNCTION score_sheet_cmp(score_sheet, score_sheet) IS 'Order for indexes: negative, 0 or positive, by their bytes, which is no order of points.';
COMMENT ON FUNCTION score_sheet_hash(score_sheet) IS 'Hash for indexes, joins and GROUP BY.';
COMMENT ON FUNCTION score_sheet_hash_extended(score_sheet, int8) IS 'Hash of 64 bits with a seed, for hash partitions.';

CREATE OPERATOR = (
	LEFTARG = score_sheet, RIGHTARG = score_sheet, FUNCTION = score_sheet_eq,
	COMMUTATOR = =, NEGATOR = <>,
	RESTRICT = eqsel, JOIN = eqjoinsel, HASHES, MERGES
);
CREATE OPERATOR <> (
	LEFTARG = score_sheet, RIGHTARG = score_sheet, FUNCTION = score_sheet_ne,
	COMMUTATOR = <>, NEGATOR = =,
	RESTRICT = neqsel, JOIN = neqjoinsel
);
CREATE OPERATOR < (
	LEFTARG = score_sheet, RIGHTARG = score_sheet, FUNCTION = score_sheet_lt,
	COMMUTATOR = >, NEGATOR = >=,
	RESTRICT = scalarltsel, JOIN = scalarltjoinsel
);
CREATE OPERATOR <= (
	LEFTARG = score_sheet, RIGHTARG = score_sheet, FUNCTION = score_sheet_le,
	COMMUTATOR = >=, NEGATOR = >,
	RESTRICT = scalarlesel, JOIN = scalarlejoinsel
);
CREATE OPERATOR > (
	LEFTARG = score_sheet, RIGHTARG = score_sheet, FUNCTION = score_sheet_gt,
	COMMUTATOR = <, NEGATOR = <=,
	RESTRICT = scalargtsel, JOIN = scalargtjoinsel
);
CREATE OPERATOR >= (
	LEFTARG = score_sheet, RIGHTARG = score_sheet, FUNCTION = score_sheet_ge,
	COMMUTATOR = <=, NEGATOR = <,
	RESTRICT = scalargesel, JOIN = scalargejoinsel
);

COMMENT ON OPERATOR = (score_sheet, score_sheet) IS 'The same value.';
COMMENT ON OPERATOR <> (score_sheet, score_sheet) IS 'Different values.';
COMMENT ON OPERATOR < (score_sheet, score_sheet) IS 'Sorts before, by their bytes, which is no order of points.';
COMMENT ON OPERATOR <= (score_sheet, score_sheet) IS 'Sorts before or is equal, by their bytes, which is no order of points.';
COMMENT ON OPERATOR > (score_sheet, score_sheet) IS 'Sorts after, by their bytes, which is no order of points.';
COMMENT ON OPERATOR >= (score_sheet, score_sheet) IS 'Sorts after or is equal, by their bytes, which is no order of points.';

CREATE OPERATOR CLASS score_sheet_ops
	DEFAULT FOR TYPE score_sheet USING btree AS
	OPERATOR 1 <,
	OPERATOR 2 <=,
	OPERATOR 3 =,
	OPERATOR 4 >=,
	OPERATOR 5 >,
	FUNCTION 1 score_sheet_cmp(score_sheet, score_sheet),
	FUNCTION 4 btequalimage(oid);
COMMENT ON OPERATOR CLASS score_sheet_ops USING btree IS
'Order for indexes, ORDER BY, DISTINCT and UNION: by their bytes, which is no order of points.';
COMMENT ON OPERATOR FAMILY score_sheet_ops USING btree IS
'Order for indexes, ORDER BY, DISTINCT and UNION: by their bytes, which is no order of points.';

CREATE OPERATOR CLASS score_sheet_ops
	DEFAULT FOR TYPE score_sheet USING hash AS
	OPERATOR 1 =,
	FUNCTION 1 score_sheet_hash(score_sheet),
	FUNCTION 2 score_sheet_hash_extended(score_sheet, int8);
COMMENT ON OPERATOR CLASS score_sheet_ops USING hash IS
'Hashing for indexes, joins, GROUP BY and partitions.';
COMMENT ON OPERATOR FAMILY score_sheet_ops USING hash IS
'Hashing for indexes, joins, GROUP BY and partitions.';

/* Aggregation */

CREATE FUNCTION score_accum(state score_sheet, card scorecard, dimension text, points float8) RETURNS score_sheet
	AS 'MODULE_PATHNAME', 'score_sheet_accum'
	LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION score_accum(score_sheet, scorecard, text, float8) IS
'State function of score_agg(card, dimension, points).';

CREATE FUNCTION score_accum(state score_sheet, card scorecard, dimension text, points float8, veto bool) RETURNS score_sheet
	AS 'MODULE_PATHNAME', 'score_sheet_accum_veto'
	LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION score_accum(score_sheet, scorecard, text, float8, bool) IS
'State function of score_agg(card, dimension, points, veto).';

CREATE FUNCTION score_combine(score_sheet, score_sheet) RETURNS score_sheet
	AS 'MODULE_PATHNAME', 'score_sheet_combine'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION score_combine(score_sheet, score_sheet) IS
'Merges two sheets of one card: combine function of score_agg and state function of rollup. Sheets of different cards are error 22023, events or points that overflow 22003.';

CREATE AGGREGATE score_agg(card scorecard, dimension text, points float8) (
	SFUNC = score_accum,
	STYPE = score_sheet,
	COMBINEFUNC = score_combine,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE score_agg(scorecard, text, float8) IS
'Enters each row''s event on the score sheet: points of a dimension, negative for a deduction, positive for what is earned. A NULL dimension is no event: the sheet exists, nothing changes. NULL points are an event that changes no points. A row with a NULL card is skipped; NULL without any row. Errors: 22023 for a dimension that the card has not, and for rows with different cards; 22003 for points that are NaN or infinite.';

CREATE AGGREGATE score_agg(card scorecard, dimension text, points float8, veto bool) (
	SFUNC = score_accum,
	STYPE = score_sheet,
	COMBINEFUNC = score_combine,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE score_agg(scorecard, text, float8, bool) IS
'As score_agg(card, dimension, points); an event with a true veto gives the sheet the last grade, whatever its points. A NULL veto is none, and without a dimension there is no event and no veto.';

CREATE AGGREGATE rollup(score_sheet) (
	SFUNC = score_combine,
	STYPE = score_sheet,
	COMBINEFUNC = score_combine,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE rollup(score_sheet) IS
'Merges sheets of one card, as if score_agg had seen all their events at once: months into a year, with the caps on the sums of the year. NULLs are skipped; NULL without any sheet. Sheets of different cards are error 22023.';

/* Reading a sheet */

CREATE FUNCTION total_points(sheet score_sheet) RETURNS float8
	AS 'MODULE_PATHNAME', 'score_sheet_total_points'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION total_points(score_sheet) IS
'The points of all dimensions, bonuses among them. A veto does not change them.';

CREATE FUNCTION points(sheet score_sheet, dimension text) RETURNS float8
	AS 'MODULE_PATHNAME', 'score_sheet_points'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION points(score_sheet, text) IS
'The points of a dimension, from 0 to its full points: full plus the sum of its events where it is deduct, the sum where it is earn or bonus. A dimension that the card has not is error 22023.';

CREATE FUNCTION full_points(sheet score_sheet) RETURNS float8
	AS 'MODULE_PATHNAME', 'score_sheet_full_points'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION full_points(score_sheet) IS
'The full mark of the sheet''s card: without the bonuses.';

CREATE FUNCTION event_count(sheet score_sheet) RETURNS int8
	AS 'MODULE_PATHNAME', 'score_sheet_event_count'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION event_count(score_sheet) IS
'How many events the sheet holds.';

CREATE FUNCTION vetoed(sheet score_sheet) RETURNS bool
	AS 'MODULE_PATHNAME', 'score_sheet_vetoed'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION vetoed(score_sheet) IS
'Was there an event with a veto?';

CREATE FUNCTION grade(sheet score_sheet, scale grade_scale) RETURNS text
	AS 'MODULE_PATHNAME', 'score_sheet_grade'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION grade(score_sheet, grade_scale) IS
'The grade of the total points; of a vetoed sheet, the last grade of the scale. NULL beyond a closed last band.';

CREATE FUNCTION grade_rank(sheet score_sheet, scale grade_scale) RETURNS int4
	AS 'MODULE_PATHNAME', 'score_sheet_grade_rank'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION grade_rank(score_sheet, grade_scale) IS
'The place of the grade of the sheet on the scale, 1 for the first; of a vetoed sheet the last. NULL beyond a closed last band.';

CREATE FUNCTION points_to_next(sheet score_sheet, scale grade_scale) RETURNS float8
	AS 'MODULE_PATHNAME', 'score_sheet_points_to_next'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION points_to_next(score_sheet, grade_scale) IS
'How far the total points are from the band before their own, as points_to_next(value, scale); NULL for a vetoed sheet, which no points lift. Overflow is error 22003.';

CREATE FUNCTION breakdown(sheet score_sheet)
	RETURNS TABLE (dimension text, kind text, full_points float8, points float8, events int8)
	AS 'MODULE_PATHNAME', 'score_sheet_breakdown'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE ROWS 6;
COMMENT ON FUNCTION breakdown(score_sheet) IS
'One row a dimension, in the order of the card: its kind (deduct, earn or bonus), full points, points as the accessor gives them, and number of events.';

CREATE FUNCTION jsonb(sheet score_sheet) RETURNS jsonb
	AS 'MODULE_PATHNAME', 'score_sheet_jsonb'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION jsonb(score_sheet) IS
'Everything the accessors tell as one object: total_points, full_points, event_count, vetoed, and breakdown as an array of objects with dimension, kind, full_points, points, events.';


CREATE CAST (score_sheet AS jsonb) WITH FUNCTION jsonb(score_sheet);
COMMENT ON CAST (score_sheet AS jsonb) IS 'As jsonb(score_sheet).';

CREATE FUNCTION score_sheet_json(score_sheet) RETURNS json
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN jsonb($1)::text::json;
COMMENT ON FUNCTION score_sheet_json(score_sheet) IS
'The object of jsonb(score_sheet) as json, for to_jsonb(), row_to_json() and json_agg(), which look for a cast to json.';
CREATE CAST (score_sheet AS json) WITH FUNCTION score_sheet_json(score_sheet);
COMMENT ON CAST (score_sheet AS json) IS
'The object of jsonb(score_sheet); to_jsonb(), row_to_json() and json_agg() use it.';

CREATE CAST (text AS score_sheet) WITH INOUT AS ASSIGNMENT;
CREATE CAST (varchar AS score_sheet) WITH INOUT AS ASSIGNMENT;
COMMENT ON CAST (text AS score_sheet) IS
'Reads the text form where a text is stored into a column, as INSERT ... SELECT and drivers do.';
COMMENT ON CAST (varchar AS score_sheet) IS
'Reads the text form where a varchar is stored into a column, as JDBC''s setString does.';
/*
 * The window function apportion: an amount divided to the last decimal.
 */

CREATE FUNCTION apportion(amount numeric, weight float8, scale int4 DEFAULT 2) RETURNS numeric
	AS 'MODULE_PATHNAME'
	LANGUAGE C WINDOW IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION apportion(numeric, float8, int4) IS
'Window function: each row''s share of the amount of its partition, to scale decimals, by weight and largest remainder: first floor(amount * weight / sum of weights), then what is left, one last decimal each, to the largest remainders, of equal ones to the row that stands earlier in the order of the window. The shares add up to the amount exactly, whatever the weights. Amount and scale must be the same in all rows of a partition. A row with a NULL weight gets NULL and takes no part; NULL for all where amount or scale are NULL. Errors: 22003 for an amount that is negative, NaN or infinite, and for a weight that is; 22023 for weights that are all 0, an amount of more than scale decimals, one that varies in the partition, and a scale outside 0 to 1000.';

CREATE FUNCTION apportion(amount numeric, weight float8, scale int4, "least" numeric) RETURNS numeric
	AS 'MODULE_PATHNAME'
	LANGUAGE C WINDOW IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION apportion(numeric, float8, int4, numeric) IS
'Window function: as apportion(amount, weight, scale), and no share is below the least amount. Whoever''s exact share is below it gets it, and so again among the rest with what is left, until nobody is; those divide by largest remainder. A weight of 0 gets the least amount, a NULL weight NULL. NULL for all where the least amount is NULL. Errors beside those of apportion(amount, weight, scale): 22003 for a least amount that is negative, NaN or infinite; 22023 for one of more than scale decimals, one that varies in the partition, and one that times the rows with a weight is above the amount.';
/*
 * The type grid_code: the national hierarchical code of areas and grid cells.
 */

CREATE TYPE grid_level AS ENUM ('province', 'city', 'district', 'street', 'community', 'grid');
COMMENT ON TYPE grid_level IS
'Level of a grid_code, from the top: province (2 digits), city (4), district (6), street or town (9), community or village (12), grid (a unit grid: 14 digits by CJ/T 213, 15 in later codes).';

CREATE TYPE grid_code;

CREATE FUNCTION grid_code_in(cstring) RETURNS grid_code
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION grid_code_out(grid_code) RETURNS cstring
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION grid_code_recv(internal) RETURNS grid_code
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION grid_code_send(grid_code) RETURNS bytea
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION grid_code_in(cstring) IS
'Reads a grid_code: 2, 4, 6, 9, 12, 14 or 15 digits. Anything else is error 22P02.';
COMMENT ON FUNCTION grid_code_out(grid_code) IS
'Writes the digits of a grid_code.';
COMMENT ON FUNCTION grid_code_recv(internal) IS
'Reads the binary form: the version (1) as a byte and an int8, (digits, left-aligned to 15) * 16 + number of digits. What no code can be is error 22P03.';
COMMENT ON FUNCTION grid_code_send(grid_code) IS
'Writes the binary form that grid_code_recv reads.';

CREATE TYPE grid_code (
	INPUT = grid_code_in,
	OUTPUT = grid_code_out,
	RECEIVE = grid_code_recv,
	SEND = grid_code_send,
	INTERNALLENGTH = 8,
	PASSEDBYVALUE,
	ALIGNMENT = double,
	STORAGE = plain
);

COMMENT ON TYPE grid_code IS
'The national hierarchical code of an area or grid cell: 2 digits name a province, 4 a city, 6 a district, 9 a street or town, 12 a community or village, 14 or 15 a unit grid (CJ/T 213: 6+3+3+2 digits; later codes: 6+3+3+3). An area sorts just before everything in it. Eight bytes.';

/* Order and hash: those of int8 */

CREATE FUNCTION grid_code_eq(grid_code, grid_code) RETURNS bool
	AS 'int8eq' LANGUAGE internal IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION grid_code_ne(grid_code, grid_code) RETURNS bool
	AS 'int8ne' LANGUAGE internal IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION grid_code_lt(grid_code, grid_code) RETURNS bool
	AS 'int8lt' LANGUAGE internal IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION grid_code_le(grid_code, grid_code) RETURNS bool
	AS 'int8le' LANGUAGE internal IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION grid_code_gt(grid_code, grid_code) RETURNS bool
	AS 'int8gt' LANGUAGE internal IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION grid_code_ge(grid_code, grid_code) RETURNS bool
	AS 'int8ge' LANGUAGE internal IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION grid_code_cmp(grid_code, grid_code) RETURNS int4
	AS 'btint8cmp' LANGUAGE internal IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION grid_code_sortsupport(internal) RETURNS void
	AS 'btint8sortsupport' LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION grid_code_hash(grid_code) RETURNS int4
	AS 'hashint8' LANGUAGE internal IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION grid_code_hash_extended(grid_code, int8) RETURNS int8
	AS 'hashint8extended' LANGUAGE internal IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;

COMMENT ON FUNCTION grid_code_eq(grid_code, grid_code) IS
'Implements =.';
COMMENT ON FUNCTION grid_code_ne(grid_code, grid_code) IS
'Implements <>.';
COMMENT ON FUNCTION grid_code_lt(grid_code, grid_code) IS
'Implements <, in the order of grid_code_cmp.';
COMMENT ON FUNCTION grid_code_le(grid_code, grid_code) IS
'Implements <=, in the order of grid_code_cmp.';
COMMENT ON FUNCTION grid_code_gt(grid_code, grid_code) IS
'Implements >, in the order of grid_code_cmp.';
COMMENT ON FUNCTION grid_code_ge(grid_code, grid_code) IS
'Implements >=, in the order of grid_code_cmp.';
COMMENT ON FUNCTION grid_code_cmp(grid_code, grid_code) IS
'The order of codes: that of their digits as text, so an area stands just before everything in it. Negative, 0 or positive.';
COMMENT ON FUNCTION grid_code_sortsupport(internal) IS
'Lets sorts compare codes without a function call each.';
COMMENT ON FUNCTION grid_code_hash(grid_code) IS
'Hash of a code, for hash joins, hash aggregation and hash partitions.';
COMMENT ON FUNCTION grid_code_hash_extended(grid_code, int8) IS
'64-bit hash of a code with a seed, for hash partitions.';

CREATE OPERATOR = (
	LEFTARG = grid_code, RIGHTARG = grid_code,
	FUNCTION = grid_code_eq,
	COMMUTATOR = =, NEGATOR = <>,
	RESTRICT = eqsel, JOIN = eqjoinsel, HASHES, MERGES
);
CREATE OPERATOR <> (
	LEFTARG = grid_code, RIGHTARG = grid_code,
	FUNCTION = grid_code_ne,
	COMMUTATOR = <>, NEGATOR = =,
	RESTRICT = neqsel, JOIN = neqjoinsel
);
CREATE OPERATOR < (
	LEFTARG = grid_code, RIGHTARG = grid_code,
	FUNCTION = grid_code_lt,
	COMMUTATOR = >, NEGATOR = >=,
	RESTRICT = scalarltsel, JOIN = scalarltjoinsel
);
CREATE OPERATOR <= (
	LEFTARG = grid_code, RIGHTARG = grid_code,
	FUNCTION = grid_code_le,
	COMMUTATOR = >=, NEGATOR = >,
	RESTRICT = scalarlesel, JOIN = scalarlejoinsel
);
CREATE OPERATOR > (
	LEFTARG = grid_code, RIGHTARG = grid_code,
	FUNCTION = grid_code_gt,
	COMMUTATOR = <, NEGATOR = <=,
	RESTRICT = scalargtsel, JOIN = scalargtjoinsel
);
CREATE OPERATOR >= (
	LEFTARG = grid_code, RIGHTARG = grid_code,
	FUNCTION = grid_code_ge,
	COMMUTATOR = <=, NEGATOR = <,
	RESTRICT = scalargesel, JOIN = scalargejoinsel
);
COMMENT ON OPERATOR = (grid_code, grid_code) IS
'The same code.';
COMMENT ON OPERATOR <> (grid_code, grid_code) IS
'Different codes.';
COMMENT ON OPERATOR < (grid_code, grid_code) IS
'Sorts before, in the order of the digits.';
COMMENT ON OPERATOR <= (grid_code, grid_code) IS
'Sorts before or is equal, in the order of the digits.';
COMMENT ON OPERATOR > (grid_code, grid_code) IS
'Sorts after, in the order of the digits.';
COMMENT ON OPERATOR >= (grid_code, grid_code) IS
'Sorts after or is equal, in the order of the digits.';

CREATE OPERATOR CLASS grid_code_ops
	DEFAULT FOR TYPE grid_code USING btree AS
	OPERATOR 1 <,
	OPERATOR 2 <=,
	OPERATOR 3 =,
	OPERATOR 4 >=,
	OPERATOR 5 >,
	FUNCTION 1 grid_code_cmp(grid_code, grid_code),
	FUNCTION 2 grid_code_sortsupport(internal),
	FUNCTION 4 btequalimage(oid);
COMMENT ON OPERATOR CLASS grid_code_ops USING btree IS
'Order of codes for indexes, ORDER BY and DISTINCT; also finds what lies under a code (<@).';
COMMENT ON OPERATOR FAMILY grid_code_ops USING btree IS
'Order of codes for indexes, ORDER BY and DISTINCT.';

CREATE OPERATOR CLASS grid_code_ops
	DEFAULT FOR TYPE grid_code USING hash AS
	OPERATOR 1 =,
	FUNCTION 1 grid_code_hash(grid_code),
	FUNCTION 2 grid_code_hash_extended(grid_code, int8);
COMMENT ON OPERATOR CLASS grid_code_ops USING hash IS
'Hashing of codes for indexes, joins, GROUP BY and partitions.';
COMMENT ON OPERATOR FAMILY grid_code_ops USING hash IS
'Hashing of codes for indexes, joins, GROUP BY and partitions.';

/*
 * With texts: drivers send g = $1 and g = ANY($1) as text.  In the order of codes
 * by their digits both are texts, so the family holds the byte order of texts,
 * too.
 */


CREATE FUNCTION grid_code_text_eq(grid_code, text) RETURNS bool
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION grid_code_text_ne(grid_code, text) RETURNS bool
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION grid_code_text_lt(grid_code, text) RETURNS bool
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION grid_code_text_le(grid_code, text) RETURNS bool
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION grid_code_text_gt(grid_code, text) RETURNS bool
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION grid_code_text_ge(grid_code, text) RETURNS bool
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION grid_code_text_cmp(grid_code, text) RETURNS int4
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;

COMMENT ON FUNCTION grid_code_text_eq(grid_code, text) IS 'Implements = of grid_code and text.';
COMMENT ON FUNCTION grid_code_text_ne(grid_code, text) IS 'Implements <> of grid_code and text.';
COMMENT ON FUNCTION grid_code_text_lt(grid_code, text) IS 'Implements < of grid_code and text.';
COMMENT ON FUNCTION grid_code_text_le(grid_code, text) IS 'Implements <= of grid_code and text.';
COMMENT ON FUNCTION grid_code_text_gt(grid_code, text) IS 'Implements > of grid_code and text.';
COMMENT ON FUNCTION grid_code_text_ge(grid_code, text) IS 'Implements >= of grid_code and text.';
COMMENT ON FUNCTION grid_code_text_cmp(grid_code, text) IS 'Order of grid_code and text for indexes: negative, 0 or positive.';

CREATE OPERATOR = (
	LEFTARG = grid_code, RIGHTARG = text, FUNCTION = grid_code_text_eq,
	COMMUTATOR = =, NEGATOR = <>,
	RESTRICT = eqsel, JOIN = eqjoinsel, MERGES
);
CREATE OPERATOR <> (
	LEFTARG = grid_code, RIGHTARG = text, FUNCTION = grid_code_text_ne,
	COMMUTATOR = <>, NEGATOR = =,
	RESTRICT = neqsel, JOIN = neqjoinsel
);
CREATE OPERATOR < (
	LEFTARG = grid_code, RIGHTARG = text, FUNCTION = grid_code_text_lt,
	COMMUTATOR = >, NEGATOR = >=,
	RESTRICT = scalarltsel, JOIN = scalarltjoinsel
);
CREATE OPERATOR <= (
	LEFTARG = grid_code, RIGHTARG = text, FUNCTION = grid_code_text_le,
	COMMUTATOR = >=, NEGATOR = >,
	RESTRICT = scalarlesel, JOIN = scalarlejoinsel
);
CREATE OPERATOR > (
	LEFTARG = grid_code, RIGHTARG = text, FUNCTION = grid_code_text_gt,
	COMMUTATOR = <, NEGATOR = <=,
	RESTRICT = scalargtsel, JOIN = scalargtjoinsel
);
CREATE OPERATOR >= (
	LEFTARG = grid_code, RIGHTARG = text, FUNCTION = grid_code_text_ge,
	COMMUTATOR = <=, NEGATOR = <,
	RESTRICT = scalargesel, JOIN = scalargejoinsel
);

COMMENT ON OPERATOR = (grid_code, text) IS 'The same as text, byte for byte. A text that no value is written as equals none, without an error.';
COMMENT ON OPERATOR <> (grid_code, text) IS 'Not the same as text.';
COMMENT ON OPERATOR < (grid_code, text) IS 'Sorts before, both by their bytes as text.';
COMMENT ON OPERATOR <= (grid_code, text) IS 'Sorts before or is equal, both by their bytes as text.';
COMMENT ON OPERATOR > (grid_code, text) IS 'Sorts after, both by their bytes as text.';
COMMENT ON OPERATOR >= (grid_code, text) IS 'Sorts after or is equal, both by their bytes as text.';

CREATE FUNCTION text_grid_code_eq(text, grid_code) RETURNS bool
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION text_grid_code_ne(text, grid_code) RETURNS bool
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION text_grid_code_lt(text, grid_code) RETURNS bool
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION text_grid_code_le(text, grid_code) RETURNS bool
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION text_grid_code_gt(text, grid_code) RETURNS bool
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION text_grid_code_ge(text, grid_code) RETURNS bool
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION text_grid_code_cmp(text, grid_code) RETURNS int4
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;

COMMENT ON FUNCTION text_grid_code_eq(text, grid_code) IS 'Implements = of text and grid_code.';
COMMENT ON FUNCTION text_grid_code_ne(text, grid_code) IS 'Implements <> of text and grid_code.';
COMMENT ON FUNCTION text_grid_code_lt(text, grid_code) IS 'Implements < of text and grid_code.';
COMMENT ON FUNCTION text_grid_code_le(text, grid_code) IS 'Implements <= of text and grid_code.';
COMMENT ON FUNCTION text_grid_code_gt(text, grid_code) IS 'Implements > of text and grid_code.';
COMMENT ON FUNCTION text_grid_code_ge(text, grid_code) IS 'Implements >= of text and grid_code.';
COMMENT ON FUNCTION text_grid_code_cmp(text, grid_code) IS 'Order of text and grid_code for indexes: negative, 0 or positive.';

CREATE OPERATOR = (
	LEFTARG = text, RIGHTARG = grid_code, FUNCTION = text_grid_code_eq,
	COMMUTATOR = =, NEGATOR = <>,
	RESTRICT = eqsel, JOIN = eqjoinsel, MERGES
);
CREATE OPERATOR <> (
	LEFTARG = text, RIGHTARG = grid_code, FUNCTION = text_grid_code_ne,
	COMMUTATOR = <>, NEGATOR = =,
	RESTRICT = neqsel, JOIN = neqjoinsel
);
CREATE OPERATOR < (
	LEFTARG = text, RIGHTARG = grid_code, FUNCTION = text_grid_code_lt,
	COMMUTATOR = >, NEGATOR = >=,
	RESTRICT = scalarltsel, JOIN = scalarltjoinsel
);
CREATE OPERATOR <= (
	LEFTARG = text, RIGHTARG = grid_code, FUNCTION = text_grid_code_le,
	COMMUTATOR = >=, NEGATOR = >,
	RESTRICT = scalarlesel, JOIN = scalarlejoinsel
);
CREATE OPERATOR > (
	LEFTARG = text, RIGHTARG = grid_code, FUNCTION = text_grid_code_gt,
	COMMUTATOR = <, NEGATOR = <=,
	RESTRICT = scalargtsel, JOIN = scalargtjoinsel
);
CREATE OPERATOR >= (
	LEFTARG = text, RIGHTARG = grid_code, FUNCTION = text_grid_code_ge,
	COMMUTATOR = <=, NEGATOR = <,
	RESTRICT = scalargesel, JOIN = scalargejoinsel
);

COMMENT ON OPERATOR = (text, grid_code) IS 'The same as text, byte for byte. A text that no value is written as equals none, without an error.';
COMMENT ON OPERATOR <> (text, grid_code) IS 'Not the same as text.';
COMMENT ON OPERATOR < (text, grid_code) IS 'Sorts before, both by their bytes as text.';
COMMENT ON OPERATOR <= (text, grid_code) IS 'Sorts before or is equal, both by their bytes as text.';
COMMENT ON OPERATOR > (text, grid_code) IS 'Sorts after, both by their bytes as text.';
COMMENT ON OPERATOR >= (text, grid_code) IS 'Sorts after or is equal, both by their bytes as text.';

ALTER OPERATOR FAMILY grid_code_ops USING btree ADD
	OPERATOR 1 < (grid_code, text),
	OPERATOR 2 <= (grid_code, text),
	OPERATOR 3 = (grid_code, text),
	OPERATOR 4 >= (grid_code, text),
	OPERATOR 5 > (grid_code, text),
	FUNCTION 1 (grid_code, text) grid_code_text_cmp(grid_code, text),
	OPERATOR 1 < (text, grid_code),
	OPERATOR 2 <= (text, grid_code),
	OPERATOR 3 = (text, grid_code),
	OPERATOR 4 >= (text, grid_code),
	OPERATOR 5 > (text, grid_code),
	FUNCTION 1 (text, grid_code) text_grid_code_cmp(text, grid_code),
	OPERATOR 1 pg_catalog.~<~ (text, text),
	OPERATOR 2 pg_catalog.~<=~ (text, text),
	OPERATOR 3 pg_catalog.= (text, text),
	OPERATOR 4 pg_catalog.~>=~ (text, text),
	OPERATOR 5 pg_catalog.~>~ (text, text),
	FUNCTION 1 (text, text) pg_catalog.bttext_pattern_cmp(text, text);

CREATE FUNCTION grid_code_smaller(grid_code, grid_code) RETURNS grid_code
	AS 'int8smaller' LANGUAGE internal IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION grid_code_larger(grid_code, grid_code) RETURNS grid_code
	AS 'int8larger' LANGUAGE internal IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
COMMENT ON FUNCTION grid_code_smaller(grid_code, grid_code) IS
'State and combine function of min: the code that sorts first.';
COMMENT ON FUNCTION grid_code_larger(grid_code, grid_code) IS
'State and combine function of max: the code that sorts last.';

CREATE AGGREGATE min(grid_code) (
	SFUNC = grid_code_smaller, STYPE = grid_code,
	COMBINEFUNC = grid_code_smaller, SORTOP = <, PARALLEL = SAFE
);
CREATE AGGREGATE max(grid_code) (
	SFUNC = grid_code_larger, STYPE = grid_code,
	COMBINEFUNC = grid_code_larger, SORTOP = >, PARALLEL = SAFE
);
COMMENT ON AGGREGATE min(grid_code) IS
'The code that sorts first; NULL without any.';
COMMENT ON AGGREGATE max(grid_code) IS
'The code that sorts last; NULL without any.';

/* Hierarchy */

CREATE FUNCTION level(code grid_code) RETURNS grid_level
	AS 'MODULE_PATHNAME', 'grid_code_level_of'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION level(grid_code) IS
'The level of a code, by the number of its digits.';

CREATE FUNCTION ancestor(code grid_code, level grid_level) RETURNS grid_code
	AS 'MODULE_PATHNAME', 'grid_code_ancestor'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION ancestor(grid_code, grid_level) IS
'The area of a level that a code lies in; the code itself at its own level, NULL where the code stands above the level.';

CREATE FUNCTION parent(code grid_code) RETURNS grid_code
	AS 'MODULE_PATHNAME', 'grid_code_parent'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION parent(grid_code) IS
'The area one level above a code; NULL for a province.';

CREATE FUNCTION ordinal(code grid_code) RETURNS int4
	AS 'MODULE_PATHNAME', 'grid_code_ordinal'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION ordinal(grid_code) IS
'The number of an area within the one above it: the last part of its code.';

CREATE FUNCTION grid_code_last(code grid_code) RETURNS grid_code
	AS 'MODULE_PATHNAME'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION grid_code_last(grid_code) IS
'The greatest code that an area can hold: code BETWEEN area AND grid_code_last(area) is code <@ area. Of a unit grid it is the grid itself.';

CREATE FUNCTION grid_code_support(internal) RETURNS internal
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION grid_code_support(internal) IS
'Tells the planner that code <@ area is a range of the btree order.';
CREATE FUNCTION grid_code_sel(internal, oid, internal, int4) RETURNS float8
	AS 'MODULE_PATHNAME' LANGUAGE C STABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION grid_code_sel(internal, oid, internal, int4) IS
'Estimates code <@ area from the statistics of the column.';

CREATE FUNCTION grid_code_contained(code grid_code, area grid_code) RETURNS bool
	AS 'MODULE_PATHNAME'
	LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE SUPPORT grid_code_support;
COMMENT ON FUNCTION grid_code_contained(grid_code, grid_code) IS
'Implements code <@ area.';
CREATE FUNCTION grid_code_contains(area grid_code, code grid_code) RETURNS bool
	AS 'MODULE_PATHNAME'
	LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE SUPPORT grid_code_support;
COMMENT ON FUNCTION grid_code_contains(grid_code, grid_code) IS
'Implements area @> code.';

CREATE OPERATOR <@ (
	LEFTARG = grid_code, RIGHTARG = grid_code,
	FUNCTION = grid_code_contained, COMMUTATOR = @>,
	RESTRICT = grid_code_sel, JOIN = contjoinsel
);
CREATE OPERATOR @> (
	LEFTARG = grid_code, RIGHTARG = grid_code,
	FUNCTION = grid_code_contains, COMMUTATOR = <@,
	RESTRICT = grid_code_sel, JOIN = contjoinsel
);
COMMENT ON OPERATOR <@ (grid_code, grid_code) IS
'code <@ area: the code is the area, or lies under it: ancestor(code, level(area)) = area. A unit grid of 15 digits does not lie under one of 14. A btree index on the code is used as a range.';
COMMENT ON OPERATOR @> (grid_code, grid_code) IS
'area @> code: the code is the area, or lies under it. A btree index on the code is used as a range.';

/* Casts */

CREATE FUNCTION jsonb(code grid_code) RETURNS jsonb
	AS 'MODULE_PATHNAME', 'grid_code_jsonb'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION jsonb(grid_code) IS
'The parts of a code as one object: text (its digits), level, ordinal, and under the name of each level (province, city, district, street, community, grid) the digits of the area of that level it lies in; null below its own.';


CREATE CAST (grid_code AS jsonb) WITH FUNCTION jsonb(grid_code);
COMMENT ON CAST (grid_code AS jsonb) IS 'As jsonb(grid_code).';

CREATE FUNCTION grid_code_json(grid_code) RETURNS json
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN jsonb($1)::text::json;
COMMENT ON FUNCTION grid_code_json(grid_code) IS
'The object of jsonb(grid_code) as json, for to_jsonb(), row_to_json() and json_agg(), which look for a cast to json.';
CREATE CAST (grid_code AS json) WITH FUNCTION grid_code_json(grid_code);
COMMENT ON CAST (grid_code AS json) IS
'The object of jsonb(grid_code); to_jsonb(), row_to_json() and json_agg() use it.';

CREATE CAST (text AS grid_code) WITH INOUT AS ASSIGNMENT;
CREATE CAST (varchar AS grid_code) WITH INOUT AS ASSIGNMENT;
COMMENT ON CAST (text AS grid_code) IS
'Reads the text form where a text is stored into a column, as INSERT ... SELECT and drivers do.';
COMMENT ON CAST (varchar AS grid_code) IS
'Reads the text form where a varchar is stored into a column, as JDBC''s setString does.';
/*
 * The type grid_index: the polygons of grid cells, the aggregate that collects
 * them, and locate().
 */

CREATE TYPE grid_index;

CREATE FUNCTION grid_index_in(cstring) RETURNS grid_index
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION grid_index_out(grid_index) RETURNS cstring
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION grid_index_recv(internal) RETURNS grid_index
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION grid_index_send(grid_index) RETURNS bytea
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION grid_index_in(cstring) IS
'Reads the text form of a grid_index; see the type. Polygons may come in any order; equal ones are kept once. Malformed text, rings that do not close and the SRID of a geographic system are error 22P02, coordinates beyond 1e9 22003, more than 1 GB of text 54000. Whether rings cross is not checked here: locate then goes by the even-odd rule.';
COMMENT ON FUNCTION grid_index_out(grid_index) IS
'Writes the text form of a grid_index. It reads back to the same bits, whatever the settings.';
COMMENT ON FUNCTION grid_index_recv(internal) IS
'Reads the binary form: the version (1) as a byte; the SRID and the count of polygons as int4; of each polygon the code as int8, the count of rings and the corners of each as int4, and x and y of all corners as float8; polygons strictly ascending by code, size and content. What no index can be is error 22P03, coordinates beyond 1e9 22003.';
COMMENT ON FUNCTION grid_index_send(grid_index) IS
'Writes the binary form that grid_index_recv reads.';

CREATE TYPE grid_index (
	INPUT = grid_index_in,
	OUTPUT = grid_index_out,
	RECEIVE = grid_index_recv,
	SEND = grid_index_send,
	INTERNALLENGTH = VARIABLE,
	ALIGNMENT = double,
	STORAGE = external
);
COMMENT ON TYPE grid_index IS
'Grid cells with their polygons, in the plane: "(srid 4549; 310114001001001 (0 0, 9 0, 9 9, 0 0) (2 1, 3 1, 3 2, 2 1); ...)", of each polygon the code of its cell and its rings, the first the outer one. Made by grid_index_agg. Equal indexes have equal text, whatever the order of the rows they came from.';


CREATE FUNCTION grid_index_eq(grid_index, grid_index) RETURNS bool
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION grid_index_ne(grid_index, grid_index) RETURNS bool
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION grid_index_lt(grid_index, grid_index) RETURNS bool
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION grid_index_le(grid_index, grid_index) RETURNS bool
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION grid_index_gt(grid_index, grid_index) RETURNS bool
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION grid_index_ge(grid_index, grid_index) RETURNS bool
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION grid_index_cmp(grid_index, grid_index) RETURNS int4
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION grid_index_hash(grid_index) RETURNS int4
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION grid_index_hash_extended(grid_index, int8) RETURNS int8
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;

COMMENT ON FUNCTION grid_index_eq(grid_index, grid_index) IS 'Implements =: equal values of grid_index.';
COMMENT ON FUNCTION grid_index_ne(grid_index, grid_index) IS 'Implements <>: different values of grid_index.';
COMMENT ON FUNCTION grid_index_lt(grid_index, grid_index) IS 'Implements <: sorts before, by their bytes, which is no order of size.';
COMMENT ON FUNCTION grid_index_le(grid_index, grid_index) IS 'Implements <=: sorts before or is equal, by their bytes, which is no order of size.';
COMMENT ON FUNCTION grid_index_gt(grid_index, grid_index) IS 'Implements >: sorts after, by their bytes, which is no order of size.';
COMMENT ON FUNCTION grid_index_ge(grid_index, grid_index) IS 'Implements >=: sorts after or is equal, by their bytes, which is no order of size.';
COMMENT ON FUNCTION grid_index_cmp(grid_index, grid_index) IS 'Order for indexes: negative, 0 or positive, by their bytes, which is no order of size.';
COMMENT ON FUNCTION grid_index_hash(grid_index) IS 'Hash for indexes, joins and GROUP BY.';
COMMENT ON FUNCTION grid_index_hash_extended(grid_index, int8) IS 'Hash of 64 bits with a seed, for hash partitions.';

CREATE OPERATOR = (
	LEFTARG = grid_index, RIGHTARG = grid_index, FUNCTION = grid_index_eq,
	COMMUTATOR = =, NEGATOR = <>,
	RESTRICT = eqsel, JOIN = eqjoinsel, HASHES, MERGES
);
CREATE OPERATOR <> (
	LEFTARG = grid_index, RIGHTARG = grid_index, FUNCTION = grid_index_ne,
	COMMUTATOR = <>, NEGATOR = =,
	RESTRICT = neqsel, JOIN = neqjoinsel
);
CREATE OPERATOR < (
	LEFTARG = grid_index, RIGHTARG = grid_index, FUNCTION = grid_index_lt,
	COMMUTATOR = >, NEGATOR = >=,
	RESTRICT = scalarltsel, JOIN = scalarltjoinsel
);
CREATE OPERATOR <= (
	LEFTARG = grid_index, RIGHTARG = grid_index, FUNCTION = grid_index_le,
	COMMUTATOR = >=, NEGATOR = >,
	RESTRICT = scalarlesel, JOIN = scalarlejoinsel
);
CREATE OPERATOR > (
	LEFTARG = grid_index, RIGHTARG = grid_index, FUNCTION = grid_index_gt,
	COMMUTATOR = <, NEGATOR = <=,
	RESTRICT = scalargtsel, JOIN = scalargtjoinsel
);
CREATE OPERATOR >= (
	LEFTARG = grid_index, RIGHTARG = grid_index, FUNCTION = grid_index_ge,
	COMMUTATOR = <=, NEGATOR = <,
	RESTRICT = scalargesel, JOIN = scalargejoinsel
);

COMMENT ON OPERATOR = (grid_index, grid_index) IS 'The same value.';
COMMENT ON OPERATOR <> (grid_index, grid_index) IS 'Different values.';
COMMENT ON OPERATOR < (grid_index, grid_index) IS 'Sorts before, by their bytes, which is no order of size.';
COMMENT ON OPERATOR <= (grid_index, grid_index) IS 'Sorts before or is equal, by their bytes, which is no order of size.';
COMMENT ON OPERATOR > (grid_index, grid_index) IS 'Sorts after, by their bytes, which is no order of size.';
COMMENT ON OPERATOR >= (grid_index, grid_index) IS 'Sorts after or is equal, by their bytes, which is no order of size.';

CREATE OPERATOR CLASS grid_index_ops
	DEFAULT FOR TYPE grid_index USING btree AS
	OPERATOR 1 <,
	OPERATOR 2 <=,
	OPERATOR 3 =,
	OPERATOR 4 >=,
	OPERATOR 5 >,
	FUNCTION 1 grid_index_cmp(grid_index, grid_index),
	FUNCTION 4 btequalimage(oid);
COMMENT ON OPERATOR CLASS grid_index_ops USING btree IS
'Order for indexes, ORDER BY, DISTINCT and UNION: by their bytes, which is no order of size.';
COMMENT ON OPERATOR FAMILY grid_index_ops USING btree IS
'Order for indexes, ORDER BY, DISTINCT and UNION: by their bytes, which is no order of size.';

CREATE OPERATOR CLASS grid_index_ops
	DEFAULT FOR TYPE grid_index USING hash AS
	OPERATOR 1 =,
	FUNCTION 1 grid_index_hash(grid_index),
	FUNCTION 2 grid_index_hash_extended(grid_index, int8);
COMMENT ON OPERATOR CLASS grid_index_ops USING hash IS
'Hashing for indexes, joins, GROUP BY and partitions.';
COMMENT ON OPERATOR FAMILY grid_index_ops USING hash IS
'Hashing for indexes, joins, GROUP BY and partitions.';

/* Aggregates */

CREATE FUNCTION grid_index_accum(index grid_index, code grid_code, area geometry)
	RETURNS grid_index
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE COST 100;
COMMENT ON FUNCTION grid_index_accum(grid_index, grid_code, geometry) IS
'State function of grid_index_agg.';
CREATE FUNCTION grid_index_combine(index grid_index, other grid_index)
	RETURNS grid_index
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION grid_index_combine(grid_index, grid_index) IS
'Merges two indexes; combine function of grid_index_agg and state function of rollup. Different SRIDs are error 22023, more than 1 GB of polygons 54000.';

CREATE AGGREGATE grid_index_agg(code grid_code, area geometry) (
	SFUNC = grid_index_accum,
	STYPE = grid_index,
	COMBINEFUNC = grid_index_combine,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE grid_index_agg(grid_code, geometry) IS
'Collects grid cells with their polygons or multipolygons, with or without holes. Several rows of one code are one cell. Rows with a NULL or an empty area are skipped; NULL without any other row. Cells may share borders; where they overlap, the one with the smallest code counts. Errors 22023: another type of geometry, an invalid polygon (use ST_MakeValid) or one without area, a geographic SRID such as 4326 or 4490 (use ST_Transform), mixed SRIDs.';

CREATE AGGREGATE rollup(grid_index) (
	SFUNC = grid_index_combine,
	STYPE = grid_index,
	COMBINEFUNC = grid_index_combine,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE rollup(grid_index) IS
'Merges indexes, as if grid_index_agg had seen all their rows at once. NULLs are skipped; NULL without any index. Different SRIDs are error 22023.';

/* Questions */

CREATE FUNCTION locate(index grid_index, point geometry) RETURNS grid_code
	AS 'MODULE_PATHNAME', 'grid_index_locate'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 50;
COMMENT ON FUNCTION locate(grid_index, geometry) IS
'The cell that holds the point, on its border or inside (as ST_Relate finds); where several do, the one with the smallest code, whatever the order of the rows. NULL outside all cells, and for an empty point. A geometry that is no point, and a different SRID, is error 22023.';

CREATE FUNCTION cell_count(index grid_index) RETURNS int8
	AS 'MODULE_PATHNAME', 'grid_index_cell_count'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION cell_count(grid_index) IS
'How many cells, that is different codes, an index holds.';

CREATE FUNCTION jsonb(index grid_index) RETURNS jsonb
	AS 'MODULE_PATHNAME', 'grid_index_jsonb'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION jsonb(grid_index) IS
'What an index amounts to as one object: srid, cell_count, polygon_count, corner_count.';


CREATE CAST (grid_index AS jsonb) WITH FUNCTION jsonb(grid_index);
COMMENT ON CAST (grid_index AS jsonb) IS 'As jsonb(grid_index).';

CREATE FUNCTION grid_index_json(grid_index) RETURNS json
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN jsonb($1)::text::json;
COMMENT ON FUNCTION grid_index_json(grid_index) IS
'The object of jsonb(grid_index) as json, for to_jsonb(), row_to_json() and json_agg(), which look for a cast to json.';
CREATE CAST (grid_index AS json) WITH FUNCTION grid_index_json(grid_index);
COMMENT ON CAST (grid_index AS json) IS
'The object of jsonb(grid_index); to_jsonb(), row_to_json() and json_agg() use it.';

CREATE CAST (text AS grid_index) WITH INOUT AS ASSIGNMENT;
CREATE CAST (varchar AS grid_index) WITH INOUT AS ASSIGNMENT;
COMMENT ON CAST (text AS grid_index) IS
'Reads the text form where a text is stored into a column, as INSERT ... SELECT and drivers do.';
COMMENT ON CAST (varchar AS grid_index) IS
'Reads the text form where a varchar is stored into a column, as JDBC''s setString does.';
/*
 * The type service_area: the facilities of one kind and how far each serves,
 * the aggregate that makes it, and what it covers.
 */

CREATE TYPE service_area;

CREATE FUNCTION service_area_in(cstring) RETURNS service_area
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION service_area_out(service_area) RETURNS cstring
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION service_area_recv(internal) RETURNS service_area
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION service_area_send(service_area) RETURNS bytea
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION service_area_in(cstring) IS
'Reads the text form of a service_area; see the type. Discs may come in any order; equal ones are kept once. Malformed text and the SRID of a geographic system are error 22P02, coordinates or radii out of range 22003, more than 14 million discs 54000.';
COMMENT ON FUNCTION service_area_out(service_area) IS
'Writes the text form of a service_area. It reads back to the same bits, whatever the settings.';
COMMENT ON FUNCTION service_area_recv(internal) IS
'Reads the binary form: the version (1) as a byte, the SRID as int4, the count of facilities as int8, the count of discs as int4, and of each disc x, y and radius as float8, strictly ascending. What no area can be is error 22P03, coordinates or radii out of range 22003.';
COMMENT ON FUNCTION service_area_send(service_area) IS
'Writes the binary form that service_area_recv reads.';

CREATE TYPE service_area (
	INPUT = service_area_in,
	OUTPUT = service_area_out,
	RECEIVE = service_area_recv,
	SEND = service_area_send,
	INTERNALLENGTH = VARIABLE,
	ALIGNMENT = double,
	STORAGE = external
);
COMMENT ON TYPE service_area IS
'Where facilities are and how far each serves, as a union of discs in the plane, in metres: "(srid 4549, facilities 2, discs 500 300 50, 510 300 80)", each disc as x, y and radius. Made by service_area_agg. Equal areas have equal text, whatever the order of the rows they came from.';


CREATE FUNCTION service_area_eq(service_area, service_area) RETURNS bool
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION service_area_ne(service_area, service_area) RETURNS bool
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION service_area_lt(service_area, service_area) RETURNS bool
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION service_area_le(service_area, service_area) RETURNS bool
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION service_area_gt(service_area, service_area) RETURNS bool
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION service_area_ge(service_area, service_area) RETURNS bool
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION service_area_cmp(service_area, service_area) RETURNS int4
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION service_area_hash(service_area) RETURNS int4
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION service_area_hash_extended(service_area, int8) RETURNS int8
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;

COMMENT ON FUNCTION service_area_eq(service_area, service_area) IS 'Implements =: equal values of service_area.';
COMMENT ON FUNCTION service_area_ne(service_area, service_area) IS 'Implements <>: different values of service_area.';
COMMENT ON FUNCTION service_area_lt(service_area, service_area) IS 'Implements <: sorts before, by their bytes, which is no order of size.';
COMMENT ON FUNCTION service_area_le(service_area, service_area) IS 'Implements <=: sorts before or is equal, by their bytes, which is no order of size.';
COMMENT ON FUNCTION service_area_gt(service_area, service_area) IS 'Implements >: sorts after, by their bytes, which is no order of size.';
COMMENT ON FUNCTION service_area_ge(service_area, service_area) IS 'Implements >=: sorts after or is equal, by their bytes, which is no order of size.';
COMMENT ON FUNCTION service_area_cmp(service_area, service_area) IS 'Order for indexes: negative, 0 or positive, by their bytes, which is no order of size.';
COMMENT ON FUNCTION service_area_hash(service_area) IS 'Hash for indexes, joins and GROUP BY.';
COMMENT ON FUNCTION service_area_hash_extended(service_area, int8) IS 'Hash of 64 bits with a seed, for hash partitions.';

CREATE OPERATOR = (
	LEFTARG = service_area, RIGHTARG = service_area, FUNCTION = service_area_eq,
	COMMUTATOR = =, NEGATOR = <>,
	RESTRICT = eqsel, JOIN = eqjoinsel, HASHES, MERGES
);
CREATE OPERATOR <> (
	LEFTARG = service_area, RIGHTARG = service_area, FUNCTION = service_area_ne,
	COMMUTATOR = <>, NEGATOR = =,
	RESTRICT = neqsel, JOIN = neqjoinsel
);
CREATE OPERATOR < (
	LEFTARG = service_area, RIGHTARG = service_area, FUNCTION = service_area_lt,
	COMMUTATOR = >, NEGATOR = >=,
	RESTRICT = scalarltsel, JOIN = scalarltjoinsel
);
CREATE OPERATOR <= (
	LEFTARG = service_area, RIGHTARG = service_area, FUNCTION = service_area_le,
	COMMUTATOR = >=, NEGATOR = >,
	RESTRICT = scalarlesel, JOIN = scalarlejoinsel
);
CREATE OPERATOR > (
	LEFTARG = service_area, RIGHTARG = service_area, FUNCTION = service_area_gt,
	COMMUTATOR = <, NEGATOR = <=,
	RESTRICT = scalargtsel, JOIN = scalargtjoinsel
);
CREATE OPERATOR >= (
	LEFTARG = service_area, RIGHTARG = service_area, FUNCTION = service_area_ge,
	COMMUTATOR = <=, NEGATOR = <,
	RESTRICT = scalargesel, JOIN = scalargejoinsel
);

COMMENT ON OPERATOR = (service_area, service_area) IS 'The same value.';
COMMENT ON OPERATOR <> (service_area, service_area) IS 'Different values.';
COMMENT ON OPERATOR < (service_area, service_area) IS 'Sorts before, by their bytes, which is no order of size.';
COMMENT ON OPERATOR <= (service_area, service_area) IS 'Sorts before or is equal, by their bytes, which is no order of size.';
COMMENT ON OPERATOR > (service_area, service_area) IS 'Sorts after, by their bytes, which is no order of size.';
COMMENT ON OPERATOR >= (service_area, service_area) IS 'Sorts after or is equal, by their bytes, which is no order of size.';

CREATE OPERATOR CLASS service_area_ops
	DEFAULT FOR TYPE service_area USING btree AS
	OPERATOR 1 <,
	OPERATOR 2 <=,
	OPERATOR 3 =,
	OPERATOR 4 >=,
	OPERATOR 5 >,
	FUNCTION 1 service_area_cmp(service_area, service_area),
	FUNCTION 4 btequalimage(oid);
COMMENT ON OPERATOR CLASS service_area_ops USING btree IS
'Order for indexes, ORDER BY, DISTINCT and UNION: by their bytes, which is no order of size.';
COMMENT ON OPERATOR FAMILY service_area_ops USING btree IS
'Order for indexes, ORDER BY, DISTINCT and UNION: by their bytes, which is no order of size.';

CREATE OPERATOR CLASS service_area_ops
	DEFAULT FOR TYPE service_area USING hash AS
	OPERATOR 1 =,
	FUNCTION 1 service_area_hash(service_area),
	FUNCTION 2 service_area_hash_extended(service_area, int8);
COMMENT ON OPERATOR CLASS service_area_ops USING hash IS
'Hashing for indexes, joins, GROUP BY and partitions.';
COMMENT ON OPERATOR FAMILY service_area_ops USING hash IS
'Hashing for indexes, joins, GROUP BY and partitions.';

/* Aggregates */

CREATE FUNCTION service_area_accum(area service_area, facility geometry, radius float8)
	RETURNS service_area
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION service_area_accum(service_area, geometry, float8) IS
'State function of service_area_agg.';
CREATE FUNCTION service_area_combine(area service_area, other service_area)
	RETURNS service_area
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION service_area_combine(service_area, service_area) IS
'Merges two areas; combine function of service_area_agg and state function of rollup. Different SRIDs are error 22023, more than the type holds 54000.';

CREATE AGGREGATE service_area_agg(facility geometry, radius float8) (
	SFUNC = service_area_accum,
	STYPE = service_area,
	COMBINEFUNC = service_area_combine,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE service_area_agg(geometry, float8) IS
'Collects facilities (points; a multipoint is one facility with several entrances), each with the radius in metres within which it serves. Rows with a NULL or an empty geometry (of any type) are skipped; NULL without any other row. Errors: 22023 for a line or polygon, a geographic SRID such as 4326 or 4490 (use ST_Transform) and for mixed SRIDs, 22003 for a radius that is not from 1e-6 to 1e9 and for coordinates beyond 1e9.';

CREATE AGGREGATE rollup(service_area) (
	SFUNC = service_area_combine,
	STYPE = service_area,
	COMBINEFUNC = service_area_combine,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE rollup(service_area) IS
'Merges areas, as if service_area_agg had seen all their rows at once. NULLs are skipped; NULL without any area. Different SRIDs are error 22023.';

/* Questions about a place */

CREATE FUNCTION facility_count(area service_area) RETURNS int8
	AS 'MODULE_PATHNAME', 'service_area_facility_count'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION facility_count(service_area) IS
'How many facilities were collected: rows with a geometry that is not empty, whether or not two stand at one place.';

CREATE FUNCTION covers(area service_area, point geometry) RETURNS bool
	AS 'MODULE_PATHNAME', 'service_area_covers'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
	COST 50;
COMMENT ON FUNCTION covers(service_area, geometry) IS
'Whether a facility is within its radius of the point, the radius included: ST_DWithin for any of them. NULL for an empty point. A geometry that is no point, and a different SRID, is error 22023.';

CREATE FUNCTION nearest_distance(area service_area, point geometry) RETURNS float8
	AS 'MODULE_PATHNAME', 'service_area_nearest_distance'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
	COST 50;
COMMENT ON FUNCTION nearest_distance(service_area, geometry) IS
'How far the nearest facility is from the point, in metres, whatever the radii. NULL for an empty point. A geometry that is no point, and a different SRID, is error 22023.';

/* Areas */

CREATE FUNCTION covered_area(area service_area) RETURNS float8
	AS 'MODULE_PATHNAME', 'service_area_covered_area'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
	COST 10000;
COMMENT ON FUNCTION covered_area(service_area) IS
'The exact area of the union of the discs, in m2: by Green''s theorem over the arcs that no other disc covers, with no polygon in place of an arc.';

CREATE FUNCTION covered_area(area service_area, zone geometry) RETURNS float8
	AS 'MODULE_PATHNAME', 'service_area_covered_area_in_zone'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
	COST 10000;
COMMENT ON FUNCTION covered_area(service_area, geometry) IS
'The exact area of the part of a zone that the discs cover, in m2. The zone is a polygon or multipolygon, with or without holes; 0 for an empty one. Errors 22023: another type of geometry, an invalid one (use ST_MakeValid) or one without area, a different SRID.';

CREATE FUNCTION coverage(area service_area, zone geometry) RETURNS float8
	AS 'MODULE_PATHNAME', 'service_area_coverage'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
	COST 10000;
COMMENT ON FUNCTION coverage(service_area, geometry) IS
'The share of the zone that the discs cover, from 0 to 1: covered_area(area, zone) by the area of the zone. NULL for an empty zone. Errors as of covered_area.';

CREATE FUNCTION discs(area service_area, zone geometry)
	RETURNS TABLE (x float8, y float8, radius float8)
	AS 'MODULE_PATHNAME', 'service_area_discs'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
	COST 1000 ROWS 1000;
COMMENT ON FUNCTION discs(service_area, geometry) IS
'The discs near a zone, those whose bounding box touches its own: x, y and radius in metres. Errors as of covered_area.';

CREATE FUNCTION covered(area service_area) RETURNS geometry
	AS 'MODULE_PATHNAME', 'service_area_covered'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 100000;
COMMENT ON FUNCTION covered(service_area) IS
'The union of the discs, for maps. As in uncovered, a disc is a polygon of 128 corners inside it; areas are to be asked of covered_area. An outline of more than 500,000 corners is error 54000: draw a zone, or zone by zone.';

CREATE FUNCTION covered(area service_area, zone geometry) RETURNS geometry
	AS 'MODULE_PATHNAME', 'service_area_covered_in_zone'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 100000;
COMMENT ON FUNCTION covered(service_area, geometry) IS
'The part of a zone that the discs cover, for maps. As in uncovered, a disc is a polygon of 128 corners inside it; areas are to be asked of covered_area. Errors as of uncovered.';

CREATE FUNCTION uncovered(area service_area, zone geometry) RETURNS geometry
	AS 'MODULE_PATHNAME', 'service_area_uncovered'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 100000;
COMMENT ON FUNCTION uncovered(service_area, geometry) IS
'The part of a zone that no disc covers, for maps. Here, and in covered, a disc is approximated: by a polygon of 128 corners inside it, up to 0.03 % of the radius too small, so the result is a little too large; areas are to be asked of covered_area. Errors as of covered_area; where the discs that reach the box of the zone have an outline of more than 500,000 corners, 54000: ask for its parts one by one.';

/* Casts */

CREATE FUNCTION jsonb(area service_area) RETURNS jsonb
	AS 'MODULE_PATHNAME', 'service_area_jsonb'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10000;
COMMENT ON FUNCTION jsonb(service_area) IS
'What an area amounts to as one object: srid, facility_count, disc_count (different discs), min_radius and max_radius in m, covered_area in m2.';


CREATE CAST (service_area AS jsonb) WITH FUNCTION jsonb(service_area);
COMMENT ON CAST (service_area AS jsonb) IS 'As jsonb(service_area).';

CREATE FUNCTION service_area_json(service_area) RETURNS json
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN jsonb($1)::text::json;
COMMENT ON FUNCTION service_area_json(service_area) IS
'The object of jsonb(service_area) as json, for to_jsonb(), row_to_json() and json_agg(), which look for a cast to json.';
CREATE CAST (service_area AS json) WITH FUNCTION service_area_json(service_area);
COMMENT ON CAST (service_area AS json) IS
'The object of jsonb(service_area); to_jsonb(), row_to_json() and json_agg() use it.';

CREATE CAST (text AS service_area) WITH INOUT AS ASSIGNMENT;
CREATE CAST (varchar AS service_area) WITH INOUT AS ASSIGNMENT;
COMMENT ON CAST (text AS service_area) IS
'Reads the text form where a text is stored into a column, as INSERT ... SELECT and drivers do.';
COMMENT ON CAST (varchar AS service_area) IS
'Reads the text form where a varchar is stored into a column, as JDBC''s setString does.';
/*
 * The type indicator_matrix: units by indicators, and the aggregates that make it.
 */

CREATE TYPE indicator_matrix;

CREATE FUNCTION indicator_matrix_in(cstring) RETURNS indicator_matrix
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION indicator_matrix_out(indicator_matrix) RETURNS cstring
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION indicator_matrix_recv(internal) RETURNS indicator_matrix
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION indicator_matrix_send(indicator_matrix) RETURNS bytea
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION indicator_matrix_in(cstring) IS
'Reads the text form of an indicator_matrix; see the type. Malformed text and labels out of order are error 22P02, numbers that are not finite 22003, more than the limits 54000.';
COMMENT ON FUNCTION indicator_matrix_out(indicator_matrix) IS
'Writes the text form of an indicator_matrix. It reads back to the same bits, whatever the settings.';
COMMENT ON FUNCTION indicator_matrix_recv(internal) IS
'Reads the binary form: the version (1) as a byte; the numbers of units and of indicators as int4, the labels as counted text (indicators first), the cells as float8 unit by unit, NaN where missing. What contradicts itself is error 22P03, a cell that is infinite 22003, more than the limits 54000.';
COMMENT ON FUNCTION indicator_matrix_send(indicator_matrix) IS
'Writes the binary form that indicator_matrix_recv reads.';

CREATE TYPE indicator_matrix (
	INPUT = indicator_matrix_in,
	OUTPUT = indicator_matrix_out,
	RECEIVE = indicator_matrix_recv,
	SEND = indicator_matrix_send,
	INTERNALLENGTH = VARIABLE,
	ALIGNMENT = double,
	STORAGE = external
);

COMMENT ON TYPE indicator_matrix IS
'Units (districts, streets) by indicators: what a composite index is computed from; made by indicator_matrix_agg. Text: "(indicators x, "y z"; first: 1.5, null; "second, third": 2, 3)"; null is a missing cell, null*4 four of them (as is written where four or more follow each other), and labels stand in ascending order of their bytes. A label of more than one word, or with a comma, colon, semicolon, quote, <, > or =, stands in double quotes, a quote within it twice; an empty one is "". Values are equal, sorted and hashed by their bytes. At most 100,000 units, 1,000 indicators, 10,000,000 cells, labels of 1,024 bytes.';


CREATE CAST (text AS indicator_matrix) WITH INOUT AS ASSIGNMENT;
CREATE CAST (varchar AS indicator_matrix) WITH INOUT AS ASSIGNMENT;
COMMENT ON CAST (text AS indicator_matrix) IS
'Reads the text form where a text is stored into a column, as INSERT ... SELECT and drivers do.';
COMMENT ON CAST (varchar AS indicator_matrix) IS
'Reads the text form where a varchar is stored into a column, as JDBC''s setString does.';


CREATE FUNCTION indicator_matrix_eq(indicator_matrix, indicator_matrix) RETURNS bool
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION indicator_matrix_ne(indicator_matrix, indicator_matrix) RETURNS bool
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION indicator_matrix_lt(indicator_matrix, indicator_matrix) RETURNS bool
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION indicator_matrix_le(indicator_matrix, indicator_matrix) RETURNS bool
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION indicator_matrix_gt(indicator_matrix, indicator_matrix) RETURNS bool
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION indicator_matrix_ge(indicator_matrix, indicator_matrix) RETURNS bool
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION indicator_matrix_cmp(indicator_matrix, indicator_matrix) RETURNS int4
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION indicator_matrix_hash(indicator_matrix) RETURNS int4
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION indicator_matrix_hash_extended(indicator_matrix, int8) RETURNS int8
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;

COMMENT ON FUNCTION indicator_matrix_eq(indicator_matrix, indicator_matrix) IS 'Implements =: equal values of indicator_matrix.';
COMMENT ON FUNCTION indicator_matrix_ne(indicator_matrix, indicator_matrix) IS 'Implements <>: different values of indicator_matrix.';
COMMENT ON FUNCTION indicator_matrix_lt(indicator_matrix, indicator_matrix) IS 'Implements <: sorts before, by their bytes, which is no order of size.';
COMMENT ON FUNCTION indicator_matrix_le(indicator_matrix, indicator_matrix) IS 'Implements <=: sorts before or is equal, by their bytes, which is no order of size.';
COMMENT ON FUNCTION indicator_matrix_gt(indicator_matrix, indicator_matrix) IS 'Implements >: sorts after, by their bytes, which is no order of size.';
COMMENT ON FUNCTION indicator_matrix_ge(indicator_matrix, indicator_matrix) IS 'Implements >=: sorts after or is equal, by their bytes, which is no order of size.';
COMMENT ON FUNCTION indicator_matrix_cmp(indicator_matrix, indicator_matrix) IS 'Order for indexes: negative, 0 or positive, by their bytes, which is no order of size.';
COMMENT ON FUNCTION indicator_matrix_hash(indicator_matrix) IS 'Hash for indexes, joins and GROUP BY.';
COMMENT ON FUNCTION indicator_matrix_hash_extended(indicator_matrix, int8) IS 'Hash of 64 bits with a seed, for hash partitions.';

CREATE OPERATOR = (
	LEFTARG = indicator_matrix, RIGHTARG = indicator_matrix, FUNCTION = indicator_matrix_eq,
	COMMUTATOR = =, NEGATOR = <>,
	RESTRICT = eqsel, JOIN = eqjoinsel, HASHES, MERGES
);
CREATE OPERATOR <> (
	LEFTARG = indicator_matrix, RIGHTARG = indicator_matrix, FUNCTION = indicator_matrix_ne,
	COMMUTATOR = <>, NEGATOR = =,
	RESTRICT = neqsel, JOIN = neqjoinsel
);
CREATE OPERATOR < (
	LEFTARG = indicator_matrix, RIGHTARG = indicator_matrix, FUNCTION = indicator_matrix_lt,
	COMMUTATOR = >, NEGATOR = >=,
	RESTRICT = scalarltsel, JOIN = scalarltjoinsel
);
CREATE OPERATOR <= (
	LEFTARG = indicator_matrix, RIGHTARG = indicator_matrix, FUNCTION = indicator_matrix_le,
	COMMUTATOR = >=, NEGATOR = >,
	RESTRICT = scalarlesel, JOIN = scalarlejoinsel
);
CREATE OPERATOR > (
	LEFTARG = indicator_matrix, RIGHTARG = indicator_matrix, FUNCTION = indicator_matrix_gt,
	COMMUTATOR = <, NEGATOR = <=,
	RESTRICT = scalargtsel, JOIN = scalargtjoinsel
);
CREATE OPERATOR >= (
	LEFTARG = indicator_matrix, RIGHTARG = indicator_matrix, FUNCTION = indicator_matrix_ge,
	COMMUTATOR = <=, NEGATOR = <,
	RESTRICT = scalargesel, JOIN = scalargejoinsel
);

COMMENT ON OPERATOR = (indicator_matrix, indicator_matrix) IS 'The same value.';
COMMENT ON OPERATOR <> (indicator_matrix, indicator_matrix) IS 'Different values.';
COMMENT ON OPERATOR < (indicator_matrix, indicator_matrix) IS 'Sorts before, by their bytes, which is no order of size.';
COMMENT ON OPERATOR <= (indicator_matrix, indicator_matrix) IS 'Sorts before or is equal, by their bytes, which is no order of size.';
COMMENT ON OPERATOR > (indicator_matrix, indicator_matrix) IS 'Sorts after, by their bytes, which is no order of size.';
COMMENT ON OPERATOR >= (indicator_matrix, indicator_matrix) IS 'Sorts after or is equal, by their bytes, which is no order of size.';

CREATE OPERATOR CLASS indicator_matrix_ops
	DEFAULT FOR TYPE indicator_matrix USING btree AS
	OPERATOR 1 <,
	OPERATOR 2 <=,
	OPERATOR 3 =,
	OPERATOR 4 >=,
	OPERATOR 5 >,
	FUNCTION 1 indicator_matrix_cmp(indicator_matrix, indicator_matrix),
	FUNCTION 4 btequalimage(oid);
COMMENT ON OPERATOR CLASS indicator_matrix_ops USING btree IS
'Order for indexes, ORDER BY, DISTINCT and UNION: by their bytes, which is no order of size.';
COMMENT ON OPERATOR FAMILY indicator_matrix_ops USING btree IS
'Order for indexes, ORDER BY, DISTINCT and UNION: by their bytes, which is no order of size.';

CREATE OPERATOR CLASS indicator_matrix_ops
	DEFAULT FOR TYPE indicator_matrix USING hash AS
	OPERATOR 1 =,
	FUNCTION 1 indicator_matrix_hash(indicator_matrix),
	FUNCTION 2 indicator_matrix_hash_extended(indicator_matrix, int8);
COMMENT ON OPERATOR CLASS indicator_matrix_ops USING hash IS
'Hashing for indexes, joins, GROUP BY and partitions.';
COMMENT ON OPERATOR FAMILY indicator_matrix_ops USING hash IS
'Hashing for indexes, joins, GROUP BY and partitions.';

/* Aggregation */

CREATE FUNCTION indicator_matrix_accum(state indicator_matrix, unit text, indicator text, value float8)
	RETURNS indicator_matrix
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION indicator_matrix_accum(indicator_matrix, text, text, float8) IS
'State function of indicator_matrix_agg.';

CREATE FUNCTION indicator_matrix_combine(indicator_matrix, indicator_matrix) RETURNS indicator_matrix
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION indicator_matrix_combine(indicator_matrix, indicator_matrix) IS
'Merges two matrices: combine function of indicator_matrix_agg and state function of rollup. A unit and indicator with a value in both are error 21000, more than the limits of the type 54000.';

CREATE FUNCTION indicator_matrix_final(state indicator_matrix) RETURNS indicator_matrix
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION indicator_matrix_final(indicator_matrix) IS
'Final function of indicator_matrix_agg and rollup: the matrix in the form in which it is stored.';

CREATE AGGREGATE indicator_matrix_agg(unit text, indicator text, value float8) (
	SFUNC = indicator_matrix_accum,
	STYPE = indicator_matrix,
	FINALFUNC = indicator_matrix_final,
	COMBINEFUNC = indicator_matrix_combine,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE indicator_matrix_agg(text, text, float8) IS
'Units by indicators, the same for every order of rows. A NULL value is a missing cell, as is a pair without a row; a row with a NULL unit or indicator is skipped; NULL without any row. A pair with two values is error 21000, NaN and infinity 22003, more than the limits of the type 54000.';

CREATE AGGREGATE rollup(indicator_matrix) (
	SFUNC = indicator_matrix_combine,
	STYPE = indicator_matrix,
	FINALFUNC = indicator_matrix_final,
	COMBINEFUNC = indicator_matrix_combine,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE rollup(indicator_matrix) IS
'Merges matrices, as if indicator_matrix_agg had seen all their rows at once. NULLs are skipped; NULL without any matrix. A pair with two values is error 21000.';

/* What a matrix holds */

CREATE FUNCTION units(m indicator_matrix) RETURNS text[]
	AS 'MODULE_PATHNAME', 'indicator_matrix_units' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION units(indicator_matrix) IS
'The units, in ascending order of their bytes (collation "C").';

CREATE FUNCTION indicators(m indicator_matrix) RETURNS text[]
	AS 'MODULE_PATHNAME', 'indicator_matrix_indicators' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION indicators(indicator_matrix) IS
'The indicators, in ascending order of their bytes (collation "C"): the order that weights and goalposts follow.';

CREATE FUNCTION entries(m indicator_matrix, OUT unit text, OUT indicator text, OUT value float8)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME', 'indicator_matrix_entries' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION entries(indicator_matrix) IS
'One row a cell, unit by unit; value is NULL where the cell is missing.';

CREATE FUNCTION jsonb(m indicator_matrix) RETURNS jsonb
	AS 'MODULE_PATHNAME', 'indicator_matrix_jsonb' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION jsonb(indicator_matrix) IS
'How much the matrix holds, as one object: unit_count, indicator_count, value_count, missing_count.';


CREATE CAST (indicator_matrix AS jsonb) WITH FUNCTION jsonb(indicator_matrix);
COMMENT ON CAST (indicator_matrix AS jsonb) IS 'As jsonb(indicator_matrix).';

CREATE FUNCTION indicator_matrix_json(indicator_matrix) RETURNS json
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN jsonb($1)::text::json;
COMMENT ON FUNCTION indicator_matrix_json(indicator_matrix) IS
'The object of jsonb(indicator_matrix) as json, for to_jsonb(), row_to_json() and json_agg(), which look for a cast to json.';
CREATE CAST (indicator_matrix AS json) WITH FUNCTION indicator_matrix_json(indicator_matrix);
COMMENT ON CAST (indicator_matrix AS json) IS
'The object of jsonb(indicator_matrix); to_jsonb(), row_to_json() and json_agg() use it.';
/*
 * What is computed from an indicator_matrix: treatment, normalisation, weights,
 * composite indices and how sure their ranks are. The methods are those of
 * OECD/JRC 2008, Handbook on Constructing Composite Indicators ("the Handbook").
 *
 * The functions that take more than the matrix are not strict: a list that is
 * NULL, as array_agg() gives it of no row, is an empty list, not a silent NULL.
 */

/* Treatment */

CREATE FUNCTION impute(m indicator_matrix, method text) RETURNS indicator_matrix
	AS 'MODULE_PATHNAME', 'indicator_matrix_impute' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION impute(indicator_matrix, text) IS
'Fills missing cells with the mean or the median of the indicator over the units that have a value (Handbook, step 3). An unknown method, or an indicator without any value, is error 22023. A NULL matrix gives NULL, a NULL method is 22004.';

CREATE FUNCTION winsorise(m indicator_matrix, max int DEFAULT 5) RETURNS indicator_matrix
	AS 'MODULE_PATHNAME', 'indicator_matrix_winsorise' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION winsorise(indicator_matrix, int) IS
'Pulls in outliers: while an indicator has |skewness| >= 2 and kurtosis >= 3.5 (of type 2, those of Excel), its largest values (smallest, where the skewness is negative) are set to the next, up to max values (values that tie move together, and may carry it past max); 5 by default, 0 changes nothing. An indicator with fewer than four values stays as it is. A negative max is error 22023. A NULL matrix gives NULL, a NULL max is 22004. Source: COINr, after the OECD/JRC practice.';

/* Normalisation */

CREATE FUNCTION normalise(m indicator_matrix, method text DEFAULT 'minmax', negative text[] DEFAULT '{}',
		low float8 DEFAULT 0, high float8 DEFAULT 100)
	RETURNS indicator_matrix
	AS 'MODULE_PATHNAME', 'indicator_matrix_normalise' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION normalise(indicator_matrix, text, text[], float8, float8) IS
'Brings the indicators onto one scale on which more is better; negative names those of which less is better. Methods: minmax (onto [low, high]), zscore (by the sample standard deviation), rank (1 is the worst, ties share the lowest), borda (rank - 1), percent_rank ((rank - 1)/(values - 1)), distance_to_max (1 - (max - v)/(max - min)). low and high count for minmax only, which never goes beyond them. Missing cells stay missing. An unknown method or name, low not below high, a constant indicator (not for ranks), or too few values are error 22023; low and high further apart than float8 reaches 22003. A NULL matrix gives NULL; negative NULL is an empty list; another argument NULL is 22004. Definitions as in COINr (Handbook, step 5).';

CREATE FUNCTION goalposts(m indicator_matrix, low float8[], high float8[], negative text[] DEFAULT '{}')
	RETURNS indicator_matrix
	AS 'MODULE_PATHNAME', 'indicator_matrix_goalposts' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION goalposts(indicator_matrix, float8[], float8[], text[]) IS
'(v - low)/(high - low), clamped to [0, 1]; (high - v)/(high - low) for the indicators that negative names. low and high are in the order of indicators(m), in which numbers(m, jsonb) puts them, and in their units. Another length, low not below high, or an unknown name is error 22023; NaN and infinity 22003; an element that is NULL 22004. A NULL matrix gives NULL; a NULL list is an empty one.';

/* Weights */

CREATE FUNCTION equal_weights(m indicator_matrix) RETURNS float8[]
	AS 'MODULE_PATHNAME', 'indicator_matrix_equal_weights' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION equal_weights(indicator_matrix) IS
'1/n for each of the n indicators.';

CREATE FUNCTION entropy_weights(m indicator_matrix) RETURNS float8[]
	AS 'MODULE_PATHNAME', 'indicator_matrix_entropy_weights' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION entropy_weights(indicator_matrix) IS
'Weights in the order of indicators(m), adding up to 1, in proportion to 1 - e; e = -sum(p ln p)/ln(n) is the entropy of the shares p = v/sum(v) of the n units that have a value. A constant indicator weighs 0. A negative value, an indicator of zeros or of fewer than two values, or all constant, is error 22023. Source: Shannon 1948; Zou, Yi and Sun 2006.';

CREATE FUNCTION critic_weights(m indicator_matrix) RETURNS float8[]
	AS 'MODULE_PATHNAME', 'indicator_matrix_critic_weights' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION critic_weights(indicator_matrix) IS
'Weights in the order of indicators(m), adding up to 1, in proportion to s * sum(1 - r): s is the standard deviation of the values scaled onto [0, 1], r the correlation with each indicator, over the units that have both values. A correlation above 1 - 1e-12 is 1; one indicator alone weighs 1. Normalise first where less is better. A constant indicator, or indicators that are all perfectly correlated, is error 22023. Source: Diakoulaki, Mavrotas and Papayannakis 1995.';

CREATE FUNCTION pca_weights(m indicator_matrix) RETURNS float8[]
	AS 'MODULE_PATHNAME', 'indicator_matrix_pca_weights' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION pca_weights(indicator_matrix) IS
'Weights in the order of indicators(m), adding up to 1, in proportion to the variance of each indicator that the principal components of the correlations with an eigenvalue of at least 1 explain (its communality, the sum of its squared loadings). A constant indicator is error 22023. Source: Handbook, step 6; Nicoletti, Scarpetta and Boylaud 2000, without their rotation, which leaves communalities as they are.';

/* Numbers by name */

CREATE FUNCTION weights(m indicator_matrix, weights jsonb) RETURNS float8[]
	AS 'MODULE_PATHNAME', 'indicator_matrix_weights' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION weights(indicator_matrix, jsonb) IS
'Weights in the order of indicators(m), as they stand, of an object of indicators and their weights as jsonb_object_agg(indicator, weight) makes it. An indicator without a weight, a name that is no indicator (the error lists them), what is no object, or a weight that is no number is error 22023; a negative weight, or one that float8 cannot hold, 22003. A NULL matrix gives NULL; a NULL object, as of no row, is an empty one.';

CREATE FUNCTION numbers(m indicator_matrix, numbers jsonb) RETURNS float8[]
	AS 'MODULE_PATHNAME', 'indicator_matrix_numbers' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION numbers(indicator_matrix, jsonb) IS
'The same for any finite numbers, which may be negative: the low and the high that goalposts takes, in the units of the indicators. Errors and NULLs as of weights(m, jsonb).';

CREATE FUNCTION named(m indicator_matrix, numbers float8[]) RETURNS jsonb
	AS 'MODULE_PATHNAME', 'indicator_matrix_named' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION named(indicator_matrix, float8[]) IS
'The other way: an object of the indicators and their numbers, which stand in the order of indicators(m). weights(m, named(m, w)) is w. Another length is error 22023, NaN and infinity 22003, an element that is NULL 22004. A NULL matrix gives NULL; a NULL list is an empty one.';

/* Judgement */

CREATE FUNCTION ahp_weights(comparisons float8[]) RETURNS float8[]
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION ahp_weights(float8[]) IS
'Weights from pairwise comparisons, adding up to 1: the principal eigenvector of the square array, in which element [i][j] says how many times as important i is as j. An array that is not square is error 2202E, one that is not reciprocal within 1 %, or contradicts itself so much that no eigenvector is found, 22023, an element not above 0 or a weight below the range of float8 22003, more than 100 rows 54000. Source: Saaty 1980, The Analytic Hierarchy Process.';

CREATE FUNCTION ahp_consistency_ratio(comparisons float8[]) RETURNS float8
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION ahp_consistency_ratio(float8[]) IS
'How far comparisons contradict each other: ((lambda - n)/(n - 1))/RI, 0 where not at all; up to 0.1 is taken as consistent. lambda is the principal eigenvalue, RI Saaty''s random index: 0, 0, .58, .90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49 for n from 1 to 10. Errors as of ahp_weights, and 54000 for n above 10. Source: Saaty 1980.';

/* Composite indices */

CREATE FUNCTION composite(m indicator_matrix, weights float8[], method text DEFAULT 'arithmetic',
		OUT unit text, OUT score float8, OUT rank int4)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME', 'indicator_matrix_composite' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION composite(indicator_matrix, float8[], text) IS
'A score for each unit and its rank: 1 is the highest score, ties share the better rank. Scores tie that differ by rounding only (16 epsilon of the size of what they were computed from). Methods: arithmetic, geometric and harmonic are weighted means; copeland counts the units that a unit beats less those that beat it, by the weight of the indicators (of a complete matrix the numbers of COINr, where rounding can decide a near tie by the order of the units). Weights are in the order of indicators(m) and need not add up to 1; one below 1e-100 of the largest is 0. Missing cells are left out and the other weights scaled up; a unit without a value has NULL. Weights of another length or all 0, an unknown method, or a value not above 0 for geometric and harmonic are error 22023; a negative, NaN or infinite weight 22003. A NULL matrix gives no rows; NULL weights are an empty list, an error like any other wrong length; a NULL method is 22004. Definitions as in COINr (Handbook, step 6).';

CREATE FUNCTION topsis(m indicator_matrix, weights float8[], negative text[] DEFAULT '{}',
		OUT unit text, OUT score float8, OUT rank int4)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME', 'indicator_matrix_topsis' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION topsis(indicator_matrix, float8[], text[]) IS
'The closeness of each unit to the ideal, from 0 to 1, and its rank: d-/(d+ + d-), the distances to the best and to the worst values of all units, each indicator scaled by its Euclidean norm and weighted. Ranks as in composite. negative names the indicators of which less is better. NULL where all units are alike. A missing cell, an indicator of zeros, and wrong weights or names are error 22023; a negative, NaN or infinite weight 22003. NULLs as in composite; negative NULL is an empty list. Source: Hwang and Yoon 1981; Tzeng and Huang 2011.';

CREATE FUNCTION rank_uncertainty(m indicator_matrix, weights float8[], draws int, noise float8, seed int8,
		OUT unit text, OUT rank int4, OUT mean_rank float8, OUT rank_p05 float8, OUT rank_median float8, OUT rank_p95 float8)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME', 'indicator_matrix_rank_uncertainty' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION rank_uncertainty(indicator_matrix, float8[], int, float8, int8) IS
'How far the ranks of composite(m, weights) depend on the weights: in each of the draws every weight is multiplied by its own number, uniform between 1 - noise and 1 + noise, and the weights are scaled to add up to 1 again. rank is by the weights as given, as in composite; then the mean and the 5, 50 and 95 % quantiles (as percentile_cont) of the rank. The same seed gives the same table. draws not from 1 to 1,000,000 or noise not in [0, 1) is error 22023, more than 50,000,000 draws times units 54000; weights as for composite. A NULL matrix gives no rows; draws, noise or seed NULL is 22004. Source: Handbook, step 7; Saisana, Saltelli and Tarantola 2005.';

/* Relations between indicators */

CREATE FUNCTION correlation(m indicator_matrix, OUT a text, OUT b text, OUT r float8)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME', 'indicator_matrix_correlation' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION correlation(indicator_matrix) IS
'Pearson''s correlation of every indicator with every indicator, over the units that have both values. NULL where it is not defined: fewer than two such units, or a constant indicator.';

CREATE FUNCTION cronbach_alpha(m indicator_matrix) RETURNS float8
	AS 'MODULE_PATHNAME', 'indicator_matrix_cronbach_alpha' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION cronbach_alpha(indicator_matrix) IS
'How far the k indicators measure one thing: k/(k-1) * (1 - sum of variances/sum of all covariances), each over the units that have both values; at most 1, may be negative. Fewer than two indicators, or an indicator with fewer than two units in common with another, is error 22023. Source: Cronbach 1951.';

CREATE FUNCTION coupling_degree(levels float8[]) RETURNS float8
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION coupling_degree(float8[]) IS
'C = n * (product of the levels)^(1/n)/sum of the levels, from 0 to 1: how evenly n systems are developed. NULL where all levels are 0 or an argument is NULL. No level is error 22023, a negative one 22003.';

CREATE FUNCTION coupling_coordination(levels float8[], weights float8[]) RETURNS float8
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION coupling_coordination(float8[], float8[]) IS
'D = sqrt(C * T): C is the coupling degree, T the weighted mean of the levels, the weights scaled to add up to 1. NULL where all levels are 0 or an argument is NULL. No level, another number of weights, or weights all 0 are error 22023; a negative level or weight 22003.';
