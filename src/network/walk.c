/*
 * walk.c
 *	  How far it is along the streets to the nearest of many facilities, and what
 *	  lies within their radii.
 *
 * The distance of a place is d = way to the street + along it + way from the
 * street, the least over all facilities: one search from all of them.  Where
 * radii differ, the one that covers a place need not be the nearest; so a second
 * search looks for the most way left, r - d.
 */
#include "base/pure.h"

#include "network/walk.h"

Fault
snap_fault(float8 snap)
{
	if (!(snap > 0 && snap <= COORDINATE_MAX))
		return fault(FAULT_OUT_OF_RANGE, "metres, greater than 0 and at most 1e9");
	return no_fault();
}

/*
 * Solving
 */

typedef struct Solution
{
	float8	   *distance;
	float8	   *excess;			/* d - r; NULL where radii are equal */
	int			entrances;
	int			capacity;
	Entrance   *entrance;
} Solution;

static int
compare_entrances(const Entrance *a, const Entrance *b)
{
	if (a->segment != b->segment)
		return a->segment < b->segment ? -1 : 1;
	if (a->along != b->along)
		return a->along < b->along ? -1 : 1;
	return (a->disc > b->disc) - (a->disc < b->disc);
}

#define ST_SORT sort_entrances
#define ST_ELEMENT_TYPE Entrance
#define ST_COMPARE(a, b) compare_entrances(a, b)
#define ST_CHECK_FOR_INTERRUPTS
#define ST_SCOPE static
#define ST_DECLARE
#define ST_DEFINE
#include "lib/sort_template.h"

static bool
radii_differ(const Walk *walk)
{
	for (int i = 1; i < walk->head.discs; i++)
		if (walk->disc[i].radius != walk->disc[0].radius)
			return true;
	return false;
}

static float8 *
unknown_costs(int nodes)
{
	float8	   *cost = palloc(sizeof(float8) * (Size) nodes);

	for (int i = 0; i < nodes; i++)
		cost[i] = INFINITY;
	return cost;
}

/* a search starts at this node with this distance */
static void
start_at(Solution *solution, int32 node, float8 distance, float8 radius)
{
	solution->distance[node] = Min(solution->distance[node], distance);
	if (solution->excess)
		solution->excess[node] = Min(solution->excess[node], distance - radius);
}

static bool
add_entrance(Solution *solution, int disc, const Landing *landing)
{
	Entrance   *entrance;

	if (solution->entrances == ENTRANCES_MAX)
		return false;
	if (solution->entrances == solution->capacity)
	{
		solution->capacity = Min(2 * solution->capacity, ENTRANCES_MAX);
		solution->entrance = repalloc(solution->entrance,
									  sizeof(Entrance) * (Size) solution->capacity);
	}
	entrance = &solution->entrance[solution->entrances++];
	entrance->segment = landing->segment;
	entrance->disc = disc;
	entrance->along = landing->along;
	entrance->way = landing->way;
	return true;
}

/* bring one facility to the streets */
static bool
enter(Walk *walk, const SegmentTree *tree, int disc, Solution *solution)
{
	const Network *network = &walk->network;
	float8		radius = walk->disc[disc].radius;
	LandingSearch search;
	int			count = segment_tree_land(tree, walk->disc[disc].centre,
										  walk->snap, &search);

	if (count == 0)
		walk->off_street++;
	for (int i = 0; i < count; i++)
	{
		const Landing *landing = &search.landing[i];
		Segment		segment = network->segment[landing->segment];
		float8		length = segment_length(network, landing->segment);
		float8		factor = network->factor[landing->segment];

		if (landing->node >= 0)
		{
			start_at(solution, landing->node, landing->way, radius);
			continue;
		}
		if (!add_entrance(solution, disc, landing))
			return false;
		start_at(solution, segment.from,
				 landing->way + landing->along * factor, radius);
		start_at(solution, segment.to,
				 landing->way + (length - landing->along) * factor, radius);
	}
	landing_search_free(&search);
	return true;
}

/* what is left, where something is */
static void
excess_to_left(float8 *excess, int nodes)
{
	for (int i = 0; i < nodes; i++)
		excess[i] = excess[i] <= 0 ? 0 - excess[i] : -1;
}

/*
 * Everything in a walk that is computed from its network, its discs and snap.
 */
