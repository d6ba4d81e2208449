/*
 * work_calendar.h
 *	  What the files over the SQL type work_calendar share.
 */
#ifndef CITYGOV_WORK_CALENDAR_H
#define CITYGOV_WORK_CALENDAR_H

#include "postgres.h"

#include "fmgr.h"

#include "calendar/calendar.h"

#define CALENDAR_TYPE_NAME "work_calendar"

/* the stored value, plain and aligned; of an unknown format it is an error */
extern const WorkCalendar *work_calendar_detoast(Datum datum);
extern WorkCalendar *work_calendar_make(const Calendar *calendar);

#endif							/* CITYGOV_WORK_CALENDAR_H */
