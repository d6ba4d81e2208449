/*
 * composite.c
 *	  One score a unit, and its rank.
 *
 * Weights need not add up to 1 here.  An indicator of weight 0 does not count,
 * whatever its values are; a unit's score is over the indicators it has a value
 * of, their weights scaled up to make up for the others (as in COINr).
 */
#include "base/pure.h"

#include "checkup/methods.h"

RowScale
row_scale(const float8 *row, const float8 *weights, int count)
{
	RowScale	scale = {INFINITY, 0, 1};

	for (int i = 0; i < count; i++)
		if (weights[i] > 0)
		{
			/* (a comparison with a missing value is false) */
			if (fabs(row[i]) < scale.smallest)
				scale.smallest = fabs(row[i]);
			if (fabs(row[i]) > scale.largest)
				scale.largest = fabs(row[i]);
		}
	scale.scale = moderating_scale(scale.largest);
	return scale;
}

/*
 * The weighted mean of f(v), turned back by the inverse of f.
 */
static float8
row_mean(const float8 *row, const float8 *weights, int count,
		 CompositeMethod method, float8 *size)
{
	RowScale	bounds = row_scale(row, weights, count);
	float8		scale = method == COMPOSITE_HARMONIC ?
	moderating_scale(bounds.smallest) : bounds.scale;
	DoubleDouble sum = {0, 0};
	DoubleDouble weight = {0, 0};
	float8		magnitude = 0;
	float8		mean;

	for (int i = 0; i < count; i++)
	{
		float8		value;

		if (weights[i] == 0 || cell_is_missing(row[i]))
			continue;
		value = method == COMPOSITE_GEOMETRIC ? log(row[i]) :
			method == COMPOSITE_HARMONIC ? 1 / (row[i] * scale) : row[i] * scale;
		sum = weighted_add(sum, weights[i], value);
		double_double_add(&weight, weights[i]);
		magnitude += weights[i] * fabs(value);
	}
	if (weight.hi == 0)
		return NAN;

	mean = weighted_mean(sum, weight);
	magnitude /= weight.hi;
	switch (method)
	{
		case COMPOSITE_GEOMETRIC:
			mean = between(exp(mean), bounds.smallest, bounds.largest);
			*size = Min(mean * Max(1, magnitude), DBL_MAX);
			break;
		case COMPOSITE_HARMONIC:
			*size = mean = between(1 / mean / scale, bounds.smallest, bounds.largest);
			break;
		default:
			*size = magnitude;
			scale_back(bounds, &mean, size);
	}
	return mean;
}

static MethodFault
find_not_positive(const Matrix *matrix, const float8 *weights)
{
	for (int unit = 0; unit < matrix->units; unit++)
	{
		const float8 *row = matrix_row(matrix, unit);

		for (int i = 0; i < matrix->indicators; i++)
			if (row[i] <= 0 && weights[i] > 0)
				return cell_fault("values above 0", i, unit, row[i]);
	}
	return no_method_fault();
}

/*
 * Copeland
 */

/*
 * The weights of the indicators on which a is better, less those on which b is;
 * 0 where that is rounding.
 */
static float8
balance_of(const float8 *a, const float8 *b, const float8 *weights, int count)
{
	float8		balance = 0;
	float8		differing = 0;

	for (int i = 0; i < count; i++)
	{
		balance += weights[i] * ((a[i] > b[i]) - (a[i] < b[i]));
		differing += weights[i] * ((a[i] > b[i]) | (a[i] < b[i]));
	}
	return fabs(balance) < 1e-12 * differing ? 0 : balance;
}

/*
 * A near tie as COINr decides it, so as to give its numbers: the share of the
 * first in the order of the labels, rounded, is compared with 0.5, and so is 1
 * less that share, for the other.  Rounding can put the one just below 0.5 and
 * leave the other at it: then the one loses and the other has not won.
 */
