/*
 * treat.c
 *	  Filling in missing values, and outliers.
 */
#include "base/pure.h"

#include "checkup/methods.h"

static float8
median(const float8 *values, int count)
{
	Ranked	   *items = palloc(2 * count * sizeof(Ranked));
	float8		lower;
	float8		upper;
	float8		sum;

	for (int i = 0; i < count; i++)
		items[i].key = rank_key(values[i]);
	items = rank_sort(items, items + count, count);
	upper = rank_value(items[count / 2].key);
	if (count % 2 == 1)
		return upper;
	lower = rank_value(items[count / 2 - 1].key);
	sum = lower + upper;
	/* halved first where the sum overflows */
	return isinf(sum) ? lower / 2 + upper / 2 : sum / 2;
}

MethodFault
matrix_impute(Matrix *matrix, ImputeMethod method)
{
	float8	   *values = palloc(matrix->units * sizeof(float8));

	for (int i = 0; i < matrix->indicators; i++)
	{
		int			count = column_values(matrix, i, values);
		float8		filling;

		CHECK_FOR_INTERRUPTS();
		if (count == matrix->units)
			continue;
		if (count == 0)
			return method_fault("at least one value", i);
		filling = method == IMPUTE_MEDIAN ? median(values, count) :
			values_mean(values, count);
		for (int unit = 0; unit < matrix->units; unit++)
		{
			float8	   *cell = &matrix_row(matrix, unit)[i];

			if (cell_is_missing(*cell))
				*cell = filling;
		}
	}
	return no_method_fault();
}

/*
 * Set all values that equal the extreme to the one next to it; returns how many,
 * 0 where there is no other.
 */
static int
pull_in(float8 *values, int count, bool highest)
{
	float8		extreme = values[0];
	float8		next = NAN;
	int			pulled = 0;

	for (int i = 1; i < count; i++)
		if (highest ? values[i] > extreme : values[i] < extreme)
			extreme = values[i];
	for (int i = 0; i < count; i++)
		if (values[i] != extreme &&
			(cell_is_missing(next) || (highest ? values[i] > next : values[i] < next)))
			next = values[i];
	if (cell_is_missing(next))
		return 0;
	for (int i = 0; i < count; i++)
		if (values[i] == extreme)
		{
			values[i] = next;
			pulled++;
		}
	return pulled;
}

/*
 * Of any four values of which one stands apart the skewness is 2 or -2, exactly:
 * it must not be for rounding to say whether that is on the bound.
 */
static bool
has_outliers(Shape shape)
{
	/* (NaN, of a constant column, has none) */
	return fabs(shape.skewness) >= 2 - 1e-9 && shape.kurtosis >= 3.5 - 1e-9;
}

/*
 * At most max values are pulled in, those at the high and at the low end
 * together; where several tie, the last step may go past it (as in COINr).
 */
static void
winsorise_values(float8 *values, int count, int max)
{
	int			high = 0;
	int			low = 0;

	while (high + low < max)
	{
		Shape		shape = values_shape(values, count);
		int		   *pulled = shape.skewness >= 0 ? &high : &low;

		CHECK_FOR_INTERRUPTS();
		if (!has_outliers(shape))
			return;
		/* those pulled in before are among the extremes, and counted again */
		*pulled = pull_in(values, count, shape.skewness >= 0);
		if (*pulled == 0)
			return;
	}
}

/*
 * A column of fewer than four values has no kurtosis, and stays as it is.
 */
void
matrix_winsorise(Matrix *matrix, int max)
{
	float8	   *values = palloc(matrix->units * sizeof(float8));

	for (int i = 0; i < matrix->indicators; i++)
	{
		int			count = column_values(matrix, i, values);

		if (count < 4)
			continue;
		winsorise_values(values, count, max);
		for (int unit = matrix->units - 1; unit >= 0; unit--)
		{
			float8	   *cell = &matrix_row(matrix, unit)[i];

			if (!cell_is_missing(*cell))
				*cell = values[--count];
		}
	}
}
