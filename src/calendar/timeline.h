/*
 * timeline.h
 *	  Counting working days and working time along a calendar, and finding the
 *	  n-th.
 *
 * Pure.
 *
 * Time is cut into stretches, in each of which one week repeats: the regular
 * one, one that is all off, and one in which every day works.  Of each stretch
 * it is known how much work comes before it, so that counting is a short
 * bisection and some arithmetic on weeks, however long the span.
 *
 * What is counted has no natural zero: only differences mean something.
 */
#ifndef CITYGOV_TIMELINE_H
#define CITYGOV_TIMELINE_H

#include "calendar/calendar.h"

typedef struct Week
{
	int			days[WEEK_DAYS + 1];	/* working days before each weekday */
	int			minutes[WEEK_DAYS + 1]; /* and minutes; last: of the week */
	int			span_count[WEEK_DAYS];
	const WorkSpan *span[WEEK_DAYS];
} Week;

typedef struct Stretch
{
	const Week *week;
	int64		days_shift;		/* what the working days before it are more
								 * than by its week alone */
	int64		minutes_shift;	/* the same of minutes */
} Stretch;

/*
 * A number of each stretch, none smaller than the one before; of stretch 0 it
 * has no meaning.  Slots of equal width narrow the bisection: slot[i] is the last
 * stretch whose number lies before slot i.
 */
typedef struct Steps
{
	int			count;
	int			shift;			/* a slot is 2^shift wide */
	int64	   *number;
	int64		slots;
	int32	   *slot;			/* slots + 1 */
} Steps;

typedef struct Timeline
{
	int32		since;
	int32		until;
	Week		regular;
	Week		off;
	Week		on;
	int			count;
	Stretch    *stretch;
	Steps		first;			/* day */
	Steps		days;			/* working days before it */
	Steps		minutes;		/* working minutes before it */
} Timeline;

extern void timeline_make(const Calendar *calendar, Timeline *timeline);

extern bool timeline_works(const Timeline *timeline, int64 day);

/* of all time before a day, an instant */
extern int64 timeline_days_before(const Timeline *timeline, int64 day);
extern int64 timeline_work_before(const Timeline *timeline, int64 instant);

/*
 * The working day that has so many before it; the instant at which the working
 * microsecond begins that has so many before it.  False where there is none, or
 * not among the instants of 64 bits.
 */
extern bool timeline_find_day(const Timeline *timeline, int64 before,
							  int64 *day);
extern bool timeline_find_work(const Timeline *timeline, int64 before,
							   int64 *instant);

#endif							/* CITYGOV_TIMELINE_H */
