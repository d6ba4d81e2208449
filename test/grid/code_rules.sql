--
-- grid_code: order, hierarchy and hash against the digits as text
--
BEGIN;
SELECT plan(27);

-- 10,000 random codes of every length, many of them one inside the other
CREATE TEMP TABLE code AS
SELECT left(d, (ARRAY[2, 4, 6, 9, 12, 14, 15])[1 + (hashint4(i) & 1023) % 7]) AS digits
FROM (SELECT i, '3' || (hashint4(i + 100000) & 1) || '0' || (1 + (hashint4(i + 200000) & 1)) || '1'
	|| (hashint4(i + 300000) & 3)
		|| '00' || (hashint4(i + 400000) & 3) || '00' || (hashint4(i + 500000) & 7)
		|| to_char((hashint4(i + 600000) & 65535) % 1000, 'FM000') AS d
	FROM generate_series(1, 10000) AS i) AS q;
ALTER TABLE code ADD g grid_code;
UPDATE code SET g = digits::grid_code;
SELECT is(count(*), 10000::int8, 'text round trip') FROM code WHERE g::text = digits;
SELECT is(array_agg(DISTINCT level(g)), enum_range(NULL::grid_level), 'codes of every level') FROM code;
SELECT is((SELECT array_agg(g::text ORDER BY g) FROM code),
	(SELECT array_agg(digits ORDER BY digits COLLATE "C") FROM code), 'sorted as their digits as text');
SELECT is(count(*), 0::int8, 'no pair is ordered otherwise than its text, whatever the operator')
FROM (SELECT DISTINCT g, digits COLLATE "C" AS t FROM code) AS a,
	(SELECT g, digits COLLATE "C" AS t FROM code LIMIT 300) AS b
WHERE (a.g < b.g) <> (a.t < b.t) OR (a.g <= b.g) <> (a.t <= b.t) OR (a.g = b.g) <> (a.t = b.t)
	OR (a.g <> b.g) <> (a.t <> b.t) OR (a.g >= b.g) <> (a.t >= b.t) OR (a.g > b.g) <> (a.t > b.t)
	OR sign(grid_code_cmp(a.g, b.g)) <> CASE WHEN a.t < b.t THEN -1 WHEN a.t = b.t THEN 0 ELSE 1 END;

-- under it by its digits: those of the area come first (of a unit grid: all)
CREATE TEMP TABLE pair AS
SELECT a.g AS area, a.digits AS area_digits, b.g, b.digits,
	starts_with(b.digits, a.digits) AND (length(a.digits) < 14 OR b.digits = a.digits) AS under
FROM (SELECT DISTINCT ON (level(g), digits) * FROM code ORDER BY level(g), digits LIMIT 400) AS a,
	(SELECT DISTINCT g, digits FROM code) AS b;
INSERT INTO pair SELECT a.g, a.digits, b.g, b.digits,
	starts_with(b.digits, a.digits) AND (length(a.digits) < 14 OR b.digits = a.digits)
FROM (SELECT DISTINCT g, digits FROM code WHERE length(digits) >= 14 LIMIT 100) AS a,
	(SELECT DISTINCT g, digits FROM code) AS b;
SELECT cmp_ok(count(*), '>', 1000::int8, 'pairs where one lies under the other') FROM pair WHERE under;
SELECT is(count(*), 0::int8, '<@ is: the digits of the area come first') FROM pair WHERE (g <@ area) <> under;
SELECT is(count(*), 0::int8, '@> is the same') FROM pair WHERE (area @> g) <> under;
SELECT is(count(*), 0::int8, '<@ is: the ancestor at the level of the area is the area') FROM pair
WHERE coalesce(ancestor(g, level(area)) = area, false) <> under;
SELECT is(count(*), 0::int8, '<@ is a range') FROM pair WHERE (g BETWEEN area AND grid_code_last(area)) <> under;
-- just before its subtree: between an area and what lies under it nothing else stands
SELECT is(count(*), 0::int8, 'an area stands just before its subtree')
FROM pair AS p JOIN pair AS q USING (area) WHERE area IN (SELECT area FROM pair GROUP BY area ORDER BY area LIMIT 20)
	AND p.under AND NOT q.under AND q.g > area AND q.g < p.g;

