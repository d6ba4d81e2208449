/*
 * calendar.c
 *	  A work calendar: its checks and its stored form.  Its text is that of
 *	  calendar_text.c.
 */
#include "base/pure.h"

#include "calendar/calendar.h"

#define RUNS_AT_FIRST 16

void
calendar_start(Calendar *calendar)
{
	memset(calendar, 0, sizeof(*calendar));
	calendar->since = NO_SINCE;
	calendar->until = NO_UNTIL;
}

/*
 * Exceptions
 */

static int
compare_runs(const void *a, const void *b)
{
	const DayRun *left = a;
	const DayRun *right = b;

	return (left->first > right->first) - (left->first < right->first);
}

/* ascending, with what overlaps or touches merged */
static void
runs_canonicalise(DayRuns *runs)
{
	int			kept = 0;

	if (runs->count == 0)
		return;
	qsort(runs->run, runs->count, sizeof(DayRun), compare_runs);
	for (int i = 1; i < runs->count; i++)
	{
		DayRun	   *last = &runs->run[kept];

		if (runs->run[i].first <= last->last + 1)
			last->last = Max(last->last, runs->run[i].last);
		else
			runs->run[++kept] = runs->run[i];
	}
	runs->count = kept + 1;
}

static bool
runs_are_canonical(const DayRuns *runs)
{
	for (int i = 0; i < runs->count; i++)
	{
		if (!date_is_valid(runs->run[i].first) ||
			!date_is_valid(runs->run[i].last) ||
			runs->run[i].first > runs->run[i].last)
			return false;
		if (i > 0 && runs->run[i].first <= runs->run[i - 1].last + 1)
			return false;
	}
	return true;
}

/*
 * Days of the years 1 to 9999.  Where there is no room left, merging comes
 * first, so that repetitions cannot fill the memory.
 */
void
calendar_add_days(DayRuns *runs, int32 first, int32 last)
{
	if (runs->run == NULL)
	{
		runs->capacity = RUNS_AT_FIRST;
		runs->run = palloc(sizeof(DayRun) * runs->capacity);
	}
	if (runs->count > 0 && first == runs->run[runs->count - 1].last + 1)
	{
		runs->run[runs->count - 1].last = last;
		return;
	}
	if (runs->count == runs->capacity)
	{
		CHECK_FOR_INTERRUPTS();
		runs_canonicalise(runs);
		if (runs->count > runs->capacity / 2)
		{
			runs->capacity *= 2;
			runs->run = repalloc(runs->run, sizeof(DayRun) * runs->capacity);
		}
	}
	runs->run[runs->count].first = first;
	runs->run[runs->count].last = last;
	runs->count++;
}

void
calendar_canonicalise(Calendar *calendar)
{
	runs_canonicalise(&calendar->off);
	runs_canonicalise(&calendar->on);
}

static bool
runs_intersect(const DayRuns *a, const DayRuns *b)
{
	int			i = 0;
	int			j = 0;

	while (i < a->count && j < b->count)
	{
		if (a->run[i].last < b->run[j].first)
			i++;
		else if (b->run[j].last < a->run[i].first)
			j++;
		else
			return true;
	}
	return false;
}

static bool
runs_are_known(const DayRuns *runs, const Calendar *calendar)
{
	return runs->count == 0 ||
		(runs->run[0].first >= calendar->since &&
		 runs->run[runs->count - 1].last <= calendar->until);
}

static bool
spans_are_canonical(const WorkSpan *span, int count)
{
	int			free_from = 0;

	for (int i = 0; i < count; i++)
	{
		if (span[i].begin < free_from || span[i].begin >= span[i].end ||
			span[i].end > DAY_MINUTES)
			return false;
		free_from = span[i].end + 1;
	}
	return true;
}

/* says nothing at all: it would have no text */
static bool
is_empty(const Calendar *calendar)
{
	for (int i = 0; i < WEEK_DAYS; i++)
		if (calendar->span_count[i] > 0)
			return false;
	return calendar->off.count == 0 && calendar->on.count == 0 &&
		calendar->since == NO_SINCE && calendar->until == NO_UNTIL;
}

/*
 * What is wrong with a calendar whose parts were read from outside or brought
 * together, after calendar_canonicalise() where they come in any order.
 */
