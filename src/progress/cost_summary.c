/*
 * cost_summary.c
 *	  The SQL type cost_summary and its aggregates: converts, checks, and calls
 *	  cost.c.
 */
#include "postgres.h"

#include "fmgr.h"
#include "utils/builtins.h"
#include "utils/float.h"
#include "utils/fmgrprotos.h"
#include "utils/numeric.h"

#include "base/aggregate.h"
#include "base/json.h"
#include "base/order.h"
#include "base/report.h"
#include "base/wire.h"
#include "progress/cost.h"
#include "progress/task_progress.h"

PG_FUNCTION_INFO_V1(cost_summary_in);
PG_FUNCTION_INFO_V1(cost_summary_out);
PG_FUNCTION_INFO_V1(cost_summary_recv);
PG_FUNCTION_INFO_V1(cost_summary_send);
PG_FUNCTION_INFO_V1(cost_summary_accum);
PG_FUNCTION_INFO_V1(cost_summary_combine);
PG_FUNCTION_INFO_V1(cost_summary_as_of);
PG_FUNCTION_INFO_V1(cost_summary_task_count);
PG_FUNCTION_INFO_V1(cost_summary_missing_count);
PG_FUNCTION_INFO_V1(cost_summary_budget_at_completion);
PG_FUNCTION_INFO_V1(cost_summary_planned_value);
PG_FUNCTION_INFO_V1(cost_summary_earned_value);
PG_FUNCTION_INFO_V1(cost_summary_actual_cost);
PG_FUNCTION_INFO_V1(cost_summary_cost_variance);
PG_FUNCTION_INFO_V1(cost_summary_estimate_at_completion);
PG_FUNCTION_INFO_V1(cost_summary_cost_performance_index);
PG_FUNCTION_INFO_V1(cost_summary_schedule_performance_index);
PG_FUNCTION_INFO_V1(cost_summary_to_complete_performance_index);
PG_FUNCTION_INFO_V1(cost_summary_to_complete_performance_index_target);
PG_FUNCTION_INFO_V1(cost_summary_execution_rate);
PG_FUNCTION_INFO_V1(cost_summary_jsonb);

#define TYPE_NAME "cost_summary"
#define BINARY_VERSION 1
#define PG_GETARG_COST_SUMMARY(n) ((CostSummary *) PG_GETARG_POINTER(n))

/*
 * Input and output
 */

Datum
cost_summary_in(PG_FUNCTION_ARGS)
{
	CostSummary *summary = palloc(sizeof(CostSummary));
	Scanner		scanner;

	scan_begin(&scanner, PG_GETARG_CSTRING(0));
	if (!cost_summary_scan(&scanner, summary))
		return report_scan_failure(fcinfo, &scanner, TYPE_NAME);
	PG_RETURN_POINTER(summary);
}

Datum
cost_summary_out(PG_FUNCTION_ARGS)
{
	StringInfoData out;

	initStringInfo(&out);
	cost_summary_format(PG_GETARG_COST_SUMMARY(0), &out);
	PG_RETURN_CSTRING(out.data);
}

static AmountSum
receive_sum(StringInfo message)
{
	uint64		high = pq_getmsgint64(message);
	uint64		low = pq_getmsgint64(message);

	return (AmountSum) ((uint128) high << 64 | low);
}

static void
send_sum(StringInfo message, AmountSum sum)
{
	pq_sendint64(message, (uint128) sum >> 64);
	pq_sendint64(message, (uint64) sum);
}

/*
 * The day, two counts, and four sums in ten-thousandths of a yuan, each of 128
 * bits.
 */
Datum
cost_summary_recv(PG_FUNCTION_ARGS)
{
	StringInfo	message = (StringInfo) PG_GETARG_POINTER(0);
	CostSummary *summary = palloc(sizeof(CostSummary));

	receive_version(message, BINARY_VERSION, TYPE_NAME);
	cost_summary_start(summary, pq_getmsgint(message, 4));
	summary->tasks = pq_getmsgint64(message);
	summary->missing = pq_getmsgint64(message);
	summary->budget = receive_sum(message);
	summary->planned = receive_sum(message);
	summary->earned = receive_sum(message);
	summary->spent = receive_sum(message);

	require_received(cost_summary_fault(summary), TYPE_NAME);
	PG_RETURN_POINTER(summary);
}

Datum
cost_summary_send(PG_FUNCTION_ARGS)
{
	CostSummary *summary = PG_GETARG_COST_SUMMARY(0);
	StringInfoData message;

	pq_begintypsend(&message);
	send_version(&message, BINARY_VERSION);
	pq_sendint32(&message, summary->as_of);
	pq_sendint64(&message, summary->tasks);
	pq_sendint64(&message, summary->missing);
	send_sum(&message, summary->budget);
	send_sum(&message, summary->planned);
	send_sum(&message, summary->earned);
	send_sum(&message, summary->spent);
	PG_RETURN_BYTEA_P(pq_endtypsend(&message));
}

