/*
 * course.c
 *	  The course of the alarms that a rule makes of what was measured.
 *
 * Each level is a machine of its own; doc/alarms.md has the table of its
 * transitions.  Within a run nothing is measured that a machine could tell
 * apart, so a run moves each machine once by its band and at most once by a
 * timer.  Of the machines, those active are always the less severe ones: the
 * condition of a level implies that of each less severe one, and so does not
 * being gone.
 */
#include "base/pure.h"

#include "alarms/course.h"

typedef enum MachineState
{
	MACHINE_IDLE,
	MACHINE_PENDING,			/* the condition holds, "for" is running */
	MACHINE_ACTIVE,
	MACHINE_LEAVING				/* active; gone, "keep" is running */
} MachineState;

typedef struct Machine
{
	MachineState state;
	int64		since;			/* of the timer that is running */
	int64		alarm;			/* the row, once raised */
	float8		peak;
	int64		peak_at;
} Machine;

typedef struct Walk
{
	const AlarmRule *rule;
	Machine		machine[LEVELS_MAX];
	Course		course;
	int64		alarm_room;
	int64		change_room;
} Walk;

static void
walk_record_change(Walk *walk, int64 at, int level)
{
	Course	   *course = &walk->course;

	/* nothing is in force for no time */
	if (course->changes > 0 && course->change[course->changes - 1].at == at)
		course->changes--;
	if (course->changes > 0 && course->change[course->changes - 1].level == level)
		return;
	if (course->changes == walk->change_room)
	{
		walk->change_room *= 2;
		course->change = repalloc(course->change,
								  sizeof(Change) * walk->change_room);
	}
	course->change[course->changes].at = at;
	course->change[course->changes].level = level;
	course->changes++;
}

/* the most severe active level */
static int
walk_level_in_force(const Walk *walk)
{
	for (int i = 0; i < walk->rule->levels; i++)
	{
		if (walk->machine[i].state >= MACHINE_ACTIVE)
			return i;
	}
	return LEVEL_NORMAL;
}

static void
walk_raise(Walk *walk, int level, int64 at)
{
	Machine    *machine = &walk->machine[level];
	Course	   *course = &walk->course;
	Alarm		alarm = {level, ALARM_STANDS, at, 0, 0, 0};

	if (course->alarms == walk->alarm_room)
	{
		walk->alarm_room *= 2;
		course->alarm = repalloc(course->alarm, sizeof(Alarm) * walk->alarm_room);
	}
	machine->state = MACHINE_ACTIVE;
	machine->alarm = course->alarms;
	course->alarm[course->alarms++] = alarm;
	walk_record_change(walk, at, walk_level_in_force(walk));
}

static void
machine_write_peak(const Machine *machine, Course *course)
{
	course->alarm[machine->alarm].peak = machine->peak;
	course->alarm[machine->alarm].peak_at = machine->peak_at;
}

/* an active level is so no more */
static void
walk_end(Walk *walk, int level, int64 at, AlarmEnd end)
{
	Machine    *machine = &walk->machine[level];
	Alarm	   *alarm = &walk->course.alarm[machine->alarm];

	machine_write_peak(machine, &walk->course);
	alarm->ended_at = at;
	alarm->end = end;
	machine->state = MACHINE_IDLE;
}

/*
 * The first sample of a run.
 */
static void
machine_see(Machine *machine, const Run *run, bool met, bool gone)
{
	switch (machine->state)
	{
		case MACHINE_IDLE:
			if (met)
			{
				machine->state = MACHINE_PENDING;
				machine->since = run->start;
				machine->peak = run->worst;
				machine->peak_at = run->worst_at;
			}
			break;
		case MACHINE_PENDING:
			if (!met)
				machine->state = MACHINE_IDLE;
			break;
		case MACHINE_ACTIVE:
			if (gone)
			{
				machine->state = MACHINE_LEAVING;
				machine->since = run->start;
			}
			break;
		case MACHINE_LEAVING:
			if (!gone)
				machine->state = MACHINE_ACTIVE;
			break;
	}
}

/*
 * The timers that are up before the end of a run.  Raised are the less severe
 * levels first and cleared the more severe ones, as their timers began in that
 * order; no run does both.
 */