Fault
walk_solve(Walk *walk, const SegmentTree *tree, const Graph *graph)
{
	int			nodes = walk->network.nodes;
	Solution	solution = {.capacity = 64};

	solution.entrance = palloc(sizeof(Entrance) * solution.capacity);
	solution.distance = unknown_costs(nodes);
	if (radii_differ(walk))
		solution.excess = unknown_costs(nodes);
	walk->off_street = 0;
	for (int i = 0; i < walk->head.discs; i++)
	{
		CHECK_FOR_INTERRUPTS();
		if (!enter(walk, tree, i, &solution))
			return fault(FAULT_TOO_LARGE, "at most 40 million places where a facility comes to a street");
	}
	sort_entrances(solution.entrance, solution.entrances);
	graph_relax(graph, solution.distance, DBL_MAX);
	if (solution.excess)
	{
		graph_relax(graph, solution.excess, 0);
		excess_to_left(solution.excess, nodes);
	}
	walk->entrances = solution.entrances;
	walk->entrance = solution.entrance;
	walk->distance = solution.distance;
	walk->left = solution.excess;
	return no_fault();
}

/*
 * Asking
 */

static float8
node_left(const Walk *walk, int32 node)
{
	if (walk->left)
		return walk->left[node];
	return walk->disc[0].radius - walk->distance[node];
}

