/*
 * cadence_summary.c
 *	  The SQL type cadence_summary and its aggregates: converts, checks, and
 *	  calls happenings.c.  What is asked of a summary is cadence_questions.c.
 */
#include "postgres.h"

#include "catalog/pg_type_d.h"
#include "fmgr.h"
#include "miscadmin.h"
#include "utils/date.h"
#include "utils/fmgrprotos.h"
#include "utils/rangetypes.h"
#include "utils/typcache.h"

#include "base/aggregate.h"
#include "base/compat.h"
#include "base/order.h"
#include "base/report.h"
#include "base/wire.h"
#include "cadence/cadence.h"
#include "cadence/cadence_summary.h"

PG_FUNCTION_INFO_V1(cadence_summary_in);
PG_FUNCTION_INFO_V1(cadence_summary_out);
PG_FUNCTION_INFO_V1(cadence_summary_recv);
PG_FUNCTION_INFO_V1(cadence_summary_send);
PG_FUNCTION_INFO_V1(cadence_summary_accum);
PG_FUNCTION_INFO_V1(cadence_summary_accum_for);
PG_FUNCTION_INFO_V1(cadence_summary_combine);

#define TYPE_NAME "cadence_summary"
#define BINARY_VERSION 1
#define FORMAT 1

/*
 * The stored value.
 */
typedef struct CadenceSummary
{
	int32		vl_len_;
	int32		format;
	Timetable	timetable;
	Happening	happening[FLEXIBLE_ARRAY_MEMBER];	/* canonical */
} CadenceSummary;

StaticAssertDecl(offsetof(CadenceSummary, happening) % sizeof(int64) == 0,
				 "happenings must be aligned");

#define SUMMARY_SIZE(count) \
	(offsetof(CadenceSummary, happening) + sizeof(Happening) * (Size) (count))

/*
 * The state of the aggregate: grows, and is put in order only when somebody
 * looks at it.
 */
typedef struct ExpandedSummary
{
	ExpandedObjectHeader header;
	Happenings	happenings;
	int64		capacity;
	bool		canonical;
} ExpandedSummary;

static void
report_too_many(void)
{
	ereport(ERROR,
			(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
			 errmsg("%s is too large", TYPE_NAME),
			 errdetail("It holds at most %d days.", HAPPENINGS_MAX)));
}

/*
 * The two forms
 */

static void
summary_canonicalise(ExpandedSummary *summary)
{
	if (summary->canonical)
		return;
	if (!happenings_canonicalise(&summary->happenings))
		report_summary_overflow(TYPE_NAME);
	summary->canonical = true;
}

static Size
summary_flat_size(ExpandedObjectHeader *header)
{
	ExpandedSummary *summary = (ExpandedSummary *) header;

	summary_canonicalise(summary);
	if (summary->happenings.count > HAPPENINGS_MAX)
		report_too_many();
	return SUMMARY_SIZE(summary->happenings.count);
}

static void
summary_write(CadenceSummary *flat, const Happenings *happenings)
{
	SET_VARSIZE(flat, SUMMARY_SIZE(happenings->count));
	flat->format = FORMAT;
	flat->timetable = happenings->timetable;
	memcpy(flat->happening, happenings->happening,
		   sizeof(Happening) * (Size) happenings->count);
}

static void
summary_flatten(ExpandedObjectHeader *header, void *result, Size size)
{
	if (size != summary_flat_size(header))
		elog(ERROR, "wrong size of a flat %s", TYPE_NAME);
	summary_write(result, &((ExpandedSummary *) header)->happenings);
}

static const ExpandedObjectMethods summary_methods = {
	summary_flat_size,
	summary_flatten
};

Happenings
cadence_summary_view(Datum datum)
{
	ExpandedSummary *summary = expanded_state(datum, &summary_methods, false);
	CadenceSummary *flat;
	Happenings	view;

	if (summary != NULL)
	{
		summary_canonicalise(summary);
		return summary->happenings;
	}
	flat = (CadenceSummary *) PG_DETOAST_DATUM(datum);
	require_format(flat->format, FORMAT, TYPE_NAME);
	view.timetable = flat->timetable;
	view.count = (VARSIZE(flat) - SUMMARY_SIZE(0)) / sizeof(Happening);
	view.happening = flat->happening;
	return view;
}

static ExpandedSummary *
summary_expand(FunctionCallInfo fcinfo, const Timetable *timetable, int64 room)
{
	MemoryContext context = expanded_state_context(fcinfo, TYPE_NAME);
	ExpandedSummary *summary = MemoryContextAllocZero(context,
													  sizeof(ExpandedSummary));

	EOH_init_header(&summary->header, &summary_methods, context);
	summary->happenings.timetable = *timetable;
	summary->capacity = Max(room, 8);
	summary->happenings.happening =
		MemoryContextAllocHuge(context,
							   sizeof(Happening) * (Size) summary->capacity);
	return summary;
}

