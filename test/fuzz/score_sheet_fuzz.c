/*
 * score_sheet_fuzz.c
 *	  Any text is either refused with a reason or a sheet that an aggregate
 *	  could have made: it reads back to the same bytes, takes events, merges,
 *	  and its points are in range.
 */
#include "fuzz.h"

#include "rating/sheet.h"

typedef union SheetRoom
{
	ScoreSheet	sheet;
	char		room[SHEET_SIZE_MAX];
} SheetRoom;

static void
check_points(const ScoreSheet *sheet)
{
	for (int i = 0; i < sheet->count; i++)
	{
		float8		points = sheet_points(sheet, i);

		CHECK(points >= 0 && points <= sheet_card(sheet)->number[i]);
	}
	CHECK(isfinite(sheet_total_points(sheet)));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static SheetRoom first;
	static SheetRoom second;
	static EntryList list;
	static char written[SHEET_TEXT_MAX(ENTRIES_MAX)];
	char	   *input = fuzz_text(data, size);
	Scanner		scanner;

	memset(&first, 0, sizeof(first));
	memset(&second, 0, sizeof(second));
	scan_begin(&scanner, input);
	if (!sheet_scan(&scanner, &list, &first.sheet))
		check_failure(&scanner);
	else
	{
		const Entries *card = sheet_card(&first.sheet);

		CHECK(SHEET_SIZE(first.sheet.card_size, first.sheet.count) <= SHEET_SIZE_MAX);
		CHECK(sheet_format(&first.sheet, written) < (int) sizeof(written));
		scan_begin(&scanner, written);
		CHECK(sheet_scan(&scanner, &list, &second.sheet));
		CHECK(memcmp(&first, &second, sizeof(first)) == 0);
		check_points(&first.sheet);

		/* an untouched sheet of its card, and its events on that */
		sheet_start(&second.sheet, (const char *) card + CARD_PAYLOAD,
					first.sheet.card_size);
		CHECK(sheet_has_card(&second.sheet, (const char *) card + CARD_PAYLOAD,
							 first.sheet.card_size));
		CHECK(sheet_merge(&second.sheet, &first.sheet));
		CHECK(memcmp(&first, &second, sizeof(first)) == 0);
		for (int i = 0; i < first.sheet.count; i++)
		{
			Label		label = entries_label(card, i);

			CHECK(sheet_find(&first.sheet, label.bytes, label.length) == i);
			if (sheet_add(&second.sheet, i, -0.1) &&
				sheet_add_event(&second.sheet, i))
				check_points(&second.sheet);
		}
		if (sheet_merge(&second.sheet, &first.sheet) &&
			sheet_fault(&second.sheet) == NULL)
			check_points(&second.sheet);
	}
	fuzz_free_all();
	return 0;
}
