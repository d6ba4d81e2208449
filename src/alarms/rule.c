/*
 * rule.c
 *	  An alarm rule: the levels of a measured value, and when they count as
 *	  raised and as cleared.
 */
#include "base/pure.h"

#include <math.h>

#include "alarms/rule.h"
#include "base/number.h"

typedef struct DurationUnit
{
	const char *name;
	int64		microseconds;
} DurationUnit;

/* longest first for writing; no name begins another but for "m" in "ms", "min" */
static const DurationUnit duration_units[] = {
	{"d", INT64CONST(86400000000)},
	{"h", INT64CONST(3600000000)},
	{"min", INT64CONST(60000000)},
	{"s", INT64CONST(1000000)},
	{"ms", INT64CONST(1000)},
};

/*
 * Parts
 */

static const uint8 *
name_lengths(const AlarmRule *rule)
{
	return (const uint8 *) &rule->threshold[rule->levels];
}

Label
rule_level_name(const AlarmRule *rule, int level)
{
	const uint8 *lengths = name_lengths(rule);
	const char *name = (const char *) (lengths + rule->levels);

	for (int i = 0; i < level; i++)
		name += lengths[i];
	return label_of(name, lengths[level]);
}

int
rule_level(const AlarmRule *rule, Label name)
{
	for (int i = 0; i < rule->levels; i++)
	{
		if (label_equal(rule_level_name(rule, i), name))
			return i;
	}
	return -1;
}

bool
label_is(Label label, const char *word)
{
	return label_equal(label, label_of(word, strlen(word)));
}

/*
 * Thresholds themselves are met, and the values to clear at are gone.
 */
BandValues
rule_band_values(const AlarmRule *rule, Band band)
{
	float8		sign = rule->upward ? 1 : -1;
	BandValues	worse = {-INFINITY, INFINITY};	/* with the sign, large is bad */
	BandValues	values;

	if (band.met > 0)
		worse.low = sign * rule->threshold[rule->levels - band.met];
	if (band.met < rule->levels)
		worse.high = nextafter(sign * rule->threshold[rule->levels - band.met - 1],
							   -INFINITY);
	if (rule->clear > 0 && band.not_gone > 0)
		worse.low = Max(worse.low,
						nextafter(sign * rule->threshold[rule->levels - band.not_gone] - rule->clear,
								  INFINITY));
	if (rule->clear > 0 && band.not_gone < rule->levels)
		worse.high = Min(worse.high,
						 sign * rule->threshold[rule->levels - band.not_gone - 1] - rule->clear);
	values.low = rule->upward ? worse.low : -worse.high;
	values.high = rule->upward ? worse.high : -worse.low;
	return values;
}

/*
 * Building
 */

static Fault
name_fault(Label name)
{
	if (name.length == 0)
		return fault(FAULT_SYNTAX, "a name of the level");
	if (name.length > LEVEL_NAME_MAX)
		return fault(FAULT_TOO_LARGE, "a name of at most 63 bytes");
	if (label_has_control(name))
		return fault(FAULT_SYNTAX, "a name without control characters");
	if (label_is(name, "normal") || label_is(name, "unknown"))
		return fault(FAULT_SYNTAX, "another name than \"normal\" and \"unknown\", which say that no level is in force");
	return no_fault();
}

/* against the levels before it */
Fault
rule_level_fault(const RuleParts *parts, int level)
{
	float8		threshold = parts->threshold[level];
	Fault		found = name_fault(parts->name[level]);

	if (is_fault(found))
		return found;
	if (!isfinite(threshold))
		return fault(FAULT_OUT_OF_RANGE, "a finite threshold");
	for (int i = 0; i < level; i++)
	{
		if (label_equal(parts->name[i], parts->name[level]))
			return fault(FAULT_SYNTAX, "each level only once");
	}
	if (level > 0 && (parts->upward ? threshold >= parts->threshold[level - 1] :
					  threshold <= parts->threshold[level - 1]))
		return fault(FAULT_SYNTAX, "levels from the most severe to the least, each with a threshold of its own");
	return no_fault();
}

