/*
 * alarm_questions.c
 *	  What is asked of an alarm_history: converts, checks, and calls course.c.
 */
#include "postgres.h"

#include "common/int.h"
#include "fmgr.h"
#include "funcapi.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/fmgrprotos.h"
#include "utils/timestamp.h"

#include "alarms/alarm_history.h"
#include "alarms/alarm_rule.h"
#include "alarms/course.h"
#include "base/compat.h"
#include "base/json.h"
#include "base/report.h"

PG_FUNCTION_INFO_V1(alarm_history_rule);
PG_FUNCTION_INFO_V1(alarm_history_alarms);
PG_FUNCTION_INFO_V1(alarm_history_level_periods);
PG_FUNCTION_INFO_V1(alarm_history_level_at);
PG_FUNCTION_INFO_V1(alarm_history_duration_in);
PG_FUNCTION_INFO_V1(alarm_history_alarm_count);
PG_FUNCTION_INFO_V1(alarm_history_chattering_count);
PG_FUNCTION_INFO_V1(alarm_history_sample_count);
PG_FUNCTION_INFO_V1(alarm_history_time_mean);
PG_FUNCTION_INFO_V1(alarm_history_known_share);
PG_FUNCTION_INFO_V1(alarm_history_peak);
PG_FUNCTION_INFO_V1(alarm_history_first_at);
PG_FUNCTION_INFO_V1(alarm_history_last_at);
PG_FUNCTION_INFO_V1(alarm_history_last_value);
PG_FUNCTION_INFO_V1(alarm_history_jsonb);

/* a finished history */
typedef struct Measured
{
	const AlarmRule *rule;
	Span		span;
} Measured;

static Measured
measured_argument(FunctionCallInfo fcinfo)
{
	History		view = alarm_history_view(PG_GETARG_DATUM(0));
	Measured	measured;

	measured.rule = view.rule;
	measured.span = alarm_history_span(&view);
	return measured;
}

static char *
instant_cstring(TimestampTz at)
{
	return DatumGetCString(DirectFunctionCall1(timestamptz_out,
											   TimestampTzGetDatum(at)));
}

/*
 * The instant in that argument; where there is none, the last sample.
 */
static TimestampTz
as_of_argument(FunctionCallInfo fcinfo, int number, const Measured *measured)
{
	TimestampTz as_of;

	if (PG_NARGS() <= number)
		return measured->span.last.at;
	as_of = PG_GETARG_TIMESTAMPTZ(number);
	if (!instant_is_valid(as_of))
		ereport(ERROR,
				(errcode(ERRCODE_DATETIME_VALUE_OUT_OF_RANGE),
				 errmsg("timestamp out of range: \"%s\"", instant_cstring(as_of)),
				 errdetail("Expected a finite instant of the years 1 to 9999.")));
	if (as_of < measured->span.last.at)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("as_of is before the last sample: \"%s\"",
						instant_cstring(as_of)),
				 errdetail("The last sample is of \"%s\".",
						   instant_cstring(measured->span.last.at)),
				 errhint("To look back, aggregate only the samples up to that instant, or use level_at().")));
	return as_of;
}

static Course
course_argument(FunctionCallInfo fcinfo, int as_of_number, Measured *measured)
{
	*measured = measured_argument(fcinfo);
	return course_of(measured->rule, &measured->span,
					 as_of_argument(fcinfo, as_of_number, measured));
}

static Label
level_label(const AlarmRule *rule, int level)
{
	if (level == LEVEL_NORMAL)
		return label_of("normal", 6);
	if (level == LEVEL_UNKNOWN)
		return label_of("unknown", 7);
	return rule_level_name(rule, level);
}

static Datum
level_datum(const AlarmRule *rule, int level)
{
	Label		name = level_label(rule, level);

	return PointerGetDatum(cstring_to_text_with_len(name.bytes, name.length));
}

static int
level_argument(FunctionCallInfo fcinfo, const AlarmRule *rule, bool others)
{
	text	   *name = PG_GETARG_TEXT_PP(1);
	Label		label = label_of(VARDATA_ANY(name), VARSIZE_ANY_EXHDR(name));
	int			level = rule_level(rule, label);

	if (others && label_is(label, "normal"))
		return LEVEL_NORMAL;
	if (others && label_is(label, "unknown"))
		return LEVEL_UNKNOWN;
	if (level < 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("\"%s\" is not a level of the alarm rule",
						label_cstring(label)),
				 others ?
				 errdetail("Expected normal, unknown or a level of \"%s\".",
						   alarm_rule_cstring(rule)) :
				 errdetail("Expected a level of \"%s\".",
						   alarm_rule_cstring(rule))));
	return level;
}

