/*
 * pieces.h
 *	  Pieces of a circle or of an edge: lists, what they have in common, what is
 *	  left of them.
 *
 * Pure; may use base/.
 */
#ifndef CITYGOV_PIECES_H
#define CITYGOV_PIECES_H

#include "base/pure.h"

typedef enum EndKind
{
	END_SEAM,					/* where the angle jumps from pi to -pi */
	END_DISC,					/* another disc */
	END_EDGE,					/* an edge of the zone */
	END_CORNER					/* of an edge's part: the end of the edge */
} EndKind;

/* what an arc or a part of an edge ends at */
typedef struct End
{
	EndKind		kind;
	bool		side;			/* two circles: left of the way to the other;
								 * circle and edge: where the edge leaves;
								 * corner: the edge's last */
	int			other;			/* the disc or edge */
} End;

/* of a circle counterclockwise, by angle; of an edge, by metres */
typedef struct Piece
{
	float8		from;
	float8		to;
	End			begin;
	End			finish;
} Piece;

typedef struct Pieces
{
	int			count;
	int			capacity;
	Piece	   *piece;
} Pieces;

extern void pieces_add(Pieces *pieces, float8 from, float8 to, End begin,
					   End finish);
extern void pieces_copy(Pieces *pieces, const Piece *piece, int count);
extern void pieces_join(Pieces *pieces);
extern void pieces_take(Pieces *left, Pieces *taken, Pieces *spare);

#endif							/* CITYGOV_PIECES_H */
