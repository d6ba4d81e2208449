--
-- indicator_target: text form, parts, order, judging, conversion
--

-- every comparator, canonical and as people type it
SELECT written, written::indicator_target AS target
FROM unnest(ARRAY['>= 95 %', '>=95%', '≥ 95 %', '≥95%', '> 65 %', '<= 35 μg/m3',
	'≤35μg/m3', '< 5 %', '= 0 处', '0 处', '0处', '5 .. 10 km', '5..10km',
	'-5 .. -1.5 °C', '~ 2300000 m2', '≈2300000m2', '>= 95', '  >=  95   %  ',
	'>=　95　%', '>= 1e3 户', '= .5', '= 5.', '0...75 km', '1e-5..1e5',
	'>= -0 %', '>= 0.1 %', '= 123456789012345678 个', '= 50 年一遇',
	'>= 3.08 km/km2', '>= 1 次/5年', '>= 1 NaN', '= 1e-310',
	'= 5 (人次)', '<= 3 $/m2', U&'>=\00A095\00A0%', '>= 95 ％',
	'>= ９５％', '＞＝１．５ｅ３　ｋｍ', '～ 230万㎡', '<= 3 km²', '0．．５㎢', '= 3 tCO2-eq', '>= 8 小时/天']) AS written;

-- what is written reads back to the same value, whatever the settings
SET extra_float_digits = -15;
SELECT t, t::text::indicator_target = t AS same
FROM (VALUES (indicator_target('>=', 1.0 / 3, '%')),
	(indicator_target(-1e308, 1e308)),
	(indicator_target('<', 0.1 + 0.2, 'km')),
	(indicator_target('~', 5e-324, 'kg')),
	(indicator_target('=', 9007199254740993, repeat('x', 31)))) AS v(t);
RESET extra_float_digits;

-- constructors
SELECT indicator_target('>=', 95, '%'), indicator_target('≈', 30, 'km'),
	indicator_target('<', 5), indicator_target(5, 10, 'km'),
	indicator_target(5, 5), indicator_target('>=', NULL, '%') IS NULL AS strict;

-- parts
SELECT t AS target, comparator(t), lower(t), upper(t), unit(t), t::numrange
FROM unnest('{>= 95 %,> 65 %,<= 35 μg/m3,< 5 %,= 0 处,5 .. 10 km,~ 30 km,~ -30 °C,>= 0.1}'::indicator_target[]) AS t;

-- order: by unit, lower bound, upper bound, comparator
SELECT t AS target
FROM unnest('{> 5 km,>= 5 km,>= 4 km,<= 9 km,< 9 km,= 5 km,~ 5 km,5 .. 6 km,5 .. 5 km,= 5 %,= 5}'::indicator_target[])
	AS t
ORDER BY t;
SELECT '>= 95 %'::indicator_target = '>=95.0%' AS equal,
	'>= 95 %'::indicator_target <> '> 95 %' AS other_comparator,
	'= 0'::indicator_target = '= -0' AS zero,
	'= 1 km'::indicator_target = '= 1000 m' AS other_unit,
	'= 1 km'::indicator_target < '= 2 km' AS less,
	'= 2 km'::indicator_target <= '= 2 km' AS less_equal,
	'= 2 km'::indicator_target > '= 1 km' AS greater,
	'= 1 km'::indicator_target >= '= 2 km' AS greater_equal;
SELECT indicator_target_hash('= -0 km') = indicator_target_hash('0km') AS hash,
	indicator_target_hash_extended('= -0 km', 7) =
	indicator_target_hash_extended('0km', 7) AS hash_extended,
	indicator_target_hash_extended('0km', 0)::bit(32) =
	indicator_target_hash('0km')::bit(32) AS seed_0_agrees,
	indicator_target_hash_extended('0km', 0) <>
	indicator_target_hash_extended('0km', 1) AS seeds_differ;
SELECT t AS target, count(*) FROM unnest('{5 .. 10,5..10,= 1,1}'::indicator_target[]) AS t
GROUP BY t ORDER BY t;

-- judging
SELECT t AS target, v AS actual, meets(v, t), v <@ t AS within, t @> v AS contains,
	gap(v, t), attainment(v, t)
