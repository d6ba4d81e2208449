/*
 * card.h
 *	  A scorecard: the dimensions of a rating and their full points.
 *
 * Pure; may use base/ and entries.  The SQL type over it is scorecard.c.
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

#define CARD_DIMENSION_TEXT_MAX (LABEL_TEXT_MAX + FLOAT8_TEXT_MAX + 24)

extern const char *dimension_kind_name(DimensionKind kind);
extern bool dimension_kind_from_name(const char *name, size_t length,
									 uint8 *kind);

extern const char *card_last_fault(const EntryList *list, FaultKind *status);
extern bool card_scan_dimension(Scanner *scanner, EntryList *list);
extern bool card_scan(Scanner *scanner, EntryList *list);
extern int	card_format_dimension(const Entries *card, int i, char *buffer);
extern int	card_format(const Entries *card, char *buffer);
extern float8 card_full_points(const Entries *card);

/*
 * A draft is a card whose dimensions still have the position that somebody
 * gave them, in the order of these.
 */
extern const char *draft_last_fault(const EntryList *list, FaultKind *status);
extern bool draft_scan(Scanner *scanner, EntryList *list);
extern int	draft_format(const Entries *draft, char *buffer);
extern const char *draft_insert(EntryList *list, const Entry *entry,
								FaultKind *status);

#endif							/* CITYGOV_CARD_H */
