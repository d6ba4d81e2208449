/*
 * summary.c
 *	  What many tasks amount to on one day: counts by status, earned and planned.
 */
#include "base/pure.h"

#include <float.h>
#include <math.h>

#include "common/int.h"
#include "progress/summary.h"

void
progress_summary_start(ProgressSummary *summary, int32 as_of)
{
	memset(summary, 0, sizeof(*summary));
	summary->as_of = as_of;
}

static bool
sums_are_finite(const ProgressSummary *summary)
{
	return double_double_is_finite(summary->weight) &&
		double_double_is_finite(summary->earned) &&
		double_double_is_finite(summary->planned);
}

/*
 * Count one task on the day of the summary.  False where the count (that of a
 * summary somebody typed in) or the sum of the weights overflows.
 */
bool
progress_summary_add(ProgressSummary *summary, const TaskProgress *progress,
					 float8 weight)
{
	float8		earned = progress_earned(progress);
	float8		planned = progress_planned_share(progress, summary->as_of);
	int32		days = progress_days_overdue(progress, summary->as_of);

	if (pg_add_s64_overflow(summary->tasks, 1, &summary->tasks))
		return false;
	summary->count[progress_status(progress, summary->as_of, earned, planned,
								   DEFAULT_THRESHOLDS)]++;
	double_double_add(&summary->weight, weight);
	double_double_add(&summary->earned, weight * earned);
	double_double_add(&summary->planned, weight * planned);
	if (days > summary->max_days_overdue)
		summary->max_days_overdue = days;
	return sums_are_finite(summary);
}

/*
 * Both are of the same day.  False where the count or the sum of the weights
 * overflows; no other count is larger than that of all tasks.
 */
bool
progress_summary_merge(ProgressSummary *summary, const ProgressSummary *other)
{
	if (pg_add_s64_overflow(summary->tasks, other->tasks, &summary->tasks))
		return false;
	for (int i = 0; i < TASK_STATUSES; i++)
		summary->count[i] += other->count[i];
	double_double_merge(&summary->weight, other->weight);
	double_double_merge(&summary->earned, other->earned);
	double_double_merge(&summary->planned, other->planned);
	if (other->max_days_overdue > summary->max_days_overdue)
		summary->max_days_overdue = other->max_days_overdue;
	return sums_are_finite(summary);
}

static bool
share_of_weight(const ProgressSummary *summary, DoubleDouble sum, float8 *share)
{
	if (summary->weight.hi == 0)
		return false;
	*share = Min(1, sum.hi / summary->weight.hi);
	return true;
}

bool
progress_summary_mean_earned(const ProgressSummary *summary, float8 *share)
{
	return share_of_weight(summary, summary->earned, share);
}

bool
progress_summary_mean_planned(const ProgressSummary *summary, float8 *share)
{
	return share_of_weight(summary, summary->planned, share);
}

/*
 * Of the leading parts only: where the sums are nearly equal, what is left of
 * their second parts depends on the order of the rows.
 */
bool
progress_summary_variance(const ProgressSummary *summary, float8 *variance)
{
	float8		difference = summary->earned.hi - summary->planned.hi;

	if (summary->weight.hi == 0)
		return false;
	*variance = Max(-1, Min(1, difference / summary->weight.hi));
	return true;
}

/*
 * False where nothing is planned, or so little that no float8 holds the index: a
 * summary that exists can be read.
 */
bool
progress_summary_index(const ProgressSummary *summary, float8 *index)
{
	if (summary->planned.hi == 0)
		return false;
	*index = summary->earned.hi / summary->planned.hi;
	return isfinite(*index);
}

static bool
same_sum(DoubleDouble a, DoubleDouble b)
{
	return a.hi == b.hi && a.lo == b.lo;
}

static Fault
counts_fault(const ProgressSummary *summary)
{
	int64		tasks = 0;

	if (summary->tasks < 1)
		return fault(FAULT_SYNTAX, "at least one task");
	for (int i = 0; i < TASK_STATUSES; i++)
	{
		if (summary->count[i] < 0)
			return fault(FAULT_SYNTAX, "counts that are not negative");
		if (pg_add_s64_overflow(tasks, summary->count[i], &tasks))
			return fault(FAULT_SYNTAX, "counts by status that add up to the tasks");
	}
	if (tasks != summary->tasks)
		return fault(FAULT_SYNTAX, "counts by status that add up to the tasks");
	return no_fault();
}

