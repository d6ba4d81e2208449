/*
 * score_sheet.c
 *	  The SQL type score_sheet and its aggregates: converts, checks, and calls
 *	  sheet.c.
 *
 * Where a SQL name belongs to several types (points, grade), the C name is led
 * by the type's.
 */
#include "postgres.h"

#include "access/htup_details.h"
#include "fmgr.h"
#include "funcapi.h"
#include "lib/stringinfo.h"
#include "utils/builtins.h"

#include "base/aggregate.h"
#include "base/json.h"
#include "base/report.h"
#include "base/wire.h"
#include "rating/entries_datum.h"
#include "rating/scale.h"
#include "rating/sheet.h"

PG_FUNCTION_INFO_V1(score_sheet_in);
PG_FUNCTION_INFO_V1(score_sheet_out);
PG_FUNCTION_INFO_V1(score_sheet_recv);
PG_FUNCTION_INFO_V1(score_sheet_send);
PG_FUNCTION_INFO_V1(score_accum);
PG_FUNCTION_INFO_V1(score_accum_veto);
PG_FUNCTION_INFO_V1(score_combine);
PG_FUNCTION_INFO_V1(score_sheet_total_points);
PG_FUNCTION_INFO_V1(score_sheet_points);
PG_FUNCTION_INFO_V1(score_sheet_full_points);
PG_FUNCTION_INFO_V1(score_sheet_event_count);
PG_FUNCTION_INFO_V1(score_sheet_vetoed);
PG_FUNCTION_INFO_V1(score_sheet_grade);
PG_FUNCTION_INFO_V1(score_sheet_breakdown);
PG_FUNCTION_INFO_V1(score_sheet_jsonb);

#define TYPE_NAME "score_sheet"
#define PG_GETARG_SHEET(n) ((ScoreSheet *) PG_DETOAST_DATUM(PG_GETARG_DATUM(n)))

/*
 * Input and output
 */

/* room for a sheet read from outside becomes as large as the sheet is */
static ScoreSheet *
finish_sheet(ScoreSheet *sheet)
{
	size_t		size = SHEET_SIZE(sheet->card_size, sheet->count);

	SET_VARSIZE(sheet, size);
	return sheet;
}

Datum
score_sheet_in(PG_FUNCTION_ARGS)
{
	EntryList  *list = palloc(sizeof(EntryList));
	ScoreSheet *sheet = palloc(SHEET_SIZE_MAX);
	Scanner		scanner;

	scan_begin(&scanner, PG_GETARG_CSTRING(0));
	if (!sheet_scan(&scanner, list, sheet))
		return report_scan_failure(fcinfo, &scanner, TYPE_NAME);
	PG_RETURN_POINTER(finish_sheet(sheet));
}

Datum
score_sheet_out(PG_FUNCTION_ARGS)
{
	ScoreSheet *sheet = PG_GETARG_SHEET(0);
	char	   *buffer = palloc(SHEET_TEXT_MAX(sheet->count));

	sheet_format(sheet, buffer);
	PG_RETURN_CSTRING(buffer);
}

/*
 * The card as scorecard_send() writes it, then for each dimension the two parts
 * of its sum and its events, then a byte for the veto.
 */
Datum
score_sheet_recv(PG_FUNCTION_ARGS)
{
	StringInfo	message = (StringInfo) PG_GETARG_POINTER(0);
	EntryList  *list = palloc(sizeof(EntryList));
	ScoreSheet *sheet = palloc(SHEET_SIZE_MAX);
	Entries    *card;
	int			vetoed;
	const char *fault;

	receive_entries(message, list, false, card_last_fault, TYPE_NAME);
	card = entries_datum(list);
	sheet_start(sheet, VARDATA(card), VARSIZE(card) - VARHDRSZ);
	for (int i = 0; i < sheet->count; i++)
	{
		sheet->tally[i].sum = receive_double_double(message);
		sheet->tally[i].events = pq_getmsgint64(message);
	}
	vetoed = pq_getmsgbyte(message);
	if (vetoed > 1)
		report_binary_fault(TYPE_NAME, "a veto that is 0 or 1");
	sheet->vetoed = vetoed;

	fault = sheet_fault(sheet);
	if (fault != NULL)
		report_binary_fault(TYPE_NAME, fault);
	PG_RETURN_POINTER(finish_sheet(sheet));
}