-- ancestor and parent at every level, by the digits
SELECT is((SELECT count(*) FROM code,
	(VALUES ('province'::grid_level, 2), ('city', 4), ('district', 6), ('street', 9), ('community', 12)) AS l(level, n)
	WHERE ancestor(g, level)::text IS DISTINCT FROM CASE WHEN length(digits) >= n THEN left(digits, n) END),
		0::int8, 'ancestor at every level, by the digits');
SELECT is(count(*), 0::int8, 'ancestor at grid: itself, or none') FROM code
WHERE ancestor(g, 'grid')::text IS DISTINCT FROM CASE WHEN length(digits) >= 14 THEN digits END;
SELECT is(count(*), 0::int8, 'parent') FROM code
WHERE parent(g)::text IS DISTINCT FROM left(digits,
	CASE length(digits) WHEN 4 THEN 2 WHEN 6 THEN 4 WHEN 9 THEN 6 WHEN 12 THEN 9 WHEN 14 THEN 12 WHEN 15 THEN 12 END);
SELECT is(count(*), 0::int8, 'ordinal') FROM code
WHERE ordinal(g) <> substr(digits, CASE length(digits) WHEN 2 THEN 1 WHEN 4 THEN 3 WHEN 6 THEN 5 WHEN 9 THEN 7
	WHEN 12 THEN 10 ELSE 13 END)::int;

-- text, binary and hash
SELECT is(count(*), 0::int8, 'the binary form is the version and (digits, left-aligned to 15) * 16 + length') FROM code
WHERE grid_code_send(g) <> '\x01' || int8send(rpad(digits, 15, '0')::int8 * 16 + length(digits));
SELECT is((SELECT count(DISTINCT g) FROM code), (SELECT count(DISTINCT digits) FROM code),
	'as many different codes as texts');
SELECT is(count(*), 0::int8, 'equal codes, equal hashes') FROM (SELECT digits FROM code GROUP BY digits
	HAVING count(DISTINCT grid_code_hash(g)) > 1 OR count(DISTINCT grid_code_hash_extended(g, 42)) > 1) AS q;
SET LOCAL enable_mergejoin = off; SET LOCAL enable_nestloop = off;
SELECT is((SELECT count(*) FROM code AS a JOIN code AS b ON a.g = b.g),
	(SELECT count(*) FROM code AS a JOIN code AS b ON a.digits = b.digits), 'hash join');
SET LOCAL enable_mergejoin = on; SET LOCAL enable_hashjoin = off;
SELECT is((SELECT count(*) FROM code AS a JOIN code AS b ON a.g = b.g),
	(SELECT count(*) FROM code AS a JOIN code AS b ON a.digits = b.digits), 'merge join');

-- SQLSTATEs
SELECT throws_ok(format('SELECT %L::grid_code', t), '22P02',
	format('invalid input syntax for type grid_code: "%s"', t), format('refused: %s', t))
FROM unnest('{3101140010011,SH,+3,３１}'::text[]) AS t;
CREATE TABLE partitioned (g grid_code, n int) PARTITION BY RANGE (g);
CREATE TABLE partitioned_31 PARTITION OF partitioned FOR VALUES FROM ('31') TO ('32');
CREATE TABLE partitioned_32 PARTITION OF partitioned FOR VALUES FROM ('32') TO ('33');
INSERT INTO partitioned VALUES ('310114', 1), ('320106', 2);
SELECT is((SELECT count(*) FROM partitioned_31), 1::int8, 'range partitions');
CREATE TABLE hashed (g grid_code PRIMARY KEY) PARTITION BY HASH (g);
CREATE TABLE hashed_0 PARTITION OF hashed FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE hashed_1 PARTITION OF hashed FOR VALUES WITH (MODULUS 2, REMAINDER 1);
INSERT INTO hashed SELECT DISTINCT g FROM code;
SELECT cmp_ok((SELECT count(*) FROM hashed_0), '>', 100::int8, 'hash partitions');
SELECT is((SELECT count(*) FROM hashed), (SELECT count(DISTINCT digits) FROM code), 'of all codes');
SELECT throws_ok($$INSERT INTO hashed SELECT * FROM hashed_0 LIMIT 1$$,
	'23505', 'duplicate key value violates unique constraint "hashed_0_pkey"', 'a primary key');

SELECT * FROM finish();
ROLLBACK;
