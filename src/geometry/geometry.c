/*
 * geometry.c
 *	  From a PostGIS geometry to plain coordinates.
 */
#include "postgres.h"

#include "access/htup_details.h"
#include "catalog/dependency.h"
#include "catalog/pg_cast.h"
#include "catalog/pg_proc.h"
#include "catalog/pg_type.h"
#include "utils/builtins.h"
#include "utils/syscache.h"

#include "base/lookup.h"
#include "geometry/geometry.h"
#include "geometry/srid.h"

/*
 * The declared type of an argument of the function that is being called.  Not
 * from the expression: a state function that a distributed engine calls has
 * none.
 */
static Oid
argument_type(FunctionCallInfo fcinfo, int argument)
{
	HeapTuple	tuple;
	Form_pg_proc function;
	Oid			type;

	if (fcinfo->flinfo == NULL)
		elog(ERROR, "called without its function");
	tuple = SearchSysCache1(PROCOID,
							ObjectIdGetDatum(fcinfo->flinfo->fn_oid));
	if (!HeapTupleIsValid(tuple))
		elog(ERROR, "cache lookup failed for function %u",
			 fcinfo->flinfo->fn_oid);
	function = (Form_pg_proc) GETSTRUCT(tuple);
	if (argument >= function->pronargs)
		elog(ERROR, "function %u has no argument %d",
			 fcinfo->flinfo->fn_oid, argument);
	type = function->proargtypes.values[argument];
	ReleaseSysCache(tuple);
	return type;
}

static Oid
cast_function(Oid source, Oid target)
{
	HeapTuple	tuple = SearchSysCache2(CASTSOURCETARGET,
										ObjectIdGetDatum(source),
										ObjectIdGetDatum(target));
	Oid			function = InvalidOid;

	if (HeapTupleIsValid(tuple))
	{
		function = ((Form_pg_cast) GETSTRUCT(tuple))->castfunc;
		ReleaseSysCache(tuple);
	}
	if (!OidIsValid(function))
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_FUNCTION),
				 errmsg("there is no cast from %s to %s",
						format_type_be(source), format_type_be(target))));
	return function;
}

void
geometry_reader_prepare(GeometryReader *reader, FunctionCallInfo fcinfo,
						int argument, MemoryContext context)
{
	Oid			type;

	if (OidIsValid(reader->type))
		return;
	type = argument_type(fcinfo, argument);
	fmgr_info_cxt(cast_function(type, BYTEAOID), &reader->to_wkb, context);
	reader->type = type;
}

/*
 * The function stands in the schema of the type and came with the same
 * extension: not what somebody else has put beside it.
 */
void
geometry_function(Oid type, const char *name, int arguments, const Oid *types,
				  FmgrInfo *function)
{
	Oid			schema;
	Oid			found = InvalidOid;
	HeapTuple	tuple = SearchSysCache1(TYPEOID, ObjectIdGetDatum(type));

	if (!HeapTupleIsValid(tuple))
		elog(ERROR, "cache lookup failed for type %u", type);
	schema = ((Form_pg_type) GETSTRUCT(tuple))->typnamespace;
	ReleaseSysCache(tuple);
	found = schema_function(schema, name, arguments, types);
	if (!OidIsValid(found) ||
		getExtensionOfObject(ProcedureRelationId, found) !=
		getExtensionOfObject(TypeRelationId, type))
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_FUNCTION),
				 errmsg("PostGIS has no function \"%s\" of %d arguments",
						name, arguments)));
	fmgr_info(found, function);
}

void
geometry_from_wkb(Oid type, FmgrInfo *function)
{
	fmgr_info(cast_function(BYTEAOID, type), function);
}

/*
 * SRIDs
 */

static void
require_planar(int32 srid)
{
	if (unlikely(srid_is_geographic(srid)))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("geometry with SRID %d is not planar", srid),
				 errdetail("Distances and areas are computed in the plane, in metres."),
				 errhint("Use ST_Transform() to a projected system, such as 4549 "
						 "(CGCS2000 / 3-degree Gauss-Kruger CM 120E).")));
}

void
require_same_srid(int32 expected, int32 srid)
{
	if (unlikely(expected != srid))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("cannot mix geometries with SRID %d and %d",
						expected, srid),
				 errhint("Use ST_Transform() to bring them into one system.")));
}

/*
 * Reading
 */

static void
report_broken(void)
{
	ereport(ERROR,
			(errcode(ERRCODE_DATA_CORRUPTED),
			 errmsg("PostGIS gave a geometry that is not well-known binary")));
}

static void
open_wkb(GeometryReader *reader, Datum geometry, Wkb *wkb)
{
	bytea	   *bytes = DatumGetByteaPP(FunctionCall1(&reader->to_wkb, geometry));

	wkb_begin(wkb, VARDATA_ANY(bytes), VARSIZE_ANY_EXHDR(bytes));
}

