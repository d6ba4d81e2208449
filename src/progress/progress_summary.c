/*
 * progress_summary.c
 *	  The SQL type progress_summary and its aggregates: converts, checks, and
 *	  calls summary.c.
 */
#include "postgres.h"

#include "fmgr.h"
#include "utils/builtins.h"
#include "utils/fmgrprotos.h"

#include "base/aggregate.h"
#include "base/json.h"
#include "base/order.h"
#include "base/report.h"
#include "base/wire.h"
#include "progress/summary.h"
#include "progress/task_progress.h"

PG_FUNCTION_INFO_V1(progress_summary_in);
PG_FUNCTION_INFO_V1(progress_summary_out);
PG_FUNCTION_INFO_V1(progress_summary_recv);
PG_FUNCTION_INFO_V1(progress_summary_send);
PG_FUNCTION_INFO_V1(progress_summary_accum);
PG_FUNCTION_INFO_V1(progress_summary_accum_weighted);
PG_FUNCTION_INFO_V1(progress_summary_combine);
PG_FUNCTION_INFO_V1(progress_summary_as_of);
PG_FUNCTION_INFO_V1(progress_summary_task_count);
PG_FUNCTION_INFO_V1(progress_summary_status_count);
PG_FUNCTION_INFO_V1(progress_summary_completion);
PG_FUNCTION_INFO_V1(progress_summary_planned_completion);
PG_FUNCTION_INFO_V1(progress_summary_schedule_variance);
PG_FUNCTION_INFO_V1(progress_summary_schedule_performance_index);
PG_FUNCTION_INFO_V1(progress_summary_max_days_overdue);
PG_FUNCTION_INFO_V1(progress_summary_jsonb);

#define TYPE_NAME "progress_summary"
#define BINARY_VERSION 1
#define PG_GETARG_PROGRESS_SUMMARY(n) ((ProgressSummary *) PG_GETARG_POINTER(n))

/*
 * Input and output
 */

Datum
progress_summary_in(PG_FUNCTION_ARGS)
{
	ProgressSummary *summary = palloc(sizeof(ProgressSummary));
	Scanner		scanner;

	scan_begin(&scanner, PG_GETARG_CSTRING(0));
	if (!progress_summary_scan(&scanner, summary))
		return report_scan_failure(fcinfo, &scanner, TYPE_NAME);
	PG_RETURN_POINTER(summary);
}

Datum
progress_summary_out(PG_FUNCTION_ARGS)
{
	StringInfoData out;

	initStringInfo(&out);
	progress_summary_format(PG_GETARG_PROGRESS_SUMMARY(0), &out);
	PG_RETURN_CSTRING(out.data);
}

/*
 * The day, seven counts, three sums of two parts each, and the days overdue.
 */
Datum
progress_summary_recv(PG_FUNCTION_ARGS)
{
	StringInfo	message = (StringInfo) PG_GETARG_POINTER(0);
	ProgressSummary *summary = palloc(sizeof(ProgressSummary));

	receive_version(message, BINARY_VERSION, TYPE_NAME);
	summary->as_of = require_date(pq_getmsgint(message, 4));
	summary->tasks = pq_getmsgint64(message);
	for (int i = 0; i < TASK_STATUSES; i++)
		summary->count[i] = pq_getmsgint64(message);
	summary->weight = receive_double_double(message);
	summary->earned = receive_double_double(message);
	summary->planned = receive_double_double(message);
	summary->max_days_overdue = pq_getmsgint(message, 4);

	require_received(progress_summary_fault(summary), TYPE_NAME);
	PG_RETURN_POINTER(summary);
}

Datum
progress_summary_send(PG_FUNCTION_ARGS)
{
	ProgressSummary *summary = PG_GETARG_PROGRESS_SUMMARY(0);
	StringInfoData message;

	pq_begintypsend(&message);
	send_version(&message, BINARY_VERSION);
	pq_sendint32(&message, summary->as_of);
	pq_sendint64(&message, summary->tasks);
	for (int i = 0; i < TASK_STATUSES; i++)
		pq_sendint64(&message, summary->count[i]);
	send_double_double(&message, summary->weight);
	send_double_double(&message, summary->earned);
	send_double_double(&message, summary->planned);
	pq_sendint32(&message, summary->max_days_overdue);
	PG_RETURN_BYTEA_P(pq_endtypsend(&message));
}

static int
compare_arguments(FunctionCallInfo fcinfo)
{
	return compare_fixed_bytes(fcinfo, sizeof(ProgressSummary));
}

DEFINE_ORDER(progress_summary, compare_arguments);
DEFINE_FIXED_HASH(progress_summary, sizeof(ProgressSummary));

/*
 * Aggregation
 */

static void
require_same_day(int32 a, int32 b)
{
	if (likely(a == b))
		return;
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("cannot summarise the progress of %s and %s together",
					date_text(a), date_text(b)),
			 errhint("GROUP BY the as-of date.")));
}

/*
 * One row of progress_agg(): the state, the progress of a task and the day.
 */
