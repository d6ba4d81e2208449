/*
 * progress_summary_fuzz.c
 *	  Any text is either refused with a reason or a summary that an aggregate
 *	  could have made: it reads back to the same bytes, merges, takes another
 *	  task, and its measures are in range.
 */
#include "fuzz.h"

#include <math.h>

#include "progress/summary.h"

static void
check_measures(const ProgressSummary *summary)
{
	float8		measure;

	if (progress_summary_mean_earned(summary, &measure))
		CHECK(measure >= 0 && measure <= 1);
	if (progress_summary_mean_planned(summary, &measure))
		CHECK(measure >= 0 && measure <= 1);
	if (progress_summary_variance(summary, &measure))
		CHECK(measure > -1.0000001 && measure < 1.0000001);
	if (progress_summary_index(summary, &measure))
		CHECK(measure >= 0);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char	   *input = fuzz_text(data, size);
	ProgressSummary summary;
	Scanner		scanner;

	scan_begin(&scanner, input);
	if (!progress_summary_scan(&scanner, &summary))
		check_failure(&scanner);
	else
	{
		StringInfoData written;
		ProgressSummary again;

		initStringInfo(&written);
		progress_summary_format(&summary, &written);
		scan_begin(&scanner, written.data);
		CHECK(progress_summary_scan(&scanner, &again));
		CHECK(memcmp(&summary, &again, sizeof(again)) == 0);
		check_measures(&summary);
		if (progress_summary_merge(&summary, &again))
		{
			CHECK(!is_fault(progress_summary_fault(&summary)));
			check_measures(&summary);
		}
	}
	fuzz_free_all();
	return 0;
}
