/*
 * scan.h
 *	  Reads the text form of our types from left to right.
 *
 * Pure.
 *
 * A scanner remembers its first failure: what was expected, and where.  Callers
 * can therefore read on and look at the fault once, at the end; after a failure
 * every scan_ function returns false.
 */
#ifndef CITYGOV_SCAN_H
#define CITYGOV_SCAN_H

#include "base/fault.h"

#define SCAN_NUMBER_MAX 1024	/* characters in one number */

typedef struct Scanner
{
	const char *start;			/* NUL-terminated */
	const char *at;				/* next character to read */
	Fault		fault;			/* the first one */
	const char *failed_at;		/* NULL where the fault has no single place */
} Scanner;

extern void scan_begin(Scanner *scanner, const char *input);
extern bool scan_fail(Scanner *scanner, FaultKind kind,
					  const char *expected);
extern bool scan_accept(Scanner *scanner, Fault found, const char *place);

extern int	scan_space_length(const char *p);
extern void scan_space(Scanner *scanner);
extern bool scan_literal(Scanner *scanner, const char *literal);
extern bool scan_expect(Scanner *scanner, const char *literal);
extern bool scan_require(Scanner *scanner, const char *literal,
						 const char *expected);
extern bool scan_separator(Scanner *scanner);
extern bool scan_float8(Scanner *scanner, float8 *number);
extern bool scan_int64(Scanner *scanner, int64 *number);
extern bool scan_end(Scanner *scanner);

#endif							/* CITYGOV_SCAN_H */
