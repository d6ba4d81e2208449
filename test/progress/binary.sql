--
-- The binary forms of task_progress and progress_summary: round trips, storage,
-- and bytes that no client should send
--
BEGIN;
SELECT plan(66);

\ir ../house/include/receive.sql

-- round trips through send and receive
SELECT is(pg_temp.receive('task_progress', task_progress_send(t)), t::text, 'round trip of ' || t::text)
FROM unnest(ARRAY['42/67 [2024-01-01..2026-12-31]', '0.1/0.3 [..2024-02-29]', '1e-310/1e308 [0001-01-01..9999-12-31]',
	'42/67 [2024-01-01:0, 2025-06-30:20, 2026-12-31:67]', '1/5 [2025-06-30:5]']::task_progress[]) AS t;
SELECT is(pg_temp.receive('progress_summary', progress_summary_send(s)), s::text, 'round trip of ' || s::text)
FROM (SELECT progress_agg(task_progress(i * 0.1, 3, '2024-01-01', '2024-06-30'), '2024-05-05', i * 0.1) AS s
	FROM generate_series(1, 29) AS i
	UNION ALL SELECT progress_agg('0/3 [2024-01-01..2024-06-30]', '2023-05-05')
	UNION ALL SELECT progress_agg('1/3 [2024-01-01..2024-06-30]', '2025-05-05')
	UNION ALL SELECT progress_agg('3/3 [2024-01-01..2024-06-30]', '2025-05-05', 0)) AS q;

-- task_progress: version, kind, done, total, dates
CREATE FUNCTION pg_temp.task_bytes(kind int, done float8, total float8, rest bytea) RETURNS bytea
LANGUAGE sql RETURN '\x01'::bytea || set_byte('\x00', 0, kind) || float8send(done) || float8send(total) || rest;
SELECT is(pg_temp.receive('task_progress', pg_temp.task_bytes(1, -0.0, 1, int4send(0))), '0/1 [..2000-01-01]',
	'-0 is received as 0');
SELECT throws_ok(format($$SELECT pg_temp.receive('task_progress', %L)$$, bytes), state, message)
FROM (VALUES
	('\x'::bytea, '08P01', 'no data left in message'),
	('\x0102', '08P01', 'insufficient data left in message'),
	(substr(task_progress_send('42/67 [2024-01-01..2026-12-31]'), 1, 25), '08P01',
		'insufficient data left in message'),
	(task_progress_send('42/67 [2024-01-01..2026-12-31]') || '\x00', '22P03', 'incorrect binary data format'),
	(pg_temp.task_bytes(0, 1, 1, int4send(0)), '22P03', 'invalid value in external "task_progress"'),
	(pg_temp.task_bytes(4, 1, 1, int4send(0)), '22P03', 'invalid value in external "task_progress"'),
	(pg_temp.task_bytes(1, -1, 1, int4send(0)), '22003', 'invalid value in external "task_progress"'),
	(pg_temp.task_bytes(1, 'NaN', 1, int4send(0)), '22003', 'invalid value in external "task_progress"'),
	(pg_temp.task_bytes(1, 1, 0, int4send(0)), '22003', 'invalid value in external "task_progress"'),
	(pg_temp.task_bytes(1, 1, 'Infinity', int4send(0)), '22003', 'invalid value in external "task_progress"'),
	(pg_temp.task_bytes(1, 1, 1, int4send(2147483647)), '22008', 'invalid value in external "task_progress"'),
	(pg_temp.task_bytes(1, 1, 1, int4send(-2147483648)), '22008', 'invalid value in external "task_progress"'),
	(pg_temp.task_bytes(2, 1, 1, int4send(1) || int4send(0)), '22P03',
		'invalid value in external "task_progress"'),
	(pg_temp.task_bytes(2, 1, 1, int4send(-2147483648) || int4send(0)), '22008',
		'invalid value in external "task_progress"'),
	(pg_temp.task_bytes(3, 1, 1, int4send(0)), '22P03', 'invalid value in external "task_progress"'),
	(pg_temp.task_bytes(3, 1, 1, int4send(-1)), '22P03', 'invalid value in external "task_progress"'),
	(pg_temp.task_bytes(3, 1, 1, int4send(2147483647)), '08P01', 'insufficient data left in message'),
	(pg_temp.task_bytes(3, 1, 1, int4send(1) || int4send(0) || float8send(0.5)), '22P03',
		'invalid value in external "task_progress"'),
	(pg_temp.task_bytes(3, 1, 1, int4send(1) || int4send(0) || float8send(2)), '22P03',
		'invalid value in external "task_progress"'),
	(pg_temp.task_bytes(3, 1, 1, int4send(1) || int4send(0) || float8send('NaN')), '22003',
		'invalid value in external "task_progress"'),
	(pg_temp.task_bytes(3, 1, 1, int4send(2) || int4send(0) || float8send(0) || int4send(0) || float8send(1)), '22P03',
		'invalid value in external "task_progress"'),
	(pg_temp.task_bytes(3, 1, 1, int4send(2) || int4send(0) || float8send(0.5) || int4send(1) || float8send(0.4)),
		'22P03',
		'invalid value in external "task_progress"'),
	(pg_temp.task_bytes(3, 1, 1, int4send(2) || int4send(0) || float8send(0.5)), '08P01',
		'insufficient data left in message'))
	AS v(bytes, state, message);