Datum
score_sheet_send(PG_FUNCTION_ARGS)
{
	ScoreSheet *sheet = PG_GETARG_SHEET(0);
	StringInfoData message;

	pq_begintypsend(&message);
	send_entries(&message, sheet_card(sheet), false);
	for (int i = 0; i < sheet->count; i++)
	{
		send_double_double(&message, sheet->tally[i].sum);
		pq_sendint64(&message, sheet->tally[i].events);
	}
	pq_sendbyte(&message, sheet->vetoed);
	PG_RETURN_BYTEA_P(pq_endtypsend(&message));
}

/*
 * Aggregation
 */

static void
report_overflow(void)
{
	ereport(ERROR,
			(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
			 errmsg("%s out of range", TYPE_NAME),
			 errdetail("A number of events or a sum of points is too large.")));
}

static char *
card_string(const Entries *card)
{
	char	   *buffer = palloc(card->count * CARD_DIMENSION_TEXT_MAX + 1);

	card_format(card, buffer);
	return buffer;
}

static void
report_other_card(const ScoreSheet *sheet, const Entries *card)
{
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("a score sheet has one scorecard"),
			 errdetail("The scorecards are \"%s\" and \"%s\".",
					   card_string(sheet_card(sheet)), card_string(card)),
			 errhint("GROUP BY the scorecard, too.")));
}

static void
report_unknown_dimension(const ScoreSheet *sheet, const char *bytes, int length)
{
	StringInfoData known;

	initStringInfo(&known);
	for (int i = 0; i < sheet->count; i++)
	{
		Label		label = entries_label(sheet_card(sheet), i);

		appendStringInfo(&known, "%s%.*s", i == 0 ? "" : ", ",
						 label.length, label.bytes);
	}
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("the scorecard has no dimension \"%.*s\"", length, bytes),
			 errdetail("Its dimensions are %s.", known.data)));
}

/* a text or a card: as it lies in the row, where it is not compressed */
static inline struct varlena *
packed_argument(FunctionCallInfo fcinfo, int n)
{
	struct varlena *value = (struct varlena *) PG_GETARG_POINTER(n);

	if (unlikely(VARATT_IS_EXTERNAL(value) || VARATT_IS_COMPRESSED(value)))
		return PG_DETOAST_DATUM_PACKED(PG_GETARG_DATUM(n));
	return value;
}

/*
 * The state in argument 0, to be written to.
 *
 * Inside an aggregate it is ours: the executor copied it into the aggregate's
 * context, and its size never changes.  Where the executor took it as it was
 * from the first row of a rollup() it may be toasted or have a short header;
 * called as an ordinary function, it may lie in a shared buffer: copy it.
 */
static inline ScoreSheet *
sheet_state(FunctionCallInfo fcinfo)
{
	if (likely(!VARATT_IS_EXTENDED(PG_GETARG_POINTER(0)) &&
			   AggCheckCallContext(fcinfo, NULL)))
		return (ScoreSheet *) PG_GETARG_POINTER(0);
	return (ScoreSheet *) PG_DETOAST_DATUM_COPY(PG_GETARG_DATUM(0));
}

