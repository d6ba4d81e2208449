/*
 * entries.h
 *	  A short list of labelled numbers: what grade scales and scorecards are.
 *
 * Pure.
 *
 * Lists are built and checked as an EntryList and stored as Entries, which is
 * one piece of memory without padding: equal lists are equal bytes.
 */
#ifndef CITYGOV_ENTRIES_H
#define CITYGOV_ENTRIES_H

#include "base/pure.h"

#include "base/label.h"
#include "base/number.h"

#define ENTRIES_MAX 64
#define LABEL_MAX 127			/* bytes */

typedef struct Entry
{
	Label		label;
	float8		number;
	int32		position;		/* only drafts of cards have one, else 0 */
	uint8		tag;			/* what it means is the owner's affair */
} Entry;

typedef struct EntryList
{
	int			count;
	Entry		entry[ENTRIES_MAX];
} EntryList;

#define ENTRIES_FORMAT 1

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
	uint16		format;			/* ENTRIES_FORMAT */
	uint16		count;
	float8		number[FLEXIBLE_ARRAY_MEMBER];
} Entries;

#define ENTRIES_HEADER offsetof(Entries, number)
#define ENTRIES_PAYLOAD offsetof(Entries, format)
#define ENTRY_FIXED (sizeof(float8) + sizeof(int32) + sizeof(uint16) + sizeof(uint8))

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

static inline const uint8 *
entries_tags(const Entries *entries)
{
	return (const uint8 *) (entries_ends(entries) + entries->count);
}

static inline const char *
entries_labels(const Entries *entries)
{
	return (const char *) (entries_tags(entries) + entries->count);
}

static inline Label
entries_label(const Entries *entries, int i)
{
	const uint16 *end = entries_ends(entries);
	int			start = i == 0 ? 0 : end[i - 1];

	return label_of(entries_labels(entries) + start, end[i] - start);
}

extern size_t entries_size(const Entries *entries);
extern Entries *entries_pack(const EntryList *list);
extern void entries_unpack(const Entries *entries, EntryList *list);
extern int	entries_compare(const Entries *a, const Entries *b);

/* one entry of a text, and what is wrong with the last of a list */
typedef bool (*EntryScan) (Scanner *scanner, Entry *entry);
typedef Fault (*EntryFault) (const EntryList *list);

extern bool scan_entry(Scanner *scanner, EntryList *list, EntryScan scan,
					   EntryFault last_fault);
extern bool scan_entries(Scanner *scanner, EntryList *list, EntryScan scan,
						 EntryFault last_fault);
extern bool scan_entry_label(Scanner *scanner, Entry *entry);

extern Fault entry_label_fault(Label label);
extern bool entries_repeat_last_label(const EntryList *list);

#endif							/* CITYGOV_ENTRIES_H */
