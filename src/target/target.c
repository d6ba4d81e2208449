/*
 * target.c
 *	  An indicator target: which values are acceptable, and in what unit.
 */
#include "base/pure.h"

#include <ctype.h>
#include <float.h>
#include <math.h>

#include "base/label.h"
#include "base/plain.h"
#include "target/target.h"
#include "target/wording.h"

typedef struct ComparatorSpelling
{
	const char *text;
	TargetComparator comparator;
} ComparatorSpelling;

/*
 * The first spelling of a comparator is the canonical one, and a spelling
 * stands before its own prefix (">=" before ">").
 */
static const ComparatorSpelling spellings[] = {
	{">=", TARGET_AT_LEAST},
	{"≥", TARGET_AT_LEAST},
	{"<=", TARGET_AT_MOST},
	{"≤", TARGET_AT_MOST},
	{">", TARGET_MORE_THAN},
	{"<", TARGET_LESS_THAN},
	{"=", TARGET_EXACTLY},
	{"~", TARGET_ABOUT},
	{"≈", TARGET_ABOUT},
	{"..", TARGET_BETWEEN},
};

/*
 * Set comparator and bounds, and clear the unit.  Where only one side is
 * bounded, that side's argument is read.
 */
Fault
target_set(IndicatorTarget *target, TargetComparator comparator,
		   float8 low, float8 high)
{
	TargetEdges edges;

	memset(target, 0, sizeof(*target));
	if (comparator < TARGET_AT_LEAST || comparator > TARGET_ABOUT)
		return fault(FAULT_SYNTAX, "a comparator from 1 to 7");
	target->comparator = comparator;
	target->low = low + 0.0;	/* -0 becomes 0 */
	target->high = high + 0.0;

	if (comparator == TARGET_AT_LEAST || comparator == TARGET_MORE_THAN)
		target->high = DBL_MAX;
	else if (comparator == TARGET_AT_MOST || comparator == TARGET_LESS_THAN)
		target->low = -DBL_MAX;

	edges = target_edges(target);
	if (!isfinite(edges.low) || !isfinite(edges.high))
		return fault(FAULT_OUT_OF_RANGE, "a bound that is still finite with 5 % added");
	if (edges.low > edges.high)
		return fault(FAULT_SYNTAX, "an upper bound that is not below the lower one");

	if (comparator == TARGET_AT_LEAST || comparator == TARGET_MORE_THAN)
		target->high = INFINITY;
	else if (comparator == TARGET_AT_MOST || comparator == TARGET_LESS_THAN)
		target->low = -INFINITY;
	return no_fault();
}

/*
 * Signs that belong to a number or between two: ± ½ and the like (U+00B1, U+00BC
 * to U+00BE), dashes and dots (U+2010 to U+2027), minus (U+2212), wave dash
 * (U+301C), and a sign with a digit or nothing behind it ("CO2-eq" is a unit).
 */
static bool
is_number_sign(const char *p)
{
	const unsigned char *c = (const unsigned char *) p;

	switch (c[0])
	{
		case 0xC2:
			return c[1] == 0xB1 || (c[1] >= 0xBC && c[1] <= 0xBE);
		case 0xE2:
			return (c[1] == 0x80 && c[2] >= 0x90 && c[2] <= 0xA7) ||
				(c[1] == 0x88 && c[2] == 0x92);
		case 0xE3:
			return c[1] == 0x80 && c[2] == 0x9C;
		case '+':
			return isdigit(c[1]);
		case '-':
			return isdigit(c[1]) || c[1] == '\0';
		default:
			return false;
	}
}

/*
 * May the character at p not stand anywhere in a unit?  The comparators, words
 * and number signs are there because people type them: "5km-10km", ">=95%<=99%"
 * and "95%以上" must not be read as exotic units.
 */
