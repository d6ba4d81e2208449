/*
 * scale.c
 *	  A grade scale: bands of values, the best (or worst) first.
 */
#include "base/pure.h"

#include <math.h>

#include "rating/scale.h"

/*
 * What is wrong with the band just added to a list, after those before it.
 */
Fault
scale_last_fault(const EntryList *list)
{
	const Entry *last = &list->entry[list->count - 1];
	const Entry *before = last - 1;

	if (entries_repeat_last_label(list))
		return fault(FAULT_SYNTAX, "a label that stands only once");
	if (last->tag < BAND_AT_LEAST || last->tag > BAND_REST)
		return fault(FAULT_SYNTAX, ">= or <= or an open last band");
	if (!isfinite(last->number))
		return fault(FAULT_OUT_OF_RANGE, "a finite threshold");
	if (last->tag == BAND_REST && last->number != 0)
		return fault(FAULT_SYNTAX, "no threshold of an open band");
	if (list->count == 1)
		return no_fault();
	if (before->tag == BAND_REST)
		return fault(FAULT_SYNTAX, "no band after one that is open");
	if (last->tag == BAND_REST)
		return no_fault();
	if (last->tag != before->tag)
		return fault(FAULT_SYNTAX, "the same comparator in every band");
	if (last->tag == BAND_AT_LEAST && last->number >= before->number)
		return fault(FAULT_SYNTAX, "a threshold below the one before");
	if (last->tag == BAND_AT_MOST && last->number <= before->number)
		return fault(FAULT_SYNTAX, "a threshold above the one before");
	return no_fault();
}

/*
 * label >= threshold | label <= threshold | label
 */
static bool
scan_band(Scanner *scanner, Entry *band)
{
	if (!scan_entry_label(scanner, band))
		return false;
	band->tag = BAND_REST;
	scan_space(scanner);
	if (scan_literal(scanner, ">=") || scan_literal(scanner, "≥"))
		band->tag = BAND_AT_LEAST;
	else if (scan_literal(scanner, "<=") || scan_literal(scanner, "≤"))
		band->tag = BAND_AT_MOST;
	return band->tag == BAND_REST || scan_float8(scanner, &band->number);
}

bool
scale_scan(Scanner *scanner, EntryList *list)
{
	return scan_entries(scanner, list, scan_band, scale_last_fault) &&
		(*scanner->at == '\0' ||
		 scan_fail(scanner, FAULT_SYNTAX, ">=, <=, a comma or the end of the text"));
}

void
scale_format(const Entries *scale, StringInfo out)
{
	for (int i = 0; i < scale->count; i++)
	{
		BandKind	kind = entries_tags(scale)[i];

		if (i > 0)
			appendStringInfoString(out, ", ");
		append_label(out, entries_label(scale, i));
		if (kind == BAND_REST)
			continue;
		appendStringInfoString(out, kind == BAND_AT_LEAST ? " >= " : " <= ");
		append_float8(out, scale->number[i]);
	}
}

/*
 * The first band that holds the value; -1 below a closed last one.
 */
int
scale_band(const Entries *scale, float8 value)
{
	for (int i = 0; i < scale->count; i++)
	{
		switch (entries_tags(scale)[i])
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
