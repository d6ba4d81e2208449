/*
 * service_case.c
 *	  The SQL type service_case: converts, checks, and calls case.c.
 */
#include "postgres.h"

#include "fmgr.h"
#include "utils/builtins.h"

#include "base/json.h"
#include "base/order.h"
#include "base/report.h"
#include "base/wire.h"
#include "cases/duration_arguments.h"
#include "cases/service_case.h"

PG_FUNCTION_INFO_V1(service_case_in);
PG_FUNCTION_INFO_V1(service_case_out);
PG_FUNCTION_INFO_V1(service_case_recv);
PG_FUNCTION_INFO_V1(service_case_send);
PG_FUNCTION_INFO_V1(service_case_make);
PG_FUNCTION_INFO_V1(service_case_status_number);
PG_FUNCTION_INFO_V1(service_case_jsonb);

#define TYPE_NAME "service_case"
#define BINARY_VERSION 1

/*
 * Input and output
 */

Datum
service_case_in(PG_FUNCTION_ARGS)
{
	ServiceCase *service_case = palloc(sizeof(ServiceCase));
	Scanner		scanner;

	scan_begin(&scanner, PG_GETARG_CSTRING(0));
	if (!case_scan(&scanner, service_case))
		return report_scan_failure(fcinfo, &scanner, TYPE_NAME);
	PG_RETURN_POINTER(service_case);
}

Datum
service_case_out(PG_FUNCTION_ARGS)
{
	StringInfoData out;

	initStringInfo(&out);
	case_format(PG_GETARG_SERVICE_CASE(0), &out);
	PG_RETURN_CSTRING(out.data);
}

/*
 * Five instants (the largest number where there is none), how often reopened,
 * and a byte each for the two answers.
 */
Datum
service_case_recv(PG_FUNCTION_ARGS)
{
	StringInfo	message = (StringInfo) PG_GETARG_POINTER(0);
	ServiceCase *service_case = palloc(sizeof(ServiceCase));

	case_start(service_case);
	receive_version(message, BINARY_VERSION, TYPE_NAME);
	service_case->opened = pq_getmsgint64(message);
	service_case->due = pq_getmsgint64(message);
	service_case->responded = pq_getmsgint64(message);
	service_case->closed = pq_getmsgint64(message);
	service_case->respond_by = pq_getmsgint64(message);
	service_case->reopened = (int32) pq_getmsgint(message, 4);
	service_case->resolved = pq_getmsgbyte(message);
	service_case->satisfied = pq_getmsgbyte(message);
	require_received(case_fault(service_case), TYPE_NAME);
	PG_RETURN_POINTER(service_case);
}

Datum
service_case_send(PG_FUNCTION_ARGS)
{
	ServiceCase *service_case = PG_GETARG_SERVICE_CASE(0);
	StringInfoData message;

	pq_begintypsend(&message);
	send_version(&message, BINARY_VERSION);
	pq_sendint64(&message, service_case->opened);
	pq_sendint64(&message, service_case->due);
	pq_sendint64(&message, service_case->responded);
	pq_sendint64(&message, service_case->closed);
	pq_sendint64(&message, service_case->respond_by);
	pq_sendint32(&message, service_case->reopened);
	pq_sendbyte(&message, service_case->resolved);
	pq_sendbyte(&message, service_case->satisfied);
	PG_RETURN_BYTEA_P(pq_endtypsend(&message));
}

static int
compare_arguments(FunctionCallInfo fcinfo)
{
	return case_compare(PG_GETARG_SERVICE_CASE(0), PG_GETARG_SERVICE_CASE(1));
}

DEFINE_ORDER(service_case, compare_arguments);
DEFINE_EXTREMES(service_case, compare_arguments);
DEFINE_FIXED_HASH(service_case, sizeof(ServiceCase));

/*
 * Constructor
 */

static int64
instant_argument(FunctionCallInfo fcinfo, int n, const char *name)
{
	if (PG_ARGISNULL(n))
		return CASE_NEVER;
	return require_instant(PG_GETARG_TIMESTAMPTZ(n), name);
}

static Answer
answer_argument(FunctionCallInfo fcinfo, int n)
{
	if (PG_ARGISNULL(n))
		return ANSWER_NONE;
	return PG_GETARG_BOOL(n) ? ANSWER_YES : ANSWER_NO;
}

/* the text may not be possible, but what is wrong can be seen in it */
static void
report_case_fault(Fault found, const ServiceCase *service_case)
{
	const char *opened = timestamptz_to_str(service_case->opened);

	require_argument(found, "invalid case, opened at %s", opened);
}

/*
 * service_case(opened, due, responded, closed, resolved, satisfied, reopened,
 * respond_by)
 */
Datum
service_case_make(PG_FUNCTION_ARGS)
{
	ServiceCase *service_case;
	Fault		found;

	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	service_case = palloc(sizeof(ServiceCase));
	case_start(service_case);
	service_case->opened = instant_argument(fcinfo, 0, "opened");
	service_case->due = instant_argument(fcinfo, 1, "due");
	service_case->responded = instant_argument(fcinfo, 2, "responded");
	service_case->closed = instant_argument(fcinfo, 3, "closed");
	service_case->resolved = answer_argument(fcinfo, 4);
	service_case->satisfied = answer_argument(fcinfo, 5);
	service_case->reopened = PG_ARGISNULL(6) ? 0 : PG_GETARG_INT32(6);
	service_case->respond_by = instant_argument(fcinfo, 7, "respond_by");
	found = case_fault(service_case);
	if (unlikely(is_fault(found)))
		report_case_fault(found, service_case);
	PG_RETURN_POINTER(service_case);
}

/*
 * Status and parts
 */

/* the place in the enum case_status; 0 of a case not yet opened */
Datum
service_case_status_number(PG_FUNCTION_ARGS)
{
	TimestampTz as_of = require_instant(PG_GETARG_TIMESTAMPTZ(1), "as_of");

	PG_RETURN_INT32(case_status(PG_GETARG_SERVICE_CASE(0), as_of));
}

static void
json_add_instant(JsonbParseState **state, const char *name, int64 instant)
{
	StringInfoData written;

	if (instant == CASE_NEVER)
	{
		json_add_measure(state, name, false, 0);
		return;
	}
	initStringInfo(&written);
	append_instant(&written, instant);
	json_add_string(state, name, written.data);
}

static void
json_add_answer(JsonbParseState **state, const char *name, int answer)
{
	if (answer == ANSWER_NONE)
		json_add_measure(state, name, false, 0);
	else
		json_add_bool(state, name, answer == ANSWER_YES);
}

Datum
service_case_jsonb(PG_FUNCTION_ARGS)
{
	ServiceCase *service_case = PG_GETARG_SERVICE_CASE(0);
	JsonbParseState *state;
	StringInfoData text;

	initStringInfo(&text);
	case_format(service_case, &text);
	json_begin(&state);
	json_add_string(&state, "text", text.data);
	json_add_instant(&state, "opened", service_case->opened);
	json_add_instant(&state, "due", service_case->due);
	json_add_instant(&state, "responded", service_case->responded);
	json_add_instant(&state, "closed", service_case->closed);
	json_add_answer(&state, "resolved", service_case->resolved);
	json_add_answer(&state, "satisfied", service_case->satisfied);
	json_add_count(&state, "reopened", service_case->reopened);
	json_add_instant(&state, "respond_by", service_case->respond_by);
	return json_end(&state);
}
