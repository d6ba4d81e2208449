--
-- The binary form of service_area: COPY round trips, and bytes that no client
-- should send
--
BEGIN;
SELECT plan(44);

\ir ../house/include/receive.sql

-- round trips
SELECT is(pg_temp.receive('service_area', service_area_send(s)), s::text, 'round trip of ' || s::text)
FROM unnest('{"(srid 0, facilities 1, discs 1e-300 0 1e-6)","(srid 4549, facilities 9223372036854775807, discs -1e9 0.1 1e9, 350000.123456789 3456789.1 300)"}'::service_area[]) AS s;

-- service_area: srid, facilities, count, discs
CREATE FUNCTION pg_temp.area_bytes(srid int, facilities int8, count int, VARIADIC numbers float8[]) RETURNS bytea
LANGUAGE sql RETURN '\x01'::bytea || int4send(srid) || int8send(facilities) || int4send(count)
	|| coalesce((SELECT string_agg(float8send(n), '' ORDER BY i) FROM unnest(numbers) WITH ORDINALITY AS u(n, i)), '');
SELECT is(pg_temp.receive('service_area', pg_temp.area_bytes(0, 1, 1, -0.0, 2, 3)),
	'(srid 0, facilities 1, discs 0 2 3)', '-0 is received as 0');
SELECT throws_ok(format('SELECT pg_temp.receive(''service_area'', %L)', bytes), code, message, what)
FROM (VALUES
	(''::bytea, '08P01', 'nothing'),
	('\x01', '08P01', 'a version and nothing else'),
	('\x0100000000', '08P01', 'a head that ends early'),
	(overlay(pg_temp.area_bytes(0, 1, 1, 1, 2, 3) PLACING '\x02' FROM 1), '22P03', 'a version that is not known'),
	(pg_temp.area_bytes(-1, 1, 1, 1, 2, 3), '22P03', 'a negative SRID'),
	(pg_temp.area_bytes(1000000, 1, 1, 1, 2, 3), '22P03', 'an SRID too large'),
	(pg_temp.area_bytes(0, 0, 1, 1, 2, 3), '22P03', 'no facility'),
	(pg_temp.area_bytes(0, -1, 1, 1, 2, 3), '22P03', 'fewer'),
	(pg_temp.area_bytes(0, 1, 0, VARIADIC '{}'), '22P03', 'no disc'),
	(pg_temp.area_bytes(0, 1, -1, VARIADIC '{}'), '22P03', 'a negative count'),
	(pg_temp.area_bytes(0, 1, 14000000, 1, 2, 3), '22P03', 'a count without its discs'),
	(pg_temp.area_bytes(0, 1, 2147483647, 1, 2, 3), '54000', 'more discs than an area holds'),
	(pg_temp.area_bytes(0, 1, 2, 1, 2, 3), '22P03', 'a disc that is missing'),
	(pg_temp.area_bytes(0, 1, 1, 1, 2, 3, 4), '22P03', 'a number too many'),
	(pg_temp.area_bytes(0, 1, 1, 1, 2, 0), '22003', 'a radius of 0'),
	(pg_temp.area_bytes(0, 1, 1, 1, 2, -1), '22003', 'a negative radius'),
	(pg_temp.area_bytes(0, 1, 1, 1, 2, 'NaN'), '22003', 'a radius that is no number'),
	(pg_temp.area_bytes(0, 1, 1, 'Infinity', 2, 1), '22003', 'an infinite coordinate'),
	(pg_temp.area_bytes(0, 1, 1, 1, 1e10, 1), '22003', 'a coordinate too large'),
	(pg_temp.area_bytes(0, 1, 2, 1, 2, 3, 1, 2, 3), '22P03', 'a disc twice'),
	(pg_temp.area_bytes(0, 1, 2, 5, 2, 3, 1, 2, 3), '22P03', 'discs out of order'))
	AS v(bytes, code, what);

-- grid_index: srid, count, and of each polygon code, rings, corners of each
CREATE FUNCTION pg_temp.grid_bytes(srid int, count int, code bytea, rings int, corners int, VARIADIC numbers float8[]) RETURNS bytea
LANGUAGE sql RETURN '\x01'::bytea || int4send(srid) || int4send(count) || substr(code, 2) || int4send(rings) || int4send(corners)
	|| coalesce((SELECT string_agg(float8send(n), '' ORDER BY i) FROM unnest(numbers) WITH ORDINALITY AS u(n, i)), '');