static Fault
sums_fault(const ProgressSummary *summary)
{
	if (!double_double_is_valid(summary->weight) || summary->weight.hi < 0 ||
		!double_double_is_valid(summary->earned) || summary->earned.hi < 0 ||
		!double_double_is_valid(summary->planned) || summary->planned.hi < 0)
		return fault(FAULT_SYNTAX, "sums that are finite and not negative");
	if (double_double_exceeds(summary->earned, summary->weight))
		return fault(FAULT_SYNTAX, "no more earned than the weight");
	if (double_double_exceeds(summary->planned, summary->weight))
		return fault(FAULT_SYNTAX, "no more planned than the weight");
	if (summary->count[TASK_COMPLETED] == summary->tasks &&
		!same_sum(summary->earned, summary->weight))
		return fault(FAULT_SYNTAX, "the whole weight earned where every task is completed");
	if (summary->count[TASK_OVERDUE] == summary->tasks &&
		!same_sum(summary->planned, summary->weight))
		return fault(FAULT_SYNTAX, "the whole weight planned where every task is overdue");
	if (summary->count[TASK_NOT_STARTED] == summary->tasks &&
		(summary->earned.hi != 0 || summary->planned.hi != 0))
		return fault(FAULT_SYNTAX, "nothing earned or planned where no task is to have started");
	return no_fault();
}

/*
 * What contradicts itself in a summary that was read from outside, of all
 * that the measures rely on.
 */
Fault
progress_summary_fault(const ProgressSummary *summary)
{
	Fault		found = counts_fault(summary);

	if (!is_fault(found))
		found = sums_fault(summary);
	if (is_fault(found))
		return found;
	if (summary->max_days_overdue < 0 ||
		summary->max_days_overdue > summary->as_of - DATE_FIRST)
		return fault(FAULT_SYNTAX, "days overdue that the date leaves room for");
	if ((summary->count[TASK_OVERDUE] > 0) != (summary->max_days_overdue > 0))
		return fault(FAULT_SYNTAX, "days overdue where a task is overdue, and only there");
	return no_fault();
}

bool
progress_summary_scan(Scanner *scanner, ProgressSummary *summary)
{
	int64		days = 0;

	progress_summary_start(summary, 0);
	scan_expect(scanner, "(");
	scan_expect(scanner, "as of");
	scan_date(scanner, &summary->as_of);
	scan_expect(scanner, ", tasks");
	scan_int64(scanner, &summary->tasks);
	for (int i = 0; i < TASK_STATUSES; i++)
	{
		scan_expect(scanner, ",");
		scan_expect(scanner, task_status_names[i]);
		scan_int64(scanner, &summary->count[i]);
	}
	scan_expect(scanner, ", weight");
	scan_double_double(scanner, &summary->weight);
	scan_expect(scanner, ", earned");
	scan_double_double(scanner, &summary->earned);
	scan_expect(scanner, ", planned");
	scan_double_double(scanner, &summary->planned);
	scan_expect(scanner, ", days overdue");
	scan_int64(scanner, &days);
	scan_expect(scanner, ")");
	if (!scan_end(scanner))
		return false;

	/* what does not fit is as wrong as -1 */
	summary->max_days_overdue = days > PG_INT32_MAX ? -1 : Max(days, -1);
	return scan_accept(scanner, progress_summary_fault(summary), NULL);
}

/*
 * The canonical text.
 */
void
progress_summary_format(const ProgressSummary *summary, StringInfo out)
{
	appendStringInfoString(out, "(as of ");
	append_date(out, summary->as_of);
	appendStringInfo(out, ", tasks " INT64_FORMAT, summary->tasks);
	for (int i = 0; i < TASK_STATUSES; i++)
		appendStringInfo(out, ", %s " INT64_FORMAT,
						 task_status_names[i], summary->count[i]);
	appendStringInfoString(out, ", weight ");
	append_double_double(out, summary->weight);
	appendStringInfoString(out, ", earned ");
	append_double_double(out, summary->earned);
	appendStringInfoString(out, ", planned ");
	append_double_double(out, summary->planned);
	appendStringInfo(out, ", days overdue %d)", summary->max_days_overdue);
}
