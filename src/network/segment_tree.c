/*
 * segment_tree.c
 *	  The segments of a network in a tree of boxes: which is nearest to a place.
 */
#include "base/pure.h"

#include "network/segment_tree.h"

/* a depth-first walk has at most so many boxes waiting, and one is tried */
#define STACK_SIZE (SEGMENT_TREE_LEVELS * TREE_FANOUT + 1)

typedef struct Waiting
{
	int			level;			/* 0: a leaf */
	int			number;
	float8		square;			/* of the distance to its box */
} Waiting;

typedef struct Limit
{
	float8		best;			/* square of the smallest distance so far */
	float8		square;			/* beyond this nothing counts */
} Limit;

/* beyond them the tree is faster than the grid */
#define RINGS_MAX 3
#define NEARBY_MAX 200

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

static void
boxes_clear(Boxes *boxes)
{
	for (int i = 0; i < TREE_FANOUT; i++)
	{
		boxes->xmin[i] = boxes->ymin[i] = INFINITY;
		boxes->xmax[i] = boxes->ymax[i] = -INFINITY;
	}
}

static void
box_extend(Boxes *boxes, int i, Coordinate low, Coordinate high)
{
	boxes->xmin[i] = Min(boxes->xmin[i], low.x);
	boxes->ymin[i] = Min(boxes->ymin[i], low.y);
	boxes->xmax[i] = Max(boxes->xmax[i], high.x);
	boxes->ymax[i] = Max(boxes->ymax[i], high.y);
}

static void
add_course(SegmentTree *tree, int segment)
{
	Boxes	   *boxes = &tree->level[0][segment / TREE_FANOUT / TREE_FANOUT];
	Coordinate	a = segment_from(tree->network, segment);
	Coordinate	b = segment_to(tree->network, segment);
	Coordinate	low = {Min(a.x, b.x), Min(a.y, b.y)};
	Coordinate	high = {Max(a.x, b.x), Max(a.y, b.y)};

	tree->course[segment] = course_of(tree->network, segment);
	box_extend(boxes, segment / TREE_FANOUT % TREE_FANOUT, low, high);
}

static void
add_boxes(SegmentTree *tree, int level, int number)
{
	const Boxes *below = &tree->level[level - 1][number];
	Boxes	   *boxes = &tree->level[level][number / TREE_FANOUT];

	for (int i = 0; i < TREE_FANOUT; i++)
	{
		Coordinate	low = {below->xmin[i], below->ymin[i]};
		Coordinate	high = {below->xmax[i], below->ymax[i]};

		box_extend(boxes, number % TREE_FANOUT, low, high);
	}
}

SegmentTree *
segment_tree_build(const Network *network)
{
	SegmentTree *tree = palloc0(sizeof(SegmentTree));
	int			below = (network->segments + TREE_FANOUT - 1) / TREE_FANOUT;

	tree->network = network;
	tree->course = palloc(sizeof(Course) * (Size) network->segments);
	do
	{
		int			size = (below + TREE_FANOUT - 1) / TREE_FANOUT;
		int			level = tree->levels++;

		tree->level[level] = palloc(sizeof(Boxes) * (Size) size);
		for (int i = 0; i < size; i++)
			boxes_clear(&tree->level[level][i]);
		for (int i = 0; i < (level == 0 ? network->segments : below); i++)
		{
			CHECK_FOR_INTERRUPTS();
			if (level == 0)
				add_course(tree, i);
			else
				add_boxes(tree, level, i);
		}
		below = size;
	} while (below > 1);
	return tree;
}

SegmentTree *
segment_tree_build_for_many(const Network *network)
{
	SegmentTree *tree = segment_tree_build(network);

	tree->grid = segment_grid_build(network);
	return tree;
}

/*
 * Searching
 */

/* squares of the distances from a place to boxes */
static inline void
squares_to_boxes(const Boxes *boxes, Coordinate p, float8 *square)
{
	for (int i = 0; i < TREE_FANOUT; i++)
	{
		float8		dx = Max(boxes->xmin[i] - p.x, p.x - boxes->xmax[i]);
		float8		dy = Max(boxes->ymin[i] - p.y, p.y - boxes->ymax[i]);

		dx = Max(dx, 0.0);
		dy = Max(dy, 0.0);
		square[i] = dx * dx + dy * dy;
	}
}

