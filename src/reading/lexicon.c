/*
 * lexicon.c
 *	  Finds the words of the table in a text: the longest first, traditional and
 *	  full-width characters like their plain forms.
 */
#include "base/pure.h"

#include "reading/numeral.h"
#include "reading/words.h"

#define WORD_LENGTH_MAX 12		/* characters */
#define ENTRY_MAX 2048

typedef struct Entry
{
	uint16		characters[WORD_LENGTH_MAX];
	int			length;
	const Word *word;
} Entry;

static Entry entries[ENTRY_MAX];	/* by first character, the longest first */
static bool prepared = false;

CharacterInfo plane[PLANE_SIZE];

/* each traditional character and its simplified form */
static const char *const traditional =
"達达過过於于內内約约萬万億亿個个條条處处項项戶户噸吨畝亩頃顷輛辆臺台張张場场"
"間间層层開开實实現现為为創创設设蓋盖確确爭争計计劃划則则漸渐經经當当兩两貳贰"
"參叁陸陆後后時时鐘钟種种標标準准無无總总積积長长滿满態态據据業业"
"務务辦办員员課课費费資资產产電电網网車车輕轻規规範范優优質质險险隱隐"
"環环點点線线測测檢检驗验評评價价報报建建進进連连運运選选還还邊边鄉乡鎮镇"
"徹彻淨净減减漲涨縮缩級级紀纪約约組组織织結结絕绝統统維维續续繼继"
"齊齐劑剂動动勞劳勵励區区華华單单號号問问圍围圓圆國国園园團团圖图壓压"
"備备傷伤億亿償偿兒儿凍冻別别劇剧協协廣广廠厂廳厅應应屆届島岛師师幹干"
"強强徑径從从復复懷怀戰战戲戏擬拟擴扩擔担據据擊击攔拦攤摊數数斷断"
"書书會会東东極极構构樓楼樣样樹树橋桥機机權权歲岁歷历決决況况沖冲沒没"
"涼凉淺浅溝沟滅灭滯滞漁渔潔洁澤泽濃浓濕湿燈灯營营獎奖獲获畫画異异療疗盡尽"
"監监盤盘碼码礎础禮礼稅税穩稳築筑節节籌筹簡简糧粮納纳終终給给綠绿緊紧"
"線线緣缘編编練练縣县繞绕罰罚習习聯联職职聽听腦脑興兴舉举舊旧莊庄蘇苏藝艺藥药"
"蘆芦虛虚補补裝装裡里製制複复視视親亲觀观訊讯討讨訓训記记許许訴诉診诊証证詢询"
"試试認认語语誤误說说調调談谈請请論论證证識识譯译護护讓让負负責责貨货貫贯"
"買买貸贷貿贸賀贺賓宾賞赏賣卖購购贈赠贏赢趕赶趨趋跡迹踐践軌轨軟软載载輔辅輪轮"
"輸输轄辖轉转農农遠远適适遷迁遺遗郵邮鄰邻醫医釋释針针鋪铺鋼钢錄录鐵铁鑒鉴"
"週周門门閉闭關关際际陸陆陣阵陽阳階阶隊队隨随雙双雜杂離离難难雲云靈灵靜静頂顶"
"預预領领頭头題题類类顧顾風风飛飞養养館馆駐驻驗验體体鬥斗魚鱼鳥鸟麗丽點点";

static int
read_raw_character(const char *p, const char *end, uint32 *character)
{
	const unsigned char *c = (const unsigned char *) p;
	int			length;

	if (c[0] < 0x80)
	{
		*character = c[0];
		return 1;
	}
	length = c[0] >= 0xF0 ? 4 : c[0] >= 0xE0 ? 3 : 2;
	*character = 0xFFFD;
	if (c[0] < 0xC2 || c[0] > 0xF4 || end - p < length)
		return 1;
	for (int i = 1; i < length; i++)
	{
		if ((c[i] & 0xC0) != 0x80)
			return 1;
	}
	if (length == 2)
		*character = (c[0] & 0x1F) << 6 | (c[1] & 0x3F);
	else if (length == 3)
		*character = (c[0] & 0x0F) << 12 | (c[1] & 0x3F) << 6 | (c[2] & 0x3F);
	else
		*character = (c[0] & 0x07) << 18 | (c[1] & 0x3F) << 12 |
			(c[2] & 0x3F) << 6 | (c[3] & 0x3F);
	return length;
}

int
read_long_character(const char *p, const char *end, uint32 *character)
{
	int			length = read_raw_character(p, end, character);

	if (*character < PLANE_SIZE)
		*character = plane[*character].folded;
	return length;
}

/* by the first character, the longest first */
static int
compare_entries(const void *a, const void *b)
{
	const Entry *left = a;
	const Entry *right = b;

	if (left->characters[0] != right->characters[0])
		return (int) left->characters[0] - (int) right->characters[0];
	if (left->length != right->length)
		return right->length - left->length;
	return left->word < right->word ? -1 : left->word > right->word;
}

static void
prepare_folding(void)
{
	const char *end = traditional + strlen(traditional);

	for (uint32 c = 0; c < PLANE_SIZE; c++)
		plane[c].folded = c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 :
			c == 0x3000 ? ' ' : c;
	for (const char *p = traditional; p < end;)
	{
		uint32		from;
		uint32		to;

		p += read_raw_character(p, end, &from);
		p += read_raw_character(p, end, &to);
		plane[from].folded = to;
	}
	for (uint32 c = 0; c < PLANE_SIZE; c++)
		plane[c].begins_number = is_digit(c) || chinese_digit(c) >= 0 ||
			chinese_power(c) > 0;
}

void
words_prepare(void)
{
	if (prepared)
		return;
	Assert(word_count <= ENTRY_MAX);
	prepare_folding();
	for (int i = 0; i < word_count; i++)
	{
		const char *p = words[i].text;
		const char *end = p + strlen(p);

		entries[i].word = &words[i];
		entries[i].length = 0;
		while (p < end && entries[i].length < WORD_LENGTH_MAX)
		{
			uint32		character;

			p += read_raw_character(p, end, &character);
			entries[i].characters[entries[i].length++] = character;
		}
		Assert(p == end);
	}
	qsort(entries, word_count, sizeof(Entry), compare_entries);
	for (int i = word_count - 1; i >= 0; i--)
		plane[entries[i].characters[0]].first_entry = i + 1;
	prepared = true;
}

const Word *
find_word(const char *p, const char *end, uint32 roles, int *length)
{
	uint32		characters[WORD_LENGTH_MAX];
	int			ends[WORD_LENGTH_MAX];
	int			known = 1;		/* how many of the characters were read */

	if (p >= end)
		return NULL;
	ends[0] = read_character(p, end, &characters[0]);
	if (!may_begin_word(characters[0]))
		return NULL;

	for (int i = plane[characters[0]].first_entry - 1;
		 i < word_count && entries[i].characters[0] == characters[0]; i++)
	{
		const Entry *entry = &entries[i];
		int			same = 1;

		if ((entry->word->roles & roles) == 0)
			continue;
		while (same < entry->length)
		{
			if (same == known)
			{
				if (p + ends[known - 1] >= end)
					break;
				ends[known] = ends[known - 1] +
					read_character(p + ends[known - 1], end, &characters[known]);
				known++;
			}
			if (characters[same] != entry->characters[same])
				break;
			same++;
		}
		if (same == entry->length)
		{
			*length = ends[same - 1];
			return entry->word;
		}
	}
	return NULL;
}
