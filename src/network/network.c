/*
 * network.c
 *	  Streets as straight segments between nodes in the plane: what makes a valid
 *	  network, and its text form.
 */
#include "base/pure.h"

#include "common/shortest_dec.h"

#include "geometry/srid.h"
#include "network/network.h"

#define MILLIMETRES_MAX ((int64) (1000 * COORDINATE_MAX))

/* two numbers such as -1000000000.001, each with what follows it */
#define NODE_TEXT_MAX (2 * 16)

/*
 * Where the highest bit in which they differ is one of x, x decides, else y:
 * the order of the numbers whose bits are those of x and y in turn.
 */
int
node_compare(const NetworkNode *a, const NetworkNode *b)
{
	uint64		x = (uint64) (a->x + MILLIMETRES_MAX) ^ (uint64) (b->x + MILLIMETRES_MAX);
	uint64		y = (uint64) (a->y + MILLIMETRES_MAX) ^ (uint64) (b->y + MILLIMETRES_MAX);

	if (x < y && x < (x ^ y))
		return a->y < b->y ? -1 : 1;
	return (a->x > b->x) - (a->x < b->x);
}

Fault
network_count_fault(int64 nodes, int64 segments)
{
	if (segments <= 0)
		return fault(FAULT_SYNTAX, "at least one segment");
	if (segments > SEGMENTS_MAX || nodes > 2 * SEGMENTS_MAX)
		return fault(FAULT_TOO_LARGE, "at most 15 million segments");
	if (nodes < 2)
		return fault(FAULT_SYNTAX, "at least two nodes");
	return no_fault();
}

static bool
node_is_valid(const NetworkNode *node)
{
	return node->x >= -MILLIMETRES_MAX && node->x <= MILLIMETRES_MAX &&
		node->y >= -MILLIMETRES_MAX && node->y <= MILLIMETRES_MAX;
}

static Fault
nodes_fault(const Network *network)
{
	for (int i = 0; i < network->nodes; i++)
	{
		CHECK_FOR_INTERRUPTS();
		if (!node_is_valid(&network->node[i]))
			return fault(FAULT_OUT_OF_RANGE, "coordinates of at most 1e9 m");
		if (i > 0 && node_compare(&network->node[i - 1], &network->node[i]) >= 0)
			return fault(FAULT_SYNTAX, "nodes in ascending order along the Z-order curve");
	}
	return no_fault();
}

static Fault
segments_fault(const Network *network)
{
	bool	   *used = palloc0(network->nodes);
	int			unused = network->nodes;

	for (int i = 0; i < network->segments; i++)
	{
		Segment		segment = network->segment[i];
		Segment		previous = i > 0 ? network->segment[i - 1] : segment;

		CHECK_FOR_INTERRUPTS();
		if (segment.from < 0 || segment.to >= network->nodes ||
			segment.from >= segment.to)
			return fault(FAULT_SYNTAX, "segments of two nodes that there are, the lower number first");
		if (i > 0 && (previous.from > segment.from ||
					  (previous.from == segment.from && previous.to >= segment.to)))
			return fault(FAULT_SYNTAX, "segments in ascending order");
		if (!(network->factor[i] > 0 && isfinite(network->factor[i])))
			return fault(FAULT_OUT_OF_RANGE, "factors that are finite and greater than 0");
		unused -= !used[segment.from] + !used[segment.to];
		used[segment.from] = used[segment.to] = true;
	}
	pfree(used);
	if (unused > 0)
		return fault(FAULT_SYNTAX, "nodes that a segment ends at");
	return no_fault();
}

/*
 * What no network has; its counts are known to be possible.
 */
Fault
network_fault(const Network *network)
{
	Fault		found = srid_fault(network->srid);

	if (!is_fault(found))
		found = nodes_fault(network);
	if (!is_fault(found))
		found = segments_fault(network);
	return found;
}

static int
digits_of(int number)
{
	int			digits = 1;

	while ((number /= 10) > 0)
		digits++;
	return digits;
}

/*
 * Could its text, with so many bytes more, not be written?
 */
Fault
network_text_fault(const Network *network, Size more)
{
	Size		segment = 2 * (digits_of(network->nodes) + 1) + 1;
	Size		length = more + 64 + NODE_TEXT_MAX * (Size) network->nodes +
	segment * network->segments;

	for (int i = 0; i < network->segments; i++)
		if (network->factor[i] != 1)
			length += DOUBLE_SHORTEST_DECIMAL_LEN;
	if (length > MaxAllocSize)
		return fault(FAULT_TOO_LARGE, "a text form of less than 1 GB");
	return no_fault();
}

/*
 * Text
 */

static bool
scan_node(Scanner *scanner, NetworkNode *node)
{
	const char *start = scanner->at;
	Coordinate	p = {0, 0};

	if (!scan_float8(scanner, &p.x) || !scan_float8(scanner, &p.y))
		return false;
	if (!coordinate_is_valid(p))
		return scan_accept(scanner, fault(FAULT_OUT_OF_RANGE, "coordinates of at most 1e9 m"), start);
	*node = node_at(p);
	return true;
}