static inline float8
square_to_course(const Course *course, Coordinate p)
{
	float8		px = p.x - course->x;
	float8		py = p.y - course->y;
	float8		part = (px * course->dx + py * course->dy) * course->per_square;

	part = Max(Min(part, 1.0), 0.0);
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

/* a candidate, if it is as near as the nearest so far */
static inline void
try_segment(const Course *course, int segment, Coordinate p, Limit *limit,
			LandingSearch *search)
{
	float8		square = square_to_course(course, p);

	if (square > limit->square)
		return;
	if (square < limit->best)
	{
		float8		distance = sqrt(square);
		float8		counts = distance + 2 * slack_at(p, distance);

		limit->best = square;
		limit->square = Min(limit->square, counts * counts);
	}
	add_candidate(search, segment, square);
}

/*
 * What is near enough below a box goes onto the stack, the nearest on top.  No
 * branch depends on a single distance: they would be guessed wrong.
 */
static int
push_boxes(const Boxes *boxes, Waiting node, Coordinate p, const Limit *limit,
		   Waiting *stack, int depth)
{
	float8		square[TREE_FANOUT];
	int			bottom = depth;
	int			nearest = depth;

	squares_to_boxes(boxes, p, square);
	for (int i = 0; i < TREE_FANOUT; i++)
	{
		stack[depth].level = node.level - 1;
		stack[depth].number = node.number * TREE_FANOUT + i;
		stack[depth].square = square[i];
		depth += square[i] <= limit->square;
	}
	if (depth == bottom)
		return depth;
	for (int i = bottom + 1; i < depth; i++)
		nearest = stack[i].square < stack[nearest].square ? i : nearest;
	node = stack[nearest];
	stack[nearest] = stack[depth - 1];
	stack[depth - 1] = node;
	return depth;
}

static void
find_candidates(const SegmentTree *tree, Coordinate p, Limit *limit,
				LandingSearch *search)
{
	Waiting		stack[STACK_SIZE];
	Waiting		node = {tree->levels, 0, 0};
	int			depth = push_boxes(&tree->level[tree->levels - 1][0], node, p,
								   limit, stack, 0);

	while (depth > 0)
	{
		node = stack[--depth];
		if (node.square > limit->square)
			continue;
		if (node.level > 0)
		{
			depth = push_boxes(&tree->level[node.level - 1][node.number], node, p,
							   limit, stack, depth);
			continue;
		}
		CHECK_FOR_INTERRUPTS();
		for (int i = node.number * TREE_FANOUT;
			 i < Min((node.number + 1) * TREE_FANOUT, tree->network->segments); i++)
			try_segment(&tree->course[i], i, p, limit, search);
	}
}

/*
 * The cells of the grid around a place, in rings, until nothing nearer can come.
 * False if they do not tell soon enough.
 */
static bool
find_candidates_nearby(const SegmentTree *tree, Coordinate p, Limit *limit,
					   LandingSearch *search)
{
	const SegmentGrid *grid = tree->grid;
	float8		x = (p.x - grid->origin.x) / grid->side;
	float8		y = (p.y - grid->origin.y) / grid->side;
	float8		margin;
	int			seen = 0;

	if (!(x >= 0 && x < grid->columns * BLOCK_SIDE &&
		  y >= 0 && y < grid->rows * BLOCK_SIDE))
		return false;
	margin = Min(Min(x - floor(x), 1 - (x - floor(x))),
				 Min(y - floor(y), 1 - (y - floor(y))));
	for (int ring = 0; ring <= RINGS_MAX; ring++)
	{
		/* no segment of a cell further out is nearer than that */
		float8		known = (ring + margin - 1e-6) * grid->side;

		for (int64 row = (int64) y - ring; row <= (int64) y + ring; row++)
		{
			bool		whole = row == (int64) y - ring || row == (int64) y + ring;

			for (int64 column = (int64) x - ring; column <= (int64) x + ring;
				 column += whole || ring == 0 ? 1 : 2 * ring)
			{
				int64		cell = grid_cell(grid, column, row);

				if (cell < 0)
					continue;
				seen += grid->first[cell + 1] - grid->first[cell];
				if (seen > NEARBY_MAX)
					return false;
				for (int i = grid->first[cell]; i < grid->first[cell + 1]; i++)
					try_segment(&grid->entry[i].course, grid->entry[i].segment, p,
								limit, search);
			}
		}
		if (known > 0 && known * known > limit->square)
			return true;
	}
	return false;
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

/*
 * Keep the nearest, and of those at one node one.  A segment may have been found
 * in several cells.
 */
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
		const Landing *landing = &search->landing[i];
		const Landing *kept_last = &search->landing[search->count - 1];

		if (search->count == 0 || landing->node != kept_last->node ||
			(landing->node < 0 && landing->segment != kept_last->segment))
			search->landing[search->count++] = *landing;
	}
}

int
segment_tree_land(const SegmentTree *tree, Coordinate p, float8 reach,
				  LandingSearch *search)
{
	float8		counts = reach + 2 * slack_at(p, reach);

	/* finite, so that what is missing in the tree stays beyond it */
	Limit		start = {INFINITY, Min(counts * counts, DBL_MAX)};
	Limit		limit = start;

	search->candidates = 0;
	search->capacity = LANDINGS_AT_HAND;
	search->candidate = search->candidates_at_hand;
	search->landing = search->landings_at_hand;
	if (tree->grid == NULL || !find_candidates_nearby(tree, p, &limit, search))
	{
		search->candidates = 0;
		limit = start;
		find_candidates(tree, p, &limit, search);
	}
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
