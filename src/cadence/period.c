/*
 * period.c
 *	  How often something must happen, and the periods and deadlines that this
 *	  makes of a span of days.
 */
#include "base/pure.h"

#include "cadence/period.h"

#define A_MONDAY 2				/* 2000-01-03 */

/* by PeriodUnit */
static const char *const unit_names[] = {
	"", "day", "week", "month", "quarter", "half-year", "year"
};

/* of a unit that is made of months; 0 of the others */
static const int unit_months[] = {0, 0, 0, 1, 3, 6, 12};

/* by DeadlineRule */
static const char *const rule_names[] = {
	"period end", "within", "by day", "on day"
};

const char *
cadence_unit_name(const Cadence *cadence)
{
	return unit_names[cadence->unit];
}

const char *
cadence_rule_name(const Cadence *cadence)
{
	return rule_names[cadence->rule];
}

/*
 * The value
 */

static Fault
deadline_fault(const Cadence *cadence)
{
	int			last_day = cadence->unit == PERIOD_WEEK ? 7 : 31;

	switch (cadence->rule)
	{
		case DEADLINE_PERIOD_END:
			if (cadence->day != 0)
				return fault(FAULT_SYNTAX, "no day without \"within\", \"by day\" or \"on day\"");
			return no_fault();
		case DEADLINE_WITHIN:
			if (cadence->day < 1 || cadence->day > WITHIN_MAX)
				return fault(FAULT_OUT_OF_RANGE, "from 1 to 3660 days");
			return no_fault();
		case DEADLINE_BY_DAY:
			if (cadence->unit == PERIOD_DAY)
				return fault(FAULT_SYNTAX, "\"by day\" with a period longer than days");
			break;
		case DEADLINE_ON_DAY:
			if (cadence->times != 1 || cadence->units != 1 ||
				(cadence->unit != PERIOD_WEEK && cadence->unit != PERIOD_MONTH))
				return fault(FAULT_SYNTAX, "\"on day\" with 1/week or 1/month");
			break;
		default:
			return fault(FAULT_SYNTAX, "a deadline from 0 to 3");
	}
	if (cadence->day < 1 || cadence->day > last_day)
		return fault(FAULT_OUT_OF_RANGE, "a day from 1 to 31, of a week from 1 to 7");
	return no_fault();
}

Fault
cadence_fault(const Cadence *cadence)
{
	if (cadence->times < 1 || cadence->times > TIMES_MAX)
		return fault(FAULT_OUT_OF_RANGE, "from 1 to 1000000 times");
	if (cadence->units < 1 || cadence->units > UNITS_MAX)
		return fault(FAULT_OUT_OF_RANGE, "a period of 1 to 1000 units");
	if (cadence->unit < PERIOD_DAY || cadence->unit > PERIOD_YEAR)
		return fault(FAULT_SYNTAX, "a unit from 1 to 6");
	return deadline_fault(cadence);
}

static bool
scan_int32(Scanner *scanner, int32 *number)
{
	const char *place;
	int64		value;

	scan_space(scanner);
	place = scanner->at;
	if (!scan_int64(scanner, &value))
		return false;
	*number = (int32) value;
	if (value != *number)
		return scan_accept(scanner, fault(FAULT_OUT_OF_RANGE, "a number of 32 bits"), place);
	return true;
}

static bool
scan_unit(Scanner *scanner, int16 *unit)
{
	scan_space(scanner);
	for (*unit = PERIOD_DAY; *unit <= PERIOD_YEAR; (*unit)++)
	{
		if (scan_literal(scanner, unit_names[*unit]))
		{
			scan_literal(scanner, "s");
			return true;
		}
	}
	return scan_fail(scanner, FAULT_SYNTAX, "day, week, month, quarter, half-year or year");
}

/* the place of what is read next */
static const char *
next_place(Scanner *scanner)
{
	scan_space(scanner);
	return scanner->at;
}

static bool
scan_deadline(Scanner *scanner, Cadence *cadence)
{
	const char *place = next_place(scanner);

	if (scan_literal(scanner, "within"))
		cadence->rule = DEADLINE_WITHIN;
	else if (scan_literal(scanner, "by"))
		cadence->rule = DEADLINE_BY_DAY;
	else if (scan_literal(scanner, "on"))
		cadence->rule = DEADLINE_ON_DAY;
	else
		return true;
	if (cadence->rule != DEADLINE_WITHIN &&
		!scan_require(scanner, "day", "\"day\" and its number"))
		return false;
	if (!scan_int32(scanner, &cadence->day) ||
		!scan_accept(scanner, cadence_fault(cadence), place))
		return false;
	if (cadence->rule == DEADLINE_WITHIN &&
		scan_require(scanner, "day", "\"days\""))
		scan_literal(scanner, "s");
	return !is_fault(scanner->fault);
}

/*
 *	times "/" [ units ] unit [ deadline ]
 *
 *	deadline:	"within" days "days"  |  "by day" day  |  "on day" day
 *
 * What was read so far is a cadence, with defaults for the rest, or the fault is
 * where the last part stands.
 */
bool
cadence_scan(Scanner *scanner, Cadence *cadence)
{
	const char *place = next_place(scanner);

	memset(cadence, 0, sizeof(*cadence));
	cadence->units = 1;
	cadence->unit = PERIOD_DAY;
	if (!scan_int32(scanner, &cadence->times) ||
		!scan_accept(scanner, cadence_fault(cadence), place) ||
		!scan_require(scanner, "/", "\"/\" and the period"))
		return false;
	place = next_place(scanner);
	if ((*place == '-' || (*place >= '0' && *place <= '9')) &&
		(!scan_int32(scanner, &cadence->units) ||
		 !scan_accept(scanner, cadence_fault(cadence), place)))
		return false;
	return scan_unit(scanner, &cadence->unit) &&
		scan_deadline(scanner, cadence);
}

