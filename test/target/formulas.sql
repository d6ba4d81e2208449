--
-- indicator_target: formulas against values worked out by hand, and the
-- SQLSTATE of everything that is refused
--
BEGIN;
SELECT plan(109);

-- meets: the ends of a range and of <=, >= belong to it, those of <, > do not
SELECT is(meets(95, '>= 95 %'), true, '95 meets >= 95');
SELECT is(meets(94.999, '>= 95 %'), false, '94.999 misses >= 95');
SELECT is(meets(65, '> 65 %'), false, '65 misses > 65');
SELECT is(meets(35, '<= 35'), true, '35 meets <= 35');
SELECT is(meets(5, '< 5 %'), false, '5 misses < 5');
SELECT is(meets(5, '5 .. 10 km') AND meets(10, '5 .. 10 km'), true, 'both ends of a range are in it');
SELECT is(meets(4.9, '5 .. 10 km') OR meets(10.1, '5 .. 10 km'), false, 'beyond the ends is out');
-- 5 % of 2,300,000 is 115,000
SELECT is(meets(2185000, '~ 2300000 m2') AND meets(2415000, '~ 2300000 m2'), true, 'about: 5 % either side, included');
SELECT is(meets(2184999, '~ 2300000 m2') OR meets(2415001, '~ 2300000 m2'), false, 'about: no more than 5 %');
-- 1.045 is 95 % of 1.1, though no float8 is exactly either
SELECT is((SELECT count(*) FROM generate_series(1, 10000) AS i
	WHERE NOT meets((i * 0.095)::float8, indicator_target('~', i * 0.1))
		OR NOT meets((i * 0.105)::float8, indicator_target('~', i * 0.1))), 0::bigint,
			'about: the ends as people write them');
SELECT is(meets(NULL, '>= 95 %'), NULL, 'an unknown value is not judged');

-- gap: distance to the nearest acceptable value
SELECT is(gap(16.05, '>= 18.3 %'), 18.3 - 16.05::float8, 'forest cover: 18.3 - 16.05');
SELECT is(gap(42, '<= 35 μg/m3'), 7::float8, '42 - 35');
SELECT is(gap(3, '5 .. 10 km'), 2::float8, 'to the lower end');
SELECT is(gap(13, '5 .. 10 km'), 3::float8, 'to the upper end');
SELECT is(gap(90, '~ 100'), 5::float8, 'about 100 begins at 95');
SELECT is(gap(96, '>= 95 %'), 0::float8, 'met: no gap');

-- attainment: max(0, 1 - gap/|bound|)
-- 20 of 40: 1 - 20/40
SELECT is(attainment(20, '>= 40 %'), 0.5::float8, 'sponge city: half way');
-- 42 against 35: 1 - 7/35
SELECT is(attainment(42, '<= 35'), 0.8::float8, 'a fifth too much');
-- 70 is twice 35: 1 - 35/35
SELECT is(attainment(70, '<= 35'), 0::float8, 'twice the bound is 0');
SELECT is(attainment(100, '<= 35'), 0::float8, 'and not below 0 beyond');
SELECT is(attainment(1, '<= 0 处'), 0::float8, 'a bound of 0, unmet, is 0');
SELECT is(attainment(0, '<= 0 处'), 1::float8, 'a bound of 0, met, is 1');
-- bound -10: gap of -12 is 2, 1 - 2/10
SELECT is(attainment(-12, '>= -10'), 0.8::float8, 'negative bounds count by size');
-- nearest bound: 4 to 5 is 1, 1 - 1/5; 12 to 10 is 2, 1 - 2/10
SELECT is(attainment(4, '5 .. 10'), 0.8::float8, 'below a range: its lower bound');
SELECT is(attainment(12, '5 .. 10'), 0.8::float8, 'above a range: its upper bound');
-- about 100: edge 95, gap of 76 is 19, 1 - 19/95
SELECT is(attainment(76, '~ 100'), 0.8::float8, 'about: its nearest edge');
SELECT is(attainment(1e308, '<= -1e308'), 0::float8, 'a gap that overflows is 0');