static int
compare_arguments(FunctionCallInfo fcinfo)
{
	return compare_fixed_bytes(fcinfo, sizeof(CostSummary));
}

DEFINE_ORDER(cost_summary, compare_arguments);
DEFINE_FIXED_HASH(cost_summary, sizeof(CostSummary));

/*
 * Aggregation
 */

static char *
day_text(int32 day)
{
	StringInfoData out;

	initStringInfo(&out);
	append_date(&out, day);
	return out.data;
}

static void
require_same_day(int32 a, int32 b)
{
	if (likely(a == b))
		return;
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("cannot summarise the costs of %s and %s together",
					day_text(a), day_text(b)),
			 errhint("GROUP BY the as-of date.")));
}

#define SHOWN_DIGITS_MAX 40

/* a number can have more digits than anybody wants to read in a message */
static char *
numeric_text(Datum number)
{
	char	   *digits = DatumGetCString(DirectFunctionCall1(numeric_out, number));

	if (strlen(digits) <= SHOWN_DIGITS_MAX)
		return digits;
	return numeric_out_sci(DatumGetNumeric(number), 3);
}

static Amount
require_amount(Datum number, bool may_be_negative, const char *argument)
{
	bytea	   *wire = DatumGetByteaPP(DirectFunctionCall1(numeric_send, number));
	Amount		amount = 0;
	Fault		found = amount_from_wire(VARDATA_ANY(wire), &amount);

	if (!is_fault(found) && amount < 0 && !may_be_negative)
		found = fault(FAULT_OUT_OF_RANGE, "a budget that is not negative");
	if (unlikely(is_fault(found)))
		require_argument(found, "invalid %s: %s", argument, numeric_text(number));
	return amount;
}

/*
 * One row of cost_agg(): the state, the progress of a task, its budget, what
 * was spent on it, and the day.
 */
Datum
cost_summary_accum(PG_FUNCTION_ARGS)
{
	bool		missing = PG_ARGISNULL(2) || PG_ARGISNULL(3);
	TaskCost	cost = {0, 0};
	CostSummary *summary;
	int32		as_of;
	bool		counted;

	if (PG_ARGISNULL(1) || PG_ARGISNULL(4))
		return aggregate_skip_row(fcinfo);

	as_of = require_date(PG_GETARG_DATEADT(4));
	if (!PG_ARGISNULL(2))
		cost.budget = require_amount(PG_GETARG_DATUM(2), false, "budget");
	if (!PG_ARGISNULL(3))
		cost.spent = require_amount(PG_GETARG_DATUM(3), true, "amount spent");

	if (PG_ARGISNULL(0))
	{
		summary = palloc(sizeof(CostSummary));
		cost_summary_start(summary, as_of);
	}
	else
	{
		summary = aggregate_state(fcinfo, sizeof(CostSummary));
		require_same_day(summary->as_of, as_of);
	}

	if (missing)
		counted = cost_summary_add_missing(summary);
	else
	{
		ShortTaskProgress room;

		counted = cost_summary_add(summary,
								   read_task_progress(PG_GETARG_DATUM(1), &room),
								   cost);
	}
	if (!counted)
		report_summary_overflow(TYPE_NAME);
	PG_RETURN_POINTER(summary);
}

/*
 * Merge two states; also the state function of rollup().  Strict: where one of
 * them is NULL the executor takes the other, copied into the right context.
 */
Datum
cost_summary_combine(PG_FUNCTION_ARGS)
{
	CostSummary *other = PG_GETARG_COST_SUMMARY(1);
	CostSummary *summary = aggregate_state(fcinfo, sizeof(CostSummary));

	require_same_day(summary->as_of, other->as_of);
	if (!cost_summary_merge(summary, other))
		report_summary_overflow(TYPE_NAME);
	PG_RETURN_POINTER(summary);
}

/*
 * Numeric arithmetic, all of it exact
 */

static Numeric
sum_to_numeric(AmountSum sum)
{
	StringInfoData digits;

	initStringInfo(&digits);
	append_amount(&digits, sum);
	return DatumGetNumeric(DirectFunctionCall3(numeric_in,
											   CStringGetDatum(digits.data),
											   ObjectIdGetDatum(InvalidOid),
											   Int32GetDatum(-1)));
}

static Numeric
plus(Numeric a, Numeric b)
{
	return numeric_add_opt_error(a, b, NULL);
}