static void
decide_tie(const float8 *a, const float8 *b, const float8 *weights, int count,
		   float8 *score_a, float8 *score_b)
{
	DoubleDouble better = {0, 0};
	DoubleDouble same = {0, 0};
	float8		share_a;
	float8		share_b;
	bool		differ = false;

	for (int i = 0; i < count; i++)
	{
		if (a[i] > b[i])
			double_double_add(&better, weights[i]);
		else if (a[i] == b[i])
			double_double_add(&same, weights[i]);
		differ |= weights[i] > 0 && a[i] != b[i];
	}
	if (!differ)
		return;					/* alike, whatever the rounding */
	share_a = better.hi + same.hi / 2;
	share_b = 1 - share_a;
	*score_a += (share_a > 0.5) - (share_a < 0.5);
	*score_b += (share_b > 0.5) - (share_b < 0.5);
}

static bool
has_missing(const Matrix *matrix, const float8 *weights)
{
	for (size_t i = 0; i < matrix_cell_count(matrix); i++)
		if (cell_is_missing(matrix->cells[i]) &&
			weights[i % matrix->indicators] > 0)
			return true;
	return false;
}

/*
 * Units won against less units lost against.  A pair is judged by the indicators
 * that both have a value of.  COINr counts what is missing as lost by the first
 * of the pair, so that its scores depend on the order of the units: with a cell
 * missing we count it for neither, and near ties are ties.
 */
static void
copeland(const Matrix *matrix, const float8 *weights, float8 *scores)
{
	bool		complete = !has_missing(matrix, weights);
	int			count = matrix->indicators;

	for (int a = 0; a < matrix->units; a++)
	{
		const float8 *row_a = matrix_row(matrix, a);

		CHECK_FOR_INTERRUPTS();
		for (int b = a + 1; b < matrix->units; b++)
		{
			const float8 *row_b = matrix_row(matrix, b);
			float8		balance = balance_of(row_a, row_b, weights, count);

			if (balance == 0 && complete)
				decide_tie(row_a, row_b, weights, count, &scores[a], &scores[b]);
			scores[a] += (balance > 0) - (balance < 0);
			scores[b] -= (balance > 0) - (balance < 0);
		}
	}
}

MethodFault
matrix_composite(const Matrix *matrix, const float8 *weights,
				 CompositeMethod method, float8 *scores, float8 *sizes)
{
	if (method == COMPOSITE_GEOMETRIC || method == COMPOSITE_HARMONIC)
	{
		MethodFault found = find_not_positive(matrix, weights);

		if (is_method_fault(found))
			return found;
	}

	for (int unit = 0; unit < matrix->units; unit++)
		scores[unit] = row_mean(matrix_row(matrix, unit), weights,
								matrix->indicators,
								method == COMPOSITE_COPELAND ?
								COMPOSITE_ARITHMETIC : method, &sizes[unit]);
	if (method == COMPOSITE_COPELAND)
	{
		/* a unit without a value that counts keeps its NaN */
		for (int unit = 0; unit < matrix->units; unit++)
		{
			scores[unit] = cell_is_missing(scores[unit]) ? NAN : 0;
			sizes[unit] = 0;
		}
		copeland(matrix, weights, scores);
	}
	return no_method_fault();
}

/*
 * TOPSIS
 */

/*
 * The best and the worst value of an indicator, and what its values are
 * multiplied by.
 */
typedef struct Ideal
{
	float8		best;
	float8		worst;
	float8		scale;			/* a power of two, before all else */
	float8		factor;			/* the weight over the Euclidean length */
} Ideal;

