/*
 * task_progress.c
 *	  The SQL type task_progress: converts, checks, and calls progress.c.
 */
#include "postgres.h"

#include "catalog/pg_type_d.h"
#include "fmgr.h"
#include "funcapi.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/fmgrprotos.h"
#include "utils/lsyscache.h"

#include "base/json.h"
#include "base/order.h"
#include "base/report.h"
#include "progress/task_progress.h"

PG_FUNCTION_INFO_V1(task_progress_in);
PG_FUNCTION_INFO_V1(task_progress_out);
PG_FUNCTION_INFO_V1(task_progress_recv);
PG_FUNCTION_INFO_V1(task_progress_send);
PG_FUNCTION_INFO_V1(task_progress_from_due);
PG_FUNCTION_INFO_V1(task_progress_from_linear);
PG_FUNCTION_INFO_V1(task_progress_from_milestones);
PG_FUNCTION_INFO_V1(task_progress_report);
PG_FUNCTION_INFO_V1(task_progress_done);
PG_FUNCTION_INFO_V1(task_progress_total);
PG_FUNCTION_INFO_V1(task_progress_start_date);
PG_FUNCTION_INFO_V1(task_progress_due_date);
PG_FUNCTION_INFO_V1(task_progress_milestones);
PG_FUNCTION_INFO_V1(task_progress_jsonb);

#define BINARY_VERSION 1

char	   *
date_text(int32 day)
{
	StringInfoData out;

	initStringInfo(&out);
	append_date(&out, day);
	return out.data;
}

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
task_progress_from_due(PG_FUNCTION_ARGS)
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
task_progress_from_linear(PG_FUNCTION_ARGS)
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
task_progress_from_milestones(PG_FUNCTION_ARGS)
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
 * The course of what is planned, as a row a milestone: of a linear schedule its
 * start and its due date, of a bare due date that alone.
 */
Datum
task_progress_milestones(PG_FUNCTION_ARGS)
{
	ShortTaskProgress room;
	const TaskProgress *progress = read_task_progress(PG_GETARG_DATUM(0), &room);
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;

	InitMaterializedSRF(fcinfo, 0);
	for (int i = progress_first_milestone(progress); i < progress->dates; i++)
	{
		Datum		row[2];
		bool		nulls[2] = {false, false};

		row[0] = DateADTGetDatum(progress_dates(progress)[i]);
		row[1] = Float8GetDatum(progress_planned_at(progress, i));
		tuplestore_putvalues(result->setResult, result->setDesc, row, nulls);
	}
	return (Datum) 0;
}

static void
json_add_milestones(JsonbParseState **state, const TaskProgress *progress)
{
	json_begin_array(state, "milestones");
	for (int i = progress_first_milestone(progress); i < progress->dates; i++)
	{
		json_begin_element(state);
		json_add_string(state, "date", date_text(progress_dates(progress)[i]));
		json_add_measure(state, "planned", true,
						 progress_planned_at(progress, i));
		json_end_element(state);
	}
	json_end_array(state);
}

/* the parts by the names of their functions, and the text */
Datum
task_progress_jsonb(PG_FUNCTION_ARGS)
{
	ShortTaskProgress room;
	const TaskProgress *progress = read_task_progress(PG_GETARG_DATUM(0), &room);
	JsonbParseState *state;
	StringInfoData text;
	int32		start;

	initStringInfo(&text);
	progress_format(progress, &text);
	json_begin(&state);
	json_add_measure(&state, "done", true, progress->done);
	json_add_measure(&state, "total", true, progress->total);
	json_add_string(&state, "start_date", progress_start(progress, &start) ?
					date_text(start) : NULL);
	json_add_string(&state, "due_date", date_text(progress_due(progress)));
	json_add_milestones(&state, progress);
	json_add_string(&state, "text", text.data);
	return json_end(&state);
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
DEFINE_EXTREMES(task_progress, compare_arguments);
DEFINE_VARLENA_HASH(task_progress);
