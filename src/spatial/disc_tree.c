/*
 * disc_tree.c
 *	  Discs in a tree of boxes: who covers a point, who is near.
 */
#include "base/pure.h"

#include <math.h>

#include "spatial/disc_tree.h"

static int
compare_by_y(const Disc *a, const Disc *b)
{
	if (a->centre.y != b->centre.y)
		return a->centre.y < b->centre.y ? -1 : 1;
	return disc_compare(a, b);
}

#define ST_SORT sort_discs_by_y
#define ST_ELEMENT_TYPE Disc
#define ST_COMPARE(a, b) compare_by_y(a, b)
#define ST_CHECK_FOR_INTERRUPTS
#define ST_SCOPE static
#define ST_DECLARE
#define ST_DEFINE
#include "lib/sort_template.h"

static void
node_add(DiscNode *node, const DiscNode *other)
{
	node->centres.xmin = Min(node->centres.xmin, other->centres.xmin);
	node->centres.ymin = Min(node->centres.ymin, other->centres.ymin);
	node->centres.xmax = Max(node->centres.xmax, other->centres.xmax);
	node->centres.ymax = Max(node->centres.ymax, other->centres.ymax);
	node->reach = Max(node->reach, other->reach);
}

static DiscNode
node_of_disc(const Disc *disc)
{
	DiscNode	node;

	node.centres.xmin = node.centres.xmax = disc->centre.x;
	node.centres.ymin = node.centres.ymax = disc->centre.y;
	node.reach = disc->radius;
	return node;
}

static void
build_leaves(DiscTree *tree)
{
	int			leaves = (tree->discs + DISCS_A_LEAF - 1) / DISCS_A_LEAF;

	tree->level[0] = palloc(sizeof(DiscNode) * leaves);
	tree->level_size[0] = leaves;
	tree->levels = 1;
	for (int i = 0; i < tree->discs; i++)
	{
		DiscNode	node = node_of_disc(&tree->disc[i]);

		if (i % DISCS_A_LEAF == 0)
			tree->level[0][i / DISCS_A_LEAF] = node;
		else
			node_add(&tree->level[0][i / DISCS_A_LEAF], &node);
	}
}

static void
build_level(DiscTree *tree)
{
	DiscNode   *below = tree->level[tree->levels - 1];
	int			count = tree->level_size[tree->levels - 1];
	int			size = (count + 1) / 2;
	DiscNode   *nodes = palloc(sizeof(DiscNode) * size);

	for (int i = 0; i < size; i++)
	{
		nodes[i] = below[2 * i];
		if (2 * i + 1 < count)
			node_add(&nodes[i], &below[2 * i + 1]);
	}
	tree->level[tree->levels] = nodes;
	tree->level_size[tree->levels++] = size;
}

/*
 * Of canonical discs, at least one.
 */
DiscTree   *
disc_tree_build(const Disc *discs, int count)
{
	DiscTree   *tree = palloc(sizeof(DiscTree));
	int			leaves = (count + DISCS_A_LEAF - 1) / DISCS_A_LEAF;
	int			strip = 1;

	/* leaves in a strip: near the root, and no node stretches over two */
	while (2 * strip * strip < leaves)
		strip *= 2;
	strip *= DISCS_A_LEAF;
	tree->discs = count;
	tree->disc = palloc(sizeof(Disc) * count);
	memcpy(tree->disc, discs, sizeof(Disc) * count);
	for (int i = 0; i < count; i += strip)
		sort_discs_by_y(tree->disc + i, Min(strip, count - i));
	build_leaves(tree);
	while (tree->level_size[tree->levels - 1] > 1)
		build_level(tree);
	return tree;
}

/*
 * Searching
 */

static inline const DiscNode *
node_at(const DiscTree *tree, TreeNode node)
{
	return &tree->level[node.level][node.number];
}

/*
 * Push the two below so that the nearer one is taken first.
 */
static inline void
push_nearer_last(TreeStack *stack, const DiscTree *tree, TreeNode node,
				 Coordinate p)
{
	int			depth = stack->depth;

	tree_stack_push_children(stack, node, tree->level_size);
	if (stack->depth == depth + 2 &&
		box_distance_squared(&node_at(tree, stack->node[depth])->centres, p) <
		box_distance_squared(&node_at(tree, stack->node[depth + 1])->centres,
							 p))
	{
		TreeNode	swapped = stack->node[depth];

		stack->node[depth] = stack->node[depth + 1];
		stack->node[depth + 1] = swapped;
	}
}

/*
 * Of the discs of a leaf, but one, the one that covers the point most deeply;
 * -1 if none does.
 */
