/*
 * statement.c
 *	  Is a figure, or a word that stands for one, the target of its clause?
 *
 * A figure is one only if something says so: a word that compares, the name of a
 * rate before it, something that is done.  What describes, limits or names is
 * none, whatever else stands in the clause.
 */
#include "base/pure.h"

#include "reading/plan.h"

/* what may stand between the name of a measure and its figure */
#define ROLES_LINK (ROLE_BEFORE | ROLE_HEDGE | ROLE_STRETCH | ROLE_LIGHT | \
					ROLE_FILLER | ROLE_CHANGE | ROLE_PER | ROLE_DATE | ROLE_AHEAD | ROLE_TOTAL)

#define REACH_BYTES 60			/* 20 characters */
#define TABLE_ROW_BYTES 120
#define VAGUE_OBJECT_BYTES 12	/* 消除 something of less is a slogan */

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

static Span
make_span(const char *start, const char *end)
{
	Span		span = {start, Max(start, end)};

	return span;
}

static bool
is_empty(Span span)
{
	return span.start == NULL || span.end <= span.start;
}

static bool
is_aside(const Token *token)
{
	return token->bracketed || token->titled;
}

static bool
is_list_mark(const Token *token)
{
	return has_role(token, ROLE_MARK) && token->word->value == MARK_LIST &&
		!token->quoted && !is_aside(token);
}

/* does a figure that counts stand there? */
static bool
is_plain_figure(const Token *token)
{
	return has_role(token, ROLE_FIGURE) && !token->quoted && !is_aside(token);
}

/*
 * The member of the list that the token stands in.
 */
static void
find_member(Statement *s)
{
	const Clause *clause = s->clause;

	s->first = s->index;
	while (s->first > 0 && !is_list_mark(&clause->tokens[s->first - 1]))
		s->first--;
	s->last = s->index;
	while (s->last + 1 < clause->count && !is_list_mark(&clause->tokens[s->last + 1]))
		s->last++;
	s->member.start = s->first > 0 ? clause->tokens[s->first - 1].end : clause->start;
	s->member.end = s->last + 1 < clause->count ?
		clause->tokens[s->last + 1].start : clause->end;
}

/*
 * What links the figure to the name before it, what compares, and the rate that
 * is named right before.
 */
static void
find_links(Statement *s)
{
	const Token *tokens = s->clause->tokens;
	int			i = s->index - 1;

	s->link_start = s->token->start;
	for (; i >= s->first && tokens[i].end == s->link_start &&
		 has_role(&tokens[i], ROLES_LINK); i--)
	{
		/* a verb that also names, behind a name: 整改150处 */
		if (has_role(&tokens[i], ROLE_BEFORE) && s->before == NULL)
			s->before = &tokens[i];
		if (has_role(&tokens[i], ROLE_CHANGE) && s->change == NULL)
			s->change = &tokens[i];
		s->link_start = tokens[i].start;
	}
	if (i >= s->first && has_role(&tokens[i], ROLE_RATE) &&
		tokens[i].end == s->link_start)
		s->rate = &tokens[i];

	/* 达到建成区面积的45%, 至少拥有一处 */
	for (; s->before == NULL && i >= s->first && !is_plain_figure(&tokens[i]); i--)
	{
		if (has_role(&tokens[i], ROLE_REACH) && !is_aside(&tokens[i]) &&
			s->token->start - tokens[i].end <= REACH_BYTES)
			s->before = &tokens[i];
	}
	s->figure_end = s->token->end;
	i = s->index + 1;
	if (i < s->clause->count && has_role(&tokens[i], ROLE_AFTER) &&
		tokens[i].start == s->figure_end)
	{
		s->after = &tokens[i];
		s->figure_end = tokens[i].end;
	}
}

/*
 * Names
 */

