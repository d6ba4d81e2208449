/*
 * duration_summary_fuzz.c
 *	  Any text is either refused with a reason or durations that an aggregate
 *	  could have counted: they read back to the same bytes, merge, and their
 *	  measures are in range.
 */
#include "fuzz.h"

#include "cases/survival.h"
#include "cases/tally.h"

static void
check_same(const Durations *a, const Durations *b)
{
	CHECK(memcmp(&a->head, &b->head, sizeof(a->head)) == 0);
	CHECK(a->count == b->count);
	for (int i = 0; i < a->count; i++)
		CHECK(a->code[i] == b->code[i] && a->number[i] == b->number[i]);
}

static void
check_round_trip(const Durations *durations)
{
	StringInfoData written;
	Durations	again;
	Scanner		scanner;

	initStringInfo(&written);
	durations_format(durations, &written);
	scan_begin(&scanner, written.data);
	CHECK(durations_scan(&scanner, &again) && scan_end(&scanner));
	check_same(durations, &again);
}

static void
check_ends(const Durations *durations)
{
	const DurationHead *head = &durations->head;
	int64		measure;

	if (durations_mean(head, &measure))
		CHECK(measure >= head->shortest && measure <= head->longest);
	for (float8 p = 0; p <= 1; p += 0.25)
		if (durations_quantile(durations, p, &measure))
			CHECK(measure >= head->shortest && measure <= head->longest);
}

static void
check_survival(const Durations *durations)
{
	float8		share;
	float8		before = 1;
	float8		low;
	float8		high;
	int64		median;

	for (int i = 0; i < durations->count; i++)
	{
		int64		t = bucket_first(durations->code[i] / 2);

		CHECK(survival_share(durations, t, &share));
		CHECK(share >= 0 && share <= before);
		if (survival_interval(durations, t, 0.95, &low, &high))
			CHECK(low >= 0 && low <= share && share <= high && high <= 1);
		before = share;
	}
	if (survival_median(durations, &median))
	{
		CHECK(survival_share(durations, median, &share));
		CHECK(share <= 0.5);
	}
	else
		CHECK(durations->count == 0 || before > 0.5);
}

static void
check_merging(const Durations *durations)
{
	Tally		tally;
	Durations	merged;

	memset(&tally, 0, sizeof(tally));
	if (!tally_merge(&tally, durations))
		abort();
	tally_view(&tally, &merged);
	check_same(durations, &merged);
	if (tally_merge(&tally, durations) && tally_add(&tally, 1000, false))
	{
		tally_view(&tally, &merged);
		CHECK(!is_fault(durations_fault(&merged)));
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char	   *input = fuzz_text(data, size);
	Durations	durations;
	Scanner		scanner;

	scan_begin(&scanner, input);
	durations_scan(&scanner, &durations);
	if (!scan_end(&scanner))
		check_failure(&scanner);
	else
	{
		check_round_trip(&durations);
		check_ends(&durations);
		check_survival(&durations);
		check_merging(&durations);
	}
	fuzz_free_all();
	return 0;
}
