/*
 * cells.h
 *	  The polygons of grid cells, as a grid_index stores them.
 *
 * Pure; may use base/.
 */
#ifndef CITYGOV_CELLS_H
#define CITYGOV_CELLS_H

#include "geometry/exact.h"
#include "base/number.h"
#include "base/scan.h"
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

typedef struct CellHead
{
	int32		srid;
	int32		parts;
} CellHead;

/* what a text can hold at most: so much memory scanning it takes */
typedef struct CellRoom
{
	size_t		bytes;			/* of all parts */
	int			parts;
} CellRoom;

#define CORNER_TEXT_MAX (2 * FLOAT8_TEXT_MAX + 3)

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

extern int	cell_part_compare(const CellPart *a, const CellPart *b);
extern int	cell_parts_canonicalise(const CellPart **parts, int count);
extern const char *cell_part_fault(const CellPart *part);

extern CellRoom cells_room(const char *input);
extern bool cells_scan(Scanner *scanner, CellHead *head, char *bytes,
					   const CellPart **parts);
extern int	corner_format(Coordinate corner, char *buffer);

#endif							/* CITYGOV_CELLS_H */
