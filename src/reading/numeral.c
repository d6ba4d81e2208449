/*
 * numeral.c
 *	  Numbers as Chinese prose writes them.
 */
#include "base/pure.h"

#include <math.h>

#include "base/scan.h"
#include "reading/numeral.h"
#include "reading/words.h"

#define CHINESE_MAX INT64CONST(1000000000000000)	/* 10^15 */
#define FIGURE_DIGITS_MAX 30	/* what a plan would write */

typedef struct Place
{
	const char *at;
	const char *end;
} Place;

void
numeral_init(Numeral *numeral)
{
	memset(numeral, 0, sizeof(*numeral));
	initStringInfo(&numeral->digits);
	initStringInfo(&numeral->divisor);
}

bool
is_digit(uint32 character)
{
	return character >= '0' && character <= '9';
}

int
chinese_digit(uint32 character)
{
	switch (character)
	{
		case 0x3007:			/* 〇 */
		case 0x25CB:			/* ○ */
		case 0x96F6:			/* 零 */
			return 0;
		case 0x4E00:			/* 一 */
		case 0x58F9:			/* 壹 */
			return 1;
		case 0x4E8C:			/* 二 */
		case 0x4E24:			/* 两 */
		case 0x8D30:			/* 贰 */
			return 2;
		case 0x4E09:			/* 三 */
		case 0x53C1:			/* 叁 */
			return 3;
		case 0x56DB:			/* 四 */
		case 0x8086:			/* 肆 */
			return 4;
		case 0x4E94:			/* 五 */
		case 0x4F0D:			/* 伍 */
			return 5;
		case 0x516D:			/* 六 */
			return 6;
		case 0x4E03:			/* 七 */
		case 0x67D2:			/* 柒 */
			return 7;
		case 0x516B:			/* 八 */
		case 0x634C:			/* 捌 */
			return 8;
		case 0x4E5D:			/* 九 */
		case 0x7396:			/* 玖 */
			return 9;
		default:
			return -1;
	}
}

int
chinese_power(uint32 character)
{
	switch (character)
	{
		case 0x5341:			/* 十 */
		case 0x62FE:			/* 拾 */
			return 1;
		case 0x767E:			/* 百 */
		case 0x4F70:			/* 佰 */
			return 2;
		case 0x5343:			/* 千 */
		case 0x4EDF:			/* 仟 */
			return 3;
		case 0x4E07:			/* 万 */
			return 4;
		case 0x4EBF:			/* 亿 */
			return 8;
		default:
			return 0;
	}
}

/* the character at the place; 0 at its end */
static uint32
peek(const Place *place, int *length)
{
	uint32		character = 0;

	*length = 0;
	if (place->at < place->end)
		*length = read_character(place->at, place->end, &character);
	return character;
}

static bool
skip(Place *place, uint32 expected)
{
	int			length;

	if (peek(place, &length) != expected || length == 0)
		return false;
	place->at += length;
	return true;
}

/* two characters, both or none */
static bool
skip_two(Place *place, uint32 first, uint32 second)
{
	const char *start = place->at;

	if (skip(place, first) && skip(place, second))
		return true;
	place->at = start;
	return false;
}

static int
append_digits(Place *place, StringInfo out)
{
	int			count = 0;
	int			length;
	uint32		character;

	while (is_digit(character = peek(place, &length)))
	{
		appendStringInfoChar(out, character);
		place->at += length;
		count++;
	}
	return count;
}

/*
 * ",300" behind one to three digits: the comma has the width of the digits,
 * because the wide one also ends a clause.
 */
static bool
append_group(Place *place, StringInfo out)
{
	const char *start = place->at;
	int			before = out->len;
	int			comma;
	int			digit;

	if (peek(place, &comma) != ',')
		return false;
	place->at += comma;
	if (is_digit(peek(place, &digit)) && digit == comma &&
		append_digits(place, out) == 3)
		return true;
	out->len = before;
	out->data[before] = '\0';
	place->at = start;
	return false;
}

/*
 * Digits of 0 to 9, groups of three, a fraction.
 */
static void
read_arabic(Place *place, Numeral *numeral)
{
	const char *point;

	if (append_digits(place, &numeral->digits) <= 3)
	{
		while (append_group(place, &numeral->digits))
			;
	}
	point = place->at;
	if (skip(place, '.'))
	{
		appendStringInfoChar(&numeral->digits, '.');
		if (append_digits(place, &numeral->digits) == 0)
		{
			place->at = point;
			numeral->digits.data[--numeral->digits.len] = '\0';
		}
	}
}

/*
 * Powers of ten behind digits of 0 to 9, where no unit begins with them: of 5千瓦
 * the 千 is part of the unit.  "1亿2000万" is not read on: it is two numbers here.
 */
