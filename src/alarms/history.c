/*
 * history.c
 *	  What was measured, as far as an alarm rule can tell it apart: samples, and
 *	  the runs of one band that they are compacted to.
 */
#include "base/pure.h"

#include <math.h>

#include "alarms/history.h"

/*
 * Canonical form
 */

static inline int
compare_instants(int64 a, int64 b)
{
	return (a > b) - (a < b);
}

#define ST_SORT sort_samples
#define ST_ELEMENT_TYPE Sample
#define ST_COMPARE(a, b) compare_instants((a)->at, (b)->at)
#define ST_SCOPE static
#define ST_DEFINE
#include "lib/sort_template.h"

#define ST_SORT sort_spans
#define ST_ELEMENT_TYPE Span
#define ST_COMPARE(a, b) compare_instants(span_first(a), span_first(b))
#define ST_SCOPE static
#define ST_DEFINE
#include "lib/sort_template.h"

/* of samples of one instant the worst counts, once */
static void
canonicalise_samples(History *history)
{
	Sample	   *kept = history->sample;

	if (history->samples == 0)
		return;
	sort_samples(history->sample, history->samples);
	for (int64 i = 1; i < history->samples; i++)
	{
		const Sample *next = &history->sample[i];

		if (next->at != kept->at)
			*++kept = *next;
		else if (rule_is_worse(history->rule, next->value, kept->value))
			kept->value = next->value;
	}
	history->samples = kept + 1 - history->sample;
}

static Overlap
overlap_of(int64 end, int64 begin)
{
	Overlap		overlap = {begin <= end, end, begin};

	return overlap;
}

/*
 * Goes through samples and spans in order of time, as finishing does.
 */
static Overlap
find_overlap(const History *history)
{
	Overlap		overlap = {false, 0, 0};
	int64		i = 0;

	for (int j = 0; j < history->spans; j++)
	{
		const Span *span = &history->span[j];

		if (j > 0)
			overlap = overlap_of(span[-1].last.at, span_first(span));
		if (overlap.found)
			return overlap;
		while (i < history->samples && history->sample[i].at < span_first(span))
			i++;
		if (i < history->samples)
			overlap = overlap_of(span->last.at, history->sample[i].at);
		if (overlap.found)
			return overlap;
	}
	return overlap;
}

Overlap
history_canonicalise(History *history)
{
	canonicalise_samples(history);
	if (history->spans > 1)
		sort_spans(history->span, history->spans);
	return find_overlap(history);
}

bool
history_is_too_large(const History *history)
{
	int64 text = history->samples * 56;

	for (int i = 0; i < history->spans; i++)
		text	  +=200 + history->span[i].runs * 132;
	return text >1000000000;
}

/*
 * Finishing: all parts become one span, in order of time
 */

typedef struct Builder
{
	const AlarmRule *rule;
	Span		span;
	int64		capacity;		/* of runs */
	bool		too_many;		/* and what is left out does not matter */
	BandValues	band;			/* of the last run */
} Builder;

static void
builder_push_all(Builder *builder, const Run *run, int64 runs)
{
	Span	   *span = &builder->span;

	if (span->runs > RUNS_MAX - runs)
	{
		builder->too_many = true;
		return;
	}
	if (span->runs + runs > builder->capacity)
	{
		builder->capacity = Max(2 * builder->capacity, Max(span->runs + runs, 8));
		span->run = span->run == NULL ?
			palloc(sizeof(Run) * builder->capacity) :
			repalloc(span->run, sizeof(Run) * builder->capacity);
	}
	memcpy(&span->run[span->runs], run, sizeof(Run) * runs);
	span->runs += runs;
	builder->band = rule_band_values(builder->rule,
									 rule_band(builder->rule, run[runs - 1].worst));
}

/*
 * Time passes up to the next sample.  True if that one starts afresh: nothing
 * came before it, or everything had become unknown.
 */
static inline bool
builder_elapse(Builder *builder, int64 at)
{
	Span	   *span = &builder->span;
	bool		stale;
	int64		known;

	if (span->runs == 0)
		return true;
	known = at - span->last.at;
	stale = rule_is_stale(builder->rule, known);
	if (stale)
	{
		known = builder->rule->stale;
		span->run[span->runs - 1].last = span->last.at;
	}
	double_double_merge(&span->integral,
						exact_product(span->last.value, (float8) known));
	return stale;
}

