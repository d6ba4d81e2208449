/*
 * task_progress.c
 *	  The SQL type task_progress: converts, checks, and calls progress.c.
 */
#include "postgres.h"

#include <math.h>

#include "catalog/pg_type_d.h"
#include "fmgr.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/float.h"
#include "utils/fmgrprotos.h"
#include "utils/lsyscache.h"

#include "base/order.h"
#include "base/report.h"
#include "base/wire.h"
#include "progress/task_progress.h"

PG_FUNCTION_INFO_V1(task_progress_in);
PG_FUNCTION_INFO_V1(task_progress_out);
PG_FUNCTION_INFO_V1(task_progress_recv);
PG_FUNCTION_INFO_V1(task_progress_send);
PG_FUNCTION_INFO_V1(task_progress_due);
PG_FUNCTION_INFO_V1(task_progress_linear);
PG_FUNCTION_INFO_V1(task_progress_milestones);
PG_FUNCTION_INFO_V1(task_progress_report);
PG_FUNCTION_INFO_V1(task_progress_done);
PG_FUNCTION_INFO_V1(task_progress_total);
PG_FUNCTION_INFO_V1(task_progress_start_date);
PG_FUNCTION_INFO_V1(task_progress_due_date);
PG_FUNCTION_INFO_V1(task_progress_completion);
PG_FUNCTION_INFO_V1(task_progress_planned_completion);
PG_FUNCTION_INFO_V1(task_progress_schedule_variance);
PG_FUNCTION_INFO_V1(task_progress_schedule_performance_index);
PG_FUNCTION_INFO_V1(task_progress_status);
PG_FUNCTION_INFO_V1(task_progress_forecast_finish);
PG_FUNCTION_INFO_V1(task_progress_required_rate);
PG_FUNCTION_INFO_V1(task_progress_days_overdue);

#define BINARY_VERSION 1

/*
 * Errors
 */

void
report_date_out_of_range(DateADT date)
{
	char	   *written = DatumGetCString(DirectFunctionCall1(date_out,
															  DateADTGetDatum(date)));

	ereport(ERROR,
			(errcode(ERRCODE_DATETIME_VALUE_OUT_OF_RANGE),
			 errmsg("date out of range: \"%s\"", written),
			 errdetail("Expected a date of the years 1 to 9999.")));
}

static void
require_work(Fault found, float8 done, float8 total)
{
	require_argument(found, "invalid work: %g of %g", done, total);
}

static void
require_schedule(Fault found, DateADT date)
{
	if (is_fault(found))
		require_argument(found, "invalid schedule at \"%s\"",
						 DatumGetCString(DirectFunctionCall1(date_out,
															 DateADTGetDatum(date))));
}

/*
 * Input and output
 */

static Datum
plan_to_datum(const TaskPlan *plan)
{
	TaskProgress *progress = palloc(plan_size(plan));

	plan_write(plan, progress);
	SET_VARSIZE(progress, plan_size(plan));
	return PointerGetDatum(progress);
}

Datum
task_progress_in(PG_FUNCTION_ARGS)
{
	TaskPlan	plan;
	Scanner		scanner;

	scan_begin(&scanner, PG_GETARG_CSTRING(0));
	if (!progress_scan(&scanner, &plan))
		return report_scan_failure(fcinfo, &scanner, TASK_PROGRESS_NAME);
	return plan_to_datum(&plan);
}

Datum
task_progress_out(PG_FUNCTION_ARGS)
{
	ShortTaskProgress room;
	const TaskProgress *progress = read_task_progress(PG_GETARG_DATUM(0), &room);
	StringInfoData out;

	initStringInfo(&out);
	progress_format(progress, &out);
	PG_RETURN_CSTRING(out.data);
}

