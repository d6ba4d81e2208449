/*
 * statistics.c
 *	  Means, spreads, moments and correlations of indicators.
 *
 * Definitions as in R: sample variance, skewness and kurtosis of type 2 (those
 * of SAS and Excel).  A missing cell is left out; of a pair, both.
 */
#include "c.h"

#include "checkup/methods.h"

/*
 * Of all columns in one pass over the rows, which are what lies together.
 */
void
column_spreads(const Matrix *matrix, Spread *spreads)
{
	for (int i = 0; i < matrix->indicators; i++)
	{
		spreads[i].count = 0;
		spreads[i].low = INFINITY;
		spreads[i].high = -INFINITY;
	}

	for (int unit = 0; unit < matrix->units; unit++)
	{
		const float8 *row = matrix_row(matrix, unit);

		for (int i = 0; i < matrix->indicators; i++)
		{
			Spread	   *spread = &spreads[i];

			if (cell_is_missing(row[i]))
				continue;
			spread->count++;
			spread->low = Min(spread->low, row[i]);
			spread->high = Max(spread->high, row[i]);
		}
	}
}

/*
 * The values of an indicator that are not missing; returns how many.
 */
int
column_values(const Matrix *matrix, int indicator, float8 *values)
{
	int			count = 0;

	for (int unit = 0; unit < matrix->units; unit++)
	{
		float8		cell = matrix_row(matrix, unit)[indicator];

		if (!cell_is_missing(cell))
			values[count++] = cell;
	}
	return count;
}

float8
values_mean(const float8 *values, int count)
{
	float8		sum = 0;
	float8		rest = 0;
	float8		mean;

	for (int i = 0; i < count; i++)
		sum += values[i];
	mean = sum / count;
	/* once more over what is left, as R does, for the last bits */
	for (int i = 0; i < count; i++)
		rest += values[i] - mean;
	return mean + rest / count;
}

/*
 * A power of two that brings the distances from the mean to about 1, so that
 * their powers neither overflow nor vanish; scaling by it rounds nothing.
 */
static float8
distance_scale(const float8 *values, int count, float8 mean)
{
	float8		furthest = 0;

	for (int i = 0; i < count; i++)
		furthest = Max(furthest, fabs(values[i] - mean));
	return furthest > 0 && isfinite(furthest) ? ldexp(1, -Max(ilogb(furthest), -1000)) : 1;
}

float8
sample_deviation(const float8 *values, int count, float8 mean)
{
	float8		scale = distance_scale(values, count, mean);
	float8		squares = 0;

	for (int i = 0; i < count; i++)
		squares += ((values[i] - mean) * scale) * ((values[i] - mean) * scale);
	return sqrt(squares / (count - 1)) / scale;
}

/*
 * G1; of at least three values that are not all the same.
 */
float8
values_skewness(const float8 *values, int count)
{
	float8		mean = values_mean(values, count);
	float8		scale = distance_scale(values, count, mean);
	float8		n = count;
	float8		m2 = 0;
	float8		m3 = 0;

	for (int i = 0; i < count; i++)
	{
		float8		d = (values[i] - mean) * scale;

		m2 += d * d;
		m3 += d * d * d;
	}
	return sqrt(n) * m3 / (m2 * sqrt(m2)) * sqrt(n * (n - 1)) / (n - 2);
}

/*
 * G2; of at least four values that are not all the same.
 */
float8
values_kurtosis(const float8 *values, int count)
{
	float8		mean = values_mean(values, count);
	float8		scale = distance_scale(values, count, mean);
	float8		n = count;
	float8		m2 = 0;
	float8		m4 = 0;

	for (int i = 0; i < count; i++)
	{
		float8		d = (values[i] - mean) * scale;

		m2 += d * d;
		m4 += d * d * d * d;
	}
	return ((n + 1) * (n * m4 / (m2 * m2) - 3) + 6) * (n - 1) / ((n - 2) * (n - 3));
}

/*
 * Column by column, for what compares whole indicators.
 */
void
transpose(const Matrix *matrix, float8 *columns)
{
	for (int unit = 0; unit < matrix->units; unit++)
		for (int i = 0; i < matrix->indicators; i++)
			columns[(size_t) i * matrix->units + unit] = matrix_row(matrix, unit)[i];
}

