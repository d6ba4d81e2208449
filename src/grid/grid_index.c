/*
 * grid_index.c
 *	  The SQL type grid_index, its aggregates and locate(): converts, checks,
 *	  and calls cells.c and cell_map.c.
 */
#include "postgres.h"

#include "fmgr.h"
#include "lib/stringinfo.h"
#include "utils/builtins.h"

#include "base/aggregate.h"
#include "base/json.h"
#include "geometry/prepared.h"
#include "base/report.h"
#include "geometry/srid.h"
#include "base/wire.h"
#include "grid/cell_map.h"
#include "grid/grid_code.h"

PG_FUNCTION_INFO_V1(grid_index_in);
PG_FUNCTION_INFO_V1(grid_index_out);
PG_FUNCTION_INFO_V1(grid_index_recv);
PG_FUNCTION_INFO_V1(grid_index_send);
PG_FUNCTION_INFO_V1(grid_index_accum);
PG_FUNCTION_INFO_V1(grid_index_combine);
PG_FUNCTION_INFO_V1(locate);
PG_FUNCTION_INFO_V1(cell_count);
PG_FUNCTION_INFO_V1(grid_index_jsonb);

#define TYPE_NAME "grid_index"

/*
 * The stored value: a head, then the canonical parts.
 */
typedef struct GridIndex
{
	MarkedHeader marked;
	int64		parts;
	char		first[FLEXIBLE_ARRAY_MEMBER];
} GridIndex;

#define INDEX_SIZE(bytes) (offsetof(GridIndex, first) + (Size) (bytes))

/*
 * The state of the aggregate: parts that lie about in its context, and are put
 * in order only when somebody looks at it.
 */
typedef struct ExpandedIndex
{
	ExpandedObjectHeader header;
	CellHead	head;
	int			capacity;
	Size		bytes;			/* of all parts */
	bool		canonical;		/* the parts are, and mark is theirs */
	Fingerprint mark;
	const CellPart **part;
} ExpandedIndex;

/* a look at the flat form */
typedef struct IndexView
{
	CellHead	head;
	Fingerprint mark;
	const CellPart *first;
} IndexView;

static void
report_too_large(void)
{
	ereport(ERROR,
			(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
			 errmsg("%s is too large", TYPE_NAME),
			 errdetail("It holds at most 1 GB of polygons.")));
}

static Size
part_size(const CellPart *part)
{
	return cell_part_size(part->rings, part->corners);
}

static Fingerprint
index_mark(const CellHead *head, const CellPart *const *parts)
{
	Fingerprint mark = {{0, 0}};

	mark = fingerprint_add(mark, head, sizeof(*head));
	for (int i = 0; i < head->parts; i++)
		mark = fingerprint_add(mark, parts[i], part_size(parts[i]));
	return mark;
}

/*
 * The two forms
 */

static void
index_canonicalise(ExpandedIndex *index)
{
	if (index->canonical)
		return;
	index->head.parts = cell_parts_canonicalise(index->part,
												index->head.parts);
	index->bytes = 0;
	for (int i = 0; i < index->head.parts; i++)
		index->bytes += part_size(index->part[i]);
	index->mark = index_mark(&index->head, index->part);
	index->canonical = true;
}

static Size
index_flat_size(ExpandedObjectHeader *header)
{
	ExpandedIndex *index = (ExpandedIndex *) header;

	index_canonicalise(index);
	return INDEX_SIZE(index->bytes);
}

static void
index_write(GridIndex *flat, const CellHead *head, Fingerprint mark,
			const CellPart *const *parts)
{
	char	   *at = flat->first;

	flat->marked.srid = head->srid;
	flat->marked.mark = mark;
	flat->parts = head->parts;
	for (int i = 0; i < head->parts; i++)
	{
		memcpy(at, parts[i], part_size(parts[i]));
		at += part_size(parts[i]);
	}
	SET_VARSIZE(flat, at - (char *) flat);
}

static void
index_flatten(ExpandedObjectHeader *header, void *result, Size size)
{
	ExpandedIndex *index = (ExpandedIndex *) header;

	if (size != index_flat_size(header))
		elog(ERROR, "wrong size of a flat %s", TYPE_NAME);
	index_write(result, &index->head, index->mark, index->part);
}

static const ExpandedObjectMethods index_methods = {
	index_flat_size,
	index_flatten
};

