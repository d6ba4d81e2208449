/*
 * outline.h
 *	  Discs as polygons, for maps.
 *
 * Pure; may use base/ and the discs.
 */
#ifndef CITYGOV_OUTLINE_H
#define CITYGOV_OUTLINE_H

#include "geometry/disc.h"

/* as PostGIS with quad_segs 32: up to 0.03 % of the radius inside the circle */
#define OUTLINE_CORNERS 128

/* a multipolygon in well-known binary; its polygons overlap where discs do */
extern void outline_discs(const Disc *discs, int count, int32 srid,
						  StringInfo out);

#endif							/* CITYGOV_OUTLINE_H */
