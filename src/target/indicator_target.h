/*
 * indicator_target.h
 *	  Reaching an indicator_target from a function's arguments.
 */
#ifndef CITYGOV_INDICATOR_TARGET_H
#define CITYGOV_INDICATOR_TARGET_H

#include "fmgr.h"

#include "target/target.h"

#define PG_GETARG_INDICATOR_TARGET(n) ((IndicatorTarget *) PG_GETARG_POINTER(n))

/* the functions of <@ and @>, by which their estimators know them */
extern PGDLLEXPORT Datum indicator_target_meets(PG_FUNCTION_ARGS);
extern PGDLLEXPORT Datum indicator_target_contains(PG_FUNCTION_ARGS);

#endif							/* CITYGOV_INDICATOR_TARGET_H */
