/*
 * scorecard_fuzz.c
 *	  Any text is either refused with a reason or a card (or the draft of one):
 *	  it reads back to the same bytes.
 */
#include "fuzz.h"

#include <math.h>

#include "rating/card.h"

typedef bool (*Scan) (Scanner *scanner, EntryList *list);
typedef void (*Format) (const Entries *entries, StringInfo out);

static void
check_same(const Entries *a, const Entries *b)
{
	CHECK(entries_size(a) == entries_size(b));
	CHECK(memcmp(a, b, entries_size(a)) == 0);
	CHECK(entries_compare(a, b) == 0);
}

/* what was read, or NULL */
static Entries *
check_round_trip(char *input, Scan scan, Format format)
{
	EntryList	list;
	Entries    *entries;
	StringInfoData written;
	Scanner		scanner;

	scan_begin(&scanner, input);
	if (!scan(&scanner, &list))
	{
		check_failure(&scanner);
		return NULL;
	}
	entries = entries_pack(&list);
	initStringInfo(&written);
	format(entries, &written);
	scan_begin(&scanner, written.data);
	CHECK(scan(&scanner, &list));
	check_same(entries, entries_pack(&list));
	return entries;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char	   *input = fuzz_text(data, size);
	Entries    *entries = check_round_trip(input, card_scan, card_format);

	if (entries != NULL)
	{
		float8		full = card_full_points(entries);

		CHECK(isfinite(full) && full >= 0);
	}
	entries = check_round_trip(input, draft_scan, draft_format);
	if (entries != NULL)
	{
		EntryList	list;
		EntryList	sorted = {0};

		/* inserted from the last to the first: the same draft */
		entries_unpack(entries, &list);
		for (int i = list.count - 1; i >= 0; i--)
			CHECK(!is_fault(draft_insert(&sorted, &list.entry[i])));
		check_same(entries, entries_pack(&sorted));
		CHECK(is_fault(draft_insert(&sorted, &list.entry[0])));
	}
	fuzz_free_all();
	return 0;
}
