/*
 * crossing.c
 *	  Where a circle crosses another circle, or an edge of a region.
 */
#include "c.h"

#include <math.h>

#include "spatial/crossing.h"

/*
 * Where circles nearly touch, the three small factors are all that matters, and
 * as sums of rounded numbers they would be wrong: half a chord is the root of
 * such an error.  So they are differences of exact squares, and their signs are
 * right.  That keeps the order of what meets in one point along every circle,
 * though each circle is asked alone.
 *
 * Every factor is the same whichever circle comes first.  Equal circles bury
 * each other; the caller decides.
 */
Overlap
circle_pair(const Disc *a, const Disc *b, CirclePair *pair)
{
	DoubleDouble dx = exact_difference(b->centre.x, a->centre.x);
	DoubleDouble dy = exact_difference(b->centre.y, a->centre.y);
	DoubleDouble sum = two_sum(a->radius, b->radius);
	DoubleDouble difference = exact_difference(a->radius, b->radius);
	DoubleDouble square = double_double_dot(dx, dy, dx, dy);
	float8		small;			/* lens * whole */
	float8		product;		/* first * second */

	small = double_double_minus(double_double_times(sum, sum), square).hi;
	product = double_double_minus(square, double_double_times(difference,
															  difference)).hi;
	pair->dx = dx.hi;
	pair->dy = dy.hi;
	pair->distance = sqrt(square.hi);
	pair->whole = pair->distance + sum.hi;
	pair->lens = small / pair->whole;
	pair->first = pair->distance + difference.hi;
	pair->second = pair->distance - difference.hi;
	if (difference.hi > 0)
		pair->second = product / pair->first;
	else if (difference.hi < 0)
		pair->first = product / pair->second;
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
 * The crossing on the left, or right, of the way from a to b.
 */
Vertex
circle_crossing(const Disc *a, const Disc *b, bool left)
{
	CirclePair	pair;
	Coordinate	offset;
	float8		tangent;
	float8		one;
	float8		along;
	float8		aside;

	circle_pair(a, b, &pair);
	tangent = pair.lens * pair.second;
	one = pair.first * pair.whole;
	along = a->radius * ((one - tangent) / (one + tangent)) / pair.distance;
	aside = a->radius * (2 * sqrt(tangent) * sqrt(one) / (one + tangent)) /
		pair.distance;
	if (!left)
		aside = -aside;
	offset.x = along * pair.dx - aside * pair.dy;
	offset.y = along * pair.dy + aside * pair.dx;
	return vertex_beside(a->centre, offset);
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
	EdgeCut		cut = {0};
	DoubleDouble dx = exact_difference(to.x, from.x);
	DoubleDouble dy = exact_difference(to.y, from.y);
	DoubleDouble cx = exact_difference(disc->centre.x, from.x);
	DoubleDouble cy = exact_difference(disc->centre.y, from.y);
	DoubleDouble square = double_double_dot(dx, dy, dx, dy);	/* of the length */
	DoubleDouble turn;
	DoubleDouble reach;			/* the radius times the length, squared */
	float8		chord;			/* half of it times the length, squared */
	float8		middle;

	cut.from_inside = holds(disc, from);
	cut.to_inside = holds(disc, to);
	cut.length = sqrt(square.hi);
	if ((cut.from_inside && cut.to_inside) || cut.length == 0)
		return cut;

	turn = double_double_cross(dx, dy, cx, cy);
	reach = double_double_times(exact_product(disc->radius, disc->radius),
								square);
	chord = double_double_minus(reach, double_double_times(turn, turn)).hi;
	middle = double_double_dot(dx, dy, cx, cy).hi / cut.length;
	if (!cut.from_inside && !cut.to_inside &&
		(chord <= 0 || middle <= 0 || middle >= cut.length))
		return cut;

	cut.ux = dx.hi / cut.length;
	cut.uy = dy.hi / cut.length;
	cut.across = turn.hi / cut.length;
	cut.half = sqrt(Max(0, chord)) / cut.length;
	cut.enters = !cut.from_inside;
	cut.leaves = !cut.to_inside;
	cut.enter_at = Min(Max(middle - cut.half, 0), cut.length);
	cut.leave_at = Min(Max(middle + cut.half, 0), cut.length);
	return cut;
}

/*
 * From the centre to where the edge enters or leaves the disc.
 */
Coordinate
edge_cut_offset(const EdgeCut *cut, bool leaving)
{
	float8		along = leaving ? cut->half : -cut->half;
	Coordinate	offset;

	offset.x = cut->across * cut->uy + along * cut->ux;
	offset.y = -cut->across * cut->ux + along * cut->uy;
	return offset;
}