FROM (VALUES ('>= 95 %'::indicator_target, 95::float8), ('>= 95 %', 94),
	('>= 95 %', 0), ('>= 95 %', -1), ('> 65 %', 65), ('> 65 %', 66),
	('<= 35 μg/m3', 35), ('<= 35 μg/m3', 42), ('<= 35 μg/m3', 70),
	('<= 35 μg/m3', 71), ('< 5 %', 5), ('= 0 处', 0), ('= 0 处', 1),
	('5 .. 10 km', 5), ('5 .. 10 km', 10), ('5 .. 10 km', 4),
	('5 .. 10 km', 12), ('~ 100', 95), ('~ 100', 105), ('~ 100', 94.05),
	('~ 100', 106.05)) AS v(t, v);
SELECT 95 <@ '>= 95 %'::indicator_target AS whole_number,
	95.5 <@ '>= 95 %'::indicator_target AS decimal,
	NULL::float8 <@ '>= 95 %'::indicator_target AS unknown;

-- from a baseline
SELECT t AS target, v AS actual, b AS baseline, attainment(v, t, b)
FROM (VALUES ('>= 40 %'::indicator_target, 30::float8, 20::float8),
	('>= 40 %', 20, 20), ('>= 40 %', 10, 20), ('>= 40 %', 40, 20),
	('>= 40 %', 30, 50), ('<= 10', 15, 20), ('= 0', 5, 20),
	('5 .. 10', 4, 1), ('5 .. 10', 12, 1), ('5 .. 10', 12, 15),
	('> 65', 65, 65), ('> 65', 64, 65), ('>= 1e308', 0, -1e308),
	('= 5e-324', 0, 1e-323)) AS v(t, v, b);

-- conversion
SELECT t AS target, u AS unit, convert(t, u)
FROM (VALUES ('>= 1.5 km'::indicator_target, 'm'), ('= 1500 m', 'km'),
	('5 .. 10 km', 'm'), ('= 15 亩', 'ha'), ('= 1 ha', '亩'), ('< 1 km2', 'm2'),
	('<= 0.3 ha', 'km2'), ('~ 230 万m2', 'm2'), ('> 2 t', 'kg'), ('= 36 h', 'd'),
	('= 1 d', 'min'), ('>= 1.3 万户', '户'), ('>= 13000 户', '万户'),
	('= 1 亿', '万'), ('= 1.2 万亿元', '亿元'), ('<= 0.043 万户', '户'),
	('= 5公里', 'km'), ('= 1.5 公里', '米'), ('<= 300 米', '公里'), ('>= 15 万平方米', '公顷'),
	('>= 15万㎡', '平方公里'), ('= 2 公顷', '亩'), ('= 1.2 平方公里', '平方米'), ('~ 2.5 吨', '公斤'),
	('< 36 小时', '天'), ('<= 45 分钟', 'h'), ('>= 12 h/d', '小时/天'), ('>= 12 h/d', 'min/天'),
	('>= 90 公里/小时', 'm/min'), ('>= 4.2 户/ha', '户/km2'), ('= 1 亿km2/min', '万m2/d'), ('= 5 次/年', '次/年'),
	('= 1.001 km', 'm'), ('= 1 亩', 'm2'), ('= 20000', '万'), ('= 1 亿个', '个'), ('= 7 μg/m3', 'μg/m3'))
	AS v(t, u);

-- indexes, joins and partitions
CREATE TEMP TABLE goal (id int, target indicator_target);
INSERT INTO goal SELECT i, indicator_target('>=', i % 100, '%')
FROM generate_series(1, 1000) AS i;
CREATE INDEX ON goal USING btree (target);
CREATE INDEX ON goal USING hash (target);
SELECT count(*) FROM goal WHERE target = '>= 42 %';
SELECT count(*) FROM goal AS a JOIN goal AS b USING (target);
CREATE TEMP TABLE goal_part (target indicator_target) PARTITION BY HASH (target);
CREATE TEMP TABLE goal_part_0 PARTITION OF goal_part
	FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TEMP TABLE goal_part_1 PARTITION OF goal_part
	FOR VALUES WITH (MODULUS 2, REMAINDER 1);
INSERT INTO goal_part SELECT target FROM goal;
SELECT count(*) FROM goal_part WHERE target = '>= 42 %';
