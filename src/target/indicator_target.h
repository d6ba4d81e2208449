/*
 * indicator_target.h
 *	  Reaching an indicator_target from a function's arguments.
 */
#ifndef CITYGOV_INDICATOR_TARGET_H
#define CITYGOV_INDICATOR_TARGET_H

#include "target/target.h"

#define PG_GETARG_INDICATOR_TARGET(n) ((IndicatorTarget *) PG_GETARG_POINTER(n))

#endif							/* CITYGOV_INDICATOR_TARGET_H */