-- 1,001 milestones are refused at the last, wherever the length claimed leads
SELECT throws_ok(format($$SELECT pg_temp.receive('task_progress', %L)$$,
	pg_temp.task_bytes(3, 1, 1, int4send(1001) || string_agg(int4send(i) || float8send(1), '' ORDER BY i))),
	'54000', 'invalid value in external "task_progress"')
FROM generate_series(1, 1001) AS i;

-- progress_summary: forged parts. version, day, tasks, six counts, three sums, days overdue
CREATE FUNCTION pg_temp.summary_bytes(as_of int, counts int8[], sums float8[], days int) RETURNS bytea
LANGUAGE sql RETURN '\x01'::bytea || int4send(as_of) || (SELECT string_agg(int8send(c), '' ORDER BY i)
	FROM unnest(counts) WITH ORDINALITY AS u(c, i))
	|| (SELECT string_agg(float8send(s), '' ORDER BY i) FROM unnest(sums) WITH ORDINALITY AS u(s, i)) || int4send(days);
SELECT is(pg_temp.receive('progress_summary', pg_temp.summary_bytes(0, '{2,1,0,0,0,1,0}', '{2,0,1.5,0,2,0}', 7)),
	'(as of 2000-01-01, tasks 2, completed 1, on_track 0, at_risk 0, delayed 0, overdue 1, not_started 0, weight 2, '
		'earned 1.5, planned 2, days overdue 7)', 'the order of the parts');
SELECT throws_ok(format($$SELECT pg_temp.receive('progress_summary', %L)$$, bytes), state, message)
FROM (VALUES
	('\x'::bytea, '08P01', 'no data left in message'),
	(substr(progress_summary_send('(as of 2024-01-01, tasks 1, completed 0, on_track 0, at_risk 0, delayed 1, '
		'overdue 0, not_started 0, weight 1, earned 0.5, planned 1, days overdue 0)'), 1, 112), '08P01',
		'insufficient data left in message'),
	(progress_summary_send('(as of 2024-01-01, tasks 1, completed 0, on_track 0, at_risk 0, delayed 1, overdue 0, '
		'not_started 0, weight 1, earned 0.5, planned 1, days overdue 0)') || '\x00', '22P03',
		'incorrect binary data format'),
	(pg_temp.summary_bytes(2147483647, '{2,1,0,0,0,1,0}', '{2,0,1.5,0,2,0}', 7), '22008',
		'date out of range: "infinity"'),
	(pg_temp.summary_bytes(0, '{3,1,0,0,0,1,0}', '{2,0,1.5,0,2,0}', 7), '22P03',
		'invalid value in external "progress_summary"'),
	(pg_temp.summary_bytes(0, '{0,0,0,0,0,0,0}', '{0,0,0,0,0,0}', 0), '22P03',
		'invalid value in external "progress_summary"'),
	(pg_temp.summary_bytes(0, '{1,2,0,0,0,-1,0}', '{2,0,1.5,0,2,0}', 0), '22P03',
		'invalid value in external "progress_summary"'),
	(pg_temp.summary_bytes(0, '{-2,9223372036854775807,9223372036854775807,0,0,0,0}', '{2,0,1.5,0,2,0}', 0), '22P03',
		'invalid value in external "progress_summary"'),
	(pg_temp.summary_bytes(0, '{2,0,2,0,0,0,0}', '{2,0,2.5,0,2,0}', 0), '22P03',
		'invalid value in external "progress_summary"'),
	(pg_temp.summary_bytes(0, '{2,0,2,0,0,0,0}', '{2,0,1.5,0,2.5,0}', 0), '22P03',
		'invalid value in external "progress_summary"'),
	(pg_temp.summary_bytes(0, '{2,0,2,0,0,0,0}', '{2,1,1.5,0,2,0}', 0), '22P03',
		'invalid value in external "progress_summary"'),
	(pg_temp.summary_bytes(0, '{2,0,2,0,0,0,0}', '{NaN,0,1.5,0,2,0}', 0), '22P03',
		'invalid value in external "progress_summary"'),
	(pg_temp.summary_bytes(0, '{2,0,2,0,0,0,0}', '{2,0,-1,0,2,0}', 0), '22P03',
		'invalid value in external "progress_summary"'),
	(pg_temp.summary_bytes(0, '{2,2,0,0,0,0,0}', '{2,0,1.5,0,2,0}', 0), '22P03',
		'invalid value in external "progress_summary"'),
	(pg_temp.summary_bytes(0, '{2,0,0,0,0,2,0}', '{2,0,1.5,0,1.5,0}', 7), '22P03',
		'invalid value in external "progress_summary"'),
	(pg_temp.summary_bytes(0, '{2,0,0,0,0,0,2}', '{2,0,1,0,0,0}', 0), '22P03',
		'invalid value in external "progress_summary"'),
	(pg_temp.summary_bytes(0, '{2,0,2,0,0,0,0}', '{2,0,1.5,0,2,0}', 7), '22P03',
		'invalid value in external "progress_summary"'),
	(pg_temp.summary_bytes(0, '{2,1,0,0,0,1,0}', '{2,0,1.5,0,2,0}', 0), '22P03',
		'invalid value in external "progress_summary"'),
	(pg_temp.summary_bytes(0, '{2,1,0,0,0,1,0}', '{2,0,1.5,0,2,0}', -1), '22P03',
		'invalid value in external "progress_summary"'),
	(pg_temp.summary_bytes(0, '{2,1,0,0,0,1,0}', '{2,0,1.5,0,2,0}', 2000000000), '22P03',
		'invalid value in external "progress_summary"'))
	AS v(bytes, state, message);

