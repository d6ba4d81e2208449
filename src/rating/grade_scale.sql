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

@order grade_scale by label (its bytes), threshold and comparator, band by band@

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

@json grade_scale@
@casts grade_scale@

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
