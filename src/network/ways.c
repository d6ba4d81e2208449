/*
 * ways.c
 *	  The cheapest ways along the segments of a network: Dijkstra's algorithm from
 *	  many places at once.
 *
 * A node that gets cheaper goes into the heap again, and what was dearer is
 * passed over when it comes up.  The least of floating point sums along all ways
 * does not depend on the order in which equal ones come up.
 */
#include "base/pure.h"

#include "network/ways.h"

#define HEAP_FANOUT 4

/* each arc is looked at once, and each node may be one that the search starts at */
#define HEAP_MAX (4 * SEGMENTS_MAX)

typedef struct HeapEntry
{
	float8		cost;
	int32		node;
} HeapEntry;

typedef struct Heap
{
	int			count;
	int			capacity;
	HeapEntry  *entry;
} Heap;

Graph	   *
graph_build(const Network *network)
{
	Graph	   *graph = palloc(sizeof(Graph));
	int32	   *next;

	graph->nodes = network->nodes;
	graph->first = palloc0(sizeof(int32) * ((Size) network->nodes + 2));
	graph->arc = palloc(sizeof(Arc) * 2 * (Size) network->segments);

	/*
	 * counted two further on, added up one further on, filled in at their
	 * place
	 */
	next = graph->first + 1;
	for (int i = 0; i < network->segments; i++)
	{
		next[network->segment[i].from + 1]++;
		next[network->segment[i].to + 1]++;
	}
	for (int i = 1; i <= network->nodes; i++)
		next[i] += next[i - 1];
	for (int i = 0; i < network->segments; i++)
	{
		Segment		segment = network->segment[i];
		float8		cost = segment_length(network, i) * network->factor[i];
		Arc		   *forth = &graph->arc[next[segment.from]++];
		Arc		   *back = &graph->arc[next[segment.to]++];

		CHECK_FOR_INTERRUPTS();
		forth->cost = back->cost = cost;
		forth->to = segment.to;
		back->to = segment.from;
	}
	return graph;
}

static void
heap_push(Heap *heap, float8 cost, int32 node)
{
	int			at = heap->count++;

	if (at == heap->capacity)
	{
		heap->capacity = Min(2 * heap->capacity, HEAP_MAX);
		heap->entry = repalloc(heap->entry,
							   sizeof(HeapEntry) * (Size) heap->capacity);
	}
	while (at > 0)
	{
		int			above = (at - 1) / HEAP_FANOUT;

		if (heap->entry[above].cost <= cost)
			break;
		heap->entry[at] = heap->entry[above];
		at = above;
	}
	heap->entry[at].cost = cost;
	heap->entry[at].node = node;
}

static HeapEntry
heap_pop(Heap *heap)
{
	HeapEntry	top = heap->entry[0];
	HeapEntry	last = heap->entry[--heap->count];
	int			at = 0;

	for (;;)
	{
		int			below = HEAP_FANOUT * at + 1;
		int			end = Min(below + HEAP_FANOUT, heap->count);
		int			least = below;

		if (below >= heap->count)
			break;
		while (++below < end)
			if (heap->entry[below].cost < heap->entry[least].cost)
				least = below;
		if (heap->entry[least].cost >= last.cost)
			break;
		heap->entry[at] = heap->entry[least];
		at = least;
	}
	heap->entry[at] = last;
	return top;
}

void
graph_relax(const Graph *graph, float8 *cost, float8 limit)
{
	Heap		heap = {0, 1024, NULL};

	heap.entry = palloc(sizeof(HeapEntry) * heap.capacity);
	for (int i = 0; i < graph->nodes; i++)
		if (cost[i] <= limit)
			heap_push(&heap, cost[i], i);
	while (heap.count > 0)
	{
		HeapEntry	from = heap_pop(&heap);

		CHECK_FOR_INTERRUPTS();
		if (from.cost > cost[from.node])
			continue;
		for (int i = graph->first[from.node]; i < graph->first[from.node + 1]; i++)
		{
			const Arc  *arc = &graph->arc[i];
			float8		there = from.cost + arc->cost;

			if (there < cost[arc->to])
			{
				cost[arc->to] = there;
				if (there <= limit)
					heap_push(&heap, there, arc->to);
			}
		}
	}
	pfree(heap.entry);
}
