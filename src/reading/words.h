/*
 * words.h
 *	  The words by which a plan says that something is a target, and how to find
 *	  them in its text.
 *
 * Pure.  To teach the reader a word, add a line to the table in words.c.
 */
#ifndef CITYGOV_WORDS_H
#define CITYGOV_WORDS_H

#include "base/pure.h"

/*
 * What a word does in a sentence; it may do several things.
 */
#define ROLE_BEFORE			(1 << 0)	/* compares; stands before the figure */
#define ROLE_AFTER			(1 << 1)	/* compares; stands behind the figure */
#define ROLE_REACH			(1 << 2)	/* with BEFORE: also at a distance */
#define ROLE_ALL			(1 << 3)	/* 100 % in a word */
#define ROLE_ZERO			(1 << 4)	/* 0 in a word */
#define ROLE_CHANGE			(1 << 5)	/* a rise or fall by the figure */
#define ROLE_STRETCH		(1 << 6)	/* striven for */
#define ROLE_HEDGE			(1 << 7)	/* softened */
#define ROLE_PER			(1 << 8)	/* every day, ..., year */
#define ROLE_ACTION			(1 << 9)	/* something is done: evidence */
#define ROLE_LIGHT			(1 << 10)	/* an action that names nothing */
#define ROLE_BASIS			(1 << 11)	/* what follows is given, not aimed at */
#define ROLE_FACT			(1 << 12)	/* the clause describes or reports */
#define ROLE_RATE			(1 << 13)	/* ends the name of a measure */
#define ROLE_SETTING		(1 << 14)	/* the figure behind is a parameter */
#define ROLE_SETTING_AFTER	(1 << 15)	/* the figure before is a parameter */
#define ROLE_ABSTRACT		(1 << 16)	/* 三个方面: nothing that is
										 * counted */
#define ROLE_DONE			(1 << 17)	/* reported as done: this sentence */
#define ROLE_REVIEW			(1 << 18)	/* looks back: this paragraph */
#define ROLE_AHEAD			(1 << 19)	/* looks ahead again */
#define ROLE_TOTAL			(1 << 20)	/* done, unless a date ahead was named */
#define ROLE_FILLER			(1 << 21)	/* adds nothing */
#define ROLE_UNIT			(1 << 22)
#define ROLE_NOT_UNIT		(1 << 23)	/* looks like a unit and is none */
#define ROLE_MARK			(1 << 24)	/* punctuation; see Mark */
#define ROLE_DATE			(1 << 25)
#define ROLE_PLAN			(1 << 26)	/* a five-year plan, by number */
#define ROLE_ORGAN			(1 << 27)	/* ends the name of an office */
#define ROLE_PAST_HEADING	(1 << 28)	/* a chapter that looks back */
#define ROLE_AHEAD_HEADING	(1 << 29)	/* a chapter that looks ahead */
#define ROLE_FIGURE			(1 << 30)	/* no word: a number with its unit */
#define ROLE_SHIELD			(1U << 31)	/* keeps words within it from being
										 * read */

/* what only is looked for in its own place */
#define ROLES_APART (ROLE_UNIT | ROLE_NOT_UNIT | ROLE_PAST_HEADING | ROLE_AHEAD_HEADING | ROLE_ORGAN)

typedef enum Compare
{
	COMPARE_NONE,
	COMPARE_AT_LEAST,
	COMPARE_MORE_THAN,
	COMPARE_AT_MOST,
	COMPARE_LESS_THAN,
	COMPARE_ABOUT
} Compare;

typedef enum Per
{
	PER_NONE,
	PER_DAY,
	PER_WEEK,
	PER_MONTH,
	PER_QUARTER,
	PER_HALF_YEAR,
	PER_YEAR
} Per;

typedef enum Mark
{
	MARK_LIST = 1,				/* between the members of a list */
	MARK_CLAUSE,
	MARK_PART,					/* of a sentence: a semicolon */
	MARK_SENTENCE,
	MARK_LINE,
	MARK_QUOTE,					/* opens; each is followed by its closing */
	MARK_QUOTE_END,
	MARK_QUOTE_EITHER,
	MARK_BRACKET,
	MARK_BRACKET_END,
	MARK_TITLE,					/* of a book or document */
	MARK_TITLE_END
} Mark;

typedef enum UnitKind
{
	UNIT_COUNT,					/* things and events */
	UNIT_MEASURE,				/* length, area, mass, energy */
	UNIT_TIME,
	UNIT_MONEY,
	UNIT_POINTS,				/* percentage points, multiples */
	UNIT_STANDARD,				/* once in so many years */
	UNIT_GRADED					/* only behind the name of a measure */
} UnitKind;

typedef enum DateWord
{
	DATE_YEAR_END = 1,
	DATE_HALF_YEAR,
	DATE_QUARTER_1,
	DATE_QUARTER_2,
	DATE_QUARTER_3,
	DATE_QUARTER_4
} DateWord;

/* value is what the role says: a Compare, Per, Mark, UnitKind, ... */
typedef struct Word
{
	const char *text;			/* simplified, half-width */
	uint32		roles;
	int			value;
	const char *plain;			/* of a unit spelt in several ways */
} Word;

extern const Word words[];
extern const int word_count;

/*
 * What is known of each character of the first plane; made from the table when
 * first asked for, and the same ever after.
 */
typedef struct CharacterInfo
{
	uint16		folded;			/* simplified, half-width */
	uint16		first_entry;	/* of the lexicon; 0: begins no word */
	bool		begins_number;
} CharacterInfo;

#define PLANE_SIZE 0x10000

extern CharacterInfo plane[PLANE_SIZE];

extern void words_prepare(void);
extern int	read_long_character(const char *p, const char *end,
								uint32 *character);

/*
 * One character, folded: traditional characters of the table to simplified,
 * full-width forms to half-width.  What is no UTF-8 is a character of its own.
 */
static inline int
read_character(const char *p, const char *end, uint32 *character)
{
	const unsigned char *c = (const unsigned char *) p;

	if (c[0] < 0x80)
	{
		*character = c[0];
		return 1;
	}
	if ((c[0] & 0xF0) == 0xE0 && end - p >= 3 && (c[1] & 0xC0) == 0x80 &&
		(c[2] & 0xC0) == 0x80)
	{
		*character = plane[(c[0] & 0x0F) << 12 | (c[1] & 0x3F) << 6 |
						   (c[2] & 0x3F)].folded;
		return 3;
	}
	return read_long_character(p, end, character);
}

static inline bool
may_begin_word(uint32 character)
{
	return character < PLANE_SIZE && plane[character].first_entry > 0;
}

static inline bool
may_begin_number(uint32 character)
{
	return character < PLANE_SIZE && plane[character].begins_number;
}

/* the longest word with one of the roles that begins at p; NULL if none does */
extern const Word *find_word(const char *p, const char *end, uint32 roles,
							 int *length);

#endif							/* CITYGOV_WORDS_H */
