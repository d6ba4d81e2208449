/*
 * duration_summary.c
 *	  The SQL type duration_summary and its aggregates: converts, checks, and
 *	  calls durations.c, tally.c and survival.c.
 */
#include "postgres.h"

#include <math.h>

#include "access/htup_details.h"
#include "common/int.h"
#include "fmgr.h"
#include "funcapi.h"
#include "utils/builtins.h"
#include "utils/timestamp.h"

#include "base/aggregate.h"
#include "base/json.h"
#include "base/order.h"
#include "base/report.h"
#include "base/wire.h"
#include "cases/duration_summary.h"
#include "cases/survival.h"
#include "cases/tally.h"

PG_FUNCTION_INFO_V1(duration_summary_in);
PG_FUNCTION_INFO_V1(duration_summary_out);
PG_FUNCTION_INFO_V1(duration_summary_recv);
PG_FUNCTION_INFO_V1(duration_summary_send);
PG_FUNCTION_INFO_V1(duration_summary_accum);
PG_FUNCTION_INFO_V1(duration_summary_accum_between);
PG_FUNCTION_INFO_V1(duration_summary_combine);
PG_FUNCTION_INFO_V1(duration_summary_duration_count);
PG_FUNCTION_INFO_V1(duration_summary_ended_count);
PG_FUNCTION_INFO_V1(duration_summary_missing_count);
PG_FUNCTION_INFO_V1(duration_summary_mean_duration);
PG_FUNCTION_INFO_V1(duration_summary_min_duration);
PG_FUNCTION_INFO_V1(duration_summary_max_duration);
PG_FUNCTION_INFO_V1(duration_summary_quantile);
PG_FUNCTION_INFO_V1(duration_summary_share_lasting);
PG_FUNCTION_INFO_V1(duration_summary_share_lasting_interval);
PG_FUNCTION_INFO_V1(duration_summary_median_time);
PG_FUNCTION_INFO_V1(duration_summary_jsonb);

#define TYPE_NAME "duration_summary"
#define BINARY_VERSION 1
#define DURATION_FORMAT 1

/*
 * The stored value: this, the numbers of the buckets, and their codes.
 */
typedef struct DurationSummary
{
	int32		vl_len_;		/* varlena header */
	int32		format;
	DurationHead head;
	int64		count;
	int64		number[FLEXIBLE_ARRAY_MEMBER];
} DurationSummary;

#define SUMMARY_SIZE(count) \
	(offsetof(DurationSummary, number) + (sizeof(int64) + sizeof(uint16)) * (count))

/*
 * The state of the aggregates.
 */
typedef struct GrowingDurations
{
	ExpandedObjectHeader header;
	Tally		tally;
} GrowingDurations;

/*
 * The two forms
 */

static void
write_summary(const Durations *durations, DurationSummary *summary)
{
	summary->format = DURATION_FORMAT;
	summary->head = durations->head;
	summary->count = durations->count;
	if (durations->count > 0)
	{
		memcpy(summary->number, durations->number,
			   sizeof(int64) * durations->count);
		memcpy(summary->number + durations->count, durations->code,
			   sizeof(uint16) * durations->count);
	}
	SET_VARSIZE(summary, SUMMARY_SIZE(durations->count));
}

Datum
duration_summary_make(const Durations *durations)
{
	DurationSummary *summary = palloc(SUMMARY_SIZE(durations->count));

	write_summary(durations, summary);
	return PointerGetDatum(summary);
}

static Size
growing_flat_size(ExpandedObjectHeader *header)
{
	Durations	durations;

	tally_view(&((GrowingDurations *) header)->tally, &durations);
	return SUMMARY_SIZE(durations.count);
}

static void
growing_flatten(ExpandedObjectHeader *header, void *result, Size size)
{
	Durations	durations;

	tally_view(&((GrowingDurations *) header)->tally, &durations);
	if (size != SUMMARY_SIZE(durations.count))
		elog(ERROR, "wrong size of a flat %s", TYPE_NAME);
	write_summary(&durations, result);
}

static const ExpandedObjectMethods growing_methods = {
	growing_flat_size,
	growing_flatten
};

