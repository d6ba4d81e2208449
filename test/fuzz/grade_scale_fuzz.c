/*
 * grade_scale_fuzz.c
 *	  Any text is either refused with a reason or a scale: it reads back to the
 *	  same bytes, and grades every value in one way.
 */
#include "fuzz.h"

#include "rating/scale.h"

static void
check_grading(const Entries *scale, float8 value)
{
	int			band = scale_band(scale, value);

	CHECK(band >= -1 && band < scale->count);
	CHECK(scale_to_next(scale, value) >= 0);
	if (band < 0)
		CHECK(entries_tags(scale)[scale->count - 1] != BAND_REST);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	EntryList	list;
	Scanner		scanner;

	scan_begin(&scanner, fuzz_text(data, size));
	if (!scale_scan(&scanner, &list))
		check_failure(&scanner);
	else
	{
		Entries    *scale = entries_pack(&list);
		Entries    *again;
		StringInfoData written;

		initStringInfo(&written);
		scale_format(scale, &written);
		scan_begin(&scanner, written.data);
		CHECK(scale_scan(&scanner, &list));
		again = entries_pack(&list);
		CHECK(entries_size(scale) == entries_size(again));
		CHECK(memcmp(scale, again, entries_size(scale)) == 0);
		CHECK(entries_compare(scale, again) == 0);

		for (int i = 0; i < scale->count; i++)
		{
			check_grading(scale, scale->number[i]);
			if (entries_tags(scale)[i] != BAND_REST)
				CHECK(scale_band(scale, scale->number[i]) == i);
		}
		check_grading(scale, 0);
		check_grading(scale, 1e308);
		check_grading(scale, -1e308);
	}
	fuzz_free_all();
	return 0;
}
