/*
 * segment_grid.c
 *	  The segments of a network by square cells: those near a place at a look.
 */
#include "base/pure.h"

#include "network/segment_grid.h"

/* the share of a cell by which a segment may miss it for want of digits */
#define CELL_MARGIN 1e-6

/* what is done with each cell that a segment touches */
typedef void (*VisitCell) (SegmentGrid *grid, int64 x, int64 y, int32 segment);

static inline int64
cell_of(float8 from, float8 to, float8 side)
{
	return (int64) floor((to - from) / side);
}

/*
 * Row by row: where the segment is between the two borders of the row.
 */
static void
visit_cells(SegmentGrid *grid, const Network *network, int32 segment,
			VisitCell visit)
{
	Coordinate	a = segment_from(network, segment);
	Coordinate	b = segment_to(network, segment);
	float8		margin = CELL_MARGIN * grid->side;
	float8		low = Min(a.y, b.y);
	float8		high = Max(a.y, b.y);
	int64		last = cell_of(grid->origin.y, high + margin, grid->side);

	for (int64 y = cell_of(grid->origin.y, low - margin, grid->side); y <= last; y++)
	{
		float8		bottom = grid->origin.y + y * grid->side - margin;
		float8		top = bottom + grid->side + 2 * margin;
		float8		left = Min(a.x, b.x);
		float8		right = Max(a.x, b.x);
		int64		end;

		if (low < bottom || high > top)
		{
			float8		slope = (b.x - a.x) / (b.y - a.y);
			float8		enters = a.x + (Max(low, bottom) - a.y) * slope;
			float8		leaves = a.x + (Min(high, top) - a.y) * slope;

			left = Max(left, Min(enters, leaves));
			right = Min(right, Max(enters, leaves));
		}
		CHECK_FOR_INTERRUPTS();
		end = cell_of(grid->origin.x, right + margin, grid->side);
		for (int64 x = cell_of(grid->origin.x, left - margin, grid->side); x <= end; x++)
			visit(grid, x, y, segment);
	}
}

static void
visit_all(SegmentGrid *grid, const Network *network, VisitCell visit)
{
	for (int i = 0; i < network->segments; i++)
		visit_cells(grid, network, i, visit);
}

static void
mark_block(SegmentGrid *grid, int64 x, int64 y,
		   int32 segment pg_attribute_unused())
{
	grid->block[y / BLOCK_SIDE * grid->columns + x / BLOCK_SIDE] = 0;
}

/* counted one further on than they start */
static void
count_segment(SegmentGrid *grid, int64 x, int64 y,
			  int32 segment pg_attribute_unused())
{
	grid->first[grid_cell(grid, x, y) + 2]++;
}

static void
put_segment(SegmentGrid *grid, int64 x, int64 y, int32 segment)
{
	GridEntry  *entry = &grid->entry[grid->first[grid_cell(grid, x, y) + 1]++];

	entry->course = course_of(grid->network, segment);
	entry->segment = segment;
}

/*
 * Give the touched blocks numbers; how many they are, or -1 if there are too many
 * blocks to look at.
 */
static int64
number_blocks(SegmentGrid *grid, const Network *network, Coordinate high)
{
	float8		block = grid->side * BLOCK_SIDE;
	float8		columns = floor((high.x - grid->origin.x) / block) + 1;
	float8		rows = floor((high.y - grid->origin.y) / block) + 1;
	int64		used = 0;

	if (columns * rows > network->segments + 1024.0)
		return -1;
	grid->columns = (int64) columns;
	grid->rows = (int64) rows;
	grid->block = palloc(sizeof(int32) * grid->columns * grid->rows);
	for (int64 i = 0; i < grid->columns * grid->rows; i++)
		grid->block[i] = -1;
	visit_all(grid, network, mark_block);
	for (int64 i = 0; i < grid->columns * grid->rows; i++)
		if (grid->block[i] == 0)
			grid->block[i] = used++;
	return used;
}

/*
 * The cells are about as large as segments are long, so that a segment is in few
 * of them; larger, if there would be many more cells than segments.
 */
static int64
choose_cells(SegmentGrid *grid, const Network *network)
{
	Coordinate	low = {INFINITY, INFINITY};
	Coordinate	high = {-INFINITY, -INFINITY};

	for (int i = 0; i < network->nodes; i++)
	{
		Coordinate	p = node_coordinate(&network->node[i]);

		low.x = Min(low.x, p.x);
		low.y = Min(low.y, p.y);
		high.x = Max(high.x, p.x);
		high.y = Max(high.y, p.y);
	}
	grid->side = network_total_length(network) / network->segments;
	for (;; grid->side *= 2)
	{
		int64		blocks;

		/*
		 * More on each side, for the margin; no whole cell, because the
		 * streets of a regular network would run along the borders of cells
		 */
		grid->origin.x = low.x - 1.618 * grid->side;
		grid->origin.y = low.y - 1.618 * grid->side;
		high.x += grid->side;
		high.y += grid->side;
		blocks = number_blocks(grid, network, high);
		if (blocks >= 0 &&
			blocks * BLOCK_SIDE * BLOCK_SIDE <= 8 * (int64) network->segments + 4096)
			return blocks * BLOCK_SIDE * BLOCK_SIDE;
		if (blocks >= 0)
			pfree(grid->block);
	}
}

SegmentGrid *
segment_grid_build(const Network *network)
{
	SegmentGrid *grid = palloc0(sizeof(SegmentGrid));
	int64		cells = choose_cells(grid, network);
	int32	   *start;

	grid->network = network;
	grid->first = palloc0(sizeof(int32) * (cells + 2));
	visit_all(grid, network, count_segment);
	start = grid->first + 1;
	for (int64 i = 1; i <= cells; i++)
		start[i] += start[i - 1];
	if ((Size) start[cells] > MaxAllocSize / sizeof(GridEntry))
	{
		pfree(grid->first);
		pfree(grid->block);
		pfree(grid);
		return NULL;
	}
	grid->entry = palloc(sizeof(GridEntry) * (Size) start[cells]);
	visit_all(grid, network, put_segment);
	return grid;
}