static const char *
skip_roles(const Clause *clause, const char *start, const char *end, uint32 roles)
{
	for (int i = 0; i < clause->count; i++)
	{
		const Token *token = &clause->tokens[i];

		while (start < end && *start == ' ')
			start++;
		if (token->start < start)
			continue;
		if (token->start > start || token->end > end ||
			!(has_role(token, roles) || is_plain_figure(token)) ||
			has_role(token, ROLE_RATE) ||
			(has_role(token, ROLE_PER) && token->word->value == PER_NONE))
			break;
		start = token->end;
	}
	return start;
}

/* steps over what leads to a name: 到2026年, 力争, 完成, a figure it is counted by */
static const char *
skip_leading(const Clause *clause, const char *start, const char *end)
{
	return skip_roles(clause, start, end, ROLES_LINK);
}

/* and over the verbs that may be part of the name: 新建 */
static const char *
skip_verbs(const Clause *clause, const char *start, const char *end)
{
	return skip_roles(clause, start, end, ROLES_LINK | ROLE_ACTION);
}

/* behind the last verb that governs what follows: 中心城区率先实现… */
static const char *
skip_governing(const Clause *clause, const char *start, const char *end)
{
	for (int i = 0; i < clause->count; i++)
	{
		const Token *token = &clause->tokens[i];

		if (token->start >= start && token->end < end && token->word != NULL &&
			has_role(token, ROLE_LIGHT) && token->word->value == 1 &&
			!token->quoted && !is_aside(token))
			start = token->end;
	}
	return start;
}

/* is there anything but verbs in it? */
static bool
names_something(const Clause *clause, Span span)
{
	const char *p = span.start;

	for (int i = 0; i < clause->count; i++)
	{
		const Token *token = &clause->tokens[i];

		if (token->start == p && token->end <= span.end &&
			has_role(token, ROLES_LINK | ROLE_ACTION | ROLE_FILLER))
			p = token->end;
	}
	return p < span.end;
}

/* "的", "等", a bracket that is not closed and the like at the ends */
static Span
trim(Span span)
{
	static const char *const ends[] = {
		" ", "　", "的", "等", "、", "共", "按", "和", "及", "与", "“", "(", "（", "\t"
	};
	static const char *const starts[] = {" ", "　", "的", "和", "及", "、", "\t", "”", ")", "）", "—"};
	bool		again = true;

	while (again)
	{
		again = false;
		for (size_t i = 0; i < lengthof(ends); i++)
		{
			int			length = strlen(ends[i]);

			if (span.end - span.start >= length &&
				memcmp(span.end - length, ends[i], length) == 0)
			{
				span.end -= length;
				again = true;
			}
		}
		for (size_t i = 0; i < lengthof(starts); i++)
		{
			int			length = strlen(starts[i]);

			if (span.end - span.start >= length &&
				memcmp(span.start, starts[i], length) == 0)
			{
				span.start += length;
				again = true;
			}
		}
	}
	return span;
}

/*
 * May the member of the list before this one belong to the name, as in
 * 口袋公园、社区公园3座?  Not if it states something itself.
 */
static bool
continues_name(const Clause *clause, int first, int last, const char *start)
{
	const char *lead = skip_verbs(clause, start, clause->end);

	for (int i = first; i <= last; i++)
	{
		const Token *token = &clause->tokens[i];

		if (is_aside(token) || token->quoted)
			continue;
		if (has_role(token, ROLE_FIGURE | ROLE_ALL | ROLE_ZERO | ROLE_AFTER | ROLE_BASIS) ||
			(has_role(token, ROLE_ACTION) && token->start >= lead))
			return false;
	}
	return true;
}

static const char *
list_start(const Statement *s)
{
	const Clause *clause = s->clause;
	const char *start = s->member.start;
	int			mark = s->first - 1;

	while (mark >= 0)
	{
		int			first = mark;
		const char *member;

		while (first > 0 && !is_list_mark(&clause->tokens[first - 1]))
			first--;
		member = first > 0 ? clause->tokens[first - 1].end : clause->start;
		if (!continues_name(clause, first, mark - 1, member))
			break;
		start = member;
		mark = first - 1;
	}
	return start;
}