SELECT throws_ok(format('SELECT pg_temp.receive(''grid_index'', %L)', bytes), code, message, what)
FROM (VALUES
	(''::bytea, '08P01', 'nothing'),
	(overlay(pg_temp.grid_bytes(0, 1, grid_code_send('31'), 1, 4, 0, 0, 1, 0, 1, 1, 0, 0) PLACING '\x00' FROM 1), '22P03', 'a version that is not known'),
	(pg_temp.grid_bytes(-1, 1, grid_code_send('31'), 1, 4, 0, 0, 1, 0, 1, 1, 0, 0), '22P03', 'a negative SRID'),
	(pg_temp.grid_bytes(0, 0, grid_code_send('31'), 1, 4, 0, 0, 1, 0, 1, 1, 0, 0), '22P03', 'no polygon'),
	(pg_temp.grid_bytes(0, 2147483647, grid_code_send('31'), 1, 4, 0, 0, 1, 0, 1, 1, 0, 0), '22P03', 'a count without its polygons'),
	(pg_temp.grid_bytes(0, 1, '\x01' || int8send(-1), 1, 4, 0, 0, 1, 0, 1, 1, 0, 0), '22P03', 'a code that is none'),
	(pg_temp.grid_bytes(0, 1, grid_code_send('31'), 0, 4, 0, 0, 1, 0, 1, 1, 0, 0), '22P03', 'no ring'),
	(pg_temp.grid_bytes(0, 1, grid_code_send('31'), 2000000000, 4, 0, 0, 1, 0, 1, 1, 0, 0), '22P03', 'rings without their bytes'),
	(pg_temp.grid_bytes(0, 1, grid_code_send('31'), 1, 2147483647, 0, 0, 1, 0, 1, 1, 0, 0), '22P03', 'corners without their bytes'),
	(pg_temp.grid_bytes(0, 1, grid_code_send('31'), 1, 3, 0, 0, 1, 0, 0, 0, 0, 0), '22P03', 'a ring of three corners'),
	(pg_temp.grid_bytes(0, 1, grid_code_send('31'), 1, 4, 0, 0, 1, 0, 1, 1, 0, 1), '22P03', 'a ring that does not close'),
	(pg_temp.grid_bytes(0, 1, grid_code_send('31'), 1, 4, 0, 0, 'NaN', 0, 1, 1, 0, 0), '22003', 'a corner that is no number'),
	(pg_temp.grid_bytes(0, 1, grid_code_send('31'), 1, 4, 0, 0, 1e10, 0, 1, 1, 0, 0), '22003', 'a corner too far'),
	(pg_temp.grid_bytes(0, 1, grid_code_send('31'), 1, 4, 0, 0, 1, 0, 1, 1, 0, 0, 7), '22P03', 'a number too many'),
	(pg_temp.grid_bytes(0, 2, grid_code_send('31'), 1, 4, 0, 0, 1, 0, 1, 1, 0, 0)
		|| substr(grid_code_send('11'), 2) || int4send(1) || int4send(4) || substr(pg_temp.grid_bytes(0, 1, '', 1, 4, 0, 0, 1, 0, 1, 1, 0, 0), 18), '22P03', 'polygons out of order'),
	(pg_temp.grid_bytes(0, 2, grid_code_send('31'), 1, 4, 0, 0, 1, 0, 1, 1, 0, 0)
		|| substr(grid_code_send('31'), 2) || int4send(1) || int4send(4) || substr(pg_temp.grid_bytes(0, 1, '', 1, 4, 0, 0, 1, 0, 1, 1, 0, 0), 18), '22P03', 'a polygon twice'))
	AS v(bytes, code, what);

-- a stored value of a format that is not known: bytes behind our back
CREATE FUNCTION pg_temp.area_of(cstring) RETURNS service_area LANGUAGE internal AS 'byteain';
CREATE FUNCTION pg_temp.index_of(cstring) RETURNS grid_index LANGUAGE internal AS 'byteain';
SELECT throws_ok(format('SELECT pg_temp.%s(%L)::text', maker, '\x' || format || repeat('00', 84)), 'XX001', message, message)
FROM (VALUES ('area_of', '02000000', 'unknown format 2 of a stored value of type service_area'),
	('index_of', '00000000', 'unknown format 0 of a stored value of type grid_index')) AS v(maker, format, message);

SELECT * FROM finish();
ROLLBACK;
