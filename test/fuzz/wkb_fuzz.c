/*
 * wkb_fuzz.c
 *	  Any bytes: the reader never reads beyond their end, and believes no count
 *	  that they cannot hold.
 */
#include "fuzz.h"

#include "geometry/wkb.h"

static void
read_rings(Wkb *wkb, size_t size)
{
	uint32		rings = wkb_count(wkb, WKB_RING_LEAST);

	CHECK(rings <= size / WKB_RING_LEAST);
	for (uint32 ring = 0; ring < rings && !wkb->fault; ring++)
	{
		uint32		corners = wkb_count(wkb, WKB_COORDINATE_LEAST);

		CHECK(corners <= size / WKB_COORDINATE_LEAST);
		for (uint32 i = 0; i < corners && !wkb->fault; i++)
			wkb_coordinate(wkb);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	uint8	   *exact = malloc(size + 1);
	int32		srid = 0;
	uint32		type;
	Wkb			wkb;

	/* so that the sanitizer sees one byte too far */
	CHECK(exact != NULL);
	memcpy(exact, data, size);
	exact = realloc(exact, size > 0 ? size : 1);
	CHECK(exact != NULL);

	wkb_begin(&wkb, exact, size);
	type = wkb_header(&wkb, &srid);
	wkb_is_empty(wkb, type);
	if (type == WKB_POINT)
		wkb_coordinate(&wkb);
	else if (type == WKB_POLYGON)
		read_rings(&wkb, size);
	else if (type == WKB_MULTIPOINT || type == WKB_MULTIPOLYGON)
	{
		uint32		parts = wkb_count(&wkb, WKB_GEOMETRY_LEAST);

		CHECK(parts <= size / WKB_GEOMETRY_LEAST);
		for (uint32 i = 0; i < parts && !wkb.fault; i++)
		{
			if (wkb_header(&wkb, &srid) == WKB_POINT)
				wkb_coordinate(&wkb);
			else
				read_rings(&wkb, size);
		}
	}
	CHECK(wkb.at <= wkb.end);
	free(exact);
	return 0;
}
