/*
 * growing_matrix.c
 *	  An indicator_matrix while it grows: an expanded object, with a hash table
 *	  over the labels of the units and one over those of the indicators.
 *
 * Labels and cells are in the order in which they came; what is seen from
 * outside is the stored form, in which both are sorted.
 */
#include "postgres.h"

#include "common/hashfn.h"
#include "port/pg_bitutils.h"
#include "utils/float.h"

#include "base/aggregate.h"
#include "checkup/indicator_matrix.h"

/*
 * A label as it is kept: its number and, right behind, its bytes, so that one
 * look at memory gives both.
 */
typedef struct KeptLabel
{
	int32		number;
	int32		length;
	char		bytes[FLEXIBLE_ARRAY_MEMBER];
} KeptLabel;

typedef struct LabelEntry
{
	const KeptLabel *kept;		/* the key; NULL for the one that is sought */
	uint32		hash;
	char		status;
} LabelEntry;

/* labels by number, and the number of a label */
typedef struct LabelSet
{
	struct labels_hash *numbers;
	const KeptLabel **labels;
	Label		sought;
	int			count;
	int			room;
	const KeptLabel *last;		/* found last; NULL at first */
	bool		in_order;		/* was it the one after the last? */
	char	   *free_bytes;		/* where the next label is kept */
	Size		free_count;
	Size		piece;			/* size of the memory they are part of */
	Size		bytes;			/* of all labels */
	MemoryContext context;
} LabelSet;

static inline Label
kept_label(const KeptLabel *kept)
{
	Label		label = {kept->bytes, kept->length};

	return label;
}

static inline uint32
label_hash(Label label)
{
	return hash_bytes((const unsigned char *) label.bytes, label.length);
}

/*
 * Labels are short, often differ at their ends only, and this is done for every
 * row: eight bytes at a time, or four, the last of them first.
 */
static inline bool
same_bytes(const char *a, const char *b, int length)
{
	uint64		eight_a;
	uint64		eight_b;
	uint32		four_a;
	uint32		four_b;

	if (length >= 8)
	{
		for (int at = length - 8;; at = Max(at - 8, 0))
		{
			memcpy(&eight_a, a + at, 8);
			memcpy(&eight_b, b + at, 8);
			if (eight_a != eight_b)
				return false;
			if (at == 0)
				return true;
		}
	}
	if (length >= 4)
	{
		memcpy(&four_a, a + length - 4, 4);
		memcpy(&four_b, b + length - 4, 4);
		if (four_a != four_b)
			return false;
		memcpy(&four_a, a, 4);
		memcpy(&four_b, b, 4);
		return four_a == four_b;
	}
	while (--length >= 0)
		if (a[length] != b[length])
			return false;
	return true;
}

static inline bool
is_label(const KeptLabel *kept, Label label)
{
	return kept->length == label.length &&
		same_bytes(kept->bytes, label.bytes, label.length);
}

static inline bool
is_sought(const LabelSet *set, const KeptLabel *kept)
{
	return is_label(kept, set->sought);
}

#define SH_PREFIX labels
#define SH_ELEMENT_TYPE LabelEntry
#define SH_KEY_TYPE const KeptLabel *
#define SH_KEY kept
#define SH_EQUAL(table, key, sought) is_sought((table)->private_data, key)
#define SH_HASH_KEY(table, key) label_hash(kept_label(key))
#define SH_STORE_HASH
#define SH_GET_HASH(table, entry) (entry)->hash
#define SH_FILLFACTOR 0.5		/* most labels are found at the first look */
#define SH_SCOPE static inline
#define SH_DECLARE
#define SH_DEFINE
#include "lib/simplehash.h"

#define GROWING_MAGIC 0x43474D58	/* for debugging and Asserts */

struct GrowingMatrix
{
	ExpandedObjectHeader header;	/* must be first */
	int			magic;
	LabelSet	units;
	LabelSet	indicators;
	int			stride;			/* room for indicators in a row of cells */
	int			rows;			/* room for units */
	int			sized_units;	/* labels that there is known to be room for */
	int			sized_indicators;
	float8	   *cells;
	float8	   *waiting;		/* the cell of the last row, if it has a value */
	float8		value;			/* which is still to be put there */
};

static Size growing_flat_size(ExpandedObjectHeader *header);
static void growing_flatten_into(ExpandedObjectHeader *header, void *result,
								 Size allocated);

static const ExpandedObjectMethods growing_methods = {
	growing_flat_size,
	growing_flatten_into
};

static void
labels_init(LabelSet *set, MemoryContext context)
{
	memset(set, 0, sizeof(*set));
	set->context = context;
	set->room = 8;
	set->labels = MemoryContextAlloc(context, set->room * sizeof(KeptLabel *));
	set->numbers = labels_create(context, set->room, set);
}

/*
 * Memory for a label, close to the others: pieces that grow from 256 bytes to
 * 8 kB, because there may be many matrices (GROUP BY), and small ones.
 */
