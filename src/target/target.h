/*
 * target.h
 *	  An indicator target: which values are acceptable, and in what unit.
 *
 * Pure.  The SQL type over it is indicator_target.c.
 */
#ifndef CITYGOV_TARGET_H
#define CITYGOV_TARGET_H

#include "base/pure.h"

#include <float.h>
#include <math.h>

#include "base/number.h"
#include "base/scan.h"

#define TARGET_UNIT_MAX 31		/* bytes; the unit is padded with NULs */

/*
 * The order is that of the binary format and of ORDER BY: do not renumber.
 */
typedef enum TargetComparator
{
	TARGET_AT_LEAST = 1,
	TARGET_MORE_THAN,
	TARGET_AT_MOST,
	TARGET_LESS_THAN,
	TARGET_EXACTLY,
	TARGET_BETWEEN,
	TARGET_ABOUT
} TargetComparator;

/*
 * The value of the SQL type, byte for byte (48, no padding).  An open side is
 * infinite, which spares every judgement a case distinction; TARGET_ABOUT holds
 * its nominal value on both sides and takes its edges from target_edges().
 * Equal targets are equal bytes: there is no -0, and the unit is zero-filled.
 */
typedef struct IndicatorTarget
{
	float8		low;
	float8		high;
	uint8		comparator;
	char		unit[TARGET_UNIT_MAX];
} IndicatorTarget;

StaticAssertDecl(sizeof(IndicatorTarget) == 48,
				 "indicator_target is declared with INTERNALLENGTH = 48");

typedef struct TargetEdges
{
	float8		low;			/* -infinity where open */
	float8		high;			/* infinity where open */
} TargetEdges;

/* building one: comparator and bounds, then the unit */
extern Fault target_set(IndicatorTarget *target, TargetComparator comparator,
						float8 low, float8 high);
extern Fault target_set_unit(IndicatorTarget *target, const char *unit,
							 size_t length);

extern bool target_scan_comparator(Scanner *scanner,
								   TargetComparator *comparator);
extern bool target_scan(Scanner *scanner, IndicatorTarget *target);
extern void target_format(const IndicatorTarget *target, StringInfo out);
extern const char *target_comparator_text(TargetComparator comparator);
extern int	target_compare(const IndicatorTarget *a, const IndicatorTarget *b);

extern float8 target_gap(float8 actual, const IndicatorTarget *target);
extern float8 target_attainment_from(float8 actual,
									 const IndicatorTarget *target,
									 float8 baseline);

static inline bool
target_excludes_bound(const IndicatorTarget *target)
{
	return target->comparator == TARGET_MORE_THAN ||
		target->comparator == TARGET_LESS_THAN;
}

/*
 * The interval of acceptable values; "about" is 5 % either side.
 */
static inline TargetEdges
target_edges(const IndicatorTarget *target)
{
	TargetEdges edges = {target->low, target->high};

	if (target->comparator == TARGET_ABOUT)
	{
		edges.low = target->low * (target->low < 0 ? 1.05 : 0.95);
		edges.high = target->high * (target->high < 0 ? 0.95 : 1.05);
	}
	return edges;
}

/*
 * The edges of "about" are computed, so they may miss the float8 that somebody
 * writes for them by its last bit: 1.045 must meet "~ 1.1".
 */
static inline bool
target_meets(float8 actual, const IndicatorTarget *target)
{
	TargetEdges edges = target_edges(target);

	if (target->comparator == TARGET_ABOUT)
		return actual >= edges.low - fabs(edges.low) * DBL_EPSILON &&
			actual <= edges.high + fabs(edges.high) * DBL_EPSILON;
	if (target_excludes_bound(target))
		return actual > edges.low && actual < edges.high;
	return actual >= edges.low && actual <= edges.high;
}

/*
 * Attainment of a value that does not meet the target:
 * max(0, 1 - gap / |nearest bound|), and 0 where that bound is 0.  Written over
 * one denominator, which rounds less: 1 of 50 is 0.02, not 0.020000000000000018.
 */
static inline float8
target_shortfall(float8 actual, const IndicatorTarget *target)
{
	TargetEdges edges = target_edges(target);
	bool		below = isfinite(edges.low) && actual <= edges.low;
	float8		bound = below ? edges.low : edges.high;
	float8		gap = below ? bound - actual : actual - bound;

	if (bound == 0 || gap >= fabs(bound))
		return 0;
	return (fabs(bound) - gap) / fabs(bound);
}

static inline float8
target_attainment(float8 actual, const IndicatorTarget *target)
{
	return target_meets(actual, target) ? 1 :
		target_shortfall(actual, target);
}

#endif							/* CITYGOV_TARGET_H */
