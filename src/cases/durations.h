/*
 * durations.h
 *	  How long things took, some of them not yet over: counts, an exact sum, and
 *	  a histogram.
 *
 * Pure.  Durations are whole microseconds, t >= 0.  What has not ended is known
 * to last longer than its t.
 *
 * The buckets are those of HdrHistogram: one for each t below 128, then 64 for
 * each power of two, so that the middle of a bucket is less than 0.8 % away from
 * what lies in it.  Counts of buckets are whole numbers, so every way of merging
 * gives the same bytes, which no digest of quantiles does.
 */
#ifndef CITYGOV_DURATIONS_H
#define CITYGOV_DURATIONS_H

#include "base/pure.h"

#include "port/pg_bitutils.h"

#include "base/scan.h"

#ifndef HAVE_INT128
#error "citygov sums durations in 128 bits, which this compiler has not"
#endif

#define BUCKETS 3712			/* for t of 63 bits */
#define BUCKETS_EXACT 128		/* these hold one t each */

/*
 * What is ended and what is lasting is counted apart; in ascending order of
 * these codes, ends come before the lasting of the same bucket.
 */
#define CODES (2 * BUCKETS)

static inline int
bucket_of(int64 t)
{
	int			shift;

	if (t < BUCKETS_EXACT)
		return t;
	shift = pg_leftmost_one_pos64(t) - 6;
	return 64 * shift + (int) (t >> shift);
}

static inline int
code_of(int64 t, bool lasting)
{
	return 2 * bucket_of(t) + lasting;
}

static inline bool
code_is_lasting(int code)
{
	return code & 1;
}

extern int64 bucket_first(int bucket);
extern int64 bucket_last(int bucket);
extern int64 bucket_middle(int bucket);

/* the sum is high * 2^64 + low */
typedef struct DurationHead
{
	int64		missing;		/* durations that are not known */
	int64		ended;
	int64		lasting;
	uint64		sum_high;		/* of what ended */
	uint64		sum_low;
	int64		shortest;		/* of what ended; 0 where nothing has */
	int64		longest;
} DurationHead;

/*
 * A look at a finished value: the codes ascend, and their numbers are positive.
 */
typedef struct Durations
{
	DurationHead head;
	int			count;
	const int64 *number;
	const uint16 *code;
} Durations;

static inline uint128
duration_sum(const DurationHead *head)
{
	return (uint128) head->sum_high << 64 | head->sum_low;
}

static inline void
duration_sum_add(DurationHead *head, uint128 more)
{
	uint128		sum = duration_sum(head) + more;

	head->sum_high = sum >> 64;
	head->sum_low = (uint64) sum;
}

extern bool durations_count(const DurationHead *head, int64 *count);
extern bool durations_mean(const DurationHead *head, int64 *mean);
extern bool durations_quantile(const Durations *durations, float8 p,
							   int64 *quantile);
extern int64 durations_clamp(const DurationHead *head, int64 t);

extern Fault durations_fault(const Durations *durations);

/* the inner part of the text form, without what encloses it */
extern bool durations_scan(Scanner *scanner, Durations *durations);
extern void durations_format(const Durations *durations, StringInfo out);

#endif							/* CITYGOV_DURATIONS_H */
