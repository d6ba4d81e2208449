/*
 * fault.h
 *	  What is wrong with a value: the kind of error, and what was expected.
 *
 * Pure.  A check returns a Fault; text input, binary input and arguments report
 * it through one call each: scan_accept() in scan.h, require_received() and
 * require_argument() in report.h.  So a type writes its checks once.
 */
#ifndef CITYGOV_FAULT_H
#define CITYGOV_FAULT_H

#include "base/pure.h"

typedef enum FaultKind
{
	FAULT_NONE,
	FAULT_SYNTAX,				/* malformed, or parts that contradict */
	FAULT_LITERAL,				/* the same, and "expected" is that very text */
	FAULT_OUT_OF_RANGE,			/* a number that the type cannot hold */
	FAULT_TOO_LARGE,			/* more than the type has room for */
	FAULT_NO_DATE				/* a date that is infinite or does not exist */
} FaultKind;

typedef struct Fault
{
	FaultKind	kind;
	const char *expected;		/* a phrase that completes "Expected ..." */
	const char *hint;			/* a sentence: the remedy, if there is one */
} Fault;

/* what was expected is a constant; translators find it here */
static inline Fault
fault(FaultKind kind, const char *expected)
{
	Fault		found = {kind, expected, NULL};

	return found;
}

/* the same with a hint, marked for translation where it stands */
static inline Fault
fault_with_hint(FaultKind kind, const char *expected, const char *hint)
{
	Fault		found = {kind, expected, hint};

	return found;
}

static inline Fault
no_fault(void)
{
	return fault(FAULT_NONE, NULL);
}

static inline bool
is_fault(Fault found)
{
	return found.kind != FAULT_NONE;
}

#endif							/* CITYGOV_FAULT_H */
