/*
 * enumeration.h
 *	  Values of SQL enums by their labels.
 */
#ifndef CITYGOV_ENUMERATION_H
#define CITYGOV_ENUMERATION_H

#include "postgres.h"

/* what pg_enum calls the value: valid until the transaction ends */
extern char *enum_label(Oid value);

extern Oid	enum_value(Oid type, const char *label);

#endif							/* CITYGOV_ENUMERATION_H */
