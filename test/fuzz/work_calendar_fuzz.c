/*
 * work_calendar_fuzz.c
 *	  Any text is either refused with a reason or a calendar that reads back to
 *	  the same bytes, and on which counting and finding agree.
 */
#include "fuzz.h"

#include "calendar/timeline.h"

#define MINUTE INT64CONST(60000000)
#define DAY (DAY_MINUTES * MINUTE)

/* byte for byte as it would be stored */
static WorkCalendar *
stored(const Calendar *calendar)
{
	WorkCalendar *value = palloc0(calendar_size(calendar));

	calendar_write(calendar, value);
	return value;
}

static void
check_round_trip(const Calendar *calendar)
{
	StringInfoData written;
	Calendar	again;
	Scanner		scanner;

	initStringInfo(&written);
	calendar_format(calendar, &written);
	scan_begin(&scanner, written.data);
	CHECK(calendar_scan(&scanner, &again));
	CHECK(calendar_size(calendar) == calendar_size(&again));
	CHECK(memcmp(stored(calendar), stored(&again), calendar_size(&again)) == 0);
	calendar_view(stored(calendar), &again);
	CHECK(!is_fault(calendar_fault(&again)));
	CHECK(calendar_same_base(calendar, &again));
}

static void
check_day(const Timeline *timeline, int64 day)
{
	int64		before = timeline_days_before(timeline, day);
	int64		after = timeline_days_before(timeline, day + 1);
	int64		work = timeline_work_before(timeline, day * DAY);
	int64		found;

	CHECK(after - before == timeline_works(timeline, day));
	CHECK(timeline_work_before(timeline, day * DAY + DAY) - work <= DAY);
	CHECK((timeline_work_before(timeline, day * DAY + DAY) > work) ==
		  timeline_works(timeline, day));
	if (timeline_find_day(timeline, before, &found))
	{
		CHECK(found >= day && timeline_works(timeline, found));
		CHECK(timeline_days_before(timeline, found) == before);
	}
	if (timeline_find_work(timeline, work, &found))
	{
		CHECK(found >= day * DAY);
		CHECK(timeline_work_before(timeline, found) == work);
		CHECK(timeline_work_before(timeline, found + 1) == work + 1);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char	   *input = fuzz_text(data, size);
	Calendar	calendar;
	Timeline	timeline;
	Scanner		scanner;

	scan_begin(&scanner, input);
	if (!calendar_scan(&scanner, &calendar))
		check_failure(&scanner);
	else
	{
		check_round_trip(&calendar);
		timeline_make(&calendar, &timeline);
		CHECK(timeline.count <= 2 * (calendar.off.count + calendar.on.count) + 1);
		for (int i = 0; i < timeline.count && i < 20; i++)
		{
			check_day(&timeline, timeline.first.number[i]);
			check_day(&timeline, timeline.first.number[i] - 1);
		}
		check_day(&timeline, -2451545);
		check_day(&timeline, 106000000);
	}
	fuzz_free_all();
	return 0;
}
