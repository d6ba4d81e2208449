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

/* segments in a leaf, and boxes in a box of the next level */
#define TREE_FANOUT 8
#define SEGMENT_TREE_LEVELS 12

/* a segment as the search wants it */
typedef struct Course
{
	float8		x;				/* where it starts */
	float8		y;
	float8		dx;
	float8		dy;
	float8		per_square;		/* 1/(dx * dx + dy * dy) */
} Course;

/*
 * Segments that are neighbours in the array are neighbours in the plane, so the
 * tree needs no sorting.
 */
typedef struct SegmentTree
{
	const Network *network;
	Course	   *course;
	int			levels;
	int			level_size[SEGMENT_TREE_LEVELS];
	Box		   *level[SEGMENT_TREE_LEVELS];
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

/*
 * The nearest point of the nearest segment; of all equally near ones each.  None
 * if that is further away than reach.
 */
extern int	segment_tree_land(const SegmentTree *tree, Coordinate p,
							  float8 reach, LandingSearch *search);
extern void landing_search_free(LandingSearch *search);

#endif							/* CITYGOV_SEGMENT_TREE_H */
