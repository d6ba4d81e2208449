/*
 * Targets in the words of a plan
 */

CREATE FUNCTION read_number(number text) RETURNS numeric
	AS 'MODULE_PATHNAME', 'read_number'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION read_number(text) IS
'The number that a text is, as Chinese prose writes it: 十二, 两千三百, 1.3万, 2,300万, 3/4, and shares of one: 百分之九十五, 95% and 九成五 are 0.95 or so, 千分之三 is 0.003. A unit may trail (三条). NULL for what is vague (20余, 数百, 二三十, a bare 千 or 万), an ordinal (第三), or anything else. Full-width and traditional characters are read, too. No errors.';

CREATE FUNCTION read_target(phrase text) RETURNS indicator_target
	AS 'MODULE_PATHNAME', 'read_target'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION read_target(text) IS
'The target that a phrase of a plan states, as an indicator_target: 完成率达到95%以上 is ">= 95 %", 控制在35微克/立方米以内 "<= 35 微克/立方米". NULL if it states none or several. The rules are those of read_targets. No errors.';

CREATE FUNCTION read_targets(plan text, period daterange DEFAULT NULL)
	RETURNS TABLE ("position" int, phrase text, subject text, target indicator_target,
		kind text, hedge text, stretch bool, due date, per text)
	AS 'MODULE_PATHNAME', 'read_targets'
	LANGUAGE C IMMUTABLE PARALLEL SAFE ROWS 200;
COMMENT ON FUNCTION read_targets(text, daterange) IS
'The targets that the text of a plan states, in its order, to be checked by a reader. position is the first character of the phrase, from 1: phrase = substring(plan, position, length(phrase)). subject is what is measured, NULL where the text does not say; target holds comparator, value (multiples like 万 are in the value) and unit, without its period; kind is count (a plain figure of something to be done), floor, cap, all (全覆盖: >= 100 %), zero (清零: <= 0), range, about or standard (50年一遇); hedge a word that softens (基本, 逐步); stretch whether it is only striven for (力争); due the last day by which, or NULL; per is day, week, month, quarter, half-year, year or "5 years", NULL for once. The period is that of the plan: years before it are past, and a month without a year is in its year if it lies in one; without it, the text''s own (2024-2026年, “十四五”) is taken. What is vague or reported as done gives no row. NULL text gives none. No errors.';
