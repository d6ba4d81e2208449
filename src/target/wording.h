/*
 * wording.h
 *	  Words by which a plan compares, and how a target says the same.
 *
 * Pure.  A target takes none of them: ">= 95 %" is one, "95%以上" is not, and
 * must not be read as 95 of the unit "%以上".
 */
#ifndef CITYGOV_WORDING_H
#define CITYGOV_WORDING_H

#include "base/pure.h"

/* a hint, if such a word stands at p; else NULL */
extern const char *wording_hint_in_unit(const char *p);

/* a hint for the first such word of a text that does not begin as a target */
extern const char *wording_hint_in_text(const char *text);

#endif							/* CITYGOV_WORDING_H */
