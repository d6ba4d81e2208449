/*
 * prepared.c
 *	  What a function has worked out for a large argument, kept for the rows that
 *	  come with the same one.
 */
#include "postgres.h"

#include "geometry/prepared.h"

/*
 * The function's cache, with its reader of geometries ready.
 */
Prepared   *
prepared_get(FunctionCallInfo fcinfo, int geometry_argument)
{
	Prepared   *prepared;

	if (fcinfo->flinfo == NULL)
		elog(ERROR, "called without its function");
	prepared = fcinfo->flinfo->fn_extra;
	if (prepared == NULL)
	{
		prepared = MemoryContextAllocZero(fcinfo->flinfo->fn_mcxt,
										  sizeof(Prepared));
		geometry_reader_prepare(&prepared->reader, fcinfo, geometry_argument,
								fcinfo->flinfo->fn_mcxt);
		fcinfo->flinfo->fn_extra = prepared;
	}
	return prepared;
}

/*
 * Is this, by where it is stored, the value prepared for?  A stored value never
 * changes: its number is given to no other as long as a query can see it.
 */
bool
prepared_holds_stored(Prepared *prepared, struct varlena *value)
{
	struct varatt_external toast;

	if (!prepared->known || !prepared->from_toast ||
		!VARATT_IS_EXTERNAL_ONDISK(value))
		return false;
	VARATT_EXTERNAL_GET_POINTER(toast, value);
	return toast.va_valueid == prepared->toast.va_valueid &&
		toast.va_toastrelid == prepared->toast.va_toastrelid;
}

bool
prepared_holds(Prepared *prepared, Fingerprint mark)
{
	return prepared->known && fingerprints_equal(prepared->mark, mark);
}

/*
 * Forget the old value; the context to build the new content in.
 */
MemoryContext
prepared_renew(FunctionCallInfo fcinfo, Prepared *prepared)
{
	prepared->known = false;
	if (prepared->context)
		MemoryContextReset(prepared->context);
	else
		prepared->context = AllocSetContextCreate(fcinfo->flinfo->fn_mcxt,
												  "citygov prepared argument",
												  ALLOCSET_DEFAULT_SIZES);
	return prepared->context;
}

void
prepared_set(Prepared *prepared, struct varlena *value, Fingerprint mark,
			 void *content)
{
	prepared->content = content;
	prepared->mark = mark;
	prepared->from_toast = VARATT_IS_EXTERNAL_ONDISK(value);
	if (prepared->from_toast)
		VARATT_EXTERNAL_GET_POINTER(prepared->toast, value);
	prepared->known = true;
}
