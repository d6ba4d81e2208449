/*
 * calendar.h
 *	  Days of the Gregorian calendar, and their text form.
 *
 * Pure; may use c.h and the scanner.  A day is what PostgreSQL's type date
 * stores: the number of days since 2000-01-01.  The text is always YYYY-MM-DD:
 * no setting (DateStyle) has a say.
 */
#ifndef CITYGOV_CALENDAR_H
#define CITYGOV_CALENDAR_H

#include "base/scan.h"

#define CALENDAR_FIRST (-730119)	/* 0001-01-01 */
#define CALENDAR_LAST 2921939	/* 9999-12-31 */
#define CALENDAR_TEXT_MAX 11	/* with the NUL */

/* infinite dates are out of range, too */
static inline bool
calendar_holds(int32 day)
{
	return day >= CALENDAR_FIRST && day <= CALENDAR_LAST;
}

extern bool scan_date(Scanner *scanner, int32 *day);

/* writes a NUL-terminated text and returns its length */
extern int	format_date(int32 day, char *buffer);

#endif							/* CITYGOV_CALENDAR_H */
