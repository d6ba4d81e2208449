/*
 * indicator_matrix.c
 *	  The SQL type indicator_matrix, its aggregates, and what it holds.
 *
 * Where a SQL name belongs to several types (jsonb) or is a common word (units,
 * entries), the C name is led by the type's.
 */
#include "postgres.h"

#include "catalog/pg_type_d.h"
#include "funcapi.h"
#include "lib/stringinfo.h"
#include "libpq/pqformat.h"
#include "miscadmin.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/float.h"

#include "base/aggregate.h"
#include "base/json.h"
#include "base/number.h"
#include "base/report.h"
#include "base/wire.h"
#include "checkup/indicator_matrix.h"

PG_FUNCTION_INFO_V1(indicator_matrix_in);
PG_FUNCTION_INFO_V1(indicator_matrix_out);
PG_FUNCTION_INFO_V1(indicator_matrix_recv);
PG_FUNCTION_INFO_V1(indicator_matrix_send);
PG_FUNCTION_INFO_V1(indicator_matrix_accum);
PG_FUNCTION_INFO_V1(indicator_matrix_combine);
PG_FUNCTION_INFO_V1(indicator_matrix_final);
PG_FUNCTION_INFO_V1(indicator_matrix_units);
PG_FUNCTION_INFO_V1(indicator_matrix_indicators);
PG_FUNCTION_INFO_V1(indicator_matrix_entries);
PG_FUNCTION_INFO_V1(indicator_matrix_jsonb);

/*
 * The stored form
 */

Size
stored_size(int units, int indicators, Size label_bytes)
{
	return offsetof(IndicatorMatrix, cells) +
		(Size) units * indicators * sizeof(float8) +
		((Size) units + indicators) * sizeof(int32) + label_bytes;
}

/*
 * Sizes must have been checked.  Cells and labels are left to the caller.
 */
IndicatorMatrix *
stored_create(int units, int indicators, Size label_bytes)
{
	Size		size = stored_size(units, indicators, label_bytes);
	IndicatorMatrix *stored = palloc_extended(size, MCXT_ALLOC_HUGE);

	SET_VARSIZE(stored, size);
	stored->units = units;
	stored->indicators = indicators;
	stored->label_bytes = label_bytes;
	return stored;
}

IndicatorMatrix *
stored_copy(const IndicatorMatrix *stored)
{
	IndicatorMatrix *copy = palloc_extended(VARSIZE(stored), MCXT_ALLOC_HUGE);

	memcpy(copy, stored, VARSIZE(stored));
	return copy;
}

void
report_matrix_size(const char *expected)
{
	ereport(ERROR,
			(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
			 errmsg("matrix is too large for type %s", INDICATOR_MATRIX_NAME),
			 errdetail("Expected %s.", expected)));
}

void
check_label_length(int length)
{
	if (length > MATRIX_LABEL_MAX)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("label is too long for type %s", INDICATOR_MATRIX_NAME),
				 errdetail("Expected at most %d bytes, found %d.",
						   MATRIX_LABEL_MAX, length)));
}

#define NOT_ASCENDING "labels in ascending order of their bytes, none of them twice"

static bool
labels_ascend(IndicatorMatrix *stored, int first, int count)
{
	for (int i = first + 1; i < first + count; i++)
		if (label_compare(stored_label(stored, i - 1), stored_label(stored, i)) >= 0)
			return false;
	return true;
}

static bool
stored_labels_ascend(IndicatorMatrix *stored)
{
	return labels_ascend(stored, 0, stored->indicators) &&
		labels_ascend(stored, stored->indicators, stored->units);
}

/*
 * Input and output
 */

static void
heartbeat(void)
{
	CHECK_FOR_INTERRUPTS();
}

Datum
indicator_matrix_in(PG_FUNCTION_ARGS)
{
	char	   *input = PG_GETARG_CSTRING(0);
	MatrixText	matrix_text = {0};
	IndicatorMatrix *stored;
	Scanner		scanner;

	scan_begin(&scanner, input);
	if (!matrix_scan(&scanner, &matrix_text, heartbeat))
		return report_scan_failure(fcinfo, &scanner, INDICATOR_MATRIX_NAME);

	stored = stored_create(matrix_text.units, matrix_text.indicators,
						   matrix_text.label_bytes);
	matrix_text.cells = stored->cells;
	matrix_text.label_ends = stored_label_ends(stored);
	matrix_text.label_bytes_out = stored_label_bytes(stored);
	scan_begin(&scanner, input);
	matrix_scan(&scanner, &matrix_text, heartbeat);
	if (!stored_labels_ascend(stored))
	{
		scan_reject(&scanner, NOT_ASCENDING);
		return report_scan_failure(fcinfo, &scanner, INDICATOR_MATRIX_NAME);
	}
	PG_RETURN_INDICATOR_MATRIX(stored);
}

