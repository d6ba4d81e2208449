/*
 * instant.c
 *	  Instants of the Gregorian calendar in UTC, and their text form.
 */
#include "base/pure.h"

#include "base/instant.h"

#define AN_INSTANT "an instant as YYYY-MM-DDTHH:MM:SS and Z or an offset"

/* two digits, at most so much */
static bool
scan_pair(Scanner *scanner, int most, int *number)
{
	const char *p = scanner->at;

	if (p[0] < '0' || p[0] > '9' || p[1] < '0' || p[1] > '9')
		return scan_fail(scanner, FAULT_SYNTAX, AN_INSTANT);
	*number = (p[0] - '0') * 10 + (p[1] - '0');
	if (*number > most)
		return scan_fail(scanner, FAULT_NO_DATE, "a time of day");
	scanner->at += 2;
	return true;
}

/* up to six decimals of the second, where a point stands */
static bool
scan_decimals(Scanner *scanner, int64 *microseconds)
{
	int64		unit = SECOND_MICROSECONDS;

	*microseconds = 0;
	if (!scan_literal(scanner, "."))
		return true;
	if (*scanner->at < '0' || *scanner->at > '9')
		return scan_fail(scanner, FAULT_SYNTAX, AN_INSTANT);
	for (; *scanner->at >= '0' && *scanner->at <= '9'; scanner->at++)
	{
		unit /= 10;
		if (unit == 0)
			return scan_fail(scanner, FAULT_SYNTAX, "at most six decimals of the second");
		*microseconds += unit * (*scanner->at - '0');
	}
	return true;
}

/* Z, or the minutes that the local clock is ahead of UTC */
static bool
scan_offset(Scanner *scanner, int *minutes)
{
	bool		behind;
	int			hours;
	int			rest = 0;

	*minutes = 0;
	if (scan_literal(scanner, "Z"))
		return true;
	behind = scan_literal(scanner, "-");
	if (!behind && !scan_literal(scanner, "+"))
		return scan_fail(scanner, FAULT_SYNTAX, "Z or an offset from UTC, as +08:00");
	if (!scan_pair(scanner, 15, &hours))
		return false;
	if ((scan_literal(scanner, ":") ||
		 (*scanner->at >= '0' && *scanner->at <= '9')) &&
		!scan_pair(scanner, 59, &rest))
		return false;
	*minutes = (behind ? -1 : 1) * (hours * 60 + rest);
	return true;
}

bool
scan_instant(Scanner *scanner, int64 *instant)
{
	const char *start;
	int32		day;
	int			hour;
	int			minute;
	int			second;
	int			offset;
	int64		microseconds;

	if (!scan_date(scanner, &day))
		return false;
	start = scanner->at - 10;
	if (!scan_literal(scanner, "T") && !scan_literal(scanner, " "))
		return scan_fail(scanner, FAULT_SYNTAX, AN_INSTANT);
	if (!scan_pair(scanner, 23, &hour) || !scan_expect(scanner, ":") ||
		!scan_pair(scanner, 59, &minute) || !scan_expect(scanner, ":") ||
		!scan_pair(scanner, 59, &second) ||
		!scan_decimals(scanner, &microseconds) ||
		!scan_offset(scanner, &offset))
		return false;
	*instant = day * DAY_MICROSECONDS + microseconds +
		((hour * 60 + minute - offset) * 60 + second) * SECOND_MICROSECONDS;
	if (!instant_is_valid(*instant))
		return scan_accept(scanner, fault(FAULT_NO_DATE, "an instant of the years 1 to 9999"), start);
	return true;
}

void
append_instant(StringInfo out, int64 instant)
{
	int64		since = instant - INSTANT_FIRST;	/* not negative */
	int			second = since / SECOND_MICROSECONDS % 86400;
	int			microseconds = since % SECOND_MICROSECONDS;

	append_date(out, DATE_FIRST + (int32) (since / DAY_MICROSECONDS));
	appendStringInfo(out, "T%02d:%02d:%02d", second / 3600, second / 60 % 60,
					 second % 60);
	if (microseconds != 0)
	{
		appendStringInfo(out, ".%06d", microseconds);
		while (out->data[out->len - 1] == '0')
			out->data[--out->len] = '\0';
	}
	appendStringInfoChar(out, 'Z');
}
