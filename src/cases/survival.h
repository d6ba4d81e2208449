/*
 * survival.h
 *	  The share that lasts longer than t, where some have not ended yet: Kaplan
 *	  and Meier's estimate, and its confidence interval.
 *
 * Pure.
 */
#ifndef CITYGOV_SURVIVAL_H
#define CITYGOV_SURVIVAL_H

#include "cases/durations.h"

/* false where the share is not known */
extern bool survival_share(const Durations *durations, int64 t, float8 *share);

/* false also where the share is 0 or 1, which have no interval */
extern bool survival_interval(const Durations *durations, int64 t,
							  float8 confidence, float8 *low, float8 *high);

/* false where the share does not fall to a half */
extern bool survival_median(const Durations *durations, int64 *median);

#endif							/* CITYGOV_SURVIVAL_H */
