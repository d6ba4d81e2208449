/*
 * crossing.c
 *	  Where a circle crosses another circle, or an edge of a region.
 */
#include "c.h"

#include <math.h>

#include "spatial/crossing.h"

/*
 * Every factor is a sum of the same two numbers whichever circle comes first.
 * Equal radii at no measurable distance: both bury the other; the caller
 * decides.
 */
Overlap
circle_pair(const Disc *a, const Disc *b, CirclePair *pair)
{
	float8		difference = a->radius - b->radius;

	pair->dx = b->centre.x - a->centre.x;
	pair->dy = b->centre.y - a->centre.y;
	pair->distance = sqrt(pair->dx * pair->dx + pair->dy * pair->dy);
	pair->lens = (a->radius + b->radius) - pair->distance;
	pair->first = pair->distance + difference;
	pair->second = pair->distance - difference;
	pair->whole = pair->distance + (a->radius + b->radius);
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

static bool
holds(const Disc *disc, Coordinate p)
{
	float8		dx = p.x - disc->centre.x;
	float8		dy = p.y - disc->centre.y;

	return dx * dx + dy * dy <= disc->radius * disc->radius;
}

/*
 * Whether the ends of the edge are inside is asked of each end alone.  So where
 * a circle passes through a corner the two edges that meet there agree, and
 * nothing leaks out between them.
 */
EdgeCut
edge_cut(Coordinate from, Coordinate to, const Disc *disc)
{
	EdgeCut		cut = {0};
	float8		dx = to.x - from.x;
	float8		dy = to.y - from.y;
	float8		middle;
	bool		chord;

	cut.from_inside = holds(disc, from);
	cut.to_inside = holds(disc, to);
	cut.length = sqrt(dx * dx + dy * dy);
	if ((cut.from_inside && cut.to_inside) || cut.length == 0)
		return cut;

	cut.ux = dx / cut.length;
	cut.uy = dy / cut.length;
	middle = (disc->centre.x - from.x) * cut.ux +
		(disc->centre.y - from.y) * cut.uy;
	chord = !cut.from_inside && !cut.to_inside;
	if (chord && (middle <= 0 || middle >= cut.length))
		return cut;
	cut.across = exact_turn(from, to, disc->centre).hi / cut.length;
	if (chord && fabs(cut.across) >= disc->radius)
		return cut;

	cut.half = sqrt(Max(0, (disc->radius - fabs(cut.across)) *
						(disc->radius + fabs(cut.across))));
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
