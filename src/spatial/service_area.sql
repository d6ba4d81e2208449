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

@order service_area by their bytes, which is no order of size@

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

@json service_area@
@casts service_area@
