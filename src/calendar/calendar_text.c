/*
 * calendar_text.c
 *	  The text form of a work calendar, read and written.
 */
#include "base/pure.h"

#include "calendar/calendar.h"

static const char *const weekday_names[WEEK_DAYS] =
{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};

const char *
calendar_weekday_name(int weekday)
{
	return weekday_names[weekday];
}

/*
 * Reading the text form
 */

/* a word of letters, in any case */
static bool
scan_word(Scanner *scanner, const char *word)
{
	size_t		length = strlen(word);
	char		next;

	scan_space(scanner);
	if (is_fault(scanner->fault) ||
		pg_strncasecmp(scanner->at, word, length) != 0)
		return false;
	next = scanner->at[length] | 0x20;
	if (next >= 'a' && next <= 'z')
		return false;
	scanner->at += length;
	return true;
}

static bool
scan_weekday(Scanner *scanner, int *weekday)
{
	for (*weekday = 0; *weekday < WEEK_DAYS; (*weekday)++)
		if (scan_word(scanner, weekday_names[*weekday]))
			return true;
	return scan_fail(scanner, FAULT_SYNTAX,
					 "a weekday (Mon, Tue, Wed, Thu, Fri, Sat or Sun)");
}

/*
 * A weekday or a range of them, which may run over Sunday; no day that was
 * named before.
 */
