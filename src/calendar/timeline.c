/*
 * timeline.c
 *	  Counting working days and working time along a calendar, and finding the
 *	  n-th.
 */
#include "base/pure.h"

#include "calendar/timeline.h"

#define MICROSECONDS_OF_MINUTE INT64CONST(60000000)
#define MICROSECONDS_OF_DAY (DAY_MINUTES * MICROSECONDS_OF_MINUTE)

#define SLOTS_OF_STRETCH 4

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
	const Stretch *last = &timeline->stretch[timeline->count - 1];
	Stretch    *next = &timeline->stretch[timeline->count];
	int64		days = days_by_week(last->week, first) + last->days_shift;
	int64		minutes = minutes_by_week(last->week, first) + last->minutes_shift;

	next->week = week;
	next->days_shift = days - days_by_week(week, first);
	next->minutes_shift = minutes - minutes_by_week(week, first);
	timeline->first.number[timeline->count] = first;
	timeline->days.number[timeline->count] = days;
	timeline->minutes.number[timeline->count] = minutes;
	timeline->count++;
}

/*
 * Where one run of exceptions follows the other, nothing regular lies between:
 * the stretch that would begin there is replaced.
 */
static void
add_exception(Timeline *timeline, DayRun run, const Week *week)
{
	if (timeline->count > 1 &&
		timeline->first.number[timeline->count - 1] == run.first)
		timeline->count--;
	add_stretch(timeline, run.first, week);
	add_stretch(timeline, (int64) run.last + 1, &timeline->regular);
}

static void *
allocate(Size element, Size count)
{
	return palloc_extended(element * count, MCXT_ALLOC_HUGE);
}

/* a few for each stretch, so that they cost no more to make */
static void
make_slots(Steps *steps, int count)
{
	const int64 *number = steps->number;
	int64		width;
	int			before = 0;

	steps->count = count;
	if (count == 1)
		return;
	width = number[count - 1] - number[1];
	while (width >> steps->shift >= SLOTS_OF_STRETCH * (int64) count)
		steps->shift++;
	steps->slots = (width >> steps->shift) + 1;
	steps->slot = allocate(sizeof(int32), steps->slots + 1);
	for (int64 i = 0; i <= steps->slots; i++)
	{
		int64		begin = number[1] + (i << steps->shift);

		while (before + 1 < count && number[before + 1] < begin)
			before++;
		steps->slot[i] = before;
	}
}

/* the spans stay those of the calendar */
void
timeline_make(const Calendar *calendar, Timeline *timeline)
{
	const DayRuns *off = &calendar->off;
	const DayRuns *on = &calendar->on;
	Size		most = 2 * ((Size) off->count + on->count) + 1;
	int			i = 0;
	int			j = 0;

	memset(timeline, 0, sizeof(*timeline));
	timeline->since = calendar->since;
	timeline->until = calendar->until;
	make_weeks(calendar, timeline);
	timeline->stretch = allocate(sizeof(Stretch), most);
	timeline->first.number = allocate(sizeof(int64), most);
	timeline->days.number = allocate(sizeof(int64), most);
	timeline->minutes.number = allocate(sizeof(int64), most);
	timeline->first.number[0] = 0;
	timeline->days.number[0] = timeline->minutes.number[0] = 0;
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
	make_slots(&timeline->first, timeline->count);
	make_slots(&timeline->days, timeline->count);
	make_slots(&timeline->minutes, timeline->count);
}

/*
 * The last stretch whose number is not greater; the first where there is none.
 * The bisection takes both sides in the same number of steps, so that only the
 * number of steps can be mispredicted, and that is mostly none.
 */
static inline int
find_stretch(const Steps *steps, int64 number)
{
	const int64 *found;
	int64		slot;
	int			half;

	if (steps->count == 1 || number < steps->number[1])
		return 0;
	slot = (number - steps->number[1]) >> steps->shift;
	if (slot >= steps->slots)
		return steps->count - 1;
	found = steps->number + steps->slot[slot];
	for (int left = steps->slot[slot + 1] - steps->slot[slot] + 1; left > 1; left -= half)
	{
		half = left / 2;
		found += found[half] <= number ? half : 0;
	}
	return found - steps->number;
}

/*
 * Counting
 */

/* the stretch that a day lies in */
static inline const Stretch *
stretch_of_day(const Timeline *timeline, int64 day)
{
	return timeline->stretch + find_stretch(&timeline->first, day);
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
	const Stretch *found = timeline->stretch + find_stretch(&timeline->days, before);
	const Week *week = found->week;
	int64		number;

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
	const Stretch *found = timeline->stretch + find_stretch(&timeline->minutes, minutes);
	const Week *week = found->week;
	int64		number;
	int64		day;
	int64		rest;
	int			weekday;

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
