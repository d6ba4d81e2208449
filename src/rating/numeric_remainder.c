/*
 * numeric_remainder.c
 *	  Largest remainders in numeric: for amounts and weights of any size.
 *
 * Each step leaves its numbers in a scratch context that is emptied after it.
 */
#include "postgres.h"

#include <math.h>

#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/datum.h"
#include "utils/fmgrprotos.h"
#include "utils/memutils.h"

#include "rating/numeric_remainder.h"

/* exponents of float8 lie 2098 apart at most, see binary_weight() */
#define POWERS 2200

typedef struct Calculation
{
	Weights    *weights;
	Numeric		amount;			/* for those who take part */
	Numeric		total;			/* of their weights */
	Numeric    *powers;			/* of two, as far as they were needed */
	MemoryContext mine;
	MemoryContext scratch;
} Calculation;

typedef struct Remainder
{
	Numeric		size;
	int64		row;
} Remainder;

static Numeric
call(PGFunction function, Numeric a, Numeric b)
{
	return DatumGetNumeric(DirectFunctionCall2(function, NumericGetDatum(a),
											   NumericGetDatum(b)));
}

static int
compare(Numeric a, Numeric b)
{
	return DatumGetInt32(DirectFunctionCall2(numeric_cmp, NumericGetDatum(a),
											 NumericGetDatum(b)));
}

Numeric
numeric_from_digits(const char *digits)
{
	return DatumGetNumeric(DirectFunctionCall3(numeric_in, CStringGetDatum(digits),
											   ObjectIdGetDatum(InvalidOid),
											   Int32GetDatum(-1)));
}

static Numeric
keep(Numeric number, MemoryContext context)
{
	MemoryContext old = MemoryContextSwitchTo(context);
	Numeric		copy = DatumGetNumeric(datumCopy(NumericGetDatum(number), false, -1));

	MemoryContextSwitchTo(old);
	return copy;
}

/* a number that outlives the steps */
static void
assign(Calculation *calculation, Numeric *number, Numeric value)
{
	Numeric		old = *number;

	*number = keep(value, calculation->mine);
	pfree(old);
}

static void
begin_step(Calculation *calculation)
{
	CHECK_FOR_INTERRUPTS();
	MemoryContextSwitchTo(calculation->scratch);
}

static void
end_step(Calculation *calculation)
{
	MemoryContextSwitchTo(calculation->mine);
	MemoryContextReset(calculation->scratch);
}

static int
compare_remainders(const Remainder *a, const Remainder *b)
{
	int			order = compare(b->size, a->size);

	if (order != 0)
		return order;
	return a->row < b->row ? -1 : a->row > b->row;
}

#define ST_SORT sort_remainders
#define ST_ELEMENT_TYPE Remainder
#define ST_COMPARE(a, b) compare_remainders(a, b)
#define ST_CHECK_FOR_INTERRUPTS
#define ST_SCOPE static
#define ST_DEFINE
#include "lib/sort_template.h"

static Numeric
power_of_two(Calculation *calculation, int exponent)
{
	Numeric    *power = &calculation->powers[exponent];

	if (*power == NULL)
	{
		Numeric		product = int64_to_numeric(1);

		for (int rest = exponent; rest > 0; rest -= 62)
			product = call(numeric_mul, product,
						   int64_to_numeric(INT64CONST(1) << Min(rest, 62)));
		*power = keep(product, calculation->mine);
	}
	return *power;
}

/* the weight as a whole multiple of the lowest bit of all */
static Numeric
numeric_weight(Calculation *calculation, float8 weight)
{
	BinaryWeight binary = binary_weight(weight);

	if (binary.mantissa == 0)
		return int64_to_numeric(0);
	return call(numeric_mul, int64_to_numeric(binary.mantissa),
				power_of_two(calculation,
							 binary.exponent - calculation->weights->scale.exponent));
}

