--
-- indicator_target and target_summary: what is refused, and in which words
--

-- text
SELECT ''::indicator_target;
SELECT '   '::indicator_target;
SELECT '%'::indicator_target;
SELECT '>='::indicator_target;
SELECT '>= >= 95 %'::indicator_target;
SELECT '>= 95 >= 96'::indicator_target;
SELECT '>= 5 .. 10 km'::indicator_target;
SELECT '.. 10 km'::indicator_target;
SELECT '5 .. km'::indicator_target;
SELECT '5 .. 10 .. 15 km'::indicator_target;
SELECT '10 .. 5 km'::indicator_target;
SELECT '>= 95 % or more'::indicator_target;
SELECT '>= 95 96'::indicator_target;
SELECT '>= +-5'::indicator_target;
SELECT '>= 0x1F'::indicator_target;
SELECT '>=1,000'::indicator_target;
SELECT '>= 1，000 户'::indicator_target;
SELECT '>= 1_000'::indicator_target;
SELECT '= 1/2'::indicator_target;
SELECT '>= 95≥96'::indicator_target;
SELECT '>=95%<=99%'::indicator_target;
SELECT '>=95%..99%'::indicator_target;
SELECT '5km..10km'::indicator_target;
SELECT '5%-10%'::indicator_target;
SELECT '5～10km'::indicator_target;
SELECT '5—10 km'::indicator_target;
SELECT '= 1½'::indicator_target;
SELECT '>= 95 ± 1'::indicator_target;
SELECT '>= 95 %, or more'::indicator_target;
SELECT '>= 0b101'::indicator_target;
SELECT '≥ 五 处'::indicator_target;
SELECT '>= NaN'::indicator_target;
SELECT '<= Infinity %'::indicator_target;
SELECT '= -inf'::indicator_target;
SELECT '>= 1e400 %'::indicator_target;
SELECT '>= 1e-400 %'::indicator_target;
SELECT '~ 1.75e308'::indicator_target;
SELECT ('>= 1 ' || repeat('x', 32))::indicator_target;
SELECT E'>= 95 %\x01'::indicator_target;
SELECT E'>= 95 \x7F'::indicator_target;
SELECT E'>= 95 \u0085'::indicator_target;

-- the words of plans: read_targets reads them, a target has its comparator
SELECT '95%以上'::indicator_target;
SELECT '35 μg/m3以下'::indicator_target;
SELECT '30公里左右'::indicator_target;
SELECT '10分钟以内'::indicator_target;
SELECT '30天内'::indicator_target;
SELECT '95%+'::indicator_target;
SELECT '１００％全覆盖'::indicator_target;
SELECT '95 以上'::indicator_target;
SELECT '>= 95 % 以上'::indicator_target;
SELECT '5公里到10公里'::indicator_target;
SELECT '100余户'::indicator_target;
SELECT '不低于95%'::indicator_target;
SELECT '約30公里'::indicator_target;
SELECT '全覆蓋'::indicator_target;
SELECT '5 -'::indicator_target;

-- constructors
SELECT indicator_target('at least', 95, '%');
SELECT indicator_target('..', 95, '%');
SELECT indicator_target('', 95, '%');
SELECT indicator_target('>=', 'NaN', '%');
SELECT indicator_target('>=', '-Infinity', '%');
SELECT indicator_target('~', 1.75e308, '%');
SELECT indicator_target(10, 5, 'km');
SELECT indicator_target(5, 'Infinity', 'km');
SELECT indicator_target('>=', 95, 'per cent');
SELECT indicator_target('>=', 95, E'%\n');
SELECT indicator_target('>=', 95, '％以上');
SELECT indicator_target('>=', 95, '5年');
SELECT indicator_target('>=', 95, repeat('x', 32));

-- judging
SELECT meets('NaN', '>= 95 %');
SELECT 'Infinity' <@ '>= 95 %'::indicator_target;
SELECT gap('-Infinity', '>= 95 %');
SELECT gap(-1.7e308, '>= 1.7e308');
SELECT attainment('NaN', '>= 95 %');
SELECT attainment(1, '>= 95 %', 'NaN');

-- conversion
SELECT convert('>= 5 km', 'm2');
SELECT convert('>= 5 户', '个');
SELECT convert('>= 5 户', '万个');
SELECT convert('>= 5 h/d', 'h');
SELECT convert('>= 5 km/h', 'm/m2');
SELECT convert('>= 1 万亿km2/min', 'm2/万亿d');
SELECT convert('>= 5 公里', '米以上');
SELECT convert('>= 1e306 km', 'm');
SELECT convert('>= 5e-324 m', 'km');