/*
 * Each level clears at a value of its own on the safe side of its threshold, in
 * the order of severity: else a level could clear after one less severe, or be
 * raised and gone at once.  Only rounding can bring that about.
 */
static Fault
clear_fault(const RuleParts *parts)
{
	float8		sign = parts->upward ? 1 : -1;
	float8		previous = INFINITY;

	if (!isfinite(parts->clear) || parts->clear < 0)
		return fault(FAULT_OUT_OF_RANGE, "a distance to clear that is finite and not negative");
	for (int i = 0; i < parts->levels && parts->clear > 0; i++)
	{
		float8		threshold = sign * parts->threshold[i];
		float8		edge = threshold - parts->clear;

		if (!isfinite(edge) || edge >= threshold || edge >= previous)
			return fault(FAULT_OUT_OF_RANGE, "a distance to clear that gives each level a clearing value of its own");
		previous = edge;
	}
	return no_fault();
}

Fault
rule_options_fault(const RuleParts *parts)
{
	if (parts->hold < 0 || parts->hold > DURATION_MAX ||
		parts->keep < 0 || parts->keep > DURATION_MAX ||
		parts->stale < 0 || parts->stale > DURATION_MAX)
		return fault(FAULT_OUT_OF_RANGE, "durations of at most 36525 days");
	if (parts->hold % 1000 != 0 || parts->keep % 1000 != 0 ||
		parts->stale % 1000 != 0)
		return fault(FAULT_SYNTAX, "durations of whole milliseconds");
	return clear_fault(parts);
}

Size
rule_size(const AlarmRule *rule)
{
	const uint8 *lengths = name_lengths(rule);
	Size		size = offsetof(AlarmRule, threshold) +
	rule->levels * (sizeof(float8) + 1);

	for (int i = 0; i < rule->levels; i++)
		size += lengths[i];
	return size;
}

AlarmRule  *
rule_make(const RuleParts *parts)
{
	AlarmRule  *rule = palloc0(offsetof(AlarmRule, threshold) +
							   parts->levels * (sizeof(float8) + 1 + LEVEL_NAME_MAX));
	uint8	   *lengths = (uint8 *) &rule->threshold[parts->levels];
	char	   *name = (char *) (lengths + parts->levels);

	rule->format = ALARM_RULE_FORMAT;
	rule->levels = parts->levels;
	rule->upward = parts->upward;
	rule->clear = parts->clear;
	rule->hold = parts->hold;
	rule->keep = parts->keep;
	rule->stale = parts->stale;
	for (int i = 0; i < parts->levels; i++)
	{
		rule->threshold[i] = parts->threshold[i];
		lengths[i] = parts->name[i].length;
		memcpy(name, parts->name[i].bytes, parts->name[i].length);
		name += parts->name[i].length;
	}
	return rule;
}

/*
 * Text
 */

static const char *
next_place(Scanner *scanner)
{
	scan_space(scanner);
	return scanner->at;
}

static bool
scan_comparator(Scanner *scanner, bool *upward)
{
	scan_space(scanner);
	*upward = scan_literal(scanner, ">=") || scan_literal(scanner, "≥");
	return *upward || scan_literal(scanner, "<=") ||
		scan_literal(scanner, "≤") ||
		scan_fail(scanner, FAULT_SYNTAX, "\">=\" or \"<=\" and the threshold");
}