static KeptLabel *
label_room(LabelSet *set, int length)
{
	Size		size = MAXALIGN(offsetof(KeptLabel, bytes) + length);
	KeptLabel  *kept;

	if (size > set->free_count)
	{
		set->piece = Min(Max(2 * set->piece, 256), 8192);
		set->free_count = Max(set->piece, size);
		set->free_bytes = MemoryContextAlloc(set->context, set->free_count);
	}
	kept = (KeptLabel *) set->free_bytes;
	set->free_bytes += size;
	set->free_count -= size;
	return kept;
}

/*
 * The next number, for a label that the set does not hold.
 */
static LabelEntry *
label_add(LabelSet *set, Label label, uint32 hash)
{
	KeptLabel  *kept;
	LabelEntry *entry;
	bool		found;

	check_label_length(label.length);
	/* all that can fail stands before what changes the set */
	if (set->count == set->room)
	{
		set->labels = repalloc(set->labels, 2 * set->room * sizeof(KeptLabel *));
		set->room *= 2;
	}
	kept = label_room(set, label.length);
	kept->number = set->count;
	kept->length = label.length;
	if (label.length > 0)
		memcpy(kept->bytes, label.bytes, label.length);
	entry = labels_insert_hash(set->numbers, NULL, hash, &found);
	entry->kept = kept;
	set->labels[set->count++] = kept;
	set->bytes += label.length;
	return entry;
}

/*
 * The number of a label, a new one if it was not seen yet.  Rows mostly come
 * sorted, so the label is often the last one again, or the one after it.
 */
static inline int
label_number(LabelSet *set, Label label)
{
	LabelEntry *entry;
	uint32		hash;
	int			next;

	if (set->last != NULL && is_label(set->last, label))
		return set->last->number;
	next = set->last == NULL || set->last->number + 1 == set->count ? 0 :
		set->last->number + 1;
	if (set->in_order && is_label(set->labels[next], label))
	{
		set->last = set->labels[next];
		return next;
	}

	hash = label_hash(label);
	set->sought = label;
	entry = labels_lookup_hash(set->numbers, NULL, hash);
	if (entry == NULL)
		entry = label_add(set, label, hash);
	set->last = entry->kept;
	set->in_order = set->last->number == next;
	return set->last->number;
}

GrowingMatrix *
growing_create(FunctionCallInfo fcinfo)
{
	MemoryContext context = expanded_state_context(fcinfo, INDICATOR_MATRIX_NAME);
	GrowingMatrix *growing = MemoryContextAllocZero(context, sizeof(GrowingMatrix));

	EOH_init_header(&growing->header, &growing_methods, context);
	growing->magic = GROWING_MAGIC;
	labels_init(&growing->units, context);
	labels_init(&growing->indicators, context);
	return growing;
}

Datum
growing_datum(GrowingMatrix *growing)
{
	return EOHPGetRWDatum(&growing->header);
}

/*
 * Make room for the cells of all labels, those of new labels missing.
 */
static void
growing_make_room(GrowingMatrix *growing)
{
	int			units = growing->units.count;
	int			indicators = growing->indicators.count;
	int			stride = growing->stride;
	int			rows = growing->rows;
	const char *fault = matrix_size_fault(units, indicators);
	float8	   *cells;
	Size		count;

	if (fault != NULL)
		report_matrix_size(fault);
	growing->sized_units = units;
	growing->sized_indicators = indicators;
	if (units <= rows && indicators <= stride)
		return;
	if (indicators > stride)
		stride = Min(Max(8, pg_nextpower2_32(indicators)), MATRIX_INDICATORS_MAX);
	if (units > rows)
		rows = Max(8, pg_nextpower2_32(units));

	count = (Size) rows * stride;
	cells = MemoryContextAllocHuge(growing->header.eoh_context,
								   count * sizeof(float8));
	for (Size i = 0; i < count; i++)
		cells[i] = get_float8_nan();
	for (int unit = 0; unit < growing->rows; unit++)
		memcpy(cells + (Size) unit * stride,
			   growing->cells + (Size) unit * growing->stride,
			   growing->stride * sizeof(float8));
	if (growing->cells != NULL)
		pfree(growing->cells);
	growing->cells = cells;
	growing->stride = stride;
	growing->rows = rows;
}

static void
report_second_value(const GrowingMatrix *growing, const float8 *cell)
{
	Size		place = cell - growing->cells;
	Label		unit = kept_label(growing->units.labels[place / growing->stride]);
	Label		indicator = kept_label(growing->indicators.labels[place % growing->stride]);

	ereport(ERROR,
			(errcode(ERRCODE_CARDINALITY_VIOLATION),
			 errmsg("unit \"%.*s\" has two values of indicator \"%.*s\"",
					unit.length, unit.bytes, indicator.length, indicator.bytes),
			 errdetail("Expected one value of each unit and indicator."),
			 errhint("Aggregate the rows first, or select one period.")));
}

/*
 * Put the value of the last row where it belongs.
 */
