--
-- indicator_matrix: its aggregates, one answer by every way, the binary form,
-- and the limits
--
BEGIN;
SELECT plan(111);

-- empty, one NULL, one, two, with NULL: of every aggregate
CREATE TEMP TABLE input (shape text, unit text, indicator text, value float8);
INSERT INTO input VALUES
	('one NULL unit', NULL, 'x', 1),
	('one NULL indicator', 'a', NULL, 1),
	('one NULL value', 'a', 'x', NULL),
	('one', 'a', 'x', 1),
	('two', 'b', 'x', 2), ('two', 'a', 'y', 1),
	('two and NULL', 'b', 'x', 2), ('two and NULL', 'a', 'y', 1), ('two and NULL', NULL, 'x', 1),
	('two and NULL', 'c', 'x', NULL),
	('NULL and value', 'a', 'x', NULL), ('NULL and value', 'a', 'x', 1);
SELECT is(indicator_matrix_agg(unit, indicator, value)::text, NULL, 'no rows: NULL') FROM input WHERE false;
SELECT is(rollup(NULL::indicator_matrix)::text, NULL, 'rollup of no rows: NULL') FROM input WHERE false;
SELECT is(rollup(NULL::indicator_matrix)::text, NULL, 'rollup of NULL: NULL');
SELECT is(indicator_matrix_agg(unit, indicator, value)::text, expected, shape)
FROM input JOIN (VALUES
	('one NULL unit', NULL), ('one NULL indicator', NULL),
	('one NULL value', '(indicators x; a: null)'),
	('one', '(indicators x; a: 1)'),
	('two', '(indicators x, y; a: null, 1; b: 2, null)'),
	('two and NULL', '(indicators x, y; a: null, 1; b: 2, null; c: null, null)'),
	('NULL and value', '(indicators x; a: 1)')) AS e(shape, expected) USING (shape)
GROUP BY shape, expected ORDER BY shape;

-- the NULL matrix of the combine function, as the executor runs it
SELECT is(rollup(m)::text, expected, 'rollup of ' || shape)
FROM (VALUES
	('NULL, NULL', NULL::indicator_matrix, NULL), ('NULL, NULL', NULL, NULL),
	('NULL, x', NULL, '(indicators x; a: 1)'), ('NULL, x', '(indicators x; a: 1)', '(indicators x; a: 1)'),
	('x, NULL', '(indicators x; a: 1)', '(indicators x; a: 1)'), ('x, NULL', NULL, '(indicators x; a: 1)'),
	('x, y', '(indicators x; b: 1)', '(indicators w, x; a: 2, null; b: null, 1)'),
	('x, y', '(indicators w; a: 2)', '(indicators w, x; a: 2, null; b: null, 1)'),
	('the same', '(indicators x, y; a: 1, null)', '(indicators x, y; a: 1, 2)'),
	('the same', '(indicators x, y; a: null, 2)', '(indicators x, y; a: 1, 2)')) AS v(shape, m, expected)
GROUP BY shape, expected ORDER BY shape;

-- labels are sorted by their bytes, whatever the database's collation
SELECT is(units(m), '{"",B,a,é,市}', 'units by bytes')
FROM (SELECT indicator_matrix_agg(u, 'i', 1) AS m FROM unnest('{é,a,B,市,""}'::text[]) AS u) AS q;
SELECT is(indicators(m), '{"",B,a,é,市}', 'indicators by bytes')
FROM (SELECT indicator_matrix_agg('u', i, 1) AS m FROM unnest('{é,a,B,市,""}'::text[]) AS i) AS q;
SELECT is(array_agg(row(e.*)::text ORDER BY unit, indicator), '{"(a,x,)","(a,y,1)","(b,x,2)","(b,y,)"}', 'entries')
FROM entries('(indicators x, y; a: null, 1; b: 2, null)') AS e;
SELECT is('(indicators x, y; a: null, 1; b: 2, null)'::indicator_matrix::jsonb,
	'{"unit_count": 2, "indicator_count": 2, "value_count": 2, "missing_count": 2}', 'jsonb');
SELECT is(indicator_matrix_agg('u', 'i', '-0')::text, '(indicators i; u: 0)', 'no -0');

