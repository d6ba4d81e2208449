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
'Reads the binary form: the number of bands in four bytes, then of each one byte (1 >=, 2 <=, 3 open), the threshold as float8 and the label as text led by its length in four bytes. What no scale can be is error 22P03, a threshold that is not finite 22003.';
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

/* Order and hash */

CREATE FUNCTION grade_scale_eq(grade_scale, grade_scale) RETURNS bool
	AS 'MODULE_PATHNAME', 'rating_entries_eq' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION grade_scale_ne(grade_scale, grade_scale) RETURNS bool
	AS 'MODULE_PATHNAME', 'rating_entries_ne' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION grade_scale_lt(grade_scale, grade_scale) RETURNS bool
	AS 'MODULE_PATHNAME', 'rating_entries_lt' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION grade_scale_le(grade_scale, grade_scale) RETURNS bool
	AS 'MODULE_PATHNAME', 'rating_entries_le' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION grade_scale_gt(grade_scale, grade_scale) RETURNS bool
	AS 'MODULE_PATHNAME', 'rating_entries_gt' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION grade_scale_ge(grade_scale, grade_scale) RETURNS bool
	AS 'MODULE_PATHNAME', 'rating_entries_ge' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION grade_scale_cmp(grade_scale, grade_scale) RETURNS int4
	AS 'MODULE_PATHNAME', 'rating_entries_cmp' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION grade_scale_hash(grade_scale) RETURNS int4
	AS 'MODULE_PATHNAME', 'rating_entries_hash' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE FUNCTION grade_scale_hash_extended(grade_scale, int8) RETURNS int8
	AS 'MODULE_PATHNAME', 'rating_entries_hash_extended' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;

COMMENT ON FUNCTION grade_scale_eq(grade_scale, grade_scale) IS
'Implements =.';
COMMENT ON FUNCTION grade_scale_ne(grade_scale, grade_scale) IS
'Implements <>.';
COMMENT ON FUNCTION grade_scale_lt(grade_scale, grade_scale) IS
'Implements <, in the order of grade_scale_cmp.';
COMMENT ON FUNCTION grade_scale_le(grade_scale, grade_scale) IS
'Implements <=, in the order of grade_scale_cmp.';
COMMENT ON FUNCTION grade_scale_gt(grade_scale, grade_scale) IS
'Implements >, in the order of grade_scale_cmp.';
COMMENT ON FUNCTION grade_scale_ge(grade_scale, grade_scale) IS
'Implements >=, in the order of grade_scale_cmp.';
COMMENT ON FUNCTION grade_scale_cmp(grade_scale, grade_scale) IS
'The order of grade scales: band by band, by label (its bytes), threshold and comparator. Negative, 0 or positive.';
COMMENT ON FUNCTION grade_scale_hash(grade_scale) IS
'Hash of a grade_scale, for hash joins, hash aggregation and hash partitions.';
COMMENT ON FUNCTION grade_scale_hash_extended(grade_scale, int8) IS
'64-bit hash of a grade_scale with a seed, for hash partitions.';

CREATE OPERATOR = (
	LEFTARG = grade_scale, RIGHTARG = grade_scale,
	FUNCTION = grade_scale_eq,
	COMMUTATOR = =, NEGATOR = <>,
	RESTRICT = eqsel, JOIN = eqjoinsel, HASHES, MERGES
);
CREATE OPERATOR <> (
	LEFTARG = grade_scale, RIGHTARG = grade_scale,
	FUNCTION = grade_scale_ne,
	COMMUTATOR = <>, NEGATOR = =,
	RESTRICT = neqsel, JOIN = neqjoinsel
);
CREATE OPERATOR < (
	LEFTARG = grade_scale, RIGHTARG = grade_scale,
	FUNCTION = grade_scale_lt,
	COMMUTATOR = >, NEGATOR = >=,
	RESTRICT = scalarltsel, JOIN = scalarltjoinsel
);
CREATE OPERATOR <= (
	LEFTARG = grade_scale, RIGHTARG = grade_scale,
	FUNCTION = grade_scale_le,
	COMMUTATOR = >=, NEGATOR = >,
	RESTRICT = scalarlesel, JOIN = scalarlejoinsel
);
CREATE OPERATOR > (
	LEFTARG = grade_scale, RIGHTARG = grade_scale,
	FUNCTION = grade_scale_gt,
	COMMUTATOR = <, NEGATOR = <=,
	RESTRICT = scalargtsel, JOIN = scalargtjoinsel
);
CREATE OPERATOR >= (
	LEFTARG = grade_scale, RIGHTARG = grade_scale,
	FUNCTION = grade_scale_ge,
	COMMUTATOR = <=, NEGATOR = <,
	RESTRICT = scalargesel, JOIN = scalargejoinsel
);
COMMENT ON OPERATOR = (grade_scale, grade_scale) IS
'The same entries in the same order.';
COMMENT ON OPERATOR <> (grade_scale, grade_scale) IS
'Different entries.';
COMMENT ON OPERATOR < (grade_scale, grade_scale) IS
'Sorts before, in the order of grade_scale_cmp.';
COMMENT ON OPERATOR <= (grade_scale, grade_scale) IS
'Sorts before or is equal, in the order of grade_scale_cmp.';
COMMENT ON OPERATOR > (grade_scale, grade_scale) IS
'Sorts after, in the order of grade_scale_cmp.';
COMMENT ON OPERATOR >= (grade_scale, grade_scale) IS
'Sorts after or is equal, in the order of grade_scale_cmp.';

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
'Order of grade scales for indexes, ORDER BY and DISTINCT.';
COMMENT ON OPERATOR FAMILY grade_scale_ops USING btree IS
'Order of grade scales for indexes, ORDER BY and DISTINCT.';

CREATE OPERATOR CLASS grade_scale_ops
	DEFAULT FOR TYPE grade_scale USING hash AS
	OPERATOR 1 =,
	FUNCTION 1 grade_scale_hash(grade_scale),
	FUNCTION 2 grade_scale_hash_extended(grade_scale, int8);
COMMENT ON OPERATOR CLASS grade_scale_ops USING hash IS
'Hashing of grade scales for indexes, joins, GROUP BY and partitions.';
COMMENT ON OPERATOR FAMILY grade_scale_ops USING hash IS
'Hashing of grade scales for indexes, joins, GROUP BY and partitions.';

/* Grading a value */

CREATE FUNCTION grade(value float8, scale grade_scale) RETURNS text
	AS 'MODULE_PATHNAME'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION grade(float8, grade_scale) IS
'The label of the first band that holds the value; NULL beyond a closed last band. A value that is NaN or infinite is error 22003.';

CREATE FUNCTION grade_rank(value float8, scale grade_scale) RETURNS int4
	AS 'MODULE_PATHNAME'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION grade_rank(float8, grade_scale) IS
'The place of the band that holds the value, 1 for the first; NULL beyond a closed last band. A value that is NaN or infinite is error 22003.';

CREATE FUNCTION points_to_next(value float8, scale grade_scale) RETURNS float8
	AS 'MODULE_PATHNAME'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION points_to_next(float8, grade_scale) IS
'How far the value is from the band before its own, in the unit of the value: threshold - value, or value - threshold where less is better. 0 in the first band; beyond a closed last band, the way to that. NaN, infinity and overflow are error 22003.';
