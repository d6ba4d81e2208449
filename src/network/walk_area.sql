/*
 * The type walk_area: what facilities reach along the streets.
 */

CREATE TYPE walk_area;

CREATE FUNCTION walk_area_in(cstring) RETURNS walk_area
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION walk_area_out(walk_area) RETURNS cstring
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION walk_area_recv(internal) RETURNS walk_area
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION walk_area_send(walk_area) RETURNS bytea
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION walk_area_in(cstring) IS
'Reads the text form of a walk_area; see the type. The distances are computed anew. Malformed text and facilities of another SRID than the streets are error 22P02, numbers out of range 22003, more than the type holds 54000.';
COMMENT ON FUNCTION walk_area_out(walk_area) IS
'Writes the text form of a walk_area: what it is made from. It reads back to the same bits, whatever the settings.';
COMMENT ON FUNCTION walk_area_recv(internal) IS
'Reads the binary form: the version (1) as a byte, snap as float8, then what service_area_recv and street_network_recv read after their versions. The distances are computed anew. What no walk_area can be is error 22P03, numbers out of range 22003.';
COMMENT ON FUNCTION walk_area_send(walk_area) IS
'Writes the binary form that walk_area_recv reads.';

CREATE TYPE walk_area (
	INPUT = walk_area_in,
	OUTPUT = walk_area_out,
	RECEIVE = walk_area_recv,
	SEND = walk_area_send,
	INTERNALLENGTH = VARIABLE,
	ALIGNMENT = double,
	STORAGE = external
);
COMMENT ON TYPE walk_area IS
'What facilities reach along the streets: "(snap 100, facilities (srid ...), streets (srid ...))" with the text of a service_area and of a street_network. Made by walk_area(network, area). The value holds the distances to all nodes, so that a stored one is asked without computing them again.';

@order walk_area by their bytes, which is no order of size@

CREATE FUNCTION walk_area(network street_network, area service_area, snap float8 DEFAULT 100)
	RETURNS walk_area
	AS 'MODULE_PATHNAME', 'walk_area_make'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1000000;
COMMENT ON FUNCTION walk_area(street_network, service_area, float8) IS
'The facilities and radii of an area, reached along the streets instead of as the crow flies. A place enters and leaves the network at the nearest point of the nearest segment, at most snap metres away; of equally near ones the one that gives the smaller distance counts. The way from a facility is the way to the street, along it (length times factor) and from the street. Errors: 22023 for different SRIDs, 22003 unless snap is greater than 0 and at most 1e9, 54000 for more than the type holds. Write it as a scalar sub-select or store it; within one query the last result is kept.';

/* Questions about a place */

CREATE FUNCTION facility_count(walk walk_area) RETURNS int8
	AS 'MODULE_PATHNAME', 'walk_area_facility_count'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION facility_count(walk_area) IS
'How many facilities were collected, as facility_count(service_area) of its area.';

CREATE FUNCTION off_street_count(walk walk_area) RETURNS int8
	AS 'MODULE_PATHNAME', 'walk_area_off_street_count'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION off_street_count(walk_area) IS
'How many facilities are further than snap from every street and so reach nothing. Counted are different places and radii: of a facility with several entrances each.';

CREATE FUNCTION covers(walk walk_area, point geometry) RETURNS bool
	AS 'MODULE_PATHNAME', 'walk_area_covers'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 50;
COMMENT ON FUNCTION covers(walk_area, geometry) IS
'Whether the way to some facility is within the radius of that one, the radius included. False for a point further than snap from every street; NULL for an empty point. A geometry that is no point, and a different SRID, is error 22023.';

CREATE FUNCTION nearest_distance(walk walk_area, point geometry) RETURNS float8
	AS 'MODULE_PATHNAME', 'walk_area_nearest_distance'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 50;
COMMENT ON FUNCTION nearest_distance(walk_area, geometry) IS
'The least way to a facility, in metres (times the factors), whatever the radii. NULL for a point further than snap from every street, where no facility can be reached, and for an empty point. A geometry that is no point, and a different SRID, is error 22023.';

/* Streets */

CREATE FUNCTION reached_length(walk walk_area) RETURNS float8
	AS 'MODULE_PATHNAME', 'walk_area_reached_length'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10000;
COMMENT ON FUNCTION reached_length(walk_area) IS
'How much street lies within the radius of some facility, in metres of street.';

CREATE FUNCTION reached_share(walk walk_area) RETURNS float8
	AS 'MODULE_PATHNAME', 'walk_area_reached_share'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10000;
COMMENT ON FUNCTION reached_share(walk_area) IS
'reached_length by the length of all streets, from 0 to 1.';

CREATE FUNCTION reached_streets(walk walk_area) RETURNS geometry
	AS 'MODULE_PATHNAME', 'walk_area_reached_streets'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 100000;
COMMENT ON FUNCTION reached_streets(walk_area) IS
'The streets that lie within the radius of some facility as a multiline, for maps, cut where the way ends. Empty where nothing is reached.';

/* Casts */

CREATE FUNCTION jsonb(walk walk_area) RETURNS jsonb
	AS 'MODULE_PATHNAME', 'walk_area_jsonb'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 100000;
COMMENT ON FUNCTION jsonb(walk_area) IS
'What a walk_area amounts to as one object: srid, snap in m, facility_count, disc_count (different places and radii), off_street_count, total_length and reached_length in m, reached_share.';

@json walk_area@
@casts walk_area@
