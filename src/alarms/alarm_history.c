/*
 * alarm_history.c
 *	  The SQL type alarm_history and its aggregates: converts, checks, and calls
 *	  history.c.  What is asked of a history is alarm_questions.c.
 */
#include "postgres.h"

#include "fmgr.h"
#include "miscadmin.h"
#include "utils/fmgrprotos.h"
#include "utils/timestamp.h"

#include "alarms/alarm_history.h"
#include "alarms/alarm_rule.h"
#include "base/aggregate.h"
#include "base/compat.h"
#include "base/order.h"
#include "base/report.h"
#include "base/wire.h"

PG_FUNCTION_INFO_V1(alarm_history_in);
PG_FUNCTION_INFO_V1(alarm_history_out);
PG_FUNCTION_INFO_V1(alarm_history_recv);
PG_FUNCTION_INFO_V1(alarm_history_send);
PG_FUNCTION_INFO_V1(alarm_history_accum);
PG_FUNCTION_INFO_V1(alarm_history_combine);
PG_FUNCTION_INFO_V1(alarm_history_final);

#define TYPE_NAME "alarm_history"
#define BINARY_VERSION 1
#define FORMAT 1

/*
 * The stored value: after the header the rule, padded to 8 bytes; the samples;
 * and the spans, each a FlatSpan.
 */
typedef struct AlarmHistory
{
	int32		vl_len_;
	int32		format;
	int32		samples;
	int32		spans;
	AlarmRule	rule;
} AlarmHistory;

typedef struct FlatSpan
{
	int64		count;
	DoubleDouble integral;
	Sample		last;
	int64		runs;
	Run			run[FLEXIBLE_ARRAY_MEMBER];
} FlatSpan;

#define RULE_PLACE offsetof(AlarmHistory, rule)
#define SPAN_SIZE(runs) (offsetof(FlatSpan, run) + sizeof(Run) * (Size) (runs))

StaticAssertDecl(RULE_PLACE % 8 == 0 && sizeof(Run) % 8 == 0 &&
				 sizeof(Sample) % 8 == 0 && offsetof(FlatSpan, run) % 8 == 0,
				 "all parts of a history must be aligned");

/*
 * The state of the aggregates: grows, and is put in order only when somebody
 * looks at it.
 */
typedef struct ExpandedHistory
{
	ExpandedObjectHeader header;
	History		history;
	int64		sample_room;
	int			span_room;
	bool		canonical;
} ExpandedHistory;

/*
 * The two forms
 */

static char *
instant_cstring(int64 instant)
{
	StringInfoData out;

	initStringInfo(&out);
	append_instant(&out, instant);
	return out.data;
}

static void
canonicalise(ExpandedHistory *expanded)
{
	Overlap		overlap;

	if (expanded->canonical)
		return;
	overlap = history_canonicalise(&expanded->history);
	if (overlap.found)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("cannot merge alarm histories whose spans overlap"),
				 errdetail("One goes on to %s, and another has a sample at %s.",
						   instant_cstring(overlap.end),
						   instant_cstring(overlap.begin)),
				 errhint("Roll up histories of different times, or aggregate all samples at once.")));
	expanded->canonical = true;
}

static Size
history_size(const History *history)
{
	Size		size = RULE_PLACE + MAXALIGN(rule_size(history->rule)) +
	sizeof(Sample) * (Size) history->samples;

	for (int i = 0; i < history->spans; i++)
		size += SPAN_SIZE(history->span[i].runs);
	return size;
}

static void
require_text_fits(const History *history)
{
	if (unlikely(history_is_too_large(history)))
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("%s is too large", TYPE_NAME),
				 errdetail("It holds %lld samples that are not compacted yet; its text would not fit into 1 GB.",
						   (long long) history->samples),
				 errhint("Aggregate shorter times, and merge them with rollup().")));
}

static Size
flat_size(ExpandedObjectHeader *header)
{
	ExpandedHistory *expanded = (ExpandedHistory *) header;

	canonicalise(expanded);
	require_text_fits(&expanded->history);
	return history_size(&expanded->history);
}