static const DurationSummary *
detoast(Datum datum)
{
	const DurationSummary *summary = (DurationSummary *) PG_DETOAST_DATUM(datum);

	require_format(summary->format, DURATION_FORMAT, TYPE_NAME);
	return summary;
}

/* a look at either form */
static void
view_summary(Datum datum, Durations *durations)
{
	const GrowingDurations *growing = expanded_state(datum, &growing_methods, false);
	const DurationSummary *summary;

	if (growing != NULL)
	{
		tally_view(&growing->tally, durations);
		return;
	}
	summary = detoast(datum);
	durations->head = summary->head;
	durations->count = summary->count;
	durations->number = summary->number;
	durations->code = (const uint16 *) (summary->number + summary->count);
}

/* the same without the buckets, which cost something to look at */
static const DurationHead *
summary_head(Datum datum)
{
	const GrowingDurations *growing = expanded_state(datum, &growing_methods, false);

	return growing != NULL ? &growing->tally.head : &detoast(datum)->head;
}

/*
 * Arguments and results
 */

TimestampTz
require_instant(TimestampTz instant, const char *argument)
{
	if (unlikely(TIMESTAMP_NOT_FINITE(instant)))
		ereport(ERROR,
				(errcode(ERRCODE_DATETIME_VALUE_OUT_OF_RANGE),
				 errmsg("%s must be finite", argument),
				 errhint("Use NULL where there is no such instant.")));
	return instant;
}

float8
require_confidence(float8 confidence)
{
	if (!(confidence > 0 && confidence < 1))
		ereport(ERROR,
				(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
				 errmsg("confidence must be between 0 and 1, but is %g", confidence)));
	return confidence;
}

static int64
require_not_negative(int64 duration)
{
	if (unlikely(duration < 0))
		ereport(ERROR,
				(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
				 errmsg("duration must not be negative, but is \"%s\"",
						DatumGetCString(DirectFunctionCall1(interval_out,
															IntervalPGetDatum(duration_interval(duration)))))));
	return duration;
}

/* the microseconds of an interval, whose days have 24 h */
static int64
require_duration(const Interval *interval)
{
	int64		days;
	int64		duration;

	if (interval->month != 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("invalid duration: \"%s\"",
						DatumGetCString(DirectFunctionCall1(interval_out,
															IntervalPGetDatum(interval)))),
				 errdetail("Expected days, hours, minutes and seconds: months differ in length."),
				 errhint("Subtract the two instants.")));
	if (pg_mul_s64_overflow(interval->day, USECS_PER_DAY, &days) ||
		pg_add_s64_overflow(days, interval->time, &duration))
		ereport(ERROR,
				(errcode(ERRCODE_DATETIME_VALUE_OUT_OF_RANGE),
				 errmsg("interval out of range")));
	return require_not_negative(duration);
}

/* from one finite instant to another */
static int64
duration_between(TimestampTz from, TimestampTz until)
{
	int64		duration;

	if (pg_sub_s64_overflow(until, from, &duration))
		ereport(ERROR,
				(errcode(ERRCODE_DATETIME_VALUE_OUT_OF_RANGE),
				 errmsg("interval out of range")));
	return require_not_negative(duration);
}

Interval   *
duration_interval(int64 microseconds)
{
	Interval   *interval = palloc0(sizeof(Interval));

	interval->time = microseconds;
	return interval;
}

/* no setting has a say in how it is written */
void
json_add_duration(JsonbParseState **state, const char *name, bool known,
				  int64 microseconds)
{
	int64		seconds = microseconds / USECS_PER_SEC;
	int64		fraction = microseconds % USECS_PER_SEC;
	char	   *text;

	if (!known)
	{
		json_add_measure(state, name, false, 0);
		return;
	}
	text = psprintf("%02lld:%02d:%02d", (long long) (seconds / 3600),
					(int) (seconds / 60 % 60), (int) (seconds % 60));

	if (fraction != 0)
		text = psprintf("%s.%06d", text, (int) fraction);

	json_add_string(state, name, text);
}

