/*
 * apportion.c
 *	  The window function apportion(): divides the amount of a partition by the
 *	  weights of its rows, by largest remainder.
 *
 * The arithmetic is exact, whatever the weights: a float8 is a whole multiple
 * of a power of two, so all weights of a partition are whole multiples of the
 * smallest.  In integers where amount and weights have room in 63 and 126 bits
 * (largest_remainder.c), else in numeric (numeric_remainder.c).
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
#include "rating/numeric_remainder.h"

PG_FUNCTION_INFO_V1(apportion);

#define SCALE_MAX 1000

enum
{
	ARG_AMOUNT, ARG_WEIGHT, ARG_SCALE, ARG_LEAST
};

/* an argument that must not vary, as it was in the first row */
typedef struct Constant
{
	Datum		value;
	bool		is_null;
} Constant;

/* what the first row of a partition computes for all of them */
typedef struct Apportionment
{
	bool		known;
	Constant	amount;
	Constant	scale;
	Constant	least;			/* 0 where it was not given */
	int64	   *units;			/* shares in the last decimal, -1 is NULL */
	Numeric    *shares;			/* where they may not fit: NULL is NULL */
} Apportionment;

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
	int64		rows = WinGetPartitionRowCount(window);

	if (rows > PG_INT32_MAX)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("partition of " INT64_FORMAT " rows is too large for apportion",
						rows)));
	weights_start(weights, MemoryContextAllocHuge(mine, rows * sizeof(float8)));
	for (int64 row = 0; row < rows; row++)
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
		weights_add(weights, is_null ? get_float8_nan() :
					require_weight(DatumGetFloat8(value)));
	}
	MemoryContextDelete(evaluation);
}

static char *
numeric_string(Datum number)
{
	return DatumGetCString(DirectFunctionCall1(numeric_out, number));
}

static int32
checked_scale(Datum value)
{
	int32		scale = DatumGetInt32(value);

	if (scale < 0 || scale > SCALE_MAX)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("scale must be between 0 and %d, but is %d",
						SCALE_MAX, scale)));
	return scale;
}

/*
 * An amount as a whole number of its last decimal, in digits.
 */
static char *
amount_in_units(Datum amount, int32 scale, const char *name)
{
	Numeric		number = DatumGetNumeric(amount);
	Datum		whole;
	char	   *digits;
	char	   *point;

	if (numeric_is_nan(number) || numeric_is_inf(number))
		ereport(ERROR,
				(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
				 errmsg("%s must be finite, not %s", name, numeric_string(amount))));
	whole = DirectFunctionCall2(numeric_trunc, amount, Int32GetDatum(scale));
	if (!DatumGetBool(DirectFunctionCall2(numeric_eq, whole, amount)))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("%s %s has more than %d decimals",
						name, numeric_string(amount), scale),
				 errdetail("Shares of %d decimals cannot add up to it.", scale),
				 errhint("Round the amount, or give a larger scale.")));
	digits = numeric_string(whole);
	if (digits[0] == '-')
		ereport(ERROR,
				(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
				 errmsg("%s must not be negative, but is %s", name, digits)));
	point = strchr(digits, '.');
	if (point != NULL)
		memmove(point, point + 1, strlen(point));
	return digits;
}

static void
check_weights(const WeightScale *scale, const Apportionment *result)
{
	Datum		rows = NumericGetDatum(int64_to_numeric(scale->known));
	Datum		needed = DirectFunctionCall2(numeric_mul, rows, result->least.value);

	if (scale->known > 0 && scale->positive == 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("cannot apportion by weights that are all 0")));
	if (DatumGetBool(DirectFunctionCall2(numeric_gt, needed, result->amount.value)))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("amount %s is too small for " INT64_FORMAT " shares of at least %s",
						numeric_string(result->amount.value), scale->known,
						numeric_string(result->least.value)),
				 errdetail("They need %s.", numeric_string(needed))));
}

/*
 * The function
 */

static void
apportion_partition(WindowObject window, Apportionment *result)
{
	MemoryContext partition = GetMemoryChunkContext(result);
	int32		scale = checked_scale(result->scale.value);
	char	   *amount = amount_in_units(result->amount.value, scale, "amount");
	char	   *least = amount_in_units(result->least.value, scale, "least amount");
	Weights		weights;

	read_weights(window, &weights);
	check_weights(&weights.scale, result);
	if (weights.scale.known == 0)
		return;
	if (strlen(amount) <= 18 && weights_fit(&weights))
	{
		result->units = MemoryContextAllocHuge(partition,
											   weights.rows * sizeof(int64));
		apportion_units(&weights, strtoul(amount, NULL, 10),
						strtoul(least, NULL, 10), result->units);
	}
	else
	{
		result->shares = MemoryContextAllocHuge(partition,
												weights.rows * sizeof(Numeric));
		apportion_numeric(&weights, numeric_from_digits(amount),
						  numeric_from_digits(least), scale,
						  result->shares, partition);
	}
}

