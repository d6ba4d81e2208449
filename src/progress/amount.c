/*
 * amount.c
 *	  Exact amounts of money: whole numbers of ten-thousandths of a yuan.
 */
#include "base/pure.h"

#include <math.h>

#include "port/pg_bswap.h"

#include "progress/amount.h"

/*
 * The binary form of numeric: how many digits, of base 10,000; the exponent of
 * the first; the sign; the scale; the digits.  All are 16 bits, and a client
 * sees them, so they will not change.
 */
#define NUMERIC_BASE 10000
#define SIGN_POSITIVE 0x0000
#define SIGN_NEGATIVE 0x4000
#define LAST_WEIGHT 2			/* 10^12 is 10,000^3 */

static int
wire_word(const char *wire, int place)
{
	uint16		word;

	memcpy(&word, wire + place * sizeof(word), sizeof(word));
	return pg_ntoh16(word);
}

/*
 * Rounded to four decimals, half away from zero.  A digit of base 10,000 holds
 * four decimals, so the amount is the digits up to the one behind the point,
 * and only the digit after that has a say in the rounding.
 */
Fault
amount_from_wire(const char *wire, Amount *amount)
{
	int			digits = wire_word(wire, 0);
	int			weight = (int16) wire_word(wire, 1);
	int			sign = wire_word(wire, 2);
	Amount		units = 0;

	if (sign != SIGN_POSITIVE && sign != SIGN_NEGATIVE)
		return fault(FAULT_OUT_OF_RANGE, "a finite amount, or NULL where there is none");
	if (digits > 0 && weight > LAST_WEIGHT)
		return fault(FAULT_OUT_OF_RANGE, "an amount below 1000000000000");
	for (int i = 0; i <= weight + 1; i++)
		units = units * NUMERIC_BASE + (i < digits ? wire_word(wire, 4 + i) : 0);
	if (weight + 2 >= 0 && weight + 2 < digits &&
		wire_word(wire, 4 + weight + 2) >= NUMERIC_BASE / 2)
		units++;
	if (units >= AMOUNT_LIMIT)
		return fault(FAULT_OUT_OF_RANGE, "an amount below 1000000000000");
	*amount = sign == SIGN_NEGATIVE ? -units : units;
	return no_fault();
}

/*
 * 0 <= amount < AMOUNT_LIMIT, 0 <= part <= whole < 2^62, 0 < whole: the product
 * takes less than 117 bits.
 */
Amount
amount_part(Amount amount, int64 part, int64 whole)
{
	uint128		twice = (uint128) amount * (uint64) part * 2 + (uint64) whole;

	/* a division of 64 bits is much faster */
	if (twice <= PG_UINT64_MAX)
		return (uint64) twice / ((uint64) whole * 2);
	return twice / ((uint128) whole * 2);
}

/*
 * The product of the amount and a share from 0 to 1, which is taken for what its
 * bits say.
 */
Amount
amount_share(Amount amount, float8 share)
{
	int			exponent;
	uint64		mantissa = ldexp(frexp(share, &exponent), 53);
	uint128		product = (uint128) amount * mantissa;
	int			shift = 53 - exponent;	/* share = mantissa / 2^shift */

	/* the product has at most 107 bits: what is shifted further is below 1/2 */
	if (shift > 108)
		return 0;
	return (product + ((uint128) 1 << (shift - 1))) >> shift;
}

/*
 * Text
 */

#define SUM_DIGITS_MAX 31		/* before the point: 2^63 amounts */

/* [ "-" ] digits [ "." one to four decimals ] */
bool
scan_amount(Scanner *scanner, AmountSum *sum)
{
	AmountSum	units = 0;
	const char *at;
	const char *first;
	bool		negative;
	int			decimals = 0;

	if (is_fault(scanner->fault))
		return false;
	scan_space(scanner);
	at = scanner->at;
	negative = *at == '-';
	at += negative;
	first = at;
	while (*at == '0')
		at++;
	for (int digits = 0; *at >= '0' && *at <= '9'; at++)
	{
		if (++digits > SUM_DIGITS_MAX)
			return scan_fail(scanner, FAULT_OUT_OF_RANGE, "an amount of at most 31 digits");
		units = units * 10 + (*at - '0');
	}
	if (at == first)
		return scan_fail(scanner, FAULT_SYNTAX, "an amount");
	if (*at == '.')
	{
		for (at++; *at >= '0' && *at <= '9'; at++)
		{
			if (++decimals > AMOUNT_DECIMALS)
				return scan_fail(scanner, FAULT_SYNTAX, "an amount of at most four decimals");
			units = units * 10 + (*at - '0');
		}
		if (decimals == 0)
			return scan_fail(scanner, FAULT_SYNTAX, "decimals behind the point");
	}
	for (; decimals < AMOUNT_DECIMALS; decimals++)
		units *= 10;
	scanner->at = at;
	*sum = negative ? -units : units;
	return true;
}

/*
 * With all four decimals: the text that numeric has for it, too.
 */
void
append_amount(StringInfo out, AmountSum sum)
{
	char		digits[48];
	char	   *first = digits + sizeof(digits);
	uint128		rest = sum < 0 ? -(uint128) sum : (uint128) sum;

	*--first = '\0';
	for (int place = 0; rest > 0 || place <= AMOUNT_DECIMALS; place++)
	{
		if (place == AMOUNT_DECIMALS)
			*--first = '.';
		*--first = '0' + (int) (rest % 10);
		rest /= 10;
	}
	if (sum < 0)
		*--first = '-';
	appendStringInfoString(out, first);
}
