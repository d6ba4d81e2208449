/*
 * proportion.c
 *	  How sure a share of a sample is.
 */
#include "base/pure.h"

#include <math.h>

#include "cases/proportion.h"

#define STEPS_MAX 100			/* a few are enough */

/* the density of |x| at z */
static float8
half_normal_density(float8 z)
{
	return sqrt(2 / M_PI) * exp(-z * z / 2);
}

/*
 * The root of erf(z / sqrt 2) = confidence, by Newton's method.  erf is concave
 * for z > 0, so that from the left every step stays on the left.
 */
static float8
deviate_of_centre(float8 confidence)
{
	float8		z = confidence * sqrt(M_PI / 2);

	for (int i = 0; i < STEPS_MAX; i++)
	{
		float8		step = (confidence - erf(z / M_SQRT2)) / half_normal_density(z);

		if (!(step > z * 1e-16))
			break;
		z += step;
	}
	return z;
}

/*
 * The root of log erfc(z / sqrt 2) = log tail.  The left side is concave and
 * falls, and erfc(x) <= exp(-x^2), so that the start lies right of the root, and
 * so does every step.
 */
static float8
deviate_of_tail(float8 tail)
{
	float8		z = sqrt(-2 * log(tail));

	for (int i = 0; i < STEPS_MAX; i++)
	{
		float8		outside = erfc(z / M_SQRT2);
		float8		step = log(tail / outside) * outside / half_normal_density(z);

		if (!(step > z * 1e-16))
			break;
		z -= step;
	}
	return z;
}

/* what is small is computed from, so that no digits are lost */
float8
normal_deviate(float8 confidence)
{
	return confidence < 0.5 ? deviate_of_centre(confidence) :
		deviate_of_tail(1 - confidence);
}

/*
 * Source: Wilson, "Probable inference, the law of succession, and statistical
 * inference", 1927.
 */
void
wilson_bounds(int64 hits, int64 n, float8 confidence, float8 *low, float8 *high)
{
	float8		size = (float8) n;
	float8		share = (float8) hits / size;
	float8		z = normal_deviate(confidence);
	float8		correction = z * z / size;
	float8		centre = share + correction / 2;
	float8		spread = z * sqrt(share * (1 - share) / size + correction / size / 4);

	/* at the ends the bound is exact, which rounding would miss */
	*low = hits == 0 ? 0 : (centre - spread) / (1 + correction);
	*high = hits == n ? 1 : (centre + spread) / (1 + correction);
}
