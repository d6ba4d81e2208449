/*
 * uncertainty.c
 *	  How far ranks depend on the weights: they are disturbed at random, many
 *	  times over.
 */
#include "base/pure.h"

#include "checkup/methods.h"
#include "common/pg_prng.h"

#define ST_SORT sort_ranks
#define ST_ELEMENT_TYPE int32
#define ST_COMPARE(a, b) (*(a) < *(b) ? -1 : *(a) > *(b))
#define ST_SCOPE static
#define ST_DEFINE
#include "lib/sort_template.h"

/*
 * Sums over the indicators, a number for each unit.
 */
typedef struct Sums
{
	float8	   *sum;			/* in double-double, and then the mean */
	float8	   *sum_rest;
	float8	   *size;			/* of the magnitudes, and then their mean */
	float8	   *weight;			/* in double-double */
	float8	   *weight_rest;
	RowScale   *scale;
} Sums;

/*
 * Most of the time goes by here, so it is laid out for the compiler to add
 * several units at once.
 */
static void
add_column(const float8 *pg_restrict column, float8 weight, int units,
		   float8 *pg_restrict sum, float8 *pg_restrict sum_rest,
		   float8 *pg_restrict size)
{
	for (int unit = 0; unit < units; unit++)
	{
		DoubleDouble before = {sum[unit], sum_rest[unit]};
		DoubleDouble after = weighted_add(before, weight, column[unit]);

		sum[unit] = after.hi;
		sum_rest[unit] = after.lo;
		size[unit] += weight * fabs(column[unit]);
	}
}

/* the same, where values are missing */
static void
add_known(const float8 *column, float8 weight, int units, Sums *sums)
{
	for (int unit = 0; unit < units; unit++)
	{
		DoubleDouble total = {sums->weight[unit], sums->weight_rest[unit]};

		if (cell_is_missing(column[unit]))
			continue;
		add_column(column + unit, weight, 1, sums->sum + unit,
				   sums->sum_rest + unit, sums->size + unit);
		double_double_add(&total, weight);
		sums->weight[unit] = total.hi;
		sums->weight_rest[unit] = total.lo;
	}
}

/*
 * Weighted means of all units, column by column: what composite() computes row
 * by row, to the last bit.
 */
static void
score_units(const Matrix *matrix, const float8 *columns, const float8 *weights,
			bool complete, Sums *sums)
{
	int			units = matrix->units;
	DoubleDouble total = {0, 0};

	memset(sums->sum, 0, 5 * units * sizeof(float8));
	for (int i = 0; i < matrix->indicators; i++)
	{
		const float8 *column = columns + (size_t) i * units;

		if (weights[i] == 0)
			continue;
		double_double_add(&total, weights[i]);
		if (complete)
			add_column(column, weights[i], units, sums->sum, sums->sum_rest, sums->size);
		else
			add_known(column, weights[i], units, sums);
	}
	/* without a weight 0/0: no score */
	for (int unit = 0; unit < units; unit++)
	{
		DoubleDouble sum = {sums->sum[unit], sums->sum_rest[unit]};
		DoubleDouble known = {sums->weight[unit], sums->weight_rest[unit]};
		DoubleDouble weight = complete ? total : known;

		sums->sum[unit] = weighted_mean(sum, weight);
		sums->size[unit] /= weight.hi;
		scale_back(sums->scale[unit], &sums->sum[unit], &sums->size[unit]);
	}
}

/* between the two nearest, as percentile_cont() and R's quantile() do */
static float8
quantile(const int32 *sorted, int count, float8 share)
{
	float8		place = share * (count - 1);
	int			below = (int) floor(place);
	int			above = Min(below + 1, count - 1);

	return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
}

static void
range_of(int32 *ranks, int draws, RankRange *range)
{
	int64		sum = 0;

	sort_ranks(ranks, draws);
	for (int draw = 0; draw < draws; draw++)
		sum += ranks[draw];
	range->mean = (float8) sum / draws;
	range->p05 = quantile(ranks, draws, 0.05);
	range->median = quantile(ranks, draws, 0.5);
	range->p95 = quantile(ranks, draws, 0.95);
}

static void
scale_units(const Matrix *matrix, const float8 *weights, float8 *columns,
			RowScale *scales)
{
	for (int unit = 0; unit < matrix->units; unit++)
	{
		scales[unit] = row_scale(matrix_row(matrix, unit), weights, matrix->indicators);
		if (scales[unit].scale == 1)
			continue;
		for (int i = 0; i < matrix->indicators; i++)
			columns[(size_t) i * matrix->units + unit] *= scales[unit].scale;
	}
}

/*
 * Each draw multiplies every weight by a number of its own, uniform between
 * 1 - noise and 1 + noise, in the order of the indicators.
 */
RankRange  *
rank_ranges(const Matrix *matrix, const float8 *weights, int draws,
			float8 noise, uint64 seed)
{
	int			units = matrix->units;
	float8	   *columns = transpose(matrix);
	float8	   *work = palloc(5 * units * sizeof(float8));
	Sums		sums = {
		work, work + units, work + 2 * units, work + 3 * units, work + 4 * units,
		palloc(units * sizeof(RowScale))
	};
	float8	   *disturbed = palloc(matrix->indicators * sizeof(float8));
	int32	   *ranks = palloc((size_t) units * draws * sizeof(int32));
	RankRange  *ranges = palloc0(units * sizeof(RankRange));
	bool		complete = true;
	int32	   *drawn;
	pg_prng_state generator;

	for (size_t i = 0; i < matrix_cell_count(matrix) && complete; i++)
		complete = !cell_is_missing(columns[i]);
	scale_units(matrix, weights, columns, sums.scale);

	score_units(matrix, columns, weights, complete, &sums);
	drawn = rank_scores(sums.sum, sums.size, units);
	for (int unit = 0; unit < units; unit++)
		ranges[unit].rank = drawn[unit];

	pg_prng_seed(&generator, seed);
	for (int draw = 0; draw < draws; draw++)
	{
		CHECK_FOR_INTERRUPTS();
		for (int i = 0; i < matrix->indicators; i++)
			disturbed[i] = weights[i] *
				(1 + noise * (2 * pg_prng_double(&generator) - 1));
		score_units(matrix, columns, disturbed, complete, &sums);
		pfree(drawn);
		drawn = rank_scores(sums.sum, sums.size, units);
		for (int unit = 0; unit < units; unit++)
			ranks[(size_t) unit * draws + draw] = drawn[unit];
	}

	for (int unit = 0; unit < units; unit++)
	{
		CHECK_FOR_INTERRUPTS();
		if (ranges[unit].rank > 0)
			range_of(ranks + (size_t) unit * draws, draws, &ranges[unit]);
	}
	pfree(ranks);
	pfree(columns);
	return ranges;
}