-- another version, and another format of what is stored
SELECT throws_ok($$SELECT pg_temp.receive('task_progress',
	overlay(task_progress_send('1/2 [..2024-01-01]') PLACING '\x02' FROM 1))$$,
	'22P03', 'unsupported version 2 of external "task_progress"');
SELECT throws_ok($$SELECT pg_temp.receive('progress_summary',
	overlay(pg_temp.summary_bytes(0, '{1,0,1,0,0,0,0}', '{1,0,1,0,1,0}', 0) PLACING '\x00' FROM 1))$$,
	'22P03', 'unsupported version 0 of external "progress_summary"');
CREATE FUNCTION pg_temp.forge(bytes bytea, start int) RETURNS task_progress LANGUAGE internal AS 'bytea_substr_no_len';
SELECT throws_ok(format('SELECT %s(pg_temp.forge(%L, 1))', reader, '\x02' || repeat('00', 27)),
	'XX001', 'unknown format 2 of a stored value of type task_progress')
FROM unnest('{done,task_progress_out,task_progress_send}'::text[]) AS reader;

-- Storage: with a header of one byte, of four, compressed and out of line, a
-- value reads the same; a milestone costs its 12 bytes.
CREATE TEMP TABLE stored (id int, pad "char", task task_progress);
CREATE TEMP TABLE literal AS
SELECT 1 AS id, '42/67 [2024-01-01..2026-12-31]' AS task
UNION ALL SELECT 2, '1/2 [..2024-01-01]'
UNION ALL SELECT 2 + n, '1/9 [' || string_agg('2000-01-01'::date + i * i || ':' || CASE WHEN i = n THEN 9
	ELSE sqrt(i) / 40 END, ', ' ORDER BY i) || ']'
FROM unnest('{2,8,9,12,200,1000}'::int[]) AS n, generate_series(1, n) AS i GROUP BY n;
INSERT INTO stored SELECT id, 'x', task::task_progress FROM literal;
SELECT results_eq('SELECT id, pg_column_size(task) FROM stored WHERE id < 20 ORDER BY id',
	'VALUES (1, 29), (2, 25), (4, 45), (10, 117), (11, 132), (14, 168)',
	'sizes in a table: 3 bytes less than 32 and 24 + 12 n');
SELECT results_eq('SELECT id, task::text, task_progress_send(task) FROM stored ORDER BY id',
	'SELECT id, task::task_progress::text, task_progress_send(task::task_progress) FROM literal ORDER BY id',
	'stored values read back');
SELECT results_eq($$SELECT id, status(task, '2001-01-01'), planned_completion(task, '2001-01-01'),
	task_progress_hash(task), due_date(task) FROM stored ORDER BY id$$,
	$$SELECT id, status(task::task_progress, '2001-01-01'), planned_completion(task::task_progress, '2001-01-01'),
		task_progress_hash(task::task_progress), due_date(task::task_progress) FROM literal
		ORDER BY id$$, 'and are judged the same');
SELECT is(count(*), 8::bigint, 'and are equal') FROM stored JOIN literal ON stored.task = literal.task::task_progress;
SELECT is((SELECT progress_agg(task, '2001-01-01')::text FROM stored),
	(SELECT progress_agg(task::task_progress, '2001-01-01')::text FROM literal), 'and are summarised the same');

-- COPY both ways between tables, and arrays of the types
CREATE TEMP TABLE source AS
SELECT s.id, s.task, progress_agg(s.task, '2001-01-01') AS summary, ARRAY[s.task, NULL] AS tasks,
	status(s.task, '2001-01-01') AS status
FROM stored AS s GROUP BY s.id, s.task;
CREATE TEMP TABLE copied (LIKE source);
SELECT format('COPY source TO %1$L (FORMAT binary); COPY copied FROM %1$L (FORMAT binary)',
	current_setting('data_directory') || '/binary_copy_test') AS copy_both_ways \gset
:copy_both_ways;
SELECT results_eq('SELECT id, task, summary::text, tasks, status FROM copied ORDER BY id',
	'SELECT id, task, summary::text, tasks, status FROM source ORDER BY id', 'binary COPY');

SELECT * FROM finish();
ROLLBACK;
