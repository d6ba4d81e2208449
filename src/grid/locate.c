/*
 * locate.c
 *	  What is asked of a grid_index: converts, checks, and calls cell_map.c.
 */
#include "postgres.h"

#include "fmgr.h"

#include "base/json.h"
#include "grid/cell_map.h"
#include "grid/grid_code.h"
#include "grid/grid_index.h"

PG_FUNCTION_INFO_V1(grid_index_locate);
PG_FUNCTION_INFO_V1(grid_index_cell_count);
PG_FUNCTION_INFO_V1(grid_index_jsonb);

/* what is prepared for an index */
typedef struct PreparedIndex
{
	int32		srid;
	CellMap    *map;
} PreparedIndex;

static PreparedIndex *
prepare_index(FunctionCallInfo fcinfo, Prepared *prepared)
{
	struct varlena *value = (struct varlena *) PG_GETARG_POINTER(0);
	PreparedIndex *content;
	MemoryContext caller;
	Fingerprint mark;
	IndexView	view;

	if (prepared_holds_stored(prepared, value) ||
		(grid_index_expanded_mark(PG_GETARG_DATUM(0), &mark) &&
		 prepared_holds(prepared, mark)))
		return prepared->content;
	view = PG_GETARG_GRID_INDEX(0);
	if (prepared_holds(prepared, view.mark))
		return prepared->content;

	caller = MemoryContextSwitchTo(prepared_renew(fcinfo, prepared));
	content = palloc(sizeof(PreparedIndex));
	content->srid = view.srid;
	content->map = cell_map_build(view.first, view.parts);
	MemoryContextSwitchTo(caller);
	prepared_set(prepared, value, view.mark, content);
	return content;
}

Datum
grid_index_locate(PG_FUNCTION_ARGS)
{
	Prepared   *prepared = prepared_get(fcinfo, 1);
	PreparedIndex *index = prepare_index(fcinfo, prepared);
	Coordinate	point;
	GridCode	code;
	int32		srid;

	if (!geometry_read_point(&prepared->reader, PG_GETARG_DATUM(1), &srid,
							 &point))
		PG_RETURN_NULL();
	require_same_srid(index->srid, srid);
	if (!cell_map_locate(index->map, point, &code))
		PG_RETURN_NULL();
	PG_RETURN_GRID_CODE(code);
}

/*
 * Parts of one cell follow each other.
 */
static int64
count_cells(const IndexView *view, int64 *corners)
{
	const CellPart *part = view->first;
	const CellPart *before = NULL;
	int64		cells = 0;

	*corners = 0;
	for (int i = 0; i < view->parts; i++)
	{
		if (before == NULL || before->code != part->code)
			cells++;
		*corners += part->corners;
		before = part;
		part = cell_part_next(part);
	}
	return cells;
}

Datum
grid_index_cell_count(PG_FUNCTION_ARGS)
{
	IndexView	view = PG_GETARG_GRID_INDEX(0);
	int64		corners;

	PG_RETURN_INT64(count_cells(&view, &corners));
}

Datum
grid_index_jsonb(PG_FUNCTION_ARGS)
{
	IndexView	view = PG_GETARG_GRID_INDEX(0);
	JsonbParseState *state;
	int64		corners;
	int64		cells = count_cells(&view, &corners);

	json_begin(&state);
	json_add_count(&state, "srid", view.srid);
	json_add_count(&state, "cell_count", cells);
	json_add_count(&state, "polygon_count", view.parts);
	json_add_count(&state, "corner_count", corners);
	return json_end(&state);
}
