/*
 * pieces.c
 *	  Pieces of a circle or of an edge: lists, what they have in common, what is
 *	  left of them.
 */
#include "base/pure.h"

#include "spatial/pieces.h"

static void
make_room(Pieces *pieces, int count)
{
	if (count <= pieces->capacity)
		return;
	pieces->capacity = Max(Max(16, count), 2 * pieces->capacity);
	if (pieces->piece == NULL)
		pieces->piece = palloc(sizeof(Piece) * pieces->capacity);
	else
		pieces->piece = repalloc(pieces->piece,
								 sizeof(Piece) * pieces->capacity);
}

void
pieces_copy(Pieces *pieces, const Piece *piece, int count)
{
	if (count == 0)
		return;
	make_room(pieces, pieces->count + count);
	memcpy(pieces->piece + pieces->count, piece, sizeof(Piece) * count);
	pieces->count += count;
}

void
pieces_add(Pieces *pieces, float8 from, float8 to, End begin, End finish)
{
	Piece	   *piece;

	make_room(pieces, pieces->count + 1);
	piece = &pieces->piece[pieces->count++];
	piece->from = from;
	piece->to = to;
	piece->begin = begin;
	piece->finish = finish;
}

static int
compare_pieces(const Piece *a, const Piece *b)
{
	if (a->from != b->from)
		return a->from < b->from ? -1 : 1;
	if (a->to != b->to)
		return a->to < b->to ? -1 : 1;
	return a->begin.other < b->begin.other ? -1 : a->begin.other > b->begin.other;
}

#define ST_SORT sort_pieces
#define ST_ELEMENT_TYPE Piece
#define ST_COMPARE(a, b) compare_pieces(a, b)
#define ST_CHECK_FOR_INTERRUPTS
#define ST_SCOPE static
#define ST_DECLARE
#define ST_DEFINE
#include "lib/sort_template.h"

/*
 * Sort the pieces, and make one of those that touch.
 */
void
pieces_join(Pieces *pieces)
{
	int			joined = 0;

	if (pieces->count == 0)
		return;
	sort_pieces(pieces->piece, pieces->count);
	for (int i = 1; i < pieces->count; i++)
	{
		Piece	   *last = &pieces->piece[joined];
		const Piece *next = &pieces->piece[i];

		if (next->from > last->to)
			pieces->piece[++joined] = *next;
		else if (next->to > last->to)
		{
			last->to = next->to;
			last->finish = next->finish;
		}
	}
	pieces->count = joined + 1;
}

/*
 * Take pieces from what is left, which stays in order.  Takes them out of their
 * list, too; spare is a list to work in.
 */
void
pieces_take(Pieces *left, Pieces *taken, Pieces *spare)
{
	Pieces		rests = *spare;
	const Piece *cover = taken->piece;
	const Piece *end;

	if (taken->count == 0)
		return;
	pieces_join(taken);
	end = cover + taken->count;
	rests.count = 0;
	for (int i = 0; i < left->count; i++)
	{
		Piece		rest = left->piece[i];

		/* one cover may reach over several pieces: the last is kept */
		while (cover < end && cover->to <= rest.from)
			cover++;
		for (; cover < end && cover->from < rest.to; cover++)
		{
			if (cover->from > rest.from)
				pieces_add(&rests, rest.from, cover->from, rest.begin,
						   cover->begin);
			rest.from = cover->to;
			rest.begin = cover->finish;
			if (cover->to >= rest.to)
				break;
		}
		if (rest.from < rest.to)
			pieces_add(&rests, rest.from, rest.to, rest.begin, rest.finish);
	}
	taken->count = 0;
	*spare = *left;
	*left = rests;
}
