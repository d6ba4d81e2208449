/*
 * indicator_matrix.c
 *	  The SQL type indicator_matrix and what it holds.
 */
#include "postgres.h"

#include "catalog/pg_type_d.h"
#include "funcapi.h"
#include "miscadmin.h"
#include "utils/array.h"

#include "base/json.h"
#include "base/order.h"
#include "base/report.h"
#include "checkup/indicator_matrix.h"

PG_FUNCTION_INFO_V1(indicator_matrix_in);
PG_FUNCTION_INFO_V1(indicator_matrix_out);
PG_FUNCTION_INFO_V1(indicator_matrix_recv);
PG_FUNCTION_INFO_V1(indicator_matrix_send);
PG_FUNCTION_INFO_V1(indicator_matrix_units);
PG_FUNCTION_INFO_V1(indicator_matrix_indicators);
PG_FUNCTION_INFO_V1(indicator_matrix_entries);
PG_FUNCTION_INFO_V1(indicator_matrix_jsonb);

#define BINARY_VERSION 1

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

/* the head; cells and labels are left to the caller */
void
stored_begin(IndicatorMatrix *stored, Size size, int units, int indicators)
{
	SET_VARSIZE(stored, size);
	stored->format = INDICATOR_MATRIX_FORMAT;
	stored->units = units;
	stored->indicators = indicators;
}

IndicatorMatrix *
stored_copy(const IndicatorMatrix *stored)
{
	IndicatorMatrix *copy = palloc(VARSIZE(stored));

	memcpy(copy, stored, VARSIZE(stored));
	return copy;
}

static IndicatorMatrix *
stored_from(const LabelledMatrix *labelled)
{
	const Matrix *matrix = &labelled->matrix;
	Size		label_bytes = 0;
	Size		size;
	IndicatorMatrix *stored;

	for (int i = 0; i < matrix->indicators; i++)
		label_bytes += labelled->indicators[i].length;
	for (int unit = 0; unit < matrix->units; unit++)
		label_bytes += labelled->units[unit].length;

	size = stored_size(matrix->units, matrix->indicators, label_bytes);
	stored = palloc(size);
	stored_begin(stored, size, matrix->units, matrix->indicators);
	memcpy(stored->cells, matrix->cells, matrix_cell_count(matrix) * sizeof(float8));
	for (int i = 0; i < matrix->indicators; i++)
		stored_put_label(stored, i, labelled->indicators[i]);
	for (int unit = 0; unit < matrix->units; unit++)
		stored_put_label(stored, matrix->indicators + unit, labelled->units[unit]);
	return stored;
}

/*
 * Input and output
 */

Datum
indicator_matrix_in(PG_FUNCTION_ARGS)
{
	LabelledMatrix labelled;
	Scanner		scanner;

	scan_begin(&scanner, PG_GETARG_CSTRING(0));
	if (!matrix_scan(&scanner, &labelled))
		return report_scan_failure(fcinfo, &scanner, INDICATOR_MATRIX_NAME);
	PG_RETURN_INDICATOR_MATRIX(stored_from(&labelled));
}

Datum
indicator_matrix_out(PG_FUNCTION_ARGS)
{
	IndicatorMatrix *stored = PG_GETARG_INDICATOR_MATRIX(0);
	Label	   *labels = palloc((stored->indicators + stored->units) * sizeof(Label));
	LabelledMatrix labelled = {
		stored_matrix(stored), labels, labels + stored->indicators
	};
	StringInfoData out;

	for (int i = 0; i < stored->indicators + stored->units; i++)
		labels[i] = stored_label(stored, i);
	initStringInfo(&out);
	matrix_format(&labelled, &out);
	PG_RETURN_CSTRING(out.data);
}

static float8
receive_cell(StringInfo message)
{
	float8		cell = receive_float8(message);

	/* one NaN for all: equal values are equal bytes */
	return cell_is_missing(cell) ? NAN : require_finite(cell, "cell");
}

/*
 * The numbers of units and of indicators; the labels as counted text, indicators
 * first; and the cells, row by row, NaN where missing.
 */
Datum
indicator_matrix_recv(PG_FUNCTION_ARGS)
{
	StringInfo	message = (StringInfo) PG_GETARG_POINTER(0);
	LabelledMatrix labelled;
	Matrix	   *matrix = &labelled.matrix;
	int			label_count;

	receive_version(message, BINARY_VERSION, INDICATOR_MATRIX_NAME);
	matrix->units = pq_getmsgint(message, 4);
	matrix->indicators = pq_getmsgint(message, 4);
	if (matrix->units < 1 || matrix->indicators < 1)
		require_received(fault(FAULT_SYNTAX, "at least one unit and one indicator"),
						 INDICATOR_MATRIX_NAME);
	require_received(matrix_size_fault(matrix->units, matrix->indicators),
					 INDICATOR_MATRIX_NAME);
	label_count = matrix->units + matrix->indicators;
	/* believe no size that the message is too short for */
	if ((Size) (message->len - message->cursor) <
		label_count * 4 + matrix_cell_count(matrix) * 8)
		require_received(fault(FAULT_SYNTAX, "as many labels and cells as announced"),
						 INDICATOR_MATRIX_NAME);

	labelled.indicators = palloc(label_count * sizeof(Label));
	labelled.units = labelled.indicators + matrix->indicators;
	for (int i = 0; i < label_count; i++)
	{
		labelled.indicators[i] = receive_label(message, INDICATOR_MATRIX_NAME);
		require_received(matrix_label_fault(labelled.indicators[i]),
						 INDICATOR_MATRIX_NAME);
	}
	require_received(matrix_order_fault(&labelled), INDICATOR_MATRIX_NAME);
	matrix->cells = palloc(matrix_cell_count(matrix) * sizeof(float8));
	for (Size i = 0; i < matrix_cell_count(matrix); i++)
		matrix->cells[i] = receive_cell(message);
	PG_RETURN_INDICATOR_MATRIX(stored_from(&labelled));
}

Datum
indicator_matrix_send(PG_FUNCTION_ARGS)
{
	IndicatorMatrix *stored = PG_GETARG_INDICATOR_MATRIX(0);
	StringInfoData message;

	pq_begintypsend(&message);
	send_version(&message, BINARY_VERSION);
	pq_sendint32(&message, stored->units);
	pq_sendint32(&message, stored->indicators);
	for (int i = 0; i < stored->units + stored->indicators; i++)
		send_label(&message, stored_label(stored, i));
	for (Size i = 0; i < (Size) stored->units * stored->indicators; i++)
		pq_sendfloat8(&message, stored->cells[i]);
	PG_RETURN_BYTEA_P(pq_endtypsend(&message));
}

/* a matrix is the same bytes as its equals: sorted labels, one NaN, no -0 */
DEFINE_ORDER(indicator_matrix, compare_varlena_bytes);
DEFINE_VARLENA_HASH(indicator_matrix);

/*
 * What a matrix holds
 */

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