Datum
bounds_datum(FunctionCallInfo fcinfo, bool known, float8 low, float8 high)
{
	TupleDesc	row;
	Datum		values[2] = {Float8GetDatum(low), Float8GetDatum(high)};
	bool		nulls[2] = {!known, !known};

	if (get_call_result_type(fcinfo, NULL, &row) != TYPEFUNC_COMPOSITE)
		elog(ERROR, "return type must be a row type");
	return HeapTupleGetDatum(heap_form_tuple(BlessTupleDesc(row), values, nulls));
}

/*
 * Input and output
 */

Datum
duration_summary_in(PG_FUNCTION_ARGS)
{
	Durations	durations;
	Scanner		scanner;

	scan_begin(&scanner, PG_GETARG_CSTRING(0));
	scan_expect(&scanner, "(");
	durations_scan(&scanner, &durations);
	scan_expect(&scanner, ")");
	if (!scan_end(&scanner))
		return report_scan_failure(fcinfo, &scanner, TYPE_NAME);
	return duration_summary_make(&durations);
}

Datum
duration_summary_out(PG_FUNCTION_ARGS)
{
	Durations	durations;
	StringInfoData out;

	view_summary(PG_GETARG_DATUM(0), &durations);
	initStringInfo(&out);
	appendStringInfoChar(&out, '(');
	durations_format(&durations, &out);
	appendStringInfoChar(&out, ')');
	PG_RETURN_CSTRING(out.data);
}

/*
 * The head, how many codes there are, and of each the code and its number.
 */
void
receive_durations(StringInfo message, Durations *durations, const char *type_name)
{
	DurationHead *head = &durations->head;
	uint16	   *code;
	int64	   *number;

	head->missing = pq_getmsgint64(message);
	head->ended = pq_getmsgint64(message);
	head->lasting = pq_getmsgint64(message);
	head->sum_high = pq_getmsgint64(message);
	head->sum_low = pq_getmsgint64(message);
	head->shortest = pq_getmsgint64(message);
	head->longest = pq_getmsgint64(message);
	durations->count = pq_getmsgint(message, 4);
	if (durations->count < 0 || durations->count > CODES)
		require_received(fault(FAULT_SYNTAX, "at most 7424 numbers of buckets"), type_name);
	durations->code = code = palloc(sizeof(uint16) * CODES);
	durations->number = number = palloc(sizeof(int64) * CODES);
	for (int i = 0; i < durations->count; i++)
	{
		code[i] = (uint16) pq_getmsgint(message, 2);
		number[i] = pq_getmsgint64(message);
	}
	require_received(durations_fault(durations), type_name);
}

void
send_durations(StringInfo message, const Durations *durations)
{
	const DurationHead *head = &durations->head;

	pq_sendint64(message, head->missing);
	pq_sendint64(message, head->ended);
	pq_sendint64(message, head->lasting);
	pq_sendint64(message, head->sum_high);
	pq_sendint64(message, head->sum_low);
	pq_sendint64(message, head->shortest);
	pq_sendint64(message, head->longest);
	pq_sendint32(message, durations->count);
	for (int i = 0; i < durations->count; i++)
	{
		pq_sendint16(message, durations->code[i]);
		pq_sendint64(message, durations->number[i]);
	}
}

Datum
duration_summary_recv(PG_FUNCTION_ARGS)
{
	StringInfo	message = (StringInfo) PG_GETARG_POINTER(0);
	Durations	durations;

	receive_version(message, BINARY_VERSION, TYPE_NAME);
	receive_durations(message, &durations, TYPE_NAME);
	return duration_summary_make(&durations);
}

Datum
duration_summary_send(PG_FUNCTION_ARGS)
{
	Durations	durations;
	StringInfoData message;

	view_summary(PG_GETARG_DATUM(0), &durations);
	pq_begintypsend(&message);
	send_version(&message, BINARY_VERSION);
	send_durations(&message, &durations);
	PG_RETURN_BYTEA_P(pq_endtypsend(&message));
}

DEFINE_ORDER(duration_summary, compare_varlena_bytes);
DEFINE_VARLENA_HASH(duration_summary);