/* the state, or a new one, with the card of argument 1 */
static inline ScoreSheet *
sheet_of_card(FunctionCallInfo fcinfo)
{
	struct varlena *card = packed_argument(fcinfo, 1);
	const char *payload = VARDATA_ANY(card);
	size_t		size = VARSIZE_ANY_EXHDR(card);
	ScoreSheet *sheet;

	if (unlikely(PG_ARGISNULL(0)))
	{
		int32		count;

		memcpy(&count, payload, sizeof(count));
		sheet = palloc(SHEET_SIZE(size, count));
		sheet_start(sheet, payload, size);
		SET_VARSIZE(sheet, SHEET_SIZE(size, count));
		return sheet;
	}
	sheet = sheet_state(fcinfo);
	if (unlikely(!sheet_has_card(sheet, payload, size)))
		report_other_card(sheet, PG_GETARG_ENTRIES(1));
	return sheet;
}

static inline float8
require_points(float8 points)
{
	require_finite(points, "points");
	if (unlikely(fabs(points) > POINTS_MAX))
		ereport(ERROR,
				(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
				 errmsg("points %g are out of range", points),
				 errdetail("Expected at most 1e300 either way.")));
	return points;
}

/*
 * One row of score_agg(): the state, the card, the dimension and the points.
 */
static inline Datum
accumulate(FunctionCallInfo fcinfo, bool veto)
{
	ScoreSheet *sheet;
	struct varlena *name;
	int			dimension;
	bool		counted;

	if (PG_ARGISNULL(1))
		return aggregate_skip_row(fcinfo);
	sheet = sheet_of_card(fcinfo);
	if (PG_ARGISNULL(2))
		PG_RETURN_POINTER(sheet);

	name = packed_argument(fcinfo, 2);
	dimension = sheet_find(sheet, VARDATA_ANY(name), VARSIZE_ANY_EXHDR(name));
	if (unlikely(dimension < 0))
		report_unknown_dimension(sheet, VARDATA_ANY(name),
								 VARSIZE_ANY_EXHDR(name));
	if (PG_ARGISNULL(3))
		counted = sheet_add_event(sheet, dimension);
	else
		counted = sheet_add(sheet, dimension,
							require_points(PG_GETARG_FLOAT8(3)));
	if (unlikely(!counted))
		report_overflow();
	if (veto)
		sheet->vetoed = 1;
	PG_RETURN_POINTER(sheet);
}

Datum
score_accum(PG_FUNCTION_ARGS)
{
	return accumulate(fcinfo, false);
}

Datum
score_accum_veto(PG_FUNCTION_ARGS)
{
	return accumulate(fcinfo, !PG_ARGISNULL(4) && PG_GETARG_BOOL(4));
}

/*
 * Merge two states; also the state function of rollup().  Strict: where one of
 * them is NULL the executor takes the other, copied into the right context.
 */
Datum
score_combine(PG_FUNCTION_ARGS)
{
	ScoreSheet *sheet = sheet_state(fcinfo);
	ScoreSheet *other = PG_GETARG_SHEET(1);

	if (!sheet_has_card(sheet, (const char *) sheet_card(other) + CARD_PAYLOAD,
						other->card_size))
		report_other_card(sheet, sheet_card(other));
	if (!sheet_merge(sheet, other))
		report_overflow();
	PG_FREE_IF_COPY(other, 1);
	PG_RETURN_POINTER(sheet);
}

/*
 * Reading a sheet
 */

static int64
count_events(const ScoreSheet *sheet)
{
	int64		count;

	if (!sheet_event_count(sheet, &count))
		report_overflow();
	return count;
}

Datum
score_sheet_total_points(PG_FUNCTION_ARGS)
{
	PG_RETURN_FLOAT8(sheet_total_points(PG_GETARG_SHEET(0)));
}

Datum
score_sheet_points(PG_FUNCTION_ARGS)
{
	ScoreSheet *sheet = PG_GETARG_SHEET(0);
	text	   *name = PG_GETARG_TEXT_PP(1);
	int			dimension = sheet_find(sheet, VARDATA_ANY(name),
									   VARSIZE_ANY_EXHDR(name));

	if (dimension < 0)
		report_unknown_dimension(sheet, VARDATA_ANY(name),
								 VARSIZE_ANY_EXHDR(name));
	PG_RETURN_FLOAT8(sheet_points(sheet, dimension));
}

