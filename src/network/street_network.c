/*
 * street_network.c
 *	  The SQL type street_network and its aggregates: converts, checks, and calls
 *	  network.c and network_build.c.  What is asked of a network stands in
 *	  streets.c.
 */
#include "postgres.h"

#include "fmgr.h"

#include "base/aggregate.h"
#include "base/order.h"
#include "base/report.h"
#include "base/wire.h"
#include "network/street_network.h"

PG_FUNCTION_INFO_V1(street_network_in);
PG_FUNCTION_INFO_V1(street_network_out);
PG_FUNCTION_INFO_V1(street_network_recv);
PG_FUNCTION_INFO_V1(street_network_send);
PG_FUNCTION_INFO_V1(street_network_accum);
PG_FUNCTION_INFO_V1(street_network_accum_factor);
PG_FUNCTION_INFO_V1(street_network_combine);

#define TYPE_NAME "street_network"
#define BINARY_VERSION 1
#define FORMAT 1

/*
 * The stored value.
 */
typedef struct StreetNetwork
{
	MarkedHeader marked;		/* count: segments */
	int32		nodes;
	int32		unused;			/* 0 */
	char		streets[FLEXIBLE_ARRAY_MEMBER];
} StreetNetwork;

#define NETWORK_SIZE(nodes, segments) \
	(offsetof(StreetNetwork, streets) + STREETS_SIZE(nodes, segments))

/*
 * The state of the aggregate: pieces that grow; they become a network when
 * somebody looks at it.
 */
typedef struct ExpandedNetwork
{
	ExpandedObjectHeader header;
	int32		srid;
	int			pieces;
	int			capacity;
	Piece	   *piece;
	bool		built;			/* then there are no pieces, but: */
	Network		network;
	Fingerprint mark;
} ExpandedNetwork;

/*
 * The two forms
 */

char	   *
streets_write(char *to, const Network *network)
{
	Size		nodes = sizeof(NetworkNode) * (Size) network->nodes;
	Size		factors = sizeof(float8) * (Size) network->segments;
	Size		segments = sizeof(Segment) * (Size) network->segments;

	memcpy(to, network->node, nodes);
	memcpy(to + nodes, network->factor, factors);
	memcpy(to + nodes + factors, network->segment, segments);
	return to + nodes + factors + segments;
}

const char *
streets_read(const char *from, Network *network)
{
	network->node = (const NetworkNode *) from;
	network->factor = (const float8 *) (network->node + network->nodes);
	network->segment = (const Segment *) (network->factor + network->segments);
	return (const char *) (network->segment + network->segments);
}

Fingerprint
street_network_mark(const Network *network)
{
	int32		counts[3] = {network->srid, network->nodes, network->segments};
	Fingerprint mark = {{0, 0}};

	mark = fingerprint_add(mark, counts, sizeof(counts));
	mark = fingerprint_add(mark, network->node,
						   sizeof(NetworkNode) * (Size) network->nodes);
	mark = fingerprint_add(mark, network->factor,
						   sizeof(float8) * (Size) network->segments);
	return fingerprint_add(mark, network->segment,
						   sizeof(Segment) * (Size) network->segments);
}

static void
require_small(Fault found)
{
	require_argument(found, "%s is too large", TYPE_NAME);
}

static void
build(ExpandedNetwork *growing)
{
	MemoryContext caller;

	if (growing->built)
		return;
	caller = MemoryContextSwitchTo(growing->header.eoh_context);
	growing->network.srid = growing->srid;
	network_build(growing->piece, growing->pieces, &growing->network);
	MemoryContextSwitchTo(caller);
	require_small(network_count_fault(growing->network.nodes,
									  growing->network.segments));
	require_small(network_text_fault(&growing->network, 0));
	growing->mark = street_network_mark(&growing->network);
	pfree(growing->piece);
	growing->piece = NULL;
	growing->pieces = growing->capacity = 0;
	growing->built = true;
}

