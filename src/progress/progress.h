/*
 * progress.h
 *	  The progress of a task: work done of work planned, against a schedule.
 *
 * Pure.  The SQL type over it is task_progress.c.
 */
#ifndef CITYGOV_PROGRESS_H
#define CITYGOV_PROGRESS_H

#include "base/pure.h"

#include <float.h>

#include "base/date.h"
#include "base/number.h"
#include "base/scan.h"

#define MILESTONES_MAX 1000
#define TASK_PROGRESS_FORMAT 1	/* another layout is another number */

/*
 * The order is that of the binary format and of ORDER BY: do not renumber.
 */
typedef enum ScheduleKind
{
	SCHEDULE_DUE = 1,			/* a due date only: nothing is planned before */
	SCHEDULE_LINEAR,			/* from nothing at the start to all when due */
	SCHEDULE_MILESTONES			/* linear from one milestone to the next */
} ScheduleKind;

/*
 * The order is that of the SQL type task_status.
 */
typedef enum TaskStatus
{
	TASK_COMPLETED,
	TASK_ON_TRACK,
	TASK_AT_RISK,
	TASK_DELAYED,
	TASK_OVERDUE,
	TASK_NOT_STARTED
} TaskStatus;

#define TASK_STATUSES 6

extern const char *const task_status_names[TASK_STATUSES];

/*
 * The value of the SQL type, byte for byte: as long as its schedule needs.  A
 * linear one takes 32 bytes, and each milestone 12.  Equal values are equal
 * bytes: there is no -0 and no padding.
 */
typedef struct TaskProgress
{
	int32		header;			/* the length, written and read by PostgreSQL */
	uint8		format;			/* TASK_PROGRESS_FORMAT */
	uint8		kind;			/* ScheduleKind */
	uint16		dates;			/* how many: 1, 2, or that of the milestones */
	float8		done;
	float8		total;
	/* milestones: what is planned by each date; always: the dates */
	char		schedule[FLEXIBLE_ARRAY_MEMBER];
} TaskProgress;

StaticAssertDecl(offsetof(TaskProgress, schedule) == 24,
				 "task_progress has no padding");

/*
 * The same, taken apart, while it is being built.
 */
typedef struct TaskPlan
{
	ScheduleKind kind;
	int			dates;
	float8		done;
	float8		total;
	int32		date[MILESTONES_MAX];
	float8		planned[MILESTONES_MAX];	/* of milestones only */
} TaskPlan;

typedef struct Thresholds
{
	float8		amber;			/* planned less earned from here: at risk */
	float8		red;			/* and beyond here: delayed */
} Thresholds;

#define DEFAULT_THRESHOLDS ((Thresholds) {0.10, 0.30})

/*
 * The shares of the work that are done and planned carry a rounding error each,
 * the bounds too: 0.5 - 0.4 is less than 0.10.  A variance this near to a bound
 * is on it.
 */
#define VARIANCE_SLACK (16 * DBL_EPSILON)

/* building one: the work, then the schedule from its first date to its last */
extern Fault plan_set_work(TaskPlan *plan, float8 done, float8 total);
extern Fault plan_set_due(TaskPlan *plan, int32 due);
extern Fault plan_set_linear(TaskPlan *plan, int32 start, int32 due);
extern void plan_begin_milestones(TaskPlan *plan);
extern Fault plan_add_milestone(TaskPlan *plan, int32 date, float8 planned);
extern Fault plan_end_milestones(const TaskPlan *plan);
extern Size plan_size(const TaskPlan *plan);
extern void plan_write(const TaskPlan *plan, TaskProgress *progress);

extern bool progress_scan(Scanner *scanner, TaskPlan *plan);
extern void progress_format(const TaskProgress *progress, StringInfo out);
extern int	progress_compare(const TaskProgress *a, const TaskProgress *b);

extern float8 progress_planned_between(const TaskProgress *progress,
									   int32 as_of);
extern bool progress_forecast(const TaskProgress *progress, int32 as_of,
							  float8 *finish);
extern bool progress_required_rate(const TaskProgress *progress, int32 as_of,
								   float8 *rate);

static inline const float8 *
progress_planned(const TaskProgress *progress)
{
	return (const float8 *) progress->schedule;
}

static inline const int32 *
progress_dates(const TaskProgress *progress)
{
	if (progress->kind == SCHEDULE_MILESTONES)
		return (const int32 *) (progress_planned(progress) + progress->dates);
	return (const int32 *) progress->schedule;
}

/*
 * What is planned by each of the dates; the two of a linear schedule may be one.
 */
static inline float8
progress_planned_at(const TaskProgress *progress, int i)
{
	if (progress->kind == SCHEDULE_MILESTONES)
		return progress_planned(progress)[i];
	return i == progress->dates - 1 ? progress->total : 0;
}

static inline int
progress_first_milestone(const TaskProgress *progress)
{
	const int32 *date = progress_dates(progress);

	return progress->kind == SCHEDULE_LINEAR && date[0] == date[1] ? 1 : 0;
}

static inline int32
progress_due(const TaskProgress *progress)
{
	return progress_dates(progress)[progress->dates - 1];
}

/* false where only the due date is known */
static inline bool
progress_start(const TaskProgress *progress, int32 *start)
{
	*start = progress_dates(progress)[0];
	return progress->kind != SCHEDULE_DUE;
}

/*
 * What follows is run once a row over millions of tasks that differ in every
 * condition.  A condition that is not foreseen costs more than both its sides,
 * so it is written as a choice between values, which needs no jump.
 */

/* the share of the work that is done, as far as it was planned: EV */
static inline float8
progress_earned(const TaskProgress *progress)
{
	float8		share = progress->done / progress->total;

	return share < 1 ? share : 1;
}

/* the share of the work that should be done by the end of the day: PV */
static inline float8
progress_planned_share(const TaskProgress *progress, int32 as_of)
{
	const int32 *date = progress_dates(progress);

	if (likely(progress->kind == SCHEDULE_LINEAR))
	{
		/* on the one day of a schedule, 0/0 is not less than 1 */
		float8		share = (float8) (as_of - date[0]) / (float8) (date[1] - date[0]);

		share = share < 1 ? share : 1;
		return share > 0 ? share : 0;
	}
	if (as_of >= progress_due(progress))
		return 1;
	if (progress->kind == SCHEDULE_DUE || as_of < date[0])
		return 0;
	return progress_planned_between(progress, as_of);
}

static inline TaskStatus
progress_status(const TaskProgress *progress, int32 as_of,
				float8 earned, float8 planned, Thresholds thresholds)
{
	float8		behind = planned - earned;
	bool		early = progress->kind != SCHEDULE_DUE &&
	as_of < progress_dates(progress)[0];
	int			status = TASK_ON_TRACK;

	/* amber is not above red, so who is beyond red is beyond amber */
	status += (behind >= thresholds.amber - VARIANCE_SLACK);
	status += (behind > thresholds.red + VARIANCE_SLACK);
	status = (early & (progress->done == 0)) ? TASK_NOT_STARTED : status;
	status = as_of > progress_due(progress) ? TASK_OVERDUE : status;
	return progress->done >= progress->total ? TASK_COMPLETED : status;
}

/* 0 for what is complete: it is not known since when */
static inline int32
progress_days_overdue(const TaskProgress *progress, int32 as_of)
{
	int32		days = as_of - progress_due(progress);

	days = days > 0 ? days : 0;
	return progress->done >= progress->total ? 0 : days;
}

#endif							/* CITYGOV_PROGRESS_H */
