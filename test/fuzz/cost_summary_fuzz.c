/*
 * cost_summary_fuzz.c
 *	  Any text is either refused with a reason or a summary that an aggregate
 *	  could have made: it reads back to the same bytes, merges, and takes another
 *	  task.  The same bytes are a numeric in binary form, and the parts of a
 *	  task, whose planned and earned values lie within its budget.
 */
#include "fuzz.h"

#include <math.h>

#include "progress/cost.h"

static void
check_text(const char *input)
{
	CostSummary summary;
	CostSummary again;
	Scanner		scanner;
	StringInfoData written;
	float8		ratio;

	scan_begin(&scanner, input);
	if (!cost_summary_scan(&scanner, &summary))
	{
		check_failure(&scanner);
		return;
	}
	initStringInfo(&written);
	cost_summary_format(&summary, &written);
	scan_begin(&scanner, written.data);
	CHECK(cost_summary_scan(&scanner, &again));
	CHECK(memcmp(&summary, &again, sizeof(again)) == 0);
	CHECK(!cost_ratio(summary.earned, summary.budget, &ratio) ||
		  (ratio >= 0 && ratio <= 1));
	if (cost_summary_merge(&summary, &again) &&
		cost_summary_add_missing(&summary))
		CHECK(!is_fault(cost_summary_fault(&summary)));
}

/* as many digits as there are bytes for, whatever count stands before them */
static Amount
amount_of_bytes(const uint8_t *data, size_t size)
{
	char		wire[8 + 255 * 2] = {0};
	Amount		amount = 0;

	memcpy(wire, data, Min(size, 8 + 20));
	wire[0] = 0;
	wire[1] = Min(size, 8 + 20) > 8 ? (Min(size, 8 + 20) - 8) / 2 : 0;
	/* digits are below 10,000 in whatever a server sends */
	for (int i = 8; i < (int) sizeof(wire); i += 2)
		wire[i] &= 0x1f;
	if (is_fault(amount_from_wire(wire, &amount)))
		return 0;
	CHECK(amount > -AMOUNT_LIMIT && amount < AMOUNT_LIMIT);
	return amount;
}

/* three numbers of the data: work done, total, and of the dates */
static void
check_task(const uint8_t *data, size_t size, TaskCost cost)
{
	float8		work[3];
	TaskPlan   *plan = palloc0(sizeof(TaskPlan));
	TaskProgress *progress;
	CostSummary summary;
	int32		as_of;

	if (size < sizeof(work))
		return;
	memcpy(work, data, sizeof(work));
	if (is_fault(plan_set_work(plan, work[0], work[1])))
		return;
	as_of = data[16] * 8;
	plan_begin_milestones(plan);
	if (data[23] % 2 == 0 ?
		is_fault(plan_set_linear(plan, data[17], data[17] + data[18] * 16)) :
		is_fault(plan_add_milestone(plan, data[17], fabs(work[2]))) ||
		is_fault(plan_add_milestone(plan, data[17] + 1 + data[18], work[1])))
		return;
	progress = palloc(plan_size(plan));
	plan_write(plan, progress);
	cost_summary_start(&summary, as_of);
	CHECK(cost_summary_add(&summary, progress, cost));
	CHECK(!is_fault(cost_summary_fault(&summary)));
	/* within a unit of what float8 has for it */
	CHECK(fabs((float8) summary.earned - cost.budget * progress_earned(progress)) <=
		  1 + cost.budget * 1e-15);
	CHECK(fabs((float8) summary.planned -
			   cost.budget * progress_planned_share(progress, as_of)) <=
		  1 + cost.budget * 1e-15);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	TaskCost	cost;

	check_text(fuzz_text(data, size));
	cost.spent = amount_of_bytes(data, size);
	cost.budget = cost.spent < 0 ? -cost.spent : cost.spent;
	check_task(data + size / 2, size - size / 2, cost);
	fuzz_free_all();
	return 0;
}
