--
-- The binary forms of service_area and grid_index: COPY round trips, and bytes
-- that no client should send
--
BEGIN;
SELECT plan(44);

\ir ../house/include/receive.sql

-- round trips
SELECT is(pg_temp.receive('service_area', service_area_send(s)), s::text, 'round trip of ' || s::text)
FROM unnest('{"(srid 0, facilities 1, discs 1e-300 0 1e-6)","(srid 4549, facilities 9223372036854775807, discs -1e9 0.1 1e9, 350000.123456789 3456789.1 300)"}'::service_area[]) AS s;
SELECT is(pg_temp.receive('grid_index', grid_index_send(g)), g::text, 'round trip of ' || g::text)
FROM unnest('{"(srid 0; 31 (0 0, 1 0, 1 1, 0 0))","(srid 4549; 310114 (0.1 0, 9 0, 9 9, 0.1 0) (2 1, 3 1, 3 2, 2 1); 310114001001001 (0 0, 1 0, 1 1, 0 1, 0 0))"}'::grid_index[]) AS g;

-- service_area: srid, facilities, count, discs
CREATE FUNCTION pg_temp.area_bytes(srid int, facilities int8, count int, VARIADIC numbers float8[]) RETURNS bytea
LANGUAGE sql RETURN '\x01'::bytea || int4send(srid) || int8send(facilities) || int4send(count)
	|| coalesce((SELECT string_agg(float8send(n), '' ORDER BY i) FROM unnest(numbers) WITH ORDINALITY AS u(n, i)), '');
SELECT is(pg_temp.receive('service_area', pg_temp.area_bytes(0, 1, 1, -0.0, 2, 3)), '(srid 0, facilities 1, discs 0 2 3)', '-0 is received as 0');
SELECT throws_ok(format('SELECT pg_temp.receive(''service_area'', %L)', bytes), code, message, what)
FROM (VALUES
	(''::bytea, '08P01', 'no data left in message', 'nothing'),
	('\x01', '08P01', 'insufficient data left in message', 'a version and nothing else'),
	('\x0100000000', '08P01', 'insufficient data left in message', 'a head that ends early'),
	(overlay(pg_temp.area_bytes(0, 1, 1, 1, 2, 3) PLACING '\x02' FROM 1), '22P03', 'unsupported version 2 of external "service_area"', 'a version that is not known'),
	(pg_temp.area_bytes(-1, 1, 1, 1, 2, 3), '22P03', 'invalid value in external "service_area"', 'a negative SRID'),
	(pg_temp.area_bytes(1000000, 1, 1, 1, 2, 3), '22P03', 'invalid value in external "service_area"', 'an SRID too large'),
	(pg_temp.area_bytes(0, 0, 1, 1, 2, 3), '22P03', 'invalid value in external "service_area"', 'no facility'),
	(pg_temp.area_bytes(0, -1, 1, 1, 2, 3), '22P03', 'invalid value in external "service_area"', 'fewer'),
	(pg_temp.area_bytes(0, 1, 0, VARIADIC '{}'), '22P03', 'invalid value in external "service_area"', 'no disc'),
	(pg_temp.area_bytes(0, 1, -1, VARIADIC '{}'), '22P03', 'invalid value in external "service_area"', 'a negative count'),
	(pg_temp.area_bytes(0, 1, 14000000, 1, 2, 3), '22P03', 'invalid value in external "service_area"', 'a count without its discs'),
	(pg_temp.area_bytes(0, 1, 2147483647, 1, 2, 3), '54000', 'invalid value in external "service_area"', 'more discs than an area holds'),
	(pg_temp.area_bytes(0, 1, 2, 1, 2, 3), '22P03', 'invalid value in external "service_area"', 'a disc that is missing'),
	(pg_temp.area_bytes(0, 1, 1, 1, 2, 3, 4), '22P03', 'incorrect binary data format', 'a number too many'),
	(pg_temp.area_bytes(0, 1, 1, 1, 2, 0), '22003', 'invalid value in external "service_area"', 'a radius of 0'),
	(pg_temp.area_bytes(0, 1, 1, 1, 2, -1), '22003', 'invalid value in external "service_area"', 'a negative radius'),
	(pg_temp.area_bytes(0, 1, 1, 1, 2, 'NaN'), '22003', 'invalid value in external "service_area"', 'a radius that is no number'),
	(pg_temp.area_bytes(0, 1, 1, 'Infinity', 2, 1), '22003', 'invalid value in external "service_area"', 'an infinite coordinate'),
	(pg_temp.area_bytes(0, 1, 1, 1, 1e10, 1), '22003', 'invalid value in external "service_area"', 'a coordinate too large'),
	(pg_temp.area_bytes(0, 1, 2, 1, 2, 3, 1, 2, 3), '22P03', 'invalid value in external "service_area"', 'a disc twice'),
	(pg_temp.area_bytes(0, 1, 2, 5, 2, 3, 1, 2, 3), '22P03', 'invalid value in external "service_area"', 'discs out of order'))
	AS v(bytes, code, message, what);

