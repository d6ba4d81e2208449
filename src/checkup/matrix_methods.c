/*
 * matrix_methods.c
 *	  The SQL functions that compute something from an indicator_matrix:
 *	  convert, check, and call what methods.h declares.
 */
#include "postgres.h"

#include "funcapi.h"
#include "miscadmin.h"

#include "base/report.h"
#include "checkup/matrix_arguments.h"

PG_FUNCTION_INFO_V1(indicator_matrix_impute);
PG_FUNCTION_INFO_V1(indicator_matrix_winsorise);
PG_FUNCTION_INFO_V1(indicator_matrix_normalise);
PG_FUNCTION_INFO_V1(indicator_matrix_goalposts);
PG_FUNCTION_INFO_V1(indicator_matrix_equal_weights);
PG_FUNCTION_INFO_V1(indicator_matrix_entropy_weights);
PG_FUNCTION_INFO_V1(indicator_matrix_critic_weights);
PG_FUNCTION_INFO_V1(indicator_matrix_pca_weights);
PG_FUNCTION_INFO_V1(indicator_matrix_composite);
PG_FUNCTION_INFO_V1(indicator_matrix_topsis);
PG_FUNCTION_INFO_V1(indicator_matrix_rank_uncertainty);
PG_FUNCTION_INFO_V1(indicator_matrix_correlation);
PG_FUNCTION_INFO_V1(indicator_matrix_cronbach_alpha);

/*
 * Treatment and normalisation
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
							   label_cstring(stored_indicator(result, i % result->indicators)),
							   label_cstring(stored_unit(result, i / result->indicators)))));
		result->cells[i] = isnan(result->cells[i]) ? NAN :
			result->cells[i] + 0.0;
	}
	PG_RETURN_INDICATOR_MATRIX(result);
}

Datum
indicator_matrix_impute(PG_FUNCTION_ARGS)
{
	static const char *const methods[] = {"mean", "median", NULL};
	IndicatorMatrix *stored;
	IndicatorMatrix *result;
	Matrix		matrix;
	ImputeMethod method;

	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	stored = PG_GETARG_INDICATOR_MATRIX(0);
	method = method_argument(fcinfo, 1, methods);
	result = stored_copy(stored);
	matrix = stored_matrix(result);
	require_method(matrix_impute(&matrix, method), stored, "impute");
	return settled(result, NULL);
}

Datum
indicator_matrix_winsorise(PG_FUNCTION_ARGS)
{
	IndicatorMatrix *stored;
	IndicatorMatrix *result;
	Matrix		matrix;
	int32		max;

	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	stored = PG_GETARG_INDICATOR_MATRIX(0);
	max = int32_argument(fcinfo, 1, "max");
	if (max < 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("max must not be negative, but is %d", max)));
	result = stored_copy(stored);
	matrix = stored_matrix(result);
	matrix_winsorise(&matrix, max);
	return settled(result, stored);
}

Datum
indicator_matrix_normalise(PG_FUNCTION_ARGS)
{
	static const char *const methods[] = {
		"minmax", "zscore", "rank", "percent_rank", "borda", "distance_to_max", NULL
	};
	IndicatorMatrix *stored;
	IndicatorMatrix *result;
	Matrix		matrix;
	NormaliseMethod method;
	bool	   *negative;
	float8		low;
	float8		high;

	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	stored = PG_GETARG_INDICATOR_MATRIX(0);
	method = method_argument(fcinfo, 1, methods);
	negative = negative_flags(fcinfo, 2, stored);
	low = require_finite(float8_argument(fcinfo, 3, "low"), "low");
	high = require_finite(float8_argument(fcinfo, 4, "high"), "high");
	if (low >= high)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("low must be below high, but %g is not below %g", low, high)));
	if (isinf(high - low))
		ereport(ERROR,
				(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
				 errmsg("low and high are too far apart: %g and %g", low, high)));
	result = stored_copy(stored);
	matrix = stored_matrix(result);
	require_method(matrix_normalise(&matrix, method, negative, low, high), stored,
				   psprintf("method \"%s\"", methods[method]));
	return settled(result, stored);
}

Datum
indicator_matrix_goalposts(PG_FUNCTION_ARGS)
{
	IndicatorMatrix *stored;
	IndicatorMatrix *result;
	Matrix		matrix;
	float8	   *low;
	float8	   *high;
	bool	   *negative;

	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	stored = PG_GETARG_INDICATOR_MATRIX(0);
	low = indicator_numbers(fcinfo, 1, "low", stored);
	high = indicator_numbers(fcinfo, 2, "high", stored);
	negative = negative_flags(fcinfo, 3, stored);
	for (int i = 0; i < stored->indicators; i++)
		if (low[i] >= high[i])
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("goalposts of indicator \"%s\" are the wrong way round",
							label_cstring(stored_indicator(stored, i))),
					 errdetail("Expected low below high, found %g and %g.", low[i], high[i]),
					 errhint("Name an indicator of which less is better in negative.")));
	result = stored_copy(stored);
	matrix = stored_matrix(result);
	matrix_goalposts(&matrix, low, high, negative);
	return settled(result, stored);
}

/*
 * Weights
 */