static void
matrix_append_label(StringInfo out, Label label)
{
	enlargeStringInfo(out, MATRIX_LABEL_TEXT_MAX(label.length));
	out->len += matrix_format_label(label, out->data + out->len);
	out->data[out->len] = '\0';
}

static void
append_cell(StringInfo out, float8 cell)
{
	if (cell_is_missing(cell))
		appendStringInfoString(out, "null");
	else
	{
		enlargeStringInfo(out, FLOAT8_TEXT_MAX);
		out->len += format_float8(cell, out->data + out->len);
	}
}

Datum
indicator_matrix_out(PG_FUNCTION_ARGS)
{
	IndicatorMatrix *stored = PG_GETARG_INDICATOR_MATRIX(0);
	Matrix		matrix = stored_matrix(stored);
	StringInfoData out;

	initStringInfo(&out);
	appendStringInfoString(&out, "(indicators ");
	for (int i = 0; i < matrix.indicators; i++)
	{
		if (i > 0)
			appendStringInfoString(&out, ", ");
		matrix_append_label(&out, stored_indicator(stored, i));
	}
	for (int unit = 0; unit < matrix.units; unit++)
	{
		CHECK_FOR_INTERRUPTS();
		appendStringInfoString(&out, "; ");
		matrix_append_label(&out, stored_unit(stored, unit));
		for (int i = 0; i < matrix.indicators; i++)
		{
			appendStringInfoString(&out, i == 0 ? ": " : ", ");
			append_cell(&out, matrix_row(&matrix, unit)[i]);
		}
	}
	appendStringInfoChar(&out, ')');
	PG_RETURN_CSTRING(out.data);
}

/*
 * Read one label; returns it in the message's or palloc'd memory.
 */
static Label
matrix_receive_label(StringInfo message)
{
	int			length = pq_getmsgint(message, 4);
	Label		label;

	if (length < 0)
		report_binary_fault(INDICATOR_MATRIX_NAME, "a label length that is not negative");
	label.bytes = pq_getmsgtext(message, length, &label.length);
	check_label_length(label.length);
	return label;
}

/*
 * The numbers of units and of indicators; the labels as counted text, indicators
 * first; and the cells, row by row, NaN where missing.
 */
Datum
indicator_matrix_recv(PG_FUNCTION_ARGS)
{
	StringInfo	message = (StringInfo) PG_GETARG_POINTER(0);
	int			units = pq_getmsgint(message, 4);
	int			indicators = pq_getmsgint(message, 4);
	Size		label_bytes = 0;
	Label	   *labels;
	IndicatorMatrix *stored;
	int32	   *ends;
	int32		end = 0;

	if (units < 1 || indicators < 1)
		report_binary_fault(INDICATOR_MATRIX_NAME, "at least one unit and one indicator");
	if (matrix_size_fault(units, indicators) != NULL)
		report_matrix_size(matrix_size_fault(units, indicators));
	/* believe no size that the message is too short for */
	if ((Size) (message->len - message->cursor) <
		((Size) units + indicators) * 4 + (Size) units * indicators * 8)
		report_binary_fault(INDICATOR_MATRIX_NAME, "as many labels and cells as announced");

	labels = palloc((units + indicators) * sizeof(Label));
	for (int i = 0; i < units + indicators; i++)
	{
		labels[i] = matrix_receive_label(message);
		label_bytes += labels[i].length;
	}

	stored = stored_create(units, indicators, label_bytes);
	ends = stored_label_ends(stored);
	for (int i = 0; i < units + indicators; i++)
	{
		memcpy(stored_label_bytes(stored) + end, labels[i].bytes, labels[i].length);
		ends[i] = end += labels[i].length;
	}
	if (!stored_labels_ascend(stored))
		report_binary_fault(INDICATOR_MATRIX_NAME, NOT_ASCENDING);
	for (Size i = 0; i < (Size) units * indicators; i++)
	{
		float8		cell = receive_float8(message);

		stored->cells[i] = isnan(cell) ? get_float8_nan() :
			require_finite(cell, "cell");
	}
	PG_RETURN_INDICATOR_MATRIX(stored);
}

Datum
indicator_matrix_send(PG_FUNCTION_ARGS)
{
	IndicatorMatrix *stored = PG_GETARG_INDICATOR_MATRIX(0);
	StringInfoData message;

	pq_begintypsend(&message);
	pq_sendint32(&message, stored->units);
	pq_sendint32(&message, stored->indicators);
	for (int i = 0; i < stored->units + stored->indicators; i++)
	{
		Label		label = stored_label(stored, i);

		pq_sendcountedtext(&message, label.bytes, label.length, false);
	}
	for (Size i = 0; i < (Size) stored->units * stored->indicators; i++)
		pq_sendfloat8(&message, stored->cells[i]);
	PG_RETURN_BYTEA_P(pq_endtypsend(&message));
}

/*
 * Aggregation
 */

static inline Label
text_label(const text *t)
{
	Label		label = {VARDATA_ANY(t), VARSIZE_ANY_EXHDR(t)};

	return label;
}

