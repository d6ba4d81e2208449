/*
 * grid_index_fuzz.c
 *	  Any text is either refused with a reason or the parts of an index: in order,
 *	  each sound, and they read back to the same bytes.  A corner of each cell is
 *	  found in a cell.
 */
#include "fuzz.h"

#include "grid/cell_map.h"

/* the parts one after the other, as an index stores them */
static const CellPart *
flatten(const CellList *list)
{
	char	   *flat = palloc(list->bytes);
	char	   *at = flat;

	for (int i = 0; i < list->parts; i++)
	{
		const CellPart *part = list->part[i];
		size_t		size = cell_part_size(part->rings, part->corners);

		memcpy(at, part, size);
		at += size;
	}
	CHECK(at == flat + list->bytes);
	return (const CellPart *) flat;
}

static void
check_round_trip(const CellList *list, const CellPart *first)
{
	StringInfoData written;
	CellList	again;
	Scanner		scanner;

	initStringInfo(&written);
	cells_format(list->srid, first, list->parts, &written);
	CHECK(written.len <= 20 + (int) list->text_size);
	scan_begin(&scanner, written.data);
	CHECK(cells_scan(&scanner, &again));
	CHECK(again.srid == list->srid && again.parts == list->parts);
	CHECK(again.bytes == list->bytes);
	CHECK(memcmp(flatten(&again), first, list->bytes) == 0);
}

static void
check_map(const CellList *list, const CellPart *first)
{
	const CellMap *map = cell_map_build(first, list->parts);

	for (int i = 0; i < list->parts; i++)
	{
		const CellPart *part = list->part[i];
		GridCode	found;

		if (map->part[i].tree->edges == 0)
			continue;
		CHECK(cell_map_locate(map, edge_from(map->part[i].tree, 0), &found));
		CHECK(found <= part->code);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char	   *input = fuzz_text(data, size);
	CellList	list;
	Scanner		scanner;

	scan_begin(&scanner, input);
	if (!cells_scan(&scanner, &list))
		check_failure(&scanner);
	else
	{
		const CellPart *first = flatten(&list);

		CHECK(list.parts >= 1);
		for (int i = 0; i < list.parts; i++)
		{
			CHECK(grid_code_is_valid(list.part[i]->code));
			CHECK(!is_fault(cell_part_fault(list.part[i])));
			CHECK(i == 0 || cell_part_compare(list.part[i - 1], list.part[i]) < 0);
		}
		check_round_trip(&list, first);
		check_map(&list, first);
	}
	fuzz_free_all();
	return 0;
}
