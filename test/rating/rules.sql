--
-- Rating rules: hand-worked sheets, published scoring formulas, apportionment
--
BEGIN;
SELECT plan(88);

CREATE TEMP TABLE setting AS
SELECT '市容环境 120, 公共安全 120, 公共管理 120, 公共服务 120, 自治共治 120 earn, 创新 20 bonus'::scorecard AS card,
	'A >= 540, B >= 480, C >= 420, D >= 360, E'::grade_scale AS scale;

-- Hand-worked sheets. Full mark 5 * 120 = 600, of which 120 must be earned.
SELECT is(full_points(card), 600::float8, 'full mark: five times 120, the bonus outside') FROM setting;
-- an untouched cell: a LEFT JOIN gives one row without a dimension
CREATE TEMP TABLE cell AS SELECT generate_series(1, 2) AS cell;
CREATE TEMP TABLE event AS SELECT 2 AS cell, '市容环境' AS dimension, -5::float8 AS points;
SELECT results_eq($$SELECT cell, total_points(s), event_count(s), vetoed(s), points(s, '市容环境')
		FROM (SELECT cell, score_agg(card, dimension, points) AS s FROM cell LEFT JOIN event USING (cell), setting
			GROUP BY cell) AS q ORDER BY cell$$,
	$$VALUES (1, 480::float8, 0::int8, false, 120::float8), (2, 475, 1, false, 115)$$,
	'an untouched cell has the full marks of what it cannot lose: 4 * 120');
SELECT is(total_points(score_agg('a 300, b 300', NULL, NULL)), 600::float8,
	'an untouched cell with nothing to earn: 600');
-- 120 - 100 - 50 is -30: 0 is left, and the other dimensions lose nothing
SELECT unnest(ARRAY[is(total_points(s), 360::float8, 'losing more than a dimension has leaves 0: 3 * 120'),
	is(points(s, '市容环境'), 0::float8, 'not less than 0')])
FROM (SELECT score_agg(card, '市容环境', points) AS s FROM setting, unnest('{-100,-50}'::float8[]) AS points) AS q;
SELECT unnest(ARRAY[is(points(s, '自治共治'), 120::float8, 'earning 70 + 80 of 120 is capped'),
	is(total_points(s), 600::float8, 'at 480 + 120')])
FROM (SELECT score_agg(card, '自治共治', points) AS s FROM setting, unnest('{70,80}'::float8[]) AS points) AS q;
SELECT is(points(s, '自治共治'), 0::float8, 'what is earned does not fall below 0')
FROM (SELECT score_agg(card, '自治共治', -5) AS s FROM setting) AS q;
SELECT is(points(s, '市容环境'), 120::float8, 'a dimension does not rise above full')
FROM (SELECT score_agg(card, '市容环境', 5) AS s FROM setting) AS q;
SELECT is(points(s, '市容环境'), 118::float8, 'points given back count: 120 - 5 + 3')
FROM (SELECT score_agg(card, '市容环境', points) AS s FROM setting, unnest('{-5,3}'::float8[]) AS points) AS q;
SELECT unnest(ARRAY[is(points(s, '创新'), 20::float8, 'a bonus of 15 + 15 is capped at 20'),
	is(total_points(s), 500::float8, 'and comes on top: 480 + 20'),
	is(full_points(s), 600::float8, 'outside the full mark')])
FROM (SELECT score_agg(card, '创新', points) AS s FROM setting, unnest('{15,15}'::float8[]) AS points) AS q;
-- 480 + 120 earned is an A; with a veto it is an E
SELECT unnest(ARRAY[is(grade(s, scale), 'A', 'without a veto: A'),
	is(grade(v, scale), 'E', 'a veto gives the last grade'),
	is(total_points(v), 600::float8, 'whatever the points'), is(vetoed(v), true, 'vetoed'),
	is(vetoed(s), false, 'not vetoed')])
FROM (SELECT score_agg(card, '自治共治', 120) AS s, score_agg(card, '自治共治', 120, true) AS v, scale FROM setting
	GROUP BY scale) AS q;