static Size
network_flat_size(ExpandedObjectHeader *header)
{
	ExpandedNetwork *growing = (ExpandedNetwork *) header;

	build(growing);
	return NETWORK_SIZE(growing->network.nodes, growing->network.segments);
}

static void
network_write(StreetNetwork *flat, const Network *network, Fingerprint mark)
{
	SET_VARSIZE(flat, NETWORK_SIZE(network->nodes, network->segments));
	flat->marked.format = FORMAT;
	flat->marked.mark = mark;
	flat->marked.srid = network->srid;
	flat->marked.count = network->segments;
	flat->nodes = network->nodes;
	flat->unused = 0;
	streets_write(flat->streets, network);
}

static void
network_flatten(ExpandedObjectHeader *header, void *result, Size size)
{
	ExpandedNetwork *growing = (ExpandedNetwork *) header;

	if (size != network_flat_size(header))
		elog(ERROR, "wrong size of a flat %s", TYPE_NAME);
	network_write(result, &growing->network, growing->mark);
}

static const ExpandedObjectMethods network_methods = {
	network_flat_size,
	network_flatten
};

/* of a canonical network */
static StreetNetwork *
network_make(const Network *network)
{
	StreetNetwork *flat;

	require_small(network_text_fault(network, 0));
	flat = palloc(NETWORK_SIZE(network->nodes, network->segments));
	network_write(flat, network, street_network_mark(network));
	return flat;
}

NetworkView
street_network_view(Datum datum)
{
	ExpandedNetwork *growing = expanded_state(datum, &network_methods, false);
	NetworkView view;

	if (growing)
	{
		build(growing);
		view.network = growing->network;
		view.mark = growing->mark;
	}
	else
	{
		StreetNetwork *flat = (StreetNetwork *) PG_DETOAST_DATUM(datum);

		require_format(flat->marked.format, FORMAT, TYPE_NAME);
		view.network.srid = flat->marked.srid;
		view.network.nodes = flat->nodes;
		view.network.segments = flat->marked.count;
		view.mark = flat->marked.mark;
		streets_read(flat->streets, &view.network);
	}
	return view;
}

/*
 * Input and output
 */

Datum
street_network_in(PG_FUNCTION_ARGS)
{
	Network		network;
	Scanner		scanner;

	scan_begin(&scanner, PG_GETARG_CSTRING(0));
	if (!network_scan(&scanner, &network) || !scan_end(&scanner))
		return report_scan_failure(fcinfo, &scanner, TYPE_NAME);
	PG_RETURN_POINTER(network_make(&network));
}

Datum
street_network_out(PG_FUNCTION_ARGS)
{
	NetworkView view = PG_GETARG_STREET_NETWORK(0);
	StringInfoData out;

	initStringInfo(&out);
	network_format(&view.network, &out);
	PG_RETURN_CSTRING(out.data);
}

/*
 * SRID, the numbers of nodes and segments, of each node x and y in millimetres,
 * and of each segment its nodes, counted from 0, and its factor.
 */
void
receive_streets(StringInfo message, Network *network, const char *type_name)
{
	NetworkNode *nodes;
	Segment    *segments;
	float8	   *factors;

	network->srid = pq_getmsgint(message, 4);
	network->nodes = pq_getmsgint(message, 4);
	network->segments = pq_getmsgint(message, 4);
	require_received(network_count_fault(network->nodes, network->segments),
					 type_name);
	if (STREETS_SIZE(network->nodes, network->segments) >
		(Size) (message->len - message->cursor))
		require_received(fault(FAULT_SYNTAX, "as many nodes and segments as it says"), type_name);

	network->node = nodes = palloc(sizeof(NetworkNode) * (Size) network->nodes);
	network->segment = segments = palloc(sizeof(Segment) * (Size) network->segments);
	network->factor = factors = palloc(sizeof(float8) * (Size) network->segments);
	for (int i = 0; i < network->nodes; i++)
	{
		CHECK_FOR_INTERRUPTS();
		nodes[i].x = pq_getmsgint64(message);
		nodes[i].y = pq_getmsgint64(message);
	}
	for (int i = 0; i < network->segments; i++)
	{
		CHECK_FOR_INTERRUPTS();
		segments[i].from = pq_getmsgint(message, 4);
		segments[i].to = pq_getmsgint(message, 4);
		factors[i] = receive_float8(message);
	}
	require_received(network_fault(network), type_name);
}