static Fault
unit_character_fault(const char *p)
{
	const char *hint = wording_hint_in_unit(p);

	if (is_control(p, 2))
		return fault(FAULT_SYNTAX, "a unit without control characters");
	if (scan_space_length(p) > 0)
		return fault(FAULT_SYNTAX, "a unit without white space");
	for (size_t i = 0; i < lengthof(spellings); i++)
	{
		if (strncmp(p, spellings[i].text, strlen(spellings[i].text)) == 0)
			return fault(FAULT_SYNTAX, "a unit without a second comparator");
	}
	if (strchr(",;", *p) != NULL || strncmp(p, "≦", 3) == 0 ||
		strncmp(p, "≧", 3) == 0 || is_number_sign(p))
		return fault(FAULT_SYNTAX, "a unit without a comma or another number");
	if (hint != NULL)
		return fault_with_hint(FAULT_SYNTAX, "a unit without a word or sign that compares", hint);
	return no_fault();
}

/*
 * Whatever looks like more of the number must not begin a unit, or ">= 1,000"
 * would be 1 of ",000": of ASCII only letters and a few signs.
 */
static bool
begins_unit(const char *p)
{
	return (unsigned char) *p >= 0x80 || isalpha((unsigned char) *p) ||
		strchr("%$(", *p) != NULL;
}

/*
 * Set the unit from the first bytes of a text; full-width characters become
 * plain ones.
 */
Fault
target_set_unit(IndicatorTarget *target, const char *unit, size_t length)
{
	const Fault too_large = fault(FAULT_TOO_LARGE, "a unit of at most 31 bytes");

	/* no plain form is shorter than a third */
	if (length > 3 * TARGET_UNIT_MAX)
		return too_large;
	unit = plain_text(pnstrdup(unit, length));
	length = strlen(unit);
	if (length > TARGET_UNIT_MAX)
		return too_large;
	for (size_t i = 0; i < length; i++)
	{
		Fault		found = unit_character_fault(unit + i);

		if (is_fault(found))
			return found;
	}
	if (length > 0 && !begins_unit(unit))
		return fault(FAULT_SYNTAX, "a unit that begins with a letter, %, $ or (");
	memset(target->unit, 0, TARGET_UNIT_MAX);
	memcpy(target->unit, unit, length);
	return no_fault();
}

bool
target_scan_comparator(Scanner *scanner, TargetComparator *comparator)
{
	scan_space(scanner);
	for (size_t i = 0; i < lengthof(spellings); i++)
	{
		if (scan_literal(scanner, spellings[i].text))
		{
			*comparator = spellings[i].comparator;
			return true;
		}
	}
	return false;
}

/*
 * What is wrong may be that the text is in the words of a plan.
 */
static bool
fail_with_hint(Scanner *scanner, const char *text)
{
	if (scanner->fault.kind == FAULT_SYNTAX)
		scanner->fault.hint = wording_hint_in_text(text);
	return false;
}

/*
 * The unit runs to the next white space, after which nothing may follow.
 */
static bool
scan_unit(Scanner *scanner, IndicatorTarget *target)
{
	const char *start;
	size_t		length = 0;

	scan_space(scanner);
	start = scanner->at;
	while (start[length] != '\0' && scan_space_length(start + length) == 0)
		length++;

	if (!scan_accept(scanner, target_set_unit(target, start, length), start))
		return false;
	scanner->at = start + length;
	scan_space(scanner);
	return scan_end(scanner) || fail_with_hint(scanner, scanner->at);
}

/*
 *	[ comparator ] number [ unit ]	|  number .. number [ unit ]
 */
