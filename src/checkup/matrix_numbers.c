/*
 * matrix_numbers.c
 *	  Numbers of the indicators (weights, goalposts) by name, as analysts keep
 *	  them, and in the order of the indicators, as the methods take them.
 */
#include "postgres.h"

#include "utils/builtins.h"
#include "utils/fmgrprotos.h"
#include "utils/jsonb.h"

#include "base/json.h"
#include "base/report.h"
#include "checkup/matrix_arguments.h"

PG_FUNCTION_INFO_V1(indicator_matrix_weights);
PG_FUNCTION_INFO_V1(indicator_matrix_numbers);
PG_FUNCTION_INFO_V1(indicator_matrix_named);

#define NAMES_SHOWN 20			/* in an error */

/* names for an error, with their count */
typedef struct NameList
{
	StringInfoData text;
	int			count;
} NameList;

static void
add_name(NameList *list, Label name)
{
	if (list->count == 0)
		initStringInfo(&list->text);
	if (list->count < NAMES_SHOWN)
		appendStringInfo(&list->text, "%s\"%s\"", list->count > 0 ? ", " : "",
						 label_cstring(name));
	else if (list->count == NAMES_SHOWN)
		appendStringInfoString(&list->text, ", ...");
	list->count++;
}

static void
require_all_names(const char *what, NameList *missing, NameList *unknown)
{
	if (missing->count == 0 && unknown->count == 0)
		return;
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("%s do not name the indicators of the matrix", what),
			 unknown->count == 0 ? errdetail("Missing: %s.", missing->text.data) :
			 missing->count == 0 ? errdetail("Unknown: %s.", unknown->text.data) :
			 errdetail("Missing: %s. Unknown: %s.", missing->text.data,
					   unknown->text.data),
			 errhint("See indicators(matrix).")));
}

static float8
json_number(const JsonbValue *value, const char *what, Label name)
{
	if (value->type != jbvNumeric)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("%s must be numbers, but that of indicator \"%s\" is none",
						what, label_cstring(name))));
	return DatumGetFloat8(DirectFunctionCall1(numeric_float8,
											  NumericGetDatum(value->val.numeric)));
}

/*
 * The number of each indicator, of an object with just their names.
 */
static float8 *
numbers_of(IndicatorMatrix *stored, Jsonb *object, const char *what)
{
	float8	   *numbers = palloc(stored->indicators * sizeof(float8));
	bool	   *named = palloc0(stored->indicators * sizeof(bool));
	NameList	missing = {.count = 0};
	NameList	unknown = {.count = 0};
	JsonbIterator *iterator = JsonbIteratorInit(&object->root);
	JsonbValue	value;
	JsonbIteratorToken token;

	if (!JB_ROOT_IS_OBJECT(object))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("%s must be an object of numbers", what),
				 errhint("jsonb_object_agg(indicator, number) makes one.")));
	while ((token = JsonbIteratorNext(&iterator, &value, true)) != WJB_DONE)
	{
		Label		name;
		int			indicator;

		if (token != WJB_KEY)
			continue;
		name = label_of(value.val.string.val, value.val.string.len);
		indicator = find_indicator(stored, name);
		JsonbIteratorNext(&iterator, &value, true);
		if (indicator < 0)
		{
			add_name(&unknown, name);
			continue;
		}
		numbers[indicator] = json_number(&value, what, name);
		named[indicator] = true;
	}
	for (int i = 0; i < stored->indicators; i++)
		if (!named[i])
			add_name(&missing, stored_indicator(stored, i));
	require_all_names(what, &missing, &unknown);
	return numbers;
}

/* no object, as of no row, names none */
static Jsonb *
object_argument(FunctionCallInfo fcinfo, int argument)
{
	if (PG_ARGISNULL(argument))
		return DatumGetJsonbP(DirectFunctionCall1(jsonb_in, CStringGetDatum("{}")));
	return PG_GETARG_JSONB_P(argument);
}

Datum
indicator_matrix_weights(PG_FUNCTION_ARGS)
{
	IndicatorMatrix *stored;
	float8	   *weights;

	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	stored = PG_GETARG_INDICATOR_MATRIX(0);
	weights = numbers_of(stored, object_argument(fcinfo, 1), "weights");
	require_not_negative(weights, stored);
	return float8_array(weights, stored->indicators);
}

Datum
indicator_matrix_numbers(PG_FUNCTION_ARGS)
{
	IndicatorMatrix *stored;

	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	stored = PG_GETARG_INDICATOR_MATRIX(0);
	return float8_array(numbers_of(stored, object_argument(fcinfo, 1), "numbers"),
						stored->indicators);
}

Datum
indicator_matrix_named(PG_FUNCTION_ARGS)
{
	IndicatorMatrix *stored;
	float8	   *numbers;
	JsonbParseState *state;

	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	stored = PG_GETARG_INDICATOR_MATRIX(0);
	numbers = indicator_numbers(fcinfo, 1, "numbers", stored);
	json_begin(&state);
	for (int i = 0; i < stored->indicators; i++)
		json_add_measure(&state, label_cstring(stored_indicator(stored, i)), true,
						 numbers[i]);
	return json_end(&state);
}
