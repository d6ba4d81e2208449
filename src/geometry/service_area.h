/*
 * service_area.h
 *	  The SQL type service_area, stored or growing, for the C of the rooms that
 *	  make or read one.
 */
#ifndef CITYGOV_SERVICE_AREA_H
#define CITYGOV_SERVICE_AREA_H

#include "postgres.h"

#include "geometry/disc.h"
#include "geometry/prepared.h"

/*
 * The stored value.
 */
typedef struct ServiceArea
{
	MarkedHeader marked;
	int64		facilities;
	Disc		disc[FLEXIBLE_ARRAY_MEMBER];	/* canonical */
} ServiceArea;

/*
 * The state of the aggregate: grows, and is put in order only when somebody
 * looks at it.
 */
typedef struct ExpandedArea
{
	ExpandedObjectHeader header;
	AreaHead	head;
	int			capacity;
	bool		canonical;		/* the discs are, and mark is theirs */
	Fingerprint mark;
	Disc	   *disc;
} ExpandedArea;

/* a look at either form; the discs are canonical */
typedef struct AreaView
{
	AreaHead	head;
	Fingerprint mark;
	const Disc *disc;
} AreaView;

extern AreaView service_area_view(Datum datum);

#define PG_GETARG_SERVICE_AREA(n) service_area_view(PG_GETARG_DATUM(n))

/* of canonical discs */
extern Fingerprint service_area_mark(const AreaHead *head, const Disc *discs);
extern ServiceArea *service_area_make(const AreaHead *head, const Disc *discs);

/* the binary form of what is in it, for this type and those that hold one */
extern Disc *receive_discs(StringInfo message, AreaHead *head,
						   const char *type_name);
extern void send_discs(StringInfo message, const AreaHead *head,
					   const Disc *discs);

extern ExpandedArea *service_area_expand(FunctionCallInfo fcinfo, int32 srid,
										 int room);
extern ExpandedArea *service_area_expanded(Datum datum);
extern void service_area_canonicalise(ExpandedArea *area);

#endif							/* CITYGOV_SERVICE_AREA_H */