void
send_streets(StringInfo message, const Network *network)
{
	pq_sendint32(message, network->srid);
	pq_sendint32(message, network->nodes);
	pq_sendint32(message, network->segments);
	for (int i = 0; i < network->nodes; i++)
	{
		CHECK_FOR_INTERRUPTS();
		pq_sendint64(message, network->node[i].x);
		pq_sendint64(message, network->node[i].y);
	}
	for (int i = 0; i < network->segments; i++)
	{
		CHECK_FOR_INTERRUPTS();
		pq_sendint32(message, network->segment[i].from);
		pq_sendint32(message, network->segment[i].to);
		pq_sendfloat8(message, network->factor[i]);
	}
}

Datum
street_network_recv(PG_FUNCTION_ARGS)
{
	StringInfo	message = (StringInfo) PG_GETARG_POINTER(0);
	Network		network;

	receive_version(message, BINARY_VERSION, TYPE_NAME);
	receive_streets(message, &network, TYPE_NAME);
	PG_RETURN_POINTER(network_make(&network));
}

Datum
street_network_send(PG_FUNCTION_ARGS)
{
	NetworkView view = PG_GETARG_STREET_NETWORK(0);
	StringInfoData message;

	pq_begintypsend(&message);
	send_version(&message, BINARY_VERSION);
	send_streets(&message, &view.network);
	PG_RETURN_BYTEA_P(pq_endtypsend(&message));
}

DEFINE_ORDER(street_network, compare_varlena_bytes);
DEFINE_VARLENA_HASH(street_network);

/*
 * Aggregation
 */

static ExpandedNetwork *
network_expand(FunctionCallInfo fcinfo, int32 srid)
{
	MemoryContext context = expanded_state_context(fcinfo, TYPE_NAME);
	ExpandedNetwork *growing = MemoryContextAllocZero(context,
													  sizeof(ExpandedNetwork));

	EOH_init_header(&growing->header, &network_methods, context);
	growing->srid = srid;
	return growing;
}

static Piece *grow(ExpandedNetwork *growing, int count);

static void
append_network(ExpandedNetwork *growing, const Network *network)
{
	Piece	   *piece = grow(growing, network->segments);

	for (int i = 0; i < network->segments; i++)
	{
		CHECK_FOR_INTERRUPTS();
		piece[i].from = network->node[network->segment[i].from];
		piece[i].to = network->node[network->segment[i].to];
		piece[i].factor = network->factor[i];
	}
}

/*
 * Back to pieces, after somebody has looked.
 */
static void
unbuild(ExpandedNetwork *growing)
{
	Network		network = growing->network;

	if (!growing->built)
		return;
	growing->built = false;
	append_network(growing, &network);
	pfree(unconstify(NetworkNode *, network.node));
	pfree(unconstify(Segment *, network.segment));
	pfree(unconstify(float8 *, network.factor));
}

/*
 * Room for more pieces, which the caller then writes.
 */
static Piece *
grow(ExpandedNetwork *growing, int count)
{
	unbuild(growing);
	if (growing->pieces > PIECES_MAX - count)
	{
		/* pieces that came twice go */
		build(growing);
		unbuild(growing);
	}
	if (growing->pieces > PIECES_MAX - count)
		require_small(fault(FAULT_TOO_LARGE, "at most 15 million segments"));
	if (growing->pieces + count > growing->capacity)
	{
		int			capacity = Min(Max(2 * growing->capacity,
									   Max(growing->pieces + count, 16)), PIECES_MAX);
		Size		size = sizeof(Piece) * (Size) capacity;

		if (growing->piece == NULL)
			growing->piece = MemoryContextAlloc(growing->header.eoh_context, size);
		else
			growing->piece = repalloc(growing->piece, size);
		growing->capacity = capacity;
	}
	growing->pieces += count;
	return growing->piece + growing->pieces - count;
}

