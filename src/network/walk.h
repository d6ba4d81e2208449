/*
 * walk.h
 *	  How far it is along the streets to the nearest of many facilities, and what
 *	  lies within their radii.
 *
 * Pure; may use base/, geometry/ and the streets.
 */
#ifndef CITYGOV_WALK_H
#define CITYGOV_WALK_H

#include "geometry/disc.h"
#include "network/segment_tree.h"
#include "network/ways.h"

/*
 * A facility that comes to a segment between its nodes.  Those that come to a
 * node are in the costs of the node.
 */
typedef struct Entrance
{
	int32		segment;
	int32		disc;
	float8		along;			/* metres from where the segment starts */
	float8		way;			/* metres to the street */
} Entrance;

typedef struct Walk
{
	Network		network;
	AreaHead	head;
	const Disc *disc;
	float8		snap;			/* metres */
	/* what follows is computed from the above */
	int32		off_street;		/* discs too far from every segment */
	int32		entrances;
	const Entrance *entrance;	/* ascending by segment, place and disc */
	const float8 *distance;		/* of each node; infinity: cannot be reached */

	/*
	 * Of each node the most way that a facility has left, negative for none.
	 * NULL where all radii are equal: then it is the radius less the
	 * distance.
	 */
	const float8 *left;
} Walk;

/* the arrays that are worked with stay below MaxAllocSize */
#define ENTRANCES_MAX 40000000

/* what a place is told */
typedef struct WalkAnswer
{
	bool		reached;		/* is there a distance? */
	float8		distance;
	bool		covered;
} WalkAnswer;

/* a stretch of a segment, in metres from where it starts */
typedef struct Stretch
{
	float8		from;
	float8		to;
} Stretch;

/* the reached stretches of one segment after the other */
typedef struct StretchWalk
{
	const Walk *walk;
	int			entrance;		/* the next one to look at */
	int			count;
	int			capacity;
	Stretch    *stretch;		/* ascending, none touches the next */
} StretchWalk;

extern Fault snap_fault(float8 snap);
extern Fault walk_solve(Walk *walk, const SegmentTree *tree,
						const Graph *graph);
extern void walk_ask(const Walk *walk, const SegmentTree *tree, Coordinate p,
					 WalkAnswer *answer);
extern void stretch_walk_begin(StretchWalk *stretches, const Walk *walk);
extern void stretch_walk_segment(StretchWalk *stretches, int segment);
extern float8 walk_reached_length(const Walk *walk);
extern bool walk_scan(Scanner *scanner, Walk *walk);
extern void walk_format(const Walk *walk, StringInfo out);

#endif							/* CITYGOV_WALK_H */