static CadenceSummary *
summary_make(const Happenings *happenings)
{
	CadenceSummary *flat = palloc(SUMMARY_SIZE(happenings->count));

	summary_write(flat, happenings);
	return flat;
}

/*
 * Input and output
 */

Datum
cadence_summary_in(PG_FUNCTION_ARGS)
{
	Happenings	happenings;
	Scanner		scanner;

	scan_begin(&scanner, PG_GETARG_CSTRING(0));
	if (!happenings_scan(&scanner, &happenings))
		return report_scan_failure(fcinfo, &scanner, TYPE_NAME);
	PG_RETURN_POINTER(summary_make(&happenings));
}

Datum
cadence_summary_out(PG_FUNCTION_ARGS)
{
	Happenings	view = cadence_summary_view(PG_GETARG_DATUM(0));
	StringInfoData out;

	initStringInfo(&out);
	happenings_format(&view, &out);
	PG_RETURN_CSTRING(out.data);
}

/*
 * The cadence, the span, the number of days, and of each day the period that it
 * counts for and how many times.
 */
Datum
cadence_summary_recv(PG_FUNCTION_ARGS)
{
	StringInfo	message = (StringInfo) PG_GETARG_POINTER(0);
	Happenings	happenings;
	Size		entry = 2 * sizeof(int32) + sizeof(int64);

	receive_version(message, BINARY_VERSION, TYPE_NAME);
	cadence_receive(message, &happenings.timetable.cadence);
	happenings.timetable.first = pq_getmsgint(message, 4);
	happenings.timetable.last = pq_getmsgint(message, 4);
	require_received(timetable_fault(&happenings.timetable), TYPE_NAME);
	happenings.count = (int32) pq_getmsgint(message, 4);
	if (happenings.count < 0 ||
		happenings.count > (message->len - message->cursor) / (int64) entry)
		require_received(fault(FAULT_SYNTAX, "as many days as it says"), TYPE_NAME);
	if (happenings.count > HAPPENINGS_MAX)
		require_received(fault(FAULT_TOO_LARGE, "at most 20000000 days"), TYPE_NAME);

	happenings.happening = palloc(sizeof(Happening) * (Size) happenings.count);
	for (int64 i = 0; i < happenings.count; i++)
	{
		Happening  *next = &happenings.happening[i];

		CHECK_FOR_INTERRUPTS();
		next->day = pq_getmsgint(message, 4);
		next->period = pq_getmsgint(message, 4);
		next->times = pq_getmsgint64(message);
		require_received(happening_fault(&happenings.timetable, next,
										 i > 0 ? next - 1 : NULL), TYPE_NAME);
	}
	PG_RETURN_POINTER(summary_make(&happenings));
}

Datum
cadence_summary_send(PG_FUNCTION_ARGS)
{
	Happenings	view = cadence_summary_view(PG_GETARG_DATUM(0));
	StringInfoData message;

	pq_begintypsend(&message);
	send_version(&message, BINARY_VERSION);
	cadence_append(&message, &view.timetable.cadence);
	pq_sendint32(&message, view.timetable.first);
	pq_sendint32(&message, view.timetable.last);
	pq_sendint32(&message, view.count);
	for (int64 i = 0; i < view.count; i++)
	{
		pq_sendint32(&message, view.happening[i].day);
		pq_sendint32(&message, view.happening[i].period);
		pq_sendint64(&message, view.happening[i].times);
	}
	PG_RETURN_BYTEA_P(pq_endtypsend(&message));
}

static int
compare_arguments(FunctionCallInfo fcinfo)
{
	return compare_varlena_bytes(fcinfo);
}

DEFINE_ORDER(cadence_summary, compare_arguments);
DEFINE_VARLENA_HASH(cadence_summary);

/*
 * Aggregation
 */

static void
report_date_out_of_range(DateADT date)
{
	char	   *written = DatumGetCString(DirectFunctionCall1(date_out,
															  DateADTGetDatum(date)));

	ereport(ERROR,
			(errcode(ERRCODE_DATETIME_VALUE_OUT_OF_RANGE),
			 errmsg("date out of range: \"%s\"", written),
			 errdetail("Expected a date of the years 1 to 9999.")));
}

int32
cadence_require_date(DateADT date)
{
	if (unlikely(!date_is_valid(date)))
		report_date_out_of_range(date);
	return date;
}

/* "1/month of 2024-01-01..2024-12-31" */
static char *
timetable_text(const Timetable *timetable)
{
	StringInfoData text;

	initStringInfo(&text);
	cadence_format(&timetable->cadence, &text);
	appendStringInfoString(&text, " of ");
	append_date(&text, timetable->first);
	appendStringInfoString(&text, "..");
	append_date(&text, timetable->last);
	return text.data;
}

