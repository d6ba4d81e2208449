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
		CHECK(entries_tag(scale, scale->count - 1) != BAND_REST);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static union
	{
		Entries		entries;
		char		room[ENTRIES_SIZE_MAX];
	}			scale, again;
	static char written[ENTRIES_MAX * SCALE_BAND_TEXT_MAX + 1];
	static EntryList list;
	char	   *input = fuzz_text(data, size);
	Scanner		scanner;

	memset(&scale, 0, sizeof(scale));
	memset(&again, 0, sizeof(again));
	scan_begin(&scanner, input);
	if (!scale_scan(&scanner, &list))
		check_failure(&scanner);
	else
	{
		CHECK(entries_size(&list) <= ENTRIES_SIZE_MAX);
		entries_pack(&list, &scale.entries);
		CHECK(scale_format(&scale.entries, written) < (int) sizeof(written));
		scan_begin(&scanner, written);
		CHECK(scale_scan(&scanner, &list));
		entries_pack(&list, &again.entries);
		CHECK(memcmp(&scale, &again, sizeof(scale)) == 0);
		CHECK(entries_compare(&scale.entries, &again.entries) == 0);

		for (int i = 0; i < list.count; i++)
		{
			Label		label = entries_label(&scale.entries, i);

			CHECK(entries_find(&scale.entries, label.bytes, label.length) == i);
			check_grading(&scale.entries, scale.entries.number[i]);
			if (entries_tag(&scale.entries, i) != BAND_REST)
				CHECK(scale_band(&scale.entries, scale.entries.number[i]) == i);
		}
		check_grading(&scale.entries, 0);
		check_grading(&scale.entries, 1e308);
		check_grading(&scale.entries, -1e308);
	}
	fuzz_free_all();
	return 0;
}
