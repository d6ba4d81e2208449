--
-- The binary forms: COPY round trips, and bytes that no client should send
--
BEGIN;
SELECT plan(36);

\ir ../house/include/receive.sql

-- round trips through send and receive
SELECT is(pg_temp.receive('indicator_target', indicator_target_send(t)), t::text, 'round trip of ' || t::text)
FROM unnest('{>= 95 %,> 65,<= 35 μg/m3,< 5 %,= 0 处,5 .. 10 km,~ 2300000 m2,= 1e-310 年一遇}'::indicator_target[]) AS t;
SELECT is(pg_temp.receive('target_summary', target_summary_send(s)), s::text, 'round trip of ' || s::text)
FROM (SELECT target_agg(i * 0.1, '>= 3', i * 0.1) AS s FROM generate_series(1, 29) AS i
	UNION ALL SELECT target_agg(NULL, '>= 3')) AS q;

-- indicator_target: version, comparator, bound, unit
CREATE FUNCTION pg_temp.target_bytes(comparator int, bound float8, unit_length int, unit bytea) RETURNS bytea
LANGUAGE sql RETURN '\x01'::bytea || set_byte('\x00', 0, comparator) || float8send(bound) || int4send(unit_length)
	|| unit;
SELECT is(pg_temp.receive('indicator_target', pg_temp.target_bytes(1, -0.0, 1, '%')), '>= 0 %', '-0 is received as 0');
SELECT throws_ok($$SELECT pg_temp.receive('indicator_target', '')$$, '08P01', 'no data left in message');
SELECT throws_ok($$SELECT pg_temp.receive('indicator_target', '\x0101ff')$$, '08P01',
	'insufficient data left in message');
SELECT throws_ok($$SELECT pg_temp.receive('indicator_target', pg_temp.target_bytes(0, 1, 0, ''))$$,
	'22P03', 'invalid value in external "indicator_target"');
SELECT throws_ok($$SELECT pg_temp.receive('indicator_target', pg_temp.target_bytes(8, 1, 0, ''))$$,
	'22P03', 'invalid value in external "indicator_target"');
SELECT throws_ok($$SELECT pg_temp.receive('indicator_target', pg_temp.target_bytes(1, 'NaN', 0, ''))$$,
	'22003', 'bound must be finite, not NaN');
SELECT throws_ok($$SELECT pg_temp.receive('indicator_target', pg_temp.target_bytes(7, 1.75e308, 0, ''))$$,
	'22003', 'invalid value in external "indicator_target"');
SELECT throws_ok($$SELECT pg_temp.receive('indicator_target', pg_temp.target_bytes(1, 1, 5, '%'))$$,
	'08P01', 'insufficient data left in message');
SELECT throws_ok($$SELECT pg_temp.receive('indicator_target', pg_temp.target_bytes(1, 1, -1, '%'))$$,
	'22P03', 'invalid value in external "indicator_target"');
SELECT throws_ok($$SELECT pg_temp.receive('indicator_target', pg_temp.target_bytes(1, 1, 1, '%%'))$$, '22P03',
	'incorrect binary data format', 'a byte too many');
SELECT throws_ok($$SELECT pg_temp.receive('indicator_target', pg_temp.target_bytes(1, 1, 32, repeat('x', 32)::bytea))$$,
	'54000', 'invalid value in external "indicator_target"');
SELECT throws_ok($$SELECT pg_temp.receive('indicator_target', pg_temp.target_bytes(1, 1, 1, '\x00'))$$,
	'22021', 'invalid byte sequence for encoding "UTF8": 0x00');
SELECT throws_ok($$SELECT pg_temp.receive('indicator_target', pg_temp.target_bytes(1, 1, 1, '\x01'))$$,
	'22P03', 'invalid value in external "indicator_target"');
SELECT throws_ok($$SELECT pg_temp.receive('indicator_target',
	'\x0106'::bytea || float8send(2) || float8send(1) || int4send(0))$$,
	'22P03', 'invalid value in external "indicator_target"');

-- another version
SELECT throws_ok($$SELECT pg_temp.receive('indicator_target',
	overlay(indicator_target_send('>= 1') PLACING '\x02' FROM 1))$$,
	'22P03', 'unsupported version 2 of external "indicator_target"');
SELECT throws_ok($$SELECT pg_temp.receive('target_summary',
	overlay(target_summary_send(target_agg(1, '>= 1')) PLACING '\x00' FROM 1))$$,
	'22P03', 'unsupported version 0 of external "target_summary"');

-- target_summary
SELECT is(pg_temp.receive('target_summary',
	overlay(target_summary_send(target_agg(0, '>= 1')) PLACING float8send('-0') FROM 58)),
	'(assessed 1, met 0, missing 0, weight 1, met weight 0, attained 0, minimum 0)', '-0 in a sum is received as 0');
SELECT throws_ok($$SELECT pg_temp.receive('target_summary',
	overlay(target_summary_send(target_agg(0, '>= 1')) PLACING float8send(-1) FROM 58))$$,
	'22P03', 'invalid value in external "target_summary"');
SELECT throws_ok($$SELECT pg_temp.receive('target_summary',
	overlay(target_summary_send(target_agg(0, '>= 1')) PLACING float8send(1) FROM 42))$$,
	'22P03', 'invalid value in external "target_summary"', 'weight met, but no target');
SELECT throws_ok($$SELECT pg_temp.receive('target_summary',
	overlay(target_summary_send(target_agg(0, '>= 1')) PLACING int8send(2) FROM 10))$$,
	'22P03', 'invalid value in external "target_summary"', 'met > assessed');
SELECT throws_ok($$SELECT pg_temp.receive('target_summary', '\x0100')$$, '08P01', 'insufficient data left in message');
SELECT throws_ok($$SELECT pg_temp.receive('target_summary',
	substr(target_summary_send(target_agg(1, '>= 1')), 1, 80))$$,
	'08P01', 'insufficient data left in message');
SELECT throws_ok($$SELECT pg_temp.receive('target_summary', target_summary_send(target_agg(1, '>= 1')) || '\x00')$$,
	'22P03', 'incorrect binary data format');

-- COPY both ways between tables, and arrays of the types
CREATE TEMP TABLE source AS
SELECT i AS id, indicator_target('>=', i / 7.0, 'km') AS target, target_agg(i, '>= 50') AS summary,
	ARRAY[indicator_target(i, i + 1), NULL] AS targets
FROM generate_series(1, 100) AS i GROUP BY i;
CREATE TEMP TABLE copied (LIKE source);
SELECT is(pg_temp.receive('indicator_target[]', array_send('{>= 1 %,NULL}'::indicator_target[])),
	'{">= 1 %",NULL}', 'an array of targets');
SELECT isnt_empty('SELECT FROM source', 'there is something to copy');
SELECT format('COPY source TO %1$L (FORMAT binary); COPY copied FROM %1$L (FORMAT binary)',
	current_setting('data_directory') || '/binary_copy_test') AS copy_both_ways \gset
:copy_both_ways;
SELECT results_eq('SELECT id, target, summary::text, targets FROM copied ORDER BY id',
	'SELECT id, target, summary::text, targets FROM source ORDER BY id', 'binary COPY');

SELECT * FROM finish();
ROLLBACK;
