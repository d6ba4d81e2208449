/*
 * scorecard.c
 *	  The SQL types scorecard and scorecard_draft, and the aggregate that makes
 *	  cards: converts, checks, and calls card.c.
 */
#include "postgres.h"

#include "fmgr.h"
#include "funcapi.h"
#include "utils/builtins.h"

#include "base/aggregate.h"
#include "base/json.h"
#include "base/order.h"
#include "base/report.h"
#include "base/wire.h"
#include "rating/card.h"
#include "rating/entries_datum.h"

PG_FUNCTION_INFO_V1(scorecard_in);
PG_FUNCTION_INFO_V1(scorecard_out);
PG_FUNCTION_INFO_V1(scorecard_recv);
PG_FUNCTION_INFO_V1(scorecard_send);
PG_FUNCTION_INFO_V1(scorecard_full_points);
PG_FUNCTION_INFO_V1(scorecard_dimensions);
PG_FUNCTION_INFO_V1(scorecard_jsonb);
PG_FUNCTION_INFO_V1(scorecard_draft_in);
PG_FUNCTION_INFO_V1(scorecard_draft_out);
PG_FUNCTION_INFO_V1(scorecard_draft_recv);
PG_FUNCTION_INFO_V1(scorecard_draft_send);
PG_FUNCTION_INFO_V1(scorecard_draft_jsonb);
PG_FUNCTION_INFO_V1(scorecard_draft_accum);
PG_FUNCTION_INFO_V1(scorecard_draft_combine);
PG_FUNCTION_INFO_V1(scorecard_draft_final);

#define TYPE_NAME "scorecard"
#define DRAFT_TYPE_NAME "scorecard_draft"
#define BINARY_VERSION 1		/* of both */
#define PG_GETARG_SCORECARD(n) entries_argument(fcinfo, n, TYPE_NAME)
#define PG_GETARG_SCORECARD_DRAFT(n) entries_argument(fcinfo, n, DRAFT_TYPE_NAME)

/*
 * Input and output of cards
 */

Datum
scorecard_in(PG_FUNCTION_ARGS)
{
	EntryList	list;
	Scanner		scanner;

	scan_begin(&scanner, PG_GETARG_CSTRING(0));
	if (!card_scan(&scanner, &list))
		return report_scan_failure(fcinfo, &scanner, TYPE_NAME);
	PG_RETURN_POINTER(entries_datum(&list));
}

Datum
scorecard_out(PG_FUNCTION_ARGS)
{
	StringInfoData out;

	initStringInfo(&out);
	card_format(PG_GETARG_SCORECARD(0), &out);
	PG_RETURN_CSTRING(out.data);
}

Datum
scorecard_recv(PG_FUNCTION_ARGS)
{
	StringInfo	message = (StringInfo) PG_GETARG_POINTER(0);
	EntryList	list;

	receive_version(message, BINARY_VERSION, TYPE_NAME);
	receive_entries(message, &list, false, card_last_fault, TYPE_NAME);
	PG_RETURN_POINTER(entries_datum(&list));
}

Datum
scorecard_send(PG_FUNCTION_ARGS)
{
	StringInfoData message;

	pq_begintypsend(&message);
	send_version(&message, BINARY_VERSION);
	send_entries(&message, PG_GETARG_SCORECARD(0), false);
	PG_RETURN_BYTEA_P(pq_endtypsend(&message));
}

static int
compare_cards(FunctionCallInfo fcinfo)
{
	return compare_entries(fcinfo, TYPE_NAME);
}

DEFINE_ORDER(scorecard, compare_cards);
DEFINE_VARLENA_HASH(scorecard);

/*
 * Reading a card
 */

Datum
scorecard_full_points(PG_FUNCTION_ARGS)
{
	PG_RETURN_FLOAT8(card_full_points(PG_GETARG_SCORECARD(0)));
}

/* one row a dimension, as scorecard_agg() takes them */
Datum
scorecard_dimensions(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;
	Entries    *card = PG_GETARG_SCORECARD(0);

	InitMaterializedSRF(fcinfo, 0);
	for (int i = 0; i < card->count; i++)
	{
		Datum		values[4] = {
			Int32GetDatum(i + 1), label_datum(entries_label(card, i)),
			Float8GetDatum(card->number[i]),
			CStringGetTextDatum(dimension_kind_name(entries_tags(card)[i]))
		};
		bool		nulls[4] = {false};

		tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
	}
	return (Datum) 0;
}

static void
add_dimension(JsonbParseState **state, const Entries *card, int i, int position)
{
	json_begin_element(state);
	json_add_count(state, "position", position);
	json_add_label(state, "dimension", entries_label(card, i));
	json_add_measure(state, "full_points", true, card->number[i]);
	json_add_string(state, "kind", dimension_kind_name(entries_tags(card)[i]));
	json_end_element(state);
}

Datum
scorecard_jsonb(PG_FUNCTION_ARGS)
{
	Entries    *card = PG_GETARG_SCORECARD(0);
	JsonbParseState *state;
	StringInfoData written;

	initStringInfo(&written);
	card_format(card, &written);
	json_begin(&state);
	json_add_string(&state, "text", written.data);
	json_add_measure(&state, "full_points", true, card_full_points(card));
	json_begin_array(&state, "dimensions");
	for (int i = 0; i < card->count; i++)
		add_dimension(&state, card, i, i + 1);
	json_end_array(&state);
	return json_end(&state);
}

