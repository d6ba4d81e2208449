/*
 * label.c
 *	  Labels and their text form.
 */
#include "base/pure.h"

#include "base/label.h"

/* what ends a label that stands without quotes, beside white space */
static const char *const delimiters[] = {
	",", "，", ":", ";", "\"", "<", ">", "=", "≤", "≥"
};

/*
 * Does a control character stand at p, of which so many bytes may be read?  C0,
 * DEL, and in UTF-8 also C1 (U+0080 to U+009F).
 */
bool
is_control(const char *p, int available)
{
	unsigned char c = *p;

	return c < 0x20 || c == 0x7F ||
		(c == 0xC2 && available > 1 && (unsigned char) p[1] >= 0x80 &&
		 (unsigned char) p[1] <= 0x9F);
}

bool
label_has_control(Label label)
{
	for (int i = 0; i < label.length; i++)
	{
		if (is_control(label.bytes + i, label.length - i))
			return true;
	}
	return false;
}

/* bytes of the delimiter at p, of which so many may be read; 0 if none */
static int
delimiter_length(const char *p, int available)
{
	for (size_t i = 0; i < lengthof(delimiters); i++)
	{
		int			length = strlen(delimiters[i]);

		if (length <= available && memcmp(p, delimiters[i], length) == 0)
			return length;
	}
	return 0;
}

/* the same for white space */
static int
space_length(const char *p, int available)
{
	char		next[4] = {0};

	memcpy(next, p, Min(available, 3));
	return scan_space_length(next);
}

static bool
needs_quotes(Label label)
{
	for (int i = 0; i < label.length; i++)
	{
		CHECK_FOR_INTERRUPTS();
		if (delimiter_length(label.bytes + i, label.length - i) > 0 ||
			space_length(label.bytes + i, label.length - i) > 0)
			return true;
	}
	return label.length == 0;
}

/*
 * The label after an opening quote; two quotes are one.
 */
static bool
scan_quoted(Scanner *scanner, Label *label)
{
	const char *start = scanner->at;
	char	   *bytes;
	int			quotes = 0;

	for (; *scanner->at != '\0'; scanner->at++)
	{
		CHECK_FOR_INTERRUPTS();
		if (*scanner->at != '"')
			continue;
		if (scanner->at[1] != '"')
			break;
		scanner->at++;
		quotes++;
	}
	if (*scanner->at == '\0')
		return scan_fail(scanner, FAULT_SYNTAX, "a closing quote");
	*label = label_of(start, scanner->at - start - quotes);
	scanner->at++;
	if (quotes == 0)
		return true;

	bytes = palloc(label->length);
	for (int i = 0; i < label->length; i++)
	{
		bytes[i] = *start;
		start += *start == '"' ? 2 : 1;
	}
	label->bytes = bytes;
	return true;
}

bool
scan_label(Scanner *scanner, Label *label)
{
	const char *start;

	if (is_fault(scanner->fault))
		return false;
	CHECK_FOR_INTERRUPTS();
	scan_space(scanner);
	if (scan_literal(scanner, "\""))
		return scan_quoted(scanner, label);

	start = scanner->at;
	while (*scanner->at != '\0' && scan_space_length(scanner->at) == 0 &&
		   delimiter_length(scanner->at, strnlen(scanner->at, 3)) == 0)
	{
		CHECK_FOR_INTERRUPTS();
		scanner->at++;
	}
	*label = label_of(start, scanner->at - start);
	return label->length > 0 || scan_fail(scanner, FAULT_SYNTAX, "a label");
}

void
append_label(StringInfo out, Label label)
{
	if (!needs_quotes(label))
	{
		appendBinaryStringInfo(out, label.bytes, label.length);
		return;
	}
	appendStringInfoChar(out, '"');
	for (int i = 0; i < label.length; i++)
	{
		if (label.bytes[i] == '"')
			appendStringInfoChar(out, '"');
		appendStringInfoChar(out, label.bytes[i]);
	}
	appendStringInfoChar(out, '"');
}
