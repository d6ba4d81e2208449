/*
 * cell_map.c
 *	  Which cell holds a point.
 */
#include "base/pure.h"

#include <math.h>

#include "grid/cell_map.h"

#define EXTENT_MIN 1e-9			/* metres */
#define BOXES_MAX (1 << 20)
#define ENTRIES_MAX (1 << 26)

/* an entry before it is known how many its box has */
typedef struct FoundEntry
{
	int			box;
	MapEntry	entry;
} FoundEntry;

typedef struct MapBuilder
{
	CellMap    *map;
	int		   *bordered_by;	/* by box: the last part with a border there */
	bool	   *filled;			/* by box: some part fills it */
	int			found;
	int			capacity;
	FoundEntry *entry;
} MapBuilder;

static Region *
region_of_part(const CellPart *part)
{
	Region	   *region = region_allocate(part->rings, part->corners);

	for (int ring = 0; ring < part->rings; ring++)
	{
		region->ring_start[ring + 1] = region->ring_start[ring] +
			cell_part_rings(part)[ring];
		region->is_hole[ring] = ring > 0;
	}
	memcpy(region->corner, cell_part_corners(part),
		   sizeof(Coordinate) * (Size) part->corners);
	return region;
}

/*
 * So many boxes, as square as they come.
 */
static void
choose_boxes(CellMap *map, int64 wanted)
{
	float8		width = map->box.xmax - map->box.xmin;
	float8		height = map->box.ymax - map->box.ymin;
	float8		columns;

	/* a map with next to no extent has one box: boxes a metre must be finite */
	if (width < EXTENT_MIN)
		width = 0;
	if (height < EXTENT_MIN)
		height = 0;
	if (width == 0 || height == 0)
		wanted = 1;
	columns = wanted > 1 ? sqrt(wanted * width / height) : 1;
	map->columns = (int) Min(Max(columns, 1), wanted);
	map->rows = (int) Max(wanted / map->columns, 1);
	map->boxes_a_metre_x = width > 0 ? map->columns / width : 0;
	map->boxes_a_metre_y = height > 0 ? map->rows / height : 0;
}

static inline int
clamp_box(float8 box, int count)
{
	/* not a number, too, is box 0 */
	return !(box > 0) ? 0 : box >= count ? count - 1 : (int) box;
}

static inline float8
column_at(const CellMap *map, float8 x)
{
	return (x - map->box.xmin) * map->boxes_a_metre_x;
}

static inline float8
row_at(const CellMap *map, float8 y)
{
	return (y - map->box.ymin) * map->boxes_a_metre_y;
}

static void
add_entry(MapBuilder *builder, int box, int part, bool fills)
{
	FoundEntry *entry;

	/* nobody asks those behind one that fills the box */
	if (builder->filled[box] || builder->found == ENTRIES_MAX)
		return;
	if (builder->found == builder->capacity)
	{
		builder->capacity = Min(2 * builder->capacity, ENTRIES_MAX);
		builder->entry = repalloc(builder->entry,
								  sizeof(FoundEntry) * builder->capacity);
	}
	entry = &builder->entry[builder->found++];
	entry->box = box;
	entry->entry.part = part;
	entry->entry.fills = fills;
	builder->filled[box] = fills;
}

/*
 * A border box more than needed does no harm, one less would: rounding is
 * far below this part of a box.
 */
#define BOX_MARGIN 1e-6

/*
 * The boxes that the edge runs through, row by row.
 */
static void
mark_edge(MapBuilder *builder, int part, Coordinate from, Coordinate to)
{
	CellMap    *map = builder->map;
	float8		x = column_at(map, from.x);
	float8		y = row_at(map, from.y);
	float8		dx = column_at(map, to.x) - x;
	float8		dy = row_at(map, to.y) - y;
	int			last = clamp_box(Max(y, y + dy) + BOX_MARGIN, map->rows);

	for (int row = clamp_box(Min(y, y + dy) - BOX_MARGIN, map->rows);
		 row <= last; row++)
	{
		float8		low = dy == 0 ? 0 : (row - BOX_MARGIN - y) / dy;
		float8		high = dy == 0 ? 1 : (row + 1 + BOX_MARGIN - y) / dy;
		float8		begin = x + dx * Min(Max(Min(low, high), 0), 1);
		float8		end = x + dx * Min(Max(Max(low, high), 0), 1);
		int			column = clamp_box(Min(begin, end) - BOX_MARGIN,
									   map->columns);
		int			final = clamp_box(Max(begin, end) + BOX_MARGIN,
									  map->columns);

		for (; column <= final; column++)
		{
			int			box = row * map->columns + column;

			if (builder->bordered_by[box] == part)
				continue;
			builder->bordered_by[box] = part;
			add_entry(builder, box, part, false);
		}
	}
}

/*
 * A box without a border of the part lies in it as its middle does.
 */
