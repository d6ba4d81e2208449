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
 * questions leaves nothing.  Only a circle with a point that nobody covers
 * meets all its neighbours.
 */
#include "postgres.h"

#include <math.h>

#include "miscadmin.h"

#include "spatial/crossing.h"
#include "spatial/union.h"

typedef enum EndKind
{
	END_SEAM,					/* where the angle jumps from pi to -pi */
	END_DISC,					/* another disc */
	END_EDGE,					/* an edge of the zone */
	END_CORNER					/* of an edge's part: the end of the edge */
} EndKind;

/* what an arc or a part of an edge ends at */
typedef struct End
{
	EndKind		kind;
	bool		side;			/* two circles: left of the way to the other;
								 * circle and edge: where the edge leaves;
								 * corner: the edge's last */
	int			other;			/* the disc or edge */
} End;

/* of a circle counterclockwise, by angle; of an edge, by metres */
typedef struct Piece
{
	float8		from;
	float8		to;
	End			begin;
	End			finish;
} Piece;

typedef struct Pieces
{
	int			count;
	int			capacity;
	Piece	   *piece;
} Pieces;

/* where a circle crosses an edge of the zone */
typedef struct Mark
{
	float8		angle;
	int			edge;
	bool		leaving;		/* the edge leaves the disc there */
	bool		inside;			/* the circle is in the zone after it */
} Mark;

typedef struct Union
{
	const DiscTree *tree;
	const EdgeTree *zone;
	Coordinate	origin;
	DoubleDouble twice;			/* the area so far, doubled */
	Pieces		bare;			/* what is left of a circle, by angle */
	Pieces		covered;		/* to be taken from it; or of an edge */
	Pieces		spare;
	int			marks;
	int			marks_capacity;
	Mark	   *mark;			/* of the circle, by angle */
	bool		inside;			/* is a circle without marks in the zone? */
} Union;

static const End seam = {END_SEAM, false, 0};

static void
add_piece(Pieces *pieces, float8 from, float8 to, End begin, End finish)
{
	Piece	   *piece;

	if (pieces->count == pieces->capacity)
	{
		pieces->capacity = Max(16, 2 * pieces->capacity);
		if (pieces->piece == NULL)
			pieces->piece = palloc(sizeof(Piece) * pieces->capacity);
		else
			pieces->piece = repalloc_huge(pieces->piece,
										  sizeof(Piece) * pieces->capacity);
	}
	piece = &pieces->piece[pieces->count++];
	piece->from = from;
	piece->to = to;
	piece->begin = begin;
	piece->finish = finish;
}

static int
compare_pieces(const Piece *a, const Piece *b)
{
	if (a->from != b->from)
		return a->from < b->from ? -1 : 1;
	if (a->to != b->to)
		return a->to < b->to ? -1 : 1;
	return a->begin.other < b->begin.other ? -1 : a->begin.other > b->begin.other;
}

#define ST_SORT sort_pieces
#define ST_ELEMENT_TYPE Piece
#define ST_COMPARE(a, b) compare_pieces(a, b)
#define ST_CHECK_FOR_INTERRUPTS
#define ST_SCOPE static
#define ST_DECLARE
#define ST_DEFINE
#include "lib/sort_template.h"

/*
 * Sort the pieces, and make one of those that touch.
 */
static void
join_pieces(Pieces *pieces)
{
	int			joined = 0;

	if (pieces->count == 0)
		return;
	sort_pieces(pieces->piece, pieces->count);
	for (int i = 1; i < pieces->count; i++)
	{
		Piece	   *last = &pieces->piece[joined];
		const Piece *next = &pieces->piece[i];

		if (next->from > last->to)
			pieces->piece[++joined] = *next;
		else if (next->to > last->to)
		{
			last->to = next->to;
			last->finish = next->finish;
		}
	}
	pieces->count = joined + 1;
}

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
		add_piece(&u->covered, middle - half + 2 * M_PI, INFINITY, begin, seam);
	if (middle + half > M_PI)
		add_piece(&u->covered, -INFINITY, middle + half - 2 * M_PI, seam, finish);
	add_piece(&u->covered, middle - half, middle + half, begin, finish);
}

/*
 * Take what was noted from what is left of the circle, which stays in order.
 */
