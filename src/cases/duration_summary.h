/*
 * duration_summary.h
 *	  What the files over the SQL types of this room share.
 */
#ifndef CITYGOV_DURATION_SUMMARY_H
#define CITYGOV_DURATION_SUMMARY_H

#include "postgres.h"

#include "fmgr.h"
#include "lib/stringinfo.h"
#include "utils/jsonb.h"
#include "utils/timestamp.h"

#include "cases/durations.h"

/* the stored value of finished durations, palloc'd */
extern Datum duration_summary_make(const Durations *durations);

/* durations within the binary form; what they cannot be is an error */
extern void receive_durations(StringInfo message, Durations *durations,
							  const char *type_name);
extern void send_durations(StringInfo message, const Durations *durations);

/* hours, minutes and seconds */
extern Interval *duration_interval(int64 microseconds);
extern void json_add_duration(JsonbParseState **state, const char *name,
							  bool known, int64 microseconds);

/* arguments; what they cannot be is an error */
extern TimestampTz require_instant(TimestampTz instant, const char *argument);
extern float8 require_confidence(float8 confidence);

/* the row (low, high) of a function with two OUT arguments */
extern Datum bounds_datum(FunctionCallInfo fcinfo, bool known, float8 low,
						  float8 high);

#endif							/* CITYGOV_DURATION_SUMMARY_H */
