/*
 * duration_summary.h
 *	  Durations as stored values, for the files over the SQL types of this room.
 */
#ifndef CITYGOV_DURATION_SUMMARY_H
#define CITYGOV_DURATION_SUMMARY_H

#include "postgres.h"

#include "fmgr.h"
#include "lib/stringinfo.h"

#include "cases/durations.h"

/* the stored value of finished durations, palloc'd */
extern Datum duration_summary_make(const Durations *durations);

/*
 * A look at a duration_summary, stored or still growing; at its head alone, as
 * the buckets cost something to look at.
 */
extern void duration_summary_view(Datum datum, Durations *durations);
extern const DurationHead *duration_summary_head(Datum datum);

/* durations within the binary form; what they cannot be is an error */
extern void receive_durations(StringInfo message, Durations *durations,
							  const char *type_name);
extern void send_durations(StringInfo message, const Durations *durations);

#endif							/* CITYGOV_DURATION_SUMMARY_H */
