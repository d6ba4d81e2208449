/*
 * date.h
 *	  Days of the Gregorian calendar, and their text form.
 *
 * Pure.  A day is what PostgreSQL's type date
 * stores: the number of days since 2000-01-01.  The text is always YYYY-MM-DD:
 * no setting (DateStyle) has a say.
 */
#ifndef CITYGOV_DATE_H
#define CITYGOV_DATE_H

#include "base/scan.h"

#define DATE_FIRST (-730119)	/* 0001-01-01 */
#define DATE_LAST 2921939		/* 9999-12-31 */

/* infinite dates are out of range, too */
static inline bool
date_is_valid(int32 day)
{
	return day >= DATE_FIRST && day <= DATE_LAST;
}

/* years and months as people count them; day is not checked */
extern int32 date_of(int year, int month, int day_of_month);
extern void date_parts(int32 day, int *year, int *month, int *day_of_month);
extern int	days_of_month(int year, int month);

extern bool scan_date(Scanner *scanner, int32 *day);

extern void append_date(StringInfo out, int32 day);

#endif							/* CITYGOV_DATE_H */
