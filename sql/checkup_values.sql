--
-- indicator_matrix: text form, aggregate, and a composite index from rows to ranks
--

CREATE TEMP TABLE result (street text, indicator text, value float8);
INSERT INTO result VALUES
	('north', 'green', 40), ('north', 'delay', 3), ('north', 'repairs', 95),
	('south', 'green', 25), ('south', 'delay', 1), ('south', 'repairs', 80),
	('west', 'green', 30), ('west', 'delay', 9), ('west', 'repairs', NULL);

SELECT indicator_matrix_agg(street, indicator, value) AS m FROM result \gset
SELECT :'m' AS m;
SELECT units(:'m'), indicators(:'m'), :'m'::indicator_matrix::jsonb;
SELECT * FROM entries(:'m');

-- from rows to ranks
SELECT * FROM composite(normalise(:'m', negative => '{delay}'), '{1,1,2}');
SELECT * FROM composite(normalise(:'m', 'rank', '{delay}'), equal_weights(:'m'), 'copeland');
SELECT unit, round(score::numeric, 6) AS score, rank FROM topsis(impute(:'m', 'mean'), '{1,1,2}', '{delay}');
SELECT * FROM rank_uncertainty(normalise(:'m', negative => '{delay}'), '{1,1,2}', 200, 0.5, 2026);
SELECT goalposts(:'m', '{0,0,50}', '{10,50,100}', '{delay}');
SELECT a, b, round(r::numeric, 6) AS r FROM correlation(:'m');

-- text: labels of any kind, white space, other ways to write a number
SELECT '( indicators"x" , "y";"a":1,null ; "b": +2.50,-0)'::indicator_matrix;
SELECT '(indicators "a ""quoted"" label", back\slash; "": 1, 2; " ": 1e-310, .5)'::indicator_matrix;
SELECT '(indicators x, "y z"; "a, b": 2, 3; 街道1: 1.5, null)'::indicator_matrix;
SELECT m::text::indicator_matrix::text = m::text AS same
FROM (SELECT indicator_matrix_agg('u' || u, 'i' || i, sin(u * i)) AS m
	FROM generate_series(1, 20) AS u, generate_series(1, 5) AS i) AS q;

-- stored and merged
CREATE TEMP TABLE yearly AS
SELECT part, indicator_matrix_agg(street, indicator, value) AS m
FROM (SELECT *, indicator = 'green' AS part FROM result) AS q GROUP BY part;
SELECT part, m FROM yearly ORDER BY part;
SELECT rollup(m) FROM yearly;
