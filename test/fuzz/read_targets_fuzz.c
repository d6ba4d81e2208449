/*
 * read_targets_fuzz.c
 *	  Any bytes are a plan: what is read out of them lies inside them, is and
 *	  makes a target that indicator_target takes.
 */
#include "fuzz.h"

#include "base/date.h"
#include "reading/plan.h"
#include "target/target.h"

static int
characters_before(const char *text, const char *p)
{
	int			count = 0;

	for (; text <p; text ++)
		count += ((unsigned char) *text &0xC0) !=0x80;
	return count;
}

static void
check_span(Span span, const char *text, size_t size)
{
	CHECK(span.start <= span.end);
	CHECK(span.start == NULL ||
		  (span.start >= text &&span.end <= text +size));
}

static void
check_target(const ReadTarget *read)
{
	static const TargetComparator comparators[] = {
		TARGET_BETWEEN, TARGET_AT_LEAST, TARGET_MORE_THAN, TARGET_AT_MOST,
		TARGET_LESS_THAN, TARGET_ABOUT
	};
	IndicatorTarget target;

	CHECK(isfinite(read->low) && isfinite(read->high) && read->low >= 0);
	CHECK((read->compare == COMPARE_NONE) == (read->low < read->high));
	CHECK(!is_fault(target_set(&target, comparators[read->compare],
							   read->low, read->high)));
	CHECK(!is_fault(target_set_unit(&target, read->unit, strlen(read->unit))));
	CHECK(read_kind_name(read->kind) != NULL && compare_sign(read->compare) != NULL);
	CHECK(!read->has_due || date_is_valid(read->due));
}

static void
read_all_targets(const char *text, size_t size, bool has_period)
{
	PlanReader *reader = plan_reader_begin(text, size);
	const ReadTarget *target;
	StringInfoData per;

	initStringInfo(&per);
	if (has_period)
		plan_reader_period(reader, 9132, 9496); /* 2025 */
	while ((target = plan_reader_next(reader)) != NULL)
	{
		check_span(target->phrase, text, size);
		check_span(target->subject, text, size);
		CHECK(target->phrase.end > target->phrase.start);
		CHECK(target->position == characters_before(text, target->phrase.start) + 1);
		check_target(target);
		append_per(&per, target);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char	   *text = palloc(Max(size, 1));
	Numeral		numeral;
	float8		value;

	memcpy(text, data, size);
	read_all_targets(text, size, size % 2 == 0);

	numeral_init(&numeral);
	if (read_whole_numeral(text, text +size, &numeral))
	{
		CHECK(numeral.digits.len > 0 && !numeral.vague);
		CHECK(strspn(numeral.digits.data, "-0123456789.") == numeral.digits.len);
		CHECK(strspn(numeral.divisor.data, "0123456789.") == numeral.divisor.len);
		if (numeral_float8(&numeral, &value))
			CHECK(isfinite(value));
	}
	fuzz_free_all();
	return 0;
}
