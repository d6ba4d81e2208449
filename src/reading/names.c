/*
 * names.c
 *	  What a figure is about: the names before and behind it, and the phrase that
 *	  states it.
 */
#include "base/pure.h"

#include "reading/statement.h"

/* “十四五”, with its quotes */
static bool
is_plan_name(const Clause *clause, int i)
{
	const Token *token = &clause->tokens[i];

	return has_role(token, ROLE_PLAN) ||
		(has_role(token, ROLE_MARK) &&
		 ((i > 0 && has_role(token - 1, ROLE_PLAN)) ||
		  (i + 1 < clause->count && has_role(token + 1, ROLE_PLAN))));
}

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
			!(has_role(token, roles) || is_plain_figure(token) ||
			  is_plan_name(clause, i)) ||
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

/* what may not end a name: 的, 等, 、, 共, 按, 和, 及, 与, an opening quote or bracket */
static bool
is_loose_end(uint32 character)
{
	switch (character)
	{
		case ' ':
		case '\t':
		case '(':
		case 0x7684:			/* 的 */
		case 0x7B49:			/* 等 */
		case 0x3001:			/* 、 */
		case 0x5171:			/* 共 */
		case 0x6309:			/* 按 */
		case 0x548C:			/* 和 */
		case 0x53CA:			/* 及 */
		case 0x4E0E:			/* 与 */
		case 0x201C:			/* “ */
			return true;
		default:
			return false;
	}
}

/* what may not begin one: 的, 和, 及, 、, a dash, a closing quote or bracket */
static bool
is_loose_start(uint32 character)
{
	switch (character)
	{
		case ' ':
		case '\t':
		case ')':
		case 0x7684:			/* 的 */
		case 0x548C:			/* 和 */
		case 0x53CA:			/* 及 */
		case 0x3001:			/* 、 */
		case 0x2014:			/* — */
		case 0x201D:			/* ” */
			return true;
		default:
			return false;
	}
}

static Span
trim(Span span)
{
	uint32		character;

	while (span.start < span.end)
	{
		int			length = read_character(span.start, span.end, &character);

		if (!is_loose_start(character))
			break;
		span.start += length;
	}
	while (span.start < span.end)
	{
		const char *last = span.end - 1;

		while (last > span.start && ((unsigned char) *last & 0xC0) == 0x80)
			last--;
		read_character(last, span.end, &character);
		if (!is_loose_end(character))
			break;
		span.end = last;
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

void
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

/* the word right behind the figure and what compares */
const Token *
token_behind(const Statement *s)
{
	for (int i = s->index + 1; i <= s->last; i++)
	{
		if (s->clause->tokens[i].start == s->figure_end)
			return &s->clause->tokens[i];
	}
	return NULL;
}

bool
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

/*
 * The name of what is measured: behind a figure that counts, before one that
 * rates; where the clause has none, that of the clause before.
 */
Span
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
Span
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

/* what the clause is about, for one after it that does not say */
Span
clause_subject(const Clause *clause)
{
	const char *start = skip_leading(clause, clause->start, clause->end);

	return trim(make_span(start, clause->end));
}
