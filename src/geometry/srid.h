/*
 * srid.h
 *	  Which spatial reference systems are planar.
 *
 * Pure; may use base/.
 */
#ifndef CITYGOV_SRID_H
#define CITYGOV_SRID_H

#include "base/fault.h"

/* PostGIS's own limit */
#define SRID_MAX 999999

/* geographic or geocentric: not in the plane */
extern bool srid_is_geographic(int64 srid);
extern Fault srid_fault(int64 srid);

#endif							/* CITYGOV_SRID_H */
