--
-- The binary form of service_area: COPY round trips, and bytes that no client
-- should send
--
BEGIN;
SELECT plan(27);

\ir ../house/include/receive.sql

-- round trips
SELECT is(pg_temp.receive('service_area', service_area_send(s)), s::text, 'round trip of ' || s::text)
FROM (VALUES ('(srid 0, facilities 1, discs 1e-300 0 1e-6)'::service_area),
	('(srid 4549, facilities 9223372036854775807,
		discs -1e9 0.1 1e9, 350000.123456789 3456789.1 300)')) AS v(s);

-- service_area: version, srid, facilities, count, discs
CREATE FUNCTION pg_temp.area_bytes(srid int, facilities int8, count int, VARIADIC numbers float8[]) RETURNS bytea
LANGUAGE sql RETURN '\x01'::bytea || int4send(srid) || int8send(facilities) || int4send(count)
	|| coalesce((SELECT string_agg(float8send(n), '' ORDER BY i) FROM unnest(numbers) WITH ORDINALITY AS u(n, i)), '');
SELECT is(pg_temp.receive('service_area', pg_temp.area_bytes(0, 1, 1, -0.0, 2, 3)),
	'(srid 0, facilities 1, discs 0 2 3)', '-0 is received as 0');
SELECT throws_ok(format('SELECT pg_temp.receive(''service_area'', %L)', bytes), code, message, what)
FROM (VALUES
	(''::bytea, '08P01', 'no data left in message', 'nothing'),
	('\x01', '08P01', 'insufficient data left in message', 'a version and nothing else'),
	('\x0100000000', '08P01', 'insufficient data left in message', 'a head that ends early'),
	(overlay(pg_temp.area_bytes(0, 1, 1, 1, 2, 3) PLACING '\x02' FROM 1), '22P03',
		'unsupported version 2 of external "service_area"', 'a version that is not known'),
	(pg_temp.area_bytes(0, 1, 1, 1, 2, 3, 4), '22P03', 'incorrect binary data format', 'a number too many'))
	AS v(bytes, code, message, what);
SELECT throws_ok(format('SELECT pg_temp.receive(''service_area'', %L)', bytes), code,
	'invalid value in external "service_area"', what)
FROM (VALUES
	(pg_temp.area_bytes(-1, 1, 1, 1, 2, 3), '22P03', 'a negative SRID'),
	(pg_temp.area_bytes(1000000, 1, 1, 1, 2, 3), '22P03', 'an SRID too large'),
	(pg_temp.area_bytes(0, 0, 1, 1, 2, 3), '22P03', 'no facility'),
	(pg_temp.area_bytes(0, -1, 1, 1, 2, 3), '22P03', 'fewer'),
	(pg_temp.area_bytes(0, 1, 0, VARIADIC '{}'), '22P03', 'no disc'),
	(pg_temp.area_bytes(0, 1, -1, VARIADIC '{}'), '22P03', 'a negative count'),
	(pg_temp.area_bytes(0, 1, 14000000, 1, 2, 3), '22P03', 'a count without its discs'),
	(pg_temp.area_bytes(0, 1, 2147483647, 1, 2, 3), '54000', 'more discs than an area holds'),
	(pg_temp.area_bytes(0, 1, 2, 1, 2, 3), '22P03', 'a disc that is missing'),
	(pg_temp.area_bytes(0, 1, 1, 1, 2, 0), '22003', 'a radius of 0'),
	(pg_temp.area_bytes(0, 1, 1, 1, 2, -1), '22003', 'a negative radius'),
	(pg_temp.area_bytes(0, 1, 1, 1, 2, 'NaN'), '22003', 'a radius that is no number'),
	(pg_temp.area_bytes(0, 1, 1, 'Infinity', 2, 1), '22003', 'an infinite coordinate'),
	(pg_temp.area_bytes(0, 1, 1, 1, 1e10, 1), '22003', 'a coordinate too large'),
	(pg_temp.area_bytes(0, 1, 2, 1, 2, 3, 1, 2, 3), '22P03', 'a disc twice'),
	(pg_temp.area_bytes(0, 1, 2, 5, 2, 3, 1, 2, 3), '22P03', 'discs out of order'))
	AS v(bytes, code, what);

-- a stored value of a format that is not known: bytes behind our back
CREATE FUNCTION pg_temp.area_of(cstring) RETURNS service_area LANGUAGE internal AS 'byteain';
SELECT throws_ok(format('SELECT pg_temp.area_of(%L)::text', '\x02000000' || repeat('00', 84)), 'XX001',
	'unknown format 2 of a stored value of type service_area', 'another format');

-- COPY both ways between tables, and arrays of the type
CREATE TEMP TABLE source AS
SELECT i AS id, service_area_agg(ST_MakePoint(i / 7.0, 0), i) AS area,
	ARRAY[service_area_agg(ST_MakePoint(0, 0), i), NULL] AS areas
FROM generate_series(1, 100) AS i GROUP BY i;
CREATE TEMP TABLE copied (LIKE source);
SELECT format('COPY source TO %1$L (FORMAT binary); COPY copied FROM %1$L (FORMAT binary)',
	current_setting('data_directory') || '/spatial_copy_test') AS copy_both_ways \gset
:copy_both_ways;
SELECT is(count(*), 100::bigint, 'there is something to copy') FROM copied;
SELECT results_eq('SELECT id, area, areas FROM copied ORDER BY id',
	'SELECT id, area, areas FROM source ORDER BY id', 'binary COPY');

SELECT * FROM finish();
ROLLBACK;
