/*
 * grade_scale.c
 *	  The SQL type grade_scale: converts, checks, and calls scale.c.
 */
#include "postgres.h"

#include "fmgr.h"
#include "funcapi.h"
#include "utils/float.h"

#include "base/json.h"
#include "base/order.h"
#include "base/report.h"
#include "base/wire.h"
#include "rating/entries_datum.h"
#include "rating/scale.h"

PG_FUNCTION_INFO_V1(grade_scale_in);
PG_FUNCTION_INFO_V1(grade_scale_out);
PG_FUNCTION_INFO_V1(grade_scale_recv);
PG_FUNCTION_INFO_V1(grade_scale_send);
PG_FUNCTION_INFO_V1(grade_scale_bands);
PG_FUNCTION_INFO_V1(grade_scale_jsonb);
PG_FUNCTION_INFO_V1(grade_scale_grade);
PG_FUNCTION_INFO_V1(grade_scale_grade_rank);
PG_FUNCTION_INFO_V1(grade_scale_points_to_next);

#define TYPE_NAME "grade_scale"
#define BINARY_VERSION 1
#define PG_GETARG_GRADE_SCALE(n) entries_argument(fcinfo, n, TYPE_NAME)

/*
 * Input and output
 */

Datum
grade_scale_in(PG_FUNCTION_ARGS)
{
	EntryList	list;
	Scanner		scanner;

	scan_begin(&scanner, PG_GETARG_CSTRING(0));
	if (!scale_scan(&scanner, &list))
		return report_scan_failure(fcinfo, &scanner, TYPE_NAME);
	PG_RETURN_POINTER(entries_datum(&list));
}

Datum
grade_scale_out(PG_FUNCTION_ARGS)
{
	StringInfoData out;

	initStringInfo(&out);
	scale_format(PG_GETARG_GRADE_SCALE(0), &out);
	PG_RETURN_CSTRING(out.data);
}

Datum
grade_scale_recv(PG_FUNCTION_ARGS)
{
	StringInfo	message = (StringInfo) PG_GETARG_POINTER(0);
	EntryList	list;

	receive_version(message, BINARY_VERSION, TYPE_NAME);
	receive_entries(message, &list, false, scale_last_fault, TYPE_NAME);
	PG_RETURN_POINTER(entries_datum(&list));
}

Datum
grade_scale_send(PG_FUNCTION_ARGS)
{
	StringInfoData message;

	pq_begintypsend(&message);
	send_version(&message, BINARY_VERSION);
	send_entries(&message, PG_GETARG_GRADE_SCALE(0), false);
	PG_RETURN_BYTEA_P(pq_endtypsend(&message));
}

static int
compare_arguments(FunctionCallInfo fcinfo)
{
	return compare_entries(fcinfo, TYPE_NAME);
}

DEFINE_ORDER(grade_scale, compare_arguments);
DEFINE_VARLENA_HASH(grade_scale);

/*
 * Parts
 */

/* one row a band, in their order */
Datum
grade_scale_bands(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;
	Entries    *scale = PG_GETARG_GRADE_SCALE(0);

	InitMaterializedSRF(fcinfo, 0);
	for (int i = 0; i < scale->count; i++)
	{
		BandKind	kind = entries_tags(scale)[i];
		Datum		threshold = Float8GetDatum(scale->number[i]);
		Datum		values[4] = {
			Int32GetDatum(i + 1), label_datum(entries_label(scale, i)),
			threshold, threshold
		};
		bool		nulls[4] = {
			false, false, kind != BAND_AT_LEAST, kind != BAND_AT_MOST
		};

		tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
	}
	return (Datum) 0;
}

Datum
grade_scale_jsonb(PG_FUNCTION_ARGS)
{
	Entries    *scale = PG_GETARG_GRADE_SCALE(0);
	JsonbParseState *state;
	StringInfoData written;

	initStringInfo(&written);
	scale_format(scale, &written);
	json_begin(&state);
	json_add_string(&state, "text", written.data);
	json_begin_array(&state, "bands");
	for (int i = 0; i < scale->count; i++)
	{
		BandKind	kind = entries_tags(scale)[i];

		json_begin_element(&state);
		json_add_count(&state, "rank", i + 1);
		json_add_label(&state, "grade", entries_label(scale, i));
		json_add_measure(&state, "at_least", kind == BAND_AT_LEAST, scale->number[i]);
		json_add_measure(&state, "at_most", kind == BAND_AT_MOST, scale->number[i]);
		json_end_element(&state);
	}
	json_end_array(&state);
	return json_end(&state);
}

/*
 * Grading a value
 */

Datum
grade_scale_grade(PG_FUNCTION_ARGS)
{
	float8		value = require_finite(PG_GETARG_FLOAT8(0), "value");
	Entries    *scale = PG_GETARG_GRADE_SCALE(1);
	int			band = scale_band(scale, value);

	if (band < 0)
		PG_RETURN_NULL();
	return label_datum(entries_label(scale, band));
}

Datum
grade_scale_grade_rank(PG_FUNCTION_ARGS)
{
	float8		value = require_finite(PG_GETARG_FLOAT8(0), "value");
	int			band = scale_band(PG_GETARG_GRADE_SCALE(1), value);

	if (band < 0)
		PG_RETURN_NULL();
	PG_RETURN_INT32(band + 1);
}

Datum
grade_scale_points_to_next(PG_FUNCTION_ARGS)
{
	float8		value = require_finite(PG_GETARG_FLOAT8(0), "value");
	float8		distance = scale_to_next(PG_GETARG_GRADE_SCALE(1), value);

	if (isinf(distance))
		float_overflow_error();
	PG_RETURN_FLOAT8(distance);
}
