/*
 * case_tally.h
 *	  What many cases amount to at one instant: counts, and how long they took.
 *
 * Pure.
 */
#ifndef CITYGOV_CASE_TALLY_H
#define CITYGOV_CASE_TALLY_H

#include "cases/case.h"
#include "cases/tally.h"

/*
 * How many are open, closed and responded to is what the durations count.
 */
typedef struct CaseCounts
{
	int64		on_time;		/* closed by the time they were due */
	int64		closed_late;
	int64		overdue;		/* open */
	int64		resolved;		/* these five of the closed */
	int64		unresolved;
	int64		satisfied;
	int64		dissatisfied;
	int64		reopened;
	int64		responded_in_time;
	int64		response_due;	/* in time, late, or neither and too late now */
} CaseCounts;

/* a look at a finished value */
typedef struct CaseReport
{
	int64		as_of;
	CaseCounts	counts;
	Durations	response;		/* opening to first response */
	Durations	handling;		/* opening to closing */
} CaseReport;

/* the state of an aggregate */
typedef struct CaseTally
{
	int64		as_of;
	CaseCounts	counts;
	Tally		response;
	Tally		handling;
} CaseTally;

/* begins with a tally of zeros and its as_of; false where a count overflows */
extern bool case_tally_add(CaseTally *tally, const ServiceCase *service_case);
extern bool case_tally_merge(CaseTally *tally, const CaseReport *report);
extern void case_tally_view(const CaseTally *tally, CaseReport *report);

extern Fault case_report_fault(const CaseReport *report);
extern bool case_report_scan(Scanner *scanner, CaseReport *report);
extern void case_report_format(const CaseReport *report, StringInfo out);

#endif							/* CITYGOV_CASE_TALLY_H */
