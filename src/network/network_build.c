/*
 * network_build.c
 *	  A network from the pieces of lines: equal vertices become one node, equal
 *	  segments one segment.
 */
#include "base/pure.h"

#include "network/network.h"

typedef struct FoundNode
{
	NetworkNode node;
	int32		number;			/* in the order in which they were found */
} FoundNode;

/* nodes by their place: open addressing, at most half full */
typedef struct NodeTable
{
	FoundNode  *found;
	int			count;
	int			capacity;
	int32	   *slot;			/* a number in found, or -1 */
	uint32		mask;
} NodeTable;

typedef struct RankedSegment
{
	Segment		segment;
	float8		factor;
} RankedSegment;

static int
compare_ranked(const RankedSegment *a, const RankedSegment *b)
{
	if (a->segment.from != b->segment.from)
		return a->segment.from < b->segment.from ? -1 : 1;
	if (a->segment.to != b->segment.to)
		return a->segment.to < b->segment.to ? -1 : 1;
	return compare_float8(a->factor, b->factor);
}

#define ST_SORT sort_found
#define ST_ELEMENT_TYPE FoundNode
#define ST_COMPARE(a, b) node_compare(&(a)->node, &(b)->node)
#define ST_CHECK_FOR_INTERRUPTS
#define ST_SCOPE static
#define ST_DECLARE
#define ST_DEFINE
#include "lib/sort_template.h"

#define ST_SORT sort_ranked
#define ST_ELEMENT_TYPE RankedSegment
#define ST_COMPARE(a, b) compare_ranked(a, b)
#define ST_CHECK_FOR_INTERRUPTS
#define ST_SCOPE static
#define ST_DECLARE
#define ST_DEFINE
#include "lib/sort_template.h"

static uint32
node_hash(const NetworkNode *node)
{
	uint64		hash = (uint64) node->x * UINT64CONST(0x9E3779B97F4A7C15);

	hash = (hash ^ (hash >> 32)) + (uint64) node->y;
	hash *= UINT64CONST(0xD6E8FEB86659FD93);
	return (uint32) (hash >> 32);
}

static void
table_fill(NodeTable *table, uint32 slots)
{
	if (table->slot)
		pfree(table->slot);
	table->slot = palloc(sizeof(int32) * (Size) slots);
	table->mask = slots - 1;
	memset(table->slot, -1, sizeof(int32) * (Size) slots);
	for (int i = 0; i < table->count; i++)
	{
		uint32		at = node_hash(&table->found[i].node) & table->mask;

		CHECK_FOR_INTERRUPTS();
		while (table->slot[at] >= 0)
			at = (at + 1) & table->mask;
		table->slot[at] = i;
	}
}

static void
table_begin(NodeTable *table)
{
	table->count = 0;
	table->capacity = 16;
	table->found = palloc(sizeof(FoundNode) * table->capacity);
	table->slot = NULL;
	table_fill(table, 32);
}

/*
 * The number of a node, a new one if it is seen for the first time.
 */
static int32
table_number(NodeTable *table, const NetworkNode *node)
{
	uint32		at = node_hash(node) & table->mask;

	for (; table->slot[at] >= 0; at = (at + 1) & table->mask)
	{
		const NetworkNode *other = &table->found[table->slot[at]].node;

		if (other->x == node->x && other->y == node->y)
			return table->slot[at];
	}
	if (table->count == table->capacity)
	{
		table->capacity = Min(2 * table->capacity, 2 * PIECES_MAX);
		table->found = repalloc(table->found,
								sizeof(FoundNode) * (Size) table->capacity);
	}
	table->found[table->count].node = *node;
	table->found[table->count].number = table->count;
	table->slot[at] = table->count++;
	if ((uint32) table->count > table->mask / 2)
	{
		table_fill(table, 2 * (table->mask + 1));
		return table->count - 1;
	}
	return table->slot[at];
}

/*
 * Put the nodes in order; the place of each number in it.
 */
static int32 *
rank_nodes(NodeTable *table, Network *network)
{
	int32	   *rank = palloc(sizeof(int32) * (Size) table->count);
	NetworkNode *nodes;

	pfree(table->slot);
	sort_found(table->found, table->count);
	nodes = palloc(sizeof(NetworkNode) * (Size) table->count);
	for (int i = 0; i < table->count; i++)
	{
		nodes[i] = table->found[i].node;
		rank[table->found[i].number] = i;
	}
	pfree(table->found);
	network->nodes = table->count;
	network->node = nodes;
	return rank;
}

/*
 * Of equal segments the one with the smallest factor stays, which comes first.
 */
static void
keep_segments(RankedSegment *ranked, int count, Network *network)
{
	int			kept = 0;
	Segment    *segments;
	float8	   *factors;

	sort_ranked(ranked, count);
	for (int i = 0; i < count; i++)
		if (kept == 0 ||
			ranked[kept - 1].segment.from != ranked[i].segment.from ||
			ranked[kept - 1].segment.to != ranked[i].segment.to)
			ranked[kept++] = ranked[i];

	segments = palloc(sizeof(Segment) * (Size) kept);
	factors = palloc(sizeof(float8) * (Size) kept);
	for (int i = 0; i < kept; i++)
	{
		segments[i] = ranked[i].segment;
		factors[i] = ranked[i].factor;
	}
	network->segments = kept;
	network->segment = segments;
	network->factor = factors;
}

void
network_build(const Piece *pieces, int count, Network *network)
{
	RankedSegment *ranked = palloc(sizeof(RankedSegment) * (Size) count);
	NodeTable	table;
	int32	   *rank;

	table_begin(&table);
	for (int i = 0; i < count; i++)
	{
		CHECK_FOR_INTERRUPTS();
		ranked[i].segment.from = table_number(&table, &pieces[i].from);
		ranked[i].segment.to = table_number(&table, &pieces[i].to);
		ranked[i].factor = pieces[i].factor;
	}
	rank = rank_nodes(&table, network);
	for (int i = 0; i < count; i++)
	{
		int32		a = rank[ranked[i].segment.from];
		int32		b = rank[ranked[i].segment.to];

		ranked[i].segment.from = Min(a, b);
		ranked[i].segment.to = Max(a, b);
	}
	pfree(rank);
	keep_segments(ranked, count, network);
	pfree(ranked);
}
