/*
 * disc.c
 *	  A facility's place and how far it serves, and lists of these.
 */
#include "base/pure.h"

#include "geometry/disc.h"
#include "geometry/srid.h"

Fault
disc_fault(const Disc *disc)
{
	if (!coordinate_is_valid(disc->centre) ||
		!(disc->radius >= RADIUS_MIN && disc->radius <= COORDINATE_MAX))
		return fault(FAULT_OUT_OF_RANGE, "coordinates of at most 1e9 m and a radius from 1e-6 to 1e9 m");
	return no_fault();
}

int
disc_compare(const Disc *a, const Disc *b)
{
	if (a->centre.x != b->centre.x)
		return a->centre.x < b->centre.x ? -1 : 1;
	if (a->centre.y != b->centre.y)
		return a->centre.y < b->centre.y ? -1 : 1;
	return compare_float8(a->radius, b->radius);
}

#define ST_SORT sort_discs
#define ST_ELEMENT_TYPE Disc
#define ST_COMPARE(a, b) disc_compare(a, b)
#define ST_CHECK_FOR_INTERRUPTS
#define ST_SCOPE static
#define ST_DECLARE
#define ST_DEFINE
#include "lib/sort_template.h"

bool
discs_are_canonical(const Disc *discs, int count)
{
	for (int i = 1; i < count; i++)
		if (disc_compare(&discs[i - 1], &discs[i]) >= 0)
			return false;
	return true;
}

/*
 * Sort, and keep one of equal discs; returns how many are left.
 */
int
discs_canonicalise(Disc *discs, int count)
{
	int			kept = 0;

	if (discs_are_canonical(discs, count))
		return count;
	sort_discs(discs, count);
	for (int i = 0; i < count; i++)
		if (kept == 0 || disc_compare(&discs[kept - 1], &discs[i]) != 0)
			discs[kept++] = discs[i];
	return kept;
}

/*
 * The array, moved if so many discs, DISCS_MAX at most, need a larger one.
 */
Disc	   *
discs_make_room(Disc *discs, int *capacity, int count)
{
	if (count <= *capacity)
		return discs;
	*capacity = Min(Max(2 * *capacity, Max(count, 16)), DISCS_MAX);
	if (discs == NULL)
		return palloc(sizeof(Disc) * *capacity);
	return repalloc(discs, sizeof(Disc) * *capacity);
}

/*
 * What no area has.
 */
Fault
area_head_fault(const AreaHead *head)
{
	if (head->facilities <= 0)
		return fault(FAULT_SYNTAX, "at least one facility");
	if (head->discs <= 0)
		return fault(FAULT_SYNTAX, "at least one disc");
	if (head->discs > DISCS_MAX)
		return fault(FAULT_TOO_LARGE, "at most 14 million discs");
	return srid_fault(head->srid);
}

static bool
scan_disc(Scanner *scanner, Disc *disc)
{
	const char *start = scanner->at;

	return scan_float8(scanner, &disc->centre.x) &&
		scan_float8(scanner, &disc->centre.y) &&
		scan_float8(scanner, &disc->radius) &&
		scan_accept(scanner, disc_fault(disc), start);
}

/*
 * "(srid 4549, facilities 2, discs 500 300 50, 510 300 50)".  The discs may come
 * in any order.  The end is the caller's to expect.
 */
bool
area_scan(Scanner *scanner, AreaHead *head, Disc **discs)
{
	int64		srid = 0;
	int			capacity = 0;

	head->facilities = 0;
	head->discs = 0;
	*discs = NULL;
	scan_expect(scanner, "(");
	scan_expect(scanner, "srid");
	scan_int64(scanner, &srid);
	scan_expect(scanner, ",");
	scan_expect(scanner, "facilities");
	scan_int64(scanner, &head->facilities);
	scan_expect(scanner, ",");
	scan_expect(scanner, "discs");
	do
	{
		if (head->discs == DISCS_MAX)
			return scan_fail(scanner, FAULT_TOO_LARGE, "at most 14 million discs");
		*discs = discs_make_room(*discs, &capacity, head->discs + 1);
		if (!scan_disc(scanner, &(*discs)[head->discs]))
			return false;
		head->discs++;
		scan_space(scanner);
	} while (scan_literal(scanner, ","));
	if (!scan_require(scanner, ")", "\",\" or \")\""))
		return false;

	head->srid = (int32) Min(Max(srid, -1), PG_INT32_MAX);
	head->discs = discs_canonicalise(*discs, head->discs);
	return scan_accept(scanner, area_head_fault(head), NULL);
}

void
area_format(const AreaHead *head, const Disc *discs, StringInfo out)
{
	appendStringInfo(out, "(srid %d, facilities " INT64_FORMAT ", discs",
					 head->srid, head->facilities);
	for (int i = 0; i < head->discs; i++)
	{
		appendStringInfoString(out, i == 0 ? " " : ", ");
		append_float8(out, discs[i].centre.x);
		appendStringInfoChar(out, ' ');
		append_float8(out, discs[i].centre.y);
		appendStringInfoChar(out, ' ');
		append_float8(out, discs[i].radius);
	}
	appendStringInfoChar(out, ')');
}