static void
require_same_timetable(const Timetable *a, const Timetable *b)
{
	if (likely(timetable_equal(a, b)))
		return;
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("cannot summarise %s and %s together",
					timetable_text(a), timetable_text(b)),
			 errhint("GROUP BY the cadence and the span.")));
}

/*
 * The cadence and the span in arguments 1 and 2.
 */
static Timetable
timetable_argument(FunctionCallInfo fcinfo)
{
	TypeCacheEntry *date_range = range_get_typcache(fcinfo, DATERANGEOID);
	Timetable	timetable;
	RangeBound	lower;
	RangeBound	upper;
	bool		empty;

	range_deserialize(date_range, PG_GETARG_RANGE_P(2), &lower, &upper, &empty);
	if (empty || lower.infinite || upper.infinite)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("invalid span: %s",
						empty ? "empty" : lower.infinite ? "without a beginning" : "without an end"),
				 errdetail("Expected a span with a first and a last day.")));
	timetable.cadence = *PG_GETARG_CADENCE(1);
	/* a discrete range is [) */
	timetable.first = cadence_require_date(DatumGetDateADT(lower.val));
	if (DATE_NOT_FINITE(DatumGetDateADT(upper.val)))
		report_date_out_of_range(DatumGetDateADT(upper.val));
	timetable.last = cadence_require_date(DatumGetDateADT(upper.val) - 1);
	return timetable;
}

static Happening *
summary_grow(ExpandedSummary *summary, int64 count)
{
	Happenings *happenings = &summary->happenings;
	Happening  *added;

	/* what happened again on its day needs no more room */
	if (happenings->count + count > summary->capacity)
	{
		summary_canonicalise(summary);
		if (happenings->count + count > summary->capacity / 2)
		{
			summary->capacity = Max(2 * summary->capacity,
									happenings->count + count);
			happenings->happening =
				repalloc_huge(happenings->happening,
							  sizeof(Happening) * (Size) summary->capacity);
		}
	}
	added = happenings->happening + happenings->count;
	happenings->count += count;
	summary->canonical = false;
	return added;
}

static void
summary_append(ExpandedSummary *summary, const Happenings *other)
{
	Happening  *added = summary_grow(summary, other->count);

	memcpy(added, other->happening, sizeof(Happening) * (Size) other->count);
}

/*
 * The state in argument 0 (not NULL), to be written to: inside an aggregate ours
 * if it is expanded already, else a copy.
 */
static ExpandedSummary *
summary_state(FunctionCallInfo fcinfo)
{
	Datum		state = PG_GETARG_DATUM(0);
	ExpandedSummary *summary = NULL;
	Happenings	view;

	if (AggCheckCallContext(fcinfo, NULL))
		summary = expanded_state(state, &summary_methods, true);
	if (summary != NULL)
		return summary;
	view = cadence_summary_view(state);
	summary = summary_expand(fcinfo, &view.timetable, view.count + 1);
	summary_append(summary, &view);
	return summary;
}

/*
 * One row of cadence_agg(): the state, the cadence, the span, the day on which
 * it happened and, named or not, a day of the period it is for.
 */
static Datum
accumulate(FunctionCallInfo fcinfo, bool named)
{
	ExpandedSummary *summary;
	Timetable	timetable;
	int32		day;
	int			period;
	Happening  *added;

	if (PG_ARGISNULL(1) || PG_ARGISNULL(2))
		return aggregate_skip_row(fcinfo);
	timetable = timetable_argument(fcinfo);
	if (PG_ARGISNULL(0))
		summary = summary_expand(fcinfo, &timetable, 0);
	else
	{
		summary = summary_state(fcinfo);
		require_same_timetable(&summary->happenings.timetable, &timetable);
	}

	if (!PG_ARGISNULL(3))
	{
		day = cadence_require_date(PG_GETARG_DATEADT(3));
		if (named)
			period = timetable_period_of(&timetable,
										 cadence_require_date(PG_GETARG_DATEADT(4)));
		if (named ? timetable_may_count(&timetable, day, period) :
			timetable_counts_for(&timetable, day, &period))
		{
			added = summary_grow(summary, 1);
			added->day = day;
			added->period = period;
			added->times = 1;
		}
	}
	return EOHPGetRWDatum(&summary->header);
}

Datum
cadence_summary_accum(PG_FUNCTION_ARGS)
{
	return accumulate(fcinfo, false);
}

Datum
cadence_summary_accum_for(PG_FUNCTION_ARGS)
{
	return accumulate(fcinfo, !PG_ARGISNULL(4));
}

/*
 * Merge two states; also the state function of rollup().
 */
Datum
cadence_summary_combine(PG_FUNCTION_ARGS)
{
	ExpandedSummary *summary = summary_state(fcinfo);
	Happenings	other = cadence_summary_view(PG_GETARG_DATUM(1));

	require_same_timetable(&summary->happenings.timetable, &other.timetable);
	summary_append(summary, &other);
	return EOHPGetRWDatum(&summary->header);
}