-- One answer by every way
CREATE TABLE many (part int, unit text, indicator text, value float8) PARTITION BY LIST (part);
SELECT format('CREATE TABLE many_%1$s PARTITION OF many FOR VALUES IN (%1$s)', i)
FROM generate_series(0, 3) AS i \gexec
INSERT INTO many
SELECT (u + i) % 4, 'street ' || u * 7919 % 10007, 'indicator "' || i * 31 % 47 || '"',
	CASE WHEN (u * i) % 11 > 0 THEN exp(sin(u * 60 + i)) END
FROM generate_series(1, 900) AS u, generate_series(1, 40) AS i WHERE (u + 3 * i) % 13 > 0;
ANALYZE many;

CREATE TEMP TABLE way (way text, m indicator_matrix);
SET LOCAL max_parallel_workers_per_gather = 0;
INSERT INTO way SELECT 'serial', indicator_matrix_agg(unit, indicator, value) FROM many;
INSERT INTO way SELECT 'backwards',
	indicator_matrix_agg(unit, indicator, value ORDER BY value DESC NULLS FIRST, indicator) FROM many;
INSERT INTO way SELECT 'rolled up', rollup(m)
FROM (SELECT indicator_matrix_agg(unit, indicator, value) AS m FROM many GROUP BY length(unit), part) AS q;
INSERT INTO way SELECT 'stored as text', rollup(m::text::indicator_matrix)
FROM (SELECT indicator_matrix_agg(unit, indicator, value) AS m FROM many GROUP BY indicator) AS q;
INSERT INTO way SELECT 'its own entries', indicator_matrix_agg(e.unit, e.indicator, e.value)
FROM way, entries(m) AS e WHERE way = 'serial';
INSERT INTO way SELECT 'state functions',
	indicator_matrix_combine(max(m::text) FILTER (WHERE half)::indicator_matrix,
		max(m::text) FILTER (WHERE NOT half)::indicator_matrix)
FROM (SELECT part < 2 AS half, indicator_matrix_agg(unit, indicator, value) AS m FROM many GROUP BY 1) AS q;

\ir ../house/include/plan_of.sql
SET LOCAL max_parallel_workers_per_gather = 4;
SET LOCAL parallel_setup_cost = 0;
SET LOCAL parallel_tuple_cost = 0;
SET LOCAL min_parallel_table_scan_size = 0;
SELECT matches(pg_temp.plan_of('SELECT indicator_matrix_agg(unit, indicator, value) FROM many'),
	'Gather.*Partial Aggregate', 'the parallel way is parallel');
SELECT indicator_matrix_agg(unit, indicator, value) AS m FROM many \gset parallel_
INSERT INTO way VALUES ('parallel', :'parallel_m');
SET LOCAL max_parallel_workers_per_gather = 0;
SET LOCAL enable_partitionwise_aggregate = on;
SET LOCAL enable_hashagg = off;
SELECT matches(pg_temp.plan_of('SELECT indicator_matrix_agg(unit, indicator, value) FROM many GROUP BY part > -1'),
	'Append.*Partial GroupAggregate.*Partial GroupAggregate', 'the partition-wise way is partition-wise');
INSERT INTO way SELECT 'partition-wise', indicator_matrix_agg(unit, indicator, value) FROM many GROUP BY part > -1;
RESET enable_hashagg;

SELECT is(md5(w.m::text), md5(s.m::text), w.way || ': the same matrix')
FROM way AS w, way AS s WHERE s.way = 'serial' AND w.way <> 'serial';
SELECT results_eq('SELECT e.* FROM way, entries(m) AS e WHERE way = ''serial'' AND e.value IS NOT NULL ORDER BY 1, 2',
	'SELECT unit, indicator, value FROM many WHERE value IS NOT NULL ORDER BY 1, 2', 'with the values of the rows');
SELECT is(m::jsonb, '{"unit_count": 900, "indicator_count": 40, "value_count": 27972, "missing_count": 8028}',
	'and their number') FROM way WHERE way = 'serial';
SELECT is(md5((SELECT string_agg(c::text, ' ' ORDER BY unit) FROM composite(w.m, equal_weights(w.m), 'copeland') AS c)),
	md5((SELECT string_agg(c::text, ' ' ORDER BY unit) FROM composite(s.m, equal_weights(s.m), 'copeland') AS c)),
	w.way || ': the same scores')
