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

/*
 * A text is read twice: once to learn the sizes, with cells and labels NULL,
 * and once to fill the arrays that the caller then provides.
 */
typedef struct MatrixText
{
	int			units;
	int			indicators;
	size_t		label_bytes;	/* of all labels */
	float8	   *cells;
	int32	   *label_ends;		/* indicators first, then units */
	char	   *label_bytes_out;	/* the labels, end to end */
} MatrixText;

/* called now and then in long loops; may not return */
typedef void (*Heartbeat) (void);

extern bool matrix_scan(Scanner *scanner, MatrixText *parts,
						Heartbeat heartbeat);

/* bytes that matrix_format_label() needs at most, and what it writes */
#define MATRIX_LABEL_TEXT_MAX(length) (2 * (size_t) (length) + 2)
extern int	matrix_format_label(Label label, char *buffer);

/* why the sizes are too large, as what was expected; NULL if they are not */
extern const char *matrix_size_fault(int64 units, int64 indicators);

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