Datum
indicator_matrix_equal_weights(PG_FUNCTION_ARGS)
{
	IndicatorMatrix *stored = PG_GETARG_INDICATOR_MATRIX(0);
	float8	   *weights = palloc(stored->indicators * sizeof(float8));

	for (int i = 0; i < stored->indicators; i++)
		weights[i] = 1.0 / stored->indicators;
	return float8_array(weights, stored->indicators);
}

typedef MethodFault (*Weigh) (const Matrix *matrix, float8 *weights);

static Datum
weigh(FunctionCallInfo fcinfo, Weigh method, const char *name)
{
	IndicatorMatrix *stored = PG_GETARG_INDICATOR_MATRIX(0);
	Matrix		matrix = stored_matrix(stored);
	float8	   *weights = palloc(matrix.indicators * sizeof(float8));

	require_method(method(&matrix, weights), stored, name);
	return float8_array(weights, matrix.indicators);
}

Datum
indicator_matrix_entropy_weights(PG_FUNCTION_ARGS)
{
	return weigh(fcinfo, entropy_weigh, "entropy_weights");
}

Datum
indicator_matrix_critic_weights(PG_FUNCTION_ARGS)
{
	return weigh(fcinfo, critic_weigh, "critic_weights");
}

Datum
indicator_matrix_pca_weights(PG_FUNCTION_ARGS)
{
	return weigh(fcinfo, pca_weigh, "pca_weights");
}

/*
 * Composite indices
 */

/*
 * TABLE(unit, score, rank), in the order of the units.
 */
static Datum
return_scores(FunctionCallInfo fcinfo, IndicatorMatrix *stored, float8 *scores,
			  const float8 *sizes)
{
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;
	int32	   *ranks = rank_scores(scores, sizes, stored->units);

	for (int unit = 0; unit < stored->units; unit++)
	{
		bool		none = isnan(scores[unit]);
		Datum		values[] = {
			label_datum(stored_unit(stored, unit)),
			Float8GetDatum(scores[unit] + 0.0), Int32GetDatum(ranks[unit])
		};
		bool		nulls[] = {false, none, none};

		tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
	}
	return (Datum) 0;
}

Datum
indicator_matrix_composite(PG_FUNCTION_ARGS)
{
	static const char *const methods[] = {
		"arithmetic", "geometric", "harmonic", "copeland", NULL
	};
	IndicatorMatrix *stored;
	Matrix		matrix;
	float8	   *weights;
	CompositeMethod method;
	float8	   *scores;
	float8	   *sizes;

	InitMaterializedSRF(fcinfo, 0);
	if (PG_ARGISNULL(0))
		return (Datum) 0;
	stored = PG_GETARG_INDICATOR_MATRIX(0);
	matrix = stored_matrix(stored);
	weights = indicator_weights(fcinfo, 1, stored);
	method = method_argument(fcinfo, 2, methods);
	scores = palloc(matrix.units * sizeof(float8));
	sizes = palloc(matrix.units * sizeof(float8));
	require_method(matrix_composite(&matrix, weights, method, scores, sizes),
				   stored, psprintf("method \"%s\"", methods[method]));
	return return_scores(fcinfo, stored, scores, sizes);
}