FROM way AS w, way AS s WHERE s.way = 'serial' AND w.way IN ('backwards', 'parallel');

-- window frames: a state that is read goes on growing
SELECT is(array_agg(c ORDER BY i), '{1,2,2,2}', 'window frames')
FROM (SELECT i, array_length(units(indicator_matrix_agg(i::text, 'x', i) OVER (ORDER BY i ROWS 1 PRECEDING)),
	1) AS c FROM generate_series(1, 4) AS i) AS q;
SELECT is(array_agg(c ORDER BY i), '{1,2,3,4}', 'running matrices')
FROM (SELECT i, array_length(units(indicator_matrix_agg(i::text, 'x', i) OVER (ORDER BY i)), 1) AS c
	FROM generate_series(1, 4) AS i) AS q;
-- the state functions by hand leave their arguments alone
CREATE TEMP TABLE stored AS SELECT '(indicators x; a: 1)'::indicator_matrix AS m;
SELECT is(indicator_matrix_accum(m, 'b', 'x', 2)::text, '(indicators x; a: 1; b: 2)', 'accum by hand') FROM stored;
SELECT is(indicator_matrix_combine(m, '(indicators y; a: 2)')::text, '(indicators x, y; a: 1, 2)', 'combine by hand')
FROM stored;
SELECT is(indicator_matrix_accum(NULL, NULL, 'x', 1)::text, NULL, 'no row');
SELECT is(m::text, '(indicators x; a: 1)', 'the argument is as it was') FROM stored;
CREATE FUNCTION pg_temp.grow() RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	m indicator_matrix := '(indicators x; a: 1)';
	kept indicator_matrix;
BEGIN
	m := indicator_matrix_accum(m, 'b', 'x', 2);
	kept := m;
	m := indicator_matrix_accum(m, 'c', 'x', 3);
	RETURN kept::text || m::text;
END
$$;
SELECT is(pg_temp.grow(), '(indicators x; a: 1; b: 2)(indicators x; a: 1; b: 2; c: 3)',
	'variables of PL/pgSQL do not share a growing matrix');

-- a value that comes twice is found wherever its rows stand, and by hand at once,
-- which leaves the state as it was
SELECT throws_ok(format('SELECT indicator_matrix_agg(u, i, v) FROM (VALUES %s) AS r(u, i, v)', rows), '21000',
	'unit "a" has two values of indicator "x"', rows)
FROM unnest(ARRAY[$$('a', 'x', 1), ('a', 'x', 2), ('b', 'x', 3)$$, $$('a', 'x', 1), ('b', 'y', 3), ('a', 'x', 1)$$,
	$$('a', 'x', 1), ('b', 'y', 3), ('a', 'x', 1), ('c', 'z', NULL)$$]) AS rows;
CREATE FUNCTION pg_temp.grow_twice() RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	m indicator_matrix := '(indicators x; a: 1)';
	found text := 'nothing';
BEGIN
	m := indicator_matrix_accum(m, 'b', 'x', 2);
	BEGIN
		m := indicator_matrix_accum(m, 'b', 'x', 3);
	EXCEPTION WHEN cardinality_violation THEN
		found := sqlerrm;
	END;
	RETURN found || ': ' || m::text;
END
$$;
SELECT is(pg_temp.grow_twice(), 'unit "b" has two values of indicator "x": (indicators x; a: 1; b: 2)',
	'a row that fails leaves the state as it was');

-- many small matrices at once (GROUP BY): a state takes what it holds
SET LOCAL enable_sort = off;
SET LOCAL work_mem = '256MB';
CREATE TEMP TABLE state_memory AS
SELECT (SELECT sum(total_bytes) / 1000 FROM pg_backend_memory_contexts
	WHERE name = 'indicator_matrix' AND m IS NOT NULL) AS bytes,
	(SELECT count(*) FROM pg_backend_memory_contexts WHERE name = 'indicator_matrix' AND m IS NOT NULL) AS contexts
FROM (SELECT indicator_matrix_agg('street ' || u, 'indicator ' || i, g) AS m
	FROM generate_series(1, 1000) AS g, generate_series(1, 3) AS u, generate_series(1, 3) AS i GROUP BY g) AS q
