/*
 * target_summary.c
 *	  The SQL type target_summary and its aggregates: converts, checks, and
 *	  calls summary.c.
 */
#include "postgres.h"

#include "fmgr.h"
#include "utils/builtins.h"

#include "base/aggregate.h"
#include "base/json.h"
#include "base/order.h"
#include "base/report.h"
#include "base/wire.h"
#include "target/indicator_target.h"
#include "target/summary.h"

PG_FUNCTION_INFO_V1(target_summary_in);
PG_FUNCTION_INFO_V1(target_summary_out);
PG_FUNCTION_INFO_V1(target_summary_recv);
PG_FUNCTION_INFO_V1(target_summary_send);
PG_FUNCTION_INFO_V1(target_summary_accum);
PG_FUNCTION_INFO_V1(target_summary_accum_weighted);
PG_FUNCTION_INFO_V1(target_summary_accum_from);
PG_FUNCTION_INFO_V1(target_summary_combine);
PG_FUNCTION_INFO_V1(target_summary_assessed_count);
PG_FUNCTION_INFO_V1(target_summary_met_count);
PG_FUNCTION_INFO_V1(target_summary_missing_count);
PG_FUNCTION_INFO_V1(target_summary_met_rate);
PG_FUNCTION_INFO_V1(target_summary_weighted_met_rate);
PG_FUNCTION_INFO_V1(target_summary_mean_attainment);
PG_FUNCTION_INFO_V1(target_summary_min_attainment);
PG_FUNCTION_INFO_V1(target_summary_jsonb);

#define TYPE_NAME "target_summary"
#define BINARY_VERSION 1
#define PG_GETARG_TARGET_SUMMARY(n) ((TargetSummary *) PG_GETARG_POINTER(n))

/*
 * Input and output
 */

Datum
target_summary_in(PG_FUNCTION_ARGS)
{
	TargetSummary *summary = palloc(sizeof(TargetSummary));
	Scanner		scanner;

	scan_begin(&scanner, PG_GETARG_CSTRING(0));
	if (!target_summary_scan(&scanner, summary))
		return report_scan_failure(fcinfo, &scanner, TYPE_NAME);
	PG_RETURN_POINTER(summary);
}

Datum
target_summary_out(PG_FUNCTION_ARGS)
{
	StringInfoData out;

	initStringInfo(&out);
	target_summary_format(PG_GETARG_TARGET_SUMMARY(0), &out);
	PG_RETURN_CSTRING(out.data);
}

/*
 * Three counts, three sums of two parts each, and the minimum.
 */
Datum
target_summary_recv(PG_FUNCTION_ARGS)
{
	StringInfo	message = (StringInfo) PG_GETARG_POINTER(0);
	TargetSummary *summary = palloc(sizeof(TargetSummary));

	receive_version(message, BINARY_VERSION, TYPE_NAME);
	summary->assessed = pq_getmsgint64(message);
	summary->met = pq_getmsgint64(message);
	summary->missing = pq_getmsgint64(message);
	summary->weight = receive_double_double(message);
	summary->met_weight = receive_double_double(message);
	summary->attained = receive_double_double(message);
	summary->min_attainment = receive_float8(message);

	require_received(target_summary_fault(summary), TYPE_NAME);
	PG_RETURN_POINTER(summary);
}

Datum
target_summary_send(PG_FUNCTION_ARGS)
{
	TargetSummary *summary = PG_GETARG_TARGET_SUMMARY(0);
	StringInfoData message;

	pq_begintypsend(&message);
	send_version(&message, BINARY_VERSION);
	pq_sendint64(&message, summary->assessed);
	pq_sendint64(&message, summary->met);
	pq_sendint64(&message, summary->missing);
	send_double_double(&message, summary->weight);
	send_double_double(&message, summary->met_weight);
	send_double_double(&message, summary->attained);
	pq_sendfloat8(&message, summary->min_attainment);
	PG_RETURN_BYTEA_P(pq_endtypsend(&message));
}

static int
compare_arguments(FunctionCallInfo fcinfo)
{
	return compare_fixed_bytes(fcinfo, sizeof(TargetSummary));
}

DEFINE_ORDER(target_summary, compare_arguments);
DEFINE_FIXED_HASH(target_summary, sizeof(TargetSummary));

/*
 * Aggregation
 */

/*
 * One row of target_agg(): the state, the actual value and its target.
 */
static Datum
accumulate(FunctionCallInfo fcinfo, float8 weight, const float8 *baseline)
{
	TargetSummary *summary;
	bool		counted;

	if (PG_ARGISNULL(0))
	{
		summary = palloc(sizeof(TargetSummary));
		target_summary_start(summary);
	}
	else
		summary = aggregate_state(fcinfo, sizeof(TargetSummary));

	if (PG_ARGISNULL(1))
		counted = target_summary_add_missing(summary);
	else
		counted = target_summary_add(summary,
									 require_finite(PG_GETARG_FLOAT8(1),
													"actual value"),
									 PG_GETARG_INDICATOR_TARGET(2), weight, baseline);
	if (!counted)
		report_summary_overflow(TYPE_NAME);
	PG_RETURN_POINTER(summary);
}

