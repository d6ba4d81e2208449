/*
 * plain.h
 *	  The plain form of full-width and squared characters: ９５％ is 95%, and ㎡
 *	  and m² are m2.
 *
 * Pure.  Chinese text mixes the widths, which look alike; none of our types
 * tells them apart.  Texts are UTF-8 and NUL-terminated.
 */
#ifndef CITYGOV_PLAIN_H
#define CITYGOV_PLAIN_H

#include "base/pure.h"

#define PLAIN_FORM_MAX 4		/* with the NUL; never longer than what it
								 * stands for */

/* the bytes of the character at p, if it has a plain form; else 0 */
extern int	plain_form(const char *p, char form[PLAIN_FORM_MAX]);

/* the text itself where all of it is plain, else a palloc'd copy */
extern const char *plain_text(const char *text);

/* what in the text became that byte of its plain form */
extern const char *plain_text_source(const char *text, size_t offset);

#endif							/* CITYGOV_PLAIN_H */
