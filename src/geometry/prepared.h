/*
 * prepared.h
 *	  What a function has worked out for a large argument, kept for the rows that
 *	  come with the same one.
 *
 * Only a cache: with fn_extra empty at every call the answers are the same.
 */
#ifndef CITYGOV_PREPARED_H
#define CITYGOV_PREPARED_H

#include "postgres.h"

#include "access/detoast.h"
#include "fmgr.h"
#include "utils/expandeddatum.h"
#include "utils/memutils.h"

#include "geometry/fingerprint.h"
#include "geometry/geometry.h"

/*
 * Types that use this start like so, without padding, and keep the fingerprint
 * of the rest.
 */
typedef struct MarkedHeader
{
	int32		vl_len_;
	int32		format;			/* of all that follows */
	Fingerprint mark;
	int32		srid;
	int32		count;			/* of what the value holds: discs, polygons */
} MarkedHeader;

typedef struct Prepared
{
	GeometryReader reader;		/* of the function's geometry argument */
	bool		known;
	bool		from_toast;		/* toast tells where it was stored */
	struct varatt_external toast;
	Fingerprint mark;
	MemoryContext context;		/* of what follows */
	void	   *content;
} Prepared;

extern Prepared *prepared_get(FunctionCallInfo fcinfo, int geometry_argument);
extern bool prepared_holds_stored(Prepared *prepared, struct varlena *value);
extern bool prepared_holds(Prepared *prepared, Fingerprint mark);
extern MemoryContext prepared_renew(FunctionCallInfo fcinfo,
									Prepared *prepared);
extern void prepared_set(Prepared *prepared, struct varlena *value,
						 Fingerprint mark, void *content);

#endif							/* CITYGOV_PREPARED_H */
