--
-- The binary forms of grid_code and grid_index: COPY round trips, and bytes that
-- no client should send
--
BEGIN;
SELECT plan(37);

\ir ../house/include/receive.sql

-- round trips
SELECT is(pg_temp.receive('grid_code', grid_code_send(g)), g::text, 'round trip of ' || g::text)
FROM unnest('{00,31,3101,310114,310114102,310114102003,31011410200301,310114102003017,999999999999999}'::grid_code[])
	AS g;
SELECT is(pg_temp.receive('grid_index', grid_index_send(g)), g::text, 'round trip of ' || g::text)
FROM unnest('{"(srid 0; 31 (0 0, 1 0, 1 1, 0 0))","(srid 4549; 310114 (0.1 0, 9 0, 9 9, 0.1 0) (2 1, 3 1, 3 2, 2 1); 310114001001001 (0 0, 1 0, 1 1, 0 1, 0 0))"}'::grid_index[]) AS g;

-- grid_code
SELECT throws_ok($$SELECT pg_temp.receive('grid_code', '\x00')$$,
	'08P01', 'insufficient data left in message');
SELECT throws_ok(format($$SELECT pg_temp.receive('grid_code', int8send(%s))$$, v), '22P03',
	'invalid value in external "grid_code"', 'no code: ' || v)
FROM unnest(ARRAY[0, -1, 310114 * 16 + 6, 310114000000000 * 16 + 5, 310114000000001 * 16 + 6,
	310114000000000 * 16 + 13, 1000000000000000 * 16 + 15, 9223372036854775807]) AS v;

-- grid_index: srid, count, and of each polygon code, rings, corners of each
CREATE FUNCTION pg_temp.grid_bytes(srid int, count int, code bytea, rings int, corners int,
	VARIADIC numbers float8[]) RETURNS bytea
LANGUAGE sql RETURN int4send(srid) || int4send(count) || code || int4send(rings) || int4send(corners)
	|| coalesce((SELECT string_agg(float8send(n), '' ORDER BY i) FROM unnest(numbers) WITH ORDINALITY AS u(n, i)), '');
SELECT throws_ok(format('SELECT pg_temp.receive(''grid_index'', %L)', bytes), code, message, what)
FROM (VALUES
	(''::bytea, '08P01', 'nothing', 'insufficient data left in message'),
	(pg_temp.grid_bytes(-1, 1, grid_code_send('31'), 1, 4, 0, 0, 1, 0, 1, 1, 0, 0), '22P03', 'a negative SRID',
		'invalid value in external "grid_index"'),
	(pg_temp.grid_bytes(0, 0, grid_code_send('31'), 1, 4, 0, 0, 1, 0, 1, 1, 0, 0), '22P03', 'no polygon',
		'invalid value in external "grid_index"'),
	(pg_temp.grid_bytes(0, 2147483647, grid_code_send('31'), 1, 4, 0, 0, 1, 0, 1, 1, 0, 0), '22P03',
		'a count without its polygons',
		'invalid value in external "grid_index"'),
	(pg_temp.grid_bytes(0, 1, int8send(-1), 1, 4, 0, 0, 1, 0, 1, 1, 0, 0), '22P03', 'a code that is none',
		'invalid value in external "grid_index"'),
	(pg_temp.grid_bytes(0, 1, grid_code_send('31'), 0, 4, 0, 0, 1, 0, 1, 1, 0, 0), '22P03', 'no ring',
		'invalid value in external "grid_index"'),
	(pg_temp.grid_bytes(0, 1, grid_code_send('31'), 2000000000, 4, 0, 0, 1, 0, 1, 1, 0, 0), '22P03',
		'rings without their bytes',
		'invalid value in external "grid_index"'),
	(pg_temp.grid_bytes(0, 1, grid_code_send('31'), 1, 2147483647, 0, 0, 1, 0, 1, 1, 0, 0), '22P03',
		'corners without their bytes',
		'invalid value in external "grid_index"'),
	(pg_temp.grid_bytes(0, 1, grid_code_send('31'), 1, 3, 0, 0, 1, 0, 0, 0, 0, 0), '22P03', 'a ring of three corners',
		'invalid value in external "grid_index"'),
	(pg_temp.grid_bytes(0, 1, grid_code_send('31'), 1, 4, 0, 0, 1, 0, 1, 1, 0, 1), '22P03',
		'a ring that does not close',
		'invalid value in external "grid_index"'),
	(pg_temp.grid_bytes(0, 1, grid_code_send('31'), 1, 4, 0, 0, 'NaN', 0, 1, 1, 0, 0), '22P03',
		'a corner that is no number',
		'invalid value in external "grid_index"'),
	(pg_temp.grid_bytes(0, 1, grid_code_send('31'), 1, 4, 0, 0, 1e10, 0, 1, 1, 0, 0), '22P03', 'a corner too far',
		'invalid value in external "grid_index"'),
	(pg_temp.grid_bytes(0, 1, grid_code_send('31'), 1, 4, 0, 0, 1, 0, 1, 1, 0, 0, 7), '22P03', 'a number too many',
		'incorrect binary data format'),
	(pg_temp.grid_bytes(0, 2, grid_code_send('31'), 1, 4, 0, 0, 1, 0, 1, 1, 0, 0)
		|| grid_code_send('11') || int4send(1) || int4send(4)
			|| substr(pg_temp.grid_bytes(0, 1, '', 1, 4, 0, 0, 1, 0, 1, 1, 0, 0), 17), '22P03', 'polygons out of order',
		'invalid value in external "grid_index"'),
	(pg_temp.grid_bytes(0, 2, grid_code_send('31'), 1, 4, 0, 0, 1, 0, 1, 1, 0, 0)
		|| grid_code_send('31') || int4send(1) || int4send(4)
			|| substr(pg_temp.grid_bytes(0, 1, '', 1, 4, 0, 0, 1, 0, 1, 1, 0, 0), 17), '22P03', 'a polygon twice',
		'invalid value in external "grid_index"'))
	AS v(bytes, code, what, message);

-- COPY both ways between tables, and arrays of the types
CREATE TEMP TABLE source AS
SELECT i AS id, ('310114' || to_char(i, 'FM000'))::grid_code AS code, ARRAY['31'::grid_code, NULL] AS codes
FROM generate_series(1, 100) AS i;
CREATE TEMP TABLE copied (LIKE source);
SELECT isnt_empty('SELECT FROM source', 'there is something to copy');
SELECT format('COPY source TO %1$L (FORMAT binary); COPY copied FROM %1$L (FORMAT binary)',
	current_setting('data_directory') || '/grid_copy_test') AS copy_both_ways \gset
:copy_both_ways;
SELECT results_eq('SELECT id, code, codes FROM copied ORDER BY id',
	'SELECT id, code, codes FROM source ORDER BY id', 'binary COPY');

SELECT * FROM finish();
ROLLBACK;
