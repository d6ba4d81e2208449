/*
 * matrix_methods.c
 *	  The SQL functions that compute something from an indicator_matrix:
 *	  convert, check, and call what methods.h declares.
 */
#include "postgres.h"

#include "catalog/pg_type_d.h"
#include "funcapi.h"
#include "miscadmin.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/float.h"

#include "base/report.h"
#include "checkup/indicator_matrix.h"
#include "checkup/methods.h"

PG_FUNCTION_INFO_V1(impute);
PG_FUNCTION_INFO_V1(winsorise);
PG_FUNCTION_INFO_V1(normalise);
PG_FUNCTION_INFO_V1(goalposts);
PG_FUNCTION_INFO_V1(equal_weights);
PG_FUNCTION_INFO_V1(entropy_weights);
PG_FUNCTION_INFO_V1(critic_weights);
PG_FUNCTION_INFO_V1(pca_weights);
PG_FUNCTION_INFO_V1(ahp_weights);
PG_FUNCTION_INFO_V1(ahp_consistency_ratio);
PG_FUNCTION_INFO_V1(composite);
PG_FUNCTION_INFO_V1(topsis);
PG_FUNCTION_INFO_V1(rank_uncertainty);
PG_FUNCTION_INFO_V1(correlation);
PG_FUNCTION_INFO_V1(cronbach_alpha);
PG_FUNCTION_INFO_V1(coupling_degree);
PG_FUNCTION_INFO_V1(coupling_coordination);

static void
heartbeat(void)
{
	CHECK_FOR_INTERRUPTS();
}

static void *
allocate(Size count, Size size)
{
	return palloc_extended(Max(count * size, 1), MCXT_ALLOC_HUGE);
}

static void *
scratch_for(const Matrix *matrix)
{
	return allocate(1, METHOD_SCRATCH(matrix->units));
}

static float8 *
columns_of(const Matrix *matrix)
{
	float8	   *columns = allocate(matrix_cell_count(matrix), sizeof(float8));

	transpose(matrix, columns);
	return columns;
}

/*
 * Errors
 */

static char *
label_text(Label label)
{
	return pnstrdup(label.bytes, label.length);
}

/*
 * A method that these data do not allow: which indicator it is, and why.
 */
static void
report_fault(IndicatorMatrix *stored, const char *function, const MethodFault *fault)
{
	char	   *unit = fault->unit < 0 ? NULL : label_text(stored_unit(stored, fault->unit));

	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 fault->indicator < 0 ?
			 errmsg("%s cannot be applied to this matrix", function) :
			 errmsg("%s cannot be applied to indicator \"%s\"", function,
					label_text(stored_indicator(stored, fault->indicator))),
			 unit != NULL && !isnan(fault->value) ?
			 errdetail("Expected %s; unit \"%s\" has %g.", fault->reason, unit, fault->value) :
			 unit != NULL ?
			 errdetail("Expected %s; unit \"%s\" has none.", fault->reason, unit) :
			 !isnan(fault->value) ?
			 errdetail("Expected %s, found %g.", fault->reason, fault->value) :
			 errdetail("Expected %s.", fault->reason)));
}

/*
 * Where a name is in a list that ends with NULL; an error that gives the list.
 */
static int
find_method(text *name, const char *const *methods)
{
	char	   *sought = text_to_cstring(name);
	StringInfoData list;

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

/*
 * Arguments
 */

/*
 * The elements of an array of float8, none of them NULL, of one dimension.
 */
static float8 *
number_array(ArrayType *array, const char *argument, int *count)
{
	if (ARR_NDIM(array) > 1)
		ereport(ERROR,
				(errcode(ERRCODE_ARRAY_SUBSCRIPT_ERROR),
				 errmsg("%s must be an array of one dimension, not %d",
						argument, ARR_NDIM(array))));
	if (array_contains_nulls(array))
		ereport(ERROR,
				(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
				 errmsg("%s must not contain NULL", argument)));
	*count = ArrayGetNItems(ARR_NDIM(array), ARR_DIMS(array));
	return (float8 *) ARR_DATA_PTR(array);
}

/*
 * A finite number for each indicator.
 */
static float8 *
indicator_numbers(ArrayType *array, const char *argument,
				  IndicatorMatrix *stored)
{
	int			count;
	float8	   *numbers = number_array(array, argument, &count);

	if (count != stored->indicators)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("%s has %d elements, but the matrix has %d indicators",
						argument, count, stored->indicators),
				 errhint("They are in the order of indicators(matrix).")));
	for (int i = 0; i < count; i++)
		if (unlikely(!isfinite(numbers[i])))
			ereport(ERROR,
					(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
					 errmsg("%s must be finite, but that of indicator \"%s\" is %g",
							argument, label_text(stored_indicator(stored, i)),
							numbers[i])));
	return numbers;
}

