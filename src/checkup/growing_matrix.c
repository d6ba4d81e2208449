/*
 * growing_matrix.c
 *	  The aggregates of indicator_matrix, and their state: a matrix that grows.
 *
 * It is an expanded object, with a hash table over the labels of the units and
 * one over those of the indicators.  Labels and cells are in the order in which they came; what is seen from
 * outside is the stored form, in which both are sorted.
 */
#include "postgres.h"

#include "common/hashfn.h"
#include "port/pg_bitutils.h"

#include "base/aggregate.h"
#include "base/report.h"
#include "checkup/indicator_matrix.h"

PG_FUNCTION_INFO_V1(indicator_matrix_accum);
PG_FUNCTION_INFO_V1(indicator_matrix_combine);
PG_FUNCTION_INFO_V1(indicator_matrix_final);

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
	return label_of(kept->bytes, kept->length);
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

typedef struct GrowingMatrix
{
	ExpandedObjectHeader header;	/* must be first */
	LabelSet	units;
	LabelSet	indicators;
	int			stride;			/* room for indicators in a row of cells */
	int			rows;			/* room for units */
	int			sized_units;	/* labels that there is known to be room for */
	int			sized_indicators;
	float8	   *cells;
	float8	   *waiting;		/* the cell of the last row, if it has a value */
	float8		value;			/* which is still to be put there */
} GrowingMatrix;

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

	require_argument(matrix_label_fault(label), "label is too long for type %s",
					 INDICATOR_MATRIX_NAME);
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

