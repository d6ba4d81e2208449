/*
 * methods.h
 *	  What is computed from a matrix: treatment, normalisation, weights,
 *	  composite indices, and how sure their ranks are.
 *
 * Pure, but for eigen.c, which calls LAPACK.  Formulas, missing values, ties
 * and sources are described in doc/checkup.md.
 *
 * What these functions allocate is bounded by the limits of a matrix.
 */
#ifndef CITYGOV_METHODS_H
#define CITYGOV_METHODS_H

#include <float.h>

#include "base/double_double.h"
#include "checkup/matrix.h"

/* why a method cannot be applied, and to what */
typedef struct MethodFault
{
	const char *reason;			/* a phrase that completes "Expected ...";
								 * NULL where nothing is wrong */
	int			indicator;		/* -1 where it is no single indicator */
	int			unit;			/* -1 where it is no single unit */
	float8		value;			/* of that unit, unless missing */
} MethodFault;

/* reasons are constants; translators find them here */
static inline MethodFault
cell_fault(const char *reason, int indicator, int unit, float8 value)
{
	MethodFault found = {reason, indicator, unit, value};

	return found;
}

static inline MethodFault
method_fault(const char *reason, int indicator)
{
	return cell_fault(reason, indicator, -1, NAN);
}

static inline MethodFault
no_method_fault(void)
{
	return method_fault(NULL, -1);
}

static inline bool
is_method_fault(MethodFault found)
{
	return found.reason != NULL;
}

/*
 * A power of two that brings a number which is very large or very small near 1;
 * 1 for others.  Scaling by it rounds nothing but what is nothing beside that
 * number, and what is computed from scaled numbers neither overflows nor
 * vanishes.
 */
static inline float8
moderating_scale(float8 magnitude)
{
	if (magnitude == 0 || (magnitude > 1e-50 && magnitude < 1e50))
		return 1;
	return ldexp(1, -Max(ilogb(magnitude), -1000));
}

/* weights below this share of the largest are 0 */
#define WEIGHT_SHARE_MIN 1e-100

/* statistics.c */
typedef struct Spread
{
	int			count;			/* values that are not missing */
	float8		low;
	float8		high;
} Spread;

extern Spread *column_spreads(const Matrix *matrix);
extern int	column_values(const Matrix *matrix, int indicator, float8 *values);
extern float8 scale_of(const float8 *values, size_t count);
extern float8 values_mean(const float8 *values, int count);

/* the mean of values, and how their distances from it are scaled */
typedef struct Center
{
	float8		scale;			/* of the values, before all else */
	DoubleDouble mean;			/* of what has been scaled so */
	float8		zoom;			/* of the distances */
} Center;

static inline float8
distance_from(DoubleDouble mean, float8 value)
{
	return (value - mean.hi) - mean.lo;
}

static inline float8
center_distance(Center center, float8 value)
{
	return distance_from(center.mean, value * center.scale) * center.zoom;
}

typedef struct Shape
{
	float8		skewness;
	float8		kurtosis;
} Shape;

extern Center values_center(const float8 *values, int count);
extern float8 sample_deviation(const float8 *values, int count,
							   Center center);
extern Shape values_shape(const float8 *values, int count);
extern float8 *transpose(const Matrix *matrix);
extern float8 *pairwise_correlations(const Matrix *matrix);
extern MethodFault cronbach(const Matrix *matrix, float8 *alpha);

/* treat.c */
typedef enum ImputeMethod
{
	IMPUTE_MEAN,
	IMPUTE_MEDIAN
} ImputeMethod;

extern MethodFault matrix_impute(Matrix *matrix, ImputeMethod method);
extern void matrix_winsorise(Matrix *matrix, int max);

/* normalise.c */
typedef enum NormaliseMethod
{
	NORMALISE_MINMAX,
	NORMALISE_ZSCORE,
	NORMALISE_RANK,
	NORMALISE_PERCENT_RANK,
	NORMALISE_BORDA,
	NORMALISE_DISTANCE_TO_MAX
} NormaliseMethod;

extern MethodFault matrix_normalise(Matrix *matrix, NormaliseMethod method,
									const bool *negative, float8 low,
									float8 high);
