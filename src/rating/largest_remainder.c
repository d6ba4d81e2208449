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

/*
 * No weight yet; there is room for those of all rows.
 */
void
weights_start(Weights *weights, float8 *room)
{
	memset(weights, 0, sizeof(*weights));
	weights->weight = room;
	weights->scale.exponent = INT_MAX;
	weights->scale.top = INT_MIN;
}

void
weights_add(Weights *weights, float8 weight)
{
	WeightScale *scale = &weights->scale;
	BinaryWeight binary;
	int			top;

	weights->weight[weights->rows++] = weight;
	if (isnan(weight))
		return;
	scale->known++;
	binary = binary_weight(weight);
	if (binary.mantissa == 0)
		return;
	top = binary.exponent + pg_leftmost_one_pos64(binary.mantissa) + 1;
	scale->positive++;
	scale->exponent = Min(scale->exponent, binary.exponent);
	scale->top = Max(scale->top, top);
}

/*
 * Does the sum of the scaled weights have at most 126 bits?  Then quota_of()
 * has room for twice the sum and a weight.
 */
bool
weights_fit(const Weights *weights)
{
	const WeightScale *scale = &weights->scale;

	return scale->top - scale->exponent +
		pg_leftmost_one_pos64(scale->positive) + 1 <= 126;
}

static uint128
scaled_weight(const Weights *weights, float8 weight)
{
	BinaryWeight binary = binary_weight(weight);

	if (binary.mantissa == 0)
		return 0;
	return (uint128) binary.mantissa << (binary.exponent - weights->scale.exponent);
}

static int
compare_weights(const float8 *a, const float8 *b)
{
	return (*a > *b) - (*a < *b);
}

/*
 * The largest remainder first, of equal ones the earlier row.
 */
typedef struct Remainder
{
	uint128		size;
	int64		row;
} Remainder;

static inline int
compare_remainders(const Remainder *a, const Remainder *b)
{
	if (a->size != b->size)
		return a->size > b->size ? -1 : 1;
	return a->row < b->row ? -1 : a->row > b->row;
}

#define ST_SORT sort_weights
#define ST_ELEMENT_TYPE float8
#define ST_COMPARE(a, b) compare_weights(a, b)
#define ST_CHECK_FOR_INTERRUPTS
#define ST_SCOPE static
#define ST_DEFINE
#include "lib/sort_template.h"

#define ST_SORT sort_remainders
#define ST_ELEMENT_TYPE Remainder
#define ST_COMPARE(a, b) compare_remainders(a, b)
#define ST_CHECK_FOR_INTERRUPTS
#define ST_SCOPE static
#define ST_DEFINE
#include "lib/sort_template.h"

/*
 * Those that are not NULL, the smallest first.
 */
float8	   *
sorted_weights(const Weights *weights)
{
	float8	   *sorted = palloc_extended(weights->scale.known * sizeof(float8),
										 MCXT_ALLOC_HUGE);
	int64		count = 0;

	for (int64 row = 0; row < weights->rows; row++)
	{
		CHECK_FOR_INTERRUPTS();
		if (!isnan(weights->weight[row]))
			sorted[count++] = weights->weight[row];
	}
	sort_weights(sorted, count);
	return sorted;
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
static Quota
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

/*
 * What is left of the amount and of the total when the least share is given to
 * whom it is due.  The rest hold at least the least each, on average, so that the
 * heaviest of them ends the search.
 */
static void
grant_least(Weights *weights, uint64 least, uint64 *amount, uint128 *total)
{
	float8	   *sorted = sorted_weights(weights);
	uint128		weight;

	for (int64 i = 0;; i++)
	{
		CHECK_FOR_INTERRUPTS();
		weight = scaled_weight(weights, sorted[i]);
		weights->cutoff = sorted[i];
		if (quota_of(*amount, weight, *total).units >= least)
			break;
		*amount -= least;
		*total -= weight;
	}
	pfree(sorted);
}

void
apportion_units(Weights *weights, uint64 amount, uint64 least, int64 *units)
{
	Remainder  *remainders = palloc_extended(weights->rows * sizeof(Remainder),
											 MCXT_ALLOC_HUGE);
	int64		fractions = 0;
	uint128		total = 0;
	uint64		left;

	for (int64 row = 0; row < weights->rows; row++)
	{
		CHECK_FOR_INTERRUPTS();
		if (takes_part(weights, row))
			total += scaled_weight(weights, weights->weight[row]);
	}
	if (least > 0)
		grant_least(weights, least, &amount, &total);

	left = amount;
	for (int64 row = 0; row < weights->rows; row++)
	{
		Quota		quota;

		CHECK_FOR_INTERRUPTS();
		units[row] = isnan(weights->weight[row]) ? -1 : (int64) least;
		if (!takes_part(weights, row))
			continue;
		quota = quota_of(amount, scaled_weight(weights, weights->weight[row]),
						 total);
		units[row] = (int64) quota.units;
		left -= quota.units;
		if (quota.remainder > 0)
		{
			remainders[fractions].size = quota.remainder;
			remainders[fractions++].row = row;
		}
	}

	/* the remainders add up to what is left, so there are more of them */
	if (left > 0)
		sort_remainders(remainders, fractions);
	for (uint64 i = 0; i < left; i++)
	{
		CHECK_FOR_INTERRUPTS();
		units[remainders[i].row]++;
	}
	pfree(remainders);
}
