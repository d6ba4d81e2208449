/*
 * indicator_matrix.h
 *	  The SQL type indicator_matrix as it is stored.
 */
#ifndef CITYGOV_INDICATOR_MATRIX_H
#define CITYGOV_INDICATOR_MATRIX_H

#include "postgres.h"

#include "fmgr.h"
#include "utils/builtins.h"

#include "base/wire.h"
#include "checkup/matrix.h"

#define INDICATOR_MATRIX_NAME "indicator_matrix"
#define INDICATOR_MATRIX_FORMAT 1

/*
 * This head, the cells, where each label ends (indicators first), and the bytes
 * of the labels.
 */
typedef struct IndicatorMatrix
{
	int32		vl_len_;		/* varlena header (do not touch directly!) */
	int32		format;			/* INDICATOR_MATRIX_FORMAT */
	int32		units;
	int32		indicators;
	float8		cells[FLEXIBLE_ARRAY_MEMBER];
} IndicatorMatrix;

static inline IndicatorMatrix *
DatumGetIndicatorMatrix(Datum datum)
{
	IndicatorMatrix *stored = (IndicatorMatrix *) PG_DETOAST_DATUM(datum);

	require_format(stored->format, INDICATOR_MATRIX_FORMAT, INDICATOR_MATRIX_NAME);
	return stored;
}

#define PG_GETARG_INDICATOR_MATRIX(n) \
	DatumGetIndicatorMatrix(PG_GETARG_DATUM(n))
#define PG_RETURN_INDICATOR_MATRIX(matrix) PG_RETURN_POINTER(matrix)

static inline int32 *
stored_label_ends(IndicatorMatrix *stored)
{
	return (int32 *) (stored->cells + (Size) stored->units * stored->indicators);
}

static inline char *
stored_label_bytes(IndicatorMatrix *stored)
{
	return (char *) (stored_label_ends(stored) + stored->units + stored->indicators);
}

static inline Label
stored_label(IndicatorMatrix *stored, int number)
{
	int32	   *ends = stored_label_ends(stored);
	int			start = number == 0 ? 0 : ends[number - 1];

	return label_of(stored_label_bytes(stored) + start, ends[number] - start);
}

#define stored_indicator(stored, number) stored_label(stored, number)
#define stored_unit(stored, number) \
	stored_label(stored, (stored)->indicators + (number))

/* labels are put there in their order, those of the indicators first */
static inline void
stored_put_label(IndicatorMatrix *stored, int number, Label label)
{
	int32	   *ends = stored_label_ends(stored);
	int			start = number == 0 ? 0 : ends[number - 1];

	memcpy(stored_label_bytes(stored) + start, label.bytes, label.length);
	ends[number] = start + label.length;
}

static inline Matrix
stored_matrix(IndicatorMatrix *stored)
{
	Matrix		matrix = {stored->units, stored->indicators, stored->cells};

	return matrix;
}

static inline Label
text_label(const text *t)
{
	return label_of(VARDATA_ANY(t), VARSIZE_ANY_EXHDR(t));
}

static inline Datum
label_datum(Label label)
{
	return PointerGetDatum(cstring_to_text_with_len(label.bytes, label.length));
}

extern Size stored_size(int units, int indicators, Size label_bytes);
extern void stored_begin(IndicatorMatrix *stored, Size size, int units,
						 int indicators);
extern IndicatorMatrix *stored_copy(const IndicatorMatrix *stored);

#endif							/* CITYGOV_INDICATOR_MATRIX_H */