/* 投诉量较2023年下降, 利用率由41%提高到: the name ends before what it is compared with */
static const char *
comparison_start(const Clause *clause, const char *start, const char *end)
{
	for (int i = 0; i + 1 < clause->count; i++)
	{
		const Token *token = &clause->tokens[i];

		if (token->start > start && token->end <= end && has_role(token, ROLE_BASIS) &&
			token[1].start == token->end &&
			has_role(&token[1], ROLE_DATE | ROLE_FIGURE | ROLE_DONE))
			return token->start;
	}
	return end;
}

/* up to where the rest of the list goes on to name what a word is about */
static const char *
list_end(const Statement *s)
{
	const Clause *clause = s->clause;

	for (int i = s->last + 1; i < clause->count; i++)
	{
		const Token *token = &clause->tokens[i];

		if (is_plain_figure(token) || has_role(token, ROLE_ALL | ROLE_ZERO | ROLE_BEFORE))
			return s->member.end;
	}
	return clause->end;
}

static void
find_names(Statement *s)
{
	const Clause *clause = s->clause;
	const char *start = list_start(s);
	const char *end = s->member.end;

	for (int i = s->first; i < s->index; i++)
	{
		/* behind a figure that is a target itself */
		if (is_plain_figure(&clause->tokens[i]) && !s->is_share && !s->is_word)
			start = Max(start, clause->tokens[i].end);
	}
	start = skip_leading(clause, start, s->link_start);
	start = skip_governing(clause, start, s->link_start);
	start = skip_leading(clause, start, s->link_start);
	s->name_before = trim(make_span(start, comparison_start(clause, start, s->link_start)));
	if (!names_something(clause, s->name_before))
		s->name_before.end = s->name_before.start;

	/* 全面完成 the members of a list */
	if (s->is_word)
		end = list_end(s);

	/* up to the next figure, less what joins the two */
	for (int i = s->last; i > s->index; i--)
	{
		if (is_plain_figure(&clause->tokens[i]))
			end = clause->tokens[i].start;
	}
	if (end < s->member.end)
	{
		static const char *const joints[] = {"及", "和", "与", "并"};
		const char *joint = end;

		for (size_t i = 0; i < lengthof(joints); i++)
		{
			for (const char *p = s->figure_end; p + 3 <= joint; p++)
			{
				if (memcmp(p, joints[i], 3) == 0)
					joint = p;
			}
		}
		end = joint;
	}
	s->name_after = trim(make_span(s->figure_end, end));
}

/*
 * Vetoes
 */

static bool
begins_with(const char *p, const char *end, const char *text)
{
	int			length = strlen(text);

	return end - p >= length && memcmp(p, text, length) == 0;
}

/* the word right behind the figure and what compares */
static const Token *
token_behind(const Statement *s)
{
	for (int i = s->index + 1; i <= s->last; i++)
	{
		if (s->clause->tokens[i].start == s->figure_end)
			return &s->clause->tokens[i];
	}
	return NULL;
}

/*
 * What stands before says that it is given: 按照25项, 从80%, 共有355个.
 */
static bool
is_given(const Statement *s)
{
	const Token *tokens = s->clause->tokens;

	for (int i = s->index - 1; i >= 0; i--)
	{
		if (is_aside(&tokens[i]) || tokens[i].quoted)
			continue;
		if (has_role(&tokens[i], ROLE_FACT) &&
			(s->rate == NULL || tokens[i].word->value == 1))
			return true;
	}
	for (int i = s->index - 1; i >= s->first; i--)
	{
		const Token *token = &tokens[i];

		if (is_aside(token) || token->quoted)
			continue;
		if (has_role(token, ROLE_BASIS))
		{
			/* one character means it only right before the figure */
			bool		short_word = token->end - token->start <= 3;

			if (short_word ? token->end == s->token->start :
				s->before == NULL && !s->is_word && s->rate == NULL)
				return true;
			if (!short_word)
				return false;
		}
		else if (has_role(token, ROLE_ACTION | ROLE_BEFORE | ROLE_CHANGE))
			return false;
	}
	return false;
}

