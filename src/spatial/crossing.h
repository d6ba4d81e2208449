/*
 * crossing.h
 *	  Where a circle crosses another circle, or an edge of a region.
 *
 * Pure; may use base/.
 *
 * Robustness rests on two things.  Whoever asks for a crossing, from this circle
 * or from the other, from the circle or from the edge, gets the same bits: the
 * pieces of a boundary close.  And a crossing is where it should be to the last
 * bits of the radius, also where circles are all but tangent: so what several
 * circles leave of a boundary is wrong by no more than that where rounding
 * decides which of them comes first.
 */
#ifndef CITYGOV_CROSSING_H
#define CITYGOV_CROSSING_H

#include "spatial/disc.h"

/* a place of 106 bits, so that a small shape far from the origin is exact */
typedef struct Vertex
{
	DoubleDouble x;
	DoubleDouble y;
} Vertex;

typedef enum Overlap
{
	OVERLAP_NONE,				/* apart, or they touch */
	OVERLAP_BURIED,				/* the first lies in the second */
	OVERLAP_AROUND,				/* the second lies in the first */
	OVERLAP_CROSSING
} Overlap;

/*
 * How two circles lie: the distance d of the centres, and the four factors of
 * Heron's formula for the triangle of d and the radii a and b.
 */
typedef struct CirclePair
{
	float8		dx;				/* from the first centre to the second */
	float8		dy;
	float8		distance;
	float8		lens;			/* a + b - d */
	float8		first;			/* d + a - b */
	float8		second;			/* d + b - a */
	float8		whole;			/* d + a + b */
} CirclePair;

/*
 * How a disc cuts an edge: the line passes the centre at the distance across,
 * and half the chord lies on either side.
 */
typedef struct EdgeCut
{
	bool		from_inside;	/* the edge starts in the disc */
	bool		to_inside;		/* and ends in it */
	bool		enters;
	bool		leaves;
	float8		enter_at;		/* along the edge, in metres */
	float8		leave_at;
	float8		length;
	float8		ux;				/* the edge's direction */
	float8		uy;
	float8		across;			/* positive: the centre is left of the edge */
	float8		half;
} EdgeCut;

extern Overlap circle_pair(const Disc *a, const Disc *b, CirclePair *pair);
extern float8 circle_pair_half_angle(const CirclePair *pair);
extern Vertex circle_crossing(const Disc *a, const Disc *b, bool left);

extern EdgeCut edge_cut(Coordinate from, Coordinate to, const Disc *disc);
extern Coordinate edge_cut_offset(const EdgeCut *cut, bool leaving);

static inline Vertex
vertex_at(Coordinate p)
{
	Vertex		vertex = {{p.x, 0}, {p.y, 0}};

	return vertex;
}

static inline Vertex
vertex_beside(Coordinate p, Coordinate offset)
{
	Vertex		vertex;

	vertex.x = two_sum(p.x, offset.x);
	vertex.y = two_sum(p.y, offset.y);
	return vertex;
}

#endif							/* CITYGOV_CROSSING_H */
