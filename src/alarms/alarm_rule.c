/*
 * alarm_rule.c
 *	  The SQL type alarm_rule: converts, checks, and calls rule.c.
 */
#include "postgres.h"

#include "fmgr.h"
#include "funcapi.h"
#include "utils/builtins.h"

#include "alarms/alarm_rule.h"
#include "base/compat.h"
#include "base/json.h"
#include "base/order.h"
#include "base/report.h"
#include "base/wire.h"

PG_FUNCTION_INFO_V1(alarm_rule_in);
PG_FUNCTION_INFO_V1(alarm_rule_out);
PG_FUNCTION_INFO_V1(alarm_rule_recv);
PG_FUNCTION_INFO_V1(alarm_rule_send);
PG_FUNCTION_INFO_V1(alarm_rule_levels);
PG_FUNCTION_INFO_V1(alarm_rule_jsonb);

#define TYPE_NAME "alarm_rule"
#define BINARY_VERSION 1

AlarmRule  *
alarm_rule_check(AlarmRule *rule)
{
	require_format(rule->format, ALARM_RULE_FORMAT, TYPE_NAME);
	return rule;
}

AlarmRule  *
alarm_rule_make(const RuleParts *parts)
{
	AlarmRule  *rule = rule_make(parts);

	SET_VARSIZE(rule, rule_size(rule));
	return rule;
}

char	   *
alarm_rule_cstring(const AlarmRule *rule)
{
	StringInfoData out;

	initStringInfo(&out);
	rule_format(rule, &out);
	return out.data;
}

Datum
alarm_rule_in(PG_FUNCTION_ARGS)
{
	RuleParts	parts;
	Scanner		scanner;

	scan_begin(&scanner, PG_GETARG_CSTRING(0));
	if (!rule_scan(&scanner, &parts))
		return report_scan_failure(fcinfo, &scanner, TYPE_NAME);
	PG_RETURN_POINTER(alarm_rule_make(&parts));
}

Datum
alarm_rule_out(PG_FUNCTION_ARGS)
{
	PG_RETURN_CSTRING(alarm_rule_cstring(PG_GETARG_ALARM_RULE(0)));
}

/*
 * The direction, the levels, of each its threshold and its name, and the
 * options.
 */
AlarmRule  *
alarm_rule_receive(StringInfo message)
{
	RuleParts	parts = {0};
	int			direction = pq_getmsgbyte(message);
	int			levels = pq_getmsgbyte(message);

	if (direction > 1)
		require_received(fault(FAULT_SYNTAX, "a direction of 0 or 1"), TYPE_NAME);
	if (levels < 1)
		require_received(fault(FAULT_SYNTAX, "at least one level"), TYPE_NAME);
	if (levels > LEVELS_MAX)
		require_received(fault(FAULT_TOO_LARGE, "at most 16 levels"), TYPE_NAME);
	parts.upward = direction == 1;
	for (parts.levels = 0; parts.levels < levels; parts.levels++)
	{
		parts.threshold[parts.levels] = receive_float8(message);
		parts.name[parts.levels] = receive_label(message, TYPE_NAME);
		require_received(rule_level_fault(&parts, parts.levels), TYPE_NAME);
	}
	parts.clear = receive_float8(message);
	parts.hold = pq_getmsgint64(message);
	parts.keep = pq_getmsgint64(message);
	parts.stale = pq_getmsgint64(message);
	require_received(rule_options_fault(&parts), TYPE_NAME);
	return alarm_rule_make(&parts);
}

void
alarm_rule_append(StringInfo message, const AlarmRule *rule)
{
	pq_sendbyte(message, rule->upward);
	pq_sendbyte(message, rule->levels);
	for (int i = 0; i < rule->levels; i++)
	{
		pq_sendfloat8(message, rule->threshold[i]);
		send_label(message, rule_level_name(rule, i));
	}
	pq_sendfloat8(message, rule->clear);
	pq_sendint64(message, rule->hold);
	pq_sendint64(message, rule->keep);
	pq_sendint64(message, rule->stale);
}

Datum
alarm_rule_recv(PG_FUNCTION_ARGS)
{
	StringInfo	message = (StringInfo) PG_GETARG_POINTER(0);

	receive_version(message, BINARY_VERSION, TYPE_NAME);
	PG_RETURN_POINTER(alarm_rule_receive(message));
}

Datum
alarm_rule_send(PG_FUNCTION_ARGS)
{
	StringInfoData message;

	pq_begintypsend(&message);
	send_version(&message, BINARY_VERSION);
	alarm_rule_append(&message, PG_GETARG_ALARM_RULE(0));
	PG_RETURN_BYTEA_P(pq_endtypsend(&message));
}

static int
compare_arguments(FunctionCallInfo fcinfo)
{
	return compare_varlena_bytes(fcinfo);
}

DEFINE_ORDER(alarm_rule, compare_arguments);
DEFINE_VARLENA_HASH(alarm_rule);

/*
 * Parts
 */

/* severity (1 is the least severe), level, threshold */
Datum
alarm_rule_levels(PG_FUNCTION_ARGS)
{
	AlarmRule  *rule = PG_GETARG_ALARM_RULE(0);
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;

	InitMaterializedSRF(fcinfo, 0);
	for (int i = 0; i < rule->levels; i++)
	{
		Label		name = rule_level_name(rule, i);
		Datum		values[3];
		bool		nulls[3] = {false};

		values[0] = Int32GetDatum(rule->levels - i);
		values[1] = PointerGetDatum(cstring_to_text_with_len(name.bytes, name.length));
		values[2] = Float8GetDatum(rule->threshold[i]);
		tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
	}
	return (Datum) 0;
}

/* seconds */
static float8
seconds(int64 microseconds)
{
	return microseconds / 1e6;
}

Datum
alarm_rule_jsonb(PG_FUNCTION_ARGS)
{
	AlarmRule  *rule = PG_GETARG_ALARM_RULE(0);
	JsonbParseState *state;

	json_begin(&state);
	json_add_string(&state, "text", alarm_rule_cstring(rule));
	json_add_string(&state, "comparator", rule->upward ? ">=" : "<=");
	json_begin_array(&state, "levels");
	for (int i = 0; i < rule->levels; i++)
	{
		json_begin_element(&state);
		json_add_label(&state, "level", rule_level_name(rule, i));
		json_add_measure(&state, "threshold", true, rule->threshold[i]);
		json_end_element(&state);
	}
	json_end_array(&state);
	json_add_measure(&state, "clear", true, rule->clear);
	json_add_measure(&state, "for_seconds", true, seconds(rule->hold));
	json_add_measure(&state, "keep_seconds", true, seconds(rule->keep));
	json_add_measure(&state, "stale_seconds", rule->stale != 0,
					 seconds(rule->stale));
	return json_end(&state);
}