/* 新增100公里以上的绿道: what is done governs the figure itself */
static bool
acts_right_before(const Statement *s)
{
	for (int i = s->index - 1; i >= s->first; i--)
	{
		const Token *token = &s->clause->tokens[i];

		if (token->end < s->link_start)
			return false;
		if (has_role(token, ROLE_ACTION | ROLE_BEFORE))
			return true;
	}
	return false;
}

/* the figure says which things are meant: 500米服务半径, 面积100公顷以上的 */
static bool
is_setting(const Statement *s)
{
	const Token *behind = token_behind(s);
	const Token *previous = s->index > s->first ?
	&s->clause->tokens[s->index - 1] : NULL;
	bool		attribute = begins_with(s->figure_end, s->member.end, "的");
	UnitKind	kind = s->token->figure.unit != NULL ?
	s->token->figure.unit->value : UNIT_COUNT;

	if (behind != NULL && has_role(behind, ROLE_SETTING_AFTER))
		return true;
	if (begins_with(s->figure_end, s->member.end, "的范围"))
		return true;
	if (previous != NULL && has_role(previous, ROLE_BEFORE) && s->index - 1 > s->first &&
		previous->end == s->token->start)
		previous--;
	if (previous != NULL && has_role(previous, ROLE_SETTING) &&
		previous->end >= s->link_start - 3 &&
		(attribute || (s->after != NULL && !is_empty(s->name_after))))
		return true;
	return s->after != NULL && kind == UNIT_MEASURE && !is_empty(s->name_after) &&
		!s->is_share && !acts_right_before(s);
}

/* 三个方面, 七次全会 */
static bool
is_abstract(const Statement *s)
{
	const Token *behind = token_behind(s);

	return behind != NULL && has_role(behind, ROLE_ABSTRACT) &&
		(s->token->figure.chinese || behind->word->value == 1);
}

/*
 * A later figure of the same member is the target, and this one is what it is
 * about: 619件投诉化解率达到90%, 从16.05%提高到18.3%.
 */
static bool
is_base(const Statement *s)
{
	const Token *tokens = s->clause->tokens;

	for (int i = s->index + 1; i <= s->last; i++)
	{
		const Token *token = &tokens[i];

		if (is_aside(token))
			continue;
		if (is_plain_figure(token))
		{
			/* 80%提升至95% */
			if (has_role(&tokens[i - 1], ROLE_BEFORE) &&
				tokens[i - 1].start == s->figure_end)
				return true;
			if (token->figure.share != 0 && !s->is_share)
				return true;
		}
		if (has_role(token, ROLE_ALL) && !s->is_share &&
			token->start > s->figure_end)
			return true;
		if (has_role(token, ROLE_ZERO) && !has_role(token, ROLE_ACTION))
			return true;
	}
	/* 25%面积达到五年一遇: the standard says what of */
	if (s->token->figure.unit != NULL &&
		s->token->figure.unit->value == UNIT_STANDARD)
	{
		for (int i = s->first; i < s->index; i++)
		{
			if (is_plain_figure(&tokens[i]) && tokens[i].figure.share != 0)
				return true;
		}
	}
	return false;
}

/*
 * Evidence
 */

static bool
acts_before(const Statement *s)
{
	for (int i = 0; i < s->index; i++)
	{
		const Token *token = &s->clause->tokens[i];

		if (has_role(token, ROLE_ACTION) && !token->titled && !token->bracketed)
			return true;
	}
	return false;
}

