/*
 * weigh.c
 *	  Weights from the data, weights from pairwise judgement, and coupling.
 */
#include "base/pure.h"

#include "checkup/methods.h"

/*
 * Weights that add up to 1, of any that are finite, not negative and not all 0.
 * One that is nothing beside the largest is 0, so that no product of it and a
 * value vanishes unseen.
 */
float8	   *
scaled_weights(const float8 *weights, int count)
{
	float8	   *scaled = palloc(count * sizeof(float8));
	float8		largest = 0;
	float8		scale;
	DoubleDouble sum = {0, 0};

	for (int i = 0; i < count; i++)
		largest = Max(largest, weights[i]);
	scale = moderating_scale(largest);
	for (int i = 0; i < count; i++)
	{
		scaled[i] = weights[i] < largest * WEIGHT_SHARE_MIN ? 0 : weights[i] * scale;
		double_double_add(&sum, scaled[i]);
	}
	for (int i = 0; i < count; i++)
		scaled[i] /= sum.hi;
	return scaled;
}

/*
 * Divide by the sum; false where there is none.
 */
static bool
share(float8 *weights, int count)
{
	float8		sum = 0;

	for (int i = 0; i < count; i++)
		sum += weights[i];
	if (!(sum > 0))
		return false;
	for (int i = 0; i < count; i++)
		weights[i] /= sum;
	return true;
}

/*
 * (1 + u) ln(1 + u) - u, also where u is so small that it is next to nothing.
 */
static float8
entropy_lost(float8 u)
{
	float8		power = u * u;
	float8		sum = 0;

	if (u <= -1)
		return 1;
	if (fabs(u) > 0.1)
		return (1 + u) * log1p(u) - u;
	for (int k = 2; k < 20; k++)
	{
		sum += power / (k * (k - 1));
		power *= -u;
	}
	return sum;
}

/*
 * 1 - entropy of the shares p = v/sum(v), the entropy in units of ln(count).  As
 * a difference of the two it would be rounding where the values are nearly the
 * same.  With v = mean (1 + u), where the u add up to 0, it is the mean of
 * (1 + u) ln(1 + u) - u by ln(count).
 */
MethodFault
entropy_weigh(const Matrix *matrix, float8 *weights)
{
	float8	   *values = palloc(matrix->units * sizeof(float8));

	for (int i = 0; i < matrix->indicators; i++)
	{
		int			count = column_values(matrix, i, values);
		DoubleDouble lost = {0, 0};
		bool		constant = true;
		Center		center;

		CHECK_FOR_INTERRUPTS();
		for (int unit = 0; unit < matrix->units; unit++)
			if (matrix_row(matrix, unit)[i] < 0)
				return cell_fault("values that are not negative", i, unit,
								  matrix_row(matrix, unit)[i]);
		if (count < 2)
			return method_fault("at least two units with a value", i);
		center = values_center(values, count);
		if (center.mean.hi == 0)
			return method_fault("a value above 0", i);
		for (int k = 0; k < count; k++)
		{
			float8		away = distance_from(center.mean,
											 values[k] * center.scale);

			constant = constant && values[k] == values[0];
			double_double_add(&lost, entropy_lost(away / center.mean.hi));
		}
		/* a constant column tells nothing: exactly, whatever was rounded */
		weights[i] = constant ? 0 : lost.hi / count / log(count);
	}
	if (!share(weights, matrix->indicators))
		return method_fault("an indicator whose values are not all the same", -1);
	return no_method_fault();
}

/*
 * The correlations of indicators, each of which needs two values that differ,
 * and so with every other.
 */
static MethodFault
find_correlations(const Matrix *matrix, float8 **correlations)
{
	int			count = matrix->indicators;
	Spread	   *spreads = column_spreads(matrix);

	for (int i = 0; i < count; i++)
	{
		if (spreads[i].count < 2)
			return method_fault("at least two units with a value", i);
		if (spreads[i].low == spreads[i].high)
			return method_fault("an indicator whose values are not all the same", i);
	}
	*correlations = pairwise_correlations(matrix);
	for (int i = 0; i < count * count; i++)
		if (isnan((*correlations)[i]))
			return method_fault("units with different values in common with every other indicator",
								i / count);
	return no_method_fault();
}

/*
 * The sample deviation of the values scaled onto [0, 1].
 */
static float8
relative_deviation(const Matrix *matrix, int indicator, float8 *values)
{
	int			count = column_values(matrix, indicator, values);
	Center		center = values_center(values, count);
	float8		low = INFINITY;
	float8		high = -INFINITY;

	for (int k = 0; k < count; k++)
	{
		low = Min(low, center_distance(center, values[k]));
		high = Max(high, center_distance(center, values[k]));
	}
	return sample_deviation(values, count, center) / (high - low);
}

/*
 * deviation * sum(1 - r).  A correlation that is 1 but for rounding is 1: else
 * indicators that are all alike would be weighed by what was rounded.
 */
MethodFault
critic_weigh(const Matrix *matrix, float8 *weights)
{
	int			count = matrix->indicators;
	float8	   *values = palloc(matrix->units * sizeof(float8));
	float8	   *correlations;
	MethodFault found = find_correlations(matrix, &correlations);

	if (is_method_fault(found))
		return found;
	for (int i = 0; i < count; i++)
	{
		float8		conflict = 0;

		for (int j = 0; j < count; j++)
		{
			float8		r = correlations[i * count + j];

			if (r < 1 - 1e-12)
				conflict += 1 - r;
		}
		weights[i] = relative_deviation(matrix, i, values) * conflict;
	}
	/* there is nothing that one alone could conflict with */
	if (count == 1)
		weights[0] = 1;
	if (!share(weights, count))
		return method_fault("indicators that are not all perfectly correlated", -1);
	return no_method_fault();
}

