/*
 * number.c
 *	  The text form of numbers.
 */
#include "base/pure.h"

#include "base/number.h"
#include "common/shortest_dec.h"

StaticAssertDecl(FLOAT8_TEXT_MAX >= DOUBLE_SHORTEST_DECIMAL_LEN,
				 "a float8 must fit into FLOAT8_TEXT_MAX");

int
format_float8(float8 number, char *buffer)
{
	return double_to_shortest_decimal_buf(number, buffer);
}

/*
 * "8.25" where nothing was left over, else both parts: "8.25+1.2e-17".
 */
int
format_double_double(DoubleDouble sum, char *buffer)
{
	int			length = format_float8(sum.hi, buffer);

	if (sum.lo == 0)
		return length;
	if (sum.lo > 0)
		buffer[length++] = '+';
	return length + format_float8(sum.lo, buffer + length);
}

void
append_float8(StringInfo out, float8 number)
{
	CHECK_FOR_INTERRUPTS();
	enlargeStringInfo(out, FLOAT8_TEXT_MAX);
	out->len += format_float8(number, out->data + out->len);
}

void
append_double_double(StringInfo out, DoubleDouble sum)
{
	enlargeStringInfo(out, DOUBLE_DOUBLE_TEXT_MAX);
	out->len += format_double_double(sum, out->data + out->len);
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
