/*
 * normalise.c
 *	  Bringing indicators of different units onto one scale.
 *
 * Of an indicator where less is better, the values are turned round (negated)
 * first, so that more is better everywhere.
 */
#include "base/pure.h"

#include "checkup/methods.h"

/*
 * (v - low)/(high - low), or (high - v)/(high - low) where less is better.
 */
static inline float8
share_of_range(float8 value, float8 low, float8 high, bool negative)
{
	/* halves, where the whole range overflows */
	float8		scale = high - low > DBL_MAX ? 0.5 : 1;
	float8		from_worst = negative ? high * scale - value * scale :
	value * scale - low * scale;

	return from_worst / (high * scale - low * scale);
}

/*
 * Scale each column onto [low, high], from its worst value to its best.
 */
static MethodFault
scale(Matrix *matrix, const bool *negative, float8 low, float8 high,
	  const Spread *spreads)
{
	for (int i = 0; i < matrix->indicators; i++)
		if (spreads[i].count > 0 && spreads[i].low == spreads[i].high)
			return method_fault("an indicator whose values are not all the same", i);

	for (int unit = 0; unit < matrix->units; unit++)
	{
		float8	   *row = matrix_row(matrix, unit);

		for (int i = 0; i < matrix->indicators; i++)
		{
			float8		scaled = share_of_range(row[i], spreads[i].low, spreads[i].high,
												negative[i]) *
			(high - low) + low;

			/* (a missing value stays one) */
			row[i] = scaled > high ? high : scaled < low ? low : scaled;
		}
	}
	return no_method_fault();
}

static MethodFault
standardise(Matrix *matrix, const bool *negative, const Spread *spreads)
{
	float8	   *values = palloc(matrix->units * sizeof(float8));

	for (int i = 0; i < matrix->indicators; i++)
	{
		int			count = column_values(matrix, i, values);
		Center		center;
		float8		deviation;

		CHECK_FOR_INTERRUPTS();
		if (count == 0)
			continue;
		if (count == 1)
			return method_fault("at least two units with a value", i);
		if (spreads[i].low == spreads[i].high)
			return method_fault("an indicator whose values are not all the same", i);
		center = values_center(values, count);
		deviation = sample_deviation(values, count, center);
		for (int unit = 0; unit < matrix->units; unit++)
		{
			float8	   *cell = &matrix_row(matrix, unit)[i];

			*cell = (negative[i] ? -1 : 1) * center_distance(center, *cell) / deviation;
		}
	}
	return no_method_fault();
}

/*
 * Replace a column by (rank - base)/divisor, the worst value having rank 1 and
 * values that tie the lowest of their ranks.
 */
static void
rank_column(Matrix *matrix, int indicator, bool negative, Ranked *items,
			float8 base, bool by_count)
{
	int			count = 0;
	Ranked	   *sorted;
	float8		divisor;
	int			rank = 0;

	for (int unit = 0; unit < matrix->units; unit++)
	{
		float8		cell = matrix_row(matrix, unit)[indicator];

		if (cell_is_missing(cell))
			continue;
		items[count].key = rank_key(negative ? 0.0 - cell : cell);
		items[count].place = unit;
		count++;
	}
	sorted = rank_sort(items, items + matrix->units, count);
	divisor = by_count ? count - 1 : 1;
	for (int i = 0; i < count; i++)
	{
		if (i == 0 || sorted[i].key != sorted[i - 1].key)
			rank = i + 1;
		matrix_row(matrix, sorted[i].place)[indicator] = (rank - base) / divisor;
	}
}

MethodFault
matrix_normalise(Matrix *matrix, NormaliseMethod method, const bool *negative,
				 float8 low, float8 high)
{
	Spread	   *spreads = column_spreads(matrix);
	Ranked	   *items;

	switch (method)
	{
		case NORMALISE_MINMAX:
			return scale(matrix, negative, low, high, spreads);
		case NORMALISE_DISTANCE_TO_MAX:
			/* 1 - (max - v)/(max - min) is minmax onto [0, 1] */
			return scale(matrix, negative, 0, 1, spreads);
		case NORMALISE_ZSCORE:
			return standardise(matrix, negative, spreads);
		case NORMALISE_RANK:
		case NORMALISE_BORDA:
		case NORMALISE_PERCENT_RANK:
			break;
	}

	items = palloc(2 * matrix->units * sizeof(Ranked));
	for (int i = 0; i < matrix->indicators; i++)
	{
		CHECK_FOR_INTERRUPTS();
		if (method == NORMALISE_PERCENT_RANK && spreads[i].count == 1)
			return method_fault("at least two units with a value", i);
		rank_column(matrix, i, negative[i], items,
					method == NORMALISE_RANK ? 0 : 1,
					method == NORMALISE_PERCENT_RANK);
	}
	return no_method_fault();
}

/*
 * What is beyond a post counts as if at it.
 */
void
matrix_goalposts(Matrix *matrix, const float8 *low, const float8 *high,
				 const bool *negative)
{
	for (int unit = 0; unit < matrix->units; unit++)
	{
		float8	   *row = matrix_row(matrix, unit);

		for (int i = 0; i < matrix->indicators; i++)
		{
			float8		clamped = row[i] < low[i] ? low[i] :
			row[i] > high[i] ? high[i] : row[i];

			row[i] = share_of_range(clamped, low[i], high[i], negative[i]);
		}
	}
}