static void
take_covered(Union *u)
{
	Pieces		left = u->spare;
	const Piece *cover = u->covered.piece;
	const Piece *end;

	if (u->covered.count == 0)
		return;
	join_pieces(&u->covered);
	end = cover + u->covered.count;
	left.count = 0;
	for (int i = 0; i < u->bare.count; i++)
	{
		Piece		rest = u->bare.piece[i];

		/* one cover may reach over several pieces: the last is kept */
		while (cover < end && cover->to <= rest.from)
			cover++;
		for (; cover < end && cover->from < rest.to; cover++)
		{
			if (cover->from > rest.from)
				add_piece(&left, rest.from, cover->from, rest.begin,
						  cover->begin);
			rest.from = cover->to;
			rest.begin = cover->finish;
			if (cover->to >= rest.to)
				break;
		}
		if (rest.from < rest.to)
			add_piece(&left, rest.from, rest.to, rest.begin, rest.finish);
	}
	u->covered.count = 0;
	u->spare = u->bare;
	u->bare = left;
}

static Coordinate
point_of_circle(const Disc *disc, float8 angle)
{
	Coordinate	p;

	p.x = disc->centre.x + disc->radius * cos(angle);
	p.y = disc->centre.y + disc->radius * sin(angle);
	return p;
}

/*
 * Ask for the middle of what is left, as long as somebody covers it.  True if
 * the whole circle is covered.
 */
static bool
is_buried(Union *u, int circle)
{
	const Disc *disc = &u->tree->disc[circle];

	while (u->bare.count > 0)
	{
		Piece		last = u->bare.piece[u->bare.count - 1];
		float8		middle = last.from + (last.to - last.from) / 2;
		int			other = disc_tree_cover(u->tree,
											point_of_circle(disc, middle),
											circle);

		if (other < 0)
			return false;
		cover_circle(u, circle, other);
		take_covered(u);
		/* rounding may see it otherwise: do not ask forever */
		if (u->bare.count > 0 &&
			u->bare.piece[u->bare.count - 1].from == last.from &&
			u->bare.piece[u->bare.count - 1].to == last.to)
			return false;
	}
	return true;
}