static void
read_powers(Place *place, Numeral *numeral)
{
	for (int i = 0; i < 3; i++)
	{
		int			length;
		int			unit_length;
		int			power = chinese_power(peek(place, &length));

		if (power == 0)
			return;
		if (find_word(place->at, place->end, ROLE_UNIT, &unit_length) != NULL)
		{
			int			next = 0;
			Place		after = {place->at + length, place->end};

			/* 万人, 万户: units of a ratio, but multiples behind a number */
			if (power < 4 || chinese_power(peek(&after, &next)) > 0)
				return;
		}
		place->at += length;
		numeral->exponent += power;
	}
}

/*
 * The value of Chinese digits and powers: what is complete, and what is still
 * being put together below the next 万 and the next power.
 */
typedef struct Chinese
{
	int64		total;			/* up to the last 亿 */
	int64		group;			/* up to the last 万 */
	int64		section;		/* below it */
	int			pending;		/* a digit that waits for its power; -1 none */
	int			run;			/* digits in direct sequence */
	int			last_power;
	bool		zero;			/* 零 since the last power */
	bool		has_zero;
} Chinese;

static void
take_power(Chinese *value, int power, bool *vague)
{
	bool		begins = value->last_power == 0;

	/* 二三十; a bare 百; but 十二 and 二百一十 */
	if (value->run > 1 ||
		(value->pending < 0 && power != 1 && (begins || power < 4)))
		*vague = true;
	if (value->pending < 0)
		value->pending = power == 1 ? 1 : 0;

	if (power < 4)
		value->section += value->pending * (int64) pow(10, power);
	else
	{
		value->section += value->pending;
		if (power == 4)
			value->group = (value->group + value->section) * 10000;
		else
		{
			value->total = (value->total + value->group + value->section) *
				INT64CONST(100000000);
			value->group = 0;
		}
		value->section = 0;
	}
	if (value->total > CHINESE_MAX || value->group > CHINESE_MAX)
	{
		*vague = true;
		value->total = value->group = 0;
	}
	value->pending = -1;
	value->run = 0;
	value->zero = false;
	value->last_power = power;
}

/*
 * 一百五 is 150, 一百零五 is 105.
 */
static void
finish_chinese(Chinese *value, Numeral *numeral)
{
	if (value->last_power == 0)
	{
		/* 二〇二五 is spelt; 三五 is three to five */
		if (value->run == 2 && !value->has_zero)
			numeral->vague = true;
		return;
	}
	if (value->run > 1)
		numeral->vague = true;
	if (value->pending > 0)
		value->section += value->zero ? value->pending :
			value->pending * (int64) pow(10, value->last_power - 1);
	resetStringInfo(&numeral->digits);
	appendStringInfo(&numeral->digits, INT64_FORMAT,
					 value->total + value->group + value->section);
}

static void
read_chinese(Place *place, Numeral *numeral)
{
	Chinese		value = {.pending = -1};

	for (;;)
	{
		int			length;
		uint32		character = peek(place, &length);
		int			digit = chinese_digit(character);
		int			power = chinese_power(character);

		if (digit >= 0)
		{
			if (digit == 0)
				value.has_zero = value.zero = true;
			if (digit > 0 || value.last_power == 0)
			{
				appendStringInfoChar(&numeral->digits, '0' + digit);
				value.pending = digit;
				value.run++;
			}
		}
		else if (power > 0)
			take_power(&value, power, &numeral->vague);
		else
			break;
		place->at += length;
	}
	finish_chinese(&value, numeral);

	/* 九十五点五 */
	{
		Place		fraction = *place;
		int			length;
		int			digit;

		if (!skip(&fraction, 0x70B9) || chinese_digit(peek(&fraction, &length)) < 0)
			return;
		appendStringInfoChar(&numeral->digits, '.');
		while ((digit = chinese_digit(peek(&fraction, &length))) >= 0)
		{
			appendStringInfoChar(&numeral->digits, '0' + digit);
			fraction.at += length;
		}
		*place = fraction;
	}
}

/*
 * Digits of either kind, and the power behind those of 0 to 9.
 */
static bool
read_plain(Place *place, Numeral *numeral)
{
	const char *start = place->at;
	int			length;

	if (is_digit(peek(place, &length)))
	{
		numeral->chinese = false;
		read_arabic(place, numeral);
		read_powers(place, numeral);
	}
	else
		read_chinese(place, numeral);
	return place->at > start;
}

/*
 * 百分之, 千分之, 万分之 and what follows.
 */
static bool
read_share(Place *place, Numeral *numeral)
{
	Place		after = *place;
	int			length;
	int			power = chinese_power(peek(place, &length));

	if (power < 2 || power > 4)
		return false;
	after.at += length;
	if (!skip_two(&after, 0x5206, 0x4E4B))	/* 分之 */
		return false;
	if (skip(&after, 0x767E))	/* 百分之百 */
		appendStringInfoString(&numeral->digits, "100");
	else if (!read_plain(&after, numeral))
		return false;
	numeral->share = power;
	*place = after;
	return true;
}

