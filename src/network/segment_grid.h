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

/* a segment as the search wants it */
typedef struct Course
{
	float8		x;				/* where it starts */
	float8		y;
	float8		dx;
	float8		dy;
	float8		per_square;		/* 1/(dx * dx + dy * dy) */
} Course;

/* what is looked at together stands together: memory far away is slow */
typedef struct GridEntry
{
	Course		course;
	int32		segment;
} GridEntry;

typedef struct SegmentGrid
{
	const Network *network;
	Coordinate	origin;
	float8		side;			/* metres, of a cell */
	int64		columns;		/* of blocks */
	int64		rows;
	int32	   *block;			/* its number among those with cells, or -1 */
	int32	   *first;			/* by cell, and one more: into entry */
	GridEntry  *entry;
} SegmentGrid;

/* NULL if the network is too large for one */
extern SegmentGrid *segment_grid_build(const Network *network);

static inline Course
course_of(const Network *network, int segment)
{
	Coordinate	a = segment_from(network, segment);
	Coordinate	b = segment_to(network, segment);
	float8		dx = b.x - a.x;
	float8		dy = b.y - a.y;
	Course		course = {a.x, a.y, dx, dy, 1 / (dx * dx + dy * dy)};

	return course;
}

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