-- from a baseline: (actual - baseline)/(bound - baseline)
-- (28 - 20)/(40 - 20)
SELECT is(attainment(28, '>= 40 %', 20), 0.4::float8, '8 of 20 on the way up');
-- (26 - 50)/(10 - 50)
SELECT is(attainment(26, '<= 10', 50), 0.6::float8, '24 of 40 on the way down');
SELECT is(attainment(15, '>= 40 %', 20), 0::float8, 'worse than the baseline is 0');
SELECT is(attainment(50, '>= 40 %', 20), 1::float8, 'beyond the bound is 1');
-- the baseline meets it: 1 - 10/40
SELECT is(attainment(30, '>= 40 %', 45), 0.75::float8, 'a baseline that meets the target: two arguments');
-- baseline 1 is below 5: (4 - 1)/(5 - 1)
SELECT is(attainment(4, '5 .. 10', 1), 0.75::float8, 'towards the bound that the baseline misses');
-- baseline 20 is above 10: (12 - 20)/(10 - 20)
SELECT is(attainment(12, '5 .. 10', 20), 0.8::float8, 'the same from above');
-- past the far end: 1 - 2/10
SELECT is(attainment(12, '5 .. 10', 1), 0.8::float8, 'past the far end: two arguments');
SELECT is(attainment(0, '>= 1e308', -1e308), 0.5::float8, 'differences that overflow');
SELECT is(attainment(1e308, '>= 1.5e308', -1.5e308), (2.5 / 3)::float8, 'and not only in the middle');

-- conversion is exact where the factor is
SELECT is(convert('= 1500 m', 'km'), '= 1.5 km', '1500 m are 1.5 km');
SELECT is(convert('<= 0.3 ha', 'km2'), '<= 0.003 km2', 'one rounding: 0.003, not 0.0030000000000000001');
SELECT is(convert('= 1 亩', 'm2'), indicator_target('=', 2000.0 / 3, 'm2'), '1 mu is 2000/3 m2');
SELECT is(convert('~ 1.3 万户', '户'), '~ 13000 户', '1.3 万户 are 13000 户');
-- decimal arithmetic: every thousandth of 万户 is ten times as many 户
SELECT is((SELECT count(*) FROM generate_series(1, 10000) AS i
	WHERE upper(convert(indicator_target('<=', i / 1000.0, '万户'), '户')) <> i * 10), 0::bigint, 'counts stay whole');
SELECT is((SELECT count(*) FROM generate_series(1, 10000) AS i
	WHERE lower(convert(indicator_target('>=', i, 'm'), 'km')) <> (i / 1000.0)::float8), 0::bigint,
		'm to km as decimals');
SELECT is(convert('>= 2.5e305 亩', 'm2'), indicator_target('>=', 2.5e305 / 3 * 2000, 'm2'), 'no overflow on the way');
SELECT is(convert(convert('5 .. 10 km', 'm'), 'km'), '5 .. 10 km', 'there and back');

-- the cast to numrange keeps every digit
SELECT is('>= 0.1'::indicator_target::numrange, '[0.1,)', 'at least');
SELECT is('< 0.30000000000000004'::indicator_target::numrange, '(,0.30000000000000004)', 'all 17 digits');
SELECT is('= 5'::indicator_target::numrange @> 5.0, true, 'exactly 5 contains 5');

-- the spelling of the unit is kept, whatever it converts to
SELECT is(unit('>= 15 万平方米'), '万平方米', 'a unit keeps the spelling of the plan');
SELECT is(unit(convert('>= 15 万平方米', '公顷')), '公顷', 'and the one it is converted to');
SELECT is(unit('<= 5 ｋｍ²'), 'km2', 'full-width and squared characters are the plain ones');
SELECT is(unit(indicator_target('>=', 1, '％')), '%', 'by the constructor, too');
SELECT is(indicator_target('＞＝', 1), '>= 1', 'and the comparator');
SELECT is(repeat('％', 10) || repeat('x', 21) = unit(('>= 1 ' || repeat('％', 10) || repeat('x', 21))::indicator_target),
	false, '31 plain bytes');

-- no unit holds a comparing word or a sign, in any spelling, before or after
SELECT throws_ok(format('SELECT %L::indicator_target', phrase), '22P02',
	format('invalid input syntax for type indicator_target: "%s"', phrase))
