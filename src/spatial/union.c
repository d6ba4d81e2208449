/*
 * union.c
 *	  The exact area of a union of discs, and of its part inside a region.
 *
 * By Green's theorem the area is a sum over the boundary: over the arcs that no
 * other disc covers (inside the region), and over the parts of the region's
 * edges that a disc covers.  Each arc or part of an edge from v to w adds
 * v x w / 2, an arc also the segment between it and its chord,
 * r^2 (angle - sin angle) / 2.  Nothing is a polygon in place of an arc.
 *
 * The cross products are sums of 106 bits and relative to an origin nearby, so
 * the size of the coordinates does not matter.
 *
 * In a dense city nearly every circle is buried under others.  That is found
 * out first: what covers the middle of the arc that is left?  A handful of such
 * questions leaves nothing, or short pieces.  Only these meet their neighbours,
 * the discs that reach them.
 */
#include "base/pure.h"

#include <math.h>

#include "spatial/crossing.h"
#include "spatial/marks.h"
#include "spatial/pieces.h"
#include "spatial/union.h"

typedef struct Union
{
	const DiscTree *tree;
	const EdgeTree *zone;
	Coordinate	origin;
	DoubleDouble twice;			/* the area so far, doubled */
	Pieces		bare;			/* what is left of a circle, by angle */
	Pieces		asked;			/* the same before the neighbours were met */
	Pieces		left;			/* and after some of it met them */
	Pieces		covered;		/* to be taken from it; or of an edge */
	Pieces		spare;
	Marks		marks;			/* of the circle that is looked at */
} Union;

static const End seam = {END_SEAM, false, 0};

/*
 * The sum
 */

static void
add_chord(Union *u, Vertex v, Vertex w)
{
	DoubleDouble ox = {-u->origin.x, 0};
	DoubleDouble oy = {-u->origin.y, 0};

	double_double_merge(&v.x, ox);
	double_double_merge(&v.y, oy);
	double_double_merge(&w.x, ox);
	double_double_merge(&w.y, oy);
	double_double_merge(&u->twice, double_double_cross(v.x, v.y, w.x, w.y));
}

/*
 * angle - sin(angle), without losing digits of a small angle.
 */
static float8
angle_less_sine(float8 angle)
{
	float8		square_of = angle * angle;
	float8		term = angle * square_of / 6;
	float8		sum = 0;

	if (angle > 0.5)
		return angle - sin(angle);
	for (int i = 4; i < 20; i += 2)
	{
		sum += term;
		term *= -square_of / (i * (i + 1));
	}
	return sum;
}

static Vertex
edge_vertex(const Union *u, int edge, int disc, bool leaving)
{
	EdgeCut		cut = edge_cut(edge_from(u->zone, edge),
							   edge_to(u->zone, edge), &u->tree->disc[disc]);

	return edge_cut_vertex(&cut, &u->tree->disc[disc], leaving);
}

static Vertex
arc_end(const Union *u, int circle, End end)
{
	const Disc *disc = &u->tree->disc[circle];
	const Disc *other = &u->tree->disc[end.kind == END_DISC ? end.other : 0];
	Vertex		seam_vertex = vertex_at(disc->centre);

	switch (end.kind)
	{
		case END_DISC:
			/* always seen from the same one of the two, and the smaller */
			if (disc->radius < other->radius ||
				(disc->radius == other->radius && circle < end.other))
				return circle_crossing(disc, other, end.side);
			return circle_crossing(other, disc, !end.side);
		case END_EDGE:
			return edge_vertex(u, end.other, circle, end.side);
		default:
			double_double_add(&seam_vertex.x, -disc->radius);
			return seam_vertex;
	}
}

