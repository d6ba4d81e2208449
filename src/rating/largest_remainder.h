/*
 * largest_remainder.h
 *	  Dividing a whole amount by weights, to the last unit.
 *
 * Pure: integers of 128 bits and memory of the caller.
 *
 * Each share is first floor(amount * weight / sum of weights); the units that
 * are left go one each to the shares with the largest remainders, of equal ones
 * to the earlier.  (Hamilton's method; Balinski and Young, Fair Representation,
 * 1982.)
 */
#ifndef CITYGOV_LARGEST_REMAINDER_H
#define CITYGOV_LARGEST_REMAINDER_H

#include "base/pure.h"

#ifndef HAVE_INT128
#error "citygov needs a compiler with integers of 128 bits"
#endif

/* a float8 >= 0 is exactly mantissa * 2^exponent, the mantissa odd or 0 */
typedef struct BinaryWeight
{
	int64		mantissa;
	int			exponent;
} BinaryWeight;

/*
 * What the weights of a partition have in common: as multiples of 2^exponent
 * they are whole, and their sum has so many bits, or fewer.
 */
typedef struct WeightScale
{
	int64		count;			/* of the weights that are not 0 */
	int			exponent;		/* of the lowest bit of any */
	int			top;			/* above the highest bit of any */
} WeightScale;

typedef struct Quota
{
	uint64		units;			/* floor of the exact share */
	uint128		remainder;		/* what it left over, of the weights' sum */
} Quota;

extern BinaryWeight binary_weight(float8 weight);
extern void weight_scale_start(WeightScale *scale);
extern void weight_scale_add(WeightScale *scale, BinaryWeight weight);
extern bool weight_scale_fits(const WeightScale *scale);
extern uint128 scaled_weight(const WeightScale *scale, BinaryWeight weight);
extern Quota quota_of(uint64 amount, uint128 weight, uint128 total);

#endif							/* CITYGOV_LARGEST_REMAINDER_H */
