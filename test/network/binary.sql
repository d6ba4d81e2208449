--
-- The binary forms of street_network and walk_area: COPY round trips, and bytes
-- that no client should send
--
BEGIN;
SELECT plan(40);

\ir ../house/include/receive.sql

-- round trips
SELECT is(pg_temp.receive('street_network', street_network_send(n)), n::text, 'round trip of ' || n::text)
FROM unnest('{"(srid 0, nodes 0 0, 1 0, segments 1 2)","(srid 4549, nodes -1e9 -1e9, 350000.123 3456789.001, 1e9 1e9, segments 1 2 1e-300, 2 3 1e300)"}'::street_network[]) AS n;
SELECT is(pg_temp.receive('walk_area', walk_area_send(w)), w::text, 'round trip of ' || w::text)
FROM (VALUES ('(snap 0.001, facilities (srid 0, facilities 9, discs 0 0 5, 1 0 6), streets (srid 0, nodes 0 0, 1 0, segments 1 2 2.5))'::walk_area)) AS v(w);

-- srid, nodes, segments; x and y of each node; from, to and factor of each segment
CREATE FUNCTION pg_temp.streets(srid int, nodes int, segments int, places int8[], numbers int[], factors float8[]) RETURNS bytea
LANGUAGE sql RETURN int4send(srid) || int4send(nodes) || int4send(segments)
	|| coalesce((SELECT string_agg(int8send(n), '' ORDER BY i) FROM unnest(places) WITH ORDINALITY AS u(n, i)), '')
	|| coalesce((SELECT string_agg(int4send(numbers[2 * i - 1]) || int4send(numbers[2 * i]) || float8send(n), '' ORDER BY i)
		FROM unnest(factors) WITH ORDINALITY AS u(n, i)), '');
