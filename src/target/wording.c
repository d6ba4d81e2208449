/*
 * wording.c
 *	  Words by which a plan compares, and how a target says the same.
 */
#include "base/pure.h"

#include "target/wording.h"

#define SEARCHED_BYTES 200		/* of a text: a phrase, not a document */

typedef struct Wording
{
	const char *words;			/* simplified and traditional, by spaces */
	const char *hint;
	bool		in_unit;		/* no unit has it as a part of its name */
	bool		in_text;		/* found anywhere, it tells of a plan's
								 * wording */
} Wording;

/*
 * A word stands before another that begins it (至少 before 至).  The escapes are
 * U+6700 and U+903E: our layout tool spoils the byte 0x80.
 */
static const Wording wordings[] = {
	{"以上 之上 更高 更多 至少 达到 達到 不低于 不低於 不少于 不少於 不小于 不小於",
	gettext_noop("Write the comparator in front: >= 95 %."), true, true},
	{"+",
	gettext_noop("Write the comparator in front: >= 95 %."), true, false},
	{"以下 之下 更低 更少 以内 以內 内 內 至多 \xE6\x9C\x80多 不超过 不超過 不高于 不高於 不多于 不多於 不大于 不大於 控制在",
	gettext_noop("Write the comparator in front: <= 95 %."), true, true},
	{"超过 超過 大于 大於 高于 高於 多于 多於 余 餘 \xE9\x80\xBE 多",
	gettext_noop("Write the comparator in front: > 95 %."), true, true},
	{"低于 低於 小于 小於 少于 少於 不足 不到 不满 不滿",
	gettext_noop("Write the comparator in front: < 95 %."), true, true},
	{"左右 上下",
	gettext_noop("Write the comparator in front: ~ 95 %."), true, true},
	{"约 約 近",
	gettext_noop("Write the comparator in front: ~ 95 %."), false, true},
	{"到 至",
	gettext_noop("Write both bounds in front of the unit: 5 .. 10 km."), true, true},
	{"全覆盖 全覆蓋",
	gettext_noop("Write it as a figure: >= 100 %."), true, true},
	{"清零 消除",
	gettext_noop("Write it as a figure: <= 0."), true, true},
};

static bool
stands_one_of(const char *words, const char *p)
{
	for (size_t length; *words != '\0'; words += length)
	{
		words += *words == ' ';
		length = strcspn(words, " ");
		if (strncmp(p, words, length) == 0)
			return true;
	}
	return false;
}

static const Wording *
wording_at(const char *p)
{
	/* all but "+" are of characters of three bytes */
	if ((unsigned char) *p < 0xE0 && *p != '+')
		return NULL;
	for (size_t i = 0; i < lengthof(wordings); i++)
	{
		if (stands_one_of(wordings[i].words, p))
			return &wordings[i];
	}
	return NULL;
}

const char *
wording_hint_in_unit(const char *p)
{
	const Wording *wording = wording_at(p);

	return wording != NULL && wording->in_unit ? wording->hint : NULL;
}

const char *
wording_hint_in_text(const char *text)
{
	const char *end = text +strnlen(text, SEARCHED_BYTES);

	for (const char *p = text; p < end; p++)
	{
		const Wording *wording = wording_at(p);

		if (wording != NULL && wording->in_text)
			return wording->hint;
	}
	return NULL;
}