Datum
indicator_matrix_topsis(PG_FUNCTION_ARGS)
{
	IndicatorMatrix *stored;
	Matrix		matrix;
	float8	   *weights;
	bool	   *negative;
	float8	   *scores;

	InitMaterializedSRF(fcinfo, 0);
	if (PG_ARGISNULL(0))
		return (Datum) 0;
	stored = PG_GETARG_INDICATOR_MATRIX(0);
	matrix = stored_matrix(stored);
	weights = indicator_weights(fcinfo, 1, stored);
	negative = negative_flags(fcinfo, 2, stored);
	scores = palloc(matrix.units * sizeof(float8));
	require_method(matrix_topsis(&matrix, weights, negative, scores), stored, "topsis");
	return return_scores(fcinfo, stored, scores, NULL);
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
indicator_matrix_rank_uncertainty(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;
	IndicatorMatrix *stored;
	Matrix		matrix;
	float8	   *weights;
	int32		draws;
	float8		noise;
	RankRange  *ranges;

	InitMaterializedSRF(fcinfo, 0);
	if (PG_ARGISNULL(0))
		return (Datum) 0;
	stored = PG_GETARG_INDICATOR_MATRIX(0);
	matrix = stored_matrix(stored);
	weights = indicator_weights(fcinfo, 1, stored);
	draws = int32_argument(fcinfo, 2, "draws");
	noise = float8_argument(fcinfo, 3, "noise");
	check_draws(draws, noise, matrix.units);
	ranges = rank_ranges(&matrix, weights, draws, noise,
						 (uint64) int64_argument(fcinfo, 4, "seed"));

	for (int unit = 0; unit < matrix.units; unit++)
	{
		RankRange	range = ranges[unit];
		bool		none = range.rank == 0;
		Datum		values[] = {
			label_datum(stored_unit(stored, unit)),
			Int32GetDatum(range.rank), Float8GetDatum(range.mean),
			Float8GetDatum(range.p05), Float8GetDatum(range.median),
			Float8GetDatum(range.p95)
		};
		bool		nulls[] = {false, none, none, none, none, none};

		tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
	}
	return (Datum) 0;
}

/*
 * Correlation and reliability
 */

Datum
indicator_matrix_correlation(PG_FUNCTION_ARGS)
{
	IndicatorMatrix *stored = PG_GETARG_INDICATOR_MATRIX(0);
	Matrix		matrix = stored_matrix(stored);
	float8	   *correlations = pairwise_correlations(&matrix);
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;

	InitMaterializedSRF(fcinfo, 0);
	for (int i = 0; i < matrix.indicators; i++)
	{
		Datum		a = label_datum(stored_indicator(stored, i));

		CHECK_FOR_INTERRUPTS();
		for (int j = 0; j < matrix.indicators; j++)
		{
			float8		r = correlations[i * matrix.indicators + j];
			Datum		b = label_datum(stored_indicator(stored, j));
			Datum		values[] = {a, b, Float8GetDatum(r)};
			bool		nulls[] = {false, false, isnan(r)};

			tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
			pfree(DatumGetPointer(b));
		}
	}
	return (Datum) 0;
}

Datum
indicator_matrix_cronbach_alpha(PG_FUNCTION_ARGS)
{
	IndicatorMatrix *stored = PG_GETARG_INDICATOR_MATRIX(0);
	Matrix		matrix = stored_matrix(stored);
	float8		alpha;

	require_method(cronbach(&matrix, &alpha), stored, "cronbach_alpha");
	PG_RETURN_FLOAT8(alpha);
}
