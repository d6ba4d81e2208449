/*
 * weigh.c
 *	  Weights from the data, weights from pairwise judgement, and coupling.
 */
#include "c.h"

#include <float.h>

#include "checkup/methods.h"

static bool
cannot(MethodFault *fault, const char *reason, int indicator)
{
	return method_fault(fault, reason, indicator, -1, NAN);
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
 * 1 - entropy of the shares p = v/sum(v), the entropy in units of ln(count).
 */
bool
entropy_weigh(const Matrix *matrix, float8 *weights, void *scratch,
			  MethodFault *fault)
{
	float8	   *values = scratch;

	for (int i = 0; i < matrix->indicators; i++)
	{
		int			count = column_values(matrix, i, values);
		float8		sum = 0;
		float8		entropy = 0;
		bool		constant = true;

		if (count < 2)
			return cannot(fault, "at least two units with a value", i);
		for (int k = 0; k < count; k++)
		{
			if (values[k] < 0)
				return method_fault(fault, "values that are not negative", i, -1, values[k]);
			sum += values[k];
			constant = constant && values[k] == values[0];
		}
		if (sum == 0)
			return cannot(fault, "a value above 0", i);
		if (isinf(sum))
			return cannot(fault, "values with a sum that is no overflow", i);
		for (int k = 0; k < count; k++)
		{
			float8		p = values[k] / sum;

			if (p > 0)
				entropy -= p * log(p);
		}
		/* a constant column tells nothing: exactly, whatever was rounded */
		weights[i] = constant ? 0 : Max(0, 1 - entropy / log(count));
	}
	if (!share(weights, matrix->indicators))
		return cannot(fault, "an indicator whose values are not all the same", -1);
	return true;
}

/*
 * Every indicator needs two values that differ.
 */
static bool
all_vary(const Matrix *matrix, const float8 *columns, MethodFault *fault)
{
	for (int i = 0; i < matrix->indicators; i++)
	{
		const float8 *column = columns + (size_t) i * matrix->units;
		float8		first = NAN;
		int			count = 0;
		bool		varies = false;

		for (int unit = 0; unit < matrix->units && !varies; unit++)
		{
			if (cell_is_missing(column[unit]))
				continue;
			if (count++ == 0)
				first = column[unit];
			varies = column[unit] != first;
		}
		if (!varies)
			return cannot(fault, count < 2 ? "at least two units with a value" :
						  "an indicator whose values are not all the same", i);
	}
	return true;
}

/*
 * deviation * sum(1 - r), the deviation of the values scaled onto [0, 1].
 */
bool
critic_weigh(const Matrix *matrix, const float8 *columns, float8 *weights,
			 Heartbeat heartbeat, MethodFault *fault)
{
	int			units = matrix->units;

	if (!all_vary(matrix, columns, fault))
		return false;
	for (int i = 0; i < matrix->indicators; i++)
	{
		const float8 *column = columns + (size_t) i * units;
		float8		low = INFINITY;
		float8		high = -INFINITY;
		float8		conflict = 0;
		float8		both = 0;
		float8		variance = 0;
		float8		same = 0;

		heartbeat();
		for (int k = 0; k < units; k++)
		{
			/* (a comparison with a missing value is false) */
			if (column[k] < low)
				low = column[k];
			if (column[k] > high)
				high = column[k];
		}
		covariance(column, column, units, &both, &variance, &same);
		for (int j = 0; j < matrix->indicators; j++)
		{
			float8		r;

			if (!correlation_of(column, columns + (size_t) j * units, units, &r) ||
				isnan(r))
				return cannot(fault, "units with different values in common with every other indicator",
							  i);
			conflict += 1 - r;
		}
		weights[i] = sqrt(variance) / (high - low) * conflict;
	}
	if (!share(weights, matrix->indicators))
		return cannot(fault, "indicators that are not all perfectly correlated", -1);
	return true;
}

/*
 * What the retained components (eigenvalue at least 1, Kaiser's rule) explain of
 * each indicator's variance: the sum of its squared loadings.
 */
bool
pca_weigh(const Matrix *matrix, const float8 *columns, float8 *weights,
		  float8 *correlations, float8 *eigenvalues, Heartbeat heartbeat,
		  MethodFault *fault)
{
	int			size = matrix->indicators;
	int			units = matrix->units;

	if (!all_vary(matrix, columns, fault))
		return false;
	for (int i = 0; i < size; i++)
	{
		heartbeat();
		for (int j = 0; j <= i; j++)
		{
			float8		r;

			if (!correlation_of(columns + (size_t) i * units,
								columns + (size_t) j * units, units, &r) ||
				isnan(r))
				return cannot(fault, "units with different values in common with every other indicator",
							  i);
			correlations[(size_t) i * size + j] = r;
			correlations[(size_t) j * size + i] = r;
		}
	}
	if (!symmetric_eigen(correlations, size, eigenvalues))
		return cannot(fault, "correlations whose eigenvalues can be found", -1);

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
	return true;
}

/*
 * Saaty's priorities: the principal eigenvector, by power iteration, which
 * converges for every matrix of positive numbers (Perron and Frobenius).
 * scratch: size numbers.
 */
void
ahp_weigh(const float8 *comparisons, int size, float8 *weights,
		  float8 *eigenvalue, float8 *scratch)
{
	for (int i = 0; i < size; i++)
		weights[i] = 1.0 / size;
	for (int round = 0; round < 10000; round++)
	{
		float8		change = 0;

		*eigenvalue = 0;
		for (int i = 0; i < size; i++)
		{
			scratch[i] = 0;
			for (int j = 0; j < size; j++)
				scratch[i] += comparisons[i * size + j] * weights[j];
			*eigenvalue += scratch[i];
		}
		/* the weights add up to 1, so the sum is the eigenvalue */
		for (int i = 0; i < size; i++)
		{
			float8		weight = scratch[i] / *eigenvalue;

			change = Max(change, fabs(weight - weights[i]));
			weights[i] = weight;
		}
		if (change <= 2 * DBL_EPSILON)
			break;
	}
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
		sum += levels[i] / largest;
		logarithms += log(levels[i] / largest);
		if (weights != NULL)
			development += weights[i] * levels[i];
	}
	*degree = Min(1, count * exp(logarithms / count) / sum);
	*coordination = sqrt(*degree * development);
	return true;
}
