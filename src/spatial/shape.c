/*
 * shape.c
 *	  What a service_area covers as a geometry, for maps: PostGIS unites the
 *	  polygons of outline.c.
 *
 * What PostGIS is given at once is bounded: it looks for a cancel only now and
 * then, and what it allocated is lost by one.
 */
#include "postgres.h"

#include "catalog/pg_type_d.h"
#include "fmgr.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"

#include "geometry/service_area.h"
#include "spatial/disc_tree.h"
#include "spatial/outline.h"

PG_FUNCTION_INFO_V1(service_area_covered);
PG_FUNCTION_INFO_V1(service_area_covered_in_zone);
PG_FUNCTION_INFO_V1(service_area_uncovered);

#define DISCS_AT_ONCE 256
#define DRAWN_CORNERS_MAX 500000

/* a geometry takes little else */
#define DRAWN_BYTES_MAX (DRAWN_CORNERS_MAX * sizeof(Coordinate))

typedef struct Drawing
{
	Oid			type;			/* geometry */
	int32		srid;
	FmgrInfo	from_wkb;
	FmgrInfo	unite_parts;	/* of one geometry */
	FmgrInfo	unite;			/* two */
} Drawing;

/* a function over two geometries and the size of a grid to round to */
static void
overlay_function(Oid type, const char *name, FmgrInfo *function)
{
	Oid			types[3] = {type, type, FLOAT8OID};

	geometry_function(type, name, lengthof(types), types, function);
}

static Datum
overlay(FmgrInfo *function, Datum a, Datum b)
{
	return FunctionCall3(function, a, b, Float8GetDatum(-1));	/* no grid */
}

static void
drawing_begin(Drawing *drawing, Oid type, int32 srid)
{
	Oid			types[2] = {type, FLOAT8OID};

	drawing->type = type;
	drawing->srid = srid;
	geometry_from_wkb(type, &drawing->from_wkb);
	geometry_function(type, "st_unaryunion", lengthof(types), types,
					  &drawing->unite_parts);
	overlay_function(type, "st_union", &drawing->unite);
}

static Datum
draw_few(Drawing *drawing, const Disc *discs, int count)
{
	StringInfoData wkb;
	Datum		parts;

	initStringInfo(&wkb);
	appendStringInfoSpaces(&wkb, VARHDRSZ);
	outline_discs(discs, count, drawing->srid, &wkb);
	SET_VARSIZE(wkb.data, wkb.len);
	parts = FunctionCall1(&drawing->from_wkb, PointerGetDatum(wkb.data));
	pfree(wkb.data);
	return FunctionCall2(&drawing->unite_parts, parts, Float8GetDatum(-1));
}

static Datum
require_simple(Datum drawn)
{
	if (VARSIZE_ANY(DatumGetPointer(drawn)) > DRAWN_BYTES_MAX)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("too many discs to draw"),
				 errdetail("Their outline has more than %d corners.",
						   DRAWN_CORNERS_MAX),
				 errhint("Ask for the parts of the zone, such as its grid cells, one by one; covered_area() and coverage() have no such limit.")));
	return drawn;
}

/*
 * The union of discs of which neighbours in the list are neighbours in space.
 */
static Datum
draw(Drawing *drawing, const Disc *discs, int count)
{
	int			half = count / 2;
	Datum		first;
	Datum		second;
	Datum		both;

	CHECK_FOR_INTERRUPTS();
	if (count <= DISCS_AT_ONCE)
		return draw_few(drawing, discs, count);
	first = draw(drawing, discs, half);
	second = draw(drawing, discs + half, count - half);
	both = overlay(&drawing->unite, first, second);
	pfree(DatumGetPointer(first));
	pfree(DatumGetPointer(second));
	return require_simple(both);
}

/*
 * The discs of an area that reach a box, in the order of a tree; of all, if there
 * is no box.
 */
static Disc *
discs_near(const AreaView *area, const Box *box, int *count)
{
	DiscTree   *tree = disc_tree_build(area->disc, area->head.discs);
	int			near = 0;
	DiscSearch	search;
	int			i;

	*count = tree->discs;
	if (box)
	{
		disc_search_begin(&search, tree, *box);
		/* in ascending order: what was found takes the place of what was seen */
		while ((i = disc_search_next(&search)) >= 0)
			tree->disc[near++] = tree->disc[i];
		*count = near;
	}
	return tree->disc;
}

Datum
service_area_covered(PG_FUNCTION_ARGS)
{
	AreaView	area = PG_GETARG_SERVICE_AREA(0);
	Drawing		drawing;
	Disc	   *discs;
	int			count;

	drawing_begin(&drawing, get_func_rettype(fcinfo->flinfo->fn_oid),
				  area.head.srid);
	discs = discs_near(&area, NULL, &count);
	PG_RETURN_DATUM(draw(&drawing, discs, count));
}

/*
 * What the zone in argument 1 and the area in argument 0 give by a function of
 * PostGIS.
 */
static Datum
overlay_zone(FunctionCallInfo fcinfo, const char *name)
{
	AreaView	area = PG_GETARG_SERVICE_AREA(0);
	Datum		zone = PG_GETARG_DATUM(1);
	GeometryReader reader = {0};
	Drawing		drawing;
	FmgrInfo	function;
	Disc	   *discs;
	Box			box;
	int32		srid;
	int			count;

	geometry_reader_prepare(&reader, fcinfo, 1, CurrentMemoryContext);
	box = region_box(geometry_read_region(&reader, zone, &srid));
	require_same_srid(area.head.srid, srid);
	drawing_begin(&drawing, reader.type, srid);
	overlay_function(reader.type, name, &function);
	discs = discs_near(&area, &box, &count);
	return overlay(&function, zone, draw(&drawing, discs, count));
}

Datum
service_area_covered_in_zone(PG_FUNCTION_ARGS)
{
	return overlay_zone(fcinfo, "st_intersection");
}

Datum
service_area_uncovered(PG_FUNCTION_ARGS)
{
	return overlay_zone(fcinfo, "st_difference");
}
