/*
 * number.h
 *	  The text form of numbers: the shortest that reads back to the same bits.
 *
 * Pure.  No setting (extra_float_digits) has a say, because stored and
 * transferred states must not lose a bit.
 */
#ifndef CITYGOV_NUMBER_H
#define CITYGOV_NUMBER_H

#include "base/double_double.h"
#include "base/scan.h"

extern void append_float8(StringInfo out, float8 number);
extern void append_double_double(StringInfo out, DoubleDouble sum);

/* the order of two finite numbers: negative, 0 or positive */
static inline int
compare_float8(float8 a, float8 b)
{
	return (a > b) - (a < b);
}

extern bool scan_double_double(Scanner *scanner, DoubleDouble *sum);

#endif							/* CITYGOV_NUMBER_H */
