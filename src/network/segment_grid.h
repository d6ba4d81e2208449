/*
 * segment_grid.h
 *	  The segments of a network by square cells: those near a place at a look.
 *
 * Pure; may use base/, geometry/ and network.h.
 *
 * Where people live there are streets, so nearly always the cell of a place and
 * its neighbours tell what is nearest, several times as fast as a tree.  Where
 * they do not, the tree is asked: a grid alone would be lost where most streets
 * crowd in one cell, or the place is far from all.
 */
#ifndef CITYGOV_SEGMENT_GRID_H
#define CITYGOV_SEGMENT_GRID_H

#include "network/network.h"

/* cells in a row of a block; blocks without a street take no cells */
#define BLOCK_SIDE 16

typedef struct SegmentGrid
{
	Coordinate	origin;
	float8		side;			/* metres, of a cell */
	int64		columns;		/* of blocks */
	int64		rows;
	int32	   *block;			/* its number among those with cells, or -1 */
	int32	   *first;			/* by cell, and one more: into segment */
	int32	   *segment;
} SegmentGrid;

extern SegmentGrid *segment_grid_build(const Network *network);

/* the cell in so many steps to the right and up from the origin; -1 for none */
static inline int64
grid_cell(const SegmentGrid *grid, int64 x, int64 y)
{
	int64		column = x / BLOCK_SIDE;
	int64		row = y / BLOCK_SIDE;
	int64		block;

	if (x < 0 || y < 0 || column >= grid->columns || row >= grid->rows)
		return -1;
	block = grid->block[row * grid->columns + column];
	if (block < 0)
		return -1;
	return (block * BLOCK_SIDE + y % BLOCK_SIDE) * BLOCK_SIDE + x % BLOCK_SIDE;
}

#endif							/* CITYGOV_SEGMENT_GRID_H */
