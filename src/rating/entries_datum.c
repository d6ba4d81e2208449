/*
 * entries_datum.c
 *	  Lists of labelled numbers as values of SQL types.
 */
#include "postgres.h"

#include "libpq/pqformat.h"
#include "utils/builtins.h"

#include "base/report.h"
#include "base/wire.h"
#include "rating/entries_datum.h"

Entries    *
entries_datum(const EntryList *list)
{
	size_t		size = entries_size(list);
	Entries    *entries = palloc(size);

	entries_pack(list, entries);
	SET_VARSIZE(entries, size);
	return entries;
}

text	   *
label_text(Label label)
{
	return cstring_to_text_with_len(label.bytes, label.length);
}

/*
 * One entry: tag, number, position where there is one, and the label as text
 * led by its length.
 */
static void
receive_entry(StringInfo message, Entry *entry, bool positions,
			  const char *type_name)
{
	const char *bytes;
	const char *expected;
	int			length;

	memset(entry, 0, sizeof(Entry));
	entry->tag = pq_getmsgbyte(message);
	entry->number = require_finite(receive_float8(message), "number");
	if (positions)
		entry->position = pq_getmsgint(message, 4);
	length = pq_getmsgint(message, 4);
	if (length < 0)
		report_binary_fault(type_name, "a label length that is not negative");
	bytes = pq_getmsgtext(message, length, &length);
	expected = entry_set_label(entry, bytes, length);
	if (expected != NULL)
		report_binary_fault(type_name, expected);
}

void
receive_entries(StringInfo message, EntryList *list, bool positions,
				EntryFault last_fault, const char *type_name)
{
	int			count = pq_getmsgint(message, 4);

	if (count < 1 || count > ENTRIES_MAX)
		report_binary_fault(type_name, "1 to 64 entries");
	for (list->count = 1; list->count <= count; list->count++)
	{
		const char *expected;
		FaultKind	status;

		receive_entry(message, &list->entry[list->count - 1], positions,
					  type_name);
		expected = last_fault(list, &status);
		if (expected != NULL)
			report_binary_fault(type_name, expected);
	}
	list->count = count;
}

void
send_entries(StringInfo message, const Entries *entries, bool positions)
{
	pq_sendint32(message, entries->count);
	for (int i = 0; i < entries->count; i++)
	{
		Label		label = entries_label(entries, i);

		pq_sendbyte(message, entries_tag(entries, i));
		pq_sendfloat8(message, entries->number[i]);
		if (positions)
			pq_sendint32(message, entries_positions(entries)[i]);
		pq_sendcountedtext(message, label.bytes, label.length, false);
	}
}

int
argument_fault_code(FaultKind status)
{
	switch (status)
	{
		case FAULT_OUT_OF_RANGE:
			return ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE;
		case FAULT_TOO_LARGE:
			return ERRCODE_PROGRAM_LIMIT_EXCEEDED;
		default:
			return ERRCODE_INVALID_PARAMETER_VALUE;
	}
}
