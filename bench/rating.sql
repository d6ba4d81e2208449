-- score_agg against sum(points) and against a hand-written two-level GROUP BY;
-- apportion against largest remainder in hand-written SQL.

CREATE TABLE bench.event AS
SELECT (i * 7919 % 355)::int AS cell,
	('{市容环境,公共安全,公共管理,公共服务,自治共治,创新}'::text[])[1 + (i * 31 + i / 7) % 6] AS dimension,
	(-((i * 13) % 17) / 10.0)::float8 AS points, i % 100000 = 0 AS veto
FROM generate_series(1, 3000000::bigint) AS i;
VACUUM ANALYZE bench.event;

CALL bench.compare('rating', 'score_agg / sum(points), by cell, 3 M events of 355 cells',
	$$SELECT count(s) FROM (SELECT score_agg('市容环境 120, 公共安全 120, 公共管理 120, 公共服务 120, 自治共治 120 earn, 创新 20 bonus',
		dimension, points) AS s FROM bench.event GROUP BY cell) AS q$$,
	'SELECT count(s) FROM (SELECT sum(points) AS s FROM bench.event GROUP BY cell) AS q', at_most => 1.25);

CALL bench.compare('rating', '(the same with a veto column)',
	$$SELECT count(s) FROM (SELECT score_agg('市容环境 120, 公共安全 120, 公共管理 120, 公共服务 120, 自治共治 120 earn, 创新 20 bonus',
		dimension, points, veto) AS s FROM bench.event GROUP BY cell) AS q$$,
	'SELECT count(s) FROM (SELECT sum(points) AS s FROM bench.event GROUP BY cell) AS q');

-- no caps per kind, no veto, no breakdown: the totals alone
CALL bench.compare('rating', 'score_agg / hand-written two-level GROUP BY for the totals alone',
	$$SELECT sum(total_points(s)) FROM (SELECT score_agg('市容环境 120, 公共安全 120, 公共管理 120, 公共服务 120, 自治共治 120 earn, 创新 20 bonus',
		dimension, points) AS s FROM bench.event GROUP BY cell) AS q$$,
	$$SELECT sum(total) FROM (SELECT cell, sum(greatest(0, 120 + points)) AS total
		FROM (SELECT cell, dimension, sum(points) AS points FROM bench.event GROUP BY cell, dimension) AS d GROUP BY cell) AS q$$,
	at_most => 1);

CREATE TABLE bench.payee AS
SELECT i::int AS id, (500 + (i * 7919) % 4001)::int AS population, ('{1.2,1.0,0.8,0.6}'::float8[])[1 + i % 4] AS coefficient
FROM generate_series(1, 1000000::bigint) AS i;
VACUUM ANALYZE bench.payee;

-- in numeric, so that it is right, too
CALL bench.compare('rating', 'apportion / largest remainder in hand-written SQL, 1 M rows',
	$$SELECT sum(share) FROM (SELECT apportion(30000000, population * coefficient) OVER (ORDER BY id) AS share FROM bench.payee) AS q$$,
	$$WITH quota AS (SELECT id, 3000000000 * (population * coefficient)::numeric / sum((population * coefficient)::numeric) OVER () AS quota FROM bench.payee),
		part AS (SELECT id, floor(quota) AS units, quota - floor(quota) AS remainder FROM quota),
		ranked AS (SELECT id, units, row_number() OVER (ORDER BY remainder DESC, id) AS place, 3000000000 - sum(units) OVER () AS rest FROM part)
	SELECT sum((units + CASE WHEN place <= rest THEN 1 ELSE 0 END) / 100) FROM ranked$$,
	at_most => 0.5, rounds => 5);
-- in float8, which is not exact for every amount
CALL bench.compare('rating', '(the same in float8, which is not exact)',
	$$SELECT sum(share) FROM (SELECT apportion(30000000, population * coefficient) OVER (ORDER BY id) AS share FROM bench.payee) AS q$$,
	$$WITH quota AS (SELECT id, 3000000000 * (population * coefficient) / sum(population * coefficient) OVER () AS quota FROM bench.payee),
		part AS (SELECT id, floor(quota) AS units, quota - floor(quota) AS remainder FROM quota),
		ranked AS (SELECT id, units, row_number() OVER (ORDER BY remainder DESC, id) AS place, 3000000000 - sum(units) OVER () AS rest FROM part)
	SELECT sum((units + CASE WHEN place <= rest THEN 1 ELSE 0 END)::numeric / 100) FROM ranked$$,
	rounds => 5);

\pset footer off
SELECT figure, "first ms", "second ms", ratio, bound, verdict
FROM bench.report WHERE room = 'rating' ORDER BY number;
DROP TABLE bench.event, bench.payee;
