/*
 * statement.h
 *	  What is known of a figure, or of a word that stands for one, while it is
 *	  decided whether it states a target.
 *
 * Pure; shared by statement.c, which decides, names.c, which finds what it is
 * about, and wording.c.
 */
#ifndef CITYGOV_STATEMENT_H
#define CITYGOV_STATEMENT_H

#include "reading/plan.h"

/* what may stand between the name of a measure and its figure */
#define ROLES_LINK (ROLE_BEFORE | ROLE_HEDGE | ROLE_STRETCH | ROLE_LIGHT | \
					ROLE_FILLER | ROLE_CHANGE | ROLE_PER | ROLE_DATE | ROLE_AHEAD | ROLE_TOTAL)


typedef struct Statement
{
	const PlanReader *reader;
	const Clause *clause;
	const Token *token;			/* the figure, or the word for one */
	int			index;
	int			first;			/* the tokens of its member of a list */
	int			last;
	Span		member;
	const Token *before;		/* compares; NULL none */
	const Token *after;
	const Token *change;
	const Token *rate;			/* ends the name right before it */
	const char *link_start;		/* where the words that link begin */
	const char *figure_end;		/* behind what compares */
	Span		name_before;
	Span		name_after;
	bool		is_word;		/* 全覆盖, 清零 */
	bool		is_share;
} Statement;

static inline Span
make_span(const char *start, const char *end)
{
	Span		span = {start, Max(start, end)};

	return span;
}

static inline bool
is_empty(Span span)
{
	return span.start == NULL || span.end <= span.start;
}

static inline bool
is_aside(const Token *token)
{
	return token->bracketed || token->titled;
}

static inline bool
is_list_mark(const Token *token)
{
	return has_role(token, ROLE_MARK) && token->word->value == MARK_LIST &&
		!token->quoted && !is_aside(token);
}

/* does a figure that counts stand there? */
static inline bool
is_plain_figure(const Token *token)
{
	return has_role(token, ROLE_FIGURE) && !token->quoted && !is_aside(token);
}

static inline bool
begins_with(const char *p, const char *end, const char *text)
{
	int			length = strlen(text);

	return end - p >= length && memcmp(p, text, length) == 0;
}

/* does a name end with a word of the role? */
extern bool ends_with_role(Span span, uint32 role);

/* names.c: what stands before and behind; what links must have been found */
extern void find_names(Statement *s);
extern Span choose_subject(const Statement *s);
extern Span choose_phrase(const Statement *s, Span subject);

/* the word right behind the figure and what compares; NULL if none is there */
extern const Token *token_behind(const Statement *s);

/* wording.c: what is said of the figure */
extern ReadKind compare_figure(const Statement *s, ReadTarget *target);
extern bool name_unit(const Figure *figure, char *unit);
extern void find_period(const Statement *s, ReadTarget *target);
extern void find_hedge(const Statement *s, ReadTarget *target);

#endif							/* CITYGOV_STATEMENT_H */