static Box
disc_box(const Disc *disc)
{
	Box			box;

	box.xmin = disc->centre.x - disc->radius;
	box.ymin = disc->centre.y - disc->radius;
	box.xmax = disc->centre.x + disc->radius;
	box.ymax = disc->centre.y + disc->radius;
	return box;
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
bare_arcs(Union *u, int circle)
{
	const Disc *disc = &u->tree->disc[circle];
	DiscSearch	search;
	int			other;

	u->bare.count = 0;
	u->covered.count = 0;
	add_piece(&u->bare, -M_PI, M_PI, seam, seam);
	if (is_buried(u, circle))
		return;
	disc_search_begin(&search, u->tree, disc_box(disc));
	while (u->bare.count > 0 && (other = disc_search_next(&search)) >= 0)
	{
		if (other == circle ||
			!disc_reaches(&u->tree->disc[other], &search.box))
			continue;
		cover_circle(u, circle, other);
		if (u->covered.count < Max(NEIGHBOURS_A_LOOK, u->bare.count))
			continue;
		CHECK_FOR_INTERRUPTS();
		take_covered(u);
		search.box = bare_box(u, disc);
	}
	take_covered(u);
}

/*
 * The part inside the zone
 */

static bool
boxes_touch(const Box *a, const Box *b)
{
	return a->xmin <= b->xmax && a->xmax >= b->xmin &&
		a->ymin <= b->ymax && a->ymax >= b->ymin;
}

static int
compare_marks(const Mark *a, const Mark *b)
{
	if (a->angle != b->angle)
		return a->angle < b->angle ? -1 : 1;
	if (a->edge != b->edge)
		return a->edge < b->edge ? -1 : 1;
	return a->leaving - b->leaving;
}

#define ST_SORT sort_marks
#define ST_ELEMENT_TYPE Mark
#define ST_COMPARE(a, b) compare_marks(a, b)
#define ST_CHECK_FOR_INTERRUPTS
#define ST_SCOPE static
#define ST_DECLARE
#define ST_DEFINE
#include "lib/sort_template.h"

static void
add_mark(Union *u, int edge, const EdgeCut *cut, bool leaving)
{
	Mark	   *mark;

	if (u->marks == u->marks_capacity)
	{
		u->marks_capacity = Max(16, 2 * u->marks_capacity);
		if (u->mark == NULL)
			u->mark = palloc(sizeof(Mark) * u->marks_capacity);
		else
			u->mark = repalloc_huge(u->mark, sizeof(Mark) * u->marks_capacity);
	}
	mark = &u->mark[u->marks++];
	mark->angle = edge_cut_angle(cut, leaving);
	mark->edge = edge;
	mark->leaving = leaving;
}

static void
mark_edges(Union *u, const Disc *disc)
{
	Box			box = disc_box(disc);
	TreeStack	stack;

	u->marks = 0;
	tree_stack_begin(&stack, u->zone->levels);
	while (stack.depth > 0)
	{
		TreeNode	node = stack.node[--stack.depth];
		int			edge = node.number * EDGES_A_LEAF;
		int			end = Min(edge + EDGES_A_LEAF, u->zone->edges);

		if (!boxes_touch(&u->zone->level[node.level][node.number], &box))
			continue;
		if (node.level > 0)
		{
			tree_stack_push_children(&stack, node, u->zone->level_size);
			continue;
		}
		for (; edge < end; edge++)
		{
			EdgeCut		cut = edge_cut(edge_from(u->zone, edge),
									   edge_to(u->zone, edge), disc);

			if (cut.enters)
				add_mark(u, edge, &cut, false);
			if (cut.leaves)
				add_mark(u, edge, &cut, true);
		}
	}
	if (u->marks > 1)
		sort_marks(u->mark, u->marks);
}

/*
 * Is an arc that no edge crosses inside the zone?  Two of three of its points
 * decide: one may be where an edge is tangent.
 */
static bool
is_inside(const Union *u, const Disc *disc, float8 from, float8 angle)
{
	static const float8 fractions[] = {0.4142, 0.7719, 0.1863};
	int			votes = 0;

	for (int i = 0; i < 3 && abs(votes) < 2; i++)
	{
		Coordinate	p = point_of_circle(disc, from + angle * fractions[i]);

		votes += edge_tree_locate(u->zone, p) == PLACE_OUTSIDE ? -1 : 1;
	}
	return votes > 0;
}

/*
 * From one mark to the next the circle is in the zone or not.  Points tell it
 * for the longest arc.  They cannot for an arc so flat that it is nearer to an
 * edge than coordinates are rounded, but the marks can: the zone is on the left
 * of its edges, so the circle comes in where one leaves the disc, and goes out
 * where one enters it.  Counting makes good for two marks that rounding swapped.
 */
static void
judge_marks(Union *u, const Disc *disc)
{
	int			longest = 0;
	float8		angle = -1;
	int			depth;

	if (u->marks == 0)
	{
		u->inside = is_inside(u, disc, -M_PI, 2 * M_PI);
		return;
	}
	for (int i = 0; i < u->marks; i++)
	{
		float8		next = i + 1 < u->marks ? u->mark[i + 1].angle :
		u->mark[0].angle + 2 * M_PI;

		if (next - u->mark[i].angle > angle)
		{
			longest = i;
			angle = next - u->mark[i].angle;
		}
	}
	depth = is_inside(u, disc, u->mark[longest].angle, angle);
	u->mark[longest].inside = depth > 0;
	for (int i = 1; i < u->marks; i++)
	{
		Mark	   *mark = &u->mark[(longest + i) % u->marks];

		depth += mark->leaving ? 1 : -1;
		mark->inside = depth > 0;
	}
}

/*
 * Cut what is left of the circle where it crosses the zone's edges, and add the
 * arcs that are inside.
 */
static void
add_arcs_in_zone(Union *u, int circle)
{
	bool		inside = u->inside;
	int			next = 0;

	if (u->marks > 0)
		inside = u->mark[u->marks - 1].inside;
	for (int i = 0; i < u->bare.count; i++)
	{
		Piece		arc = u->bare.piece[i];
		End			finish = arc.finish;
		float8		to = arc.to;

		for (; next < u->marks && u->mark[next].angle <= arc.from; next++)
			inside = u->mark[next].inside;
		for (; next < u->marks && u->mark[next].angle < to; next++)
		{
			Mark	   *mark = &u->mark[next];
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
		mark_edges(u, &u->tree->disc[circle]);
		judge_marks(u, &u->tree->disc[circle]);
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
	add_piece(&u->covered, from, to, begin, finish);
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
	join_pieces(&u->covered);
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
