/*
 * indicator_matrix_fuzz.c
 *	  Any text is either refused with a reason or a matrix that reads back to the
 *	  same cells and labels, and whose numbers can be computed with.
 */
#include "fuzz.h"

#include "checkup/methods.h"

static void
check_labels(const Label *labels, const Label *again, int count)
{
	for (int i = 0; i < count; i++)
	{
		CHECK(labels[i].length >= 0 && labels[i].length <= MATRIX_LABEL_MAX);
		CHECK(label_equal(labels[i], again[i]));
		CHECK(i == 0 || label_compare(labels[i - 1], labels[i]) < 0);
	}
}

/* what is written is one text for each value */
static void
check_text(const LabelledMatrix *labelled)
{
	const Matrix *matrix = &labelled->matrix;
	LabelledMatrix again;
	StringInfoData written;
	StringInfoData rewritten;
	Scanner		scanner;

	initStringInfo(&written);
	matrix_format(labelled, &written);
	scan_begin(&scanner, written.data);
	CHECK(matrix_scan(&scanner, &again));
	CHECK(again.matrix.units == matrix->units);
	CHECK(again.matrix.indicators == matrix->indicators);
	CHECK(memcmp(again.matrix.cells, matrix->cells,
				 matrix_cell_count(matrix) * sizeof(float8)) == 0);
	check_labels(labelled->indicators, again.indicators, matrix->indicators);
	check_labels(labelled->units, again.units, matrix->units);
	initStringInfo(&rewritten);
	matrix_format(&again, &rewritten);
	CHECK(strcmp(written.data, rewritten.data) == 0);
}

/* values in, values out: nothing is read or written beyond the arrays */
static void
check_methods(Matrix *matrix)
{
	bool	   *negative = palloc0(matrix->indicators * sizeof(bool));
	float8	   *weights = palloc(matrix->indicators * sizeof(float8));
	float8	   *scores = palloc(matrix->units * sizeof(float8));
	float8	   *sizes = palloc(matrix->units * sizeof(float8));
	int32	   *ranks;
	MethodFault found;

	for (int i = 0; i < matrix->indicators; i++)
		weights[i] = 1.0 / matrix->indicators;
	/* a mean lies between the values, however large or small they are */
	CHECK(!is_method_fault(matrix_composite(matrix, weights, COMPOSITE_ARITHMETIC, scores, sizes)));
	for (int unit = 0; unit < matrix->units; unit++)
		CHECK(!isinf(scores[unit]) && (cell_is_missing(scores[unit]) || isfinite(sizes[unit])));
	CHECK(!is_method_fault(matrix_composite(matrix, weights, COMPOSITE_COPELAND, scores, sizes)));
	ranks = rank_scores(scores, sizes, matrix->units);
	for (int unit = 0; unit < matrix->units; unit++)
	{
		CHECK(ranks[unit] >= 0 && ranks[unit] <= matrix->units);
		CHECK((ranks[unit] == 0) == (cell_is_missing(scores[unit]) != 0));
	}
	matrix_winsorise(matrix, 5);
	CHECK(!is_method_fault(matrix_normalise(matrix, NORMALISE_BORDA, negative, 0, 1)));
	found = matrix_impute(matrix, IMPUTE_MEDIAN);
	if (is_method_fault(found))
		CHECK(found.indicator >= 0 && found.indicator < matrix->indicators);
	for (size_t i = 0; i < matrix_cell_count(matrix); i++)
		CHECK(cell_is_missing(matrix->cells[i]) ||
			  (matrix->cells[i] >= 0 && matrix->cells[i] < matrix->units));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char	   *input = fuzz_text(data, size);
	LabelledMatrix labelled;
	Scanner		scanner;

	scan_begin(&scanner, input);
	if (!matrix_scan(&scanner, &labelled))
		check_failure(&scanner);
	else
	{
		CHECK(!is_fault(matrix_size_fault(labelled.matrix.units,
										  labelled.matrix.indicators)));
		check_text(&labelled);
		check_methods(&labelled.matrix);
	}
	fuzz_free_all();
	return 0;
}
