/*
 * indicator_target.c
 *	  The SQL type indicator_target: converts, checks, and calls target.c.
 *
 * Where a SQL name is a common word or belongs to several types (unit, gap,
 * lower), the C name is led by the type's.
 */
#include "postgres.h"

#include <math.h>

#include "catalog/pg_type_d.h"
#include "common/hashfn.h"
#include "fmgr.h"
#include "libpq/pqformat.h"
#include "utils/builtins.h"
#include "utils/float.h"

#include "base/compat.h"
#include "base/decimal.h"
#include "base/report.h"
#include "target/indicator_target.h"
#include "target/unit.h"

PG_FUNCTION_INFO_V1(indicator_target_in);
PG_FUNCTION_INFO_V1(indicator_target_out);
PG_FUNCTION_INFO_V1(indicator_target_recv);
PG_FUNCTION_INFO_V1(indicator_target_send);
PG_FUNCTION_INFO_V1(indicator_target_from_bound);
PG_FUNCTION_INFO_V1(indicator_target_from_range);
PG_FUNCTION_INFO_V1(indicator_target_comparator);
PG_FUNCTION_INFO_V1(indicator_target_lower);
PG_FUNCTION_INFO_V1(indicator_target_upper);
PG_FUNCTION_INFO_V1(indicator_target_unit);
PG_FUNCTION_INFO_V1(indicator_target_numrange);
PG_FUNCTION_INFO_V1(indicator_target_eq);
PG_FUNCTION_INFO_V1(indicator_target_ne);
PG_FUNCTION_INFO_V1(indicator_target_lt);
PG_FUNCTION_INFO_V1(indicator_target_le);
PG_FUNCTION_INFO_V1(indicator_target_gt);
PG_FUNCTION_INFO_V1(indicator_target_ge);
PG_FUNCTION_INFO_V1(indicator_target_cmp);
PG_FUNCTION_INFO_V1(indicator_target_hash);
PG_FUNCTION_INFO_V1(indicator_target_hash_extended);
PG_FUNCTION_INFO_V1(indicator_target_meets);
PG_FUNCTION_INFO_V1(indicator_target_contains);
PG_FUNCTION_INFO_V1(indicator_target_gap);
PG_FUNCTION_INFO_V1(indicator_target_attainment);
PG_FUNCTION_INFO_V1(indicator_target_attainment_from);
PG_FUNCTION_INFO_V1(indicator_target_convert);

#define TYPE_NAME "indicator_target"

/*
 * Input and output
 */

Datum
indicator_target_in(PG_FUNCTION_ARGS)
{
	IndicatorTarget *target = palloc(sizeof(IndicatorTarget));
	Scanner		scanner;

	scan_begin(&scanner, PG_GETARG_CSTRING(0));
	if (!target_scan(&scanner, target))
		return report_scan_failure(fcinfo, &scanner, TYPE_NAME);
	PG_RETURN_POINTER(target);
}

Datum
indicator_target_out(PG_FUNCTION_ARGS)
{
	char	   *buffer = palloc(TARGET_TEXT_MAX);

	target_format(PG_GETARG_INDICATOR_TARGET(0), buffer);
	PG_RETURN_CSTRING(buffer);
}

/*
 * A byte for the comparator, the bound (of a range, both), and the unit as
 * counted text.
 */
Datum
indicator_target_recv(PG_FUNCTION_ARGS)
{
	StringInfo	message = (StringInfo) PG_GETARG_POINTER(0);
	IndicatorTarget *target = palloc(sizeof(IndicatorTarget));
	int			comparator = pq_getmsgbyte(message);
	float8		low;
	float8		high;
	const char *unit;
	const char *expected;
	int			length;

	if (comparator < TARGET_AT_LEAST || comparator > TARGET_ABOUT)
		report_binary_fault(TYPE_NAME, "a comparator from 1 to 7");
	low = high = require_finite(pq_getmsgfloat8(message), "bound");
	if (comparator == TARGET_BETWEEN)
		high = require_finite(pq_getmsgfloat8(message), "bound");
	switch (target_set(target, comparator, low, high))
	{
		case TARGET_FINE:
			break;
		case TARGET_NOT_FINITE:
			float_overflow_error();
			break;
		case TARGET_LOW_ABOVE_HIGH:
			report_binary_fault(TYPE_NAME,
								"an upper bound that is not below the lower one");
	}

	length = pq_getmsgint(message, 4);
	if (length < 0)
		report_binary_fault(TYPE_NAME, "a unit length that is not negative");
	unit = pq_getmsgtext(message, length, &length);
	expected = target_set_unit(target, unit, length);
	if (expected != NULL)
		report_binary_fault(TYPE_NAME, expected);
	PG_RETURN_POINTER(target);
}

