/*
 * work_calendar.c
 *	  The SQL type work_calendar and what is asked of one: converts, checks, and
 *	  calls calendar.c and timeline.c.
 */
#include "postgres.h"

#include "common/int.h"
#include "fmgr.h"
#include "utils/builtins.h"
#include "utils/date.h"
#include "utils/datetime.h"
#include "utils/memutils.h"
#include "utils/timestamp.h"

#include "base/compat.h"
#include "base/json.h"
#include "base/order.h"
#include "base/report.h"
#include "base/wire.h"
#include "calendar/timeline.h"
#include "calendar/work_calendar.h"

PG_FUNCTION_INFO_V1(work_calendar_in);
PG_FUNCTION_INFO_V1(work_calendar_out);
PG_FUNCTION_INFO_V1(work_calendar_recv);
PG_FUNCTION_INFO_V1(work_calendar_send);
PG_FUNCTION_INFO_V1(work_calendar_jsonb);
PG_FUNCTION_INFO_V1(work_calendar_is_working_day);
PG_FUNCTION_INFO_V1(work_calendar_working_days);
PG_FUNCTION_INFO_V1(work_calendar_add_working_days);
PG_FUNCTION_INFO_V1(work_calendar_working_time);
PG_FUNCTION_INFO_V1(work_calendar_working_time_local);
PG_FUNCTION_INFO_V1(work_calendar_add_working_time);
PG_FUNCTION_INFO_V1(work_calendar_add_working_time_local);

#define TYPE_NAME CALENDAR_TYPE_NAME
#define BINARY_VERSION 1

/*
 * The stored value
 */

const WorkCalendar *
work_calendar_detoast(Datum datum)
{
	const WorkCalendar *stored = (WorkCalendar *) PG_DETOAST_DATUM(datum);

	require_format(stored->format, CALENDAR_FORMAT, TYPE_NAME);
	return stored;
}

WorkCalendar *
work_calendar_make(const Calendar *calendar)
{
	Size		size = calendar_size(calendar);
	WorkCalendar *stored = palloc(size);

	calendar_write(calendar, stored);
	SET_VARSIZE(stored, size);
	return stored;
}

/*
 * Input and output
 */

Datum
work_calendar_in(PG_FUNCTION_ARGS)
{
	Calendar	calendar;
	Scanner		scanner;

	scan_begin(&scanner, PG_GETARG_CSTRING(0));
	if (!calendar_scan(&scanner, &calendar))
		return report_scan_failure(fcinfo, &scanner, TYPE_NAME);
	PG_RETURN_POINTER(work_calendar_make(&calendar));
}

Datum
work_calendar_out(PG_FUNCTION_ARGS)
{
	Calendar	calendar;
	StringInfoData out;

	calendar_view(work_calendar_detoast(PG_GETARG_DATUM(0)), &calendar);
	initStringInfo(&out);
	calendar_format(&calendar, &out);
	PG_RETURN_CSTRING(out.data);
}

/* a count, led by which come elements of so many bytes each */
static int
receive_count(StringInfo message, int element)
{
	int			count = pq_getmsgint(message, 4);

	if (count < 0 || count > (message->len - message->cursor) / element)
		require_received(fault(FAULT_SYNTAX, "as many elements as the message says"), TYPE_NAME);
	return count;
}

static void
receive_days(StringInfo message, DayRuns *runs)
{
	runs->count = receive_count(message, sizeof(DayRun));
	runs->run = palloc(sizeof(DayRun) * runs->count);
	for (int i = 0; i < runs->count; i++)
	{
		runs->run[i].first = (int32) pq_getmsgint(message, 4);
		runs->run[i].last = (int32) pq_getmsgint(message, 4);
	}
}

static void
receive_hours(StringInfo message, Calendar *calendar, int weekday)
{
	int			count = receive_count(message, sizeof(WorkSpan));

	/* more cannot be apart from each other */
	if (count > DAY_MINUTES / 2)
		require_received(fault(FAULT_SYNTAX, "at most 720 spans of hours a day"), TYPE_NAME);
	calendar->span_count[weekday] = count;
	calendar->span[weekday] = palloc(sizeof(WorkSpan) * count);
	for (int i = 0; i < count; i++)
	{
		calendar->span[weekday][i].begin = (uint16) pq_getmsgint(message, 2);
		calendar->span[weekday][i].end = (uint16) pq_getmsgint(message, 2);
	}
}