/* the first entrance of a segment, or of a later one */
static int
first_entrance(const Walk *walk, int32 segment)
{
	int			low = 0;
	int			high = walk->entrances;

	while (low < high)
	{
		int			middle = low + (high - low) / 2;

		if (walk->entrance[middle].segment < segment)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* the least cost, and the most that is left, at a place on a street */
typedef struct AtStreet
{
	float8		cost;
	float8		left;
} AtStreet;

static void
come_from(AtStreet *at, float8 cost, float8 left, float8 way)
{
	at->cost = Min(at->cost, cost + way);
	if (left >= 0)
		at->left = Max(at->left, left - way);
}

static AtStreet
ask_landing(const Walk *walk, const Landing *landing)
{
	const Network *network = &walk->network;
	Segment		segment = network->segment[landing->segment];
	float8		factor = network->factor[landing->segment];
	AtStreet	at = {INFINITY, -1};
	float8		rest;

	if (landing->node >= 0)
	{
		at.cost = walk->distance[landing->node];
		at.left = node_left(walk, landing->node);
		return at;
	}
	rest = segment_length(network, landing->segment) - landing->along;
	come_from(&at, walk->distance[segment.from], node_left(walk, segment.from),
			  landing->along * factor);
	come_from(&at, walk->distance[segment.to], node_left(walk, segment.to),
			  rest * factor);
	for (int i = first_entrance(walk, landing->segment);
		 i < walk->entrances && walk->entrance[i].segment == landing->segment; i++)
	{
		const Entrance *entrance = &walk->entrance[i];

		come_from(&at, entrance->way,
				  walk->disc[entrance->disc].radius - entrance->way,
				  fabs(entrance->along - landing->along) * factor);
	}
	return at;
}

void
walk_ask(const Walk *walk, const SegmentTree *tree, Coordinate p,
		 WalkAnswer *answer)
{
	LandingSearch search;
	int			count = segment_tree_land(tree, p, walk->snap, &search);
	float8		left = -1;

	answer->distance = INFINITY;
	for (int i = 0; i < count; i++)
	{
		AtStreet	at = ask_landing(walk, &search.landing[i]);

		answer->distance = Min(answer->distance,
							   at.cost + search.landing[i].way);
		left = Max(left, at.left - search.landing[i].way);
	}
	landing_search_free(&search);
	answer->reached = isfinite(answer->distance);
	/* one radius: then it is the very comparison that the caller would make */
	answer->covered = walk->left ? left >= 0 :
		answer->distance <= walk->disc[0].radius;
}

/*
 * Stretches of street
 */

void
stretch_walk_begin(StretchWalk *stretches, const Walk *walk)
{
	stretches->walk = walk;
	stretches->entrance = 0;
	stretches->count = 0;
	stretches->capacity = 16;
	stretches->stretch = palloc(sizeof(Stretch) * stretches->capacity);
}

#define ST_SORT sort_stretches
#define ST_ELEMENT_TYPE Stretch
#define ST_COMPARE(a, b) compare_float8((a)->from, (b)->from)
#define ST_CHECK_FOR_INTERRUPTS
#define ST_SCOPE static
#define ST_DECLARE
#define ST_DEFINE
#include "lib/sort_template.h"

/* unless it has no length */
static void
add_stretch(StretchWalk *stretches, float8 from, float8 to)
{
	if (!(from < to))
		return;
	if (stretches->count == stretches->capacity)
	{
		stretches->capacity = Min(2 * stretches->capacity, ENTRANCES_MAX + 2);
		stretches->stretch = repalloc(stretches->stretch,
									  sizeof(Stretch) * (Size) stretches->capacity);
	}
	stretches->stretch[stretches->count].from = from;
	stretches->stretch[stretches->count++].to = to;
}

static void
unite_stretches(StretchWalk *stretches)
{
	Stretch    *stretch = stretches->stretch;
	int			united = 0;

	sort_stretches(stretch, stretches->count);
	for (int i = 1; i < stretches->count; i++)
	{
		if (stretch[i].from > stretch[united].to)
			stretch[++united] = stretch[i];
		else
			stretch[united].to = Max(stretch[united].to, stretch[i].to);
	}
	stretches->count = united + 1;
}

/*
 * The stretches of a segment where some facility has way left; segments come in
 * ascending order, none left out.
 */
void
stretch_walk_segment(StretchWalk *stretches, int segment)
{
	const Walk *walk = stretches->walk;
	const Network *network = &walk->network;
	float8		length = segment_length(network, segment);
	float8		factor = network->factor[segment];
	float8		reach;

	stretches->count = 0;
	reach = node_left(walk, network->segment[segment].from) / factor;
	add_stretch(stretches, 0, Min(reach, length));
	reach = node_left(walk, network->segment[segment].to) / factor;
	add_stretch(stretches, Max(length - reach, 0), length);
	for (; stretches->entrance < walk->entrances &&
		 walk->entrance[stretches->entrance].segment == segment;
		 stretches->entrance++)
	{
		const Entrance *entrance = &walk->entrance[stretches->entrance];

		CHECK_FOR_INTERRUPTS();
		reach = (walk->disc[entrance->disc].radius - entrance->way) / factor;
		add_stretch(stretches, Max(entrance->along - reach, 0),
					Min(entrance->along + reach, length));
	}
	if (stretches->count > 1)
		unite_stretches(stretches);
}

float8
walk_reached_length(const Walk *walk)
{
	DoubleDouble sum = {0, 0};
	StretchWalk stretches;

	stretch_walk_begin(&stretches, walk);
	for (int i = 0; i < walk->network.segments; i++)
	{
		CHECK_FOR_INTERRUPTS();
		stretch_walk_segment(&stretches, i);
		for (int k = 0; k < stretches.count; k++)
		{
			double_double_add(&sum, stretches.stretch[k].to);
			double_double_add(&sum, -stretches.stretch[k].from);
		}
	}
	return sum.hi;
}

/*
 * Text
 */

/*
 * "(snap 100, facilities (srid ...), streets (srid ...))": the definition, from
 * which the rest is computed.  The end is the caller's to expect.
 */
bool
walk_scan(Scanner *scanner, Walk *walk)
{
	const char *start;
	Disc	   *discs;

	scan_expect(scanner, "(");
	scan_expect(scanner, "snap");
	start = scanner->at;
	if (!scan_float8(scanner, &walk->snap) ||
		!scan_accept(scanner, snap_fault(walk->snap), start))
		return false;
	scan_expect(scanner, ",");
	scan_expect(scanner, "facilities");
	scan_space(scanner);
	if (is_fault(scanner->fault) || !area_scan(scanner, &walk->head, &discs))
		return false;
	walk->disc = discs;
	scan_expect(scanner, ",");
	scan_expect(scanner, "streets");
	scan_space(scanner);
	if (is_fault(scanner->fault) || !network_scan(scanner, &walk->network) ||
		!scan_expect(scanner, ")"))
		return false;
	if (walk->network.srid != walk->head.srid)
		return scan_accept(scanner, fault(FAULT_SYNTAX, "facilities and streets of one SRID"), NULL);
	return true;
}

void
walk_format(const Walk *walk, StringInfo out)
{
	appendStringInfoString(out, "(snap ");
	append_float8(out, walk->snap);
	appendStringInfoString(out, ", facilities ");
	area_format(&walk->head, walk->disc, out);
	appendStringInfoString(out, ", streets ");
	network_format(&walk->network, out);
	appendStringInfoChar(out, ')');
}
