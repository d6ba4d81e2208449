/*
 * numeral.h
 *	  Numbers as Chinese prose writes them: 1.3万, 两千三百, 百分之九十五, 九成五.
 *
 * Pure.
 */
#ifndef CITYGOV_NUMERAL_H
#define CITYGOV_NUMERAL_H

#include "base/pure.h"

/*
 * digits * 10^exponent, or the quotient of digits and divisor where that is not
 * empty; and, of a share, times 10^-share more.  Digits are text, because a
 * number may have hundreds.
 */
typedef struct Numeral
{
	StringInfoData digits;		/* decimal, perhaps with a point */
	StringInfoData divisor;
	int			exponent;
	int			share;			/* 2: percent, 3: per mille, 4: per myriad */
	bool		vague;			/* 20余, 数百, 二三十, a bare 千 */
	bool		chinese;		/* written without a figure of 0 to 9 */
} Numeral;

extern void numeral_init(Numeral *numeral);

/* the bytes of the number that begins at p, 0 if none does */
extern int	read_numeral(const char *p, const char *end, Numeral *numeral);

/* nothing but a number and perhaps a unit; false if it is anything else, or vague */
extern bool read_whole_numeral(const char *p, const char *end,
							   Numeral *numeral);

/* what the digits and the exponent say, without share; false if it is no float8 */
extern bool numeral_float8(const Numeral *numeral, float8 *value);

extern bool is_digit(uint32 character);
extern int	chinese_digit(uint32 character);	/* -1 for any other */
extern int	chinese_power(uint32 character);	/* of ten; 0 for any other */

#endif							/* CITYGOV_NUMERAL_H */