/*
 * since and until, of each weekday the number of its spans and their minutes,
 * then the days off and the days on, as numbers of runs with their two ends.
 */
Datum
work_calendar_recv(PG_FUNCTION_ARGS)
{
	StringInfo	message = (StringInfo) PG_GETARG_POINTER(0);
	Calendar	calendar;

	calendar_start(&calendar);
	receive_version(message, BINARY_VERSION, TYPE_NAME);
	calendar.since = (int32) pq_getmsgint(message, 4);
	calendar.until = (int32) pq_getmsgint(message, 4);
	for (int weekday = 0; weekday < WEEK_DAYS; weekday++)
		receive_hours(message, &calendar, weekday);
	receive_days(message, &calendar.off);
	receive_days(message, &calendar.on);
	require_received(calendar_fault(&calendar), TYPE_NAME);
	PG_RETURN_POINTER(work_calendar_make(&calendar));
}

static void
send_days(StringInfo message, const DayRuns *runs)
{
	pq_sendint32(message, runs->count);
	for (int i = 0; i < runs->count; i++)
	{
		pq_sendint32(message, runs->run[i].first);
		pq_sendint32(message, runs->run[i].last);
	}
}

Datum
work_calendar_send(PG_FUNCTION_ARGS)
{
	Calendar	calendar;
	StringInfoData message;

	calendar_view(work_calendar_detoast(PG_GETARG_DATUM(0)), &calendar);
	pq_begintypsend(&message);
	send_version(&message, BINARY_VERSION);
	pq_sendint32(&message, calendar.since);
	pq_sendint32(&message, calendar.until);
	for (int weekday = 0; weekday < WEEK_DAYS; weekday++)
	{
		pq_sendint32(&message, calendar.span_count[weekday]);
		for (int i = 0; i < calendar.span_count[weekday]; i++)
		{
			pq_sendint16(&message, calendar.span[weekday][i].begin);
			pq_sendint16(&message, calendar.span[weekday][i].end);
		}
	}
	send_days(&message, &calendar.off);
	send_days(&message, &calendar.on);
	PG_RETURN_BYTEA_P(pq_endtypsend(&message));
}

DEFINE_ORDER(work_calendar, compare_varlena_bytes);
DEFINE_VARLENA_HASH(work_calendar);

static void
json_add_day(JsonbParseState **state, const char *name, int32 day)
{
	StringInfoData written;

	initStringInfo(&written);
	append_date(&written, day);
	json_add_string(state, name, written.data);
}

static void
json_add_days(JsonbParseState **state, const char *name, const DayRuns *runs)
{
	json_begin_array(state, name);
	for (int i = 0; i < runs->count; i++)
	{
		CHECK_FOR_INTERRUPTS();
		json_begin_element(state);
		json_add_day(state, "first", runs->run[i].first);
		json_add_day(state, "last", runs->run[i].last);
		json_end_element(state);
	}
	json_end_array(state);
}

static void
json_add_clock(JsonbParseState **state, const char *name, int minute)
{
	StringInfoData written;

	initStringInfo(&written);
	calendar_format_clock(minute, &written);
	json_add_string(state, name, written.data);
}

static void
json_add_week(JsonbParseState **state, const Calendar *calendar)
{
	json_begin_array(state, "hours");
	for (int weekday = 0; weekday < WEEK_DAYS; weekday++)
		for (int i = 0; i < calendar->span_count[weekday]; i++)
		{
			json_begin_element(state);
			json_add_string(state, "weekday", calendar_weekday_name(weekday));
			json_add_clock(state, "from", calendar->span[weekday][i].begin);
			json_add_clock(state, "until", calendar->span[weekday][i].end);
			json_end_element(state);
		}
	json_end_array(state);
}

