/*
 * apportion.c
 *	  The window function apportion(): divides the amount of a partition by the
 *	  weights of its rows, by largest remainder.
 *
 * The arithmetic is exact, whatever the weights: a float8 is a whole multiple
 * of a power of two, so all weights of a partition are whole multiples of the
 * smallest.  In integers where amount and weights have room in 63 and 126 bits,
 * else in numeric.
 */
#include "postgres.h"

#include <math.h>

#include "fmgr.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/datum.h"
#include "utils/float.h"
#include "utils/fmgrprotos.h"
#include "utils/memutils.h"
#include "utils/numeric.h"
#include "windowapi.h"

#include "base/report.h"
#include "rating/largest_remainder.h"

PG_FUNCTION_INFO_V1(apportion);

#define SCALE_MAX 1000

enum
{
	ARG_AMOUNT, ARG_WEIGHT, ARG_SCALE
};

/* what the first row of a partition computes for all of them */
typedef struct Apportionment
{
	bool		known;
	bool		amount_is_null;
	bool		scale_is_null;
	int32		scale;
	Datum		amount;			/* as it was in the first row */
	int64	   *units;			/* shares in the last decimal, -1 is NULL */
	Numeric    *shares;			/* where they may not fit: NULL is NULL */
} Apportionment;

/* the weights of a partition; NaN stands for NULL */
typedef struct Weights
{
	int64		rows;
	float8	   *weight;
	WeightScale scale;
} Weights;

typedef struct Remainder
{
	uint128		size;
	int64		row;
} Remainder;

typedef struct NumericRemainder
{
	Numeric		size;
	int64		row;
} NumericRemainder;

/*
 * The largest remainder first, of equal ones the earlier row.
 */
static inline int
compare_remainders(const Remainder *a, const Remainder *b)
{
	if (a->size != b->size)
		return a->size > b->size ? -1 : 1;
	return a->row < b->row ? -1 : a->row > b->row;
}

static int
compare_numeric_remainders(const NumericRemainder *a,
						   const NumericRemainder *b)
{
	int			order = DatumGetInt32(DirectFunctionCall2(numeric_cmp,
														  NumericGetDatum(b->size),
														  NumericGetDatum(a->size)));

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

#define ST_SORT sort_numeric_remainders
#define ST_ELEMENT_TYPE NumericRemainder
#define ST_COMPARE(a, b) compare_numeric_remainders(a, b)
#define ST_CHECK_FOR_INTERRUPTS
#define ST_SCOPE static
#define ST_DEFINE
#include "lib/sort_template.h"

/*
 * Reading the partition
 */

/*
 * All weights, evaluated in a context that is emptied now and then: what an
 * expression leaves behind would else stay for the whole partition.
 */
static void
read_weights(WindowObject window, Weights *weights)
{
	MemoryContext mine = CurrentMemoryContext;
	MemoryContext evaluation = AllocSetContextCreate(mine, "apportion weights",
													 ALLOCSET_DEFAULT_SIZES);

	weights->rows = WinGetPartitionRowCount(window);
	if (weights->rows > PG_INT32_MAX)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("partition of " INT64_FORMAT " rows is too large for apportion",
						weights->rows)));
	weights->weight = MemoryContextAllocHuge(mine, weights->rows * sizeof(float8));
	weight_scale_start(&weights->scale);

	for (int64 row = 0; row < weights->rows; row++)
	{
		bool		is_null;
		bool		is_out;
		Datum		value;

		CHECK_FOR_INTERRUPTS();
		if (row % 1024 == 0)
			MemoryContextReset(evaluation);
		MemoryContextSwitchTo(evaluation);
		value = WinGetFuncArgInPartition(window, ARG_WEIGHT, (int) row,
										 WINDOW_SEEK_HEAD, false,
										 &is_null, &is_out);
		MemoryContextSwitchTo(mine);
		weights->weight[row] = is_null ? get_float8_nan() :
			require_weight(DatumGetFloat8(value));
		if (!is_null)
			weight_scale_add(&weights->scale,
							 binary_weight(weights->weight[row]));
	}
	MemoryContextDelete(evaluation);
}