/*
 * Weights that add up to 1, in memory of our own.  One that is nothing beside
 * the largest is 0, so that no product of it and a value vanishes unseen.
 */
static float8 *
scaled_weights(const float8 *weights, int count)
{
	float8	   *scaled = allocate(count, sizeof(float8));
	float8		largest = 0;
	float8		scale;
	long double sum = 0;		/* as R does, for the same last bits */

	for (int i = 0; i < count; i++)
		largest = Max(largest, require_weight(weights[i]));
	if (largest == 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("weights must not all be 0")));
	scale = moderating_scale(largest);
	for (int i = 0; i < count; i++)
	{
		scaled[i] = weights[i] < largest * WEIGHT_SHARE_MIN ? 0 : weights[i] * scale;
		sum += scaled[i];
	}
	for (int i = 0; i < count; i++)
		scaled[i] /= (float8) sum;
	return scaled;
}

static float8 *
indicator_weights(FunctionCallInfo fcinfo, int argument,
				  IndicatorMatrix *stored)
{
	float8	   *weights = indicator_numbers(PG_GETARG_ARRAYTYPE_P(argument),
											"weights", stored);

	for (int i = 0; i < stored->indicators; i++)
		if (unlikely(weights[i] < 0))
			ereport(ERROR,
					(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
					 errmsg("weights must not be negative, but that of indicator \"%s\" is %g",
							label_text(stored_indicator(stored, i)), weights[i])));
	return scaled_weights(weights, stored->indicators);
}

static int
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
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("negative names \"%.*s\", which is no indicator of the matrix",
					sought.length, sought.bytes),
			 errhint("See indicators(matrix).")));
}

/*
 * For each indicator, whether less is better.
 */
static bool *
negative_flags(ArrayType *names, IndicatorMatrix *stored)
{
	bool	   *negative = palloc0(stored->indicators * sizeof(bool));
	Datum	   *elements;
	bool	   *nulls;
	int			count;

	deconstruct_array(names, TEXTOID, -1, false, TYPALIGN_INT, &elements, &nulls, &count);
	for (int i = 0; i < count; i++)
	{
		text	   *name;
		Label		label;

		if (nulls[i])
			ereport(ERROR,
					(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
					 errmsg("negative must not contain NULL")));
		name = DatumGetTextPP(elements[i]);
		label.bytes = VARDATA_ANY(name);
		label.length = VARSIZE_ANY_EXHDR(name);
		negative[find_indicator(stored, label)] = true;
	}
	return negative;
}

/*
 * Results
 */

/*
 * What was computed must be finite where there was a value, or, without a
 * source, everywhere; and no -0.
 */
static Datum
settled(IndicatorMatrix *result, const IndicatorMatrix *source)
{
	Size		count = (Size) result->units * result->indicators;

	for (Size i = 0; i < count; i++)
	{
		if (unlikely(isinf(result->cells[i]) ||
					 (isnan(result->cells[i]) &&
					  (source == NULL || !isnan(source->cells[i])))))
			ereport(ERROR,
					(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
					 errmsg("value out of range: overflow"),
					 errdetail("The result of indicator \"%s\" of unit \"%s\" is too large.",
							   label_text(stored_indicator(result, i % result->indicators)),
							   label_text(stored_unit(result, i / result->indicators)))));
		result->cells[i] = isnan(result->cells[i]) ? get_float8_nan() :
			result->cells[i] + 0.0;
	}
	PG_RETURN_INDICATOR_MATRIX(result);
}

static Datum
weight_array(const float8 *weights, int count)
{
	Datum	   *elements = palloc(count * sizeof(Datum));

	for (int i = 0; i < count; i++)
	{
		Assert(isfinite(weights[i]));
		elements[i] = Float8GetDatum(weights[i]);
	}
	PG_RETURN_ARRAYTYPE_P(construct_array(elements, count, FLOAT8OID,
										  sizeof(float8), FLOAT8PASSBYVAL, TYPALIGN_DOUBLE));
}

/*
 * TABLE(unit, score, rank), in the order of the units.
 */
