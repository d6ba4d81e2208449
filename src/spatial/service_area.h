/*
 * service_area.h
 *	  The SQL type service_area, stored or growing, for the C of this room.
 */
#ifndef CITYGOV_SERVICE_AREA_H
#define CITYGOV_SERVICE_AREA_H

#include "postgres.h"

#include "geometry/prepared.h"
#include "spatial/disc.h"

/* a look at either form; the discs are canonical */
typedef struct AreaView
{
	AreaHead	head;
	Fingerprint mark;
	const Disc *disc;
} AreaView;

extern AreaView service_area_view(Datum datum);

#define PG_GETARG_SERVICE_AREA(n) service_area_view(PG_GETARG_DATUM(n))

#endif							/* CITYGOV_SERVICE_AREA_H */