static Datum
interval_datum(int64 microseconds)
{
	Interval   *interval = palloc0(sizeof(Interval));

	interval->time = microseconds;
	return IntervalPGetDatum(interval);
}

Datum
alarm_history_rule(PG_FUNCTION_ARGS)
{
	History		view = alarm_history_view(PG_GETARG_DATUM(0));
	AlarmRule  *copy = palloc(VARSIZE(view.rule));

	memcpy(copy, view.rule, VARSIZE(view.rule));
	PG_RETURN_POINTER(copy);
}

/*
 * Courses
 */

/* level, raised_at, ended_at, ended_by, peak, peak_at */
Datum
alarm_history_alarms(PG_FUNCTION_ARGS)
{
	Measured	measured;
	Course		course = course_argument(fcinfo, 1, &measured);
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;

	InitMaterializedSRF(fcinfo, 0);
	for (int64 i = 0; i < course.alarms; i++)
	{
		const Alarm *alarm = &course.alarm[i];
		bool		stands = alarm->end == ALARM_STANDS;
		Datum		values[6];
		bool		nulls[6] = {false, false, stands, stands, false, false};

		CHECK_FOR_INTERRUPTS();
		values[0] = level_datum(measured.rule, alarm->level);
		values[1] = TimestampTzGetDatum(alarm->raised_at);
		values[2] = TimestampTzGetDatum(alarm->ended_at);
		values[3] = CStringGetTextDatum(alarm->end == ALARM_UNKNOWN ? "unknown" : "cleared");
		values[4] = Float8GetDatum(alarm->peak);
		values[5] = TimestampTzGetDatum(alarm->peak_at);
		tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
		pfree(DatumGetPointer(values[0]));
		pfree(DatumGetPointer(values[3]));
	}
	return (Datum) 0;
}

/* level, from_at, until_at */
Datum
alarm_history_level_periods(PG_FUNCTION_ARGS)
{
	Measured	measured;
	Course		course = course_argument(fcinfo, 1, &measured);
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;

	InitMaterializedSRF(fcinfo, 0);
	for (int64 i = 0; i < course.changes; i++)
	{
		int64		end = i + 1 < course.changes ?
		course.change[i + 1].at : course.as_of;
		Datum		values[3];
		bool		nulls[3] = {false};

		CHECK_FOR_INTERRUPTS();
		if (end == course.change[i].at)
			continue;			/* what has just begun */
		values[0] = level_datum(measured.rule, course.change[i].level);
		values[1] = TimestampTzGetDatum(course.change[i].at);
		values[2] = TimestampTzGetDatum(end);
		tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
		pfree(DatumGetPointer(values[0]));
	}
	return (Datum) 0;
}

Datum
alarm_history_level_at(PG_FUNCTION_ARGS)
{
	Measured	measured = measured_argument(fcinfo);
	TimestampTz at = PG_GETARG_TIMESTAMPTZ(1);
	Course		course;
	int			level;

	/* infinitely long ago, and forever after */
	if (at < span_first(&measured.span))
		PG_RETURN_NULL();
	at = Min(at, INSTANT_LAST);
	course = course_of(measured.rule, &measured.span,
					   Max(at, measured.span.last.at));
	level = course_level_at(&course, at);
	if (level == LEVEL_BEFORE)
		PG_RETURN_NULL();
	return level_datum(measured.rule, level);
}

Datum
alarm_history_duration_in(PG_FUNCTION_ARGS)
{
	Measured	measured;
	Course		course = course_argument(fcinfo, 2, &measured);

	return interval_datum(course_duration(&course,
										  level_argument(fcinfo, measured.rule, true)));
}

static int64
count_alarms(const Course *course, int level)
{
	int64		count = 0;

	for (int64 i = 0; i < course->alarms; i++)
		count += course->alarm[i].level == level;
	return count;
}

Datum
alarm_history_alarm_count(PG_FUNCTION_ARGS)
{
	Measured	measured;
	Course		course = course_argument(fcinfo, 2, &measured);

	PG_RETURN_INT64(count_alarms(&course,
								 level_argument(fcinfo, measured.rule, false)));
}

/*
 * Microseconds of an interval without days and months.
 */
static int64
require_time(const Interval *interval)
{
	if (interval->month != 0 || interval->day != 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("interval has days or months"),
				 errdetail("Expected hours, minutes and seconds."),
				 errhint("Write one day as 24 hours.")));
	if (interval->time < 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("interval must not be negative")));
	return interval->time;
}

