/*
 * uncertainty.c
 *	  How far ranks depend on the weights: they are disturbed at random, many
 *	  times over.
 */
#include "c.h"

#include "checkup/methods.h"
#include "common/pg_prng.h"

#define ST_SORT sort_ranks
#define ST_ELEMENT_TYPE int32
#define ST_COMPARE(a, b) (*(a) < *(b) ? -1 : *(a) > *(b))
#define ST_SCOPE static
#define ST_DEFINE
#include "lib/sort_template.h"

/*
 * Weighted means of all units, column by column.  present: units numbers.
 */
static void
score_units(const Matrix *matrix, const float8 *columns, const float8 *weights,
			bool complete, float8 *scores, float8 *present)
{
	int			units = matrix->units;
	float8		total = 0;

	memset(scores, 0, units * sizeof(float8));
	memset(present, 0, units * sizeof(float8));
	for (int i = 0; i < matrix->indicators; i++)
	{
		const float8 *column = columns + (size_t) i * units;
		float8		weight = weights[i];

		total += weight;
		if (complete)
		{
			for (int unit = 0; unit < units; unit++)
				scores[unit] += weight * column[unit];
			continue;
		}
		for (int unit = 0; unit < units; unit++)
			if (!cell_is_missing(column[unit]) && weight > 0)
			{
				scores[unit] += weight * column[unit];
				present[unit] += weight;
			}
	}
	/* as composite() does, to the last bit; without a weight 0/0: no score */
	for (int unit = 0; unit < units; unit++)
		scores[unit] /= complete ? total : present[unit];
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
 * Each draw multiplies every weight by a number of its own, uniform between
 * 1 - noise and 1 + noise, in the order of the indicators.
 */
void
rank_ranges(const Matrix *matrix, const float8 *columns, const float8 *weights,
			int draws, float8 noise, uint64 seed, Heartbeat heartbeat,
			int32 *ranks, float8 *work, void *scratch, RankRange *ranges)
{
	int			units = matrix->units;
	float8	   *scores = work;
	float8	   *present = work + units;
	int32	   *drawn = (int32 *) (work + 2 * units);
	float8	   *disturbed = work + 3 * units;
	bool		complete = true;
	pg_prng_state generator;

	for (size_t i = 0; i < matrix_cell_count(matrix) && complete; i++)
		complete = !cell_is_missing(columns[i]);

	pg_prng_seed(&generator, seed);
	for (int draw = 0; draw < draws; draw++)
	{
		heartbeat();
		for (int i = 0; i < matrix->indicators; i++)
			disturbed[i] = weights[i] *
				(1 + noise * (2 * pg_prng_double(&generator) - 1));
		score_units(matrix, columns, disturbed, complete, scores, present);
		rank_scores(scores, units, drawn, scratch);
		for (int unit = 0; unit < units; unit++)
			ranks[(size_t) unit * draws + draw] = drawn[unit];
	}

	for (int unit = 0; unit < units; unit++)
	{
		heartbeat();
		if (ranks[(size_t) unit * draws] > 0)
			range_of(ranks + (size_t) unit * draws, draws, &ranges[unit]);
	}
}
