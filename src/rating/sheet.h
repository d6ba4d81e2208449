/*
 * sheet.h
 *	  A score sheet: a scorecard and what happened in each of its dimensions.
 *
 * Pure.  The SQL type over it, and the aggregate whose state it is, are
 * score_sheet.c.
 *
 * Sums are kept as they are.  Full marks and floors are applied when a sheet is
 * read, so that the sheets of twelve months roll up into that of the year.
 */
#ifndef CITYGOV_SHEET_H
#define CITYGOV_SHEET_H

#include "base/double_double.h"
#include "common/int.h"
#include "rating/card.h"

/*
 * What a name is found by: its length and its first and last eight bytes, which
 * is all of it up to 16 bytes (five Chinese characters).
 */
typedef struct LabelKey
{
	uint64		first;
	uint64		last;
} LabelKey;

typedef struct Tally
{
	LabelKey	key;			/* of the dimension's name */
	DoubleDouble sum;			/* of the points of its events */
	int64		events;
	int64		length;			/* of the dimension's name */
} Tally;

#define SCORE_SHEET_FORMAT 1

/*
 * A varlena whose size is that of its card: so the state of the aggregate is
 * allocated once and updated in place.  After the tallies stands the card,
 * without its length.
 *
 * Equal sheets are equal bytes: there is no padding, no sum is -0, and a sum has
 * one double-double, because its first part is always the whole, rounded.
 */
typedef struct ScoreSheet
{
	int32		vl_len_;		/* set by the SQL type */
	uint16		format;			/* SCORE_SHEET_FORMAT */
	uint16		count;			/* of the tallies */
	int32		card_size;		/* without vl_len_ */
	int32		vetoed;			/* 0 or 1 */
	int64		events;			/* of all tallies */
	Tally		tally[FLEXIBLE_ARRAY_MEMBER];
} ScoreSheet;

static inline size_t
sheet_size(const ScoreSheet *sheet)
{
	return offsetof(ScoreSheet, tally) + sheet->count * sizeof(Tally) +
		ENTRIES_PAYLOAD + sheet->card_size;
}

static inline const Entries *
sheet_card(const ScoreSheet *sheet)
{
	return (const Entries *) (sheet->tally + sheet->count);
}

/* the same card, given as the bytes after its length? */
static inline bool
sheet_has_card(const ScoreSheet *sheet, Label payload)
{
	return sheet->card_size == payload.length &&
		memcmp((const char *) sheet_card(sheet) + ENTRIES_PAYLOAD,
			   payload.bytes, payload.length) == 0;
}

static inline LabelKey
label_key(Label label)
{
	LabelKey	key = {0, 0};

	if (likely(label.length >= (int) sizeof(uint64)))
	{
		memcpy(&key.first, label.bytes, sizeof(uint64));
		memcpy(&key.last, label.bytes + label.length - sizeof(uint64),
			   sizeof(uint64));
	}
	else
		memcpy(&key.first, label.bytes, label.length);
	return key;
}

/* which dimension has the name; -1 if none */
static inline int
sheet_find(const ScoreSheet *sheet, Label name)
{
	LabelKey	key = label_key(name);

	for (int i = 0; i < sheet->count; i++)
	{
		const Tally *tally = &sheet->tally[i];

		if (tally->key.first == key.first && tally->key.last == key.last &&
			tally->length == name.length &&
			(name.length <= 2 * (int) sizeof(uint64) ||
			 label_equal(entries_label(sheet_card(sheet), i), name)))
			return i;
	}
	return -1;
}

/*
 * An event that changes no points.  False where the count (that of a sheet
 * somebody typed in) overflows; that of one dimension cannot before that of all.
 */
static inline bool
sheet_add_event(ScoreSheet *sheet, int dimension)
{
	if (unlikely(pg_add_s64_overflow(sheet->events, 1, &sheet->events)))
		return false;
	sheet->tally[dimension].events++;
	return true;
}

/*
 * An event with its points, finite.  False where the count or the sum overflows.
 */
static inline bool
sheet_add(ScoreSheet *sheet, int dimension, float8 points)
{
	DoubleDouble *sum = &sheet->tally[dimension].sum;

	double_double_add(sum, points);
	return sheet_add_event(sheet, dimension) && double_double_is_finite(*sum);
}

extern ScoreSheet *sheet_start(const Entries *card);
extern bool sheet_merge(ScoreSheet *sheet, const ScoreSheet *other);
extern Fault sheet_complete(ScoreSheet *sheet);

extern float8 sheet_points(const ScoreSheet *sheet, int dimension);
extern float8 sheet_total_points(const ScoreSheet *sheet);

extern ScoreSheet *sheet_scan(Scanner *scanner);
extern void sheet_format(const ScoreSheet *sheet, StringInfo out);

#endif							/* CITYGOV_SHEET_H */
