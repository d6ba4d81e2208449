/*
 * service_case_fuzz.c
 *	  Any text is either refused with a reason or a case that reads back to the
 *	  same bytes, and whose status only ever moves on.
 */
#include "fuzz.h"

#include "cases/case_tally.h"

/* a summary of one case is one that could have been read */
static void
check_tally(const ServiceCase *service_case, int64 as_of)
{
	CaseTally	tally;
	CaseReport	report;
	CaseStatus	status = case_status(service_case, as_of);
	bool		closed = status == CASE_CLOSED || status == CASE_CLOSED_LATE;

	memset(&tally, 0, sizeof(tally));
	tally.as_of = as_of;
	CHECK(case_tally_add(&tally, service_case));
	case_tally_view(&tally, &report);
	CHECK(!is_fault(durations_fault(&report.response)));
	CHECK(!is_fault(durations_fault(&report.handling)));
	CHECK(!instant_is_valid(as_of) || !is_fault(case_report_fault(&report)));
	CHECK(report.handling.head.ended == closed);
	CHECK(report.handling.head.lasting == (status == CASE_OPEN || status == CASE_OVERDUE));
	CHECK(report.counts.overdue == (status == CASE_OVERDUE));
	CHECK(report.counts.closed_late == (status == CASE_CLOSED_LATE));
}

static void
check_case(const ServiceCase *service_case)
{
	const int64 events[] = {service_case->opened, service_case->due,
	service_case->responded, service_case->closed, service_case->respond_by};
	StringInfoData written;
	ServiceCase again;
	Scanner		scanner;

	initStringInfo(&written);
	case_format(service_case, &written);
	scan_begin(&scanner, written.data);
	CHECK(case_scan(&scanner, &again));
	CHECK(memcmp(service_case, &again, sizeof(again)) == 0);
	CHECK(case_compare(service_case, &again) == 0);
	for (size_t i = 0; i < lengthof(events); i++)
	{
		if (events[i] == CASE_NEVER)
			continue;
		check_tally(service_case, events[i] - 1);
		check_tally(service_case, events[i]);
		check_tally(service_case, events[i] + 1);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char	   *input = fuzz_text(data, size);
	ServiceCase service_case;
	Scanner		scanner;

	scan_begin(&scanner, input);
	if (!case_scan(&scanner, &service_case))
		check_failure(&scanner);
	else
		check_case(&service_case);
	fuzz_free_all();
	return 0;
}
