/*
 * wilson_interval.c
 *	  The SQL function wilson_interval: checks, and calls proportion.c.
 */
#include "postgres.h"

#include "fmgr.h"

#include "cases/duration_arguments.h"
#include "cases/proportion.h"

PG_FUNCTION_INFO_V1(wilson_interval);

/* wilson_interval(hits, n, confidence); of nothing nothing is known */
Datum
wilson_interval(PG_FUNCTION_ARGS)
{
	int64		hits = PG_GETARG_INT64(0);
	int64		n = PG_GETARG_INT64(1);
	float8		confidence = require_confidence(PG_GETARG_FLOAT8(2));
	float8		low = 0;
	float8		high = 0;

	if (hits < 0 || hits > n)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("invalid sample: " INT64_FORMAT " hits of " INT64_FORMAT, hits, n),
				 errdetail("Expected hits from 0 to the size of the sample.")));
	if (n > 0)
		wilson_bounds(hits, n, confidence, &low, &high);
	return bounds_datum(fcinfo, n > 0, low, high);
}
