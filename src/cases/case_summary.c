/*
 * case_summary.c
 *	  The SQL type case_summary and its aggregates: converts, checks, and calls
 *	  case_tally.c.
 */
#include "postgres.h"

#include "fmgr.h"
#include "utils/builtins.h"

#include "base/aggregate.h"
#include "base/json.h"
#include "base/order.h"
#include "base/report.h"
#include "base/wire.h"
#include "cases/case_tally.h"
#include "cases/duration_arguments.h"
#include "cases/duration_summary.h"
#include "cases/service_case.h"

PG_FUNCTION_INFO_V1(case_summary_in);
PG_FUNCTION_INFO_V1(case_summary_out);
PG_FUNCTION_INFO_V1(case_summary_recv);
PG_FUNCTION_INFO_V1(case_summary_send);
PG_FUNCTION_INFO_V1(case_summary_accum);
PG_FUNCTION_INFO_V1(case_summary_combine);
PG_FUNCTION_INFO_V1(case_summary_response_time);
PG_FUNCTION_INFO_V1(case_summary_handling_time);
PG_FUNCTION_INFO_V1(case_summary_jsonb);

#define TYPE_NAME "case_summary"
#define BINARY_VERSION 1
#define SUMMARY_FORMAT 1

/*
 * What is known without the buckets, which cost something to look at.
 */
typedef struct CaseHead
{
	int64		as_of;
	CaseCounts	counts;
	DurationHead response;
	DurationHead handling;
} CaseHead;

/*
 * The stored value: this, the numbers of the buckets of response and handling,
 * and their codes.
 */
typedef struct CaseSummary
{
	int32		vl_len_;		/* varlena header */
	int32		format;
	CaseHead	head;
	int32		response_count;
	int32		handling_count;
	int64		number[FLEXIBLE_ARRAY_MEMBER];
} CaseSummary;

#define SUMMARY_SIZE(count) \
	(offsetof(CaseSummary, number) + (sizeof(int64) + sizeof(uint16)) * (count))

/*
 * The state of the aggregates.
 */
typedef struct GrowingCases
{
	ExpandedObjectHeader header;
	CaseTally	tally;
} GrowingCases;

/*
 * The two forms
 */

static Size
report_size(const CaseReport *report)
{
	return SUMMARY_SIZE(report->response.count + report->handling.count);
}

static void
write_buckets(const Durations *durations, int64 *number, uint16 *code)
{
	if (durations->count == 0)
		return;
	memcpy(number, durations->number, sizeof(int64) * durations->count);
	memcpy(code, durations->code, sizeof(uint16) * durations->count);
}

static void
write_summary(const CaseReport *report, CaseSummary *summary)
{
	int			response = report->response.count;
	int			handling = report->handling.count;
	uint16	   *code = (uint16 *) (summary->number + response + handling);

	SET_VARSIZE(summary, report_size(report));
	summary->format = SUMMARY_FORMAT;
	summary->head.as_of = report->as_of;
	summary->head.counts = report->counts;
	summary->head.response = report->response.head;
	summary->head.handling = report->handling.head;
	summary->response_count = response;
	summary->handling_count = handling;
	write_buckets(&report->response, summary->number, code);
	write_buckets(&report->handling, summary->number + response, code + response);
}

static Datum
make_summary(const CaseReport *report)
{
	CaseSummary *summary = palloc(report_size(report));

	write_summary(report, summary);
	return PointerGetDatum(summary);
}

static Size
growing_flat_size(ExpandedObjectHeader *header)
{
	CaseReport	report;

	case_tally_view(&((GrowingCases *) header)->tally, &report);
	return report_size(&report);
}

static void
growing_flatten(ExpandedObjectHeader *header, void *result, Size size)
{
	CaseReport	report;

	case_tally_view(&((GrowingCases *) header)->tally, &report);
	if (size != report_size(&report))
		elog(ERROR, "wrong size of a flat %s", TYPE_NAME);
	write_summary(&report, result);
}

static const ExpandedObjectMethods growing_methods = {
	growing_flat_size,
	growing_flatten
};

static const CaseSummary *
detoast(Datum datum)
{
	const CaseSummary *summary = (CaseSummary *) PG_DETOAST_DATUM(datum);

	require_format(summary->format, SUMMARY_FORMAT, TYPE_NAME);
	return summary;
}

