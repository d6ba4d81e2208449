/*
 * timeline.c
 *	  Counting working days and working time along a calendar, and finding the
 *	  n-th.
 */
#include "base/pure.h"

#include "calendar/timeline.h"

#define MICROSECONDS_OF_MINUTE INT64CONST(60000000)
#define MICROSECONDS_OF_DAY (DAY_MINUTES * MICROSECONDS_OF_MINUTE)

static const WorkSpan whole_day = {0, DAY_MINUTES};

/* towards minus infinity */
static int64
floor_divide(int64 a, int64 b)
{
	return a / b - (a % b < 0);
}

/* a Monday is the first day of week 0 */
static int64
week_of(int64 day)
{
	return floor_divide(day + 5, WEEK_DAYS);
}

/*
 * Making one
 */

static void
week_set(Week *week, int weekday, int span_count, const WorkSpan *span)
{
	int			minutes = 0;

	for (int i = 0; i < span_count; i++)
		minutes += span[i].end - span[i].begin;
	week->span_count[weekday] = span_count;
	week->span[weekday] = span;
	week->days[weekday + 1] = week->days[weekday] + (span_count > 0);
	week->minutes[weekday + 1] = week->minutes[weekday] + minutes;
}

/*
 * A make-up day has the hours of the first working weekday, but one that works
 * anyway its own; where no weekday works, the whole day.
 */
static void
make_weeks(const Calendar *calendar, Timeline *timeline)
{
	int			count = 1;
	const WorkSpan *span = &whole_day;

	for (int weekday = WEEK_DAYS - 1; weekday >= 0; weekday--)
	{
		if (calendar->span_count[weekday] == 0)
			continue;
		count = calendar->span_count[weekday];
		span = calendar->span[weekday];
	}
	for (int weekday = 0; weekday < WEEK_DAYS; weekday++)
	{
		int			own = calendar->span_count[weekday];

		week_set(&timeline->regular, weekday, own, calendar->span[weekday]);
		week_set(&timeline->off, weekday, 0, NULL);
		if (own > 0)
			week_set(&timeline->on, weekday, own, calendar->span[weekday]);
		else
			week_set(&timeline->on, weekday, count, span);
	}
}

static int64
days_by_week(const Week *week, int64 day)
{
	return week_of(day) * week->days[WEEK_DAYS] + week->days[weekday_of(day)];
}

static int64
minutes_by_week(const Week *week, int64 day)
{
	return week_of(day) * week->minutes[WEEK_DAYS] +
		week->minutes[weekday_of(day)];
}

/* from this day on another week repeats */
static void
add_stretch(Timeline *timeline, int64 first, const Week *week)
{
	Stretch    *last = &timeline->stretch[timeline->count - 1];
	Stretch    *next = &timeline->stretch[timeline->count++];

	next->first = first;
	next->week = week;
	next->days = days_by_week(last->week, first) + last->days_shift;
	next->days_shift = next->days - days_by_week(week, first);
	next->minutes = minutes_by_week(last->week, first) + last->minutes_shift;
	next->minutes_shift = next->minutes - minutes_by_week(week, first);
}

/*
 * Where one run of exceptions follows the other, nothing regular lies between:
 * the stretch that would begin there is replaced.
 */
static void
add_exception(Timeline *timeline, DayRun run, const Week *week)
{
	if (timeline->stretch[timeline->count - 1].first == run.first &&
		timeline->count > 1)
		timeline->count--;
	add_stretch(timeline, run.first, week);
	add_stretch(timeline, (int64) run.last + 1, &timeline->regular);
}

/* the spans stay those of the calendar */
void
timeline_make(const Calendar *calendar, Timeline *timeline)
{
	const DayRuns *off = &calendar->off;
	const DayRuns *on = &calendar->on;
	int			i = 0;
	int			j = 0;

	memset(timeline, 0, sizeof(*timeline));
	timeline->since = calendar->since;
	timeline->until = calendar->until;
	make_weeks(calendar, timeline);
	timeline->stretch =
		palloc_extended(sizeof(Stretch) * (2 * ((Size) off->count + on->count) + 1),
						MCXT_ALLOC_HUGE);
	memset(&timeline->stretch[0], 0, sizeof(Stretch));
	timeline->stretch[0].week = &timeline->regular;
	timeline->count = 1;
	while (i < off->count || j < on->count)
	{
		if (j == on->count ||
			(i < off->count && off->run[i].first < on->run[j].first))
			add_exception(timeline, off->run[i++], &timeline->off);
		else
			add_exception(timeline, on->run[j++], &timeline->on);
	}
}

