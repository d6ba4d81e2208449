/*
 * scan.c
 *	  Reads the text form of our types from left to right.
 */
#include "base/pure.h"

#include <ctype.h>
#include <errno.h>
#include <math.h>

#include "base/scan.h"

void
scan_begin(Scanner *scanner, const char *input)
{
	scanner->start = input;
	scanner->at = input;
	scanner->fault = no_fault();
	scanner->failed_at = NULL;
}

/*
 * Record a failure at the present place, unless there was one before.  Always
 * false, so that it can be returned.
 */
bool
scan_fail(Scanner *scanner, FaultKind kind, const char *expected)
{
	return scan_accept(scanner, fault(kind, expected), scanner->at);
}

/*
 * The fault of what was just read, if it is one, is recorded at the place where
 * that stands: NULL if the text is well-formed but its parts contradict each
 * other.  True if nothing is wrong up to here.
 */
bool
scan_accept(Scanner *scanner, Fault found, const char *place)
{
	if (unlikely(is_fault(found)) && !is_fault(scanner->fault))
	{
		scanner->fault = found;
		scanner->failed_at = place;
	}
	return !is_fault(scanner->fault);
}

/*
 * Bytes of the white-space character at p; 0 if another stands there.  Beside
 * ASCII: no-break spaces (U+00A0, U+202F, U+FEFF), the typographic ones (U+2000
 * to U+200B) and the ideographic space (U+3000), which all look alike.
 */
int
scan_space_length(const char *p)
{
	const unsigned char *c = (const unsigned char *) p;

	if (c[0] == ' ' || (c[0] >= '\t' && c[0] <= '\r'))
		return 1;
	if (c[0] == 0xC2 && c[1] == 0xA0)
		return 2;
	if (c[0] == 0xE2 && c[1] == 0x80 &&
		((c[2] >= 0x80 && c[2] <= 0x8B) || c[2] == 0xAF))
		return 3;
	if ((c[0] == 0xE3 && c[1] == 0x80 && c[2] == 0x80) ||
		(c[0] == 0xEF && c[1] == 0xBB && c[2] == 0xBF))
		return 3;
	return 0;
}

void
scan_space(Scanner *scanner)
{
	int			length;

	while ((length = scan_space_length(scanner->at)) > 0)
	{
		CHECK_FOR_INTERRUPTS();
		scanner->at += length;
	}
}

/*
 * Step over the literal if it stands here; no failure if it does not.
 */
bool
scan_literal(Scanner *scanner, const char *literal)
{
	size_t		length = strlen(literal);

	if (is_fault(scanner->fault) ||
		strncmp(scanner->at, literal, length) != 0)
		return false;
	scanner->at += length;
	return true;
}

/*
 * The literal and nothing else, white space before it aside.
 */
bool
scan_expect(Scanner *scanner, const char *literal)
{
	scan_space(scanner);
	return scan_literal(scanner, literal) ||
		scan_fail(scanner, FAULT_LITERAL, literal);
}

/*
 * The same where more would have been right than the literal.
 */
bool
scan_require(Scanner *scanner, const char *literal, const char *expected)
{
	scan_space(scanner);
	return scan_literal(scanner, literal) ||
		scan_fail(scanner, FAULT_SYNTAX, expected);
}

/*
 * Does a comma stand here, of either width?
 */
bool
scan_separator(Scanner *scanner)
{
	scan_space(scanner);
	return scan_literal(scanner, ",") || scan_literal(scanner, "，");
}

static const char *
skip_digits(const char *p)
{
	while (*p >= '0' && *p <= '9')
		p++;
	return p;
}

/*
 * The end of the decimal number that starts at p; p itself if none does.  A
 * point that is followed by another belongs to a range, as in "5..10".
 */
static const char *
number_end(const char *p)
{
	const char *start = p;
	const char *digits;
	const char *fraction;

	if (*p == '+' || *p == '-')
		p++;
	digits = p;
	p = skip_digits(p);
	if (*p == '.' && p[1] != '.')
	{
		fraction = skip_digits(p + 1);
		if (p == digits && fraction == p + 1)
			return start;
		p = fraction;
	}
	else if (p == digits)
		return start;

	if (*p == 'e' || *p == 'E')
	{
		const char *exponent = p + 1;

		if (*exponent == '+' || *exponent == '-')
			exponent++;
		if (skip_digits(exponent) > exponent)
			p = skip_digits(exponent);
	}
	return p;
}

/*
 * Does one of the words for what is not a finite number stand here?
 */
static bool
is_not_finite(const char *p)
{
	if (*p == '+' || *p == '-')
		p++;
	return pg_strncasecmp(p, "nan", 3) == 0 || pg_strncasecmp(p, "inf", 3) == 0;
}

/*
 * "0x1F" is not the number 0 of the unit "x1F".
 */
static bool
is_other_base(const char *p)
{
	if (*p == '+' || *p == '-')
		p++;
	if (*p != '0')
		return false;
	while (*p == '0')
		p++;
	if (*p == 'x' || *p == 'X')
		return isxdigit((unsigned char) p[1]);
	return (*p == 'b' || *p == 'B' || *p == 'o' || *p == 'O') &&
		isdigit((unsigned char) p[1]);
}

/*
 * A finite decimal number, -0 read as 0: our types hold no -0, so that equal
 * values are equal bytes.  strtod() reads the decimal point of LC_NUMERIC,
 * which a PostgreSQL backend keeps at "C".
 */
bool
scan_float8(Scanner *scanner, float8 *number)
{
	char		digits[SCAN_NUMBER_MAX + 1];
	const char *end;
	size_t		length;
	float8		value;

	if (is_fault(scanner->fault))
		return false;
	CHECK_FOR_INTERRUPTS();
	scan_space(scanner);
	end = number_end(scanner->at);
	length = end - scanner->at;
	if (length == 0 || is_other_base(scanner->at))
		return scan_fail(scanner, is_not_finite(scanner->at) ?
						 FAULT_OUT_OF_RANGE : FAULT_SYNTAX, "a finite decimal number");
	if (length > SCAN_NUMBER_MAX)
		return scan_fail(scanner, FAULT_TOO_LARGE,
						 "a number of at most 1024 characters");

	memcpy(digits, scanner->at, length);
	digits[length] = '\0';
	errno = 0;
	value = strtod(digits, NULL);
	/* like float8in(), take a subnormal result but not a vanished one */
	if (errno == ERANGE && (isinf(value) || value == 0))
		return scan_fail(scanner, FAULT_OUT_OF_RANGE, "a finite decimal number");

	scanner->at = end;
	*number = value + 0.0;
	return true;
}

bool
scan_int64(Scanner *scanner, int64 *number)
{
	char	   *end;
	long long	value;

	if (is_fault(scanner->fault))
		return false;
	scan_space(scanner);
	if (skip_digits(scanner->at + (*scanner->at == '-')) ==
		scanner->at + (*scanner->at == '-'))
		return scan_fail(scanner, FAULT_SYNTAX, "a whole number");
	errno = 0;
	value = strtoll(scanner->at, &end, 10);
	if (errno == ERANGE)
		return scan_fail(scanner, FAULT_OUT_OF_RANGE, "a number of 64 bits");

	scanner->at = end;
	*number = value;
	return true;
}

/*
 * Nothing but white space may follow.
 */
bool
scan_end(Scanner *scanner)
{
	if (is_fault(scanner->fault))
		return false;
	scan_space(scanner);
	if (*scanner->at != '\0')
		return scan_fail(scanner, FAULT_SYNTAX, "the end of the text");
	return true;
}
