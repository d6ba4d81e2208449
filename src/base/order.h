/*
 * order.h
 *	  What an operator class needs in C.
 *
 * Each type has the same nine functions; order.sql.in declares them.  Equal
 * values are equal bytes in every type of ours, so hashes are those of bytes.
 */
#ifndef CITYGOV_ORDER_H
#define CITYGOV_ORDER_H

#include "postgres.h"

#include "common/hashfn.h"
#include "fmgr.h"

#include "base/compat.h"

/*
 * The order of a type that has none of its own is that of its bytes: enough for
 * DISTINCT, GROUP BY, UNION and merge joins.
 */
static inline int
compare_fixed_bytes(FunctionCallInfo fcinfo, Size size)
{
	return memcmp(PG_GETARG_POINTER(0), PG_GETARG_POINTER(1), size);
}

extern int	compare_varlena_bytes(FunctionCallInfo fcinfo);
extern Datum hash_varlena_bytes(FunctionCallInfo fcinfo);
extern Datum hash_varlena_bytes_extended(FunctionCallInfo fcinfo);

#define DEFINE_FUNCTION(name, result) \
	PG_FUNCTION_INFO_V1(name); \
	Datum \
	name(PG_FUNCTION_ARGS) \
	{ \
		return result; \
	} \
	extern int	no_such_variable	/* takes the semicolon, as in fmgr.h */

/* compare(fcinfo) is negative, 0 or positive */
#define DEFINE_ORDER(type, compare) \
	DEFINE_FUNCTION(type##_eq, BoolGetDatum(compare(fcinfo) == 0)); \
	DEFINE_FUNCTION(type##_ne, BoolGetDatum(compare(fcinfo) != 0)); \
	DEFINE_FUNCTION(type##_lt, BoolGetDatum(compare(fcinfo) < 0)); \
	DEFINE_FUNCTION(type##_le, BoolGetDatum(compare(fcinfo) <= 0)); \
	DEFINE_FUNCTION(type##_gt, BoolGetDatum(compare(fcinfo) > 0)); \
	DEFINE_FUNCTION(type##_ge, BoolGetDatum(compare(fcinfo) >= 0)); \
	DEFINE_FUNCTION(type##_cmp, Int32GetDatum(compare(fcinfo)))

/* the state functions of min() and max(): see extremes.sql.in */
#define DEFINE_EXTREMES(type, compare) \
	DEFINE_FUNCTION(type##_smaller, \
					PG_GETARG_DATUM(compare(fcinfo) <= 0 ? 0 : 1)); \
	DEFINE_FUNCTION(type##_larger, \
					PG_GETARG_DATUM(compare(fcinfo) >= 0 ? 0 : 1))

#define DEFINE_FIXED_HASH(type, size) \
	DEFINE_FUNCTION(type##_hash, \
					hash_any((unsigned char *) PG_GETARG_POINTER(0), size)); \
	DEFINE_FUNCTION(type##_hash_extended, \
					hash_any_extended((unsigned char *) PG_GETARG_POINTER(0), \
									  size, PG_GETARG_INT64(1)))

#define DEFINE_VARLENA_HASH(type) \
	DEFINE_FUNCTION(type##_hash, hash_varlena_bytes(fcinfo)); \
	DEFINE_FUNCTION(type##_hash_extended, hash_varlena_bytes_extended(fcinfo))

#endif							/* CITYGOV_ORDER_H */