static Numeric
minus(Numeric a, Numeric b)
{
	return numeric_sub_opt_error(a, b, NULL);
}

static Numeric
times(Numeric a, Numeric b)
{
	return numeric_mul_opt_error(a, b, NULL);
}

static bool
is_negative(Numeric number)
{
	Datum		zero = NumericGetDatum(int64_to_numeric(0));

	return DatumGetBool(DirectFunctionCall2(numeric_lt, NumericGetDatum(number),
											zero));
}

/*
 * dividend / divisor, which is above 0, to the fen, half away from zero.  The
 * quotient of numeric would be rounded before.
 */
static Numeric
quotient_in_fen(Numeric dividend, Numeric divisor)
{
	Numeric		two = int64_to_numeric(2);
	Numeric		fen = int64_div_fast_to_numeric(is_negative(dividend) ? -1 : 1, 2);
	Datum		size = DirectFunctionCall1(numeric_abs, NumericGetDatum(dividend));
	Numeric		twice = plus(times(int64_to_numeric(200), DatumGetNumeric(size)),
							 divisor);
	Datum		quotient = DirectFunctionCall2(numeric_div_trunc,
											   NumericGetDatum(twice),
											   NumericGetDatum(times(two, divisor)));

	return times(DatumGetNumeric(quotient), fen);
}

/*
 * Reading a summary
 */

Datum
cost_summary_as_of(PG_FUNCTION_ARGS)
{
	PG_RETURN_DATEADT(PG_GETARG_COST_SUMMARY(0)->as_of);
}

Datum
cost_summary_task_count(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT64(PG_GETARG_COST_SUMMARY(0)->tasks);
}

Datum
cost_summary_missing_count(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT64(PG_GETARG_COST_SUMMARY(0)->missing);
}

Datum
cost_summary_budget_at_completion(PG_FUNCTION_ARGS)
{
	PG_RETURN_NUMERIC(sum_to_numeric(PG_GETARG_COST_SUMMARY(0)->budget));
}

Datum
cost_summary_planned_value(PG_FUNCTION_ARGS)
{
	PG_RETURN_NUMERIC(sum_to_numeric(PG_GETARG_COST_SUMMARY(0)->planned));
}

Datum
cost_summary_earned_value(PG_FUNCTION_ARGS)
{
	PG_RETURN_NUMERIC(sum_to_numeric(PG_GETARG_COST_SUMMARY(0)->earned));
}

Datum
cost_summary_actual_cost(PG_FUNCTION_ARGS)
{
	PG_RETURN_NUMERIC(sum_to_numeric(PG_GETARG_COST_SUMMARY(0)->spent));
}

static AmountSum
variance(const CostSummary *summary)
{
	return summary->earned - summary->spent;
}

Datum
cost_summary_cost_variance(PG_FUNCTION_ARGS)
{
	PG_RETURN_NUMERIC(sum_to_numeric(variance(PG_GETARG_COST_SUMMARY(0))));
}

/* BAC/CPI = BAC AC/EV; NULL where CPI is 0 or not known */
static Numeric
estimate_by_index(const CostSummary *summary)
{
	if (summary->earned == 0 || summary->spent == 0)
		return NULL;
	return quotient_in_fen(times(sum_to_numeric(summary->budget),
								 sum_to_numeric(summary->spent)),
						   sum_to_numeric(summary->earned));
}

/* AC + BAC - EV */
static Numeric
estimate_by_budget(const CostSummary *summary)
{
	AmountSum	estimate = summary->spent + summary->budget - summary->earned;

	return quotient_in_fen(sum_to_numeric(estimate), int64_to_numeric(1));
}

/*
 * AC + (BAC - EV)/(CPI SPI) = AC + (BAC - EV) AC PV/EV^2; NULL where an index
 * is 0 or not known.
 */
static Numeric
estimate_by_both_indexes(const CostSummary *summary)
{
	Numeric		earned = sum_to_numeric(summary->earned);
	Numeric		spent = sum_to_numeric(summary->spent);
	Numeric		left = sum_to_numeric(summary->budget - summary->earned);
	Numeric		square = times(earned, earned);
	Numeric		rest = times(times(left, spent),
							 sum_to_numeric(summary->planned));

	if (summary->earned == 0 || summary->spent == 0 || summary->planned == 0)
		return NULL;
	return quotient_in_fen(plus(times(spent, square), rest), square);
}