static void
json_add_limit(JsonbParseState **state, const char *name, int32 limit,
			   int32 unlimited)
{
	if (limit == unlimited)
		json_add_measure(state, name, false, 0);
	else
		json_add_day(state, name, limit);
}

Datum
work_calendar_jsonb(PG_FUNCTION_ARGS)
{
	Calendar	calendar;
	JsonbParseState *state;
	StringInfoData text;

	calendar_view(work_calendar_detoast(PG_GETARG_DATUM(0)), &calendar);
	initStringInfo(&text);
	calendar_format(&calendar, &text);
	json_begin(&state);
	json_add_string(&state, "text", text.data);
	json_add_week(&state, &calendar);
	json_add_days(&state, "off", &calendar.off);
	json_add_days(&state, "on", &calendar.on);
	json_add_limit(&state, "since", calendar.since, NO_SINCE);
	json_add_limit(&state, "until", calendar.until, NO_UNTIL);
	return json_end(&state);
}

/*
 * The timeline of the calendar in argument 0.  Working it out takes longer than
 * asking it, so the last one is kept: in a query it is mostly one calendar.
 */

typedef struct TimelineCache
{
	MemoryContext context;		/* of what is below */
	void	   *bytes;			/* of the value that it was made of */
	Timeline	timeline;
} TimelineCache;

static TimelineCache *
timeline_cache(FunctionCallInfo fcinfo)
{
	TimelineCache *cache = fcinfo->flinfo->fn_extra;

	if (cache == NULL)
	{
		cache = MemoryContextAllocZero(fcinfo->flinfo->fn_mcxt,
									   sizeof(TimelineCache));
		cache->context = AllocSetContextCreate(fcinfo->flinfo->fn_mcxt,
											   "work_calendar timeline",
											   ALLOCSET_SMALL_SIZES);
		fcinfo->flinfo->fn_extra = cache;
	}
	return cache;
}

static void
cache_timeline(TimelineCache *cache, const void *bytes)
{
	MemoryContext caller;
	Calendar	calendar;

	cache->bytes = NULL;
	MemoryContextReset(cache->context);
	caller = MemoryContextSwitchTo(cache->context);
	calendar_view(work_calendar_detoast(PointerGetDatum(bytes)), &calendar);
	/* the view may point to the argument, which does not stay */
	calendar_view(work_calendar_make(&calendar), &calendar);
	timeline_make(&calendar, &cache->timeline);
	cache->bytes = memcpy(palloc(VARSIZE_ANY(bytes)), bytes, VARSIZE_ANY(bytes));
	MemoryContextSwitchTo(caller);
}

/*
 * Values are told apart by their bytes as they stand, compressed or not: a
 * pointer into a TOAST table names what it points to.  Only an expanded object
 * may change while its pointer stays the same.
 */
static const Timeline *
timeline_of_argument(FunctionCallInfo fcinfo)
{
	TimelineCache *cache = timeline_cache(fcinfo);
	const void *bytes = PG_GETARG_RAW_VARLENA_P(0);

	if (VARATT_IS_EXTERNAL(bytes) && !VARATT_IS_EXTERNAL_ONDISK(bytes))
		bytes = PG_DETOAST_DATUM(PointerGetDatum(bytes));
	if (cache->bytes == NULL || VARSIZE_ANY(cache->bytes) != VARSIZE_ANY(bytes) ||
		memcmp(cache->bytes, bytes, VARSIZE_ANY(bytes)) != 0)
		cache_timeline(cache, bytes);
	return &cache->timeline;
}

/*
 * Errors
 */

static char *
date_cstring(int64 day)
{
	return DatumGetCString(DirectFunctionCall1(date_out, DateADTGetDatum((DateADT) day)));
}

static int
errdetail_known(const Timeline *timeline)
{
	if (timeline->since == NO_SINCE)
		return errdetail("It is known until %s.", date_cstring(timeline->until));
	if (timeline->until == NO_UNTIL)
		return errdetail("It is known since %s.", date_cstring(timeline->since));
	return errdetail("It is known since %s, until %s.",
					 date_cstring(timeline->since), date_cstring(timeline->until));
}