SELECT throws_ok(format('SELECT pg_temp.receive(''street_network'', %L)', bytes), code, message, what)
FROM (VALUES
	(''::bytea, '08P01', 'nothing'),
	('\x01', '08P01', 'a version and nothing else'),
	('\x0100000000', '08P01', 'a head that ends early'),
	('\x02' || pg_temp.streets(0, 2, 1, '{0,0,1000,0}', '{0,1}', '{1}'), '22P03', 'a version that is not known'),
	('\x01' || pg_temp.streets(-1, 2, 1, '{0,0,1000,0}', '{0,1}', '{1}'), '22P03', 'a negative SRID'),
	('\x01' || pg_temp.streets(4326, 2, 1, '{0,0,1000,0}', '{0,1}', '{1}'), '22P03', 'a geographic SRID'),
	('\x01' || pg_temp.streets(0, 1, 1, '{0,0}', '{0,1}', '{1}'), '22P03', 'one node'),
	('\x01' || pg_temp.streets(0, -2, 1, '{0,0,1000,0}', '{0,1}', '{1}'), '22P03', 'fewer nodes'),
	('\x01' || pg_temp.streets(0, 2, 0, '{0,0,1000,0}', '{}', '{}'), '22P03', 'no segment'),
	('\x01' || pg_temp.streets(0, 2, -1, '{0,0,1000,0}', '{0,1}', '{1}'), '22P03', 'fewer segments'),
	('\x01' || pg_temp.streets(0, 2, 15000000, '{0,0,1000,0}', '{0,1}', '{1}'), '22P03', 'a count without its segments'),
	('\x01' || pg_temp.streets(0, 30000000, 1, '{0,0,1000,0}', '{0,1}', '{1}'), '22P03', 'a count without its nodes'),
	('\x01' || pg_temp.streets(0, 2, 2147483647, '{0,0,1000,0}', '{0,1}', '{1}'), '54000', 'more segments than there can be'),
	('\x01' || pg_temp.streets(0, 2147483647, 1, '{0,0,1000,0}', '{0,1}', '{1}'), '54000', 'more nodes than there can be'),
	('\x01' || pg_temp.streets(0, 2, 1, '{0,0,1000,0}', '{0,1}', '{1}') || '\x00', '22P03', 'a byte too many'),
	('\x01' || pg_temp.streets(0, 2, 1, '{1000,0,0,0}', '{0,1}', '{1}'), '22P03', 'nodes out of order'),
	('\x01' || pg_temp.streets(0, 2, 1, '{0,0,0,0}', '{0,1}', '{1}'), '22P03', 'a node twice'),
	('\x01' || pg_temp.streets(0, 2, 1, '{0,0,1000000000001,0}', '{0,1}', '{1}'), '22003', 'a coordinate too large'),
	('\x01' || pg_temp.streets(0, 2, 1, '{-9223372036854775808,0,9223372036854775807,0}', '{0,1}', '{1}'), '22003', 'the largest ones'),
	('\x01' || pg_temp.streets(0, 2, 1, '{0,0,1000,0}', '{0,2}', '{1}'), '22P03', 'a node that there is not'),
	('\x01' || pg_temp.streets(0, 2, 1, '{0,0,1000,0}', '{-1,1}', '{1}'), '22P03', 'a negative number of a node'),
	('\x01' || pg_temp.streets(0, 2, 1, '{0,0,1000,0}', '{1,0}', '{1}'), '22P03', 'the higher number first'),
	('\x01' || pg_temp.streets(0, 2, 1, '{0,0,1000,0}', '{1,1}', '{1}'), '22P03', 'a segment without length'),
	('\x01' || pg_temp.streets(0, 3, 1, '{0,0,1000,0,2000,0}', '{0,1}', '{1}'), '22P03', 'a node without a segment'),
	('\x01' || pg_temp.streets(0, 3, 2, '{0,0,1000,0,2000,0}', '{0,2,0,1}', '{1,1}'), '22P03', 'segments out of order'),
	('\x01' || pg_temp.streets(0, 2, 2, '{0,0,1000,0}', '{0,1,0,1}', '{1,1}'), '22P03', 'a segment twice'),
	('\x01' || pg_temp.streets(0, 2, 1, '{0,0,1000,0}', '{0,1}', '{0}'), '22003', 'a factor of 0'),
	('\x01' || pg_temp.streets(0, 2, 1, '{0,0,1000,0}', '{0,1}', '{-1}'), '22003', 'a negative factor'),
	('\x01' || pg_temp.streets(0, 2, 1, '{0,0,1000,0}', '{0,1}', '{NaN}'), '22003', 'a factor that is no number'),
	('\x01' || pg_temp.streets(0, 2, 1, '{0,0,1000,0}', '{0,1}', '{Infinity}'), '22003', 'an infinite factor'))
	AS v(bytes, code, what), LATERAL (SELECT NULL::text AS message) AS m;

-- snap, a service_area and a street_network without their versions
CREATE FUNCTION pg_temp.walk(snap float8, area service_area, streets bytea) RETURNS bytea
LANGUAGE sql RETURN '\x01'::bytea || float8send(snap) || substr(service_area_send(area), 2) || streets;
SELECT throws_ok(format('SELECT pg_temp.receive(''walk_area'', %L)', bytes), code, NULL::text, what)
FROM (VALUES
	(''::bytea, '08P01', 'a walk_area of nothing'),
	('\x02' || float8send(5), '22P03', 'a version that is not known'),
	(pg_temp.walk(0, '(srid 0, facilities 1, discs 0 0 5)', pg_temp.streets(0, 2, 1, '{0,0,1000,0}', '{0,1}', '{1}')), '22003', 'a snap of 0'),
	(pg_temp.walk('NaN', '(srid 0, facilities 1, discs 0 0 5)', pg_temp.streets(0, 2, 1, '{0,0,1000,0}', '{0,1}', '{1}')), '22003', 'a snap that is no number'),
	(pg_temp.walk(5, '(srid 0, facilities 1, discs 0 0 5)', ''), '08P01', 'no streets'),
	(pg_temp.walk(5, '(srid 0, facilities 1, discs 0 0 5)', pg_temp.streets(0, 2, 1, '{0,0,1000,0}', '{0,2}', '{1}')), '22P03', 'streets that are none'),
	(pg_temp.walk(5, '(srid 9, facilities 1, discs 0 0 5)', pg_temp.streets(0, 2, 1, '{0,0,1000,0}', '{0,1}', '{1}')), '22P03', 'facilities of another SRID'))
	AS v(bytes, code, what);

SELECT * FROM finish();
ROLLBACK;
