/*
 * coverage.c
 *	  What is asked of a service_area: converts, checks, and calls disc_tree.c
 *	  and union.c.
 */
#include "postgres.h"

#include "fmgr.h"
#include "funcapi.h"

#include "base/json.h"
#include "geometry/service_area.h"
#include "spatial/disc_tree.h"
#include "spatial/union.h"

PG_FUNCTION_INFO_V1(service_area_facility_count);
PG_FUNCTION_INFO_V1(service_area_covers);
PG_FUNCTION_INFO_V1(service_area_nearest_distance);
PG_FUNCTION_INFO_V1(service_area_covered_area);
PG_FUNCTION_INFO_V1(service_area_covered_area_in_zone);
PG_FUNCTION_INFO_V1(service_area_coverage);
PG_FUNCTION_INFO_V1(service_area_discs);
PG_FUNCTION_INFO_V1(service_area_jsonb);

Datum
service_area_facility_count(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT64(PG_GETARG_SERVICE_AREA(0).head.facilities);
}

/* what is prepared for an area */
typedef struct PreparedArea
{
	int32		srid;
	DiscTree   *tree;
} PreparedArea;

static PreparedArea *
prepare_area(FunctionCallInfo fcinfo, Prepared *prepared)
{
	struct varlena *value = (struct varlena *) PG_GETARG_POINTER(0);
	PreparedArea *content;
	MemoryContext caller;
	AreaView	view;

	if (prepared_holds_stored(prepared, value))
		return prepared->content;
	view = service_area_view(PointerGetDatum(value));
	if (prepared_holds(prepared, view.mark))
		return prepared->content;

	caller = MemoryContextSwitchTo(prepared_renew(fcinfo, prepared));
	content = palloc(sizeof(PreparedArea));
	content->srid = view.head.srid;
	content->tree = disc_tree_build(view.disc, view.head.discs);
	MemoryContextSwitchTo(caller);
	prepared_set(prepared, value, view.mark, content);
	return content;
}

/*
 * The area in argument 0 and the point in argument 1; NULL where it is empty.
 */
static PreparedArea *
area_and_point(FunctionCallInfo fcinfo, Coordinate *point)
{
	Prepared   *prepared = prepared_get(fcinfo, 1);
	PreparedArea *area = prepare_area(fcinfo, prepared);
	int32		srid;

	if (!geometry_read_point(&prepared->reader, PG_GETARG_DATUM(1), &srid,
							 point))
		return NULL;
	require_same_srid(area->srid, srid);
	return area;
}

Datum
service_area_covers(PG_FUNCTION_ARGS)
{
	Coordinate	point;
	PreparedArea *area = area_and_point(fcinfo, &point);

	if (area == NULL)
		PG_RETURN_NULL();
	PG_RETURN_BOOL(disc_tree_cover(area->tree, point, -1) >= 0);
}

Datum
service_area_nearest_distance(PG_FUNCTION_ARGS)
{
	Coordinate	point;
	PreparedArea *area = area_and_point(fcinfo, &point);

	if (area == NULL)
		PG_RETURN_NULL();
	PG_RETURN_FLOAT8(disc_tree_nearest(area->tree, point));
}

Datum
service_area_covered_area(PG_FUNCTION_ARGS)
{
	AreaView	view = PG_GETARG_SERVICE_AREA(0);

	PG_RETURN_FLOAT8(union_area(disc_tree_build(view.disc, view.head.discs),
								NULL));
}

/*
 * What the area in argument 0 covers of the zone in argument 1, and how large
 * the zone is.
 */
static float8
area_in_zone(FunctionCallInfo fcinfo, float8 *zone_area)
{
	Prepared   *prepared = prepared_get(fcinfo, 1);
	PreparedArea *area = prepare_area(fcinfo, prepared);
	Region	   *zone;
	int32		srid;
	float8		covered;

	zone = geometry_read_region(&prepared->reader, PG_GETARG_DATUM(1), &srid);
	require_same_srid(area->srid, srid);
	*zone_area = region_area(zone);
	covered = union_area(area->tree, edge_tree_build(zone));
	return Min(covered, *zone_area);
}

Datum
service_area_covered_area_in_zone(PG_FUNCTION_ARGS)
{
	float8		zone_area;

	PG_RETURN_FLOAT8(area_in_zone(fcinfo, &zone_area));
}

Datum
service_area_coverage(PG_FUNCTION_ARGS)
{
	float8		zone_area;
	float8		covered = area_in_zone(fcinfo, &zone_area);

	if (zone_area == 0)
		PG_RETURN_NULL();
	PG_RETURN_FLOAT8(covered / zone_area);
}

/*
 * The discs whose box touches that of the zone, as a table: uncovered() hands
 * them to PostGIS.
 */
Datum
service_area_discs(PG_FUNCTION_ARGS)
{
	GeometryReader reader = {0};
	AreaView	view = PG_GETARG_SERVICE_AREA(0);
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;
	Box			box;
	int32		srid;

	geometry_reader_prepare(&reader, fcinfo, 1, CurrentMemoryContext);
	box = region_box(geometry_read_region(&reader, PG_GETARG_DATUM(1), &srid));
	require_same_srid(view.head.srid, srid);
	InitMaterializedSRF(fcinfo, 0);
	for (int i = 0; i < view.head.discs; i++)
	{
		const Disc *disc = &view.disc[i];
		Datum		values[3];
		bool		nulls[3] = {false, false, false};

		CHECK_FOR_INTERRUPTS();
		if (disc->centre.x + disc->radius < box.xmin ||
			disc->centre.x - disc->radius > box.xmax ||
			disc->centre.y + disc->radius < box.ymin ||
			disc->centre.y - disc->radius > box.ymax)
			continue;
		values[0] = Float8GetDatum(disc->centre.x);
		values[1] = Float8GetDatum(disc->centre.y);
		values[2] = Float8GetDatum(disc->radius);
		tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
	}
	return (Datum) 0;
}

Datum
service_area_jsonb(PG_FUNCTION_ARGS)
{
	AreaView	view = PG_GETARG_SERVICE_AREA(0);
	DiscTree   *tree = disc_tree_build(view.disc, view.head.discs);
	JsonbParseState *state;
	float8		smallest = INFINITY;

	for (int i = 0; i < view.head.discs; i++)
		smallest = Min(smallest, view.disc[i].radius);
	json_begin(&state);
	json_add_count(&state, "srid", view.head.srid);
	json_add_count(&state, "facility_count", view.head.facilities);
	json_add_count(&state, "disc_count", view.head.discs);
	json_add_measure(&state, "min_radius", true, smallest);
	json_add_measure(&state, "max_radius", true,
					 tree->level[tree->levels - 1][0].reach);
	json_add_measure(&state, "covered_area", true, union_area(tree, NULL));
	return json_end(&state);
}
