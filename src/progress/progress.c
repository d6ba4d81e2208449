/*
 * progress.c
 *	  The progress of a task: work done of work planned, against a schedule.
 */
#include "base/pure.h"

#include <math.h>

#include "progress/progress.h"

const char *const task_status_names[TASK_STATUSES] = {
	"completed", "on_track", "at_risk", "delayed", "overdue", "not_started"
};

/*
 * Building
 */

static Fault
check_date(int32 date)
{
	if (!date_is_valid(date))
		return fault(FAULT_NO_DATE, "a date of the years 1 to 9999");
	return no_fault();
}

Fault
plan_set_work(TaskPlan *plan, float8 done, float8 total)
{
	plan->done = done + 0.0;	/* -0 becomes 0 */
	plan->total = total;
	if (!isfinite(done) || !isfinite(total))
		return fault(FAULT_OUT_OF_RANGE, "finite numbers");
	if (done < 0)
		return fault(FAULT_OUT_OF_RANGE, "work done that is not negative");
	if (total <= 0)
		return fault(FAULT_OUT_OF_RANGE, "a total above 0");
	return no_fault();
}

Fault
plan_set_due(TaskPlan *plan, int32 due)
{
	plan->kind = SCHEDULE_DUE;
	plan->dates = 1;
	plan->date[0] = due;
	return check_date(due);
}

Fault
plan_set_linear(TaskPlan *plan, int32 start, int32 due)
{
	Fault		found = check_date(start);

	plan->kind = SCHEDULE_LINEAR;
	plan->dates = 2;
	plan->date[0] = start;
	plan->date[1] = due;
	if (!is_fault(found))
		found = check_date(due);
	if (!is_fault(found) && due < start)
		return fault(FAULT_SYNTAX, "a due date that is not before the start");
	return found;
}

void
plan_begin_milestones(TaskPlan *plan)
{
	plan->kind = SCHEDULE_MILESTONES;
	plan->dates = 0;
}

Fault
plan_add_milestone(TaskPlan *plan, int32 date, float8 planned)
{
	int			last = plan->dates - 1;
	Fault		found = check_date(date);

	if (is_fault(found))
		return found;
	if (plan->dates == MILESTONES_MAX)
		return fault(FAULT_TOO_LARGE, "at most 1000 milestones");
	if (last >= 0 && date <= plan->date[last])
		return fault(FAULT_SYNTAX, "a date after that of the milestone before");
	if (!isfinite(planned) || planned < 0)
		return fault(FAULT_OUT_OF_RANGE, "planned work that is finite and not negative");
	if (last >= 0 && planned < plan->planned[last])
		return fault(FAULT_SYNTAX, "no less planned than at the milestone before");
	if (planned > plan->total)
		return fault(FAULT_SYNTAX, "no more planned than the total");
	plan->date[plan->dates] = date;
	plan->planned[plan->dates] = planned + 0.0;
	plan->dates++;
	return no_fault();
}

Fault
plan_end_milestones(const TaskPlan *plan)
{
	if (plan->dates == 0)
		return fault(FAULT_SYNTAX, "at least one milestone");
	if (plan->planned[plan->dates - 1] != plan->total)
		return fault(FAULT_SYNTAX, "the total at the last milestone");
	return no_fault();
}

static Size
schedule_size(ScheduleKind kind, int dates)
{
	Size		a_date = sizeof(int32);

	if (kind == SCHEDULE_MILESTONES)
		a_date += sizeof(float8);
	return dates * a_date;
}

Size
plan_size(const TaskPlan *plan)
{
	return offsetof(TaskProgress, schedule) +
		schedule_size(plan->kind, plan->dates);
}

/*
 * Everything but the header, into plan_size() bytes.
 */
