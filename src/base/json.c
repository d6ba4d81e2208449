/*
 * json.c
 *	  Writing the members of a jsonb object, for the casts of summaries.
 */
#include "postgres.h"

#include "base/decimal.h"
#include "base/json.h"

static void
add_member(JsonbParseState **state, const char *name, JsonbValue *value)
{
	JsonbValue	key;

	key.type = jbvString;
	key.val.string.val = unconstify(char *, name);
	key.val.string.len = strlen(name);
	pushJsonbValue(state, WJB_KEY, &key);
	pushJsonbValue(state, WJB_VALUE, value);
}

void
json_begin(JsonbParseState **state)
{
	*state = NULL;
	pushJsonbValue(state, WJB_BEGIN_OBJECT, NULL);
}

void
json_add_count(JsonbParseState **state, const char *name, int64 count)
{
	JsonbValue	value;

	value.type = jbvNumeric;
	value.val.numeric = int64_to_numeric(count);
	add_member(state, name, &value);
}

void
json_add_string(JsonbParseState **state, const char *name, const char *string)
{
	JsonbValue	value;

	value.type = jbvString;
	value.val.string.val = unconstify(char *, string);
	value.val.string.len = strlen(string);
	add_member(state, name, &value);
}

/*
 * A measure that is not known is there as null, so that every object of a type
 * has the same members.
 */
void
json_add_measure(JsonbParseState **state, const char *name, bool known,
				 float8 measure)
{
	JsonbValue	value;

	value.type = known ? jbvNumeric : jbvNull;
	if (known)
		value.val.numeric = float8_to_numeric(measure);
	add_member(state, name, &value);
}

Datum
json_end(JsonbParseState **state)
{
	JsonbValue *object = pushJsonbValue(state, WJB_END_OBJECT, NULL);

	return JsonbPGetDatum(JsonbValueToJsonb(object));
}