Datum
indicator_target_send(PG_FUNCTION_ARGS)
{
	IndicatorTarget *target = PG_GETARG_INDICATOR_TARGET(0);
	StringInfoData message;

	pq_begintypsend(&message);
	pq_sendbyte(&message, target->comparator);
	pq_sendfloat8(&message,
				  isfinite(target->low) ? target->low : target->high);
	if (target->comparator == TARGET_BETWEEN)
		pq_sendfloat8(&message, target->high);
	pq_sendcountedtext(&message, target->unit,
					   strnlen(target->unit, TARGET_UNIT_MAX), false);
	PG_RETURN_BYTEA_P(pq_endtypsend(&message));
}

/*
 * Constructors
 */

static IndicatorTarget *
make_target(TargetComparator comparator, float8 low, float8 high,
			const char *unit)
{
	IndicatorTarget *target = palloc(sizeof(IndicatorTarget));
	const char *expected;

	require_finite(low, "bound");
	require_finite(high, "bound");
	switch (target_set(target, comparator, low, high))
	{
		case TARGET_FINE:
			break;
		case TARGET_NOT_FINITE:
			float_overflow_error();
			break;
		case TARGET_LOW_ABOVE_HIGH:
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("lower bound must be less than or equal to upper bound"),
					 errdetail("The bounds are %.17g and %.17g.", low, high)));
	}

	expected = target_set_unit(target, unit, strlen(unit));
	if (expected != NULL)
		ereport(ERROR,
				(errcode(strlen(unit) > TARGET_UNIT_MAX ?
						 ERRCODE_PROGRAM_LIMIT_EXCEEDED :
						 ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("invalid unit: \"%s\"", unit),
				 errdetail("Expected %s.", expected)));
	return target;
}

/* indicator_target(comparator text, bound float8, unit text) */
Datum
indicator_target_from_bound(PG_FUNCTION_ARGS)
{
	char	   *spelling = text_to_cstring(PG_GETARG_TEXT_PP(0));
	float8		bound = PG_GETARG_FLOAT8(1);
	char	   *unit = text_to_cstring(PG_GETARG_TEXT_PP(2));
	TargetComparator comparator;
	Scanner		scanner;

	scan_begin(&scanner, spelling);
	if (!target_scan_comparator(&scanner, &comparator) || !scan_end(&scanner) ||
		comparator == TARGET_BETWEEN)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("invalid comparator: \"%s\"", spelling),
				 errdetail("Expected one of >=, >, <=, <, = and ~."),
				 errhint("Write a range as indicator_target(low, high, unit).")));
	PG_RETURN_POINTER(make_target(comparator, bound, bound, unit));
}

/* indicator_target(low float8, high float8, unit text) */
Datum
indicator_target_from_range(PG_FUNCTION_ARGS)
{
	char	   *unit = text_to_cstring(PG_GETARG_TEXT_PP(2));

	PG_RETURN_POINTER(make_target(TARGET_BETWEEN, PG_GETARG_FLOAT8(0),
								  PG_GETARG_FLOAT8(1), unit));
}

/*
 * Parts
 */

Datum
indicator_target_comparator(PG_FUNCTION_ARGS)
{
	IndicatorTarget *target = PG_GETARG_INDICATOR_TARGET(0);

	PG_RETURN_TEXT_P(cstring_to_text(target_comparator_text(target->comparator)));
}

Datum
indicator_target_lower(PG_FUNCTION_ARGS)
{
	TargetEdges edges = target_edges(PG_GETARG_INDICATOR_TARGET(0));

	if (isinf(edges.low))
		PG_RETURN_NULL();
	PG_RETURN_FLOAT8(edges.low);
}

Datum
indicator_target_upper(PG_FUNCTION_ARGS)
{
	TargetEdges edges = target_edges(PG_GETARG_INDICATOR_TARGET(0));

	if (isinf(edges.high))
		PG_RETURN_NULL();
	PG_RETURN_FLOAT8(edges.high);
}

Datum
indicator_target_unit(PG_FUNCTION_ARGS)
{
	IndicatorTarget *target = PG_GETARG_INDICATOR_TARGET(0);

	PG_RETURN_TEXT_P(cstring_to_text_with_len(target->unit,
											  strnlen(target->unit, TARGET_UNIT_MAX)));
}

static RangeBound
range_bound(float8 edge, bool inclusive, bool lower)
{
	RangeBound	bound = {0};

	bound.infinite = isinf(edge);
	bound.inclusive = inclusive && !bound.infinite;
	bound.lower = lower;
	if (!bound.infinite)
		bound.val = NumericGetDatum(float8_to_numeric(edge));
	return bound;
}

