/*
 * unit.h
 *	  Units of measure, and the factor from one to another.
 *
 * Pure.
 */
#ifndef CITYGOV_UNIT_H
#define CITYGOV_UNIT_H

#include "base/pure.h"

/*
 * A factor as a reduced fraction: 亩 to m2 has no finite decimal.
 */
typedef struct UnitFactor
{
	int64		numerator;
	int64		denominator;
} UnitFactor;

/* false where the two units measure different things */
extern bool unit_factor(const char *from, const char *to, UnitFactor *factor);

#endif							/* CITYGOV_UNIT_H */
