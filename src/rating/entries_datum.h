/*
 * entries_datum.h
 *	  Lists of labelled numbers as values of SQL types.
 */
#ifndef CITYGOV_ENTRIES_DATUM_H
#define CITYGOV_ENTRIES_DATUM_H

#include "postgres.h"

#include "fmgr.h"

#include "rating/entries.h"

#define PG_GETARG_ENTRIES(n) ((Entries *) PG_DETOAST_DATUM(PG_GETARG_DATUM(n)))

/* of an entry just read: what it violates; NULL if nothing */
typedef const char *(*EntryFault) (const EntryList *list, FaultKind *status);

extern Entries *entries_datum(const EntryList *list);
extern text *label_text(Label label);

extern void receive_entries(StringInfo message, EntryList *list,
							bool positions, EntryFault last_fault,
							const char *type_name);
extern void send_entries(StringInfo message, const Entries *entries,
						 bool positions);

/* the SQLSTATE of a fault in an argument */
extern int	argument_fault_code(FaultKind status);

#endif							/* CITYGOV_ENTRIES_DATUM_H */
