/*
 * alarm_history_fuzz.c
 *	  Any text is either refused with a reason or a history that an aggregate
 *	  could have made: it reads back to the same bytes, can be finished, and its
 *	  course has no gap and adds up.
 */
#include "fuzz.h"

#include "alarms/course.h"

static void
check_same_span(const Span *a, const Span *b)
{
	CHECK(a->count == b->count);
	CHECK(memcmp(&a->integral, &b->integral, sizeof(DoubleDouble)) == 0);
	CHECK(memcmp(&a->last, &b->last, sizeof(Sample)) == 0);
	CHECK(a->runs == b->runs);
	CHECK(memcmp(a->run, b->run, sizeof(Run) * a->runs) == 0);
}

static void
check_course(const AlarmRule *rule, const Span *span, int64 as_of)
{
	Course		course = course_of(rule, span, as_of);
	int64		total = 0;

	CHECK(course.changes > 0);
	CHECK(course.change[0].at == span_first(span));
	for (int64 i = 1; i < course.changes; i++)
	{
		CHECK(course.change[i].at > course.change[i - 1].at);
		CHECK(course.change[i].level != course.change[i - 1].level);
	}
	CHECK(course.change[course.changes - 1].at <= as_of);
	for (int level = LEVEL_UNKNOWN; level < rule->levels; level++)
		total += course_duration(&course, level);
	CHECK(total == as_of - span_first(span));
	if (as_of == span->last.at)
		CHECK(span_known(span, rule) == total - course_duration(&course, LEVEL_UNKNOWN));
	for (int64 i = 0; i < course.alarms; i++)
	{
		const Alarm *alarm = &course.alarm[i];

		CHECK(i == 0 || alarm->raised_at >= alarm[-1].raised_at);
		CHECK(alarm->end == ALARM_STANDS || alarm->ended_at > alarm->raised_at);
		CHECK(rule_meets(rule, alarm->level, alarm->peak));
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char	   *input = fuzz_text(data, size);
	History		history;
	Scanner		scanner;

	scan_begin(&scanner, input);
	if (!history_scan(&scanner, &history))
		check_failure(&scanner);
	else
	{
		StringInfoData written;
		History		again;
		Span		span;

		initStringInfo(&written);
		history_format(&history, &written);
		scan_begin(&scanner, written.data);
		CHECK(history_scan(&scanner, &again));
		CHECK(!history_canonicalise(&again).found);
		CHECK(history.samples == again.samples && history.spans == again.spans);
		CHECK(history.samples == 0 ||
			  memcmp(history.sample, again.sample, sizeof(Sample) * history.samples) == 0);
		for (int i = 0; i < history.spans; i++)
			check_same_span(&history.span[i], &again.span[i]);

		if (!is_fault(history_finish(&history, &span)))
		{
			CHECK(!is_fault(span_fault(&span, history.rule)));
			check_course(history.rule, &span, span.last.at);
			check_course(history.rule, &span,
						 Min(span.last.at + INT64CONST(1000000000), INSTANT_LAST));
			check_course(history.rule, &span, INSTANT_LAST);
		}
	}
	fuzz_free_all();
	return 0;
}
