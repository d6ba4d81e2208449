/*
 * cadence.c
 *	  The SQL type cadence: converts, checks, and calls period.c.
 */
#include "postgres.h"

#include "fmgr.h"
#include "libpq/pqformat.h"

#include "base/json.h"
#include "base/order.h"
#include "base/report.h"
#include "base/wire.h"
#include "cadence/cadence.h"

PG_FUNCTION_INFO_V1(cadence_in);
PG_FUNCTION_INFO_V1(cadence_out);
PG_FUNCTION_INFO_V1(cadence_recv);
PG_FUNCTION_INFO_V1(cadence_send);
PG_FUNCTION_INFO_V1(cadence_jsonb);

#define TYPE_NAME "cadence"
#define BINARY_VERSION 1

Datum
cadence_in(PG_FUNCTION_ARGS)
{
	Cadence    *cadence = palloc(sizeof(Cadence));
	Scanner		scanner;

	scan_begin(&scanner, PG_GETARG_CSTRING(0));
	if (!cadence_scan(&scanner, cadence) || !scan_end(&scanner))
		return report_scan_failure(fcinfo, &scanner, TYPE_NAME);
	PG_RETURN_POINTER(cadence);
}

Datum
cadence_out(PG_FUNCTION_ARGS)
{
	StringInfoData out;

	initStringInfo(&out);
	cadence_format(PG_GETARG_CADENCE(0), &out);
	PG_RETURN_CSTRING(out.data);
}

void
cadence_receive(StringInfo message, Cadence *cadence)
{
	cadence->times = pq_getmsgint(message, 4);
	cadence->units = pq_getmsgint(message, 4);
	cadence->unit = pq_getmsgbyte(message);
	cadence->rule = pq_getmsgbyte(message);
	cadence->day = pq_getmsgint(message, 4);
	require_received(cadence_fault(cadence), TYPE_NAME);
}

void
cadence_append(StringInfo message, const Cadence *cadence)
{
	pq_sendint32(message, cadence->times);
	pq_sendint32(message, cadence->units);
	pq_sendbyte(message, cadence->unit);
	pq_sendbyte(message, cadence->rule);
	pq_sendint32(message, cadence->day);
}

Datum
cadence_recv(PG_FUNCTION_ARGS)
{
	StringInfo	message = (StringInfo) PG_GETARG_POINTER(0);
	Cadence    *cadence = palloc(sizeof(Cadence));

	receive_version(message, BINARY_VERSION, TYPE_NAME);
	cadence_receive(message, cadence);
	PG_RETURN_POINTER(cadence);
}

Datum
cadence_send(PG_FUNCTION_ARGS)
{
	StringInfoData message;

	pq_begintypsend(&message);
	send_version(&message, BINARY_VERSION);
	cadence_append(&message, PG_GETARG_CADENCE(0));
	PG_RETURN_BYTEA_P(pq_endtypsend(&message));
}

static int
compare_arguments(FunctionCallInfo fcinfo)
{
	return cadence_compare(PG_GETARG_CADENCE(0), PG_GETARG_CADENCE(1));
}

DEFINE_ORDER(cadence, compare_arguments);
DEFINE_FIXED_HASH(cadence, sizeof(Cadence));

Datum
cadence_jsonb(PG_FUNCTION_ARGS)
{
	Cadence    *cadence = PG_GETARG_CADENCE(0);
	StringInfoData text;
	JsonbParseState *state;

	initStringInfo(&text);
	cadence_format(cadence, &text);
	json_begin(&state);
	json_add_string(&state, "text", text.data);
	json_add_count(&state, "times", cadence->times);
	json_add_count(&state, "units", cadence->units);
	json_add_string(&state, "unit", cadence_unit_name(cadence));
	json_add_string(&state, "deadline", cadence_rule_name(cadence));
	json_add_measure(&state, "day", cadence->rule != DEADLINE_PERIOD_END,
					 cadence->day);
	return json_end(&state);
}
