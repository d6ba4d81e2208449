/*
 * walk_area_fuzz.c
 *	  Any text is either refused with a reason or a walk_area that can be solved:
 *	  what it answers is no nonsense, and it reads back to the same.
 */
#include "fuzz.h"

#include "network/walk.h"

static void
check_round_trip(const Walk *walk)
{
	StringInfoData written;
	StringInfoData rewritten;
	Walk		again;
	Scanner		scanner;

	initStringInfo(&written);
	initStringInfo(&rewritten);
	walk_format(walk, &written);
	scan_begin(&scanner, written.data);
	CHECK(walk_scan(&scanner, &again) && scan_end(&scanner));
	walk_format(&again, &rewritten);
	CHECK(strcmp(written.data, rewritten.data) == 0);
}

/* no neighbour is cheaper by more than the segment between them costs */
static void
check_nodes(const Walk *walk)
{
	const Network *network = &walk->network;

	for (int i = 0; i < network->segments; i++)
	{
		float8		a = walk->distance[network->segment[i].from];
		float8		b = walk->distance[network->segment[i].to];
		float8		cost = segment_length(network, i) * network->factor[i];

		CHECK(a >= 0 && b >= 0);
		CHECK(a <= b + cost && b <= a + cost);
	}
}

static void
check_answers(const Walk *walk, const SegmentTree *tree)
{
	for (int i = 0; i < walk->network.nodes; i++)
	{
		WalkAnswer	answer;

		walk_ask(walk, tree, node_coordinate(&walk->network.node[i]), &answer);
		CHECK(answer.distance >= 0);
		CHECK(!answer.covered || answer.reached);
		CHECK(answer.distance <= walk->distance[i] * (1 + 1e-9) + 1e-6);
	}
	for (int i = 0; i < walk->head.discs; i++)
	{
		WalkAnswer	answer;

		walk_ask(walk, tree, walk->disc[i].centre, &answer);
		/* there and back is no longer than twice the way to the street */
		CHECK(answer.distance <= 2 * walk->snap * (1 + 1e-9) || !answer.reached);
	}
}

static void
check_reached(const Walk *walk)
{
	float8		total = network_total_length(&walk->network);
	float8		reached = walk_reached_length(walk);

	CHECK(reached >= 0 && reached <= total * (1 + 1e-9));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char	   *input = fuzz_text(data, size);
	Scanner		scanner;
	Walk		walk;

	scan_begin(&scanner, input);
	if (!walk_scan(&scanner, &walk) || !scan_end(&scanner))
		check_failure(&scanner);
	else
	{
		SegmentTree *tree = segment_tree_build(&walk.network);

		CHECK(!is_fault(walk_solve(&walk, tree, graph_build(&walk.network))));
		CHECK(walk.off_street >= 0 && walk.off_street <= walk.head.discs);
		check_nodes(&walk);
		check_answers(&walk, tree);
		check_reached(&walk);
		check_round_trip(&walk);
	}
	fuzz_free_all();
	return 0;
}
