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

@casts indicator_matrix@

@order indicator_matrix by their bytes, which is no order of size@

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

@json indicator_matrix@