FROM unnest('{95%以上,95%以下,95%左右,95%以内,95%內,95%+,95%＋,
	100%全覆盖,不少于5个,达到95%,超过5km,5个至少,100多户,控制在3%,近5km,3人最多,不足5%,5%或更高}'::text[]) AS phrase;

-- json: the parts by name
SELECT is(jsonb('<= 35 μg/m3'::indicator_target),
	'{"comparator": "<=", "lower": null, "upper": 35, "unit": "μg/m3", "text": "<= 35 μg/m3"}', 'a target as jsonb');
SELECT is(to_jsonb(t), '{"comparator": "..", "lower": 5, "upper": 10, "unit": "", "text": "5 .. 10"}',
	'to_jsonb finds the cast to json')
FROM (SELECT '5 .. 10'::indicator_target AS t) AS q;
SELECT is('~ 100 m'::indicator_target::jsonb -> 'upper', '105', 'about: the edges');

-- text and varchar are stored as they come, by INSERT ... SELECT and drivers
CREATE TEMP TABLE assigned (target indicator_target, summary target_summary);
PREPARE store(varchar, text) AS INSERT INTO assigned VALUES ($1, $2);
EXECUTE store('>= 95 %', '(assessed 0, met 0, missing 1, weight 0, met weight 0, attained 0)');
INSERT INTO assigned SELECT t, NULL::varchar FROM (VALUES ('<= 5'::text)) AS v(t);
SELECT results_eq('SELECT target FROM assigned ORDER BY target',
	$$VALUES ('<= 5'::indicator_target), ('>= 95 %')$$, 'assigned from text and varchar');

-- min and max, in the order of the type
SELECT results_eq($$SELECT min(t), max(t) FROM unnest('{>= 5 km,>= 4 km,NULL,<= 3 km}'::indicator_target[]) AS t$$,
	$$VALUES ('<= 3 km'::indicator_target, '>= 5 km'::indicator_target)$$, 'min and max');
SELECT is(max(t)::text, NULL, 'max of nothing') FROM unnest('{NULL}'::indicator_target[]) AS t;

-- equality of summaries: what DISTINCT, UNION and ON CONFLICT rest on
SELECT is((SELECT count(*)
	FROM (SELECT target_agg(i, '>= 1', 0.1) AS s FROM generate_series(0, 3) AS i GROUP BY i % 2, i
	UNION SELECT target_agg(1, '>= 1', 0.1)) AS q), 2::bigint, 'UNION of summaries');