static inline int
cover_in_leaf(const DiscTree *tree, int leaf, Coordinate p, int except)
{
	int			i = leaf * DISCS_A_LEAF;
	int			end = Min(i + DISCS_A_LEAF, tree->discs);
	int			best = -1;
	float8		deepest = 0;

	for (; i < end; i++)
	{
		const Disc *disc = &tree->disc[i];
		float8		depth = square(disc->radius) -
		distance_squared(disc->centre, p);

		if (depth >= deepest && i != except)
		{
			best = i;
			deepest = depth;
		}
	}
	return best;
}

static inline bool
node_may_cover(const DiscTree *tree, TreeNode node, Coordinate p,
			   float8 *distance)
{
	const DiscNode *box = node_at(tree, node);

	*distance = box_distance_squared(&box->centres, p);
	return *distance <= square(box->reach);
}

/*
 * A disc other than one that covers the point, -1 if there is none.  The nearer
 * node is looked at first, for what covers the point deeply.
 */
int
disc_tree_cover(const DiscTree *tree, Coordinate p, int except)
{
	TreeStack	stack;
	float8		distance[2];

	tree_stack_begin(&stack, tree->levels);
	if (!node_may_cover(tree, stack.node[0], p, &distance[0]))
		return -1;
	while (stack.depth > 0)
	{
		TreeNode	node = stack.node[--stack.depth];
		TreeNode	child[2];
		bool		may[2];
		int			found;

		if (node.level == 0)
		{
			found = cover_in_leaf(tree, node.number, p, except);
			if (found >= 0)
				return found;
			continue;
		}
		child[0].level = child[1].level = node.level - 1;
		child[0].number = 2 * node.number;
		child[1].number = 2 * node.number + 1;
		may[0] = node_may_cover(tree, child[0], p, &distance[0]);
		may[1] = child[1].number < tree->level_size[child[1].level] &&
			node_may_cover(tree, child[1], p, &distance[1]);
		if (may[0] && may[1] && distance[0] <= distance[1])
		{
			stack.node[stack.depth++] = child[1];
			may[1] = false;
		}
		if (may[0])
			stack.node[stack.depth++] = child[0];
		if (may[1])
			stack.node[stack.depth++] = child[1];
	}
	return -1;
}

/*
 * How far the nearest centre is.
 */
float8
disc_tree_nearest(const DiscTree *tree, Coordinate p)
{
	float8		nearest = INFINITY;
	TreeStack	stack;

	tree_stack_begin(&stack, tree->levels);
	while (stack.depth > 0)
	{
		TreeNode	node = stack.node[--stack.depth];
		int			i = node.number * DISCS_A_LEAF;
		int			end = Min(i + DISCS_A_LEAF, tree->discs);

		if (box_distance_squared(&node_at(tree, node)->centres, p) >= nearest)
			continue;
		if (node.level > 0)
		{
			push_nearer_last(&stack, tree, node, p);
			continue;
		}
		for (; i < end; i++)
			nearest = Min(nearest, distance_squared(tree->disc[i].centre, p));
	}
	return sqrt(nearest);
}

void
disc_search_begin(DiscSearch *search, const DiscTree *tree, Box box)
{
	search->tree = tree;
	search->box = box;
	search->next = 0;
	search->end = 0;
	tree_stack_begin(&search->stack, tree->levels);
}

static inline float8
gap(float8 low, float8 high, float8 other_low, float8 other_high)
{
	return Max(0, Max(other_low - high, low - other_high));
}

/*
 * Is the box within reach of the centres?  Rounding must not say no: whoever
 * asks looks again.
 */
static inline bool
within_reach(const Box *box, const Box *centres, float8 reach)
{
	return square(gap(centres->xmin, centres->xmax, box->xmin, box->xmax)) +
		square(gap(centres->ymin, centres->ymax, box->ymin, box->ymax)) <=
		square(reach * (1 + 1e-9) + 1e-6);
}

/*
 * The next disc that reaches the box; -1 after the last.
 */
int
disc_search_next(DiscSearch *search)
{
	const DiscTree *tree = search->tree;

	for (;;)
	{
		TreeNode	node;
		const DiscNode *box;

		while (search->next < search->end)
		{
			int			i = search->next++;
			DiscNode	disc = node_of_disc(&tree->disc[i]);

			if (within_reach(&search->box, &disc.centres, disc.reach))
				return i;
		}
		if (search->stack.depth == 0)
			return -1;
		node = search->stack.node[--search->stack.depth];
		box = node_at(tree, node);
		if (!within_reach(&search->box, &box->centres, box->reach))
			continue;
		if (node.level > 0)
			tree_stack_push_children(&search->stack, node, tree->level_size);
		else
		{
			search->next = node.number * DISCS_A_LEAF;
			search->end = Min(search->next + DISCS_A_LEAF, tree->discs);
		}
	}
}
