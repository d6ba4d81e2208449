/*
 * cadence_fuzz.c
 *	  Any text is either refused with a reason or a cadence that reads back to the
 *	  same bytes, and whose deadlines ascend with their periods.
 */
#include "fuzz.h"

#include "cadence/period.h"

static void
check_periods(const Cadence *cadence)
{
	Timetable	timetable = {*cadence, 8766 - 40, 8766 + 4000}; /* about 2024 */
	int			periods = timetable_periods(&timetable);

	CHECK(!is_fault(timetable_fault(&timetable)));
	CHECK(periods >= 1);
	for (int i = 0; i < Min(periods, 50); i++)
	{
		int32		begin = timetable_begin(&timetable, i);
		int32		deadline = timetable_deadline(&timetable, i);
		int			period;

		CHECK(begin < timetable_begin(&timetable, i + 1));
		CHECK(deadline < timetable_deadline(&timetable, i + 1));
		CHECK(deadline >= begin);
		CHECK(timetable_period_of(&timetable, begin) == i);
		/* what happens on the deadline counts for it, if it is near enough */
		CHECK(!date_is_valid(deadline) ||
			  (timetable_counts_for(&timetable, deadline, &period) && period == i));
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char	   *input = fuzz_text(data, size);
	Cadence		cadence;
	Scanner		scanner;

	scan_begin(&scanner, input);
	if (!cadence_scan(&scanner, &cadence) || !scan_end(&scanner))
		check_failure(&scanner);
	else
	{
		StringInfoData written;
		Cadence		again;

		initStringInfo(&written);
		cadence_format(&cadence, &written);
		scan_begin(&scanner, written.data);
		CHECK(cadence_scan(&scanner, &again) && scan_end(&scanner));
		CHECK(memcmp(&cadence, &again, sizeof(again)) == 0);
		CHECK(cadence_compare(&cadence, &again) == 0);
		check_periods(&cadence);
	}
	fuzz_free_all();
	return 0;
}
