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

@cross grid_code text@
@cross text grid_code@

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

@json grid_code@
@casts grid_code@
