/*
 * numeric_remainder.h
 *	  largest_remainder.h in numeric: for amounts and weights of any size.
 */
#ifndef CITYGOV_NUMERIC_REMAINDER_H
#define CITYGOV_NUMERIC_REMAINDER_H

#include "postgres.h"

#include "utils/numeric.h"

#include "rating/largest_remainder.h"

/*
 * Amount and least share in units of the last of so many decimals.  Sets
 * shares[] of each row, NULL for NULL; they live in the given context.  At least
 * one weight is not 0, and the amount is enough for the least share of all.
 */
extern void apportion_numeric(Weights *weights, Numeric amount, Numeric least,
							  int32 decimals, Numeric *shares,
							  MemoryContext context);

extern Numeric numeric_from_digits(const char *digits);

#endif							/* CITYGOV_NUMERIC_REMAINDER_H */
