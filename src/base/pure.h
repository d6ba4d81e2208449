/*
 * pure.h
 *	  What pure computation stands on: the first include of every pure file.
 *
 * A pure file knows no Datum, no catalog and no fcinfo.  It may allocate
 * (palloc, repalloc, StringInfo) and be interrupted, and it bounds its sizes
 * itself.  The fuzzers compile it with FRONTEND, outside the server: whatever
 * needs the server does not compile there.
 */
#ifndef CITYGOV_PURE_H
#define CITYGOV_PURE_H

#ifdef FRONTEND
#include "postgres_fe.h"

#define CHECK_FOR_INTERRUPTS() ((void) 0)
#else
#include "postgres.h"

#include "miscadmin.h"
#include "utils/memutils.h"		/* MaxAllocSize */
#endif

#include "lib/stringinfo.h"

#endif							/* CITYGOV_PURE_H */
