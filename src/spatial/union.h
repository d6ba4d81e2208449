/*
 * union.h
 *	  The exact area of a union of discs, and of its part inside a region.
 *
 * Pure; may use base/, geometry/region.h and the rest of this room.  Allocates in
 * a context that the caller resets.
 */
#ifndef CITYGOV_UNION_H
#define CITYGOV_UNION_H

#include "geometry/region.h"
#include "spatial/disc_tree.h"

/* zone: the edges of an oriented region, or NULL for the whole plane */
extern float8 union_area(const DiscTree *tree, const EdgeTree *zone);

#endif							/* CITYGOV_UNION_H */
