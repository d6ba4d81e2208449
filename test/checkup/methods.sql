--
-- What is computed from an indicator_matrix: figures from the literature, values
-- worked by hand, and what is refused
--
BEGIN;
SELECT plan(274);

-- the matrix with the rows of an array: units u01, u02 ..., indicators c01, c02 ...
CREATE FUNCTION pg_temp.matrix(v float8[]) RETURNS indicator_matrix LANGUAGE sql AS $$
	SELECT indicator_matrix_agg('u' || to_char(i, 'FM00'), 'c' || to_char(j, 'FM00'), v[i][j])
	FROM generate_series(1, array_length(v, 1)) AS i, generate_series(1, array_length(v, 2)) AS j
$$;
CREATE FUNCTION pg_temp.rounded(v float8[], digits int) RETURNS numeric[] LANGUAGE sql AS $$
	SELECT array_agg(round(x::numeric, digits) ORDER BY i) FROM unnest(v) WITH ORDINALITY AS u(x, i)
$$;
CREATE FUNCTION pg_temp.scores(m indicator_matrix, weights float8[], method text) RETURNS float8[] LANGUAGE sql AS $$
	SELECT array_agg(score ORDER BY unit COLLATE "C") FROM composite(m, weights, method)
$$;
CREATE FUNCTION pg_temp.ranks(m indicator_matrix, weights float8[], method text) RETURNS int[] LANGUAGE sql AS $$
	SELECT array_agg(rank ORDER BY unit COLLATE "C") FROM composite(m, weights, method)
$$;

