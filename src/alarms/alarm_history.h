/*
 * alarm_history.h
 *	  The SQL type alarm_history among the arguments of a function.
 */
#ifndef CITYGOV_ALARM_HISTORY_FACE_H
#define CITYGOV_ALARM_HISTORY_FACE_H

#include "postgres.h"

#include "fmgr.h"

#include "alarms/history.h"

/* a look at a history in either form, canonical; not to be written to */
extern History alarm_history_view(Datum datum);

/* the same, finished: one span and no sample */
extern Span alarm_history_span(const History *history);

#endif							/* CITYGOV_ALARM_HISTORY_FACE_H */
