/*
 * plan.c
 *	  Reads the targets out of the text of a plan, one after the other.
 *
 * One pass, clause by clause; what was said before and still holds is the
 * Context.
 */
#include "base/pure.h"

#include "base/date.h"
#include "reading/plan.h"

PlanReader *
plan_reader_begin(const char *text, int length)
{
	PlanReader *reader = palloc(sizeof(PlanReader));

	words_prepare();
	memset(reader, 0, offsetof(PlanReader, clause));
	reader->text = reader->at = text;
	reader->end = text +length;

	numeral_init(&reader->scratch);
	return reader;
}

/* days since 2000-01-01, of a day that the calendar has; month 13 is January */
static int32
day_number(int year, int month, int day)
{
	int			months = year * 12 + month - 3; /* years that begin in March */
	int			y = months / 12;
	int			m = months % 12;

	return y * 365 + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day - 1 -
		730425;
}

static int
year_of_day(int32 day)
{
	int			year = 2000 + day / 366 - 1;

	while (day_number(year + 1, 1, 1) <= day)
		year++;
	return year;
}

void
plan_reader_period(PlanReader *reader, int32 first_day, int32 last_day)
{
	reader->has_period = true;
	reader->first_day = first_day;
	reader->last_day = last_day;
	if (date_is_valid(first_day))
		reader->first_year = year_of_day(first_day);
}

/* 十三五 is 2016 to 2020 */
static int
first_year_of_plan(int number)
{
	return 2016 + 5 * (number - 13);
}

bool
is_past_plan(const PlanReader *reader, int number)
{
	return reader->first_year > 0 ?
		first_year_of_plan(number) + 4 < reader->first_year : number < 14;
}

static void
look_ahead(Context *context)
{
	context->ahead = true;
	context->done = false;
	context->review = false;
}

static void
set_due(PlanReader *reader, int year, int month, int day)
{
	reader->context.has_due = false;
	if (year == 0)
	{
		/* a month without a year: that of a period of one year */
		if (!reader->has_period || !date_is_valid(reader->first_day) ||
			!date_is_valid(reader->last_day) ||
			year_of_day(reader->first_day) != year_of_day(reader->last_day))
			return;
		year = year_of_day(reader->first_day);
	}
	/* 31 June is no day */
	if (day > 0 && day_number(year, month, day) >= day_number(year, month + 1, 1))
		return;
	reader->context.has_due = true;
	reader->context.due = day > 0 ? day_number(year, month, day) :
		day_number(year, month + 1, 1) - 1;
}

/* 2000年以前建成的: says which, not when */
static bool
is_origin(const Token *token, const char *end)
{
	static const char *const words_behind[] = {
		"以前", "以后", "之前", "之后", "后建", "建造", "建成的", "竣工的", "交付", "建的", "版", "修订"
	};

	for (size_t i = 0; i < lengthof(words_behind); i++)
	{
		int			length = strlen(words_behind[i]);

		if (end - token->end >= length &&
			memcmp(token->end, words_behind[i], length) == 0)
			return true;
	}
	return false;
}

static const Token *
previous_token(const Clause *clause, int i)
{
	return i > 0 && clause->tokens[i - 1].end == clause->tokens[i].start ?
		&clause->tokens[i - 1] : NULL;
}

static void
take_date(PlanReader *reader, int i)
{
	Context    *context = &reader->context;
	const Clause *clause = &reader->clause;
	const Token *token = &clause->tokens[i];
	const Token *previous = previous_token(clause, i);
	const Date *date = &token->date;

	if (date->span > 0)
		return;
	if (date->year == 0)
	{
		set_due(reader, 0, date->month, date->day);
		return;
	}
	if (reader->first_year == 0 && date->year > date->first_year &&
		date->year - date->first_year <= 6)
		reader->first_year = date->first_year;
	if (token->titled || token->bracketed || is_origin(token, clause->end))
		return;
	if (previous != NULL && has_role(previous, ROLE_BASIS))
		return;					/* 比2020年, 从2020年的 */

	if (reader->first_year > 0 && date->year < reader->first_year)
	{
		context->done = true;
		if (i == 0 || (i == 1 && previous != NULL && !context->begun))
			context->review = !context->begun;
		return;
	}
	if (previous != NULL && has_role(previous, ROLE_DONE))
		return;					/* 截至2024年底 */
	set_due(reader, date->year, date->month, date->day);
	if (reader->first_year > 0 ||
		(previous != NULL && has_role(previous, ROLE_FILLER)))
	{
		look_ahead(context);
		context->dated_ahead = true;
	}
}

static void
take_five_year_plan(PlanReader *reader, int i)
{
	Context    *context = &reader->context;
	const Token *token = &reader->clause.tokens[i];
	int			first = first_year_of_plan(token->word->value);
	static const char *const spans[] = {"期间", "时期", "末", "期末", "以来"};
	const char *p = token->end;
	bool		spans_time = false;

	if (p < reader->clause.end && reader->clause.end - p >= 3 &&
		(memcmp(p, "”", 3) == 0 || memcmp(p, "」", 3) == 0))
		p += 3;
	for (size_t k = 0; k < lengthof(spans); k++)
	{
		int			length = strlen(spans[k]);

		spans_time |= reader->clause.end - p >= length && memcmp(p, spans[k], length) == 0;
	}
	if (reader->first_year == 0 && !spans_time && token->word->value >= 14)
		reader->first_year = first;
	if (is_origin(token, reader->clause.end) || !spans_time || token->titled)
		return;
	if (is_past_plan(reader, token->word->value))
	{
		context->done = true;
		context->review = true;
		return;
	}
	look_ahead(context);
	context->dated_ahead = true;
	set_due(reader, first + 4, 12, 31);
}

