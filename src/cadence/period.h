/*
 * period.h
 *	  How often something must happen, and the periods and deadlines that this
 *	  makes of a span of days.
 *
 * Pure.  The SQL type over Cadence is cadence.c.
 */
#ifndef CITYGOV_PERIOD_H
#define CITYGOV_PERIOD_H

#include "base/date.h"

typedef enum PeriodUnit
{
	PERIOD_DAY = 1,
	PERIOD_WEEK,				/* ISO: from Monday */
	PERIOD_MONTH,
	PERIOD_QUARTER,
	PERIOD_HALF_YEAR,
	PERIOD_YEAR
} PeriodUnit;

typedef enum DeadlineRule
{
	DEADLINE_PERIOD_END,		/* the last day of the period */
	DEADLINE_WITHIN,			/* so many days after that */
	DEADLINE_BY_DAY,			/* that day of the next period */
	DEADLINE_ON_DAY				/* that day, and only what happens on it
								 * counts */
} DeadlineRule;

/*
 * The value of the SQL type: fixed length, no padding, so that equal values are
 * equal bytes.
 */
typedef struct Cadence
{
	int32		times;			/* that it must happen in each period */
	int32		units;			/* of time, that a period has */
	int16		unit;			/* PeriodUnit */
	int16		rule;			/* DeadlineRule */
	int32		day;			/* of the rule; 0 where it has none */
} Cadence;

StaticAssertDecl(sizeof(Cadence) == 16,
				 "cadence is declared with INTERNALLENGTH = 16");

#define TIMES_MAX 1000000
#define UNITS_MAX 1000
#define WITHIN_MAX 3660

extern const char *cadence_unit_name(const Cadence *cadence);
extern const char *cadence_rule_name(const Cadence *cadence);

extern Fault cadence_fault(const Cadence *cadence);
extern bool cadence_scan(Scanner *scanner, Cadence *cadence);
extern void cadence_format(const Cadence *cadence, StringInfo out);
extern int	cadence_compare(const Cadence *a, const Cadence *b);

/*
 * A cadence over a span of days, both ends included.  Its periods are numbered
 * from 0, the one that holds the first day; the numbers go on beyond the span.
 */
typedef struct Timetable
{
	Cadence		cadence;
	int32		first;
	int32		last;
} Timetable;

static inline bool
timetable_equal(const Timetable *a, const Timetable *b)
{
	return memcmp(a, b, sizeof(Timetable)) == 0;
}

extern Fault timetable_fault(const Timetable *timetable);

/* how many periods the span touches */
extern int	timetable_periods(const Timetable *timetable);

/* the period that a day lies in, and the first day of a period */
extern int	timetable_period_of(const Timetable *timetable, int32 day);
extern int32 timetable_begin(const Timetable *timetable, int period);
extern int32 timetable_deadline(const Timetable *timetable, int period);

/* false for a period that sticks out of the span */
extern bool timetable_is_whole(const Timetable *timetable, int period);

/*
 * The period that a happening counts for: where none is named, the one with the
 * earliest deadline that is not before it.  False where it counts for none of
 * the periods that the span touches.
 */
extern bool timetable_counts_for(const Timetable *timetable, int32 day,
								 int *period);
extern bool timetable_may_count(const Timetable *timetable, int32 day,
								int period);

#endif							/* CITYGOV_PERIOD_H */
