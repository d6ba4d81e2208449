/*
 * indicator_target_fuzz.c
 *	  Any text is either refused with a reason or read; what was read can be
 *	  written, reads back to the same bytes, and judges without nonsense.
 */
#include "fuzz.h"

#include "base/plain.h"
#include "target/target.h"
#include "target/unit.h"

static void
check_judgement(const IndicatorTarget *target, float8 actual)
{
	float8		attainment = target_attainment(actual, target);
	float8		from = target_attainment_from(actual, target, actual / 2);
	float8		gap = target_gap(actual, target);

	CHECK(attainment >= 0 && attainment <= 1);
	CHECK(from >= 0 && from <= 1);
	CHECK(gap >= 0);
	if (target_meets(actual, target))
		CHECK(gap == 0 && attainment == 1 && from == 1);
}

static void
check_round_trip(const IndicatorTarget *target)
{
	StringInfoData written;
	IndicatorTarget again;
	Scanner		scanner;

	initStringInfo(&written);
	target_format(target, &written);
	scan_begin(&scanner, written.data);
	CHECK(target_scan(&scanner, &again));
	CHECK(memcmp(target, &again, sizeof(again)) == 0);
	CHECK(target_compare(target, &again) == 0);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char	   *input = fuzz_text(data, size);
	IndicatorTarget target;
	UnitFactor	factor;
	Scanner		scanner;

	scan_begin(&scanner, input);
	if (!target_scan(&scanner, &target))
		check_failure(&scanner);
	else
	{
		TargetEdges edges = target_edges(&target);
		char		unit[TARGET_UNIT_MAX + 1] = {0};

		check_round_trip(&target);
		check_judgement(&target, 0);
		check_judgement(&target, isfinite(edges.low) ? edges.low : edges.high);
		check_judgement(&target, 1e308);
		check_judgement(&target, -1e308);

		memcpy(unit, target.unit, TARGET_UNIT_MAX);
		/* nothing that could be a second target */
		CHECK(strpbrk(unit, "<>=~,;+") == NULL && strstr(unit, "..") == NULL);
		CHECK(strstr(unit, "以上") == NULL && strstr(unit, "左右") == NULL);
		CHECK(plain_text(unit) == unit);
		CHECK(unit_factor(unit, unit, &factor));
		CHECK(factor.numerator == 1 && factor.denominator == 1);
		if (unit_factor(unit, "亩", &factor) ||
			unit_factor(unit, "m/万亿h", &factor))
			CHECK(factor.numerator > 0 && factor.denominator > 0);
	}
	fuzz_free_all();
	return 0;
}
