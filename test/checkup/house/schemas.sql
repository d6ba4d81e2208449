CREATE TEMP TABLE checkup_outcome AS
SELECT (SELECT array_agg(c.rank ORDER BY c.unit)
	FROM (SELECT "plans & tasks".indicator_matrix_agg(u, i, v) AS m
		FROM (VALUES ('a', 'x', 1), ('a', 'y', 5), ('b', 'x', 3), ('b', 'y', 4)) AS r(u, i, v)) AS q,
		"plans & tasks".composite("plans & tasks".normalise(m, 'minmax', '{y}'),
			"plans & tasks".equal_weights(m)) AS c) AS ranks,
	'(indicators x; a: 1)'::"plans & tasks".indicator_matrix::jsonb ->> 'unit_count' AS units;

SET LOCAL search_path = public;
SELECT is(ranks, '{2,1}', 'a composite index') FROM checkup_outcome;
SELECT is(units, '1', 'a matrix and its cast') FROM checkup_outcome;
