/*
 * segment_tree.c
 *	  The segments of a network in a tree of boxes: which is nearest to a place.
 */
#include "base/pure.h"

#include "network/segment_tree.h"

/* a depth-first walk has at most so many boxes waiting */
#define STACK_SIZE (SEGMENT_TREE_LEVELS * TREE_FANOUT)

typedef struct Waiting
{
	int			level;
	int			number;
	float8		square;			/* of the distance to the box */
} Waiting;

typedef struct Limit
{
	float8		best;			/* square of the smallest distance so far */
	float8		square;			/* beyond this nothing counts */
} Limit;

/*
 * Coordinates tell distances apart no better than that.
 */
static inline float8
slack_at(Coordinate p, float8 distance)
{
	return 2 * DBL_EPSILON * (fabs(p.x) + fabs(p.y) + distance);
}

static int
compare_landings(const Landing *a, const Landing *b)
{
	if (a->node != b->node)
		return a->node < b->node ? -1 : 1;
	return (a->segment > b->segment) - (a->segment < b->segment);
}

#define ST_SORT sort_landings
#define ST_ELEMENT_TYPE Landing
#define ST_COMPARE(a, b) compare_landings(a, b)
#define ST_CHECK_FOR_INTERRUPTS
#define ST_SCOPE static
#define ST_DECLARE
#define ST_DEFINE
#include "lib/sort_template.h"

/*
 * Building
 */

static Box
box_of_segment(const Network *network, int segment)
{
	Coordinate	a = segment_from(network, segment);
	Coordinate	b = segment_to(network, segment);
	Box			box = {Min(a.x, b.x), Min(a.y, b.y), Max(a.x, b.x), Max(a.y, b.y)};

	return box;
}

static void
box_extend(Box *box, const Box *other)
{
	box->xmin = Min(box->xmin, other->xmin);
	box->ymin = Min(box->ymin, other->ymin);
	box->xmax = Max(box->xmax, other->xmax);
	box->ymax = Max(box->ymax, other->ymax);
}

static void
build_leaves(SegmentTree *tree)
{
	const Network *network = tree->network;

	for (int i = 0; i < network->segments; i++)
	{
		Coordinate	a = segment_from(network, i);
		Coordinate	b = segment_to(network, i);
		Course	   *course = &tree->course[i];
		Box			box = box_of_segment(network, i);

		CHECK_FOR_INTERRUPTS();
		course->x = a.x;
		course->y = a.y;
		course->dx = b.x - a.x;
		course->dy = b.y - a.y;
		course->per_square = 1 / (course->dx * course->dx +
								  course->dy * course->dy);
		if (i % TREE_FANOUT == 0)
			tree->level[0][i / TREE_FANOUT] = box;
		else
			box_extend(&tree->level[0][i / TREE_FANOUT], &box);
	}
}

SegmentTree *
segment_tree_build(const Network *network)
{
	SegmentTree *tree = palloc0(sizeof(SegmentTree));
	int			size = network->segments;

	tree->network = network;
	tree->course = palloc(sizeof(Course) * (Size) size);
	do
	{
		int			level = tree->levels++;

		size = (size + TREE_FANOUT - 1) / TREE_FANOUT;
		tree->level_size[level] = size;
		tree->level[level] = palloc(sizeof(Box) * (Size) size);
		if (level == 0)
		{
			build_leaves(tree);
			continue;
		}
		for (int i = 0; i < tree->level_size[level - 1]; i++)
		{
			const Box  *below = &tree->level[level - 1][i];

			if (i % TREE_FANOUT == 0)
				tree->level[level][i / TREE_FANOUT] = *below;
			else
				box_extend(&tree->level[level][i / TREE_FANOUT], below);
		}
	} while (size > 1);
	return tree;
}

/*
 * Searching
 */

static inline float8
square_to_box(const Box *box, Coordinate p)
{
	float8		dx = Max(Max(box->xmin - p.x, p.x - box->xmax), 0);
	float8		dy = Max(Max(box->ymin - p.y, p.y - box->ymax), 0);

	return dx * dx + dy * dy;
}

static inline float8
square_to_course(const Course *course, Coordinate p)
{
	float8		px = p.x - course->x;
	float8		py = p.y - course->y;
	float8		part = (px * course->dx + py * course->dy) * course->per_square;

	part = Max(Min(part, 1), 0);
	px -= part * course->dx;
	py -= part * course->dy;
	return px * px + py * py;
}

static void
add_candidate(LandingSearch *search, int segment, float8 square)
{
	if (search->candidates == search->capacity)
	{
		Candidate  *larger = palloc(2 * sizeof(Candidate) * (Size) search->capacity);

		memcpy(larger, search->candidate, sizeof(Candidate) * (Size) search->capacity);
		if (search->candidate != search->candidates_at_hand)
			pfree(search->candidate);
		search->candidate = larger;
		search->capacity *= 2;
	}
	search->candidate[search->candidates].segment = segment;
	search->candidate[search->candidates++].square = square;
}

