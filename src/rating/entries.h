/*
 * entries.h
 *	  A short list of labelled numbers: what grade scales and scorecards are.
 *
 * Pure; may use base/.
 *
 * Lists are built and checked as an EntryList and stored as Entries, which is
 * one piece of memory without padding: equal lists are equal bytes.
 */
#ifndef CITYGOV_ENTRIES_H
#define CITYGOV_ENTRIES_H

#include "base/pure.h"

#include "base/label.h"
#include "base/number.h"
#include "base/scan.h"

#define ENTRIES_MAX 64
#define LABEL_MAX 127			/* bytes */

/* a label in quotes, each byte of it a quote */
#define LABEL_TEXT_MAX (2 * LABEL_MAX + 2)

typedef struct Entry
{
	float8		number;
	int32		position;		/* only drafts of cards have one, else 0 */
	uint8		tag;			/* what it means is the owner's affair */
	uint8		length;			/* of the label */
	char		label[LABEL_MAX];
} Entry;

typedef struct EntryList
{
	int			count;
	Entry		entry[ENTRIES_MAX];
} EntryList;

/*
 * A varlena.  After the numbers follow
 *		int32	position[count]
 *		uint16	end[count]		where each label ends
 *		uint8	tag[count]
 *		char	labels[]
 */
typedef struct Entries
{
	int32		vl_len_;		/* set by the SQL type */
	int32		count;
	float8		number[FLEXIBLE_ARRAY_MEMBER];
} Entries;

#define ENTRIES_HEADER offsetof(Entries, number)
#define ENTRY_FIXED (sizeof(float8) + sizeof(int32) + sizeof(uint16) + sizeof(uint8))
#define ENTRIES_SIZE_MAX (ENTRIES_HEADER + ENTRIES_MAX * (ENTRY_FIXED + LABEL_MAX))

static inline const int32 *
entries_positions(const Entries *entries)
{
	return (const int32 *) (entries->number + entries->count);
}

static inline const uint16 *
entries_ends(const Entries *entries)
{
	return (const uint16 *) (entries_positions(entries) + entries->count);
}

static inline uint8
entries_tag(const Entries *entries, int i)
{
	return ((const uint8 *) (entries_ends(entries) + entries->count))[i];
}

static inline Label
entries_label(const Entries *entries, int i)
{
	const uint16 *end = entries_ends(entries);
	const char *labels = (const char *) (end + entries->count) + entries->count;
	int			start = i == 0 ? 0 : end[i - 1];
	Label		label = {labels + start, end[i] - start};

	return label;
}

extern size_t entries_size(const EntryList *list);
extern void entries_pack(const EntryList *list, Entries *entries);
extern void entries_unpack(const Entries *entries, EntryList *list);
extern int	entries_compare(const Entries *a, const Entries *b);
extern int	entries_find(const Entries *entries, const char *bytes, int length);

extern bool entries_begin(Scanner *scanner, EntryList *list, Entry **entry);
extern const char *entry_set_label(Entry *entry, const char *bytes, int length);
extern bool entries_has_label_before_last(const EntryList *list);

extern bool entry_scan_label(Scanner *scanner, Entry *entry);
extern int	format_label(Label label, char *buffer);

#endif							/* CITYGOV_ENTRIES_H */
