/*
 * sheet.c
 *	  A score sheet: a scorecard and what happened in each of its dimensions.
 */
#include "base/pure.h"

#include <math.h>

#include "rating/sheet.h"

/*
 * An untouched sheet of the card, given as the bytes after its length, in
 * memory of SHEET_SIZE bytes; vl_len_ is left to the caller.
 */
void
sheet_start(ScoreSheet *sheet, const char *payload, size_t size)
{
	int32		count;
	Entries    *card;

	memcpy(&count, payload, sizeof(count));
	sheet->card_size = size;
	sheet->count = count;
	sheet->vetoed = 0;
	memset(sheet->tally, 0, count * sizeof(Tally));

	card = unconstify(Entries *, sheet_card(sheet));
	card->vl_len_ = 0;
	memcpy((char *) card + CARD_PAYLOAD, payload, size);
	for (int i = 0; i < count; i++)
	{
		Label		label = entries_label(card, i);

		sheet->tally[i].key = label_key(label.bytes, label.length);
		sheet->tally[i].length = label.length;
	}
}

/*
 * An event that changes no points.  False where the count (that of a sheet
 * somebody typed in) overflows.
 */
bool
sheet_add_event(ScoreSheet *sheet, int dimension)
{
	int64	   *events = &sheet->tally[dimension].events;

	return !pg_add_s64_overflow(*events, 1, events);
}

/*
 * Add what happened on another sheet of the same card.
 */
bool
sheet_merge(ScoreSheet *sheet, const ScoreSheet *other)
{
	sheet->vetoed |= other->vetoed;
	for (int i = 0; i < sheet->count; i++)
	{
		Tally	   *tally = &sheet->tally[i];

		double_double_merge(&tally->sum, other->tally[i].sum);
		if (pg_add_s64_overflow(tally->events, other->tally[i].events,
								&tally->events) || !isfinite(tally->sum.hi))
			return false;
	}
	return true;
}

bool
sheet_event_count(const ScoreSheet *sheet, int64 *count)
{
	*count = 0;
	for (int i = 0; i < sheet->count; i++)
	{
		if (pg_add_s64_overflow(*count, sheet->tally[i].events, count))
			return false;
	}
	return true;
}

/*
 * What a sheet that was read from outside violates, as what was expected; NULL
 * if it could have come from score_agg().
 */
const char *
sheet_fault(const ScoreSheet *sheet)
{
	bool		any_event = false;

	for (int i = 0; i < sheet->count; i++)
	{
		const Tally *tally = &sheet->tally[i];

		if (tally->events < 0)
			return "numbers of events that are not negative";
		if (!double_double_is_valid(tally->sum))
			return "sums that are finite";
		if (tally->events == 0 && tally->sum.hi != 0)
			return "no points where there is no event";
		any_event |= tally->events > 0;
	}
	if (sheet->vetoed && !any_event)
		return "no veto where there is no event";
	return NULL;
}

/*
 * The points of a dimension, between 0 and its full points.
 */
float8
sheet_points(const ScoreSheet *sheet, int dimension)
{
	const Entries *card = sheet_card(sheet);
	float8		full = card->number[dimension];
	DoubleDouble sum = sheet->tally[dimension].sum;

	if (entries_tag(card, dimension) == DIMENSION_DEDUCT)
	{
		if (sum.hi >= 0)
			return full;
		double_double_add(&sum, full);
	}
	return sum.hi < 0 ? 0 : sum.hi > full ? full : sum.hi;
}

/*
 * The points of all dimensions, a bonus among them.
 */
float8
sheet_total_points(const ScoreSheet *sheet)
{
	DoubleDouble sum = {0, 0};

	for (int i = 0; i < sheet->count; i++)
		double_double_add(&sum, sheet_points(sheet, i));
	return sum.hi;
}

/*
 * The list is where the card is built; the sheet has room for SHEET_SIZE_MAX
 * bytes.  dimension: sum in events, ... [ ; vetoed ]
 */
bool
sheet_scan(Scanner *scanner, EntryList *list, ScoreSheet *sheet)
{
	/* the tallies wait here until the card behind them is complete */
	DoubleDouble sums[ENTRIES_MAX];
	int64		events[ENTRIES_MAX];
	Entries    *card;
	const char *fault;

	list->count = 0;
	do
	{
		if (!card_scan_dimension(scanner, list) ||
			!scan_expect(scanner, ":") ||
			!scan_double_double(scanner, &sums[list->count - 1]) ||
			!scan_expect(scanner, "in") ||
			!scan_int64(scanner, &events[list->count - 1]))
			return false;
	} while (scan_separator(scanner));

	sheet->count = list->count;
	sheet->card_size = entries_size(list) - CARD_PAYLOAD;
	sheet->vetoed = 0;
	card = unconstify(Entries *, sheet_card(sheet));
	card->vl_len_ = 0;
	entries_pack(list, card);
	for (int i = 0; i < list->count; i++)
	{
		const Entry *entry = &list->entry[i];

		sheet->tally[i].key = label_key(entry->label, entry->length);
		sheet->tally[i].length = entry->length;
		sheet->tally[i].sum = sums[i];
		sheet->tally[i].events = events[i];
	}
	if (scan_literal(scanner, ";"))
	{
		if (!scan_expect(scanner, "vetoed"))
			return false;
		sheet->vetoed = 1;
	}
	if (!scan_end(scanner))
		return false;
	fault = sheet_fault(sheet);
	return fault == NULL || scan_reject(scanner, fault);
}

/*
 * Write the canonical text, at most SHEET_TEXT_MAX(count) bytes with the NUL,
 * and return its length.
 */
int
sheet_format(const ScoreSheet *sheet, char *buffer)
{
	int			length = 0;

	for (int i = 0; i < sheet->count; i++)
	{
		if (i > 0)
			length += sprintf(buffer + length, ", ");
		length += card_format_dimension(sheet_card(sheet), i, buffer + length);
		length += sprintf(buffer + length, ": ");
		length += format_double_double(sheet->tally[i].sum, buffer + length);
		length += sprintf(buffer + length, " in " INT64_FORMAT,
						  sheet->tally[i].events);
	}
	if (sheet->vetoed)
		length += sprintf(buffer + length, "; vetoed");
	buffer[length] = '\0';
	return length;
}
