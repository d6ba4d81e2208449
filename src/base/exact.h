/*
 * exact.h
 *	  Differences and products without rounding.
 *
 * Pure; may use c.h and double_double.h.
 *
 * Where a shape is small and far from the origin of its coordinates (a disc of
 * 50 m at 3.4e6 m north), plain float8 products lose what is asked for.  Here
 * a difference and a product of two float8 are exact, as a double-double; what
 * is computed from them is good to about 2^-100.
 *
 * Sources: Dekker 1971 and Veltkamp's splitting, as in Shewchuk, "Adaptive
 * Precision Floating-Point Arithmetic and Fast Robust Geometric Predicates",
 * 1997.
 */
#ifndef CITYGOV_EXACT_H
#define CITYGOV_EXACT_H

#include "base/double_double.h"

typedef struct Coordinate
{
	float8		x;
	float8		y;
} Coordinate;

/*
 * Larger coordinates and lengths (metres) are refused, so that nothing that is
 * computed from them overflows.
 */
#define COORDINATE_MAX 1e9

static inline bool
coordinate_is_valid(Coordinate p)
{
	return fabs(p.x) <= COORDINATE_MAX && fabs(p.y) <= COORDINATE_MAX;
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

/* ax * by - ay * bx */
static inline DoubleDouble
double_double_cross(DoubleDouble ax, DoubleDouble ay,
					DoubleDouble bx, DoubleDouble by)
{
	return double_double_minus(double_double_times(ax, by),
							   double_double_times(ay, bx));
}

/* ax * bx + ay * by */
static inline DoubleDouble
double_double_dot(DoubleDouble ax, DoubleDouble ay,
				  DoubleDouble bx, DoubleDouble by)
{
	DoubleDouble dot = double_double_times(ax, bx);

	double_double_merge(&dot, double_double_times(ay, by));
	return dot;
}

/*
 * (b - a) x (p - a): twice the area of the triangle, positive where p is left
 * of the line from a to b.
 */
static inline DoubleDouble
exact_turn(Coordinate a, Coordinate b, Coordinate p)
{
	return double_double_cross(exact_difference(b.x, a.x),
							   exact_difference(b.y, a.y),
							   exact_difference(p.x, a.x),
							   exact_difference(p.y, a.y));
}

/*
 * Its sign; nearly always the plain product decides.  The bound of its error
 * is Shewchuk's.
 */
static inline int
turn_sign(Coordinate a, Coordinate b, Coordinate p)
{
	float8		left = (b.x - a.x) * (p.y - a.y);
	float8		right = (b.y - a.y) * (p.x - a.x);
	float8		turn = left - right;
	float8		doubt = 3.3306690738754716e-16 * (fabs(left) + fabs(right));

	if (turn > doubt)
		return 1;
	if (turn < -doubt)
		return -1;
	turn = exact_turn(a, b, p).hi;
	return (turn > 0) - (turn < 0);
}

#endif							/* CITYGOV_EXACT_H */
