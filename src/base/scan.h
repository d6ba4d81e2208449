/*
 * scan.h
 *	  Reads the text form of our types from left to right.
 *
 * Pure: allocates nothing, raises nothing and knows no Datum, so that a fuzzer
 * can run it outside the server.  May use c.h only.
 *
 * A scanner remembers its first failure: what was expected, and where.  Callers
 * can therefore read on and look at the status once, at the end; after a
 * failure every scan_ function returns false.
 */
#ifndef CITYGOV_SCAN_H
#define CITYGOV_SCAN_H

#include "c.h"

#define SCAN_NUMBER_MAX 1024	/* characters in one number */

typedef enum ScanStatus
{
	SCAN_OK,
	SCAN_SYNTAX,				/* something else was expected here */
	SCAN_OUT_OF_RANGE,			/* a number that the type cannot hold */
	SCAN_TOO_LONG,				/* more than the type has room for */
	SCAN_NO_DATE				/* a date that is infinite or does not exist */
} ScanStatus;

typedef struct Scanner
{
	const char *start;			/* NUL-terminated */
	const char *at;				/* next character to read */
	ScanStatus	status;
	const char *expected;		/* what would have been right, in English */
	const char *failed_at;		/* NULL where the fault has no single place */
} Scanner;

extern void scan_begin(Scanner *scanner, const char *input);
extern bool scan_fail(Scanner *scanner, ScanStatus status,
					  const char *expected);
extern bool scan_reject(Scanner *scanner, const char *expected);

extern int	scan_space_length(const char *p);
extern void scan_space(Scanner *scanner);
extern bool scan_literal(Scanner *scanner, const char *literal);
extern bool scan_expect(Scanner *scanner, const char *literal,
						const char *expected);
extern bool scan_float8(Scanner *scanner, float8 *number);
extern bool scan_int64(Scanner *scanner, int64 *number);
extern bool scan_end(Scanner *scanner);

#endif							/* CITYGOV_SCAN_H */