extern void matrix_goalposts(Matrix *matrix, const float8 *low,
							 const float8 *high, const bool *negative);

/* weigh.c */
extern float8 *scaled_weights(const float8 *weights, int count);
extern MethodFault entropy_weigh(const Matrix *matrix, float8 *weights);
extern MethodFault critic_weigh(const Matrix *matrix, float8 *weights);
extern MethodFault pca_weigh(const Matrix *matrix, float8 *weights);
extern bool ahp_weigh(const float8 *comparisons, int size, float8 *weights,
					  float8 *eigenvalue);

#define AHP_SIZE_MAX 100
#define AHP_ROUNDS_MAX 100000
#define AHP_RATIO_SIZE_MAX 10
extern float8 ahp_ratio(int size, float8 eigenvalue);

extern bool coupling(const float8 *levels, const float8 *weights, int count,
					 float8 *degree, float8 *coordination);

/* eigen.c */
extern bool symmetric_eigen(float8 *matrix, int size, float8 *eigenvalues);

/* composite.c */
typedef enum CompositeMethod
{
	COMPOSITE_ARITHMETIC,
	COMPOSITE_GEOMETRIC,
	COMPOSITE_HARMONIC,
	COMPOSITE_COPELAND
} CompositeMethod;

/*
 * Scores are NaN, and ranks 0, for units without a value that counts.  The size
 * of a score is that of the numbers it was computed from: what rounding goes by.
 */
extern MethodFault matrix_composite(const Matrix *matrix,
									const float8 *weights,
									CompositeMethod method, float8 *scores,
									float8 *sizes);
extern MethodFault matrix_topsis(const Matrix *matrix, const float8 *weights,
								 const bool *negative, float8 *scores);

/*
 * What the two functions that compute means of units have in common.  The sum of
 * weights times values is exact but for some 2^-100, and so is that of the
 * weights: the mean is rounded once, whatever the order was.
 */
static inline DoubleDouble
weighted_add(DoubleDouble sum, float8 weight, float8 value)
{
	DoubleDouble product = exact_product(weight, value);
	DoubleDouble next = two_sum(sum.hi, product.hi);

	return quick_two_sum(next.hi, next.lo + (sum.lo + product.lo));
}

static inline float8
weighted_mean(DoubleDouble sum, DoubleDouble weights)
{
	float8		mean = sum.hi / weights.hi;
	DoubleDouble product = exact_product(mean, weights.hi);

	return mean + (((sum.hi - product.hi) - product.lo) + sum.lo -
				   mean * weights.lo) / weights.hi;
}

/* what a mean is, whatever was rounded */
static inline float8
between(float8 mean, float8 low, float8 high)
{
	return mean < low ? low : mean > high ? high : mean;
}

/*
 * The values of a unit that count are scaled by a power of two; its mean and the
 * size of that are then scaled back.
 */
typedef struct RowScale
{
	float8		smallest;		/* magnitude */
	float8		largest;
	float8		scale;			/* for the largest */
} RowScale;

extern RowScale row_scale(const float8 *row, const float8 *weights, int count);

static inline void
scale_back(RowScale scale, float8 *mean, float8 *size)
{
	if (scale.scale == 1)
		return;
	/* (the largest float8, and a last bit more, is infinity) */
	*mean = between(*mean / scale.scale, -scale.largest, scale.largest);
	*size = Min(*size / scale.scale, scale.largest);
}

extern int32 *rank_scores(const float8 *scores, const float8 *sizes,
						  int count);

/*
 * Scores share a rank that differ by no more than this times the larger of
 * their two sizes: they are the same but for rounding.
 */
#define RANK_TOLERANCE (16 * DBL_EPSILON)

/* uncertainty.c */
typedef struct RankRange
{
	int32		rank;			/* without noise; 0 of a unit without one */
	float8		mean;
	float8		p05;
	float8		median;
	float8		p95;
} RankRange;

#define UNCERTAINTY_DRAWS_MAX 1000000
#define UNCERTAINTY_RANKS_MAX 50000000	/* draws times units */

extern RankRange *rank_ranges(const Matrix *matrix, const float8 *weights,
							  int draws, float8 noise, uint64 seed);

#endif							/* CITYGOV_METHODS_H */
