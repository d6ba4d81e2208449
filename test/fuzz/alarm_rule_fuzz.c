/*
 * alarm_rule_fuzz.c
 *	  Any text is either refused with a reason or a rule that reads back to the
 *	  same bytes, and by which levels are met and gone in the order of severity.
 */
#include "fuzz.h"

#include <float.h>
#include <math.h>

#include "alarms/rule.h"

static void
check_value(const AlarmRule *rule, float8 value)
{
	Band		band = rule_band(rule, value);
	BandValues	values = rule_band_values(rule, band);

	CHECK(values.low <= value && value <= values.high);
	CHECK(isinf(values.low) || band_equal(rule_band(rule, values.low), band));
	CHECK(isinf(values.high) || band_equal(rule_band(rule, values.high), band));
	CHECK(!band_equal(rule_band(rule, nextafter(values.low, -INFINITY)), band) || values.low <= -DBL_MAX);
	CHECK(!band_equal(rule_band(rule, nextafter(values.high, INFINITY)), band) || values.high >= DBL_MAX);
	CHECK(band.met >= 0 && band.met <= band.not_gone);
	CHECK(band.not_gone <= rule->levels);
	for (int i = 0; i < rule->levels; i++)
	{
		CHECK(rule_meets(rule, i, value) == (rule->levels - i <= band.met));
		CHECK(rule_is_gone(rule, i, value) == (rule->levels - i > band.not_gone));
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char	   *input = fuzz_text(data, size);
	RuleParts	parts;
	Scanner		scanner;

	scan_begin(&scanner, input);
	if (!rule_scan(&scanner, &parts))
		check_failure(&scanner);
	else
	{
		AlarmRule  *rule = rule_make(&parts);
		AlarmRule  *again;
		StringInfoData written;

		initStringInfo(&written);
		rule_format(rule, &written);
		scan_begin(&scanner, written.data);
		CHECK(rule_scan(&scanner, &parts));
		again = rule_make(&parts);
		CHECK(rule_size(rule) == rule_size(again));
		CHECK(memcmp(rule, again, rule_size(rule)) == 0);
		for (int i = 0; i < rule->levels; i++)
		{
			CHECK(rule_level(rule, rule_level_name(rule, i)) == i);
			check_value(rule, rule->threshold[i]);
			check_value(rule, 0);
			check_value(rule, nextafter(rule->threshold[i], -INFINITY));
			check_value(rule, nextafter(rule->threshold[i], INFINITY));
			check_value(rule, rule->threshold[i] - rule->clear);
			check_value(rule, rule->threshold[i] + rule->clear);
		}
	}
	fuzz_free_all();
	return 0;
}
