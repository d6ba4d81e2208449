/*
 * entries_datum.c
 *	  Lists of labelled numbers as values of SQL types.
 */
#include "postgres.h"

#include "utils/builtins.h"

#include "base/report.h"
#include "base/wire.h"
#include "rating/entries_datum.h"

Datum
label_datum(Label label)
{
	return PointerGetDatum(cstring_to_text_with_len(label.bytes, label.length));
}

Entries    *
entries_argument(FunctionCallInfo fcinfo, int n, const char *type_name)
{
	Entries    *entries = (Entries *) PG_DETOAST_DATUM(PG_GETARG_DATUM(n));

	require_format(entries->format, ENTRIES_FORMAT, type_name);
	return entries;
}

Entries    *
entries_datum(const EntryList *list)
{
	Entries    *entries = entries_pack(list);

	SET_VARSIZE(entries, entries_size(entries));
	return entries;
}

/* indexes and sorts count on comparisons that leave nothing behind */
int
compare_entries(FunctionCallInfo fcinfo, const char *type_name)
{
	Entries    *a = entries_argument(fcinfo, 0, type_name);
	Entries    *b = entries_argument(fcinfo, 1, type_name);
	int			order = entries_compare(a, b);

	PG_FREE_IF_COPY(a, 0);
	PG_FREE_IF_COPY(b, 1);
	return order;
}

/*
 * Their number, then of each the tag, the number, the position where there is
 * one, and the label.
 */
void
receive_entries(StringInfo message, EntryList *list, bool positions,
				EntryFault last_fault, const char *type_name)
{
	int			count = pq_getmsgint(message, 4);

	if (count < 1 || count > ENTRIES_MAX)
		require_received(fault(FAULT_SYNTAX, "1 to 64 entries"), type_name);
	for (list->count = 0; list->count < count;)
	{
		Entry	   *entry = &list->entry[list->count++];

		entry->tag = pq_getmsgbyte(message);
		entry->number = require_finite(receive_float8(message), "number");
		entry->position = positions ? (int32) pq_getmsgint(message, 4) : 0;
		entry->label = receive_label(message, type_name);
		require_received(entry_label_fault(entry->label), type_name);
		require_received(last_fault(list), type_name);
	}
}

void
send_entries(StringInfo message, const Entries *entries, bool positions)
{
	pq_sendint32(message, entries->count);
	for (int i = 0; i < entries->count; i++)
	{
		pq_sendbyte(message, entries_tags(entries)[i]);
		pq_sendfloat8(message, entries->number[i]);
		if (positions)
			pq_sendint32(message, entries_positions(entries)[i]);
		send_label(message, entries_label(entries, i));
	}
}
