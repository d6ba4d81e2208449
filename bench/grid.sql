-- code <@ area against the same range of an int8 column.

CREATE TABLE bench.code AS
SELECT (310100000000000 + i * 7919 * 31 % 20000000000)::text::grid_code AS code,
	(310100000000000 + i * 7919 * 31 % 20000000000) * 16 + 15 AS number
FROM generate_series(1, 5000000::bigint) AS i;
CREATE INDEX code_code ON bench.code (code);
CREATE INDEX code_number ON bench.code (number);
VACUUM ANALYZE bench.code;

CALL bench.compare('grid', 'count(*) of code <@ ''310114'' / of a range of int8, 5 M codes',
	$$SELECT count(*) FROM bench.code WHERE code <@ '310114'$$,
	'SELECT count(*) FROM bench.code WHERE number BETWEEN 310114000000000 * 16 + 6 AND 310114999999999 * 16 + 15', at_most => 1.1, rounds => 51);
CALL bench.compare('grid', '(the same without an index)',
	$$SELECT count(*) FROM bench.code WHERE code <@ '310114'$$,
	'SELECT count(*) FROM bench.code WHERE number BETWEEN 310114000000000 * 16 + 6 AND 310114999999999 * 16 + 15',
	first_settings => 'SET LOCAL enable_indexscan = off; SET LOCAL enable_indexonlyscan = off; SET LOCAL enable_bitmapscan = off',
	second_settings => 'SET LOCAL enable_indexscan = off; SET LOCAL enable_indexonlyscan = off; SET LOCAL enable_bitmapscan = off');

\pset footer off
SELECT figure, "first ms", "second ms", ratio, bound, verdict
FROM bench.report WHERE room = 'grid' ORDER BY number;
DROP TABLE bench.code;
