/*
 * wire.h
 *	  The binary form of what several types hold.
 */
#ifndef CITYGOV_WIRE_H
#define CITYGOV_WIRE_H

#include "postgres.h"

#include "libpq/pqformat.h"

#include "base/compat.h"
#include "base/double_double.h"
#include "base/label.h"

/*
 * Every binary form begins with the number of its version, so that a later one
 * can be told from it.
 */
static inline void
send_version(StringInfo message, uint8 version)
{
	pq_sendbyte(message, version);
}

/* an error unless it is this one */
extern void receive_version(StringInfo message, uint8 version,
							const char *type_name);

/*
 * Every value of variable length has a format number in its header; an error
 * unless it is this one.
 */
extern void report_unknown_format(int found, const char *type_name);

static inline void
require_format(int found, int known, const char *type_name)
{
	if (unlikely(found != known))
		report_unknown_format(found, type_name);
}

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

/* counted text; its bytes are in the message or, converted, palloc'd */
extern Label receive_label(StringInfo message, const char *type_name);
extern void send_label(StringInfo message, Label label);

#endif							/* CITYGOV_WIRE_H */
