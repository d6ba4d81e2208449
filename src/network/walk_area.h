/*
 * walk_area.h
 *	  The SQL type walk_area, for the C of this room.
 */
#ifndef CITYGOV_WALK_AREA_H
#define CITYGOV_WALK_AREA_H

#include "postgres.h"

#include "geometry/prepared.h"
#include "network/walk.h"

/* a look at the stored value */
typedef struct WalkView
{
	Walk		walk;
	Fingerprint mark;
} WalkView;

extern WalkView walk_area_view(Datum datum);

#define PG_GETARG_WALK_AREA(n) walk_area_view(PG_GETARG_DATUM(n))

#endif							/* CITYGOV_WALK_AREA_H */
