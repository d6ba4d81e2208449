/*
 * happenings.c
 *	  When something happened that must happen regularly, and how that is judged.
 */
#include "base/pure.h"

#include "cadence/happenings.h"

static const char *const status_names[PERIOD_STATUSES] = {
	"partial", "open", "kept", "late", "missed"
};

const char *
period_status_name(PeriodStatus status)
{
	return status_names[status];
}

/*
 * Canonical form
 */

static inline int
happening_compare(const Happening *a, const Happening *b)
{
	if (a->day != b->day)
		return a->day < b->day ? -1 : 1;
	return (a->period > b->period) - (a->period < b->period);
}

#define ST_SORT sort_happenings
#define ST_ELEMENT_TYPE Happening
#define ST_COMPARE(a, b) happening_compare(a, b)
#define ST_SCOPE static
#define ST_DEFINE
#include "lib/sort_template.h"

bool
happenings_canonicalise(Happenings *happenings)
{
	Happening  *kept = happenings->happening;

	if (happenings->count == 0)
		return true;
	sort_happenings(happenings->happening, happenings->count);
	for (int64 i = 1; i < happenings->count; i++)
	{
		const Happening *next = &happenings->happening[i];

		if (happening_compare(kept, next) != 0)
			*++kept = *next;
		else if (kept->times > HAPPENING_TIMES_MAX - next->times)
			return false;
		else
			kept->times += next->times;
	}
	happenings->count = kept + 1 - happenings->happening;
	return true;
}

/*
 * Text
 */

/* previous is NULL for the first */
Fault
happening_fault(const Timetable *timetable, const Happening *happening,
				const Happening *previous)
{
	if (!date_is_valid(happening->day))
		return fault(FAULT_NO_DATE, "a day of the years 1 to 9999");
	if (happening->times < 1 || happening->times > HAPPENING_TIMES_MAX)
		return fault(FAULT_OUT_OF_RANGE, "a happening from 1 to 1000000000 times");
	if (happening->period < 0 ||
		happening->period >= timetable_periods(timetable))
		return fault(FAULT_SYNTAX, "a happening that counts for a period of the span");
	if (!timetable_may_count(timetable, happening->day, happening->period))
		return fault(FAULT_SYNTAX, "a happening on the day that counts");
	if (previous != NULL && happening_compare(previous, happening) >= 0)
		return fault(FAULT_SYNTAX, "happenings in ascending order, each day and period once");
	return no_fault();
}

static bool
scan_timetable(Scanner *scanner, Timetable *timetable)
{
	const char *place;

	memset(timetable, 0, sizeof(*timetable));
	if (!scan_expect(scanner, "(") || !scan_expect(scanner, "cadence") ||
		!cadence_scan(scanner, &timetable->cadence) ||
		!scan_expect(scanner, ", span"))
		return false;
	scan_space(scanner);
	place = scanner->at;
	return scan_date(scanner, &timetable->first) &&
		scan_expect(scanner, "..") &&
		scan_date(scanner, &timetable->last) &&
		scan_accept(scanner, timetable_fault(timetable), place);
}

/* the first day of the period after "for" */
static bool
scan_period(Scanner *scanner, const Timetable *timetable, int32 *period)
{
	const char *place;
	int32		begin;

	scan_space(scanner);
	place = scanner->at;
	if (!scan_date(scanner, &begin))
		return false;
	*period = timetable_period_of(timetable, begin);
	if (*period < 0 || timetable_begin(timetable, *period) != begin)
		return scan_accept(scanner, fault(FAULT_SYNTAX, "the first day of a period of the span"), place);
	return true;
}

/* day [ "for" begin ] [ "x" times ] */
static bool
scan_happening(Scanner *scanner, const Timetable *timetable,
			   Happening *happening, const Happening *previous)
{
	const char *place;

	scan_space(scanner);
	place = scanner->at;
	happening->times = 1;
	if (!scan_date(scanner, &happening->day))
		return false;
	scan_space(scanner);
	if (!scan_literal(scanner, "for"))
		timetable_counts_for(timetable, happening->day, &happening->period);
	else if (!scan_period(scanner, timetable, &happening->period))
		return false;
	scan_space(scanner);
	if (scan_literal(scanner, "x") && !scan_int64(scanner, &happening->times))
		return false;
	return scan_accept(scanner, happening_fault(timetable, happening, previous),
					   place);
}

/*
 *	"(cadence" cadence ", span" first ".." last [ ", happened" happening { "," happening } ] ")"
 */