static bool
scan_plain(Scanner *scanner, IndicatorTarget *target)
{
	TargetComparator comparator = TARGET_EXACTLY;
	const char *first;
	const char *second;
	bool		compared;
	float8		low;
	float8		high;
	Fault		found;

	scan_space(scanner);
	if (*scanner->at == '\0')
		return scan_fail(scanner, FAULT_SYNTAX, "a comparator or a number");
	compared = strncmp(scanner->at, "..", 2) != 0 &&
		target_scan_comparator(scanner, &comparator);

	scan_space(scanner);
	first = scanner->at;
	if (!scan_float8(scanner, &low))
		return fail_with_hint(scanner, first);
	high = low;
	scan_space(scanner);
	second = scanner->at;
	if (!compared && scan_literal(scanner, ".."))
	{
		comparator = TARGET_BETWEEN;
		scan_space(scanner);
		second = scanner->at;
		if (!scan_float8(scanner, &high))
			return false;
	}

	found = target_set(target, comparator, low, high);
	return scan_accept(scanner, found,
					   found.kind == FAULT_OUT_OF_RANGE ? first : second) &&
		scan_unit(scanner, target);
}

/*
 * A fault is shown in the text as it was written.
 */
bool
target_scan(Scanner *scanner, IndicatorTarget *target)
{
	const char *written = scanner->at;
	Scanner		plain;

	scan_begin(&plain, plain_text(written));
	if (scan_plain(&plain, target))
		return true;
	return scan_accept(scanner, plain.fault,
					   plain_text_source(written, plain.failed_at - plain.start));
}

const char *
target_comparator_text(TargetComparator comparator)
{
	size_t		i = 0;

	while (spellings[i].comparator != comparator)
		i++;
	return spellings[i].text;
}

void
target_format(const IndicatorTarget *target, StringInfo out)
{
	int			unit_length = strnlen(target->unit, TARGET_UNIT_MAX);

	if (target->comparator != TARGET_BETWEEN)
		appendStringInfo(out, "%s ",
						 target_comparator_text(target->comparator));
	append_float8(out, isfinite(target->low) ? target->low : target->high);
	if (target->comparator == TARGET_BETWEEN)
	{
		appendStringInfoString(out, " .. ");
		append_float8(out, target->high);
	}
	if (unit_length > 0)
		appendStringInfo(out, " %.*s", unit_length, target->unit);
}

/*
 * By unit, so that what can be compared stands together, then by lower bound,
 * upper bound and comparator.
 */
int
target_compare(const IndicatorTarget *a, const IndicatorTarget *b)
{
	int			order = memcmp(a->unit, b->unit, TARGET_UNIT_MAX);

	if (order == 0)
		order = compare_float8(a->low, b->low);
	if (order == 0)
		order = compare_float8(a->high, b->high);
	if (order == 0)
		order = (int) a->comparator - (int) b->comparator;
	return order;
}

/*
 * Distance to the nearest acceptable value; infinite where it overflows.  The
 * bound of "> 65" counts as acceptable: there is no nearest value beyond it.
 */
float8
target_gap(float8 actual, const IndicatorTarget *target)
{
	TargetEdges edges = target_edges(target);

	if (target_meets(actual, target))
		return 0;
	return actual <= edges.low ? edges.low - actual : actual - edges.high;
}

/*
 * The part of the way from the baseline to the bound that has been covered:
 * (actual - baseline) / (bound - baseline), and not below 0; it cannot exceed 1
 * for a value that does not meet the target.  Without a way to
 * go (the baseline meets the target or lies on its bound), and for a value that
 * has gone past the far end of a range, the two-argument rule.
 */
float8
target_attainment_from(float8 actual, const IndicatorTarget *target,
					   float8 baseline)
{
	TargetEdges edges = target_edges(target);
	bool		from_below = baseline < edges.low;
	float8		bound = from_below ? edges.low : edges.high;
	float8		way = bound - baseline;
	float8		covered;

	if (target_meets(actual, target))
		return 1;
	if (target_meets(baseline, target) || way == 0 ||
		(from_below ? actual > edges.high : actual < edges.low) ||
		!isfinite(bound))
		return target_shortfall(actual, target);

	covered = isfinite(way) ? (actual - baseline) / way :
		(actual / 2 - baseline / 2) / (bound / 2 - baseline / 2);
	return covered < 0 ? 0 : covered;
}
