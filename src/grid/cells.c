/*
 * cells.c
 *	  The polygons of grid cells, as a grid_index stores them.
 */
#include "base/pure.h"

#include "geometry/srid.h"
#include "grid/cells.h"

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
#define ST_SCOPE static
#define ST_DECLARE
#define ST_DEFINE
#include "lib/sort_template.h"

/*
 * Sort, and keep one of equal parts; returns how many are left.
 */
int
cell_parts_canonicalise(const CellPart **parts, int count)
{
	int			kept = 0;

	sort_parts(parts, count);
	for (int i = 0; i < count; i++)
		if (kept == 0 || cell_part_compare(parts[kept - 1], parts[i]) != 0)
			parts[kept++] = parts[i];
	return kept;
}

/*
 * What is wrong with the rings of a part whose sizes add up, as what was
 * expected; NULL if nothing is.  A ring may cross itself: locate() then goes by
 * the even-odd rule.
 */
const char *
cell_part_fault(const CellPart *part)
{
	const int32 *length = cell_part_rings(part);
	const Coordinate *corner = cell_part_corners(part);

	for (int ring = 0; ring < part->rings; ring++)
	{
		const Coordinate *last = corner + length[ring] - 1;

		if (length[ring] < RING_CORNERS_LEAST)
			return "a ring of at least four corners";
		if (corner->x != last->x || corner->y != last->y)
			return "a ring that ends where it begins";
		for (; corner <= last; corner++)
			if (!coordinate_is_valid(*corner))
				return "coordinates in metres, at most 1e9";
	}
	return NULL;
}

/*
 * A part takes a ";", a ring a "(", a further corner a ",".
 */
CellRoom
cells_room(const char *input)
{
	CellRoom	room = {0, 0};
	size_t		marks = 0;

	for (; *input; input++)
	{
		room.parts += *input == ';';
		marks += *input == ',' || *input == '(';
	}
	room.bytes = (size_t) (room.parts + 1) * (sizeof(CellPart) + 8) +
		(marks + 1) * (sizeof(Coordinate) + sizeof(int32));
	room.parts++;
	return room;
}

/*
 * The corners of a ring after its "(".
 */
static bool
scan_ring(Scanner *scanner, Coordinate *corner, int32 *length)
{
	*length = 0;
	do
	{
		Coordinate *next = corner + *length;

		if (!scan_float8(scanner, &next->x) || !scan_float8(scanner, &next->y))
			return false;
		(*length)++;
		scan_space(scanner);
	} while (scan_literal(scanner, ","));
	return scan_require(scanner, ")", "\",\" or \")\"");
}

/*
 * How many rings follow: "(" up to the next ";".
 */
static int32
count_rings(const char *at)
{
	int32		rings = 0;

	for (; *at && *at != ';'; at++)
		rings += *at == '(';
	return rings;
}

/*
 * A code that other text follows: its own scanner wants to read to the end.
 */
static bool
scan_code(Scanner *scanner, GridCode *code)
{
	char		digits[GRID_CODE_TEXT_MAX + 1];
	int			length = 0;
	Scanner		inner;

	if (scanner->fault.kind != FAULT_NONE)
		return false;
	scan_space(scanner);
	while (length < GRID_CODE_TEXT_MAX && scanner->at[length] >= '0' &&
		   scanner->at[length] <= '9')
	{
		digits[length] = scanner->at[length];
		length++;
	}
	digits[length] = '\0';
	scan_begin(&inner, digits);
	if (!grid_code_scan(&inner, code))
		return scan_fail(scanner, inner.fault.kind, inner.fault.expected);
	scanner->at += length;
	return true;
}

static bool
scan_part(Scanner *scanner, CellPart *part)
{
	const char *fault;

	if (!scan_code(scanner, &part->code))
		return false;
	part->rings = count_rings(scanner->at);
	part->corners = 0;
	if (part->rings == 0)
		return scan_fail(scanner, FAULT_SYNTAX, "\"(\"");
	memset(cell_part_rings(part), 0, cell_ring_bytes(part->rings));
	for (int ring = 0; ring < part->rings; ring++)
	{
		int32	   *length = cell_part_rings(part) + ring;

		if (!scan_expect(scanner, "(") ||
			!scan_ring(scanner, cell_part_corners(part) + part->corners,
					   length))
			return false;
		part->corners += *length;
	}
	fault = cell_part_fault(part);
	return fault == NULL || scan_reject(scanner, fault);
}

/*
 * "(srid 4549; 310114 (0 0, 9 0, 9 9, 0 0) (2 1, 3 1, 3 2, 2 1); ...)" into
 * bytes and parts, which have cells_room().  The parts may come in any order.
 */
bool
cells_scan(Scanner *scanner, CellHead *head, char *bytes,
		   const CellPart **parts)
{
	int64		srid = 0;
	const char *fault;

	head->parts = 0;
	scan_expect(scanner, "(");
	scan_expect(scanner, "srid");
	scan_int64(scanner, &srid);
	if (!scan_expect(scanner, ";"))
		return false;
	do
	{
		CellPart   *part = (CellPart *) bytes;

		if (!scan_part(scanner, part))
			return false;
		parts[head->parts++] = part;
		bytes += cell_part_size(part->rings, part->corners);
		scan_space(scanner);
	} while (scan_literal(scanner, ";"));
	scan_require(scanner, ")", "\";\", \"(\" or \")\"");
	if (!scan_end(scanner))
		return false;

	fault = srid_fault(srid);
	if (fault != NULL)
		return scan_reject(scanner, fault);
	head->srid = (int32) srid;
	head->parts = cell_parts_canonicalise(parts, head->parts);
	return true;
}

int
corner_format(Coordinate corner, char *buffer)
{
	int			length = format_float8(corner.x, buffer);

	buffer[length++] = ' ';
	return length + format_float8(corner.y, buffer + length);
}
