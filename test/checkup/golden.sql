--
-- The methods against what COINr 1.1.14 (R) gives for two made-up data sets with
-- ties and heavy tails: every value within 1e-9. Delay and complaints are
-- indicators of which less is better.
--
BEGIN;
SELECT plan(33);

CREATE TEMP TABLE golden (set_name text DEFAULT 'a', step text, unit text, indicator text, value float8);
\copy golden (step, unit, indicator, value) FROM 'test/checkup/data/composite_golden_a.csv' WITH (FORMAT csv, HEADER match)
ALTER TABLE golden ALTER set_name SET DEFAULT 'b';
\copy golden (step, unit, indicator, value) FROM 'test/checkup/data/composite_golden_b.csv' WITH (FORMAT csv, HEADER match)

CREATE TEMP TABLE matrix AS
SELECT set_name, m AS raw,
	normalise(m, 'minmax', '{delay,complaints}') AS minmax,
	normalise(m, 'minmax', '{delay,complaints}', 1, 100) AS minmax_1_100,
	-- the weights stand in the order of the columns of the file
	(SELECT array_agg(weight ORDER BY indicator COLLATE "C")
		FROM unnest('{green cover,delay,complaints,share,balance,households,drift}'::text[],
			'{3,1,2,2,1,1,2}'::float8[]) AS w(indicator, weight)) AS weights
FROM (SELECT set_name, indicator_matrix_agg(unit, indicator, value) AS m
	FROM golden WHERE step = 'raw' GROUP BY set_name) AS q;

CREATE TEMP TABLE got AS
SELECT set_name, method AS step, e.*
FROM matrix, unnest('{minmax,zscore,rank,borda,percent_rank,distance_to_max}'::text[]) AS method,
	entries(normalise(raw, method, '{delay,complaints}')) AS e
UNION ALL SELECT set_name, 'raw', e.* FROM matrix, entries(raw) AS e
UNION ALL SELECT set_name, 'minmax_1_100', e.* FROM matrix, entries(minmax_1_100) AS e
UNION ALL SELECT set_name, 'winsorised', e.* FROM matrix, entries(winsorise(raw)) AS e
UNION ALL SELECT set_name, 'correlation', c.* FROM matrix, correlation(minmax) AS c
UNION ALL SELECT set_name, method || '_of_minmax', unit, 'score', score
FROM matrix, unnest('{arithmetic,copeland}'::text[]) AS method, composite(minmax, weights, method)
UNION ALL SELECT set_name, method || '_of_minmax_1_100', unit, 'score', score
FROM matrix, unnest('{geometric,harmonic}'::text[]) AS method, composite(minmax_1_100, weights, method)
UNION ALL SELECT set_name, 'cronbach_alpha_of_minmax', NULL, NULL, cronbach_alpha(minmax) FROM matrix;

SELECT is((SELECT count(*) FROM golden), 2529 + 854::bigint, 'the golden values are there');
SELECT is(count(*) FILTER (WHERE abs(got.value - golden.value) <= 1e-9 * abs(golden.value)
		-- a correlation or score of about 0 has lost what cancelled
		OR abs(got.value - golden.value) <= 1e-12),
	count(*), golden.set_name || ': ' || golden.step || ', ' || count(*) || ' values')
FROM golden LEFT JOIN got
	ON (got.set_name, got.step, coalesce(got.unit, ''), coalesce(got.indicator, ''))
		= (golden.set_name, golden.step, coalesce(golden.unit, ''), coalesce(golden.indicator, ''))
GROUP BY golden.set_name, golden.step ORDER BY golden.set_name, golden.step;

-- winsorising does something here, and stops where it is told to
SELECT is((SELECT count(*) FROM matrix, entries(winsorise(raw)) AS w JOIN golden AS g
		ON g.step = 'raw' AND (g.unit, g.indicator) = (w.unit, w.indicator) AND w.value <> g.value
	WHERE g.set_name = matrix.set_name), 7::bigint, 'seven values are pulled in');
SELECT is((SELECT winsorise(raw, 0)::text FROM matrix WHERE set_name = 'a'),
	(SELECT raw::text FROM matrix WHERE set_name = 'a'), 'max 0 changes nothing');

SELECT * FROM finish();
ROLLBACK;
