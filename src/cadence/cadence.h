/*
 * cadence.h
 *	  The SQL type cadence among the arguments of a function.
 */
#ifndef CITYGOV_CADENCE_H
#define CITYGOV_CADENCE_H

#include "postgres.h"

#include "fmgr.h"

#include "cadence/period.h"

#define PG_GETARG_CADENCE(n) ((Cadence *) PG_GETARG_POINTER(n))

/* as it travels: times, units, a byte each for unit and rule, day */
extern void cadence_receive(StringInfo message, Cadence *cadence);
extern void cadence_append(StringInfo message, const Cadence *cadence);

#endif							/* CITYGOV_CADENCE_H */
