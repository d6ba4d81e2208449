/*
 * duration_arguments.h
 *	  What the functions of this room are given and give back: instants,
 *	  durations, a confidence and the bounds of an interval.
 */
#ifndef CITYGOV_DURATION_ARGUMENTS_H
#define CITYGOV_DURATION_ARGUMENTS_H

#include "postgres.h"

#include "fmgr.h"
#include "utils/jsonb.h"
#include "utils/timestamp.h"

/* arguments; what they cannot be is an error */
extern TimestampTz require_instant(TimestampTz instant, const char *argument);
extern float8 require_confidence(float8 confidence);

/* the microseconds of an interval, whose days have 24 h */
extern int64 require_duration(const Interval *interval);

/* from one finite instant to another, which must not come first */
extern int64 duration_between(TimestampTz from, TimestampTz until);

/* hours, minutes and seconds */
extern Interval *duration_interval(int64 microseconds);
extern void json_add_duration(JsonbParseState **state, const char *name,
							  bool known, int64 microseconds);

/* the row (low, high) of a function with two OUT arguments */
extern Datum bounds_datum(FunctionCallInfo fcinfo, bool known, float8 low,
						  float8 high);

#endif							/* CITYGOV_DURATION_ARGUMENTS_H */
