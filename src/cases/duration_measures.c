/*
 * duration_measures.c
 *	  What is read from a duration_summary: checks, and calls durations.c and
 *	  survival.c.
 */
#include "postgres.h"

#include "fmgr.h"

#include "base/json.h"
#include "cases/duration_arguments.h"
#include "cases/duration_summary.h"
#include "cases/survival.h"

PG_FUNCTION_INFO_V1(duration_summary_duration_count);
PG_FUNCTION_INFO_V1(duration_summary_ended_count);
PG_FUNCTION_INFO_V1(duration_summary_missing_count);
PG_FUNCTION_INFO_V1(duration_summary_mean_duration);
PG_FUNCTION_INFO_V1(duration_summary_min_duration);
PG_FUNCTION_INFO_V1(duration_summary_max_duration);
PG_FUNCTION_INFO_V1(duration_summary_quantile);
PG_FUNCTION_INFO_V1(duration_summary_share_lasting);
PG_FUNCTION_INFO_V1(duration_summary_share_lasting_interval);
PG_FUNCTION_INFO_V1(duration_summary_median_time);
PG_FUNCTION_INFO_V1(duration_summary_jsonb);

Datum
duration_summary_duration_count(PG_FUNCTION_ARGS)
{
	const DurationHead *head = duration_summary_head(PG_GETARG_DATUM(0));

	PG_RETURN_INT64(head->ended + head->lasting);
}

Datum
duration_summary_ended_count(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT64(duration_summary_head(PG_GETARG_DATUM(0))->ended);
}

Datum
duration_summary_missing_count(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT64(duration_summary_head(PG_GETARG_DATUM(0))->missing);
}

Datum
duration_summary_mean_duration(PG_FUNCTION_ARGS)
{
	int64		mean;

	if (!durations_mean(duration_summary_head(PG_GETARG_DATUM(0)), &mean))
		PG_RETURN_NULL();
	PG_RETURN_INTERVAL_P(duration_interval(mean));
}

Datum
duration_summary_min_duration(PG_FUNCTION_ARGS)
{
	const DurationHead *head = duration_summary_head(PG_GETARG_DATUM(0));

	if (head->ended == 0)
		PG_RETURN_NULL();
	PG_RETURN_INTERVAL_P(duration_interval(head->shortest));
}

Datum
duration_summary_max_duration(PG_FUNCTION_ARGS)
{
	const DurationHead *head = duration_summary_head(PG_GETARG_DATUM(0));

	if (head->ended == 0)
		PG_RETURN_NULL();
	PG_RETURN_INTERVAL_P(duration_interval(head->longest));
}

Datum
duration_summary_quantile(PG_FUNCTION_ARGS)
{
	float8		p = PG_GETARG_FLOAT8(1);
	Durations	durations;
	int64		quantile;

	if (!(p >= 0 && p <= 1))
		ereport(ERROR,
				(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
				 errmsg("percentile value %g is not between 0 and 1", p)));
	duration_summary_view(PG_GETARG_DATUM(0), &durations);
	if (!durations_quantile(&durations, p, &quantile))
		PG_RETURN_NULL();
	PG_RETURN_INTERVAL_P(duration_interval(quantile));
}

Datum
duration_summary_share_lasting(PG_FUNCTION_ARGS)
{
	int64		t = require_duration(PG_GETARG_INTERVAL_P(1));
	Durations	durations;
	float8		share;

	duration_summary_view(PG_GETARG_DATUM(0), &durations);
	if (!survival_share(&durations, t, &share))
		PG_RETURN_NULL();
	PG_RETURN_FLOAT8(share);
}

Datum
duration_summary_share_lasting_interval(PG_FUNCTION_ARGS)
{
	int64		t = require_duration(PG_GETARG_INTERVAL_P(1));
	float8		confidence = require_confidence(PG_GETARG_FLOAT8(2));
	Durations	durations;
	float8		low = 0;
	float8		high = 0;
	bool		known;

	duration_summary_view(PG_GETARG_DATUM(0), &durations);
	known = survival_interval(&durations, t, confidence, &low, &high);
	return bounds_datum(fcinfo, known, low, high);
}

Datum
duration_summary_median_time(PG_FUNCTION_ARGS)
{
	Durations	durations;
	int64		median;

	duration_summary_view(PG_GETARG_DATUM(0), &durations);
	if (!survival_median(&durations, &median))
		PG_RETURN_NULL();
	PG_RETURN_INTERVAL_P(duration_interval(median));
}

Datum
duration_summary_jsonb(PG_FUNCTION_ARGS)
{
	Durations	durations;
	const DurationHead *head = &durations.head;
	JsonbParseState *state;
	int64		mean = 0;
	int64		median = 0;
	bool		has_mean;
	bool		has_median;

	duration_summary_view(PG_GETARG_DATUM(0), &durations);
	has_mean = durations_mean(head, &mean);
	has_median = survival_median(&durations, &median);
	json_begin(&state);
	json_add_count(&state, "duration_count", head->ended + head->lasting);
	json_add_count(&state, "ended_count", head->ended);
	json_add_count(&state, "missing_count", head->missing);
	json_add_duration(&state, "mean_duration", has_mean, mean);
	json_add_duration(&state, "min_duration", has_mean, head->shortest);
	json_add_duration(&state, "max_duration", has_mean, head->longest);
	json_add_duration(&state, "median_time", has_median, median);
	return json_end(&state);
}
