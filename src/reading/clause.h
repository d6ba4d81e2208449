/*
 * clause.h
 *	  A clause of a plan as the words, figures and dates that are in it.
 *
 * Pure.
 */
#ifndef CITYGOV_CLAUSE_H
#define CITYGOV_CLAUSE_H

#include "reading/numeral.h"
#include "reading/words.h"

#define CLAUSE_TOKENS_MAX 200
#define CLAUSE_BYTES_MAX 3000	/* longer is no prose: it is cut */

typedef struct Figure
{
	float8		low;
	float8		high;			/* of a range; else low */
	const Word *unit;			/* NULL: none, or a share */
	const Word *unit_over;		/* 个/万人 */
	int			share;			/* as of a Numeral */
	Per			per;			/* 吨/日 */
	bool		vague;
	bool		chinese;
	bool		attached;		/* part of a name: G50, 4+16 */
} Figure;

typedef struct Date
{
	int			year;			/* the last; 0 none */
	int			first_year;		/* of 2024-2026年 */
	int			month;			/* the last of the date */
	int			day;			/* 0: the last of the month */
	int			span;			/* 三年: a length of time, no date */
} Date;

typedef struct Token
{
	uint32		roles;
	const Word *word;			/* NULL: a figure or a date in digits */
	const char *start;
	const char *end;
	bool		quoted;
	bool		bracketed;
	bool		titled;
	union
	{
		Figure		figure;		/* ROLE_FIGURE */
		Date		date;		/* ROLE_DATE */
	};
} Token;

/* what is open over the end of a clause */
typedef struct Nesting
{
	int			quotes;
	int			brackets;
	int			titles;
} Nesting;

typedef struct Clause
{
	const char *start;
	const char *end;			/* without the mark that ends it */
	Mark		ended_by;
	int			count;
	Token		tokens[CLAUSE_TOKENS_MAX];
} Clause;

/*
 * Read the clause that begins at p, which is before the end; returns where the
 * next one begins.
 */
extern const char *read_clause(const char *p, const char *end, Nesting *nesting,
							   Numeral *scratch, Clause *clause);

static inline bool
has_role(const Token *token, uint32 roles)
{
	return (token->roles & roles) != 0;
}

#endif							/* CITYGOV_CLAUSE_H */