Datum
indicator_target_numrange(PG_FUNCTION_ARGS)
{
	IndicatorTarget *target = PG_GETARG_INDICATOR_TARGET(0);
	TargetEdges edges = target_edges(target);
	bool		inclusive = !target_excludes_bound(target);
	RangeBound	lower = range_bound(edges.low, inclusive, true);
	RangeBound	upper = range_bound(edges.high, inclusive, false);

	PG_RETURN_RANGE_P(make_range_hard(range_get_typcache(fcinfo, NUMRANGEOID),
									  &lower, &upper));
}

/*
 * Order and hash
 */

static int
compare_arguments(FunctionCallInfo fcinfo)
{
	return target_compare(PG_GETARG_INDICATOR_TARGET(0),
						  PG_GETARG_INDICATOR_TARGET(1));
}

Datum
indicator_target_eq(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(compare_arguments(fcinfo) == 0);
}

Datum
indicator_target_ne(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(compare_arguments(fcinfo) != 0);
}

Datum
indicator_target_lt(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(compare_arguments(fcinfo) < 0);
}

Datum
indicator_target_le(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(compare_arguments(fcinfo) <= 0);
}

Datum
indicator_target_gt(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(compare_arguments(fcinfo) > 0);
}

Datum
indicator_target_ge(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(compare_arguments(fcinfo) >= 0);
}

Datum
indicator_target_cmp(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT32(compare_arguments(fcinfo));
}

/* equal targets are equal bytes: see target.h */
Datum
indicator_target_hash(PG_FUNCTION_ARGS)
{
	return hash_any((unsigned char *) PG_GETARG_INDICATOR_TARGET(0),
					sizeof(IndicatorTarget));
}

Datum
indicator_target_hash_extended(PG_FUNCTION_ARGS)
{
	return hash_any_extended((unsigned char *) PG_GETARG_INDICATOR_TARGET(0),
							 sizeof(IndicatorTarget), PG_GETARG_INT64(1));
}

/*
 * Judging a value
 */

Datum
indicator_target_meets(PG_FUNCTION_ARGS)
{
	float8		actual = require_finite(PG_GETARG_FLOAT8(0), "actual value");

	PG_RETURN_BOOL(target_meets(actual, PG_GETARG_INDICATOR_TARGET(1)));
}

/* target @> actual */
Datum
indicator_target_contains(PG_FUNCTION_ARGS)
{
	float8		actual = require_finite(PG_GETARG_FLOAT8(1), "actual value");

	PG_RETURN_BOOL(target_meets(actual, PG_GETARG_INDICATOR_TARGET(0)));
}

Datum
indicator_target_gap(PG_FUNCTION_ARGS)
{
	float8		actual = require_finite(PG_GETARG_FLOAT8(0), "actual value");
	float8		gap = target_gap(actual, PG_GETARG_INDICATOR_TARGET(1));

	if (isinf(gap))
		float_overflow_error();
	PG_RETURN_FLOAT8(gap);
}

Datum
indicator_target_attainment(PG_FUNCTION_ARGS)
{
	float8		actual = require_finite(PG_GETARG_FLOAT8(0), "actual value");

	PG_RETURN_FLOAT8(target_attainment(actual, PG_GETARG_INDICATOR_TARGET(1)));
}

Datum
indicator_target_attainment_from(PG_FUNCTION_ARGS)
{
	float8		actual = require_finite(PG_GETARG_FLOAT8(0), "actual value");
	float8		baseline = require_finite(PG_GETARG_FLOAT8(2), "baseline");

	PG_RETURN_FLOAT8(target_attainment_from(actual,
											PG_GETARG_INDICATOR_TARGET(1),
											baseline));
}

/*
 * Conversion
 */

Datum
indicator_target_convert(PG_FUNCTION_ARGS)
{
	IndicatorTarget *source = PG_GETARG_INDICATOR_TARGET(0);
	char	   *unit = text_to_cstring(PG_GETARG_TEXT_PP(1));
	char	   *source_unit = pnstrdup(source->unit, TARGET_UNIT_MAX);
	UnitFactor	factor;
	float8		low;
	float8		high;

	if (!unit_factor(source_unit, unit, &factor))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("cannot convert unit \"%s\" to \"%s\"",
						source_unit, unit),
				 errdetail("Length (m, km), area (m2, ha, km2, 亩), mass (kg, t), time (min, h, d), and 万 or 亿 of one thing can be converted.")));

	/* in decimal: 0.043 万户 are 430 户, not 429.99999999999994 */
	low = decimal_scale(isinf(source->low) ? source->high : source->low,
						factor.numerator, factor.denominator);
	high = decimal_scale(isinf(source->high) ? source->low : source->high,
						 factor.numerator, factor.denominator);
	PG_RETURN_POINTER(make_target(source->comparator, low, high, unit));
}
