/*
 * disc.h
 *	  A facility's place and how far it serves, and lists of these.
 *
 * * Pure; may use base/, exact.h and srid.h.
 */
#ifndef CITYGOV_DISC_H
#define CITYGOV_DISC_H

#include "base/number.h"
#include "common/shortest_dec.h"
#include "geometry/exact.h"

typedef struct Disc
{
	Coordinate	centre;
	float8		radius;			/* RADIUS_MIN to COORDINATE_MAX */
} Disc;

/* metres: of smaller ones the squares could vanish */
#define RADIUS_MIN 1e-6

/*
 * What a service_area holds besides its discs.  Canonical discs are strictly
 * ascending by x, y and radius, so that equal areas are equal bytes whatever
 * the order of the rows they came from.
 */
typedef struct AreaHead
{
	int32		srid;
	int32		discs;
	int64		facilities;		/* rows; a multipoint is one */
} AreaHead;

/* a comma and three numbers with a space each: the text stays below 1 GB */
#define DISC_TEXT_MAX (1 + 3 * DOUBLE_SHORTEST_DECIMAL_LEN)
#define DISCS_MAX ((int) (MaxAllocSize / DISC_TEXT_MAX) - 2)

extern Fault disc_fault(const Disc *disc);
extern int	disc_compare(const Disc *a, const Disc *b);
extern bool discs_are_canonical(const Disc *discs, int count);
extern int	discs_canonicalise(Disc *discs, int count);
extern Disc *discs_make_room(Disc *discs, int *capacity, int count);

extern Fault area_head_fault(const AreaHead *head);
extern bool area_scan(Scanner *scanner, AreaHead *head, Disc **discs);
extern void area_format(const AreaHead *head, const Disc *discs,
						StringInfo out);

#endif							/* CITYGOV_DISC_H */
