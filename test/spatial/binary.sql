--
-- The binary form of service_area: COPY round trips, and bytes that no client
-- should send
--
BEGIN;
SELECT plan(21);

\ir ../house/include/receive.sql

-- round trips
SELECT is(pg_temp.receive('service_area', service_area_send(s)), s::text, 'round trip of ' || s::text)
FROM unnest('{"(srid 0, facilities 1, discs 1e-300 0 1e-6)","(srid 4549, facilities 9223372036854775807, discs -1e9 0.1 1e9, 350000.123456789 3456789.1 300)"}'::service_area[]) AS s;

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

SELECT * FROM finish();
ROLLBACK;
