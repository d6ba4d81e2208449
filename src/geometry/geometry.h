/*
 * geometry.h
 *	  From a PostGIS geometry to plain coordinates.
 *
 * PostGIS's own cast to WKB is called, so nothing here depends on how PostGIS
 * stores a geometry.  The cast is found by the type of our function's argument,
 * and functions by the type and its extension: whatever schema PostGIS is in,
 * whatever else is in that schema, and whatever the search_path.
 *
 * Geometry is planar and in metres: a geographic SRID is an error.
 */
#ifndef CITYGOV_GEOMETRY_H
#define CITYGOV_GEOMETRY_H

#include "postgres.h"

#include "fmgr.h"

#include "base/compat.h"
#include "geometry/exact.h"
#include "geometry/region.h"
#include "geometry/wkb.h"

/*
 * How to read the geometries of one argument of one function.  Zeroed at first;
 * a caller may keep it in fn_extra, or have a new one for each call.
 */
typedef struct GeometryReader
{
	Oid			type;			/* of the argument; InvalidOid before use */
	FmgrInfo	to_wkb;			/* the cast from the type to bytea */
} GeometryReader;

typedef struct Points
{
	int32		srid;
	int			count;			/* 0: an empty geometry */
	Coordinate *coordinates;
	Coordinate	one;			/* room for the usual case */
} Points;

typedef struct Lines
{
	int32		srid;
	int			count;			/* 0: an empty geometry */
	int		   *line_start;		/* count + 1 of them, into vertex */
	Coordinate *vertex;
} Lines;

extern void geometry_reader_prepare(GeometryReader *reader,
									FunctionCallInfo fcinfo, int argument,
									MemoryContext context);

/* points and multipoints; other types are an error with the hint */
extern void geometry_read_points(GeometryReader *reader, Datum geometry,
								 const char *hint, Points *points);

/* one point; false where it is empty */
extern bool geometry_read_point(GeometryReader *reader, Datum geometry,
								int32 *srid, Coordinate *point);

/* lines and multilines */
extern void geometry_read_lines(GeometryReader *reader, Datum geometry,
								Lines *lines);

/* a valid polygon or multipolygon, which may be empty */
extern Region *geometry_read_region(GeometryReader *reader, Datum geometry,
									int32 *srid);

/* PostGIS's own function over geometries of a type; what is no such is an error */
extern void geometry_function(Oid type, const char *name, int arguments,
							  const Oid *types, FmgrInfo *function);

/* the cast to the type from bytea */
extern void geometry_from_wkb(Oid type, FmgrInfo *function);

extern void require_same_srid(int32 expected, int32 srid);

#endif							/* CITYGOV_GEOMETRY_H */
