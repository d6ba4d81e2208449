--
-- indicator_matrix: what is refused, and in which words
--

-- text
SELECT ''::indicator_matrix;
SELECT '()'::indicator_matrix;
SELECT '(indicators)'::indicator_matrix;
SELECT '(indicators "x")'::indicator_matrix;
SELECT '(indicators "x";)'::indicator_matrix;
SELECT '(indicators "x"; "a")'::indicator_matrix;
SELECT '(indicators "x"; "a": )'::indicator_matrix;
SELECT '(indicators "x"; "a": 1, 2)'::indicator_matrix;
SELECT '(indicators "x", "y"; "a": 1)'::indicator_matrix;
SELECT '(indicators "x; "a": 1)'::indicator_matrix;
SELECT '(indicators x y; a: 1)'::indicator_matrix;
SELECT '(indicators "x"; "a": NaN)'::indicator_matrix;
SELECT '(indicators "x"; "a": 1e400)'::indicator_matrix;
SELECT '(indicators "y", "x"; "a": 1, 2)'::indicator_matrix;
SELECT '(indicators "x"; "a": 1; "a": 2)'::indicator_matrix;
SELECT '(indicators "x"; "a": 1) etc.'::indicator_matrix;

-- aggregates
SELECT indicator_matrix_agg('a', 'x', i) FROM generate_series(1, 2) AS i;
SELECT indicator_matrix_agg('a', 'x', 'Infinity');
SELECT indicator_matrix_agg('a', i::text, i) FROM generate_series(1, 1001) AS i;
SELECT indicator_matrix_agg(repeat('x', 1025), 'x', 1);

-- methods
\set m '(indicators "x", "y"; "a": 1, 0; "b": 2, 0)'
SELECT normalise(:'m', 'min');
SELECT normalise(:'m');
SELECT normalise(:'m', 'zscore');
SELECT normalise(:'m', negative => '{z}');
SELECT normalise(:'m', low => 5, high => 5);
SELECT goalposts(:'m', '{0}', '{1}');
SELECT goalposts(:'m', '{0,1}', '{1,1}');
SELECT impute('(indicators "x"; "a": null)', 'mean');
SELECT impute(:'m', 'guess');
SELECT winsorise(:'m', -1);
SELECT composite(:'m', '{1}');
SELECT composite(:'m', '{1,-1}');
SELECT composite(:'m', '{0,0}');
SELECT composite(:'m', '{1,NaN}');
SELECT composite(:'m', '{1,1}', 'mean');
SELECT composite(:'m', '{1,1}', 'geometric');
SELECT composite('(indicators "x", "y"; "a": 1e308, 1e308)', '{1e308,1e-308}');
SELECT topsis(:'m', '{1,1}');
SELECT topsis('(indicators "x"; "a": 1; "b": null)', '{1}');
SELECT entropy_weights('(indicators "x"; "a": 1; "b": -2)');
SELECT entropy_weights(:'m');
SELECT critic_weights(:'m');
SELECT pca_weights(:'m');
SELECT cronbach_alpha('(indicators "x"; "a": 1; "b": 2)');
SELECT rank_uncertainty(:'m', '{1,1}', 0, 0.1, 1);
SELECT rank_uncertainty(:'m', '{1,1}', 1000000000, 0.1, 1);
SELECT rank_uncertainty(:'m', '{1,1}', 10, 1, 1);
SELECT ahp_weights('{{1,2,3},{0.5,1,2}}');
SELECT ahp_weights('{{1,2},{0.4,1}}');
SELECT ahp_weights('{{1,0},{0,1}}');
SELECT ahp_weights('{{1,NULL},{1,1}}');
SELECT ahp_consistency_ratio(array_fill(1.0::float8, '{11,11}'));
SELECT coupling_degree('{1,-1}');
SELECT coupling_coordination('{1,1}', '{1}');

-- numbers by name
SELECT weights(:'m', '{"x": 1}');
SELECT weights(:'m', '{"x": 1, "y": 2, "speed": 3, "a b": 4}');
SELECT weights(:'m', '{"z": 1}');
SELECT weights(:'m', '[1, 2]');
SELECT composite(:'m', NULL);
SELECT normalise(:'m', NULL);
SELECT '(indicators x, y; a: null*3)'::indicator_matrix;