/* in the text numbers begin with 1 */
static bool
scan_node_number(Scanner *scanner, int32 *number)
{
	const char *start = scanner->at;
	int64		value;

	if (!scan_int64(scanner, &value))
		return false;
	if (value < 1 || value > PG_INT32_MAX)
		return scan_accept(scanner, fault(FAULT_SYNTAX, "the number of a node"), start);
	*number = (int32) value - 1;
	return true;
}

static bool
scan_segment(Scanner *scanner, Segment *segment, float8 *factor)
{
	*factor = 1;
	if (!scan_node_number(scanner, &segment->from) ||
		!scan_node_number(scanner, &segment->to))
		return false;
	scan_space(scanner);
	return *scanner->at == '\0' || *scanner->at == ',' || *scanner->at == ')' ||
		scan_float8(scanner, factor);
}

/* room for one more, in an array that holds so many */
static void *
make_room(void *array, Size size, int count, int *capacity)
{
	if (count < *capacity)
		return array;
	*capacity = Max(16, 2 * *capacity);
	return array ? repalloc(array, size * *capacity) : palloc(size * *capacity);
}

static bool
scan_nodes(Scanner *scanner, Network *network)
{
	NetworkNode *nodes = NULL;
	int			capacity = 0;

	network->nodes = 0;
	do
	{
		if (network->nodes == 2 * SEGMENTS_MAX)
			return scan_fail(scanner, FAULT_TOO_LARGE, "at most 15 million segments");
		nodes = make_room(nodes, sizeof(NetworkNode), network->nodes, &capacity);
		if (!scan_node(scanner, &nodes[network->nodes]) ||
			!scan_expect(scanner, ","))
			return false;
		network->nodes++;
		scan_space(scanner);
	} while (!scan_literal(scanner, "segments"));
	network->node = nodes;
	return true;
}

static bool
scan_segments(Scanner *scanner, Network *network)
{
	Segment    *segments = NULL;
	float8	   *factors = NULL;
	int			capacity = 0;

	network->segments = 0;
	do
	{
		int			room = capacity;

		if (network->segments == SEGMENTS_MAX)
			return scan_fail(scanner, FAULT_TOO_LARGE, "at most 15 million segments");
		segments = make_room(segments, sizeof(Segment), network->segments, &room);
		factors = make_room(factors, sizeof(float8), network->segments, &capacity);
		if (!scan_segment(scanner, &segments[network->segments],
						  &factors[network->segments]))
			return false;
		network->segments++;
		scan_space(scanner);
	} while (scan_literal(scanner, ","));
	network->segment = segments;
	network->factor = factors;
	return true;
}

/*
 * "(srid 4549, nodes 500 300, 510.5 300, segments 1 2 1.5)": the factor may be
 * left out where it is 1.  The end is the caller's to expect.
 */
bool
network_scan(Scanner *scanner, Network *network)
{
	int64		srid = 0;
	Fault		found;

	scan_expect(scanner, "(");
	scan_expect(scanner, "srid");
	scan_int64(scanner, &srid);
	scan_expect(scanner, ",");
	if (!scan_expect(scanner, "nodes") || !scan_nodes(scanner, network) ||
		!scan_segments(scanner, network) ||
		!scan_require(scanner, ")", "\",\", \")\" or a factor"))
		return false;

	network->srid = (int32) Min(Max(srid, -1), PG_INT32_MAX);
	found = network_count_fault(network->nodes, network->segments);
	if (!is_fault(found))
		found = network_fault(network);
	return scan_accept(scanner, found, NULL);
}

void
network_format(const Network *network, StringInfo out)
{
	appendStringInfo(out, "(srid %d, nodes", network->srid);
	for (int i = 0; i < network->nodes; i++)
	{
		Coordinate	p = node_coordinate(&network->node[i]);

		appendStringInfoString(out, i == 0 ? " " : ", ");
		append_float8(out, p.x);
		appendStringInfoChar(out, ' ');
		append_float8(out, p.y);
	}
	appendStringInfoString(out, ", segments");
	for (int i = 0; i < network->segments; i++)
	{
		CHECK_FOR_INTERRUPTS();
		appendStringInfo(out, "%s%d %d", i == 0 ? " " : ", ",
						 network->segment[i].from + 1,
						 network->segment[i].to + 1);
		if (network->factor[i] != 1)
		{
			appendStringInfoChar(out, ' ');
			append_float8(out, network->factor[i]);
		}
	}
	appendStringInfoChar(out, ')');
}

float8
network_total_length(const Network *network)
{
	DoubleDouble sum = {0, 0};

	for (int i = 0; i < network->segments; i++)
	{
		CHECK_FOR_INTERRUPTS();
		double_double_add(&sum, segment_length(network, i));
	}
	return sum.hi;
}
