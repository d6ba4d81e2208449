/*
 * segment_tree.h
 *	  The segments of a network in a tree of boxes: which is nearest to a place.
 *
 * Pure; may use base/, geometry/ and network.h.
 */
#ifndef CITYGOV_SEGMENT_TREE_H
#define CITYGOV_SEGMENT_TREE_H

#include "geometry/region.h"
#include "network/network.h"
#include "network/segment_grid.h"

/* segments in a leaf, and boxes in a box of the next level */
#define TREE_FANOUT 8
#define SEGMENT_TREE_LEVELS 12

/*
 * The boxes of those within a box, part by part, as vector instructions want
 * them.  What is missing of the last ones is infinitely far away.
 */
typedef struct Boxes
{
	float8		xmin[TREE_FANOUT];
	float8		ymin[TREE_FANOUT];
	float8		xmax[TREE_FANOUT];
	float8		ymax[TREE_FANOUT];
} Boxes;

/*
 * Segments that are neighbours in the array are neighbours in the plane, so the
 * tree needs no sorting.  Leaf i has the segments from i * TREE_FANOUT on; level
 * 0 has the boxes of the leaves, each next one those of the Boxes below it, and
 * the last is one Boxes.
 */
typedef struct SegmentTree
{
	const Network *network;
	Course	   *course;			/* by segment */
	int			levels;
	Boxes	   *level[SEGMENT_TREE_LEVELS];
	SegmentGrid *grid;			/* or NULL: where few places are asked for */
} SegmentTree;

/* where a place comes to the streets */
typedef struct Landing
{
	int32		segment;
	int32		node;			/* or -1: between the two */
	float8		along;			/* metres from where the segment starts */
	float8		way;			/* metres from the place */
} Landing;

typedef struct Candidate
{
	int32		segment;
	float8		square;			/* of the distance, roughly */
} Candidate;

#define LANDINGS_AT_HAND 16

/*
 * The landings of one place; kept from one place to the next.
 */
typedef struct LandingSearch
{
	int			count;
	Landing    *landing;
	int			candidates;
	int			capacity;
	Candidate  *candidate;
	Landing		landings_at_hand[LANDINGS_AT_HAND];
	Candidate	candidates_at_hand[LANDINGS_AT_HAND];
} LandingSearch;

extern SegmentTree *segment_tree_build(const Network *network);

/* with a grid before it */
extern SegmentTree *segment_tree_build_for_many(const Network *network);

/*
 * The nearest point of the nearest segment; of all equally near ones each.  None
 * if that is further away than reach.
 */
extern int	segment_tree_land(const SegmentTree *tree, Coordinate p,
							  float8 reach, LandingSearch *search);
extern void landing_search_free(LandingSearch *search);

#endif							/* CITYGOV_SEGMENT_TREE_H */