LIMIT 1;
SELECT cmp_ok(bytes, '<=', 5120::numeric, 'a state of 3 x 3 takes at most 5 kB') FROM state_memory;
-- hash aggregation adds up the contexts for each new group
SELECT is(contexts, 1::bigint, 'all states share a memory context') FROM state_memory;
SELECT is(count(*) FILTER (WHERE m::text = format('(indicators i1, i2; u1: %s, %s; u2: %1$s, %2$s)', g, 2 * g)
	AND n = 4), 3000::bigint, 'and yet are apart')
FROM (SELECT g, indicator_matrix_agg('u' || u, 'i' || i, g * i) AS m, cardinality(array_agg(g)) AS n
	FROM generate_series(1, 2) AS u, generate_series(1, 2) AS i, generate_series(1, 3000) AS g GROUP BY g) AS q;
SELECT is(count(*) FILTER (WHERE m::text = format('(indicators i1, i2; u1: %s, null; u2: null, %1$s)', g)),
	3000::bigint, 'also merged')
FROM (SELECT g, rollup(m) AS m FROM (SELECT g, k, indicator_matrix_agg('u' || k, 'i' || k, g) AS m
	FROM generate_series(1, 3000) AS g, generate_series(1, 2) AS k GROUP BY g, k) AS q GROUP BY g) AS q;
RESET enable_sort;
RESET work_mem;

-- the binary form
CREATE FUNCTION pg_temp.receive(payload bytea) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	message bytea := '\x5047434f50590aff0d0a00'	-- signature
		|| int4send(0) || int4send(0)	-- flags, extension
		|| int2send(1::int2) || int4send(length(payload)) || payload || int2send((-1)::int2);
	escaped text;
	result text;
BEGIN
	SELECT string_agg('\' || get_byte(message, i) / 64 || get_byte(message, i) / 8 % 8 || get_byte(message, i) % 8,
		'' ORDER BY i)
	INTO escaped FROM generate_series(0, length(message) - 1) AS i;
	CREATE TEMP TABLE received (value indicator_matrix) ON COMMIT DROP;
	EXECUTE format('COPY received FROM PROGRAM %L (FORMAT binary)', format('printf ''%s''', escaped));
	SELECT value::text INTO result FROM received;
	DROP TABLE received;
	RETURN result;
END
$$;
CREATE FUNCTION pg_temp.counted(t text) RETURNS bytea LANGUAGE sql
RETURN int4send(octet_length(t)) || convert_to(t, 'UTF8');
SELECT is(pg_temp.receive(indicator_matrix_send(m)), m::text, 'round trip of ' || m::text)
FROM unnest(ARRAY['(indicators x; a: 1)',
	'(indicators "", "x""\"; 市: null, 1e-310; 街: -2.5, null)']::indicator_matrix[]) AS m;
SELECT throws_ok(format('SELECT pg_temp.receive(%L)', '\x01'::bytea || bytes), sqlstate, message, description)
FROM (VALUES
	('empty', '\x'::bytea, '08P01', 'insufficient data left in message'),
	('no units', int4send(0) || int4send(1), '22P03', 'invalid value in external "indicator_matrix"'),
	('a negative number of indicators', int4send(1) || int4send(-1), '22P03',
		'invalid value in external "indicator_matrix"'),
	('100,001 units', int4send(100001) || int4send(1), '54000',
		'invalid value in external "indicator_matrix"'),
	('more cells than there are', int4send(100) || int4send(100), '22P03',
		'invalid value in external "indicator_matrix"'),
	('a label longer than the message',
		int4send(1) || int4send(1) || int4send(100) || '\x4100000000'::bytea || float8send(1), '08P01',
		'insufficient data left in message'),
	('a label of negative length', int4send(1) || int4send(1) || int4send(-1) || pg_temp.counted('a')
		|| float8send(1), '22P03',
		'invalid value in external "indicator_matrix"'),
	('truncated cells', int4send(1) || int4send(1) || pg_temp.counted('xxxxxxxxx') || pg_temp.counted('a'), '08P01',
		'insufficient data left in message'),
	('labels out of order', int4send(1) || int4send(2) || pg_temp.counted('y') || pg_temp.counted('x')
		|| pg_temp.counted('a') || float8send(1) || float8send(2), '22P03',
		'invalid value in external "indicator_matrix"'),
	('a label twice', int4send(1) || int4send(2) || pg_temp.counted('x') || pg_temp.counted('x')
		|| pg_temp.counted('a') || float8send(1) || float8send(2), '22P03',
		'invalid value in external "indicator_matrix"'),
	('an infinite cell', int4send(1) || int4send(1) || pg_temp.counted('x') || pg_temp.counted('a')
		|| float8send('Infinity'), '22003',
		'cell must be finite, not Infinity'),
	('a label of 1,025 bytes', int4send(1) || int4send(1) || pg_temp.counted(repeat('x', 1025))
		|| pg_temp.counted('a') || float8send(1), '54000',
		'invalid value in external "indicator_matrix"'),
	('invalid text', int4send(1) || int4send(1) || int4send(1) || '\xff'::bytea || pg_temp.counted('a')
		|| float8send(1), '22021',
		'invalid byte sequence for encoding "UTF8": 0xff'),
	('bytes left over', int4send(1) || int4send(1) || pg_temp.counted('x') || pg_temp.counted('a') || float8send(1)
		|| '\x00'::bytea, '22P03',
		'incorrect binary data format'))
	AS v(description, bytes, sqlstate, message);