/* of canonical parts */
static GridIndex *
index_make(const CellHead *head, const CellPart *const *parts)
{
	Size		bytes = 0;
	GridIndex  *flat;

	for (int i = 0; i < head->parts; i++)
		bytes += part_size(parts[i]);
	if (INDEX_SIZE(bytes) > MaxAllocSize)
		report_too_large();
	flat = palloc(INDEX_SIZE(bytes));
	index_write(flat, head, index_mark(head, parts), parts);
	return flat;
}

static ExpandedIndex *
expanded_index(Datum datum)
{
	ExpandedObjectHeader *header;

	if (!VARATT_IS_EXTERNAL_EXPANDED(DatumGetPointer(datum)))
		return NULL;
	header = DatumGetEOHP(datum);
	return header->eoh_methods == &index_methods ? (ExpandedIndex *) header : NULL;
}

static IndexView
index_view(Datum datum)
{
	GridIndex  *flat = (GridIndex *) PG_DETOAST_DATUM(datum);
	IndexView	view;

	view.head.srid = flat->marked.srid;
	view.head.parts = flat->parts;
	view.mark = flat->marked.mark;
	view.first = (const CellPart *) flat->first;
	return view;
}

static ExpandedIndex *
index_expand(FunctionCallInfo fcinfo, int32 srid)
{
	MemoryContext context = expanded_state_context(fcinfo, TYPE_NAME);
	ExpandedIndex *index = MemoryContextAllocZero(context,
												  sizeof(ExpandedIndex));

	EOH_init_header(&index->header, &index_methods, context);
	index->head.srid = srid;
	index->capacity = 8;
	index->part = MemoryContextAlloc(context,
									 sizeof(CellPart *) * index->capacity);
	return index;
}

/*
 * Input and output
 */

Datum
grid_index_in(PG_FUNCTION_ARGS)
{
	char	   *input = PG_GETARG_CSTRING(0);
	CellRoom	room = cells_room(input);
	const CellPart **parts;
	char	   *bytes;
	CellHead	head;
	Scanner		scanner;

	bytes = palloc_extended(room.bytes, MCXT_ALLOC_HUGE);
	parts = palloc_extended(sizeof(CellPart *) * (Size) room.parts,
							MCXT_ALLOC_HUGE);
	scan_begin(&scanner, input);
	if (!cells_scan(&scanner, &head, bytes, parts))
		return report_scan_failure(fcinfo, &scanner, TYPE_NAME);
	PG_RETURN_POINTER(index_make(&head, parts));
}

static void
write_part(StringInfo output, const CellPart *part)
{
	const Coordinate *corner = cell_part_corners(part);
	char		code[GRID_CODE_TEXT_MAX];

	grid_code_format(part->code, code);
	appendStringInfo(output, "; %s", code);
	for (int ring = 0; ring < part->rings; ring++)
	{
		int32		length = cell_part_rings(part)[ring];

		for (int i = 0; i < length; i++)
		{
			appendStringInfoString(output, i == 0 ? " (" : ", ");
			enlargeStringInfo(output, CORNER_TEXT_MAX);
			output->len += corner_format(*corner++, output->data + output->len);
		}
		appendStringInfoChar(output, ')');
	}
}

Datum
grid_index_out(PG_FUNCTION_ARGS)
{
	IndexView	view = index_view(PG_GETARG_DATUM(0));
	const CellPart *part = view.first;
	StringInfoData output;

	initStringInfo(&output);
	appendStringInfo(&output, "(srid %d", view.head.srid);
	for (int i = 0; i < view.head.parts; i++)
	{
		write_part(&output, part);
		part = cell_part_next(part);
	}
	appendStringInfoChar(&output, ')');
	PG_RETURN_CSTRING(output.data);
}

/*
 * One part: the code, the number of rings, of each the number of corners, and
 * all corners.  No number is believed that the bytes left cannot hold.
 */
static CellPart *
receive_part(StringInfo message)
{
	GridCode	code = pq_getmsgint64(message);
	int32		rings = pq_getmsgint(message, 4);
	int32	   *length;
	int64		corners = 0;
	CellPart   *part;
	const char *fault;

	if (!grid_code_is_valid(code))
		report_binary_fault(TYPE_NAME, "a grid code");
	if (rings <= 0 || rings > (message->len - message->cursor) / 4)
		report_binary_fault(TYPE_NAME, "as many rings as it says");
	length = palloc(sizeof(int32) * rings);
	for (int ring = 0; ring < rings; ring++)
	{
		length[ring] = pq_getmsgint(message, 4);
		if (length[ring] < RING_CORNERS_LEAST)
			report_binary_fault(TYPE_NAME, "a ring of at least four corners");
		corners += length[ring];
	}
	if (corners > (message->len - message->cursor) / (int) sizeof(Coordinate))
		report_binary_fault(TYPE_NAME, "as many corners as it says");

	part = palloc0(cell_part_size(rings, corners));
	part->code = code;
	part->rings = rings;
	part->corners = corners;
	memcpy(cell_part_rings(part), length, sizeof(int32) * rings);
	for (int i = 0; i < corners; i++)
	{
		cell_part_corners(part)[i].x = receive_float8(message);
		cell_part_corners(part)[i].y = receive_float8(message);
	}
	fault = cell_part_fault(part);
	if (fault != NULL)
		report_binary_fault(TYPE_NAME, fault);
	pfree(length);
	return part;
}