-- aggregates
SELECT target_agg('NaN', '>= 95 %');
SELECT target_agg('Infinity', '>= 95 %', 1);
SELECT target_agg(95, '>= 95 %', -1);
SELECT target_agg(95, '>= 95 %', 'NaN');
SELECT target_agg(NULL, '>= 95 %', 'Infinity');
SELECT target_agg(95, '>= 95 %', 1, 'NaN');
SELECT target_agg(95, '>= 95 %', 1e308) FROM generate_series(1, 2);
SELECT rollup(s) FROM (SELECT target_agg(95, '>= 95 %', 1e308) AS s
	FROM generate_series(1, 2) AS i GROUP BY i) AS q;

-- summaries that no aggregate made
SELECT ''::target_summary;
SELECT '(assessed 1, met 1'::target_summary;
SELECT '(assessed x, met 1, missing 0, weight 1, met weight 0, attained 1, minimum 1)'::target_summary;
SELECT '(assessed 99999999999999999999, met 1, missing 0, weight 1, met weight 0, attained 1, '
	'minimum 1)'::target_summary;
SELECT '(assessed 1, met 2, missing 0, weight 1, met weight 0, attained 1, minimum 1)'::target_summary;
SELECT '(assessed 1, met -1, missing 0, weight 1, met weight 0, attained 1, minimum 1)'::target_summary;
SELECT '(assessed 1, met 1, missing -1, weight 1, met weight 1, attained 1, minimum 1)'::target_summary;
SELECT '(assessed 1, met 0, missing 0, weight -1, met weight 0, attained 0, minimum 0)'::target_summary;
SELECT '(assessed 1, met 0, missing 0, weight 1, met weight 0, attained 2, minimum 0)'::target_summary;
SELECT '(assessed 1, met 0, missing 0, weight 1+1, met weight 0, attained 0, minimum 0)'::target_summary;
SELECT '(assessed 1, met 0, missing 0, weight NaN, met weight 0, attained 0, minimum 0)'::target_summary;
SELECT '(assessed 1, met 0, missing 0, weight 1, met weight 0, attained 0, minimum 2)'::target_summary;
SELECT '(assessed 1, met 0, missing 0, weight 1, met weight 0, attained -1, minimum 0)'::target_summary;
SELECT '(assessed 3, met 0, missing 0, weight 5, met weight 0, attained 0, minimum 1)'::target_summary;
SELECT '(assessed 1, met 1, missing 0, weight 1, met weight 1, attained 0.5, minimum 1)'::target_summary;
SELECT '(assessed 1, met 1, missing 0, weight 1, met weight 1, attained 1, minimum 0)'::target_summary;
SELECT '(assessed 0, met 0, missing 1, weight 1, met weight 0, attained 0)'::target_summary;
SELECT '(assessed 0, met 0, missing 1, weight 0, met weight 0, attained 0, minimum 1)'::target_summary;
SELECT '(assessed 1, met 1, missing 0, weight 1, met weight 1, attained 1, minimum 1) etc.'::target_summary;

SELECT '(assessed 1, met 0, missing 0, weight 1, met weight 1, attained 1, minimum 0)'::target_summary;
SELECT '(assessed 2, met 1, missing 0, weight 2, met weight 1, attained 0.5, minimum 0)'::target_summary;
SELECT '(assessed 2, met 1, missing 0, weight 2, met weight 3, attained 2, minimum 0)'::target_summary;
SELECT '(assessed 2, met 2, missing 0, weight 2, met weight 1, attained 2, minimum 1)'::target_summary;
SELECT '(assessed 2, met 1, missing 0, weight 2, met weight -1, attained 2, minimum 0)'::target_summary;
SELECT '(assessed 2, met 1, missing 0, weight 2, met weight 1+1, attained 2, minimum 0)'::target_summary;

-- counts that overflow
SELECT target_accum('(assessed 9223372036854775807, met 0, missing 0, weight 1, met weight 0, attained 0, '
	'minimum 0)', 1, '>= 2');
SELECT target_accum('(assessed 0, met 0, missing 9223372036854775807, weight 0, met weight 0, '
	'attained 0)', NULL, '>= 2');
SELECT rollup('(assessed 9223372036854775807, met 0, missing 0, weight 1, met weight 0, attained 0, '
	'minimum 0)'::target_summary)
FROM generate_series(1, 2);
-- near the largest float8 a sum overflows in either part
SELECT target_combine(s, s)
FROM (SELECT '(assessed 2, met 0, missing 0, weight 8.988465674311578e307, met weight 0, '
	'attained 8.98846567431159e307, minimum 0.5)'::target_summary AS s) AS q;