SELECT throws_ok(format('SELECT pg_temp.receive(%L)',
	overlay(indicator_matrix_send('(indicators x; a: 1)') PLACING version FROM 1)),
	'22P03', 'unsupported version ' || get_byte(version, 0) || ' of external "indicator_matrix"',
		'another version of the binary form')
FROM unnest('{"\\x00","\\x02"}'::bytea[]) AS version;
-- a path is laid out as a matrix is, its number of points where the format stands
CREATE CAST (path AS indicator_matrix) WITHOUT FUNCTION;
SELECT throws_ok($$SELECT units('((1,1),(2,2),(3,3))'::path::indicator_matrix)$$,
	'XX001', 'unknown format 3 of a stored value of type indicator_matrix', 'another format of the stored value');

-- as the text form is
SELECT throws_ok(format('SELECT %L::indicator_matrix', '(indicators x; a: ' || cell || ')'), '22003',
	format('value "(indicators x; a: %s)" is out of range for type indicator_matrix', cell), 'text: ' || cell)
FROM unnest('{Infinity,1e400}'::text[]) AS cell;
SELECT throws_ok(format('SELECT %L::indicator_matrix', '(indicators "' || repeat('x', 1025) || '"; "a": 1)'),
	'54000', 'value "(indicators "' || repeat('x', 987) || '..." is too long for type indicator_matrix',
	'text: a label of 1,025 bytes');
-- characters of three bytes, which 1,024 ends within; only the beginning is shown
SELECT throws_ok(format('SELECT %L::indicator_matrix', '(indicators "' || repeat('区', 400000) || '"; "a": 1)'), '54000',
	'value "(indicators "' || repeat('区', 329) || '..." is too long for type indicator_matrix', 'text: a long label');

-- what is refused
SELECT throws_ok($$SELECT indicator_matrix_agg('a', 'x', i) FROM generate_series(1, 2) AS i$$, '21000',
	'unit "a" has two values of indicator "x"');
SELECT throws_ok($$SELECT rollup(m)
	FROM (SELECT indicator_matrix_agg('a', 'x', i) AS m FROM generate_series(1, 2) AS i
		GROUP BY i) AS q$$, '21000', 'unit "a" has two values of indicator "x"');
SELECT throws_ok($$SELECT indicator_matrix_agg('a', 'x', 'NaN')$$, '22003',
	'value of indicator "x" of unit "a" must be finite, not NaN');
SELECT throws_ok($$SELECT indicator_matrix_agg('a', 'x', '-Infinity')$$, '22003',
	'value of indicator "x" of unit "a" must be finite, not -Infinity');
SELECT throws_ok($$SELECT indicator_matrix_agg(i::text, 'x', i) FROM generate_series(1, 100001) AS i$$, '54000',
	'matrix is too large for type indicator_matrix');
SELECT throws_ok($$SELECT indicator_matrix_agg('a', i::text, i) FROM generate_series(1, 1001) AS i$$, '54000',
	'matrix is too large for type indicator_matrix');