/*
 * What the first pass lost of the means: values that differ little beside their
 * size would else lose their variance.
 */
static void
refine_means(const float8 *a, const float8 *b, int count, int n,
			 float8 *mean_a, float8 *mean_b)
{
	float8		lost_a = 0;
	float8		lost_b = 0;

	for (int i = 0; i < count; i++)
	{
		if (cell_is_missing(a[i]) || cell_is_missing(b[i]))
			continue;
		lost_a += a[i] - *mean_a;
		lost_b += b[i] - *mean_b;
	}
	*mean_a += lost_a / n;
	*mean_b += lost_b / n;
}

/*
 * Over the units that have both values; false of fewer than two.
 */
bool
covariance(const float8 *a, const float8 *b, int count, float8 *both,
		   float8 *variance_a, float8 *variance_b)
{
	float8		mean_a = 0;
	float8		mean_b = 0;
	int			n = 0;

	for (int i = 0; i < count; i++)
	{
		if (cell_is_missing(a[i]) || cell_is_missing(b[i]))
			continue;
		n++;
		mean_a += a[i];
		mean_b += b[i];
	}
	if (n < 2)
		return false;
	mean_a /= n;
	mean_b /= n;
	refine_means(a, b, count, n, &mean_a, &mean_b);

	*both = *variance_a = *variance_b = 0;
	for (int i = 0; i < count; i++)
	{
		float8		da = a[i] - mean_a;
		float8		db = b[i] - mean_b;

		if (cell_is_missing(da) || cell_is_missing(db))
			continue;
		*both += da * db;
		*variance_a += da * da;
		*variance_b += db * db;
	}
	*both /= n - 1;
	*variance_a /= n - 1;
	*variance_b /= n - 1;
	return true;
}

/* a column all of one value, but for what its mean lost in rounding */
static bool
is_constant(const float8 *a, const float8 *b, int count)
{
	float8		first = NAN;

	for (int i = 0; i < count; i++)
	{
		if (cell_is_missing(a[i]) || cell_is_missing(b[i]))
			continue;
		if (cell_is_missing(first))
			first = a[i];
		if (a[i] != first)
			return false;
	}
	return true;
}

/*
 * Pearson's r; false where it is not defined: fewer than two units with both
 * values, or all of them alike in one.  NaN where the sums overflow.
 */
bool
correlation_of(const float8 *a, const float8 *b, int count, float8 *r)
{
	float8		both;
	float8		variance_a;
	float8		variance_b;

	if (!covariance(a, b, count, &both, &variance_a, &variance_b) ||
		is_constant(a, b, count) || is_constant(b, a, count))
		return false;
	if (!isfinite(both) || !isfinite(variance_a) || !isfinite(variance_b))
	{
		*r = NAN;
		return true;
	}
	*r = both / (sqrt(variance_a) * sqrt(variance_b)) + 0.0;
	if (*r > 1 || a == b)
		*r = 1;
	if (*r < -1)
		*r = -1;
	return true;
}

/*
 * k/(k-1) * (1 - sum of the variances / sum of all covariances)
 */
bool
cronbach(const float8 *columns, int units, int indicators, Heartbeat heartbeat,
		 float8 *alpha, MethodFault *fault)
{
	float8		diagonal = 0;
	float8		total = 0;
	float8		size = 0;

	if (indicators < 2)
		return method_fault(fault, "at least two indicators", -1, -1, NAN);
	for (int i = 0; i < indicators; i++)
	{
		heartbeat();
		for (int j = 0; j <= i; j++)
		{
			float8		both;
			float8		variance_a;
			float8		variance_b;

			if (!covariance(columns + (size_t) i * units, columns + (size_t) j * units,
							units, &both, &variance_a, &variance_b))
				return method_fault(fault, "at least two units with a value, and two in common with every other indicator",
									i, -1, NAN);
			total += i == j ? both : 2 * both;
			size += fabs(both);
			if (i == j)
				diagonal += both;
		}
	}
	/* what does not vary leaves only rounding */
	if (!(fabs(total) > 1e-12 * size))
		return method_fault(fault, "a sum of the indicators that varies", -1, -1, NAN);
	*alpha = indicators / (indicators - 1.0) * (1 - diagonal / total);
	return true;
}
