/*
 * case.c
 *	  A case of the hotline: its checks, its text form, its status.
 */
#include "base/pure.h"

#include "cases/case.h"

/*
 * Checks
 */

void
case_start(ServiceCase *service_case)
{
	memset(service_case, 0, sizeof(*service_case));
	service_case->due = service_case->responded = CASE_NEVER;
	service_case->closed = service_case->respond_by = CASE_NEVER;
}

static bool
later_instant_is_valid(int64 instant)
{
	return instant == CASE_NEVER || instant_is_valid(instant);
}

Fault
case_fault(const ServiceCase *service_case)
{
	int64		opened = service_case->opened;

	if (!instant_is_valid(opened) ||
		!later_instant_is_valid(service_case->due) ||
		!later_instant_is_valid(service_case->responded) ||
		!later_instant_is_valid(service_case->closed) ||
		!later_instant_is_valid(service_case->respond_by))
		return fault(FAULT_NO_DATE, "instants of the years 1 to 9999 UTC");
	if (service_case->closed < opened)
		return fault(FAULT_SYNTAX, "\"closed\" not before the opening");
	if (service_case->responded < opened)
		return fault(FAULT_SYNTAX, "\"responded\" not before the opening");
	if (service_case->due < opened || service_case->respond_by < opened)
		return fault(FAULT_SYNTAX, "deadlines not before the opening");
	if (service_case->reopened < 0)
		return fault(FAULT_OUT_OF_RANGE, "a number of reopenings that is not negative");
	if (service_case->resolved > ANSWER_YES || service_case->satisfied > ANSWER_YES)
		return fault(FAULT_SYNTAX, "answers that are yes, no or none");
	return no_fault();
}

/*
 * Text
 */

static bool
scan_answer(Scanner *scanner, uint8 *answer)
{
	scan_space(scanner);
	if (scan_literal(scanner, "yes"))
		*answer = ANSWER_YES;
	else if (scan_literal(scanner, "no"))
		*answer = ANSWER_NO;
	else
		return scan_fail(scanner, FAULT_SYNTAX, "\"yes\" or \"no\"");
	return true;
}

static bool
scan_reopened(Scanner *scanner, int32 *reopened)
{
	const char *place = scanner->at;
	int64		number;

	if (!scan_int64(scanner, &number))
		return false;
	if (number < 0 || number > PG_INT32_MAX)
		return scan_accept(scanner, fault(FAULT_OUT_OF_RANGE, "a number of reopenings from 0 to 2147483647"), place);
	*reopened = number;
	return true;
}

/* each at most once */
static bool
scan_part(Scanner *scanner, ServiceCase *service_case, int *seen)
{
	static const char *const names[] =
	{"due", "responded", "closed", "resolved", "satisfied", "reopened", "respond by"};
	const char *place;
	int			part = 0;

	scan_space(scanner);
	place = scanner->at;
	while (part < (int) lengthof(names) && !scan_literal(scanner, names[part]))
		part++;
	if (part == lengthof(names))
		return scan_fail(scanner, FAULT_SYNTAX,
						 "\"due\", \"responded\", \"closed\", \"resolved\", \"satisfied\", \"reopened\" or \"respond by\"");
	if (*seen & (1 << part))
		return scan_accept(scanner, fault(FAULT_SYNTAX, "each part only once"), place);
	*seen |= 1 << part;
	switch (part)
	{
		case 0:
			return scan_instant(scanner, &service_case->due);
		case 1:
			return scan_instant(scanner, &service_case->responded);
		case 2:
			return scan_instant(scanner, &service_case->closed);
		case 3:
			return scan_answer(scanner, &service_case->resolved);
		case 4:
			return scan_answer(scanner, &service_case->satisfied);
		case 5:
			return scan_reopened(scanner, &service_case->reopened);
		default:
			return scan_instant(scanner, &service_case->respond_by);
	}
}

bool
case_scan(Scanner *scanner, ServiceCase *service_case)
{
	int			seen = 0;

	case_start(service_case);
	if (!scan_instant(scanner, &service_case->opened))
		return false;
	scan_space(scanner);
	while (scan_literal(scanner, ";"))
	{
		if (!scan_part(scanner, service_case, &seen))
			return false;
		scan_space(scanner);
	}
	return scan_end(scanner) &&
		scan_accept(scanner, case_fault(service_case), NULL);
}

static void
format_instant_part(const char *name, int64 instant, StringInfo out)
{
	if (instant == CASE_NEVER)
		return;
	appendStringInfo(out, "; %s ", name);
	append_instant(out, instant);
}

static void
format_answer(const char *name, int answer, StringInfo out)
{
	if (answer != ANSWER_NONE)
		appendStringInfo(out, "; %s %s", name, answer == ANSWER_YES ? "yes" : "no");
}

void
case_format(const ServiceCase *service_case, StringInfo out)
{
	append_instant(out, service_case->opened);
	format_instant_part("due", service_case->due, out);
	format_instant_part("responded", service_case->responded, out);
	format_instant_part("closed", service_case->closed, out);
	format_answer("resolved", service_case->resolved, out);
	format_answer("satisfied", service_case->satisfied, out);
	if (service_case->reopened != 0)
		appendStringInfo(out, "; reopened %d", service_case->reopened);
	format_instant_part("respond by", service_case->respond_by, out);
}

/*
 * Order and status
 */

static int
compare_int64(int64 a, int64 b)
{
	return (a > b) - (a < b);
}

/* by opening, due, responded, closed, respond_by, then by the answers */
int
case_compare(const ServiceCase *a, const ServiceCase *b)
{
	int			order = compare_int64(a->opened, b->opened);

	if (order == 0)
		order = compare_int64(a->due, b->due);
	if (order == 0)
		order = compare_int64(a->responded, b->responded);
	if (order == 0)
		order = compare_int64(a->closed, b->closed);
	if (order == 0)
		order = compare_int64(a->respond_by, b->respond_by);
	if (order == 0)
		order = compare_int64(a->reopened, b->reopened);
	if (order == 0)
		order = (int) a->resolved - (int) b->resolved;
	if (order == 0)
		order = (int) a->satisfied - (int) b->satisfied;
	return order;
}

/*
 * An event counts when it is not after as_of.  What is due never is never late:
 * CASE_NEVER is after everything.
 */
CaseStatus
case_status(const ServiceCase *service_case, int64 as_of)
{
	if (service_case->opened > as_of)
		return CASE_NOT_OPENED;
	if (service_case->closed <= as_of)
		return service_case->closed > service_case->due ? CASE_CLOSED_LATE : CASE_CLOSED;
	return as_of > service_case->due ? CASE_OVERDUE : CASE_OPEN;
}
