/*
 * growing_calendar.c
 *	  The aggregate work_calendar_agg: days of a table added to a calendar.
 *
 * Its state grows: an expanded object, whose days are in any order until
 * somebody looks at it.
 */
#include "postgres.h"

#include "fmgr.h"
#include "utils/builtins.h"
#include "utils/date.h"

#include "base/aggregate.h"
#include "base/report.h"
#include "calendar/work_calendar.h"

PG_FUNCTION_INFO_V1(work_calendar_accum);
PG_FUNCTION_INFO_V1(work_calendar_combine);
PG_FUNCTION_INFO_V1(work_calendar_final);

typedef struct GrowingCalendar
{
	ExpandedObjectHeader header;
	WorkCalendar *base;			/* the last that was looked at */
	Calendar	calendar;
} GrowingCalendar;

/* no order of days says anything, so putting them in order changes nothing */
static const Calendar *
finish(GrowingCalendar *growing)
{
	calendar_canonicalise(&growing->calendar);
	require_argument(calendar_fault(&growing->calendar),
					 "the days do not make a work calendar");
	return &growing->calendar;
}

static Size
growing_flat_size(ExpandedObjectHeader *header)
{
	return calendar_size(finish((GrowingCalendar *) header));
}

static void
growing_flatten(ExpandedObjectHeader *header, void *result, Size size)
{
	calendar_write(finish((GrowingCalendar *) header), result);
	SET_VARSIZE(result, size);
}

static const ExpandedObjectMethods growing_methods = {
	growing_flat_size,
	growing_flatten
};

static void
add_runs(DayRuns *runs, const DayRuns *more)
{
	for (int i = 0; i < more->count; i++)
		calendar_add_days(runs, more->run[i].first, more->run[i].last);
}

/* remember a calendar, whose week the state shares then */
static void
keep_base(GrowingCalendar *growing, const WorkCalendar *base)
{
	growing->base = memcpy(palloc(VARSIZE(base)), base, VARSIZE(base));
}

/* in the present context */
static void
add_calendar(GrowingCalendar *growing, const WorkCalendar *base)
{
	Calendar	calendar;

	if (growing->base != NULL && VARSIZE(base) == VARSIZE(growing->base) &&
		memcmp(base, growing->base, VARSIZE(base)) == 0)
		return;
	calendar_view(base, &calendar);
	if (growing->base == NULL)
	{
		keep_base(growing, base);
		calendar_view(growing->base, &growing->calendar);
		growing->calendar.off = growing->calendar.on = (DayRuns)
		{
			0
		};
	}
	else if (!calendar_same_base(&growing->calendar, &calendar))
		require_argument(fault(FAULT_SYNTAX, "calendars with the same weekdays, hours and limits"),
						 "different base calendars");
	add_runs(&growing->calendar.off, &calendar.off);
	add_runs(&growing->calendar.on, &calendar.on);
}

/* the state of argument n, to be written to; NULL is a new one */
static GrowingCalendar *
growing_argument(FunctionCallInfo fcinfo, int n)
{
	GrowingCalendar *growing = NULL;
	MemoryContext context;
	MemoryContext caller;

	if (!PG_ARGISNULL(n) &&
		(growing = expanded_state(PG_GETARG_DATUM(n), &growing_methods, true)) != NULL)
		return growing;
	context = expanded_state_context(fcinfo, CALENDAR_TYPE_NAME);
	growing = MemoryContextAllocZero(context, sizeof(GrowingCalendar));
	EOH_init_header(&growing->header, &growing_methods, context);
	if (PG_ARGISNULL(n))
		return growing;
	caller = MemoryContextSwitchTo(context);
	add_calendar(growing, work_calendar_detoast(PG_GETARG_DATUM(n)));
	MemoryContextSwitchTo(caller);
	return growing;
}

/* work_calendar_accum(state, base, day, working) */
Datum
work_calendar_accum(PG_FUNCTION_ARGS)
{
	GrowingCalendar *growing;
	const WorkCalendar *base;
	MemoryContext caller;
	DayRuns    *runs;

	if (PG_ARGISNULL(1))
		return aggregate_skip_row(fcinfo);
	base = work_calendar_detoast(PG_GETARG_DATUM(1));
	growing = growing_argument(fcinfo, 0);
	caller = MemoryContextSwitchTo(growing->header.eoh_context);
	add_calendar(growing, base);
	if (!PG_ARGISNULL(2) && !PG_ARGISNULL(3))
	{
		DateADT		day = PG_GETARG_DATEADT(2);

		if (!date_is_valid(day))
			require_argument(fault(FAULT_NO_DATE, "a date of the years 1 to 9999"),
							 "date out of range: \"%s\"",
							 DatumGetCString(DirectFunctionCall1(date_out, DateADTGetDatum(day))));
		runs = PG_GETARG_BOOL(3) ? &growing->calendar.on : &growing->calendar.off;
		calendar_add_days(runs, day, day);
	}
	MemoryContextSwitchTo(caller);
	PG_RETURN_DATUM(EOHPGetRWDatum(&growing->header));
}

Datum
work_calendar_combine(PG_FUNCTION_ARGS)
{
	GrowingCalendar *growing;
	MemoryContext caller;

	if (PG_ARGISNULL(1))
		return aggregate_skip_row(fcinfo);
	growing = growing_argument(fcinfo, 0);
	caller = MemoryContextSwitchTo(growing->header.eoh_context);
	add_calendar(growing, work_calendar_detoast(PG_GETARG_DATUM(1)));
	MemoryContextSwitchTo(caller);
	PG_RETURN_DATUM(EOHPGetRWDatum(&growing->header));
}

/* the flat value, so that days that contradict each other are found here */
Datum
work_calendar_final(PG_FUNCTION_ARGS)
{
	PG_RETURN_POINTER(work_calendar_detoast(PG_GETARG_DATUM(0)));
}
