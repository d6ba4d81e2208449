/*
 * case_summary_fuzz.c
 *	  Any text is either refused with a reason or a report that an aggregate
 *	  could have made: it reads back to the same text, and merges.
 */
#include "fuzz.h"

#include "cases/case_tally.h"

static void
check_report(const CaseReport *report)
{
	StringInfoData written;
	StringInfoData rewritten;
	CaseReport	again;
	CaseTally	tally;
	Scanner		scanner;

	initStringInfo(&written);
	case_report_format(report, &written);
	scan_begin(&scanner, written.data);
	CHECK(case_report_scan(&scanner, &again));
	initStringInfo(&rewritten);
	case_report_format(&again, &rewritten);
	CHECK(strcmp(written.data, rewritten.data) == 0);

	memset(&tally, 0, sizeof(tally));
	tally.as_of = report->as_of;
	CHECK(case_tally_merge(&tally, report));
	if (case_tally_merge(&tally, &again))
	{
		case_tally_view(&tally, &again);
		CHECK(!is_fault(durations_fault(&again.response)));
		CHECK(!is_fault(case_report_fault(&again)));
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char	   *input = fuzz_text(data, size);
	CaseReport	report;
	Scanner		scanner;

	scan_begin(&scanner, input);
	if (!case_report_scan(&scanner, &report))
		check_failure(&scanner);
	else
		check_report(&report);
	fuzz_free_all();
	return 0;
}
