/*
 * aggregate.h
 *	  The states of aggregates: of a fixed length, or expanded objects.
 */
#ifndef CITYGOV_AGGREGATE_H
#define CITYGOV_AGGREGATE_H

#include "postgres.h"

#include "fmgr.h"
#include "utils/expandeddatum.h"

#include "base/compat.h"

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

/*
 * The expanded object of these methods behind a datum; NULL if it is anything
 * else.  Only what read_write is to be written to.
 */
static inline void *
expanded_state(Datum datum, const ExpandedObjectMethods *methods,
			   bool read_write)
{
	struct varlena *value = (struct varlena *) DatumGetPointer(datum);
	ExpandedObjectHeader *header;

	if (read_write ? !VARATT_IS_EXTERNAL_EXPANDED_RW(value) :
		!VARATT_IS_EXTERNAL_EXPANDED(value))
		return NULL;
	header = DatumGetEOHP(datum);
	return header->eoh_methods == methods ? header : NULL;
}

/*
 * Where an expanded state that a state function makes is to live.  The name is
 * that of its type: a constant, different for each.
 */
extern MemoryContext expanded_state_context(FunctionCallInfo fcinfo,
											const char *name);

#endif							/* CITYGOV_AGGREGATE_H */