/* the code, the number of rings, and a ring of a triangle */
#define PART_BYTES_LEAST (8 + 4 + 4 + 4 * 16)

Datum
grid_index_recv(PG_FUNCTION_ARGS)
{
	StringInfo	message = (StringInfo) PG_GETARG_POINTER(0);
	const CellPart **parts;
	CellHead	head;
	const char *fault;

	head.srid = pq_getmsgint(message, 4);
	head.parts = pq_getmsgint(message, 4);
	fault = srid_fault(head.srid);
	if (fault != NULL)
		report_binary_fault(TYPE_NAME, fault);
	if (head.parts <= 0 ||
		head.parts > (message->len - message->cursor) / PART_BYTES_LEAST)
		report_binary_fault(TYPE_NAME, "as many polygons as it says");
	parts = palloc(sizeof(CellPart *) * (Size) head.parts);
	for (int i = 0; i < head.parts; i++)
	{
		parts[i] = receive_part(message);
		if (i > 0 && cell_part_compare(parts[i - 1], parts[i]) >= 0)
			report_binary_fault(TYPE_NAME, "polygons in ascending order");
	}
	PG_RETURN_POINTER(index_make(&head, parts));
}

static void
send_part(StringInfo message, const CellPart *part)
{
	pq_sendint64(message, part->code);
	pq_sendint32(message, part->rings);
	for (int ring = 0; ring < part->rings; ring++)
		pq_sendint32(message, cell_part_rings(part)[ring]);
	for (int i = 0; i < part->corners; i++)
	{
		pq_sendfloat8(message, cell_part_corners(part)[i].x);
		pq_sendfloat8(message, cell_part_corners(part)[i].y);
	}
}

Datum
grid_index_send(PG_FUNCTION_ARGS)
{
	IndexView	view = index_view(PG_GETARG_DATUM(0));
	const CellPart *part = view.first;
	StringInfoData message;

	pq_begintypsend(&message);
	pq_sendint32(&message, view.head.srid);
	pq_sendint32(&message, view.head.parts);
	for (int i = 0; i < view.head.parts; i++)
	{
		send_part(&message, part);
		part = cell_part_next(part);
	}
	PG_RETURN_BYTEA_P(pq_endtypsend(&message));
}

/*
 * Aggregation
 */

/*
 * Add a part, which must live as long as the index.
 */
static void
index_add(ExpandedIndex *index, const CellPart *part)
{
	index->bytes += part_size(part);
	if (INDEX_SIZE(index->bytes) > MaxAllocSize)
		report_too_large();
	if (index->head.parts == index->capacity)
	{
		index->capacity *= 2;
		index->part = repalloc(index->part,
							   sizeof(CellPart *) * (Size) index->capacity);
	}
	index->part[index->head.parts++] = part;
	index->canonical = false;
}

static void
index_append(ExpandedIndex *index, const IndexView *other)
{
	const CellPart *part = other->first;

	require_same_srid(index->head.srid, other->head.srid);
	for (int i = 0; i < other->head.parts; i++)
	{
		void	   *copy = MemoryContextAlloc(index->header.eoh_context,
											  part_size(part));

		memcpy(copy, part, part_size(part));
		index_add(index, copy);
		part = cell_part_next(part);
	}
}

/*
 * The state in argument 0 (not NULL), to be written to: inside an aggregate ours
 * if it is expanded already, else a copy.
 */
static ExpandedIndex *
index_state(FunctionCallInfo fcinfo)
{
	Datum		state = PG_GETARG_DATUM(0);
	ExpandedIndex *index;
	IndexView	view;

	if (AggCheckCallContext(fcinfo, NULL) &&
		VARATT_IS_EXTERNAL_EXPANDED_RW(DatumGetPointer(state)) &&
		(index = expanded_index(state)) != NULL)
		return index;

	view = index_view(state);
	index = index_expand(fcinfo, view.head.srid);
	index_append(index, &view);
	return index;
}

/*
 * The rings of a region from first up to before last, which are one polygon.
 */
