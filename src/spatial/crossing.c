/*
 * crossing.c
 *	  Where a circle crosses another circle, or an edge of a region.
 */
#include "base/pure.h"

#include <math.h>

#include "spatial/crossing.h"

/*
 * The triangle of the two centres and a crossing.
 *
 * Where circles nearly touch, small differences are all that matters, and of
 * rounded numbers they would be wrong: half a chord is the root of such an
 * error.  So they are differences of exact squares, and their signs are right.
 * That keeps the order of what meets in one point along every circle, though
 * each circle is asked alone.
 */
typedef struct Triangle
{
	DoubleDouble dx;			/* from the first centre to the second */
	DoubleDouble dy;
	DoubleDouble square;		/* d^2 */
	DoubleDouble sum;			/* a + b */
	DoubleDouble difference;	/* a - b */
	DoubleDouble apart;			/* (a + b)^2 - d^2: not above 0 if apart */
	DoubleDouble buried;		/* d^2 - (a - b)^2: not above 0 if one buries
								 * the other */
} Triangle;

static Triangle
circle_triangle(const Disc *a, const Disc *b)
{
	const DoubleDouble zero = {0, 0};
	Triangle	t;

	t.dx = exact_difference(b->centre.x, a->centre.x);
	t.dy = exact_difference(b->centre.y, a->centre.y);
	t.square = double_double_dot(t.dx, t.dy, t.dx, t.dy);
	/* so near that squares vanish: one place */
	if (t.square.hi < 1e-200)
		t.dx = t.dy = t.square = zero;
	t.sum = two_sum(a->radius, b->radius);
	t.difference = exact_difference(a->radius, b->radius);
	t.apart = double_double_minus(double_double_times(t.sum, t.sum), t.square);
	t.buried = double_double_minus(t.square,
								   double_double_times(t.difference,
													   t.difference));
	return t;
}

/*
 * Every factor is the same whichever circle comes first.  Equal circles bury
 * each other; the caller decides.
 */
Overlap
circle_pair(const Disc *a, const Disc *b, CirclePair *pair)
{
	Triangle	t = circle_triangle(a, b);
	float8		distance = sqrt(t.square.hi);

	pair->dx = t.dx.hi;
	pair->dy = t.dy.hi;
	pair->whole = distance + t.sum.hi;
	pair->lens = t.apart.hi / pair->whole;
	pair->first = distance + t.difference.hi;
	pair->second = distance - t.difference.hi;
	if (t.difference.hi > 0)
		pair->second = t.buried.hi / pair->first;
	else if (t.difference.hi < 0)
		pair->first = t.buried.hi / pair->second;
	if (pair->lens <= 0)
		return OVERLAP_NONE;
	if (pair->first <= 0)
		return OVERLAP_BURIED;
	if (pair->second <= 0)
		return OVERLAP_AROUND;
	return OVERLAP_CROSSING;
}

/*
 * Half of the arc of the first circle that the second disc covers: the law of
 * the half tangent, which stays exact where the circles nearly touch.
 */
float8
circle_pair_half_angle(const CirclePair *pair)
{
	return 2 * atan2(sqrt(pair->lens * pair->second),
					 sqrt(pair->first * pair->whole));
}

/*
 * A place of 106 bits, from the disc's centre.
 */
static Vertex
vertex_beside(const Disc *disc, DoubleDouble x, DoubleDouble y)
{
	Vertex		vertex = {x, y};

	double_double_add(&vertex.x, disc->centre.x);
	double_double_add(&vertex.y, disc->centre.y);
	return vertex;
}

/*
 * The crossing on the left, or right, of the way from a to b: beside which share
 * of the way it lies, and how far aside, in lengths of the way, to the right.
 */
