/*
 * union.h
 *	  The exact area of a union of discs, and of its part inside a region.
 *
 * Knows no Datum; allocates with palloc, in a context that the caller resets.
 */
#ifndef CITYGOV_UNION_H
#define CITYGOV_UNION_H

#include "geometry/region.h"
#include "spatial/disc_tree.h"

/* zone: the edges of an oriented region, or NULL for the whole plane */
extern float8 union_area(const DiscTree *tree, const EdgeTree *zone);

#endif							/* CITYGOV_UNION_H */
