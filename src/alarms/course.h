/*
 * course.h
 *	  The course of the alarms that a rule makes of what was measured: when each
 *	  level was raised and cleared, and which one was in force.
 *
 * Pure.
 */
#ifndef CITYGOV_ALARM_COURSE_H
#define CITYGOV_ALARM_COURSE_H

#include "alarms/history.h"

typedef enum AlarmEnd
{
	ALARM_STANDS,
	ALARM_CLEARED,
	ALARM_UNKNOWN
} AlarmEnd;

/* one time that a level was active */
typedef struct Alarm
{
	int			level;
	AlarmEnd	end;
	int64		raised_at;
	int64		ended_at;		/* unless it stands */
	float8		peak;			/* from the beginning of its condition */
	int64		peak_at;
} Alarm;

/* what is in force, beside the number of a level */
#define LEVEL_NORMAL (-1)
#define LEVEL_UNKNOWN (-2)

typedef struct Change
{
	int64		at;
	int			level;			/* in force from then on */
} Change;

typedef struct Course
{
	int64		as_of;
	int64		alarms;
	Alarm	   *alarm;			/* by raised_at, then the less severe first */
	int64		changes;
	Change	   *change;			/* strictly ascending, each to another level */
} Course;

/* up to as_of, which is not before the last sample */
extern Course course_of(const AlarmRule *rule, const Span *span, int64 as_of);

/* the level in force, by the changes up to that instant; -3 before the first */
extern int	course_level_at(const Course *course, int64 at);

#define LEVEL_BEFORE (-3)

/* how long a level was in force */
extern int64 course_duration(const Course *course, int level);

#endif							/* CITYGOV_ALARM_COURSE_H */
