/*
 * uncertainty.c
 *	  How far ranks depend on the weights: they are disturbed at random, many
 *	  times over.
 */
#include "c.h"

#include "base/double_double.h"
#include "checkup/methods.h"
#include "common/pg_prng.h"

#define ST_SORT sort_ranks
#define ST_ELEMENT_TYPE int32
#define ST_COMPARE(a, b) (*(a) < *(b) ? -1 : *(a) > *(b))
#define ST_SCOPE static
#define ST_DEFINE
#include "lib/sort_template.h"

/*
 * Sums over the indicators, a unit each.
 */
typedef struct Sums
{
	float8	   *score;			/* in double-double: */
	float8	   *rest;
	float8	   *size;			/* of the magnitudes */
	float8	   *weight;
} Sums;

static inline void
add_term(Sums *sums, int unit, float8 term)
{
	DoubleDouble sum = {sums->score[unit], sums->rest[unit]};

	double_double_add(&sum, term);
	sums->score[unit] = sum.hi;
	sums->rest[unit] = sum.lo;
	sums->size[unit] += fabs(term);
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
	float8		total = 0;

	memset(sums->score, 0, 4 * units * sizeof(float8));
	for (int i = 0; i < matrix->indicators; i++)
	{
		const float8 *column = columns + (size_t) i * units;
		float8		weight = weights[i];

		if (weight == 0)
			continue;
		total += weight;
		if (complete)
		{
			for (int unit = 0; unit < units; unit++)
				add_term(sums, unit, weight * column[unit]);
			continue;
		}
		for (int unit = 0; unit < units; unit++)
			if (!cell_is_missing(column[unit]))
			{
				add_term(sums, unit, weight * column[unit]);
				sums->weight[unit] += weight;
			}
	}
	/* without a weight 0/0: no score */
	for (int unit = 0; unit < units; unit++)
	{
		float8		weight = complete ? total : sums->weight[unit];

		sums->score[unit] /= weight;
		sums->size[unit] /= weight;
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

/*
 * Ranks stay as they are when all values are scaled alike: by a power of two,
 * so that no sum overflows or vanishes.  Returns whether no value is missing.
 */
static bool
moderate_columns(const Matrix *matrix, float8 *columns)
{
	size_t		count = matrix_cell_count(matrix);
	float8		largest = 0;
	float8		scale;
	bool		complete = true;

	for (size_t i = 0; i < count; i++)
	{
		if (cell_is_missing(columns[i]))
			complete = false;
		else
			largest = Max(largest, fabs(columns[i]));
	}
	scale = moderating_scale(largest);
	if (scale != 1)
		for (size_t i = 0; i < count; i++)
			columns[i] *= scale;
	return complete;
}

/*
 * Each draw multiplies every weight by a number of its own, uniform between
 * 1 - noise and 1 + noise, in the order of the indicators.
 */
void
rank_ranges(const Matrix *matrix, float8 *columns, const float8 *weights,
			int draws, float8 noise, uint64 seed, Heartbeat heartbeat,
			int32 *nominal, int32 *ranks, float8 *work, void *scratch,
			RankRange *ranges)
{
	int			units = matrix->units;
	Sums		sums = {work, work + units, work + 2 * units, work + 3 * units};
	int32	   *drawn = (int32 *) (work + 4 * units);
	float8	   *disturbed = work + 5 * units;
	bool		complete = moderate_columns(matrix, columns);
	pg_prng_state generator;

	score_units(matrix, columns, weights, complete, &sums);
	rank_scores(sums.score, sums.size, units, nominal, scratch);

	pg_prng_seed(&generator, seed);
	for (int draw = 0; draw < draws; draw++)
	{
		heartbeat();
		for (int i = 0; i < matrix->indicators; i++)
			disturbed[i] = weights[i] *
				(1 + noise * (2 * pg_prng_double(&generator) - 1));
		score_units(matrix, columns, disturbed, complete, &sums);
		rank_scores(sums.score, sums.size, units, drawn, scratch);
		for (int unit = 0; unit < units; unit++)
			ranks[(size_t) unit * draws + draw] = drawn[unit];
	}

	for (int unit = 0; unit < units; unit++)
	{
		heartbeat();
		if (nominal[unit] > 0)
			range_of(ranks + (size_t) unit * draws, draws, &ranges[unit]);
	}
}
