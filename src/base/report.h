/*
 * report.h
 *	  Errors that every room raises, in PostgreSQL's own words.
 */
#ifndef CITYGOV_REPORT_H
#define CITYGOV_REPORT_H

#include "postgres.h"

#include <math.h>

#include "fmgr.h"

#include "base/compat.h"
#include "base/label.h"

/* what an input function returns for a text that could not be read */
extern Datum report_scan_failure(FunctionCallInfo fcinfo,
								 const Scanner *scanner,
								 const char *type_name);

extern void report_received_fault(Fault found, const char *type_name);

/* what a receive function has read is a value of its type, or an error */
static inline void
require_received(Fault found, const char *type_name)
{
	if (unlikely(is_fault(found)))
		report_received_fault(found, type_name);
}

/*
 * Nothing is wrong with the arguments of a function, or an error with the given
 * message; what was expected becomes its detail.
 */
extern void require_argument(Fault found, const char *message,...)
			pg_attribute_printf(2, 3);

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

/* a label as a message shows it: NUL-terminated, palloc'd */
extern char *label_cstring(Label label);

#endif							/* CITYGOV_REPORT_H */
