/*
 * number.c
 *	  The text form of numbers.
 */
#include "base/pure.h"

#include "base/number.h"
#include "common/shortest_dec.h"

void
append_float8(StringInfo out, float8 number)
{
	CHECK_FOR_INTERRUPTS();
	enlargeStringInfo(out, DOUBLE_SHORTEST_DECIMAL_LEN);
	out->len += double_to_shortest_decimal_buf(number, out->data + out->len);
}

/*
 * "8.25" where nothing was left over, else both parts: "8.25+1.2e-17".
 */
void
append_double_double(StringInfo out, DoubleDouble sum)
{
	append_float8(out, sum.hi);
	if (sum.lo == 0)
		return;
	if (sum.lo > 0)
		appendStringInfoChar(out, '+');
	append_float8(out, sum.lo);
}

bool
scan_double_double(Scanner *scanner, DoubleDouble *sum)
{
	sum->lo = 0;
	if (!scan_float8(scanner, &sum->hi))
		return false;
	if ((*scanner->at == '+' || *scanner->at == '-') &&
		!scan_float8(scanner, &sum->lo))
		return false;
	if (!double_double_is_valid(*sum))
		return scan_accept(scanner, fault(FAULT_SYNTAX, "a sum whose second part is what rounding left of the first"), NULL);
	return true;
}
