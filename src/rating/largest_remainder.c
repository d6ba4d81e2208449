/*
 * largest_remainder.c
 *	  Dividing a whole amount by weights, to the last unit.
 */
#include "base/pure.h"

#include <limits.h>
#include <math.h>

#include "port/pg_bitutils.h"
#include "rating/largest_remainder.h"

BinaryWeight
binary_weight(float8 weight)
{
	BinaryWeight binary = {0, 0};
	int			zeros;

	if (weight == 0)
		return binary;
	binary.mantissa = (int64) ldexp(frexp(weight, &binary.exponent), 53);
	binary.exponent -= 53;
	zeros = pg_rightmost_one_pos64(binary.mantissa);
	binary.mantissa >>= zeros;
	binary.exponent += zeros;
	return binary;
}

void
weight_scale_start(WeightScale *scale)
{
	scale->count = 0;
	scale->exponent = INT_MAX;
	scale->top = INT_MIN;
}

void
weight_scale_add(WeightScale *scale, BinaryWeight weight)
{
	int			top;

	if (weight.mantissa == 0)
		return;
	top = weight.exponent + pg_leftmost_one_pos64(weight.mantissa) + 1;
	scale->count++;
	scale->exponent = Min(scale->exponent, weight.exponent);
	scale->top = Max(scale->top, top);
}

/*
 * Does the sum of the scaled weights have at most 126 bits?  Then quota_of()
 * has room for twice the sum and a weight.
 */
bool
weight_scale_fits(const WeightScale *scale)
{
	return scale->count > 0 &&
		scale->top - scale->exponent +
		pg_leftmost_one_pos64(scale->count) + 1 <= 126;
}

uint128
scaled_weight(const WeightScale *scale, BinaryWeight weight)
{
	if (weight.mantissa == 0)
		return 0;
	return (uint128) weight.mantissa << (weight.exponent - scale->exponent);
}

static int
bits_of(uint128 number)
{
	uint64		high = (uint64) (number >> 64);

	if (high != 0)
		return 65 + pg_leftmost_one_pos64(high);
	return number == 0 ? 0 : 1 + pg_leftmost_one_pos64((uint64) number);
}

/*
 * amount * weight / total with its remainder, exactly; weight <= total < 2^126.
 * Where the product has more than 128 bits, it is divided as it is multiplied,
 * bit by bit of the amount.
 */
Quota
quota_of(uint64 amount, uint128 weight, uint128 total)
{
	Quota		quota = {0, 0};

	if (bits_of(amount) + bits_of(weight) <= 128)
	{
		uint128		product = amount * weight;

		if (bits_of(product) <= 64 && bits_of(total) <= 64)
		{
			quota.units = (uint64) product / (uint64) total;
			quota.remainder = (uint64) product % (uint64) total;
			return quota;
		}
		quota.units = (uint64) (product / total);
		quota.remainder = product - quota.units * total;
		return quota;
	}

	for (int bit = bits_of(amount) - 1; bit >= 0; bit--)
	{
		quota.units <<= 1;
		quota.remainder <<= 1;
		if (amount >> bit & 1)
			quota.remainder += weight;
		while (quota.remainder >= total)
		{
			quota.remainder -= total;
			quota.units++;
		}
	}
	return quota;
}
