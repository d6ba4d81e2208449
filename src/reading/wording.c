/*
 * wording.c
 *	  What a statement says of its figure: how it compares, in what unit, how
 *	  often, and how softly.
 */
#include "base/pure.h"

#include "reading/statement.h"

ReadKind
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

bool
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

void
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

void
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
