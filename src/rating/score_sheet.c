/*
 * score_sheet.c
 *	  The SQL type score_sheet and its aggregates: converts, checks, and calls
 *	  sheet.c.
 */
#include "postgres.h"

#include <math.h>

#include "fmgr.h"
#include "funcapi.h"
#include "utils/builtins.h"
#include "utils/float.h"

#include "base/aggregate.h"
#include "base/json.h"
#include "base/order.h"
#include "base/report.h"
#include "base/wire.h"
#include "rating/entries_datum.h"
#include "rating/scale.h"
#include "rating/sheet.h"

PG_FUNCTION_INFO_V1(score_sheet_in);
PG_FUNCTION_INFO_V1(score_sheet_out);
PG_FUNCTION_INFO_V1(score_sheet_recv);
PG_FUNCTION_INFO_V1(score_sheet_send);
PG_FUNCTION_INFO_V1(score_sheet_accum);
PG_FUNCTION_INFO_V1(score_sheet_accum_veto);
PG_FUNCTION_INFO_V1(score_sheet_combine);
PG_FUNCTION_INFO_V1(score_sheet_total_points);
PG_FUNCTION_INFO_V1(score_sheet_points);
PG_FUNCTION_INFO_V1(score_sheet_full_points);
PG_FUNCTION_INFO_V1(score_sheet_event_count);
PG_FUNCTION_INFO_V1(score_sheet_vetoed);
PG_FUNCTION_INFO_V1(score_sheet_grade);
PG_FUNCTION_INFO_V1(score_sheet_grade_rank);
PG_FUNCTION_INFO_V1(score_sheet_points_to_next);
PG_FUNCTION_INFO_V1(score_sheet_breakdown);
PG_FUNCTION_INFO_V1(score_sheet_jsonb);

#define TYPE_NAME "score_sheet"
#define BINARY_VERSION 1
#define PG_GETARG_SCORE_SHEET(n) sheet_argument(fcinfo, n)
#define PG_GETARG_GRADE_SCALE(n) entries_argument(fcinfo, n, "grade_scale")
#define PG_GETARG_SCORECARD(n) entries_argument(fcinfo, n, "scorecard")

static inline ScoreSheet *
known_sheet(ScoreSheet *sheet)
{
	require_format(sheet->format, SCORE_SHEET_FORMAT, TYPE_NAME);
	return sheet;
}

static ScoreSheet *
sheet_argument(FunctionCallInfo fcinfo, int n)
{
	return known_sheet((ScoreSheet *) PG_DETOAST_DATUM(PG_GETARG_DATUM(n)));
}

static Datum
sheet_datum(ScoreSheet *sheet)
{
	SET_VARSIZE(sheet, sheet_size(sheet));
	return PointerGetDatum(sheet);
}

/*
 * Input and output
 */

Datum
score_sheet_in(PG_FUNCTION_ARGS)
{
	ScoreSheet *sheet;
	Scanner		scanner;

	scan_begin(&scanner, PG_GETARG_CSTRING(0));
	sheet = sheet_scan(&scanner);
	if (sheet == NULL)
		return report_scan_failure(fcinfo, &scanner, TYPE_NAME);
	return sheet_datum(sheet);
}

Datum
score_sheet_out(PG_FUNCTION_ARGS)
{
	StringInfoData out;

	initStringInfo(&out);
	sheet_format(PG_GETARG_SCORE_SHEET(0), &out);
	PG_RETURN_CSTRING(out.data);
}

/*
 * The dimensions as scorecard_send() writes them, then for each the two parts
 * of its sum and its events, then a byte for the veto.
 */
Datum
score_sheet_recv(PG_FUNCTION_ARGS)
{
	StringInfo	message = (StringInfo) PG_GETARG_POINTER(0);
	EntryList	list;
	ScoreSheet *sheet;

	receive_version(message, BINARY_VERSION, TYPE_NAME);
	receive_entries(message, &list, false, card_last_fault, TYPE_NAME);
	sheet = sheet_start(entries_pack(&list));
	for (int i = 0; i < sheet->count; i++)
	{
		sheet->tally[i].sum = receive_double_double(message);
		sheet->tally[i].events = pq_getmsgint64(message);
	}
	sheet->vetoed = pq_getmsgbyte(message);
	if (sheet->vetoed > 1)
		require_received(fault(FAULT_SYNTAX, "a veto that is 0 or 1"), TYPE_NAME);
	require_received(sheet_complete(sheet), TYPE_NAME);
	return sheet_datum(sheet);
}

