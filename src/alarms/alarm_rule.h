/*
 * alarm_rule.h
 *	  The SQL type alarm_rule among the arguments of a function and in messages.
 */
#ifndef CITYGOV_ALARM_RULE_FACE_H
#define CITYGOV_ALARM_RULE_FACE_H

#include "postgres.h"

#include "fmgr.h"

#include "alarms/rule.h"

/* stored with STORAGE = plain, so hardly ever a copy */
#define PG_GETARG_ALARM_RULE(n) \
	alarm_rule_check((AlarmRule *) PG_DETOAST_DATUM(PG_GETARG_DATUM(n)))

extern AlarmRule *alarm_rule_check(AlarmRule *rule);
extern AlarmRule *alarm_rule_make(const RuleParts *parts);
extern char *alarm_rule_cstring(const AlarmRule *rule);

/* as it travels, without a version */
extern AlarmRule *alarm_rule_receive(StringInfo message);
extern void alarm_rule_append(StringInfo message, const AlarmRule *rule);

#endif							/* CITYGOV_ALARM_RULE_FACE_H */
