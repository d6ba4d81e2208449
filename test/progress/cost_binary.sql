--
-- The binary form of cost_summary: round trips, and bytes that no client should
-- send
--
BEGIN;
SELECT plan(35);

\ir ../house/include/receive.sql

SELECT is(pg_temp.receive('cost_summary', cost_summary_send(s)), s::text, 'round trip of ' || s::text)
FROM unnest(array['(as of 2025-06-30, tasks 4, missing 1, budget 1000000.0000, planned 500000.0000, earned 420000.0000, spent 450000.5000)',
	'(as of 0001-01-01, tasks 0, missing 1, budget 0, planned 0, earned 0, spent 0)',
	'(as of 9999-12-31, tasks 9223372036854775807, missing 0, budget 9223372036854774884662796314522.4193, planned 0.0001, earned 9223372036854774884662796314522.4193, spent -9223372036854774884662796314522.4193)']::cost_summary[]) AS s;

-- version, day, tasks, missing, four sums of two words
CREATE FUNCTION pg_temp.bytes(as_of int, counts int8[], words int8[]) RETURNS bytea
LANGUAGE sql RETURN '\x01'::bytea || int4send(as_of)
	|| (SELECT string_agg(int8send(c), '' ORDER BY i) FROM unnest(counts || words) WITH ORDINALITY AS u(c, i));
SELECT is(pg_temp.receive('cost_summary', pg_temp.bytes(0, '{2,1}', '{0,30000,0,20000,0,10000,-1,-5000}')),
	'(as of 2000-01-01, tasks 2, missing 1, budget 3.0000, planned 2.0000, earned 1.0000, spent -0.5000)', 'the order of the parts');
SELECT throws_ok(format($$SELECT pg_temp.receive('cost_summary', %L)$$, bytes), state, message)
FROM (VALUES
	('\x'::bytea, '08P01', NULL), ('\x01', '08P01', NULL),
	(substr(pg_temp.bytes(0, '{2,1}', '{0,3,0,2,0,1,0,0}'), 1, 84), '08P01', NULL),
	(pg_temp.bytes(0, '{2,1}', '{0,3,0,2,0,1,0,0}') || '\x00', '22P03', 'incorrect binary data format'),
	('\x02'::bytea || substr(pg_temp.bytes(0, '{2,1}', '{0,3,0,2,0,1,0,0}'), 2), '22P03', NULL),
	(pg_temp.bytes(2147483647, '{2,1}', '{0,3,0,2,0,1,0,0}'), '22008', 'invalid value in external "cost_summary"'),
	(pg_temp.bytes(0, '{-1,1}', '{0,0,0,0,0,0,0,0}'), '22P03', 'invalid value in external "cost_summary"'),
	(pg_temp.bytes(0, '{1,-1}', '{0,0,0,0,0,0,0,0}'), '22P03', 'invalid value in external "cost_summary"'),
	(pg_temp.bytes(0, '{0,0}', '{0,0,0,0,0,0,0,0}'), '22P03', 'invalid value in external "cost_summary"'),
	(pg_temp.bytes(0, '{9223372036854775807,1}', '{0,0,0,0,0,0,0,0}'), '22003', 'invalid value in external "cost_summary"'),
	(pg_temp.bytes(0, '{1,0}', '{-1,-1,0,0,0,0,0,0}'), '22P03', 'invalid value in external "cost_summary"'),
	(pg_temp.bytes(0, '{1,0}', '{0,10000000000000000,0,0,0,0,0,0}'), '22P03', 'invalid value in external "cost_summary"'),
	(pg_temp.bytes(0, '{0,1}', '{0,1,0,0,0,0,0,0}'), '22P03', 'invalid value in external "cost_summary"'),
	(pg_temp.bytes(0, '{0,1}', '{0,0,0,0,0,0,0,1}'), '22P03', 'invalid value in external "cost_summary"'),
	(pg_temp.bytes(0, '{9,0}', '{9223372036854775807,0,0,0,0,0,0,0}'), '22P03', 'invalid value in external "cost_summary"'),
	(pg_temp.bytes(0, '{2,1}', '{0,3,0,4,0,1,0,0}'), '22P03', 'invalid value in external "cost_summary"'),
	(pg_temp.bytes(0, '{2,1}', '{0,3,0,2,0,4,0,0}'), '22P03', 'invalid value in external "cost_summary"'),
	(pg_temp.bytes(0, '{2,1}', '{0,3,-1,-1,0,1,0,0}'), '22P03', 'invalid value in external "cost_summary"'),
	(pg_temp.bytes(0, '{2,1}', '{0,3,0,2,-1,0,0,0}'), '22P03', 'invalid value in external "cost_summary"'),
	(pg_temp.bytes(0, '{1,1}', '{0,3,0,2,0,1,0,10000000000000000}'), '22P03', 'invalid value in external "cost_summary"'),
	(pg_temp.bytes(0, '{1,1}', '{0,3,0,2,0,1,-1,-10000000000000000}'), '22P03', 'invalid value in external "cost_summary"')) AS v(bytes, state, message);

-- text that no summary writes
SELECT throws_ok(format('SELECT %L::cost_summary', text), state)
FROM (VALUES
	('(as of 2025-06-30, tasks 4, missing 1, budget 1, planned 2, earned 0, spent 0)', '22P02'),
	('(as of 2025-06-30, tasks 4, missing 1, budget 1.23456, planned 0, earned 0, spent 0)', '22P02'),
	('(as of 2025-06-30, tasks 4, missing 1, budget 1., planned 0, earned 0, spent 0)', '22P02'),
	('(as of 2025-06-30, tasks 4, missing 1, budget -1, planned 0, earned 0, spent 0)', '22P02'),
	('(as of 2025-06-30, tasks 4, missing 1, budget NaN, planned 0, earned 0, spent 0)', '22P02'),
	('(as of 2025-06-30, tasks 4, missing 1, budget 1e3, planned 0, earned 0, spent 0)', '22P02'),
	('(as of 2025-06-30, tasks 4, missing 1, budget 12345678901234567890123456789012, planned 0, earned 0, spent 0)', '22003'),
	('(as of 2025-02-30, tasks 4, missing 1, budget 1, planned 0, earned 0, spent 0)', '22008'),
	('(as of 2025-06-30, tasks 4, missing 1, budget 1, planned 0, earned 0, spent 0) x', '22P02'),
	('', '22P02')) AS v(text, state);

SELECT * FROM finish();
ROLLBACK;