static bool
acts_behind(const Statement *s)
{
	for (int i = s->index + 1; i <= s->last; i++)
	{
		const Token *token = &s->clause->tokens[i];

		if (has_role(token, ROLE_ACTION | ROLE_BEFORE) && !is_aside(token))
			return true;
	}
	return false;
}

static bool
strives_before(const Statement *s)
{
	const Token *previous = s->index > 0 ? s->token - 1 : NULL;

	return previous != NULL && has_role(previous, ROLE_STRETCH) &&
		previous->end == s->token->start;
}

static bool
ends_with_role(Span span, uint32 role)
{
	for (const char *p = span.end - 3; p >= span.start && p >= span.end - 12; p--)
	{
		int			length;

		if (((unsigned char) *p & 0xC0) != 0x80 &&
			find_word(p, span.end, role, &length) != NULL && p + length == span.end)
			return true;
	}
	return false;
}

/* a row of a table: a line with a name, a figure and perhaps an office */
static bool
is_table_row(const Statement *s)
{
	const Clause *clause = s->clause;
	const PlanReader *reader = s->reader;

	if ((clause->start > reader->text &&clause->start[-1] != '\n') ||
		clause->ended_by != MARK_LINE ||
		clause->end - clause->start > TABLE_ROW_BYTES ||
		is_empty(s->name_before))
		return false;
	for (int i = 0; i < clause->count; i++)
	{
		if (has_role(&clause->tokens[i], ROLE_SETTING) && i + 1 == s->index &&
			clause->tokens[i].start == s->name_before.start)
			return false;
	}
	return is_empty(s->name_after) || ends_with_role(s->name_after, ROLE_ORGAN);
}

/*
 * Without a word that compares, a figure needs something that is done or, if it
 * is a share, the name of a rate.
 */
static bool
has_evidence(const Statement *s)
{
	const Figure *figure = &s->token->figure;

	if (s->before != NULL || s->after != NULL || s->change != NULL)
		return true;
	if (figure->unit != NULL && figure->unit->value == UNIT_STANDARD)
		return true;
	if (s->is_share)
		return s->rate != NULL || ends_with_role(s->name_after, ROLE_RATE) ||
			acts_before(s) || acts_behind(s) || strives_before(s);
	return acts_before(s) || acts_behind(s) || s->reader->context.listed ||
		s->rate != NULL || is_table_row(s);
}

/*
 * What the unit asks for besides.
 */
static bool
unit_fits(const Statement *s, Per per)
{
	const Figure *figure = &s->token->figure;
	bool		compared = s->before != NULL || s->after != NULL;

	if (figure->unit == NULL)
		return figure->share == 2 || figure->share == 3;
	/* 一个, 一批: nothing is counted unless somebody insists */
	if (figure->chinese && figure->low == 1 && figure->high == 1 &&
		!compared && per == PER_NONE)
		return false;
	if (figure->chinese && strcmp(figure->unit->text, "批") == 0)
		return false;
	switch ((UnitKind) figure->unit->value)
	{
		case UNIT_TIME:
			return compared &&
				!begins_with(s->figure_end, s->member.end, "的");
		case UNIT_POINTS:
			return compared || s->change != NULL;
		case UNIT_GRADED:
			return (s->rate != NULL || figure->low < figure->high) &&
				!begins_with(s->figure_end, s->member.end, "的") &&
				(s->before != NULL || s->after != NULL);
		default:
			return true;
	}
}

/*
 * Past and future
 */

static bool
is_past(const Statement *s)
{
	const Context *context = &s->reader->context;
	Outlook		outlook = OUTLOOK_INHERITED;

	for (int i = 0; i < READ_LEVELS; i++)
	{
		if (context->chapters[i] != OUTLOOK_INHERITED)
			outlook = context->chapters[i];
	}
	if (outlook == OUTLOOK_PAST && !context->dated_ahead)
		return true;
	if (context->done || context->review)
		return true;
	/* 10公里已建成 */
	for (int i = s->index + 1; i < s->clause->count; i++)
	{
		const Token *token = &s->clause->tokens[i];

		if (has_role(token, ROLE_DONE) && !is_aside(token) && !context->ahead)
			return true;
	}
	return false;
}

