/*
 * entries.c
 *	  A short list of labelled numbers: what grade scales and scorecards are.
 */
#include "base/pure.h"

#include "rating/entries.h"

size_t
entries_size(const Entries *entries)
{
	return ENTRIES_HEADER + entries->count * ENTRY_FIXED +
		entries_ends(entries)[entries->count - 1];
}

/*
 * The list as it is stored, but for vl_len_, which is 0.
 */
Entries    *
entries_pack(const EntryList *list)
{
	Entries    *entries;
	int32	   *position;
	uint16	   *end;
	uint8	   *tag;
	char	   *labels;
	int			length = 0;

	for (int i = 0; i < list->count; i++)
		length += list->entry[i].label.length;
	entries = palloc0(ENTRIES_HEADER + list->count * ENTRY_FIXED + length);
	entries->format = ENTRIES_FORMAT;
	entries->count = list->count;
	position = unconstify(int32 *, entries_positions(entries));
	end = unconstify(uint16 *, entries_ends(entries));
	tag = unconstify(uint8 *, entries_tags(entries));
	labels = unconstify(char *, entries_labels(entries));
	length = 0;
	for (int i = 0; i < list->count; i++)
	{
		const Entry *entry = &list->entry[i];

		entries->number[i] = entry->number;
		position[i] = entry->position;
		tag[i] = entry->tag;
		memcpy(labels + length, entry->label.bytes, entry->label.length);
		length += entry->label.length;
		end[i] = length;
	}
	return entries;
}

/*
 * The labels stay where they are.
 */
void
entries_unpack(const Entries *entries, EntryList *list)
{
	list->count = entries->count;
	for (int i = 0; i < entries->count; i++)
	{
		Entry	   *entry = &list->entry[i];

		entry->label = entries_label(entries, i);
		entry->number = entries->number[i];
		entry->position = entries_positions(entries)[i];
		entry->tag = entries_tags(entries)[i];
	}
}

static int
compare_entry(const Entries *a, const Entries *b, int i)
{
	int			order = label_compare(entries_label(a, i), entries_label(b, i));

	if (order == 0)
		order = compare_float8(a->number[i], b->number[i]);
	if (order == 0)
		order = (int) entries_tags(a)[i] - (int) entries_tags(b)[i];
	if (order == 0)
		order = compare_float8(entries_positions(a)[i], entries_positions(b)[i]);
	return order;
}

/*
 * Entry by entry, by label (its bytes), number, tag and position.
 */
int
entries_compare(const Entries *a, const Entries *b)
{
	for (int i = 0; i < Min(a->count, b->count); i++)
	{
		int			order = compare_entry(a, b, i);

		if (order != 0)
			return order;
	}
	return (int) a->count - (int) b->count;
}

/*
 * One entry more, which must fit those before it.
 */
bool
scan_entry(Scanner *scanner, EntryList *list, EntryScan scan,
		   EntryFault last_fault)
{
	Entry	   *entry = &list->entry[list->count];
	const char *start;

	scan_space(scanner);
	start = scanner->at;
	if (list->count == ENTRIES_MAX)
		return scan_fail(scanner, FAULT_TOO_LARGE, "at most 64 entries");
	memset(entry, 0, sizeof(Entry));
	list->count++;
	return scan(scanner, entry) && scan_accept(scanner, last_fault(list), start);
}

bool
scan_entries(Scanner *scanner, EntryList *list, EntryScan scan,
			 EntryFault last_fault)
{
	list->count = 0;
	do
	{
		if (!scan_entry(scanner, list, scan, last_fault))
			return false;
	} while (scan_separator(scanner));
	return true;
}

bool
scan_entry_label(Scanner *scanner, Entry *entry)
{
	const char *start;

	scan_space(scanner);
	start = scanner->at;
	return scan_label(scanner, &entry->label) &&
		scan_accept(scanner, entry_label_fault(entry->label), start);
}

Fault
entry_label_fault(Label label)
{
	if (label.length < 1)
		return fault(FAULT_SYNTAX, "a label of 1 to 127 bytes");
	if (label.length > LABEL_MAX)
		return fault(FAULT_TOO_LARGE, "a label of 1 to 127 bytes");
	if (label_has_control(label))
		return fault(FAULT_SYNTAX, "a label without control characters");
	return no_fault();
}

bool
entries_repeat_last_label(const EntryList *list)
{
	const Entry *last = &list->entry[list->count - 1];

	for (const Entry *entry = list->entry; entry < last; entry++)
	{
		if (label_equal(entry->label, last->label))
			return true;
	}
	return false;
}