/* a run follows, or goes on where the band is the same */
static inline void
builder_add_run(Builder *builder, const Run *run, bool afresh)
{
	Run		   *current;

	if (afresh || run->worst < builder->band.low ||
		run->worst > builder->band.high)
	{
		builder_push_all(builder, run, 1);
		return;
	}
	current = &builder->span.run[builder->span.runs - 1];
	current->last = run->last;
	if (rule_is_worse(builder->rule, run->worst, current->worst))
	{
		current->worst = run->worst;
		current->worst_at = run->worst_at;
	}
}

static void
builder_add_sample(Builder *builder, const Sample *sample)
{
	Run			run = {sample->at, sample->value, sample->at, RUN_HELD};

	builder_add_run(builder, &run, builder_elapse(builder, sample->at));
	builder->span.last = *sample;
	builder->span.count++;
}

/*
 * The samples that the last run goes on with: the loop that most of the time is
 * spent in, so it does at once what the three functions above do.  How many.
 */
static int64
builder_extend_run(Builder *builder, const Sample *sample, int64 samples)
{
	const AlarmRule *rule = builder->rule;
	Span	   *span = &builder->span;
	Run		   *run = &span->run[span->runs - 1];
	DoubleDouble integral = span->integral;
	BandValues	band = builder->band;
	Sample		last = span->last;
	int64		i;

	for (i = 0; i < samples; i++)
	{
		int64		gap = sample[i].at - last.at;

		if (sample[i].value < band.low || sample[i].value > band.high ||
			rule_is_stale(rule, gap))
			break;
		double_double_merge(&integral, exact_product(last.value, (float8) gap));
		if (rule_is_worse(rule, sample[i].value, run->worst))
		{
			run->worst = sample[i].value;
			run->worst_at = sample[i].at;
		}
		last = sample[i];
	}
	span->integral = integral;
	span->last = last;
	span->count += i;
	return i;
}

/* those from number begin up to number end */
static void
builder_add_samples(Builder *builder, const Sample *sample, int64 begin, int64 end)
{
	while (begin < end)
	{
		CHECK_FOR_INTERRUPTS();
		builder_add_sample(builder, &sample[begin++]);
		begin += builder_extend_run(builder, &sample[begin], end - begin);
	}
}

static void
builder_add_span(Builder *builder, const Span *span)
{
	builder_add_run(builder, &span->run[0],
					builder_elapse(builder, span_first(span)));
	if (span->runs > 1)
		builder_push_all(builder, span->run + 1, span->runs - 1);
	builder->span.last = span->last;
	builder->span.count += span->count;
	double_double_merge(&builder->span.integral, span->integral);
}

Fault
history_finish(const History *history, Span *span)
{
	Builder		builder = {0};
	int64		i = 0;

	builder.rule = history->rule;
	for (int j = 0; j < history->spans; j++)
	{
		int64		begin = i;

		while (i < history->samples &&
			   history->sample[i].at < span_first(&history->span[j]))
			i++;
		builder_add_samples(&builder, history->sample, begin, i);
		builder_add_span(&builder, &history->span[j]);
	}
	builder_add_samples(&builder, history->sample, i, history->samples);
	*span = builder.span;
	if (builder.too_many)
		return fault(FAULT_TOO_LARGE, "at most 7500000 runs");
	if (!double_double_is_finite(span->integral))
		return fault(FAULT_OUT_OF_RANGE, "values whose integral over time is finite");
	return no_fault();
}

/*
 * Checking
 */

/* until when what a run says is known */
static int64
run_end(const Span *span, const AlarmRule *rule, int64 i)
{
	if (span->run[i].last != RUN_HELD)
		return span->run[i].last + rule->stale;
	return i + 1 < span->runs ? span->run[i + 1].start : span->last.at;
}

int64
span_known(const Span *span, const AlarmRule *rule)
{
	int64		known = 0;

	for (int64 i = 0; i < span->runs; i++)
		known += run_end(span, rule, i) - span->run[i].start;
	return known;
}

/* that a run must have come from, at least */
static int64
run_samples(const Span *span, const AlarmRule *rule, int64 i)
{
	const Run  *run = &span->run[i];
	bool		final = i + 1 == span->runs;
	int64		last = final ? span->last.at : run->last;
	int64		length;
	int64		instants = 1 + (run->worst_at > run->start);

	if (last != RUN_HELD && last > run->worst_at)
		instants++;
	if (rule->stale == 0)
		return instants;
	/* one more than there are gaps, unless the next run has it */
	length = (last != RUN_HELD ? last : span->run[i + 1].start) - run->start;
	return Max(instants, (length + rule->stale - 1) / rule->stale +
			   (last != RUN_HELD ? 1 : 0));
}

