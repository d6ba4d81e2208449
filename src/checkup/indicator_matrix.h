/*
 * indicator_matrix.h
 *	  The SQL type indicator_matrix, stored and growing.
 */
#ifndef CITYGOV_INDICATOR_MATRIX_H
#define CITYGOV_INDICATOR_MATRIX_H

#include "postgres.h"

#include "fmgr.h"
#include "utils/expandeddatum.h"

#include "checkup/matrix.h"

/*
 * The stored value: this head, the cells, where each label ends (indicators
 * first), and the bytes of the labels.
 */
typedef struct IndicatorMatrix
{
	int32		vl_len_;		/* varlena header (do not touch directly!) */
	int32		units;
	int32		indicators;
	int32		label_bytes;
	float8		cells[FLEXIBLE_ARRAY_MEMBER];
} IndicatorMatrix;

#define INDICATOR_MATRIX_NAME "indicator_matrix"
#define DatumGetIndicatorMatrix(datum) \
	((IndicatorMatrix *) PG_DETOAST_DATUM(datum))
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
	Label		label = {stored_label_bytes(stored) + start, ends[number] - start};

	return label;
}

#define stored_indicator(stored, number) stored_label(stored, number)
#define stored_unit(stored, number) \
	stored_label(stored, (stored)->indicators + (number))

static inline Matrix
stored_matrix(IndicatorMatrix *stored)
{
	Matrix		matrix = {stored->units, stored->indicators, stored->cells};

	return matrix;
}

extern Size stored_size(int units, int indicators, Size label_bytes);
extern IndicatorMatrix *stored_create(int units, int indicators,
									  Size label_bytes);
extern IndicatorMatrix *stored_copy(const IndicatorMatrix *stored);
extern void check_label_length(int length);
extern void report_matrix_size(const char *expected) pg_attribute_noreturn();

/* growing_matrix.c: the state of the aggregates */
typedef struct GrowingMatrix GrowingMatrix;

extern GrowingMatrix *growing_create(FunctionCallInfo fcinfo);
extern GrowingMatrix *growing_from_datum(Datum datum, FunctionCallInfo fcinfo);
extern void growing_add(GrowingMatrix *growing, Label unit, Label indicator,
						bool known, float8 value);
extern void growing_settle(GrowingMatrix *growing);
extern void growing_merge(GrowingMatrix *growing, IndicatorMatrix *stored);
extern Datum growing_datum(GrowingMatrix *growing);

#endif							/* CITYGOV_INDICATOR_MATRIX_H */
