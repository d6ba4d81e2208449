/*
 * matrix.h
 *	  Units by indicators: the numbers and labels of an indicator_matrix, its
 *	  text form, and ranks.
 *
 * Pure; may use base/.  The SQL type over it is indicator_matrix.c, what is
 * computed from it stands in methods.h.
 */
#ifndef CITYGOV_MATRIX_H
#define CITYGOV_MATRIX_H

#include "base/pure.h"

#include <math.h>

#include "base/label.h"

#define MATRIX_UNITS_MAX 100000
#define MATRIX_INDICATORS_MAX 1000
#define MATRIX_CELLS_MAX 10000000
#define MATRIX_LABEL_MAX 1024	/* bytes */

/* NaN is no value of ours, so it stands for a missing cell */
#define cell_is_missing(cell) isnan(cell)

/*
 * The numbers alone: what the methods compute with.  Row by row, a row being a
 * unit; both in ascending order of their labels.
 */
typedef struct Matrix
{
	int			units;
	int			indicators;
	float8	   *cells;
} Matrix;

#define matrix_row(matrix, unit) \
	((matrix)->cells + (size_t) (unit) * (matrix)->indicators)
#define matrix_cell_count(matrix) \
	((size_t) (matrix)->units * (matrix)->indicators)

/* with its labels: what is read, written and stored */
typedef struct LabelledMatrix
{
	Matrix		matrix;
	Label	   *indicators;
	Label	   *units;
} LabelledMatrix;

extern Fault matrix_size_fault(int64 units, int64 indicators);
extern Fault matrix_label_fault(Label label);
extern Fault matrix_order_fault(const LabelledMatrix *labelled);
extern bool matrix_scan(Scanner *scanner, LabelledMatrix *labelled);
extern void matrix_format(const LabelledMatrix *labelled, StringInfo out);

/*
 * A value with the place it came from, for sorting.
 */
typedef struct Ranked
{
	uint64		key;			/* sorts as the value does */
	int32		place;
} Ranked;

extern uint64 rank_key(float8 value);
extern float8 rank_value(uint64 key);
extern Ranked *rank_sort(Ranked *items, Ranked *spare, int count);

#endif							/* CITYGOV_MATRIX_H */