/*
 * Aggregation
 */

/* the state of argument 0, to be written to; NULL is a new one */
static GrowingDurations *
growing_state(FunctionCallInfo fcinfo)
{
	GrowingDurations *growing = NULL;
	MemoryContext context;
	MemoryContext caller;
	Durations	durations;

	if (!PG_ARGISNULL(0) &&
		(growing = expanded_state(PG_GETARG_DATUM(0), &growing_methods, true)) != NULL)
		return growing;
	context = expanded_state_context(fcinfo, TYPE_NAME);
	growing = MemoryContextAllocZero(context, sizeof(GrowingDurations));
	EOH_init_header(&growing->header, &growing_methods, context);
	if (PG_ARGISNULL(0))
		return growing;
	view_summary(PG_GETARG_DATUM(0), &durations);
	caller = MemoryContextSwitchTo(context);
	tally_merge(&growing->tally, &durations);
	MemoryContextSwitchTo(caller);
	return growing;
}

static Datum
add_duration(FunctionCallInfo fcinfo, bool known, int64 duration, bool ended)
{
	GrowingDurations *growing = growing_state(fcinfo);
	MemoryContext caller = MemoryContextSwitchTo(growing->header.eoh_context);
	bool		counted = known ? tally_add(&growing->tally, duration, !ended) :
	tally_add_missing(&growing->tally);

	MemoryContextSwitchTo(caller);
	if (unlikely(!counted))
		report_summary_overflow(TYPE_NAME);
	PG_RETURN_DATUM(EOHPGetRWDatum(&growing->header));
}

/* duration_accum(state, duration, ended) */
Datum
duration_summary_accum(PG_FUNCTION_ARGS)
{
	if (PG_ARGISNULL(2))
		return aggregate_skip_row(fcinfo);
	if (PG_ARGISNULL(1))
		return add_duration(fcinfo, false, 0, false);
	return add_duration(fcinfo, true, require_duration(PG_GETARG_INTERVAL_P(1)),
						PG_GETARG_BOOL(2));
}

/*
 * duration_accum(state, opened, ended_at, as_of): what was not yet opened starts
 * the summary, and is not in it.
 */
Datum
duration_summary_accum_between(PG_FUNCTION_ARGS)
{
	TimestampTz opened;
	TimestampTz as_of;
	bool		ended = false;
	int64		duration = 0;

	if (PG_ARGISNULL(3))
		return aggregate_skip_row(fcinfo);
	as_of = require_instant(PG_GETARG_TIMESTAMPTZ(3), "as_of");
	if (PG_ARGISNULL(1))
		return add_duration(fcinfo, false, 0, false);
	opened = require_instant(PG_GETARG_TIMESTAMPTZ(1), "opened");
	if (!PG_ARGISNULL(2))
	{
		TimestampTz ended_at = require_instant(PG_GETARG_TIMESTAMPTZ(2), "ended_at");

		duration = duration_between(opened, ended_at);
		ended = ended_at <= as_of;
	}
	if (opened > as_of)
		PG_RETURN_DATUM(EOHPGetRWDatum(&growing_state(fcinfo)->header));
	return add_duration(fcinfo, true,
						ended ? duration : duration_between(opened, as_of), ended);
}

/* merge two states; also the state function of rollup() */
Datum
duration_summary_combine(PG_FUNCTION_ARGS)
{
	GrowingDurations *growing;
	Durations	durations;
	MemoryContext caller;
	bool		merged;

	if (PG_ARGISNULL(1))
		return aggregate_skip_row(fcinfo);
	growing = growing_state(fcinfo);
	view_summary(PG_GETARG_DATUM(1), &durations);
	caller = MemoryContextSwitchTo(growing->header.eoh_context);
	merged = tally_merge(&growing->tally, &durations);
	MemoryContextSwitchTo(caller);
	if (!merged)
		report_summary_overflow(TYPE_NAME);
	PG_RETURN_DATUM(EOHPGetRWDatum(&growing->header));
}

/*
 * Reading a summary
 */