/* 三分之二, 3/4 */
static void
read_quotient(Place *place, Numeral *numeral)
{
	Place		after = *place;
	Numeral		other;

	if (numeral->exponent != 0)
		return;
	if (skip_two(&after, 0x5206, 0x4E4B))
	{
		numeral_init(&other);
		if (read_plain(&after, &other) && other.exponent == 0)
		{
			StringInfoData divisor = numeral->digits;

			numeral->digits = other.digits;
			numeral->divisor = divisor;
			numeral->vague |= other.vague;
			*place = after;
		}
	}
	else if (!numeral->chinese && skip(&after, '/') &&
			 append_digits(&after, &numeral->divisor) > 0)
		*place = after;
}

/* 九成五 */
static bool
read_tenths(Place *place, Numeral *numeral)
{
	Place		after = *place;
	int			length;
	int			digit;

	if (numeral->digits.len != 1 || numeral->exponent != 0 || numeral->vague ||
		!skip(&after, 0x6210))	/* 成 */
		return false;
	digit = chinese_digit(peek(&after, &length));
	if (digit >= 0)
		after.at += length;
	appendStringInfoChar(&numeral->digits, '0' + Max(digit, 0));
	numeral->share = 2;
	*place = after;
	return true;
}

/* 余, 多, 来, 几 behind a number */
static bool
skip_vague(Place *place)
{
	return skip(place, 0x4F59) || skip(place, 0x9918) || skip(place, 0x591A) ||
		skip(place, 0x6765) || skip(place, 0x4F86) || skip(place, 0x51E0);
}

int
read_numeral(const char *p, const char *end, Numeral *numeral)
{
	Place		place = {p, end};

	resetStringInfo(&numeral->digits);
	resetStringInfo(&numeral->divisor);
	numeral->exponent = 0;
	numeral->share = 0;
	numeral->vague = false;
	numeral->chinese = true;

	if (!read_share(&place, numeral))
	{
		if (!read_plain(&place, numeral))
			return 0;
		if (skip_vague(&place))
		{
			/* 20余万 */
			read_powers(&place, numeral);
			numeral->vague = true;
		}
		else if (!read_tenths(&place, numeral))
			read_quotient(&place, numeral);
	}
	if (numeral->share == 0)
	{
		if (skip(&place, '%'))
			numeral->share = 2;
		else if (skip(&place, 0x2030))	/* ‰ */
			numeral->share = 3;
	}
	return place.at - p;
}

/* is what is left a unit, or nothing that could change the number? */
static bool
is_trailing_unit(const char *p, const char *end)
{
	int			unit_length;

	/* 千瓦 */
	if (find_word(p, end, ROLE_UNIT, &unit_length) != NULL && p + unit_length == end)
		return true;
	for (int characters = 0; p < end; characters++)
	{
		uint32		character;

		p += read_character(p, end, &character);
		if (characters == 10 || is_digit(character) ||
			chinese_digit(character) >= 0 || chinese_power(character) > 0 ||
			(character < 0x80 && strchr("+-*/=<>~.,;:", character) != NULL) ||
			character == 0x5DE6 || character == 0x4F59 || character == 0x9918 ||
			character == 0x591A || character == 0x51E0 || character == 0x3001)
			return false;
	}
	return true;
}

bool
read_whole_numeral(const char *p, const char *end, Numeral *numeral)
{
	Place		place = {p, end};
	int			length;
	bool		negative;

	words_prepare();
	while (skip(&place, ' ') || skip(&place, '\t') || skip(&place, '\n') ||
		   skip(&place, '\r'))
		;
	negative = skip(&place, '-') || skip(&place, 0x2212) || skip(&place, 0x8D1F);
	length = read_numeral(place.at, place.end, numeral);
	if (length == 0 || numeral->vague)
		return false;
	if (!is_trailing_unit(place.at + length, end))
		return false;
	if (negative)
	{
		appendStringInfoChar(&numeral->digits, ' ');
		memmove(numeral->digits.data + 1, numeral->digits.data,
				numeral->digits.len - 1);
		numeral->digits.data[0] = '-';
	}
	return true;
}

bool
numeral_float8(const Numeral *numeral, float8 *value)
{
	char text[	FIGURE_DIGITS_MAX + 16];
	Scanner		scanner;

	if (numeral->digits.len > FIGURE_DIGITS_MAX || numeral->exponent > 16 ||
		numeral->divisor.len > 0)
		return false;
	snprintf(text, sizeof(text), "%se%d", numeral->digits.data, numeral->exponent);
	scan_begin(&scanner, text);
	return scan_float8(&scanner, value);
}
