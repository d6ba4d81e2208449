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

/* what a state function returns for a row that does not count: the old state */
static inline Datum
aggregate_skip_row(FunctionCallInfo fcinfo)
{
	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	return PG_GETARG_DATUM(0);
}

#endif							/* CITYGOV_AGGREGATE_H */
