/*
 * compat.h
 *	  The only place that knows which PostgreSQL it is compiled for.
 *
 * Tested on 15, 17 and 18; of 16 the headers were read, no more.  Every header
 * of base/ that the face of a type uses includes it.
 */
#ifndef CITYGOV_COMPAT_H
#define CITYGOV_COMPAT_H

#include "postgres.h"

#include "libpq/pqformat.h"
#include "utils/rangetypes.h"

/* 16 moved what tells the forms of a varlena apart out of postgres.h */
#if PG_VERSION_NUM >= 160000
#include "varatt.h"
#endif

/*
 * Soft errors came with 16.  An input function that reports through ereturn()
 * is ready for pg_input_is_valid(); before 16 it raises.
 */
#if PG_VERSION_NUM >= 160000
#include "nodes/miscnodes.h"
#else
#define ereturn(context, dummy_value, ...) \
	do { \
		(void) (context); \
		ereport(ERROR, __VA_ARGS__); \
		return dummy_value; \
	} while (0)
#endif

/* make_range() learned to report softly in 16 */
static inline RangeType *
make_range_hard(TypeCacheEntry *typcache, RangeBound *lower, RangeBound *upper)
{
#if PG_VERSION_NUM >= 160000
	return make_range(typcache, lower, upper, false, NULL);
#else
	return make_range(typcache, lower, upper, false);
#endif
}

/* 17 took the last argument away */
static inline void
send_counted_text(StringInfo message, const char *text, int length)
{
#if PG_VERSION_NUM >= 170000
	pq_sendcountedtext(message, text, length);
#else
	pq_sendcountedtext(message, text, length, false);
#endif
}

#endif							/* CITYGOV_COMPAT_H */
