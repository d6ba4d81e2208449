/*
 * cost.c
 *	  What many tasks cost on one day: budget, planned, earned and spent.
 */
#include "base/pure.h"

#include <math.h>

#include "common/int.h"

#include "progress/cost.h"

/*
 * Planned and earned value of one task
 *
 * A share of a budget often ends in exactly half a unit, and a share that was
 * rounded to float8 before would then fall to either side.  So what a person
 * writes, whole numbers and those of up to four decimals, is computed with as
 * whole numbers; only for what is longer the share is a float8.
 */

#define WORK_DECIMALS 10000.0
#define WORK_MAX ((float8) (INT64CONST(1) << 39))	/* times days: 2^62 */

/* a float8 stands for the shortest decimal that reads back to it */
static inline bool
whole_number(float8 work, float8 decimals, int64 *number)
{
	float8		scaled = rint(work * decimals);

	if (!(scaled <= WORK_MAX) || scaled / decimals != work)
		return false;
	*number = scaled;
	return true;
}

/* amounts of work in one unit that is small enough for all */
static inline bool
whole_numbers(const float8 *work, int count, int64 *number)
{
	int			done;

	for (done = 0; done < count; done++)
		if (!whole_number(work[done], 1, &number[done]))
			break;
	if (likely(done == count))
		return true;
	for (done = 0; done < count; done++)
		if (!whole_number(work[done], WORK_DECIMALS, &number[done]))
			return false;
	return true;
}

Amount
cost_earned(const TaskProgress *progress, Amount budget)
{
	float8		work[2] = {progress->done, progress->total};
	int64		number[2];

	if (progress->done >= progress->total)
		return budget;
	if (whole_numbers(work, 2, number))
		return amount_part(budget, number[0], number[1]);
	return amount_share(budget, progress_earned(progress));
}

/* on a day from the first milestone to before the last */
static Amount
planned_by_milestones(const TaskProgress *progress, int32 as_of, Amount budget)
{
	const int32 *date = progress_dates(progress);
	const float8 *planned = progress_planned(progress);
	int			low = 0;		/* not after the day */
	int			high = progress->dates - 1; /* after it */
	float8		work[3];
	int64		number[3];

	while (high - low > 1)
	{
		int			middle = (low + high) / 2;

		if (date[middle] <= as_of)
			low = middle;
		else
			high = middle;
	}
	work[0] = planned[low];
	work[1] = planned[high];
	work[2] = progress->total;
	if (whole_numbers(work, 3, number))
		return amount_part(budget,
						   number[0] * (date[high] - as_of) +
						   number[1] * (as_of - date[low]),
						   number[2] * (date[high] - date[low]));
	return amount_share(budget, progress_planned_share(progress, as_of));
}

Amount
cost_planned(const TaskProgress *progress, int32 as_of, Amount budget)
{
	int32		due = progress_due(progress);
	int32		start;

	if (as_of >= due)
		return budget;
	if (!progress_start(progress, &start) || as_of < start)
		return 0;
	if (likely(progress->kind == SCHEDULE_LINEAR))
		return amount_part(budget, as_of - start, due - start);
	return planned_by_milestones(progress, as_of, budget);
}

/*
 * The summary
 */

void
cost_summary_start(CostSummary *summary, int32 as_of)
{
	memset(summary, 0, sizeof(*summary));
	summary->as_of = as_of;
}

/* together they stay below 2^63, so that no sum of amounts can overflow */
static bool
counts_fit(const CostSummary *summary)
{
	int64		rows;

	return !pg_add_s64_overflow(summary->tasks, summary->missing, &rows);
}

/*
 * Count one task on the day of the summary.  False where the count (that of a
 * summary somebody typed in) overflows.
 */
bool
cost_summary_add(CostSummary *summary, const TaskProgress *progress,
				 TaskCost cost)
{
	if (pg_add_s64_overflow(summary->tasks, 1, &summary->tasks))
		return false;
	summary->budget += cost.budget;
	summary->planned += cost_planned(progress, summary->as_of, cost.budget);
	summary->earned += cost_earned(progress, cost.budget);
	summary->spent += cost.spent;
	return counts_fit(summary);
}