Datum
alarm_history_chattering_count(PG_FUNCTION_ARGS)
{
	Measured	measured = measured_argument(fcinfo);
	int			level = level_argument(fcinfo, measured.rule, false);
	int64		within = require_time(PG_GETARG_INTERVAL_P(2));
	Course		course = course_of(measured.rule, &measured.span,
								   measured.span.last.at);
	bool		before = false;
	int64		previous = 0;
	int64		count = 0;

	for (int64 i = 0; i < course.alarms; i++)
	{
		int64		raised_at = course.alarm[i].raised_at;

		if (course.alarm[i].level != level)
			continue;
		count += before && raised_at - previous <= within;
		before = true;
		previous = raised_at;
	}
	PG_RETURN_INT64(count);
}

/*
 * Measures
 */

Datum
alarm_history_sample_count(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT64(measured_argument(fcinfo).span.count);
}

static bool
time_mean(const Measured *measured, float8 *mean)
{
	DoubleDouble known = {span_known(&measured->span, measured->rule), 0};

	if (known.hi == 0)
		return false;
	*mean = double_double_divide(measured->span.integral, known).hi;
	return true;
}

static bool
known_share(const Measured *measured, float8 *share)
{
	int64		length = measured->span.last.at - span_first(&measured->span);

	if (length == 0)
		return false;
	*share = (float8) span_known(&measured->span, measured->rule) / (float8) length;
	return true;
}

static float8
peak(const Measured *measured)
{
	float8		worst = measured->span.run[0].worst;

	for (int64 i = 1; i < measured->span.runs; i++)
	{
		if (rule_is_worse(measured->rule, measured->span.run[i].worst, worst))
			worst = measured->span.run[i].worst;
	}
	return worst;
}

Datum
alarm_history_time_mean(PG_FUNCTION_ARGS)
{
	Measured	measured = measured_argument(fcinfo);
	float8		mean;

	if (!time_mean(&measured, &mean))
		PG_RETURN_NULL();
	PG_RETURN_FLOAT8(mean);
}

Datum
alarm_history_known_share(PG_FUNCTION_ARGS)
{
	Measured	measured = measured_argument(fcinfo);
	float8		share;

	if (!known_share(&measured, &share))
		PG_RETURN_NULL();
	PG_RETURN_FLOAT8(share);
}

Datum
alarm_history_peak(PG_FUNCTION_ARGS)
{
	Measured	measured = measured_argument(fcinfo);

	PG_RETURN_FLOAT8(peak(&measured));
}

Datum
alarm_history_first_at(PG_FUNCTION_ARGS)
{
	Measured	measured = measured_argument(fcinfo);

	PG_RETURN_TIMESTAMPTZ(span_first(&measured.span));
}

Datum
alarm_history_last_at(PG_FUNCTION_ARGS)
{
	PG_RETURN_TIMESTAMPTZ(measured_argument(fcinfo).span.last.at);
}

Datum
alarm_history_last_value(PG_FUNCTION_ARGS)
{
	PG_RETURN_FLOAT8(measured_argument(fcinfo).span.last.value);
}

static void
add_instant(JsonbParseState **state, const char *name, int64 instant)
{
	StringInfoData text;

	initStringInfo(&text);
	append_instant(&text, instant);
	json_add_string(state, name, text.data);
}

static void
add_duration(JsonbParseState **state, const Course *course, int level)
{
	json_add_measure(state, "seconds", true, course_duration(course, level) / 1e6);
}

Datum
alarm_history_jsonb(PG_FUNCTION_ARGS)
{
	Measured	measured;
	Course		course = course_argument(fcinfo, 1, &measured);
	JsonbParseState *state;
	float8		mean = 0;
	float8		share = 0;
	bool		has_mean = time_mean(&measured, &mean);
	bool		has_share = known_share(&measured, &share);

	json_begin(&state);
	json_add_string(&state, "rule", alarm_rule_cstring(measured.rule));
	json_add_count(&state, "sample_count", measured.span.count);
	add_instant(&state, "first_at", span_first(&measured.span));
	add_instant(&state, "last_at", measured.span.last.at);
	json_add_measure(&state, "last_value", true, measured.span.last.value);
	json_add_measure(&state, "peak", true, peak(&measured));
	json_add_measure(&state, "time_mean", has_mean, mean);
	json_add_measure(&state, "known_share", has_share, share);
	json_begin_array(&state, "levels");
	for (int level = 0; level < measured.rule->levels; level++)
	{
		json_begin_element(&state);
		json_add_label(&state, "level", rule_level_name(measured.rule, level));
		json_add_count(&state, "alarm_count", count_alarms(&course, level));
		add_duration(&state, &course, level);
		json_end_element(&state);
	}
	json_end_array(&state);
	json_add_measure(&state, "normal_seconds", true,
					 course_duration(&course, LEVEL_NORMAL) / 1e6);
	json_add_measure(&state, "unknown_seconds", true,
					 course_duration(&course, LEVEL_UNKNOWN) / 1e6);
	return json_end(&state);
}
