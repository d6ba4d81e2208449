/*
 * history_text.c
 *	  The text form of a history of samples and runs.
 */
#include "base/pure.h"

#include "alarms/history.h"
#include "base/number.h"

/* room for one more element, the capacity being a power of two from 8 on */
static void *
make_room(void *array, int64 count, Size size)
{
	if (array == NULL)
		return palloc(8 * size);
	if (count < 8 || (count & (count - 1)) != 0)
		return array;
	return repalloc(array, 2 * count * size);
}

static bool
scan_sample(Scanner *scanner, Sample *sample)
{
	return scan_instant(scanner, &sample->at) &&
		scan_float8(scanner, &sample->value);
}

/* start "peak" worst [ "at" instant ] [ "until" last ] */
static bool
scan_run(Scanner *scanner, Run *run)
{
	run->last = RUN_HELD;
	if (!scan_instant(scanner, &run->start) || !scan_expect(scanner, "peak") ||
		!scan_float8(scanner, &run->worst))
		return false;
	run->worst_at = run->start;
	scan_space(scanner);
	if (scan_literal(scanner, "at") && !scan_instant(scanner, &run->worst_at))
		return false;
	scan_space(scanner);
	if (scan_literal(scanner, "until"))
		scan_instant(scanner, &run->last);
	return !is_fault(scanner->fault);
}

/* count "samples, integral" sum ", last" sample ", runs" run { "," run } */
static bool
scan_span(Scanner *scanner, Span *span, const AlarmRule *rule)
{
	const char *place = scanner->at;

	memset(span, 0, sizeof(*span));
	if (!scan_int64(scanner, &span->count) ||
		!scan_expect(scanner, "samples") ||
		!scan_expect(scanner, ", integral") ||
		!scan_double_double(scanner, &span->integral) ||
		!scan_expect(scanner, ", last") || !scan_sample(scanner, &span->last) ||
		!scan_expect(scanner, ", runs"))
		return false;
	do
	{
		if (span->runs == RUNS_MAX)
			return scan_fail(scanner, FAULT_TOO_LARGE, "at most 7500000 runs");
		span->run = make_room(span->run, span->runs, sizeof(Run));
		if (!scan_run(scanner, &span->run[span->runs]))
			return false;
		span->runs++;
	} while (scan_separator(scanner));
	return scan_accept(scanner, span_fault(span, rule), place);
}

static bool
scan_samples(Scanner *scanner, History *history)
{
	do
	{
		if (history->samples == SAMPLES_MAX)
			return scan_fail(scanner, FAULT_TOO_LARGE, "at most 17000000 samples");
		history->sample = make_room(history->sample, history->samples,
									sizeof(Sample));
		if (!scan_sample(scanner, &history->sample[history->samples]))
			return false;
		history->samples++;
	} while (scan_separator(scanner));
	return true;
}

/* the text of the rule, as a label; its fault stands where the label does */
static bool
scan_rule(Scanner *scanner, const AlarmRule **rule)
{
	const char *place;
	Label text;
	RuleParts	parts;
	Scanner		of_rule;

	scan_space(scanner);
	place = scanner->at;
	if (!scan_label(scanner, &text))
		return false;
	scan_begin(&of_rule, pnstrdup(text.bytes, text.length));
	if (!rule_scan(&of_rule, &parts))
		return scan_accept(scanner, of_rule.fault, place);
	*rule = rule_make(&parts);
	return true;
}

/*
 *	"(rule" rule { "; span of" span } [ "; samples" sample { "," sample } ] ")"
 */
bool
history_scan(Scanner *scanner, History *history)
{
	memset(history, 0, sizeof(*history));
	if (!scan_expect(scanner, "(") || !scan_expect(scanner, "rule") ||
		!scan_rule(scanner, &history->rule))
		return false;
	scan_space(scanner);
	while (scan_literal(scanner, "; span of"))
	{
		if (history->spans == SPANS_MAX)
			return scan_fail(scanner, FAULT_TOO_LARGE, "at most 5000000 spans");
		history->span = make_room(history->span, history->spans, sizeof(Span));
		if (!scan_span(scanner, &history->span[history->spans], history->rule))
			return false;
		history->spans++;
		scan_space(scanner);
	}
	if (scan_literal(scanner, "; samples") && !scan_samples(scanner, history))
		return false;
	return scan_require(scanner, ")", "\"; span of\", \"; samples\" or \")\"") &&
		scan_end(scanner) &&
		scan_accept(scanner, history_fault(history), NULL);
}

static void
append_sample(StringInfo out, const Sample *sample)
{
	append_instant(out, sample->at);
	appendStringInfoChar(out, ' ');
	append_float8(out, sample->value);
}

static void
append_run(StringInfo out, const Run *run)
{
	append_instant(out, run->start);
	appendStringInfoString(out, " peak ");
	append_float8(out, run->worst);
	if (run->worst_at != run->start)
	{
		appendStringInfoString(out, " at ");
		append_instant(out, run->worst_at);
	}
	if (run->last != RUN_HELD)
	{
		appendStringInfoString(out, " until ");
		append_instant(out, run->last);
	}
}

static void
append_span(StringInfo out, const Span *span)
{
	appendStringInfo(out, "; span of " INT64_FORMAT " samples, integral ",
					 span->count);
	append_double_double(out, span->integral);
	appendStringInfoString(out, ", last ");
	append_sample(out, &span->last);
	for (int64 i = 0; i < span->runs; i++)
	{
		appendStringInfoString(out, i == 0 ? ", runs " : ", ");
		append_run(out, &span->run[i]);
	}
}

void
history_format(const History *history, StringInfo out)
{
	StringInfoData rule;

	initStringInfo(&rule);
	rule_format(history->rule, &rule);
	appendStringInfoString(out, "(rule ");
	append_label(out, label_of(rule.data, rule.len));
	for (int i = 0; i < history->spans; i++)
		append_span(out, &history->span[i]);
	for (int64 i = 0; i < history->samples; i++)
	{
		appendStringInfoString(out, i == 0 ? "; samples " : ", ");
		append_sample(out, &history->sample[i]);
	}
	appendStringInfoChar(out, ')');
}
