/*
 * scorecard_fuzz.c
 *	  Any text is either refused with a reason or a card (or the draft of one):
 *	  it reads back to the same bytes.
 */
#include "fuzz.h"

#include <math.h>

#include "rating/card.h"

typedef bool (*Scan) (Scanner *scanner, EntryList *list);
typedef int (*Format) (const Entries *entries, char *buffer);

static union
{
	Entries		entries;
	char		room[ENTRIES_SIZE_MAX];
}			card, again;

static bool
check_round_trip(const char *input, Scan scan, Format format, EntryList *list)
{
	static char written[ENTRIES_MAX * CARD_DIMENSION_TEXT_MAX + 1];
	Scanner		scanner;

	memset(&card, 0, sizeof(card));
	memset(&again, 0, sizeof(again));
	scan_begin(&scanner, input);
	if (!scan(&scanner, list))
	{
		check_failure(&scanner);
		return false;
	}
	CHECK(entries_size(list) <= ENTRIES_SIZE_MAX);
	entries_pack(list, &card.entries);
	CHECK(format(&card.entries, written) < (int) sizeof(written));
	scan_begin(&scanner, written);
	CHECK(scan(&scanner, list));
	entries_pack(list, &again.entries);
	CHECK(memcmp(&card, &again, sizeof(card)) == 0);
	entries_unpack(&again.entries, list);
	return true;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static EntryList list;
	static EntryList sorted;
	char	   *input = fuzz_text(data, size);

	if (check_round_trip(input, card_scan, card_format, &list))
	{
		float8		full = card_full_points(&card.entries);

		CHECK(isfinite(full) && full >= 0);
	}
	if (check_round_trip(input, draft_scan, draft_format, &list))
	{
		FaultKind	status;

		/* inserted from the last to the first: the same draft */
		sorted.count = 0;
		for (int i = list.count - 1; i >= 0; i--)
			CHECK(draft_insert(&sorted, &list.entry[i], &status) == NULL);
		entries_pack(&sorted, &again.entries);
		CHECK(memcmp(&card, &again, sizeof(card)) == 0);
		if (list.count < ENTRIES_MAX)
			CHECK(draft_insert(&sorted, &list.entry[0], &status) != NULL);
	}
	fuzz_free_all();
	return 0;
}
