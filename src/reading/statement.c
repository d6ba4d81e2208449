/*
 * statement.c
 *	  Is a figure, or a word that stands for one, the target of its clause?
 *
 * A figure is one only if something says so: a word that compares, the name of a
 * rate before it, something that is done.  What describes, limits or names is
 * none, whatever else stands in the clause.
 */
#include "base/pure.h"

#include "reading/statement.h"

#define REACH_BYTES 60			/* 20 characters */
#define TABLE_ROW_BYTES 120
#define VAGUE_OBJECT_BYTES 12	/* 消除 something of less is a slogan */

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
	if (s->token->quoted)
	{
		/* “全覆盖” */
		uint32		character = 0;
		int			length = s->figure_end < s->clause->end ?
		read_character(s->figure_end, s->clause->end, &character) : 0;

		if (character == 0x201D || character == 0x300D || character == '"')
			s->figure_end += length;
	}
	i = s->index + 1;
	if (i < s->clause->count && has_role(&tokens[i], ROLE_AFTER) &&
		tokens[i].start == s->figure_end)
	{
		s->after = &tokens[i];
		s->figure_end = tokens[i].end;
	}
}

/*
 * Vetoes
 */

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

/* what a figure that is no target is about */
Span
figure_subject(const PlanReader *reader, int i)
{
	Statement	s = {.reader = reader,.clause = &reader->clause,
	.token = &reader->clause.tokens[i],.index = i};

	s.is_share = s.token->figure.share != 0;
	find_member(&s);
	find_links(&s);
	find_names(&s);
	return choose_subject(&s);
}