static bool
any_weight(const Weights *weights)
{
	for (int64 row = 0; row < weights->rows; row++)
	{
		if (!isnan(weights->weight[row]))
			return true;
	}
	return false;
}

static char *
numeric_string(Datum number)
{
	return DatumGetCString(DirectFunctionCall1(numeric_out, number));
}

/*
 * The amount as a whole number of its last decimal, in digits.
 */
static char *
amount_in_units(Datum amount, int32 scale)
{
	Numeric		number = DatumGetNumeric(amount);
	Datum		whole;
	char	   *digits;
	char	   *point;

	if (numeric_is_nan(number) || numeric_is_inf(number))
		ereport(ERROR,
				(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
				 errmsg("amount must be finite, not %s", numeric_string(amount))));
	if (scale < 0 || scale > SCALE_MAX)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("scale must be between 0 and %d, but is %d",
						SCALE_MAX, scale)));
	whole = DirectFunctionCall2(numeric_trunc, amount, Int32GetDatum(scale));
	if (!DatumGetBool(DirectFunctionCall2(numeric_eq, whole, amount)))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("amount %s has more than %d decimals",
						numeric_string(amount), scale),
				 errdetail("Shares of %d decimals cannot add up to it.", scale),
				 errhint("Round the amount, or give a larger scale.")));
	digits = numeric_string(whole);
	if (digits[0] == '-')
		ereport(ERROR,
				(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
				 errmsg("amount must not be negative, but is %s", digits)));
	point = strchr(digits, '.');
	if (point != NULL)
		memmove(point, point + 1, strlen(point));
	return digits;
}

/*
 * In integers
 */

static void
apportion_integers(Apportionment *result, const Weights *weights, uint64 amount)
{
	Remainder  *remainders;
	uint128		total = 0;
	int64		weighted = 0;
	uint64		left = amount;

	for (int64 row = 0; row < weights->rows; row++)
	{
		CHECK_FOR_INTERRUPTS();
		if (!isnan(weights->weight[row]))
			total += scaled_weight(&weights->scale,
								   binary_weight(weights->weight[row]));
	}

	result->units = MemoryContextAllocHuge(GetMemoryChunkContext(result),
										   weights->rows * sizeof(int64));
	remainders = MemoryContextAllocHuge(CurrentMemoryContext,
										weights->rows * sizeof(Remainder));
	for (int64 row = 0; row < weights->rows; row++)
	{
		Quota		quota;

		CHECK_FOR_INTERRUPTS();
		result->units[row] = -1;
		if (isnan(weights->weight[row]))
			continue;
		quota = quota_of(amount, scaled_weight(&weights->scale,
											   binary_weight(weights->weight[row])),
						 total);
		result->units[row] = (int64) quota.units;
		left -= quota.units;
		if (quota.remainder > 0)
		{
			remainders[weighted].size = quota.remainder;
			remainders[weighted++].row = row;
		}
	}

	/* the remainders add up to what is left, so there are more of them */
	if (left > 0)
		sort_remainders(remainders, weighted);
	for (uint64 i = 0; i < left; i++)
		result->units[remainders[i].row]++;
	pfree(remainders);
}

/*
 * In numeric
 */

static Numeric
multiply(Numeric a, Numeric b)
{
	return DatumGetNumeric(DirectFunctionCall2(numeric_mul, NumericGetDatum(a),
											   NumericGetDatum(b)));
}

static Numeric
subtract(Numeric a, Numeric b)
{
	return DatumGetNumeric(DirectFunctionCall2(numeric_sub, NumericGetDatum(a),
											   NumericGetDatum(b)));
}

static Numeric
add(Numeric a, Numeric b)
{
	return DatumGetNumeric(DirectFunctionCall2(numeric_add, NumericGetDatum(a),
											   NumericGetDatum(b)));
}

static Numeric
parse(const char *digits)
{
	return DatumGetNumeric(DirectFunctionCall3(numeric_in, CStringGetDatum(digits),
											   ObjectIdGetDatum(InvalidOid),
											   Int32GetDatum(-1)));
}

/* exponents of float8 lie 2098 apart at most, see binary_weight() */
#define POWERS 2200

