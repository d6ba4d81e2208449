/*
 * rule.h
 *	  An alarm rule: the levels of a measured value, and when they count as
 *	  raised and as cleared.
 *
 * Pure.  The SQL type over it is alarm_rule.c.
 */
#ifndef CITYGOV_ALARM_RULE_H
#define CITYGOV_ALARM_RULE_H

#include "base/label.h"

#define LEVELS_MAX 16
#define LEVEL_NAME_MAX 63		/* bytes */

/* microseconds: 36525 days, a hundred years */
#define DURATION_MAX (INT64CONST(36525) * 86400 * 1000000)

#define ALARM_RULE_FORMAT 1

/*
 * The stored value.  After the thresholds come a byte for the length of each
 * name, and the names.
 */
typedef struct AlarmRule
{
	int32		vl_len_;
	uint8		format;
	uint8		levels;			/* 0 is the most severe */
	uint8		upward;			/* 1: large values are bad, 0: small ones */
	uint8		unused;			/* 0 */
	float8		clear;			/* how far on the safe side a level clears */
	int64		hold;			/* "for": before a level is raised */
	int64		keep;			/* before it is cleared */
	int64		stale;			/* without a sample; 0 is never */
	float8		threshold[FLEXIBLE_ARRAY_MEMBER];
} AlarmRule;

/* the parts of a rule to be */
typedef struct RuleParts
{
	bool		upward;
	int			levels;
	Label		name[LEVELS_MAX];
	float8		threshold[LEVELS_MAX];
	float8		clear;
	int64		hold;
	int64		keep;
	int64		stale;
} RuleParts;

/*
 * Between which thresholds a value lies.  Thresholds and the values to clear at
 * are in the order of severity, so two counts say all: the levels whose
 * condition holds, and those that are not gone, both from the least severe on.
 */
typedef struct Band
{
	int			met;
	int			not_gone;
} Band;

static inline bool
band_equal(Band a, Band b)
{
	return a.met == b.met && a.not_gone == b.not_gone;
}

static inline bool
rule_meets(const AlarmRule *rule, int level, float8 value)
{
	return rule->upward ? value >= rule->threshold[level] :
		value <= rule->threshold[level];
}

/* on the safe side of a level, by "clear" */
static inline bool
rule_is_gone(const AlarmRule *rule, int level, float8 value)
{
	if (rule->clear == 0)
		return !rule_meets(rule, level, value);
	return rule->upward ? value <= rule->threshold[level] - rule->clear :
		value >= rule->threshold[level] + rule->clear;
}

static inline Band
rule_band(const AlarmRule *rule, float8 value)
{
	Band		band = {0, 0};

	while (band.met < rule->levels &&
		   rule_meets(rule, rule->levels - 1 - band.met, value))
		band.met++;
	band.not_gone = band.met;
	while (band.not_gone < rule->levels &&
		   !rule_is_gone(rule, rule->levels - 1 - band.not_gone, value))
		band.not_gone++;
	return band;
}

/* the values of a band: from low to high, both included */
typedef struct BandValues
{
	float8		low;
	float8		high;
} BandValues;

extern BandValues rule_band_values(const AlarmRule *rule, Band band);

static inline bool
rule_is_worse(const AlarmRule *rule, float8 value, float8 than)
{
	return rule->upward ? value > than : value < than;
}

/* does everything become unknown that long after a sample? */
static inline bool
rule_is_stale(const AlarmRule *rule, int64 gap)
{
	return rule->stale != 0 && gap > rule->stale;
}

extern Label rule_level_name(const AlarmRule *rule, int level);

/* -1 if there is none of that name */
extern int	rule_level(const AlarmRule *rule, Label name);
extern bool label_is(Label label, const char *word);

extern Fault rule_level_fault(const RuleParts *parts, int level);
extern Fault rule_options_fault(const RuleParts *parts);

/* palloc'd, everything but the header; and how many bytes a rule has */
extern AlarmRule *rule_make(const RuleParts *parts);
extern Size rule_size(const AlarmRule *rule);

extern bool rule_scan(Scanner *scanner, RuleParts *parts);
extern void rule_format(const AlarmRule *rule, StringInfo out);

#endif							/* CITYGOV_ALARM_RULE_H */
