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
#include "utils/memutils.h"

#include "checkup/indicator_matrix.h"

typedef struct LabelEntry
{
	Label		label;			/* the key */
	uint32		hash;
	int			number;			/* the place of the label in its set */
	char		status;
} LabelEntry;

/* labels by number, and the number of a label */
typedef struct LabelSet
{
	struct labels_hash *numbers;
	Label	   *labels;
	int			count;
	int			room;
	int			last;			/* found last; -1 at first */
	bool		in_order;		/* was it the one after the last? */
	char	   *free_bytes;		/* where the next label's bytes go */
	Size		free_count;
	Size		bytes;			/* of all labels */
	MemoryContext context;
} LabelSet;

/*
 * Labels are short, and this is done for every row: eight bytes at a time, or
 * four, the last of them again where the length is no multiple.
 */
static inline bool
same_label(Label a, Label b)
{
	uint64		eight_a;
	uint64		eight_b;
	uint32		four_a;
	uint32		four_b;

	if (a.length != b.length)
		return false;
	if (a.length >= 8)
	{
		for (int at = 0; at < a.length; at += 8)
		{
			int			from = Min(at, a.length - 8);

			memcpy(&eight_a, a.bytes + from, 8);
			memcpy(&eight_b, b.bytes + from, 8);
			if (eight_a != eight_b)
				return false;
		}
		return true;
	}
	if (a.length >= 4)
	{
		memcpy(&four_a, a.bytes, 4);
		memcpy(&four_b, b.bytes, 4);
		if (four_a != four_b)
			return false;
		memcpy(&four_a, a.bytes + a.length - 4, 4);
		memcpy(&four_b, b.bytes + a.length - 4, 4);
		return four_a == four_b;
	}
	for (int at = 0; at < a.length; at++)
		if (a.bytes[at] != b.bytes[at])
			return false;
	return true;
}

#define SH_PREFIX labels
#define SH_ELEMENT_TYPE LabelEntry
#define SH_KEY_TYPE Label
#define SH_KEY label
#define SH_HASH_KEY(table, key) \
	hash_bytes((const unsigned char *) (key).bytes, (key).length)
#define SH_EQUAL(table, a, b) same_label(a, b)
#define SH_STORE_HASH
#define SH_GET_HASH(table, entry) (entry)->hash
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
	set->last = -1;
	set->room = 16;
	set->labels = MemoryContextAlloc(context, set->room * sizeof(Label));
	set->numbers = labels_create(context, set->room, NULL);
}

/*
 * A copy of the label's bytes, close to those of the others.
 */
static Label
label_copy(LabelSet *set, Label label)
{
	Label		copy;

	if (set->free_bytes == NULL || (Size) label.length > set->free_count)
	{
		set->free_count = 8 * MATRIX_LABEL_MAX;
		set->free_bytes = MemoryContextAlloc(set->context, set->free_count);
	}
	if (label.length > 0)
		memcpy(set->free_bytes, label.bytes, label.length);
	copy.bytes = set->free_bytes;
	copy.length = label.length;
	set->free_bytes += label.length;
	set->free_count -= label.length;
	set->bytes += label.length;
	return copy;
}

static void
label_add(LabelSet *set, Label label, LabelEntry *entry)
{
	if (set->count == set->room)
	{
		set->labels = repalloc(set->labels, 2 * set->room * sizeof(Label));
		set->room *= 2;
	}
	entry->label = label_copy(set, label);
	entry->number = set->count;
	set->labels[set->count++] = entry->label;
}

/*
 * The number of a label, a new one if it was not seen yet.  Rows mostly come
 * sorted, so the label is often the last one again, or the one after it.
 */
static inline int
label_number(LabelSet *set, Label label)
{
	LabelEntry *entry;
	int			next = set->last + 1;
	bool		found;

	if (set->last >= 0 && same_label(set->labels[set->last], label))
		return set->last;
	if (next == set->count)
		next = 0;
	if (set->in_order && next < set->count && same_label(set->labels[next], label))
		return set->last = next;

	/* before anything changes */
	if (label.length > MATRIX_LABEL_MAX)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("label is too long for type %s", INDICATOR_MATRIX_NAME),
				 errdetail("Expected at most %d bytes, found %d.",
						   MATRIX_LABEL_MAX, label.length)));
	entry = labels_insert(set->numbers, label, &found);
	if (!found)
		label_add(set, label, entry);
	set->in_order = entry->number == next;
	return set->last = entry->number;
}

GrowingMatrix *
growing_create(MemoryContext parent)
{
	MemoryContext context = AllocSetContextCreate(parent, "indicator matrix",
												  ALLOCSET_DEFAULT_SIZES);
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

/*
 * One row.  A value that is not known makes the labels known.
 */
void
growing_add(GrowingMatrix *growing, Label unit, Label indicator, bool known,
			float8 value)
{
	int			row = label_number(&growing->units, unit);
	int			column = label_number(&growing->indicators, indicator);
	float8	   *cell;

	if (unlikely(row >= growing->sized_units || column >= growing->sized_indicators))
		growing_make_room(growing);
	if (!known)
		return;

	cell = &growing->cells[(Size) row * growing->stride + column];
	if (unlikely(!cell_is_missing(*cell)))
		ereport(ERROR,
				(errcode(ERRCODE_CARDINALITY_VIOLATION),
				 errmsg("unit \"%.*s\" has two values of indicator \"%.*s\"",
						unit.length, unit.bytes, indicator.length, indicator.bytes),
				 errdetail("Expected one value of each unit and indicator."),
				 errhint("Aggregate the rows first, or select one period.")));
	*cell = value + 0.0;		/* there is no -0 */
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
}

/*
 * The value as one that may be written to: itself, if the caller handed over a
 * growing one for that, else a copy.
 */
GrowingMatrix *
growing_from_datum(Datum datum, MemoryContext parent)
{
	GrowingMatrix *growing;

	if (VARATT_IS_EXTERNAL_EXPANDED_RW(DatumGetPointer(datum)))
	{
		growing = (GrowingMatrix *) DatumGetEOHP(datum);
		Assert(growing->magic == GROWING_MAGIC);
		return growing;
	}
	growing = growing_create(parent);
	growing_merge(growing, DatumGetIndicatorMatrix(datum));
	return growing;
}

/*
 * The stored form
 */

static int
compare_label_numbers(const void *a, const void *b, void *labels)
{
	return label_compare(((Label *) labels)[*(const int *) a],
						 ((Label *) labels)[*(const int *) b]);
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
		Label		label = set->labels[numbers[i]];

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
