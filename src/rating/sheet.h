/*
 * sheet.h
 *	  A score sheet: a scorecard and what happened in each of its dimensions.
 *
 * Pure; may use base/ and the card.  The SQL type over it, and the aggregate
 * whose state it is, are score_sheet.c.
 *
 * Sums are kept as they are.  Full marks and floors are applied when a sheet is
 * read, so that the sheets of twelve months roll up into that of the year.
 */
#ifndef CITYGOV_SHEET_H
#define CITYGOV_SHEET_H

#include <math.h>

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

/*
 * A varlena whose size is that of its card: so the state of the aggregate is
 * allocated once and updated in place.  After the tallies stands the card,
 * without its length.
 */
typedef struct ScoreSheet
{
	int32		vl_len_;		/* set by the SQL type */
	int32		card_size;		/* without vl_len_ */
	int32		count;			/* of the tallies */
	int32		vetoed;			/* 0 or 1 */
	Tally		tally[FLEXIBLE_ARRAY_MEMBER];
} ScoreSheet;

#define CARD_PAYLOAD offsetof(Entries, count)

#define SHEET_SIZE(card_size, count) \
	(offsetof(ScoreSheet, tally) + (count) * sizeof(Tally) + \
	 CARD_PAYLOAD + (card_size))
#define SHEET_SIZE_MAX SHEET_SIZE(ENTRIES_SIZE_MAX - CARD_PAYLOAD, ENTRIES_MAX)
#define SHEET_DIMENSION_TEXT_MAX \
	(CARD_DIMENSION_TEXT_MAX + DOUBLE_DOUBLE_TEXT_MAX + 32)
#define SHEET_TEXT_MAX(count) ((count) * SHEET_DIMENSION_TEXT_MAX + 16)

static inline const Entries *
sheet_card(const ScoreSheet *sheet)
{
	return (const Entries *) (sheet->tally + sheet->count);
}

/* the same card, given as the bytes after its length? */
static inline bool
sheet_has_card(const ScoreSheet *sheet, const char *payload, size_t size)
{
	return (size_t) sheet->card_size == size &&
		memcmp((const char *) sheet_card(sheet) + CARD_PAYLOAD, payload, size) == 0;
}

static inline LabelKey
label_key(const char *bytes, int length)
{
	LabelKey	key = {0, 0};

	if (likely(length >= (int) sizeof(uint64)))
	{
		memcpy(&key.first, bytes, sizeof(uint64));
		memcpy(&key.last, bytes + length - sizeof(uint64), sizeof(uint64));
	}
	else
		memcpy(&key.first, bytes, length);
	return key;
}

/* which dimension has the name; -1 if none */
static inline int
sheet_find(const ScoreSheet *sheet, const char *bytes, int length)
{
	LabelKey	key = label_key(bytes, length);

	for (int i = 0; i < sheet->count; i++)
	{
		const Tally *tally = &sheet->tally[i];

		if (tally->key.first == key.first && tally->key.last == key.last &&
			tally->length == length &&
			(length <= 2 * (int) sizeof(uint64) ||
			 memcmp(entries_label(sheet_card(sheet), i).bytes, bytes, length) == 0))
			return i;
	}
	return -1;
}

/*
 * An event with its points, finite.  False where the count (that of a sheet
 * somebody typed in) or the sum overflows.
 */
static inline bool
sheet_add(ScoreSheet *sheet, int dimension, float8 points)
{
	Tally	   *tally = &sheet->tally[dimension];

	double_double_add(&tally->sum, points);
	return !pg_add_s64_overflow(tally->events, 1, &tally->events) &&
		isfinite(tally->sum.hi);
}

extern void sheet_start(ScoreSheet *sheet, const char *payload, size_t size);
extern bool sheet_add_event(ScoreSheet *sheet, int dimension);
extern bool sheet_merge(ScoreSheet *sheet, const ScoreSheet *other);
extern const char *sheet_fault(const ScoreSheet *sheet);

extern bool sheet_event_count(const ScoreSheet *sheet, int64 *count);
extern float8 sheet_points(const ScoreSheet *sheet, int dimension);
extern float8 sheet_total_points(const ScoreSheet *sheet);

extern bool sheet_scan(Scanner *scanner, EntryList *list, ScoreSheet *sheet);
extern int	sheet_format(const ScoreSheet *sheet, char *buffer);

#endif							/* CITYGOV_SHEET_H */
