/*
 * durations.c
 *	  How long things took: buckets, measures of what ended, checks, text form.
 */
#include "base/pure.h"

#include <math.h>

#include "common/int.h"

#include "cases/durations.h"

/*
 * Buckets
 */

int64
bucket_first(int bucket)
{
	int			shift;

	if (bucket < BUCKETS_EXACT)
		return bucket;
	shift = bucket / 64 - 1;
	return (int64) (bucket - 64 * shift) << shift;
}

int64
bucket_last(int bucket)
{
	if (bucket < BUCKETS_EXACT)
		return bucket;
	return bucket_first(bucket) + ((INT64CONST(1) << (bucket / 64 - 1)) - 1);
}

int64
bucket_middle(int bucket)
{
	if (bucket < BUCKETS_EXACT)
		return bucket;
	return bucket_first(bucket) + (INT64CONST(1) << (bucket / 64 - 1)) / 2;
}

/*
 * Measures of what ended; false where nothing has.
 */

/* everything that was counted; false where that overflows */
bool
durations_count(const DurationHead *head, int64 *count)
{
	return !pg_add_s64_overflow(head->ended, head->lasting, count) &&
		!pg_add_s64_overflow(*count, head->missing, count);
}

/* a half is rounded to even */
bool
durations_mean(const DurationHead *head, int64 *mean)
{
	uint128		number = head->ended;
	uint128		sum = duration_sum(head);
	uint128		quotient;
	uint128		rest;

	if (head->ended == 0)
		return false;
	quotient = sum / number;
	rest = sum % number;
	if (2 * rest > number || (2 * rest == number && quotient % 2 == 1))
		quotient++;
	*mean = (int64) quotient;
	return true;
}

/* between the shortest and the longest, which are exact */
int64
durations_clamp(const DurationHead *head, int64 t)
{
	return Max(head->shortest, Min(head->longest, t));
}

/* of rank max(1, ceil(p * n)), as percentile_disc */
bool
durations_quantile(const Durations *durations, float8 p, int64 *quantile)
{
	float8		rank = Max(1.0, ceil(p * (float8) durations->head.ended));
	float8		so_far = 0;

	if (durations->head.ended == 0)
		return false;
	*quantile = durations->head.longest;
	for (int i = 0; i < durations->count; i++)
	{
		if (code_is_lasting(durations->code[i]))
			continue;
		so_far += (float8) durations->number[i];
		if (so_far >= rank)
		{
			*quantile = bucket_middle(durations->code[i] / 2);
			break;
		}
	}
	*quantile = durations_clamp(&durations->head, *quantile);
	return true;
}

/*
 * Checks
 */

/* what the buckets say of the numbers in the head */
typedef struct BucketTotals
{
	uint128		ended;
	uint128		lasting;
	uint128		least;			/* bounds of the sum of what ended */
	uint128		most;
	int			first;			/* bucket of the first and the last end, or -1 */
	int			last;
} BucketTotals;

static BucketTotals
bucket_totals(const Durations *durations)
{
	BucketTotals totals = {0, 0, 0, 0, -1, -1};

	for (int i = 0; i < durations->count; i++)
	{
		uint128		number = durations->number[i];
		int			bucket = durations->code[i] / 2;

		if (code_is_lasting(durations->code[i]))
		{
			totals.lasting += number;
			continue;
		}
		totals.ended += number;
		totals.least += number * bucket_first(bucket);
		totals.most += number * bucket_last(bucket);
		if (totals.first < 0)
			totals.first = bucket;
		totals.last = bucket;
	}
	return totals;
}

static bool
codes_are_valid(const Durations *durations)
{
	for (int i = 0; i < durations->count; i++)
	{
		if (durations->code[i] >= CODES || durations->number[i] <= 0)
			return false;
		if (i > 0 && durations->code[i] <= durations->code[i - 1])
			return false;
	}
	return true;
}

/* the sum fits to the buckets, the shortest and the longest, in 126 bits */
static bool
sum_is_possible(const DurationHead *head, const BucketTotals *totals)
{
	uint128		sum = duration_sum(head);
	uint128		number = head->ended;

	if (head->sum_high >> 62 != 0)
		return false;
	if (head->ended == 0)
		return sum == 0;
	if (sum < totals->least || sum > totals->most)
		return false;
	if (head->ended == 1)
		return sum == (uint128) head->shortest;
	/* all but one as short, or as long, as they can be */
	return sum >= (number - 1) * head->shortest + head->longest &&
		sum <= (number - 1) * head->longest + head->shortest;
}

/*
 * What contradicts itself in durations that were read from outside, of all that
 * the measures rely on.
 */
Fault
durations_fault(const Durations *durations)
{
	const DurationHead *head = &durations->head;
	BucketTotals totals;
	int64		count;

	if (head->missing < 0 || head->ended < 0 || head->lasting < 0)
		return fault(FAULT_SYNTAX, "counts that are not negative");
	if (!durations_count(head, &count))
		return fault(FAULT_OUT_OF_RANGE, "counts whose sum has 64 bits");
	if (!codes_are_valid(durations))
		return fault(FAULT_SYNTAX, "buckets from 0 to 3711 in ascending order, none of them empty");
	totals = bucket_totals(durations);
	if (totals.ended != (uint128) head->ended ||
		totals.lasting != (uint128) head->lasting)
		return fault(FAULT_SYNTAX, "as many durations as the buckets hold");
	if (head->ended == 0 ? head->shortest != 0 || head->longest != 0 :
		head->shortest < 0 || head->shortest > head->longest ||
		bucket_of(head->shortest) != totals.first ||
		bucket_of(head->longest) != totals.last)
		return fault(FAULT_SYNTAX, "the shortest and the longest duration in the first and the last bucket of ends");
	if (head->ended == 1 && head->shortest != head->longest)
		return fault(FAULT_SYNTAX, "one end to be both the shortest and the longest");
	if (!sum_is_possible(head, &totals))
		return fault(FAULT_SYNTAX, "a sum that the buckets can have");
	return no_fault();
}

