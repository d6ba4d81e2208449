/*
 * service_area_fuzz.c
 *	  Any text is either refused with a reason or an area that an aggregate could
 *	  have made: canonical, and it reads back to the same bytes.  Its discs cross
 *	  each other and an edge without nonsense.
 */
#include "fuzz.h"

#include "spatial/crossing.h"

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
	char	   *written = malloc(AREA_HEAD_TEXT_MAX +
								 (size_t) head->discs * (DISC_TEXT_MAX + 2) + 2);
	Disc	   *again = malloc(sizeof(Disc) * (size_t) head->discs);
	AreaHead	head_again;
	Scanner		scanner;
	int			length;

	CHECK(written != NULL && again != NULL);
	length = area_head_format(head, written);
	CHECK(length < AREA_HEAD_TEXT_MAX);
	for (int i = 0; i < head->discs; i++)
	{
		if (i > 0)
			length += sprintf(written + length, ", ");
		length += disc_format(&discs[i], written + length);
	}
	sprintf(written + length, ")");
	CHECK(area_discs_at_most(written) >= head->discs);
	scan_begin(&scanner, written);
	CHECK(area_scan(&scanner, &head_again, again));
	CHECK(memcmp(head, &head_again, sizeof(*head)) == 0);
	CHECK(memcmp(discs, again, sizeof(Disc) * (size_t) head->discs) == 0);
	free(written);
	free(again);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char	   *input = fuzz_text(data, size);
	Disc	   *discs = malloc(sizeof(Disc) * (size_t) area_discs_at_most(input));
	AreaHead	head;
	Scanner		scanner;

	CHECK(discs != NULL);
	scan_begin(&scanner, input);
	if (!area_scan(&scanner, &head, discs))
		check_failure(&scanner);
	else
	{
		CHECK(area_head_fault(&head) == NULL);
		CHECK(discs_are_canonical(discs, head.discs));
		for (int i = 0; i < head.discs; i++)
		{
			CHECK(disc_is_valid(&discs[i]));
			check_crossings(&discs[i], &discs[head.discs - 1 - i]);
		}
		check_round_trip(&head, discs);
	}
	free(discs);
	fuzz_free_all();
	return 0;
}