static void
add_arc(Union *u, int circle, const Piece *arc)
{
	float8		radius = u->tree->disc[circle].radius;
	float8		angle = arc->to - arc->from;
	Vertex		v = arc_end(u, circle, arc->begin);
	Vertex		w = arc_end(u, circle, arc->finish);

	add_chord(u, v, w);
	/* the chord tells a small angle better than a difference of angles */
	if (angle < 1)
	{
		float8		dx = double_double_minus(w.x, v.x).hi;
		float8		dy = double_double_minus(w.y, v.y).hi;

		angle = 2 * asin(Min(1, sqrt(dx * dx + dy * dy) / (2 * radius)));
	}
	double_double_add(&u->twice, radius * radius * angle_less_sine(angle));
}

/*
 * What is left of a circle
 */

/*
 * Note what the disc other covers of the circle.
 */
static void
cover_circle(Union *u, int circle, int other)
{
	CirclePair	pair;
	Overlap		overlap = circle_pair(&u->tree->disc[circle],
									  &u->tree->disc[other], &pair);
	End			begin = {END_DISC, false, other};
	End			finish = {END_DISC, true, other};
	float8		middle;
	float8		half;

	/* of two that bury each other the first stays */
	if (overlap == OVERLAP_BURIED && (pair.second > 0 || other < circle))
		u->bare.count = 0;
	if (overlap != OVERLAP_CROSSING)
		return;
	middle = atan2(pair.dy, pair.dx);
	half = circle_pair_half_angle(&pair);
	if (middle - half < -M_PI)
		pieces_add(&u->covered, middle - half + 2 * M_PI, INFINITY, begin, seam);
	if (middle + half > M_PI)
		pieces_add(&u->covered, -INFINITY, middle + half - 2 * M_PI, seam, finish);
	pieces_add(&u->covered, middle - half, middle + half, begin, finish);
}

/* of more pieces than these the neighbours are asked at once */
#define PIECES_TO_ASK 16

static int
last_piece_before(const Pieces *pieces, float8 angle)
{
	int			i = pieces->count - 1;

	while (i >= 0 && pieces->piece[i].from >= angle)
		i--;
	return i;
}

/*
 * Ask for the middle of each piece that is left, from the last: whoever covers
 * it takes its part away, until nobody covers it.
 */
static void
ask_middles(Union *u, int circle)
{
	const Disc *disc = &u->tree->disc[circle];
	float8		answered = INFINITY;	/* are the pieces from here on */
	int			i = 0;

	while (i >= 0 && u->bare.count <= PIECES_TO_ASK)
	{
		Piece		piece = u->bare.piece[i];
		float8		middle = piece.from + (piece.to - piece.from) / 2;
		int			other = disc_tree_cover(u->tree,
											point_of_circle(disc, middle),
											circle);

		if (other >= 0)
		{
			cover_circle(u, circle, other);
			pieces_take(&u->bare, &u->covered, &u->spare);
		}
		i = last_piece_before(&u->bare, answered);
		/* rounding may see it otherwise: do not ask forever */
		if (other < 0 || (i >= 0 && u->bare.piece[i].from == piece.from &&
						  u->bare.piece[i].to == piece.to))
		{
			answered = piece.from;
			i = last_piece_before(&u->bare, answered);
		}
	}
}

static void
box_join(Box *box, Coordinate p, float8 margin)
{
	box->xmin = Min(box->xmin, p.x - margin);
	box->ymin = Min(box->ymin, p.y - margin);
	box->xmax = Max(box->xmax, p.x + margin);
	box->ymax = Max(box->ymax, p.y + margin);
}

/*
 * A box around what is left of the circle.
 */
static Box
bare_box(const Union *u, const Disc *disc)
{
	Box			box = {INFINITY, INFINITY, -INFINITY, -INFINITY};

	for (int i = 0; i < u->bare.count; i++)
	{
		const Piece *piece = &u->bare.piece[i];
		float8		angle = piece->to - piece->from;

		/* the arc leaves the box of its ends by less than its height */
		float8		margin = disc->radius * (angle * angle / 8 + 1e-9) + 1e-6;

		if (angle > 1)
			return disc_box(disc);
		box_join(&box, point_of_circle(disc, piece->from), margin);
		box_join(&box, point_of_circle(disc, piece->to), margin);
	}
	return box;
}

/* after so many neighbours look where the circle still is bare */
#define NEIGHBOURS_A_LOOK 32