Datum
score_sheet_send(PG_FUNCTION_ARGS)
{
	ScoreSheet *sheet = PG_GETARG_SCORE_SHEET(0);
	StringInfoData message;

	pq_begintypsend(&message);
	send_version(&message, BINARY_VERSION);
	send_entries(&message, sheet_card(sheet), false);
	for (int i = 0; i < sheet->count; i++)
	{
		send_double_double(&message, sheet->tally[i].sum);
		pq_sendint64(&message, sheet->tally[i].events);
	}
	pq_sendbyte(&message, sheet->vetoed);
	PG_RETURN_BYTEA_P(pq_endtypsend(&message));
}

/* equal sheets are equal bytes, see sheet.h */
DEFINE_ORDER(score_sheet, compare_varlena_bytes);
DEFINE_VARLENA_HASH(score_sheet);

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
	StringInfoData out;

	initStringInfo(&out);
	card_format(card, &out);
	return out.data;
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
report_unknown_dimension(const ScoreSheet *sheet, Label name)
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
			 errmsg("the scorecard has no dimension \"%.*s\"",
					name.length, name.bytes),
			 errdetail("Its dimensions are %s.", known.data)));
}

/* the dimension that argument n names */
static inline int
dimension_argument(FunctionCallInfo fcinfo, int n, const ScoreSheet *sheet)
{
	Label		name = label_argument(fcinfo, n);
	int			dimension = sheet_find(sheet, name);

	if (unlikely(dimension < 0))
		report_unknown_dimension(sheet, name);
	return dimension;
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
		return known_sheet((ScoreSheet *) PG_GETARG_POINTER(0));
	return known_sheet((ScoreSheet *) PG_DETOAST_DATUM_COPY(PG_GETARG_DATUM(0)));
}