/*
 * What the retained components (eigenvalue at least 1, Kaiser's rule) explain of
 * each indicator's variance: the sum of its squared loadings.
 */
MethodFault
pca_weigh(const Matrix *matrix, float8 *weights)
{
	int			size = matrix->indicators;
	float8	   *eigenvalues = palloc(size * sizeof(float8));
	float8	   *correlations;
	MethodFault found = find_correlations(matrix, &correlations);

	if (is_method_fault(found))
		return found;
	if (!symmetric_eigen(correlations, size, eigenvalues))
		return method_fault("correlations whose eigenvalues can be found", -1);

	for (int i = 0; i < size; i++)
	{
		weights[i] = 0;
		for (int k = 0; k < size; k++)
		{
			float8		loading = correlations[(size_t) k * size + i];

			/* the largest is at least 1, but for rounding */
			if (eigenvalues[k] >= 1 - 1e-9 || k == size - 1)
				weights[i] += eigenvalues[k] * loading * loading;
		}
	}
	share(weights, size);
	return no_method_fault();
}

/*
 * What is left of comparisons when each thing is measured by the geometric mean
 * of its row: all 1 where they do not contradict each other.
 */
static void
balance_comparisons(const float8 *comparisons, int size, float8 *means,
					float8 *balanced)
{
	for (int i = 0; i < size; i++)
	{
		means[i] = 0;
		for (int j = 0; j < size; j++)
			means[i] += log(comparisons[i * size + j]);
		means[i] /= size;
	}
	for (int i = 0; i < size; i++)
		for (int j = 0; j < size; j++)
			balanced[i * size + j] = exp(log(comparisons[i * size + j]) +
										 means[j] - means[i]);
}

/*
 * One step of the power iteration.  For every vector of positive numbers the
 * principal eigenvalue lies between the least and the greatest factor by which
 * an element grows (Collatz and Wielandt); returns whether they are the same
 * but for rounding.
 *
 * Half of the old vector stays, because opinions that go round in a circle (a
 * over b, b over c, c over a) have eigenvalues of nearly the same size in all
 * directions, and it would go round with them.
 */
static bool
power_step(const float8 *balanced, int size, float8 *vector, float8 *product,
		   float8 *eigenvalue)
{
	float8		least = INFINITY;
	float8		greatest = 0;
	float8		sum = 0;

	for (int i = 0; i < size; i++)
	{
		product[i] = 0;
		for (int j = 0; j < size; j++)
			product[i] += balanced[i * size + j] * vector[j];
		least = Min(least, product[i] / vector[i]);
		greatest = Max(greatest, product[i] / vector[i]);
		sum += product[i];
	}
	/* the vector adds up to 1 */
	*eigenvalue = sum;
	if (greatest <= least * (1 + 4 * size * DBL_EPSILON))
		return true;
	for (int i = 0; i < size; i++)
		vector[i] = (vector[i] + product[i] / sum) / 2;
	return false;
}

/*
 * Saaty's priorities: the principal eigenvector.  It starts from the geometric
 * means of the rows, which it is where nothing contradicts, and of up to three
 * things.  False where it is not found: of many things whose comparisons are
 * next to nothing but contradictions.
 */
bool
ahp_weigh(const float8 *comparisons, int size, float8 *weights,
		  float8 *eigenvalue)
{
	float8	   *means = palloc(size * sizeof(float8));
	float8	   *product = palloc(size * sizeof(float8));
	float8	   *balanced = palloc(size * size * sizeof(float8));
	float8		largest = -INFINITY;
	bool		found = false;

	balance_comparisons(comparisons, size, means, balanced);
	for (int i = 0; i < size; i++)
	{
		weights[i] = 1.0 / size;
		largest = Max(largest, means[i]);
	}
	for (int round = 0; round < AHP_ROUNDS_MAX && !found; round++)
	{
		CHECK_FOR_INTERRUPTS();
		found = power_step(balanced, size, weights, product, eigenvalue);
	}
	for (int i = 0; i < size; i++)
		weights[i] *= exp(means[i] - largest);
	share(weights, size);
	return found && isfinite(*eigenvalue);
}

/*
 * ((lambda - n)/(n - 1)) / RI; RI as in Saaty 1980, for 1 to 10.
 */
float8
ahp_ratio(int size, float8 eigenvalue)
{
	static const float8 random_index[AHP_RATIO_SIZE_MAX] =
	{0, 0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49};

	/* two things compared are always consistent */
	if (size <= 2)
		return 0;
	/* lambda >= n, but for rounding */
	return Max(0, eigenvalue - size) / (size - 1) / random_index[size - 1];
}

/*
 * C = n * (product)^(1/n) / sum; D = sqrt(C * T), T the weighted mean.  The
 * weights add up to 1.  False where all levels are 0: there is nothing to couple.
 */
bool
coupling(const float8 *levels, const float8 *weights, int count,
		 float8 *degree, float8 *coordination)
{
	float8		largest = 0;
	float8		sum = 0;
	float8		logarithms = 0;
	float8		development = 0;

	for (int i = 0; i < count; i++)
		largest = Max(largest, levels[i]);
	if (largest == 0)
		return false;
	/* relative to the largest, so that nothing overflows and equals give 1 */
	for (int i = 0; i < count; i++)
	{
		float8		level = levels[i] / largest;

		sum += level;
		logarithms += level > DBL_MIN ? log(level) : log(levels[i]) - log(largest);
		if (weights != NULL)
			development += weights[i] * level;
	}
	*degree = Min(1, count * exp(logarithms / count) / sum);
	*coordination = sqrt(*degree * Min(1, development)) * sqrt(largest);
	return true;
}