static MethodFault
find_ideal(const Matrix *matrix, int indicator, float8 weight, bool negative,
		   Ideal *ideal)
{
	float8		low = INFINITY;
	float8		high = -INFINITY;
	DoubleDouble squares = {0, 0};

	for (int unit = 0; unit < matrix->units; unit++)
	{
		float8		cell = matrix_row(matrix, unit)[indicator];

		if (cell_is_missing(cell))
			return cell_fault("a value of every unit", indicator, unit, NAN);
		low = Min(low, cell);
		high = Max(high, cell);
	}
	if (low == 0 && high == 0)
		return method_fault("a value other than 0", indicator);

	ideal->scale = moderating_scale(Max(fabs(low), fabs(high)));
	for (int unit = 0; unit < matrix->units; unit++)
	{
		float8		cell = matrix_row(matrix, unit)[indicator] * ideal->scale;

		double_double_add(&squares, cell * cell);
	}
	ideal->factor = weight / sqrt(squares.hi);
	ideal->best = (negative ? low : high) * ideal->scale;
	ideal->worst = (negative ? high : low) * ideal->scale;
	return no_method_fault();
}

/*
 * Columns scaled to length 1 and weighted; the distances to the best
 * and the worst values, and of the two the share of that to the worst.
 */
MethodFault
matrix_topsis(const Matrix *matrix, const float8 *weights,
			  const bool *negative, float8 *scores)
{
	Ideal	   *ideals = palloc(matrix->indicators * sizeof(Ideal));
	MethodFault found = no_method_fault();

	for (int i = 0; i < matrix->indicators && !is_method_fault(found); i++)
		if (weights[i] > 0)
			found = find_ideal(matrix, i, weights[i], negative[i], &ideals[i]);
	if (is_method_fault(found))
		return found;

	for (int unit = 0; unit < matrix->units; unit++)
	{
		const float8 *row = matrix_row(matrix, unit);
		DoubleDouble to_best = {0, 0};
		DoubleDouble to_worst = {0, 0};

		for (int i = 0; i < matrix->indicators; i++)
		{
			const Ideal *ideal = &ideals[i];
			float8		best;
			float8		worst;

			if (weights[i] == 0)
				continue;
			best = ideal->factor * (row[i] * ideal->scale - ideal->best);
			worst = ideal->factor * (row[i] * ideal->scale - ideal->worst);
			double_double_add(&to_best, best * best);
			double_double_add(&to_worst, worst * worst);
		}
		/* units that are all alike are 0/0: no score */
		scores[unit] = sqrt(to_worst.hi) / (sqrt(to_best.hi) + sqrt(to_worst.hi));
	}
	return no_method_fault();
}

/*
 * 1 is the highest score; those that tie, but for rounding, share the better
 * rank (1, 1, 3).  Each is compared with the best of those above that share a
 * rank, so that no chain of small differences joins scores that are far apart.
 * 0 of a unit without a score.  Without sizes, a score is as large as it looks.
 */
int32	   *
rank_scores(const float8 *scores, const float8 *sizes, int count)
{
	int32	   *ranks = palloc0(count * sizeof(int32));
	Ranked	   *items = palloc(2 * count * sizeof(Ranked));
	Ranked	   *sorted;
	int			scored = 0;
	float8		best = NAN;
	float8		tolerance = 0;
	int			rank = 0;

	for (int unit = 0; unit < count; unit++)
	{
		if (cell_is_missing(scores[unit]))
			continue;
		items[scored].key = ~rank_key(scores[unit] + 0.0);
		items[scored].place = unit;
		scored++;
	}
	sorted = rank_sort(items, items + count, scored);
	for (int i = 0; i < scored; i++)
	{
		int			unit = sorted[i].place;
		float8		size = sizes == NULL ? fabs(scores[unit]) : sizes[unit];

		/* (NaN of the first: it shares with none) */
		if (!(best - scores[unit] <= Max(tolerance, RANK_TOLERANCE * size)))
		{
			best = scores[unit];
			tolerance = 0;
			rank = i + 1;
		}
		/* the same for every order of equal scores */
		if (scores[unit] == best)
			tolerance = Max(tolerance, RANK_TOLERANCE * size);
		ranks[unit] = rank;
	}
	pfree(items);
	return ranks;
}