Vertex
circle_crossing(const Disc *a, const Disc *b, bool left)
{
	Triangle	t = circle_triangle(a, b);
	DoubleDouble twice = {2 * t.square.hi, 2 * t.square.lo};
	DoubleDouble along = double_double_times(t.sum, t.difference);
	DoubleDouble aside = double_double_times(t.apart, t.buried);

	double_double_merge(&along, t.square);
	along = double_double_divide(along, twice);
	aside = double_double_divide(double_double_root(aside), twice);
	if (left)
	{
		aside.hi = -aside.hi;
		aside.lo = -aside.lo;
	}
	return vertex_beside(a, double_double_dot(along, aside, t.dx, t.dy),
						 double_double_cross(along, aside, t.dx, t.dy));
}

/*
 * Is the point in the disc?  Nearly always plain squares decide; the bound of
 * their error is a generous one.
 */
static bool
holds(const Disc *disc, Coordinate p)
{
	DoubleDouble dx = exact_difference(p.x, disc->centre.x);
	DoubleDouble dy = exact_difference(p.y, disc->centre.y);
	float8		far = dx.hi * dx.hi + dy.hi * dy.hi;
	float8		near = disc->radius * disc->radius;

	if (fabs(near - far) > 1e-14 * (near + far))
		return far < near;
	return double_double_minus(exact_product(disc->radius, disc->radius),
							   double_double_dot(dx, dy, dx, dy)).hi >= 0;
}

/*
 * Whether the ends of the edge are inside is asked of each end alone.  So where
 * a circle passes through a corner the two edges that meet there agree, and
 * nothing leaks out between them.  Half the chord is the root of a difference of
 * exact squares, as in circle_pair().
 */
EdgeCut
edge_cut(Coordinate from, Coordinate to, const Disc *disc)
{
	DoubleDouble cx = exact_difference(disc->centre.x, from.x);
	DoubleDouble cy = exact_difference(disc->centre.y, from.y);
	EdgeCut		cut = {0};
	DoubleDouble reach;			/* the radius times the length, squared */

	cut.from_inside = holds(disc, from);
	cut.to_inside = holds(disc, to);
	if (cut.from_inside && cut.to_inside)
		return cut;

	cut.dx = exact_difference(to.x, from.x);
	cut.dy = exact_difference(to.y, from.y);
	cut.square = double_double_dot(cut.dx, cut.dy, cut.dx, cut.dy);
	cut.along = double_double_dot(cut.dx, cut.dy, cx, cy);
	cut.turn = double_double_cross(cut.dx, cut.dy, cx, cy);
	reach = double_double_times(exact_product(disc->radius, disc->radius),
								cut.square);
	cut.chord = double_double_minus(reach,
									double_double_times(cut.turn, cut.turn));
	if (!cut.from_inside && !cut.to_inside &&
		(cut.chord.hi <= 0 || cut.along.hi <= 0 ||
		 cut.along.hi >= cut.square.hi))
		return cut;

	cut.enters = !cut.from_inside;
	cut.leaves = !cut.to_inside;
	/* not so by rounding where the ends say that there is one */
	if (cut.chord.hi < 0)
		cut.chord.hi = cut.chord.lo = 0;
	return cut;
}

/*
 * The direction from the centre to where the edge enters or leaves the disc.
 */
float8
edge_cut_angle(const EdgeCut *cut, bool leaving)
{
	float8		half = leaving ? sqrt(cut->chord.hi) : -sqrt(cut->chord.hi);

	return atan2(half * cut->dy.hi - cut->turn.hi * cut->dx.hi,
				 half * cut->dx.hi + cut->turn.hi * cut->dy.hi);
}

/*
 * And the place.
 */
Vertex
edge_cut_vertex(const EdgeCut *cut, const Disc *disc, bool leaving)
{
	DoubleDouble half = double_double_root(cut->chord);
	DoubleDouble x;
	DoubleDouble y;

	if (!leaving)
	{
		half.hi = -half.hi;
		half.lo = -half.lo;
	}
	x = double_double_dot(half, cut->turn, cut->dx, cut->dy);
	y = double_double_cross(half, cut->turn, cut->dx, cut->dy);
	return vertex_beside(disc, double_double_divide(x, cut->square),
						 double_double_divide(y, cut->square));
}
