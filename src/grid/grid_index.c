/*
 * grid_index.c
 *	  The SQL type grid_index and its aggregates: converts, checks, and calls
 *	  cells.c.  What is asked of an index stands in locate.c.
 */
#include "postgres.h"

#include "fmgr.h"

#include "base/aggregate.h"
#include "base/order.h"
#include "base/report.h"
#include "base/wire.h"
#include "geometry/srid.h"
#include "grid/grid_code.h"
#include "grid/grid_index.h"

PG_FUNCTION_INFO_V1(grid_index_in);
PG_FUNCTION_INFO_V1(grid_index_out);
PG_FUNCTION_INFO_V1(grid_index_recv);
PG_FUNCTION_INFO_V1(grid_index_send);
PG_FUNCTION_INFO_V1(grid_index_accum);
PG_FUNCTION_INFO_V1(grid_index_combine);

#define TYPE_NAME "grid_index"
#define BINARY_VERSION 1
#define FORMAT 1

/*
 * The stored value: a head, then the canonical parts.
 */
typedef struct GridIndex
{
	MarkedHeader marked;
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
	CellList	list;
	bool		canonical;		/* the parts are, and mark is theirs */
	Fingerprint mark;
} ExpandedIndex;

static Size
part_size(const CellPart *part)
{
	return cell_part_size(part->rings, part->corners);
}

static Fingerprint
index_mark(const CellList *list)
{
	Fingerprint mark = {{0, 0}};

	mark = fingerprint_add(mark, &list->srid, sizeof(list->srid));
	for (int i = 0; i < list->parts; i++)
		mark = fingerprint_add(mark, list->part[i], part_size(list->part[i]));
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
	cells_canonicalise(&index->list);
	index->mark = index_mark(&index->list);
	index->canonical = true;
}

static Size
index_flat_size(ExpandedObjectHeader *header)
{
	ExpandedIndex *index = (ExpandedIndex *) header;

	index_canonicalise(index);
	return INDEX_SIZE(index->list.bytes);
}

static void
index_write(GridIndex *flat, const CellList *list, Fingerprint mark)
{
	char	   *at = flat->first;

	SET_VARSIZE(flat, INDEX_SIZE(list->bytes));
	flat->marked.format = FORMAT;
	flat->marked.mark = mark;
	flat->marked.srid = list->srid;
	flat->marked.count = list->parts;
	for (int i = 0; i < list->parts; i++)
	{
		memcpy(at, list->part[i], part_size(list->part[i]));
		at += part_size(list->part[i]);
	}
}

static void
index_flatten(ExpandedObjectHeader *header, void *result, Size size)
{
	ExpandedIndex *index = (ExpandedIndex *) header;

	if (size != index_flat_size(header))
		elog(ERROR, "wrong size of a flat %s", TYPE_NAME);
	index_write(result, &index->list, index->mark);
}

static const ExpandedObjectMethods index_methods = {
	index_flat_size,
	index_flatten
};

/* of canonical parts */
static GridIndex *
index_make(const CellList *list)
{
	GridIndex  *flat = palloc(INDEX_SIZE(list->bytes));

	index_write(flat, list, index_mark(list));
	return flat;
}

IndexView
grid_index_view(Datum datum)
{
	GridIndex  *flat = (GridIndex *) PG_DETOAST_DATUM(datum);
	IndexView	view;

	require_format(flat->marked.format, FORMAT, TYPE_NAME);
	view.srid = flat->marked.srid;
	view.parts = flat->marked.count;
	view.mark = flat->marked.mark;
	view.first = (const CellPart *) flat->first;
	return view;
}

bool
grid_index_expanded_mark(Datum datum, Fingerprint *mark)
{
	ExpandedIndex *index = expanded_state(datum, &index_methods, false);

	if (index == NULL)
		return false;
	index_canonicalise(index);
	*mark = index->mark;
	return true;
}

static ExpandedIndex *
index_expand(FunctionCallInfo fcinfo, int32 srid)
{
	MemoryContext context = expanded_state_context(fcinfo, TYPE_NAME);
	ExpandedIndex *index = MemoryContextAllocZero(context,
												  sizeof(ExpandedIndex));
	MemoryContext caller = MemoryContextSwitchTo(context);

	EOH_init_header(&index->header, &index_methods, context);
	cells_begin(&index->list, srid);
	MemoryContextSwitchTo(caller);
	return index;
}

/*
 * Input and output
 */

Datum
grid_index_in(PG_FUNCTION_ARGS)
{
	CellList	list;
	Scanner		scanner;

	scan_begin(&scanner, PG_GETARG_CSTRING(0));
	if (!cells_scan(&scanner, &list))
		return report_scan_failure(fcinfo, &scanner, TYPE_NAME);
	PG_RETURN_POINTER(index_make(&list));
}

