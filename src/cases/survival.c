/*
 * survival.c
 *	  The share that lasts longer than t, where some have not ended yet.
 *
 * Sources: Kaplan and Meier, "Nonparametric estimation from incomplete
 * observations", 1958; Greenwood, "The errors of sampling of the survivorship
 * tables", 1926; the interval on the scale of log(-log S) is that of Kalbfleisch
 * and Prentice, "The Statistical Analysis of Failure Time Data", 1980.
 */
#include "base/pure.h"

#include <math.h>

#include "base/double_double.h"
#include "cases/proportion.h"
#include "cases/survival.h"

/*
 * A walk over the buckets.  Between two that hold lasting durations the share is
 * that before them times a ratio of numbers at risk, not a product of steps; in
 * double-double, so that a half comes out as a half.
 */
typedef struct Walk
{
	float8		at_risk;
	float8		at_risk_before; /* at the start of this stretch */
	DoubleDouble before;		/* the share then */
	DoubleDouble share;
	float8		greenwood;		/* sum of d / (n (n - d)) */
} Walk;

static void
walk_begin(Walk *walk, const Durations *durations)
{
	const DoubleDouble one = {1, 0};

	walk->at_risk = (float8) durations->head.ended +
		(float8) durations->head.lasting;
	walk->at_risk_before = walk->at_risk;
	walk->before = walk->share = one;
	walk->greenwood = 0;
}

static void
walk_step(Walk *walk, int code, float8 number)
{
	DoubleDouble left;
	DoubleDouble of;

	if (code_is_lasting(code))
	{
		walk->at_risk -= number;
		walk->at_risk_before = walk->at_risk;
		walk->before = walk->share;
		return;
	}
	if (number < walk->at_risk)
		walk->greenwood += number / (walk->at_risk * (walk->at_risk - number));
	walk->at_risk -= number;
	left = (DoubleDouble)
	{
		walk->at_risk, 0
	};
	of = (DoubleDouble)
	{
		walk->at_risk_before, 0
	};
	walk->share = double_double_times(walk->before, double_double_divide(left, of));
}

/*
 * Up to t, the ends of its bucket included.  Beyond the last bucket nothing is
 * known of those that have not ended.
 */
static bool
walk_to(Walk *walk, const Durations *durations, int64 t)
{
	int			bucket = bucket_of(t);
	int			i;

	walk_begin(walk, durations);
	for (i = 0; i < durations->count && durations->code[i] / 2 <= bucket; i++)
		walk_step(walk, durations->code[i], (float8) durations->number[i]);
	if (durations->count == 0)
		return false;
	return walk->share.hi == 0 ||
		bucket <= durations->code[durations->count - 1] / 2;
}

bool
survival_share(const Durations *durations, int64 t, float8 *share)
{
	Walk		walk;

	if (!walk_to(&walk, durations, t))
		return false;
	*share = walk.share.hi;
	return true;
}

bool
survival_interval(const Durations *durations, int64 t, float8 confidence,
				  float8 *low, float8 *high)
{
	Walk		walk;
	float8		share;
	float8		spread;

	if (!walk_to(&walk, durations, t))
		return false;
	share = walk.share.hi;
	if (share <= 0 || share >= 1)
		return false;
	spread = normal_deviate(confidence) * sqrt(walk.greenwood) / -log(share);
	*low = pow(share, exp(spread));
	*high = pow(share, exp(-spread));
	return true;
}

bool
survival_median(const Durations *durations, int64 *median)
{
	Walk		walk;

	walk_begin(&walk, durations);
	for (int i = 0; i < durations->count; i++)
	{
		walk_step(&walk, durations->code[i], (float8) durations->number[i]);
		if (walk.share.hi <= 0.5)
		{
			*median = durations_clamp(&durations->head,
									  bucket_middle(durations->code[i] / 2));
			return true;
		}
	}
	return false;
}
