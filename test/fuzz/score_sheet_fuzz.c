/*
 * score_sheet_fuzz.c
 *	  Any text is either refused with a reason or a sheet that an aggregate
 *	  could have made: it reads back to the same bytes, takes events, merges,
 *	  and its points are in range.
 */
#include "fuzz.h"

#include <math.h>

#include "rating/sheet.h"

static void
check_points(const ScoreSheet *sheet)
{
	int64		events = 0;

	for (int i = 0; i < sheet->count; i++)
	{
		float8		points = sheet_points(sheet, i);

		CHECK(points >= 0 && points <= sheet_card(sheet)->number[i]);
		CHECK(!pg_add_s64_overflow(events, sheet->tally[i].events, &events));
	}
	CHECK(events == sheet->events);
	CHECK(isfinite(sheet_total_points(sheet)));
}

static void
check_same(const ScoreSheet *a, const ScoreSheet *b)
{
	CHECK(sheet_size(a) == sheet_size(b));
	CHECK(memcmp(a, b, sheet_size(a)) == 0);
}

/* an untouched sheet of the card, the events of the sheet on it, and more */
static void
check_adding(const ScoreSheet *sheet)
{
	const Entries *card = sheet_card(sheet);
	ScoreSheet *other = sheet_start(card);

	CHECK(sheet_has_card(other, label_of((const char *) card + ENTRIES_PAYLOAD,
										 sheet->card_size)));
	CHECK(sheet_merge(other, sheet));
	check_same(sheet, other);
	for (int i = 0; i < sheet->count; i++)
	{
		CHECK(sheet_find(sheet, entries_label(card, i)) == i);
		if (sheet_add(other, i, -0.1) && sheet_add_event(other, i))
			check_points(other);
	}
	if (sheet_merge(other, sheet) && !is_fault(sheet_complete(other)))
		check_points(other);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	ScoreSheet *sheet;
	Scanner		scanner;

	scan_begin(&scanner, fuzz_text(data, size));
	sheet = sheet_scan(&scanner);
	if (sheet == NULL)
		check_failure(&scanner);
	else
	{
		StringInfoData written;
		ScoreSheet *again;

		initStringInfo(&written);
		sheet_format(sheet, &written);
		scan_begin(&scanner, written.data);
		again = sheet_scan(&scanner);
		CHECK(again != NULL);
		check_same(sheet, again);
		check_points(sheet);
		check_adding(sheet);
	}
	fuzz_free_all();
	return 0;
}
