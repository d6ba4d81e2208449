/*
 * walk_area.c
 *	  The SQL type walk_area: converts, checks, and calls walk.c.  What is asked
 *	  of it stands in reach.c.
 *
 * The text and the binary form are the definition: streets, facilities and snap.
 * The stored value holds what is computed from them, too, so that no input can
 * forge a distance and no query has to compute one again.
 */
#include "postgres.h"

#include "fmgr.h"

#include "base/order.h"
#include "base/report.h"
#include "base/wire.h"
#include "geometry/service_area.h"
#include "network/street_network.h"
#include "network/walk_area.h"

PG_FUNCTION_INFO_V1(walk_area_in);
PG_FUNCTION_INFO_V1(walk_area_out);
PG_FUNCTION_INFO_V1(walk_area_recv);
PG_FUNCTION_INFO_V1(walk_area_send);
PG_FUNCTION_INFO_V1(walk_area_make);

#define TYPE_NAME "walk_area"
#define BINARY_VERSION 1
#define FORMAT 1

/*
 * The stored value.  Behind the head: the discs, the streets, the entrances, the
 * distances and, where has_left, what is left.
 */
typedef struct WalkArea
{
	MarkedHeader marked;		/* of the definition; count: discs */
	int64		facilities;
	float8		snap;
	int32		nodes;
	int32		segments;
	int32		entrances;
	int32		off_street;
	int32		has_left;
	int32		unused;			/* 0 */
	char		parts[FLEXIBLE_ARRAY_MEMBER];
} WalkArea;

static Fingerprint
walk_mark(const Walk *walk, Fingerprint network, Fingerprint area)
{
	Fingerprint mark = {{0, 0}};

	mark = fingerprint_add(mark, &network, sizeof(network));
	mark = fingerprint_add(mark, &area, sizeof(area));
	return fingerprint_add(mark, &walk->snap, sizeof(walk->snap));
}

static Size
walk_size(const Walk *walk)
{
	Size		nodes = walk->network.nodes;

	return offsetof(WalkArea, parts) +
		sizeof(Disc) * (Size) walk->head.discs +
		STREETS_SIZE(nodes, walk->network.segments) +
		sizeof(Entrance) * (Size) walk->entrances +
		sizeof(float8) * nodes * (walk->left ? 2 : 1);
}

static void
require_small(const Walk *walk)
{
	Size		area = 64 + DISC_TEXT_MAX * (Size) walk->head.discs;

	require_argument(network_text_fault(&walk->network, area),
					 "%s is too large", TYPE_NAME);
	if (walk_size(walk) > MaxAllocSize)
		require_argument(fault(FAULT_TOO_LARGE, "less than 1 GB"),
						 "%s is too large", TYPE_NAME);
}

static char *
append_part(char *to, const void *part, Size size)
{
	memcpy(to, part, size);
	return to + size;
}

static WalkArea *
walk_write(const Walk *walk, Fingerprint mark)
{
	Size		size = walk_size(walk);
	Size		costs = sizeof(float8) * (Size) walk->network.nodes;
	WalkArea   *flat = palloc(size);
	char	   *at = flat->parts;

	SET_VARSIZE(flat, size);
	flat->marked.format = FORMAT;
	flat->marked.mark = mark;
	flat->marked.srid = walk->head.srid;
	flat->marked.count = walk->head.discs;
	flat->facilities = walk->head.facilities;
	flat->snap = walk->snap;
	flat->nodes = walk->network.nodes;
	flat->segments = walk->network.segments;
	flat->entrances = walk->entrances;
	flat->off_street = walk->off_street;
	flat->has_left = walk->left != NULL;
	flat->unused = 0;
	at = append_part(at, walk->disc, sizeof(Disc) * (Size) walk->head.discs);
	/* pairs of int32, so that all that follows is aligned */
	at = streets_write(at, &walk->network);
	at = append_part(at, walk->entrance, sizeof(Entrance) * (Size) walk->entrances);
	at = append_part(at, walk->distance, costs);
	if (walk->left)
		append_part(at, walk->left, costs);
	return flat;
}

