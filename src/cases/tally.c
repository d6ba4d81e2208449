/*
 * tally.c
 *	  Durations that are still being counted: the state of an aggregate.
 */
#include "base/pure.h"

#include "common/int.h"

#include "cases/tally.h"

#define ST_SORT sort_codes
#define ST_ELEMENT_TYPE uint16
#define ST_COMPARE(a, b) ((int) *(a) - (int) *(b))
#define ST_SCOPE static
#define ST_DEFINE
#include "lib/sort_template.h"

bool
tally_add_missing(Tally *tally)
{
	int64		count;

	tally->head.missing++;
	return tally->head.missing > 0 && durations_count(&tally->head, &count);
}

/* the codes, the first of them at the end */
static void
copy_codes(const Tally *tally, uint16 *code)
{
	int			few = Min(tally->used, TALLY_FEW);

	if (tally->used > few)
		memcpy(code, tally->list, sizeof(uint16) * (tally->used - few));
	memcpy(code + (tally->used - few), tally->few, sizeof(uint16) * few);
}

static void
tally_count_codes(Tally *tally)
{
	uint16	   *code = palloc(sizeof(uint16) * (tally->used + 1));

	copy_codes(tally, code);
	tally->number = palloc0(sizeof(int64) * CODES);
	for (int i = 0; i < tally->used; i++)
		tally->number[code[i]]++;
	pfree(code);
	if (tally->list != NULL)
		pfree(tally->list);
	tally->list = NULL;
	tally->used = 0;
}

static void
tally_grow(Tally *tally)
{
	Size		size;

	if (tally->used == TALLY_LIST_MAX)
	{
		tally_count_codes(tally);
		return;
	}
	tally->capacity = 2 * tally->used;
	size = sizeof(uint16) * (tally->capacity - TALLY_FEW);
	tally->list = tally->list == NULL ? palloc(size) : repalloc(tally->list, size);
}

static inline void
tally_add_code(Tally *tally, int code)
{
	if (tally->number == NULL && tally->used < TALLY_FEW)
	{
		tally->few[tally->used++] = code;
		return;
	}
	if (tally->number == NULL && tally->used >= tally->capacity)
		tally_grow(tally);
	if (tally->number != NULL)
		tally->number[code]++;
	else
		tally->list[tally->used++ - TALLY_FEW] = code;
}

/* t >= 0 */
bool
tally_add(Tally *tally, int64 t, bool lasting)
{
	DurationHead *head = &tally->head;
	int64		count;

	if (!durations_count(head, &count) || count == PG_INT64_MAX)
		return false;
	if (lasting)
		head->lasting++;
	else
	{
		if (head->ended == 0 || t < head->shortest)
			head->shortest = t;
		if (t > head->longest)
			head->longest = t;
		head->ended++;
		duration_sum_add(head, t);
	}
	tally_add_code(tally, code_of(t, lasting));
	return true;
}

static bool
merge_heads(DurationHead *head, const DurationHead *other)
{
	int64		count;

	if (other->ended > 0)
	{
		if (head->ended == 0 || other->shortest < head->shortest)
			head->shortest = other->shortest;
		head->longest = Max(head->longest, other->longest);
	}
	if (pg_add_s64_overflow(head->ended, other->ended, &head->ended) ||
		pg_add_s64_overflow(head->lasting, other->lasting, &head->lasting) ||
		pg_add_s64_overflow(head->missing, other->missing, &head->missing))
		return false;
	duration_sum_add(head, duration_sum(other));
	return durations_count(head, &count);
}

/* durations that were checked: their numbers add up to those of the head */
bool
tally_merge(Tally *tally, const Durations *durations)
{
	const DurationHead *other = &durations->head;

	if (!merge_heads(&tally->head, other))
		return false;
	if (tally->number == NULL &&
		other->ended + other->lasting > TALLY_LIST_MAX - tally->used)
		tally_count_codes(tally);
	for (int i = 0; i < durations->count; i++)
	{
		if (tally->number != NULL)
			tally->number[durations->code[i]] += durations->number[i];
		else
			for (int64 n = 0; n < durations->number[i]; n++)
				tally_add_code(tally, durations->code[i]);
	}
	return true;
}

static void
view_list(const Tally *tally, Durations *durations)
{
	uint16	   *code = palloc(sizeof(uint16) * (tally->used + 1));
	int64	   *number = palloc(sizeof(int64) * (tally->used + 1));
	int			count = 0;

	copy_codes(tally, code);
	sort_codes(code, tally->used);
	for (int i = 0; i < tally->used; i++)
	{
		if (count > 0 && code[count - 1] == code[i])
			number[count - 1]++;
		else
		{
			code[count] = code[i];
			number[count++] = 1;
		}
	}
	durations->count = count;
	durations->code = code;
	durations->number = number;
}

static void
view_numbers(const Tally *tally, Durations *durations)
{
	uint16	   *code;
	int64	   *number;
	int			count = 0;

	for (int i = 0; i < CODES; i++)
		count += tally->number[i] > 0;
	durations->count = count;
	durations->code = code = palloc(sizeof(uint16) * (count + 1));
	durations->number = number = palloc(sizeof(int64) * (count + 1));
	for (int i = 0; i < CODES; i++)
	{
		if (tally->number[i] == 0)
			continue;
		*code++ = i;
		*number++ = tally->number[i];
	}
}

void
tally_view(const Tally *tally, Durations *durations)
{
	durations->head = tally->head;
	if (tally->number == NULL)
		view_list(tally, durations);
	else
		view_numbers(tally, durations);
}