static Datum
accumulate(FunctionCallInfo fcinfo, float8 weight)
{
	ShortTaskProgress room;
	const TaskProgress *progress = read_task_progress(PG_GETARG_DATUM(1), &room);
	int32		as_of = require_date(PG_GETARG_DATEADT(2));
	ProgressSummary *summary;

	if (PG_ARGISNULL(0))
	{
		summary = palloc(sizeof(ProgressSummary));
		progress_summary_start(summary, as_of);
	}
	else
	{
		summary = aggregate_state(fcinfo, sizeof(ProgressSummary));
		require_same_day(summary->as_of, as_of);
	}

	if (!progress_summary_add(summary, progress, weight))
		report_summary_overflow(TYPE_NAME);
	PG_RETURN_POINTER(summary);
}

Datum
progress_summary_accum(PG_FUNCTION_ARGS)
{
	if (PG_ARGISNULL(1) || PG_ARGISNULL(2))
		return aggregate_skip_row(fcinfo);
	return accumulate(fcinfo, 1);
}

Datum
progress_summary_accum_weighted(PG_FUNCTION_ARGS)
{
	if (PG_ARGISNULL(1) || PG_ARGISNULL(2) || PG_ARGISNULL(3))
		return aggregate_skip_row(fcinfo);
	return accumulate(fcinfo, require_weight(PG_GETARG_FLOAT8(3)));
}

/*
 * Merge two states; also the state function of rollup().  Strict: where one of
 * them is NULL the executor takes the other, copied into the right context.
 */
Datum
progress_summary_combine(PG_FUNCTION_ARGS)
{
	ProgressSummary *other = PG_GETARG_PROGRESS_SUMMARY(1);
	ProgressSummary *summary = aggregate_state(fcinfo, sizeof(ProgressSummary));

	require_same_day(summary->as_of, other->as_of);
	if (!progress_summary_merge(summary, other))
		report_summary_overflow(TYPE_NAME);
	PG_RETURN_POINTER(summary);
}

/*
 * Reading a summary
 */

Datum
progress_summary_as_of(PG_FUNCTION_ARGS)
{
	PG_RETURN_DATEADT(PG_GETARG_PROGRESS_SUMMARY(0)->as_of);
}

Datum
progress_summary_task_count(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT64(PG_GETARG_PROGRESS_SUMMARY(0)->tasks);
}

/* the place of a value of the enum task_status in our order */
static TaskStatus
status_of_value(Datum value)
{
	char	   *name = DatumGetCString(DirectFunctionCall1(enum_out, value));
	int			status = 0;

	while (status < TASK_STATUSES &&
		   strcmp(name, task_status_names[status]) != 0)
		status++;
	if (status == TASK_STATUSES)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("no task is counted by the status \"%s\"", name)));
	return status;
}

Datum
progress_summary_status_count(PG_FUNCTION_ARGS)
{
	ProgressSummary *summary = PG_GETARG_PROGRESS_SUMMARY(0);

	PG_RETURN_INT64(summary->count[status_of_value(PG_GETARG_DATUM(1))]);
}

Datum
progress_summary_completion(PG_FUNCTION_ARGS)
{
	float8		share;

	if (!progress_summary_mean_earned(PG_GETARG_PROGRESS_SUMMARY(0), &share))
		PG_RETURN_NULL();
	PG_RETURN_FLOAT8(share);
}

Datum
progress_summary_planned_completion(PG_FUNCTION_ARGS)
{
	float8		share;

	if (!progress_summary_mean_planned(PG_GETARG_PROGRESS_SUMMARY(0), &share))
		PG_RETURN_NULL();
	PG_RETURN_FLOAT8(share);
}

Datum
progress_summary_schedule_variance(PG_FUNCTION_ARGS)
{
	float8		variance;

	if (!progress_summary_variance(PG_GETARG_PROGRESS_SUMMARY(0), &variance))
		PG_RETURN_NULL();
	PG_RETURN_FLOAT8(variance);
}

Datum
progress_summary_schedule_performance_index(PG_FUNCTION_ARGS)
{
	float8		index;

	if (!progress_summary_index(PG_GETARG_PROGRESS_SUMMARY(0), &index))
		PG_RETURN_NULL();
	PG_RETURN_FLOAT8(index);
}

Datum
progress_summary_max_days_overdue(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT32(PG_GETARG_PROGRESS_SUMMARY(0)->max_days_overdue);
}

/* one object with everything the accessors tell, by their names */
Datum
progress_summary_jsonb(PG_FUNCTION_ARGS)
{
	ProgressSummary *summary = PG_GETARG_PROGRESS_SUMMARY(0);
	JsonbParseState *state;
	float8		completion = 0;
	float8		planned = 0;
	float8		variance = 0;
	float8		index = 0;
	bool		weighs = progress_summary_mean_earned(summary, &completion);
	bool		has_index = progress_summary_index(summary, &index);

	progress_summary_mean_planned(summary, &planned);
	progress_summary_variance(summary, &variance);
	json_begin(&state);
	json_add_string(&state, "as_of", date_text(summary->as_of));
	json_add_count(&state, "task_count", summary->tasks);
	for (int i = 0; i < TASK_STATUSES; i++)
		json_add_count(&state, task_status_names[i], summary->count[i]);
	json_add_measure(&state, "completion", weighs, completion);
	json_add_measure(&state, "planned_completion", weighs, planned);
	json_add_measure(&state, "schedule_variance", weighs, variance);
	json_add_measure(&state, "schedule_performance_index", has_index, index);
	json_add_count(&state, "max_days_overdue", summary->max_days_overdue);
	return json_end(&state);
}
