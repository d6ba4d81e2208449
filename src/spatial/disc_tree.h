/*
 * disc_tree.h
 *	  Discs in a tree of boxes: who covers a point, who is near.
 *
 * Pure; may use base/, geometry/region.h and disc.h.
 */
#ifndef CITYGOV_DISC_TREE_H
#define CITYGOV_DISC_TREE_H

#include "geometry/disc.h"
#include "geometry/region.h"

#define DISCS_A_LEAF 8

typedef struct DiscNode
{
	Box			centres;
	float8		reach;			/* the largest radius */
} DiscNode;

/*
 * Sort-tile-recursive: strips by x, within them sorted by y, so that eight in
 * a row are neighbours.  Unlike a grid it does not mind that facilities crowd
 * in the centre and one is far away.
 */
typedef struct DiscTree
{
	int			discs;
	Disc	   *disc;			/* in the order of the leaves */
	int			levels;
	int			level_size[TREE_LEVELS];
	DiscNode   *level[TREE_LEVELS];
} DiscTree;

/* finds what reaches a box, one after the other */
typedef struct DiscSearch
{
	const DiscTree *tree;
	Box			box;
	int			next;			/* within the leaf that is being read */
	int			end;
	TreeStack	stack;
} DiscSearch;

extern DiscTree *disc_tree_build(const Disc *discs, int count);
extern int	disc_tree_cover(const DiscTree *tree, Coordinate p, int except);
extern float8 disc_tree_nearest(const DiscTree *tree, Coordinate p);
extern void disc_search_begin(DiscSearch *search, const DiscTree *tree,
							  Box box);
extern int	disc_search_next(DiscSearch *search);

static inline float8
square(float8 a)
{
	return a * a;
}

static inline float8
distance_squared(Coordinate a, Coordinate b)
{
	return square(a.x - b.x) + square(a.y - b.y);
}

static inline bool
disc_contains(const Disc *disc, Coordinate p)
{
	return distance_squared(disc->centre, p) <= square(disc->radius);
}

static inline float8
outside(float8 p, float8 low, float8 high)
{
	return p < low ? low - p : p > high ? p - high : 0;
}

static inline float8
box_distance_squared(const Box *box, Coordinate p)
{
	return square(outside(p.x, box->xmin, box->xmax)) +
		square(outside(p.y, box->ymin, box->ymax));
}

#endif							/* CITYGOV_DISC_TREE_H */