WalkView
walk_area_view(Datum datum)
{
	WalkArea   *flat = (WalkArea *) PG_DETOAST_DATUM(datum);
	WalkView	view;
	Walk	   *walk = &view.walk;

	require_format(flat->marked.format, FORMAT, TYPE_NAME);
	view.mark = flat->marked.mark;
	walk->head.srid = walk->network.srid = flat->marked.srid;
	walk->head.discs = flat->marked.count;
	walk->head.facilities = flat->facilities;
	walk->snap = flat->snap;
	walk->network.nodes = flat->nodes;
	walk->network.segments = flat->segments;
	walk->off_street = flat->off_street;
	walk->entrances = flat->entrances;
	walk->disc = (const Disc *) flat->parts;
	walk->entrance = (const Entrance *)
		streets_read((const char *) (walk->disc + walk->head.discs),
					 &walk->network);
	walk->distance = (const float8 *) (walk->entrance + walk->entrances);
	walk->left = flat->has_left ? walk->distance + flat->nodes : NULL;
	return view;
}

/*
 * From the definition to the value, for input and receive.
 */
static Datum
solve_definition(Walk *walk)
{
	SegmentTree *tree = segment_tree_build(&walk->network);
	Graph	   *graph = graph_build(&walk->network);

	require_argument(walk_solve(walk, tree, graph), "%s is too large", TYPE_NAME);
	require_small(walk);
	return PointerGetDatum(walk_write(walk,
									  walk_mark(walk,
												street_network_mark(&walk->network),
												service_area_mark(&walk->head, walk->disc))));
}

Datum
walk_area_in(PG_FUNCTION_ARGS)
{
	Scanner		scanner;
	Walk		walk;

	scan_begin(&scanner, PG_GETARG_CSTRING(0));
	if (!walk_scan(&scanner, &walk) || !scan_end(&scanner))
		return report_scan_failure(fcinfo, &scanner, TYPE_NAME);
	return solve_definition(&walk);
}

Datum
walk_area_out(PG_FUNCTION_ARGS)
{
	WalkView	view = PG_GETARG_WALK_AREA(0);
	StringInfoData out;

	initStringInfo(&out);
	walk_format(&view.walk, &out);
	PG_RETURN_CSTRING(out.data);
}

/*
 * The snap, the facilities, and the streets.
 */
Datum
walk_area_recv(PG_FUNCTION_ARGS)
{
	StringInfo	message = (StringInfo) PG_GETARG_POINTER(0);
	Walk		walk;

	receive_version(message, BINARY_VERSION, TYPE_NAME);
	walk.snap = receive_float8(message);
	require_received(snap_fault(walk.snap), TYPE_NAME);
	walk.disc = receive_discs(message, &walk.head, TYPE_NAME);
	receive_streets(message, &walk.network, TYPE_NAME);
	if (walk.network.srid != walk.head.srid)
		require_received(fault(FAULT_SYNTAX, "facilities and streets of one SRID"), TYPE_NAME);
	return solve_definition(&walk);
}

Datum
walk_area_send(PG_FUNCTION_ARGS)
{
	WalkView	view = PG_GETARG_WALK_AREA(0);
	StringInfoData message;

	pq_begintypsend(&message);
	send_version(&message, BINARY_VERSION);
	pq_sendfloat8(&message, view.walk.snap);
	send_discs(&message, &view.walk.head, view.walk.disc);
	send_streets(&message, &view.walk.network);
	PG_RETURN_BYTEA_P(pq_endtypsend(&message));
}

DEFINE_ORDER(walk_area, compare_varlena_bytes);
DEFINE_VARLENA_HASH(walk_area);

/*
 * walk_area(network, area, snap)
 */

/* a network made ready for any facilities */
typedef struct ReadyStreets
{
	Network		network;
	SegmentTree *tree;
	Graph	   *graph;
} ReadyStreets;

/*
 * What is kept from row to row: only a cache.  The planner may well evaluate the
 * function once a row.
 */