/* the dates, and of milestones what is planned by each */
static Fault
receive_schedule(StringInfo message, ScheduleKind kind, TaskPlan *plan)
{
	Fault		found = no_fault();
	int32		date = pq_getmsgint(message, 4);
	int			count;

	switch (kind)
	{
		case SCHEDULE_DUE:
			return plan_set_due(plan, date);
		case SCHEDULE_LINEAR:
			return plan_set_linear(plan, date, pq_getmsgint(message, 4));
		case SCHEDULE_MILESTONES:
			count = date;
			plan_begin_milestones(plan);
			for (int i = 0; i < count && !is_fault(found); i++)
			{
				date = pq_getmsgint(message, 4);
				found = plan_add_milestone(plan, date, receive_float8(message));
			}
			return is_fault(found) ? found : plan_end_milestones(plan);
	}
	return fault(FAULT_SYNTAX, "a kind of schedule from 1 to 3");
}

/*
 * The kind of schedule as a byte, the work done and the total, and the dates:
 * the due date; start and due date; or the number of milestones and of each its
 * date and what is planned by then.
 */
Datum
task_progress_recv(PG_FUNCTION_ARGS)
{
	StringInfo	message = (StringInfo) PG_GETARG_POINTER(0);
	int			kind;
	float8		done;
	TaskPlan	plan;

	receive_version(message, BINARY_VERSION, TASK_PROGRESS_NAME);
	kind = pq_getmsgbyte(message);
	done = receive_float8(message);
	require_received(plan_set_work(&plan, done, receive_float8(message)),
					 TASK_PROGRESS_NAME);
	require_received(receive_schedule(message, kind, &plan),
					 TASK_PROGRESS_NAME);
	return plan_to_datum(&plan);
}

Datum
task_progress_send(PG_FUNCTION_ARGS)
{
	ShortTaskProgress room;
	const TaskProgress *progress = read_task_progress(PG_GETARG_DATUM(0), &room);
	bool		milestones = progress->kind == SCHEDULE_MILESTONES;
	StringInfoData message;

	pq_begintypsend(&message);
	send_version(&message, BINARY_VERSION);
	pq_sendbyte(&message, progress->kind);
	pq_sendfloat8(&message, progress->done);
	pq_sendfloat8(&message, progress->total);
	if (milestones)
		pq_sendint32(&message, progress->dates);
	for (int i = 0; i < progress->dates; i++)
	{
		pq_sendint32(&message, progress_dates(progress)[i]);
		if (milestones)
			pq_sendfloat8(&message, progress_planned(progress)[i]);
	}
	PG_RETURN_BYTEA_P(pq_endtypsend(&message));
}

/*
 * Constructors
 */

/* task_progress(done, total, due_date) */
Datum
task_progress_due(PG_FUNCTION_ARGS)
{
	float8		done = PG_GETARG_FLOAT8(0);
	float8		total = PG_GETARG_FLOAT8(1);
	DateADT		due = PG_GETARG_DATEADT(2);
	TaskPlan	plan;

	require_work(plan_set_work(&plan, done, total), done, total);
	require_schedule(plan_set_due(&plan, due), due);
	return plan_to_datum(&plan);
}

/* task_progress(done, total, start_date, due_date) */
Datum
task_progress_linear(PG_FUNCTION_ARGS)
{
	float8		done = PG_GETARG_FLOAT8(0);
	float8		total = PG_GETARG_FLOAT8(1);
	DateADT		start = require_date(PG_GETARG_DATEADT(2));
	DateADT		due = PG_GETARG_DATEADT(3);
	TaskPlan	plan;

	require_work(plan_set_work(&plan, done, total), done, total);
	require_schedule(plan_set_linear(&plan, start, due), due);
	return plan_to_datum(&plan);
}

/* the elements of an array of one dimension; their number is checked first */
static int
deconstruct(ArrayType *array, Oid type, Datum **elements)
{
	int			count = ArrayGetNItems(ARR_NDIM(array), ARR_DIMS(array));
	int16		length;
	bool		by_value;
	char		align;

	if (ARR_NDIM(array) > 1)
		ereport(ERROR,
				(errcode(ERRCODE_ARRAY_SUBSCRIPT_ERROR),
				 errmsg("wrong number of array subscripts: %d", ARR_NDIM(array)),
				 errdetail("Expected an array of one dimension.")));
	if (array_contains_nulls(array))
		ereport(ERROR,
				(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
				 errmsg("a milestone must not be NULL")));
	if (count > MILESTONES_MAX)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("too many milestones: %d", count),
				 errdetail("Expected at most %d.", MILESTONES_MAX)));
	get_typlenbyvalalign(type, &length, &by_value, &align);
	deconstruct_array(array, type, length, by_value, align, elements, NULL,
					  &count);
	return count;
}

