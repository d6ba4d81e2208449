/*
 * entries_datum.h
 *	  Lists of labelled numbers as values of SQL types.
 */
#ifndef CITYGOV_ENTRIES_DATUM_H
#define CITYGOV_ENTRIES_DATUM_H

#include "postgres.h"

#include "fmgr.h"

#include "base/compat.h"
#include "rating/entries.h"

/* a text or a list: as it lies in the row, where it is not compressed */
static inline struct varlena *
packed_argument(FunctionCallInfo fcinfo, int n)
{
	struct varlena *value = (struct varlena *) PG_GETARG_POINTER(n);

	if (unlikely(VARATT_IS_EXTERNAL(value) || VARATT_IS_COMPRESSED(value)))
		return PG_DETOAST_DATUM_PACKED(PG_GETARG_DATUM(n));
	return value;
}

/* the bytes of a text or a list */
static inline Label
label_argument(FunctionCallInfo fcinfo, int n)
{
	struct varlena *value = packed_argument(fcinfo, n);

	return label_of(VARDATA_ANY(value), VARSIZE_ANY_EXHDR(value));
}

/* a label as a value of type text */
extern Datum label_datum(Label label);

/* a list */
extern Entries *entries_argument(FunctionCallInfo fcinfo, int n,
								 const char *type_name);
extern Entries *entries_datum(const EntryList *list);
extern int	compare_entries(FunctionCallInfo fcinfo, const char *type_name);

extern void receive_entries(StringInfo message, EntryList *list,
							bool positions, EntryFault last_fault,
							const char *type_name);
extern void send_entries(StringInfo message, const Entries *entries,
						 bool positions);

#endif							/* CITYGOV_ENTRIES_DATUM_H */
