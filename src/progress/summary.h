/*
 * summary.h
 *	  What many tasks amount to on one day: counts by status, earned and planned.
 *
 * Pure.  The SQL type over it, and the aggregate whose state it is, are
 * progress_summary.c.
 */
#ifndef CITYGOV_PROGRESS_SUMMARY_H
#define CITYGOV_PROGRESS_SUMMARY_H

#include "base/double_double.h"
#include "base/scan.h"
#include "progress/progress.h"

/*
 * The value of the SQL type and, as it stands, the state of the aggregate:
 * fixed length, so that the executor, a parallel worker and a remote node all
 * hand over the same bytes.
 */
typedef struct ProgressSummary
{
	int64		tasks;			/* at least 1 */
	int64		count[TASK_STATUSES];	/* by status; they add up to tasks */
	DoubleDouble weight;
	DoubleDouble earned;		/* sum of weight * EV */
	DoubleDouble planned;		/* sum of weight * PV */
	int32		as_of;			/* the day, the same for all tasks */
	int32		max_days_overdue;
} ProgressSummary;

StaticAssertDecl(sizeof(ProgressSummary) == 112,
				 "progress_summary is declared with INTERNALLENGTH = 112");

extern void progress_summary_start(ProgressSummary *summary, int32 as_of);
extern bool progress_summary_add(ProgressSummary *summary,
								 const TaskProgress *progress, float8 weight);
extern bool progress_summary_merge(ProgressSummary *summary,
								   const ProgressSummary *other);

/* measures; false where there is nothing to measure */
extern bool progress_summary_mean_earned(const ProgressSummary *summary,
										 float8 *share);
extern bool progress_summary_mean_planned(const ProgressSummary *summary,
										  float8 *share);
extern bool progress_summary_variance(const ProgressSummary *summary,
									  float8 *variance);
extern bool progress_summary_index(const ProgressSummary *summary,
								   float8 *index);

extern Fault progress_summary_fault(const ProgressSummary *summary);
extern bool progress_summary_scan(Scanner *scanner, ProgressSummary *summary);
extern void progress_summary_format(const ProgressSummary *summary,
									StringInfo out);

#endif							/* CITYGOV_PROGRESS_SUMMARY_H */