static Fault
run_fault(const Span *span, const AlarmRule *rule, int64 i)
{
	const Run  *run = &span->run[i];
	const Run  *next = i + 1 < span->runs ? run + 1 : NULL;

	if (!instant_is_valid(run->start) || !instant_is_valid(run->worst_at))
		return fault(FAULT_NO_DATE, "instants of the years 1 to 9999");
	if (!isfinite(run->worst))
		return fault(FAULT_OUT_OF_RANGE, "finite values");
	if (run->worst_at < run->start)
		return fault(FAULT_SYNTAX, "a peak that is not before its run");
	if (next == NULL)
		return run->last == RUN_HELD ? no_fault() :
			fault(FAULT_SYNTAX, "nothing unknown after the last run");
	if (run->worst_at >= next->start)
		return fault(FAULT_SYNTAX, "a peak before the next run begins");
	if (run->last == RUN_HELD)
	{
		if (band_equal(rule_band(rule, run->worst), rule_band(rule, next->worst)))
			return fault(FAULT_SYNTAX, "neighbouring runs in different bands, or unknown between them");
	}
	else if (run->last < run->worst_at || run->last >= next->start ||
			 !rule_is_stale(rule, next->start - run->last))
		return fault(FAULT_SYNTAX, "a last sample within its run, so long before the next that it is stale");
	return no_fault();
}

/*
 * The integral, against what it would be if all were as bad as the worst.
 */
static Fault
integral_fault(const Span *span, const AlarmRule *rule)
{
	float8		bound = 0;
	float8		size = 0;

	if (!double_double_is_valid(span->integral))
		return fault(FAULT_SYNTAX, "an integral that is finite");
	if (span_known(span, rule) == 0 && span->integral.hi != 0)
		return fault(FAULT_SYNTAX, "no integral over no time");
	for (int64 i = 0; i < span->runs; i++)
	{
		float8		known = run_end(span, rule, i) - span->run[i].start;

		bound += span->run[i].worst * known;
		size += fabs(span->run[i].worst) * known;
	}
	if (isfinite(size) &&
		(rule->upward ? span->integral.hi > bound + 1e-9 * size :
		 span->integral.hi < bound - 1e-9 * size))
		return fault(FAULT_SYNTAX, "an integral that is no worse than the peaks");
	return no_fault();
}

Fault
span_fault(const Span *span, const AlarmRule *rule)
{
	const Run  *final = &span->run[span->runs - 1];
	int64		samples = 0;

	for (int64 i = 0; i < span->runs; i++)
	{
		Fault		found = run_fault(span, rule, i);

		CHECK_FOR_INTERRUPTS();
		if (is_fault(found))
			return found;
	}
	if (!instant_is_valid(span->last.at))
		return fault(FAULT_NO_DATE, "instants of the years 1 to 9999");
	if (!isfinite(span->last.value))
		return fault(FAULT_OUT_OF_RANGE, "finite values");
	if (span->last.at < final->worst_at ||
		!band_equal(rule_band(rule, span->last.value),
					rule_band(rule, final->worst)) ||
		rule_is_worse(rule, span->last.value, final->worst) ||
		(span->last.at == final->worst_at && span->last.value != final->worst))
		return fault(FAULT_SYNTAX, "a last sample that belongs to the last run");
	for (int64 i = 0; i < span->runs; i++)
		samples += run_samples(span, rule, i);
	if (span->count < samples || span->count > INT64CONST(1000000000000000))
		return fault(FAULT_SYNTAX, "as many samples as the runs need, and at most 10^15");
	return integral_fault(span, rule);
}

/*
 * Of a history whose spans are without fault.
 */
Fault
history_fault(const History *history)
{
	if (history->samples == 0 && history->spans == 0)
		return fault(FAULT_SYNTAX, "at least one sample");
	for (int64 i = 0; i < history->samples; i++)
	{
		const Sample *sample = &history->sample[i];

		if (!instant_is_valid(sample->at))
			return fault(FAULT_NO_DATE, "instants of the years 1 to 9999");
		if (!isfinite(sample->value))
			return fault(FAULT_OUT_OF_RANGE, "finite values");
		if (i > 0 && sample->at <= sample[-1].at)
			return fault(FAULT_SYNTAX, "samples in ascending order");
	}
	for (int i = 1; i < history->spans; i++)
	{
		if (span_first(&history->span[i]) <= span_first(&history->span[i - 1]))
			return fault(FAULT_SYNTAX, "spans in ascending order");
	}
	if (find_overlap(history).found)
		return fault(FAULT_SYNTAX, "spans and samples that share no instant");
	if (history_is_too_large(history))
		return fault(FAULT_TOO_LARGE, "fewer samples and runs");
	return no_fault();
}