void
plan_write(const TaskPlan *plan, TaskProgress *progress)
{
	char	   *schedule = progress->schedule;

	progress->format = TASK_PROGRESS_FORMAT;
	progress->kind = plan->kind;
	progress->dates = plan->dates;
	progress->done = plan->done;
	progress->total = plan->total;
	if (plan->kind == SCHEDULE_MILESTONES)
	{
		memcpy(schedule, plan->planned, plan->dates * sizeof(float8));
		schedule += plan->dates * sizeof(float8);
	}
	memcpy(schedule, plan->date, plan->dates * sizeof(int32));
}

/*
 * Text
 */

static const char *
next_place(Scanner *scanner)
{
	scan_space(scanner);
	return scanner->at;
}

/* done "/" total; each fault at the number that has it */
static bool
scan_work(Scanner *scanner, TaskPlan *plan)
{
	const char *place = next_place(scanner);
	float8		done;
	float8		total;

	if (!scan_float8(scanner, &done) ||
		!scan_accept(scanner, plan_set_work(plan, done, 1), place) ||
		!scan_require(scanner, "/", "\"/\" and the total"))
		return false;
	place = next_place(scanner);
	return scan_float8(scanner, &total) &&
		scan_accept(scanner, plan_set_work(plan, done, total), place);
}

/* the milestones after the date of the first: ":" planned { "," date ":" planned } */
static bool
scan_milestones(Scanner *scanner, TaskPlan *plan, int32 date, const char *at_date)
{
	const char *at_planned;
	float8		planned;

	plan_begin_milestones(plan);
	for (;;)
	{
		Fault		found;

		if (!scan_require(scanner, ":", "\":\" and the work planned by then"))
			return false;
		at_planned = next_place(scanner);
		if (!scan_float8(scanner, &planned))
			return false;
		found = plan_add_milestone(plan, date, planned);
		if (!scan_accept(scanner, found,
						 plan->dates > 0 && date <= plan->date[plan->dates - 1] ?
						 at_date : at_planned))
			return false;
		scan_space(scanner);
		if (!scan_literal(scanner, ","))
			return scan_accept(scanner, plan_end_milestones(plan), at_planned);
		at_date = next_place(scanner);
		if (!scan_date(scanner, &date))
			return false;
	}
}

static bool
scan_schedule(Scanner *scanner, TaskPlan *plan)
{
	const char *place = next_place(scanner);
	int32		start;
	int32		due;

	if (scan_literal(scanner, ".."))
		return scan_date(scanner, &due) &&
			scan_accept(scanner, plan_set_due(plan, due), place);
	if (!scan_date(scanner, &start))
		return false;
	scan_space(scanner);
	if (*scanner->at == ':')
		return scan_milestones(scanner, plan, start, place);
	if (!scan_require(scanner, "..", "\"..\" and the due date, or \":\" and the work planned by then"))
		return false;
	place = next_place(scanner);
	return scan_date(scanner, &due) &&
		scan_accept(scanner, plan_set_linear(plan, start, due), place);
}

/*
 *	done / total "[" schedule "]"
 *
 *	schedule:	[ start ] ".." due	|  date ":" planned { "," date ":" planned }
 */
bool
progress_scan(Scanner *scanner, TaskPlan *plan)
{
	return scan_work(scanner, plan) &&
		scan_require(scanner, "[", "\"[\" and the schedule") &&
		scan_schedule(scanner, plan) &&
		(plan->kind == SCHEDULE_MILESTONES ?
		 scan_require(scanner, "]", "\",\" or \"]\"") :
		 scan_expect(scanner, "]")) &&
		scan_end(scanner);
}

/*
 * The canonical text.
 */
void
progress_format(const TaskProgress *progress, StringInfo out)
{
	const int32 *date = progress_dates(progress);

	append_float8(out, progress->done);
	appendStringInfoChar(out, '/');
	append_float8(out, progress->total);
	appendStringInfoString(out, " [");
	if (progress->kind == SCHEDULE_MILESTONES)
	{
		for (int i = 0; i < progress->dates; i++)
		{
			if (i > 0)
				appendStringInfoString(out, ", ");
			append_date(out, date[i]);
			appendStringInfoChar(out, ':');
			append_float8(out, progress_planned(progress)[i]);
		}
	}
	else
	{
		if (progress->kind == SCHEDULE_LINEAR)
			append_date(out, date[0]);
		appendStringInfoString(out, "..");
		append_date(out, progress_due(progress));
	}
	appendStringInfoChar(out, ']');
}

