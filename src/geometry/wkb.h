/*
 * wkb.h
 *	  Reads well-known binary, with the SRID that PostGIS adds.
 *
 * Pure; may use base/ and exact.h.
 *
 * Understood are both byte orders, PostGIS's flags for Z, M and SRID, and the
 * numbers of ISO (1001, 2001, 3001, ...).  Z and M are stepped over.  A reader
 * remembers a fault; what it returns after one is nothing to use.
 */
#ifndef CITYGOV_WKB_H
#define CITYGOV_WKB_H

#include "geometry/exact.h"

typedef enum WkbType
{
	WKB_POINT = 1,
	WKB_LINE = 2,
	WKB_POLYGON = 3,
	WKB_MULTIPOINT = 4,
	WKB_MULTILINE = 5,
	WKB_MULTIPOLYGON = 6,
	WKB_COLLECTION = 7,
	WKB_CIRCULAR_LINE = 8,
	WKB_CURVE_POLYGON = 10,
	WKB_MULTISURFACE = 12,
	WKB_POLYHEDRAL_SURFACE = 15,
	WKB_TIN = 16,
	WKB_TRIANGLE = 17
} WkbType;

typedef struct Wkb
{
	const uint8 *at;			/* next byte to read */
	const uint8 *end;
	bool		swap;			/* the numbers are in the other byte order */
	bool		fault;			/* truncated, or not WKB */
	int			skip;			/* bytes of Z and M after each X and Y */
} Wkb;

extern void wkb_begin(Wkb *wkb, const void *bytes, size_t length);
extern uint32 wkb_header(Wkb *wkb, int32 *srid);
extern uint32 wkb_count(Wkb *wkb, size_t least);
extern Coordinate wkb_coordinate(Wkb *wkb);
extern bool wkb_is_empty(Wkb wkb, uint32 type);

#define WKB_FLAG_SRID 0x20000000

/* in the byte order of this machine, as are the numbers that follow */
static inline void
wkb_append_header(StringInfo out, uint32 type)
{
#ifdef WORDS_BIGENDIAN
	appendStringInfoChar(out, 0);
#else
	appendStringInfoChar(out, 1);
#endif
	appendBinaryStringInfo(out, (char *) &type, sizeof(type));
}

static inline void
wkb_append_count(StringInfo out, uint32 count)
{
	appendBinaryStringInfo(out, (char *) &count, sizeof(count));
}

static inline void
wkb_append_coordinate(StringInfo out, Coordinate p)
{
	appendBinaryStringInfo(out, (char *) &p, sizeof(p));
}

/* bytes of what a part takes at least */
#define WKB_COORDINATE_LEAST 16
#define WKB_RING_LEAST 4
#define WKB_GEOMETRY_LEAST 5

/* PostGIS writes the empty point as a point of NaNs */
static inline bool
coordinate_is_empty(Coordinate p)
{
	return isnan(p.x) && isnan(p.y);
}

#endif							/* CITYGOV_WKB_H */