static void
add_weights(Calculation *calculation)
{
	Weights    *weights = calculation->weights;

	for (int64 row = 0; row < weights->rows; row++)
	{
		if (!takes_part(weights, row))
			continue;
		begin_step(calculation);
		assign(calculation, &calculation->total,
			   call(numeric_add, calculation->total,
					numeric_weight(calculation, weights->weight[row])));
		end_step(calculation);
	}
}

/*
 * See grant_least() in largest_remainder.c.
 */
static void
grant_least(Calculation *calculation, Numeric least)
{
	float8	   *sorted = sorted_weights(calculation->weights);
	bool		granted = true;

	for (int64 i = 0; granted; i++)
	{
		Numeric		weight;

		begin_step(calculation);
		calculation->weights->cutoff = sorted[i];
		weight = numeric_weight(calculation, sorted[i]);
		granted = compare(call(numeric_mul, calculation->amount, weight),
						  call(numeric_mul, least, calculation->total)) < 0;
		if (granted)
		{
			assign(calculation, &calculation->amount,
				   call(numeric_sub, calculation->amount, least));
			assign(calculation, &calculation->total,
				   call(numeric_sub, calculation->total, weight));
		}
		end_step(calculation);
	}
	pfree(sorted);
}

/* whole shares and their remainders; returns how many units are left */
static int64
divide(Calculation *calculation, Numeric *shares, MemoryContext context,
	   Remainder *remainders, int64 *count)
{
	Weights    *weights = calculation->weights;
	Numeric		left = keep(calculation->amount, calculation->mine);

	*count = 0;
	for (int64 row = 0; row < weights->rows; row++)
	{
		Numeric		product;
		Numeric		units;

		if (!takes_part(weights, row))
			continue;
		begin_step(calculation);
		product = call(numeric_mul, calculation->amount,
					   numeric_weight(calculation, weights->weight[row]));
		units = call(numeric_div_trunc, product, calculation->total);
		shares[row] = keep(units, context);
		remainders[*count].size = keep(call(numeric_sub, product,
											call(numeric_mul, units, calculation->total)),
									   calculation->mine);
		remainders[(*count)++].row = row;
		assign(calculation, &left, call(numeric_sub, left, units));
		end_step(calculation);
	}
	/* less than one a row */
	return DatumGetInt64(DirectFunctionCall1(numeric_int8, NumericGetDatum(left)));
}

void
apportion_numeric(Weights *weights, Numeric amount, Numeric least,
				  int32 decimals, Numeric *shares, MemoryContext context)
{
	Calculation calculation = {.weights = weights,.mine = CurrentMemoryContext};
	Remainder  *remainders = MemoryContextAllocHuge(CurrentMemoryContext,
													weights->rows * sizeof(Remainder));
	Numeric		one = int64_to_numeric(1);
	Numeric		unit = numeric_from_digits(psprintf("1e-%d", decimals));
	int64		count;
	int64		left;

	calculation.scratch = AllocSetContextCreate(CurrentMemoryContext,
												"apportion scratch",
												ALLOCSET_DEFAULT_SIZES);
	calculation.powers = palloc0(POWERS * sizeof(Numeric));
	calculation.amount = keep(amount, CurrentMemoryContext);
	calculation.total = int64_to_numeric(0);
	add_weights(&calculation);
	if (compare(least, int64_to_numeric(0)) > 0)
		grant_least(&calculation, least);

	for (int64 row = 0; row < weights->rows; row++)
		shares[row] = isnan(weights->weight[row]) ? NULL : least;
	left = divide(&calculation, shares, context, remainders, &count);
	if (left > 0)
		sort_remainders(remainders, count);
	MemoryContextSwitchTo(context);
	for (int64 i = 0; i < left; i++)
	{
		Numeric    *share = &shares[remainders[i].row];

		CHECK_FOR_INTERRUPTS();
		*share = call(numeric_add, *share, one);
	}
	for (int64 row = 0; row < weights->rows; row++)
	{
		CHECK_FOR_INTERRUPTS();
		if (shares[row] != NULL)
			shares[row] = call(numeric_mul, shares[row], unit);
	}
	MemoryContextSwitchTo(calculation.mine);
}
