/*
 * report.c
 *	  Errors that every room raises, in PostgreSQL's own words.
 */
#include "postgres.h"

#include <math.h>

#include "mb/pg_wchar.h"

#include "base/compat.h"
#include "base/report.h"

#define SHOWN_BYTES_MAX 1000	/* of a text that could not be read */

/*
 * DETAIL: what was expected, and at which character (not byte) of the text.
 */
static int
errdetail_expected(const Scanner *scanner)
{
	int			before;

	if (scanner->failed_at == NULL)
		return errdetail("Expected %s.", scanner->expected);
	/* a scanner of bytes may stop within a character */
	before = pg_mbcliplen(scanner->start, strlen(scanner->start),
						  scanner->failed_at - scanner->start);
	return errdetail("Expected %s at character %d.", scanner->expected,
					 pg_mbstrlen_with_len(scanner->start, before) + 1);
}

/*
 * What is shown of a text: of a very long one only its beginning.
 */
static const char *
shown_text(const char *text)
{
	int			length = strlen(text);

	if (length <= SHOWN_BYTES_MAX)
		return text;

	return psprintf("%.*s...", pg_mbcliplen(text, length, SHOWN_BYTES_MAX), text);
}

Datum
report_scan_failure(FunctionCallInfo fcinfo, const Scanner *scanner,
					const char *type_name)
{
	const char *shown = shown_text(scanner->start);

	switch (scanner->status)
	{
		case SCAN_OUT_OF_RANGE:
			ereturn(fcinfo->context, (Datum) 0,
					(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
					 errmsg("value \"%s\" is out of range for type %s",
							shown, type_name),
					 errdetail_expected(scanner)));
		case SCAN_TOO_LONG:
			ereturn(fcinfo->context, (Datum) 0,
					(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
					 errmsg("value \"%s\" is too long for type %s",
							shown, type_name),
					 errdetail_expected(scanner)));
		case SCAN_NO_DATE:
			ereturn(fcinfo->context, (Datum) 0,
					(errcode(ERRCODE_DATETIME_VALUE_OUT_OF_RANGE),
					 errmsg("date out of range for type %s: \"%s\"",
							type_name, shown),
					 errdetail_expected(scanner)));
		default:
			ereturn(fcinfo->context, (Datum) 0,
					(errcode(ERRCODE_INVALID_TEXT_REPRESENTATION),
					 errmsg("invalid input syntax for type %s: \"%s\"",
							type_name, shown),
					 errdetail_expected(scanner)));
	}
}

void
report_binary_fault(const char *type_name, const char *expected)
{
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
			 errmsg("invalid value in external \"%s\"", type_name),
			 errdetail("Expected %s.", expected)));
}

void
report_summary_overflow(const char *type_name)
{
	ereport(ERROR,
			(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
			 errmsg("%s out of range", type_name),
			 errdetail("A count or the sum of the weights is too large.")));
}

void
report_not_finite(float8 value, const char *argument)
{
	ereport(ERROR,
			(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
			 errmsg("%s must be finite, not %s", argument,
					isnan(value) ? "NaN" :
					value < 0 ? "-Infinity" : "Infinity"),
			 errhint("Use NULL where there is no data.")));
}

float8
require_weight(float8 weight)
{
	require_finite(weight, "weight");
	if (unlikely(weight < 0))
		ereport(ERROR,
				(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
				 errmsg("weight must not be negative, but is %g", weight)));
	return weight;
}