/* task_progress(done, dates, planned): the total is the last planned */
Datum
task_progress_milestones(PG_FUNCTION_ARGS)
{
	float8		done = PG_GETARG_FLOAT8(0);
	float8		total;
	Datum	   *dates;
	Datum	   *planned;
	int			count = deconstruct(PG_GETARG_ARRAYTYPE_P(1), DATEOID, &dates);
	int			count_planned = deconstruct(PG_GETARG_ARRAYTYPE_P(2), FLOAT8OID,
											&planned);
	TaskPlan	plan;

	if (count != count_planned || count == 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("%d dates and %d amounts planned are no milestones",
						count, count_planned),
				 errdetail("Expected as many dates as amounts, at least one.")));
	total = DatumGetFloat8(planned[count - 1]);
	require_work(plan_set_work(&plan, done, total), done, total);
	plan_begin_milestones(&plan);
	for (int i = 0; i < count; i++)
	{
		DateADT		date = DatumGetDateADT(dates[i]);

		require_schedule(plan_add_milestone(&plan, date,
											DatumGetFloat8(planned[i])), date);
	}
	return plan_to_datum(&plan);
}

/* the same task with other work done */
Datum
task_progress_report(PG_FUNCTION_ARGS)
{
	ShortTaskProgress room;
	const TaskProgress *progress = read_task_progress(PG_GETARG_DATUM(0), &room);
	float8		done = PG_GETARG_FLOAT8(1);
	TaskProgress *reported = palloc(VARSIZE(progress));
	TaskPlan	plan;

	require_work(plan_set_work(&plan, done, progress->total), done,
				 progress->total);
	memcpy(reported, progress, VARSIZE(progress));
	reported->done = plan.done;
	PG_RETURN_POINTER(reported);
}

/*
 * Parts
 */

Datum
task_progress_done(PG_FUNCTION_ARGS)
{
	ShortTaskProgress room;

	PG_RETURN_FLOAT8(read_task_progress(PG_GETARG_DATUM(0), &room)->done);
}

Datum
task_progress_total(PG_FUNCTION_ARGS)
{
	ShortTaskProgress room;

	PG_RETURN_FLOAT8(read_task_progress(PG_GETARG_DATUM(0), &room)->total);
}

Datum
task_progress_start_date(PG_FUNCTION_ARGS)
{
	ShortTaskProgress room;
	int32		start;

	if (!progress_start(read_task_progress(PG_GETARG_DATUM(0), &room), &start))
		PG_RETURN_NULL();
	PG_RETURN_DATEADT(start);
}

Datum
task_progress_due_date(PG_FUNCTION_ARGS)
{
	ShortTaskProgress room;

	PG_RETURN_DATEADT(progress_due(read_task_progress(PG_GETARG_DATUM(0),
													  &room)));
}

/*
 * Order and hash
 */

static int
compare_arguments(FunctionCallInfo fcinfo)
{
	ShortTaskProgress room_a;
	ShortTaskProgress room_b;
	const TaskProgress *a = read_task_progress(PG_GETARG_DATUM(0), &room_a);
	const TaskProgress *b = read_task_progress(PG_GETARG_DATUM(1), &room_b);
	int			order = progress_compare(a, b);

	/* indexes and sorts count on comparisons that leave nothing behind */
	release_task_progress(a, PG_GETARG_DATUM(0), &room_a);
	release_task_progress(b, PG_GETARG_DATUM(1), &room_b);
	return order;
}

DEFINE_ORDER(task_progress, compare_arguments);
DEFINE_VARLENA_HASH(task_progress);

/*
 * Measures
 */

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