static void
flat_write(AlarmHistory *flat, const History *history, Size size)
{
	Size		rule = rule_size(history->rule);
	char	   *place = (char *) &flat->rule;

	SET_VARSIZE(flat, size);
	flat->format = FORMAT;
	flat->samples = history->samples;
	flat->spans = history->spans;
	memcpy(place, history->rule, rule);
	SET_VARSIZE(place, rule);
	memset(place + rule, 0, MAXALIGN(rule) - rule);
	place += MAXALIGN(rule);
	if (history->samples > 0)
		memcpy(place, history->sample, sizeof(Sample) * (Size) history->samples);
	place += sizeof(Sample) * (Size) history->samples;
	for (int i = 0; i < history->spans; i++)
	{
		const Span *span = &history->span[i];
		FlatSpan   *written = (FlatSpan *) place;

		written->count = span->count;
		written->integral = span->integral;
		written->last = span->last;
		written->runs = span->runs;
		memcpy(written->run, span->run, sizeof(Run) * (Size) span->runs);
		place += SPAN_SIZE(span->runs);
	}
}

static void
flatten(ExpandedObjectHeader *header, void *result, Size size)
{
	if (size != flat_size(header))
		elog(ERROR, "wrong size of a flat %s", TYPE_NAME);
	flat_write(result, &((ExpandedHistory *) header)->history, size);
}

static const ExpandedObjectMethods history_methods = {
	flat_size,
	flatten
};

static AlarmHistory *
history_make(const History *history)
{
	Size		size = history_size(history);
	AlarmHistory *flat;

	require_text_fits(history);
	flat = palloc(size);
	flat_write(flat, history, size);
	return flat;
}

History
alarm_history_view(Datum datum)
{
	ExpandedHistory *expanded = expanded_state(datum, &history_methods, false);
	AlarmHistory *flat;
	History		view;
	char	   *place;

	if (expanded != NULL)
	{
		canonicalise(expanded);
		return expanded->history;
	}
	flat = (AlarmHistory *) PG_DETOAST_DATUM(datum);
	require_format(flat->format, FORMAT, TYPE_NAME);
	view.rule = alarm_rule_check(&flat->rule);
	view.samples = flat->samples;
	view.spans = flat->spans;
	place = (char *) view.rule + MAXALIGN(VARSIZE(view.rule));
	view.sample = (Sample *) place;
	place += sizeof(Sample) * (Size) view.samples;
	view.span = palloc(sizeof(Span) * (Size) view.spans);
	for (int i = 0; i < view.spans; i++)
	{
		FlatSpan   *span = (FlatSpan *) place;

		view.span[i].count = span->count;
		view.span[i].integral = span->integral;
		view.span[i].last = span->last;
		view.span[i].runs = span->runs;
		view.span[i].run = span->run;
		place += SPAN_SIZE(span->runs);
	}
	return view;
}

Span
alarm_history_span(const History *history)
{
	Span		span;

	if (history_is_finished(history))
		return history->span[0];
	require_argument(history_finish(history, &span), "%s out of range", TYPE_NAME);
	return span;
}

/*
 * Input and output
 */

Datum
alarm_history_in(PG_FUNCTION_ARGS)
{
	History		history;
	Scanner		scanner;

	scan_begin(&scanner, PG_GETARG_CSTRING(0));
	if (!history_scan(&scanner, &history))
		return report_scan_failure(fcinfo, &scanner, TYPE_NAME);
	PG_RETURN_POINTER(history_make(&history));
}

Datum
alarm_history_out(PG_FUNCTION_ARGS)
{
	History		view = alarm_history_view(PG_GETARG_DATUM(0));
	StringInfoData out;

	initStringInfo(&out);
	history_format(&view, &out);
	PG_RETURN_CSTRING(out.data);
}

/* a count of elements of at least that many bytes each */
static int
receive_count(StringInfo message, int bytes)
{
	int			count = pq_getmsgint(message, 4);

	if (count < 0 || count > (message->len - message->cursor) / bytes)
		require_received(fault(FAULT_SYNTAX, "as many elements as it says"),
						 TYPE_NAME);
	return count;
}

static Sample
receive_sample(StringInfo message)
{
	Sample		sample;

	sample.at = pq_getmsgint64(message);
	sample.value = receive_float8(message);
	return sample;
}

static void
receive_span(StringInfo message, Span *span, const AlarmRule *rule)
{
	span->count = pq_getmsgint64(message);
	span->integral = receive_double_double(message);
	span->last = receive_sample(message);
	span->runs = receive_count(message, sizeof(Run));
	if (span->runs == 0)
		require_received(fault(FAULT_SYNTAX, "at least one run"), TYPE_NAME);
	span->run = palloc(sizeof(Run) * (Size) span->runs);
	for (int64 i = 0; i < span->runs; i++)
	{
		CHECK_FOR_INTERRUPTS();
		span->run[i].start = pq_getmsgint64(message);
		span->run[i].worst = receive_float8(message);
		span->run[i].worst_at = pq_getmsgint64(message);
		span->run[i].last = pq_getmsgint64(message);
	}
	require_received(span_fault(span, rule), TYPE_NAME);
}