static CellPart *
part_of_region(MemoryContext context, GridCode code, const Region *region,
			   int first, int last)
{
	int			start = region->ring_start[first];
	int			corners = region->ring_start[last] - start;
	CellPart   *part = MemoryContextAllocZero(context,
											  cell_part_size(last - first,
															 corners));

	part->code = code;
	part->rings = last - first;
	part->corners = corners;
	for (int ring = first; ring < last; ring++)
		cell_part_rings(part)[ring - first] =
			region->ring_start[ring + 1] - region->ring_start[ring];
	memcpy(cell_part_corners(part), region->corner + start,
		   sizeof(Coordinate) * (Size) corners);
	return part;
}

static void
index_add_region(ExpandedIndex *index, GridCode code, const Region *region)
{
	int			first = 0;

	for (int ring = 1; ring <= region->rings; ring++)
	{
		if (ring < region->rings && region->is_hole[ring])
			continue;
		index_add(index, part_of_region(index->header.eoh_context, code,
										region, first, ring));
		first = ring;
	}
}

/*
 * One row of grid_index_agg(): the state, the code of a cell and its area.
 */
Datum
grid_index_accum(PG_FUNCTION_ARGS)
{
	Prepared   *prepared;
	ExpandedIndex *index;
	Region	   *region;
	int32		srid;

	if (PG_ARGISNULL(1) || PG_ARGISNULL(2))
		return aggregate_skip_row(fcinfo);
	prepared = prepared_get(fcinfo, 2);
	region = geometry_read_region(&prepared->reader, PG_GETARG_DATUM(2), &srid);
	if (region->rings == 0)
		return aggregate_skip_row(fcinfo);

	if (!PG_ARGISNULL(0))
	{
		index = index_state(fcinfo);
		require_same_srid(index->head.srid, srid);
	}
	else
		index = index_expand(fcinfo, srid);
	index_add_region(index, PG_GETARG_GRID_CODE(1), region);
	return EOHPGetRWDatum(&index->header);
}

/*
 * Merge two states; also the state function of rollup().
 */
Datum
grid_index_combine(PG_FUNCTION_ARGS)
{
	ExpandedIndex *index = index_state(fcinfo);
	IndexView	other = index_view(PG_GETARG_DATUM(1));

	index_append(index, &other);
	return EOHPGetRWDatum(&index->header);
}

/*
 * Questions
 */

/* what is prepared for an index */
typedef struct PreparedIndex
{
	int32		srid;
	CellMap    *map;
} PreparedIndex;

/*
 * The fingerprint without flattening, if the index is expanded.
 */
static bool
holds_expanded(Prepared *prepared, struct varlena *value)
{
	ExpandedIndex *index = expanded_index(PointerGetDatum(value));

	if (index == NULL)
		return false;
	index_canonicalise(index);
	return prepared_holds(prepared, index->mark);
}

static PreparedIndex *
prepare_index(FunctionCallInfo fcinfo, Prepared *prepared)
{
	struct varlena *value = (struct varlena *) PG_GETARG_POINTER(0);
	PreparedIndex *content;
	MemoryContext caller;
	IndexView	view;

	if (prepared_holds_stored(prepared, value) ||
		holds_expanded(prepared, value))
		return prepared->content;
	view = index_view(PointerGetDatum(value));
	if (prepared_holds(prepared, view.mark))
		return prepared->content;

	caller = MemoryContextSwitchTo(prepared_renew(fcinfo, prepared));
	content = palloc(sizeof(PreparedIndex));
	content->srid = view.head.srid;
	content->map = cell_map_build(view.first, view.head.parts);
	MemoryContextSwitchTo(caller);
	prepared_set(prepared, value, view.mark, content);
	return content;
}

Datum
locate(PG_FUNCTION_ARGS)
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
	for (int i = 0; i < view->head.parts; i++)
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
cell_count(PG_FUNCTION_ARGS)
{
	IndexView	view = index_view(PG_GETARG_DATUM(0));
	int64		corners;

	PG_RETURN_INT64(count_cells(&view, &corners));
}

Datum
grid_index_jsonb(PG_FUNCTION_ARGS)
{
	IndexView	view = index_view(PG_GETARG_DATUM(0));
	JsonbParseState *state;
	int64		corners;
	int64		cells = count_cells(&view, &corners);

	json_begin(&state);
	json_add_count(&state, "srid", view.head.srid);
	json_add_count(&state, "cell_count", cells);
	json_add_count(&state, "polygon_count", view.head.parts);
	json_add_count(&state, "corner_count", corners);
	return json_end(&state);
}