/*
 * Leave in u->bare what no other disc covers.  Of many neighbours most do not
 * reach what the first have left.  A look takes as long as there are pieces, so
 * their number must pass before the next.
 */
static void
meet_neighbours(Union *u, int circle)
{
	const Disc *disc = &u->tree->disc[circle];
	DiscSearch	search;
	int			other;

	disc_search_begin(&search, u->tree, bare_box(u, disc));
	while (u->bare.count > 0 && (other = disc_search_next(&search)) >= 0)
	{
		if (other == circle)
			continue;
		cover_circle(u, circle, other);
		if (u->covered.count < Max(NEIGHBOURS_A_LOOK, u->bare.count))
			continue;
		CHECK_FOR_INTERRUPTS();
		pieces_take(&u->bare, &u->covered, &u->spare);
		search.box = bare_box(u, disc);
	}
	pieces_take(&u->bare, &u->covered, &u->spare);
}

/*
 * The same of the whole circle.  Each piece meets those who reach it: who reaches
 * one need not reach another.
 */
static void
bare_arcs(Union *u, int circle)
{
	Pieces		asked;

	u->bare.count = 0;
	u->covered.count = 0;
	pieces_add(&u->bare, -M_PI, M_PI, seam, seam);
	ask_middles(u, circle);

	asked = u->bare;
	u->bare = u->asked;
	u->asked = asked;
	u->left.count = 0;
	for (int i = 0; i < asked.count; i++)
	{
		u->bare.count = 0;
		pieces_copy(&u->bare, &asked.piece[i], 1);
		meet_neighbours(u, circle);
		pieces_copy(&u->left, u->bare.piece, u->bare.count);
	}
	asked = u->bare;
	u->bare = u->left;
	u->left = asked;
}

/*
 * The part inside the zone
 */

/*
 * Cut what is left of the circle where it crosses the zone's edges, and add the
 * arcs that are inside.
 */
static void
add_arcs_in_zone(Union *u, int circle)
{
	const Marks *marks = &u->marks;
	bool		inside = marks->inside;
	int			next = 0;

	if (marks->count > 0)
		inside = marks->mark[marks->count - 1].inside;
	for (int i = 0; i < u->bare.count; i++)
	{
		Piece		arc = u->bare.piece[i];
		End			finish = arc.finish;
		float8		to = arc.to;

		for (; next < marks->count && marks->mark[next].angle <= arc.from; next++)
			inside = marks->mark[next].inside;
		for (; next < marks->count && marks->mark[next].angle < to; next++)
		{
			const Mark *mark = &marks->mark[next];
			End			end = {END_EDGE, mark->leaving, mark->edge};

			arc.to = mark->angle;
			arc.finish = end;
			if (inside)
				add_arc(u, circle, &arc);
			arc.from = mark->angle;
			arc.begin = end;
			inside = mark->inside;
		}
		arc.to = to;
		arc.finish = finish;
		if (inside)
			add_arc(u, circle, &arc);
	}
}

static void
add_circle(Union *u, int circle)
{
	CHECK_FOR_INTERRUPTS();
	bare_arcs(u, circle);
	if (u->zone && u->bare.count > 0)
	{
		marks_of_circle(&u->marks, u->zone, &u->tree->disc[circle]);
		add_arcs_in_zone(u, circle);
	}
	else
		for (int i = 0; i < u->bare.count; i++)
			add_arc(u, circle, &u->bare.piece[i]);
}

/*
 * The zone's edges inside the union
 */

static Vertex
edge_end(const Union *u, int edge, End end)
{
	if (end.kind == END_CORNER)
		return vertex_at(end.side ? edge_to(u->zone, edge) :
						 edge_from(u->zone, edge));
	return edge_vertex(u, edge, end.other, end.side);
}

/*
 * Add to u->covered what the disc covers of the edge; true if all of it.  Where
 * that is counts from foot, the place on the edge next to the origin (times the
 * length, like along): long edges have room for large numbers only far away.
 */