static Numeric
power_of_two(Numeric *powers, int exponent, MemoryContext context)
{
	if (powers[exponent] == NULL)
	{
		MemoryContext old = MemoryContextSwitchTo(context);
		Numeric		power = int64_to_numeric(1);

		for (int rest = exponent; rest > 0; rest -= 62)
			power = multiply(power, int64_to_numeric(INT64CONST(1) << Min(rest, 62)));
		powers[exponent] = power;
		MemoryContextSwitchTo(old);
	}
	return powers[exponent];
}

/* the weight as a whole multiple of the lowest bit of all */
static Numeric
numeric_weight(const Weights *weights, int64 row, Numeric *powers,
			   MemoryContext context)
{
	BinaryWeight binary = binary_weight(weights->weight[row]);

	if (binary.mantissa == 0)
		return int64_to_numeric(0);
	return multiply(int64_to_numeric(binary.mantissa),
					power_of_two(powers, binary.exponent - weights->scale.exponent,
								 context));
}

static Numeric
keep(Numeric number, MemoryContext context)
{
	MemoryContext old = MemoryContextSwitchTo(context);
	Numeric		copy = DatumGetNumeric(datumCopy(NumericGetDatum(number), false, -1));

	MemoryContextSwitchTo(old);
	return copy;
}

static Numeric
sum_of_weights(const Weights *weights, Numeric *powers, MemoryContext mine,
			   MemoryContext scratch)
{
	Numeric		total = int64_to_numeric(0);

	for (int64 row = 0; row < weights->rows; row++)
	{
		Numeric		sum;

		CHECK_FOR_INTERRUPTS();
		if (isnan(weights->weight[row]))
			continue;
		MemoryContextSwitchTo(scratch);
		sum = add(total, numeric_weight(weights, row, powers, mine));
		pfree(total);
		total = keep(sum, mine);
		MemoryContextSwitchTo(mine);
		MemoryContextReset(scratch);
	}
	return total;
}

static void
apportion_numeric(Apportionment *result, const Weights *weights, char *digits)
{
	MemoryContext mine = CurrentMemoryContext;
	MemoryContext partition = GetMemoryChunkContext(result);
	MemoryContext scratch = AllocSetContextCreate(mine, "apportion scratch",
												  ALLOCSET_DEFAULT_SIZES);
	Numeric    *powers = palloc0(POWERS * sizeof(Numeric));
	Numeric		amount = parse(digits);
	Numeric		total = sum_of_weights(weights, powers, mine, scratch);
	Numeric		left = amount;
	Numeric		one = int64_to_numeric(1);
	Numeric		unit = parse(psprintf("1e-%d", result->scale));
	NumericRemainder *remainders;
	int64		weighted = 0;
	int64		extra;

	result->shares = MemoryContextAllocHuge(partition,
											weights->rows * sizeof(Numeric));
	remainders = MemoryContextAllocHuge(mine,
										weights->rows * sizeof(NumericRemainder));
	for (int64 row = 0; row < weights->rows; row++)
	{
		Numeric		product;
		Numeric		units;
		Numeric		remaining;

		CHECK_FOR_INTERRUPTS();
		result->shares[row] = NULL;
		if (isnan(weights->weight[row]))
			continue;
		MemoryContextSwitchTo(scratch);
		product = multiply(amount, numeric_weight(weights, row, powers, mine));
		units = DatumGetNumeric(DirectFunctionCall2(numeric_div_trunc,
													NumericGetDatum(product),
													NumericGetDatum(total)));
		result->shares[row] = keep(units, partition);
		remainders[weighted].size = keep(subtract(product, multiply(units, total)), mine);
		remainders[weighted++].row = row;
		remaining = keep(subtract(left, units), mine);
		if (left != amount)
			pfree(left);
		left = remaining;
		MemoryContextSwitchTo(mine);
		MemoryContextReset(scratch);
	}

	/* less than one unit a row is left */
	extra = DatumGetInt64(DirectFunctionCall1(numeric_int8, NumericGetDatum(left)));
	if (extra > 0)
		sort_numeric_remainders(remainders, weighted);
	MemoryContextSwitchTo(partition);
	for (int64 i = 0; i < extra; i++)
	{
		CHECK_FOR_INTERRUPTS();
		result->shares[remainders[i].row] = add(result->shares[remainders[i].row], one);
	}
	for (int64 row = 0; row < weights->rows; row++)
	{
		CHECK_FOR_INTERRUPTS();
		if (result->shares[row] != NULL)
			result->shares[row] = multiply(result->shares[row], unit);
	}
	MemoryContextSwitchTo(mine);
}