/* a look at either form */
static void
view_report(Datum datum, CaseReport *report)
{
	const GrowingCases *growing = expanded_state(datum, &growing_methods, false);
	const CaseSummary *summary;
	const uint16 *code;

	if (growing != NULL)
	{
		case_tally_view(&growing->tally, report);
		return;
	}
	summary = detoast(datum);
	code = (const uint16 *) (summary->number + summary->response_count +
							 summary->handling_count);
	report->as_of = summary->head.as_of;
	report->counts = summary->head.counts;
	report->response.head = summary->head.response;
	report->response.count = summary->response_count;
	report->response.number = summary->number;
	report->response.code = code;
	report->handling.head = summary->head.handling;
	report->handling.count = summary->handling_count;
	report->handling.number = summary->number + summary->response_count;
	report->handling.code = code + summary->response_count;
}

static CaseHead
summary_head(Datum datum)
{
	const GrowingCases *growing = expanded_state(datum, &growing_methods, false);
	CaseHead	head;

	if (growing == NULL)
		return detoast(datum)->head;
	head.as_of = growing->tally.as_of;
	head.counts = growing->tally.counts;
	head.response = growing->tally.response.head;
	head.handling = growing->tally.handling.head;
	return head;
}

/*
 * Input and output
 */

Datum
case_summary_in(PG_FUNCTION_ARGS)
{
	CaseReport	report;
	Scanner		scanner;

	scan_begin(&scanner, PG_GETARG_CSTRING(0));
	if (!case_report_scan(&scanner, &report))
		return report_scan_failure(fcinfo, &scanner, TYPE_NAME);
	return make_summary(&report);
}

Datum
case_summary_out(PG_FUNCTION_ARGS)
{
	CaseReport	report;
	StringInfoData out;

	view_report(PG_GETARG_DATUM(0), &report);
	initStringInfo(&out);
	case_report_format(&report, &out);
	PG_RETURN_CSTRING(out.data);
}

/*
 * as_of, the counts in the order of their struct, and the two durations.
 */
Datum
case_summary_recv(PG_FUNCTION_ARGS)
{
	StringInfo	message = (StringInfo) PG_GETARG_POINTER(0);
	CaseReport	report;
	CaseCounts *counts = &report.counts;

	receive_version(message, BINARY_VERSION, TYPE_NAME);
	report.as_of = pq_getmsgint64(message);
	counts->on_time = pq_getmsgint64(message);
	counts->closed_late = pq_getmsgint64(message);
	counts->overdue = pq_getmsgint64(message);
	counts->resolved = pq_getmsgint64(message);
	counts->unresolved = pq_getmsgint64(message);
	counts->satisfied = pq_getmsgint64(message);
	counts->dissatisfied = pq_getmsgint64(message);
	counts->reopened = pq_getmsgint64(message);
	counts->responded_in_time = pq_getmsgint64(message);
	counts->response_due = pq_getmsgint64(message);
	receive_durations(message, &report.response, TYPE_NAME);
	receive_durations(message, &report.handling, TYPE_NAME);
	require_received(case_report_fault(&report), TYPE_NAME);
	return make_summary(&report);
}

Datum
case_summary_send(PG_FUNCTION_ARGS)
{
	CaseReport	report;
	const CaseCounts *counts = &report.counts;
	StringInfoData message;

	view_report(PG_GETARG_DATUM(0), &report);
	pq_begintypsend(&message);
	send_version(&message, BINARY_VERSION);
	pq_sendint64(&message, report.as_of);
	pq_sendint64(&message, counts->on_time);
	pq_sendint64(&message, counts->closed_late);
	pq_sendint64(&message, counts->overdue);
	pq_sendint64(&message, counts->resolved);
	pq_sendint64(&message, counts->unresolved);
	pq_sendint64(&message, counts->satisfied);
	pq_sendint64(&message, counts->dissatisfied);
	pq_sendint64(&message, counts->reopened);
	pq_sendint64(&message, counts->responded_in_time);
	pq_sendint64(&message, counts->response_due);
	send_durations(&message, &report.response);
	send_durations(&message, &report.handling);
	PG_RETURN_BYTEA_P(pq_endtypsend(&message));
}

DEFINE_ORDER(case_summary, compare_varlena_bytes);
DEFINE_VARLENA_HASH(case_summary);

/*
 * Aggregation
 */

static GrowingCases *
new_state(FunctionCallInfo fcinfo, int64 as_of)
{
	MemoryContext context = expanded_state_context(fcinfo, TYPE_NAME);
	GrowingCases *growing = MemoryContextAllocZero(context, sizeof(GrowingCases));

	EOH_init_header(&growing->header, &growing_methods, context);
	growing->tally.as_of = as_of;
	return growing;
}