static void
mark_filled(MapBuilder *builder, int part)
{
	CellMap    *map = builder->map;
	EdgeTree   *tree = map->part[part].tree;
	Box			box = tree->level[tree->levels - 1][0];
	int			top = clamp_box(row_at(map, box.ymax), map->rows);
	int			left = clamp_box(column_at(map, box.xmin), map->columns);
	int			right = clamp_box(column_at(map, box.xmax), map->columns);

	for (int row = clamp_box(row_at(map, box.ymin), map->rows); row <= top; row++)
	{
		CHECK_FOR_INTERRUPTS();
		for (int column = left; column <= right; column++)
		{
			int			number = row * map->columns + column;
			Coordinate	middle;

			if (builder->bordered_by[number] == part ||
				builder->filled[number])
				continue;
			middle.x = map->box.xmin + (column + 0.5) / map->boxes_a_metre_x;
			middle.y = map->box.ymin + (row + 0.5) / map->boxes_a_metre_y;
			if (edge_tree_locate(tree, middle) == PLACE_INSIDE)
				add_entry(builder, number, part, true);
		}
	}
}

static void
mark_part(MapBuilder *builder, int part)
{
	EdgeTree   *tree = builder->map->part[part].tree;

	for (int edge = 0; edge < tree->edges; edge++)
	{
		CHECK_FOR_INTERRUPTS();
		mark_edge(builder, part, edge_from(tree, edge), edge_to(tree, edge));
	}
	if (tree->levels > 0)
		mark_filled(builder, part);
}

/*
 * Sort what was found by box.  Within a box the parts stay in order.
 */
static void
file_entries(MapBuilder *builder)
{
	CellMap    *map = builder->map;
	int			boxes = map->columns * map->rows;
	int		   *next = palloc0(sizeof(int) * (boxes + 2));

	/* next[box + 1] is where the box's entries start, then where they end */
	for (int i = 0; i < builder->found; i++)
		next[builder->entry[i].box + 2]++;
	for (int box = 1; box < boxes + 2; box++)
		next[box] += next[box - 1];
	map->entry = palloc(sizeof(MapEntry) * Max(builder->found, 1));
	for (int i = 0; i < builder->found; i++)
		map->entry[next[builder->entry[i].box + 1]++] = builder->entry[i].entry;
	map->first_entry = next;
}

/*
 * The parts by so many boxes; false where borders run through too many of them.
 */
static bool
file_parts(CellMap *map, int64 wanted)
{
	MapBuilder	builder = {0};
	bool		fits;
	int			boxes;

	choose_boxes(map, wanted);
	boxes = map->columns * map->rows;
	builder.map = map;
	builder.bordered_by = palloc(sizeof(int) * boxes);
	memset(builder.bordered_by, -1, sizeof(int) * boxes);
	builder.filled = palloc0(sizeof(bool) * boxes);
	builder.capacity = 1024;
	builder.entry = palloc(sizeof(FoundEntry) * builder.capacity);
	for (int part = 0; part < map->parts && builder.found < ENTRIES_MAX; part++)
		mark_part(&builder, part);
	fits = builder.found < ENTRIES_MAX;
	if (fits)
		file_entries(&builder);
	pfree(builder.bordered_by);
	pfree(builder.filled);
	pfree(builder.entry);
	return fits;
}

/*
 * Of canonical parts, at least one, that stand one after the other.  There are
 * as many boxes as edges, or a few a part; fewer where long borders would fill
 * the memory.
 */
CellMap    *
cell_map_build(const CellPart *first, int parts)
{
	CellMap    *map = palloc(sizeof(CellMap));
	int64		edges = 0;
	int64		boxes;

	map->parts = parts;
	map->part = palloc(sizeof(MapPart) * parts);
	for (int i = 0; i < parts; i++)
	{
		Region	   *region = region_of_part(first);
		Box			box = region_box(region);

		CHECK_FOR_INTERRUPTS();
		map->part[i].code = first->code;
		map->part[i].tree = edge_tree_build(region);
		edges += map->part[i].tree->edges;
		if (i == 0)
			map->box = box;
		map->box.xmin = Min(map->box.xmin, box.xmin);
		map->box.ymin = Min(map->box.ymin, box.ymin);
		map->box.xmax = Max(map->box.xmax, box.xmax);
		map->box.ymax = Max(map->box.ymax, box.ymax);
		first = cell_part_next(first);
	}
	boxes = Min(Max(edges, 16 * (int64) parts), BOXES_MAX);
	while (!file_parts(map, boxes))
		boxes /= 16;
	return map;
}

/*
 * False where no cell holds the point.
 */
bool
cell_map_locate(const CellMap *map, Coordinate p, GridCode *code)
{
	int			box;

	if (p.x < map->box.xmin || p.x > map->box.xmax ||
		p.y < map->box.ymin || p.y > map->box.ymax)
		return false;
	box = clamp_box(row_at(map, p.y), map->rows) * map->columns +
		clamp_box(column_at(map, p.x), map->columns);
	for (int i = map->first_entry[box]; i < map->first_entry[box + 1]; i++)
	{
		const MapEntry *entry = &map->entry[i];
		const MapPart *part = &map->part[entry->part];

		if (entry->fills || edge_tree_locate(part->tree, p) != PLACE_OUTSIDE)
		{
			*code = part->code;
			return true;
		}
	}
	return false;
}
