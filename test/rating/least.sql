--
-- apportion with a least amount
--
BEGIN;
SELECT plan(36);

CREATE FUNCTION pg_temp.shares(amount numeric, weights float8[], scale int, "least" numeric) RETURNS numeric[]
LANGUAGE sql AS $$
	SELECT array_agg(share ORDER BY i)
	FROM (SELECT i, apportion(amount, w, scale, "least") OVER (ORDER BY i) AS share
		FROM unnest(weights) WITH ORDINALITY AS u(w, i)) AS q
$$;

-- by hand: 1 % and 10 % of 100 are not below 1; of 10, 1 is, then 10/99 of 90 is
SELECT is(pg_temp.shares(amount, weights::float8[], scale, "least")::text, shares, what)
FROM (VALUES
	(100, '{1,10,89}', 2, 1, '{1.00,10.00,89.00}', 'a share of just the least is not below it'),
	(100, '{1,10,89}', 2, 10, '{10.00,10.00,80.00}', 'who falls below in the second round gets it, too'),
	(100, '{89,10,1}', 2, 10, '{80.00,10.00,10.00}', 'wherever they stand'),
	(100, '{1,1,1}', 0, 33, '{34,33,33}', 'largest remainders above the least'),
	(100, '{1,5,94}', 2, 33.33, '{33.33,33.33,33.34}', 'nearly all of it'),
	(100, '{1,5,94}', 0, 33, '{33,33,34}', 'in whole units'),
	(99, '{1,5,94}', 0, 33, '{33,33,33}', 'all of it'),
	(100, '{0,NULL,3}', 2, 10, '{10.00,NULL,90.00}', 'a weight of 0 gets the least, NULL nothing'),
	(100, '{0,NULL,3}', 2, 0, '{0.00,NULL,100.00}', 'a least of 0 changes nothing'),
	(0, '{1,2}', 2, 0, '{0.00,0.00}', 'nothing to divide'),
	(100, '{NULL,NULL}', 2, 10, '{NULL,NULL}', 'no weights'),
	(1e30, '{NULL}', 2, 1e29, '{NULL}', 'no weights, a large amount'),
	(100, '{1,2}', 2, NULL, '{NULL,NULL}', 'no least amount: NULL'),
	(NULL, '{1,2}', 2, 10, '{NULL,NULL}', 'no amount'),
	(100, '{1,2}', NULL, 10, '{NULL,NULL}', 'no scale'),
	-- the same in numeric
	(100, '{1e-300,1,1e300}', 2, 10, '{10.00,10.00,80.00}', 'weights that are 600 orders apart'),
	(1e20, '{1,10,89}', 0, 1e19, '{10000000000000000000,10000000000000000000,80000000000000000000}',
		'an amount beyond 64 bits'),
	(1e20, '{0,NULL,3}', 0, 1, '{1,NULL,99999999999999999999}', 'and a weight of 0'))
	AS v(amount, weights, scale, "least", shares, what);

SELECT throws_ok(format('SELECT apportion(%s) OVER () FROM generate_series(1, 3) AS i', arguments),
	state, message, message)
FROM (VALUES
	('100, 1, 2, 33.34', '22023', 'amount 100 is too small for 3 shares of at least 33.34'),
	('1e20, 1, 2, 5e19', '22023',
		'amount 100000000000000000000 is too small for 3 shares of at least 50000000000000000000'),
	('100, nullif(i, 2), 2, 50.01', '22023', 'amount 100 is too small for 2 shares of at least 50.01'),
	('100, 1, 2, 0.001', '22023', 'least amount 0.001 has more than 2 decimals'),
	('100, 1, 2, -0.01', '22003', 'least amount must not be negative, but is -0.01'),
	($$100, 1, 2, 'NaN'$$, '22003', 'least amount must be finite, not NaN'),
	($$100, 1, 2, 'Infinity'$$, '22003', 'least amount must be finite, not Infinity'),
	('100, 0, 2, 1', '22023', 'cannot apportion by weights that are all 0'),
	('100, 1, 2, i', '22023', 'least amount must be the same in all rows of a partition'),
	('100, 1, 2, nullif(i, 2)', '22023', 'least amount must be the same in all rows of a partition'))
	AS v(arguments, state, message);

-- The rule in plain SQL, round by round, in exact numeric arithmetic.
CREATE FUNCTION pg_temp.slow(amount numeric, weights numeric[], scale int, "least" numeric) RETURNS numeric[]
LANGUAGE plpgsql AS $$
DECLARE
	units numeric := amount * 10::numeric ^ scale;
	least_units numeric := "least" * 10::numeric ^ scale;
	given bool[] := array_fill(false, ARRAY[cardinality(weights)]);
	below bool[];
	rest numeric;
	total numeric;
