--
-- apportion with a least amount
--
BEGIN;
SELECT plan(36);

CREATE FUNCTION pg_temp.shares(amount numeric, weights float8[], scale int, "least" numeric) RETURNS numeric[]
LANGUAGE sql AS $$
	SELECT array_agg(share ORDER BY i)
	FROM (SELECT i, apportion(amount, w, scale, "least") OVER (ORDER BY i) AS share FROM unnest(weights) WITH ORDINALITY AS u(w, i)) AS q
$$;

-- by hand: 1 % and 10 % of 100 are not below 1; of 10, 1 is, then 10/99 of 90 is
SELECT is(pg_temp.shares(100, '{1,10,89}', 2, 1)::text, '{1.00,10.00,89.00}', 'a share of just the least is not below it');
SELECT is(pg_temp.shares(100, '{1,10,89}', 2, 10)::text, '{10.00,10.00,80.00}', 'who falls below in the second round gets it, too');
SELECT is(pg_temp.shares(100, '{89,10,1}', 2, 10)::text, '{80.00,10.00,10.00}', 'wherever they stand');
SELECT is(pg_temp.shares(100, '{1,1,1}', 0, 33)::text, '{34,33,33}', 'largest remainders above the least');
SELECT is(pg_temp.shares(100, '{1,5,94}', 2, 33.33)::text, '{33.33,33.33,33.34}', 'nearly all of it');
SELECT is(pg_temp.shares(100, '{1,5,94}', 0, 33)::text, '{33,33,34}', 'in whole units');
SELECT is(pg_temp.shares(99, '{1,5,94}', 0, 33)::text, '{33,33,33}', 'all of it');
SELECT is(pg_temp.shares(100, '{0,NULL,3}', 2, 10)::text, '{10.00,NULL,90.00}', 'a weight of 0 gets the least, NULL nothing');
SELECT is(pg_temp.shares(100, '{0,NULL,3}', 2, 0)::text, '{0.00,NULL,100.00}', 'a least of 0 changes nothing');
SELECT is(pg_temp.shares(0, '{1,2}', 2, 0)::text, '{0.00,0.00}', 'nothing to divide');
SELECT is(pg_temp.shares(100, '{NULL,NULL}', 2, 10)::text, '{NULL,NULL}', 'no weights');
SELECT is(pg_temp.shares(1e30, '{NULL}', 2, 1e29)::text, '{NULL}', 'no weights, a large amount');
SELECT is(pg_temp.shares(100, '{1,2}', 2, NULL)::text, '{NULL,NULL}', 'no least amount: NULL');
SELECT is(pg_temp.shares(NULL, '{1,2}', 2, 10)::text, '{NULL,NULL}', 'no amount');
SELECT is(pg_temp.shares(100, '{1,2}', NULL, 10)::text, '{NULL,NULL}', 'no scale');
-- the same in numeric
SELECT is(pg_temp.shares(100, '{1e-300,1,1e300}', 2, 10)::text, '{10.00,10.00,80.00}', 'weights that are 600 orders apart');
SELECT is(pg_temp.shares(1e30, '{1,10,89}', 0, 1e29)::text, '{100000000000000000000000000000,100000000000000000000000000000,800000000000000000000000000000}', 'an amount beyond 64 bits');
SELECT is(pg_temp.shares(1e30, '{0,NULL,3}', 0, 1)::text, '{1,NULL,999999999999999999999999999999}', 'and a weight of 0');

SELECT throws_ok(format('SELECT apportion(%s) OVER () FROM generate_series(1, 3) AS i', arguments), state, message, message)
FROM (VALUES
	('100, 1, 2, 33.34', '22023', 'amount 100 is too small for 3 shares of at least 33.34'),
	('1e30, 1, 2, 5e29', '22023', 'amount 1000000000000000000000000000000 is too small for 3 shares of at least 500000000000000000000000000000'),
	('100, nullif(i, 2), 2, 50.01', '22023', 'amount 100 is too small for 2 shares of at least 50.01'),
	('100, 1, 2, 0.001', '22023', 'least amount 0.001 has more than 2 decimals'),
	('100, 1, 2, -0.01', '22003', 'least amount must not be negative, but is -0.01'),
	($$100, 1, 2, 'NaN'$$, '22003', 'least amount must be finite, not NaN'),
	($$100, 1, 2, 'Infinity'$$, '22003', 'least amount must be finite, not Infinity'),
	('100, 0, 2, 1', '22023', 'cannot apportion by weights that are all 0'),
	('100, 1, 2, i', '22023', 'least amount must be the same in all rows of a partition'),
	('100, 1, 2, nullif(i, 2)', '22023', 'least amount must be the same in all rows of a partition')) AS v(arguments, state, message);

