/*
 * aggregate.h
 *	  The state of an aggregate whose transition type is a fixed-length type.
 */
#ifndef CITYGOV_AGGREGATE_H
#define CITYGOV_AGGREGATE_H

#include "postgres.h"

#include "fmgr.h"

/*
 * The state in argument 0 (not NULL), to be written to.
 *
 * Inside an aggregate it is ours: the executor copied it into the aggregate's
 * context, and returning the same pointer spares a copy a row.  Called as an
 * ordinary function, the argument may lie in a shared buffer: copy it.
 */
static inline void *
aggregate_state(FunctionCallInfo fcinfo, Size size)
{
	void	   *state = PG_GETARG_POINTER(0);
	void	   *copy;

	if (AggCheckCallContext(fcinfo, NULL))
		return state;
	copy = palloc(size);
	memcpy(copy, state, size);
	return copy;
}

#endif							/* CITYGOV_AGGREGATE_H */
