-- indicator_matrix_agg against array_agg over the same rows; composite and
-- normalise against hand-written SQL for the same figures. Bounds in milliseconds
-- are shown as the ratio to pg_sleep of that time.

CREATE TABLE bench.result AS
SELECT 'unit ' || to_char(u, 'FM00000') AS unit, 'indicator ' || to_char(i, 'FM00') AS indicator,
	1 + 100 * ((u * 60 + i) * 2654435761 % 1000003) / 1000003.0::float8 AS value
FROM generate_series(1, 10000::bigint) AS u, generate_series(1, 60::bigint) AS i;
VACUUM ANALYZE bench.result;
CREATE TABLE bench.result_shuffled AS SELECT * FROM bench.result ORDER BY md5(unit || indicator);
VACUUM ANALYZE bench.result_shuffled;
CREATE TABLE bench.matrix AS
SELECT indicator_matrix_agg(unit, indicator, value) AS m,
	indicator_matrix_agg(unit, indicator, value) FILTER (WHERE unit <= 'unit 02000') AS m2000,
	indicator_matrix_agg(unit, indicator, value) FILTER (WHERE unit <= 'unit 00051' AND indicator <= 'indicator 49') AS m51
FROM bench.result;

CALL bench.compare('checkup', 'indicator_matrix_agg / array_agg(value), 600,000 rows',
	'SELECT indicator_matrix_agg(unit, indicator, value)::jsonb FROM bench.result',
	'SELECT cardinality(array_agg(value)) FROM bench.result', at_most => 2);
CALL bench.compare('checkup', '(the same, rows in no order)',
	'SELECT indicator_matrix_agg(unit, indicator, value)::jsonb FROM bench.result_shuffled',
	'SELECT cardinality(array_agg(value)) FROM bench.result_shuffled', at_most => 2);
CALL bench.compare('checkup', '(the same, 50,000 matrices of 12 values)',
	'SELECT count(m) FROM (SELECT indicator_matrix_agg(unit, indicator, value) AS m FROM bench.result_shuffled GROUP BY unit, indicator <= ''indicator 12'', indicator <= ''indicator 24'', indicator <= ''indicator 36'', indicator <= ''indicator 48'') AS q',
	'SELECT count(m) FROM (SELECT array_agg(value) AS m FROM bench.result_shuffled GROUP BY unit, indicator <= ''indicator 12'', indicator <= ''indicator 24'', indicator <= ''indicator 36'', indicator <= ''indicator 48'') AS q');
CALL bench.compare('checkup', 'rank_uncertainty 51 x 49, 1,000 draws / 20 ms',
	'SELECT count(*) FROM bench.matrix, rank_uncertainty(m51, equal_weights(m51), 1000, 0.25, 1)',
	'SELECT pg_sleep(0.02)', at_most => 1);
CALL bench.compare('checkup', 'Copeland of 2,000 x 60 / 2 s',
	'SELECT count(*) FROM bench.matrix, composite(m2000, equal_weights(m2000), ''copeland'')',
	'SELECT pg_sleep(2)', at_most => 1, rounds => 3);

DO $$
DECLARE
	method text;
BEGIN
	FOREACH method IN ARRAY '{minmax,zscore,rank,percent_rank,borda,distance_to_max}'::text[] LOOP
		CALL bench.compare('checkup', 'normalise ' || method || ' of 10,000 x 60 / 30 ms',
			format('SELECT pg_column_size(normalise(m, %L)) FROM bench.matrix', method),
			'SELECT pg_sleep(0.03)', at_most => 1);
	END LOOP;
	FOREACH method IN ARRAY '{arithmetic,geometric,harmonic}'::text[] LOOP
		CALL bench.compare('checkup', 'composite ' || method || ' of 10,000 x 60 / 30 ms',
			format('SELECT count(*) FROM bench.matrix, composite(m, equal_weights(m), %L)', method),
			'SELECT pg_sleep(0.03)', at_most => 1);
	END LOOP;
END
$$;

CALL bench.compare('checkup', 'minmax by window functions / from rows by matrix and normalise',
	$$SELECT sum(v) FROM (SELECT unit, indicator, 100 * (value - min(value) OVER w) / (max(value) OVER w - min(value) OVER w) AS v
		FROM bench.result WINDOW w AS (PARTITION BY indicator)) AS q$$,
	'SELECT pg_column_size(normalise(indicator_matrix_agg(unit, indicator, value))) FROM bench.result');
CALL bench.compare('checkup', 'minmax and weighted mean in SQL / matrix, normalise, composite',
	$$SELECT count(*) FROM (SELECT unit, score, rank() OVER (ORDER BY score DESC) FROM (
		SELECT unit, sum(v) / count(v) AS score FROM (
			SELECT unit, 100 * (value - min(value) OVER w) / (max(value) OVER w - min(value) OVER w) AS v
			FROM bench.result WINDOW w AS (PARTITION BY indicator)) AS q GROUP BY unit) AS q) AS q$$,
	$$SELECT count(*) FROM (SELECT normalise(indicator_matrix_agg(unit, indicator, value)) AS n FROM bench.result) AS q,
		composite(n, equal_weights(n))$$);
CALL bench.compare('checkup', '(the same from a stored matrix)',
	$$SELECT count(*) FROM (SELECT unit, score, rank() OVER (ORDER BY score DESC) FROM (
		SELECT unit, sum(v) / count(v) AS score FROM (
			SELECT unit, 100 * (value - min(value) OVER w) / (max(value) OVER w - min(value) OVER w) AS v
			FROM bench.result WINDOW w AS (PARTITION BY indicator)) AS q GROUP BY unit) AS q) AS q$$,
	'SELECT count(*) FROM (SELECT normalise(m) AS n FROM bench.matrix) AS q, composite(n, equal_weights(n))');

\pset footer off
SELECT figure, "first ms", "second ms", ratio, bound, verdict
FROM bench.report WHERE room = 'checkup' ORDER BY number;
DROP TABLE bench.result, bench.result_shuffled, bench.matrix;
