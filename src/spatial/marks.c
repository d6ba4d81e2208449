/*
 * marks.c
 *	  Where a circle crosses the edges of a zone, and which of its parts are
 *	  inside.
 */
#include "base/pure.h"

#include <math.h>

#include "spatial/crossing.h"
#include "spatial/marks.h"

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
add_mark(Marks *marks, int edge, const EdgeCut *cut, bool leaving)
{
	Mark	   *mark;

	if (marks->count == marks->capacity)
	{
		marks->capacity = Max(16, 2 * marks->capacity);
		if (marks->mark == NULL)
			marks->mark = palloc(sizeof(Mark) * marks->capacity);
		else
			marks->mark = repalloc(marks->mark, sizeof(Mark) * marks->capacity);
	}
	mark = &marks->mark[marks->count++];
	mark->angle = edge_cut_angle(cut, leaving);
	mark->edge = edge;
	mark->leaving = leaving;
}

static void
mark_edges(Marks *marks, const EdgeTree *zone, const Disc *disc)
{
	Box			box = disc_box(disc);
	TreeStack	stack;

	marks->count = 0;
	tree_stack_begin(&stack, zone->levels);
	while (stack.depth > 0)
	{
		TreeNode	node = stack.node[--stack.depth];
		int			edge = node.number * EDGES_A_LEAF;
		int			end = Min(edge + EDGES_A_LEAF, zone->edges);

		if (!boxes_touch(&zone->level[node.level][node.number], &box))
			continue;
		if (node.level > 0)
		{
			tree_stack_push_children(&stack, node, zone->level_size);
			continue;
		}
		for (; edge < end; edge++)
		{
			EdgeCut		cut = edge_cut(edge_from(zone, edge),
									   edge_to(zone, edge), disc);

			if (cut.enters)
				add_mark(marks, edge, &cut, false);
			if (cut.leaves)
				add_mark(marks, edge, &cut, true);
		}
	}
	if (marks->count > 1)
		sort_marks(marks->mark, marks->count);
}

/*
 * Is an arc that no edge crosses inside the zone?  Two of three of its points
 * decide: one may be where an edge is tangent.
 */
static bool
is_inside(const EdgeTree *zone, const Disc *disc, float8 from, float8 angle)
{
	static const float8 fractions[] = {0.4142, 0.7719, 0.1863};
	int			votes = 0;

	for (int i = 0; i < 3 && abs(votes) < 2; i++)
	{
		Coordinate	p = point_of_circle(disc, from + angle * fractions[i]);

		votes += edge_tree_locate(zone, p) == PLACE_OUTSIDE ? -1 : 1;
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
judge_marks(Marks *marks, const EdgeTree *zone, const Disc *disc)
{
	int			longest = 0;
	float8		angle = -1;
	int			depth;

	if (marks->count == 0)
	{
		marks->inside = is_inside(zone, disc, -M_PI, 2 * M_PI);
		return;
	}
	for (int i = 0; i < marks->count; i++)
	{
		float8		next = i + 1 < marks->count ? marks->mark[i + 1].angle :
		marks->mark[0].angle + 2 * M_PI;

		if (next - marks->mark[i].angle > angle)
		{
			longest = i;
			angle = next - marks->mark[i].angle;
		}
	}
	depth = is_inside(zone, disc, marks->mark[longest].angle, angle);
	marks->mark[longest].inside = depth > 0;
	for (int i = 1; i < marks->count; i++)
	{
		Mark	   *mark = &marks->mark[(longest + i) % marks->count];

		depth += mark->leaving ? 1 : -1;
		mark->inside = depth > 0;
	}
}

void
marks_of_circle(Marks *marks, const EdgeTree *zone, const Disc *disc)
{
	mark_edges(marks, zone, disc);
	judge_marks(marks, zone, disc);
}
