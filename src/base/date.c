/*
 * date.c
 *	  Days of the Gregorian calendar, and their text form.
 *
 * Counting from 1 March of year 0 puts the leap day at the end of a year, so
 * that the days before a month need no case distinction; see Richards,
 * "Calendars", in the Explanatory Supplement to the Astronomical Almanac, 2013.
 */
#include "base/pure.h"

#include "base/date.h"

#define DAYS_OF_400_YEARS 146097
#define MARCH_OF_YEAR_0 (-730425)	/* 0000-03-01, counted from 2000-01-01 */

int
days_of_month(int year, int month)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool		leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return month == 2 && leap ? 29 : days[month - 1];
}

int32
date_of(int year, int month, int day_of_month)
{
	int			march_year = month > 2 ? year : year - 1;
	int			march_month = (month + 9) % 12;

	return march_year * 365 + march_year / 4 - march_year / 100 +
		march_year / 400 + (153 * march_month + 2) / 5 + day_of_month - 1 +
		MARCH_OF_YEAR_0;
}

static bool
scan_digits(Scanner *scanner, int count, int *number)
{
	*number = 0;
	for (int i = 0; i < count; i++)
	{
		if (scanner->at[i] < '0' || scanner->at[i] > '9')
			return false;
		*number = *number * 10 + (scanner->at[i] - '0');
	}
	scanner->at += count;
	return true;
}

static bool
is_infinite(const char *p)
{
	if (*p == '-' || *p == '+')
		p++;
	return pg_strncasecmp(p, "infinity", 8) == 0;
}

bool
scan_date(Scanner *scanner, int32 *day)
{
	const char *start;
	int			year;
	int			month;
	int			day_of_month;

	if (is_fault(scanner->fault))
		return false;
	scan_space(scanner);
	start = scanner->at;
	if (is_infinite(start))
		return scan_fail(scanner, FAULT_NO_DATE, "a finite date");
	if (!scan_digits(scanner, 4, &year) || !scan_literal(scanner, "-") ||
		!scan_digits(scanner, 2, &month) || !scan_literal(scanner, "-") ||
		!scan_digits(scanner, 2, &day_of_month) ||
		(*scanner->at >= '0' && *scanner->at <= '9'))
	{
		scanner->at = start;
		return scan_fail(scanner, FAULT_SYNTAX, "a date as YYYY-MM-DD");
	}
	if (year < 1 || month < 1 || month > 12 || day_of_month < 1 ||
		day_of_month > days_of_month(year, month))
	{
		scanner->at = start;
		return scan_fail(scanner, FAULT_NO_DATE, "a day of the calendar");
	}
	*day = date_of(year, month, day_of_month);
	return true;
}

/*
 * The inverse of date_of(), by eras of 400 years.
 */
void
date_parts(int32 day, int *year, int *month, int *day_of_month)
{
	int			since = day - MARCH_OF_YEAR_0;
	int			era = since / DAYS_OF_400_YEARS;
	int			day_of_era = since % DAYS_OF_400_YEARS;
	int			year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 -
							   day_of_era / 146096) / 365;
	int			day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 -
											year_of_era / 100);
	int			march_month = (5 * day_of_year + 2) / 153;

	*month = march_month < 10 ? march_month + 3 : march_month - 9;
	*year = era * 400 + year_of_era + (*month <= 2);
	*day_of_month = day_of_year - (153 * march_month + 2) / 5 + 1;
}

void
append_date(StringInfo out, int32 day)
{
	int			year;
	int			month;
	int			day_of_month;

	date_parts(day, &year, &month, &day_of_month);
	appendStringInfo(out, "%04d-%02d-%02d", year, month, day_of_month);
}