bool
happenings_scan(Scanner *scanner, Happenings *happenings)
{
	int64		capacity = 16;

	happenings->count = 0;
	happenings->happening = palloc(sizeof(Happening) * capacity);
	if (!scan_timetable(scanner, &happenings->timetable))
		return false;
	scan_space(scanner);
	if (scan_literal(scanner, ", happened"))
	{
		do
		{
			Happening  *next;

			if (happenings->count == HAPPENINGS_MAX)
				return scan_fail(scanner, FAULT_TOO_LARGE, "at most 20000000 days");
			if (happenings->count == capacity)
			{
				capacity *= 2;
				happenings->happening = repalloc(happenings->happening,
												 sizeof(Happening) * capacity);
			}
			next = &happenings->happening[happenings->count];
			if (!scan_happening(scanner, &happenings->timetable, next,
								happenings->count > 0 ? next - 1 : NULL))
				return false;
			happenings->count++;
		} while (scan_separator(scanner));
	}
	return scan_expect(scanner, ")") && scan_end(scanner);
}

void
happenings_format(const Happenings *happenings, StringInfo out)
{
	const Timetable *timetable = &happenings->timetable;

	appendStringInfoString(out, "(cadence ");
	cadence_format(&timetable->cadence, out);
	appendStringInfoString(out, ", span ");
	append_date(out, timetable->first);
	appendStringInfoString(out, "..");
	append_date(out, timetable->last);
	for (int64 i = 0; i < happenings->count; i++)
	{
		const Happening *happening = &happenings->happening[i];
		int			period;

		CHECK_FOR_INTERRUPTS();
		appendStringInfoString(out, i == 0 ? ", happened " : ", ");
		append_date(out, happening->day);
		if (!timetable_counts_for(timetable, happening->day, &period) ||
			period != happening->period)
		{
			appendStringInfoString(out, " for ");
			append_date(out, timetable_begin(timetable, happening->period));
		}
		if (happening->times > 1)
			appendStringInfo(out, " x " INT64_FORMAT, happening->times);
	}
	appendStringInfoChar(out, ')');
}

/*
 * Judging
 */

static void
count_happenings(const Happenings *happenings, int32 as_of, JudgedPeriod *periods)
{
	for (int64 i = 0; i < happenings->count; i++)
	{
		const Happening *happening = &happenings->happening[i];
		JudgedPeriod *period = &periods[happening->period];

		if (happening->day > as_of)
			continue;
		period->happened += happening->times;
		if (happening->day <= period->deadline)
			period->in_time += happening->times;
	}
}

static PeriodStatus
judge_period(const Timetable *timetable, const JudgedPeriod *period,
			 int32 as_of)
{
	int32		required = timetable->cadence.times;

	if (period->begin < timetable->first || period->end > timetable->last)
		return PERIOD_PARTIAL;
	if (period->deadline >= as_of)
		return PERIOD_OPEN;
	if (period->in_time >= required)
		return PERIOD_KEPT;
	return period->happened >= required ? PERIOD_LATE : PERIOD_MISSED;
}

/*
 * Of the happenings up to the day.  Deadlines ascend with their periods, so the
 * first open one that is not fulfilled is what is due next.
 */
Judgement
happenings_judge(const Happenings *happenings, int32 as_of)
{
	const Timetable *timetable = &happenings->timetable;
	Judgement	judgement = {0};
	int64		lapse = 0;

	judgement.periods = timetable_periods(timetable);
	judgement.period = palloc0(sizeof(JudgedPeriod) * judgement.periods);
	for (int i = 0; i < judgement.periods; i++)
	{
		CHECK_FOR_INTERRUPTS();
		judgement.period[i].begin = timetable_begin(timetable, i);
		judgement.period[i].end = timetable_begin(timetable, i + 1) - 1;
		judgement.period[i].deadline = timetable_deadline(timetable, i);
	}
	count_happenings(happenings, as_of, judgement.period);

	for (int i = 0; i < judgement.periods; i++)
	{
		JudgedPeriod *period = &judgement.period[i];

		period->status = judge_period(timetable, period, as_of);
		judgement.count[period->status]++;
		lapse = period->status == PERIOD_MISSED ? lapse + 1 : 0;
		judgement.longest_lapse = Max(judgement.longest_lapse, lapse);
		if (period->status == PERIOD_OPEN && !judgement.has_next_due &&
			period->happened < timetable->cadence.times)
		{
			judgement.has_next_due = true;
			judgement.next_due = period->deadline;
		}
	}
	judgement.due = judgement.count[PERIOD_KEPT] + judgement.count[PERIOD_LATE] +
		judgement.count[PERIOD_MISSED];
	return judgement;
}
