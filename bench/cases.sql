-- case_agg and duration_agg against hand-written SQL over the same rows.

CREATE FUNCTION bench.uniform(seed int, number bigint) RETURNS float8 LANGUAGE sql IMMUTABLE
RETURN (hashint8extended(number, seed) & 4294967295) / 4294967296.0::float8;

-- 3 M cases of a year, asked for on 1 November
CREATE TABLE bench.event AS
SELECT opened, opened + interval '5 days' AS due, CASE WHEN u < 0.9 THEN opened + interval '1 day' * v END AS responded,
	CASE WHEN v < 0.9 THEN opened + interval '10 days' * u END AS closed, CASE WHEN u < 0.7 THEN v < 0.8 END AS resolved, CASE WHEN v < 0.6 THEN u < 0.7 END AS satisfied,
	(v > 0.85)::int AS reopened, opened + interval '12 hours' AS respond_by
FROM generate_series(1, 3000000) AS i, LATERAL (SELECT timestamptz '2025-01-01' + interval '365 days' * bench.uniform(1, i) AS opened, bench.uniform(2, i) AS u, bench.uniform(3, i) AS v) AS q;
CREATE TABLE bench.case AS
SELECT service_case(opened, due, responded, closed, resolved, satisfied, reopened, respond_by) AS c FROM bench.event;
-- 5 M log-normal durations; groups of 25 whose rows come together, or far apart
CREATE TABLE bench.duration AS
SELECT (i - 1) / 25 AS near, i % 200000 AS far, interval '1 second' * exp(10 + 2 * sqrt(-2 * ln(1 - bench.uniform(1, i))) * cos(2 * pi() * bench.uniform(2, i))) AS duration
FROM generate_series(1, 5000000) AS i;
VACUUM ANALYZE bench.event;
VACUUM ANALYZE bench.case;
VACUUM ANALYZE bench.duration;

\set counts 'count(*) FILTER (WHERE opened <= as_of), count(*) FILTER (WHERE closed <= as_of), count(*) FILTER (WHERE due < as_of AND coalesce(closed > as_of, true)), count(*) FILTER (WHERE closed <= as_of AND closed <= due), count(*) FILTER (WHERE closed <= as_of AND closed > due), count(*) FILTER (WHERE closed <= as_of AND resolved), count(*) FILTER (WHERE closed <= as_of AND satisfied), count(*) FILTER (WHERE closed <= as_of AND NOT satisfied), count(*) FILTER (WHERE closed <= as_of AND reopened > 0), count(*) FILTER (WHERE least(responded, closed) <= least(as_of, respond_by))'
\set quantiles 'percentile_cont(0.5) WITHIN GROUP (ORDER BY closed - opened) FILTER (WHERE closed <= as_of), percentile_cont(0.9) WITHIN GROUP (ORDER BY least(responded, closed) - opened) FILTER (WHERE least(responded, closed) <= as_of)'
\set of 'FROM bench.event, (VALUES (timestamptz ''2025-11-01'')) AS v(as_of)'
SELECT format($$SELECT (SELECT row(%s) %s)::text$$, :'counts', :'of') AS counts_alone,
	format($$SELECT (SELECT row(%s, %s) %s)::text$$, :'counts', :'quantiles', :'of') AS counts_and_quantiles,
	$$SELECT row(jsonb(s), duration_quantile(handling_time(s), 0.5), duration_quantile(response_time(s), 0.9))::text FROM (SELECT case_agg(c, '2025-11-01') AS s FROM bench.case) AS q$$ AS case_agg,
	$$SELECT row(jsonb(s), duration_quantile(handling_time(s), 0.5), duration_quantile(response_time(s), 0.9))::text FROM (SELECT case_agg(service_case(opened, due, responded, closed, resolved, satisfied, reopened, respond_by), '2025-11-01') AS s FROM bench.event) AS q$$ AS case_agg_of_columns \gset
CALL bench.compare('cases', 'case_agg / ten counts and two percentile_cont, 3 M cases', :'case_agg', :'counts_and_quantiles', at_most => 0.6, rounds => 3);
CALL bench.compare('cases', 'case_agg / the ten counts alone, 3 M cases', :'case_agg', :'counts_alone', at_most => 2, rounds => 5);
CALL bench.compare('cases', 'case_agg of eight columns / ten counts and two percentile_cont, 3 M cases', :'case_agg_of_columns', :'counts_and_quantiles', at_most => 0.6, rounds => 3);
CALL bench.compare('cases', 'case_agg of eight columns / the ten counts alone, 3 M cases', :'case_agg_of_columns', :'counts_alone', at_most => 2, rounds => 5);

CALL bench.compare('cases', 'percentile_cont(0.9) / duration_quantile(duration_agg), 5 M rows',
	'SELECT percentile_cont(0.9) WITHIN GROUP (ORDER BY duration) FROM bench.duration',
	'SELECT duration_quantile(duration_agg(duration, true), 0.9) FROM bench.duration', at_least => 8, rounds => 3);
CALL bench.compare('cases', 'duration_quantile(duration_agg) / percentile_cont(0.9), 200,000 groups of 25 that come together',
	'SELECT count(q) FROM (SELECT duration_quantile(duration_agg(duration, true), 0.9) AS q FROM bench.duration GROUP BY near) AS q',
	'SELECT count(q) FROM (SELECT percentile_cont(0.9) WITHIN GROUP (ORDER BY duration) AS q FROM bench.duration GROUP BY near) AS q', at_most => 1, rounds => 3);
CALL bench.compare('cases', 'duration_quantile(duration_agg) / percentile_cont(0.9), 200,000 groups of 25 far apart',
	'SELECT count(q) FROM (SELECT duration_quantile(duration_agg(duration, true), 0.9) AS q FROM bench.duration GROUP BY far) AS q',
	'SELECT count(q) FROM (SELECT percentile_cont(0.9) WITHIN GROUP (ORDER BY duration) AS q FROM bench.duration GROUP BY far) AS q', at_most => 1, rounds => 5);

\pset footer off
SELECT figure, "first ms", "second ms", ratio, bound, verdict
FROM bench.report WHERE room = 'cases' ORDER BY number;
DROP TABLE bench.event, bench.case, bench.duration;
DROP FUNCTION bench.uniform;