Datum
score_sheet_full_points(PG_FUNCTION_ARGS)
{
	PG_RETURN_FLOAT8(card_full_points(sheet_card(PG_GETARG_SHEET(0))));
}

Datum
score_sheet_event_count(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT64(count_events(PG_GETARG_SHEET(0)));
}

Datum
score_sheet_vetoed(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(PG_GETARG_SHEET(0)->vetoed != 0);
}

/* a veto gives the last grade, whatever the points */
Datum
score_sheet_grade(PG_FUNCTION_ARGS)
{
	ScoreSheet *sheet = PG_GETARG_SHEET(0);
	Entries    *scale = PG_GETARG_ENTRIES(1);
	int			band = sheet->vetoed ? scale->count - 1 :
	scale_band(scale, sheet_total_points(sheet));

	if (band < 0)
		PG_RETURN_NULL();
	PG_RETURN_TEXT_P(label_text(entries_label(scale, band)));
}

/* one row a dimension, in the order of the card */
Datum
score_sheet_breakdown(PG_FUNCTION_ARGS)
{
	FuncCallContext *context;
	ScoreSheet *sheet;

	if (SRF_IS_FIRSTCALL())
	{
		MemoryContext old;

		context = SRF_FIRSTCALL_INIT();
		old = MemoryContextSwitchTo(context->multi_call_memory_ctx);
		if (get_call_result_type(fcinfo, NULL, &context->tuple_desc) != TYPEFUNC_COMPOSITE)
			elog(ERROR, "return type must be a row type");
		sheet = (ScoreSheet *) PG_DETOAST_DATUM_COPY(PG_GETARG_DATUM(0));
		context->user_fctx = sheet;
		context->max_calls = sheet->count;
		MemoryContextSwitchTo(old);
	}
	context = SRF_PERCALL_SETUP();
	sheet = context->user_fctx;
	if (context->call_cntr < context->max_calls)
	{
		const Entries *card = sheet_card(sheet);
		int			i = context->call_cntr;
		Datum		values[5];
		bool		nulls[5] = {false};

		values[0] = PointerGetDatum(label_text(entries_label(card, i)));
		values[1] = CStringGetTextDatum(dimension_kind_name(entries_tag(card, i)));
		values[2] = Float8GetDatum(card->number[i]);
		values[3] = Float8GetDatum(sheet_points(sheet, i));
		values[4] = Int64GetDatum(sheet->tally[i].events);
		SRF_RETURN_NEXT(context,
						HeapTupleGetDatum(heap_form_tuple(context->tuple_desc,
														  values, nulls)));
	}
	SRF_RETURN_DONE(context);
}

static void
push_dimension(JsonbParseState **state, const ScoreSheet *sheet, int i)
{
	const Entries *card = sheet_card(sheet);
	Label		label = entries_label(card, i);
	const char *kind = dimension_kind_name(entries_tag(card, i));

	json_begin_element(state);
	json_add_label(state, "dimension", label);
	json_add_string(state, "kind", kind);
	json_add_measure(state, "full_points", true, card->number[i]);
	json_add_measure(state, "points", true, sheet_points(sheet, i));
	json_add_count(state, "events", sheet->tally[i].events);
	json_end_element(state);
}

/* one object with everything the accessors tell, by their names */
Datum
score_sheet_jsonb(PG_FUNCTION_ARGS)
{
	ScoreSheet *sheet = PG_GETARG_SHEET(0);
	JsonbParseState *state;

	json_begin(&state);
	json_add_measure(&state, "total_points", true, sheet_total_points(sheet));
	json_add_measure(&state, "full_points", true,
					 card_full_points(sheet_card(sheet)));
	json_add_count(&state, "event_count", count_events(sheet));
	json_add_bool(&state, "vetoed", sheet->vetoed != 0);
	json_begin_array(&state, "breakdown");
	for (int i = 0; i < sheet->count; i++)
		push_dimension(&state, sheet, i);
	json_end_array(&state);
	return json_end(&state);
}
