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

@order grid_index by their bytes, which is no order of size@

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

@json grid_index@
@casts grid_index@
