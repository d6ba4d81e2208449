/*
 * apportion_fuzz.c
 *	  Whatever the weights, the shares add up to the amount, none is below the
 *	  least, a heavier row has no less, and those above the least share what is
 *	  left as if they were alone.
 */
#include "fuzz.h"

#include <math.h>

#include "rating/largest_remainder.h"

#define ROWS_MAX 64

/* the amount has at most 18 digits, as in apportion() */
#define AMOUNT_MAX UINT64CONST(999999999999999999)

static void
check_shares(const Weights *weights, uint64 amount, uint64 least,
			 const int64 *units)
{
	for (int64 i = 0; i < weights->rows; i++)
	{
		CHECK((units[i] < 0) == isnan(weights->weight[i]));
		if (units[i] < 0)
			continue;
		CHECK((uint64) units[i] >= least && (uint64) units[i] <= amount);
		amount -= units[i];
		for (int64 j = 0; j < weights->rows; j++)
			CHECK(!(weights->weight[i] < weights->weight[j]) || units[i] <= units[j]);
	}
	CHECK(amount == 0);
}

static void
check_rest(const Weights *weights, uint64 amount, uint64 least,
		   const int64 *units)
{
	float8		room[ROWS_MAX];
	int64		alone[ROWS_MAX];
	Weights		rest;

	weights_start(&rest, room);
	for (int64 i = 0; i < weights->rows; i++)
	{
		bool		granted = weights->weight[i] < weights->cutoff;

		weights_add(&rest, granted ? NAN : weights->weight[i]);
		if (granted)
			amount -= least;
	}
	apportion_units(&rest, amount, 0, alone);
	for (int64 i = 0; i < weights->rows; i++)
		CHECK(units[i] == (weights->weight[i] < weights->cutoff ? (int64) least :
						   alone[i]));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	float8		room[ROWS_MAX];
	int64		units[ROWS_MAX];
	Weights		weights;
	uint64		amount;
	uint64		least;

	if (size < 2 * sizeof(uint64))
		return 0;
	memcpy(&amount, data, sizeof(amount));
	memcpy(&least, data + sizeof(amount), sizeof(least));
	weights_start(&weights, room);
	for (size_t at = 2 * sizeof(uint64);
		 at + sizeof(float8) <= size && weights.rows < ROWS_MAX;
		 at += sizeof(float8))
	{
		int32		parts[2];
		float8		weight;

		/* any number, or one of those whose sum has room in 126 bits */
		memcpy(&weight, data + at, sizeof(weight));
		memcpy(parts, data + at, sizeof(parts));
		if (amount % 4 != 0)
			weight = parts[1] % 16 == 0 ? NAN : ldexp(parts[0], parts[1] % 40);
		weights_add(&weights, isfinite(weight) ? fabs(weight) : NAN);
	}
	if (weights.scale.positive == 0 || !weights_fit(&weights))
		return 0;
	amount %= AMOUNT_MAX + 1;
	least %= amount / weights.scale.known + 1;
	apportion_units(&weights, amount, least, units);
	check_shares(&weights, amount, least, units);
	check_rest(&weights, amount, least, units);
	fuzz_free_all();
	return 0;
}
