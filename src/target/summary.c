/*
 * summary.c
 *	  What many judged indicators amount to: counts and attainment.
 */
#include "c.h"

#include <float.h>
#include <math.h>

#include "common/int.h"
#include "target/summary.h"

void
target_summary_start(TargetSummary *summary)
{
	memset(summary, 0, sizeof(*summary));
	summary->min_attainment = 1;
}

bool
target_summary_add_missing(TargetSummary *summary)
{
	return !pg_add_s64_overflow(summary->missing, 1, &summary->missing);
}

/*
 * Judge one finite value.  False where a count (that of a summary somebody typed
 * in) or the sum of the weights overflows.
 */
bool
target_summary_add(TargetSummary *summary, float8 actual,
				   const IndicatorTarget *target, float8 weight)
{
	float8		attainment = 1;

	if (pg_add_s64_overflow(summary->assessed, 1, &summary->assessed))
		return false;
	if (target_meets(actual, target))
		summary->met++;
	else
		attainment = target_shortfall(actual, target);

	double_double_add(&summary->weight, weight);
	double_double_add(&summary->attained, weight * attainment);
	if (attainment < summary->min_attainment)
		summary->min_attainment = attainment;
	return double_double_is_finite(summary->weight) &&
		double_double_is_finite(summary->attained);
}

/*
 * False where a count or the sum of the weights overflows.
 */
bool
target_summary_merge(TargetSummary *summary, const TargetSummary *other)
{
	if (pg_add_s64_overflow(summary->assessed, other->assessed,
							&summary->assessed) ||
		pg_add_s64_overflow(summary->met, other->met, &summary->met) ||
		pg_add_s64_overflow(summary->missing, other->missing,
							&summary->missing))
		return false;

	double_double_merge(&summary->weight, other->weight);
	double_double_merge(&summary->attained, other->attained);
	if (other->min_attainment < summary->min_attainment)
		summary->min_attainment = other->min_attainment;
	return double_double_is_finite(summary->weight) &&
		double_double_is_finite(summary->attained);
}

bool
target_summary_met_rate(const TargetSummary *summary, float8 *rate)
{
	if (summary->assessed == 0)
		return false;
	*rate = (float8) summary->met / (float8) summary->assessed;
	return true;
}

bool
target_summary_mean_attainment(const TargetSummary *summary, float8 *mean)
{
	if (summary->weight.hi == 0)
		return false;
	*mean = Min(1, summary->attained.hi / summary->weight.hi);
	return true;
}

bool
target_summary_min_attainment(const TargetSummary *summary, float8 *minimum)
{
	*minimum = summary->min_attainment;
	return summary->assessed > 0;
}

/*
 * What contradicts itself in a summary that was read from outside, as what was
 * expected; NULL if nothing that the measures rely on does.
 */
const char *
target_summary_fault(const TargetSummary *summary)
{
	float8		minimum = summary->min_attainment;

	if (summary->assessed < 0 || summary->met < 0 || summary->missing < 0)
		return "counts that are not negative";
	if (summary->met > summary->assessed)
		return "no more targets met than assessed";
	if (!double_double_is_valid(summary->weight) || summary->weight.hi < 0 ||
		!double_double_is_valid(summary->attained) || summary->attained.hi < 0)
		return "sums that are finite and not negative";
	if (double_double_exceeds(summary->attained, summary->weight))
		return "no more attained than the weight";
	if (!(minimum >= 0 && minimum <= 1))
		return "a minimum between 0 and 1";
	if (summary->assessed == 0 && (summary->weight.hi != 0 || minimum != 1))
		return "no weight and no minimum where nothing is assessed";
	if (summary->met == summary->assessed &&
		(minimum != 1 || summary->attained.hi != summary->weight.hi ||
		 summary->attained.lo != summary->weight.lo))
		return "full attainment where every target is met";
	/* (products of subnormal weights are rounded coarsely) */
	if (summary->weight.hi > 1e-280 &&
		summary->attained.hi < minimum * summary->weight.hi * (1 - 1e-9))
		return "no less attained than the minimum of the weight";
	return NULL;
}

bool
target_summary_scan(Scanner *scanner, TargetSummary *summary)
{
	const char *fault;

	target_summary_start(summary);
	scan_expect(scanner, "(", "\"(\"");
	scan_expect(scanner, "assessed", "\"assessed\"");
	scan_int64(scanner, &summary->assessed);
	scan_expect(scanner, ", met", "\", met\"");
	scan_int64(scanner, &summary->met);
	scan_expect(scanner, ", missing", "\", missing\"");
	scan_int64(scanner, &summary->missing);
	scan_expect(scanner, ", weight", "\", weight\"");
	scan_double_double(scanner, &summary->weight);
	scan_expect(scanner, ", attained", "\", attained\"");
	scan_double_double(scanner, &summary->attained);
	if (summary->assessed > 0)
	{
		scan_expect(scanner, ", minimum", "\", minimum\"");
		scan_float8(scanner, &summary->min_attainment);
	}
	scan_expect(scanner, ")", "\")\"");
	if (!scan_end(scanner))
		return false;

	fault = target_summary_fault(summary);
	return fault == NULL || scan_reject(scanner, fault);
}

/*
 * Write the canonical text, at most TARGET_SUMMARY_TEXT_MAX bytes with the NUL,
 * and return its length.
 */
int
target_summary_format(const TargetSummary *summary, char *buffer)
{
	int			length;

	length = sprintf(buffer, "(assessed " INT64_FORMAT ", met " INT64_FORMAT
					 ", missing " INT64_FORMAT ", weight ",
					 summary->assessed, summary->met, summary->missing);
	length += format_double_double(summary->weight, buffer + length);
	length += sprintf(buffer + length, ", attained ");
	length += format_double_double(summary->attained, buffer + length);
	if (summary->assessed > 0)
	{
		length += sprintf(buffer + length, ", minimum ");
		length += format_float8(summary->min_attainment, buffer + length);
	}
	length += sprintf(buffer + length, ")");
	return length;
}
