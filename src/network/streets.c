/*
 * streets.c
 *	  What is asked of a street_network: converts, checks, and calls components.c
 *	  and segment_tree.c.
 */
#include "postgres.h"

#include "fmgr.h"
#include "funcapi.h"
#include "utils/lsyscache.h"

#include "base/json.h"
#include "network/segment_tree.h"
#include "network/street_network.h"

PG_FUNCTION_INFO_V1(street_network_node_count);
PG_FUNCTION_INFO_V1(street_network_segment_count);
PG_FUNCTION_INFO_V1(street_network_total_length);
PG_FUNCTION_INFO_V1(street_network_components);
PG_FUNCTION_INFO_V1(street_network_snap_distance);
PG_FUNCTION_INFO_V1(street_network_jsonb);

Datum
street_network_node_count(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT64(PG_GETARG_STREET_NETWORK(0).network.nodes);
}

Datum
street_network_segment_count(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT64(PG_GETARG_STREET_NETWORK(0).network.segments);
}

Datum
street_network_total_length(PG_FUNCTION_ARGS)
{
	NetworkView view = PG_GETARG_STREET_NETWORK(0);

	PG_RETURN_FLOAT8(network_total_length(&view.network));
}

/*
 * Drawing streets
 */

void
street_drawing_begin(StreetDrawing *drawing, int32 srid)
{
	initStringInfo(&drawing->wkb);
	appendStringInfoSpaces(&drawing->wkb, VARHDRSZ);
	wkb_append_header(&drawing->wkb, WKB_MULTILINE | WKB_FLAG_SRID);
	wkb_append_count(&drawing->wkb, srid);
	drawing->count_at = drawing->wkb.len;
	drawing->count = 0;
	wkb_append_count(&drawing->wkb, 0);
}

void
street_drawing_add(StreetDrawing *drawing, Coordinate a, Coordinate b)
{
	wkb_append_header(&drawing->wkb, WKB_LINE);
	wkb_append_count(&drawing->wkb, 2);
	wkb_append_coordinate(&drawing->wkb, a);
	wkb_append_coordinate(&drawing->wkb, b);
	drawing->count++;
}

Datum
street_drawing_end(StreetDrawing *drawing, FmgrInfo *from_wkb)
{
	Datum		drawn;

	memcpy(drawing->wkb.data + drawing->count_at, &drawing->count,
		   sizeof(drawing->count));
	SET_VARSIZE(drawing->wkb.data, drawing->wkb.len);
	drawn = FunctionCall1(from_wkb, PointerGetDatum(drawing->wkb.data));
	pfree(drawing->wkb.data);
	return drawn;
}

/* the segments of each component one after the other */
static int *
sort_segments(const Network *network, const Components *components,
			  int **segments)
{
	int		   *end = palloc0(sizeof(int) * ((Size) components->count + 1));

	*segments = palloc(sizeof(int) * (Size) network->segments);
	for (int i = 0; i < network->segments; i++)
		end[components->of_segment[i] + 1]++;
	for (int i = 1; i <= components->count; i++)
		end[i] += end[i - 1];
	for (int i = 0; i < network->segments; i++)
		(*segments)[end[components->of_segment[i]]++] = i;
	return end;
}

Datum
street_network_components(PG_FUNCTION_ARGS)
{
	NetworkView view = PG_GETARG_STREET_NETWORK(0);
	const Network *network = &view.network;
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;
	Components	components;
	FmgrInfo	from_wkb;
	int		   *segments;
	int		   *end;
	int			at = 0;

	InitMaterializedSRF(fcinfo, 0);
	geometry_from_wkb(TupleDescAttr(result->setDesc, 1)->atttypid, &from_wkb);
	network_components(network, &components);
	end = sort_segments(network, &components, &segments);
	for (int i = 0; i < components.count; i++)
	{
		bool		nulls[2] = {false, false};
		StreetDrawing drawing;
		Datum		values[2];

		street_drawing_begin(&drawing, network->srid);
		for (; at < end[i]; at++)
		{
			CHECK_FOR_INTERRUPTS();
			street_drawing_add(&drawing, segment_from(network, segments[at]),
							   segment_to(network, segments[at]));
		}
		values[0] = Float8GetDatum(components.length[i]);
		values[1] = street_drawing_end(&drawing, &from_wkb);
		tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
		pfree(DatumGetPointer(values[1]));
	}
	return (Datum) 0;
}

/*
 * The nearest street
 */

static SegmentTree *
prepare_tree(FunctionCallInfo fcinfo, Prepared *prepared)
{
	struct varlena *value = (struct varlena *) PG_GETARG_POINTER(0);
	MemoryContext caller;
	Network    *network;
	NetworkView view;
	char	   *copy;
	SegmentTree *tree;

	if (prepared_holds_stored(prepared, value))
		return prepared->content;
	view = street_network_view(PointerGetDatum(value));
	if (prepared_holds(prepared, view.mark))
		return prepared->content;

	caller = MemoryContextSwitchTo(prepared_renew(fcinfo, prepared));
	network = palloc(sizeof(Network));
	*network = view.network;
	copy = palloc(STREETS_SIZE(network->nodes, network->segments));
	streets_write(copy, &view.network);
	streets_read(copy, network);
	tree = segment_tree_build_for_many(network);
	MemoryContextSwitchTo(caller);
	prepared_set(prepared, value, view.mark, tree);
	return tree;
}

Datum
street_network_snap_distance(PG_FUNCTION_ARGS)
{
	Prepared   *prepared = prepared_get(fcinfo, 1);
	SegmentTree *tree = prepare_tree(fcinfo, prepared);
	LandingSearch search;
	Coordinate	point;
	int32		srid;
	float8		way;

	if (!geometry_read_point(&prepared->reader, PG_GETARG_DATUM(1), &srid,
							 &point))
		PG_RETURN_NULL();
	require_same_srid(tree->network->srid, srid);
	segment_tree_land(tree, point, INFINITY, &search);
	way = search.landing[0].way;
	landing_search_free(&search);
	PG_RETURN_FLOAT8(way);
}

Datum
street_network_jsonb(PG_FUNCTION_ARGS)
{
	NetworkView view = PG_GETARG_STREET_NETWORK(0);
	JsonbParseState *state;
	Components	components;

	network_components(&view.network, &components);
	json_begin(&state);
	json_add_count(&state, "srid", view.network.srid);
	json_add_count(&state, "node_count", view.network.nodes);
	json_add_count(&state, "segment_count", view.network.segments);
	json_add_count(&state, "component_count", components.count);
	json_add_measure(&state, "total_length", true,
					 network_total_length(&view.network));
	json_add_measure(&state, "longest_component", true, components.length[0]);
	return json_end(&state);
}