/* the state, or a new one, with the card of argument 1 */
static inline ScoreSheet *
sheet_of_card(FunctionCallInfo fcinfo)
{
	ScoreSheet *sheet;

	if (unlikely(PG_ARGISNULL(0)))
	{
		sheet = sheet_start(PG_GETARG_SCORECARD(1));
		SET_VARSIZE(sheet, sheet_size(sheet));
		return sheet;
	}
	sheet = sheet_state(fcinfo);
	/* the bytes of a card are compared as they lie in the row */
	if (unlikely(!sheet_has_card(sheet, label_argument(fcinfo, 1))))
		report_other_card(sheet, PG_GETARG_SCORECARD(1));
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
	int			dimension;
	bool		counted;

	if (PG_ARGISNULL(1))
		return aggregate_skip_row(fcinfo);
	sheet = sheet_of_card(fcinfo);
	if (PG_ARGISNULL(2))
		PG_RETURN_POINTER(sheet);

	dimension = dimension_argument(fcinfo, 2, sheet);
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
score_sheet_accum(PG_FUNCTION_ARGS)
{
	return accumulate(fcinfo, false);
}

Datum
score_sheet_accum_veto(PG_FUNCTION_ARGS)
{
	return accumulate(fcinfo, !PG_ARGISNULL(4) && PG_GETARG_BOOL(4));
}

/*
 * Merge two states; also the state function of rollup().  Strict: where one of
 * them is NULL the executor takes the other, copied into the right context.
 */
Datum
score_sheet_combine(PG_FUNCTION_ARGS)
{
	ScoreSheet *sheet = sheet_state(fcinfo);
	ScoreSheet *other = PG_GETARG_SCORE_SHEET(1);
	const char *card = (const char *) sheet_card(other) + ENTRIES_PAYLOAD;

	if (!sheet_has_card(sheet, label_of(card, other->card_size)))
		report_other_card(sheet, sheet_card(other));
	if (!sheet_merge(sheet, other))
		report_overflow();
	PG_FREE_IF_COPY(other, 1);
	PG_RETURN_POINTER(sheet);
}

/*
 * Reading a sheet
 */

Datum
score_sheet_total_points(PG_FUNCTION_ARGS)
{
	PG_RETURN_FLOAT8(sheet_total_points(PG_GETARG_SCORE_SHEET(0)));
}

Datum
score_sheet_points(PG_FUNCTION_ARGS)
{
	ScoreSheet *sheet = PG_GETARG_SCORE_SHEET(0);

	PG_RETURN_FLOAT8(sheet_points(sheet, dimension_argument(fcinfo, 1, sheet)));
}

Datum
score_sheet_full_points(PG_FUNCTION_ARGS)
{
	PG_RETURN_FLOAT8(card_full_points(sheet_card(PG_GETARG_SCORE_SHEET(0))));
}

Datum
score_sheet_event_count(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT64(PG_GETARG_SCORE_SHEET(0)->events);
}

Datum
score_sheet_vetoed(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(PG_GETARG_SCORE_SHEET(0)->vetoed != 0);
}

/* the band of the total points; a veto gives the last, whatever the points */
static int
sheet_band(const ScoreSheet *sheet, const Entries *scale)
{
	if (sheet->vetoed)
		return scale->count - 1;
	return scale_band(scale, sheet_total_points(sheet));
}

Datum
score_sheet_grade(PG_FUNCTION_ARGS)
{
	Entries    *scale = PG_GETARG_GRADE_SCALE(1);
	int			band = sheet_band(PG_GETARG_SCORE_SHEET(0), scale);

	if (band < 0)
		PG_RETURN_NULL();
	return label_datum(entries_label(scale, band));
}

Datum
score_sheet_grade_rank(PG_FUNCTION_ARGS)
{
	int			band = sheet_band(PG_GETARG_SCORE_SHEET(0),
								  PG_GETARG_GRADE_SCALE(1));

	if (band < 0)
		PG_RETURN_NULL();
	PG_RETURN_INT32(band + 1);
}

/* no number of points lifts a veto */
Datum
score_sheet_points_to_next(PG_FUNCTION_ARGS)
{
	ScoreSheet *sheet = PG_GETARG_SCORE_SHEET(0);
	float8		distance;

	if (sheet->vetoed)
		PG_RETURN_NULL();
	distance = scale_to_next(PG_GETARG_GRADE_SCALE(1), sheet_total_points(sheet));
	if (isinf(distance))
		float_overflow_error();
	PG_RETURN_FLOAT8(distance);
}

/* one row a dimension, in the order of the card */
Datum
score_sheet_breakdown(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;
	ScoreSheet *sheet = PG_GETARG_SCORE_SHEET(0);
	const Entries *card = sheet_card(sheet);

	InitMaterializedSRF(fcinfo, 0);
	for (int i = 0; i < sheet->count; i++)
	{
		Datum		values[5] = {
			label_datum(entries_label(card, i)),
			CStringGetTextDatum(dimension_kind_name(entries_tags(card)[i])),
			Float8GetDatum(card->number[i]),
			Float8GetDatum(sheet_points(sheet, i)),
			Int64GetDatum(sheet->tally[i].events)
		};
		bool		nulls[5] = {false};

		tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
	}
	return (Datum) 0;
}

static void
push_dimension(JsonbParseState **state, const ScoreSheet *sheet, int i)
{
	const Entries *card = sheet_card(sheet);

	json_begin_element(state);
	json_add_label(state, "dimension", entries_label(card, i));
	json_add_string(state, "kind", dimension_kind_name(entries_tags(card)[i]));
	json_add_measure(state, "full_points", true, card->number[i]);
	json_add_measure(state, "points", true, sheet_points(sheet, i));
	json_add_count(state, "events", sheet->tally[i].events);
	json_end_element(state);
}

/* one object with everything the accessors tell, by their names */
Datum
score_sheet_jsonb(PG_FUNCTION_ARGS)
{
	ScoreSheet *sheet = PG_GETARG_SCORE_SHEET(0);
	JsonbParseState *state;

	json_begin(&state);
	json_add_measure(&state, "total_points", true, sheet_total_points(sheet));
	json_add_measure(&state, "full_points", true,
					 card_full_points(sheet_card(sheet)));
	json_add_count(&state, "event_count", sheet->events);
	json_add_bool(&state, "vetoed", sheet->vetoed != 0);
	json_begin_array(&state, "breakdown");
	for (int i = 0; i < sheet->count; i++)
		push_dimension(&state, sheet, i);
	json_end_array(&state);
	return json_end(&state);
}
