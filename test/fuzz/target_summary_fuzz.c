/*
 * target_summary_fuzz.c
 *	  Any text is either refused with a reason or a summary that an aggregate
 *	  could have made: it reads back to the same bytes, merges, and its measures
 *	  are in range.
 */
#include "fuzz.h"

#include "target/summary.h"

static void
check_measures(const TargetSummary *summary)
{
	float8		measure;

	if (measure_met_rate(summary, &measure))
		CHECK(measure >= 0 && measure <= 1);
	if (measure_weighted_met_rate(summary, &measure))
		CHECK(measure >= 0 && measure <= 1);
	if (measure_mean_attainment(summary, &measure))
		CHECK(measure >= 0 && measure <= 1);
	if (measure_min_attainment(summary, &measure))
		CHECK(measure >= 0 && measure <= 1);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char	   *input = fuzz_text(data, size);
	TargetSummary summary;
	Scanner		scanner;

	scan_begin(&scanner, input);
	if (!target_summary_scan(&scanner, &summary))
		check_failure(&scanner);
	else
	{
		StringInfoData written;
		TargetSummary again;

		initStringInfo(&written);
		target_summary_format(&summary, &written);
		scan_begin(&scanner, written.data);
		CHECK(target_summary_scan(&scanner, &again));
		CHECK(memcmp(&summary, &again, sizeof(again)) == 0);
		check_measures(&summary);
		if (target_summary_merge(&summary, &again))
		{
			CHECK(!is_fault(target_summary_fault(&summary)));
			check_measures(&summary);
		}
	}
	fuzz_free_all();
	return 0;
}
