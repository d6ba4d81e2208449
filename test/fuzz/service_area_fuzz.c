/*
 * service_area_fuzz.c
 *	  Any text is either refused with a reason or an area that an aggregate could
 *	  have made: canonical, and it reads back to the same bytes.  Its discs cross
 *	  each other and an edge without nonsense, and their union has a likely area.
 */
#include "fuzz.h"

#include "spatial/crossing.h"
#include "spatial/union.h"

static void
check_vertex(Vertex v, const Disc *disc)
{
	float8		dx = v.x.hi - disc->centre.x;
	float8		dy = v.y.hi - disc->centre.y;

	CHECK(isfinite(dx) && isfinite(dy));
	CHECK(fabs(hypot(dx, dy) - disc->radius) <=
		  1e-12 * (fabs(disc->centre.x) + fabs(disc->centre.y) +
				   disc->radius));
}

static void
check_crossings(const Disc *a, const Disc *b)
{
	CirclePair	pair;
	EdgeCut		cut;

	if (circle_pair(a, b, &pair) == OVERLAP_CROSSING)
	{
		float8		half = circle_pair_half_angle(&pair);

		CHECK(half >= 0 && half <= 3.2);
		check_vertex(circle_crossing(a, b, true), a);
		check_vertex(circle_crossing(a, b, false), a);
	}
	cut = edge_cut(a->centre, b->centre, a);
	if (cut.enters)
		check_vertex(edge_cut_vertex(&cut, a, false), a);
	if (cut.leaves)
		check_vertex(edge_cut_vertex(&cut, a, true), a);
}

static void
check_round_trip(const AreaHead *head, const Disc *discs)
{
	StringInfoData written;
	Disc	   *again;
	AreaHead	head_again;
	Scanner		scanner;

	initStringInfo(&written);
	area_format(head, discs, &written);
	CHECK(written.len <= 60 + DISC_TEXT_MAX * head->discs);
	scan_begin(&scanner, written.data);
	CHECK(area_scan(&scanner, &head_again, &again) && scan_end(&scanner));
	CHECK(memcmp(head, &head_again, sizeof(*head)) == 0);
	CHECK(memcmp(discs, again, sizeof(Disc) * (size_t) head->discs) == 0);
}

/* not less than the largest disc, not more than all of them */
static void
check_area(const AreaHead *head, const Disc *discs)
{
	float8		area = union_area(disc_tree_build(discs, head->discs), NULL);
	float8		sum = 0;
	float8		largest = 0;
	Coordinate	far = {0, 0};

	for (int i = 0; i < head->discs; i++)
	{
		float8		own = M_PI * discs[i].radius * discs[i].radius;

		sum += own;
		largest = Max(largest, own);
		far.x = Max(far.x, fabs(discs[i].centre.x - discs[0].centre.x));
		far.y = Max(far.y, fabs(discs[i].centre.y - discs[0].centre.y));
	}
	/* what rounding leaves open of a boundary counts by its distance */
	CHECK(area >= largest * (1 - 1e-9) - 1e-12 * (far.x + far.y) * sqrt(largest));
	CHECK(area <= sum * (1 + 1e-9) + 1e-12 * (far.x + far.y) * sqrt(largest));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char	   *input = fuzz_text(data, size);
	Disc	   *discs;
	AreaHead	head;
	Scanner		scanner;

	scan_begin(&scanner, input);
	if (!area_scan(&scanner, &head, &discs) || !scan_end(&scanner))
		check_failure(&scanner);
	else
	{
		CHECK(!is_fault(area_head_fault(&head)));
		CHECK(discs_are_canonical(discs, head.discs));
		for (int i = 0; i < head.discs; i++)
		{
			CHECK(!is_fault(disc_fault(&discs[i])));
			check_crossings(&discs[i], &discs[head.discs - 1 - i]);
		}
		check_area(&head, discs);
		check_round_trip(&head, discs);
	}
	fuzz_free_all();
	return 0;
}
