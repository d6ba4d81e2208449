/*
 * wire.h
 *	  The binary form of what several types hold.
 */
#ifndef CITYGOV_WIRE_H
#define CITYGOV_WIRE_H

#include "postgres.h"

#include "libpq/pqformat.h"

#include "base/double_double.h"

/* -0 becomes 0, as in the text form */
static inline float8
receive_float8(StringInfo message)
{
	return pq_getmsgfloat8(message) + 0.0;
}

static inline DoubleDouble
receive_double_double(StringInfo message)
{
	DoubleDouble sum;

	sum.hi = receive_float8(message);
	sum.lo = receive_float8(message);
	return sum;
}

static inline void
send_double_double(StringInfo message, DoubleDouble sum)
{
	pq_sendfloat8(message, sum.hi);
	pq_sendfloat8(message, sum.lo);
}

#endif							/* CITYGOV_WIRE_H */
