/*
 * wire.c
 *	  The binary form of what several types hold.
 */
#include "postgres.h"

#include "base/compat.h"
#include "base/report.h"
#include "base/wire.h"

void
receive_version(StringInfo message, uint8 version, const char *type_name)
{
	int			found = pq_getmsgbyte(message);

	if (found != version)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
				 errmsg("unsupported version %d of external \"%s\"",
						found, type_name),
				 errdetail("Expected version %d.", version)));
}

void
report_unknown_format(int found, const char *type_name)
{
	ereport(ERROR,
			(errcode(ERRCODE_DATA_CORRUPTED),
			 errmsg("unknown format %d of a stored value of type %s",
					found, type_name),
			 errhint("It was written by a later version of the extension, or is damaged.")));
}

Label
receive_label(StringInfo message, const char *type_name)
{
	int			length = pq_getmsgint(message, 4);
	Label		label;

	if (length < 0)
		require_received(fault(FAULT_SYNTAX, "a label length that is not negative"),
						 type_name);
	label.bytes = pq_getmsgtext(message, length, &label.length);
	return label;
}

void
send_label(StringInfo message, Label label)
{
	send_counted_text(message, label.bytes, label.length);
}
