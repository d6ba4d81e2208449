/*
 * cost.h
 *	  What many tasks cost on one day: budget, planned, earned and spent.
 *
 * Pure.  The SQL type over it, and the aggregate whose state it is, are
 * cost_summary.c.
 */
#ifndef CITYGOV_COST_H
#define CITYGOV_COST_H

#include "base/scan.h"
#include "progress/amount.h"
#include "progress/progress.h"

/*
 * The value of the SQL type and, as it stands, the state of the aggregate:
 * fixed length, so that the executor, a parallel worker and a remote node all
 * hand over the same bytes.
 */
typedef struct CostSummary
{
	int32		as_of;			/* the day, the same for all tasks */
	int32		unused;			/* 0: equal summaries are equal bytes */
	int64		tasks;			/* that are in the sums */
	int64		missing;		/* without a budget or without spending */
	AmountSum	budget;			/* BAC */
	AmountSum	planned;		/* PV */
	AmountSum	earned;			/* EV */
	AmountSum	spent;			/* AC; below 0 where refunds are larger */
} CostSummary;

StaticAssertDecl(sizeof(CostSummary) == 88,
				 "cost_summary is declared with INTERNALLENGTH = 88");

typedef struct TaskCost
{
	Amount		budget;			/* not negative */
	Amount		spent;
} TaskCost;

extern Amount cost_planned(const TaskProgress *progress, int32 as_of,
						   Amount budget);
extern Amount cost_earned(const TaskProgress *progress, Amount budget);

extern void cost_summary_start(CostSummary *summary, int32 as_of);
extern bool cost_summary_add(CostSummary *summary,
							 const TaskProgress *progress, TaskCost cost);
extern bool cost_summary_add_missing(CostSummary *summary);
extern bool cost_summary_merge(CostSummary *summary, const CostSummary *other);

/* a ratio of two sums; false where the divisor is 0 */
extern bool cost_ratio(AmountSum dividend, AmountSum divisor, float8 *ratio);

extern Fault cost_summary_fault(const CostSummary *summary);
extern bool cost_summary_scan(Scanner *scanner, CostSummary *summary);
extern void cost_summary_format(const CostSummary *summary, StringInfo out);

#endif							/* CITYGOV_COST_H */