Datum
duration_summary_duration_count(PG_FUNCTION_ARGS)
{
	const DurationHead *head = summary_head(PG_GETARG_DATUM(0));

	PG_RETURN_INT64(head->ended + head->lasting);
}

Datum
duration_summary_ended_count(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT64(summary_head(PG_GETARG_DATUM(0))->ended);
}

Datum
duration_summary_missing_count(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT64(summary_head(PG_GETARG_DATUM(0))->missing);
}

Datum
duration_summary_mean_duration(PG_FUNCTION_ARGS)
{
	int64		mean;

	if (!durations_mean(summary_head(PG_GETARG_DATUM(0)), &mean))
		PG_RETURN_NULL();
	PG_RETURN_INTERVAL_P(duration_interval(mean));
}

Datum
duration_summary_min_duration(PG_FUNCTION_ARGS)
{
	const DurationHead *head = summary_head(PG_GETARG_DATUM(0));

	if (head->ended == 0)
		PG_RETURN_NULL();
	PG_RETURN_INTERVAL_P(duration_interval(head->shortest));
}

Datum
duration_summary_max_duration(PG_FUNCTION_ARGS)
{
	const DurationHead *head = summary_head(PG_GETARG_DATUM(0));

	if (head->ended == 0)
		PG_RETURN_NULL();
	PG_RETURN_INTERVAL_P(duration_interval(head->longest));
}

Datum
duration_summary_quantile(PG_FUNCTION_ARGS)
{
	float8		p = PG_GETARG_FLOAT8(1);
	Durations	durations;
	int64		quantile;

	if (!(p >= 0 && p <= 1))
		ereport(ERROR,
				(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
				 errmsg("percentile value %g is not between 0 and 1", p)));
	view_summary(PG_GETARG_DATUM(0), &durations);
	if (!durations_quantile(&durations, p, &quantile))
		PG_RETURN_NULL();
	PG_RETURN_INTERVAL_P(duration_interval(quantile));
}

Datum
duration_summary_share_lasting(PG_FUNCTION_ARGS)
{
	int64		t = require_duration(PG_GETARG_INTERVAL_P(1));
	Durations	durations;
	float8		share;

	view_summary(PG_GETARG_DATUM(0), &durations);
	if (!survival_share(&durations, t, &share))
		PG_RETURN_NULL();
	PG_RETURN_FLOAT8(share);
}

Datum
duration_summary_share_lasting_interval(PG_FUNCTION_ARGS)
{
	int64		t = require_duration(PG_GETARG_INTERVAL_P(1));
	float8		confidence = require_confidence(PG_GETARG_FLOAT8(2));
	Durations	durations;
	float8		low = 0;
	float8		high = 0;
	bool		known;

	view_summary(PG_GETARG_DATUM(0), &durations);
	known = survival_interval(&durations, t, confidence, &low, &high);
	return bounds_datum(fcinfo, known, low, high);
}

Datum
duration_summary_median_time(PG_FUNCTION_ARGS)
{
	Durations	durations;
	int64		median;

	view_summary(PG_GETARG_DATUM(0), &durations);
	if (!survival_median(&durations, &median))
		PG_RETURN_NULL();
	PG_RETURN_INTERVAL_P(duration_interval(median));
}

Datum
duration_summary_jsonb(PG_FUNCTION_ARGS)
{
	Durations	durations;
	const DurationHead *head = &durations.head;
	JsonbParseState *state;
	int64		mean = 0;
	int64		median = 0;
	bool		has_mean;
	bool		has_median;

	view_summary(PG_GETARG_DATUM(0), &durations);
	has_mean = durations_mean(head, &mean);
	has_median = survival_median(&durations, &median);
	json_begin(&state);
	json_add_count(&state, "duration_count", head->ended + head->lasting);
	json_add_count(&state, "ended_count", head->ended);
	json_add_count(&state, "missing_count", head->missing);
	json_add_duration(&state, "mean_duration", has_mean, mean);
	json_add_duration(&state, "min_duration", has_mean, head->shortest);
	json_add_duration(&state, "max_duration", has_mean, head->longest);
	json_add_duration(&state, "median_time", has_median, median);
	return json_end(&state);
}
