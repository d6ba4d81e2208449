/*
 * lookup.h
 *	  Functions and types of the catalog, found by what no user can forge.
 */
#ifndef CITYGOV_LOOKUP_H
#define CITYGOV_LOOKUP_H

#include "postgres.h"

#include "fmgr.h"

/* the function of exactly these arguments in a schema; InvalidOid if none */
extern Oid	schema_function(Oid schema, const char *name, int arguments,
							const Oid *types);

/* is it the type that this function of ours reads?  (only a superuser makes one) */
extern bool type_is_read_by(Oid type, PGFunction input);

#endif							/* CITYGOV_LOOKUP_H */