/*
 * The state in argument 0 (not NULL), to be written to: inside an aggregate ours
 * if it is expanded already, else a copy.
 */
static ExpandedNetwork *
network_state(FunctionCallInfo fcinfo)
{
	ExpandedNetwork *growing = expanded_state(PG_GETARG_DATUM(0),
											  &network_methods, true);
	NetworkView view;

	if (growing && AggCheckCallContext(fcinfo, NULL))
		return growing;
	view = PG_GETARG_STREET_NETWORK(0);
	growing = network_expand(fcinfo, view.network.srid);
	append_network(growing, &view.network);
	return growing;
}

/*
 * The pieces of lines that have a length in whole millimetres; without room to
 * write them to they are only counted.
 */
static int
cut_lines(const Lines *lines, float8 factor, Piece *pieces)
{
	int			count = 0;

	for (int line = 0; line < lines->count; line++)
	{
		int			end = lines->line_start[line + 1];

		for (int i = lines->line_start[line] + 1; i < end; i++)
		{
			NetworkNode from = node_at(lines->vertex[i - 1]);
			NetworkNode to = node_at(lines->vertex[i]);

			CHECK_FOR_INTERRUPTS();
			if (from.x == to.x && from.y == to.y)
				continue;
			if (pieces)
			{
				pieces[count].from = from;
				pieces[count].to = to;
				pieces[count].factor = factor;
			}
			count++;
		}
	}
	return count;
}

static Datum
accumulate(FunctionCallInfo fcinfo, float8 factor)
{
	Prepared   *prepared = prepared_get(fcinfo, 1);
	ExpandedNetwork *growing;
	Lines		lines;
	int			count;

	geometry_read_lines(&prepared->reader, PG_GETARG_DATUM(1), &lines);
	count = cut_lines(&lines, factor, NULL);
	if (count == 0)
		return aggregate_skip_row(fcinfo);
	if (count > PIECES_MAX)
		require_small(fault(FAULT_TOO_LARGE, "at most 15 million segments"));
	if (!PG_ARGISNULL(0))
	{
		growing = network_state(fcinfo);
		require_same_srid(growing->srid, lines.srid);
	}
	else
		growing = network_expand(fcinfo, lines.srid);
	cut_lines(&lines, factor, grow(growing, count));
	return EOHPGetRWDatum(&growing->header);
}

Datum
street_network_accum(PG_FUNCTION_ARGS)
{
	if (PG_ARGISNULL(1))
		return aggregate_skip_row(fcinfo);
	return accumulate(fcinfo, 1);
}

static float8
require_factor(float8 factor)
{
	require_finite(factor, "factor");
	if (unlikely(!(factor > 0)))
		ereport(ERROR,
				(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
				 errmsg("factor %g is out of range", factor),
				 errdetail("Expected what a metre of the street costs, greater than 0.")));
	return factor;
}

Datum
street_network_accum_factor(PG_FUNCTION_ARGS)
{
	if (PG_ARGISNULL(1) || PG_ARGISNULL(2))
		return aggregate_skip_row(fcinfo);
	return accumulate(fcinfo, require_factor(PG_GETARG_FLOAT8(2)));
}

/*
 * Merge two states; also the state function of rollup().
 */
Datum
street_network_combine(PG_FUNCTION_ARGS)
{
	ExpandedNetwork *growing = network_state(fcinfo);
	NetworkView other = PG_GETARG_STREET_NETWORK(1);

	require_same_srid(growing->srid, other.network.srid);
	append_network(growing, &other.network);
	return EOHPGetRWDatum(&growing->header);
}