/*
 * The rule, the samples and the spans.
 */
Datum
alarm_history_recv(PG_FUNCTION_ARGS)
{
	StringInfo	message = (StringInfo) PG_GETARG_POINTER(0);
	History		history;

	receive_version(message, BINARY_VERSION, TYPE_NAME);
	history.rule = alarm_rule_receive(message);
	history.samples = receive_count(message, sizeof(Sample));
	history.sample = palloc(sizeof(Sample) * (Size) history.samples);
	for (int64 i = 0; i < history.samples; i++)
		history.sample[i] = receive_sample(message);
	history.spans = receive_count(message, 44 + sizeof(Run));
	history.span = palloc(sizeof(Span) * (Size) history.spans);
	for (int i = 0; i < history.spans; i++)
		receive_span(message, &history.span[i], history.rule);
	require_received(history_fault(&history), TYPE_NAME);
	PG_RETURN_POINTER(history_make(&history));
}

static void
send_sample(StringInfo message, const Sample *sample)
{
	pq_sendint64(message, sample->at);
	pq_sendfloat8(message, sample->value);
}

Datum
alarm_history_send(PG_FUNCTION_ARGS)
{
	History		view = alarm_history_view(PG_GETARG_DATUM(0));
	StringInfoData message;

	pq_begintypsend(&message);
	send_version(&message, BINARY_VERSION);
	alarm_rule_append(&message, view.rule);
	pq_sendint32(&message, view.samples);
	for (int64 i = 0; i < view.samples; i++)
		send_sample(&message, &view.sample[i]);
	pq_sendint32(&message, view.spans);
	for (int i = 0; i < view.spans; i++)
	{
		const Span *span = &view.span[i];

		pq_sendint64(&message, span->count);
		send_double_double(&message, span->integral);
		send_sample(&message, &span->last);
		pq_sendint32(&message, span->runs);
		for (int64 j = 0; j < span->runs; j++)
		{
			pq_sendint64(&message, span->run[j].start);
			pq_sendfloat8(&message, span->run[j].worst);
			pq_sendint64(&message, span->run[j].worst_at);
			pq_sendint64(&message, span->run[j].last);
		}
	}
	PG_RETURN_BYTEA_P(pq_endtypsend(&message));
}

static int
compare_arguments(FunctionCallInfo fcinfo)
{
	return compare_varlena_bytes(fcinfo);
}

DEFINE_ORDER(alarm_history, compare_arguments);
DEFINE_VARLENA_HASH(alarm_history);

/*
 * Aggregation
 */

static ExpandedHistory *
expand(FunctionCallInfo fcinfo, const AlarmRule *rule)
{
	MemoryContext context = expanded_state_context(fcinfo, TYPE_NAME);
	ExpandedHistory *expanded = MemoryContextAllocZero(context,
													   sizeof(ExpandedHistory));
	AlarmRule  *copy = MemoryContextAlloc(context, VARSIZE(rule));

	EOH_init_header(&expanded->header, &history_methods, context);
	memcpy(copy, rule, VARSIZE(rule));
	expanded->history.rule = copy;
	return expanded;
}

static Sample *
add_samples(ExpandedHistory *expanded, int64 count)
{
	History    *history = &expanded->history;
	MemoryContext context = expanded->header.eoh_context;
	Sample	   *added;

	if (history->samples + count > expanded->sample_room)
	{
		expanded->sample_room = Max(history->samples + count,
									Max(2 * expanded->sample_room, 8));
		history->sample = history->sample == NULL ?
			MemoryContextAllocHuge(context, sizeof(Sample) * expanded->sample_room) :
			repalloc_huge(history->sample, sizeof(Sample) * expanded->sample_room);
	}
	added = history->sample + history->samples;
	history->samples += count;
	expanded->canonical = false;
	return added;
}

