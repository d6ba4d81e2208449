/*
 * happenings.h
 *	  When something happened that must happen regularly, and how that is judged.
 *
 * Pure.  The SQL type over it, and the aggregate whose state it is, are
 * cadence_summary.c.
 */
#ifndef CITYGOV_HAPPENINGS_H
#define CITYGOV_HAPPENINGS_H

#include "cadence/period.h"

/*
 * Canonical happenings are strictly ascending by day and period, so that equal
 * summaries are equal bytes whatever the order of the rows they came from.
 */
typedef struct Happening
{
	int32		day;
	int32		period;			/* that it counts for */
	int64		times;			/* from 1 to HAPPENING_TIMES_MAX */
} Happening;

/*
 * Text takes up to 50 bytes for each and must stay below 1 GB; and the counts of
 * all together must not overflow.
 */
#define HAPPENINGS_MAX 20000000
#define HAPPENING_TIMES_MAX INT64CONST(1000000000)

typedef struct Happenings
{
	Timetable	timetable;
	int64		count;
	Happening  *happening;
} Happenings;

typedef enum PeriodStatus
{
	PERIOD_PARTIAL,				/* sticks out of the span: not judged */
	PERIOD_OPEN,				/* its deadline is not over */
	PERIOD_KEPT,
	PERIOD_LATE,				/* often enough, but not all in time */
	PERIOD_MISSED
} PeriodStatus;

#define PERIOD_STATUSES (PERIOD_MISSED + 1)

typedef struct JudgedPeriod
{
	int32		begin;
	int32		end;			/* its last day */
	int32		deadline;
	PeriodStatus status;
	int64		happened;		/* up to the day it is judged at */
	int64		in_time;		/* of these */
} JudgedPeriod;

/* all periods that a span touches, judged at a day */
typedef struct Judgement
{
	int			periods;
	JudgedPeriod *period;
	int64		count[PERIOD_STATUSES];
	int64		due;			/* kept, late and missed */
	int64		longest_lapse;	/* most missed in a row */
	bool		has_next_due;
	int32		next_due;
} Judgement;

extern const char *period_status_name(PeriodStatus status);

/* false where a count overflows */
extern bool happenings_canonicalise(Happenings *happenings);
extern Fault happening_fault(const Timetable *timetable,
							 const Happening *happening,
							 const Happening *previous);
extern bool happenings_scan(Scanner *scanner, Happenings *happenings);
extern void happenings_format(const Happenings *happenings, StringInfo out);

extern Judgement happenings_judge(const Happenings *happenings, int32 as_of);

#endif							/* CITYGOV_HAPPENINGS_H */
