/*
 * components.c
 *	  Which streets hang together.
 */
#include "base/pure.h"

#include "network/network.h"

typedef struct Component
{
	int32		root;			/* its node with the lowest number */
	DoubleDouble length;
} Component;

/* longest first; of equally long ones the one with the lower node */
static int
compare_components(const Component *a, const Component *b)
{
	if (a->length.hi != b->length.hi)
		return a->length.hi > b->length.hi ? -1 : 1;
	return (a->root > b->root) - (a->root < b->root);
}

#define ST_SORT sort_components
#define ST_ELEMENT_TYPE Component
#define ST_COMPARE(a, b) compare_components(a, b)
#define ST_CHECK_FOR_INTERRUPTS
#define ST_SCOPE static
#define ST_DECLARE
#define ST_DEFINE
#include "lib/sort_template.h"

static int32
find_root(int32 *parent, int32 node)
{
	while (parent[node] != node)
	{
		parent[node] = parent[parent[node]];
		node = parent[node];
	}
	return node;
}

/* of each node one that it is connected with, the lowest at the root */
static int32 *
join_nodes(const Network *network)
{
	int32	   *parent = palloc(sizeof(int32) * (Size) network->nodes);

	for (int i = 0; i < network->nodes; i++)
		parent[i] = i;
	for (int i = 0; i < network->segments; i++)
	{
		int32		a = find_root(parent, network->segment[i].from);
		int32		b = find_root(parent, network->segment[i].to);

		CHECK_FOR_INTERRUPTS();
		parent[Max(a, b)] = Min(a, b);
	}
	return parent;
}

void
network_components(const Network *network, Components *components)
{
	int32	   *parent = join_nodes(network);
	int32	   *number = palloc(sizeof(int32) * (Size) network->nodes);
	Component  *component;
	int			count = 0;

	for (int i = 0; i < network->nodes; i++)
		if (parent[i] == i)
			number[i] = count++;
	component = palloc0(sizeof(Component) * (Size) count);
	components->count = count;
	components->length = palloc(sizeof(float8) * (Size) count);
	components->of_segment = palloc(sizeof(int32) * (Size) network->segments);

	for (int i = 0; i < network->segments; i++)
	{
		int32		root = find_root(parent, network->segment[i].from);

		CHECK_FOR_INTERRUPTS();
		components->of_segment[i] = root;
		component[number[root]].root = root;
		double_double_add(&component[number[root]].length,
						  segment_length(network, i));
	}
	sort_components(component, count);
	for (int i = 0; i < count; i++)
	{
		components->length[i] = component[i].length.hi;
		number[component[i].root] = i;
	}
	for (int i = 0; i < network->segments; i++)
		components->of_segment[i] = number[components->of_segment[i]];
	pfree(component);
	pfree(number);
	pfree(parent);
}
