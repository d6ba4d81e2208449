/*
 * proportion.h
 *	  How sure a share of a sample is.
 *
 * Pure.
 */
#ifndef CITYGOV_PROPORTION_H
#define CITYGOV_PROPORTION_H

#include "base/pure.h"

/* z, of which the normal distribution holds this much between -z and z */
extern float8 normal_deviate(float8 confidence);

/* 0 <= hits <= n, 0 < n, 0 < confidence < 1 */
extern void wilson_bounds(int64 hits, int64 n, float8 confidence,
						  float8 *low, float8 *high);

#endif							/* CITYGOV_PROPORTION_H */
