/*
 * card.h
 *	  A scorecard: the dimensions of a rating and their full points.
 *
 * Pure.  The SQL types over it are in scorecard.c.
 */
#ifndef CITYGOV_CARD_H
#define CITYGOV_CARD_H

#include "rating/entries.h"

/* full points and those of an event: sums of many never come near overflow */
#define POINTS_MAX 1e300

/* tags of the entries, also in the binary form: do not renumber */
typedef enum DimensionKind
{
	DIMENSION_DEDUCT = 1,		/* starts full and loses points */
	DIMENSION_EARN,				/* starts at 0 and earns up to full */
	DIMENSION_BONUS				/* the same, outside the full mark */
} DimensionKind;

extern const char *dimension_kind_name(DimensionKind kind);
extern Fault dimension_set_kind(Entry *dimension, Label name);

extern Fault card_last_fault(const EntryList *list);
extern bool scan_dimension(Scanner *scanner, Entry *dimension);
extern bool card_scan(Scanner *scanner, EntryList *list);
extern void card_format_dimension(const Entries *card, int i, StringInfo out);
extern void card_format(const Entries *card, StringInfo out);
extern float8 card_full_points(const Entries *card);

/*
 * A draft is a card whose dimensions still have the position that somebody
 * gave them, in the order of these.
 */
extern Fault draft_last_fault(const EntryList *list);
extern bool draft_scan(Scanner *scanner, EntryList *list);
extern void draft_format(const Entries *draft, StringInfo out);
extern Fault draft_insert(EntryList *list, const Entry *dimension);

#endif							/* CITYGOV_CARD_H */