bool
cost_summary_add_missing(CostSummary *summary)
{
	return !pg_add_s64_overflow(summary->missing, 1, &summary->missing) &&
		counts_fit(summary);
}

/*
 * Both are of the same day.  False where the count overflows.
 */
bool
cost_summary_merge(CostSummary *summary, const CostSummary *other)
{
	if (pg_add_s64_overflow(summary->tasks, other->tasks, &summary->tasks) ||
		pg_add_s64_overflow(summary->missing, other->missing, &summary->missing))
		return false;
	summary->budget += other->budget;
	summary->planned += other->planned;
	summary->earned += other->earned;
	summary->spent += other->spent;
	return counts_fit(summary);
}

bool
cost_ratio(AmountSum dividend, AmountSum divisor, float8 *ratio)
{
	if (divisor == 0)
		return false;
	*ratio = (float8) dividend / (float8) divisor + 0.0;	/* no -0 */
	return true;
}

/*
 * What contradicts itself in a summary that was read from outside, of all that
 * the sums and measures rely on.
 */
Fault
cost_summary_fault(const CostSummary *summary)
{
	AmountSum	most = (AmountSum) summary->tasks * (AMOUNT_LIMIT - 1);

	if (!date_is_valid(summary->as_of))
		return fault(FAULT_NO_DATE, "a date of the years 1 to 9999");
	if (summary->tasks < 0 || summary->missing < 0)
		return fault(FAULT_SYNTAX, "counts that are not negative");
	if (summary->tasks == 0 && summary->missing == 0)
		return fault(FAULT_SYNTAX, "at least one task");
	if (!counts_fit(summary))
		return fault(FAULT_OUT_OF_RANGE, "fewer than 2^63 tasks");
	if (summary->budget < 0 || summary->budget > most)
		return fault(FAULT_SYNTAX, "a budget from 0 to 10^12 for each task");
	if (summary->planned < 0 || summary->planned > summary->budget)
		return fault(FAULT_SYNTAX, "no more planned than the budget");
	if (summary->earned < 0 || summary->earned > summary->budget)
		return fault(FAULT_SYNTAX, "no more earned than the budget");
	if (summary->spent < -most || summary->spent > most)
		return fault(FAULT_SYNTAX, "less than 10^12 spent on each task");
	return no_fault();
}

bool
cost_summary_scan(Scanner *scanner, CostSummary *summary)
{
	cost_summary_start(summary, 0);
	scan_expect(scanner, "(");
	scan_expect(scanner, "as of");
	scan_date(scanner, &summary->as_of);
	scan_expect(scanner, ", tasks");
	scan_int64(scanner, &summary->tasks);
	scan_expect(scanner, ", missing");
	scan_int64(scanner, &summary->missing);
	scan_expect(scanner, ", budget");
	scan_amount(scanner, &summary->budget);
	scan_expect(scanner, ", planned");
	scan_amount(scanner, &summary->planned);
	scan_expect(scanner, ", earned");
	scan_amount(scanner, &summary->earned);
	scan_expect(scanner, ", spent");
	scan_amount(scanner, &summary->spent);
	scan_expect(scanner, ")");
	return scan_end(scanner) &&
		scan_accept(scanner, cost_summary_fault(summary), NULL);
}

/*
 * The canonical text.
 */
void
cost_summary_format(const CostSummary *summary, StringInfo out)
{
	appendStringInfoString(out, "(as of ");
	append_date(out, summary->as_of);
	appendStringInfo(out, ", tasks " INT64_FORMAT ", missing " INT64_FORMAT
					 ", budget ", summary->tasks, summary->missing);
	append_amount(out, summary->budget);
	appendStringInfoString(out, ", planned ");
	append_amount(out, summary->planned);
	appendStringInfoString(out, ", earned ");
	append_amount(out, summary->earned);
	appendStringInfoString(out, ", spent ");
	append_amount(out, summary->spent);
	appendStringInfoChar(out, ')');
}