SELECT throws_ok($$SELECT indicator_matrix_agg(i::text, (i % 101)::text, i) FROM generate_series(1, 100000) AS i$$,
	'54000', 'matrix is too large for type indicator_matrix');
SELECT throws_ok($$SELECT indicator_matrix_agg(repeat('x', 1025), 'x', 1)$$, '54000',
	'label is too long for type indicator_matrix');
SELECT lives_ok($$SELECT indicator_matrix_agg(i::text, (i % 100)::text, i) FROM generate_series(1, 100000) AS i$$,
	'10,000,000 cells');

-- equal however it was made: one NaN for all, no -0, one order of labels
CREATE TEMP TABLE made AS
SELECT '(indicators x, y; a: 1, null; b: 0, 2)'::indicator_matrix AS m
UNION ALL SELECT '( indicators "x","y"; "a": +1.0, null*1; b: -0, 2e0 )'
UNION ALL SELECT indicator_matrix_agg(unit, indicator, value)
FROM (VALUES ('b', 'y', 2), ('a', 'y', NULL), ('b', 'x', 0), ('a', 'x', 1)) AS v(unit, indicator, value)
UNION ALL SELECT rollup(m)
FROM unnest('{"(indicators y; a: null; b: 2)","(indicators x; a: 1; b: 0)"}'::indicator_matrix[]) AS m;
SELECT is(count(*), 4::bigint, 'four matrices') FROM made;
SELECT is(count(DISTINCT m), 1::bigint, 'DISTINCT: one') FROM made;
SELECT is(count(*), 1::bigint, 'GROUP BY: one') FROM (SELECT m FROM made GROUP BY m) AS q;
SELECT is(count(*), 1::bigint, 'UNION: one') FROM (SELECT m FROM made UNION SELECT m FROM made) AS q;
SET LOCAL enable_nestloop = off;
SET LOCAL enable_mergejoin = off;
SELECT matches(pg_temp.plan_of('SELECT FROM made AS a JOIN made AS b USING (m)'), 'Hash Join', 'there are hash joins');
SELECT is(count(*), 16::bigint, 'which find it') FROM made AS a JOIN made AS b USING (m);
RESET enable_mergejoin;
SET LOCAL enable_hashjoin = off;
SELECT matches(pg_temp.plan_of('SELECT FROM made AS a JOIN made AS b USING (m)'), 'Merge Join',
	'there are merge joins');
SELECT is(count(*), 16::bigint, 'which find it too') FROM made AS a JOIN made AS b USING (m);
RESET enable_hashjoin;
RESET enable_nestloop;
SELECT ok(NOT '(indicators x; a: 1)'::indicator_matrix IS DISTINCT FROM '(indicators x; a: 1.0)', 'IS DISTINCT FROM');
SELECT ok('(indicators x; a: 1)'::indicator_matrix <> v, v::text || ' is another')
FROM unnest('{(indicators x; a: null),(indicators x; b: 1),(indicators xa; \"\": 1)}'::indicator_matrix[]) AS v;
CREATE TEMP TABLE kept (m indicator_matrix PRIMARY KEY, n int DEFAULT 1);
INSERT INTO kept SELECT m FROM made LIMIT 1;
INSERT INTO kept SELECT m FROM made ON CONFLICT (m) DO UPDATE SET n = kept.n + 1 WHERE false;
SELECT is(count(*), 1::bigint, 'ON CONFLICT') FROM kept;
SELECT is(count(*), 9::bigint, 'an order without a gap')
FROM unnest('{(indicators x; a: 1),(indicators x; a: 2),(indicators x; b: 1)}'::indicator_matrix[]) AS a,
	unnest('{(indicators x; a: 1),(indicators x; a: 2),(indicators x; b: 1)}'::indicator_matrix[]) AS b
WHERE (a < b) = (b > a) AND (a <= b) = (NOT a > b) AND (a = b) = (a <= b AND a >= b) AND (a < b OR a = b OR a > b)
	AND (a <> b OR indicator_matrix_hash_extended(a, 7) = indicator_matrix_hash_extended(b, 7));

-- casts
SELECT is(to_jsonb(m), '{"unit_count": 1, "indicator_count": 1, "value_count": 1, "missing_count": 0}', 'to_jsonb')
FROM stored;
SELECT is(row_to_json(s)::jsonb, '{"m": {"unit_count": 1, "indicator_count": 1, "value_count": 1, '
	'"missing_count": 0}}', 'row_to_json') FROM stored AS s;