static GrowingMatrix *
growing_create(FunctionCallInfo fcinfo)
{
	MemoryContext context = expanded_state_context(fcinfo, INDICATOR_MATRIX_NAME);
	GrowingMatrix *growing = MemoryContextAllocZero(context, sizeof(GrowingMatrix));

	EOH_init_header(&growing->header, &growing_methods, context);
	labels_init(&growing->units, context);
	labels_init(&growing->indicators, context);
	return growing;
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
	float8	   *cells;
	Size		count;

	require_argument(matrix_size_fault(units, indicators),
					 "matrix is too large for type %s", INDICATOR_MATRIX_NAME);
	growing->sized_units = units;
	growing->sized_indicators = indicators;
	if (units <= rows && indicators <= stride)
		return;
	if (indicators > stride)
		stride = Min(Max(8, pg_nextpower2_32(indicators)), MATRIX_INDICATORS_MAX);
	if (units > rows)
		rows = Max(8, pg_nextpower2_32(units));

	count = (Size) rows * stride;
	cells = MemoryContextAlloc(growing->header.eoh_context, count * sizeof(float8));
	for (Size i = 0; i < count; i++)
		cells[i] = NAN;
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
growing_settle(GrowingMatrix *growing)
{
	float8	   *cell = growing->waiting;

	if (cell == NULL)
		return;
	growing->waiting = NULL;
	if (unlikely(!cell_is_missing(*cell)))
		report_second_value(growing, cell);
	*cell = growing->value;
}

/*
 * One row.  A value that is not known makes the labels known.
 *
 * Of rows in no order nearly every cell is far from the last, and waiting for
 * its memory would take as long as all the rest: it is sent for, and the value
 * put there when the next row comes.
 */
static inline void
growing_add(GrowingMatrix *growing, Label unit, Label indicator, bool known,
			float8 value)
{
	int			row = label_number(&growing->units, unit);
	int			column = label_number(&growing->indicators, indicator);

	growing_settle(growing);
	if (unlikely(row >= growing->sized_units || column >= growing->sized_indicators))
		growing_make_room(growing);
	if (!known)
		return;
	growing->waiting = &growing->cells[(Size) row * growing->stride + column];
	growing->value = value + 0.0;	/* there is no -0 */
	__builtin_prefetch(growing->waiting, 1);
}

static void
growing_merge(GrowingMatrix *growing, IndicatorMatrix *stored)
{
	Matrix		matrix = stored_matrix(stored);

	for (int unit = 0; unit < matrix.units; unit++)
	{
		const float8 *row = matrix_row(&matrix, unit);

		CHECK_FOR_INTERRUPTS();
		for (int i = 0; i < matrix.indicators; i++)
			growing_add(growing, stored_unit(stored, unit),
						stored_indicator(stored, i),
						!cell_is_missing(row[i]), row[i]);
	}
	growing_settle(growing);
}

/*
 * The value as one that may be written to: itself, if the caller handed over a
 * growing one for that, else a copy.
 */
static GrowingMatrix *
growing_from_datum(Datum datum, FunctionCallInfo fcinfo)
{
	GrowingMatrix *growing = expanded_state(datum, &growing_methods, true);

	if (growing != NULL)
		return growing;
	growing = growing_create(fcinfo);
	growing_merge(growing, DatumGetIndicatorMatrix(datum));
	return growing;
}

/*
 * The stored form
 */

static int
compare_kept_labels(const void *a, const void *b)
{
	return label_compare(kept_label(*(const KeptLabel *const *) a),
						 kept_label(*(const KeptLabel *const *) b));
}

static const KeptLabel **
sorted_labels(const LabelSet *set)
{
	const KeptLabel **sorted = palloc(set->count * sizeof(KeptLabel *));

	memcpy(sorted, set->labels, set->count * sizeof(KeptLabel *));
	qsort(sorted, set->count, sizeof(KeptLabel *), compare_kept_labels);
	return sorted;
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
	const KeptLabel **units = sorted_labels(&growing->units);
	const KeptLabel **indicators = sorted_labels(&growing->indicators);
	int			count = growing->indicators.count;

	stored_begin(stored, allocated, growing->units.count, count);
	for (int unit = 0; unit < stored->units; unit++)
	{
		int			row = units[unit]->number;
		const float8 *from = growing->cells + (Size) row * growing->stride;
		float8	   *to = stored->cells + (Size) unit * count;

		/* there is no room yet for labels whose row failed */
		for (int i = 0; i < count; i++)
			to[i] = row < growing->rows && indicators[i]->number < growing->stride ?
				from[indicators[i]->number] : NAN;
	}
	for (int i = 0; i < count; i++)
		stored_put_label(stored, i, kept_label(indicators[i]));
	for (int unit = 0; unit < stored->units; unit++)
		stored_put_label(stored, count + unit, kept_label(units[unit]));
	pfree(units);
	pfree(indicators);
}

/*
 * The aggregates
 */

static void
report_value(Label unit, Label indicator, float8 value)
{
	report_not_finite(value, psprintf("value of indicator \"%.*s\" of unit \"%.*s\"",
									  indicator.length, indicator.bytes,
									  unit.length, unit.bytes));
}

/*
 * One row of indicator_matrix_agg(): the state, unit, indicator and value.
 */
Datum
indicator_matrix_accum(PG_FUNCTION_ARGS)
{
	GrowingMatrix *growing;
	bool		known = !PG_ARGISNULL(3);
	float8		value = known ? PG_GETARG_FLOAT8(3) : 0;
	Label		unit;
	Label		indicator;

	if (PG_ARGISNULL(1) || PG_ARGISNULL(2))
		return aggregate_skip_row(fcinfo);
	unit = text_label(PG_GETARG_TEXT_PP(1));
	indicator = text_label(PG_GETARG_TEXT_PP(2));
	if (unlikely(!isfinite(value)))
		report_value(unit, indicator, value);
	if (PG_ARGISNULL(0))
		growing = growing_create(fcinfo);
	else
		growing = growing_from_datum(PG_GETARG_DATUM(0), fcinfo);
	growing_add(growing, unit, indicator, known, value);
	/* a call by hand reports its own row */
	if (!AggCheckCallContext(fcinfo, NULL))
		growing_settle(growing);
	return EOHPGetRWDatum(&growing->header);
}

/*
 * Merge two states; also the state function of rollup().  Strict.
 */
Datum
indicator_matrix_combine(PG_FUNCTION_ARGS)
{
	GrowingMatrix *growing = growing_from_datum(PG_GETARG_DATUM(0), fcinfo);

	growing_merge(growing, PG_GETARG_INDICATOR_MATRIX(1));
	return EOHPGetRWDatum(&growing->header);
}

/*
 * The stored form, whatever the state is.
 */
Datum
indicator_matrix_final(PG_FUNCTION_ARGS)
{
	PG_RETURN_INDICATOR_MATRIX(PG_GETARG_INDICATOR_MATRIX(0));
}
