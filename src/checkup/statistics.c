/*
 * statistics.c
 *	  Means, spreads, moments and correlations of indicators.
 *
 * Definitions as in R: sample variance, skewness and kurtosis of type 2 (those
 * of SAS and Excel).  A missing cell is left out; of a pair, both.
 */
#include "base/pure.h"

#include "checkup/methods.h"

/*
 * Of all columns in one pass over the rows, which are what lies together.
 */
Spread	   *
column_spreads(const Matrix *matrix)
{
	Spread	   *spreads = palloc(matrix->indicators * sizeof(Spread));

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
	return spreads;
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

/*
 * The power of two that brings the largest of some numbers near 1, if they are
 * very large or very small.
 */
float8
scale_of(const float8 *values, size_t count)
{
	float8		largest = 0;

	for (size_t i = 0; i < count; i++)
		/* (a comparison with a missing value is false) */
		if (fabs(values[i]) > largest)
			largest = fabs(values[i]);
	return moderating_scale(largest);
}

/* of a sum that is exact but for some 2^-100, whatever the order was */
static DoubleDouble
mean_of(DoubleDouble sum, int count)
{
	DoubleDouble divisor = {count, 0};

	return double_double_divide(sum, divisor);
}

/*
 * The mean of values times the scale.  Of values that differ little beside their
 * size a rounded mean would be too far away.
 */
static DoubleDouble
scaled_mean(const float8 *values, int count, float8 scale)
{
	DoubleDouble sum = {0, 0};

	for (int i = 0; i < count; i++)
		double_double_add(&sum, values[i] * scale);
	return mean_of(sum, count);
}

float8
values_mean(const float8 *values, int count)
{
	float8		scale = scale_of(values, count);
	float8		mean = scaled_mean(values, count, scale).hi / scale;
	float8		low = INFINITY;
	float8		high = -INFINITY;

	for (int i = 0; i < count; i++)
	{
		low = Min(low, values[i]);
		high = Max(high, values[i]);
	}
	/* where it lies, whatever was rounded */
	return Max(low, Min(high, mean));
}

/*
 * Distances from the mean are scaled to about 1, so that their powers neither
 * overflow nor vanish; by powers of two, which rounds nothing.
 */
Center
values_center(const float8 *values, int count)
{
	Center		center;
	float8		furthest = 0;

	center.scale = scale_of(values, count);
	center.mean = scaled_mean(values, count, center.scale);
	for (int i = 0; i < count; i++)
		furthest = Max(furthest, fabs(distance_from(center.mean, values[i] * center.scale)));
	center.zoom = furthest > 0 ? ldexp(1, -Max(ilogb(furthest), -1000)) : 1;
	return center;
}

/* of distances as center_distance() gives them */
float8
sample_deviation(const float8 *values, int count, Center center)
{
	DoubleDouble squares = {0, 0};

	for (int i = 0; i < count; i++)
		double_double_add(&squares, center_distance(center, values[i]) *
						  center_distance(center, values[i]));
	return sqrt(squares.hi / (count - 1));
}

/*
 * G1 and G2; of at least four values that are not all the same.
 */
Shape
values_shape(const float8 *values, int count)
{
	Center		center = values_center(values, count);
	Shape		shape;
	float8		n = count;
	DoubleDouble m2 = {0, 0};
	DoubleDouble m3 = {0, 0};
	DoubleDouble m4 = {0, 0};

	for (int i = 0; i < count; i++)
	{
		float8		d = center_distance(center, values[i]);

		double_double_add(&m2, d * d);
		double_double_add(&m3, d * d * d);
		double_double_add(&m4, d * d * d * d);
	}
	shape.skewness = sqrt(n) * m3.hi / (m2.hi * sqrt(m2.hi)) *
		sqrt(n * (n - 1)) / (n - 2);
	shape.kurtosis = ((n + 1) * (n * m4.hi / (m2.hi * m2.hi) - 3) + 6) *
		(n - 1) / ((n - 2) * (n - 3));
	return shape;
}

/*
 * Column by column, for what compares whole indicators.
 */
float8	   *
transpose(const Matrix *matrix)
{
	float8	   *columns = palloc(matrix_cell_count(matrix) * sizeof(float8));

	for (int unit = 0; unit < matrix->units; unit++)
		for (int i = 0; i < matrix->indicators; i++)
			columns[(size_t) i * matrix->units + unit] = matrix_row(matrix, unit)[i];
	return columns;
}

/*
 * The values that two columns have in common, scaled.
 */
typedef struct Pairs
{
	int			count;
	float8		scale_a;
	float8		scale_b;
	DoubleDouble mean_a;
	DoubleDouble mean_b;
	float8		both;			/* sums of products of distances */
	float8		squares_a;
	float8		squares_b;
} Pairs;

static inline bool
is_pair(float8 a, float8 b)
{
	return !cell_is_missing(a) && !cell_is_missing(b);
}

static void
scale_pairs(const float8 *a, const float8 *b, int count, Pairs *pairs)
{
	float8		largest_a = 0;
	float8		largest_b = 0;

	pairs->count = 0;
	for (int i = 0; i < count; i++)
		if (is_pair(a[i], b[i]))
		{
			pairs->count++;
			largest_a = Max(largest_a, fabs(a[i]));
			largest_b = Max(largest_b, fabs(b[i]));
		}
	pairs->scale_a = moderating_scale(largest_a);
	pairs->scale_b = moderating_scale(largest_b);
}

static void
find_means(const float8 *a, const float8 *b, int count, Pairs *pairs)
{
	DoubleDouble sum_a = {0, 0};
	DoubleDouble sum_b = {0, 0};

	for (int i = 0; i < count; i++)
		if (is_pair(a[i], b[i]))
		{
			double_double_add(&sum_a, a[i] * pairs->scale_a);
			double_double_add(&sum_b, b[i] * pairs->scale_b);
		}
	pairs->mean_a = mean_of(sum_a, pairs->count);
	pairs->mean_b = mean_of(sum_b, pairs->count);
}

/* false of fewer than two */
static bool
multiply_pairs(const float8 *a, const float8 *b, int count, Pairs *pairs)
{
	DoubleDouble both = {0, 0};
	DoubleDouble squares_a = {0, 0};
	DoubleDouble squares_b = {0, 0};

	scale_pairs(a, b, count, pairs);
	if (pairs->count < 2)
		return false;
	find_means(a, b, count, pairs);
	for (int i = 0; i < count; i++)
		if (is_pair(a[i], b[i]))
		{
			float8		da = distance_from(pairs->mean_a, a[i] * pairs->scale_a);
			float8		db = distance_from(pairs->mean_b, b[i] * pairs->scale_b);

			double_double_add(&both, da * db);
			double_double_add(&squares_a, da * da);
			double_double_add(&squares_b, db * db);
		}
	pairs->both = both.hi;
	pairs->squares_a = squares_a.hi;
	pairs->squares_b = squares_b.hi;
	return true;
}

/* of the pairs, all of one value; its squares may be above 0, for rounding */
static bool
is_constant(const float8 *a, const float8 *b, int count)
{
	float8		first = NAN;

	for (int i = 0; i < count; i++)
	{
		if (!is_pair(a[i], b[i]))
			continue;
		if (cell_is_missing(first))
			first = a[i];
		if (a[i] != first)
			return false;
	}
	return true;
}

/*
 * Pearson's r; NaN where it is not defined: fewer than two units with both
 * values, or all of them alike in one.
 */
static float8
correlation_of(const float8 *a, const float8 *b, int count)
{
	Pairs		pairs;
	float8		r;

	if (!multiply_pairs(a, b, count, &pairs) ||
		is_constant(a, b, count) || is_constant(b, a, count))
		return NAN;
	r = pairs.both / (sqrt(pairs.squares_a) * sqrt(pairs.squares_b)) + 0.0;
	return r > 1 || a == b ? 1 : r < -1 ? -1 : r;
}

/* of every indicator with every indicator */
float8	   *
pairwise_correlations(const Matrix *matrix)
{
	int			count = matrix->indicators;
	size_t		units = matrix->units;
	float8	   *columns = transpose(matrix);
	float8	   *correlations = palloc((size_t) count * count * sizeof(float8));

	for (int i = 0; i < count; i++)
		for (int j = 0; j <= i; j++)
		{
			CHECK_FOR_INTERRUPTS();
			correlations[i * count + j] = correlations[j * count + i] =
				correlation_of(columns + i * units, columns + j * units, units);
		}
	pfree(columns);
	return correlations;
}

/*
 * k/(k-1) * (1 - sum of the variances / sum of all covariances).  The columns
 * are scaled, all alike.
 */
MethodFault
cronbach(const Matrix *matrix, float8 *alpha)
{
	int			indicators = matrix->indicators;
	size_t		units = matrix->units;
	float8	   *columns = transpose(matrix);
	float8		scale = scale_of(columns, matrix_cell_count(matrix));
	float8		diagonal = 0;
	float8		total = 0;
	float8		size = 0;

	if (indicators < 2)
		return method_fault("at least two indicators", -1);
	for (size_t i = 0; i < matrix_cell_count(matrix); i++)
		columns[i] *= scale;
	for (int i = 0; i < indicators; i++)
		for (int j = 0; j <= i; j++)
		{
			Pairs		pairs;
			float8		both;

			CHECK_FOR_INTERRUPTS();
			if (!multiply_pairs(columns + i * units, columns + j * units, units, &pairs))
				return method_fault("at least two units with a value, and two in common with every other indicator",
									i);
			both = pairs.both / (pairs.count - 1) / pairs.scale_a / pairs.scale_b;
			total += i == j ? both : 2 * both;
			size += fabs(both);
			if (i == j)
				diagonal += both;
		}
	/* what does not vary leaves only rounding */
	if (!(fabs(total) > 1e-12 * size))
		return method_fault("a sum of the indicators that varies", -1);
	*alpha = indicators / (indicators - 1.0) * (1 - diagonal / total);
	return no_method_fault();
}
