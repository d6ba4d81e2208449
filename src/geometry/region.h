/*
 * region.h
 *	  A polygon or multipolygon: its rings, and what lies inside.
 *
 * Pure; may use base/ and exact.h.
 */
#ifndef CITYGOV_REGION_H
#define CITYGOV_REGION_H

#include "geometry/exact.h"

typedef struct Box
{
	float8		xmin;
	float8		ymin;
	float8		xmax;
	float8		ymax;
} Box;

/*
 * Each ring is closed: its last corner repeats the first.
 */
typedef struct Region
{
	int			rings;
	int			corners;		/* of all rings */
	int		   *ring_start;		/* rings + 1 of them, into corner */
	bool	   *is_hole;		/* by ring */
	Coordinate *corner;
} Region;

/*
 * The edges of a region in a tree of boxes: neighbours in a ring are neighbours
 * in space.  Level 0 has a box for each EDGES_A_LEAF edges, each next level one
 * for two of the level below, the last just one.
 */
#define EDGES_A_LEAF 8
#define TREE_LEVELS 32

typedef struct EdgeTree
{
	const Region *region;
	int			edges;
	int		   *edge_start;		/* the corner an edge starts at */
	int			levels;
	int			level_size[TREE_LEVELS];
	Box		   *level[TREE_LEVELS];
} EdgeTree;

typedef struct TreeNode
{
	int			level;
	int			number;
} TreeNode;

/* a depth-first walk never has more nodes waiting */
typedef struct TreeStack
{
	int			depth;
	TreeNode	node[2 * TREE_LEVELS];
} TreeStack;

typedef enum Place
{
	PLACE_OUTSIDE,
	PLACE_BORDER,
	PLACE_INSIDE
} Place;

extern Region *region_allocate(int rings, int corners);
extern float8 region_area(const Region *region);
extern void region_orient(Region *region);
extern Box	region_box(const Region *region);
extern EdgeTree *edge_tree_build(const Region *region);
extern Place edge_tree_locate(const EdgeTree *tree, Coordinate p);

static inline void
tree_stack_begin(TreeStack *stack, int levels)
{
	stack->depth = 0;
	if (levels > 0)
	{
		stack->node[0].level = levels - 1;
		stack->node[0].number = 0;
		stack->depth = 1;
	}
}

/* the two below, or the one where the level ends */
static inline void
tree_stack_push_children(TreeStack *stack, TreeNode node,
						 const int *level_size)
{
	TreeNode	child = {node.level - 1, 2 * node.number};

	if (child.number + 1 < level_size[child.level])
	{
		stack->node[stack->depth] = child;
		stack->node[stack->depth++].number++;
	}
	stack->node[stack->depth++] = child;
}

static inline Coordinate
edge_from(const EdgeTree *tree, int edge)
{
	return tree->region->corner[tree->edge_start[edge]];
}

static inline Coordinate
edge_to(const EdgeTree *tree, int edge)
{
	return tree->region->corner[tree->edge_start[edge] + 1];
}

#endif							/* CITYGOV_REGION_H */
