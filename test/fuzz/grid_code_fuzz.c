/*
 * grid_code_fuzz.c
 *	  Any text is either refused with a reason or a code: it reads back to the
 *	  same bits, and its ancestors hold it.  Any 64 bits are a code or not.
 */
#include "fuzz.h"

#include "grid/code.h"

static void
check_code(GridCode code)
{
	char		written[GRID_CODE_TEXT_MAX];
	GridCode	again;
	Scanner		scanner;

	CHECK(grid_code_is_valid(code));
	CHECK(grid_code_format(code, written) < GRID_CODE_TEXT_MAX);
	scan_begin(&scanner, written);
	CHECK(grid_code_scan(&scanner, &again));
	CHECK(again == code);

	CHECK(grid_code_covers(code, code));
	CHECK(grid_code_is_valid(grid_code_range_end(code)));
	CHECK(grid_code_last_part(code) >= 0 && grid_code_last_part(code) < 1000);
	for (GridLevel level = GRID_PROVINCE; level < grid_code_level(code); level++)
	{
		GridCode	area = grid_code_cut(code, level);

		CHECK(grid_code_is_valid(area) && grid_code_level(area) == level);
		CHECK(area < code && grid_code_covers(area, code));
		CHECK(!grid_code_covers(code, area));
	}
	CHECK(grid_code_cut(code, grid_code_level(code)) == code);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char	   *input = fuzz_text(data, size);
	GridCode	code;
	Scanner		scanner;

	scan_begin(&scanner, input);
	if (grid_code_scan(&scanner, &code))
		check_code(code);
	else
		check_failure(&scanner);
	if (size >= sizeof(code))
	{
		memcpy(&code, data, sizeof(code));
		if (grid_code_is_valid(code))
			check_code(code);
	}
	fuzz_free_all();
	return 0;
}
