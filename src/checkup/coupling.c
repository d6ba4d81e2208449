/*
 * coupling.c
 *	  How evenly, and how far, several systems are developed.
 */
#include "postgres.h"

#include "base/report.h"
#include "checkup/matrix_arguments.h"

PG_FUNCTION_INFO_V1(coupling_degree);
PG_FUNCTION_INFO_V1(coupling_coordination);

static float8 *
coupling_levels(ArrayType *array, int *count)
{
	float8	   *levels = number_array(array, "levels", count);

	if (*count == 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("levels must not be empty")));
	for (int i = 0; i < *count; i++)
		if (require_finite(levels[i], "level") < 0)
			ereport(ERROR,
					(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
					 errmsg("level must not be negative, but is %g", levels[i])));
	return levels;
}

Datum
coupling_degree(PG_FUNCTION_ARGS)
{
	int			count;
	float8	   *levels = coupling_levels(PG_GETARG_ARRAYTYPE_P(0), &count);
	float8		degree;
	float8		coordination;

	if (!coupling(levels, NULL, count, &degree, &coordination))
		PG_RETURN_NULL();
	PG_RETURN_FLOAT8(degree);
}

Datum
coupling_coordination(PG_FUNCTION_ARGS)
{
	int			count;
	int			weight_count;
	float8	   *levels = coupling_levels(PG_GETARG_ARRAYTYPE_P(0), &count);
	float8	   *weights = number_array(PG_GETARG_ARRAYTYPE_P(1), "weights", &weight_count);
	float8		degree;
	float8		coordination;

	if (weight_count != count)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("weights has %d elements, but there are %d levels",
						weight_count, count)));
	if (!coupling(levels, require_weights(weights, count), count, &degree, &coordination))
		PG_RETURN_NULL();
	PG_RETURN_FLOAT8(coordination);
}
