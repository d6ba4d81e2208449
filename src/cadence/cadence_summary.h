/*
 * cadence_summary.h
 *	  The SQL type cadence_summary, and a day, among the arguments of a function.
 */
#ifndef CITYGOV_CADENCE_SUMMARY_H
#define CITYGOV_CADENCE_SUMMARY_H

#include "postgres.h"

#include "fmgr.h"
#include "utils/date.h"

#include "cadence/happenings.h"

/* a look at either form, canonical; not to be written to */
extern Happenings cadence_summary_view(Datum datum);

/* the day, if it is a finite one of the years 1 to 9999; else an error */
extern int32 cadence_require_date(DateADT date);

#endif							/* CITYGOV_CADENCE_SUMMARY_H */
