/*
 * scale.h
 *	  A grade scale: bands of values, the best (or worst) first.
 *
 * Pure.  The SQL type over it is grade_scale.c.
 */
#ifndef CITYGOV_SCALE_H
#define CITYGOV_SCALE_H

#include "rating/entries.h"

/* tags of the entries, also in the binary form: do not renumber */
typedef enum BandKind
{
	BAND_AT_LEAST = 1,
	BAND_AT_MOST,
	BAND_REST					/* the open last band; its number is 0 */
} BandKind;

extern Fault scale_last_fault(const EntryList *list);
extern bool scale_scan(Scanner *scanner, EntryList *list);
extern void scale_format(const Entries *scale, StringInfo out);

extern int	scale_band(const Entries *scale, float8 value);
extern float8 scale_to_next(const Entries *scale, float8 value);

#endif							/* CITYGOV_SCALE_H */
