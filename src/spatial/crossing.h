/*
 * crossing.h
 *	  Where a circle crosses another circle, or an edge of a region.
 *
 * Pure; may use base/ and the discs.
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

#include "geometry/disc.h"

/* a place of 106 bits, so that a small shape far away is as exact as a large one */
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
 * How two circles lie: the way between the centres, and the four factors of
 * Heron's formula for the triangle of its length d and the radii a and b.
 */
typedef struct CirclePair
{
	float8		dx;				/* from the first centre to the second */
	float8		dy;
	float8		lens;			/* a + b - d */
	float8		first;			/* d + a - b */
	float8		second;			/* d + b - a */
	float8		whole;			/* d + a + b */
} CirclePair;

/*
 * How a disc cuts an edge.  The line passes the centre at a distance, and half
 * the chord lies on either side: both are kept times the length of the edge, so
 * that nothing is rounded.
 */
typedef struct EdgeCut
{
	bool		from_inside;	/* the edge starts in the disc */
	bool		to_inside;		/* and ends in it */
	bool		enters;
	bool		leaves;
	DoubleDouble dx;			/* from the edge's start to its end */
	DoubleDouble dy;
	DoubleDouble square;		/* of its length */
	DoubleDouble turn;			/* the distance; positive: the centre is left */
	DoubleDouble chord;			/* the square of half the chord */
	DoubleDouble along;			/* from the edge's start to the chord's middle */
} EdgeCut;

extern Overlap circle_pair(const Disc *a, const Disc *b, CirclePair *pair);
extern float8 circle_pair_half_angle(const CirclePair *pair);
extern Vertex circle_crossing(const Disc *a, const Disc *b, bool left);

extern EdgeCut edge_cut(Coordinate from, Coordinate to, const Disc *disc);
extern float8 edge_cut_angle(const EdgeCut *cut, bool leaving);
extern Vertex edge_cut_vertex(const EdgeCut *cut, const Disc *disc,
							  bool leaving);

static inline Vertex
vertex_at(Coordinate p)
{
	Vertex		vertex = {{p.x, 0}, {p.y, 0}};

	return vertex;
}

#endif							/* CITYGOV_CROSSING_H */
