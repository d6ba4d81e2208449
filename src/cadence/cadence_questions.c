/*
 * cadence_questions.c
 *	  What is asked of a cadence_summary: converts, checks, and calls
 *	  happenings.c.
 */
#include "postgres.h"

#include "fmgr.h"
#include "funcapi.h"
#include "miscadmin.h"
#include "utils/builtins.h"

#include "base/compat.h"
#include "base/json.h"
#include "cadence/cadence_summary.h"

PG_FUNCTION_INFO_V1(cadence_summary_cadence);
PG_FUNCTION_INFO_V1(cadence_summary_due_count);
PG_FUNCTION_INFO_V1(cadence_summary_kept_count);
PG_FUNCTION_INFO_V1(cadence_summary_late_count);
PG_FUNCTION_INFO_V1(cadence_summary_missed_count);
PG_FUNCTION_INFO_V1(cadence_summary_open_count);
PG_FUNCTION_INFO_V1(cadence_summary_compliance);
PG_FUNCTION_INFO_V1(cadence_summary_longest_lapse);
PG_FUNCTION_INFO_V1(cadence_summary_next_due);
PG_FUNCTION_INFO_V1(cadence_summary_last_on);
PG_FUNCTION_INFO_V1(cadence_summary_periods);
PG_FUNCTION_INFO_V1(cadence_summary_jsonb);
PG_FUNCTION_INFO_V1(cadence_summary_jsonb_as_of);

Datum
cadence_summary_cadence(PG_FUNCTION_ARGS)
{
	Cadence    *cadence = palloc(sizeof(Cadence));

	*cadence = cadence_summary_view(PG_GETARG_DATUM(0)).timetable.cadence;
	PG_RETURN_POINTER(cadence);
}

/* the summary in argument 0, judged as of the day in argument 1 */
static Judgement
judge_arguments(FunctionCallInfo fcinfo)
{
	Happenings	view = cadence_summary_view(PG_GETARG_DATUM(0));

	return happenings_judge(&view, cadence_require_date(PG_GETARG_DATEADT(1)));
}

Datum
cadence_summary_due_count(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT64(judge_arguments(fcinfo).due);
}

Datum
cadence_summary_kept_count(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT64(judge_arguments(fcinfo).count[PERIOD_KEPT]);
}

Datum
cadence_summary_late_count(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT64(judge_arguments(fcinfo).count[PERIOD_LATE]);
}

Datum
cadence_summary_missed_count(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT64(judge_arguments(fcinfo).count[PERIOD_MISSED]);
}

Datum
cadence_summary_open_count(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT64(judge_arguments(fcinfo).count[PERIOD_OPEN]);
}

static float8
compliance(const Judgement *judgement)
{
	return (float8) judgement->count[PERIOD_KEPT] / (float8) judgement->due;
}

Datum
cadence_summary_compliance(PG_FUNCTION_ARGS)
{
	Judgement	judgement = judge_arguments(fcinfo);

	if (judgement.due == 0)
		PG_RETURN_NULL();
	PG_RETURN_FLOAT8(compliance(&judgement));
}

Datum
cadence_summary_longest_lapse(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT64(judge_arguments(fcinfo).longest_lapse);
}

Datum
cadence_summary_next_due(PG_FUNCTION_ARGS)
{
	Judgement	judgement = judge_arguments(fcinfo);

	if (!judgement.has_next_due)
		PG_RETURN_NULL();
	PG_RETURN_DATEADT(judgement.next_due);
}

Datum
cadence_summary_last_on(PG_FUNCTION_ARGS)
{
	Happenings	view = cadence_summary_view(PG_GETARG_DATUM(0));

	if (view.count == 0)
		PG_RETURN_NULL();
	PG_RETURN_DATEADT(view.happening[view.count - 1].day);
}

/*
 * A row for each period: from_date, until_date, deadline, required, happened,
 * in_time, status.
 */
Datum
cadence_summary_periods(PG_FUNCTION_ARGS)
{
	Happenings	view = cadence_summary_view(PG_GETARG_DATUM(0));
	Judgement	judgement = judge_arguments(fcinfo);
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;

	InitMaterializedSRF(fcinfo, 0);
	for (int i = 0; i < judgement.periods; i++)
	{
		const JudgedPeriod *period = &judgement.period[i];
		Datum		values[7];
		bool		nulls[7] = {false};

		CHECK_FOR_INTERRUPTS();
		values[0] = DateADTGetDatum(period->begin);
		values[1] = DateADTGetDatum(period->end);
		values[2] = DateADTGetDatum(period->deadline);
		values[3] = Int32GetDatum(view.timetable.cadence.times);
		values[4] = Int64GetDatum(period->happened);
		values[5] = Int64GetDatum(period->in_time);
		values[6] = CStringGetTextDatum(period_status_name(period->status));
		tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
		pfree(DatumGetPointer(values[6]));
	}
	return (Datum) 0;
}

static void
add_date(JsonbParseState **state, const char *name, bool known, int32 date)
{
	int			year;
	int			month;
	int			day;

	/* a deadline may lie beyond the year 9999, where append_date() ends */
	date_parts(date, &year, &month, &day);
	if (known)
		json_add_string(state, name, psprintf("%04d-%02d-%02d", year, month, day));
	else
		json_add_measure(state, name, false, 0);
}

static void
add_parts(JsonbParseState **state, const Happenings *view)
{
	StringInfoData cadence;
	int64		happened = 0;

	initStringInfo(&cadence);
	cadence_format(&view->timetable.cadence, &cadence);
	for (int64 i = 0; i < view->count; i++)
		happened += view->happening[i].times;
	json_add_string(state, "cadence", cadence.data);
	add_date(state, "from_date", true, view->timetable.first);
	add_date(state, "until_date", true, view->timetable.last);
	json_add_count(state, "period_count", timetable_periods(&view->timetable));
	json_add_count(state, "happened_count", happened);
	add_date(state, "last_on", view->count > 0,
			 view->count > 0 ? view->happening[view->count - 1].day : 0);
}

Datum
cadence_summary_jsonb(PG_FUNCTION_ARGS)
{
	Happenings	view = cadence_summary_view(PG_GETARG_DATUM(0));
	JsonbParseState *state;

	json_begin(&state);
	add_parts(&state, &view);
	return json_end(&state);
}

Datum
cadence_summary_jsonb_as_of(PG_FUNCTION_ARGS)
{
	Happenings	view = cadence_summary_view(PG_GETARG_DATUM(0));
	Judgement	judgement = judge_arguments(fcinfo);
	JsonbParseState *state;

	json_begin(&state);
	add_parts(&state, &view);
	add_date(&state, "as_of", true, PG_GETARG_DATEADT(1));
	json_add_count(&state, "due_count", judgement.due);
	json_add_count(&state, "kept_count", judgement.count[PERIOD_KEPT]);
	json_add_count(&state, "late_count", judgement.count[PERIOD_LATE]);
	json_add_count(&state, "missed_count", judgement.count[PERIOD_MISSED]);
	json_add_count(&state, "open_count", judgement.count[PERIOD_OPEN]);
	json_add_measure(&state, "compliance", judgement.due > 0,
					 judgement.due > 0 ? compliance(&judgement) : 0);
	json_add_count(&state, "longest_lapse", judgement.longest_lapse);
	add_date(&state, "next_due", judgement.has_next_due, judgement.next_due);
	return json_end(&state);
}