static Constant
current_argument(WindowObject window, int argument)
{
	Constant	constant;

	constant.value = WinGetFuncArgCurrent(window, argument, &constant.is_null);
	return constant;
}

/* a numeric that lives as long as the partition */
static Constant
kept_numeric(Constant constant, MemoryContext partition)
{
	MemoryContext old = MemoryContextSwitchTo(partition);

	if (!constant.is_null)
		constant.value = datumCopy(constant.value, false, -1);
	MemoryContextSwitchTo(old);
	return constant;
}

/* amount, scale and least share of the first row; then the shares of all */
static void
start_partition(WindowObject window, Apportionment *result, bool has_least)
{
	MemoryContext partition = GetMemoryChunkContext(result);
	MemoryContext mine = CurrentMemoryContext;
	MemoryContext work = AllocSetContextCreate(mine, "apportion",
											   ALLOCSET_DEFAULT_SIZES);
	Constant	nothing = {NumericGetDatum(int64_to_numeric(0)), false};

	result->known = true;
	result->scale = current_argument(window, ARG_SCALE);
	result->amount = kept_numeric(current_argument(window, ARG_AMOUNT), partition);
	result->least = kept_numeric(has_least ? current_argument(window, ARG_LEAST) :
								 nothing, partition);
	MemoryContextSwitchTo(work);
	if (!result->amount.is_null && !result->scale.is_null && !result->least.is_null)
		apportion_partition(window, result);
	MemoryContextSwitchTo(mine);
	MemoryContextDelete(work);
}

static const char *
shown_numeric(Constant constant)
{
	return constant.is_null ? "NULL" : numeric_string(constant.value);
}

/*
 * There is one amount to divide: a column of amounts must not vary.
 */
static void
check_numeric(FunctionCallInfo fcinfo, WindowObject window, int argument,
			  Constant first, const char *name)
{
	Constant	now;

	if (get_fn_expr_arg_stable(fcinfo->flinfo, argument))
		return;
	now = current_argument(window, argument);
	if (now.is_null == first.is_null &&
		(now.is_null || datumIsEqual(now.value, first.value, false, -1) ||
		 DatumGetBool(DirectFunctionCall2(numeric_eq, now.value, first.value))))
		return;
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("%s must be the same in all rows of a partition", name),
			 errdetail("The amounts are %s and %s.", shown_numeric(first),
					   shown_numeric(now))));
}

static void
check_scale(FunctionCallInfo fcinfo, WindowObject window, Constant first)
{
	Constant	now;

	if (get_fn_expr_arg_stable(fcinfo->flinfo, ARG_SCALE))
		return;
	now = current_argument(window, ARG_SCALE);
	if (now.is_null != first.is_null ||
		(!now.is_null && DatumGetInt32(now.value) != DatumGetInt32(first.value)))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("scale must be the same in all rows of a partition")));
}

Datum
apportion(PG_FUNCTION_ARGS)
{
	WindowObject window = PG_WINDOW_OBJECT();
	bool		has_least = PG_NARGS() > ARG_LEAST;
	Apportionment *result;
	int64		row;

	if (!WindowObjectIsValid(window))
		ereport(ERROR,
				(errcode(ERRCODE_WRONG_OBJECT_TYPE),
				 errmsg("apportion is a window function: call it with OVER")));
	result = WinGetPartitionLocalMemory(window, sizeof(Apportionment));
	if (!result->known)
		start_partition(window, result, has_least);
	else
	{
		check_numeric(fcinfo, window, ARG_AMOUNT, result->amount, "amount");
		check_scale(fcinfo, window, result->scale);
		if (has_least)
			check_numeric(fcinfo, window, ARG_LEAST, result->least, "least amount");
	}

	row = WinGetCurrentPosition(window);
	if (result->shares != NULL && result->shares[row] != NULL)
		PG_RETURN_NUMERIC(result->shares[row]);
	if (result->units != NULL && result->units[row] >= 0)
		PG_RETURN_NUMERIC(int64_div_fast_to_numeric(result->units[row],
													DatumGetInt32(result->scale.value)));
	PG_RETURN_NULL();
}