static void
report_type(uint32 type, const char *expected, const char *hint)
{
	static const char *const names[] = {
		[WKB_POINT] = "a point",[WKB_LINE] = "a line",
		[WKB_POLYGON] = "a polygon",[WKB_MULTIPOINT] = "a multipoint",
		[WKB_MULTILINE] = "a multiline",
		[WKB_MULTIPOLYGON] = "a multipolygon",
		[WKB_COLLECTION] = "a geometry collection",
		[WKB_CIRCULAR_LINE] = "a circular string",
		[WKB_CURVE_POLYGON] = "a curve polygon",
		[WKB_MULTISURFACE] = "a multisurface",
		[WKB_POLYHEDRAL_SURFACE] = "a polyhedral surface",
		[WKB_TIN] = "a triangulated network",
		[WKB_TRIANGLE] = "a triangle"
	};
	const char *name = type < lengthof(names) ? names[type] : NULL;

	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("expected %s, not %s", expected,
					name ? name : "a geometry of another type"),
			 hint ? errhint("%s", hint) : 0));
}

/* how PostGIS makes polygons of what is none */
static const char *
polygon_hint(uint32 type)
{
	switch (type)
	{
		case WKB_LINE:
		case WKB_MULTILINE:
			return "ST_BuildArea() makes polygons of closed lines.";
		case WKB_COLLECTION:
			return "ST_CollectionExtract(geometry, 3) takes the polygons of a collection.";
		case WKB_CURVE_POLYGON:
		case WKB_MULTISURFACE:
			return "ST_CurveToLine() turns arcs into lines.";
		default:
			return NULL;
	}
}

static Coordinate
require_coordinate(Coordinate p)
{
	if (unlikely(!coordinate_is_valid(p)))
		ereport(ERROR,
				(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
				 errmsg("coordinates (%g, %g) are out of range", p.x, p.y),
				 errdetail("Expected finite metres, at most 1e9 from the origin.")));
	return p;
}

static void
read_multipoint(Wkb *wkb, Points *points)
{
	uint32		count = wkb_count(wkb, WKB_GEOMETRY_LEAST);

	points->coordinates = palloc(sizeof(Coordinate) * Max(count, 1));
	for (uint32 i = 0; i < count && !wkb->fault; i++)
	{
		int32		ignored;
		Coordinate	p;

		if (wkb_header(wkb, &ignored) != WKB_POINT)
			report_broken();
		p = wkb_coordinate(wkb);
		if (!wkb->fault && !coordinate_is_empty(p))
			points->coordinates[points->count++] = require_coordinate(p);
	}
}

static void
read_points(GeometryReader *reader, Datum geometry, const char *expected,
			const char *hint, Points *points)
{
	Wkb			wkb;
	uint32		type;

	points->srid = 0;
	points->count = 0;
	points->coordinates = &points->one;
	open_wkb(reader, geometry, &wkb);
	type = wkb_header(&wkb, &points->srid);
	if (type == WKB_POINT)
	{
		points->one = wkb_coordinate(&wkb);
		if (!wkb.fault && !coordinate_is_empty(points->one))
		{
			require_coordinate(points->one);
			points->count = 1;
		}
	}
	else if (type == WKB_MULTIPOINT)
		read_multipoint(&wkb, points);
	else if (!wkb.fault && !wkb_is_empty(wkb, type))
		report_type(type, expected, hint);
	if (wkb.fault)
		report_broken();
	require_planar(points->srid);
}

void
geometry_read_points(GeometryReader *reader, Datum geometry, const char *hint,
					 Points *points)
{
	read_points(reader, geometry, "a point or multipoint", hint, points);
}

bool
geometry_read_point(GeometryReader *reader, Datum geometry, int32 *srid,
					Coordinate *point)
{
	static const char hint[] = "ST_Dump() gives the parts one by one, "
	"ST_PointOnSurface() one point of a shape.";
	Points		points;

	read_points(reader, geometry, "a point", hint, &points);
	*srid = points.srid;
	if (points.count == 0)
		return false;
	if (points.count > 1)
		report_type(WKB_MULTIPOINT, "a point", hint);
	*point = points.coordinates[0];
	return true;
}

/* how PostGIS makes lines of what is none */
static const char *
line_hint(uint32 type)
{
	switch (type)
	{
		case WKB_POLYGON:
		case WKB_MULTIPOLYGON:
			return "ST_Boundary() gives the outline of a polygon.";
		case WKB_COLLECTION:
			return "ST_CollectionExtract(geometry, 2) takes the lines of a collection.";
		case WKB_CIRCULAR_LINE:
			return "ST_CurveToLine() turns arcs into lines.";
		default:
			return NULL;
	}
}