-- The rule in plain SQL, round by round, in exact numeric arithmetic.
CREATE FUNCTION pg_temp.slow(amount numeric, weights numeric[], scale int, "least" numeric) RETURNS numeric[] LANGUAGE plpgsql AS $$
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
	RETURN (SELECT array_agg(CASE WHEN g THEN least_units ELSE whole + (place <= left_over)::int END / 10::numeric ^ scale ORDER BY i)
		FROM (SELECT i, g, whole, row_number() OVER (PARTITION BY g OR w IS NULL ORDER BY remainder DESC, i) AS place,
				rest - sum(whole) FILTER (WHERE NOT g) OVER () AS left_over
			FROM (SELECT i, w, g, div(rest * w, total) AS whole, rest * w % total AS remainder FROM unnest(weights, given) WITH ORDINALITY AS u(w, g, i)) AS q) AS q);
END
$$;
-- up to 12 rows, weights of a few bits times powers of two (which both float8
-- and numeric hold exactly), some 0 and some NULL; every fourth case in numeric
CREATE TEMP TABLE sample AS
SELECT c, amount, scale, floor(portion * amount * 10::numeric ^ scale / greatest(1, (SELECT count(w) FROM unnest(weights) AS w))) / 10::numeric ^ scale AS "least", weights
FROM (SELECT c, (h % 3)::int AS scale, CASE c % 4 WHEN 0 THEN 1e25 ELSE 1 END * (h / 7 % 100000) / 10::numeric ^ (h % 3) AS amount,
		('{0,0.3,0.7,0.9,0.99,1}'::numeric[])[1 + c % 6] AS portion,
		(SELECT array_agg(CASE WHEN r % 11 > 0 THEN r / 11 % (10 + c * 17) * 2::numeric ^ (r / 1000 % 9 * (c % 5) - 8)::int END ORDER BY i)
		FROM (SELECT i, hashint8extended(c * 100 + i, 42) & 2147483647 AS r FROM generate_series(1, 2 + c % 11) AS i) AS q) AS weights
	FROM (SELECT c, hashint8extended(c, 1) & 2147483647 AS h FROM generate_series(1, 3000) AS c) AS q) AS q
WHERE (SELECT sum(w) FROM unnest(weights) AS w) > 0;
SELECT cmp_ok(count(*), '>', 2500::int8, 'cases') FROM sample;
CREATE TEMP TABLE divided AS SELECT *, pg_temp.shares(amount, weights::float8[], scale, "least") AS shares FROM sample;
SELECT is_empty('SELECT * FROM divided WHERE shares IS DISTINCT FROM pg_temp.slow(amount, weights, scale, "least")', 'the shares of the slow way');
SELECT is_empty('SELECT * FROM divided WHERE amount <> (SELECT sum(s) FROM unnest(shares) AS s)', 'they add up');
SELECT is_empty('SELECT * FROM divided, unnest(shares, weights) AS u(s, w) WHERE s < "least" OR (s IS NULL) <> (w IS NULL)', 'none is below the least');
SELECT cmp_ok(count(*), '>', 1000::int8, 'in many the least changes something')
FROM divided WHERE shares <> pg_temp.shares(amount, weights::float8[], scale, 0);
SELECT is_empty('SELECT * FROM divided WHERE "least" = 0 AND shares <> (SELECT array_agg(share ORDER BY i) FROM (SELECT i, apportion(amount, w, scale) OVER (ORDER BY i) AS share FROM unnest(weights::float8[]) WITH ORDINALITY AS u(w, i)) AS q)',
	'a least of 0 is apportion without one');

-- many rows, many rounds
CREATE TEMP TABLE payee AS SELECT i, i % 900 * 1.5::float8 + (i % 1000 = 0)::int * 1e6 AS weight FROM generate_series(1, 100000) AS i;
SELECT is(ARRAY[sum(share), min(share)], ARRAY[3e8, 1000.00], 'many rows: the sum is exact, and all have the least')
FROM (SELECT apportion(3e8, weight, 2, 1000) OVER (ORDER BY i) AS share FROM payee) AS q;
SELECT is(pg_temp.shares(1e6, weights::float8[], 2, 3), pg_temp.slow(1e6, weights, 2, 3), 'weights that double, in numeric')
FROM (SELECT array_agg(2::numeric ^ i ORDER BY i) AS weights FROM generate_series(0, 300) AS i) AS q;

SELECT * FROM finish();
ROLLBACK;