static void
add_span(ExpandedHistory *expanded, const Span *span)
{
	History    *history = &expanded->history;
	MemoryContext context = expanded->header.eoh_context;
	Span	   *added;

	if (history->spans == SPANS_MAX)
		require_argument(fault(FAULT_TOO_LARGE, "at most 5000000 spans"),
						 "%s is too large", TYPE_NAME);
	if (history->spans == expanded->span_room)
	{
		expanded->span_room = Max(2 * expanded->span_room, 4);
		history->span = history->span == NULL ?
			MemoryContextAlloc(context, sizeof(Span) * (Size) expanded->span_room) :
			repalloc(history->span, sizeof(Span) * (Size) expanded->span_room);
	}
	added = &history->span[history->spans++];
	*added = *span;
	added->run = MemoryContextAlloc(context, sizeof(Run) * (Size) span->runs);
	memcpy(added->run, span->run, sizeof(Run) * (Size) span->runs);
	expanded->canonical = false;
}

static void
append(ExpandedHistory *expanded, const History *other)
{
	if (other->samples > 0)
		memcpy(add_samples(expanded, other->samples), other->sample,
			   sizeof(Sample) * (Size) other->samples);
	for (int i = 0; i < other->spans; i++)
		add_span(expanded, &other->span[i]);
}

/*
 * The state in argument 0 (not NULL), to be written to: inside an aggregate ours
 * if it is expanded already, else a copy.
 */
static ExpandedHistory *
state_argument(FunctionCallInfo fcinfo)
{
	ExpandedHistory *expanded = NULL;
	History		view;

	if (AggCheckCallContext(fcinfo, NULL))
		expanded = expanded_state(PG_GETARG_DATUM(0), &history_methods, true);
	if (likely(expanded != NULL))
		return expanded;
	view = alarm_history_view(PG_GETARG_DATUM(0));
	expanded = expand(fcinfo, view.rule);
	append(expanded, &view);
	return expanded;
}

static void
require_same_rule(const AlarmRule *a, const AlarmRule *b)
{
	if (likely(VARSIZE(a) == VARSIZE(b) && memcmp(a, b, VARSIZE(a)) == 0))
		return;
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("cannot judge by different alarm rules together"),
			 errdetail("One is \"%s\", another \"%s\".",
					   alarm_rule_cstring(a), alarm_rule_cstring(b)),
			 errhint("GROUP BY the rule.")));
}

static void
report_instant_out_of_range(TimestampTz at)
{
	ereport(ERROR,
			(errcode(ERRCODE_DATETIME_VALUE_OUT_OF_RANGE),
			 errmsg("timestamp out of range: \"%s\"",
					DatumGetCString(DirectFunctionCall1(timestamptz_out,
														TimestampTzGetDatum(at)))),
			 errdetail("Expected a finite instant of the years 1 to 9999.")));
}

/*
 * One row of alarm_agg(): the state, the rule, the instant and the value.
 */
Datum
alarm_history_accum(PG_FUNCTION_ARGS)
{
	ExpandedHistory *expanded;
	AlarmRule  *rule;
	TimestampTz at;
	float8		value;
	Sample	   *added;

	if (PG_ARGISNULL(1) || PG_ARGISNULL(2) || PG_ARGISNULL(3))
		return aggregate_skip_row(fcinfo);
	rule = PG_GETARG_ALARM_RULE(1);
	at = PG_GETARG_TIMESTAMPTZ(2);
	if (unlikely(!instant_is_valid(at)))
		report_instant_out_of_range(at);
	value = require_finite(PG_GETARG_FLOAT8(3), "value");
	if (PG_ARGISNULL(0))
		expanded = expand(fcinfo, rule);
	else
	{
		expanded = state_argument(fcinfo);
		require_same_rule(expanded->history.rule, rule);
	}
	added = add_samples(expanded, 1);
	added->at = at;
	added->value = value + 0.0; /* -0 becomes 0 */
	return EOHPGetRWDatum(&expanded->header);
}

/*
 * Merge two states; also the state function of rollup().
 */
Datum
alarm_history_combine(PG_FUNCTION_ARGS)
{
	ExpandedHistory *expanded = state_argument(fcinfo);
	History		other = alarm_history_view(PG_GETARG_DATUM(1));

	require_same_rule(expanded->history.rule, other.rule);
	append(expanded, &other);
	return EOHPGetRWDatum(&expanded->header);
}

/*
 * The history of one span that the state amounts to.
 */
Datum
alarm_history_final(PG_FUNCTION_ARGS)
{
	History		state = alarm_history_view(PG_GETARG_DATUM(0));
	Span		span = alarm_history_span(&state);
	History		finished = {0};

	finished.rule = state.rule;
	finished.spans = 1;
	finished.span = &span;
	PG_RETURN_POINTER(history_make(&finished));
}
