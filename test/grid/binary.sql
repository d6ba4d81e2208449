--
-- The binary forms of grid_code and grid_index: COPY round trips, and bytes that
-- no client should send
--
BEGIN;
SELECT plan(42);

\ir ../house/include/receive.sql

-- round trips
SELECT is(pg_temp.receive('grid_code', grid_code_send(g)), g::text, 'round trip of ' || g::text)
FROM unnest('{00,31,3101,310114,310114102,310114102003,31011410200301,310114102003017,
	999999999999999}'::grid_code[]) AS g;
SELECT is(pg_temp.receive('grid_index', grid_index_send(g)), g::text, 'round trip of ' || g::text)
FROM (VALUES ('(srid 0; 31 (0 0, 1 0, 1 1, 0 0))'::grid_index),
	('(srid 4549; 310114 (0.1 0, 9 0, 9 9, 0.1 0) (2 1, 3 1, 3 2, 2 1);
		310114001001001 (0 0, 1 0, 1 1, 0 1, 0 0))')) AS v(g);

-- grid_code
SELECT throws_ok(format('SELECT pg_temp.receive(''grid_code'', %L)', bytes), code, message, what)
FROM (VALUES
	(''::bytea, '08P01', 'no data left in message', 'nothing'),
	('\x0100', '08P01', 'insufficient data left in message', 'a version and half a code'),
	('\x02' || int8send(5), '22P03', 'unsupported version 2 of external "grid_code"', 'a version that is not known'))
	AS v(bytes, code, message, what);
SELECT throws_ok(format($$SELECT pg_temp.receive('grid_code', '\x01'::bytea || int8send(%s))$$, v), '22P03',
	'invalid value in external "grid_code"', 'no code: ' || v)
FROM unnest(ARRAY[0, -1, 310114 * 16 + 6, 310114000000000 * 16 + 5, 310114000000001 * 16 + 6,
	310114000000000 * 16 + 13, 1000000000000000 * 16 + 15, 9223372036854775807]) AS v;

-- grid_index: version, srid, count, and of each polygon code, rings, corners of each
CREATE FUNCTION pg_temp.polygon_bytes(code bytea, rings int, corners int, VARIADIC numbers float8[]) RETURNS bytea
LANGUAGE sql RETURN code || int4send(rings) || int4send(corners)
	|| (SELECT string_agg(float8send(n), '' ORDER BY i) FROM unnest(numbers) WITH ORDINALITY AS u(n, i));
CREATE FUNCTION pg_temp.triangle(code grid_code) RETURNS bytea
LANGUAGE sql RETURN pg_temp.polygon_bytes(substr(grid_code_send(code), 2), 1, 4, 0, 0, 1, 0, 1, 1, 0, 0);
CREATE FUNCTION pg_temp.index_bytes(srid int, count int, VARIADIC polygons bytea[]) RETURNS bytea
LANGUAGE sql RETURN '\x01'::bytea || int4send(srid) || int4send(count)
	|| (SELECT string_agg(p, '' ORDER BY i) FROM unnest(polygons) WITH ORDINALITY AS u(p, i));
CREATE FUNCTION pg_temp.index_of_one(code bytea, rings int, corners int, VARIADIC numbers float8[]) RETURNS bytea
LANGUAGE sql RETURN pg_temp.index_bytes(0, 1, pg_temp.polygon_bytes(code, rings, corners, VARIADIC numbers));
SELECT substr(grid_code_send('31'), 2) AS code \gset

SELECT is(pg_temp.receive('grid_index', pg_temp.index_bytes(0, 2, pg_temp.triangle('11'), pg_temp.triangle('31'))),
	'(srid 0; 11 (0 0, 1 0, 1 1, 0 0); 31 (0 0, 1 0, 1 1, 0 0))', 'what the next are all but');
SELECT throws_ok(format('SELECT pg_temp.receive(''grid_index'', %L)', bytes), code, message, what)
FROM (VALUES
	(''::bytea, '08P01', 'no data left in message', 'nothing'),
	(overlay(grid_index_send('(srid 0; 31 (0 0, 1 0, 1 1, 0 0))') PLACING '\x00' FROM 1), '22P03',
		'unsupported version 0 of external "grid_index"', 'a version that is not known'),
	(pg_temp.index_of_one(:'code', 1, 4, 0, 0, 1, 0, 1, 1, 0, 0, 7), '22P03',
		'incorrect binary data format', 'a number too many'))
	AS v(bytes, code, message, what);
SELECT throws_ok(format('SELECT pg_temp.receive(''grid_index'', %L)', bytes), code,
	'invalid value in external "grid_index"', what)
FROM (VALUES
	(pg_temp.index_bytes(-1, 1, pg_temp.triangle('31')), '22P03', 'a negative SRID'),
	(pg_temp.index_bytes(0, 0, pg_temp.triangle('31')), '22P03', 'no polygon'),
	(pg_temp.index_bytes(0, 2147483647, pg_temp.triangle('31')), '22P03', 'a count without its polygons'),
	(pg_temp.index_of_one(int8send(-1), 1, 4, 0, 0, 1, 0, 1, 1, 0, 0), '22P03', 'a code that is none'),
	(pg_temp.index_of_one(:'code', 0, 4, 0, 0, 1, 0, 1, 1, 0, 0), '22P03', 'no ring'),
	(pg_temp.index_of_one(:'code', 2000000000, 4, 0, 0, 1, 0, 1, 1, 0, 0), '22P03', 'rings without their bytes'),
	(pg_temp.index_of_one(:'code', 1, 2147483647, 0, 0, 1, 0, 1, 1, 0, 0), '22P03', 'corners without their bytes'),
	(pg_temp.index_of_one(:'code', 1, 3, 0, 0, 1, 0, 0, 0, 0, 0), '22P03', 'a ring of three corners'),
	(pg_temp.index_of_one(:'code', 1, 4, 0, 0, 1, 0, 1, 1, 0, 1), '22P03', 'a ring that does not close'),
	(pg_temp.index_of_one(:'code', 1, 4, 0, 0, 'NaN', 0, 1, 1, 0, 0), '22003', 'a corner that is no number'),
	(pg_temp.index_of_one(:'code', 1, 4, 0, 0, 1e10, 0, 1, 1, 0, 0), '22003', 'a corner too far'),
	(pg_temp.index_bytes(0, 2, pg_temp.triangle('31'), pg_temp.triangle('11')), '22P03', 'polygons out of order'),
	(pg_temp.index_bytes(0, 2, pg_temp.triangle('31'), pg_temp.triangle('31')), '22P03', 'a polygon twice'))
	AS v(bytes, code, what);

-- a stored value of a format that is not known: bytes behind our back
CREATE FUNCTION pg_temp.index_of(cstring) RETURNS grid_index LANGUAGE internal AS 'byteain';
SELECT throws_ok(format('SELECT pg_temp.index_of(%L)::text', '\x' || repeat('00', 88)), 'XX001',
	'unknown format 0 of a stored value of type grid_index', 'another format');

-- COPY both ways between tables, and arrays of the types
CREATE TEMP TABLE source AS
SELECT i AS id, ('310114' || to_char(i, 'FM000'))::grid_code AS code, ARRAY['31'::grid_code, NULL] AS codes,
	grid_index_agg('31', ST_MakeEnvelope(i, 0, i + 1, 0.1)) AS grid
FROM generate_series(1, 100) AS i GROUP BY i;
CREATE TEMP TABLE copied (LIKE source);
SELECT isnt_empty('SELECT FROM source', 'there is something to copy');
SELECT format('COPY source TO %1$L (FORMAT binary); COPY copied FROM %1$L (FORMAT binary)',
	current_setting('data_directory') || '/grid_copy_test') AS copy_both_ways \gset
:copy_both_ways;
SELECT results_eq('SELECT id, code, codes, grid FROM copied ORDER BY id',
	'SELECT id, code, codes, grid FROM source ORDER BY id', 'binary COPY');

SELECT * FROM finish();
ROLLBACK;