static void
return_scores(FunctionCallInfo fcinfo, IndicatorMatrix *stored, float8 *scores,
			  const float8 *sizes)
{
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;
	Matrix		matrix = stored_matrix(stored);
	int32	   *ranks = allocate(stored->units, sizeof(int32));

	rank_scores(scores, sizes, stored->units, ranks, scratch_for(&matrix));
	InitMaterializedSRF(fcinfo, 0);
	for (int unit = 0; unit < stored->units; unit++)
	{
		Label		label = stored_unit(stored, unit);
		bool		none = isnan(scores[unit]);
		Datum		values[] = {
			PointerGetDatum(cstring_to_text_with_len(label.bytes, label.length)),
			Float8GetDatum(scores[unit] + 0.0), Int32GetDatum(ranks[unit])
		};
		bool		nulls[] = {false, none, none};

		tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
	}
}

/*
 * Treatment
 */

Datum
impute(PG_FUNCTION_ARGS)
{
	static const char *const methods[] = {"mean", "median", NULL};
	IndicatorMatrix *stored = PG_GETARG_INDICATOR_MATRIX(0);
	ImputeMethod method = find_method(PG_GETARG_TEXT_PP(1), methods);
	IndicatorMatrix *result = stored_copy(stored);
	Matrix		matrix = stored_matrix(result);
	MethodFault fault;

	if (!matrix_impute(&matrix, method, scratch_for(&matrix), &fault))
		report_fault(stored, "impute", &fault);
	return settled(result, NULL);
}

Datum
winsorise(PG_FUNCTION_ARGS)
{
	IndicatorMatrix *stored = PG_GETARG_INDICATOR_MATRIX(0);
	int32		max = PG_GETARG_INT32(1);
	IndicatorMatrix *result = stored_copy(stored);
	Matrix		matrix = stored_matrix(result);

	if (max < 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("max must not be negative, but is %d", max)));
	matrix_winsorise(&matrix, max, scratch_for(&matrix), heartbeat);
	return settled(result, stored);
}

Datum
normalise(PG_FUNCTION_ARGS)
{
	static const char *const methods[] = {
		"minmax", "zscore", "rank", "percent_rank", "borda", "distance_to_max", NULL
	};
	IndicatorMatrix *stored = PG_GETARG_INDICATOR_MATRIX(0);
	NormaliseMethod method = find_method(PG_GETARG_TEXT_PP(1), methods);
	bool	   *negative = negative_flags(PG_GETARG_ARRAYTYPE_P(2), stored);
	float8		low = require_finite(PG_GETARG_FLOAT8(3), "low");
	float8		high = require_finite(PG_GETARG_FLOAT8(4), "high");
	IndicatorMatrix *result = stored_copy(stored);
	Matrix		matrix = stored_matrix(result);
	Spread	   *spreads = allocate(matrix.indicators, sizeof(Spread));
	MethodFault fault;

	if (low >= high)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("low must be below high, but %g is not below %g", low, high)));
	if (isinf(high - low))
		ereport(ERROR,
				(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
				 errmsg("low and high are too far apart: %g and %g", low, high)));
	if (!matrix_normalise(&matrix, method, negative, low, high, spreads,
						  scratch_for(&matrix), &fault))
		report_fault(stored, psprintf("method \"%s\"", methods[method]), &fault);
	return settled(result, stored);
}

Datum
goalposts(PG_FUNCTION_ARGS)
{
	IndicatorMatrix *stored = PG_GETARG_INDICATOR_MATRIX(0);
	IndicatorMatrix *result = stored_copy(stored);
	Matrix		matrix = stored_matrix(result);
	float8	   *low = indicator_numbers(PG_GETARG_ARRAYTYPE_P(1), "low", stored);
	float8	   *high = indicator_numbers(PG_GETARG_ARRAYTYPE_P(2), "high", stored);
	bool	   *negative = negative_flags(PG_GETARG_ARRAYTYPE_P(3), stored);

	for (int i = 0; i < matrix.indicators; i++)
		if (low[i] >= high[i])
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("goalposts of indicator \"%s\" are the wrong way round",
							label_text(stored_indicator(stored, i))),
					 errdetail("Expected low below high, found %g and %g.", low[i], high[i]),
					 errhint("Name an indicator of which less is better in negative.")));
	matrix_goalposts(&matrix, low, high, negative);
	return settled(result, stored);
}

/*
 * Weights
 */

Datum
equal_weights(PG_FUNCTION_ARGS)
{
	IndicatorMatrix *stored = PG_GETARG_INDICATOR_MATRIX(0);
	float8	   *weights = allocate(stored->indicators, sizeof(float8));

	for (int i = 0; i < stored->indicators; i++)
		weights[i] = 1.0 / stored->indicators;
	return weight_array(weights, stored->indicators);
}

