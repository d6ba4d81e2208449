/*
 * scorecard.c
 *	  The SQL types scorecard and scorecard_draft, and the aggregate that makes
 *	  cards: converts, checks, and calls card.c.
 */
#include "postgres.h"

#include "fmgr.h"
#include "libpq/pqformat.h"
#include "utils/builtins.h"

#include "base/aggregate.h"
#include "base/report.h"
#include "rating/card.h"
#include "rating/entries_datum.h"

PG_FUNCTION_INFO_V1(scorecard_in);
PG_FUNCTION_INFO_V1(scorecard_out);
PG_FUNCTION_INFO_V1(scorecard_recv);
PG_FUNCTION_INFO_V1(scorecard_send);
PG_FUNCTION_INFO_V1(scorecard_draft_in);
PG_FUNCTION_INFO_V1(scorecard_draft_out);
PG_FUNCTION_INFO_V1(scorecard_draft_recv);
PG_FUNCTION_INFO_V1(scorecard_draft_send);
PG_FUNCTION_INFO_V1(scorecard_accum);
PG_FUNCTION_INFO_V1(scorecard_combine);
PG_FUNCTION_INFO_V1(scorecard_final);
PG_FUNCTION_INFO_V1(scorecard_full_points);

#define TYPE_NAME "scorecard"
#define DRAFT_TYPE_NAME "scorecard_draft"

/*
 * Input and output
 */

Datum
scorecard_in(PG_FUNCTION_ARGS)
{
	EntryList  *list = palloc(sizeof(EntryList));
	Scanner		scanner;

	scan_begin(&scanner, PG_GETARG_CSTRING(0));
	if (!card_scan(&scanner, list))
		return report_scan_failure(fcinfo, &scanner, TYPE_NAME);
	PG_RETURN_POINTER(entries_datum(list));
}

Datum
scorecard_out(PG_FUNCTION_ARGS)
{
	Entries    *card = PG_GETARG_ENTRIES(0);
	char	   *buffer = palloc(card->count * CARD_DIMENSION_TEXT_MAX + 1);

	card_format(card, buffer);
	PG_RETURN_CSTRING(buffer);
}

Datum
scorecard_recv(PG_FUNCTION_ARGS)
{
	StringInfo	message = (StringInfo) PG_GETARG_POINTER(0);
	EntryList  *list = palloc(sizeof(EntryList));

	receive_entries(message, list, false, card_last_fault, TYPE_NAME);
	PG_RETURN_POINTER(entries_datum(list));
}

Datum
scorecard_send(PG_FUNCTION_ARGS)
{
	StringInfoData message;

	pq_begintypsend(&message);
	send_entries(&message, PG_GETARG_ENTRIES(0), false);
	PG_RETURN_BYTEA_P(pq_endtypsend(&message));
}

Datum
scorecard_draft_in(PG_FUNCTION_ARGS)
{
	EntryList  *list = palloc(sizeof(EntryList));
	Scanner		scanner;

	scan_begin(&scanner, PG_GETARG_CSTRING(0));
	if (!draft_scan(&scanner, list))
		return report_scan_failure(fcinfo, &scanner, DRAFT_TYPE_NAME);
	PG_RETURN_POINTER(entries_datum(list));
}

Datum
scorecard_draft_out(PG_FUNCTION_ARGS)
{
	Entries    *draft = PG_GETARG_ENTRIES(0);
	char	   *buffer = palloc(draft->count * CARD_DIMENSION_TEXT_MAX + 1);

	draft_format(draft, buffer);
	PG_RETURN_CSTRING(buffer);
}

Datum
scorecard_draft_recv(PG_FUNCTION_ARGS)
{
	StringInfo	message = (StringInfo) PG_GETARG_POINTER(0);
	EntryList  *list = palloc(sizeof(EntryList));

	receive_entries(message, list, true, draft_last_fault, DRAFT_TYPE_NAME);
	PG_RETURN_POINTER(entries_datum(list));
}

Datum
scorecard_draft_send(PG_FUNCTION_ARGS)
{
	StringInfoData message;

	pq_begintypsend(&message);
	send_entries(&message, PG_GETARG_ENTRIES(0), true);
	PG_RETURN_BYTEA_P(pq_endtypsend(&message));
}

/*
 * Aggregation.  A card has few dimensions, so each row may build its list anew.
 */

static void
insert_dimension(EntryList *list, const Entry *entry)
{
	FaultKind	status;
	const char *expected = draft_insert(list, entry, &status);

	if (expected != NULL)
		ereport(ERROR,
				(errcode(argument_fault_code(status)),
				 errmsg("dimension \"%.*s\" at position %d does not fit into the scorecard",
						entry->length, entry->label, entry->position),
				 errdetail("Expected %s.", expected)));
}

/* the arguments from position on as an entry */
static void
read_dimension(FunctionCallInfo fcinfo, Entry *entry)
{
	text	   *name = PG_GETARG_TEXT_PP(2);
	const char *expected;

	memset(entry, 0, sizeof(Entry));
	entry->position = PG_GETARG_INT32(1);
	entry->number = require_finite(PG_GETARG_FLOAT8(3), "full points");
	entry->tag = DIMENSION_DEDUCT;
	expected = entry_set_label(entry, VARDATA_ANY(name),
							   VARSIZE_ANY_EXHDR(name));
	if (expected != NULL)
		ereport(ERROR,
				(errcode(VARSIZE_ANY_EXHDR(name) > LABEL_MAX ?
						 ERRCODE_PROGRAM_LIMIT_EXCEEDED :
						 ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("invalid name of a dimension: \"%s\"",
						text_to_cstring(name)),
				 errdetail("Expected %s.", expected)));
	if (!PG_ARGISNULL(4))
	{
		text	   *kind = PG_GETARG_TEXT_PP(4);

		if (!dimension_kind_from_name(VARDATA_ANY(kind),
									  VARSIZE_ANY_EXHDR(kind), &entry->tag))
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("invalid kind of a dimension: \"%s\"",
							text_to_cstring(kind)),
					 errdetail("Expected deduct, earn or bonus.")));
	}
}

Datum
scorecard_accum(PG_FUNCTION_ARGS)
{
	EntryList	list;
	Entry		entry;

	if (PG_ARGISNULL(1) || PG_ARGISNULL(2) || PG_ARGISNULL(3))
		return aggregate_skip_row(fcinfo);
	list.count = 0;
	if (!PG_ARGISNULL(0))
		entries_unpack(PG_GETARG_ENTRIES(0), &list);
	read_dimension(fcinfo, &entry);
	insert_dimension(&list, &entry);
	PG_RETURN_POINTER(entries_datum(&list));
}

Datum
scorecard_combine(PG_FUNCTION_ARGS)
{
	EntryList	list;
	EntryList	other;

	entries_unpack(PG_GETARG_ENTRIES(0), &list);
	entries_unpack(PG_GETARG_ENTRIES(1), &other);
	for (int i = 0; i < other.count; i++)
		insert_dimension(&list, &other.entry[i]);
	PG_RETURN_POINTER(entries_datum(&list));
}

/* in the order of the positions, which the card does not keep */
Datum
scorecard_final(PG_FUNCTION_ARGS)
{
	EntryList	list;

	entries_unpack(PG_GETARG_ENTRIES(0), &list);
	for (int i = 0; i < list.count; i++)
		list.entry[i].position = 0;
	PG_RETURN_POINTER(entries_datum(&list));
}

/*
 * Reading a card
 */

Datum
scorecard_full_points(PG_FUNCTION_ARGS)
{
	PG_RETURN_FLOAT8(card_full_points(PG_GETARG_ENTRIES(0)));
}
