/*
 * matrix_arguments.c
 *	  Arguments of the SQL functions over an indicator_matrix, their results, and
 *	  the errors they share.
 */
#include "postgres.h"

#include "catalog/pg_type_d.h"

#include "base/report.h"
#include "checkup/matrix_arguments.h"

/*
 * The method can be applied to the data of this matrix; else an error that says
 * to which indicator it cannot, and why.
 */
void
require_method(MethodFault found, IndicatorMatrix *stored, const char *method)
{
	const char *reason;
	char	   *unit;

	if (!is_method_fault(found))
		return;
	reason = _(found.reason);
	unit = found.unit < 0 ? NULL : label_cstring(stored_unit(stored, found.unit));
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 found.indicator < 0 ?
			 errmsg("%s cannot be applied to this matrix", method) :
			 errmsg("%s cannot be applied to indicator \"%s\"", method,
					label_cstring(stored_indicator(stored, found.indicator))),
			 unit == NULL ? errdetail("Expected %s.", reason) :
			 isnan(found.value) ?
			 errdetail("Expected %s; unit \"%s\" has none.", reason, unit) :
			 errdetail("Expected %s; unit \"%s\" has %g.", reason, unit, found.value)));
}

/*
 * Scalars
 */

static void
require_not_null(FunctionCallInfo fcinfo, int argument, const char *name)
{
	if (PG_ARGISNULL(argument))
		ereport(ERROR,
				(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
				 errmsg("%s must not be NULL", name)));
}

/*
 * Where a name is in a list that ends with NULL; an error that gives the list.
 */
int
method_argument(FunctionCallInfo fcinfo, int argument, const char *const *methods)
{
	char	   *sought;
	StringInfoData list;

	require_not_null(fcinfo, argument, "method");
	sought = text_to_cstring(PG_GETARG_TEXT_PP(argument));
	for (int i = 0; methods[i] != NULL; i++)
		if (strcmp(sought, methods[i]) == 0)
			return i;

	initStringInfo(&list);
	for (int i = 0; methods[i] != NULL; i++)
		appendStringInfo(&list, "%s%s", i > 0 ? ", " : "", methods[i]);
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("unknown method \"%s\"", sought),
			 errdetail("Expected one of: %s.", list.data)));
}

int32
int32_argument(FunctionCallInfo fcinfo, int argument, const char *name)
{
	require_not_null(fcinfo, argument, name);
	return PG_GETARG_INT32(argument);
}

int64
int64_argument(FunctionCallInfo fcinfo, int argument, const char *name)
{
	require_not_null(fcinfo, argument, name);
	return PG_GETARG_INT64(argument);
}

float8
float8_argument(FunctionCallInfo fcinfo, int argument, const char *name)
{
	require_not_null(fcinfo, argument, name);
	return PG_GETARG_FLOAT8(argument);
}

/*
 * Lists
 */

/*
 * The elements of an array of float8, none of them NULL, of one dimension.
 */
float8	   *
number_array(ArrayType *array, const char *name, int *count)
{
	if (ARR_NDIM(array) > 1)
		ereport(ERROR,
				(errcode(ERRCODE_ARRAY_SUBSCRIPT_ERROR),
				 errmsg("%s must be an array of one dimension, not %d",
						name, ARR_NDIM(array))));
	if (array_contains_nulls(array))
		ereport(ERROR,
				(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
				 errmsg("%s must not contain NULL", name)));
	*count = ArrayGetNItems(ARR_NDIM(array), ARR_DIMS(array));
	return (float8 *) ARR_DATA_PTR(array);
}

static ArrayType *
list_argument(FunctionCallInfo fcinfo, int argument, Oid element_type)
{
	return PG_ARGISNULL(argument) ? construct_empty_array(element_type) :
		PG_GETARG_ARRAYTYPE_P(argument);
}

/*
 * A finite number for each indicator.
 */
float8	   *
indicator_numbers(FunctionCallInfo fcinfo, int argument, const char *name,
				  IndicatorMatrix *stored)
{
	int			count;
	float8	   *numbers = number_array(list_argument(fcinfo, argument, FLOAT8OID),
									   name, &count);

	if (count != stored->indicators)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("%s has %d elements, but the matrix has %d indicators",
						name, count, stored->indicators),
				 errhint("They are in the order of indicators(matrix).")));
	for (int i = 0; i < count; i++)
		if (unlikely(!isfinite(numbers[i])))
			ereport(ERROR,
					(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
					 errmsg("%s must be finite, but that of indicator \"%s\" is %g",
							name, label_cstring(stored_indicator(stored, i)),
							numbers[i])));
	return numbers;
}

/* scaled to add up to 1 */
float8	   *
require_weights(const float8 *weights, int count)
{
	bool		all_zero = true;

	for (int i = 0; i < count; i++)
		all_zero = require_weight(weights[i]) == 0 && all_zero;
	if (all_zero)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("weights must not all be 0")));
	return scaled_weights(weights, count);
}

void
require_not_negative(const float8 *weights, IndicatorMatrix *stored)
{
	for (int i = 0; i < stored->indicators; i++)
		if (unlikely(weights[i] < 0))
			ereport(ERROR,
					(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
					 errmsg("weights must not be negative, but that of indicator \"%s\" is %g",
							label_cstring(stored_indicator(stored, i)), weights[i])));
}

float8	   *
indicator_weights(FunctionCallInfo fcinfo, int argument, IndicatorMatrix *stored)
{
	float8	   *weights = indicator_numbers(fcinfo, argument, "weights", stored);

	require_not_negative(weights, stored);
	return require_weights(weights, stored->indicators);
}

/* -1 if it is none of the matrix */
int
find_indicator(IndicatorMatrix *stored, Label sought)
{
	int			low = 0;
	int			high = stored->indicators;

	while (low < high)
	{
		int			middle = (low + high) / 2;
		int			order = label_compare(stored_indicator(stored, middle), sought);

		if (order == 0)
			return middle;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return -1;
}

/*
 * For each indicator, whether less is better.
 */
bool	   *
negative_flags(FunctionCallInfo fcinfo, int argument, IndicatorMatrix *stored)
{
	ArrayType  *names = list_argument(fcinfo, argument, TEXTOID);
	bool	   *negative = palloc0(stored->indicators * sizeof(bool));
	Datum	   *elements;
	bool	   *nulls;
	int			count;

	deconstruct_array(names, TEXTOID, -1, false, TYPALIGN_INT, &elements, &nulls, &count);
	for (int i = 0; i < count; i++)
	{
		Label		name;
		int			indicator;

		if (nulls[i])
			ereport(ERROR,
					(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
					 errmsg("negative must not contain NULL")));
		name = text_label(DatumGetTextPP(elements[i]));
		indicator = find_indicator(stored, name);
		if (indicator < 0)
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("negative names \"%s\", which is no indicator of the matrix",
							label_cstring(name)),
					 errhint("See indicators(matrix).")));
		negative[indicator] = true;
	}
	return negative;
}

/*
 * Results
 */

Datum
float8_array(const float8 *numbers, int count)
{
	Datum	   *elements = palloc(count * sizeof(Datum));

	for (int i = 0; i < count; i++)
	{
		Assert(isfinite(numbers[i]));
		elements[i] = Float8GetDatum(numbers[i]);
	}
	PG_RETURN_ARRAYTYPE_P(construct_array(elements, count, FLOAT8OID,
										  sizeof(float8), FLOAT8PASSBYVAL, TYPALIGN_DOUBLE));
}