Fault
calendar_fault(const Calendar *calendar)
{
	if ((calendar->since != NO_SINCE && !date_is_valid(calendar->since)) ||
		(calendar->until != NO_UNTIL && !date_is_valid(calendar->until)))
		return fault(FAULT_NO_DATE, "dates of the years 1 to 9999");
	if (calendar->since > calendar->until)
		return fault(FAULT_SYNTAX, "\"since\" not after \"until\"");
	for (int i = 0; i < WEEK_DAYS; i++)
		if (!spans_are_canonical(calendar->span[i], calendar->span_count[i]))
			return fault(FAULT_SYNTAX, "hours of a day in ascending order that do not touch");
	if (!runs_are_canonical(&calendar->off) || !runs_are_canonical(&calendar->on))
		return fault(FAULT_SYNTAX, "dates of the years 1 to 9999 in ascending order, merged");
	if (!runs_are_known(&calendar->off, calendar) ||
		!runs_are_known(&calendar->on, calendar))
		return fault(FAULT_SYNTAX, "days \"off\" and \"on\" that lie between \"since\" and \"until\"");
	if (runs_intersect(&calendar->off, &calendar->on))
		return fault(FAULT_SYNTAX, "no day that is both \"off\" and \"on\"");
	if (is_empty(calendar))
		return fault(FAULT_SYNTAX, "a weekday or a clause");
	return no_fault();
}

/* the same but for exceptions? */
bool
calendar_same_base(const Calendar *a, const Calendar *b)
{
	if (a->since != b->since || a->until != b->until)
		return false;
	for (int i = 0; i < WEEK_DAYS; i++)
	{
		if (a->span_count[i] != b->span_count[i] ||
			(a->span_count[i] > 0 &&
			 memcmp(a->span[i], b->span[i],
					sizeof(WorkSpan) * a->span_count[i]) != 0))
			return false;
	}
	return true;
}

/*
 * The stored form
 */

Size
calendar_size(const Calendar *calendar)
{
	Size		size = offsetof(WorkCalendar, run) +
	sizeof(DayRun) * (calendar->off.count + calendar->on.count);

	for (int weekday = 0; weekday < WEEK_DAYS; weekday++)
		size += sizeof(WorkSpan) * calendar->span_count[weekday];
	return size;
}

/* where the spans begin in a stored value */
static WorkSpan *
stored_spans(const WorkCalendar *stored)
{
	return (WorkSpan *) (stored->run + stored->off_count + stored->on_count);
}

/* all but the varlena header */
void
calendar_write(const Calendar *calendar, WorkCalendar *stored)
{
	WorkSpan   *spans;

	stored->format = CALENDAR_FORMAT;
	stored->since = calendar->since;
	stored->until = calendar->until;
	stored->off_count = calendar->off.count;
	stored->on_count = calendar->on.count;
	stored->unused = 0;
	if (calendar->off.count > 0)
		memcpy(stored->run, calendar->off.run,
			   sizeof(DayRun) * calendar->off.count);
	if (calendar->on.count > 0)
		memcpy(stored->run + calendar->off.count, calendar->on.run,
			   sizeof(DayRun) * calendar->on.count);
	spans = stored_spans(stored);
	for (int weekday = 0; weekday < WEEK_DAYS; weekday++)
	{
		int			count = calendar->span_count[weekday];

		stored->span_count[weekday] = count;
		if (count > 0)
			memcpy(spans, calendar->span[weekday], sizeof(WorkSpan) * count);
		spans += count;
	}
}

void
calendar_view(const WorkCalendar *stored, Calendar *calendar)
{
	WorkSpan   *spans = stored_spans(stored);

	calendar_start(calendar);
	calendar->since = stored->since;
	calendar->until = stored->until;
	calendar->off.count = stored->off_count;
	calendar->off.run = unconstify(WorkCalendar *, stored)->run;
	calendar->on.count = stored->on_count;
	calendar->on.run = calendar->off.run + stored->off_count;
	for (int weekday = 0; weekday < WEEK_DAYS; weekday++)
	{
		calendar->span_count[weekday] = stored->span_count[weekday];
		calendar->span[weekday] = spans;
		spans += stored->span_count[weekday];
	}
}
