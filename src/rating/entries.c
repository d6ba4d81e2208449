/*
 * entries.c
 *	  A short list of labelled numbers: what grade scales and scorecards are.
 */
#include "base/pure.h"

#include "rating/entries.h"

/* what ends a label that stands without quotes, beside white space */
static const char *const delimiters[] = {
	",", "，", ":", ";", "\"", "<", ">", "=", "≤", "≥"
};

#define LABEL_EXPECTED "a label of 1 to 127 bytes"

size_t
entries_size(const EntryList *list)
{
	size_t		size = ENTRIES_HEADER + list->count * ENTRY_FIXED;

	for (int i = 0; i < list->count; i++)
		size += list->entry[i].length;
	return size;
}

/*
 * Write the list to memory of entries_size() bytes, all but vl_len_.
 */
void
entries_pack(const EntryList *list, Entries *entries)
{
	int32	   *position;
	uint16	   *end;
	uint8	   *tag;
	char	   *labels;
	int			length = 0;

	entries->count = list->count;
	position = unconstify(int32 *, entries_positions(entries));
	end = unconstify(uint16 *, entries_ends(entries));
	tag = (uint8 *) (end + list->count);
	labels = (char *) (tag + list->count);
	for (int i = 0; i < list->count; i++)
	{
		const Entry *entry = &list->entry[i];

		entries->number[i] = entry->number;
		position[i] = entry->position;
		tag[i] = entry->tag;
		memcpy(labels + length, entry->label, entry->length);
		length += entry->length;
		end[i] = length;
	}
}

void
entries_unpack(const Entries *entries, EntryList *list)
{
	list->count = entries->count;
	for (int i = 0; i < entries->count; i++)
	{
		Entry	   *entry = &list->entry[i];
		Label		label = entries_label(entries, i);

		entry->number = entries->number[i];
		entry->position = entries_positions(entries)[i];
		entry->tag = entries_tag(entries, i);
		entry->length = label.length;
		memcpy(entry->label, label.bytes, label.length);
	}
}

static int
compare_entry(const Entries *a, const Entries *b, int i)
{
	Label		first = entries_label(a, i);
	Label		second = entries_label(b, i);
	int			order = memcmp(first.bytes, second.bytes,
							   Min(first.length, second.length));

	if (order == 0)
		order = first.length - second.length;
	if (order == 0)
		order = (a->number[i] > b->number[i]) - (a->number[i] < b->number[i]);
	if (order == 0)
		order = (int) entries_tag(a, i) - (int) entries_tag(b, i);
	return order;
}

/*
 * Entry by entry, by label (its bytes), number and tag.
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
	return a->count - b->count;
}

/*
 * Which entry has the label; -1 if none.
 */
int
entries_find(const Entries *entries, const char *bytes, int length)
{
	for (int i = 0; i < entries->count; i++)
	{
		Label		label = entries_label(entries, i);

		if (label.length == length && memcmp(label.bytes, bytes, length) == 0)
			return i;
	}
	return -1;
}

/*
 * Make room for one entry more.
 */
bool
entries_begin(Scanner *scanner, EntryList *list, Entry **entry)
{
	scan_space(scanner);
	if (list->count == ENTRIES_MAX)
		return scan_fail(scanner, FAULT_TOO_LARGE, "at most 64 entries");
	*entry = &list->entry[list->count++];
	memset(*entry, 0, sizeof(Entry));
	return scanner->fault.kind == FAULT_NONE;
}

/*
 * Returns NULL, or what would have been right.
 */
const char *
entry_set_label(Entry *entry, const char *bytes, int length)
{
	if (length < 1 || length > LABEL_MAX)
		return LABEL_EXPECTED;
	for (int i = 0; i < length; i++)
	{
		if (is_control(bytes + i, length - i))
			return "a label without control characters";
	}
	memcpy(entry->label, bytes, length);
	entry->length = length;
	return NULL;
}

bool
entries_has_label_before_last(const EntryList *list)
{
	const Entry *last = &list->entry[list->count - 1];

	for (const Entry *entry = list->entry; entry < last; entry++)
	{
		if (entry->length == last->length &&
			memcmp(entry->label, last->label, last->length) == 0)
			return true;
	}
	return false;
}

/* bytes of the delimiter at p, of which so many may be read; 0 if none */
static int
delimiter_length(const char *p, int available)
{
	for (size_t i = 0; i < lengthof(delimiters); i++)
	{
		int			length = strlen(delimiters[i]);

		if (length <= available && memcmp(p, delimiters[i], length) == 0)
			return length;
	}
	return 0;
}

/* the same for white space */
static int
space_length(const char *p, int available)
{
	char		next[4] = {0};

	memcpy(next, p, Min(available, 3));
	return scan_space_length(next);
}

static bool
needs_quotes(Label label)
{
	for (int i = 0; i < label.length; i++)
	{
		if (delimiter_length(label.bytes + i, label.length - i) > 0 ||
			space_length(label.bytes + i, label.length - i) > 0)
			return true;
	}
	return false;
}

/*
 * The label after an opening quote; two quotes are one.
 */
static bool
scan_quoted(Scanner *scanner, char *bytes, int *length)
{
	while (*scanner->at != '\0')
	{
		if (*scanner->at == '"' && *++scanner->at != '"')
			return true;
		if (*length > LABEL_MAX)
			return scan_fail(scanner, FAULT_TOO_LARGE, LABEL_EXPECTED);
		bytes[(*length)++] = *scanner->at++;
	}
	return scan_fail(scanner, FAULT_SYNTAX, "a closing quote");
}

/*
 * A label: a word without any of , : ; " < > =, or anything in double quotes.
 */
bool
entry_scan_label(Scanner *scanner, Entry *entry)
{
	char		quoted[LABEL_MAX + 1];
	const char *start;
	const char *expected;
	int			length = 0;

	if (scanner->fault.kind != FAULT_NONE)
		return false;
	scan_space(scanner);
	start = scanner->at;
	if (scan_literal(scanner, "\""))
	{
		if (!scan_quoted(scanner, quoted, &length))
			return false;
		expected = entry_set_label(entry, quoted, length);
	}
	else
	{
		while (*scanner->at != '\0' && scan_space_length(scanner->at) == 0 &&
			   delimiter_length(scanner->at, strnlen(scanner->at, 3)) == 0)
			scanner->at++;
		length = Min(scanner->at - start, LABEL_MAX + 1);
		expected = entry_set_label(entry, start, length);
	}
	if (expected == NULL)
		return true;
	scanner->at = start;
	return scan_fail(scanner, length > LABEL_MAX ? FAULT_TOO_LARGE : FAULT_SYNTAX,
					 expected);
}

/*
 * Write the label, in quotes where it needs them: at most LABEL_TEXT_MAX bytes,
 * without a NUL.  Returns their number.
 */
int
format_label(Label label, char *buffer)
{
	bool		quotes = needs_quotes(label);
	int			length = 0;

	if (quotes)
		buffer[length++] = '"';
	for (int i = 0; i < label.length; i++)
	{
		if (label.bytes[i] == '"')
			buffer[length++] = '"';
		buffer[length++] = label.bytes[i];
	}
	if (quotes)
		buffer[length++] = '"';
	return length;
}