static void
merge_report(GrowingCases *growing, const CaseReport *report)
{
	MemoryContext caller;
	bool		merged;

	caller = MemoryContextSwitchTo(growing->header.eoh_context);
	merged = case_tally_merge(&growing->tally, report);
	MemoryContextSwitchTo(caller);
	if (!merged)
		report_summary_overflow(TYPE_NAME);
}

/* the state of argument 0, to be written to; NULL is a new one */
static GrowingCases *
growing_state(FunctionCallInfo fcinfo, int64 as_of)
{
	GrowingCases *growing;
	CaseReport	report;

	if (PG_ARGISNULL(0))
		return new_state(fcinfo, as_of);
	growing = expanded_state(PG_GETARG_DATUM(0), &growing_methods, true);
	if (growing != NULL)
		return growing;
	view_report(PG_GETARG_DATUM(0), &report);
	growing = new_state(fcinfo, report.as_of);
	merge_report(growing, &report);
	return growing;
}

static char *
instant_cstring(int64 instant)
{
	StringInfoData written;

	initStringInfo(&written);
	append_instant(&written, instant);
	return written.data;
}

static inline void
require_same_as_of(const GrowingCases *growing, int64 as_of)
{
	if (unlikely(growing->tally.as_of != as_of))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("cannot summarise cases as of %s and as of %s",
						instant_cstring(growing->tally.as_of), instant_cstring(as_of)),
				 errhint("Group by as_of.")));
}

/* case_accum(state, c, as_of); a case not yet opened starts a summary of zeros */
Datum
case_summary_accum(PG_FUNCTION_ARGS)
{
	GrowingCases *growing;
	TimestampTz as_of;
	MemoryContext caller;
	bool		counted;

	if (PG_ARGISNULL(1) || PG_ARGISNULL(2))
		return aggregate_skip_row(fcinfo);
	as_of = require_instant(PG_GETARG_TIMESTAMPTZ(2), "as_of");
	growing = growing_state(fcinfo, as_of);
	require_same_as_of(growing, as_of);
	if (unlikely(!instant_is_valid(as_of)))
		require_argument(fault(FAULT_NO_DATE, "an instant of the years 1 to 9999 UTC"),
						 "as_of out of range: %s", timestamptz_to_str(as_of));
	caller = MemoryContextSwitchTo(growing->header.eoh_context);
	counted = case_tally_add(&growing->tally, PG_GETARG_SERVICE_CASE(1));
	MemoryContextSwitchTo(caller);
	if (unlikely(!counted))
		report_summary_overflow(TYPE_NAME);
	PG_RETURN_DATUM(EOHPGetRWDatum(&growing->header));
}

/* merge two states; also the state function of rollup() */
Datum
case_summary_combine(PG_FUNCTION_ARGS)
{
	GrowingCases *growing;
	CaseReport	report;

	if (PG_ARGISNULL(1))
		return aggregate_skip_row(fcinfo);
	view_report(PG_GETARG_DATUM(1), &report);
	growing = growing_state(fcinfo, report.as_of);
	require_same_as_of(growing, report.as_of);
	merge_report(growing, &report);
	PG_RETURN_DATUM(EOHPGetRWDatum(&growing->header));
}

/*
 * Reading a summary
 */

static int64
open_count(const CaseHead *head)
{
	return head->handling.lasting;
}

static int64
closed_count(const CaseHead *head)
{
	return head->handling.ended;
}

static int64
case_count(const CaseHead *head)
{
	return open_count(head) + closed_count(head);
}

static int64
deadline_count(const CaseHead *head)
{
	return head->counts.on_time + head->counts.closed_late + head->counts.overdue;
}

static int64
resolution_answers(const CaseHead *head)
{
	return head->counts.resolved + head->counts.unresolved;
}

static int64
satisfaction_answers(const CaseHead *head)
{
	return head->counts.satisfied + head->counts.dissatisfied;
}

/* each accessor is a count of the head */
#define DEFINE_COUNT(name, count) \
	PG_FUNCTION_INFO_V1(name); \
	Datum \
	name(PG_FUNCTION_ARGS) \
	{ \
		CaseHead	head = summary_head(PG_GETARG_DATUM(0)); \
		PG_RETURN_INT64(count); \
	} \
	extern int	no_such_variable

/* or one count by another, NULL over nothing */
#define DEFINE_RATE(name, part, whole) \
	PG_FUNCTION_INFO_V1(name); \
	Datum \
	name(PG_FUNCTION_ARGS) \
	{ \
		CaseHead	head = summary_head(PG_GETARG_DATUM(0)); \
		if ((whole) == 0) \
			PG_RETURN_NULL(); \
		PG_RETURN_FLOAT8((float8) (part) / (float8) (whole)); \
	} \
	extern int	no_such_variable