static bool
scan_weekdays(Scanner *scanner, int *named, int *pending)
{
	const char *place;
	int			first;
	int			last;

	scan_space(scanner);
	place = scanner->at;
	if (!scan_weekday(scanner, &first))
		return false;
	last = first;
	scan_space(scanner);
	if (scan_literal(scanner, "-") && !scan_weekday(scanner, &last))
		return false;
	for (int weekday = first;; weekday = (weekday + 1) % WEEK_DAYS)
	{
		if (*named & (1 << weekday))
			return scan_accept(scanner, fault(FAULT_SYNTAX, "each weekday only once"), place);
		*named |= 1 << weekday;
		*pending |= 1 << weekday;
		if (weekday == last)
			return true;
	}
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
scan_clock(Scanner *scanner, int *minute)
{
	const char *p;
	int			hours;
	int			minutes;

	scan_space(scanner);
	p = scanner->at;
	if (!(is_digit(p[0]) && is_digit(p[1]) && p[2] == ':' && is_digit(p[3]) &&
		  is_digit(p[4]) && !is_digit(p[5])))
		return scan_fail(scanner, FAULT_SYNTAX, "a time as HH:MM");
	hours = (p[0] - '0') * 10 + (p[1] - '0');
	minutes = (p[3] - '0') * 10 + (p[4] - '0');
	*minute = hours * 60 + minutes;
	if (minutes > 59 || *minute > DAY_MINUTES)
		return scan_fail(scanner, FAULT_SYNTAX, "a time from 00:00 to 24:00");
	scanner->at += 5;
	return true;
}

/*
 * Hours in any order, as a map of the minutes that work: what touches merges by
 * itself, and the text may be as long as it likes.
 */
static bool
scan_hours(Scanner *scanner, bool *works)
{
	memset(works, 0, DAY_MINUTES);
	do
	{
		const char *place = scanner->at;
		int			begin;
		int			end;

		CHECK_FOR_INTERRUPTS();
		if (!scan_clock(scanner, &begin) || !scan_expect(scanner, "-") ||
			!scan_clock(scanner, &end))
			return false;
		if (begin >= end)
			return scan_accept(scanner, fault_with_hint(FAULT_SYNTAX, "hours that end after they begin", gettext_noop("Split hours over midnight between two weekdays: \"Fri 22:00-24:00, Sat 00:00-06:00\".")), place);
		for (int minute = begin; minute < end; minute++)
		{
			if (works[minute])
				return scan_accept(scanner, fault(FAULT_SYNTAX, "hours that do not overlap"), place);
			works[minute] = true;
		}
		scan_space(scanner);
	} while (is_digit(*scanner->at));
	return true;
}

static int
spans_of_map(const bool *works, WorkSpan *spans)
{
	int			count = 0;

	for (int minute = 0; minute < DAY_MINUTES; minute++)
	{
		if (!works[minute])
			continue;
		if (minute == 0 || !works[minute - 1])
			spans[count++].begin = minute;
		spans[count - 1].end = minute + 1;
	}
	return count;
}

/* the weekdays of a mask share their hours */
static void
set_hours(Calendar *calendar, int weekdays, const bool *works)
{
	WorkSpan	spans[DAY_MINUTES / 2];
	int			count = spans_of_map(works, spans);
	WorkSpan   *shared = palloc(sizeof(WorkSpan) * count);

	memcpy(shared, spans, sizeof(WorkSpan) * count);
	for (int weekday = 0; weekday < WEEK_DAYS; weekday++)
	{
		if ((weekdays & (1 << weekday)) == 0)
			continue;
		calendar->span[weekday] = shared;
		calendar->span_count[weekday] = count;
	}
}

/*
 * Weekdays joined by commas share the hours that follow; a comma after hours
 * begins the next entry.
 */
static bool
scan_week(Scanner *scanner, Calendar *calendar)
{
	bool		works[DAY_MINUTES];
	int			named = 0;
	int			pending = 0;

	do
	{
		if (!scan_weekdays(scanner, &named, &pending))
			return false;
		scan_space(scanner);
		if (is_digit(*scanner->at))
		{
			if (!scan_hours(scanner, works))
				return false;
			set_hours(calendar, pending, works);
			pending = 0;
		}
	} while (scan_separator(scanner));
	memset(works, true, DAY_MINUTES);
	if (pending != 0)
		set_hours(calendar, pending, works);
	return true;
}

static bool
scan_days(Scanner *scanner, DayRuns *runs)
{
	do
	{
		const char *place;
		int32		first;
		int32		last;

		CHECK_FOR_INTERRUPTS();
		scan_space(scanner);
		place = scanner->at;
		if (!scan_date(scanner, &first))
			return false;
		last = first;
		scan_space(scanner);
		if (scan_literal(scanner, "..") && !scan_date(scanner, &last))
			return false;
		if (first > last)
			return scan_accept(scanner, fault(FAULT_SYNTAX, "a range whose first day is not after its last"), place);
		calendar_add_days(runs, first, last);
	} while (scan_separator(scanner));
	return true;
}

/* since and until may be said again, but not otherwise */
static bool
scan_limit(Scanner *scanner, int32 *limit, int32 unlimited)
{
	const char *place;
	int32		day;

	scan_space(scanner);
	place = scanner->at;
	if (!scan_date(scanner, &day))
		return false;
	if (*limit != unlimited && *limit != day)
		return scan_accept(scanner, fault(FAULT_SYNTAX, "the same date as before"), place);
	*limit = day;
	return true;
}

static bool
scan_clause(Scanner *scanner, Calendar *calendar)
{
	if (scan_word(scanner, "off"))
		return scan_days(scanner, &calendar->off);
	if (scan_word(scanner, "on"))
		return scan_days(scanner, &calendar->on);
	if (scan_word(scanner, "since"))
		return scan_limit(scanner, &calendar->since, NO_SINCE);
	if (scan_word(scanner, "until"))
		return scan_limit(scanner, &calendar->until, NO_UNTIL);
	return scan_fail(scanner, FAULT_SYNTAX,
					 "\"off\", \"on\", \"since\" or \"until\"");
}

static bool
at_clause(Scanner *scanner)
{
	Scanner		ahead = *scanner;

	return scan_word(&ahead, "off") || scan_word(&ahead, "on") ||
		scan_word(&ahead, "since") || scan_word(&ahead, "until");
}

/*
 * Without a weekday nothing but what is "on" works.
 */
bool
calendar_scan(Scanner *scanner, Calendar *calendar)
{
	calendar_start(calendar);
	if (at_clause(scanner))
		scan_clause(scanner, calendar);
	else
		scan_week(scanner, calendar);
	scan_space(scanner);
	while (scan_literal(scanner, ";") || scan_literal(scanner, "；"))
	{
		if (!scan_clause(scanner, calendar))
			return false;
		scan_space(scanner);
	}
	if (!scan_end(scanner))
		return false;
	calendar_canonicalise(calendar);
	return scan_accept(scanner, calendar_fault(calendar), NULL);
}

/*
 * Writing the text form
 */

void
calendar_format_clock(int minute, StringInfo out)
{
	appendStringInfo(out, "%02d:%02d", minute / 60, minute % 60);
}

static bool
same_hours(const Calendar *calendar, int a, int b)
{
	return calendar->span_count[a] == calendar->span_count[b] &&
		memcmp(calendar->span[a], calendar->span[b],
			   sizeof(WorkSpan) * calendar->span_count[a]) == 0;
}

/* the weekdays with the hours of the first of those that are left */
static int
next_entry(const Calendar *calendar, int left)
{
	int			entry = 0;
	int			first = 0;

	while ((left & (1 << first)) == 0)
		first++;
	for (int weekday = first; weekday < WEEK_DAYS; weekday++)
		if ((left & (1 << weekday)) && same_hours(calendar, first, weekday))
			entry |= 1 << weekday;
	return entry;
}

static void
format_weekdays(int entry, StringInfo out)
{
	const char *separator = "";

	for (int first = 0; first < WEEK_DAYS; first++)
	{
		int			last = first;

		if ((entry & (1 << first)) == 0)
			continue;
		while (last + 1 < WEEK_DAYS && (entry & (1 << (last + 1))) != 0)
			last++;
		appendStringInfo(out, "%s%s", separator, weekday_names[first]);
		if (last > first)
			appendStringInfo(out, "-%s", weekday_names[last]);
		separator = ", ";
		first = last;
	}
}

static void
format_hours(const Calendar *calendar, int weekday, StringInfo out)
{
	for (int i = 0; i < calendar->span_count[weekday]; i++)
	{
		appendStringInfoChar(out, ' ');
		calendar_format_clock(calendar->span[weekday][i].begin, out);
		appendStringInfoChar(out, '-');
		calendar_format_clock(calendar->span[weekday][i].end, out);
	}
}

/*
 * A whole day is written without hours only at the end: before another entry it
 * would take that one's.
 */
static void
format_week(const Calendar *calendar, StringInfo out)
{
	int			left = 0;

	for (int weekday = 0; weekday < WEEK_DAYS; weekday++)
		if (calendar->span_count[weekday] > 0)
			left |= 1 << weekday;
	while (left != 0)
	{
		int			entry = next_entry(calendar, left);
		int			first = 0;

		while ((entry & (1 << first)) == 0)
			first++;
		left &= ~entry;
		format_weekdays(entry, out);
		if (left != 0 || !is_whole_day(calendar, first))
			format_hours(calendar, first, out);
		if (left != 0)
			appendStringInfoString(out, ", ");
	}
}

static void
begin_clause(const char *word, StringInfo out)
{
	if (out->len > 0)
		appendStringInfoString(out, "; ");
	appendStringInfo(out, "%s ", word);
}

static void
format_days(const char *word, const DayRuns *runs, StringInfo out)
{
	if (runs->count == 0)
		return;
	begin_clause(word, out);
	for (int i = 0; i < runs->count; i++)
	{
		CHECK_FOR_INTERRUPTS();
		if (i > 0)
			appendStringInfoString(out, ", ");
		append_date(out, runs->run[i].first);
		if (runs->run[i].last > runs->run[i].first)
		{
			appendStringInfoString(out, "..");
			append_date(out, runs->run[i].last);
		}
	}
}

static void
format_limit(const char *word, int32 limit, int32 unlimited, StringInfo out)
{
	if (limit == unlimited)
		return;
	begin_clause(word, out);
	append_date(out, limit);
}

/* into an empty string */
void
calendar_format(const Calendar *calendar, StringInfo out)
{
	format_week(calendar, out);
	format_days("off", &calendar->off, out);
	format_days("on", &calendar->on, out);
	format_limit("since", calendar->since, NO_SINCE, out);
	format_limit("until", calendar->until, NO_UNTIL, out);
}