-- From the literature
-- Tzeng and Huang 2011, Multiple Attribute Decision Making
SELECT is(array_agg(round(score::numeric, 4) ORDER BY unit), '{0.5037,0.6581,0.7482,0.3340}', 'TOPSIS')
FROM topsis(pg_temp.matrix('{{5,8,4},{7,6,8},{8,8,6},{7,4,6}}'), '{.3,.4,.3}');
SELECT is(array_agg(rank ORDER BY unit), '{3,2,1,4}', 'TOPSIS: ranks')
FROM topsis(pg_temp.matrix('{{5,8,4},{7,6,8},{8,8,6},{7,4,6}}'), '{.3,.4,.3}');
-- Diakoulaki, Mavrotas and Papayannakis 1995. They print 0.20222554, 0.48090173,
-- 0.31687273
SELECT is(pg_temp.rounded(critic_weights(pg_temp.matrix('{{61,1.08,4.33},{20.7,.26,4.34},{16.3,1.98,2.53},
	{9,3.29,1.65},{5.4,2.77,2.33},{4,4.12,1.21},{-6.1,3.52,2.10},{-34.6,3.31,.98}}')), 8),
	'{0.20222554,0.48090173,0.31687273}', 'CRITIC');
-- p = (.2, .8) and (1/9, 8/9): 1 - e = .278072 and .496742
SELECT is(pg_temp.rounded(entropy_weights(pg_temp.matrix('{{1,2},{4,16}}')), 6), '{0.358889,0.641111}', 'entropy');
-- Saaty 1990, How to make a decision, EJOR 48: the house of a family. He prints
-- .173 .054 .188 .018 .031 .036 .167 .333, a lambda of 9.669 and a ratio of .169
CREATE TEMP TABLE house AS
SELECT array_agg(row_of ORDER BY i) AS comparisons
FROM (SELECT i, array_agg(CASE WHEN i = j THEN 1 WHEN i < j THEN upper[i][j] ELSE 1 / upper[j][i] END
	ORDER BY j) AS row_of
	FROM (SELECT '{{1,5,3,7,6,6,0.3333333333333333,0.25},{0,1,0.3333333333333333,5,3,3,0.2,0.14285714285714285},
		{0,0,1,6,3,4,6,0.2},{0,0,0,1,0.3333333333333333,0.25,0.14285714285714285,0.125},
		{0,0,0,0,1,0.5,0.2,0.16666666666666666},{0,0,0,0,0,1,0.2,0.16666666666666666},{0,0,0,0,0,0,1,0.5},
		{0,0,0,0,0,0,0,1}}'::float8[] AS upper) AS q,
		generate_series(1, 8) AS i, generate_series(1, 8) AS j
	GROUP BY i) AS q;
SELECT is(pg_temp.rounded(ahp_weights(comparisons), 3), '{0.173,0.054,0.188,0.018,0.031,0.036,0.167,0.333}',
	'AHP: weights') FROM house;
SELECT is(round(ahp_consistency_ratio(comparisons)::numeric, 3), 0.169, 'AHP: consistency ratio') FROM house;
SELECT is(pg_temp.rounded(ahp_weights('{{1,2,4},{0.5,1,2},{0.25,0.5,1}}'), 12),
	'{0.571428571429,0.285714285714,0.142857142857}', 'AHP: consistent comparisons give their ratios, 4:2:1');
SELECT is(round(ahp_consistency_ratio('{{1,2,4},{0.5,1,2},{0.25,0.5,1}}')::numeric, 12), 0.000000000000,
	'AHP: and a ratio of 0');
SELECT is(ahp_consistency_ratio('{{1,9},{0.1111,1}}'), 0::float8, 'AHP: two cannot contradict each other');
SELECT is(ahp_weights('{{1}}'), '{1}', 'AHP: one thing');

-- Ranks: ties share the better one
SELECT is(pg_temp.ranks(pg_temp.matrix('{{2},{5},{5},{1}}'), '{1}', 'arithmetic'), '{3,1,1,4}',
	'ties share the better rank');

-- Means by hand: (2*3 + 1*6)/3 = 4; 3^(2/3) 6^(1/3) = 54^(1/3); 3/(2/3 + 1/6) = 3.6
SELECT is(pg_temp.rounded(pg_temp.scores(pg_temp.matrix('{{3,6}}'), '{2,1}', method), 12), ARRAY[score], method)
FROM (VALUES ('arithmetic', 4.000000000000), ('geometric', 3.779763149685),
	('harmonic', 3.600000000000)) AS v(method, score);
-- a missing cell gives its weight to the others; no value, no score
SELECT is(pg_temp.rounded(pg_temp.scores(pg_temp.matrix('{{3,NULL,6},{NULL,NULL,NULL},{NULL,7,NULL}}'), '{2,5,1}',
	'arithmetic'), 12),
	'{4.000000000000,NULL,7.000000000000}', 'missing cells are left out');
SELECT is(pg_temp.ranks(pg_temp.matrix('{{3,NULL,6},{NULL,NULL,NULL},{NULL,7,NULL}}'), '{2,5,1}', 'arithmetic'),
	'{2,NULL,1}', 'a unit without a value has no rank');
SELECT is(pg_temp.scores(pg_temp.matrix('{{0,4},{-1,9}}'), '{0,1}', 'arithmetic'), '{4,9}',
	'an indicator of weight 0 does not count');
SELECT is(pg_temp.rounded(pg_temp.scores(pg_temp.matrix('{{0,4},{-1,9}}'), '{0,1}', 'geometric'), 12),
	'{4.000000000000,9.000000000000}', 'nor need it be above 0');
SELECT is(pg_temp.scores(pg_temp.matrix('{{3,6}}'), '{2,1}', 'arithmetic'),
	pg_temp.scores(pg_temp.matrix('{{3,6}}'), '{.5,.25}', 'arithmetic'), 'only the ratio of weights matters');

-- Ranks do not depend on rounding. The first two have the same values in another
-- order, whose plain sums differ (0.1 + 0.2 + 0.3 > 0.3 + 0.2 + 0.1); so have the
-- products and, for TOPSIS, the sums of squares.
CREATE TEMP TABLE permuted AS SELECT pg_temp.matrix('{{.1,.2,.3},{.3,.2,.1},{.1,.1,.1}}') AS m;
SELECT is(pg_temp.ranks(m, '{1,1,1}', method), '{1,1,3}', method || ': values in another order tie')
FROM permuted, unnest('{arithmetic,geometric,harmonic}'::text[]) AS method;
SELECT is((pg_temp.scores(m, '{1,1,1}', method))[1], (pg_temp.scores(m, '{1,1,1}', method))[2],
	method || ': and have the same score')
FROM permuted, unnest('{arithmetic,geometric,harmonic}'::text[]) AS method;
SELECT is(pg_temp.scores(m, '{1,1,1}', 'arithmetic'), '{0.2,0.2,0.1}', 'which is rounded once') FROM permuted;
SELECT is(array_agg(rank ORDER BY unit), '{1,1,3}', 'topsis: values in another order tie')
FROM permuted, topsis(m, '{1,1,1}');
SELECT is(array_agg(rank ORDER BY unit), '{1,1,3}', 'rank_uncertainty: values in another order tie')
FROM permuted, rank_uncertainty(m, '{1,1,1}', 3, 0, 1);
-- 100 permutations of 12 values
SELECT is(array_agg(DISTINCT rank), '{1}', 'ranks of 100 permutations: ' || method)
FROM (SELECT indicator_matrix_agg(u::text, i::text, v) AS m
	FROM (SELECT u, row_number() OVER (PARTITION BY u ORDER BY md5(u || ' ' || k)) AS i, 1 + k * k / 7.0::float8 AS v
		FROM generate_series(1, 100) AS u, generate_series(1, 12) AS k) AS q) AS q,
	unnest('{arithmetic,geometric,harmonic}'::text[]) AS method, composite(m, array_fill(0.7::float8, '{12}'), method)
GROUP BY method;
-- the same number by other numbers: 100/3 + 200/3 and 50 + 50; 2 * 8 and 4 * 4
SELECT is(pg_temp.ranks(pg_temp.matrix(ARRAY[[100 / 3.0::float8, 200 / 3.0::float8], [50, 50]]), '{1,1}',
	'arithmetic'), '{1,1}', 'rounded values tie');
SELECT is(pg_temp.ranks(pg_temp.matrix('{{2,8},{4,4},{3,5.333333333333333}}'), '{1,1}', 'geometric'), '{1,1,1}',
	'rounded logarithms tie');
-- z-scores of opposed indicators cancel but for their rounding: all are average
SELECT is(pg_temp.ranks(normalise(pg_temp.matrix('{{1,.7},{2,.6},{4,.4},{7,.1}}'), 'zscore'), '{1,1}',
	'arithmetic'), '{1,1,1,1}', 'what cancels ties');
-- Each is compared with the best of those that tie: the third is 20 epsilon away
-- from it, and the fourth, 10 from the third, ties with that one.
SELECT is(pg_temp.ranks(pg_temp.matrix(ARRAY[[1], [1 - 10 * 2.0::float8 ^ -52], [1 - 20 * 2.0::float8 ^ -52],
	[1 - 30 * 2.0::float8 ^ -52]]), '{1}', 'arithmetic'), '{1,1,3,3}', 'ties do not chain');
SELECT is(pg_temp.ranks(pg_temp.matrix('{{1e-300},{1.00000000000001e-300},{0},{-1e-300}}'), '{1}', 'arithmetic'),
	'{2,1,3,4}', 'small scores are told apart');
-- a mean lies between the values, at either end of float8
SELECT is(pg_temp.scores(pg_temp.matrix(v), '{1,2,4}', method), ARRAY[expected], method || ' of ' || v::text)
FROM (VALUES ('arithmetic', '{{.1,.1,.1}}'::float8[], .1::float8), ('geometric', '{{.1,.1,.1}}', .1),
	('harmonic', '{{.1,.1,.1}}', .1),
	('arithmetic', '{{1.7976931348623157e308,1.7976931348623157e308,1.7976931348623157e308}}', 1.7976931348623157e308),
	('geometric', '{{1.7976931348623157e308,1.7976931348623157e308,1.7976931348623157e308}}', 1.7976931348623157e308),
	('harmonic', '{{1.7976931348623157e308,1.7976931348623157e308,1.7976931348623157e308}}', 1.7976931348623157e308),
	('arithmetic', '{{7e-320,7e-320,7e-320}}', 7e-320), ('geometric', '{{7e-320,7e-320,7e-320}}', 7e-320),
	('harmonic', '{{7e-320,7e-320,7e-320}}', 7e-320)) AS v(method, v, expected);
SELECT is(pg_temp.scores(pg_temp.matrix('{{1e-320,3e-320}}'), '{1,1}', 'harmonic'), '{1.5e-320}',
	'harmonic of 1e-320 and 3e-320');
-- a weight that is nothing beside the largest is 0
SELECT is(pg_temp.scores(pg_temp.matrix('{{1,3},{NULL,3}}'), '{1,1e-101}', 'arithmetic'), '{1,NULL}',
	'a weight of 1e-101');
SELECT is(pg_temp.scores(pg_temp.matrix('{{1,3},{NULL,3}}'), '{1,1e-99}', 'arithmetic'), '{1,3}', 'a weight of 1e-99');
SELECT is(pg_temp.scores(pg_temp.matrix('{{0,4},{-1,9},{NULL,7},{2,NULL}}'), '{0,1}', 'arithmetic'), '{4,9,7,NULL}',
	'a missing cell of weight 0 is like any other');
SELECT is(pg_temp.scores(pg_temp.matrix('{{0,4},{-1,9},{NULL,7},{2,NULL}}'), '{0,1}', 'copeland'), '{-2,2,0,NULL}',
	'for Copeland too');
SELECT is(array_agg(score ORDER BY unit), '{0,1,0.6}', 'and for TOPSIS')
FROM topsis(pg_temp.matrix('{{0,4},{-1,9},{NULL,7}}'), '{0,1}');

-- Copeland. u1 beats u2 (2 of 3) and u3; u2 beats u3.
SELECT is(pg_temp.scores(pg_temp.matrix('{{3,3,1},{2,2,3},{1,1,2}}'), '{1,1,1}', 'copeland'), '{2,0,-2}', 'Copeland');
SELECT is(pg_temp.scores(pg_temp.matrix('{{1,2},{2,1}}'), '{1,1}', 'copeland'), '{0,0}',
	'Copeland: as many for as against');
-- Pairs are judged by what both have: u1-u2 by c1 (2 wins), u1-u3 by c2 (u1 wins),
-- u2-u3 by none.
SELECT is(pg_temp.scores(pg_temp.matrix('{{1,5,NULL},{2,NULL,1},{NULL,4,NULL}}'), '{1,1,1}', 'copeland'),
	'{0,1,-1}', 'Copeland: missing cells count for neither');
CREATE TEMP TABLE gappy AS
SELECT u, c, CASE WHEN (u * 7 + c * 5) % 6 > 0 THEN (u * 37 + c * 11 + u * c) % 13 END::float8 AS v
FROM generate_series(1, 30) AS u, generate_series(1, 7) AS c;
SELECT is(count(*) FILTER (WHERE a.score = b.score AND a.rank = b.rank), 30::bigint,
	'Copeland with missing cells: the order of the units does not matter')
FROM (SELECT unit::int AS u, score, rank
	FROM composite((SELECT indicator_matrix_agg(u::text, c::text, v) FROM gappy), '{3,1,2,2,1,1,2}', 'copeland')) AS a
JOIN (SELECT 100 - unit::int AS u, score, rank
	FROM composite((SELECT indicator_matrix_agg((100 - u)::text, c::text, v ORDER BY v DESC) FROM gappy),
		'{3,1,2,2,1,1,2}', 'copeland')) AS b USING (u);
SELECT is(sum(score), 0::float8, 'Copeland with missing cells: what one wins another loses')
FROM composite((SELECT indicator_matrix_agg(u::text, c::text, v) FROM gappy), '{3,1,2,2,1,1,2}', 'copeland');

-- weights whose sum overflows: 1/2 and 1/2
SELECT is(pg_temp.scores(pg_temp.matrix('{{1,2},{3,1},{2,3}}'), '{1.7e308,1.7e308}', 'copeland'), '{-1,0,1}',
	'Copeland: large weights');
SELECT is(pg_temp.scores(pg_temp.matrix('{{1,2},{3,1},{2,3}}'), '{1.7e308,1.7e308}', 'copeland'),
	pg_temp.scores(pg_temp.matrix('{{1,2},{3,1},{2,3}}'), '{1,1}', 'copeland'), 'are as good as others');
-- 3/8, 3/8 and 2/8: for the first, 3/8 + 1/8
SELECT is(pg_temp.scores(pg_temp.matrix('{{2,1,5},{1,2,5}}'), '{1.5e308,1.5e308,1e308}', 'copeland'), '{0,0}',
	'Copeland: they add up to 1');
-- what differs decides, however little it weighs beside what does not
SELECT is(pg_temp.scores(pg_temp.matrix('{{1,2},{1,1},{1,3}}'), '{1,1e-13}', 'copeland'), '{0,-2,2}',
	'Copeland: a small weight decides');
SELECT is(pg_temp.scores(pg_temp.matrix('{{1,2,NULL},{1,1,NULL},{1,3,NULL}}'), '{1,1e-13,1}', 'copeland'),
	'{0,-2,2}', 'also where a cell is missing');
SELECT is(pg_temp.scores(pg_temp.matrix('{{1,2},{1,2},{1,2}}'), '{.1,.7}', 'copeland'), '{0,0,0}',
	'Copeland: identical units');
-- in 16ths, that nothing is rounded: see decide_tie() for the others
SELECT is(array_agg(a.score ORDER BY u), array_agg(b.score ORDER BY u),
	'Copeland of a complete matrix: other labels, the same scores')
FROM (SELECT unit::int AS u, score FROM composite((SELECT indicator_matrix_agg(u::text, c::text, coalesce(v, u))
	FROM gappy), '{3,1,2,2,1,1,6}', 'copeland')) AS a
JOIN (SELECT 100 - unit::int AS u, score
	FROM composite((SELECT indicator_matrix_agg((100 - u)::text, c::text, coalesce(v, u)) FROM gappy),
		'{3,1,2,2,1,1,6}', 'copeland')) AS b USING (u);

-- Normalisation. (1, 2, 2, 5): minmax onto [0, 1] 0, 1/4, 1/4, 1
SELECT is((SELECT array_agg(value ORDER BY unit)
	FROM entries(normalise(pg_temp.matrix('{{1},{2},{2},{5},{NULL}}'), method, '{}', 0, 1))), expected, method)
FROM (VALUES ('minmax', '{0,0.25,0.25,1,NULL}'::float8[]), ('rank', '{1,2,2,4,NULL}'), ('borda', '{0,1,1,3,NULL}'),
	('percent_rank', ARRAY[0, 1 / 3.0::float8, 1 / 3.0::float8, 1, NULL]),
	('distance_to_max', '{0,0.25,0.25,1,NULL}')) AS v(method, expected);
SELECT is((SELECT array_agg(value ORDER BY unit)
	FROM entries(normalise(pg_temp.matrix('{{1},{2},{2},{5},{NULL}}'), method, '{c01}', 0, 1))), expected,
		method || ', less is better')
FROM (VALUES ('minmax', '{1,0.75,0.75,0,NULL}'::float8[]), ('rank', '{4,2,2,1,NULL}'), ('borda', '{3,1,1,0,NULL}'),
	('percent_rank', ARRAY[1, 1 / 3.0::float8, 1 / 3.0::float8, 0, NULL]),
	('distance_to_max', '{1,0.75,0.75,0,NULL}')) AS v(method, expected);
-- mean 3, squares 4 + 1 + 1 + 4 + ... of (1, 2, 4, 5): sd = sqrt(10/3)
SELECT is((SELECT pg_temp.rounded(array_agg(value ORDER BY unit), 12)
	FROM entries(normalise(pg_temp.matrix('{{1},{2},{4},{5}}'), 'zscore'))),
	'{-1.095445115010,-0.547722557505,0.547722557505,1.095445115010}', 'zscore');
SELECT is(normalise(pg_temp.matrix('{{1},{2},{3}}'))::text, '(indicators c01; u01: 0; u02: 50; u03: 100)',
	'minmax onto [0, 100] is the default');
SELECT is(normalise(pg_temp.matrix('{{-3},{0},{3}}'), 'zscore', '{c01}')::text,
	'(indicators c01; u01: 1; u02: 0; u03: -1)', 'no -0');
SELECT is(normalise(pg_temp.matrix('{{NULL,1},{NULL,2}}'))::text,
	'(indicators c01, c02; u01: null, 0; u02: null, 100)', 'an indicator without values stays without');
SELECT is(normalise(pg_temp.matrix('{{4},{4}}'), 'rank')::text, '(indicators c01; u01: 1; u02: 1)',
	'constants have ranks');
SELECT is(goalposts(pg_temp.matrix('{{0,0},{5,25},{20,100},{NULL,30}}'), '{0,20}', '{10,40}', '{c02}')::text,
	'(indicators c01, c02; u01: 0, 1; u02: 0.5, 0.75; u03: 1, 0; u04: null, 0.5)', 'goalposts');

-- at either end of float8: the same as of 1, 2, 3
SELECT is((SELECT array_agg(value ORDER BY unit) FROM entries(normalise(pg_temp.matrix(v), method))), expected,
	method || ' of ' || v::text)
FROM (VALUES ('{{1e-320},{2e-320},{3e-320}}'::float8[]), ('{{-1.7e308},{0},{1.7e308}}')) AS v(v),
	(VALUES ('zscore', '{-1,0,1}'::float8[]), ('minmax', '{0,50,100}')) AS m(method, expected);
SELECT is(normalise(pg_temp.matrix('{{1},{2},{3}}'), 'minmax', '{}', 0.1, 0.7)::text,
	'(indicators c01; u01: 0.1; u02: 0.4; u03: 0.7)', 'minmax ends where it is told to');
SELECT is(count(*) FILTER (WHERE value BETWEEN low AND high), count(*), 'minmax stays between low and high')
FROM (SELECT 0.1::float8 * i AS low, 0.1::float8 * i + 0.7 * j AS high
	FROM generate_series(1, 30) AS i, generate_series(1, 30) AS j) AS r,
	entries(normalise('(indicators x; a: 0.1; b: 0.7; c: 1.9)', 'minmax', '{}', low, high));
SELECT is(goalposts(pg_temp.matrix('{{-2e307},{0},{1.7e308}}'), '{-1.7e308}', '{1.7e308}')::text,
	'(indicators c01; u01: 0.44117647058823534; u02: 0.5; u03: 1)', 'goalposts far apart');
SELECT is((SELECT array_agg(score ORDER BY unit) FROM topsis(pg_temp.matrix(v), '{1}')), '{0,0.5,1}',
	'topsis of ' || v::text)
FROM (VALUES ('{{1e-320},{2e-320},{3e-320}}'::float8[]), ('{{-1.5e308},{0},{1.5e308}}')) AS v(v);

-- Treatment
SELECT is(impute(pg_temp.matrix('{{1.5e308},{1.6e308},{NULL}}'), method)::text,
	'(indicators c01; u01: 1.5e+308; u02: 1.6e+308; u03: 1.55e+308)', 'impute the ' || method || ' of large values')
FROM unnest('{mean,median}'::text[]) AS method;
SELECT is(winsorise(pg_temp.matrix('{{1e307},{1.1e307},{1.2e307},{1e307},{1.1e307},{-1.7e308}}'))::text,
	pg_temp.matrix('{{1e307},{1.1e307},{1.2e307},{1e307},{1.1e307},{1e307}}')::text, 'winsorise large values');
SELECT is(impute(pg_temp.matrix('{{1},{2},{NULL},{9}}'), 'mean')::text,
	'(indicators c01; u01: 1; u02: 2; u03: 4; u04: 9)', 'impute the mean');
SELECT is(impute(pg_temp.matrix('{{1},{2},{NULL},{9}}'), 'median')::text,
	'(indicators c01; u01: 1; u02: 2; u03: 2; u04: 9)', 'impute the median');
SELECT is(impute(pg_temp.matrix('{{1},{NULL},{-3},{9},{2}}'), 'median')::text,
	'(indicators c01; u01: 1; u02: 1.5; u03: -3; u04: 9; u05: 2)', 'impute the median of four');
SELECT is(winsorise(pg_temp.matrix('{{1},{2},{3},{4},{5},{6},{7},{8},{9},{1000}}'))::text,
	'(indicators c01; u01: 1; u02: 2; u03: 3; u04: 4; u05: 5; u06: 6; u07: 7; u08: 8; u09: 9; u10: 9)', 'winsorise');
SELECT is(winsorise(pg_temp.matrix('{{7},{7},{7},{7},{7}}'))::text, pg_temp.matrix('{{7},{7},{7},{7},{7}}')::text,
	'a constant has no outlier');
SELECT is(winsorise(pg_temp.matrix('{{1},{2},{1000}}'))::text, pg_temp.matrix('{{1},{2},{1000}}')::text,
	'three values have no kurtosis');

-- Weights
SELECT is(equal_weights(pg_temp.matrix('{{1,2,3,4}}')), '{.25,.25,.25,.25}', 'equal weights');
-- two indicators that do not correlate: both components are kept, and explain all
SELECT is(pg_temp.rounded(pca_weights(pg_temp.matrix('{{1,1},{1,-1},{-1,1},{-1,-1}}')), 12),
	'{0.500000000000,0.500000000000}', 'PCA: nothing in common');
-- r = 1, 0, 0 of three: eigenvalues 2, 1, 0; both kept, so that all is explained
SELECT is(pg_temp.rounded(pca_weights(pg_temp.matrix('{{1,1,1},{1,1,-1},{-1,-1,1},{-1,-1,-1}}')), 12),
	'{0.333333333333,0.333333333333,0.333333333333}', 'PCA: two alike and one apart');
-- correlations .5, .5, 0: the eigenvalues are 1 + 1/sqrt(2), 1 and 1 - 1/sqrt(2). Of
-- the first (1/sqrt(2), 1/2, 1/2) and the second (0, 1, -1)/sqrt(2) the communalities
-- are .853553, .926777, .926777
CREATE TEMP TABLE three AS
SELECT pg_temp.matrix(array_agg(ARRAY[a + b, a + c, b + d] ORDER BY a, b, c, d)) AS m
FROM (VALUES (1.0::float8), (-1)) AS va(a), (VALUES (1.0::float8), (-1)) AS vb(b),
	(VALUES (1.0::float8), (-1)) AS vc(c), (VALUES (1.0::float8), (-1)) AS vd(d);
SELECT is(array_agg(round(r::numeric, 12) ORDER BY a, b),
	'{1.000000000000,0.500000000000,0.500000000000,0.500000000000,1.000000000000,'
	'0.000000000000,0.500000000000,0.000000000000,1.000000000000}', 'correlations') FROM three, correlation(m);
SELECT is(pg_temp.rounded(pca_weights(m), 6), '{0.315301,0.342350,0.342350}', 'PCA: communalities') FROM three;
SELECT is((SELECT sum(w) FROM unnest(pca_weights(m)) AS w), 1::float8, 'PCA: they add up to 1') FROM three;
SELECT is(entropy_weights(pg_temp.matrix('{{1,7},{4,7}}')), '{1,0}', 'entropy: a constant weighs nothing');
SELECT is(pg_temp.rounded(entropy_weights(pg_temp.matrix('{{1,2},{4,16},{NULL,NULL}}')), 6), '{0.358889,0.641111}',
	'entropy: over the values that are there');

SELECT is(critic_weights(pg_temp.matrix('{{1},{2}}')), '{1}', 'CRITIC of one indicator');
-- 1 - r is nothing between the first two, whatever was rounded
-- (so the conflicts are c, c and 2 c, and the variances onto [0, 1] 13/48, 13/48
-- and 7/27)
SELECT is(ARRAY[round((w[2] / w[1])::numeric, 12), round((w[3] / w[1])::numeric, 12)],
	ARRAY[1.000000000000, round(2 * sqrt(7 * 48 / (27 * 13.0)), 12)], 'CRITIC: alike, and one apart')
FROM (SELECT critic_weights(pg_temp.matrix('{{1,.1,3},{2,.2,1},{5,.5,7}}')) AS w) AS q;
SELECT is(
	pg_temp.rounded(critic_weights(pg_temp.matrix('{{1e300,1e-301,3},{2e300,2e-301,1},{5e300,5e-301,7}}')), 12),
	pg_temp.rounded(critic_weights(pg_temp.matrix('{{1,.1,3},{2,.2,1},{5,.5,7}}')), 12),
	'CRITIC: the unit does not matter');
SELECT is(pg_temp.rounded(entropy_weights(pg_temp.matrix('{{1e308,1},{1.7e308,2}}')), 12),
	pg_temp.rounded(entropy_weights(pg_temp.matrix('{{10,1},{17,2}}')), 12), 'entropy: the unit does not matter');
-- far outside Saaty's scale. Of three things the geometric means of the rows are
-- the eigenvector; in a circle of four, by symmetry, all weigh the same.
SELECT is(array_agg(round((w / e)::numeric, 12)), array_agg(1.000000000000), 'AHP: ' || comparisons::text)
FROM (VALUES ('{{1,1e150},{1e-150,1}}'::float8[], '{1,1e-150}'::float8[]),
	('{{1,1e100,1e150},{1e-100,1,1e50},{1e-150,1e-50,1}}', '{1,1e-100,1e-150}'),
	('{{1,1e150,1e-150},{1e-150,1,1e150},{1e150,1e-150,1}}', ARRAY[1 / 3.0, 1 / 3.0, 1 / 3.0]),
	('{{1,1e150,1,1e-150},{1e-150,1,1e150,1},{1,1e-150,1,1e150},{1e150,1,1e-150,1}}',
		'{.25,.25,.25,.25}')) AS v(comparisons, expected),
	unnest(ahp_weights(comparisons), expected) AS u(w, e)
GROUP BY comparisons ORDER BY comparisons;
-- one who contradicts himself: A w = lambda w holds for what is found
SELECT is(count(*) FILTER (WHERE abs(product / (lambda * w) - 1) < 1e-12), 6::bigint, 'AHP: an eigenvector')
FROM (SELECT i, w, sum(c * v) AS product, sum(sum(c * v)) OVER () AS lambda
	FROM (SELECT array_agg(row_of ORDER BY i) AS a
		FROM (SELECT i, array_agg(10::float8 ^ (sign(i - j) * ((least(i, j) * greatest(i, j) * 7919) % 61 - 30))
			ORDER BY j) AS row_of
			FROM generate_series(1, 6) AS i, generate_series(1, 6) AS j GROUP BY i) AS q) AS q,
		LATERAL unnest(ahp_weights(a)) WITH ORDINALITY AS x(w, i),
		LATERAL unnest(ahp_weights(a)) WITH ORDINALITY AS y(v, j), LATERAL (SELECT a[i][j] AS c) AS z
	GROUP BY i, w) AS q;

-- Relations. alpha of (1,2), (2,4), (3,6): variances 1 and 4, covariance 2;
-- 2 * (1 - 5/9) = 8/9
SELECT is(round(cronbach_alpha(pg_temp.matrix('{{1,2},{2,4},{3,6}}'))::numeric, 12), 0.888888888889, 'alpha');
SELECT is((SELECT array_agg(r ORDER BY a, b) FROM correlation(pg_temp.matrix('{{1,5},{2,5},{NULL,5}}'))),
	'{1,NULL,NULL,NULL}', 'no correlation with a constant');
SELECT is((SELECT array_agg(r ORDER BY a, b) FROM correlation(pg_temp.matrix('{{1,NULL},{NULL,5}}'))),
	'{NULL,NULL,NULL,NULL}', 'no correlation without pairs');
SELECT is(round(r::numeric, 12), round(sql_r::numeric, 12), 'the correlation that corr() gives')
FROM (SELECT corr(a.v, b.v) AS sql_r FROM gappy AS a JOIN gappy AS b USING (u) WHERE a.c = 2 AND b.c = 5) AS s,
	correlation((SELECT indicator_matrix_agg(u::text, c::text, v) FROM gappy)) AS k
WHERE (k.a, k.b) = ('2', '5');

SELECT throws_ok(format('SELECT cronbach_alpha(pg_temp.matrix(%L))', v), '22023',
	'cronbach_alpha cannot be applied to this matrix', 'alpha of ' || v)
-- constant, and opposed: (1, 2, 3) and (3, 2, 1) add up to 4 everywhere
FROM unnest('{"{{1,5},{1,5},{1,5}}","{{1,3},{2,2},{3,1}}","{{0.1,0.7},{0.4,0.4},{0.7,0.1}}"}'::text[]) AS v;
SELECT is(pg_temp.rounded(array_agg(cronbach_alpha(pg_temp.matrix(v))), 12),
	'{0.888888888889,0.888888888889,0.888888888889}', 'alpha at either end of float8')
FROM (VALUES ('{{1e300,2e300},{2e300,4e300},{3e300,6e300}}'::float8[]),
	('{{1e-300,2e-300},{2e-300,4e-300},{3e-300,6e-300}}'),
		('{{1e-320,2e-320},{2e-320,4e-320},{3e-320,6e-320}}')) AS v(v);
-- r of (1, 2, 4) and (2, 5, 3): 1/7, wherever they lie and however large they are
SELECT is((SELECT round(r::numeric, 9) FROM correlation(pg_temp.matrix(v)) WHERE (a, b) = ('c01', 'c02')),
	0.142857143, 'correlation of ' || v::text)
FROM (VALUES ('{{1,2},{2,5},{4,3}}'::float8[]), ('{{1000000001,2},{1000000002,5},{1000000004,3}}'),
	('{{1000000001,-1999999998},{1000000002,-1999999995},{1000000004,-1999999997}}'),
	('{{1e300,2e-300},{2e300,5e-300},{4e300,3e-300}}'), ('{{1e-320,2},{2e-320,5},{4e-320,3}}'),
	('{{1e-300,2},{2e-300,5},{4e-300,3},{1e300,NULL}}')) AS v(v);

-- Coupling: C of (.8, .2) = 2 * sqrt(.16)/1 = .8, D = sqrt(.8 * .5)
SELECT is(round(coupling_degree('{.8,.2}')::numeric, 12), 0.800000000000, 'coupling degree');
SELECT is(round(coupling_coordination('{.8,.2}', '{1,1}')::numeric, 12), 0.632455532034, 'coupling coordination');
SELECT is(coupling_degree('{.3,.3,.3}'), 1::float8, 'equals are fully coupled');
SELECT is(coupling_degree('{0,1}'), 0::float8, 'with nothing, not at all');
SELECT is(coupling_degree('{0,0}'), NULL, 'nothing to couple');
SELECT is(coupling_degree('{1e308,1e308}'), 1::float8, 'no overflow');
SELECT is(round((coupling_coordination('{1.7e308,1.7e308}', '{1,1}') / 1e154)::numeric, 12), 1.303840481041,
	'coupling coordination: no overflow');
-- (1e-320 / 1e308)^(1/2) = 1e-314, times 2
SELECT is(round((coupling_degree('{1e-320,1e308}') / 1e-314)::numeric, 3), 2.000, 'coupling degree: nothing vanishes');

-- Uncertainty
CREATE TEMP TABLE small AS SELECT pg_temp.matrix('{{60,20,70},{55,45,50},{30,80,45},{20,50,90},{52,48,51}}') AS m;
SELECT results_eq('SELECT unit, rank, rank::float8, rank::float8, rank::float8, rank::float8
	FROM small, composite(m, ''{3,2,1}'')',
	'SELECT u.* FROM small, rank_uncertainty(m, ''{3,2,1}'', 50, 0, 7) AS u', 'without noise, the nominal ranks');
-- also where ranks hang on the last bit: permutations, cells missing, all signs, all sizes
CREATE TEMP TABLE near_ties AS
SELECT factor, missing, indicator_matrix_agg(u::text, i::text, v) AS m
FROM (SELECT u, factor, missing, row_number() OVER (PARTITION BY u, factor, missing ORDER BY md5(u || ' ' || k)) AS i,
		CASE WHEN k = 3 AND missing THEN NULL
			ELSE factor * (k % 5 - 2) / 7.0::float8 + factor * (u % 3) * 2.0::float8 ^ -50 END AS v
	FROM generate_series(1, 60) AS u, generate_series(1, 9) AS k,
		(VALUES (1.0::float8), (1e307), (1e-290)) AS f(factor), (VALUES (true), (false)) AS m(missing)) AS q
GROUP BY factor, missing;
SELECT is(count(*) FILTER (WHERE (u.rank, u.mean_rank, u.rank_p05, u.rank_p95) = (c.rank, c.rank, c.rank, c.rank)),
	720::bigint, 'without noise, the nominal ranks everywhere')
FROM near_ties, (VALUES ('{1,1,1,1,1,1,1,1,1}'::float8[]), ('{3,1,2,2,.1,1,2,0,5}')) AS w(weights),
	LATERAL composite(m, weights) AS c, LATERAL rank_uncertainty(m, weights, 3, 0, 7) AS u
WHERE u.unit = c.unit;
SELECT is(array_agg(u.rank ORDER BY c.unit), array_agg(c.rank ORDER BY c.unit),
	'and at the ends of float8: ' || m::text)
FROM (VALUES ('(indicators x, y; a: 1.7976931348623157e308, -1.7976931348623157e308; b: -1.7976931348623157e308, '
	'1.7976931348623157e308; c: 1e-320, 5e-324)'::indicator_matrix),
	('(indicators x, y; a: 5e-324, 1e-323; b: 1e-323, 5e-324; c: 1.5e-323, 5e-324)')) AS v(m),
	LATERAL composite(m, '{1,1}') AS c, LATERAL rank_uncertainty(m, '{1,1}', 3, 0, 7) AS u
WHERE c.unit = u.unit
GROUP BY m::text;
-- large values do not overflow, and rank as small ones do
SELECT is(array_agg(u.mean_rank ORDER BY unit), '{1,3,2}', 'uncertainty: large values')
FROM rank_uncertainty(pg_temp.matrix('{{1.7e308,1.7e308},{1.6e308,-1.7e308},{1.5e308,0}}'), '{1,1}', 100, 0.9, 1) AS u;
SELECT results_eq('SELECT u.* FROM small, rank_uncertainty(m, ''{3,2,1}'', 500, 0.5, 42) AS u',
	$$VALUES ('u01', 4, 3.3::float8, 1::float8, 4::float8, 5::float8), ('u02', 1, 1.89, 1, 2, 3),
		('u03', 3, 2.7, 1, 3, 4), ('u04', 5, 4.724, 4, 5, 5), ('u05', 2, 2.386, 2, 2, 3)$$, 'the table of seed 42');
SELECT isnt((SELECT array_agg(u.mean_rank) FROM small, rank_uncertainty(m, '{3,2,1}', 500, 0.5, 43) AS u),
	(SELECT array_agg(u.mean_rank) FROM small, rank_uncertainty(m, '{3,2,1}', 500, 0.5, 42) AS u),
	'another seed, another table');
-- the same in SQL, with 20,000 draws against 100,000. The means differ by their
-- standard error, sqrt(variance/20000 + variance/100000), and hardly ever by five
SELECT setseed(0.25);
CREATE TEMP TABLE by_sql AS
SELECT unit, avg(rank)::float8 AS mean_rank,
	5 * sqrt(var_samp(rank) * (1 / 20000.0 + 1 / 100000.0))::float8 AS tolerance
FROM (SELECT draw, e.unit, rank() OVER (PARTITION BY draw ORDER BY sum(value * weight) DESC) AS rank
	FROM (SELECT draw, indicator, weight * (1 + 0.5 * (2 * random() - 1)) AS weight
		FROM generate_series(1, 20000) AS draw,
			(VALUES ('c01', 3), ('c02', 2), ('c03', 1)) AS w(indicator, weight)) AS d
	JOIN (SELECT e.* FROM small, entries(m) AS e) AS e USING (indicator)
	GROUP BY draw, e.unit) AS q
GROUP BY unit;
SELECT is(count(*) FILTER (WHERE abs(s.mean_rank - u.mean_rank) < s.tolerance), 5::bigint,
	'the mean ranks of a reimplementation in SQL')
FROM by_sql AS s JOIN (SELECT u.* FROM small, rank_uncertainty(m, '{3,2,1}', 100000, 0.5, 1) AS u) AS u USING (unit);
SELECT cmp_ok(max(tolerance), '<', 0.06::float8, 'which is a narrow tolerance') FROM by_sql;
SELECT is(count(*) FILTER (WHERE rank_p05 <= rank_median AND rank_median <= rank_p95 AND mean_rank BETWEEN 1 AND 5),
	5::bigint, 'quantiles in order')
FROM small, rank_uncertainty(m, '{3,2,1}', 1000, 0.9, 5);
SELECT is(array_agg(u.rank ORDER BY unit), '{2,NULL,1}', 'uncertainty: a unit without a value has no rank')
FROM rank_uncertainty(pg_temp.matrix('{{1,NULL},{NULL,NULL},{NULL,3}}'), '{1,1}', 10, 0.5, 1) AS u;

-- What is refused
SELECT throws_ok(format('SELECT %s', call), sqlstate, message, call)
FROM (VALUES
	($$composite(pg_temp.matrix('{{1,2}}'), '{1}')$$, '22023',
		'weights has 1 elements, but the matrix has 2 indicators'),
	($$composite(pg_temp.matrix('{{1,2}}'), '{}')$$, '22023',
		'weights has 0 elements, but the matrix has 2 indicators'),
	($$composite(pg_temp.matrix('{{1,2}}'), '{1,-1}')$$, '22003',
		'weights must not be negative, but that of indicator "c02" is -1'),
	($$composite(pg_temp.matrix('{{1,2}}'), '{1,NaN}')$$, '22003',
		'weights must be finite, but that of indicator "c02" is NaN'),
	($$composite(pg_temp.matrix('{{1,2}}'), '{0,0}')$$, '22023', 'weights must not all be 0'),
	($$composite(pg_temp.matrix('{{1,2}}'), '{1,NULL}')$$, '22004', 'weights must not contain NULL'),
	($$composite(pg_temp.matrix('{{1,2}}'), '{{1,2}}')$$, '2202E', 'weights must be an array of one dimension, not 2'),
	($$composite(pg_temp.matrix('{{1,2}}'), '{1,1}', 'borda')$$, '22023', 'unknown method "borda"'),
	($$composite(pg_temp.matrix('{{1,0}}'), '{1,1}', 'geometric')$$, '22023',
		'method "geometric" cannot be applied to indicator "c02"'),
	($$composite(pg_temp.matrix('{{1,0}}'), '{1,1}', 'harmonic')$$, '22023',
		'method "harmonic" cannot be applied to indicator "c02"'),
	($$normalise(pg_temp.matrix('{{1},{2}}'), 'min-max')$$, '22023', 'unknown method "min-max"'),
	($$normalise(pg_temp.matrix('{{1},{2}}'), 'minmax', '{c02}')$$, '22023',
		'negative names "c02", which is no indicator of the matrix'),
	($$normalise(pg_temp.matrix('{{1},{2}}'), 'minmax', '{NULL}')$$, '22004', 'negative must not contain NULL'),
	($$normalise(pg_temp.matrix('{{1},{2}}'), 'minmax', '{}', 1, 1)$$, '22023',
		'low must be below high, but 1 is not below 1'),
	($$normalise(pg_temp.matrix('{{1},{2}}'), 'minmax', '{}', 'NaN')$$, '22003', 'low must be finite, not NaN'),
	($$normalise(pg_temp.matrix('{{3,3}}'), 'zscore')$$, '22023',
		'method "zscore" cannot be applied to indicator "c01"'),
	($$normalise(pg_temp.matrix('{{1,3},{2,3}}'), 'zscore')$$, '22023',
		'method "zscore" cannot be applied to indicator "c02"'),
	($$normalise(pg_temp.matrix('{{1,3},{2,3}}'), 'minmax')$$, '22023',
		'method "minmax" cannot be applied to indicator "c02"'),
	($$normalise(pg_temp.matrix('{{1}}'), 'percent_rank')$$, '22023',
		'method "percent_rank" cannot be applied to indicator "c01"'),
	($$normalise(pg_temp.matrix('{{1},{2}}'), 'minmax', '{}', -1e308, 1e308)$$, '22003',
		'low and high are too far apart: -1e+308 and 1e+308'),
	($$goalposts(pg_temp.matrix('{{1}}'), '{2}', '{2}')$$, '22023',
		'goalposts of indicator "c01" are the wrong way round'),
	($$goalposts(pg_temp.matrix('{{1}}'), '{1,2}', '{2,3}')$$, '22023',
		'low has 2 elements, but the matrix has 1 indicators'),
	($$impute(pg_temp.matrix('{{1,NULL}}'), 'mean')$$, '22023', 'impute cannot be applied to indicator "c02"'),
	($$impute(pg_temp.matrix('{{1}}'), 'mode')$$, '22023', 'unknown method "mode"'),
	($$winsorise(pg_temp.matrix('{{1}}'), -1)$$, '22023', 'max must not be negative, but is -1'),
	($$entropy_weights(pg_temp.matrix('{{1,-1},{2,3}}'))$$, '22023',
		'entropy_weights cannot be applied to indicator "c02"'),
	($$critic_weights(pg_temp.matrix('{{1,1},{2,1}}'))$$, '22023',
		'critic_weights cannot be applied to indicator "c02"'),
	($$pca_weights(pg_temp.matrix('{{1,1},{2,1}}'))$$, '22023', 'pca_weights cannot be applied to indicator "c02"'),
	($$ahp_weights('{{1,2},{0.5,1},{1,1}}')$$, '2202E', 'comparisons must be a square array of two dimensions'),
	($$ahp_weights('{1,2}')$$, '2202E', 'comparisons must be a square array of two dimensions'),
	($$ahp_weights('{{1,2},{2,1}}')$$, '22023', 'comparisons are not reciprocal'),
	($$ahp_weights('{{1,-2},{-0.5,1}}')$$, '22003', 'comparisons must be above 0, but that of 2 with 1 is -0.5'),
	($$ahp_weights('{{2,1},{1,2}}')$$, '22023', 'comparisons are not reciprocal'),
	($$critic_weights(pg_temp.matrix('{{1,.1},{2,.2},{5,.5}}'))$$, '22023',
		'critic_weights cannot be applied to this matrix'),
	($$ahp_weights('{{1,1e308,1e308,1e-308},{1e-308,1,1e308,1e308},{1e-308,1e-308,1,1e308},{1e308,1e-308,1e-308,1}}')$$,
		'22023', 'comparisons contradict each other too much'),
	($$ahp_consistency_ratio('{{1,1e308,1e308,1e-308},{1e-308,1,1e308,1e308},{1e-308,1e-308,1,1e308},
		{1e308,1e-308,1e-308,1}}')$$, '22023', 'comparisons contradict each other too much'),
	($$ahp_weights('{{1,1e308,1e308},{1e-308,1,1e308},{1e-308,1e-308,1}}')$$, '22003', 'value out of range: underflow'),
	($$topsis(pg_temp.matrix('{{1,NULL},{2,3}}'), '{1,1}')$$, '22023', 'topsis cannot be applied to indicator "c02"'),
	($$rank_uncertainty(pg_temp.matrix('{{1},{2}}'), '{1}', 0, 0.1, 1)$$, '22023',
		'draws must be between 1 and 1000000, but is 0'),
	($$rank_uncertainty(pg_temp.matrix('{{1},{2}}'), '{1}', 1000000000, 0.1, 1)$$, '22023',
		'draws must be between 1 and 1000000, but is 1000000000'),
	($$rank_uncertainty(pg_temp.matrix('{{1},{2}}'), '{1}', 10, 1, 1)$$, '22023',
		'noise must be at least 0 and below 1, but is 1'),
	($$rank_uncertainty(pg_temp.matrix('{{1},{2}}'), '{1}', 10, -0.1, 1)$$, '22023',
		'noise must be at least 0 and below 1, but is -0.1'),
	($$rank_uncertainty(pg_temp.matrix('{{1},{2}}'), '{1}', 10, 'NaN', 1)$$, '22023',
		'noise must be at least 0 and below 1, but is NaN'),
	($$cronbach_alpha(pg_temp.matrix('{{1},{2}}'))$$, '22023', 'cronbach_alpha cannot be applied to this matrix'),
	($$coupling_degree('{}')$$, '22023', 'levels must not be empty'),
	($$coupling_degree('{1,-1}')$$, '22003', 'level must not be negative, but is -1'),
	($$coupling_coordination('{1,1}', '{1}')$$, '22023',
		'weights has 1 elements, but there are 2 levels')) AS v(call, sqlstate, message);

-- four values of which one stands apart have a skewness of exactly 2 or -2: on
-- the bound of winsorise, wherever it stands and whatever its size
SELECT is((SELECT array_agg(value ORDER BY unit COLLATE "C") FROM entries(winsorise(pg_temp.matrix(four)))),
	array_fill(usual, '{4}'), 'winsorise ' || four::text)
FROM (SELECT usual, array_agg(ARRAY[CASE WHEN i = place THEN apart ELSE usual END] ORDER BY i) AS four
	FROM (VALUES (17.48::float8, 86.9::float8), (5, 9), (0.1, 0.3), (1e-200, 3e-200)) AS v(usual, apart),
		generate_series(1, 4) AS place, generate_series(1, 4) AS i
	GROUP BY usual, place) AS q;

-- entropy weights of values that are nearly the same: 1 - e is the variance by
-- 2 mean^2 ln n there, so that the weights are as the squares of the deviations
SELECT is(pg_temp.rounded(entropy_weights(pg_temp.matrix(v)), 7), want, 'entropy weights of ' || v::text)
FROM (VALUES ('{{100,50},{100.001,50.002},{99.999,49.998}}'::float8[], '{0.0588235,0.9411765}'::numeric[]),
	('{{1000001,1000002},{999999,999998}}', '{0.2000000,0.8000000}'),
	('{{1000000.01,1000000.02},{999999.99,999999.98}}', '{0.2000000,0.8000000}'),
	('{{1e-300,1e300},{3e-300,3e300}}', '{0.5000000,0.5000000}'),
	('{{0,0},{1,3}}', '{0.5000000,0.5000000}')) AS v(v, want);

-- values that differ by their last bit
SELECT is(r, 1::float8, 'correlation of ' || a || ' with ' || b)
FROM correlation(pg_temp.matrix('{{9007199254740980,0},{9007199254740981,1},{9007199254740981,1}}')) WHERE a < b;
SELECT is(round(cronbach_alpha(pg_temp.matrix('{{9007199254740980,0},{9007199254740981,1},
	{9007199254740981,1}}'))::numeric, 14), 1.00000000000000, 'alpha of them');
SELECT is((SELECT array_agg(round(value::numeric, 14) ORDER BY unit COLLATE "C")
	FROM entries(normalise(pg_temp.matrix('{{9007199254740980},{9007199254740981},{9007199254740981}}'), 'zscore'))),
	'{-1.15470053837925,0.57735026918963,0.57735026918963}', 'z-scores of them');
SELECT is(pg_temp.rounded(critic_weights(pg_temp.matrix('{{9007199254740980,1,1},{9007199254740981,2,2},
	{9007199254740981,2,0}}')), 12),
	'{0.267949192431,0.267949192431,0.464101615138}', 'CRITIC weights of them');

SELECT is((SELECT array_agg(value ORDER BY unit COLLATE "C") FROM entries(impute(pg_temp.matrix(v), 'median'))),
	want, 'median of ' || v::text)
FROM (VALUES ('{{5e-324},{5e-324},{NULL}}'::float8[], '{5e-324,5e-324,5e-324}'::float8[]),
	('{{1.5e308},{1.7e308},{NULL}}', '{1.5e308,1.7e308,1.6e308}')) AS v(v, want);

-- ties, whichever of the two the rounding fell on; no -0
SELECT is(pg_temp.ranks(pg_temp.matrix(v), '{1,3,6}', 'arithmetic'), '{1,1}', 'a tie: ' || v::text)
FROM (VALUES ('{{0,0,0},{-3,1,0}}'::float8[]), ('{{0,0,0},{3,-1,0}}'), ('{{-3,1,0},{0,0,0}}')) AS v(v);
SELECT is(pg_temp.scores(pg_temp.matrix('{{-5e-324,0,0},{0,0,0}}'), '{1,1,1}', 'arithmetic')::text, '{0,0}',
	'no score is -0');

-- NULL: a list is an empty one, as array_agg() gives it of no row; a matrix
-- stays NULL; anything else is refused
CREATE TEMP TABLE plain AS SELECT '(indicators "a b", c; u: 1, 4; v: 2, 3; w: 4, 9)'::indicator_matrix AS m;
SELECT is(normalise(m, 'minmax', NULL), normalise(m, 'minmax', '{}'), 'normalise: nothing is negative') FROM plain;
SELECT is(goalposts(m, '{0,0}', '{9,9}', NULL), goalposts(m, '{0,0}', '{9,9}'), 'goalposts: nothing is negative')
FROM plain;
SELECT is(array_agg(t.rank ORDER BY unit), '{3,2,1}', 'topsis: nothing is negative')
FROM plain, topsis(m, '{1,0}', NULL) AS t;
SELECT is(count(*), 3::bigint, 'no list of negative indicators, no lost unit')
FROM plain, composite(normalise(m, 'minmax', (SELECT array_agg('c'::text) WHERE false)), '{1,1}');
SELECT throws_ok(format('SELECT %s FROM plain', call), sqlstate, message, call)
FROM (VALUES
	('composite(m, NULL)', '22023', 'weights has 0 elements, but the matrix has 2 indicators'),
	('topsis(m, NULL)', '22023', 'weights has 0 elements, but the matrix has 2 indicators'),
	('rank_uncertainty(m, NULL, 1, 0, 1)', '22023', 'weights has 0 elements, but the matrix has 2 indicators'),
	($$goalposts(m, NULL, '{1,1}')$$, '22023', 'low has 0 elements, but the matrix has 2 indicators'),
	($$goalposts(m, '{1,1}', NULL)$$, '22023', 'high has 0 elements, but the matrix has 2 indicators'),
	('named(m, NULL)', '22023', 'numbers has 0 elements, but the matrix has 2 indicators'),
	('normalise(m, NULL)', '22004', 'method must not be NULL'),
	('normalise(m, low => NULL)', '22004', 'low must not be NULL'),
	('normalise(m, high => NULL)', '22004', 'high must not be NULL'),
	('impute(m, NULL)', '22004', 'method must not be NULL'),
	('winsorise(m, NULL)', '22004', 'max must not be NULL'),
	($$composite(m, '{1,1}', NULL)$$, '22004', 'method must not be NULL'),
	($$rank_uncertainty(m, '{1,1}', NULL, 0, 1)$$, '22004', 'draws must not be NULL'),
	($$rank_uncertainty(m, '{1,1}', 1, NULL, 1)$$, '22004', 'noise must not be NULL'),
	($$rank_uncertainty(m, '{1,1}', 1, 0, NULL)$$, '22004', 'seed must not be NULL')) AS v(call, sqlstate, message);
SELECT is(n::text, NULL, 'a NULL matrix stays NULL')
FROM (SELECT NULL::indicator_matrix AS m) AS q,
	LATERAL (VALUES (impute(m, NULL)::text), (winsorise(m, NULL)::text), (normalise(m, NULL)::text),
		(goalposts(m, NULL, NULL)::text),
		(weights(m, NULL)::text), (numbers(m, NULL)::text), (named(m, NULL)::text)) AS v(n);
SELECT is_empty(format('SELECT %s', call), 'of a NULL matrix: ' || call)
FROM unnest('{"composite(NULL, NULL)","topsis(NULL, NULL)",
	"rank_uncertainty(NULL, NULL, NULL, NULL, NULL)"}'::text[]) AS call;

-- numbers by name
SELECT is(weights(m, '{"c": 0.1, "a b": 3}'), '{3,0.1}', 'weights by name') FROM plain;
SELECT is(numbers(m, '{"c": -2.5, "a b": 3}'), '{3,-2.5}', 'any numbers by name') FROM plain;
SELECT is(named(m, '{3,-2.5}'), '{"c": -2.5, "a b": 3}', 'and back') FROM plain;
SELECT is(weights(m, named(m, w)), w, 'there and back') FROM plain, (SELECT ARRAY[1 / 3.0::float8, 1e-300] AS w) AS q;
SELECT is(weights(m, (SELECT jsonb_object_agg(name, weight) FROM (VALUES ('a b', 1), ('c', 2)) AS v(name, weight))),
	'{1,2}', 'of a table') FROM plain;
SELECT is(goalposts(m, numbers(m, '{"a b": -1, "c": 0}'), numbers(m, '{"a b": 4, "c": 10}'))::text,
	'(indicators "a b", c; u: 0.4, 0.4; v: 0.6, 0.3; w: 1, 0.9)', 'goalposts by name') FROM plain;
SELECT throws_ok(format('SELECT %s FROM plain', call), sqlstate, message, call)
FROM (VALUES
	($$weights(m, '{"c": 1}')$$, '22023', 'weights do not name the indicators of the matrix'),
	($$weights(m, '{"a b": 1, "c": 1, "d": 1}')$$, '22023', 'weights do not name the indicators of the matrix'),
	($$weights(m, NULL)$$, '22023', 'weights do not name the indicators of the matrix'),
	($$weights(m, '{}')$$, '22023', 'weights do not name the indicators of the matrix'),
	($$numbers(m, '{"x": 1}')$$, '22023', 'numbers do not name the indicators of the matrix'),
	($$weights(m, '[1, 2]')$$, '22023', 'weights must be an object of numbers'),
	($$weights(m, '1')$$, '22023', 'weights must be an object of numbers'),
	($$weights(m, '{"a b": null, "c": 1}')$$, '22023', 'weights must be numbers, but that of indicator "a b" is none'),
	($$weights(m, '{"a b": "1", "c": 1}')$$, '22023', 'weights must be numbers, but that of indicator "a b" is none'),
	($$weights(m, '{"a b": {"c": 1}, "c": 1}')$$, '22023', 'weights must be numbers, but that of indicator "a b" is none'),
	($$weights(m, '{"a b": 1, "c": -1}')$$, '22003', 'weights must not be negative, but that of indicator "c" is -1'),
	($$weights(m, '{"a b": 1, "c": 1e400}')$$, '22003', NULL),
	($$named(m, '{1}')$$, '22023', 'numbers has 1 elements, but the matrix has 2 indicators'),
	($$named(m, '{1,Infinity}')$$, '22003',
		'numbers must be finite, but that of indicator "c" is Infinity')) AS v(call, sqlstate, message);

SELECT * FROM finish();
ROLLBACK;
