/*
 * largest_remainder.h
 *	  Dividing a whole amount by weights, to the last unit.
 *
 * Pure: integers of 128 bits.  Where they have no room, numeric_remainder.h.
 *
 * Each share is first floor(amount * weight / sum of weights); the units that
 * are left go one each to the shares with the largest remainders, of equal ones
 * to the earlier.  (Hamilton's method; Balinski and Young, Fair Representation,
 * 1982.)
 *
 * With a least share, whoever's exact share is below it gets it, and so again
 * among the rest with what is left, until nobody is.  Giving one the least takes
 * more from the amount than his weight is worth, so the shares of all others
 * fall: whoever is below stays below, and the lightest may be looked at first.
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
	int64		known;			/* weights that are not NULL */
	int64		positive;		/* of these, those that are not 0 */
	int			exponent;		/* of the lowest bit of any */
	int			top;			/* above the highest bit of any */
} WeightScale;

/* the weights of a partition; NaN stands for NULL */
typedef struct Weights
{
	int64		rows;
	float8	   *weight;
	WeightScale scale;
	float8		cutoff;			/* whoever weighs less gets the least share */
} Weights;

typedef struct Quota
{
	uint64		units;			/* floor of the exact share */
	uint128		remainder;		/* what it left over, of the weights' sum */
} Quota;

/* false for NaN, too */
static inline bool
takes_part(const Weights *weights, int64 row)
{
	return weights->weight[row] >= weights->cutoff;
}

extern BinaryWeight binary_weight(float8 weight);
extern void weights_start(Weights *weights, float8 *room);
extern void weights_add(Weights *weights, float8 weight);
extern bool weights_fit(const Weights *weights);
extern float8 *sorted_weights(const Weights *weights);

/*
 * Sets units[] of each row, -1 for NULL.  At least one weight is not 0, and they
 * fit; the amount has at most 63 bits and is enough for the least share of all.
 */
extern void apportion_units(Weights *weights, uint64 amount, uint64 least,
							int64 *units);

#endif							/* CITYGOV_LARGEST_REMAINDER_H */
