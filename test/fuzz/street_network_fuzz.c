/*
 * street_network_fuzz.c
 *	  Any text is either refused with a reason or a network that an aggregate
 *	  could have made: built again from its segments it is the same, and it reads
 *	  back to the same.  The tree finds what looking at all segments finds.
 */
#include "fuzz.h"

#include "network/segment_tree.h"

static void
check_same(const Network *a, const Network *b)
{
	CHECK(a->srid == b->srid && a->nodes == b->nodes && a->segments == b->segments);
	CHECK(memcmp(a->node, b->node, sizeof(NetworkNode) * (size_t) a->nodes) == 0);
	CHECK(memcmp(a->segment, b->segment, sizeof(Segment) * (size_t) a->segments) == 0);
	CHECK(memcmp(a->factor, b->factor, sizeof(float8) * (size_t) a->segments) == 0);
}

static void
check_round_trip(const Network *network)
{
	StringInfoData written;
	Network		again;
	Scanner		scanner;

	initStringInfo(&written);
	network_format(network, &written);
	scan_begin(&scanner, written.data);
	CHECK(network_scan(&scanner, &again) && scan_end(&scanner));
	check_same(network, &again);
}

/* from the last segment to the first, and each twice */
static void
check_build(const Network *network)
{
	Piece	   *pieces = palloc(2 * sizeof(Piece) * (size_t) network->segments);
	Network		again = {.srid = network->srid};

	for (int i = 0; i < network->segments; i++)
	{
		int			segment = network->segments - 1 - i;
		Piece	   *piece = &pieces[2 * i];

		piece->from = network->node[network->segment[segment].from];
		piece->to = network->node[network->segment[segment].to];
		piece->factor = network->factor[segment];
		piece[1].from = piece->to;
		piece[1].to = piece->from;
		piece[1].factor = piece->factor;
	}
	network_build(pieces, 2 * network->segments, &again);
	check_same(network, &again);
}

/* the grid tells what the tree tells */
static void
check_grid(const SegmentTree *tree, const SegmentTree *with_grid, Coordinate p,
		   float8 reach)
{
	LandingSearch search;
	LandingSearch again;
	int			count = segment_tree_land(tree, p, reach, &search);

	CHECK(segment_tree_land(with_grid, p, reach, &again) == count);
	CHECK(memcmp(search.landing, again.landing, sizeof(Landing) * (size_t) count) == 0);
	landing_search_free(&search);
	landing_search_free(&again);
}

/* at each node the way to the streets is nothing */
static void
check_tree(const Network *network)
{
	SegmentTree *tree = segment_tree_build(network);
	SegmentTree *with_grid = segment_tree_build_for_many(network);

	for (int i = 0; i < network->nodes; i++)
	{
		Coordinate	p = node_coordinate(&network->node[i]);
		LandingSearch search;
		float8		step = 0.1 + i;

		CHECK(segment_tree_land(tree, p, 1e-3, &search) > 0);
		CHECK(search.landing[0].way <= 1e-3);
		landing_search_free(&search);
		check_grid(tree, with_grid, p, 100);

		p.x += step;
		check_grid(tree, with_grid, p, INFINITY);
		check_grid(tree, with_grid, p, step / 2);
		CHECK(segment_tree_land(tree, p, INFINITY, &search) > 0);
		CHECK(search.landing[0].way <= step * (1 + 1e-9) + 1e-6);
		for (int k = 0; k < search.count; k++)
			CHECK(search.landing[k].along >= 0 &&
				  search.landing[k].along <= segment_length(network, search.landing[k].segment));
		landing_search_free(&search);
	}
}

static void
check_components(const Network *network)
{
	Components	components;
	float8		sum = 0;

	network_components(network, &components);
	CHECK(components.count >= 1 && components.count <= network->segments);
	for (int i = 0; i < components.count; i++)
	{
		CHECK(i == 0 || components.length[i] <= components.length[i - 1]);
		sum += components.length[i];
	}
	CHECK(fabs(sum - network_total_length(network)) <= 1e-9 * sum);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char	   *input = fuzz_text(data, size);
	Network		network;
	Scanner		scanner;

	scan_begin(&scanner, input);
	if (!network_scan(&scanner, &network) || !scan_end(&scanner))
		check_failure(&scanner);
	else
	{
		CHECK(!is_fault(network_fault(&network)));
		check_round_trip(&network);
		check_build(&network);
		check_tree(&network);
		check_components(&network);
	}
	fuzz_free_all();
	return 0;
}
