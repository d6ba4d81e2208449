/*
 * cells.c
 *	  The polygons of grid cells, as a grid_index stores them.
 */
#include "base/pure.h"

#include "common/shortest_dec.h"
#include "geometry/srid.h"
#include "grid/cells.h"

/* at most: "; " and the code, ")" of a ring, ", " and two numbers of a corner */
#define PART_TEXT_MAX (2 + GRID_CODE_DIGITS)
#define CORNER_TEXT_MAX (1 + 2 * DOUBLE_SHORTEST_DECIMAL_LEN)
#define CORNERS_MAX (MaxAllocSize / CORNER_TEXT_MAX)
#define LIST_TEXT_MAX (MaxAllocSize - sizeof("(srid 999999)"))

/*
 * One piece of memory without padding that is not zero.
 */
CellPart   *
cell_part_make(GridCode code, const int32 *rings, int count,
			   const Coordinate *corners)
{
	int			sum = 0;
	CellPart   *part;

	for (int ring = 0; ring < count; ring++)
		sum += rings[ring];
	part = palloc0(cell_part_size(count, sum));
	part->code = code;
	part->rings = count;
	part->corners = sum;
	memcpy(cell_part_rings(part), rings, sizeof(int32) * (size_t) count);
	memcpy(cell_part_corners(part), corners, sizeof(Coordinate) * (size_t) sum);
	return part;
}

/*
 * By code, then by size and by bytes: parts that compare equal are the same.
 */
int
cell_part_compare(const CellPart *a, const CellPart *b)
{
	size_t		size = cell_part_size(a->rings, a->corners);
	size_t		other = cell_part_size(b->rings, b->corners);

	if (a->code != b->code)
		return a->code < b->code ? -1 : 1;
	if (size != other)
		return size < other ? -1 : 1;
	return memcmp(a, b, size);
}

typedef const CellPart *PartPointer;

#define ST_SORT sort_parts
#define ST_ELEMENT_TYPE PartPointer
#define ST_COMPARE(a, b) cell_part_compare(*(a), *(b))
#define ST_CHECK_FOR_INTERRUPTS
#define ST_SCOPE static
#define ST_DECLARE
#define ST_DEFINE
#include "lib/sort_template.h"

/*
 * What is wrong with the rings of a part whose sizes add up.  A ring may cross
 * itself: locate() then goes by the even-odd rule.
 */
Fault
cell_part_fault(const CellPart *part)
{
	const int32 *length = cell_part_rings(part);
	const Coordinate *corner = cell_part_corners(part);

	for (int ring = 0; ring < part->rings; ring++)
	{
		const Coordinate *last = corner + length[ring] - 1;

		if (length[ring] < RING_CORNERS_LEAST)
			return fault(FAULT_SYNTAX, "a ring of at least four corners");
		if (corner->x != last->x || corner->y != last->y)
			return fault(FAULT_SYNTAX, "a ring that ends where it begins");
		for (; corner <= last; corner++)
			if (!coordinate_is_valid(*corner))
				return fault(FAULT_OUT_OF_RANGE, "coordinates in metres, at most 1e9");
	}
	return no_fault();
}

/*
 * Lists
 */

void
cells_begin(CellList *list, int32 srid)
{
	memset(list, 0, sizeof(*list));
	list->srid = srid;
	list->capacity = 8;
	list->part = palloc(sizeof(CellPart *) * list->capacity);
}

static void
count_part(CellList *list, const CellPart *part)
{
	list->bytes += cell_part_size(part->rings, part->corners);
	list->text_size += PART_TEXT_MAX + (size_t) part->rings +
		CORNER_TEXT_MAX * (size_t) part->corners;
}

/*
 * The part must live as long as the list.
 */
Fault
cells_add(CellList *list, const CellPart *part)
{
	CellList	before = *list;

	count_part(list, part);
	if (list->text_size > LIST_TEXT_MAX)
	{
		*list = before;
		return fault(FAULT_TOO_LARGE, "polygons whose text stays below 1 GB");
	}
	if (list->parts == list->capacity)
	{
		list->capacity *= 2;
		list->part = repalloc(list->part, sizeof(CellPart *) * list->capacity);
	}
	list->part[list->parts++] = part;
	return no_fault();
}

/*
 * Sort, and keep one of equal parts.
 */
