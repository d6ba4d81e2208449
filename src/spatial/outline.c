/*
 * outline.c
 *	  Discs as polygons, for maps.
 */
#include "base/pure.h"

#include <math.h>

#include "geometry/wkb.h"
#include "spatial/outline.h"

/* counterclockwise, the last corner is the first */
static void
append_disc(StringInfo out, const Disc *disc, const Coordinate *unit)
{
	wkb_append_header(out, WKB_POLYGON);
	wkb_append_count(out, 1);
	wkb_append_count(out, OUTLINE_CORNERS + 1);
	for (int i = 0; i <= OUTLINE_CORNERS; i++)
	{
		Coordinate	corner = {
			disc->centre.x + disc->radius * unit[i % OUTLINE_CORNERS].x,
			disc->centre.y + disc->radius * unit[i % OUTLINE_CORNERS].y
		};

		wkb_append_coordinate(out, corner);
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
	wkb_append_count(out, srid);
	wkb_append_count(out, count);
	for (int i = 0; i < count; i++)
		append_disc(out, &discs[i], unit);
}
