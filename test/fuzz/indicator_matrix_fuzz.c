/*
 * indicator_matrix_fuzz.c
 *	  Any text is either refused with a reason or a matrix of the sizes that the
 *	  first reading found, whose numbers can be computed with.
 */
#include "fuzz.h"

#include "checkup/methods.h"

static void
no_heartbeat(void)
{
}

/* the labels read back as they were written */
static void
check_labels(const MatrixText *parts)
{
	int			start = 0;

	for (int i = 0; i < parts->indicators + parts->units; i++)
	{
		Label		label = {parts->label_bytes_out + start, parts->label_ends[i] - start};
		char	   *written = malloc(MATRIX_LABEL_TEXT_MAX(label.length) + 1);

		CHECK(label.length >= 0 && label.length <= MATRIX_LABEL_MAX);
		CHECK(matrix_format_label(label, written) <= MATRIX_LABEL_TEXT_MAX(label.length));
		CHECK(written[0] == '"');
		free(written);
		start = parts->label_ends[i];
	}
	CHECK((size_t) start == parts->label_bytes);
}

/* values in, values out: nothing is read or written beyond the arrays */
static void
check_methods(MatrixText *parts)
{
	Matrix		matrix = {parts->units, parts->indicators, parts->cells};
	void	   *scratch = malloc(METHOD_SCRATCH(matrix.units));
	bool	   *negative = calloc(matrix.indicators, sizeof(bool));
	Spread	   *spreads = calloc(matrix.indicators, sizeof(Spread));
	float8	   *weights = malloc(matrix.indicators * sizeof(float8));
	float8	   *scores = malloc(matrix.units * sizeof(float8));
	float8	   *sizes = malloc(matrix.units * sizeof(float8));
	int32	   *ranks = malloc(matrix.units * sizeof(int32));
	MethodFault fault;

	for (int i = 0; i < matrix.indicators; i++)
		weights[i] = 1.0 / matrix.indicators;
	/* a mean lies between the values, however large or small they are */
	CHECK(matrix_composite(&matrix, weights, COMPOSITE_ARITHMETIC, no_heartbeat, scores, sizes, &fault));
	for (int unit = 0; unit < matrix.units; unit++)
		CHECK(!isinf(scores[unit]) && (cell_is_missing(scores[unit]) || isfinite(sizes[unit])));
	CHECK(matrix_composite(&matrix, weights, COMPOSITE_COPELAND, no_heartbeat, scores, sizes, &fault));
	rank_scores(scores, sizes, matrix.units, ranks, scratch);
	for (int unit = 0; unit < matrix.units; unit++)
	{
		CHECK(ranks[unit] >= 0 && ranks[unit] <= matrix.units);
		CHECK((ranks[unit] == 0) == (cell_is_missing(scores[unit]) != 0));
	}
	matrix_winsorise(&matrix, 5, scratch, no_heartbeat);
	CHECK(matrix_normalise(&matrix, NORMALISE_BORDA, negative, 0, 1, spreads, scratch, &fault));
	if (!matrix_impute(&matrix, IMPUTE_MEDIAN, scratch, &fault))
		CHECK(fault.indicator >= 0 && fault.indicator < matrix.indicators);
	for (size_t i = 0; i < matrix_cell_count(&matrix); i++)
		CHECK(cell_is_missing(matrix.cells[i]) ||
			  (matrix.cells[i] >= 0 && matrix.cells[i] < matrix.units));
	free(scratch);
	free(negative);
	free(spreads);
	free(weights);
	free(scores);
	free(sizes);
	free(ranks);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char	   *input = fuzz_text(data, size);
	MatrixText	parts = {0};
	Scanner		scanner;

	scan_begin(&scanner, input);
	if (!matrix_scan(&scanner, &parts, no_heartbeat))
		check_failure(&scanner);
	else
	{
		MatrixText	filled = parts;

		CHECK(matrix_size_fault(parts.units, parts.indicators) == NULL);
		filled.cells = malloc((size_t) parts.units * parts.indicators * sizeof(float8));
		filled.label_ends = malloc((parts.units + parts.indicators) * sizeof(int32));
		filled.label_bytes_out = malloc(parts.label_bytes + 1);
		scan_begin(&scanner, input);
		CHECK(matrix_scan(&scanner, &filled, no_heartbeat));
		CHECK(filled.units == parts.units && filled.indicators == parts.indicators);
		CHECK(filled.label_bytes == parts.label_bytes);
		check_labels(&filled);
		check_methods(&filled);
		free(filled.cells);
		free(filled.label_ends);
		free(filled.label_bytes_out);
	}
	fuzz_free_all();
	return 0;
}