/*
 * Input and output of drafts
 */

Datum
scorecard_draft_in(PG_FUNCTION_ARGS)
{
	EntryList	list;
	Scanner		scanner;

	scan_begin(&scanner, PG_GETARG_CSTRING(0));
	if (!draft_scan(&scanner, &list))
		return report_scan_failure(fcinfo, &scanner, DRAFT_TYPE_NAME);
	PG_RETURN_POINTER(entries_datum(&list));
}

Datum
scorecard_draft_out(PG_FUNCTION_ARGS)
{
	StringInfoData out;

	initStringInfo(&out);
	draft_format(PG_GETARG_SCORECARD_DRAFT(0), &out);
	PG_RETURN_CSTRING(out.data);
}

Datum
scorecard_draft_recv(PG_FUNCTION_ARGS)
{
	StringInfo	message = (StringInfo) PG_GETARG_POINTER(0);
	EntryList	list;

	receive_version(message, BINARY_VERSION, DRAFT_TYPE_NAME);
	receive_entries(message, &list, true, draft_last_fault, DRAFT_TYPE_NAME);
	PG_RETURN_POINTER(entries_datum(&list));
}

Datum
scorecard_draft_send(PG_FUNCTION_ARGS)
{
	StringInfoData message;

	pq_begintypsend(&message);
	send_version(&message, BINARY_VERSION);
	send_entries(&message, PG_GETARG_SCORECARD_DRAFT(0), true);
	PG_RETURN_BYTEA_P(pq_endtypsend(&message));
}

static int
compare_drafts(FunctionCallInfo fcinfo)
{
	return compare_entries(fcinfo, DRAFT_TYPE_NAME);
}

DEFINE_ORDER(scorecard_draft, compare_drafts);
DEFINE_VARLENA_HASH(scorecard_draft);

Datum
scorecard_draft_jsonb(PG_FUNCTION_ARGS)
{
	Entries    *draft = PG_GETARG_SCORECARD_DRAFT(0);
	JsonbParseState *state;
	StringInfoData written;

	initStringInfo(&written);
	draft_format(draft, &written);
	json_begin(&state);
	json_add_string(&state, "text", written.data);
	json_begin_array(&state, "dimensions");
	for (int i = 0; i < draft->count; i++)
		add_dimension(&state, draft, i, entries_positions(draft)[i]);
	json_end_array(&state);
	return json_end(&state);
}

/*
 * Aggregation.  A card has few dimensions, so each row may build its list anew.
 */

static void
insert_dimension(EntryList *list, const Entry *dimension)
{
	require_argument(draft_insert(list, dimension),
					 "dimension \"%.*s\" at position %d does not fit into the scorecard",
					 dimension->label.length, dimension->label.bytes,
					 dimension->position);
}

/* the arguments from position on */
static Entry
dimension_argument(FunctionCallInfo fcinfo)
{
	Entry		dimension = {0};

	dimension.position = PG_GETARG_INT32(1);
	dimension.label = label_argument(fcinfo, 2);
	dimension.number = require_finite(PG_GETARG_FLOAT8(3), "full points");
	dimension.tag = DIMENSION_DEDUCT;
	require_argument(entry_label_fault(dimension.label),
					 "invalid name of a dimension: \"%.*s\"",
					 dimension.label.length, dimension.label.bytes);
	if (!PG_ARGISNULL(4))
	{
		Label		kind = label_argument(fcinfo, 4);

		require_argument(dimension_set_kind(&dimension, kind),
						 "invalid kind of a dimension: \"%.*s\"",
						 kind.length, kind.bytes);
	}
	return dimension;
}

Datum
scorecard_draft_accum(PG_FUNCTION_ARGS)
{
	EntryList	list;
	Entry		dimension;

	if (PG_ARGISNULL(1) || PG_ARGISNULL(2) || PG_ARGISNULL(3))
		return aggregate_skip_row(fcinfo);
	list.count = 0;
	if (!PG_ARGISNULL(0))
		entries_unpack(PG_GETARG_SCORECARD_DRAFT(0), &list);
	dimension = dimension_argument(fcinfo);
	insert_dimension(&list, &dimension);
	PG_RETURN_POINTER(entries_datum(&list));
}

Datum
scorecard_draft_combine(PG_FUNCTION_ARGS)
{
	EntryList	list;
	EntryList	other;

	entries_unpack(PG_GETARG_SCORECARD_DRAFT(0), &list);
	entries_unpack(PG_GETARG_SCORECARD_DRAFT(1), &other);
	for (int i = 0; i < other.count; i++)
		insert_dimension(&list, &other.entry[i]);
	PG_RETURN_POINTER(entries_datum(&list));
}

/* in the order of the positions, which the card does not keep */
Datum
scorecard_draft_final(PG_FUNCTION_ARGS)
{
	EntryList	list;

	entries_unpack(PG_GETARG_SCORECARD_DRAFT(0), &list);
	for (int i = 0; i < list.count; i++)
		list.entry[i].position = 0;
	PG_RETURN_POINTER(entries_datum(&list));
}
