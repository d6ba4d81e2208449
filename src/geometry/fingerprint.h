/*
 * fingerprint.h
 *	  128 bits that tell whether two large values are the same.
 *
 * A value of a megabyte that comes with each row must not be read each time.
 * What was prepared for it is kept in fn_extra under its fingerprint, which the
 * value carries.  Nobody but our own functions computes it: input and receive
 * functions do not read it from outside.
 */
#ifndef CITYGOV_FINGERPRINT_H
#define CITYGOV_FINGERPRINT_H

#include "postgres.h"

#include "common/hashfn.h"
#include "miscadmin.h"

#define FINGERPRINT_STRIDE ((Size) 1 << 20)

typedef struct Fingerprint
{
	uint64		half[2];
} Fingerprint;

static inline bool
fingerprints_equal(Fingerprint a, Fingerprint b)
{
	return a.half[0] == b.half[0] && a.half[1] == b.half[1];
}

/*
 * Go on with more bytes; begin with zeros.
 */
static inline Fingerprint
fingerprint_add(Fingerprint before, const void *bytes, Size length)
{
	const unsigned char *at = bytes;

	while (length > 0)
	{
		int			part = (int) Min(length, FINGERPRINT_STRIDE);

		CHECK_FOR_INTERRUPTS();
		before.half[0] = hash_bytes_extended(at, part, before.half[0] + 1);
		before.half[1] = hash_bytes_extended(at, part, before.half[1] + 0x9E3779B97F4A7C15);
		at += part;
		length -= part;
	}
	return before;
}

#endif							/* CITYGOV_FINGERPRINT_H */
