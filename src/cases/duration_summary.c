/*
 * duration_summary.c
 *	  The SQL type duration_summary and its aggregates: converts, checks, and
 *	  calls durations.c and tally.c.  What is read from one stands in
 *	  duration_measures.c.
 */
#include "postgres.h"

#include "fmgr.h"
#include "utils/timestamp.h"

#include "base/aggregate.h"
#include "base/order.h"
#include "base/report.h"
#include "base/wire.h"
#include "cases/duration_arguments.h"
#include "cases/duration_summary.h"
#include "cases/tally.h"

PG_FUNCTION_INFO_V1(duration_summary_in);
PG_FUNCTION_INFO_V1(duration_summary_out);
PG_FUNCTION_INFO_V1(duration_summary_recv);
PG_FUNCTION_INFO_V1(duration_summary_send);
PG_FUNCTION_INFO_V1(duration_summary_accum);
PG_FUNCTION_INFO_V1(duration_summary_accum_between);
PG_FUNCTION_INFO_V1(duration_summary_combine);

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
void
duration_summary_view(Datum datum, Durations *durations)
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
const DurationHead *
duration_summary_head(Datum datum)
{
	const GrowingDurations *growing = expanded_state(datum, &growing_methods, false);

	return growing != NULL ? &growing->tally.head : &detoast(datum)->head;
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

	duration_summary_view(PG_GETARG_DATUM(0), &durations);
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

	duration_summary_view(PG_GETARG_DATUM(0), &durations);
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
	duration_summary_view(PG_GETARG_DATUM(0), &durations);
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
	duration_summary_view(PG_GETARG_DATUM(1), &durations);
	caller = MemoryContextSwitchTo(growing->header.eoh_context);
	merged = tally_merge(&growing->tally, &durations);
	MemoryContextSwitchTo(caller);
	if (!merged)
		report_summary_overflow(TYPE_NAME);
	PG_RETURN_DATUM(EOHPGetRWDatum(&growing->header));
}
