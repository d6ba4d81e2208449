/*
 * json.c
 *	  Writing jsonb, for the casts of our types.
 */
#include "postgres.h"

#include "base/decimal.h"
#include "base/json.h"

static void
push_string(JsonbParseState **state, JsonbIteratorToken token, Label string)
{
	JsonbValue	value;

	value.type = jbvString;
	value.val.string.val = unconstify(char *, string.bytes);
	value.val.string.len = string.length;
	pushJsonbValue(state, token, &value);
}

static void
push_key(JsonbParseState **state, const char *name)
{
	push_string(state, WJB_KEY, label_of(name, strlen(name)));
}

static void
add_member(JsonbParseState **state, const char *name, JsonbValue *value)
{
	push_key(state, name);
	pushJsonbValue(state, WJB_VALUE, value);
}

void
json_begin(JsonbParseState **state)
{
	*state = NULL;
	pushJsonbValue(state, WJB_BEGIN_OBJECT, NULL);
}

Datum
json_end(JsonbParseState **state)
{
	JsonbValue *object = pushJsonbValue(state, WJB_END_OBJECT, NULL);

	return JsonbPGetDatum(JsonbValueToJsonb(object));
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
	if (string == NULL)
		json_add_measure(state, name, false, 0);
	else
		json_add_label(state, name, label_of(string, strlen(string)));
}

void
json_add_label(JsonbParseState **state, const char *name, Label label)
{
	push_key(state, name);
	push_string(state, WJB_VALUE, label);
}

void
json_add_bool(JsonbParseState **state, const char *name, bool boolean)
{
	JsonbValue	value;

	value.type = jbvBool;
	value.val.boolean = boolean;
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

/* NULL where it is not known */
void
json_add_numeric(JsonbParseState **state, const char *name, Numeric number)
{
	JsonbValue	value;

	value.type = number != NULL ? jbvNumeric : jbvNull;
	if (number != NULL)
		value.val.numeric = number;
	add_member(state, name, &value);
}

void
json_begin_array(JsonbParseState **state, const char *name)
{
	push_key(state, name);
	pushJsonbValue(state, WJB_BEGIN_ARRAY, NULL);
}

void
json_begin_element(JsonbParseState **state)
{
	pushJsonbValue(state, WJB_BEGIN_OBJECT, NULL);
}

void
json_end_element(JsonbParseState **state)
{
	pushJsonbValue(state, WJB_END_OBJECT, NULL);
}

void
json_end_array(JsonbParseState **state)
{
	pushJsonbValue(state, WJB_END_ARRAY, NULL);
}
