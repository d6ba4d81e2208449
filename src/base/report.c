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
	const char *text = scanner->start;
	const char *expected = scanner->fault.expected;
	int			before;
	int			character;

	if (scanner->failed_at == NULL)
		return errdetail("Expected %s.", _(expected));
	/* a scanner of bytes may stop within a character */
	before = pg_mbcliplen(text, strlen(text), scanner->failed_at - text);
	character = pg_mbstrlen_with_len(text, before) + 1;
	if (scanner->fault.kind == FAULT_LITERAL)
		return errdetail("Expected \"%s\" at character %d.", expected, character);
	return errdetail("Expected %s at character %d.", _(expected), character);
}

/* HINT, where the fault has one */
static int
errhint_remedy(Fault found)
{
	return found.hint != NULL ? errhint("%s", _(found.hint)) : 0;
}

/* the SQLSTATE of a fault, where it is no matter of form */
static int
fault_sqlstate(Fault found, int form)
{
	switch (found.kind)
	{
		case FAULT_OUT_OF_RANGE:
			return ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE;
		case FAULT_TOO_LARGE:
			return ERRCODE_PROGRAM_LIMIT_EXCEEDED;
		case FAULT_NO_DATE:
			return ERRCODE_DATETIME_VALUE_OUT_OF_RANGE;
		default:
			return form;
	}
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

static int
errmsg_unreadable(const Scanner *scanner, const char *type_name)
{
	const char *shown = shown_text(scanner->start);

	switch (scanner->fault.kind)
	{
		case FAULT_OUT_OF_RANGE:
			return errmsg("value \"%s\" is out of range for type %s",
						  shown, type_name);
		case FAULT_TOO_LARGE:
			return errmsg("value \"%s\" is too long for type %s",
						  shown, type_name);
		case FAULT_NO_DATE:
			return errmsg("date out of range for type %s: \"%s\"",
						  type_name, shown);
		default:
			return errmsg("invalid input syntax for type %s: \"%s\"",
						  type_name, shown);
	}
}

Datum
report_scan_failure(FunctionCallInfo fcinfo, const Scanner *scanner,
					const char *type_name)
{
	ereturn(fcinfo->context, (Datum) 0,
			(errcode(fault_sqlstate(scanner->fault,
									ERRCODE_INVALID_TEXT_REPRESENTATION)),
			 errmsg_unreadable(scanner, type_name),
			 errdetail_expected(scanner),
			 errhint_remedy(scanner->fault)));
}

void
report_received_fault(Fault found, const char *type_name)
{
	ereport(ERROR,
			(errcode(fault_sqlstate(found, ERRCODE_INVALID_BINARY_REPRESENTATION)),
			 errmsg("invalid value in external \"%s\"", type_name),
			 errdetail("Expected %s.", _(found.expected)),
			 errhint_remedy(found)));
}

void
require_argument(Fault found, const char *message,...)
{
	StringInfoData written;
	va_list		arguments;
	int			more;

	if (!is_fault(found))
		return;
	initStringInfo(&written);
	do
	{
		va_start(arguments, message);
		more = appendStringInfoVA(&written, _(message), arguments);
		va_end(arguments);
		if (more > 0)
			enlargeStringInfo(&written, more);
	} while (more > 0);
	ereport(ERROR,
			(errcode(fault_sqlstate(found, ERRCODE_INVALID_PARAMETER_VALUE)),
			 errmsg_internal("%s", shown_text(written.data)),
			 errdetail("Expected %s.", _(found.expected)),
			 errhint_remedy(found)));
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

char	   *
label_cstring(Label label)
{
	return pnstrdup(label.bytes, label.length);
}
