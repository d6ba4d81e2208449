CREATE TABLE public.rated AS
SELECT "plans & tasks".score_agg('a 10, b 5 earn', 'b', i) AS sheet
FROM generate_series(1, 500) AS i GROUP BY i;
CREATE TEMP TABLE rating_outcome AS
SELECT (SELECT "plans & tasks".rollup(sheet)::text FROM public.rated) AS year,
	"plans & tasks".grade(5::float8, 'A >= 5, B') AS grade,
	"plans & tasks".apportion(5, 1) OVER () AS share;

SET LOCAL search_path = public;
SELECT is(year, 'a 10: 0 in 0, b 5 earn: 125250 in 500', 'aggregates') FROM rating_outcome;
SELECT is(grade, 'A', 'grades') FROM rating_outcome;
SELECT is(share, 5.00, 'window function') FROM rating_outcome;
