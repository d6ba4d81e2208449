/*
 * composite.c
 *	  One score a unit, and its rank.
 *
 * Weights need not add up to 1 here.  An indicator of weight 0 does not count,
 * whatever its values are; a unit's score is over the indicators it has a value
 * of, their weights scaled up to make up for the others (as in COINr).
 */
#include "c.h"

#include "checkup/methods.h"

/*
 * The weighted mean of f(v), to be turned back by the inverse of f.
 */
static float8
row_mean(const float8 *row, const float8 *weights, int count,
		 CompositeMethod method)
{
	float8		sum = 0;
	float8		weight = 0;

	for (int i = 0; i < count; i++)
	{
		if (weights[i] == 0 || cell_is_missing(row[i]))
			continue;
		weight += weights[i];
		switch (method)
		{
			case COMPOSITE_GEOMETRIC:
				sum += weights[i] * log(row[i]);
				break;
			case COMPOSITE_HARMONIC:
				sum += weights[i] / row[i];
				break;
			default:
				sum += weights[i] * row[i];
		}
	}
	if (weight == 0)
		return NAN;
	sum /= weight;
	return method == COMPOSITE_GEOMETRIC ? exp(sum) :
		method == COMPOSITE_HARMONIC ? 1 / sum : sum;
}

static bool
all_positive(const Matrix *matrix, const float8 *weights, MethodFault *fault)
{
	for (int unit = 0; unit < matrix->units; unit++)
	{
		const float8 *row = matrix_row(matrix, unit);

		for (int i = 0; i < matrix->indicators; i++)
			if (row[i] <= 0 && weights[i] > 0)
				return method_fault(fault, "values above 0", i, unit, row[i]);
	}
	return true;
}

/*
 * Copeland
 */

/* the sign of what is not rounding; weights add up to 1 */
static int
sign(float8 balance)
{
	return balance > 1e-12 ? 1 : balance < -1e-12 ? -1 : 0;
}

/*
 * The weights of the indicators on which a is better, less those on which b is.
 */
static float8
balance_of(const float8 *a, const float8 *b, const float8 *weights, int count)
{
	float8		balance = 0;

	for (int i = 0; i < count; i++)
		balance += weights[i] * ((a[i] > b[i]) - (a[i] < b[i]));
	return balance;
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
	long double better = 0;
	long double same = 0;
	float8		share_a;
	float8		share_b;
	bool		differ = false;

	for (int i = 0; i < count; i++)
	{
		if (a[i] > b[i])
			better += weights[i];
		else if (a[i] == b[i])
			same += weights[i];
		differ |= weights[i] > 0 && a[i] != b[i];
	}
	if (!differ)
		return;					/* alike, whatever the rounding */
	share_a = (float8) better + (float8) same / 2;
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
copeland(const Matrix *matrix, const float8 *weights, Heartbeat heartbeat,
		 float8 *scores)
{
	bool		complete = !has_missing(matrix, weights);
	int			count = matrix->indicators;

	for (int a = 0; a < matrix->units; a++)
	{
		const float8 *row_a = matrix_row(matrix, a);

		heartbeat();
		for (int b = a + 1; b < matrix->units; b++)
		{
			const float8 *row_b = matrix_row(matrix, b);
			float8		balance = balance_of(row_a, row_b, weights, count);

			if (complete && fabs(balance) < 1e-12)
				decide_tie(row_a, row_b, weights, count, &scores[a], &scores[b]);
			else
			{
				scores[a] += sign(balance);
				scores[b] -= sign(balance);
			}
		}
	}
}

bool
matrix_composite(const Matrix *matrix, const float8 *weights,
				 CompositeMethod method, Heartbeat heartbeat, float8 *scores,
				 MethodFault *fault)
{
	if ((method == COMPOSITE_GEOMETRIC || method == COMPOSITE_HARMONIC) &&
		!all_positive(matrix, weights, fault))
		return false;

	for (int unit = 0; unit < matrix->units; unit++)
		scores[unit] = row_mean(matrix_row(matrix, unit), weights,
								matrix->indicators,
								method == COMPOSITE_COPELAND ?
								COMPOSITE_ARITHMETIC : method);
	if (method == COMPOSITE_COPELAND)
	{
		/* a unit without a value that counts keeps its NaN */
		for (int unit = 0; unit < matrix->units; unit++)
			scores[unit] = cell_is_missing(scores[unit]) ? NAN : 0;
		copeland(matrix, weights, heartbeat, scores);
	}
	return true;
}

/*
 * TOPSIS: columns scaled to length 1 and weighted; the distances to the best
 * and the worst values, and of the two the share of that to the worst.
 * ideals: 3 numbers an indicator.
 */
bool
matrix_topsis(const Matrix *matrix, const float8 *weights,
			  const bool *negative, float8 *ideals, float8 *scores,
			  MethodFault *fault)
{
	int			count = matrix->indicators;
	float8	   *best = ideals;
	float8	   *worst = ideals + count;
	float8	   *factors = ideals + 2 * count;

	for (int i = 0; i < count; i++)
	{
		float8		largest = 0;
		float8		squares = 0;

		best[i] = -INFINITY;
		worst[i] = INFINITY;
		for (int unit = 0; unit < matrix->units; unit++)
		{
			float8		cell = matrix_row(matrix, unit)[i];

			if (cell_is_missing(cell) && weights[i] > 0)
				return method_fault(fault, "a value of every unit", i, unit, NAN);
			largest = Max(largest, fabs(cell));
			best[i] = Max(best[i], cell);
			worst[i] = Min(worst[i], cell);
		}
		if (largest == 0 && weights[i] > 0)
			return method_fault(fault, "a value other than 0", i, -1, NAN);
		for (int unit = 0; unit < matrix->units; unit++)
			squares += (matrix_row(matrix, unit)[i] / largest) *
				(matrix_row(matrix, unit)[i] / largest);
		factors[i] = weights[i] / (sqrt(squares) * largest);
		if (negative[i])
		{
			float8		least = worst[i];

			worst[i] = best[i];
			best[i] = least;
		}
	}

	for (int unit = 0; unit < matrix->units; unit++)
	{
		const float8 *row = matrix_row(matrix, unit);
		float8		to_best = 0;
		float8		to_worst = 0;

		for (int i = 0; i < count; i++)
		{
			if (weights[i] == 0)
				continue;
			to_best += pow(factors[i] * row[i] - factors[i] * best[i], 2);
			to_worst += pow(factors[i] * row[i] - factors[i] * worst[i], 2);
		}
		/* units that are all alike are 0/0: no score */
		scores[unit] = sqrt(to_worst) / (sqrt(to_best) + sqrt(to_worst));
	}
	return true;
}

/*
 * 1 is the highest score; those that tie share the better rank (1, 1, 3).  0 of
 * a unit without a score.
 */
void
rank_scores(const float8 *scores, int count, int32 *ranks, void *scratch)
{
	Ranked	   *items = scratch;
	Ranked	   *sorted;
	int			scored = 0;

	for (int unit = 0; unit < count; unit++)
	{
		ranks[unit] = 0;
		if (cell_is_missing(scores[unit]))
			continue;
		items[scored].key = ~rank_key(scores[unit] + 0.0);
		items[scored].place = unit;
		scored++;
	}
	sorted = rank_sort(items, items + count, scored);
	for (int i = 0; i < scored; i++)
		ranks[sorted[i].place] = i > 0 && sorted[i].key == sorted[i - 1].key ?
			ranks[sorted[i - 1].place] : i + 1;
}