/* those of a leaf that are as near as the nearest so far */
static void
search_leaf(const SegmentTree *tree, int leaf, Coordinate p, Limit *limit,
			LandingSearch *search)
{
	int			segment = leaf * TREE_FANOUT;
	int			end = Min(segment + TREE_FANOUT, tree->network->segments);

	for (; segment < end; segment++)
	{
		float8		square = square_to_course(&tree->course[segment], p);

		if (square > limit->square)
			continue;
		if (square < limit->best)
		{
			float8		distance = sqrt(square);
			float8		counts = distance + 2 * slack_at(p, distance);

			limit->best = square;
			limit->square = Min(limit->square, counts * counts);
		}
		add_candidate(search, segment, square);
	}
}

/* the boxes within another that are near enough, the nearest on top */
static int
push_boxes(const SegmentTree *tree, Waiting node, Coordinate p,
		   const Limit *limit, Waiting *stack, int depth)
{
	int			level = node.level - 1;
	int			number = node.number * TREE_FANOUT;
	int			end = Min(number + TREE_FANOUT, tree->level_size[level]);
	int			bottom = depth;

	for (; number < end; number++)
	{
		float8		square = square_to_box(&tree->level[level][number], p);
		int			at = depth;

		if (square > limit->square)
			continue;
		for (; at > bottom && stack[at - 1].square < square; at--)
			stack[at] = stack[at - 1];
		stack[at].level = level;
		stack[at].number = number;
		stack[at].square = square;
		depth++;
	}
	return depth;
}

static void
find_candidates(const SegmentTree *tree, Coordinate p, Limit *limit,
				LandingSearch *search)
{
	Waiting		stack[STACK_SIZE];
	int			depth = 1;

	stack[0].level = tree->levels - 1;
	stack[0].number = 0;
	stack[0].square = square_to_box(&tree->level[tree->levels - 1][0], p);
	while (depth > 0)
	{
		Waiting		node = stack[--depth];

		if (node.square > limit->square)
			continue;
		if (node.level > 0)
		{
			depth = push_boxes(tree, node, p, limit, stack, depth);
			continue;
		}
		CHECK_FOR_INTERRUPTS();
		search_leaf(tree, node.number, p, limit, search);
	}
}

static Landing
land_on(const Network *network, int segment, Coordinate p)
{
	Coordinate	a = segment_from(network, segment);
	Coordinate	b = segment_to(network, segment);
	float8		dx = b.x - a.x;
	float8		dy = b.y - a.y;
	float8		square = dx * dx + dy * dy;
	float8		part = ((p.x - a.x) * dx + (p.y - a.y) * dy) / square;
	float8		length = sqrt(square);
	Landing		landing = {segment, -1, 0, 0};

	if (part <= 0)
	{
		landing.node = network->segment[segment].from;
		landing.way = distance_between(a, p);
	}
	else if (part >= 1)
	{
		landing.node = network->segment[segment].to;
		landing.along = length;
		landing.way = distance_between(b, p);
	}
	else
	{
		landing.along = part * length;
		landing.way = fabs(dx * (p.y - a.y) - dy * (p.x - a.x)) / length;
	}
	return landing;
}

/* keep the nearest, and of those at one node one */
static void
keep_nearest(LandingSearch *search, Coordinate p)
{
	float8		nearest = INFINITY;
	int			kept = 0;

	for (int i = 0; i < search->count; i++)
		nearest = Min(nearest, search->landing[i].way);
	nearest += slack_at(p, nearest);
	for (int i = 0; i < search->count; i++)
		if (search->landing[i].way <= nearest)
			search->landing[kept++] = search->landing[i];
	if (kept > 1)
		sort_landings(search->landing, kept);
	search->count = 0;
	for (int i = 0; i < kept; i++)
	{
		int32		node = search->landing[i].node;

		if (node < 0 || search->count == 0 ||
			search->landing[search->count - 1].node != node)
			search->landing[search->count++] = search->landing[i];
	}
}

int
segment_tree_land(const SegmentTree *tree, Coordinate p, float8 reach,
				  LandingSearch *search)
{
	float8		counts = reach + 2 * slack_at(p, reach);
	Limit		limit = {INFINITY, counts * counts};

	search->candidates = 0;
	search->capacity = LANDINGS_AT_HAND;
	search->candidate = search->candidates_at_hand;
	search->landing = search->landings_at_hand;
	find_candidates(tree, p, &limit, search);

	if (search->candidates > LANDINGS_AT_HAND)
		search->landing = palloc(sizeof(Landing) * (Size) search->candidates);
	search->count = 0;
	for (int i = 0; i < search->candidates; i++)
		if (search->candidate[i].square <= limit.square)
			search->landing[search->count++] =
				land_on(tree->network, search->candidate[i].segment, p);
	if (search->count > 0)
	{
		keep_nearest(search, p);
		if (search->landing[0].way > reach)
			search->count = 0;
	}
	return search->count;
}

/*
 * After the last look at the landings.
 */
void
landing_search_free(LandingSearch *search)
{
	if (search->candidate != search->candidates_at_hand)
		pfree(search->candidate);
	if (search->landing != search->landings_at_hand)
		pfree(search->landing);
}
