/*
 * indicator_target.c
 *	  The SQL type indicator_target: converts, checks, and calls target.c.
 */
#include "postgres.h"

#include <math.h>

#include "catalog/pg_type_d.h"
#include "fmgr.h"
#include "utils/builtins.h"
#include "utils/float.h"

#include "base/compat.h"
#include "base/decimal.h"
#include "base/json.h"
#include "base/order.h"
#include "base/plain.h"
#include "base/report.h"
#include "base/wire.h"
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
PG_FUNCTION_INFO_V1(indicator_target_jsonb);
PG_FUNCTION_INFO_V1(indicator_target_meets);
PG_FUNCTION_INFO_V1(indicator_target_contains);
PG_FUNCTION_INFO_V1(indicator_target_gap);
PG_FUNCTION_INFO_V1(indicator_target_attainment);
PG_FUNCTION_INFO_V1(indicator_target_attainment_from);
PG_FUNCTION_INFO_V1(indicator_target_convert);

#define TYPE_NAME "indicator_target"
#define BINARY_VERSION 1

static Label
unit_label(const IndicatorTarget *target)
{
	return label_of(target->unit, strnlen(target->unit, TARGET_UNIT_MAX));
}

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
	StringInfoData out;

	initStringInfo(&out);
	target_format(PG_GETARG_INDICATOR_TARGET(0), &out);
	PG_RETURN_CSTRING(out.data);
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
	int			comparator;
	float8		low;
	float8		high;
	Label		unit;

	receive_version(message, BINARY_VERSION, TYPE_NAME);
	comparator = pq_getmsgbyte(message);
	low = high = require_finite(pq_getmsgfloat8(message), "bound");
	if (comparator == TARGET_BETWEEN)
		high = require_finite(pq_getmsgfloat8(message), "bound");
	unit = receive_label(message, TYPE_NAME);
	require_received(target_set(target, comparator, low, high), TYPE_NAME);
	require_received(target_set_unit(target, unit.bytes, unit.length),
					 TYPE_NAME);
	PG_RETURN_POINTER(target);
}

Datum
indicator_target_send(PG_FUNCTION_ARGS)
{
	IndicatorTarget *target = PG_GETARG_INDICATOR_TARGET(0);
	StringInfoData message;

	pq_begintypsend(&message);
	send_version(&message, BINARY_VERSION);
	pq_sendbyte(&message, target->comparator);
	pq_sendfloat8(&message,
				  isfinite(target->low) ? target->low : target->high);
	if (target->comparator == TARGET_BETWEEN)
		pq_sendfloat8(&message, target->high);
	send_label(&message, unit_label(target));
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

	require_finite(low, "bound");
	require_finite(high, "bound");
	require_argument(target_set(target, comparator, low, high),
					 "invalid bounds: %.17g and %.17g", low, high);
	require_argument(target_set_unit(target, unit, strlen(unit)),
					 "invalid unit: \"%s\"", unit);
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

	scan_begin(&scanner, plain_text(spelling));
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
	Label		unit = unit_label(PG_GETARG_INDICATOR_TARGET(0));

	PG_RETURN_TEXT_P(cstring_to_text_with_len(unit.bytes, unit.length));
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

/* the parts by the names of their functions, and the text */
Datum
indicator_target_jsonb(PG_FUNCTION_ARGS)
{
	IndicatorTarget *target = PG_GETARG_INDICATOR_TARGET(0);
	TargetEdges edges = target_edges(target);
	JsonbParseState *state;
	StringInfoData text;

	initStringInfo(&text);
	target_format(target, &text);
	json_begin(&state);
	json_add_string(&state, "comparator",
					target_comparator_text(target->comparator));
	json_add_measure(&state, "lower", isfinite(edges.low), edges.low);
	json_add_measure(&state, "upper", isfinite(edges.high), edges.high);
	json_add_label(&state, "unit", unit_label(target));
	json_add_string(&state, "text", text.data);
	return json_end(&state);
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

DEFINE_ORDER(indicator_target, compare_arguments);
DEFINE_EXTREMES(indicator_target, compare_arguments);
DEFINE_FIXED_HASH(indicator_target, sizeof(IndicatorTarget));

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
	const char *unit = plain_text(text_to_cstring(PG_GETARG_TEXT_PP(1)));
	char	   *source_unit = pnstrdup(source->unit, TARGET_UNIT_MAX);
	UnitFactor	factor;
	float8		low;
	float8		high;

	if (!unit_factor(source_unit, unit, &factor))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("cannot convert unit \"%s\" to \"%s\"",
						source_unit, unit),
				 errdetail("Length (m, km, 米, 公里), area (m2, ha, km2, 平方米, 公顷, 平方公里, 亩), mass (kg, t, 吨), time (min, h, d, 分钟, 小时, 天), one of them by another (h/d), and 万 or 亿 of one thing can be converted.")));

	/* in decimal: 0.043 万户 are 430 户, not 429.99999999999994 */
	low = decimal_scale(isinf(source->low) ? source->high : source->low,
						factor.numerator, factor.denominator);
	high = decimal_scale(isinf(source->high) ? source->low : source->high,
						 factor.numerator, factor.denominator);
	PG_RETURN_POINTER(make_target(source->comparator, low, high, unit));
}