/*
 * The function
 */

static void
apportion_partition(WindowObject window, Apportionment *result)
{
	Weights		weights;
	char	   *digits = amount_in_units(result->amount, result->scale);

	read_weights(window, &weights);
	if (weights.scale.count == 0 && any_weight(&weights))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("cannot apportion by weights that are all 0")));

	if (weights.scale.count == 0)
		apportion_integers(result, &weights, 0);
	else if (strlen(digits) <= 18 && weight_scale_fits(&weights.scale))
		apportion_integers(result, &weights, strtoul(digits, NULL, 10));
	else
		apportion_numeric(result, &weights, digits);
}

/* amount and scale of the first row; then the shares of all */
static void
start_partition(WindowObject window, Apportionment *result)
{
	MemoryContext mine = CurrentMemoryContext;
	MemoryContext work = AllocSetContextCreate(mine, "apportion",
											   ALLOCSET_DEFAULT_SIZES);
	Datum		amount = WinGetFuncArgCurrent(window, ARG_AMOUNT,
											  &result->amount_is_null);

	result->scale = DatumGetInt32(WinGetFuncArgCurrent(window, ARG_SCALE,
													   &result->scale_is_null));
	result->known = true;
	if (!result->amount_is_null)
	{
		MemoryContextSwitchTo(GetMemoryChunkContext(result));
		result->amount = datumCopy(amount, false, -1);
	}
	MemoryContextSwitchTo(work);
	if (!result->amount_is_null && !result->scale_is_null)
		apportion_partition(window, result);
	MemoryContextSwitchTo(mine);
	MemoryContextDelete(work);
}

static bool
is_same_amount(const Apportionment *result, Datum amount, bool is_null)
{
	if (is_null || result->amount_is_null)
		return is_null == result->amount_is_null;
	return datumIsEqual(amount, result->amount, false, -1) ||
		DatumGetBool(DirectFunctionCall2(numeric_eq, amount, result->amount));
}

/*
 * There is one amount to divide: a column of amounts must not vary.
 */
static void
check_row(FunctionCallInfo fcinfo, WindowObject window,
		  const Apportionment *result)
{
	bool		is_null;

	if (!get_fn_expr_arg_stable(fcinfo->flinfo, ARG_AMOUNT))
	{
		Datum		amount = WinGetFuncArgCurrent(window, ARG_AMOUNT, &is_null);

		if (!is_same_amount(result, amount, is_null))
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("amount must be the same in all rows of a partition"),
					 errdetail("The amounts are %s and %s.",
							   result->amount_is_null ? "NULL" : numeric_string(result->amount),
							   is_null ? "NULL" : numeric_string(amount))));
	}
	if (!get_fn_expr_arg_stable(fcinfo->flinfo, ARG_SCALE))
	{
		int32		scale = DatumGetInt32(WinGetFuncArgCurrent(window, ARG_SCALE,
															   &is_null));

		if (is_null != result->scale_is_null ||
			(!is_null && scale != result->scale))
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("scale must be the same in all rows of a partition")));
	}
}

Datum
apportion(PG_FUNCTION_ARGS)
{
	WindowObject window = PG_WINDOW_OBJECT();
	Apportionment *result;
	int64		row;

	if (!WindowObjectIsValid(window))
		ereport(ERROR,
				(errcode(ERRCODE_WRONG_OBJECT_TYPE),
				 errmsg("apportion is a window function: call it with OVER")));
	result = WinGetPartitionLocalMemory(window, sizeof(Apportionment));
	if (!result->known)
		start_partition(window, result);
	else
		check_row(fcinfo, window, result);

	row = WinGetCurrentPosition(window);
	if (result->shares != NULL && result->shares[row] != NULL)
		PG_RETURN_NUMERIC(result->shares[row]);
	if (result->units != NULL && result->units[row] >= 0)
		PG_RETURN_NUMERIC(int64_div_fast_to_numeric(result->units[row],
													result->scale));
	PG_RETURN_NULL();
}
