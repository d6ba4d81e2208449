/*
 * task_progress_measures.c
 *	  How a task stands on a day: the functions of task_progress and a date.
 */
#include "postgres.h"

#include "fmgr.h"
#include "utils/builtins.h"
#include "utils/float.h"
#include "utils/fmgrprotos.h"
#include "utils/lsyscache.h"

#include "base/report.h"
#include "progress/task_progress.h"

PG_FUNCTION_INFO_V1(task_progress_completion);
PG_FUNCTION_INFO_V1(task_progress_planned_completion);
PG_FUNCTION_INFO_V1(task_progress_schedule_variance);
PG_FUNCTION_INFO_V1(task_progress_schedule_performance_index);
PG_FUNCTION_INFO_V1(task_progress_status);
PG_FUNCTION_INFO_V1(task_progress_forecast_finish);
PG_FUNCTION_INFO_V1(task_progress_required_rate);
PG_FUNCTION_INFO_V1(task_progress_days_overdue);

Datum
task_progress_completion(PG_FUNCTION_ARGS)
{
	ShortTaskProgress room;
	const TaskProgress *progress = read_task_progress(PG_GETARG_DATUM(0), &room);

	PG_RETURN_FLOAT8(float8_div(progress->done, progress->total));
}

Datum
task_progress_planned_completion(PG_FUNCTION_ARGS)
{
	ShortTaskProgress room;
	const TaskProgress *progress = read_task_progress(PG_GETARG_DATUM(0), &room);
	int32		as_of = require_date(PG_GETARG_DATEADT(1));

	PG_RETURN_FLOAT8(progress_planned_share(progress, as_of));
}

Datum
task_progress_schedule_variance(PG_FUNCTION_ARGS)
{
	ShortTaskProgress room;
	const TaskProgress *progress = read_task_progress(PG_GETARG_DATUM(0), &room);
	int32		as_of = require_date(PG_GETARG_DATEADT(1));

	PG_RETURN_FLOAT8(progress_earned(progress) -
					 progress_planned_share(progress, as_of));
}

Datum
task_progress_schedule_performance_index(PG_FUNCTION_ARGS)
{
	ShortTaskProgress room;
	const TaskProgress *progress = read_task_progress(PG_GETARG_DATUM(0), &room);
	int32		as_of = require_date(PG_GETARG_DATEADT(1));
	float8		planned = progress_planned_share(progress, as_of);

	if (planned == 0)
		PG_RETURN_NULL();
	PG_RETURN_FLOAT8(float8_div(progress_earned(progress), planned));
}

/*
 * The values of the enum that the function returns, in our order.  They never
 * change while it exists, so that a call site looks them up once.
 */
static Oid *
status_values(FmgrInfo *flinfo)
{
	Oid		   *values = flinfo->fn_extra;
	Datum		type;

	if (values != NULL)
		return values;
	type = ObjectIdGetDatum(get_func_rettype(flinfo->fn_oid));
	values = MemoryContextAlloc(flinfo->fn_mcxt, TASK_STATUSES * sizeof(Oid));
	for (int i = 0; i < TASK_STATUSES; i++)
	{
		Datum		name = CStringGetDatum(task_status_names[i]);

		values[i] = DatumGetObjectId(DirectFunctionCall2(enum_in, name, type));
	}
	flinfo->fn_extra = values;
	return values;
}

Datum
task_progress_status(PG_FUNCTION_ARGS)
{
	ShortTaskProgress room;
	const TaskProgress *progress = read_task_progress(PG_GETARG_DATUM(0), &room);
	int32		as_of = require_date(PG_GETARG_DATEADT(1));
	Thresholds	thresholds;
	TaskStatus	status;

	thresholds.amber = require_finite(PG_GETARG_FLOAT8(2), "amber");
	thresholds.red = require_finite(PG_GETARG_FLOAT8(3), "red");
	if (thresholds.amber > thresholds.red)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("amber must be less than or equal to red"),
				 errdetail("The thresholds are %g and %g.",
						   thresholds.amber, thresholds.red)));
	status = progress_status(progress, as_of, progress_earned(progress),
							 progress_planned_share(progress, as_of), thresholds);
	PG_RETURN_OID(status_values(fcinfo->flinfo)[status]);
}

Datum
task_progress_forecast_finish(PG_FUNCTION_ARGS)
{
	ShortTaskProgress room;
	const TaskProgress *progress = read_task_progress(PG_GETARG_DATUM(0), &room);
	int32		as_of = require_date(PG_GETARG_DATEADT(1));
	float8		finish;

	/* no finish in sight is no reason to refuse a whole report */
	if (!progress_forecast(progress, as_of, &finish) || !(finish <= DATE_LAST))
		PG_RETURN_NULL();
	PG_RETURN_DATEADT((DateADT) finish);
}

Datum
task_progress_required_rate(PG_FUNCTION_ARGS)
{
	ShortTaskProgress room;
	const TaskProgress *progress = read_task_progress(PG_GETARG_DATUM(0), &room);
	int32		as_of = require_date(PG_GETARG_DATEADT(1));
	float8		rate;

	if (!progress_required_rate(progress, as_of, &rate))
		PG_RETURN_NULL();
	PG_RETURN_FLOAT8(rate);
}

Datum
task_progress_days_overdue(PG_FUNCTION_ARGS)
{
	ShortTaskProgress room;
	const TaskProgress *progress = read_task_progress(PG_GETARG_DATUM(0), &room);
	int32		as_of = require_date(PG_GETARG_DATEADT(1));

	PG_RETURN_INT32(progress_days_overdue(progress, as_of));
}
