/*
 * disc.c
 *	  A facility's place and how far it serves, and lists of these.
 */
#include "base/pure.h"

#include "geometry/srid.h"
#include "spatial/disc.h"

bool
disc_is_valid(const Disc *disc)
{
	return coordinate_is_valid(disc->centre) &&
		disc->radius >= RADIUS_MIN && disc->radius <= COORDINATE_MAX;
}

int
disc_compare(const Disc *a, const Disc *b)
{
	if (a->centre.x != b->centre.x)
		return a->centre.x < b->centre.x ? -1 : 1;
	if (a->centre.y != b->centre.y)
		return a->centre.y < b->centre.y ? -1 : 1;
	if (a->radius != b->radius)
		return a->radius < b->radius ? -1 : 1;
	return 0;
}

#define ST_SORT sort_discs
#define ST_ELEMENT_TYPE Disc
#define ST_COMPARE(a, b) disc_compare(a, b)
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
 * What no area has, as what was expected; NULL if it is right.
 */
const char *
area_head_fault(const AreaHead *head)
{
	if (head->facilities <= 0)
		return "at least one facility";
	if (head->discs <= 0)
		return "at least one disc";
	return srid_fault(head->srid);
}

/*
 * Each disc but the first follows a comma.
 */
int
area_discs_at_most(const char *input)
{
	int			commas = 0;

	for (; *input; input++)
		commas += *input == ',';
	return commas + 1;
}

static bool
scan_disc(Scanner *scanner, Disc *disc)
{
	const char *start = scanner->at;

	if (!scan_float8(scanner, &disc->centre.x) ||
		!scan_float8(scanner, &disc->centre.y) ||
		!scan_float8(scanner, &disc->radius))
		return false;
	if (disc_is_valid(disc))
		return true;
	scanner->at = start;
	return scan_fail(scanner, FAULT_OUT_OF_RANGE, DISC_EXPECTED);
}

/*
 * "(srid 4549, facilities 2, discs 500 300 50, 510 300 50)" into discs, which
 * has room for area_discs_at_most().  The discs may come in any order.
 */
bool
area_scan(Scanner *scanner, AreaHead *head, Disc *discs)
{
	int64		srid = 0;
	int			count = 0;
	const char *fault;

	head->facilities = 0;
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
		if (!scan_disc(scanner, &discs[count]))
			return false;
		count++;
		scan_space(scanner);
	} while (scan_literal(scanner, ","));
	scan_require(scanner, ")", "\",\" or \")\"");
	if (!scan_end(scanner))
		return false;

	head->srid = (int32) Min(Max(srid, -1), PG_INT32_MAX);
	head->discs = discs_canonicalise(discs, count);
	fault = area_head_fault(head);
	return fault == NULL || scan_reject(scanner, fault);
}

/* all that stands before the first disc */
int
area_head_format(const AreaHead *head, char *buffer)
{
	return sprintf(buffer, "(srid %d, facilities " INT64_FORMAT ", discs ",
				   head->srid, head->facilities);
}

int
disc_format(const Disc *disc, char *buffer)
{
	int			length = format_float8(disc->centre.x, buffer);

	buffer[length++] = ' ';
	length += format_float8(disc->centre.y, buffer + length);
	buffer[length++] = ' ';
	return length + format_float8(disc->radius, buffer + length);
}
