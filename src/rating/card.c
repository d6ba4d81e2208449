/*
 * card.c
 *	  A scorecard: the dimensions of a rating and their full points.
 */
#include "base/pure.h"

#include <math.h>

#include "rating/card.h"

static const char *const kind_names[] = {NULL, "deduct", "earn", "bonus"};

#define KIND_EXPECTED "deduct, earn or bonus"

const char *
dimension_kind_name(DimensionKind kind)
{
	return kind_names[kind];
}

bool
dimension_kind_from_name(const char *name, size_t length, uint8 *kind)
{
	for (uint8 i = DIMENSION_DEDUCT; i <= DIMENSION_BONUS; i++)
	{
		if (strlen(kind_names[i]) == length &&
			memcmp(kind_names[i], name, length) == 0)
		{
			*kind = i;
			return true;
		}
	}
	return false;
}

/*
 * What the dimension just added to a list violates, as what was expected; NULL
 * if it may follow those before it.
 */
const char *
card_last_fault(const EntryList *list, FaultKind *status)
{
	const Entry *last = &list->entry[list->count - 1];

	*status = FAULT_SYNTAX;
	if (entries_has_label_before_last(list))
		return "a dimension that stands only once";
	if (last->tag < DIMENSION_DEDUCT || last->tag > DIMENSION_BONUS)
		return KIND_EXPECTED;
	*status = FAULT_OUT_OF_RANGE;
	if (!(last->number > 0 && last->number <= POINTS_MAX))
		return "full points that are more than 0 and at most 1e300";
	return NULL;
}

static bool
scan_kind(Scanner *scanner, Entry *entry)
{
	size_t		length = 0;

	scan_space(scanner);
	while ((scanner->at[length] >= 'a' && scanner->at[length] <= 'z') ||
		   (scanner->at[length] >= 'A' && scanner->at[length] <= 'Z'))
		length++;
	entry->tag = DIMENSION_DEDUCT;
	if (length > 0 &&
		!dimension_kind_from_name(scanner->at, length, &entry->tag))
		return scan_fail(scanner, FAULT_SYNTAX, KIND_EXPECTED);
	scanner->at += length;
	return true;
}

/*
 * name full_points [ deduct | earn | bonus ]
 */
static bool
scan_dimension(Scanner *scanner, Entry *entry)
{
	return entry_scan_label(scanner, entry) &&
		scan_float8(scanner, &entry->number) && scan_kind(scanner, entry);
}

bool
card_scan_dimension(Scanner *scanner, EntryList *list)
{
	Entry	   *entry;
	const char *start;
	const char *expected;
	FaultKind	status;

	if (!entries_begin(scanner, list, &entry))
		return false;
	start = scanner->at;
	if (!scan_dimension(scanner, entry))
		return false;
	expected = card_last_fault(list, &status);
	if (expected == NULL)
		return true;
	scanner->at = start;
	return scan_fail(scanner, status, expected);
}

bool
card_scan(Scanner *scanner, EntryList *list)
{
	list->count = 0;
	do
	{
		if (!card_scan_dimension(scanner, list))
			return false;
	} while (scan_separator(scanner));
	if (*scanner->at != '\0')
		return scan_fail(scanner, FAULT_SYNTAX, "a kind of dimension, a comma or the end of the text");
	return true;
}

/*
 * Write one dimension, at most CARD_DIMENSION_TEXT_MAX bytes with the NUL, and
 * return its length.
 */
int
card_format_dimension(const Entries *card, int i, char *buffer)
{
	DimensionKind kind = entries_tag(card, i);
	int			length = format_label(entries_label(card, i), buffer);

	buffer[length++] = ' ';
	length += format_float8(card->number[i], buffer + length);
	if (kind != DIMENSION_DEDUCT)
		length += sprintf(buffer + length, " %s", kind_names[kind]);
	return length;
}

/*
 * Write the canonical text, at most count * CARD_DIMENSION_TEXT_MAX bytes with
 * the NUL, and return its length.
 */
int
card_format(const Entries *card, char *buffer)
{
	int			length = 0;

	for (int i = 0; i < card->count; i++)
	{
		if (i > 0)
			length += sprintf(buffer + length, ", ");
		length += card_format_dimension(card, i, buffer + length);
	}
	return length;
}

/*
 * The full mark: what can be reached without a bonus.
 */
float8
card_full_points(const Entries *card)
{
	DoubleDouble sum = {0, 0};

	for (int i = 0; i < card->count; i++)
	{
		if (entries_tag(card, i) != DIMENSION_BONUS)
			double_double_add(&sum, card->number[i]);
	}
	return sum.hi;
}

const char *
draft_last_fault(const EntryList *list, FaultKind *status)
{
	const Entry *last = &list->entry[list->count - 1];

	if (list->count > 1 && last->position <= last[-1].position)
	{
		*status = FAULT_SYNTAX;
		return "a position above the one before";
	}
	return card_last_fault(list, status);
}

/*
 * position: name full_points [ kind ]
 */
static bool
draft_scan_dimension(Scanner *scanner, EntryList *list)
{
	Entry	   *entry;
	const char *start;
	const char *expected;
	FaultKind	status;
	int64		position;

	if (!entries_begin(scanner, list, &entry))
		return false;
	start = scanner->at;
	if (!scan_int64(scanner, &position) ||
		!scan_expect(scanner, ":") ||
		!scan_dimension(scanner, entry))
		return false;
	entry->position = (int32) position;

	scanner->at = entry->position == position ? scanner->at : start;
	if (entry->position != position)
		return scan_fail(scanner, FAULT_OUT_OF_RANGE, "a position of 32 bits");
	expected = draft_last_fault(list, &status);
	if (expected == NULL)
		return true;
	scanner->at = start;
	return scan_fail(scanner, status, expected);
}

bool
draft_scan(Scanner *scanner, EntryList *list)
{
	list->count = 0;
	do
	{
		if (!draft_scan_dimension(scanner, list))
			return false;
	} while (scan_separator(scanner));
	return scan_end(scanner);
}

/*
 * As card_format(), with the positions.
 */
int
draft_format(const Entries *draft, char *buffer)
{
	int			length = 0;

	for (int i = 0; i < draft->count; i++)
	{
		if (i > 0)
			length += sprintf(buffer + length, ", ");
		length += sprintf(buffer + length, "%d: ", entries_positions(draft)[i]);
		length += card_format_dimension(draft, i, buffer + length);
	}
	return length;
}

/*
 * Put one dimension to its place.  Returns NULL, or what would have been right.
 */
const char *
draft_insert(EntryList *list, const Entry *entry, FaultKind *status)
{
	int			at = list->count;
	const char *expected;

	if (list->count == ENTRIES_MAX)
	{
		*status = FAULT_TOO_LARGE;
		return "at most 64 dimensions";
	}
	/* last for a moment: there the checks of a card look */
	list->entry[list->count++] = *entry;
	expected = card_last_fault(list, status);
	if (expected != NULL)
		return expected;

	while (at > 0 && list->entry[at - 1].position > entry->position)
	{
		list->entry[at] = list->entry[at - 1];
		at--;
	}
	list->entry[at] = *entry;
	if (at > 0 && list->entry[at - 1].position == entry->position)
	{
		*status = FAULT_SYNTAX;
		return "a position that stands only once";
	}
	return NULL;
}