static void
walk_run_timers(Walk *walk, int64 last_instant)
{
	const AlarmRule *rule = walk->rule;

	for (int i = rule->levels - 1; i >= 0; i--)
	{
		Machine    *machine = &walk->machine[i];

		if (machine->state == MACHINE_PENDING &&
			machine->since + rule->hold <= last_instant)
			walk_raise(walk, i, machine->since + rule->hold);
	}
	for (int i = 0; i < rule->levels; i++)
	{
		Machine    *machine = &walk->machine[i];
		int64		due = machine->since + rule->keep;

		if (machine->state != MACHINE_LEAVING || due > last_instant)
			continue;
		walk_end(walk, i, due, ALARM_CLEARED);
		walk_record_change(walk, due, walk_level_in_force(walk));
	}
}

static void
walk_become_unknown(Walk *walk, int64 at)
{
	for (int i = 0; i < walk->rule->levels; i++)
	{
		if (walk->machine[i].state >= MACHINE_ACTIVE)
			walk_end(walk, i, at, ALARM_UNKNOWN);
		walk->machine[i].state = MACHINE_IDLE;
	}
	walk_record_change(walk, at, LEVEL_UNKNOWN);
}

/*
 * A run, timers up to last_instant.
 */
static void
walk_run(Walk *walk, const Run *run, int64 last_instant)
{
	const AlarmRule *rule = walk->rule;
	Band		band = rule_band(rule, run->worst);

	for (int i = 0; i < rule->levels; i++)
	{
		Machine    *machine = &walk->machine[i];

		/* for MACHINE_IDLE it does not matter */
		if (rule_is_worse(rule, run->worst, machine->peak))
		{
			machine->peak = run->worst;
			machine->peak_at = run->worst_at;
		}
		machine_see(machine, run, rule->levels - i <= band.met,
					rule->levels - i > band.not_gone);
	}
	walk_run_timers(walk, last_instant);
}

/*
 * Between samples, a sample comes before stale and stale before a timer: what is
 * up at the very instant of the next sample or of stale is so no more.  At as_of
 * there is no next sample, so a timer that is up then counts.
 */
Course
course_of(const AlarmRule *rule, const Span *span, int64 as_of)
{
	Walk		walk = {0};
	bool		afresh = true;

	walk.rule = rule;
	walk.alarm_room = walk.change_room = 16;
	walk.course.as_of = as_of;
	walk.course.alarm = palloc(sizeof(Alarm) * walk.alarm_room);
	walk.course.change = palloc(sizeof(Change) * walk.change_room);
	for (int64 i = 0; i < span->runs; i++)
	{
		const Run  *run = &span->run[i];
		bool		final = i + 1 == span->runs;
		int64		last = final ? span->last.at : run->last;
		bool		stale = last != RUN_HELD && rule->stale != 0 &&
		(!final || as_of >= last + rule->stale);

		CHECK_FOR_INTERRUPTS();
		if (afresh)
			walk_record_change(&walk, run->start, LEVEL_NORMAL);
		walk_run(&walk, run,
				 stale ? last + rule->stale - 1 :
				 final ? as_of : span->run[i + 1].start - 1);
		if (stale)
			walk_become_unknown(&walk, last + rule->stale);
		afresh = stale;
	}
	for (int i = 0; i < rule->levels; i++)
	{
		if (walk.machine[i].state >= MACHINE_ACTIVE)
			machine_write_peak(&walk.machine[i], &walk.course);
	}
	return walk.course;
}

int
course_level_at(const Course *course, int64 at)
{
	int64		low = 0;		/* the changes before are not after the
								 * instant */
	int64		high = course->changes;

	while (low < high)
	{
		int64		middle = low + (high - low) / 2;

		if (course->change[middle].at <= at)
			low = middle + 1;
		else
			high = middle;
	}
	return low == 0 ? LEVEL_BEFORE : course->change[low - 1].level;
}

int64
course_duration(const Course *course, int level)
{
	int64		duration = 0;

	for (int64 i = 0; i < course->changes; i++)
	{
		int64		end = i + 1 < course->changes ?
		course->change[i + 1].at : course->as_of;

		if (course->change[i].level == level)
			duration += end - course->change[i].at;
	}
	return duration;
}
