/*
 * clause.c
 *	  A clause of a plan as the words, figures and dates that are in it.
 */
#include "base/pure.h"

#include <ctype.h>

#include "reading/clause.h"

/* between the ends of a range: - – — ~ 〜 至 到 */
static int
range_sign_length(const char *p, const char *end)
{
	uint32		character;
	int			length;

	if (p >= end)
		return 0;
	length = read_character(p, end, &character);
	if (character == '-' || character == '~' || character == 0x2013 ||
		character == 0x2014 || character == 0x301C || character == 0x81F3 ||
		character == 0x5230)
		return length;
	return 0;
}

static bool
next_is(const char *p, const char *end, uint32 expected, int *length)
{
	uint32		character = 0;

	*length = p < end ? read_character(p, end, &character) : 0;
	return *length > 0 && character == expected;
}

static const char *
skip_spaces(const char *p, const char *end)
{
	while (p < end && (*p == ' ' || *p == '\t'))
		p++;
	return p;
}

/*
 * Dates
 */

/* an integer of at most four digits; 0 bytes if there is none */
static int
read_small_number(const char *p, const char *end, int *number, int *digits)
{
	const char *start = p;

	*number = 0;
	*digits = 0;
	while (p < end)
	{
		uint32		character;
		int			length = read_character(p, end, &character);
		int			digit = is_digit(character) ? (int) character - '0' :
		chinese_digit(character);

		if (digit < 0)
			break;
		if (++*digits > 4)
			return 0;
		*number = *number * 10 + digit;
		p += length;
	}
	return p - start;
}

/* a month or day, also as 十二 */
static int
read_month_or_day(const char *p, const char *end, Numeral *scratch, int *number)
{
	int			length = read_numeral(p, end, scratch);
	float8		value;

	if (length == 0 || scratch->share != 0 || scratch->exponent != 0 ||
		scratch->digits.len > 2 || !numeral_float8(scratch, &value) ||
		value < 1 || value > 31)
		return 0;
	*number = (int) value;
	return length;
}

/* "12月", "12月31日" at p; the bytes read */
static int
read_month(const char *p, const char *end, Numeral *scratch, Date *date)
{
	const char *start = p;
	int			number;
	int			length = read_month_or_day(p, end, scratch, &number);
	int			sign;

	if (length == 0 || number > 12 || !next_is(p + length, end, 0x6708, &sign))
		return 0;
	date->month = number;
	p += length + sign;
	if (next_is(p, end, 0x4EFD, &sign)) /* 月份 */
		p += sign;
	if (next_is(p, end, 0x5E95, &sign) || next_is(p, end, 0x672B, &sign))
		return p + sign - start;	/* 月底, 月末 */
	length = read_month_or_day(p, end, scratch, &number);
	if (length > 0 && (next_is(p + length, end, 0x65E5, &sign) ||
					   next_is(p + length, end, 0x53F7, &sign)))
	{
		date->day = number;
		p += length + sign;
	}
	return p - start;
}

static bool
is_year(int number, int digits)
{
	return digits == 4 && number >= 1900 && number <= 2100;
}

/*
 * "2026年", "2024-2026年", "2024年至2026年", "2025年6月", "6月30日"; with words
 * behind it ("底", "上半年") these are read as words.  Also "三年", a span.
 */
