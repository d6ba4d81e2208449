/*
 * ways.h
 *	  The cheapest ways along the segments of a network.
 *
 * Pure; may use base/, geometry/ and network.h.
 */
#ifndef CITYGOV_WAYS_H
#define CITYGOV_WAYS_H

#include "network/network.h"

typedef struct Arc
{
	float8		cost;			/* metres times the factor */
	int32		to;
} Arc;

/* of each node the arcs that leave it: first[node] to first[node + 1] */
typedef struct Graph
{
	int			nodes;
	int32	   *first;
	Arc		   *arc;
} Graph;

extern Graph *graph_build(const Network *network);

/*
 * What is known to be the cost at some nodes, infinity at others, becomes the
 * least over all ways from the first.  What is above the limit, which is finite,
 * is not final.
 */
extern void graph_relax(const Graph *graph, float8 *cost, float8 limit);

#endif							/* CITYGOV_WAYS_H */