-- every summary that is accepted can be read
SELECT lives_ok(format('SELECT assessed_count(s), met_count(s), missing_count(s), met_rate(s), weighted_met_rate(s),
	mean_attainment(s), min_attainment(s), jsonb(s), s::text
	FROM (SELECT %L::target_summary AS s) AS q', s), 'can be read: ' || s)
FROM unnest(ARRAY['(assessed 9223372036854775807, met 9223372036854775806, missing 9223372036854775807, '
	'weight 1.7976931348623157e308, met weight 1.7976931348623157e308, attained 1.7976931348623157e308, minimum 0)',
	'(assessed 9223372036854775807, met 1, missing 0, weight 5e-324, met weight 0, attained 0, minimum 0)']) AS s;

-- a long text can be cancelled while it is read
CREATE FUNCTION pg_temp.outcome(query text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
	EXECUTE query;
	RETURN 'read';
EXCEPTION
	WHEN query_canceled THEN RETURN 'cancelled';
	WHEN others THEN RETURN SQLSTATE;
END
$$;
CREATE TEMP TABLE long AS SELECT repeat(' ', 50000000) AS spaces, '(assessed' || repeat(' ', 50000000) AS summary;
SELECT length(spaces), length(summary) FROM long \gset
SET LOCAL statement_timeout = '20ms';
SELECT pg_temp.outcome('SELECT spaces::indicator_target FROM long') AS target \gset
SELECT pg_temp.outcome('SELECT summary::target_summary FROM long') AS summary \gset
RESET statement_timeout;
SELECT is(:'target'::text, 'cancelled', 'a target of 50 MB');
SELECT is(:'summary'::text, 'cancelled', 'a summary of 50 MB');

-- SQLSTATEs
SELECT throws_ok($$SELECT ''::indicator_target$$,
	'22P02', 'invalid input syntax for type indicator_target: ""');
SELECT throws_ok($$SELECT '>= >= 5'::indicator_target$$,
	'22P02', 'invalid input syntax for type indicator_target: ">= >= 5"');
SELECT throws_ok($$SELECT '10 .. 5'::indicator_target$$,
	'22P02', 'invalid input syntax for type indicator_target: "10 .. 5"');
SELECT throws_ok($$SELECT '>= 95 % x'::indicator_target$$,
	'22P02', 'invalid input syntax for type indicator_target: ">= 95 % x"');
SELECT throws_ok($$SELECT E'>= 95 \x01'::indicator_target$$,
	'22P02', E'invalid input syntax for type indicator_target: ">= 95 \x01"');
SELECT throws_ok($$SELECT '>= NaN'::indicator_target$$,
	'22003', 'value ">= NaN" is out of range for type indicator_target');
SELECT throws_ok($$SELECT '>= 1e400'::indicator_target$$,
	'22003', 'value ">= 1e400" is out of range for type indicator_target');
SELECT throws_ok(format('SELECT %L::indicator_target', '>= 1 ' || repeat('x', 32)),
	'54000', 'value ">= 1 xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" is too long for type indicator_target');
SELECT lives_ok(format('SELECT %L::indicator_target', '>= 1 ' || repeat('x', 31)), 'a unit of 31 bytes');
SELECT lives_ok(format('SELECT %L::indicator_target', '>= ' || repeat('1', 300)), 'a number of 300 digits');
SELECT throws_ok(format('SELECT %L::indicator_target', '>= 0.' || repeat('1', 1023)), '54000',
	'value ">= 0.' || repeat('1', 995) || '..." is too long for type indicator_target');
SELECT throws_ok($$SELECT indicator_target('!', 1)$$, '22023', 'invalid comparator: "!"');
SELECT throws_ok($$SELECT indicator_target('>=', 'NaN')$$, '22003', 'bound must be finite, not NaN');
SELECT throws_ok($$SELECT indicator_target(2, 1)$$,
	'22023', 'invalid bounds: 2 and 1');
SELECT throws_ok($$SELECT indicator_target('>=', 1, 'a b')$$, '22023', 'invalid unit: "a b"');
SELECT throws_ok(format('SELECT indicator_target(1, 2, %L)', repeat('x', 32)),
	'54000', 'invalid unit: "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"');
SELECT throws_ok($$SELECT meets('NaN', '>= 1')$$, '22003', 'actual value must be finite, not NaN');
SELECT throws_ok($$SELECT gap('Infinity', '>= 1')$$, '22003', 'actual value must be finite, not Infinity');
SELECT throws_ok($$SELECT attainment(1, '>= 1', '-Infinity')$$,
	'22003', 'baseline must be finite, not -Infinity');
SELECT throws_ok($$SELECT convert('= 5 km', 'm2')$$, '22023', 'cannot convert unit "km" to "m2"');
SELECT throws_ok($$SELECT target_agg(1, '>= 1', -1)$$, '22003', 'weight must not be negative, but is -1');
SELECT throws_ok($$SELECT target_agg(1, '>= 1', 'NaN')$$, '22003', 'weight must be finite, not NaN');
SELECT throws_ok($$SELECT target_agg('NaN', '>= 1')$$, '22003', 'actual value must be finite, not NaN');
SELECT throws_ok($$SELECT '(assessed 1, met 2, missing 0, weight 1, met weight 0, attained 1, '
	'minimum 1)'::target_summary$$,
	'22P02', 'invalid input syntax for type target_summary: '
		'"(assessed 1, met 2, missing 0, weight 1, met weight 0, attained 1, minimum 1)"');
SELECT throws_ok($$SELECT '(assessed 1, met 1, missing 0, weight 1e999, met weight 1e999, attained 1, '
	'minimum 1)'::target_summary$$,
	'22003', 'value "(assessed 1, met 1, missing 0, weight 1e999, met weight 1e999, attained 1, minimum 1)" '
		'is out of range for type target_summary');

SELECT * FROM finish();
ROLLBACK;