static int
read_plain_date(const char *p, const char *end, Numeral *scratch, Date *date)
{
	const char *start = p;
	int			number;
	int			digits;
	int			length = read_small_number(p, end, &number, &digits);
	int			sign;

	memset(date, 0, sizeof(*date));
	if (length > 0 && is_year(number, digits))
	{
		int			year_sign = 0;

		date->year = date->first_year = number;
		p += length;
		if (next_is(p, end, 0x5E74, &year_sign))
			p += year_sign;
		else
			year_sign = 0;
		sign = range_sign_length(p, end);
		if (sign > 0)
		{
			length = read_small_number(p + sign, end, &number, &digits);
			if (length > 0 && is_year(number, digits) &&
				number >= date->first_year)
			{
				date->year = number;
				p += sign + length;
				if (next_is(p, end, 0x5E74, &year_sign))
					p += year_sign;
			}
			else if (year_sign == 0)
				return 0;
		}
		else if (year_sign == 0)
			return 0;
		/* 年度, 年底, 年末 */
		if (next_is(p, end, 0x5EA6, &sign) || next_is(p, end, 0x5E95, &sign) ||
			next_is(p, end, 0x672B, &sign))
			p += sign;
		p += read_month(p, end, scratch, date);
		if (date->month == 0)
			date->month = 12;
		return p - start;
	}

	length = read_month(p, end, scratch, date);
	if (length > 0)
		return length;

	length = read_numeral(p, end, scratch);
	if (length > 0 && scratch->share == 0 && scratch->exponent == 0 &&
		next_is(p + length, end, 0x5E74, &sign))
	{
		float8		years = 0;

		date->span = 1;
		if (!scratch->vague && numeral_float8(scratch, &years) && years >= 1 &&
			years <= 100)
			date->span = (int) years;
		p += length + sign;
		/* 三年内, 三年时间 */
		if (next_is(p, end, 0x5185, &sign))
			p += sign;
		return p - start;
	}
	return 0;
}

/* the same with 前 behind it */
static int
read_date(const char *p, const char *end, Numeral *scratch, Date *date)
{
	int			length = read_plain_date(p, end, scratch, date);
	int			sign;

	if (length > 0 && date->span == 0 && next_is(p + length, end, 0x524D, &sign))
		length += sign;
	return length;
}

/* year and month of a word behind a year, or alone */
static void
date_of_word(const Word *word, Date *date)
{
	static const int months[] = {
		[DATE_YEAR_END] = 12,[DATE_HALF_YEAR] = 6,[DATE_QUARTER_1] = 3,
		[DATE_QUARTER_2] = 6,[DATE_QUARTER_3] = 9,[DATE_QUARTER_4] = 12
	};

	date->month = months[word->value];
}

/*
 * Figures
 */

/* the unit behind a number; NULL if none is there */
static const Word *
read_unit(const char **p, const char *end)
{
	int			length;
	const char *at = skip_spaces(*p, end);
	const Word *word = find_word(at, end, ROLE_UNIT | ROLE_NOT_UNIT, &length);

	if (word == NULL || (word->roles & ROLE_NOT_UNIT) != 0)
		return NULL;
	/* a Latin unit ends where its letters end */
	if ((unsigned char) word->text[0] < 0x80 && at + length < end &&
		(isalnum((unsigned char) at[length]) || at[length] == '+'))
		return NULL;
	*p = at + length;
	return word;
}

/* "/日", "/平方公里" behind a unit */
static void
read_denominator(const char **p, const char *end, Figure *figure)
{
	static const struct
	{
		const char *text;
		Per			per;
	}			periods[] = {
		{"日", PER_DAY}, {"天", PER_DAY}, {"d", PER_DAY}, {"周", PER_WEEK},
		{"月", PER_MONTH}, {"季度", PER_QUARTER}, {"季", PER_QUARTER},
		{"半年", PER_HALF_YEAR}, {"年", PER_YEAR}, {"a", PER_YEAR}
	};
	const char *at;
	int			slash;
	const Word *over;

	if (!next_is(*p, end, '/', &slash))
		return;
	at = *p + slash;
	for (size_t i = 0; i < lengthof(periods); i++)
	{
		int			length = strlen(periods[i].text);

		if (end - at >= length && memcmp(at, periods[i].text, length) == 0)
		{
			figure->per = periods[i].per;
			*p = at + length;
			return;
		}
	}
	over = read_unit(&at, end);
	if (over != NULL)
	{
		figure->unit_over = over;
		*p = at;
	}
}

