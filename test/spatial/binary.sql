--
-- The binary forms of service_area and grid_index: COPY round trips, and bytes
-- that no client should send
--
BEGIN;
SELECT plan(38);

\ir ../house/include/receive.sql

-- round trips
SELECT is(pg_temp.receive('service_area', service_area_send(s)), s::text, 'round trip of ' || s::text)
FROM unnest('{"(srid 0, facilities 1, discs 1e-300 0 1e-6)","(srid 4549, facilities 9223372036854775807, discs -1e9 0.1 1e9, 350000.123456789 3456789.1 300)"}'::service_area[]) AS s;
SELECT is(pg_temp.receive('grid_index', grid_index_send(g)), g::text, 'round trip of ' || g::text)
FROM unnest('{"(srid 0; 31 (0 0, 1 0, 1 1, 0 0))","(srid 4549; 310114 (0.1 0, 9 0, 9 9, 0.1 0) (2 1, 3 1, 3 2, 2 1); 310114001001001 (0 0, 1 0, 1 1, 0 1, 0 0))"}'::grid_index[]) AS g;

-- service_area: srid, facilities, count, discs
CREATE FUNCTION pg_temp.area_bytes(srid int, facilities int8, count int, VARIADIC numbers float8[]) RETURNS bytea
LANGUAGE sql RETURN int4send(srid) || int8send(facilities) || int4send(count)
	|| coalesce((SELECT string_agg(float8send(n), '' ORDER BY i) FROM unnest(numbers) WITH ORDINALITY AS u(n, i)), '');
SELECT is(pg_temp.receive('service_area', pg_temp.area_bytes(0, 1, 1, -0.0, 2, 3)),
	'(srid 0, facilities 1, discs 0 2 3)', '-0 is received as 0');
SELECT throws_ok(format('SELECT pg_temp.receive(''service_area'', %L)', bytes), code, message, what)
FROM (VALUES
	(''::bytea, '08P01', 'nothing', 'insufficient data left in message'),
	('\x00000000', '08P01', 'a head that ends early', 'insufficient data left in message'),
	(pg_temp.area_bytes(-1, 1, 1, 1, 2, 3), '22P03', 'a negative SRID',
		'invalid value in external "service_area"'),
	(pg_temp.area_bytes(1000000, 1, 1, 1, 2, 3), '22P03', 'an SRID too large',
		'invalid value in external "service_area"'),
	(pg_temp.area_bytes(0, 0, 1, 1, 2, 3), '22P03', 'no facility', 'invalid value in external "service_area"'),
	(pg_temp.area_bytes(0, -1, 1, 1, 2, 3), '22P03', 'fewer', 'invalid value in external "service_area"'),
	(pg_temp.area_bytes(0, 1, 0, VARIADIC '{}'), '22P03', 'no disc',
		'invalid value in external "service_area"'),
	(pg_temp.area_bytes(0, 1, -1, VARIADIC '{}'), '22P03', 'a negative count',
		'invalid value in external "service_area"'),
	(pg_temp.area_bytes(0, 1, 2147483647, 1, 2, 3), '22P03', 'a count without its discs',
		'invalid value in external "service_area"'),
	(pg_temp.area_bytes(0, 1, 2, 1, 2, 3), '22P03', 'a disc that is missing',
		'invalid value in external "service_area"'),
	(pg_temp.area_bytes(0, 1, 1, 1, 2, 3, 4), '22P03', 'a number too many', 'incorrect binary data format'),
	(pg_temp.area_bytes(0, 1, 1, 1, 2, 0), '22P03', 'a radius of 0',
		'invalid value in external "service_area"'),
	(pg_temp.area_bytes(0, 1, 1, 1, 2, -1), '22P03', 'a negative radius',
		'invalid value in external "service_area"'),
	(pg_temp.area_bytes(0, 1, 1, 1, 2, 'NaN'), '22P03', 'a radius that is no number',
		'invalid value in external "service_area"'),
	(pg_temp.area_bytes(0, 1, 1, 'Infinity', 2, 1), '22P03', 'an infinite coordinate',
		'invalid value in external "service_area"'),
	(pg_temp.area_bytes(0, 1, 1, 1, 1e10, 1), '22P03', 'a coordinate too large',
		'invalid value in external "service_area"'),
	(pg_temp.area_bytes(0, 1, 2, 1, 2, 3, 1, 2, 3), '22P03', 'a disc twice',
		'invalid value in external "service_area"'),
	(pg_temp.area_bytes(0, 1, 2, 5, 2, 3, 1, 2, 3), '22P03', 'discs out of order',
		'invalid value in external "service_area"'))
	AS v(bytes, code, what, message);

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

SELECT * FROM finish();
ROLLBACK;
