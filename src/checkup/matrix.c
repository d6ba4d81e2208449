/*
 * matrix.c
 *	  The text form of an indicator_matrix, and sorting its values.
 */
#include "base/pure.h"

#include "base/number.h"
#include "checkup/matrix.h"

/*
 * Text: (indicators x, "y z"; first: 1.5, null; "second, third": 2, 3)
 *
 * In "null*16, 1.5, null*43" null*16 stands for 16 missing cells: the state of
 * one of many nodes knows few of the cells, and travels as text.
 */
#define NULL_RUN_MIN 4			/* fewer are written out */

/* what the limits allow can be dumped: "-2.2250738585072014e-308, ", and labels
 * that are all quotes */
StaticAssertDecl(MATRIX_CELLS_MAX * 26 + (MATRIX_UNITS_MAX + MATRIX_INDICATORS_MAX) *
				 (2 * MATRIX_LABEL_MAX + 4) < 0x3FFFFFFF,
				 "every matrix must be below 1 GB as text");

Fault
matrix_size_fault(int64 units, int64 indicators)
{
	if (units > MATRIX_UNITS_MAX)
		return fault(FAULT_TOO_LARGE, "at most 100,000 units");
	if (indicators > MATRIX_INDICATORS_MAX)
		return fault(FAULT_TOO_LARGE, "at most 1,000 indicators");
	if (units * indicators > MATRIX_CELLS_MAX)
		return fault(FAULT_TOO_LARGE,
					 "at most 10,000,000 cells, units times indicators");
	return no_fault();
}

Fault
matrix_label_fault(Label label)
{
	if (label.length > MATRIX_LABEL_MAX)
		return fault(FAULT_TOO_LARGE, "a label of at most 1024 bytes");
	return no_fault();
}

static bool
labels_ascend(const Label *labels, int count)
{
	for (int i = 1; i < count; i++)
		if (label_compare(labels[i - 1], labels[i]) >= 0)
			return false;
	return true;
}

Fault
matrix_order_fault(const LabelledMatrix *labelled)
{
	if (labels_ascend(labelled->indicators, labelled->matrix.indicators) &&
		labels_ascend(labelled->units, labelled->matrix.units))
		return no_fault();
	return fault(FAULT_SYNTAX,
				 "labels in ascending order of their bytes, none of them twice");
}

static bool
scan_matrix_label(Scanner *scanner, Label *label)
{
	const char *place;

	scan_space(scanner);
	place = scanner->at;
	return scan_label(scanner, label) &&
		scan_accept(scanner, matrix_label_fault(*label), place);
}

static bool
scan_indicators(Scanner *scanner, LabelledMatrix *labelled)
{
	int		   *count = &labelled->matrix.indicators;
	int			room = 8;

	labelled->indicators = palloc(room * sizeof(Label));
	scan_expect(scanner, "(");
	scan_expect(scanner, "indicators");
	do
	{
		if (*count == room)
			labelled->indicators = repalloc(labelled->indicators,
											(room *= 2) * sizeof(Label));
		if (!scan_matrix_label(scanner, &labelled->indicators[(*count)++]) ||
			!scan_accept(scanner, matrix_size_fault(1, *count), scanner->at))
			return false;
		scan_space(scanner);
	} while (scan_literal(scanner, ","));
	return scan_require(scanner, ";", "\",\" or \";\"");
}

/*
 * How many cells are missing: of "null" 1, of "null*4" 4; 0 on failure.  There
 * is room for so many.
 */
static int
scan_missing(Scanner *scanner, int room)
{
	int64		count = 1;
	const char *place;

	scan_space(scanner);
	if (!scan_literal(scanner, "*"))
		return 1;
	scan_space(scanner);
	place = scanner->at;
	if (!scan_int64(scanner, &count))
		return 0;
	if (count >= 1 && count <= room)
		return count;
	scan_accept(scanner,
				fault(FAULT_SYNTAX, "missing cells, from 1 to as many as there are indicators left"),
				place);
	return 0;
}

static bool
scan_cells(Scanner *scanner, float8 *row, int count)
{
	for (int i = 0; i < count;)
	{
		int			missing;

		if (i > 0 && !scan_require(scanner, ",",
								   "\",\" and the value of the next indicator"))
			return false;
		scan_space(scanner);
		if (!scan_literal(scanner, "null"))
		{
			if (!scan_float8(scanner, &row[i++]))
				return false;
			continue;
		}
		missing = scan_missing(scanner, count - i);
		if (missing == 0)
			return false;
		while (missing-- > 0)
			row[i++] = NAN;
	}
	return true;
}

/* the size is checked before there is more room made than for twice of it */
static bool
scan_units(Scanner *scanner, LabelledMatrix *labelled)
{
	Matrix	   *matrix = &labelled->matrix;
	Size		row_size = matrix->indicators * sizeof(float8);
	int			room = 8;

	labelled->units = palloc(room * sizeof(Label));
	matrix->cells = palloc(room * row_size);
	do
	{
		if (!scan_accept(scanner,
						 matrix_size_fault(matrix->units + 1, matrix->indicators),
						 scanner->at))
			return false;
		if (matrix->units == room)
		{
			room *= 2;
			labelled->units = repalloc(labelled->units, room * sizeof(Label));
			matrix->cells = repalloc(matrix->cells, room * row_size);
		}
		if (!scan_matrix_label(scanner, &labelled->units[matrix->units]) ||
			!scan_expect(scanner, ":") ||
			!scan_cells(scanner, matrix_row(matrix, matrix->units),
						matrix->indicators))
			return false;
		matrix->units++;
		scan_space(scanner);
	} while (scan_literal(scanner, ";"));
	return true;
}

/* the labels are bytes of the text, or palloc'd */
bool
matrix_scan(Scanner *scanner, LabelledMatrix *labelled)
{
	memset(labelled, 0, sizeof(*labelled));
	if (!scan_indicators(scanner, labelled) || !scan_units(scanner, labelled))
		return false;
	scan_require(scanner, ")", "\";\" or \")\"");
	return scan_end(scanner) &&
		scan_accept(scanner, matrix_order_fault(labelled), NULL);
}

/* cells from the first of some on that are missing, one after the other */
static int
missing_run(const float8 *cells, int count)
{
	int			run = 0;

	while (run < count && cell_is_missing(cells[run]))
		run++;
	return run;
}

static void
append_row(StringInfo out, const float8 *row, int count)
{
	for (int i = 0; i < count;)
	{
		int			run = missing_run(row + i, count - i);

		appendStringInfoString(out, i == 0 ? ": " : ", ");
		if (run == 0)
			append_float8(out, row[i++]);
		else if (run < NULL_RUN_MIN)
		{
			appendStringInfoString(out, "null");
			i++;
		}
		else
		{
			appendStringInfo(out, "null*%d", run);
			i += run;
		}
	}
}

void
matrix_format(const LabelledMatrix *labelled, StringInfo out)
{
	const Matrix *matrix = &labelled->matrix;

	for (int i = 0; i < matrix->indicators; i++)
	{
		appendStringInfoString(out, i == 0 ? "(indicators " : ", ");
		append_label(out, labelled->indicators[i]);
	}
	for (int unit = 0; unit < matrix->units; unit++)
	{
		CHECK_FOR_INTERRUPTS();
		appendStringInfoString(out, "; ");
		append_label(out, labelled->units[unit]);
		append_row(out, matrix_row(matrix, unit), matrix->indicators);
	}
	appendStringInfoChar(out, ')');
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
