/*
 * plain.c
 *	  The plain form of full-width and squared characters.
 */
#include "base/pure.h"

#include "base/plain.h"

/* by the units of plans; the other squared characters do not occur in them */
static const struct
{
	const char *character;
	const char *plain;
}			squared[] =

{
	{"²", "2"}, {"³", "3"}, {"㎜", "mm"}, {"㎝", "cm"}, {"㎞", "km"},
	{"㎡", "m2"}, {"㎢", "km2"}, {"㏊", "ha"}, {"㎥", "m3"},
	{"㎎", "mg"}, {"㎏", "kg"},
};

int
plain_form(const char *p, char form[PLAIN_FORM_MAX])
{
	const unsigned char *c = (const unsigned char *) p;

	if (c[0] == 0xEF && ((c[1] == 0xBC && c[2] >= 0x81) ||
						 (c[1] == 0xBD && c[2] >= 0x80 && c[2] <= 0x9E)))
	{
		/* U+FF01 to U+FF5E stand for ASCII from 0x21 to 0x7E */
		form[0] = c[2] - (c[1] == 0xBC ? 0x60 : 0x20);
		form[1] = '\0';
		return 3;
	}
	if (c[0] != 0xC2 && c[0] != 0xE3)
		return 0;
	for (size_t i = 0; i < lengthof(squared); i++)
	{
		size_t		length = strlen(squared[i].character);

		if (strncmp(p, squared[i].character, length) == 0)
		{
			strcpy(form, squared[i].plain);
			return length;
		}
	}
	return 0;
}

const char *
plain_text(const char *text)
{
	const char *done = text;	/* so far it is in the copy */
	StringInfoData copy;
	char		form[PLAIN_FORM_MAX];

	for (const char *p = text; *p != '\0';)
	{
		int			length = plain_form(p, form);

		CHECK_FOR_INTERRUPTS();
		if (length == 0)
		{
			p++;
			continue;
		}
		if (done == text)
			initStringInfo(&copy);
		appendBinaryStringInfo(&copy, done, p - done);
		appendStringInfoString(&copy, form);
		done = p += length;
	}
	if (done == text)
		return text;

	appendStringInfoString(&copy, done);
	return copy.data;
}

const char *
plain_text_source(const char *text, size_t offset)
{
	char		form[PLAIN_FORM_MAX];

	for (size_t at = 0; *text !='\0';)
	{
		int			length = plain_form(text, form);

		at += length > 0 ? strlen(form) : 1;
		if (at > offset)
			break;
		text	  +=length > 0 ? length : 1;
	}
	return text;
}
