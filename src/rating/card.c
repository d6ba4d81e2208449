/*
 * card.c
 *	  A scorecard: the dimensions of a rating and their full points.
 */
#include "base/pure.h"

#include "rating/card.h"

static const char *const kind_names[] = {NULL, "deduct", "earn", "bonus"};

const char *
dimension_kind_name(DimensionKind kind)
{
	return kind_names[kind];
}

Fault
dimension_set_kind(Entry *dimension, Label name)
{
	for (int kind = DIMENSION_DEDUCT; kind <= DIMENSION_BONUS; kind++)
	{
		if (label_equal(name, label_of(kind_names[kind], strlen(kind_names[kind]))))
		{
			dimension->tag = kind;
			return no_fault();
		}
	}
	return fault(FAULT_SYNTAX, "deduct, earn or bonus");
}

/*
 * What is wrong with the dimension just added to a list, after those before it.
 */
Fault
card_last_fault(const EntryList *list)
{
	const Entry *last = &list->entry[list->count - 1];

	if (entries_repeat_last_label(list))
		return fault(FAULT_SYNTAX, "a dimension that stands only once");
	if (last->tag < DIMENSION_DEDUCT || last->tag > DIMENSION_BONUS)
		return fault(FAULT_SYNTAX, "deduct, earn or bonus");
	if (!(last->number > 0 && last->number <= POINTS_MAX))
		return fault(FAULT_OUT_OF_RANGE, "full points that are more than 0 and at most 1e300");
	return no_fault();
}

static bool
scan_kind(Scanner *scanner, Entry *dimension)
{
	const char *start;
	int			length = 0;

	scan_space(scanner);
	start = scanner->at;
	while ((start[length] >= 'a' && start[length] <= 'z') ||
		   (start[length] >= 'A' && start[length] <= 'Z'))
		length++;
	dimension->tag = DIMENSION_DEDUCT;
	if (length == 0)
		return true;
	scanner->at += length;
	return scan_accept(scanner, dimension_set_kind(dimension, label_of(start, length)),
					   start);
}

/*
 * name full_points [ deduct | earn | bonus ]
 */
bool
scan_dimension(Scanner *scanner, Entry *dimension)
{
	return scan_entry_label(scanner, dimension) &&
		scan_float8(scanner, &dimension->number) &&
		scan_kind(scanner, dimension);
}

bool
card_scan(Scanner *scanner, EntryList *list)
{
	return scan_entries(scanner, list, scan_dimension, card_last_fault) &&
		(*scanner->at == '\0' ||
		 scan_fail(scanner, FAULT_SYNTAX, "a kind of dimension, a comma or the end of the text"));
}

void
card_format_dimension(const Entries *card, int i, StringInfo out)
{
	DimensionKind kind = entries_tags(card)[i];

	append_label(out, entries_label(card, i));
	appendStringInfoChar(out, ' ');
	append_float8(out, card->number[i]);
	if (kind != DIMENSION_DEDUCT)
		appendStringInfo(out, " %s", kind_names[kind]);
}

void
card_format(const Entries *card, StringInfo out)
{
	for (int i = 0; i < card->count; i++)
	{
		if (i > 0)
			appendStringInfoString(out, ", ");
		card_format_dimension(card, i, out);
	}
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
		if (entries_tags(card)[i] != DIMENSION_BONUS)
			double_double_add(&sum, card->number[i]);
	}
	return sum.hi;
}

Fault
draft_last_fault(const EntryList *list)
{
	const Entry *last = &list->entry[list->count - 1];

	if (list->count > 1 && last->position <= last[-1].position)
		return fault(FAULT_SYNTAX, "a position above the one before");
	return card_last_fault(list);
}

/*
 * position: name full_points [ kind ]
 */
static bool
scan_positioned(Scanner *scanner, Entry *dimension)
{
	const char *start = scanner->at;
	int64		position;

	if (!scan_int64(scanner, &position))
		return false;
	dimension->position = (int32) position;
	if (dimension->position != position)
		return scan_accept(scanner, fault(FAULT_OUT_OF_RANGE, "a position of 32 bits"),
						   start);
	return scan_expect(scanner, ":") && scan_dimension(scanner, dimension);
}

bool
draft_scan(Scanner *scanner, EntryList *list)
{
	return scan_entries(scanner, list, scan_positioned, draft_last_fault) &&
		scan_end(scanner);
}

void
draft_format(const Entries *draft, StringInfo out)
{
	for (int i = 0; i < draft->count; i++)
	{
		appendStringInfo(out, "%s%d: ", i == 0 ? "" : ", ",
						 entries_positions(draft)[i]);
		card_format_dimension(draft, i, out);
	}
}

/*
 * Put one dimension to its place.
 */
Fault
draft_insert(EntryList *list, const Entry *dimension)
{
	int			at = list->count;
	Fault		found;

	if (list->count == ENTRIES_MAX)
		return fault(FAULT_TOO_LARGE, "at most 64 dimensions");
	/* last for a moment: there the checks of a card look */
	list->entry[list->count++] = *dimension;
	found = card_last_fault(list);
	if (is_fault(found))
		return found;

	while (at > 0 && list->entry[at - 1].position > dimension->position)
	{
		list->entry[at] = list->entry[at - 1];
		at--;
	}
	list->entry[at] = *dimension;
	if (at > 0 && list->entry[at - 1].position == dimension->position)
		return fault(FAULT_SYNTAX, "a position that stands only once");
	return no_fault();
}