BEGIN
	LOOP
		SELECT units - count(*) FILTER (WHERE g) * least_units, sum(w) FILTER (WHERE NOT g)
		INTO rest, total FROM unnest(weights, given) AS u(w, g) WHERE w IS NOT NULL;
		SELECT array_agg(coalesce(g OR rest * w < least_units * total, false) ORDER BY i)
		INTO below FROM unnest(weights, given) WITH ORDINALITY AS u(w, g, i);
		EXIT WHEN below = given;
		given := below;
	END LOOP;
	RETURN (WITH part AS (SELECT i, w, g, div(rest * w, total) AS whole, rest * w % total AS remainder
			FROM unnest(weights, given) WITH ORDINALITY AS u(w, g, i)),
		ranked AS (SELECT *, row_number() OVER (PARTITION BY g OR w IS NULL ORDER BY remainder DESC, i) AS place,
			rest - sum(whole) FILTER (WHERE NOT g) OVER () AS left_over FROM part)
		SELECT array_agg(CASE WHEN g THEN least_units ELSE whole + (place <= left_over)::int END / 10::numeric ^ scale
			ORDER BY i)
		FROM ranked);
END
$$;
-- 2 to 12 rows, weights of a few bits times powers of two (which both float8 and
-- numeric hold exactly), some 0 and some NULL, and a least amount of 0 to all of
-- the mean; every fourth case is computed in numeric
CREATE FUNCTION pg_temp.random(seed int8) RETURNS int8 LANGUAGE sql RETURN hashint8extended(seed, 42) & 2147483647;
CREATE TEMP TABLE sample AS
WITH amounts AS (SELECT c, (r % 3)::int AS scale,
		CASE c % 4 WHEN 0 THEN 1e25 ELSE 1 END * (r / 7 % 100000) / 10::numeric ^ (r % 3) AS amount
	FROM generate_series(1, 3000) AS c, pg_temp.random(c) AS r),
weights AS (SELECT c, array_agg(w ORDER BY i) AS weights, count(w) AS known, sum(w) AS total
	FROM (SELECT c, i, CASE WHEN r % 11 > 0
			THEN r / 11 % (10 + c * 17) * 2::numeric ^ (r / 1000 % 9 * (c % 5) - 8)::int END AS w
		FROM generate_series(1, 3000) AS c, generate_series(1, 2 + c % 11) AS i, pg_temp.random(c * 100 + i) AS r) AS q
	GROUP BY c)
SELECT c, amount, weights, scale,
	trunc(('{0,0.3,0.7,0.9,0.99,1}'::numeric[])[1 + c % 6] * amount / known, scale) AS "least"
FROM amounts JOIN weights USING (c) WHERE total > 0;
SELECT cmp_ok(count(*), '>', 2500::int8, 'cases') FROM sample;
CREATE TEMP TABLE divided AS
SELECT *, pg_temp.shares(amount, weights::float8[], scale, "least") AS shares FROM sample;
SELECT is_empty('SELECT * FROM divided WHERE shares IS DISTINCT FROM pg_temp.slow(amount, weights, scale, "least")',
	'the shares of the slow way');
SELECT is_empty('SELECT * FROM divided WHERE amount <> (SELECT sum(s) FROM unnest(shares) AS s)', 'they add up');
SELECT is_empty('SELECT * FROM divided, unnest(shares, weights) AS u(s, w)
	WHERE s < "least" OR (s IS NULL) <> (w IS NULL)', 'none is below the least');
SELECT cmp_ok(count(*), '>', 1000::int8, 'in many the least changes something')
FROM divided WHERE shares <> pg_temp.shares(amount, weights::float8[], scale, 0);
SELECT is_empty('SELECT * FROM divided WHERE "least" = 0 AND shares <> (SELECT array_agg(share ORDER BY i)
	FROM (SELECT i, apportion(amount, w, scale) OVER (ORDER BY i) AS share
		FROM unnest(weights::float8[]) WITH ORDINALITY AS u(w, i)) AS q)',
	'a least of 0 is apportion without one');

-- many rows, many rounds
CREATE TEMP TABLE payee AS
SELECT i, i % 900 * 1.5::float8 + (i % 1000 = 0)::int * 1e6 AS weight FROM generate_series(1, 100000) AS i;
SELECT is(ARRAY[sum(share), min(share)], ARRAY[3e8, 1000.00], 'many rows: the sum is exact, and all have the least')
FROM (SELECT apportion(3e8, weight, 2, 1000) OVER (ORDER BY i) AS share FROM payee) AS q;
SELECT is(pg_temp.shares(1e6, weights::float8[], 2, 3), pg_temp.slow(1e6, weights, 2, 3),
	'weights that double, in numeric')
FROM (SELECT array_agg(2::numeric ^ i ORDER BY i) AS weights FROM generate_series(0, 300) AS i) AS q;

SELECT * FROM finish();
ROLLBACK;
