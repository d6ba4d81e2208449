/*
 * wkb.c
 *	  Reads well-known binary, with the SRID that PostGIS adds.
 */
#include "base/pure.h"

#include "geometry/wkb.h"
#include "port/pg_bswap.h"

#define FLAG_Z 0x80000000
#define FLAG_M 0x40000000

void
wkb_begin(Wkb *wkb, const void *bytes, size_t length)
{
	wkb->at = bytes;
	wkb->end = wkb->at + length;
	wkb->swap = false;
	wkb->fault = false;
	wkb->skip = 0;
}

static bool
has_room(Wkb *wkb, size_t length)
{
	if (!wkb->fault && (size_t) (wkb->end - wkb->at) < length)
		wkb->fault = true;
	return !wkb->fault;
}

static uint32
read_uint32(Wkb *wkb)
{
	uint32		number;

	if (!has_room(wkb, sizeof(number)))
		return 0;
	memcpy(&number, wkb->at, sizeof(number));
	wkb->at += sizeof(number);
	return wkb->swap ? pg_bswap32(number) : number;
}

static float8
read_float8(Wkb *wkb)
{
	uint64		bits;
	float8		number;

	memcpy(&bits, wkb->at, sizeof(bits));
	wkb->at += sizeof(bits);
	if (wkb->swap)
		bits = pg_bswap64(bits);
	memcpy(&number, &bits, sizeof(number));
	return number;
}

/*
 * The type of the geometry that starts here, without its flags; the SRID only
 * if it has one.
 */
uint32
wkb_header(Wkb *wkb, int32 *srid)
{
	uint32		type;
	uint32		dimensions;

	if (!has_room(wkb, 1))
		return 0;
	if (*wkb->at > 1)
	{
		wkb->fault = true;
		return 0;
	}
#ifdef WORDS_BIGENDIAN
	wkb->swap = *wkb->at != 0;
#else
	wkb->swap = *wkb->at != 1;
#endif
	wkb->at++;

	type = read_uint32(wkb);
	wkb->skip = ((type & FLAG_Z) ? 8 : 0) + ((type & FLAG_M) ? 8 : 0);
	if (type & WKB_FLAG_SRID)
		*srid = (int32) read_uint32(wkb);
	type &= ~(FLAG_Z | FLAG_M | WKB_FLAG_SRID);
	dimensions = type / 1000;
	if (dimensions == 1 || dimensions == 2)
		wkb->skip = 8;
	else if (dimensions == 3)
		wkb->skip = 16;
	return type % 1000;
}

/*
 * How many parts follow; a number that the bytes left cannot hold is a fault,
 * so that nobody allocates for it.
 */
uint32
wkb_count(Wkb *wkb, size_t least)
{
	uint32		count = read_uint32(wkb);

	if (!wkb->fault && (size_t) (wkb->end - wkb->at) / least < count)
		wkb->fault = true;
	return wkb->fault ? 0 : count;
}

/*
 * -0 becomes 0, so that equal coordinates are equal bytes, and so does what is
 * so small that squares of differences could vanish.
 */
static float8
settled(float8 number)
{
	return fabs(number) < 1e-100 ? 0 : number;
}

Coordinate
wkb_coordinate(Wkb *wkb)
{
	Coordinate	coordinate = {0, 0};

	if (!has_room(wkb, 16 + wkb->skip))
		return coordinate;
	coordinate.x = settled(read_float8(wkb));
	coordinate.y = settled(read_float8(wkb));
	wkb->at += wkb->skip;
	return coordinate;
}

/* PostGIS nests geometries no deeper */
#define DEPTH_MAX 200

/*
 * Step over a geometry without a coordinate, after its header; false at the
 * first coordinate.
 */
static bool
skip_empty(Wkb *wkb, uint32 type, int depth)
{
	uint32		count;

	if (type == WKB_POINT)
		return coordinate_is_empty(wkb_coordinate(wkb)) && !wkb->fault;
	count = wkb_count(wkb, 1);
	if (type == WKB_LINE || type == WKB_POLYGON || type == WKB_CIRCULAR_LINE ||
		type == WKB_TRIANGLE || depth == DEPTH_MAX)
		return count == 0 && !wkb->fault;
	for (uint32 i = 0; i < count; i++)
	{
		int32		ignored;

		type = wkb_header(wkb, &ignored);
		if (wkb->fault || !skip_empty(wkb, type, depth + 1))
			return false;
	}
	return !wkb->fault;
}

/*
 * Is a geometry of any type, whose header has been read, without a coordinate?
 */
bool
wkb_is_empty(Wkb wkb, uint32 type)
{
	return skip_empty(&wkb, type, 0);
}