static inline void
settle(GrowingMatrix *growing)
{
	float8	   *cell = growing->waiting;

	if (cell == NULL)
		return;
	growing->waiting = NULL;
	if (unlikely(!cell_is_missing(*cell)))
		report_second_value(growing, cell);
	*cell = growing->value;
}

void
growing_settle(GrowingMatrix *growing)
{
	settle(growing);
}

/*
 * One row.  A value that is not known makes the labels known.
 *
 * Of rows in no order nearly every cell is far from the last, and waiting for
 * its memory would take as long as all the rest: it is sent for, and the value
 * put there when the next row comes.
 */
void
growing_add(GrowingMatrix *growing, Label unit, Label indicator, bool known,
			float8 value)
{
	int			row = label_number(&growing->units, unit);
	int			column = label_number(&growing->indicators, indicator);

	settle(growing);
	if (unlikely(row >= growing->sized_units || column >= growing->sized_indicators))
		growing_make_room(growing);
	if (!known)
		return;
	growing->waiting = &growing->cells[(Size) row * growing->stride + column];
	growing->value = value + 0.0;	/* there is no -0 */
	__builtin_prefetch(growing->waiting, 1);
}

void
growing_merge(GrowingMatrix *growing, IndicatorMatrix *stored)
{
	for (int unit = 0; unit < stored->units; unit++)
		for (int i = 0; i < stored->indicators; i++)
		{
			float8		cell = stored->cells[(Size) unit * stored->indicators + i];

			growing_add(growing, stored_unit(stored, unit),
						stored_indicator(stored, i),
						!cell_is_missing(cell), cell);
		}
	growing_settle(growing);
}

/*
 * The value as one that may be written to: itself, if the caller handed over a
 * growing one for that, else a copy.
 */
GrowingMatrix *
growing_from_datum(Datum datum, FunctionCallInfo fcinfo)
{
	GrowingMatrix *growing;

	if (VARATT_IS_EXTERNAL_EXPANDED_RW(DatumGetPointer(datum)))
	{
		growing = (GrowingMatrix *) DatumGetEOHP(datum);
		Assert(growing->magic == GROWING_MAGIC);
		return growing;
	}
	growing = growing_create(fcinfo);
	growing_merge(growing, DatumGetIndicatorMatrix(datum));
	return growing;
}

/*
 * The stored form
 */

static int
compare_label_numbers(const void *a, const void *b, void *labels)
{
	const KeptLabel **by_number = labels;

	return label_compare(kept_label(by_number[*(const int *) a]),
						 kept_label(by_number[*(const int *) b]));
}

/* the numbers of the labels, sorted as the labels are */
static int *
sorted_numbers(const LabelSet *set)
{
	int		   *numbers = palloc(set->count * sizeof(int));

	for (int i = 0; i < set->count; i++)
		numbers[i] = i;
	qsort_arg(numbers, set->count, sizeof(int), compare_label_numbers, set->labels);
	return numbers;
}

static int32
write_labels(const LabelSet *set, const int *numbers, int32 *ends, char *bytes,
			 int32 end)
{
	for (int i = 0; i < set->count; i++)
	{
		Label		label = kept_label(set->labels[numbers[i]]);

		memcpy(bytes + end, label.bytes, label.length);
		end += label.length;
		ends[i] = end;
	}
	return end;
}

static Size
growing_flat_size(ExpandedObjectHeader *header)
{
	GrowingMatrix *growing = (GrowingMatrix *) header;

	growing_settle(growing);
	return stored_size(growing->units.count, growing->indicators.count,
					   growing->units.bytes + growing->indicators.bytes);
}

static void
growing_flatten_into(ExpandedObjectHeader *header, void *result, Size allocated)
{
	GrowingMatrix *growing = (GrowingMatrix *) header;
	IndicatorMatrix *stored = result;
	int		   *units = sorted_numbers(&growing->units);
	int		   *indicators = sorted_numbers(&growing->indicators);
	int			unit_count = growing->units.count;
	int			count = growing->indicators.count;
	int32		end;

	memset(stored, 0, offsetof(IndicatorMatrix, cells));
	SET_VARSIZE(stored, allocated);
	stored->units = unit_count;
	stored->indicators = count;
	stored->label_bytes = growing->units.bytes + growing->indicators.bytes;
	for (int unit = 0; unit < unit_count; unit++)
	{
		const float8 *from = growing->cells + (Size) units[unit] * growing->stride;
		float8	   *to = stored->cells + (Size) unit * count;

		/* there is no room yet for labels whose row failed */
		for (int i = 0; i < count; i++)
			to[i] = units[unit] < growing->rows && indicators[i] < growing->stride ?
				from[indicators[i]] : get_float8_nan();
	}
	end = write_labels(&growing->indicators, indicators, stored_label_ends(stored),
					   stored_label_bytes(stored), 0);
	write_labels(&growing->units, units, stored_label_ends(stored) + count,
				 stored_label_bytes(stored), end);
	pfree(units);
	pfree(indicators);
}
