/*
 * history.h
 *	  What was measured, as far as an alarm rule can tell it apart: samples, and
 *	  the runs of one band that they are compacted to.
 *
 * Pure.  The SQL type over it, and the aggregate whose state it is, are
 * alarm_history.c.
 */
#ifndef CITYGOV_ALARM_HISTORY_H
#define CITYGOV_ALARM_HISTORY_H

#include "alarms/rule.h"
#include "base/double_double.h"
#include "base/instant.h"

typedef struct Sample
{
	int64		at;
	float8		value;			/* holds until the next one */
} Sample;

/*
 * Samples of one band, one after the other: of them the rule cannot see more
 * than their beginning and how bad the worst was.  The band is that of the worst.
 */
typedef struct Run
{
	int64		start;
	float8		worst;
	int64		worst_at;		/* the first instant of the worst */
	int64		last;			/* RUN_HELD, or the last sample before unknown */
} Run;

/* the last value holds until the next run begins */
#define RUN_HELD PG_INT64_MIN

/*
 * A span of time without loose samples: what is left of them after compacting.
 */
typedef struct Span
{
	int64		count;			/* samples, of equal instants one */
	DoubleDouble integral;		/* of the value over known time, in
								 * microseconds */
	Sample		last;
	int64		runs;			/* at least 1 */
	Run		   *run;
} Span;

/*
 * Canonical are samples and spans in ascending order of time, of which no two
 * share an instant.  A history that is finished is one span and no sample.
 */
typedef struct History
{
	const AlarmRule *rule;
	int64		samples;
	Sample	   *sample;
	int			spans;
	Span	   *span;
} History;

/* what text below 1 GB has room for, of each alone */
#define SAMPLES_MAX 17000000
#define RUNS_MAX 7500000
#define SPANS_MAX 5000000

static inline int64
span_first(const Span *span)
{
	return span->run[0].start;
}

static inline bool
history_is_finished(const History *history)
{
	return history->samples == 0 && history->spans == 1;
}

/* where two parts of a history meet that must not */
typedef struct Overlap
{
	bool		found;
	int64		end;			/* the last instant of one */
	int64		begin;			/* the first instant of the other, not after
								 * that */
} Overlap;

extern Overlap history_canonicalise(History *history);

/* a fault where the integral overflows or the runs are too many */
extern Fault history_finish(const History *history, Span *span);

/* of the time between the first and the last sample, how much is known */
extern int64 span_known(const Span *span, const AlarmRule *rule);

/* would the text of all together pass 1 GB? */
extern bool history_is_too_large(const History *history);

extern Fault history_fault(const History *history);
extern Fault span_fault(const Span *span, const AlarmRule *rule);

/* the rule is the caller's to allocate: rule_scan() of its text */
extern bool history_scan(Scanner *scanner, History *history);
extern void history_format(const History *history, StringInfo out);

#endif							/* CITYGOV_ALARM_HISTORY_H */