SELECT is(grade(score_agg('a 10', 'a', 0, true), 'A >= 9, B >= 5'), 'B', 'the last grade of a closed scale, too');
SELECT is(grade(score_agg('a 10', 'a', -8), 'A >= 9, B >= 5'), NULL, 'below a closed last band without a veto: none');
SELECT is(vetoed(score_agg('a 10', NULL, NULL, true)), false, 'no event, no veto');
SELECT is(vetoed(score_agg('a 10', 'a', NULL, v)), true, 'one veto among events without points')
FROM unnest('{f,t,NULL}'::bool[]) AS v;
-- Two months: -150 and +40. Each month alone is 0 and 120; their year is
-- 120 - 150 + 40 = 10, the cap applied once, to the year's sum.
CREATE TEMP TABLE month AS
SELECT m, score_agg('a 120, b 120 earn', d, p) AS s
FROM (VALUES (1, 'a', -100), (1, 'a', -50), (1, 'b', 100), (2, 'a', 40), (2, 'b', 50), (2, 'b', -60)) AS v(m, d, p)
GROUP BY m;
SELECT results_eq($$SELECT m, points(s, 'a'), points(s, 'b') FROM month ORDER BY m$$,
	$$VALUES (1, 0::float8, 100::float8), (2, 120, 0)$$, 'the months by themselves');
SELECT unnest(ARRAY[is(points(s, 'a'), 10::float8, 'the year: 120 - 150 + 40'),
	is(points(s, 'b'), 90::float8, 'the year: 100 + 50 - 60'), is(event_count(s), 6::int8, 'events of both')])
FROM (SELECT rollup(s) AS s FROM month) AS q;
SELECT throws_ok($$SELECT score_agg(c, 'a', 1) FROM unnest('{a 10,a 20}'::scorecard[]) AS c$$, '22023',
	'a score sheet has one scorecard', 'one cell, two cards');
SELECT throws_ok($$SELECT score_agg('a 10, b 5', 'c', 1)$$, '22023', 'the scorecard has no dimension "c"',
	'an unknown dimension');
SELECT throws_ok($$SELECT score_agg('a 10', 'a', 'NaN')$$,
	'22003', 'points must be finite, not NaN', 'NaN points');
SELECT throws_ok($$SELECT 'a 1, a 2'::scorecard$$,
	'22P02', 'invalid input syntax for type scorecard: "a 1, a 2"', 'a repeated dimension');
SELECT throws_ok($$SELECT ''::scorecard$$,
	'22P02', 'invalid input syntax for type scorecard: ""', 'no dimension');
SELECT throws_ok($$SELECT 'a 0'::scorecard$$,
	'22003', 'value "a 0" is out of range for type scorecard', 'full 0');
SELECT throws_ok(format('SELECT %L::scorecard', card), '54000',
	format('value "%s" is too long for type scorecard', card), '65 dimensions')
FROM (SELECT string_agg('d' || i || ' 1', ',') AS card FROM generate_series(1, 65) AS i) AS q;
SELECT throws_ok($$SELECT 'A >= 1, B >= 2'::grade_scale$$,
	'22P02', 'invalid input syntax for type grade_scale: "A >= 1, B >= 2"', 'thresholds out of order');
SELECT throws_ok($$SELECT 'A >= 2, A >= 1'::grade_scale$$,
	'22P02', 'invalid input syntax for type grade_scale: "A >= 2, A >= 1"', 'a label twice');
-- labels of every length up to 40 bytes find their dimension
SELECT is(score_agg(card, name, -1)::text, string_agg(name || ' 10: -1 in 1', ', ' ORDER BY i),
	'names of 1 to 40 bytes, in one card')
FROM (SELECT string_agg(repeat('x', i) || ' 10', ', ' ORDER BY i)::scorecard AS card
	FROM generate_series(1, 40) AS i) AS c,
	(SELECT i, repeat('x', i) AS name FROM generate_series(1, 40) AS i) AS n GROUP BY card;
