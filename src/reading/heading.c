/*
 * heading.c
 *	  Headings of a plan: which of its chapters look back.
 *
 * 第一章, 一、, (一), 1. and (1) are the levels; a short line without any of them
 * that looks back or ahead counts as 一、.  What a heading says holds until the
 * next one that is not below it.
 */
#include "base/pure.h"

#include "reading/plan.h"

#define HEADING_CHARACTERS_MAX 40	/* longer is a paragraph */
#define LEVEL_UNMARKED 1

/* what follows the number of a heading; -1 if it is none */
static int
level_of_mark(const char **p, const char *end, bool bracket, bool chinese)
{
	uint32		character = 0;
	int			length = *p < end ? read_character(*p, end, &character) : 0;

	if (length == 0)
		return -1;
	*p += length;
	if (character == ')')
		return chinese ? 2 : 4;
	if (bracket)
		return -1;
	if (character == 0x3001)	/* 、 */
		return chinese ? 1 : 3;
	if (character == '.' && !chinese)
	{
		/* 1.1 is below 1. */
		int			level = 3;

		while (*p < end)
		{
			length = read_character(*p, end, &character);
			if (character == '.')
				level = 3;
			else if (is_digit(character))
				level = 4;
			else
				break;
			*p += length;
		}
		return level;
	}
	return -1;
}

/*
 * The level of the heading at p, and where its words begin; -1 if no number of
 * a heading stands there.
 */
static int
heading_level(const char **start, const char *end)
{
	const char *p = *start;
	uint32		character;
	bool		bracket;
	bool		chapter;
	bool		chinese = true;
	int			digits = 0;
	int			length;
	int			level;

	length = read_character(p, end, &character);
	bracket = character == '(';
	chapter = character == 0x7B2C;	/* 第 */
	if (bracket || chapter)
		p += length;
	while (p < end && digits < 4)
	{
		length = read_character(p, end, &character);
		if (is_digit(character))
			chinese = false;
		else if (chinese_digit(character) < 0 && chinese_power(character) == 0)
			break;
		p += length;
		digits++;
	}
	if (digits == 0 || p >= end)
		return -1;
	if (chapter)
	{
		length = read_character(p, end, &character);
		*start = p + length;
		if (character == 0x7AE0 || character == 0x7BC7) /* 章, 篇 */
			return 0;
		if (character == 0x8282)	/* 节 */
			return 1;
		return character == 0x90E8 ? 0 : -1;	/* 部分 */
	}
	level = level_of_mark(&p, end, bracket, chinese);
	*start = p;
	return level;
}

/*
 * What the words of a heading say; a heading that looks both ways leaves it to
 * those below it.
 */
static Outlook
outlook_of_words(const char *p, const char *end, const PlanReader *reader)
{
	bool		past = false;
	bool		ahead = false;
	bool		decided = false;

	while (p < end)
	{
		uint32		character;
		int			length = read_character(p, end, &character);
		int			word_length;
		const Word *word = find_word(p, end, ROLE_PAST_HEADING |
									 ROLE_AHEAD_HEADING | ROLE_PLAN, &word_length);

		if (word != NULL && (word->roles & ROLE_PLAN) != 0)
		{
			past |= is_past_plan(reader, word->value);
			length = word_length;
		}
		else if (word != NULL)
		{
			past |= (word->roles & ROLE_PAST_HEADING) != 0;
			ahead |= (word->roles & ROLE_AHEAD_HEADING) != 0;
			decided |= word->value != 0;
			length = word_length;
		}
		p += length;
	}
	if (decided || (past && !ahead))
		return OUTLOOK_PAST;
	return ahead && !past ? OUTLOOK_AHEAD : OUTLOOK_INHERITED;
}

void
read_heading(PlanReader *reader, const char *p)
{
	const char *end = reader->end;
	Context    *context = &reader->context;
	const char *title;
	const char *stop;
	int			characters = 0;
	int			level;
	Outlook		outlook;

	while (p < end && (*p == ' ' || *p == '\t'))
		p++;
	while (end - p >= 3 && memcmp(p, "　", 3) == 0)
		p += 3;
	if (p >= end || *p == '\n' || *p == '\r')
		return;
	title = p;
	level = heading_level(&title, end);
	if (level < 0)
		title = p;

	/* up to the end of the line or the first sentence */
	for (stop = title; stop < end && characters <= HEADING_CHARACTERS_MAX; characters++)
	{
		uint32		character;
		int			length = read_character(stop, end, &character);

		if (character == '\n' || character == '\r' || character == 0x3002)
			break;

		/*
		 * a line without a number in front and with one in it, or with
		 * clauses
		 */
		if (level < 0 && (character == ',' || character == ';' || character == ':' ||
						  is_digit(character)))
			return;
		stop += length;
	}
	outlook = characters > HEADING_CHARACTERS_MAX ? OUTLOOK_INHERITED :
		outlook_of_words(title, stop, reader);
	if (level < 0)
	{
		if (outlook == OUTLOOK_INHERITED || characters > HEADING_CHARACTERS_MAX / 2 ||
			(stop < end && *stop != '\n' && *stop != '\r'))
			return;
		level = LEVEL_UNMARKED;
	}
	context->chapters[level] = outlook;
	for (int i = level + 1; i < READ_LEVELS; i++)
		context->chapters[i] = OUTLOOK_INHERITED;
}
