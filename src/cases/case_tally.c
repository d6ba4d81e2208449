/*
 * case_tally.c
 *	  What many cases amount to at one instant: counts, and how long they took.
 */
#include "base/pure.h"

#include "common/int.h"

#include "cases/case_tally.h"

/* each count with its name in the text form */
static const struct
{
	const char *name;
	size_t		offset;
}			parts[] =

{
	{"on time", offsetof(CaseCounts, on_time)},
	{"closed late", offsetof(CaseCounts, closed_late)},
	{"overdue", offsetof(CaseCounts, overdue)},
	{"resolved", offsetof(CaseCounts, resolved)},
	{"unresolved", offsetof(CaseCounts, unresolved)},
	{"satisfied", offsetof(CaseCounts, satisfied)},
	{"dissatisfied", offsetof(CaseCounts, dissatisfied)},
	{"reopened", offsetof(CaseCounts, reopened)},
	{"responded in time", offsetof(CaseCounts, responded_in_time)},
	{"response due", offsetof(CaseCounts, response_due)},
};

static int64 *
part_count(const CaseCounts *counts, size_t part)
{
	return (int64 *) ((char *) unconstify(CaseCounts *, counts) + parts[part].offset);
}

/*
 * Counting
 */

static void
count_answers(CaseCounts *counts, const ServiceCase *service_case)
{
	counts->resolved += service_case->resolved == ANSWER_YES;
	counts->unresolved += service_case->resolved == ANSWER_NO;
	counts->satisfied += service_case->satisfied == ANSWER_YES;
	counts->dissatisfied += service_case->satisfied == ANSWER_NO;
	counts->reopened += service_case->reopened > 0;
}

/* no count exceeds that of the cases, which the tallies see to */
bool
case_tally_add(CaseTally *tally, const ServiceCase *service_case)
{
	CaseCounts *counts = &tally->counts;
	int64		as_of = tally->as_of;
	int64		opened = service_case->opened;
	int64		responded = case_response(service_case);
	bool		is_responded = responded <= as_of;
	bool		is_closed = service_case->closed <= as_of;

	if (opened > as_of)
		return true;
	if (!tally_add(&tally->response, (is_responded ? responded : as_of) - opened,
				   !is_responded) ||
		!tally_add(&tally->handling, (is_closed ? service_case->closed : as_of) - opened,
				   !is_closed))
		return false;
	if (is_closed)
		count_answers(counts, service_case);
	if (service_case->due != CASE_NEVER)
	{
		bool		late = (is_closed ? service_case->closed : as_of) > service_case->due;

		counts->on_time += is_closed && !late;
		counts->closed_late += is_closed && late;
		counts->overdue += !is_closed && late;
	}
	if (service_case->respond_by != CASE_NEVER)
	{
		bool		late = (is_responded ? responded : as_of) > service_case->respond_by;

		counts->responded_in_time += is_responded && !late;
		counts->response_due += is_responded || late;
	}
	return true;
}

/* of the same as_of */
bool
case_tally_merge(CaseTally *tally, const CaseReport *report)
{
	for (size_t i = 0; i < lengthof(parts); i++)
	{
		int64	   *count = part_count(&tally->counts, i);

		if (pg_add_s64_overflow(*count, *part_count(&report->counts, i), count))
			return false;
	}
	return tally_merge(&tally->response, &report->response) &&
		tally_merge(&tally->handling, &report->handling);
}

void
case_tally_view(const CaseTally *tally, CaseReport *report)
{
	report->as_of = tally->as_of;
	report->counts = tally->counts;
	tally_view(&tally->response, &report->response);
	tally_view(&tally->handling, &report->handling);
}

/*
 * Checks
 */

/* both not negative, together no more than the whole */
static bool
are_parts(int64 a, int64 b, int64 whole)
{
	return a >= 0 && b >= 0 && a <= whole && b <= whole - a;
}

/*
 * What contradicts itself in a report that was read from outside; its durations
 * are checked already.
 */
Fault
case_report_fault(const CaseReport *report)
{
	const CaseCounts *counts = &report->counts;
	const DurationHead *response = &report->response.head;
	const DurationHead *handling = &report->handling.head;
	int64		closed = handling->ended;
	int64		cases = closed + handling->lasting;

	if (!instant_is_valid(report->as_of))
		return fault(FAULT_NO_DATE, "an as_of of the years 1 to 9999 UTC");
	if (response->missing != 0 || handling->missing != 0)
		return fault(FAULT_SYNTAX, "no missing durations");
	if (response->ended + response->lasting != cases || response->ended < closed)
		return fault(FAULT_SYNTAX, "as many cases by their response as by their closing, all closed ones responded to");
	if (!are_parts(counts->on_time, counts->closed_late, closed) ||
		!are_parts(counts->resolved, counts->unresolved, closed) ||
		!are_parts(counts->satisfied, counts->dissatisfied, closed) ||
		!are_parts(counts->reopened, 0, closed))
		return fault(FAULT_SYNTAX, "no more than the closed cases on time and late, resolved and unresolved, satisfied and dissatisfied, and reopened");
	if (!are_parts(counts->overdue, 0, handling->lasting))
		return fault(FAULT_SYNTAX, "no more cases overdue than open");
	if (!are_parts(counts->responded_in_time, 0, response->ended) ||
		!are_parts(counts->response_due, 0, cases) ||
		counts->responded_in_time > counts->response_due)
		return fault(FAULT_SYNTAX, "no more responses in time than responses, nor than were due");
	return no_fault();
}

/*
 * Text
 */

static bool
scan_counts(Scanner *scanner, CaseCounts *counts)
{
	for (size_t i = 0; i < lengthof(parts); i++)
	{
		scan_expect(scanner, ",");
		scan_expect(scanner, parts[i].name);
		if (!scan_int64(scanner, part_count(counts, i)))
			return false;
	}
	return true;
}

bool
case_report_scan(Scanner *scanner, CaseReport *report)
{
	scan_expect(scanner, "(as_of");
	if (!scan_instant(scanner, &report->as_of) ||
		!scan_counts(scanner, &report->counts))
		return false;
	scan_expect(scanner, ", response (");
	if (!durations_scan(scanner, &report->response))
		return false;
	scan_expect(scanner, "), handling (");
	if (!durations_scan(scanner, &report->handling))
		return false;
	scan_expect(scanner, "))");
	return scan_end(scanner) &&
		scan_accept(scanner, case_report_fault(report), NULL);
}

void
case_report_format(const CaseReport *report, StringInfo out)
{
	appendStringInfoString(out, "(as_of ");
	append_instant(out, report->as_of);
	for (size_t i = 0; i < lengthof(parts); i++)
		appendStringInfo(out, ", %s " INT64_FORMAT, parts[i].name,
						 *part_count(&report->counts, i));
	appendStringInfoString(out, ", response (");
	durations_format(&report->response, out);
	appendStringInfoString(out, "), handling (");
	durations_format(&report->handling, out);
	appendStringInfoString(out, "))");
}
