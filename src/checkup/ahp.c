/*
 * ahp.c
 *	  Weights from pairwise comparisons, and how far these contradict each other
 *	  (Saaty's analytic hierarchy process).
 */
#include "postgres.h"

#include "utils/float.h"

#include "base/report.h"
#include "checkup/matrix_arguments.h"

PG_FUNCTION_INFO_V1(ahp_weights);
PG_FUNCTION_INFO_V1(ahp_consistency_ratio);

/*
 * A square matrix of comparisons: positive, 1 on the diagonal, and a[j][i] the
 * reciprocal of a[i][j], within what is lost by writing 1/3 as 0.333.
 */
static float8 *
ahp_comparisons(ArrayType *array, int *size)
{
	float8	   *comparisons = (float8 *) ARR_DATA_PTR(array);

	if (ARR_NDIM(array) != 2 || ARR_DIMS(array)[0] != ARR_DIMS(array)[1])
		ereport(ERROR,
				(errcode(ERRCODE_ARRAY_SUBSCRIPT_ERROR),
				 errmsg("comparisons must be a square array of two dimensions"),
				 ARR_NDIM(array) == 2 ?
				 errdetail("Found %d rows of %d.", ARR_DIMS(array)[0], ARR_DIMS(array)[1]) :
				 errdetail("Found %d dimensions.", ARR_NDIM(array))));
	if (array_contains_nulls(array))
		ereport(ERROR,
				(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
				 errmsg("comparisons must not contain NULL")));
	*size = ARR_DIMS(array)[0];
	if (*size > AHP_SIZE_MAX)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("comparisons of %d things are too many", *size),
				 errdetail("Expected at most %d.", AHP_SIZE_MAX)));

	for (int i = 0; i < *size; i++)
		for (int j = 0; j <= i; j++)
		{
			float8		a = require_finite(comparisons[i * *size + j], "comparison");
			float8		b = require_finite(comparisons[j * *size + i], "comparison");

			if (a <= 0 || b <= 0)
				ereport(ERROR,
						(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
						 errmsg("comparisons must be above 0, but that of %d with %d is %g",
								a <= 0 ? i + 1 : j + 1, a <= 0 ? j + 1 : i + 1,
								a <= 0 ? a : b)));
			if (fabs(a * b - 1) > 0.01)
				ereport(ERROR,
						(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						 errmsg("comparisons are not reciprocal"),
						 errdetail("That of %d with %d is %g, and that of %d with %d is %g; expected a product of 1, within 1 %%.",
								   j + 1, i + 1, b, i + 1, j + 1, a),
						 errhint("Write 1.0/7 rather than 0.14.")));
		}
	return comparisons;
}

/*
 * The weights of comparisons, and their principal eigenvalue.
 */
static float8 *
ahp_solve(const float8 *comparisons, int size, float8 *eigenvalue)
{
	float8	   *weights = palloc(size * sizeof(float8));

	if (!ahp_weigh(comparisons, size, weights, eigenvalue))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("comparisons contradict each other too much"),
				 errdetail("Their principal eigenvector was not found."),
				 errhint("Saaty's scale is from 1/9 to 9.")));
	return weights;
}

Datum
ahp_weights(PG_FUNCTION_ARGS)
{
	int			size;
	float8	   *comparisons = ahp_comparisons(PG_GETARG_ARRAYTYPE_P(0), &size);
	float8		eigenvalue;
	float8	   *weights = ahp_solve(comparisons, size, &eigenvalue);

	for (int i = 0; i < size; i++)
		if (unlikely(weights[i] == 0))
			float_underflow_error();
	return float8_array(weights, size);
}

Datum
ahp_consistency_ratio(PG_FUNCTION_ARGS)
{
	int			size;
	float8	   *comparisons = ahp_comparisons(PG_GETARG_ARRAYTYPE_P(0), &size);
	float8		eigenvalue;

	if (size > AHP_RATIO_SIZE_MAX)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("there is no random index for comparisons of %d things", size),
				 errdetail("Expected at most %d.", AHP_RATIO_SIZE_MAX)));
	ahp_solve(comparisons, size, &eigenvalue);
	PG_RETURN_FLOAT8(ahp_ratio(size, eigenvalue));
}