static void
read_line(Wkb *wkb, Lines *lines)
{
	uint32		length = wkb_count(wkb, WKB_COORDINATE_LEAST);
	int			at = lines->line_start[lines->count];

	for (uint32 i = 0; i < length && !wkb->fault; i++)
	{
		Coordinate	p = wkb_coordinate(wkb);

		if (!wkb->fault)
			lines->vertex[at++] = require_coordinate(p);
	}
	lines->line_start[++lines->count] = at;
}

void
geometry_read_lines(GeometryReader *reader, Datum geometry, Lines *lines)
{
	uint32		count = 1;
	uint32		type;
	int32		ignored;
	Wkb			wkb;
	size_t		most;

	lines->srid = 0;
	lines->count = 0;
	open_wkb(reader, geometry, &wkb);
	most = wkb.end - wkb.at;
	type = wkb_header(&wkb, &lines->srid);
	if (type == WKB_LINE || type == WKB_MULTILINE)
	{
		if (type == WKB_MULTILINE)
			count = wkb_count(&wkb, WKB_GEOMETRY_LEAST);
		lines->line_start = palloc(sizeof(int) * ((Size) count + 1));
		lines->line_start[0] = 0;
		lines->vertex = palloc(most);
		for (uint32 i = 0; i < count && !wkb.fault; i++)
		{
			if (type == WKB_MULTILINE && wkb_header(&wkb, &ignored) != WKB_LINE)
				report_broken();
			read_line(&wkb, lines);
		}
	}
	else if (!wkb.fault && !wkb_is_empty(wkb, type))
		report_type(type, "a line or multiline", line_hint(type));
	if (wkb.fault)
		report_broken();
	require_planar(lines->srid);
}

/*
 * Walk over the polygons of a geometry.  The first walk, with no region yet,
 * only counts.
 */
static void
walk_polygon(Wkb *wkb, Region *region, int *rings, int *corners)
{
	uint32		count = wkb_count(wkb, WKB_RING_LEAST);

	for (uint32 ring = 0; ring < count && !wkb->fault; ring++)
	{
		uint32		length = wkb_count(wkb, WKB_COORDINATE_LEAST);

		for (uint32 i = 0; i < length && !wkb->fault; i++)
		{
			Coordinate	p = wkb_coordinate(wkb);

			if (region && !wkb->fault)
				region->corner[*corners] = require_coordinate(p);
			(*corners)++;
		}
		if (region)
		{
			region->is_hole[*rings] = ring > 0;
			region->ring_start[*rings + 1] = *corners;
		}
		(*rings)++;
	}
}

static void
walk_polygons(Wkb wkb, Region *region, int32 *srid, int *rings, int *corners)
{
	uint32		type = wkb_header(&wkb, srid);
	int32		ignored;

	*rings = 0;
	*corners = 0;
	if (type == WKB_POLYGON)
		walk_polygon(&wkb, region, rings, corners);
	else if (type == WKB_MULTIPOLYGON)
	{
		uint32		count = wkb_count(&wkb, WKB_GEOMETRY_LEAST);

		for (uint32 i = 0; i < count && !wkb.fault; i++)
		{
			if (wkb_header(&wkb, &ignored) != WKB_POLYGON)
				report_broken();
			walk_polygon(&wkb, region, rings, corners);
		}
	}
	else if (!wkb.fault && !wkb_is_empty(wkb, type))
		report_type(type, "a polygon or multipolygon", polygon_hint(type));
	if (wkb.fault)
		report_broken();
}

/*
 * PostGIS knows best what is valid.
 */
static void
require_valid(GeometryReader *reader, Datum geometry)
{
	FmgrInfo	function;
	text	   *reason;

	geometry_function(reader->type, "st_isvalidreason", 1, &reader->type,
					  &function);
	reason = DatumGetTextPP(FunctionCall1(&function, geometry));
	if (strcmp(text_to_cstring(reason), "Valid Geometry") != 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("invalid polygon: %s", text_to_cstring(reason)),
				 errhint("Repair it with ST_MakeValid(); what has no area is no polygon.")));
}

Region	   *
geometry_read_region(GeometryReader *reader, Datum geometry, int32 *srid)
{
	Region	   *region;
	Wkb			wkb;
	int			rings;
	int			corners;

	*srid = 0;
	open_wkb(reader, geometry, &wkb);
	walk_polygons(wkb, NULL, srid, &rings, &corners);
	require_planar(*srid);
	region = region_allocate(rings, corners);
	walk_polygons(wkb, region, srid, &rings, &corners);
	if (corners > 0)
		require_valid(reader, geometry);
	region_orient(region);
	return region;
}
