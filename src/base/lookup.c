/*
 * lookup.c
 *	  Functions and types of the catalog, found by what no user can forge.
 */
#include "postgres.h"

#include "access/htup_details.h"
#include "catalog/pg_proc.h"
#include "catalog/pg_type.h"
#include "utils/builtins.h"
#include "utils/syscache.h"

#include "base/lookup.h"

Oid
schema_function(Oid schema, const char *name, int arguments, const Oid *types)
{
	return GetSysCacheOid3(PROCNAMEARGSNSP, Anum_pg_proc_oid,
						   CStringGetDatum(name),
						   PointerGetDatum(buildoidvector(types, arguments)),
						   ObjectIdGetDatum(schema));
}

bool
type_is_read_by(Oid type, PGFunction input)
{
	HeapTuple	tuple = SearchSysCache1(TYPEOID, ObjectIdGetDatum(type));
	FmgrInfo	function;
	Oid			reader;

	if (!HeapTupleIsValid(tuple))
		return false;
	reader = ((Form_pg_type) GETSTRUCT(tuple))->typinput;
	ReleaseSysCache(tuple);
	if (!OidIsValid(reader))
		return false;
	fmgr_info(reader, &function);
	return function.fn_addr == input;
}