DEFINE_COUNT(case_summary_case_count, case_count(&head));
DEFINE_COUNT(case_summary_open_count, open_count(&head));
DEFINE_COUNT(case_summary_closed_count, closed_count(&head));
DEFINE_COUNT(case_summary_overdue_count, head.counts.overdue);
DEFINE_COUNT(case_summary_on_time_count, head.counts.on_time);
DEFINE_COUNT(case_summary_closed_late_count, head.counts.closed_late);
DEFINE_COUNT(case_summary_deadline_count, deadline_count(&head));
DEFINE_RATE(case_summary_on_time_rate, head.counts.on_time, deadline_count(&head));
DEFINE_COUNT(case_summary_resolved_count, head.counts.resolved);
DEFINE_COUNT(case_summary_unresolved_count, head.counts.unresolved);
DEFINE_RATE(case_summary_resolution_rate, head.counts.resolved, resolution_answers(&head));
DEFINE_COUNT(case_summary_satisfied_count, head.counts.satisfied);
DEFINE_COUNT(case_summary_dissatisfied_count, head.counts.dissatisfied);
DEFINE_RATE(case_summary_satisfaction_rate, head.counts.satisfied, satisfaction_answers(&head));
DEFINE_RATE(case_summary_participation_rate, satisfaction_answers(&head), closed_count(&head));
DEFINE_COUNT(case_summary_reopened_count, head.counts.reopened);
DEFINE_RATE(case_summary_reopen_rate, head.counts.reopened, closed_count(&head));
DEFINE_COUNT(case_summary_responded_in_time_count, head.counts.responded_in_time);
DEFINE_COUNT(case_summary_response_due_count, head.counts.response_due);
DEFINE_RATE(case_summary_response_rate, head.counts.responded_in_time, head.counts.response_due);

Datum
case_summary_response_time(PG_FUNCTION_ARGS)
{
	CaseReport	report;

	view_report(PG_GETARG_DATUM(0), &report);
	return duration_summary_make(&report.response);
}

Datum
case_summary_handling_time(PG_FUNCTION_ARGS)
{
	CaseReport	report;

	view_report(PG_GETARG_DATUM(0), &report);
	return duration_summary_make(&report.handling);
}

static void
json_add_rate(JsonbParseState **state, const char *name, int64 part, int64 whole)
{
	json_add_measure(state, name, whole != 0,
					 whole == 0 ? 0 : (float8) part / (float8) whole);
}

/* one object with everything the accessors tell, by their names */
Datum
case_summary_jsonb(PG_FUNCTION_ARGS)
{
	CaseHead	head = summary_head(PG_GETARG_DATUM(0));
	const CaseCounts *counts = &head.counts;
	JsonbParseState *state;

	json_begin(&state);
	json_add_string(&state, "as_of", instant_cstring(head.as_of));
	json_add_count(&state, "case_count", case_count(&head));
	json_add_count(&state, "open_count", open_count(&head));
	json_add_count(&state, "closed_count", closed_count(&head));
	json_add_count(&state, "overdue_count", counts->overdue);
	json_add_count(&state, "on_time_count", counts->on_time);
	json_add_count(&state, "closed_late_count", counts->closed_late);
	json_add_count(&state, "deadline_count", deadline_count(&head));
	json_add_rate(&state, "on_time_rate", counts->on_time, deadline_count(&head));
	json_add_count(&state, "resolved_count", counts->resolved);
	json_add_count(&state, "unresolved_count", counts->unresolved);
	json_add_rate(&state, "resolution_rate", counts->resolved, resolution_answers(&head));
	json_add_count(&state, "satisfied_count", counts->satisfied);
	json_add_count(&state, "dissatisfied_count", counts->dissatisfied);
	json_add_rate(&state, "satisfaction_rate", counts->satisfied, satisfaction_answers(&head));
	json_add_rate(&state, "participation_rate", satisfaction_answers(&head), closed_count(&head));
	json_add_count(&state, "reopened_count", counts->reopened);
	json_add_rate(&state, "reopen_rate", counts->reopened, closed_count(&head));
	json_add_count(&state, "responded_in_time_count", counts->responded_in_time);
	json_add_count(&state, "response_due_count", counts->response_due);
	json_add_rate(&state, "response_rate", counts->responded_in_time, counts->response_due);
	return json_end(&state);
}