/*
 * What is said of it
 */

static ReadKind
compare_figure(const Statement *s, ReadTarget *target)
{
	const Figure *figure = &s->token->figure;
	Compare		before = s->before != NULL ? s->before->word->value : COMPARE_NONE;
	Compare		after = s->after != NULL ? s->after->word->value : COMPARE_NONE;

	target->low = figure->low;
	target->high = figure->high;
	if (figure->unit != NULL && figure->unit->value == UNIT_STANDARD &&
		figure->low == figure->high)
	{
		target->compare = COMPARE_AT_LEAST;
		return READ_STANDARD;
	}
	if (figure->low < figure->high)
	{
		target->compare = COMPARE_NONE;
		return figure->unit != NULL && figure->unit->value == UNIT_STANDARD ?
			READ_STANDARD : READ_RANGE;
	}
	if (after == COMPARE_ABOUT || (before == COMPARE_ABOUT && after == COMPARE_NONE))
		target->compare = COMPARE_ABOUT;
	else if (after != COMPARE_NONE)
		target->compare = after;
	else if (before != COMPARE_NONE)
		target->compare = before;
	else
	{
		target->compare = COMPARE_AT_LEAST;
		return s->change != NULL ? READ_FLOOR : READ_COUNT;
	}
	switch (target->compare)
	{
		case COMPARE_ABOUT:
			return READ_ABOUT;
		case COMPARE_AT_MOST:
		case COMPARE_LESS_THAN:
			return READ_CAP;
		default:
			return READ_FLOOR;
	}
}

static bool
name_unit(const Figure *figure, char *unit)
{
	const char *name;
	const char *over = "";

	if (figure->share != 0)
		name = figure->share == 2 ? "%" : "‰";
	else
		name = figure->unit->plain ? figure->unit->plain : figure->unit->text;
	if (figure->unit_over != NULL)
		over = figure->unit_over->plain ? figure->unit_over->plain : figure->unit_over->text;
	return snprintf(unit, READ_UNIT_MAX + 1, "%s%s%s", name, *over ? "/" : "", over) <= READ_UNIT_MAX;
}

static void
find_period(const Statement *s, ReadTarget *target)
{
	const Token *tokens = s->clause->tokens;

	target->per = s->is_word ? PER_NONE : s->token->figure.per;
	for (int i = 0; i < s->index; i++)
	{
		if (!has_role(&tokens[i], ROLE_PER) || is_aside(&tokens[i]))
			continue;
		if (tokens[i].word->value != PER_NONE)
		{
			target->per = tokens[i].word->value;
			target->per_years = 0;
		}
		else if (has_role(&tokens[i + 1], ROLE_DATE) &&
				 tokens[i + 1].start == tokens[i].end &&
				 tokens[i + 1].date.span > 0)
		{
			target->per = PER_YEAR;
			target->per_years = tokens[i + 1].date.span;
		}
	}
	if (target->per_years == 1)
		target->per_years = 0;
}

static void
find_hedge(const Statement *s, ReadTarget *target)
{
	target->hedge = NULL;
	for (int i = 0; i < s->index; i++)
	{
		const Token *token = &s->clause->tokens[i];

		if (has_role(token, ROLE_HEDGE) && !is_aside(token))
			target->hedge = token->word->text;
	}
}

/*
 * The name of what is measured: behind a figure that counts, before one that
 * rates; where the clause has none, that of the clause before.
 */