-- grid_index: srid, count, and of each polygon code, rings, corners of each
CREATE FUNCTION pg_temp.grid_bytes(srid int, count int, code bytea, rings int, corners int, VARIADIC numbers float8[]) RETURNS bytea
LANGUAGE sql RETURN '\x01'::bytea || int4send(srid) || int4send(count) || substr(code, 2) || int4send(rings) || int4send(corners)
	|| coalesce((SELECT string_agg(float8send(n), '' ORDER BY i) FROM unnest(numbers) WITH ORDINALITY AS u(n, i)), '');
SELECT throws_ok(format('SELECT pg_temp.receive(''grid_index'', %L)', bytes), code, message, what)
FROM (VALUES
	(''::bytea, '08P01', 'no data left in message', 'nothing'),
	(overlay(pg_temp.grid_bytes(0, 1, grid_code_send('31'), 1, 4, 0, 0, 1, 0, 1, 1, 0, 0) PLACING '\x00' FROM 1), '22P03',
		'unsupported version 0 of external "grid_index"', 'a version that is not known'),
	(pg_temp.grid_bytes(-1, 1, grid_code_send('31'), 1, 4, 0, 0, 1, 0, 1, 1, 0, 0), '22P03', 'invalid value in external "grid_index"', 'a negative SRID'),
	(pg_temp.grid_bytes(0, 0, grid_code_send('31'), 1, 4, 0, 0, 1, 0, 1, 1, 0, 0), '22P03', 'invalid value in external "grid_index"', 'no polygon'),
	(pg_temp.grid_bytes(0, 2147483647, grid_code_send('31'), 1, 4, 0, 0, 1, 0, 1, 1, 0, 0), '22P03', 'invalid value in external "grid_index"', 'a count without its polygons'),
	(pg_temp.grid_bytes(0, 1, '\x01' || int8send(-1), 1, 4, 0, 0, 1, 0, 1, 1, 0, 0), '22P03', 'invalid value in external "grid_index"', 'a code that is none'),
	(pg_temp.grid_bytes(0, 1, grid_code_send('31'), 0, 4, 0, 0, 1, 0, 1, 1, 0, 0), '22P03', 'invalid value in external "grid_index"', 'no ring'),
	(pg_temp.grid_bytes(0, 1, grid_code_send('31'), 2000000000, 4, 0, 0, 1, 0, 1, 1, 0, 0), '22P03', 'invalid value in external "grid_index"', 'rings without their bytes'),
	(pg_temp.grid_bytes(0, 1, grid_code_send('31'), 1, 2147483647, 0, 0, 1, 0, 1, 1, 0, 0), '22P03', 'invalid value in external "grid_index"', 'corners without their bytes'),
	(pg_temp.grid_bytes(0, 1, grid_code_send('31'), 1, 3, 0, 0, 1, 0, 0, 0, 0, 0), '22P03', 'invalid value in external "grid_index"', 'a ring of three corners'),
	(pg_temp.grid_bytes(0, 1, grid_code_send('31'), 1, 4, 0, 0, 1, 0, 1, 1, 0, 1), '22P03', 'invalid value in external "grid_index"', 'a ring that does not close'),
	(pg_temp.grid_bytes(0, 1, grid_code_send('31'), 1, 4, 0, 0, 'NaN', 0, 1, 1, 0, 0), '22003', 'invalid value in external "grid_index"', 'a corner that is no number'),
	(pg_temp.grid_bytes(0, 1, grid_code_send('31'), 1, 4, 0, 0, 1e10, 0, 1, 1, 0, 0), '22003', 'invalid value in external "grid_index"', 'a corner too far'),
	(pg_temp.grid_bytes(0, 1, grid_code_send('31'), 1, 4, 0, 0, 1, 0, 1, 1, 0, 0, 7), '22P03', 'incorrect binary data format', 'a number too many'),
	(pg_temp.grid_bytes(0, 2, grid_code_send('31'), 1, 4, 0, 0, 1, 0, 1, 1, 0, 0)
		|| substr(grid_code_send('11'), 2) || int4send(1) || int4send(4) || substr(pg_temp.grid_bytes(0, 1, '', 1, 4, 0, 0, 1, 0, 1, 1, 0, 0), 18),
		'22P03', 'invalid value in external "grid_index"', 'polygons out of order'),
	(pg_temp.grid_bytes(0, 2, grid_code_send('31'), 1, 4, 0, 0, 1, 0, 1, 1, 0, 0)
		|| substr(grid_code_send('31'), 2) || int4send(1) || int4send(4) || substr(pg_temp.grid_bytes(0, 1, '', 1, 4, 0, 0, 1, 0, 1, 1, 0, 0), 18),
		'22P03', 'invalid value in external "grid_index"', 'a polygon twice'))
	AS v(bytes, code, message, what);

-- a stored value of a format that is not known: bytes behind our back
CREATE FUNCTION pg_temp.area_of(cstring) RETURNS service_area LANGUAGE internal AS 'byteain';
CREATE FUNCTION pg_temp.index_of(cstring) RETURNS grid_index LANGUAGE internal AS 'byteain';
SELECT throws_ok(format('SELECT pg_temp.%s(%L)::text', maker, '\x' || format || repeat('00', 84)), 'XX001', message, message)
FROM (VALUES ('area_of', '02000000', 'unknown format 2 of a stored value of type service_area'),
	('index_of', '00000000', 'unknown format 0 of a stored value of type grid_index')) AS v(maker, format, message);

SELECT * FROM finish();
ROLLBACK;
