/*
 * scale.c
 *	  A grade scale: bands of values, the best (or worst) first.
 */
#include "base/pure.h"

#include <math.h>

#include "rating/scale.h"

/*
 * What the band just added to a list violates, as what was expected; NULL if
 * it may follow those before it.
 */
const char *
scale_last_fault(const EntryList *list, FaultKind *status)
{
	const Entry *last = &list->entry[list->count - 1];
	const Entry *before = last - 1;

	*status = FAULT_SYNTAX;
	if (entries_has_label_before_last(list))
		return "a label that stands only once";
	if (last->tag < BAND_AT_LEAST || last->tag > BAND_REST)
		return ">= or <= or an open last band";
	if (!isfinite(last->number))
	{
		*status = FAULT_OUT_OF_RANGE;
		return "a finite threshold";
	}
	if (last->tag == BAND_REST && last->number != 0)
		return "no threshold of an open band";
	if (list->count == 1)
		return NULL;
	if (before->tag == BAND_REST)
		return "no band after one that is open";
	if (last->tag == BAND_REST)
		return NULL;
	if (last->tag != before->tag)
		return "the same comparator in every band";
	if (last->tag == BAND_AT_LEAST && last->number >= before->number)
		return "a threshold below the one before";
	if (last->tag == BAND_AT_MOST && last->number <= before->number)
		return "a threshold above the one before";
	return NULL;
}

/*
 * label >= threshold | label <= threshold | label
 */
static bool
scan_band(Scanner *scanner, EntryList *list)
{
	Entry	   *band;
	const char *start;
	const char *expected;
	FaultKind	status;

	if (!entries_begin(scanner, list, &band))
		return false;
	start = scanner->at;
	if (!entry_scan_label(scanner, band))
		return false;

	band->tag = BAND_REST;
	scan_space(scanner);
	if (scan_literal(scanner, ">=") || scan_literal(scanner, "≥"))
		band->tag = BAND_AT_LEAST;
	else if (scan_literal(scanner, "<=") || scan_literal(scanner, "≤"))
		band->tag = BAND_AT_MOST;
	if (band->tag != BAND_REST && !scan_float8(scanner, &band->number))
		return false;

	expected = scale_last_fault(list, &status);
	if (expected == NULL)
		return true;
	scanner->at = start;
	return scan_fail(scanner, status, expected);
}

bool
scale_scan(Scanner *scanner, EntryList *list)
{
	list->count = 0;
	do
	{
		if (!scan_band(scanner, list))
			return false;
	} while (scan_separator(scanner));
	if (*scanner->at != '\0')
		return scan_fail(scanner, FAULT_SYNTAX, ">=, <=, a comma or the end of the text");
	return true;
}

/*
 * Write the canonical text, at most count * SCALE_BAND_TEXT_MAX + 1 bytes with
 * the NUL, and return its length.
 */
int
scale_format(const Entries *scale, char *buffer)
{
	int			length = 0;

	for (int i = 0; i < scale->count; i++)
	{
		BandKind	kind = entries_tag(scale, i);

		if (i > 0)
			length += sprintf(buffer + length, ", ");
		length += format_label(entries_label(scale, i), buffer + length);
		if (kind == BAND_REST)
			continue;
		length += sprintf(buffer + length, kind == BAND_AT_LEAST ? " >= " : " <= ");
		length += format_float8(scale->number[i], buffer + length);
	}
	buffer[length] = '\0';
	return length;
}

/*
 * The first band that holds the value; -1 below a closed last one.
 */
int
scale_band(const Entries *scale, float8 value)
{
	for (int i = 0; i < scale->count; i++)
	{
		switch (entries_tag(scale, i))
		{
			case BAND_AT_LEAST:
				if (value >= scale->number[i])
					return i;
				break;
			case BAND_AT_MOST:
				if (value <= scale->number[i])
					return i;
				break;
			default:
				return i;
		}
	}
	return -1;
}

/*
 * How far the value is from the band before its own; 0 in the first.
 */
float8
scale_to_next(const Entries *scale, float8 value)
{
	int			band = scale_band(scale, value);

	if (band == 0)
		return 0;
	return fabs(scale->number[(band < 0 ? scale->count : band) - 1] - value);
}
