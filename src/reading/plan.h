/*
 * plan.h
 *	  Reads the targets out of the text of a plan, one after the other.
 *
 * Pure; the text is UTF-8, and bytes that are not are stepped over.
 */
#ifndef CITYGOV_PLAN_H
#define CITYGOV_PLAN_H

#include "reading/clause.h"

#define READ_UNIT_MAX 31		/* bytes, as in an indicator_target */
#define READ_LEVELS 6			/* of headings */

typedef enum ReadKind
{
	READ_COUNT,					/* a plain figure of something to be done */
	READ_FLOOR,
	READ_CAP,
	READ_ALL,
	READ_ZERO,
	READ_RANGE,
	READ_ABOUT,
	READ_STANDARD
} ReadKind;

typedef struct Span
{
	const char *start;
	const char *end;
} Span;

typedef struct ReadTarget
{
	int			position;		/* of the phrase, in characters from 1 */
	Span		phrase;
	Span		subject;		/* empty where none was found */
	Compare		compare;		/* of a range COMPARE_NONE */
	float8		low;
	float8		high;
	char		unit[READ_UNIT_MAX + 1];
	ReadKind	kind;
	const char *hedge;			/* NULL: none */
	bool		stretch;
	bool		has_due;
	int32		due;			/* as in base/date.h */
	Per			per;
	int			per_years;		/* every so many years; else 0 */
} ReadTarget;

/* what a chapter says of what is in it */
typedef enum Outlook
{
	OUTLOOK_INHERITED,
	OUTLOOK_AHEAD,
	OUTLOOK_PAST
} Outlook;

/*
 * What was said before and still holds, by how long it holds.
 */
typedef struct Context
{
	Outlook		chapters[READ_LEVELS];
	bool		review;			/* this paragraph looks back */
	bool		done;			/* this sentence reports */
	bool		ahead;			/* this sentence looks ahead */
	bool		dated_ahead;	/* to a date that the plan covers */
	bool		stretch;
	bool		listed;			/* this sentence has counted what is done */
	bool		begun;			/* a clause of this sentence was read */
	bool		has_due;
	int32		due;
	Span		subject;		/* of the clause before, in this sentence */
} Context;

typedef struct PlanReader
{
	const char *text;
	const char *end;
	const char *at;				/* the next clause begins here */
	int			characters;		/* before the clause */

	bool		has_period;
	int32		first_day;
	int32		last_day;
	int			first_year;		/* of the plan; 0 not known */

	Context		context;
	Nesting		nesting;
	Numeral		scratch;
	int			found;			/* targets of the clause */
	int			given;			/* of these, how many were handed out */

	/* large, and written before they are read */
	Clause		clause;
	ReadTarget	targets[CLAUSE_TOKENS_MAX];
} PlanReader;

extern PlanReader *plan_reader_begin(const char *text, int length);

/* the days that the plan is for; either may be infinite (out of date's range) */
extern void plan_reader_period(PlanReader *reader, int32 first_day,
							   int32 last_day);

/* the next target; NULL at the end of the text */
extern const ReadTarget *plan_reader_next(PlanReader *reader);

/* "2 years"; the empty string for once */
extern void append_per(StringInfo out, const ReadTarget *target);
extern const char *read_kind_name(ReadKind kind);
extern const char *compare_sign(Compare compare);

/* statement.c: the target that the figure or word i of the clause states */
extern bool read_statement(const PlanReader *reader, int i, ReadTarget *target);
extern Span figure_subject(const PlanReader *reader, int i);
extern Span clause_subject(const Clause *clause);

/* heading.c: a line begins at p */
extern void read_heading(PlanReader *reader, const char *p);

/* 十三五 and the like by number: is it over when the plan begins? */
extern bool is_past_plan(const PlanReader *reader, int number);

#endif							/* CITYGOV_PLAN_H */