Datum
cost_summary_estimate_at_completion(PG_FUNCTION_ARGS)
{
	CostSummary *summary = PG_GETARG_COST_SUMMARY(0);
	char	   *method = text_to_cstring(PG_GETARG_TEXT_PP(1));
	Numeric		estimate = NULL;

	if (strcmp(method, "cpi") == 0)
		estimate = estimate_by_index(summary);
	else if (strcmp(method, "budget") == 0)
		estimate = estimate_by_budget(summary);
	else if (strcmp(method, "cpi_spi") == 0)
		estimate = estimate_by_both_indexes(summary);
	else
		require_argument(fault(FAULT_SYNTAX, "\"cpi\", \"budget\" or \"cpi_spi\""),
						 "invalid method of estimating: \"%s\"", method);
	if (estimate == NULL)
		PG_RETURN_NULL();
	PG_RETURN_NUMERIC(estimate);
}

static Datum
return_ratio(FunctionCallInfo fcinfo, AmountSum dividend, AmountSum divisor)
{
	float8		ratio;

	if (!cost_ratio(dividend, divisor, &ratio))
		PG_RETURN_NULL();
	PG_RETURN_FLOAT8(ratio);
}

Datum
cost_summary_cost_performance_index(PG_FUNCTION_ARGS)
{
	CostSummary *summary = PG_GETARG_COST_SUMMARY(0);

	return return_ratio(fcinfo, summary->earned, summary->spent);
}

Datum
cost_summary_schedule_performance_index(PG_FUNCTION_ARGS)
{
	CostSummary *summary = PG_GETARG_COST_SUMMARY(0);

	return return_ratio(fcinfo, summary->earned, summary->planned);
}

Datum
cost_summary_execution_rate(PG_FUNCTION_ARGS)
{
	CostSummary *summary = PG_GETARG_COST_SUMMARY(0);

	return return_ratio(fcinfo, summary->spent, summary->budget);
}

/* (BAC - EV)/(BAC - AC) */
Datum
cost_summary_to_complete_performance_index(PG_FUNCTION_ARGS)
{
	CostSummary *summary = PG_GETARG_COST_SUMMARY(0);

	return return_ratio(fcinfo, summary->budget - summary->earned,
						summary->budget - summary->spent);
}

/* (BAC - EV)/(target - AC) */
Datum
cost_summary_to_complete_performance_index_target(PG_FUNCTION_ARGS)
{
	CostSummary *summary = PG_GETARG_COST_SUMMARY(0);
	Numeric		target = PG_GETARG_NUMERIC(1);
	Numeric		left;
	float8		units_left;

	if (numeric_is_nan(target) || numeric_is_inf(target))
		require_argument(fault(FAULT_OUT_OF_RANGE, "a finite amount"),
						 "invalid target: %s",
						 numeric_text(NumericGetDatum(target)));
	left = times(minus(target, sum_to_numeric(summary->spent)),
				 int64_to_numeric(AMOUNT_UNITS));
	units_left = DatumGetFloat8(DirectFunctionCall1(numeric_float8,
													NumericGetDatum(left)));
	if (units_left == 0)
		PG_RETURN_NULL();
	PG_RETURN_FLOAT8(float8_div((float8) (summary->budget - summary->earned),
								units_left) + 0.0);
}

static void
json_add_sum(JsonbParseState **state, const char *name, AmountSum sum)
{
	json_add_numeric(state, name, sum_to_numeric(sum));
}

static void
json_add_ratio(JsonbParseState **state, const char *name, AmountSum dividend,
			   AmountSum divisor)
{
	float8		ratio = 0;
	bool		known = cost_ratio(dividend, divisor, &ratio);

	json_add_measure(state, name, known, ratio);
}

/* one object with everything the accessors tell, by their names */
Datum
cost_summary_jsonb(PG_FUNCTION_ARGS)
{
	CostSummary *summary = PG_GETARG_COST_SUMMARY(0);
	JsonbParseState *state;

	json_begin(&state);
	json_add_string(&state, "as_of", day_text(summary->as_of));
	json_add_count(&state, "task_count", summary->tasks);
	json_add_count(&state, "missing_count", summary->missing);
	json_add_sum(&state, "budget_at_completion", summary->budget);
	json_add_sum(&state, "planned_value", summary->planned);
	json_add_sum(&state, "earned_value", summary->earned);
	json_add_sum(&state, "actual_cost", summary->spent);
	json_add_sum(&state, "cost_variance", variance(summary));
	json_add_numeric(&state, "estimate_at_completion", estimate_by_index(summary));
	json_add_ratio(&state, "cost_performance_index", summary->earned, summary->spent);
	json_add_ratio(&state, "schedule_performance_index", summary->earned,
				   summary->planned);
	json_add_ratio(&state, "to_complete_performance_index",
				   summary->budget - summary->earned,
				   summary->budget - summary->spent);
	json_add_ratio(&state, "execution_rate", summary->spent, summary->budget);
	return json_end(&state);
}
