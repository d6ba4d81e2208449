/*
 * label.h
 *	  Labels: the names that people give to dimensions, grades, units and
 *	  indicators, and their text form.
 *
 * Pure.
 *
 * A label stands as it is where it is one word without any of , : ; " < > = and
 * the like; any other stands in double quotes, a quote within it twice.
 */
#ifndef CITYGOV_LABEL_H
#define CITYGOV_LABEL_H

#include "base/scan.h"

typedef struct Label
{
	const char *bytes;			/* not NUL-terminated */
	int			length;
} Label;

static inline Label
label_of(const char *bytes, int length)
{
	Label		label = {bytes, length};

	return label;
}

/* by bytes */
static inline int
label_compare(Label a, Label b)
{
	int			order = memcmp(a.bytes, b.bytes, Min(a.length, b.length));

	return order != 0 ? order : a.length - b.length;
}

static inline bool
label_equal(Label a, Label b)
{
	return a.length == b.length && memcmp(a.bytes, b.bytes, a.length) == 0;
}

extern bool is_control(const char *p, int available);
extern bool label_has_control(Label label);

/*
 * The bytes are those of the text or, where quotes within it had to be taken
 * out, palloc'd.  Longer labels than the type allows are the caller's to refuse.
 */
extern bool scan_label(Scanner *scanner, Label *label);
extern void append_label(StringInfo out, Label label);

#endif							/* CITYGOV_LABEL_H */