Datum
grid_index_out(PG_FUNCTION_ARGS)
{
	IndexView	view = PG_GETARG_GRID_INDEX(0);
	StringInfoData out;

	initStringInfo(&out);
	cells_format(view.srid, view.first, view.parts, &out);
	PG_RETURN_CSTRING(out.data);
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
	Coordinate *corner;
	CellPart   *part;

	CHECK_FOR_INTERRUPTS();
	if (!grid_code_is_valid(code))
		require_received(fault(FAULT_SYNTAX, "a grid code"), TYPE_NAME);
	if (rings <= 0 || rings > (message->len - message->cursor) / 4)
		require_received(fault(FAULT_SYNTAX, "as many rings as it says"), TYPE_NAME);
	length = palloc(sizeof(int32) * rings);
	for (int ring = 0; ring < rings; ring++)
	{
		length[ring] = pq_getmsgint(message, 4);
		if (length[ring] < RING_CORNERS_LEAST)
			require_received(fault(FAULT_SYNTAX, "a ring of at least four corners"), TYPE_NAME);
		corners += length[ring];
	}
	if (corners > (message->len - message->cursor) / (int) sizeof(Coordinate))
		require_received(fault(FAULT_SYNTAX, "as many corners as it says"), TYPE_NAME);
	corner = palloc(sizeof(Coordinate) * corners);
	for (int i = 0; i < corners; i++)
	{
		corner[i].x = receive_float8(message);
		corner[i].y = receive_float8(message);
	}
	part = cell_part_make(code, length, rings, corner);
	require_received(cell_part_fault(part), TYPE_NAME);
	pfree(length);
	pfree(corner);
	return part;
}

/* the code, the number of rings, and a ring of a triangle */
#define PART_BYTES_LEAST (8 + 4 + 4 + 4 * 16)

Datum
grid_index_recv(PG_FUNCTION_ARGS)
{
	StringInfo	message = (StringInfo) PG_GETARG_POINTER(0);
	CellList	list;
	int32		srid;
	int32		parts;

	receive_version(message, BINARY_VERSION, TYPE_NAME);
	srid = pq_getmsgint(message, 4);
	parts = pq_getmsgint(message, 4);
	require_received(srid_fault(srid), TYPE_NAME);
	if (parts <= 0 || parts > (message->len - message->cursor) / PART_BYTES_LEAST)
		require_received(fault(FAULT_SYNTAX, "as many polygons as it says"), TYPE_NAME);
	cells_begin(&list, srid);
	for (int i = 0; i < parts; i++)
	{
		CellPart   *part = receive_part(message);

		if (i > 0 && cell_part_compare(list.part[i - 1], part) >= 0)
			require_received(fault(FAULT_SYNTAX, "polygons in ascending order"), TYPE_NAME);
		require_received(cells_add(&list, part), TYPE_NAME);
	}
	PG_RETURN_POINTER(index_make(&list));
}

static void
send_part(StringInfo message, const CellPart *part)
{
	CHECK_FOR_INTERRUPTS();
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
	IndexView	view = PG_GETARG_GRID_INDEX(0);
	const CellPart *part = view.first;
	StringInfoData message;

	pq_begintypsend(&message);
	send_version(&message, BINARY_VERSION);
	pq_sendint32(&message, view.srid);
	pq_sendint32(&message, view.parts);
	for (int i = 0; i < view.parts; i++)
	{
		send_part(&message, part);
		part = cell_part_next(part);
	}
	PG_RETURN_BYTEA_P(pq_endtypsend(&message));
}

DEFINE_ORDER(grid_index, compare_varlena_bytes);
DEFINE_VARLENA_HASH(grid_index);

/*
 * Aggregation
 */

/*
 * Add a part, which must live as long as the index.
 */
static void
index_add(ExpandedIndex *index, const CellPart *part)
{
	Fault		found = cells_add(&index->list, part);

	if (is_fault(found))
	{
		index_canonicalise(index);
		found = cells_add(&index->list, part);
	}
	require_argument(found, "%s is too large", TYPE_NAME);
	index->canonical = false;
}

static void
index_append(ExpandedIndex *index, const IndexView *other)
{
	const CellPart *part = other->first;

	require_same_srid(index->list.srid, other->srid);
	for (int i = 0; i < other->parts; i++)
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
	ExpandedIndex *index = expanded_state(PG_GETARG_DATUM(0), &index_methods, true);
	IndexView	view;

	if (index && AggCheckCallContext(fcinfo, NULL))
		return index;
	view = PG_GETARG_GRID_INDEX(0);
	index = index_expand(fcinfo, view.srid);
	index_append(index, &view);
	return index;
}

/*
 * Each outer ring of a region begins a polygon.
 */
static void
index_add_region(ExpandedIndex *index, GridCode code, const Region *region)
{
	MemoryContext caller = MemoryContextSwitchTo(index->header.eoh_context);
	int32	   *length = palloc(sizeof(int32) * region->rings);
	int			first = 0;

	for (int ring = 0; ring < region->rings; ring++)
		length[ring] = region->ring_start[ring + 1] - region->ring_start[ring];
	for (int ring = 1; ring <= region->rings; ring++)
	{
		if (ring < region->rings && region->is_hole[ring])
			continue;
		index_add(index, cell_part_make(code, length + first, ring - first,
										region->corner + region->ring_start[first]));
		first = ring;
	}
	pfree(length);
	MemoryContextSwitchTo(caller);
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
		require_same_srid(index->list.srid, srid);
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
	IndexView	other = PG_GETARG_GRID_INDEX(1);

	index_append(index, &other);
	return EOHPGetRWDatum(&index->header);
}
