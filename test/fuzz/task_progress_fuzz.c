/*
 * task_progress_fuzz.c
 *	  Any text is either refused with a reason or read; what was read can be
 *	  written, reads back to the same bytes, and judges without nonsense.
 */
#include "fuzz.h"

#include <math.h>

#include "progress/progress.h"

static TaskProgress *
write_progress(const TaskPlan *plan)
{
	TaskProgress *progress = palloc(plan_size(plan));

	progress->header = 0;
	plan_write(plan, progress);
	return progress;
}

/* by walking over all milestones, not by bisection */
static float8
planned_by_walking(const TaskProgress *progress, int32 as_of)
{
	const int32 *date = progress_dates(progress);
	const float8 *planned = progress_planned(progress);
	int			i = 0;

	while (i + 1 < progress->dates && date[i + 1] <= as_of)
		i++;
	return planned[i] / progress->total;
}

static void
check_judgement(const TaskProgress *progress, int32 as_of)
{
	float8		earned = progress_earned(progress);
	float8		planned = progress_planned_share(progress, as_of);
	TaskStatus	status = progress_status(progress, as_of, earned, planned,
										 DEFAULT_THRESHOLDS);
	int32		days = progress_days_overdue(progress, as_of);
	float8		measure;
	int32		start;

	CHECK(earned >= 0 && earned <= 1);
	CHECK(planned >= 0 && planned <= 1);
	CHECK(status >= TASK_COMPLETED && status <= TASK_NOT_STARTED);
	CHECK((status == TASK_COMPLETED) == (progress->done >= progress->total));
	CHECK((status == TASK_OVERDUE) == (days > 0));
	if (as_of >= progress_due(progress))
		CHECK(planned == 1);
	else if (!progress_start(progress, &start) || as_of < start)
		CHECK(planned == 0);
	else if (progress->kind == SCHEDULE_MILESTONES)
		CHECK(planned >= planned_by_walking(progress, as_of));
	if (progress_forecast(progress, as_of, &measure))
		CHECK(measure >= as_of && measure == floor(measure));
	if (progress_required_rate(progress, as_of, &measure))
		CHECK(measure >= 0 && isfinite(measure));
}

static void
check_round_trip(const TaskProgress *progress)
{
	StringInfoData written;
	static TaskPlan plan;
	TaskProgress *again;
	Scanner		scanner;

	initStringInfo(&written);
	progress_format(progress, &written);
	scan_begin(&scanner, written.data);
	CHECK(progress_scan(&scanner, &plan));
	again = write_progress(&plan);
	CHECK(memcmp(progress, again, plan_size(&plan)) == 0);
	CHECK(progress_compare(progress, again) == 0);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char	   *input = fuzz_text(data, size);
	static TaskPlan plan;
	Scanner		scanner;

	scan_begin(&scanner, input);
	if (!progress_scan(&scanner, &plan))
		check_failure(&scanner);
	else
	{
		TaskProgress *progress = write_progress(&plan);

		check_round_trip(progress);
		for (int i = 0; i < plan.dates; i++)
		{
			for (int32 day = plan.date[i] - 1; day <= plan.date[i] + 1; day++)
				check_judgement(progress, day);
		}
		check_judgement(progress, DATE_FIRST);
		check_judgement(progress, DATE_LAST);
		check_judgement(progress, (plan.date[0] + plan.date[plan.dates - 1]) / 2);
	}
	fuzz_free_all();
	return 0;
}
