/*
 * cell_map.h
 *	  Which cell holds a point.
 *
 * Pure; may use base/, geometry/region.h and the cells.
 *
 * The plane is cut into small boxes.  Most lie in one cell, and the answer is
 * there; a box that borders run through knows whose they are, and these cells
 * are asked exactly.
 *
 * A point is in a cell if it is inside or on the border.  Where several hold
 * it, on a shared border or because cells overlap, it belongs to the one with
 * the smallest code.
 */
#ifndef CITYGOV_CELL_MAP_H
#define CITYGOV_CELL_MAP_H

#include "geometry/region.h"
#include "grid/cells.h"

typedef struct MapPart
{
	GridCode	code;
	EdgeTree   *tree;
} MapPart;

/* a part in a box: it fills the box, or its border runs there */
typedef struct MapEntry
{
	int			part;
	bool		fills;
} MapEntry;

typedef struct CellMap
{
	int			parts;
	MapPart    *part;			/* by code */
	Box			box;			/* of all */
	int			columns;
	int			rows;
	float8		boxes_a_metre_x;
	float8		boxes_a_metre_y;
	int		   *first_entry;	/* by box, and one more */
	MapEntry   *entry;
} CellMap;

extern CellMap *cell_map_build(const CellPart *first, int parts);
extern bool cell_map_locate(const CellMap *map, Coordinate p, GridCode *code);

#endif							/* CITYGOV_CELL_MAP_H */