static void
report_unknown_day(const Timeline *timeline, int64 day)
{
	ereport(ERROR,
			(errcode(ERRCODE_DATETIME_VALUE_OUT_OF_RANGE),
			 errmsg("the work calendar is not known on %s", date_cstring(day)),
			 errdetail_known(timeline),
			 errhint("Extend the calendar when the next year is announced.")));
}

static inline void
require_known(const Timeline *timeline, int64 day)
{
	if (unlikely(day < timeline->since || day > timeline->until))
		report_unknown_day(timeline, day);
}

static void
report_infinite(const char *type)
{
	ereport(ERROR,
			(errcode(ERRCODE_DATETIME_VALUE_OUT_OF_RANGE),
			 errmsg("%s must be finite", type)));
}

static inline int64
require_finite_date(DateADT day)
{
	if (unlikely(DATE_NOT_FINITE(day)))
		report_infinite("date");
	return day;
}

static inline Timestamp
require_finite_timestamp(Timestamp instant)
{
	if (unlikely(TIMESTAMP_NOT_FINITE(instant)))
		report_infinite("timestamp");
	return instant;
}

/*
 * What was looked for lies in the years that the calendar does not know, or
 * nowhere.
 */
static void
report_not_found(const Timeline *timeline, bool forward, bool work)
{
	if (forward && timeline->until != NO_UNTIL)
		report_unknown_day(timeline, (int64) timeline->until + 1);
	if (!forward && timeline->since != NO_SINCE)
		report_unknown_day(timeline, (int64) timeline->since - 1);
	if (!work)
		ereport(ERROR,
				(errcode(ERRCODE_DATETIME_VALUE_OUT_OF_RANGE),
				 errmsg("the work calendar has no working day that far ahead or back"),
				 errdetail("None of its weekdays works.")));
	ereport(ERROR,
			(errcode(ERRCODE_DATETIME_VALUE_OUT_OF_RANGE),
			 errmsg("date out of range")));
}

/*
 * Days
 */

Datum
work_calendar_is_working_day(PG_FUNCTION_ARGS)
{
	const Timeline *timeline = timeline_of_argument(fcinfo);
	int64		day = require_finite_date(PG_GETARG_DATEADT(1));

	require_known(timeline, day);
	PG_RETURN_BOOL(timeline_works(timeline, day));
}

/* in [from, until); reversed, minus the swapped call */
Datum
work_calendar_working_days(PG_FUNCTION_ARGS)
{
	const Timeline *timeline = timeline_of_argument(fcinfo);
	int64		from = require_finite_date(PG_GETARG_DATEADT(1));
	int64		until = require_finite_date(PG_GETARG_DATEADT(2));

	if (from != until)
	{
		require_known(timeline, Min(from, until));
		require_known(timeline, Max(from, until) - 1);
	}
	PG_RETURN_INT32(timeline_days_before(timeline, until) -
					timeline_days_before(timeline, from));
}

Datum
work_calendar_add_working_days(PG_FUNCTION_ARGS)
{
	const Timeline *timeline = timeline_of_argument(fcinfo);
	int64		day = require_finite_date(PG_GETARG_DATEADT(1));
	int32		n = PG_GETARG_INT32(2);
	int64		before;
	int64		found;

	require_known(timeline, day);
	/* rolled back, a day is the last one that has no more than this before it */
	before = n < 0 ? timeline_days_before(timeline, day + 1) - 1 :
		timeline_days_before(timeline, day);
	if (!timeline_find_day(timeline, before + n, &found))
		report_not_found(timeline, n >= 0, timeline->regular.days[WEEK_DAYS] > 0);
	if (found < timeline->since || found > timeline->until)
		report_not_found(timeline, n >= 0, true);
	if (!IS_VALID_DATE(found))
		report_not_found(timeline, n >= 0, true);
	PG_RETURN_DATEADT((DateADT) found);
}

/*
 * Time
 */

static int64
day_of(Timestamp instant)
{
	int64		day = instant / USECS_PER_DAY;

	return instant % USECS_PER_DAY < 0 ? day - 1 : day;
}

