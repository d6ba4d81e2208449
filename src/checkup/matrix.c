/*
 * matrix.c
 *	  The text form of an indicator_matrix, and sorting its values.
 */
#include "base/pure.h"

#include "checkup/matrix.h"

/*
 * Text: (indicators "x", "y"; "first unit": 1.5, null; "second unit": 2, 3)
 *
 * A label stands in double quotes; a double quote or a backslash within it has
 * a backslash before it.
 */

const char *
matrix_size_fault(int64 units, int64 indicators)
{
	if (units > MATRIX_UNITS_MAX)
		return "at most 100,000 units";
	if (indicators > MATRIX_INDICATORS_MAX)
		return "at most 1,000 indicators";
	if (units * indicators > MATRIX_CELLS_MAX)
		return "at most 10,000,000 cells, units times indicators";
	return NULL;
}

/*
 * Read a label; its bytes go to the output where there is one.
 */
static bool
matrix_scan_label(Scanner *scanner, MatrixText *parts, int number)
{
	size_t		start = parts->label_bytes;
	const char *p;

	if (!scan_require(scanner, "\"", "a label in double quotes"))
		return false;
	for (p = scanner->at; *p != '"'; p++)
	{
		if (*p == '\\')
			p++;
		if (*p == '\0')
		{
			scanner->at = p;
			return scan_fail(scanner, FAULT_SYNTAX, "a double quote that ends the label");
		}
		if (parts->label_bytes - start == MATRIX_LABEL_MAX)
			return scan_fail(scanner, FAULT_TOO_LARGE, "a label of at most 1024 bytes");
		if (parts->label_bytes_out != NULL)
			parts->label_bytes_out[parts->label_bytes] = *p;
		parts->label_bytes++;
	}
	scanner->at = p + 1;
	if (parts->label_ends != NULL)
		parts->label_ends[number] = parts->label_bytes;
	return true;
}

static bool
scan_size(Scanner *scanner, const MatrixText *parts)
{
	const char *fault = matrix_size_fault(parts->units, parts->indicators);

	return fault == NULL || scan_fail(scanner, FAULT_TOO_LARGE, fault);
}

static bool
scan_indicators(Scanner *scanner, MatrixText *parts)
{
	scan_expect(scanner, "(");
	scan_expect(scanner, "indicators");
	do
	{
		parts->indicators++;
		if (!scan_size(scanner, parts) ||
			!matrix_scan_label(scanner, parts, parts->indicators - 1))
			return false;
		scan_space(scanner);
	} while (scan_literal(scanner, ","));
	return scan_require(scanner, ";", "\",\" or \";\"");
}

static bool
scan_cell(Scanner *scanner, float8 *cell)
{
	scan_space(scanner);
	if (scan_literal(scanner, "null"))
	{
		*cell = NAN;
		return true;
	}
	return scan_float8(scanner, cell);
}

static bool
scan_unit(Scanner *scanner, MatrixText *parts)
{
	if (!matrix_scan_label(scanner, parts, parts->indicators + parts->units))
		return false;
	scan_expect(scanner, ":");
	for (int i = 0; i < parts->indicators; i++)
	{
		float8		cell;

		if (i > 0 && !scan_require(scanner, ",", "\",\" and the value of the next indicator"))
			return false;
		if (!scan_cell(scanner, &cell))
			return false;
		if (parts->cells != NULL)
			parts->cells[(size_t) parts->units * parts->indicators + i] = cell;
	}
	parts->units++;
	scan_space(scanner);
	return scan_size(scanner, parts);
}

/*
 * Labels are read with those of the indicators first.
 */
bool
matrix_scan(Scanner *scanner, MatrixText *parts, Heartbeat heartbeat)
{
	parts->units = 0;
	parts->indicators = 0;
	parts->label_bytes = 0;
	if (!scan_indicators(scanner, parts))
		return false;
	do
	{
		heartbeat();
		if (!scan_unit(scanner, parts))
			return false;
	} while (scan_literal(scanner, ";"));
	scan_require(scanner, ")", "\";\" or \")\"");
	return scan_end(scanner);
}

int
matrix_format_label(Label label, char *buffer)
{
	char	   *p = buffer;

	*p++ = '"';
	for (int i = 0; i < label.length; i++)
	{
		if (label.bytes[i] == '"' || label.bytes[i] == '\\')
			*p++ = '\\';
		*p++ = label.bytes[i];
	}
	*p++ = '"';
	return p - buffer;
}

/*
 * Ranks
 *
 * The bits of a float8, with the sign bit turned over (of a negative number,
 * all bits), sort as whole numbers.
 */

uint64
rank_key(float8 value)
{
	uint64		bits;

	memcpy(&bits, &value, sizeof(bits));
	return bits ^ ((bits >> 63) ? PG_UINT64_MAX : UINT64CONST(1) << 63);
}

float8
rank_value(uint64 key)
{
	uint64		bits = key ^ ((key >> 63) ? UINT64CONST(1) << 63 : PG_UINT64_MAX);
	float8		value;

	memcpy(&value, &bits, sizeof(value));
	return value;
}

#define DIGITS 8				/* of a key, each a byte */

/*
 * Sort ascending, in one of the two arrays, which is returned.  A radix sort:
 * ranking is what most methods spend their time on, and this takes a fifth of
 * the time of comparing.
 */
Ranked	   *
rank_sort(Ranked *items, Ranked *spare, int count)
{
	uint32		counts[DIGITS][256];

	memset(counts, 0, sizeof(counts));
	for (int i = 0; i < count; i++)
		for (int digit = 0; digit < DIGITS; digit++)
			counts[digit][(items[i].key >> (8 * digit)) & 0xFF]++;

	for (int digit = 0; digit < DIGITS; digit++)
	{
		uint32	   *starts = counts[digit];
		uint32		start = 0;
		Ranked	   *sorted = spare;

		/* a digit that all have in common needs no pass */
		if (count == 0 || starts[(items[0].key >> (8 * digit)) & 0xFF] == (uint32) count)
			continue;
		for (int value = 0; value < 256; value++)
		{
			uint32		next = start + starts[value];

			starts[value] = start;
			start = next;
		}
		for (int i = 0; i < count; i++)
			sorted[starts[(items[i].key >> (8 * digit)) & 0xFF]++] = items[i];
		spare = items;
		items = sorted;
	}
	return items;
}
