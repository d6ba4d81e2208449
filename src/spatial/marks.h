/*
 * marks.h
 *	  Where a circle crosses the edges of a zone, and which of its parts are
 *	  inside.
 *
 * Pure; may use base/, geometry/region.h and disc.h.
 */
#ifndef CITYGOV_MARKS_H
#define CITYGOV_MARKS_H

#include "geometry/disc.h"
#include "geometry/region.h"

/* where a circle crosses an edge of the zone */
typedef struct Mark
{
	float8		angle;
	int			edge;
	bool		leaving;		/* the edge leaves the disc there */
	bool		inside;			/* the circle is in the zone after it */
} Mark;

/* those of a circle, by angle */
typedef struct Marks
{
	int			count;
	int			capacity;
	Mark	   *mark;
	bool		inside;			/* is a circle without marks in the zone? */
} Marks;

extern void marks_of_circle(Marks *marks, const EdgeTree *zone,
							const Disc *disc);

static inline Coordinate
point_of_circle(const Disc *disc, float8 angle)
{
	Coordinate	p;

	p.x = disc->centre.x + disc->radius * cos(angle);
	p.y = disc->centre.y + disc->radius * sin(angle);
	return p;
}

static inline Box
disc_box(const Disc *disc)
{
	Box			box;

	box.xmin = disc->centre.x - disc->radius;
	box.ymin = disc->centre.y - disc->radius;
	box.xmax = disc->centre.x + disc->radius;
	box.ymax = disc->centre.y + disc->radius;
	return box;
}

#endif							/* CITYGOV_MARKS_H */
