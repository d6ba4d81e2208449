/*
 * instant.h
 *	  Instants of the Gregorian calendar in UTC, and their text form.
 *
 * Pure.  An instant is what PostgreSQL's type timestamptz stores: the number of
 * microseconds since 2000-01-01 00:00 UTC.  It is written in UTC, whatever the
 * settings (DateStyle, TimeZone): 2025-01-01T08:30:00Z, with as many decimals
 * of the second as it needs.
 */
#ifndef CITYGOV_INSTANT_H
#define CITYGOV_INSTANT_H

#include "base/date.h"

#define SECOND_MICROSECONDS INT64CONST(1000000)
#define DAY_MICROSECONDS (86400 * SECOND_MICROSECONDS)

#define INSTANT_FIRST (DATE_FIRST * DAY_MICROSECONDS)
#define INSTANT_LAST ((DATE_LAST + 1) * DAY_MICROSECONDS - 1)
#define INSTANT_TEXT_MAX 28		/* with the NUL */

/* infinite instants are out of range, too */
static inline bool
instant_is_valid(int64 instant)
{
	return instant >= INSTANT_FIRST && instant <= INSTANT_LAST;
}

/* reads Z or a numeric offset (+08, +08:00) after the time */
extern bool scan_instant(Scanner *scanner, int64 *instant);

extern void append_instant(StringInfo out, int64 instant);

#endif							/* CITYGOV_INSTANT_H */
