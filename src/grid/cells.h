/*
 * cells.h
 *	  The polygons of grid cells, as a grid_index stores them.
 *
 * Pure; may use base/ and geometry/exact.h.
 */
#ifndef CITYGOV_CELLS_H
#define CITYGOV_CELLS_H

#include "base/number.h"
#include "geometry/exact.h"
#include "grid/code.h"

/*
 * One polygon of a cell; a cell of several polygons has several with its code.
 * After it stand the number of corners of each ring as int32, padded to eight
 * bytes, and the corners of all rings.  The first ring is the outer one; each
 * is closed: its last corner repeats the first.
 */
typedef struct CellPart
{
	GridCode	code;
	int32		rings;
	int32		corners;		/* of all rings */
} CellPart;

StaticAssertDecl(sizeof(CellPart) == 16, "a CellPart has no padding");

#define RING_CORNERS_LEAST 4

/*
 * Parts that lie about, as they are read or collected.  Canonical ones are
 * strictly ascending, so that equal indexes are equal bytes.
 */
typedef struct CellList
{
	int32		srid;
	int32		parts;
	int			capacity;
	size_t		bytes;			/* of all parts */
	size_t		text_size;		/* so long their text can be */
	const CellPart **part;
} CellList;

static inline size_t
cell_ring_bytes(int32 rings)
{
	return (sizeof(int32) * (size_t) rings + 7) & ~(size_t) 7;
}

static inline size_t
cell_part_size(int32 rings, int32 corners)
{
	return sizeof(CellPart) + cell_ring_bytes(rings) +
		sizeof(Coordinate) * (size_t) corners;
}

static inline int32 *
cell_part_rings(const CellPart *part)
{
	return (int32 *) (part + 1);
}

static inline Coordinate *
cell_part_corners(const CellPart *part)
{
	return (Coordinate *) ((char *) (part + 1) + cell_ring_bytes(part->rings));
}

static inline const CellPart *
cell_part_next(const CellPart *part)
{
	return (const CellPart *) ((const char *) part +
							   cell_part_size(part->rings, part->corners));
}

extern CellPart *cell_part_make(GridCode code, const int32 *rings, int count,
								const Coordinate *corners);
extern int	cell_part_compare(const CellPart *a, const CellPart *b);
extern Fault cell_part_fault(const CellPart *part);

extern void cells_begin(CellList *list, int32 srid);
extern Fault cells_add(CellList *list, const CellPart *part);
extern void cells_canonicalise(CellList *list);

extern bool cells_scan(Scanner *scanner, CellList *list);
extern void cells_format(int32 srid, const CellPart *first, int parts,
						 StringInfo out);

#endif							/* CITYGOV_CELLS_H */