static Span
choose_subject(const Statement *s)
{
	const Token *behind = token_behind(s);
	bool		verb_behind = behind != NULL && has_role(behind, ROLE_ACTION | ROLE_CHANGE);

	if (s->token->figure.unit != NULL && !s->is_word &&
		s->token->figure.unit->value == UNIT_STANDARD && !is_empty(s->name_before))
		return s->name_before;
	if (s->is_word)
		return !is_empty(s->name_before) ? s->name_before :
			!is_empty(s->name_after) ? s->name_after : s->reader->context.subject;
	if (s->is_share || s->rate != NULL)
	{
		if (s->rate != NULL && !is_empty(s->name_before))
			return s->name_before;
		if (!is_empty(s->name_after) &&
			(is_empty(s->name_before) || ends_with_role(s->name_after, ROLE_RATE)))
			return s->name_after;
	}
	else if (!is_empty(s->name_after) &&
			 (is_empty(s->name_before) ||
			  !(verb_behind || ends_with_role(s->name_after, ROLE_ORGAN))))
		return s->name_after;
	if (!is_empty(s->name_before))
		return s->name_before;
	return s->reader->context.subject;
}

/*
 * From the name or the figure, whichever comes first, back over what leads to
 * it, and on to the end of a name that follows.
 */
static Span
choose_phrase(const Statement *s, Span subject)
{
	const Clause *clause = s->clause;
	Span		phrase = {s->link_start, s->figure_end};

	if (subject.start >= clause->start && subject.end <= clause->end &&
		!is_empty(subject))
	{
		phrase.start = Min(phrase.start, subject.start);
		phrase.end = Max(phrase.end, subject.end);
	}
	for (int i = clause->count - 1; i >= 0; i--)
	{
		const Token *token = &clause->tokens[i];

		if (token->end == phrase.start && token->start >= clause->start &&
			(has_role(token, ROLES_LINK | ROLE_ACTION) || is_plain_figure(token)))
			phrase.start = token->start;
	}
	return phrase;
}

static void
finish(const Statement *s, ReadTarget *target)
{
	const Context *context = &s->reader->context;

	target->subject = choose_subject(s);
	target->phrase = choose_phrase(s, target->subject);
	target->stretch = context->stretch;
	target->has_due = context->has_due;
	target->due = context->due;
	find_hedge(s, target);
}

/*
 * 全覆盖, 全部, 全面完成
 */
static bool
read_all(Statement *s, ReadTarget *target)
{
	bool		partial = strcmp(s->token->word->text, "全部") == 0;
	bool		complete = begins_with(s->token->start, s->token->end, "全面完成") ||
	begins_with(s->token->start, s->token->end, "全部完成");

	/* 2次全覆盖检查 counts the checks */
	if (s->index > 0 && is_plain_figure(&s->clause->tokens[s->index - 1]) &&
		s->clause->tokens[s->index - 1].end == s->token->start)
		return false;
	/* 全覆盖率达到95%: the rate is the target */
	for (int i = s->index + 1; i <= s->last; i++)
	{
		if (is_plain_figure(&s->clause->tokens[i]) &&
			s->clause->tokens[i].figure.share != 0)
			return false;
	}
	if (partial && (is_empty(s->name_before) || !acts_behind(s) ||
					begins_with(s->figure_end, s->clause->end, "的")))
		return false;
	if (complete && is_empty(s->name_after) && is_empty(s->name_before))
		return false;
	target->compare = COMPARE_AT_LEAST;
	target->low = target->high = 100;
	target->kind = READ_ALL;
	strcpy(target->unit, "%");
	target->per = PER_NONE;
	for (int i = s->last; partial && i > s->index; i--)
	{
		/* 全部免费开放 */
		if (has_role(&s->clause->tokens[i], ROLE_ACTION | ROLE_BEFORE))
			s->figure_end = s->clause->tokens[i].end;
	}
	finish(s, target);
	if (complete && !is_empty(s->name_after))
	{
		target->subject = s->name_after;
		target->phrase = choose_phrase(s, target->subject);
	}
	return !is_empty(target->subject) || acts_before(s);
}