/* does a letter, digit or sign stick to the number: G50, PM2.5, 7*24, 4+16+X? */
static bool
sticks_before(const char *p, const char *start)
{
	return p > start && (isalnum((unsigned char) p[-1]) ||
						 strchr(".+*-_#/", p[-1]) != NULL);
}

static bool
sticks_behind(const char *p, const char *end)
{
	return p < end && (isalnum((unsigned char) *p) ||
					   strchr("+*_#.", *p) != NULL);
}

/* 数十, 几百, 第三, 上千: what stands before a number makes it none */
static bool
is_vague_before(const char *p, const char *start)
{
	uint32		character;

	if (p - start < 3)
		return false;
	read_character(p - 3, p, &character);
	return character == 0x6570 || character == 0x51E0 || character == 0x7B2C ||
		character == 0x5E7E || character == 0x6578 || character == 0x4E0A;
}

/*
 * One end of a range, or the only number: digits and unit.
 */
static int
read_end(const char *p, const char *end, Numeral *scratch, Figure *figure)
{
	const char *start = p;
	int			length = read_numeral(p, end, scratch);

	memset(figure, 0, sizeof(*figure));
	if (length == 0)
		return 0;
	p += length;
	figure->vague = scratch->vague || !numeral_float8(scratch, &figure->low);
	figure->high = figure->low;
	figure->share = scratch->share;
	figure->chinese = scratch->chinese;
	if (figure->share == 0)
		figure->unit = read_unit(&p, end);
	if (figure->unit != NULL)
		read_denominator(&p, end, figure);
	else
		figure->attached |= sticks_behind(p, end);
	return p - start;
}

/*
 * A number and its unit, or two with the sign of a range between them; the unit
 * may stand behind both or behind the second.
 */
static int
read_figure(const char *p, const char *start, const char *end,
			Numeral *scratch, Figure *figure)
{
	Figure		other;
	int			length = read_end(p, end, scratch, figure);
	int			sign;
	int			second;

	if (length == 0)
		return 0;
	sign = range_sign_length(p + length, end);
	if (sign > 0)
	{
		second = read_end(p + length + sign, end, scratch, &other);
		if (second > 0 && (other.unit != NULL || other.share != 0) &&
			((figure->unit == NULL && figure->share == 0) ||
			 (figure->unit == other.unit && figure->share == other.share)))
		{
			other.vague |= figure->vague || other.low < figure->low;
			other.low = figure->low;
			*figure = other;
			length += sign + second;
		}
		else if (second > 0)
			figure->attached = true;
	}
	figure->attached |= sticks_before(p, start);
	figure->vague |= is_vague_before(p, start);
	/* 二次供水: one that counts is 两 */
	if (end - p >= 3 && memcmp(p, "二", 3) == 0 && figure->low == 2 &&
		figure->unit != NULL && figure->unit->value == UNIT_COUNT)
		figure->vague = true;
	return length;
}

/*
 * Clauses
 */

static Token *
add_token(Clause *clause, const char *start, const char *end, uint32 roles,
		  const Nesting *nesting)
{
	Token	   *token = &clause->tokens[clause->count++];

	memset(token, 0, sizeof(*token));
	token->start = start;
	token->end = end;
	token->roles = roles;
	token->quoted = nesting->quotes > 0;
	token->bracketed = nesting->brackets > 0;
	token->titled = nesting->titles > 0;
	return token;
}

/* true if the mark ends the clause */
static bool
take_mark(Mark mark, Nesting *nesting)
{
	switch (mark)
	{
		case MARK_QUOTE:
			nesting->quotes++;
			return false;
		case MARK_QUOTE_END:
			nesting->quotes = Max(nesting->quotes - 1, 0);
			return false;
		case MARK_QUOTE_EITHER:
			nesting->quotes = nesting->quotes > 0 ? 0 : 1;
			return false;
		case MARK_BRACKET:
			nesting->brackets++;
			return false;
		case MARK_BRACKET_END:
			nesting->brackets = Max(nesting->brackets - 1, 0);
			return false;
		case MARK_TITLE:
			nesting->titles++;
			return false;
		case MARK_TITLE_END:
			nesting->titles = Max(nesting->titles - 1, 0);
			return false;
		case MARK_LIST:
			return false;
		case MARK_CLAUSE:
		case MARK_PART:
			return true;
		default:
			memset(nesting, 0, sizeof(*nesting));
			return true;
	}
}

