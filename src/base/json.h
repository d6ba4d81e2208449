/*
 * json.h
 *	  Writing jsonb, for the casts of our types.
 */
#ifndef CITYGOV_JSON_H
#define CITYGOV_JSON_H

#include "postgres.h"

#include "utils/jsonb.h"

#include "base/label.h"

extern void json_begin(JsonbParseState **state);
extern Datum json_end(JsonbParseState **state);

/* members of the object that was begun last */
extern void json_add_count(JsonbParseState **state, const char *name,
						   int64 count);

/* null where the string is NULL; the bytes are read by json_end only */
extern void json_add_string(JsonbParseState **state, const char *name,
							const char *string);
extern void json_add_label(JsonbParseState **state, const char *name,
						   Label label);
extern void json_add_bool(JsonbParseState **state, const char *name,
						  bool boolean);
extern void json_add_measure(JsonbParseState **state, const char *name,
							 bool known, float8 measure);
extern void json_add_numeric(JsonbParseState **state, const char *name,
							 Numeric number);

/* a member that is an array of objects */
extern void json_begin_array(JsonbParseState **state, const char *name);
extern void json_begin_element(JsonbParseState **state);
extern void json_end_element(JsonbParseState **state);
extern void json_end_array(JsonbParseState **state);

#endif							/* CITYGOV_JSON_H */