-- names that begin and end alike differ in the middle
SELECT unnest(ARRAY[is(points(s, '市容环境一二三市容环境'), 9::float8, 'same beginning and end'),
	is(points(s, '市容环境三二一市容环境'), 10::float8, 'same beginning and end')])
FROM (SELECT score_agg('市容环境三二一市容环境 10, 市容环境一二三市容环境 10', '市容环境一二三市容环境', -1) AS s) AS q;

-- full marks and points of any size neither overflow nor become NaN
SELECT is(total_points(score_agg('a 1e300'::scorecard, 'a', 1e300)), 1e300::float8, 'more than full is full');
SELECT is(points('a 1e300: 1e308 in 1'::score_sheet, 'a'), 1e300::float8, 'a sum near overflow');
SELECT throws_ok($$SELECT score_agg('a 1', 'a', 1e301)$$,
	'22003', 'points 1e+301 are out of range', 'points beyond 1e300');
SELECT throws_ok($$SELECT 'a 1.1e300'::scorecard$$,
	'22003', 'value "a 1.1e300" is out of range for type scorecard', 'full points beyond 1e300');

-- A published scoring rule for satisfaction, max(12.5, 25 - 0.5 * (98 - rate)):
-- the 12345 platform of Lianyungang (performance standard 连12345发〔2021〕1号),
-- whose report on August 2022 prints 75 -> 13.5, 71.43 -> 12.5 and 50 -> 12.5.
--   25 - 0.5 * (98 - 87.5) = 19.75; 25 - 0.5 * (98 - 83.33) = 17.665;
--   25 - 0.5 * 23 = 13.5; 25 - 0.5 * 26.57 = 11.715 and 25 - 0.5 * 48 = 1, so 12.5
SELECT is(round(greatest(12.5, total_points(score_agg('满意度 25', '满意度', -0.5 * (98 - rate))))::numeric, 2), printed,
	'satisfaction of ' || rate)
FROM (VALUES (87.5, 19.75), (83.33, 17.67), (75, 13.50), (71.43, 12.50), (50, 12.50)) AS v(rate, printed)
GROUP BY rate, printed ORDER BY rate DESC;
-- A composite of rates of the same kind of report, 0.2 closed + 0.3 satisfied + 0.25 answered + 0.25
-- reached, printed with one decimal:
--   19.612 + 29.7 + 25 + 25 = 99.312; 19.242 + 28.203 + 25 + 25 = 97.445
SELECT is(round(total_points(score_agg('办结 20 earn, 满意 30 earn, 接通 25 earn, 到达 25 earn', d, w * r))::numeric, 1),
	printed, 'composite ' || printed)
FROM (VALUES (99.3, ARRAY[98.06, 99.00, 100, 100]), (97.4, ARRAY[96.21, 94.01, 100, 100])) AS v(printed, rates),
	unnest('{办结,满意,接通,到达}'::text[], '{0.2,0.3,0.25,0.25}'::float8[], rates) AS u(d, w, r)
GROUP BY printed ORDER BY printed DESC;

-- grade_scale: exactly on each threshold and one step of float8 beside it
SELECT is(string_agg(grade(t, s) || grade(t - 1e-12, s), ' ' ORDER BY t), 'DE CD BC AB', 'on and below each threshold')
FROM (SELECT '"A" >= 0.4, B >= 0.3, C >= 0.2, D >= 0.1, E'::grade_scale AS s) AS q,
	unnest('{0.1,0.2,0.3,0.4}'::float8[]) AS t;
SELECT is(string_agg(grade(t, s) || grade(t + 1e-12, s), ' ' ORDER BY t), 'AB BC CD DE',
	'on and above each threshold, the other way')
FROM (SELECT 'A <= 0.1, B <= 0.2, C <= 0.3, D <= 0.4, E'::grade_scale AS s) AS q,
	unnest('{0.1,0.2,0.3,0.4}'::float8[]) AS t;
SELECT is(grade(80, '"很 好, 真的" >= 75, 差'), '很 好, 真的', 'a label with spaces and a comma');
SELECT is(grade_rank(v, s), r, 'warning level of ' || v)
FROM (SELECT 'red >= 90, orange >= 75, yellow >= 60, blue >= 50, normal'::grade_scale AS s) AS q,
	(VALUES (90, 1), (75, 2), (60, 3), (50, 4), (49, 5)) AS v(v, r);

