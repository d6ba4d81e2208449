/*
 * outline.c
 *	  Discs as polygons, for maps.
 */
#include "base/pure.h"

#include <math.h>

#include "geometry/wkb.h"
#include "spatial/outline.h"

static void
append_uint32(StringInfo out, uint32 number)
{
	appendBinaryStringInfo(out, (char *) &number, sizeof(number));
}

/* counterclockwise, the last corner is the first */
static void
append_disc(StringInfo out, const Disc *disc, const Coordinate *unit)
{
	wkb_append_header(out, WKB_POLYGON);
	append_uint32(out, 1);
	append_uint32(out, OUTLINE_CORNERS + 1);
	for (int i = 0; i <= OUTLINE_CORNERS; i++)
	{
		Coordinate	corner = {
			disc->centre.x + disc->radius * unit[i % OUTLINE_CORNERS].x,
			disc->centre.y + disc->radius * unit[i % OUTLINE_CORNERS].y
		};

		appendBinaryStringInfo(out, (char *) &corner, sizeof(corner));
	}
}

void
outline_discs(const Disc *discs, int count, int32 srid, StringInfo out)
{
	Coordinate	unit[OUTLINE_CORNERS];

	for (int i = 0; i < OUTLINE_CORNERS; i++)
	{
		unit[i].x = cos(2 * M_PI * i / OUTLINE_CORNERS);
		unit[i].y = sin(2 * M_PI * i / OUTLINE_CORNERS);
	}
	wkb_append_header(out, WKB_MULTIPOLYGON | WKB_FLAG_SRID);
	append_uint32(out, srid);
	append_uint32(out, count);
	for (int i = 0; i < count; i++)
		append_disc(out, &discs[i], unit);
}
