/*
 * aggregate.c
 *	  The states of aggregates.
 */
#include "postgres.h"

#include "utils/memutils.h"

#include "base/aggregate.h"

/* contexts of other aggregates that may come before ours */
#define CONTEXTS_TO_LOOK_AT 8

/*
 * Inside an aggregate it is one context for all states of that name.  With one
 * each, a hash aggregate of many groups would take quadratic time: for each new
 * group it adds up the memory of all contexts.  Expanded objects may share one
 * here, because the executor deletes a state's context only where a state
 * function returns another state, which ours never do.
 */
MemoryContext
expanded_state_context(FunctionCallInfo fcinfo, const char *name)
{
	MemoryContext aggregate;
	int			seen = 0;

	if (!AggCheckCallContext(fcinfo, &aggregate))
		return AllocSetContextCreateInternal(CurrentMemoryContext, name,
											 ALLOCSET_START_SMALL_SIZES);
	for (MemoryContext child = aggregate->firstchild;
		 child != NULL && seen < CONTEXTS_TO_LOOK_AT;
		 child = child->nextchild, seen++)
		if (strcmp(child->name, name) == 0)
			return child;
	return AllocSetContextCreateInternal(aggregate, name, ALLOCSET_DEFAULT_SIZES);
}
