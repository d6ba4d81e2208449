/*
 * cadence_summary_fuzz.c
 *	  Any text is either refused with a reason or a summary that an aggregate
 *	  could have made: it reads back to the same bytes, and its counts add up.
 */
#include "fuzz.h"

#include "cadence/happenings.h"

static void
check_judgement(const Happenings *happenings, int32 as_of)
{
	Judgement	judgement = happenings_judge(happenings, as_of);
	int64		periods = 0;

	for (int i = 0; i < PERIOD_STATUSES; i++)
		periods += judgement.count[i];
	CHECK(periods == judgement.periods);
	CHECK(judgement.longest_lapse <= judgement.count[PERIOD_MISSED]);
	CHECK(judgement.due <= periods);
	CHECK(!judgement.has_next_due || judgement.next_due >= as_of);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char	   *input = fuzz_text(data, size);
	Happenings	happenings;
	Scanner		scanner;

	scan_begin(&scanner, input);
	if (!happenings_scan(&scanner, &happenings))
		check_failure(&scanner);
	else
	{
		StringInfoData written;
		Happenings	again;
		Size		bytes = sizeof(Happening) * happenings.count;

		initStringInfo(&written);
		happenings_format(&happenings, &written);
		scan_begin(&scanner, written.data);
		CHECK(happenings_scan(&scanner, &again));
		CHECK(timetable_equal(&happenings.timetable, &again.timetable));
		CHECK(happenings.count == again.count);
		CHECK(memcmp(happenings.happening, again.happening, bytes) == 0);
		CHECK(happenings_canonicalise(&again));
		CHECK(happenings.count == again.count);
		if (timetable_periods(&happenings.timetable) > 5000)
			return fuzz_free_all(), 0;	/* too slow to judge so often */
		check_judgement(&happenings, happenings.timetable.first);
		check_judgement(&happenings, happenings.timetable.last);
		check_judgement(&happenings, DATE_LAST);
	}
	fuzz_free_all();
	return 0;
}
