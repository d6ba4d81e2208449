/*
 * tally.h
 *	  Durations that are still being counted: the state of an aggregate.
 *
 * Pure.  What it allocates lives in the memory context of the caller.
 */
#ifndef CITYGOV_TALLY_H
#define CITYGOV_TALLY_H

#include "cases/durations.h"

/*
 * A few durations are codes in any order, 2 bytes each, of which the first lie
 * beside the counts: so that many small groups are cheap, which is mostly a
 * matter of how many places of memory a row touches.  From TALLY_LIST_MAX on
 * there is a number for each code.
 */
#define TALLY_FEW 32
#define TALLY_LIST_MAX 8192

typedef struct Tally
{
	DurationHead head;
	int			used;			/* codes in few, then in the list */
	int			capacity;		/* of both */
	uint16		few[TALLY_FEW];
	uint16	   *list;
	int64	   *number;			/* of each code; NULL while there are codes */
} Tally;

/* all begin with a tally of zeros; false where a count overflows */
extern bool tally_add_missing(Tally *tally);
extern bool tally_add(Tally *tally, int64 t, bool lasting);
extern bool tally_merge(Tally *tally, const Durations *durations);

/* what was counted; palloc'd apart from the tally, which stays as it is */
extern void tally_view(const Tally *tally, Durations *durations);

#endif							/* CITYGOV_TALLY_H */