/* the last instant that is known is the midnight that ends the last day */
static void
require_known_instant(const Timeline *timeline, Timestamp instant)
{
	require_known(timeline, instant % USECS_PER_DAY == 0 &&
				  day_of(instant) - 1 == timeline->until ?
				  timeline->until : day_of(instant));
}

static Interval *
working_time(const Timeline *timeline, Timestamp from, Timestamp until)
{
	Interval   *result = palloc0(sizeof(Interval));

	require_known_instant(timeline, require_finite_timestamp(from));
	require_known_instant(timeline, require_finite_timestamp(until));
	if (pg_sub_s64_overflow(timeline_work_before(timeline, until),
							timeline_work_before(timeline, from), &result->time))
		ereport(ERROR,
				(errcode(ERRCODE_DATETIME_VALUE_OUT_OF_RANGE),
				 errmsg("interval out of range")));
	return result;
}

Datum
work_calendar_working_time(PG_FUNCTION_ARGS)
{
	PG_RETURN_INTERVAL_P(working_time(timeline_of_argument(fcinfo),
									  PG_GETARG_TIMESTAMP(1),
									  PG_GETARG_TIMESTAMP(2)));
}

/* by the clock of the session's time zone */
static Timestamp
local_time(TimestampTz instant)
{
	return DatumGetTimestamp(DirectFunctionCall1(timestamptz_timestamp,
												 TimestampTzGetDatum(instant)));
}

Datum
work_calendar_working_time_local(PG_FUNCTION_ARGS)
{
	PG_RETURN_INTERVAL_P(working_time(timeline_of_argument(fcinfo),
									  local_time(PG_GETARG_TIMESTAMPTZ(1)),
									  local_time(PG_GETARG_TIMESTAMPTZ(2))));
}

static int64
require_hours(const Interval *interval)
{
	if (interval->month != 0 || interval->day != 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("invalid working time: \"%s\"",
						DatumGetCString(DirectFunctionCall1(interval_out,
															IntervalPGetDatum(interval)))),
				 errdetail("Expected hours, minutes and seconds only: how long a working day is depends on the day."),
				 errhint("Use add_working_days() for days.")));
	return interval->time;
}

/*
 * Forward, the end of the last microsecond that is needed is the earliest
 * instant; backward, its beginning the latest.
 */
static Timestamp
add_working_time(const Timeline *timeline, Timestamp at, const Interval *interval)
{
	int64		work = require_hours(interval);
	bool		forward = work > 0;
	int64		before;
	int64		found;

	require_known_instant(timeline, require_finite_timestamp(at));
	if (work == 0)
		return at;
	if (pg_add_s64_overflow(timeline_work_before(timeline, at),
							forward ? work - 1 : work, &before) ||
		!timeline_find_work(timeline, before, &found))
		report_not_found(timeline, forward, timeline->regular.minutes[WEEK_DAYS] > 0);
	if (day_of(found) < timeline->since || day_of(found) > timeline->until)
		report_not_found(timeline, forward, true);
	if (forward)
		found++;
	if (!IS_VALID_TIMESTAMP(found))
		ereport(ERROR,
				(errcode(ERRCODE_DATETIME_VALUE_OUT_OF_RANGE),
				 errmsg("timestamp out of range")));
	return found;
}

Datum
work_calendar_add_working_time(PG_FUNCTION_ARGS)
{
	PG_RETURN_TIMESTAMP(add_working_time(timeline_of_argument(fcinfo),
										 PG_GETARG_TIMESTAMP(1),
										 PG_GETARG_INTERVAL_P(2)));
}

Datum
work_calendar_add_working_time_local(PG_FUNCTION_ARGS)
{
	Timestamp	at = local_time(PG_GETARG_TIMESTAMPTZ(1));
	Timestamp	found = add_working_time(timeline_of_argument(fcinfo), at,
										 PG_GETARG_INTERVAL_P(2));

	/* a clock that is read twice that day does not lead back to its instant */
	if (found == at)
		PG_RETURN_TIMESTAMPTZ(PG_GETARG_TIMESTAMPTZ(1));
	return DirectFunctionCall1(timestamp_timestamptz, TimestampGetDatum(found));
}