/* is the object of 消除 named, or is it any risk, hidden danger or problem? */
static bool
is_concrete(Span object)
{
	static const char *const generic[] = {
		"安全", "风险", "隐患", "问题", "矛盾", "影响", "现象", "各类", "重大", "盲区", "死角",
		"短板", "瓶颈", "壁垒", "障碍", "火灾", "消防", "潜在", "一般", "轻微", "因素", "不良",
		"负面", "管理", "监管", "服务", "空间", "信息", "城市", "社会", "群众", "居民", "生产", "等", "和",
		"及", "的", "与", "其", "各种", "存在", "较大", "突出", "源头", "事故", "危险"
	};
	int			concrete = 0;

	for (const char *p = object.start; p < object.end;)
	{
		int			length = 0;

		for (size_t i = 0; i < lengthof(generic) && length == 0; i++)
		{
			if (begins_with(p, object.end, generic[i]))
				length = strlen(generic[i]);
		}
		if (length == 0)
		{
			concrete++;
			length = 1;
		}
		p += length;
	}
	return concrete >= VAGUE_OBJECT_BYTES;
}

/*
 * 清零 behind what it is about, 消除 before it.
 */
static bool
read_zero(Statement *s, ReadTarget *target)
{
	bool		verb = has_role(s->token, ROLE_ACTION);
	const Token *next = s->index + 1 < s->clause->count ?
	&s->clause->tokens[s->index + 1] : NULL;
	static const char *const names[] = {"行动", "攻坚", "工程", "计划", "专项", "率"};

	/* 消除11处 counts */
	if (verb && next != NULL && is_plain_figure(next) && next->start == s->token->end)
		return false;
	for (size_t i = 0; i < lengthof(names); i++)
	{
		if (begins_with(s->figure_end, s->clause->end, names[i]))
			return false;
	}
	target->compare = COMPARE_AT_MOST;
	target->low = target->high = 0;
	target->kind = READ_ZERO;
	target->unit[0] = '\0';
	target->per = PER_NONE;
	finish(s, target);
	if (verb)
	{
		target->subject = is_empty(s->name_after) ? s->name_before : s->name_after;
		if (is_empty(target->subject) || !is_concrete(target->subject))
			return false;
		target->phrase = choose_phrase(s, target->subject);
	}
	else if (!is_empty(s->name_before))
	{
		target->subject = s->name_before;
		target->phrase = choose_phrase(s, target->subject);
	}
	return !is_empty(target->subject);
}

static bool
read_figure_statement(Statement *s, ReadTarget *target)
{
	const Figure *figure = &s->token->figure;

	if (s->token->quoted || figure->vague || figure->attached)
		return false;
	find_period(s, target);
	if (!unit_fits(s, target->per) || is_abstract(s) || is_setting(s) ||
		is_base(s) || is_given(s) || !has_evidence(s))
		return false;
	target->kind = compare_figure(s, target);
	if (!name_unit(figure, target->unit))
		return false;
	finish(s, target);
	return true;
}

bool
read_statement(const PlanReader *reader, int i, ReadTarget *target)
{
	const Token *token = &reader->clause.tokens[i];
	Statement	s = {.reader = reader,.clause = &reader->clause,
	.token = token,.index = i};

	if (is_aside(token) || !has_role(token, ROLE_FIGURE | ROLE_ALL | ROLE_ZERO))
		return false;
	memset(target, 0, sizeof(*target));
	s.is_word = !has_role(token, ROLE_FIGURE);
	s.is_share = !s.is_word && token->figure.share != 0;
	find_member(&s);
	find_links(&s);
	find_names(&s);
	if (is_past(&s))
		return false;
	if (!s.is_word)
		return read_figure_statement(&s, target);
	if (is_given(&s))
		return false;
	return has_role(token, ROLE_ALL) ? read_all(&s, target) : read_zero(&s, target);
}

/* what the clause is about, for one after it that does not say */
Span
clause_subject(const Clause *clause)
{
	const char *start = skip_leading(clause, clause->start, clause->end);

	return trim(make_span(start, clause->end));
}
