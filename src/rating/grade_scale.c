/*
 * grade_scale.c
 *	  The SQL type grade_scale: converts, checks, and calls scale.c.
 */
#include "postgres.h"

#include "common/hashfn.h"
#include "fmgr.h"
#include "libpq/pqformat.h"
#include "utils/builtins.h"
#include "utils/float.h"

#include "base/report.h"
#include "rating/entries_datum.h"
#include "rating/scale.h"

PG_FUNCTION_INFO_V1(grade_scale_in);
PG_FUNCTION_INFO_V1(grade_scale_out);
PG_FUNCTION_INFO_V1(grade_scale_recv);
PG_FUNCTION_INFO_V1(grade_scale_send);
PG_FUNCTION_INFO_V1(rating_entries_eq);
PG_FUNCTION_INFO_V1(rating_entries_ne);
PG_FUNCTION_INFO_V1(rating_entries_lt);
PG_FUNCTION_INFO_V1(rating_entries_le);
PG_FUNCTION_INFO_V1(rating_entries_gt);
PG_FUNCTION_INFO_V1(rating_entries_ge);
PG_FUNCTION_INFO_V1(rating_entries_cmp);
PG_FUNCTION_INFO_V1(rating_entries_hash);
PG_FUNCTION_INFO_V1(rating_entries_hash_extended);
PG_FUNCTION_INFO_V1(grade);
PG_FUNCTION_INFO_V1(grade_rank);
PG_FUNCTION_INFO_V1(points_to_next);

#define TYPE_NAME "grade_scale"

/*
 * Input and output
 */

Datum
grade_scale_in(PG_FUNCTION_ARGS)
{
	EntryList  *list = palloc(sizeof(EntryList));
	Scanner		scanner;

	scan_begin(&scanner, PG_GETARG_CSTRING(0));
	if (!scale_scan(&scanner, list))
		return report_scan_failure(fcinfo, &scanner, TYPE_NAME);
	PG_RETURN_POINTER(entries_datum(list));
}

Datum
grade_scale_out(PG_FUNCTION_ARGS)
{
	Entries    *scale = PG_GETARG_ENTRIES(0);
	char	   *buffer = palloc(scale->count * SCALE_BAND_TEXT_MAX + 1);

	scale_format(scale, buffer);
	PG_RETURN_CSTRING(buffer);
}

Datum
grade_scale_recv(PG_FUNCTION_ARGS)
{
	StringInfo	message = (StringInfo) PG_GETARG_POINTER(0);
	EntryList  *list = palloc(sizeof(EntryList));

	receive_entries(message, list, false, scale_last_fault, TYPE_NAME);
	PG_RETURN_POINTER(entries_datum(list));
}

Datum
grade_scale_send(PG_FUNCTION_ARGS)
{
	StringInfoData message;

	pq_begintypsend(&message);
	send_entries(&message, PG_GETARG_ENTRIES(0), false);
	PG_RETURN_BYTEA_P(pq_endtypsend(&message));
}

/*
 * Order and hash, of scales and of scorecards
 */

static int
compare_arguments(FunctionCallInfo fcinfo)
{
	Entries    *a = PG_GETARG_ENTRIES(0);
	Entries    *b = PG_GETARG_ENTRIES(1);
	int			order = entries_compare(a, b);

	PG_FREE_IF_COPY(a, 0);
	PG_FREE_IF_COPY(b, 1);
	return order;
}

Datum
rating_entries_eq(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(compare_arguments(fcinfo) == 0);
}

Datum
rating_entries_ne(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(compare_arguments(fcinfo) != 0);
}

Datum
rating_entries_lt(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(compare_arguments(fcinfo) < 0);
}

Datum
rating_entries_le(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(compare_arguments(fcinfo) <= 0);
}

Datum
rating_entries_gt(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(compare_arguments(fcinfo) > 0);
}

Datum
rating_entries_ge(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(compare_arguments(fcinfo) >= 0);
}

Datum
rating_entries_cmp(PG_FUNCTION_ARGS)
{
	int			order = compare_arguments(fcinfo);

	PG_RETURN_INT32((order > 0) - (order < 0));
}

/* equal lists are equal bytes: see entries.h */
Datum
rating_entries_hash(PG_FUNCTION_ARGS)
{
	struct varlena *value = PG_DETOAST_DATUM_PACKED(PG_GETARG_DATUM(0));
	Datum		hash = hash_any((unsigned char *) VARDATA_ANY(value),
								VARSIZE_ANY_EXHDR(value));

	PG_FREE_IF_COPY(value, 0);
	return hash;
}

Datum
rating_entries_hash_extended(PG_FUNCTION_ARGS)
{
	struct varlena *value = PG_DETOAST_DATUM_PACKED(PG_GETARG_DATUM(0));
	Datum		hash = hash_any_extended((unsigned char *) VARDATA_ANY(value),
										 VARSIZE_ANY_EXHDR(value),
										 PG_GETARG_INT64(1));

	PG_FREE_IF_COPY(value, 0);
	return hash;
}

/*
 * Grading a value
 */

Datum
grade(PG_FUNCTION_ARGS)
{
	float8		value = require_finite(PG_GETARG_FLOAT8(0), "value");
	Entries    *scale = PG_GETARG_ENTRIES(1);
	int			band = scale_band(scale, value);

	if (band < 0)
		PG_RETURN_NULL();
	PG_RETURN_TEXT_P(label_text(entries_label(scale, band)));
}

Datum
grade_rank(PG_FUNCTION_ARGS)
{
	float8		value = require_finite(PG_GETARG_FLOAT8(0), "value");
	int			band = scale_band(PG_GETARG_ENTRIES(1), value);

	if (band < 0)
		PG_RETURN_NULL();
	PG_RETURN_INT32(band + 1);
}

Datum
points_to_next(PG_FUNCTION_ARGS)
{
	float8		value = require_finite(PG_GETARG_FLOAT8(0), "value");
	float8		distance = scale_to_next(PG_GETARG_ENTRIES(1), value);

	if (isinf(distance))
		float_overflow_error();
	PG_RETURN_FLOAT8(distance);
}