static bool
collect_part(Union *u, int edge, DoubleDouble foot, int disc)
{
	EdgeCut		cut = edge_cut(edge_from(u->zone, edge),
							   edge_to(u->zone, edge), &u->tree->disc[disc]);
	End			begin = {END_CORNER, false, disc};
	End			finish = {END_CORNER, true, disc};
	float8		from = -INFINITY;
	float8		to = INFINITY;
	float8		middle;
	float8		half;

	if (cut.from_inside && cut.to_inside)
		return true;
	if (!cut.enters && !cut.leaves)
		return false;
	middle = double_double_minus(cut.along, foot).hi / sqrt(cut.square.hi);
	half = sqrt(cut.chord.hi / cut.square.hi);
	if (cut.enters)
	{
		begin.kind = END_DISC;
		from = middle - half;
	}
	if (cut.leaves)
	{
		finish.kind = END_DISC;
		to = middle + half;
	}
	pieces_add(&u->covered, from, to, begin, finish);
	return false;
}

static Box
edge_box(Coordinate from, Coordinate to)
{
	Box			box;

	box.xmin = Min(from.x, to.x);
	box.ymin = Min(from.y, to.y);
	box.xmax = Max(from.x, to.x);
	box.ymax = Max(from.y, to.y);
	return box;
}

static void
add_edge(Union *u, int edge)
{
	Coordinate	from = edge_from(u->zone, edge);
	Coordinate	to = edge_to(u->zone, edge);
	DoubleDouble foot = double_double_dot(exact_difference(to.x, from.x),
										  exact_difference(to.y, from.y),
										  exact_difference(u->origin.x, from.x),
										  exact_difference(u->origin.y, from.y));
	bool		all = false;
	DiscSearch	search;
	int			disc;

	CHECK_FOR_INTERRUPTS();
	u->covered.count = 0;
	disc_search_begin(&search, u->tree, edge_box(from, to));
	while (!all && (disc = disc_search_next(&search)) >= 0)
		all = collect_part(u, edge, foot, disc);
	if (all)
	{
		add_chord(u, vertex_at(from), vertex_at(to));
		return;
	}
	pieces_join(&u->covered);
	for (int i = 0; i < u->covered.count; i++)
	{
		const Piece *part = &u->covered.piece[i];

		add_chord(u, edge_end(u, edge, part->begin),
				  edge_end(u, edge, part->finish));
	}
}

/*
 * Somewhere in the middle of what is measured: what rounding leaves open of a
 * boundary counts by its distance from the origin.
 */
static Coordinate
choose_origin(const DiscTree *tree, const Box *zone)
{
	DiscNode	root = tree->level[tree->levels - 1][0];
	Box			box = root.centres;
	Coordinate	p;

	if (zone)
	{
		box.xmin = Max(box.xmin - root.reach, zone->xmin);
		box.ymin = Max(box.ymin - root.reach, zone->ymin);
		box.xmax = Min(box.xmax + root.reach, zone->xmax);
		box.ymax = Min(box.ymax + root.reach, zone->ymax);
	}
	p.x = box.xmin + (box.xmax - box.xmin) / 2;
	p.y = box.ymin + (box.ymax - box.ymin) / 2;
	return p;
}

float8
union_area(const DiscTree *tree, const EdgeTree *zone)
{
	Union		u = {0};

	u.tree = tree;
	u.zone = zone;
	if (zone == NULL)
	{
		u.origin = choose_origin(tree, NULL);
		for (int i = 0; i < tree->discs; i++)
			add_circle(&u, i);
	}
	else if (zone->levels > 0)
	{
		Box			box = zone->level[zone->levels - 1][0];
		DiscSearch	search;
		int			circle;

		u.origin = choose_origin(tree, &box);
		disc_search_begin(&search, tree, box);
		while ((circle = disc_search_next(&search)) >= 0)
			add_circle(&u, circle);
		for (int edge = 0; edge < zone->edges; edge++)
			add_edge(&u, edge);
	}
	return Max(0, u.twice.hi / 2);
}
