/*
 * grid_index.h
 *	  The SQL type grid_index, stored or growing, for the C of this room.
 */
#ifndef CITYGOV_GRID_INDEX_H
#define CITYGOV_GRID_INDEX_H

#include "postgres.h"

#include "geometry/prepared.h"
#include "grid/cells.h"

/* a look at the flat form: canonical parts that stand one after the other */
typedef struct IndexView
{
	int32		srid;
	int			parts;
	Fingerprint mark;
	const CellPart *first;
} IndexView;

extern IndexView grid_index_view(Datum datum);

/* the fingerprint of an index that is expanded, without flattening it */
extern bool grid_index_expanded_mark(Datum datum, Fingerprint *mark);

#define PG_GETARG_GRID_INDEX(n) grid_index_view(PG_GETARG_DATUM(n))

#endif							/* CITYGOV_GRID_INDEX_H */