/*
 * 计划, 拟, 将 look ahead where something is done next.
 */
static bool
leads_to_action(const Clause *clause, int i)
{
	const Token *token = &clause->tokens[i];

	if (strcmp(token->word->text, "计划") != 0 &&
		strcmp(token->word->text, "拟") != 0 && strcmp(token->word->text, "将") != 0)
		return true;
	return i + 1 < clause->count && clause->tokens[i + 1].start == token->end &&
		has_role(&clause->tokens[i + 1], ROLE_ACTION | ROLE_FIGURE | ROLE_DATE |
				 ROLE_BEFORE | ROLE_FILLER);
}

static void
take_word(PlanReader *reader, int i)
{
	Context    *context = &reader->context;
	const Token *token = &reader->clause.tokens[i];

	if (has_role(token, ROLE_DATE))
	{
		take_date(reader, i);
		return;
	}
	if (has_role(token, ROLE_PLAN))
	{
		take_five_year_plan(reader, i);
		return;
	}
	if (token->titled || token->bracketed)
		return;
	if (has_role(token, ROLE_STRETCH))
		context->stretch = true;
	if (has_role(token, ROLE_DONE))
		context->done = true;
	if (has_role(token, ROLE_TOTAL) && !context->ahead)
		context->done = true;
	if (has_role(token, ROLE_REVIEW))
		context->done = context->review = true;
	if (has_role(token, ROLE_AHEAD) && leads_to_action(&reader->clause, i))
		look_ahead(context);
}

/* what ends with the clause, the sentence, the paragraph */
static void
end_clause(PlanReader *reader)
{
	Context    *context = &reader->context;

	context->begun = true;
	if (reader->clause.ended_by == MARK_CLAUSE)
		return;
	context->stretch = false;
	if (reader->clause.ended_by == MARK_PART)
		return;
	context->done = false;
	context->ahead = false;
	context->dated_ahead = false;
	context->listed = false;
	context->begun = false;
	context->has_due = false;
	context->subject.start = context->subject.end = NULL;
	if (reader->clause.ended_by == MARK_LINE)
		context->review = false;
}

static int
count_characters(const char *p, const char *end)
{
	int			count = 0;

	for (; p < end; p++)
		count += ((unsigned char) *p & 0xC0) != 0x80;
	return count;
}

/*
 * Read one clause; its targets are then waiting.
 */
static void
read_next_clause(PlanReader *reader)
{
	const char *start = reader->at;
	Clause	   *clause = &reader->clause;
	int			figure = -1;

	CHECK_FOR_INTERRUPTS();
	if (start == reader->text ||start[-1] == '\n')
		read_heading(reader, start);
	reader->at = read_clause(start, reader->end, &reader->nesting,
							 &reader->scratch, clause);
	reader->found = reader->given = 0;
	for (int i = 0; i < clause->count; i++)
	{
		ReadTarget *target = &reader->targets[reader->found];

		if (has_role(&clause->tokens[i], ROLE_FIGURE | ROLE_ALL | ROLE_ZERO) &&
			read_statement(reader, i, target))
		{
			target->position = reader->characters + 1 +
				count_characters(clause->start, target->phrase.start);
			reader->context.listed = true;
			reader->found++;
		}
		if (has_role(&clause->tokens[i], ROLE_FIGURE) &&
			!clause->tokens[i].titled && !clause->tokens[i].bracketed)
			figure = i;
		take_word(reader, i);
	}
	if (reader->found > 0)
		reader->context.subject = reader->targets[reader->found - 1].subject;
	else if (figure >= 0)
		reader->context.subject = figure_subject(reader, figure);
	else if (clause->end > clause->start)
		reader->context.subject = clause_subject(clause);
	end_clause(reader);
	reader->characters += count_characters(start, reader->at);
}

const ReadTarget *
plan_reader_next(PlanReader *reader)
{
	while (reader->given == reader->found)
	{
		if (reader->at >= reader->end)
			return NULL;
		read_next_clause(reader);
	}
	return &reader->targets[reader->given++];
}

void
append_per(StringInfo out, const ReadTarget *target)
{
	static const char *const names[] = {
		"", "day", "week", "month", "quarter", "half-year", "year"
	};

	if (target->per_years > 0)
		appendStringInfo(out, "%d years", target->per_years);
	else
		appendStringInfoString(out, names[target->per]);
}

const char *
read_kind_name(ReadKind kind)
{
	static const char *const names[] = {
		"count", "floor", "cap", "all", "zero", "range", "about", "standard"
	};

	return names[kind];
}

const char *
compare_sign(Compare compare)
{
	static const char *const signs[] = {"", ">=", ">", "<=", "<", "~"};

	return signs[compare];
}