/* name, comparator, threshold */
static bool
scan_level(Scanner *scanner, RuleParts *parts)
{
	const char *place = next_place(scanner);
	int			level = parts->levels;
	const char *at_comparator;
	bool		upward;

	if (level == LEVELS_MAX)
		return scan_fail(scanner, FAULT_TOO_LARGE, "at most 16 levels");
	if (!scan_label(scanner, &parts->name[level]))
		return false;
	at_comparator = next_place(scanner);
	if (!scan_comparator(scanner, &upward))
		return false;
	if (level == 0)
		parts->upward = upward;
	else if (upward != parts->upward)
		return scan_accept(scanner, fault(FAULT_SYNTAX, "the comparator of the first level"), at_comparator);
	if (!scan_float8(scanner, &parts->threshold[level]) ||
		!scan_accept(scanner, rule_level_fault(parts, level), place))
		return false;
	parts->levels++;
	return true;
}

static bool
scan_duration(Scanner *scanner, int64 *microseconds)
{
	const char *place = next_place(scanner);
	int64		number;

	if (!scan_int64(scanner, &number))
		return false;
	scan_space(scanner);
	for (size_t i = 0; i < lengthof(duration_units); i++)
	{
		if (!scan_literal(scanner, duration_units[i].name))
			continue;
		if (number < 1 || number > DURATION_MAX / duration_units[i].microseconds)
			return scan_accept(scanner, fault(FAULT_OUT_OF_RANGE, "a duration above 0 and of at most 36525 days"), place);
		*microseconds = number * duration_units[i].microseconds;
		return true;
	}
	return scan_fail(scanner, FAULT_SYNTAX, "ms, s, min, h or d");
}

static bool
scan_option(Scanner *scanner, RuleParts *parts, int *given)
{
	static const char *const words[] = {"clear", "for", "keep", "stale"};
	int64	   *duration[] = {NULL, &parts->hold, &parts->keep, &parts->stale};
	const char *place = next_place(scanner);
	int			option = 0;

	while (option < (int) lengthof(words) && !scan_literal(scanner, words[option]))
		option++;
	if (option == lengthof(words))
		return scan_fail(scanner, FAULT_SYNTAX, "clear, for, keep or stale");
	if (*given & (1 << option))
		return scan_accept(scanner, fault(FAULT_SYNTAX, "each option only once"), place);
	*given |= 1 << option;
	if (option == 0 ? !scan_float8(scanner, &parts->clear) :
		!scan_duration(scanner, duration[option]))
		return false;
	return scan_accept(scanner, rule_options_fault(parts), place);
}

/*
 *	level { "," level } { ";" option }
 *
 *	level:	name ( ">=" | "<=" ) threshold
 *	option:	"clear" number  |  ( "for" | "keep" | "stale" ) number unit
 */
bool
rule_scan(Scanner *scanner, RuleParts *parts)
{
	int			given = 0;

	memset(parts, 0, sizeof(*parts));
	do
	{
		if (!scan_level(scanner, parts))
			return false;
	} while (scan_separator(scanner));

	for (;;)
	{
		scan_space(scanner);
		if (!scan_literal(scanner, ";"))
			return scan_end(scanner);
		if (!scan_option(scanner, parts, &given))
			return false;
	}
}

static void
append_duration(StringInfo out, const char *option, int64 microseconds)
{
	const DurationUnit *unit = duration_units;

	if (microseconds == 0)
		return;
	while (microseconds % unit->microseconds != 0)
		unit++;
	appendStringInfo(out, "; %s " INT64_FORMAT " %s", option,
					 microseconds / unit->microseconds, unit->name);
}

void
rule_format(const AlarmRule *rule, StringInfo out)
{
	for (int i = 0; i < rule->levels; i++)
	{
		if (i > 0)
			appendStringInfoString(out, ", ");
		append_label(out, rule_level_name(rule, i));
		appendStringInfoString(out, rule->upward ? " >= " : " <= ");
		append_float8(out, rule->threshold[i]);
	}
	if (rule->clear != 0)
	{
		appendStringInfoString(out, "; clear ");
		append_float8(out, rule->clear);
	}
	append_duration(out, "for", rule->hold);
	append_duration(out, "keep", rule->keep);
	append_duration(out, "stale", rule->stale);
}
