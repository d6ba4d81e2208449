/*
 * amount.h
 *	  Exact amounts of money: whole numbers of ten-thousandths of a yuan.
 *
 * Pure.  An amount of one task is below 10^12 yuan, so it fits into 64 bits with
 * its four decimals; sums of amounts take 128 bits and are exact in any order.
 */
#ifndef CITYGOV_AMOUNT_H
#define CITYGOV_AMOUNT_H

#include "base/pure.h"

#include "base/scan.h"

#ifndef HAVE_INT128
#error "citygov needs a compiler with integers of 128 bits"
#endif

#define AMOUNT_DECIMALS 4
#define AMOUNT_UNITS 10000		/* to the yuan */
#define AMOUNT_LIMIT INT64CONST(10000000000000000)	/* 10^12 yuan */

typedef int64 Amount;
typedef int128 AmountSum;

/* of a value in the binary form of numeric, as numeric_send() writes it */
extern Fault amount_from_wire(const char *wire, Amount *amount);

/* amount * part / whole and amount * share, rounded half up */
extern Amount amount_part(Amount amount, int64 part, int64 whole);
extern Amount amount_share(Amount amount, float8 share);

extern bool scan_amount(Scanner *scanner, AmountSum *sum);
extern void append_amount(StringInfo out, AmountSum sum);

#endif							/* CITYGOV_AMOUNT_H */
