/*
 * duration_arguments.c
 *	  What the functions of this room are given and give back: instants,
 *	  durations, a confidence and the bounds of an interval.
 */
#include "postgres.h"

#include "access/htup_details.h"
#include "common/int.h"
#include "funcapi.h"
#include "utils/builtins.h"

#include "base/json.h"
#include "cases/duration_arguments.h"

TimestampTz
require_instant(TimestampTz instant, const char *argument)
{
	if (unlikely(TIMESTAMP_NOT_FINITE(instant)))
		ereport(ERROR,
				(errcode(ERRCODE_DATETIME_VALUE_OUT_OF_RANGE),
				 errmsg("%s must be finite", argument),
				 errhint("Use NULL where there is no such instant.")));
	return instant;
}

float8
require_confidence(float8 confidence)
{
	if (!(confidence > 0 && confidence < 1))
		ereport(ERROR,
				(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
				 errmsg("confidence must be between 0 and 1, but is %g", confidence)));
	return confidence;
}

static int64
require_not_negative(int64 duration)
{
	if (unlikely(duration < 0))
		ereport(ERROR,
				(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
				 errmsg("duration must not be negative, but is \"%s\"",
						DatumGetCString(DirectFunctionCall1(interval_out,
															IntervalPGetDatum(duration_interval(duration)))))));
	return duration;
}

/* the microseconds of an interval, whose days have 24 h */
int64
require_duration(const Interval *interval)
{
	int64		days;
	int64		duration;

	if (interval->month != 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("invalid duration: \"%s\"",
						DatumGetCString(DirectFunctionCall1(interval_out,
															IntervalPGetDatum(interval)))),
				 errdetail("Expected days, hours, minutes and seconds: months differ in length."),
				 errhint("Subtract the two instants.")));
	if (pg_mul_s64_overflow(interval->day, USECS_PER_DAY, &days) ||
		pg_add_s64_overflow(days, interval->time, &duration))
		ereport(ERROR,
				(errcode(ERRCODE_DATETIME_VALUE_OUT_OF_RANGE),
				 errmsg("interval out of range")));
	return require_not_negative(duration);
}

/* from one finite instant to another */
int64
duration_between(TimestampTz from, TimestampTz until)
{
	int64		duration;

	if (pg_sub_s64_overflow(until, from, &duration))
		ereport(ERROR,
				(errcode(ERRCODE_DATETIME_VALUE_OUT_OF_RANGE),
				 errmsg("interval out of range")));
	return require_not_negative(duration);
}

Interval   *
duration_interval(int64 microseconds)
{
	Interval   *interval = palloc0(sizeof(Interval));

	interval->time = microseconds;
	return interval;
}

/* no setting has a say in how it is written */
void
json_add_duration(JsonbParseState **state, const char *name, bool known,
				  int64 microseconds)
{
	int64		seconds = microseconds / USECS_PER_SEC;
	int64		fraction = microseconds % USECS_PER_SEC;
	char	   *text;

	if (!known)
	{
		json_add_measure(state, name, false, 0);
		return;
	}
	text = psprintf("%02lld:%02d:%02d", (long long) (seconds / 3600),
					(int) (seconds / 60 % 60), (int) (seconds % 60));

	if (fraction != 0)
		text = psprintf("%s.%06d", text, (int) fraction);

	json_add_string(state, name, text);
}

Datum
bounds_datum(FunctionCallInfo fcinfo, bool known, float8 low, float8 high)
{
	TupleDesc	row;
	Datum		values[2] = {Float8GetDatum(low), Float8GetDatum(high)};
	bool		nulls[2] = {!known, !known};

	if (get_call_result_type(fcinfo, NULL, &row) != TYPEFUNC_COMPOSITE)
		elog(ERROR, "return type must be a row type");
	return HeapTupleGetDatum(heap_form_tuple(BlessTupleDesc(row), values, nulls));
}