/*
 * What begins with a digit: a date, or a figure; anything else of digits is
 * stepped over whole, so that no part of it is taken for a number.
 */
static int
take_number(const char *p, const char *end, const Nesting *nesting,
			Numeral *scratch, Clause *clause)
{
	Date		date;
	Figure		figure;
	Token	   *token;
	int			length;
	int			span = 0;

	length = read_date(p, end, scratch, &date);
	if (length > 0 && date.span > 0)
	{
		/* 五十年一遇 is a figure */
		span = length;
		length = 0;
	}
	if (length > 0 && !sticks_before(p, clause->start))
	{
		token = add_token(clause, p, p + length, ROLE_DATE, nesting);
		token->date = date;
		return length;
	}
	length = read_figure(p, clause->start, end, scratch, &figure);
	if (span > 0 && (figure.unit == NULL || length < span))
	{
		token = add_token(clause, p, p + span, ROLE_DATE | ROLE_FILLER, nesting);
		token->date = date;
		return span;
	}
	if (length > 0 && (figure.unit != NULL || figure.share != 0))
	{
		token = add_token(clause, p, p + length, ROLE_FIGURE, nesting);
		token->figure = figure;
	}
	return length;
}

/* a word for a date, joined to the year before it: 2025年上半年, 2026年底 */
static void
take_date_word(const Word *word, const char *start, const char *end,
			   const Nesting *nesting, Clause *clause)
{
	Token	   *last = clause->count > 0 ?
	&clause->tokens[clause->count - 1] : NULL;

	if (last != NULL && has_role(last, ROLE_DATE) && last->end == start &&
		last->date.span == 0 && last->word == NULL)
	{
		date_of_word(word, &last->date);
		last->end = end;
		return;
	}
	last = add_token(clause, start, end, word->roles, nesting);
	last->word = word;
	date_of_word(word, &last->date);
}

const char *
read_clause(const char *p, const char *end, Nesting *nesting,
			Numeral *scratch, Clause *clause)
{
	clause->start = p;
	clause->count = 0;
	clause->ended_by = MARK_LINE;
	while (p < end && clause->count < CLAUSE_TOKENS_MAX - 1 &&
		   p - clause->start < CLAUSE_BYTES_MAX)
	{
		uint32		character;
		int			length = read_character(p, end, &character);
		const Word *word = NULL;
		int			word_length;

		if (may_begin_word(character))
			word = find_word(p, end, ~(uint32) ROLES_APART, &word_length);
		if (word != NULL && (word->roles & ROLE_MARK) != 0)
		{
			bool		ends = take_mark(word->value, nesting);

			if (ends)
			{
				clause->end = p;
				clause->ended_by = word->value;
				return p + word_length;
			}
			add_token(clause, p, p + word_length, ROLE_MARK, nesting)->word = word;
			length = word_length;
		}
		else if (word != NULL && (word->roles & ROLE_DATE) != 0)
		{
			take_date_word(word, p, p + word_length, nesting, clause);
			length = word_length;
		}
		else if (word != NULL)
		{
			if (word->roles != ROLE_SHIELD)
				add_token(clause, p, p + word_length, word->roles, nesting)->word = word;
			length = word_length;
		}
		else if (may_begin_number(character))
		{
			int			number = take_number(p, end, nesting, scratch, clause);

			length = Max(length, number);
		}
		p += length;
	}
	clause->end = p;
	if (p < end)
		clause->ended_by = MARK_CLAUSE; /* cut */
	return p;
}