-- apportion: the sum is exact
CREATE FUNCTION pg_temp.shares(amount numeric, weights float8[], scale int DEFAULT 2) RETURNS numeric[]
LANGUAGE sql AS $$
	SELECT array_agg(share ORDER BY i)
	FROM (SELECT i, apportion(amount, w, scale) OVER (ORDER BY i) AS share
		FROM unnest(weights) WITH ORDINALITY AS u(w, i)) AS q
$$;
SELECT is(pg_temp.shares(0, '{1,2}')::text, '{0.00,0.00}', 'nothing to divide');
SELECT is(pg_temp.shares(0.01, '{1,1,1}')::text, '{0.01,0.00,0.00}', 'a fen, equal weights: the first');
SELECT is(pg_temp.shares(0.01, '{1,2,2}')::text, '{0.00,0.01,0.00}', 'a fen: the first of the largest');
SELECT is(pg_temp.shares(100, '{1,1,1}')::text, '{33.34,33.33,33.33}', 'equal weights with a remainder');
SELECT is(pg_temp.shares(123.45, '{7}')::text, '{123.45}', 'one row takes all');
SELECT is(pg_temp.shares(100, '{1,0,NULL,3}')::text, '{25.00,0.00,NULL,75.00}', 'a weight of 0, and no weight');
SELECT is(pg_temp.shares(NULL, '{1,2}')::text, '{NULL,NULL}', 'no amount');
SELECT is(pg_temp.shares(5, '{NULL,NULL}')::text, '{NULL,NULL}', 'no weights');
-- quotas 0.5 and 1.5: the remainders are equal, the earlier row gets the unit
SELECT is(pg_temp.shares(2, '{1,3}', 0)::text, '{1,1}', 'equal remainders of different weights');
SELECT is(pg_temp.shares(2, '{3,1}', 0)::text, '{2,0}', 'and the other way round');
-- 120 units by weights 505, 404 and 291 of 1200:
--   quotas 50.5, 40.4, 29.1 of 120 by weights 505, 404, 291: floors 50, 40, 29; one left to 0.5
SELECT is(pg_temp.shares(120, '{505,404,291}', 0)::text, '{51,40,29}', 'one unit left goes to the largest remainder');
-- 1e300 takes all of it; what 1e-300 would get is less than any decimal
SELECT is(pg_temp.shares(1000, '{1e-300,1e300,1e-300}')::text, '{0.00,1000.00,0.00}',
	'weights that are 600 orders apart');
-- two of 1e300 and an odd fen: half a fen more or less each, 1e-300 has nothing
SELECT is(pg_temp.shares(0.03, '{1e-300,1e300,1e300}')::text, '{0.00,0.02,0.01}', 'with a remainder');
-- 2^-1074 and 3 * 2^-1074: the smallest numbers there are
SELECT is(pg_temp.shares(1, '{5e-324,1.5e-323}')::text, '{0.25,0.75}', 'subnormal weights');
SELECT is(pg_temp.shares(1, '{1.7e308,1.7e308}')::text, '{0.50,0.50}', 'weights whose sum is no float8');
SELECT is(pg_temp.shares(1e30, '{1,1,1}')::text,
	'{333333333333333333333333333333.34,333333333333333333333333333333.33,333333333333333333333333333333.33}',
		'an amount beyond 64 bits');
SELECT is(pg_temp.shares(1, '{1,2}', 30)::text,
	'{0.333333333333333333333333333333,0.666666666666666666666666666667}', '30 decimals');
SELECT throws_ok($$SELECT apportion(-0.01, 1) OVER ()$$,
	'22003', 'amount must not be negative, but is -0.01', 'a negative amount');
SELECT throws_ok($$SELECT apportion(1, 0) OVER () FROM generate_series(1, 3)$$,
	'22023', 'cannot apportion by weights that are all 0', 'weights all 0');
