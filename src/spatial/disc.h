/*
 * disc.h
 *	  A facility's place and how far it serves, and lists of these.
 *
 * Pure; may use base/.
 */
#ifndef CITYGOV_DISC_H
#define CITYGOV_DISC_H

#include "geometry/exact.h"
#include "base/number.h"
#include "base/scan.h"

typedef struct Disc
{
	Coordinate	centre;
	float8		radius;			/* RADIUS_MIN to COORDINATE_MAX */
} Disc;

/* metres: of smaller ones the squares could vanish */
#define RADIUS_MIN 1e-6

/* what disc_is_valid() asks for */
#define DISC_EXPECTED "coordinates of at most 1e9 m and a radius from 1e-6 to 1e9 m"

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

#define DISC_TEXT_MAX (3 * FLOAT8_TEXT_MAX + 4)
#define AREA_HEAD_TEXT_MAX 100

extern bool disc_is_valid(const Disc *disc);
extern int	disc_compare(const Disc *a, const Disc *b);
extern bool discs_are_canonical(const Disc *discs, int count);
extern int	discs_canonicalise(Disc *discs, int count);

extern const char *area_head_fault(const AreaHead *head);
extern int	area_discs_at_most(const char *input);
extern bool area_scan(Scanner *scanner, AreaHead *head, Disc *discs);
extern int	area_head_format(const AreaHead *head, char *buffer);
extern int	disc_format(const Disc *disc, char *buffer);

#endif							/* CITYGOV_DISC_H */
