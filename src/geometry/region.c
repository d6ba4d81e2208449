/*
 * region.c
 *	  A polygon or multipolygon: its rings, and what lies inside.
 */
#include "base/pure.h"

#include "geometry/region.h"

Region	   *
region_allocate(int rings, int corners)
{
	Region	   *region = palloc(sizeof(Region));

	region->rings = rings;
	region->corners = corners;
	region->ring_start = palloc(sizeof(int) * (rings + 1));
	region->ring_start[0] = 0;
	region->is_hole = palloc0(sizeof(bool) * (rings + 1));
	region->corner = palloc(sizeof(Coordinate) * (corners + 1));
	return region;
}

/*
 * Twice the area of a ring, positive where it runs counterclockwise.
 */
static DoubleDouble
ring_turn(const Region *region, int ring)
{
	DoubleDouble turn = {0, 0};
	const Coordinate *corner = region->corner;
	int			first = region->ring_start[ring];

	for (int i = first + 1; i + 1 < region->ring_start[ring + 1]; i++)
		double_double_merge(&turn,
							exact_turn(corner[first], corner[i],
									   corner[i + 1]));
	return turn;
}

/*
 * Of an oriented region.
 */
float8
region_area(const Region *region)
{
	DoubleDouble turn = {0, 0};

	for (int ring = 0; ring < region->rings; ring++)
		double_double_merge(&turn, ring_turn(region, ring));
	return turn.hi / 2;
}

/*
 * Let every ring run with the inside of the region on its left.
 */
void
region_orient(Region *region)
{
	for (int ring = 0; ring < region->rings; ring++)
	{
		int			i = region->ring_start[ring];
		int			j = region->ring_start[ring + 1] - 1;

		if ((ring_turn(region, ring).hi < 0) == region->is_hole[ring])
			continue;
		for (; i < j; i++, j--)
		{
			Coordinate	swapped = region->corner[i];

			region->corner[i] = region->corner[j];
			region->corner[j] = swapped;
		}
	}
}

static const Box empty_box = {INFINITY, INFINITY, -INFINITY, -INFINITY};

static void
box_add(Box *box, Coordinate p)
{
	box->xmin = Min(box->xmin, p.x);
	box->ymin = Min(box->ymin, p.y);
	box->xmax = Max(box->xmax, p.x);
	box->ymax = Max(box->ymax, p.y);
}

/* of an empty region one that holds nothing */
Box
region_box(const Region *region)
{
	Box			box = empty_box;

	for (int i = 0; i < region->corners; i++)
		box_add(&box, region->corner[i]);
	return box;
}

/*
 * The levels above the leaves.
 */
static void
build_levels(EdgeTree *tree)
{
	while (tree->level_size[tree->levels - 1] > 1)
	{
		int			below = tree->levels - 1;
		int			size = (tree->level_size[below] + 1) / 2;
		Box		   *boxes = palloc(sizeof(Box) * size);

		for (int i = 0; i < size; i++)
		{
			boxes[i] = tree->level[below][2 * i];
			if (2 * i + 1 < tree->level_size[below])
			{
				Box			other = tree->level[below][2 * i + 1];

				boxes[i].xmin = Min(boxes[i].xmin, other.xmin);
				boxes[i].ymin = Min(boxes[i].ymin, other.ymin);
				boxes[i].xmax = Max(boxes[i].xmax, other.xmax);
				boxes[i].ymax = Max(boxes[i].ymax, other.ymax);
			}
		}
		tree->level[tree->levels] = boxes;
		tree->level_size[tree->levels++] = size;
	}
}

/*
 * Repeated corners make no edge.  The region must outlive the tree.
 */
EdgeTree   *
edge_tree_build(const Region *region)
{
	EdgeTree   *tree = palloc(sizeof(EdgeTree));
	int			leaves;

	tree->region = region;
	tree->edges = 0;
	tree->levels = 0;
	tree->edge_start = palloc(sizeof(int) * (region->corners + 1));
	for (int ring = 0; ring < region->rings; ring++)
		for (int i = region->ring_start[ring];
			 i + 1 < region->ring_start[ring + 1]; i++)
			if (region->corner[i].x != region->corner[i + 1].x ||
				region->corner[i].y != region->corner[i + 1].y)
				tree->edge_start[tree->edges++] = i;
	if (tree->edges == 0)
		return tree;

	leaves = (tree->edges + EDGES_A_LEAF - 1) / EDGES_A_LEAF;
	tree->level[0] = palloc(sizeof(Box) * leaves);
	tree->level_size[0] = leaves;
	tree->levels = 1;
	for (int i = 0; i < leaves; i++)
		tree->level[0][i] = empty_box;
	for (int i = 0; i < tree->edges; i++)
	{
		box_add(&tree->level[0][i / EDGES_A_LEAF], edge_from(tree, i));
		box_add(&tree->level[0][i / EDGES_A_LEAF], edge_to(tree, i));
	}
	build_levels(tree);
	return tree;
}

/*
 * Does the ray from p to the right cross the edge?  PLACE_BORDER where p is on
 * the edge.  The edge holds its lower end and not its upper, so that a ray
 * through a corner crosses one of the two edges or both or none, as it should.
 */
static Place
ray_crosses(Coordinate a, Coordinate b, Coordinate p)
{
	int			turn;

	if ((a.y > p.y) == (b.y > p.y))
	{
		if ((p.x == a.x && p.y == a.y) || (p.x == b.x && p.y == b.y))
			return PLACE_BORDER;
		if (a.y == p.y && b.y == p.y && (a.x > p.x) != (b.x > p.x))
			return PLACE_BORDER;
		return PLACE_OUTSIDE;
	}
	if (a.x < p.x && b.x < p.x)
		return PLACE_OUTSIDE;
	if (a.x > p.x && b.x > p.x)
		return PLACE_INSIDE;
	/* the same sum whichever way a ring runs along the edge */
	turn = a.y < b.y ? turn_sign(a, b, p) : turn_sign(b, a, p);
	if (turn == 0)
		return PLACE_BORDER;
	return turn > 0 ? PLACE_INSIDE : PLACE_OUTSIDE;
}

/*
 * By the number of edges to the right of p: odd is inside.
 */
Place
edge_tree_locate(const EdgeTree *tree, Coordinate p)
{
	bool		inside = false;
	TreeStack	stack;

	tree_stack_begin(&stack, tree->levels);
	while (stack.depth > 0)
	{
		TreeNode	node = stack.node[--stack.depth];
		const Box  *box = &tree->level[node.level][node.number];
		int			edge = node.number * EDGES_A_LEAF;
		int			end = Min(edge + EDGES_A_LEAF, tree->edges);

		if (box->ymin > p.y || box->ymax < p.y || box->xmax < p.x)
			continue;
		if (node.level > 0)
		{
			tree_stack_push_children(&stack, node, tree->level_size);
			continue;
		}
		for (; edge < end; edge++)
		{
			Place		crosses = ray_crosses(edge_from(tree, edge),
											  edge_to(tree, edge), p);

			if (crosses == PLACE_BORDER)
				return PLACE_BORDER;
			inside ^= crosses == PLACE_INSIDE;
		}
	}
	return inside ? PLACE_INSIDE : PLACE_OUTSIDE;
}