static void
report_value(Label unit, Label indicator, float8 value)
{
	report_not_finite(value, psprintf("value of indicator \"%.*s\" of unit \"%.*s\"",
									  indicator.length, indicator.bytes,
									  unit.length, unit.bytes));
}

/*
 * One row of indicator_matrix_agg(): the state, unit, indicator and value.
 */
Datum
indicator_matrix_accum(PG_FUNCTION_ARGS)
{
	GrowingMatrix *growing;
	bool		known = !PG_ARGISNULL(3);
	float8		value = known ? PG_GETARG_FLOAT8(3) : 0;
	Label		unit;
	Label		indicator;

	if (PG_ARGISNULL(1) || PG_ARGISNULL(2))
		return aggregate_skip_row(fcinfo);
	unit = text_label(PG_GETARG_TEXT_PP(1));
	indicator = text_label(PG_GETARG_TEXT_PP(2));
	if (unlikely(!isfinite(value)))
		report_value(unit, indicator, value);
	if (PG_ARGISNULL(0))
		growing = growing_create(fcinfo);
	else
		growing = growing_from_datum(PG_GETARG_DATUM(0), fcinfo);
	growing_add(growing, unit, indicator, known, value);
	/* a call by hand reports its own row */
	if (!AggCheckCallContext(fcinfo, NULL))
		growing_settle(growing);
	return growing_datum(growing);
}

/*
 * Merge two states; also the state function of rollup().  Strict.
 */
Datum
indicator_matrix_combine(PG_FUNCTION_ARGS)
{
	GrowingMatrix *growing = growing_from_datum(PG_GETARG_DATUM(0), fcinfo);

	growing_merge(growing, PG_GETARG_INDICATOR_MATRIX(1));
	return growing_datum(growing);
}

/*
 * The stored form, whatever the state is.
 */
Datum
indicator_matrix_final(PG_FUNCTION_ARGS)
{
	PG_RETURN_INDICATOR_MATRIX(PG_GETARG_INDICATOR_MATRIX(0));
}

/*
 * What a matrix holds
 */

static Datum
label_datum(Label label)
{
	return PointerGetDatum(cstring_to_text_with_len(label.bytes, label.length));
}

static ArrayType *
label_array(IndicatorMatrix *stored, int first, int count)
{
	Datum	   *labels = palloc(count * sizeof(Datum));

	for (int i = 0; i < count; i++)
		labels[i] = label_datum(stored_label(stored, first + i));
	return construct_array(labels, count, TEXTOID, -1, false, TYPALIGN_INT);
}

Datum
indicator_matrix_units(PG_FUNCTION_ARGS)
{
	IndicatorMatrix *stored = PG_GETARG_INDICATOR_MATRIX(0);

	PG_RETURN_ARRAYTYPE_P(label_array(stored, stored->indicators, stored->units));
}

Datum
indicator_matrix_indicators(PG_FUNCTION_ARGS)
{
	IndicatorMatrix *stored = PG_GETARG_INDICATOR_MATRIX(0);

	PG_RETURN_ARRAYTYPE_P(label_array(stored, 0, stored->indicators));
}

/*
 * One row a cell, unit by unit; NULL where missing.
 */
Datum
indicator_matrix_entries(PG_FUNCTION_ARGS)
{
	IndicatorMatrix *stored = PG_GETARG_INDICATOR_MATRIX(0);
	Matrix		matrix = stored_matrix(stored);
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;

	InitMaterializedSRF(fcinfo, 0);
	for (int unit = 0; unit < matrix.units; unit++)
	{
		Datum		unit_label = label_datum(stored_unit(stored, unit));

		CHECK_FOR_INTERRUPTS();
		for (int i = 0; i < matrix.indicators; i++)
		{
			float8		cell = matrix_row(&matrix, unit)[i];
			Datum		indicator = label_datum(stored_indicator(stored, i));
			Datum		values[] = {unit_label, indicator, Float8GetDatum(cell)};
			bool		nulls[] = {false, false, cell_is_missing(cell)};

			tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
			pfree(DatumGetPointer(indicator));
		}
		pfree(DatumGetPointer(unit_label));
	}
	return (Datum) 0;
}

Datum
indicator_matrix_jsonb(PG_FUNCTION_ARGS)
{
	IndicatorMatrix *stored = PG_GETARG_INDICATOR_MATRIX(0);
	int64		cells = (int64) stored->units * stored->indicators;
	int64		missing = 0;
	JsonbParseState *state;

	for (int64 i = 0; i < cells; i++)
		missing += cell_is_missing(stored->cells[i]) != 0;
	json_begin(&state);
	json_add_count(&state, "unit_count", stored->units);
	json_add_count(&state, "indicator_count", stored->indicators);
	json_add_count(&state, "value_count", cells - missing);
	json_add_count(&state, "missing_count", missing);
	return json_end(&state);
}
