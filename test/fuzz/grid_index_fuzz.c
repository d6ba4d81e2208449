/*
 * grid_index_fuzz.c
 *	  Any text is either refused with a reason or the parts of an index: within
 *	  the room that was reckoned for them, in order, and each sound.
 */
#include "fuzz.h"

#include "grid/cells.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char	   *input = fuzz_text(data, size);
	CellRoom	room = cells_room(input);
	char	   *bytes = malloc(room.bytes);
	const CellPart **parts = malloc(sizeof(CellPart *) * (size_t) room.parts);
	CellHead	head;
	Scanner		scanner;

	CHECK(bytes != NULL && parts != NULL);
	scan_begin(&scanner, input);
	if (!cells_scan(&scanner, &head, bytes, parts))
		check_failure(&scanner);
	else
	{
		CHECK(head.parts >= 1 && head.parts <= room.parts);
		for (int i = 0; i < head.parts; i++)
		{
			int			corners = 0;

			CHECK(grid_code_is_valid(parts[i]->code));
			CHECK(parts[i]->rings >= 1);
			for (int ring = 0; ring < parts[i]->rings; ring++)
				corners += cell_part_rings(parts[i])[ring];
			CHECK(corners == parts[i]->corners);
			CHECK(cell_part_fault(parts[i]) == NULL);
			CHECK((const char *) cell_part_next(parts[i]) <= bytes + room.bytes);
			CHECK(i == 0 || cell_part_compare(parts[i - 1], parts[i]) < 0);
		}
	}
	free(bytes);
	free(parts);
	fuzz_free_all();
	return 0;
}
