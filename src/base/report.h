/*
 * report.h
 *	  Errors that every room raises, in PostgreSQL's own words.
 */
#ifndef CITYGOV_REPORT_H
#define CITYGOV_REPORT_H

#include "postgres.h"

#include <math.h>

#include "fmgr.h"

#include "base/scan.h"

/* what an input function returns for a text that could not be read */
extern Datum report_scan_failure(FunctionCallInfo fcinfo,
								 const Scanner *scanner,
								 const char *type_name);

/* a value read by a receive function that its type cannot have */
extern void report_binary_fault(const char *type_name, const char *expected);

/* a count or a sum of weights that its summary cannot hold */
extern void report_summary_overflow(const char *type_name);

extern void report_not_finite(float8 value, const char *argument);

/* the argument, if it is finite; else an error that names it */
static inline float8
require_finite(float8 value, const char *argument)
{
	if (unlikely(!isfinite(value)))
		report_not_finite(value, argument);
	return value;
}

extern float8 require_weight(float8 weight);

#endif							/* CITYGOV_REPORT_H */
