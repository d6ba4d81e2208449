/*
 * double_double.h
 *	  Sums that do not depend on the order of their terms, and arithmetic with
 *	  twice the digits of float8.
 *
 * Pure.
 *
 * A double-double is an unevaluated sum hi + lo with |lo| <= ulp(hi)/2: about
 * 106 bits.  As long as the terms are multiples of one power of two that is not
 * smaller than 2^-106 of their sum, nothing is rounded and every order gives
 * the same bits.  Beyond that the relative error is at most about n * 2^-104,
 * and hi is the same but for a sum that lies so close to halfway between two
 * float8.
 *
 * Sources: Knuth, TAOCP vol. 2, 4.2.2 (two_sum); Dekker 1971 (quick_two_sum, the
 * additions and, with Veltkamp's splitting, the products).  They hold only where
 * the compiler neither reorders nor fuses: the Makefile compiles with
 * -ffp-contract=off, and -ffast-math must never be added.
 */
#ifndef CITYGOV_DOUBLE_DOUBLE_H
#define CITYGOV_DOUBLE_DOUBLE_H

#include "base/pure.h"

#include <float.h>
#include <math.h>

#ifdef __FAST_MATH__
#error "citygov's sums are wrong under -ffast-math"
#endif

typedef struct DoubleDouble
{
	float8		hi;				/* the sum, rounded to nearest */
	float8		lo;				/* what the rounding left over */
} DoubleDouble;

/* a + b exactly: the rounded sum and its error */
static inline DoubleDouble
two_sum(float8 a, float8 b)
{
	DoubleDouble sum;
	float8		b_rounded;

	sum.hi = a + b;
	b_rounded = sum.hi - a;
	sum.lo = (a - (sum.hi - b_rounded)) + (b - b_rounded);
	return sum;
}

/* the same, cheaper, for |a| >= |b| or a = 0 */
static inline DoubleDouble
quick_two_sum(float8 a, float8 b)
{
	DoubleDouble sum;

	sum.hi = a + b;
	sum.lo = b - (sum.hi - a);
	return sum;
}

static inline void
double_double_add(DoubleDouble *sum, float8 term)
{
	DoubleDouble next = two_sum(sum->hi, term);

	*sum = quick_two_sum(next.hi, next.lo + sum->lo);
}

static inline void
double_double_merge(DoubleDouble *sum, DoubleDouble other)
{
	DoubleDouble high = two_sum(sum->hi, other.hi);
	DoubleDouble low = two_sum(sum->lo, other.lo);

	high = quick_two_sum(high.hi, high.lo + low.hi);
	*sum = quick_two_sum(high.hi, high.lo + low.lo);
}

/* a - b exactly */
static inline DoubleDouble
exact_difference(float8 a, float8 b)
{
	return two_sum(a, -b);
}

/* the leading 26 bits of a, and the rest */
static inline DoubleDouble
split_bits(float8 a)
{
	DoubleDouble halves;
	float8		factor = 134217729.0 * a;	/* 2^27 + 1 */

	halves.hi = factor - (factor - a);
	halves.lo = a - halves.hi;
	return halves;
}

/* a * b exactly */
static inline DoubleDouble
exact_product(float8 a, float8 b)
{
	DoubleDouble product;
	DoubleDouble left = split_bits(a);
	DoubleDouble right = split_bits(b);

	product.hi = a * b;
	product.lo = left.lo * right.lo -
		(((product.hi - left.hi * right.hi) - left.lo * right.hi) -
		 left.hi * right.lo);
	return product;
}

static inline DoubleDouble
double_double_times(DoubleDouble a, DoubleDouble b)
{
	DoubleDouble product = exact_product(a.hi, b.hi);

	return quick_two_sum(product.hi,
						 product.lo + (a.hi * b.lo + a.lo * b.hi));
}

static inline DoubleDouble
double_double_minus(DoubleDouble a, DoubleDouble b)
{
	b.hi = -b.hi;
	b.lo = -b.lo;
	double_double_merge(&a, b);
	return a;
}

/* the remainder of each step is exact, so that each adds 50 bits */
static inline DoubleDouble
double_double_divide(DoubleDouble a, DoubleDouble b)
{
	DoubleDouble quotient = {a.hi / b.hi, 0};
	DoubleDouble rest;

	for (int i = 0; i < 2; i++)
	{
		rest = double_double_minus(a, double_double_times(quotient, b));
		double_double_add(&quotient, rest.hi / b.hi);
	}
	return quotient;
}

/* of a number that is not negative; one step of Newton doubles the bits */
static inline DoubleDouble
double_double_root(DoubleDouble a)
{
	DoubleDouble root = {sqrt(a.hi), 0};

	if (a.hi > 0)
		double_double_add(&root,
						  double_double_minus(a, exact_product(root.hi, root.hi)).hi /
						  (2 * root.hi));
	return root;
}

/* false where a sum has overflowed */
static inline bool
double_double_is_finite(DoubleDouble sum)
{
	return isfinite(sum.hi) && isfinite(sum.lo);
}

/* false for what no sum of finite terms can be: input must be checked */
static inline bool
double_double_is_valid(DoubleDouble sum)
{
	return double_double_is_finite(sum) && sum.hi + sum.lo == sum.hi;
}

/*
 * Is a sum of parts of weights larger than the sum of the weights?  The two are
 * rounded apart, so a few last bits do not count.
 */
static inline bool
double_double_exceeds(DoubleDouble part, DoubleDouble whole)
{
	return part.hi > whole.hi * (1 + 8 * DBL_EPSILON);
}

#endif							/* CITYGOV_DOUBLE_DOUBLE_H */
