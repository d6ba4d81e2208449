/*
 * json.h
 *	  Writing the members of a jsonb object, for the casts of summaries.
 */
#ifndef CITYGOV_JSON_H
#define CITYGOV_JSON_H

#include "postgres.h"

#include "utils/jsonb.h"

extern void json_begin(JsonbParseState **state);
extern void json_add_count(JsonbParseState **state, const char *name,
						   int64 count);
extern void json_add_string(JsonbParseState **state, const char *name,
							const char *string);
extern void json_add_measure(JsonbParseState **state, const char *name,
							 bool known, float8 measure);
extern Datum json_end(JsonbParseState **state);

#endif							/* CITYGOV_JSON_H */
