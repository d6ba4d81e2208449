/*
 * The type street_network: streets as straight segments between nodes, the
 * aggregate that makes it, and what can be asked of it.
 */

CREATE TYPE street_network;

CREATE FUNCTION street_network_in(cstring) RETURNS street_network
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION street_network_out(street_network) RETURNS cstring
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION street_network_recv(internal) RETURNS street_network
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION street_network_send(street_network) RETURNS bytea
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION street_network_in(cstring) IS
'Reads the text form of a street_network; see the type. Nodes and segments are in ascending order; coordinates are rounded to millimetres. Malformed text, numbers of nodes that there are not, nodes without a segment and the SRID of a geographic system are error 22P02, coordinates and factors out of range 22003, more than 15 million segments 54000.';
COMMENT ON FUNCTION street_network_out(street_network) IS
'Writes the text form of a street_network. It reads back to the same bits, whatever the settings.';
COMMENT ON FUNCTION street_network_recv(internal) IS
'Reads the binary form: the version (1) as a byte, SRID, count of nodes and count of segments as int4, of each node x and y in millimetres as int8, ascending along the Z-order curve, and of each segment its two nodes, counted from 0, as int4 and its factor as float8, ascending. What no network can be is error 22P03, coordinates and factors out of range 22003, more than 15 million segments 54000.';
COMMENT ON FUNCTION street_network_send(street_network) IS
'Writes the binary form that street_network_recv reads.';

CREATE TYPE street_network (
	INPUT = street_network_in,
	OUTPUT = street_network_out,
	RECEIVE = street_network_recv,
	SEND = street_network_send,
	INTERNALLENGTH = VARIABLE,
	ALIGNMENT = double,
	STORAGE = external
);
COMMENT ON TYPE street_network IS
'Streets as straight segments between nodes in the plane, in metres: "(srid 4549, nodes 500 300, 510.5 300, segments 1 2 1.5)", each node as x and y in whole millimetres, each segment as the numbers of its nodes, counted from 1, and its factor where that is not 1. Made by street_network_agg, meant to be stored in a row. Equal networks have equal text, whatever the order of the rows they came from.';

@order street_network by their bytes, which is no order of size@

/* Aggregates */

CREATE FUNCTION street_network_accum(network street_network, line geometry)
	RETURNS street_network
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION street_network_accum(street_network, geometry) IS
'State function of street_network_agg(line).';
CREATE FUNCTION street_network_accum(network street_network, line geometry, factor float8)
	RETURNS street_network
	AS 'MODULE_PATHNAME', 'street_network_accum_factor'
	LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION street_network_accum(street_network, geometry, float8) IS
'State function of street_network_agg(line, factor).';
CREATE FUNCTION street_network_combine(network street_network, other street_network)
	RETURNS street_network
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION street_network_combine(street_network, street_network) IS
'Merges two networks; combine function of street_network_agg and state function of rollup. Different SRIDs are error 22023, more than 15 million segments 54000.';

CREATE AGGREGATE street_network_agg(line geometry) (
	SFUNC = street_network_accum,
	STYPE = street_network,
	COMBINEFUNC = street_network_combine,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE street_network_agg(geometry) IS
'Collects streets (lines and multilines; Z and M are ignored). Every vertex is rounded to whole millimetres, and equal vertices, ends of lines or not, are one node; lines that cross without a common vertex are not joined (bridges): ST_Node makes common vertices. Pieces without length vanish, a segment given twice counts once. Rows with a NULL or an empty geometry, and those without any length, are skipped; NULL without any other row. Errors: 22023 for points and polygons, a geographic SRID such as 4326 or 4490 (use ST_Transform) and mixed SRIDs, 22003 for coordinates beyond 1e9, 54000 for more than 15 million segments.';

CREATE AGGREGATE street_network_agg(line geometry, factor float8) (
	SFUNC = street_network_accum,
	STYPE = street_network,
	COMBINEFUNC = street_network_combine,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE street_network_agg(geometry, float8) IS
'As street_network_agg(line), with what a metre of the way costs, 1 on the flat, more on stairs: it multiplies what a way costs, never total_length or reached_length. A segment given twice counts with the smaller factor. A NULL factor skips the row; one that is not finite and greater than 0 is error 22003.';

CREATE AGGREGATE rollup(street_network) (
	SFUNC = street_network_combine,
	STYPE = street_network,
	COMBINEFUNC = street_network_combine,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE rollup(street_network) IS
'Merges networks, as if street_network_agg had seen all their rows at once. NULLs are skipped; NULL without any network. Different SRIDs are error 22023.';

/* Reading a network */

CREATE FUNCTION node_count(network street_network) RETURNS int8
	AS 'MODULE_PATHNAME', 'street_network_node_count'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION node_count(street_network) IS
'How many nodes there are: different vertices, in whole millimetres.';

CREATE FUNCTION segment_count(network street_network) RETURNS int8
	AS 'MODULE_PATHNAME', 'street_network_segment_count'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION segment_count(street_network) IS
'How many different straight segments there are.';

CREATE FUNCTION total_length(network street_network) RETURNS float8
	AS 'MODULE_PATHNAME', 'street_network_total_length'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10000;
COMMENT ON FUNCTION total_length(street_network) IS
'The length of all segments, in metres of street, whatever their factors.';

CREATE FUNCTION components(network street_network)
	RETURNS TABLE (length float8, streets geometry)
	AS 'MODULE_PATHNAME', 'street_network_components'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 100000 ROWS 10;
COMMENT ON FUNCTION components(street_network) IS
'The parts that hang together, longest first: how long each is, in metres, and its segments as a multiline. Islands, the second row and those that follow, are the usual fault of such data: a street whose end is a centimetre off, or that crosses others without a common vertex.';

CREATE FUNCTION snap_distance(network street_network, point geometry) RETURNS float8
	AS 'MODULE_PATHNAME', 'street_network_snap_distance'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 50;
COMMENT ON FUNCTION snap_distance(street_network, geometry) IS
'How far the point is from the nearest street, in metres: what walk_area compares with its snap. NULL for an empty point. A geometry that is no point, and a different SRID, is error 22023.';

/* Casts */

CREATE FUNCTION jsonb(network street_network) RETURNS jsonb
	AS 'MODULE_PATHNAME', 'street_network_jsonb'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 100000;
COMMENT ON FUNCTION jsonb(street_network) IS
'What a network amounts to as one object: srid, node_count, segment_count, component_count, total_length and longest_component in m.';

@json street_network@
@casts street_network@