/*
 * Order
 */

/* of as many dates */
static int
compare_schedules(const TaskProgress *a, const TaskProgress *b)
{
	int			order = 0;

	for (int i = 0; order == 0 && i < a->dates; i++)
	{
		order = progress_dates(a)[i] - progress_dates(b)[i];
		if (order == 0 && a->kind == SCHEDULE_MILESTONES)
			order = compare_float8(progress_planned(a)[i], progress_planned(b)[i]);
	}
	return order;
}

/*
 * By due date, so that what is due first comes first; then by start, total,
 * work done, and the rest of the schedule.
 */
int
progress_compare(const TaskProgress *a, const TaskProgress *b)
{
	int			order = progress_due(a) - progress_due(b);

	if (order == 0)
		order = progress_dates(a)[0] - progress_dates(b)[0];
	if (order == 0)
		order = compare_float8(a->total, b->total);
	if (order == 0)
		order = compare_float8(a->done, b->done);
	if (order == 0)
		order = (int) a->kind - (int) b->kind;
	if (order == 0)
		order = (int) a->dates - (int) b->dates;
	if (order == 0)
		order = compare_schedules(a, b);
	return order;
}

/*
 * Measures
 */

/*
 * The planned share on a day from the first milestone to before the last:
 * linear from the last milestone that is not after the day to the next.
 */
float8
progress_planned_between(const TaskProgress *progress, int32 as_of)
{
	const int32 *date = progress_dates(progress);
	const float8 *planned = progress_planned(progress);
	int			low = 0;		/* not after the day */
	int			high = progress->dates - 1; /* after it */
	float8		elapsed;
	float8		span;
	float8		step;

	while (high - low > 1)
	{
		int			middle = (low + high) / 2;

		if (date[middle] <= as_of)
			low = middle;
		else
			high = middle;
	}

	elapsed = as_of - date[low];
	span = date[high] - date[low];
	step = planned[high] - planned[low];
	/* multiplied first, which rounds less, unless that overflows */
	step = isfinite(step * elapsed) ? step * elapsed / span : step * (elapsed / span);
	return Min(planned[low] + step, planned[high]) / progress->total;
}

/*
 * The day, as one with a fraction rounded up, on which the work is done if it
 * goes on at the rate so far: start + elapsed / EV.  False where there is no
 * rate: nothing done, no start, or no time elapsed.  Milestones of which the
 * first has work planned already do not tell when that work began.
 */
bool
progress_forecast(const TaskProgress *progress, int32 as_of, float8 *finish)
{
	int32		start;
	float8		elapsed;

	if (!progress_start(progress, &start) || progress->done == 0)
		return false;
	*finish = as_of;
	if (progress->done >= progress->total)
		return true;
	if (as_of <= start ||
		(progress->kind == SCHEDULE_MILESTONES &&
		 progress_planned(progress)[0] > 0))
		return false;

	/* one division, and a few last bits do not make another day */
	elapsed = as_of - start;
	if (isfinite(elapsed * progress->total))
		elapsed = elapsed * progress->total / progress->done;
	else
		elapsed /= progress->done / progress->total;
	*finish = start + ceil(elapsed * (1 - 4 * DBL_EPSILON));
	return true;
}

/*
 * Work per day that is left; on the due date, all of it.  False once overdue or
 * complete.
 */
bool
progress_required_rate(const TaskProgress *progress, int32 as_of, float8 *rate)
{
	int32		days = progress_due(progress) - as_of;

	if (days < 0 || progress->done >= progress->total)
		return false;
	*rate = (progress->total - progress->done) / Max(days, 1);
	return true;
}