Datum
entropy_weights(PG_FUNCTION_ARGS)
{
	IndicatorMatrix *stored = PG_GETARG_INDICATOR_MATRIX(0);
	Matrix		matrix = stored_matrix(stored);
	float8	   *weights = allocate(matrix.indicators, sizeof(float8));
	MethodFault fault;

	if (!entropy_weigh(&matrix, weights, scratch_for(&matrix), &fault))
		report_fault(stored, "entropy_weights", &fault);
	return weight_array(weights, matrix.indicators);
}

Datum
critic_weights(PG_FUNCTION_ARGS)
{
	IndicatorMatrix *stored = PG_GETARG_INDICATOR_MATRIX(0);
	Matrix		matrix = stored_matrix(stored);
	float8	   *weights = allocate(matrix.indicators, sizeof(float8));
	MethodFault fault;

	if (!critic_weigh(&matrix, columns_of(&matrix), weights, scratch_for(&matrix),
					  heartbeat, &fault))
		report_fault(stored, "critic_weights", &fault);
	return weight_array(weights, matrix.indicators);
}

Datum
pca_weights(PG_FUNCTION_ARGS)
{
	IndicatorMatrix *stored = PG_GETARG_INDICATOR_MATRIX(0);
	Matrix		matrix = stored_matrix(stored);
	int			size = matrix.indicators;
	float8	   *weights = allocate(size, sizeof(float8));
	float8	   *correlations = allocate((Size) size * size, sizeof(float8));
	float8	   *eigenvalues = allocate(size, sizeof(float8));
	MethodFault fault;

	if (!pca_weigh(&matrix, columns_of(&matrix), weights, correlations,
				   eigenvalues, heartbeat, &fault))
		report_fault(stored, "pca_weights", &fault);
	return weight_array(weights, size);
}

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
	float8	   *weights = allocate(size, sizeof(float8));
	float8	   *scratch = allocate((Size) size * (size + 2), sizeof(float8));

	if (!ahp_weigh(comparisons, size, weights, eigenvalue, scratch, heartbeat))
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
	return weight_array(weights, size);
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

/*
 * Composite indices
 */

Datum
composite(PG_FUNCTION_ARGS)
{
	static const char *const methods[] = {
		"arithmetic", "geometric", "harmonic", "copeland", NULL
	};
	IndicatorMatrix *stored = PG_GETARG_INDICATOR_MATRIX(0);
	Matrix		matrix = stored_matrix(stored);
	float8	   *weights = indicator_weights(fcinfo, 1, stored);
	CompositeMethod method = find_method(PG_GETARG_TEXT_PP(2), methods);
	float8	   *scores = allocate(matrix.units, sizeof(float8));
	float8	   *sizes = allocate(matrix.units, sizeof(float8));
	MethodFault fault;

	if (!matrix_composite(&matrix, weights, method, heartbeat, scores, sizes, &fault))
		report_fault(stored, psprintf("method \"%s\"", methods[method]), &fault);
	return_scores(fcinfo, stored, scores, sizes);
	return (Datum) 0;
}

Datum
topsis(PG_FUNCTION_ARGS)
{
	IndicatorMatrix *stored = PG_GETARG_INDICATOR_MATRIX(0);
	Matrix		matrix = stored_matrix(stored);
	float8	   *weights = indicator_weights(fcinfo, 1, stored);
	bool	   *negative = negative_flags(PG_GETARG_ARRAYTYPE_P(2), stored);
	float8	   *scores = allocate(matrix.units, sizeof(float8));
	MethodFault fault;

	if (!matrix_topsis(&matrix, weights, negative,
					   allocate(matrix.indicators, sizeof(Ideal)), scores, &fault))
		report_fault(stored, "topsis", &fault);
	return_scores(fcinfo, stored, scores, NULL);
	return (Datum) 0;
}

/*
 * Uncertainty
 */

static void
check_draws(int draws, float8 noise, int units)
{
	if (draws < 1 || draws > UNCERTAINTY_DRAWS_MAX)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("draws must be between 1 and %d, but is %d",
						UNCERTAINTY_DRAWS_MAX, draws)));
	if (!(noise >= 0 && noise < 1))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("noise must be at least 0 and below 1, but is %g", noise)));
	if ((int64) draws * units > UNCERTAINTY_RANKS_MAX)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("%d draws of %d units are too many", draws, units),
				 errdetail("Expected at most %d draws times units.", UNCERTAINTY_RANKS_MAX)));
}

