/*
 * summary.h
 *	  What many judged indicators amount to: counts and attainment.
 *
 * Pure.  The SQL type over it, and the aggregate
 * whose state it is, are target_summary.c.
 */
#ifndef CITYGOV_SUMMARY_H
#define CITYGOV_SUMMARY_H

#include "base/double_double.h"
#include "base/scan.h"
#include "target/target.h"

/*
 * The value of the SQL type and, as it stands, the state of the aggregate:
 * fixed length, so that the executor, a parallel worker and a remote node all
 * hand over the same bytes.
 */
typedef struct TargetSummary
{
	int64		assessed;		/* indicators with a measured value */
	int64		met;			/* of these, how many meet their target */
	int64		missing;		/* indicators without a value */
	DoubleDouble weight;		/* of the assessed */
	DoubleDouble met_weight;	/* of those that meet their target */
	DoubleDouble attained;		/* sum of weight * attainment */
	float8		min_attainment; /* 1 while nothing is assessed */
} TargetSummary;

StaticAssertDecl(sizeof(TargetSummary) == 80,
				 "target_summary is declared with INTERNALLENGTH = 80");

extern void target_summary_start(TargetSummary *summary);
extern bool target_summary_add_missing(TargetSummary *summary);
extern bool target_summary_add(TargetSummary *summary, float8 actual,
							   const IndicatorTarget *target, float8 weight,
							   const float8 *baseline);
extern bool target_summary_merge(TargetSummary *summary,
								 const TargetSummary *other);

/* measures; false where there is nothing to measure */
extern bool measure_met_rate(const TargetSummary *summary,
							 float8 *rate);
extern bool measure_weighted_met_rate(const TargetSummary *summary,
									  float8 *rate);
extern bool measure_mean_attainment(const TargetSummary *summary,
									float8 *mean);
extern bool measure_min_attainment(const TargetSummary *summary,
								   float8 *minimum);

extern Fault target_summary_fault(const TargetSummary *summary);
extern bool target_summary_scan(Scanner *scanner, TargetSummary *summary);
extern void target_summary_format(const TargetSummary *summary,
								  StringInfo out);

#endif							/* CITYGOV_SUMMARY_H */
