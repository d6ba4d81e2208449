/*
 * exact.h
 *	  Coordinates, and on which side of a line they are.
 *
 * Pure; may use base/.
 *
 * Where a shape is small and far from the origin of its coordinates (a disc of
 * 50 m at 3.4e6 m north), plain float8 products lose what is asked for; with
 * the exact ones of double_double.h it is good to about 2^-100.
 *
 * Source: Shewchuk, "Adaptive Precision Floating-Point Arithmetic and Fast
 * Robust Geometric Predicates", 1997.
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
