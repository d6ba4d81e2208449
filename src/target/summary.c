/*
 * summary.c
 *	  What many judged indicators amount to: counts and attainment.
 */
#include "base/pure.h"

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
 * Judge one finite value, from a baseline or (NULL) without.  False where a count (that of a summary somebody typed
 * in) or the sum of the weights overflows.
 */
bool
target_summary_add(TargetSummary *summary, float8 actual,
				   const IndicatorTarget *target, float8 weight,
				   const float8 *baseline)
{
	float8		attainment = 1;

	if (pg_add_s64_overflow(summary->assessed, 1, &summary->assessed))
		return false;
	if (target_meets(actual, target))
	{
		summary->met++;
		double_double_add(&summary->met_weight, weight);
	}
	else if (baseline == NULL)
		attainment = target_shortfall(actual, target);
	else
		attainment = target_attainment_from(actual, target, *baseline);

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
	double_double_merge(&summary->met_weight, other->met_weight);
	double_double_merge(&summary->attained, other->attained);
	if (other->min_attainment < summary->min_attainment)
		summary->min_attainment = other->min_attainment;
	return double_double_is_finite(summary->weight) &&
		double_double_is_finite(summary->attained);
}

bool
measure_met_rate(const TargetSummary *summary, float8 *rate)
{
	if (summary->assessed == 0)
		return false;
	*rate = (float8) summary->met / (float8) summary->assessed;
	return true;
}

bool
measure_weighted_met_rate(const TargetSummary *summary, float8 *rate)
{
	if (summary->weight.hi == 0)
		return false;
	*rate = Min(1, summary->met_weight.hi / summary->weight.hi);
	return true;
}

bool
measure_mean_attainment(const TargetSummary *summary, float8 *mean)
{
	if (summary->weight.hi == 0)
		return false;
	*mean = Min(1, summary->attained.hi / summary->weight.hi);
	return true;
}

bool
measure_min_attainment(const TargetSummary *summary, float8 *minimum)
{
	*minimum = summary->min_attainment;
	return summary->assessed > 0;
}

static bool
same_sum(DoubleDouble a, DoubleDouble b)
{
	return a.hi == b.hi && a.lo == b.lo;
}

/*
 * What contradicts itself in a summary that was read from outside, of all
 * that the measures rely on.
 */
Fault
target_summary_fault(const TargetSummary *summary)
{
	float8		minimum = summary->min_attainment;

	if (summary->assessed < 0 || summary->met < 0 || summary->missing < 0)
		return fault(FAULT_SYNTAX, "counts that are not negative");
	if (summary->met > summary->assessed)
		return fault(FAULT_SYNTAX, "no more targets met than assessed");
	if (!double_double_is_valid(summary->weight) || summary->weight.hi < 0 ||
		!double_double_is_valid(summary->met_weight) ||
		summary->met_weight.hi < 0 ||
		!double_double_is_valid(summary->attained) || summary->attained.hi < 0)
		return fault(FAULT_SYNTAX, "sums that are finite and not negative");
	if (double_double_exceeds(summary->attained, summary->weight))
		return fault(FAULT_SYNTAX, "no more attained than the weight");
	if (double_double_exceeds(summary->met_weight, summary->attained))
		return fault(FAULT_SYNTAX, "no less attained than the weight of what is met");
	if (summary->met == 0 && summary->met_weight.hi != 0)
		return fault(FAULT_SYNTAX, "no weight met where no target is met");
	if (!(minimum >= 0 && minimum <= 1))
		return fault(FAULT_SYNTAX, "a minimum between 0 and 1");
	if (summary->assessed == 0 && (summary->weight.hi != 0 || minimum != 1))
		return fault(FAULT_SYNTAX, "no weight and no minimum where nothing is assessed");
	if (summary->met == summary->assessed &&
		(minimum != 1 || !same_sum(summary->attained, summary->weight) ||
		 !same_sum(summary->met_weight, summary->weight)))
		return fault(FAULT_SYNTAX, "full attainment where every target is met");
	/* (products of subnormal weights are rounded coarsely) */
	if (summary->weight.hi > 1e-280 &&
		summary->attained.hi < minimum * summary->weight.hi * (1 - 1e-9))
		return fault(FAULT_SYNTAX, "no less attained than the minimum of the weight");
	return no_fault();
}

bool
target_summary_scan(Scanner *scanner, TargetSummary *summary)
{
	target_summary_start(summary);
	scan_expect(scanner, "(");
	scan_expect(scanner, "assessed");
	scan_int64(scanner, &summary->assessed);
	scan_expect(scanner, ", met");
	scan_int64(scanner, &summary->met);
	scan_expect(scanner, ", missing");
	scan_int64(scanner, &summary->missing);
	scan_expect(scanner, ", weight");
	scan_double_double(scanner, &summary->weight);
	scan_expect(scanner, ", met weight");
	scan_double_double(scanner, &summary->met_weight);
	scan_expect(scanner, ", attained");
	scan_double_double(scanner, &summary->attained);
	if (summary->assessed > 0)
	{
		scan_expect(scanner, ", minimum");
		scan_float8(scanner, &summary->min_attainment);
	}
	scan_expect(scanner, ")");
	return scan_end(scanner) &&
		scan_accept(scanner, target_summary_fault(summary), NULL);
}

void
target_summary_format(const TargetSummary *summary, StringInfo out)
{
	appendStringInfo(out, "(assessed " INT64_FORMAT ", met " INT64_FORMAT
					 ", missing " INT64_FORMAT ", weight ",
					 summary->assessed, summary->met, summary->missing);
	append_double_double(out, summary->weight);
	appendStringInfoString(out, ", met weight ");
	append_double_double(out, summary->met_weight);
	appendStringInfoString(out, ", attained ");
	append_double_double(out, summary->attained);
	if (summary->assessed > 0)
	{
		appendStringInfoString(out, ", minimum ");
		append_float8(out, summary->min_attainment);
	}
	appendStringInfoChar(out, ')');
}
