-- cadence_agg against what counts the periods without it: generate_series LEFT
-- JOIN GROUP BY.

-- 1 million events of 10,000 duties in three years: monthly reports, twice over
CREATE TABLE bench.event AS
SELECT i % 10000 AS duty, date '2023-01-01' + (hashint8extended(i, 1) & 65535)::int % 1096 AS on_day
FROM generate_series(1, 1000000) AS i;
ANALYZE bench.event;

CALL bench.compare('cadence', 'generate_series LEFT JOIN GROUP BY / cadence_agg, kept_count and missed_count, 1 M events of 10,000 duties',
	$$SELECT sum(kept) || ' ' || sum(missed) FROM (
		SELECT duty, count(*) FILTER (WHERE happened >= 2) AS kept, count(*) FILTER (WHERE happened < 2) AS missed
		FROM (SELECT duty, month, count(on_day) AS happened
			FROM (SELECT duty, month::date FROM (SELECT DISTINCT duty FROM bench.event) AS d, generate_series('2023-01-01', '2025-12-01', interval '1 month') AS month) AS due
				LEFT JOIN (SELECT duty, on_day, date_trunc('month', on_day)::date AS month FROM bench.event) AS e USING (duty, month)
			GROUP BY duty, month) AS m
		GROUP BY duty) AS q$$,
	$$SELECT sum(kept_count(s, '2026-01-01')) || ' ' || sum(missed_count(s, '2026-01-01'))
	FROM (SELECT duty, cadence_agg('2/month', '[2023-01-01,2026-01-01)', on_day) AS s FROM bench.event GROUP BY duty) AS q$$,
	at_least => 3, rounds => 5);

SELECT figure, "first ms", "second ms", ratio, bound, verdict FROM bench.report WHERE room = 'cadence' ORDER BY number;