SELECT throws_ok($$SELECT apportion(1, -1) OVER ()$$,
	'22003', 'weight must not be negative, but is -1', 'a negative weight');
SELECT throws_ok($$SELECT apportion(0.001, 1) OVER ()$$,
	'22023', 'amount 0.001 has more than 2 decimals', 'an amount of more decimals');
SELECT throws_ok($$SELECT apportion(i, 1) OVER () FROM generate_series(1, 2) AS i$$,
	'22023', 'amount must be the same in all rows of a partition', 'an amount that varies');

-- 10,000 rows: by integers, and by numeric where one weight is 1e-300
CREATE TEMP TABLE payee AS
SELECT i, 500 + i * 7919 % 4001 AS population, ('{1.2,1,0.8,0.6}'::float8[])[1 + i % 4] AS coefficient,
	i % 12 AS street FROM generate_series(1, 10000) AS i;
CREATE TEMP TABLE paid AS
SELECT i, street, apportion(1e15, population * coefficient) OVER (ORDER BY i) AS share,
	apportion(1e15, CASE i WHEN 1 THEN 1e-300 WHEN 2 THEN 1e300 ELSE population END) OVER (ORDER BY i) AS wild,
	apportion(1e15, CASE i WHEN 10000 THEN 1e-300 ELSE population * coefficient END) OVER (ORDER BY i) AS slow,
	apportion(1e15, 1) OVER (ORDER BY i) AS equal,
	apportion(123.45, population) OVER (PARTITION BY street ORDER BY i) AS by_street
FROM payee;
SELECT is(sum(share), 1e15::numeric, '1e15 over 10,000 rows: the sum is exact') FROM paid;
SELECT is(sum(wild), 1e15::numeric, 'and with weights of 1e-300 and 1e300') FROM paid;
SELECT is(sum(equal), 1e15::numeric, 'and with equal weights') FROM paid;
SELECT is(sum(slow), 1e15::numeric, 'and by numeric arithmetic') FROM paid;
SELECT is(count(*), 0::int8, 'each share is within a fen of its exact quota')
FROM (SELECT share, 1e15 * (population * coefficient)::numeric / sum((population * coefficient)::numeric) OVER ()
	AS quota FROM paid JOIN payee USING (i)) AS q
WHERE abs(share - quota) >= 0.01;
SELECT is(array_agg(DISTINCT total), '{123.45}'::numeric[], 'in each partition')
FROM (SELECT sum(by_street) AS total FROM paid GROUP BY street) AS q;
-- exact arithmetic in numeric, row by row: largest remainder in hand-written SQL
SELECT is(count(*), 0::int8, 'the shares of hand-written SQL')
FROM (SELECT i, share, floor(q) + (row_number() OVER (ORDER BY q - floor(q) DESC,
	i) <= 1e17 - sum(floor(q)) OVER ())::int AS units
	FROM (SELECT i, share, 1e17 * population * (10 * coefficient)::int / sum(population * (10 * coefficient)::int)
		OVER () AS q
		FROM (SELECT i, population, coefficient,
			apportion(1e15, population * (10 * coefficient)) OVER (ORDER BY i) AS share FROM payee) AS p) AS p) AS p
WHERE units / 100 <> share;
-- read in another order: the same shares
CREATE TEMP TABLE shuffled AS SELECT * FROM payee ORDER BY hashint4(i);
SELECT is(count(*), 0::int8, 'in whatever order the rows are read')
FROM (SELECT i, apportion(1e15, 1) OVER (ORDER BY i) AS equal,
	apportion(1e15, population * coefficient) OVER (ORDER BY i) AS share FROM shuffled) AS s
	JOIN paid AS p USING (i) WHERE s.equal <> p.equal OR s.share <> p.share;
-- the partition does not fit into work_mem
SET LOCAL work_mem = '64kB';
SELECT is(count(*), 0::int8, 'from disk')
FROM (SELECT i, apportion(1e15, population * coefficient) OVER (ORDER BY i) AS share FROM payee) AS s
JOIN paid AS p USING (i) WHERE s.share <> p.share;

SELECT * FROM finish();
ROLLBACK;