void
cells_canonicalise(CellList *list)
{
	int			count = list->parts;

	list->parts = 0;
	list->bytes = 0;
	list->text_size = 0;
	sort_parts(list->part, count);
	for (int i = 0; i < count; i++)
	{
		const CellPart *part = list->part[i];

		if (list->parts > 0 &&
			cell_part_compare(list->part[list->parts - 1], part) == 0)
			continue;
		list->part[list->parts++] = part;
		count_part(list, part);
	}
}

/*
 * Text
 */

/*
 * The corners of a ring after its "(", added to those of the rings before.
 */
static bool
scan_ring(Scanner *scanner, StringInfo lengths, StringInfo corners)
{
	int32		length = 0;

	do
	{
		Coordinate	corner;

		if (corners->len / sizeof(Coordinate) >= CORNERS_MAX)
			return scan_fail(scanner, FAULT_TOO_LARGE, "polygons whose text stays below 1 GB");
		if (!scan_float8(scanner, &corner.x) || !scan_float8(scanner, &corner.y))
			return false;
		appendBinaryStringInfo(corners, (char *) &corner, sizeof(corner));
		length++;
		scan_space(scanner);
	} while (scan_literal(scanner, ","));
	appendBinaryStringInfo(lengths, (char *) &length, sizeof(length));
	return scan_require(scanner, ")", "\",\" or \")\"");
}

/*
 * A code and its rings, which are collected in two buffers.
 */
static bool
scan_part(Scanner *scanner, CellList *list, StringInfo lengths,
		  StringInfo corners)
{
	GridCode	code;
	CellPart   *part;

	resetStringInfo(lengths);
	resetStringInfo(corners);
	if (!grid_code_scan_digits(scanner, &code) || !scan_expect(scanner, "("))
		return false;
	do
	{
		if (!scan_ring(scanner, lengths, corners))
			return false;
		scan_space(scanner);
	} while (scan_literal(scanner, "("));
	part = cell_part_make(code, (int32 *) lengths->data,
						  lengths->len / sizeof(int32),
						  (Coordinate *) corners->data);
	return scan_accept(scanner, cell_part_fault(part), NULL) &&
		scan_accept(scanner, cells_add(list, part), scanner->at);
}

/*
 * "(srid 4549; 310114 (0 0, 9 0, 9 9, 0 0) (2 1, 3 1, 3 2, 2 1); ...)".  The
 * parts may come in any order.
 */
bool
cells_scan(Scanner *scanner, CellList *list)
{
	int64		srid = 0;
	StringInfoData lengths;
	StringInfoData corners;

	scan_expect(scanner, "(");
	scan_expect(scanner, "srid");
	scan_int64(scanner, &srid);
	if (!scan_expect(scanner, ";"))
		return false;
	cells_begin(list, (int32) srid);
	initStringInfo(&lengths);
	initStringInfo(&corners);
	do
	{
		if (!scan_part(scanner, list, &lengths, &corners))
			return false;
		scan_space(scanner);
	} while (scan_literal(scanner, ";"));
	scan_require(scanner, ")", "\";\", \"(\" or \")\"");
	if (!scan_end(scanner) || !scan_accept(scanner, srid_fault(srid), NULL))
		return false;
	cells_canonicalise(list);
	return true;
}

static void
append_part(StringInfo out, const CellPart *part)
{
	const Coordinate *corner = cell_part_corners(part);
	char		code[GRID_CODE_TEXT_MAX];

	grid_code_format(part->code, code);
	appendStringInfo(out, "; %s", code);
	for (int ring = 0; ring < part->rings; ring++)
	{
		for (int i = 0; i < cell_part_rings(part)[ring]; i++, corner++)
		{
			appendStringInfoString(out, i == 0 ? " (" : ", ");
			append_float8(out, corner->x);
			appendStringInfoChar(out, ' ');
			append_float8(out, corner->y);
		}
		appendStringInfoChar(out, ')');
	}
}

/*
 * Of parts that stand one after the other.
 */
void
cells_format(int32 srid, const CellPart *first, int parts, StringInfo out)
{
	appendStringInfo(out, "(srid %d", srid);
	for (int i = 0; i < parts; i++)
	{
		append_part(out, first);
		first = cell_part_next(first);
	}
	appendStringInfoChar(out, ')');
}