void
cadence_format(const Cadence *cadence, StringInfo out)
{
	appendStringInfo(out, "%d/", cadence->times);
	if (cadence->units > 1)
		appendStringInfo(out, "%d ", cadence->units);
	appendStringInfoString(out, unit_names[cadence->unit]);
	if (cadence->units > 1)
		appendStringInfoChar(out, 's');
	if (cadence->rule != DEADLINE_PERIOD_END)
		appendStringInfo(out, " %s %d", rule_names[cadence->rule], cadence->day);
	if (cadence->rule == DEADLINE_WITHIN)
		appendStringInfoString(out, cadence->day > 1 ? " days" : " day");
}

/*
 * By the length of the period, then by the other parts.
 */
int
cadence_compare(const Cadence *a, const Cadence *b)
{
	int			order = a->unit - b->unit;

	if (order == 0)
		order = a->units - b->units;
	if (order == 0)
		order = a->times - b->times;
	if (order == 0)
		order = a->rule - b->rule;
	if (order == 0)
		order = a->day - b->day;
	return order;
}

/*
 * Periods
 */

static int
floor_divide(int a, int b)
{
	return a >= 0 ? a / b : -1 - (-1 - a) / b;
}

/* units of time, from one far back that is the same for all days */
static int
unit_of(PeriodUnit unit, int32 day)
{
	int			year;
	int			month;
	int			day_of_month;

	if (unit == PERIOD_DAY)
		return day;
	if (unit == PERIOD_WEEK)
		return floor_divide(day - A_MONDAY, 7);
	date_parts(day, &year, &month, &day_of_month);
	return (year * 12 + month - 1) / unit_months[unit];
}

static int32
unit_begin(PeriodUnit unit, int number)
{
	int			months;

	if (unit == PERIOD_DAY)
		return number;
	if (unit == PERIOD_WEEK)
		return number * 7 + A_MONDAY;
	months = number * unit_months[unit];
	return date_of(months / 12, months % 12 + 1, 1);
}

/* the day of the month that the date begins; of a shorter one its last */
static int32
day_of_month_from(int32 first, int day)
{
	int			year;
	int			month;
	int			day_of_month;
	int			last;

	date_parts(first, &year, &month, &day_of_month);
	last = days_of_month(year, month);
	return first + Min(day, last) - 1;
}

static int32
day_of_unit(const Timetable *timetable, int32 begin)
{
	if (timetable->cadence.unit == PERIOD_WEEK)
		return begin + timetable->cadence.day - 1;
	return day_of_month_from(begin, timetable->cadence.day);
}

Fault
timetable_fault(const Timetable *timetable)
{
	if (!date_is_valid(timetable->first) || !date_is_valid(timetable->last))
		return fault(FAULT_NO_DATE, "a span of the years 1 to 9999");
	if (timetable->last < timetable->first)
		return fault(FAULT_SYNTAX, "a span whose end is not before its beginning");
	return no_fault();
}

int
timetable_period_of(const Timetable *timetable, int32 day)
{
	PeriodUnit	unit = timetable->cadence.unit;

	return floor_divide(unit_of(unit, day) - unit_of(unit, timetable->first),
						timetable->cadence.units);
}

int
timetable_periods(const Timetable *timetable)
{
	return timetable_period_of(timetable, timetable->last) + 1;
}

int32
timetable_begin(const Timetable *timetable, int period)
{
	PeriodUnit	unit = timetable->cadence.unit;

	return unit_begin(unit, unit_of(unit, timetable->first) +
					  period * timetable->cadence.units);
}

int32
timetable_deadline(const Timetable *timetable, int period)
{
	int32		next = timetable_begin(timetable, period + 1);

	switch (timetable->cadence.rule)
	{
		case DEADLINE_WITHIN:
			return next - 1 + timetable->cadence.day;
		case DEADLINE_BY_DAY:
			return day_of_unit(timetable, next);
		case DEADLINE_ON_DAY:
			return day_of_unit(timetable, timetable_begin(timetable, period));
		default:
			return next - 1;
	}
}

bool
timetable_is_whole(const Timetable *timetable, int period)
{
	return timetable_begin(timetable, period) >= timetable->first &&
		timetable_begin(timetable, period + 1) - 1 <= timetable->last;
}

/* of a period that the span touches */
bool
timetable_may_count(const Timetable *timetable, int32 day, int period)
{
	return period >= 0 && period < timetable_periods(timetable) &&
		(timetable->cadence.rule != DEADLINE_ON_DAY ||
		 day == timetable_deadline(timetable, period));
}

bool
timetable_counts_for(const Timetable *timetable, int32 day, int *period)
{
	switch (timetable->cadence.rule)
	{
		case DEADLINE_WITHIN:
			/* end + n >= day where end >= day - n */
			*period = timetable_period_of(timetable,
										  Max(day - timetable->cadence.day,
											  DATE_FIRST));
			break;
		case DEADLINE_BY_DAY:
			/* the deadline lies in the period after */
			*period = timetable_period_of(timetable, day);
			if (*period >= 0 && day <= timetable_deadline(timetable, *period - 1))
				(*period)--;
			break;
		default:
			*period = timetable_period_of(timetable, day);
			break;
	}
	return timetable_may_count(timetable, day, *period);
}
