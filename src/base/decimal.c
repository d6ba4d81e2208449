/*
 * decimal.c
 *	  Between float8 and numeric without losing a digit.
 */
#include "postgres.h"

#include <math.h>

#include "common/shortest_dec.h"
#include "fmgr.h"
#include "utils/float.h"
#include "utils/fmgrprotos.h"

#include "base/decimal.h"
#include "base/scan.h"

/* more decimals than the quotient of any float8 needs to round correctly */
#define QUOTIENT_SCALE 400

/*
 * PostgreSQL's own cast keeps 15 digits only.
 */
Numeric
float8_to_numeric(float8 value)
{
	char	   *digits = double_to_shortest_decimal(value);

	return DatumGetNumeric(DirectFunctionCall3(numeric_in,
											   CStringGetDatum(digits),
											   ObjectIdGetDatum(InvalidOid),
											   Int32GetDatum(-1)));
}

float8
decimal_scale(float8 value, int64 numerator, int64 denominator)
{
	Datum		product;
	Datum		quotient;
	Scanner		scanner;
	float8		result = 0;

	product = DirectFunctionCall2(numeric_mul,
								  NumericGetDatum(float8_to_numeric(value)),
								  NumericGetDatum(int64_to_numeric(numerator)));
	product = DirectFunctionCall2(numeric_round, product,
								  Int32GetDatum(QUOTIENT_SCALE));
	quotient = DirectFunctionCall2(numeric_div, product,
								   NumericGetDatum(int64_to_numeric(denominator)));
	scan_begin(&scanner,
			   DatumGetCString(DirectFunctionCall1(numeric_out, quotient)));
	if (!scan_float8(&scanner, &result) && fabs(value) < 1)
		float_underflow_error();
	if (scanner.fault.kind != FAULT_NONE)
		float_overflow_error();
	return result;
}
