/*
 * reach.c
 *	  What is asked of a walk_area: converts, checks, and calls walk.c.
 */
#include "postgres.h"

#include "fmgr.h"
#include "utils/lsyscache.h"

#include "base/json.h"
#include "network/street_network.h"
#include "network/walk_area.h"

PG_FUNCTION_INFO_V1(walk_area_facility_count);
PG_FUNCTION_INFO_V1(walk_area_off_street_count);
PG_FUNCTION_INFO_V1(walk_area_covers);
PG_FUNCTION_INFO_V1(walk_area_nearest_distance);
PG_FUNCTION_INFO_V1(walk_area_reached_length);
PG_FUNCTION_INFO_V1(walk_area_reached_share);
PG_FUNCTION_INFO_V1(walk_area_reached_streets);
PG_FUNCTION_INFO_V1(walk_area_jsonb);

Datum
walk_area_facility_count(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT64(PG_GETARG_WALK_AREA(0).walk.head.facilities);
}

Datum
walk_area_off_street_count(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT64(PG_GETARG_WALK_AREA(0).walk.off_street);
}

/* what is prepared for an area */
typedef struct PreparedWalk
{
	Walk		walk;
	SegmentTree *tree;
} PreparedWalk;

static PreparedWalk *
prepare_walk(FunctionCallInfo fcinfo, Prepared *prepared)
{
	struct varlena *value = (struct varlena *) PG_GETARG_POINTER(0);
	PreparedWalk *content;
	MemoryContext caller;
	struct varlena *copy;
	WalkView	view;

	if (prepared_holds_stored(prepared, value))
		return prepared->content;
	view = walk_area_view(PointerGetDatum(value));
	if (prepared_holds(prepared, view.mark))
		return prepared->content;

	caller = MemoryContextSwitchTo(prepared_renew(fcinfo, prepared));
	copy = PG_DETOAST_DATUM_COPY(PointerGetDatum(value));
	content = palloc(sizeof(PreparedWalk));
	content->walk = walk_area_view(PointerGetDatum(copy)).walk;
	content->tree = segment_tree_build_for_many(&content->walk.network);
	MemoryContextSwitchTo(caller);
	prepared_set(prepared, value, view.mark, content);
	return content;
}

/*
 * The walk_area in argument 0 and the point in argument 1; false where that is
 * empty.
 */
static bool
ask(FunctionCallInfo fcinfo, WalkAnswer *answer)
{
	Prepared   *prepared = prepared_get(fcinfo, 1);
	PreparedWalk *content = prepare_walk(fcinfo, prepared);
	Coordinate	point;
	int32		srid;

	if (!geometry_read_point(&prepared->reader, PG_GETARG_DATUM(1), &srid,
							 &point))
		return false;
	require_same_srid(content->walk.head.srid, srid);
	walk_ask(&content->walk, content->tree, point, answer);
	return true;
}

Datum
walk_area_covers(PG_FUNCTION_ARGS)
{
	WalkAnswer	answer;

	if (!ask(fcinfo, &answer))
		PG_RETURN_NULL();
	PG_RETURN_BOOL(answer.covered);
}

Datum
walk_area_nearest_distance(PG_FUNCTION_ARGS)
{
	WalkAnswer	answer;

	if (!ask(fcinfo, &answer) || !answer.reached)
		PG_RETURN_NULL();
	PG_RETURN_FLOAT8(answer.distance);
}

Datum
walk_area_reached_length(PG_FUNCTION_ARGS)
{
	WalkView	view = PG_GETARG_WALK_AREA(0);

	PG_RETURN_FLOAT8(walk_reached_length(&view.walk));
}

static float8
reached_share(const Walk *walk)
{
	float8		total = network_total_length(&walk->network);

	return Min(walk_reached_length(walk) / total, 1);
}

Datum
walk_area_reached_share(PG_FUNCTION_ARGS)
{
	WalkView	view = PG_GETARG_WALK_AREA(0);

	PG_RETURN_FLOAT8(reached_share(&view.walk));
}

/* the place so many metres along a segment; its ends are those of the node */
static Coordinate
place_along(const Network *network, int segment, float8 along)
{
	Coordinate	a = segment_from(network, segment);
	Coordinate	b = segment_to(network, segment);
	float8		length = distance_between(a, b);

	if (along <= 0)
		return a;
	if (along >= length)
		return b;
	a.x += (b.x - a.x) * (along / length);
	a.y += (b.y - a.y) * (along / length);
	return a;
}

Datum
walk_area_reached_streets(PG_FUNCTION_ARGS)
{
	WalkView	view = PG_GETARG_WALK_AREA(0);
	const Network *network = &view.walk.network;
	StretchWalk stretches;
	StreetDrawing drawing;
	FmgrInfo	from_wkb;

	geometry_from_wkb(get_func_rettype(fcinfo->flinfo->fn_oid), &from_wkb);
	street_drawing_begin(&drawing, network->srid);
	stretch_walk_begin(&stretches, &view.walk);
	for (int i = 0; i < network->segments; i++)
	{
		CHECK_FOR_INTERRUPTS();
		stretch_walk_segment(&stretches, i);
		for (int k = 0; k < stretches.count; k++)
			street_drawing_add(&drawing,
							   place_along(network, i, stretches.stretch[k].from),
							   place_along(network, i, stretches.stretch[k].to));
	}
	return street_drawing_end(&drawing, &from_wkb);
}

Datum
walk_area_jsonb(PG_FUNCTION_ARGS)
{
	WalkView	view = PG_GETARG_WALK_AREA(0);
	const Walk *walk = &view.walk;
	JsonbParseState *state;

	json_begin(&state);
	json_add_count(&state, "srid", walk->head.srid);
	json_add_measure(&state, "snap", true, walk->snap);
	json_add_count(&state, "facility_count", walk->head.facilities);
	json_add_count(&state, "disc_count", walk->head.discs);
	json_add_count(&state, "off_street_count", walk->off_street);
	json_add_measure(&state, "total_length", true,
					 network_total_length(&walk->network));
	json_add_measure(&state, "reached_length", true, walk_reached_length(walk));
	json_add_measure(&state, "reached_share", true, reached_share(walk));
	return json_end(&state);
}