/*
 * Text
 */

static void
format_uint128(uint128 number, StringInfo out)
{
	char		digits[40];
	int			place = sizeof(digits);

	do
	{
		digits[--place] = '0' + (int) (number % 10);
		number /= 10;
	} while (number > 0);
	appendBinaryStringInfo(out, digits + place, sizeof(digits) - place);
}

static bool
scan_uint128(Scanner *scanner, uint128 *number)
{
	const uint128 limit = ~(uint128) 0 / 10 - 1;

	*number = 0;
	scan_space(scanner);
	if (is_fault(scanner->fault) || *scanner->at < '0' || *scanner->at > '9')
		return scan_fail(scanner, FAULT_SYNTAX, "a whole number");
	while (*scanner->at >= '0' && *scanner->at <= '9')
	{
		if (*number > limit)
			return scan_fail(scanner, FAULT_OUT_OF_RANGE, "a number of 126 bits");
		*number = *number * 10 + (*scanner->at++ - '0');
	}
	return true;
}

static bool
scan_count(Scanner *scanner, int64 *count)
{
	const char *place = scanner->at;

	if (!scan_int64(scanner, count))
		return false;
	return *count >= 0 ||
		scan_accept(scanner, fault(FAULT_SYNTAX, "a count that is not negative"), place);
}

/*
 * "7:3" are three ends in bucket 7, "7:3+2" and two that have not ended.
 */
static bool
scan_bucket(Scanner *scanner, Durations *durations, int64 *number, uint16 *code)
{
	const char *place = scanner->at;
	int64		bucket;
	int64		ended;
	int64		lasting = 0;

	if (!scan_count(scanner, &bucket))
		return false;
	if (bucket >= BUCKETS ||
		(durations->count > 0 && bucket <= code[durations->count - 1] / 2))
		return scan_accept(scanner, fault(FAULT_SYNTAX, "a bucket from 0 to 3711, after the one before"), place);
	scan_expect(scanner, ":");
	scan_count(scanner, &ended);
	if (scan_literal(scanner, "+"))
		scan_count(scanner, &lasting);
	if (is_fault(scanner->fault))
		return false;
	if (ended > 0)
	{
		number[durations->count] = ended;
		code[durations->count++] = 2 * bucket;
	}
	if (lasting > 0)
	{
		number[durations->count] = lasting;
		code[durations->count++] = 2 * bucket + 1;
	}
	return true;
}

static bool
scan_buckets(Scanner *scanner, Durations *durations)
{
	int64	   *number = palloc(sizeof(int64) * CODES);
	uint16	   *code = palloc(sizeof(uint16) * CODES);

	durations->number = number;
	durations->code = code;
	do
	{
		CHECK_FOR_INTERRUPTS();
		if (!scan_bucket(scanner, durations, number, code))
			return false;
		scan_space(scanner);
	} while (*scanner->at >= '0' && *scanner->at <= '9');
	return true;
}

static bool
scan_ends(Scanner *scanner, DurationHead *head)
{
	uint128		sum;

	scan_expect(scanner, ", sum");
	if (!scan_uint128(scanner, &sum))
		return false;
	head->sum_high = sum >> 64;
	head->sum_low = (uint64) sum;
	scan_expect(scanner, ", shortest");
	scan_count(scanner, &head->shortest);
	scan_expect(scanner, ", longest");
	return scan_count(scanner, &head->longest);
}

/* checked */
bool
durations_scan(Scanner *scanner, Durations *durations)
{
	DurationHead *head = &durations->head;

	memset(durations, 0, sizeof(*durations));
	scan_expect(scanner, "ended");
	scan_count(scanner, &head->ended);
	scan_expect(scanner, ", lasting");
	scan_count(scanner, &head->lasting);
	scan_expect(scanner, ", missing");
	if (!scan_count(scanner, &head->missing))
		return false;
	if (head->ended > 0 && !scan_ends(scanner, head))
		return false;
	if (head->ended > 0 || head->lasting > 0)
	{
		scan_expect(scanner, "; buckets");
		if (!scan_buckets(scanner, durations))
			return false;
	}
	return scan_accept(scanner, durations_fault(durations), NULL);
}

void
durations_format(const Durations *durations, StringInfo out)
{
	const DurationHead *head = &durations->head;

	appendStringInfo(out, "ended " INT64_FORMAT ", lasting " INT64_FORMAT
					 ", missing " INT64_FORMAT,
					 head->ended, head->lasting, head->missing);
	if (head->ended > 0)
	{
		appendStringInfoString(out, ", sum ");
		format_uint128(duration_sum(head), out);
		appendStringInfo(out, ", shortest " INT64_FORMAT ", longest " INT64_FORMAT,
						 head->shortest, head->longest);
	}
	if (durations->count > 0)
		appendStringInfoString(out, "; buckets");
	for (int i = 0; i < durations->count; i++)
	{
		int			code = durations->code[i];
		bool		paired = i > 0 && durations->code[i - 1] == code - 1;

		if (!code_is_lasting(code))
			appendStringInfo(out, " %d:" INT64_FORMAT, code / 2, durations->number[i]);
		else if (paired)
			appendStringInfo(out, "+" INT64_FORMAT, durations->number[i]);
		else
			appendStringInfo(out, " %d:0+" INT64_FORMAT, code / 2, durations->number[i]);
	}
}