typedef struct WalkCache
{
	Prepared	streets;		/* content: ReadyStreets */
	Prepared	area;			/* content: the result for this area ... */
	Fingerprint streets_mark;	/* ... and these streets */
	float8		snap;
} WalkCache;

static WalkCache *
walk_cache(FunctionCallInfo fcinfo)
{
	if (fcinfo->flinfo == NULL)
		elog(ERROR, "called without its function");
	if (fcinfo->flinfo->fn_extra == NULL)
		fcinfo->flinfo->fn_extra = MemoryContextAllocZero(fcinfo->flinfo->fn_mcxt,
														  sizeof(WalkCache));
	return fcinfo->flinfo->fn_extra;
}

static ReadyStreets *
ready_streets(FunctionCallInfo fcinfo, Prepared *prepared)
{
	struct varlena *value = (struct varlena *) PG_GETARG_POINTER(0);
	ReadyStreets *ready;
	MemoryContext caller;
	NetworkView view;
	char	   *copy;

	if (prepared_holds_stored(prepared, value))
		return prepared->content;
	view = street_network_view(PointerGetDatum(value));
	if (prepared_holds(prepared, view.mark))
		return prepared->content;

	caller = MemoryContextSwitchTo(prepared_renew(fcinfo, prepared));
	ready = palloc(sizeof(ReadyStreets));
	ready->network = view.network;
	copy = palloc(STREETS_SIZE(view.network.nodes, view.network.segments));
	streets_write(copy, &view.network);
	streets_read(copy, &ready->network);
	ready->tree = segment_tree_build(&ready->network);
	ready->graph = graph_build(&ready->network);
	MemoryContextSwitchTo(caller);
	prepared_set(prepared, value, view.mark, ready);
	return ready;
}

static WalkArea *
solve(FunctionCallInfo fcinfo, WalkCache *cache, const ReadyStreets *streets,
	  const AreaView *area, float8 snap)
{
	MemoryContext kept = prepared_renew(fcinfo, &cache->area);
	MemoryContext work = AllocSetContextCreate(CurrentMemoryContext,
											   "citygov walk_area",
											   ALLOCSET_DEFAULT_SIZES);
	MemoryContext caller = MemoryContextSwitchTo(work);
	Fingerprint mark;
	WalkArea   *result;
	Walk		walk;

	walk.network = streets->network;
	walk.head = area->head;
	walk.disc = area->disc;
	walk.snap = snap;
	require_argument(walk_solve(&walk, streets->tree, streets->graph),
					 "%s is too large", TYPE_NAME);
	require_small(&walk);
	mark = walk_mark(&walk, cache->streets.mark, area->mark);
	MemoryContextSwitchTo(kept);
	result = walk_write(&walk, mark);
	MemoryContextSwitchTo(caller);
	MemoryContextDelete(work);
	return result;
}

/*
 * The facilities and radii of an area, reached along the streets.
 */
Datum
walk_area_make(PG_FUNCTION_ARGS)
{
	struct varlena *area = (struct varlena *) PG_GETARG_POINTER(1);
	float8		snap = PG_GETARG_FLOAT8(2);
	WalkCache  *cache = walk_cache(fcinfo);
	ReadyStreets *streets;
	AreaView	view;
	bool		same;

	require_argument(snap_fault(snap), "snap %g is out of range", snap);
	streets = ready_streets(fcinfo, &cache->streets);
	same = cache->snap == snap &&
		fingerprints_equal(cache->streets_mark, cache->streets.mark);
	if (same && prepared_holds_stored(&cache->area, area))
		PG_RETURN_POINTER(cache->area.content);
	view = service_area_view(PointerGetDatum(area));
	if (!same || !prepared_holds(&cache->area, view.mark))
	{
		WalkArea   *result;

		require_same_srid(streets->network.srid, view.head.srid);
		result = solve(fcinfo, cache, streets, &view, snap);
		prepared_set(&cache->area, area, view.mark, result);
		cache->streets_mark = cache->streets.mark;
		cache->snap = snap;
	}
	PG_RETURN_POINTER(cache->area.content);
}