CREATE TEMP TABLE assigned (m indicator_matrix);
SELECT lives_ok($$INSERT INTO assigned SELECT m::text FROM stored$$, 'a text is stored');
SELECT lives_ok($$INSERT INTO assigned SELECT m::text::varchar FROM stored$$, 'a varchar is stored');
SELECT is(count(*), 2::bigint, 'as the same value') FROM assigned JOIN stored USING (m);

-- runs of missing cells: one text for a value, and both are read
SELECT is(text::indicator_matrix::text, '(indicators a, b, c, d, e; u: null*4, 1; v: 1, null, null, null, 2; '
	'w: null*5)', 'read: ' || text)
FROM unnest('{"(indicators a, b, c, d, e; u: null*4, 1; v: 1, null, null, null, 2; w: null*5)",
	"(indicators a, b, c, d, e; u: null, null, null, null, 1; v: 1, null * 3, 2; w: null*2, null,
		null * 2)"}'::text[]) AS text;
SELECT throws_ok(format('SELECT %L::indicator_matrix', '(indicators a, b; u: ' || cells || ')'), '22P02',
	format('invalid input syntax for type indicator_matrix: "(indicators a, b; u: %s)"', cells), 'a run: ' || cells)
FROM unnest('{null*3,"1, null*2",null*0,"null*-1, null",null*1.5,null*}'::text[]) AS cells;
SELECT throws_ok($$SELECT '(indicators a, b; u: null*99999999999999999999)'::indicator_matrix$$, '22003',
	'value "(indicators a, b; u: null*99999999999999999999)" is out of range for type indicator_matrix',
	'a run of more than 64 bits');
-- the states of 32 nodes, 1,000 units x 60 indicators split by row, as text: no longer than the rows
SELECT cmp_ok(states::bigint, '<', rows::bigint, 'states split by row are no longer than the rows')
FROM (SELECT sum(octet_length(m)) AS states, sum(rows) AS rows
	FROM (SELECT indicator_matrix_agg(unit, indicator, value)::text AS m,
		sum(octet_length(unit) + octet_length(indicator) + octet_length(value::text) + 3) AS rows
		FROM (SELECT 'street ' || u AS unit, 'indicator ' || i AS indicator,
			round(100 * abs(sin(u * 60 + i)))::float8 AS value, abs(hashint8(u * 60 + i)) % 32 AS node
			FROM generate_series(1, 1000) AS u, generate_series(1, 60) AS i) AS q GROUP BY node) AS q) AS q;

-- long texts are read and written with an ear for a cancel
CREATE TEMP TABLE long AS SELECT indicator_matrix_agg('unit ' || u, 'i' || i, sin(u * 100 + i)) AS m
FROM generate_series(1, 20000) AS u, generate_series(1, 100) AS i;
CREATE FUNCTION pg_temp.seconds(call text) RETURNS float8 LANGUAGE plpgsql AS $$
DECLARE
	began timestamptz := clock_timestamp();
BEGIN
	EXECUTE call;
	RETURN extract(epoch FROM clock_timestamp() - began);
EXCEPTION WHEN query_canceled THEN
	RETURN extract(epoch FROM clock_timestamp() - began);
END
$$;
CREATE TEMP TABLE long_text AS SELECT m::text AS m FROM long;
CREATE TEMP TABLE took AS
SELECT call, pg_temp.seconds(call) AS seconds
FROM unnest('{"SELECT indicator_matrix_out(m) FROM long","SELECT m::indicator_matrix FROM long_text"}'::text[]) AS call;
SET LOCAL statement_timeout = 50;
SELECT cmp_ok(pg_temp.seconds('SELECT indicator_matrix_out(m) FROM long'), '<',
	(SELECT Greatest(0.1, seconds / 2) FROM took WHERE call ~ 'out'), 'writing is cancelled');
SELECT cmp_ok(pg_temp.seconds('SELECT m::indicator_matrix FROM long_text'), '<',
	(SELECT Greatest(0.1, seconds / 2) FROM took WHERE call ~ 'text'), 'reading is cancelled');
RESET statement_timeout;

SELECT * FROM finish();
ROLLBACK;