/*
 * Counting
 */

/*
 * The stretch that a day lies in.  These bisections take both sides in the same
 * number of steps, so that there is no branch to mispredict.
 */
static const Stretch *
stretch_of_day(const Timeline *timeline, int64 day)
{
	const Stretch *found = timeline->stretch;
	int			half;

	for (int left = timeline->count; left > 1; left -= half)
	{
		half = left / 2;
		found += found[half].first <= day ? half : 0;
	}
	return found;
}

bool
timeline_works(const Timeline *timeline, int64 day)
{
	const Week *week = stretch_of_day(timeline, day)->week;

	return week->span_count[weekday_of(day)] > 0;
}

int64
timeline_days_before(const Timeline *timeline, int64 day)
{
	const Stretch *stretch = stretch_of_day(timeline, day);

	return days_by_week(stretch->week, day) + stretch->days_shift;
}

/* nothing overflows: there is no more work than time */
int64
timeline_work_before(const Timeline *timeline, int64 instant)
{
	int64		day = floor_divide(instant, MICROSECONDS_OF_DAY);
	int64		clock = instant - day * MICROSECONDS_OF_DAY;
	const Stretch *stretch = stretch_of_day(timeline, day);
	const Week *week = stretch->week;
	int			weekday = weekday_of(day);
	int64		work = (minutes_by_week(week, day) + stretch->minutes_shift) *
	MICROSECONDS_OF_MINUTE;

	for (int i = 0; i < week->span_count[weekday]; i++)
	{
		int64		begin = week->span[weekday][i].begin * MICROSECONDS_OF_MINUTE;
		int64		end = week->span[weekday][i].end * MICROSECONDS_OF_MINUTE;

		if (clock <= begin)
			break;
		work += Min(clock, end) - begin;
	}
	return work;
}

/*
 * Finding
 */

/* the last weekday that has no more than this before it: one that works */
static int
find_weekday(const int *before, int64 rest)
{
	int			weekday = WEEK_DAYS - 1;

	while (before[weekday] > rest)
		weekday--;
	return weekday;
}

static int64
first_day_of_week(int64 week)
{
	return week * WEEK_DAYS - 5;
}

/*
 * Of stretches with equally many working days before them all but the last have
 * none themselves.  A stretch of none is the last only where it is the regular
 * week for ever.
 */
bool
timeline_find_day(const Timeline *timeline, int64 before, int64 *day)
{
	const Stretch *found = timeline->stretch;
	const Week *week;
	int64		number;
	int			half;

	for (int left = timeline->count; left > 1; left -= half)
	{
		half = left / 2;
		found += found[half].days <= before ? half : 0;
	}
	week = found->week;
	if (week->days[WEEK_DAYS] == 0)
		return false;
	before -= found->days_shift;
	number = floor_divide(before, week->days[WEEK_DAYS]);
	*day = first_day_of_week(number) +
		find_weekday(week->days, before - number * week->days[WEEK_DAYS]);
	return true;
}

/* the minute of a day that has so many working ones before it */
static int
find_minute(const WorkSpan *span, int before)
{
	while (before >= span->end - span->begin)
	{
		before -= span->end - span->begin;
		span++;
	}
	return span->begin + before;
}

bool
timeline_find_work(const Timeline *timeline, int64 before, int64 *instant)
{
	int64		minutes = floor_divide(before, MICROSECONDS_OF_MINUTE);
	int64		microseconds = before - minutes * MICROSECONDS_OF_MINUTE;
	const Stretch *found = timeline->stretch;
	const Week *week;
	int64		number;
	int			half;
	int64		day;
	int64		rest;
	int			weekday;

	for (int left = timeline->count; left > 1; left -= half)
	{
		half = left / 2;
		found += found[half].minutes <= minutes ? half : 0;
	}
	week = found->week;
	if (week->minutes[WEEK_DAYS] == 0)
		return false;
	minutes -= found->minutes_shift;
	number = floor_divide(minutes, week->minutes[WEEK_DAYS]);
	rest = minutes - number * week->minutes[WEEK_DAYS];
	weekday = find_weekday(week->minutes, rest);
	day = first_day_of_week(number) + weekday;
	if (day > PG_INT64_MAX / MICROSECONDS_OF_DAY - 1 ||
		day < PG_INT64_MIN / MICROSECONDS_OF_DAY + 1)
		return false;
	*instant = day * MICROSECONDS_OF_DAY + microseconds +
		find_minute(week->span[weekday], rest - week->minutes[weekday]) *
		MICROSECONDS_OF_MINUTE;
	return true;
}
