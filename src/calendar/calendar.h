/*
 * calendar.h
 *	  A work calendar: which weekdays work, in which hours, the days that are an
 *	  exception, and the days from and up to which all of it is known.
 *
 * Pure.  The SQL type over it is work_calendar.c; what is counted and found on
 * it is timeline.c.
 */
#ifndef CITYGOV_CALENDAR_H
#define CITYGOV_CALENDAR_H

#include "base/pure.h"

#include "base/date.h"
#include "base/scan.h"

#define WEEK_DAYS 7
#define DAY_MINUTES 1440

/* a calendar without "since" or "until": PostgreSQL's infinite dates */
#define NO_SINCE PG_INT32_MIN
#define NO_UNTIL PG_INT32_MAX

/* working hours within a day, in minutes since midnight; end is excluded */
typedef struct WorkSpan
{
	uint16		begin;
	uint16		end;
} WorkSpan;

/* days without a gap, both ends included */
typedef struct DayRun
{
	int32		first;
	int32		last;
} DayRun;

typedef struct DayRuns
{
	int			count;
	int			capacity;
	DayRun	   *run;
} DayRuns;

/*
 * In its canonical form the spans of a day ascend and do not touch, and neither
 * do the runs.  A weekday without a span is free.
 */
typedef struct Calendar
{
	int32		since;
	int32		until;
	int			span_count[WEEK_DAYS];	/* Monday first */
	WorkSpan   *span[WEEK_DAYS];
	DayRuns		off;
	DayRuns		on;
} Calendar;

#define CALENDAR_FORMAT 1

/*
 * The stored value: this, the runs of off and of on, and the spans of the week.
 * No byte is left to chance, so that equal calendars are equal bytes.
 */
typedef struct WorkCalendar
{
	int32		vl_len_;		/* varlena header */
	int32		format;
	int32		since;
	int32		until;
	int32		off_count;
	int32		on_count;
	uint16		span_count[WEEK_DAYS];
	uint16		unused;			/* 0 */
	DayRun		run[FLEXIBLE_ARRAY_MEMBER];
} WorkCalendar;

extern void calendar_start(Calendar *calendar);
extern void calendar_add_days(DayRuns *runs, int32 first, int32 last);
extern void calendar_canonicalise(Calendar *calendar);
extern Fault calendar_fault(const Calendar *calendar);
extern bool calendar_same_base(const Calendar *a, const Calendar *b);

extern bool calendar_scan(Scanner *scanner, Calendar *calendar);
extern void calendar_format(const Calendar *calendar, StringInfo out);
extern void calendar_format_clock(int minute, StringInfo out);
extern const char *calendar_weekday_name(int weekday);

/* between the two forms; a view points into the stored value */
extern Size calendar_size(const Calendar *calendar);
extern void calendar_write(const Calendar *calendar, WorkCalendar *stored);
extern void calendar_view(const WorkCalendar *stored, Calendar *calendar);

/* Monday is 0; 2000-01-01 was a Saturday */
static inline int
weekday_of(int64 day)
{
	int			weekday = (day + 5) % WEEK_DAYS;

	return weekday < 0 ? weekday + WEEK_DAYS : weekday;
}

/* no hours are the whole day */
static inline bool
is_whole_day(const Calendar *calendar, int weekday)
{
	return calendar->span_count[weekday] == 1 &&
		calendar->span[weekday][0].begin == 0 &&
		calendar->span[weekday][0].end == DAY_MINUTES;
}

#endif							/* CITYGOV_CALENDAR_H */
