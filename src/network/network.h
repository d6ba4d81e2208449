/*
 * network.h
 *	  Streets as straight segments between nodes in the plane.
 *
 * Pure; may use base/ and geometry/exact.h.
 */
#ifndef CITYGOV_NETWORK_H
#define CITYGOV_NETWORK_H

#include "base/number.h"
#include "geometry/exact.h"

/* in whole millimetres, so that vertices that are meant to be one are equal */
typedef struct NetworkNode
{
	int64		x;
	int64		y;
} NetworkNode;

/* the numbers of its nodes, from < to */
typedef struct Segment
{
	int32		from;
	int32		to;
} Segment;

/*
 * Canonical: the nodes strictly ascending along the Z-order curve, each with a
 * segment; the segments strictly ascending by from and to.  So equal networks
 * are equal bytes, and neighbours in the arrays are neighbours in the plane.
 */
typedef struct Network
{
	int32		srid;
	int32		nodes;
	int32		segments;
	const NetworkNode *node;
	const Segment *segment;
	const float8 *factor;		/* by segment: what a metre of it costs */
} Network;

/* a segment before its nodes have numbers */
typedef struct Piece
{
	NetworkNode from;
	NetworkNode to;
	float8		factor;
} Piece;

/* the arrays that are worked with stay below MaxAllocSize */
#define SEGMENTS_MAX 15000000
#define PIECES_MAX 20000000

/* network_build.c: of pieces that have a length */
extern void network_build(const Piece *pieces, int count, Network *network);

/* network.c */
extern int	node_compare(const NetworkNode *a, const NetworkNode *b);
extern Fault network_count_fault(int64 nodes, int64 segments);
extern Fault network_fault(const Network *network);
extern Fault network_text_fault(const Network *network, Size more);
extern bool network_scan(Scanner *scanner, Network *network);
extern void network_format(const Network *network, StringInfo out);
extern float8 network_total_length(const Network *network);

/* components.c: of each segment the number of its component, by length */
typedef struct Components
{
	int			count;
	float8	   *length;			/* descending */
	int32	   *of_segment;
} Components;

extern void network_components(const Network *network,
							   Components *components);

static inline NetworkNode
node_at(Coordinate p)
{
	NetworkNode node = {(int64) rint(p.x * 1000), (int64) rint(p.y * 1000)};

	return node;
}

static inline Coordinate
node_coordinate(const NetworkNode *node)
{
	Coordinate	p = {node->x / 1000.0, node->y / 1000.0};

	return p;
}

static inline Coordinate
segment_from(const Network *network, int segment)
{
	return node_coordinate(&network->node[network->segment[segment].from]);
}

static inline Coordinate
segment_to(const Network *network, int segment)
{
	return node_coordinate(&network->node[network->segment[segment].to]);
}

/* sqrt, unlike hypot, is the same on every machine */
static inline float8
distance_between(Coordinate a, Coordinate b)
{
	float8		dx = b.x - a.x;
	float8		dy = b.y - a.y;

	return sqrt(dx * dx + dy * dy);
}

static inline float8
segment_length(const Network *network, int segment)
{
	return distance_between(segment_from(network, segment),
							segment_to(network, segment));
}

#endif							/* CITYGOV_NETWORK_H */