Datum
target_summary_accum(PG_FUNCTION_ARGS)
{
	if (PG_ARGISNULL(2))
		return aggregate_skip_row(fcinfo);
	return accumulate(fcinfo, 1, NULL);
}

Datum
target_summary_accum_weighted(PG_FUNCTION_ARGS)
{
	if (PG_ARGISNULL(2) || PG_ARGISNULL(3))
		return aggregate_skip_row(fcinfo);
	return accumulate(fcinfo, require_weight(PG_GETARG_FLOAT8(3)), NULL);
}

/* a row without a baseline is judged as if none were asked for */
Datum
target_summary_accum_from(PG_FUNCTION_ARGS)
{
	float8		weight;
	float8		baseline;

	if (PG_ARGISNULL(2) || PG_ARGISNULL(3))
		return aggregate_skip_row(fcinfo);
	weight = require_weight(PG_GETARG_FLOAT8(3));
	if (PG_ARGISNULL(4))
		return accumulate(fcinfo, weight, NULL);
	baseline = require_finite(PG_GETARG_FLOAT8(4), "baseline");
	return accumulate(fcinfo, weight, &baseline);
}

/*
 * Merge two states; also the state function of rollup().  Strict: where one of
 * them is NULL the executor takes the other, copied into the right context.
 */
Datum
target_summary_combine(PG_FUNCTION_ARGS)
{
	TargetSummary *summary = aggregate_state(fcinfo, sizeof(TargetSummary));

	if (!target_summary_merge(summary, PG_GETARG_TARGET_SUMMARY(1)))
		report_summary_overflow(TYPE_NAME);
	PG_RETURN_POINTER(summary);
}

/*
 * Reading a summary
 */

Datum
target_summary_assessed_count(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT64(PG_GETARG_TARGET_SUMMARY(0)->assessed);
}

Datum
target_summary_met_count(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT64(PG_GETARG_TARGET_SUMMARY(0)->met);
}

Datum
target_summary_missing_count(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT64(PG_GETARG_TARGET_SUMMARY(0)->missing);
}

Datum
target_summary_met_rate(PG_FUNCTION_ARGS)
{
	float8		rate;

	if (!measure_met_rate(PG_GETARG_TARGET_SUMMARY(0), &rate))
		PG_RETURN_NULL();
	PG_RETURN_FLOAT8(rate);
}

Datum
target_summary_weighted_met_rate(PG_FUNCTION_ARGS)
{
	float8		rate;

	if (!measure_weighted_met_rate(PG_GETARG_TARGET_SUMMARY(0), &rate))
		PG_RETURN_NULL();
	PG_RETURN_FLOAT8(rate);
}

Datum
target_summary_mean_attainment(PG_FUNCTION_ARGS)
{
	float8		mean;

	if (!measure_mean_attainment(PG_GETARG_TARGET_SUMMARY(0), &mean))
		PG_RETURN_NULL();
	PG_RETURN_FLOAT8(mean);
}

Datum
target_summary_min_attainment(PG_FUNCTION_ARGS)
{
	float8		minimum;

	if (!measure_min_attainment(PG_GETARG_TARGET_SUMMARY(0), &minimum))
		PG_RETURN_NULL();
	PG_RETURN_FLOAT8(minimum);
}

/* one object with everything the accessors tell, by their names */
Datum
target_summary_jsonb(PG_FUNCTION_ARGS)
{
	TargetSummary *summary = PG_GETARG_TARGET_SUMMARY(0);
	JsonbParseState *state;
	float8		rate = 0;
	float8		weighted_rate = 0;
	float8		mean = 0;
	float8		minimum = 0;
	bool		has_rate = measure_met_rate(summary, &rate);
	bool		has_weight = measure_weighted_met_rate(summary, &weighted_rate);
	bool		has_mean = measure_mean_attainment(summary, &mean);
	bool		has_minimum = measure_min_attainment(summary, &minimum);

	json_begin(&state);
	json_add_count(&state, "assessed_count", summary->assessed);
	json_add_count(&state, "met_count", summary->met);
	json_add_count(&state, "missing_count", summary->missing);
	json_add_measure(&state, "met_rate", has_rate, rate);
	json_add_measure(&state, "weighted_met_rate", has_weight, weighted_rate);
	json_add_measure(&state, "mean_attainment", has_mean, mean);
	json_add_measure(&state, "min_attainment", has_minimum, minimum);
	return json_end(&state);
}
