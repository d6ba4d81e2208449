/*
 * sheet.c
 *	  A score sheet: a scorecard and what happened in each of its dimensions.
 */
#include "base/pure.h"

#include "rating/sheet.h"

/*
 * An untouched sheet of the card; vl_len_ is left to the caller.
 */
ScoreSheet *
sheet_start(const Entries *card)
{
	size_t		card_size = entries_size(card) - ENTRIES_PAYLOAD;
	ScoreSheet	sizes = {.count = card->count,.card_size = card_size};
	ScoreSheet *sheet = palloc0(sheet_size(&sizes));

	sheet->format = SCORE_SHEET_FORMAT;
	sheet->count = card->count;
	sheet->card_size = card_size;
	memcpy((char *) sheet_card(sheet) + ENTRIES_PAYLOAD,
		   (const char *) card + ENTRIES_PAYLOAD, card_size);
	for (int i = 0; i < card->count; i++)
	{
		Label		label = entries_label(card, i);

		sheet->tally[i].key = label_key(label);
		sheet->tally[i].length = label.length;
	}
	return sheet;
}

/*
 * Add what happened on another sheet of the same card.  False where the count
 * of the events or a sum overflows.
 */
bool
sheet_merge(ScoreSheet *sheet, const ScoreSheet *other)
{
	if (pg_add_s64_overflow(sheet->events, other->events, &sheet->events))
		return false;
	sheet->vetoed |= other->vetoed;
	for (int i = 0; i < sheet->count; i++)
	{
		Tally	   *tally = &sheet->tally[i];

		tally->events += other->tally[i].events;
		double_double_merge(&tally->sum, other->tally[i].sum);
		if (!double_double_is_finite(tally->sum))
			return false;
	}
	return true;
}

/*
 * Count the events of a sheet whose tallies were read from outside.  A fault if
 * it could not have come from score_agg().
 */
Fault
sheet_complete(ScoreSheet *sheet)
{
	sheet->events = 0;
	for (int i = 0; i < sheet->count; i++)
	{
		const Tally *tally = &sheet->tally[i];

		if (tally->events < 0)
			return fault(FAULT_SYNTAX, "numbers of events that are not negative");
		if (!double_double_is_valid(tally->sum))
			return fault(FAULT_SYNTAX, "sums that are finite");
		if (tally->events == 0 && tally->sum.hi != 0)
			return fault(FAULT_SYNTAX, "no points where there is no event");
		if (pg_add_s64_overflow(sheet->events, tally->events, &sheet->events))
			return fault(FAULT_OUT_OF_RANGE, "fewer than 2^63 events in all");
	}
	if (sheet->vetoed && sheet->events == 0)
		return fault(FAULT_SYNTAX, "no veto where there is no event");
	return no_fault();
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

	if (entries_tags(card)[dimension] == DIMENSION_DEDUCT)
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
 * dimension: sum in events, ... [ ; vetoed ]
 *
 * NULL where the text is none.
 */
ScoreSheet *
sheet_scan(Scanner *scanner)
{
	/* the tallies wait here until the card behind them is complete */
	DoubleDouble sums[ENTRIES_MAX];
	int64		events[ENTRIES_MAX];
	EntryList	list = {0};
	ScoreSheet *sheet;

	do
	{
		if (!scan_entry(scanner, &list, scan_dimension, card_last_fault) ||
			!scan_expect(scanner, ":") ||
			!scan_double_double(scanner, &sums[list.count - 1]) ||
			!scan_expect(scanner, "in") ||
			!scan_int64(scanner, &events[list.count - 1]))
			return NULL;
	} while (scan_separator(scanner));

	sheet = sheet_start(entries_pack(&list));
	for (int i = 0; i < list.count; i++)
	{
		sheet->tally[i].sum = sums[i];
		sheet->tally[i].events = events[i];
	}
	sheet->vetoed = scan_literal(scanner, ";") && scan_expect(scanner, "vetoed");
	if (!scan_end(scanner) || !scan_accept(scanner, sheet_complete(sheet), NULL))
		return NULL;
	return sheet;
}

void
sheet_format(const ScoreSheet *sheet, StringInfo out)
{
	for (int i = 0; i < sheet->count; i++)
	{
		if (i > 0)
			appendStringInfoString(out, ", ");
		card_format_dimension(sheet_card(sheet), i, out);
		appendStringInfoString(out, ": ");
		append_double_double(out, sheet->tally[i].sum);
		appendStringInfo(out, " in " INT64_FORMAT, sheet->tally[i].events);
	}
	if (sheet->vetoed)
		appendStringInfoString(out, "; vetoed");
}
