/*
 * decimal.h
 *	  Between float8 and numeric without losing a digit.
 *
 * A float8 stands for the shortest decimal that reads back to it: 0.1 is 0.1.
 */
#ifndef CITYGOV_DECIMAL_H
#define CITYGOV_DECIMAL_H

#include "postgres.h"

#include "utils/numeric.h"

extern Numeric float8_to_numeric(float8 value);

/* value * numerator / denominator, rounded once; out of range is 22003 */
extern float8 decimal_scale(float8 value, int64 numerator, int64 denominator);

#endif							/* CITYGOV_DECIMAL_H */