Datum
rank_uncertainty(PG_FUNCTION_ARGS)
{
	IndicatorMatrix *stored = PG_GETARG_INDICATOR_MATRIX(0);
	Matrix		matrix = stored_matrix(stored);
	float8	   *weights = indicator_weights(fcinfo, 1, stored);
	int32		draws = PG_GETARG_INT32(2);
	float8		noise = PG_GETARG_FLOAT8(3);
	int32	   *nominal = allocate(matrix.units, sizeof(int32));
	RankRange  *ranges = palloc0(matrix.units * sizeof(RankRange));
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;

	check_draws(draws, noise, matrix.units);
	rank_ranges(&matrix, columns_of(&matrix), weights, draws, noise,
				(uint64) PG_GETARG_INT64(4), heartbeat, nominal,
				allocate((Size) matrix.units * draws, sizeof(int32)),
				allocate(6 * (Size) matrix.units + matrix.indicators, sizeof(float8)),
				allocate(matrix.units, sizeof(RowScale)), scratch_for(&matrix), ranges);

	InitMaterializedSRF(fcinfo, 0);
	for (int unit = 0; unit < matrix.units; unit++)
	{
		Label		label = stored_unit(stored, unit);
		bool		none = nominal[unit] == 0;
		RankRange	range = ranges[unit];
		Datum		values[] = {
			PointerGetDatum(cstring_to_text_with_len(label.bytes, label.length)),
			Int32GetDatum(nominal[unit]), Float8GetDatum(range.mean),
			Float8GetDatum(range.p05), Float8GetDatum(range.median),
			Float8GetDatum(range.p95)
		};
		bool		nulls[] = {false, none, none, none, none, none};

		tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
	}
	return (Datum) 0;
}

/*
 * Correlation, reliability, coupling
 */

/*
 * Of every indicator with every other, NaN where it is not defined.
 */
static float8 *
pairwise_correlations(const Matrix *matrix)
{
	int			count = matrix->indicators;
	float8	   *columns = columns_of(matrix);
	float8	   *correlations = allocate((Size) count * count, sizeof(float8));

	for (int i = 0; i < count; i++)
		for (int j = 0; j <= i; j++)
		{
			float8		r = 0;

			CHECK_FOR_INTERRUPTS();
			if (!correlation_of(columns + (Size) i * matrix->units,
								columns + (Size) j * matrix->units,
								matrix->units, &r))
				r = get_float8_nan();
			correlations[(Size) i * count + j] = r;
			correlations[(Size) j * count + i] = r;
		}
	pfree(columns);
	return correlations;
}

Datum
correlation(PG_FUNCTION_ARGS)
{
	IndicatorMatrix *stored = PG_GETARG_INDICATOR_MATRIX(0);
	Matrix		matrix = stored_matrix(stored);
	float8	   *correlations = pairwise_correlations(&matrix);
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;

	InitMaterializedSRF(fcinfo, 0);
	for (int i = 0; i < matrix.indicators; i++)
	{
		Label		a = stored_indicator(stored, i);
		Datum		name_a = PointerGetDatum(cstring_to_text_with_len(a.bytes, a.length));

		CHECK_FOR_INTERRUPTS();
		for (int j = 0; j < matrix.indicators; j++)
		{
			Label		b = stored_indicator(stored, j);
			float8		r = correlations[(Size) i * matrix.indicators + j];
			Datum		values[] = {
				name_a,
				PointerGetDatum(cstring_to_text_with_len(b.bytes, b.length)),
				Float8GetDatum(r)
			};
			bool		nulls[] = {false, false, isnan(r)};

			tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
			pfree(DatumGetPointer(values[1]));
		}
	}
	return (Datum) 0;
}

Datum
cronbach_alpha(PG_FUNCTION_ARGS)
{
	IndicatorMatrix *stored = PG_GETARG_INDICATOR_MATRIX(0);
	Matrix		matrix = stored_matrix(stored);
	MethodFault fault;
	float8		alpha;

	if (!cronbach(columns_of(&matrix), matrix.units, matrix.indicators,
				  heartbeat, &alpha, &fault))
		report_fault(stored, "cronbach_alpha", &fault);
	PG_RETURN_FLOAT8(alpha);
}

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
	if (!coupling(levels, scaled_weights(weights, count), count, &degree, &coordination))
		PG_RETURN_NULL();
	PG_RETURN_FLOAT8(coordination);
}
