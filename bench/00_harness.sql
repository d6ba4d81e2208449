-- Times two queries side by side, in several rounds, and keeps what they took.
-- A figure is the median over the rounds of a ratio measured within a round, so
-- that a machine that slows down for a while slows both.

SET client_min_messages = warning;
SET jit = off;
CREATE SCHEMA bench;

CREATE TABLE bench.figure (
	number   int GENERATED ALWAYS AS IDENTITY,
	room     text NOT NULL,		-- the part of the extension that it is about
	figure   text NOT NULL,		-- what is divided by what
	first    float8 NOT NULL,	-- median milliseconds of the first query
	second   float8 NOT NULL,	-- and of the second
	ratio    float8 NOT NULL,	-- median of first/second
	at_most  float8,			-- the bound that was promised
	at_least float8
);

CREATE FUNCTION bench.milliseconds(query text, settings text) RETURNS float8
LANGUAGE plpgsql AS $$
DECLARE
	started timestamptz;
	sink text;
BEGIN
	EXECUTE coalesce(settings, '');
	started := clock_timestamp();
	EXECUTE query INTO sink;
	RETURN 1000 * extract(epoch FROM clock_timestamp() - started);
END
$$;

-- first/second; the settings (SET LOCAL ...; ...) apply to the query they follow
CREATE PROCEDURE bench.compare(room text, figure text, first text, second text,
	at_most float8 DEFAULT NULL, at_least float8 DEFAULT NULL,
	first_settings text DEFAULT '', second_settings text DEFAULT '', rounds int DEFAULT 7)
LANGUAGE plpgsql AS $$
DECLARE
	one_process text := 'SET LOCAL max_parallel_workers_per_gather = 0; ';
BEGIN
	-- a round to warm the cache that does not count
	PERFORM bench.milliseconds(first, one_process || first_settings),
		bench.milliseconds(second, one_process || second_settings);
	WITH round AS MATERIALIZED (
		SELECT bench.milliseconds(first, one_process || first_settings) AS first,
			bench.milliseconds(second, one_process || second_settings) AS second
		FROM generate_series(1, rounds)
	)
	INSERT INTO bench.figure (room, figure, first, second, ratio, at_most, at_least)
	SELECT room, figure, percentile_cont(0.5) WITHIN GROUP (ORDER BY r.first),
		percentile_cont(0.5) WITHIN GROUP (ORDER BY r.second),
		percentile_cont(0.5) WITHIN GROUP (ORDER BY r.first / r.second), at_most, at_least
	FROM round AS r;
END
$$;

-- what a bench file prints: SELECT figure, ... FROM bench.report WHERE room = '...'
CREATE VIEW bench.report AS
SELECT number, room, figure, round(first::numeric, 1) AS "first ms", round(second::numeric, 1) AS "second ms",
	round(ratio::numeric, 2) AS ratio, coalesce('<= ' || at_most, '>= ' || at_least, '') AS bound,
	CASE WHEN ratio > at_most OR ratio < at_least THEN 'MISSED' WHEN coalesce(at_most, at_least) IS NOT NULL THEN 'met' ELSE '' END AS verdict
FROM bench.figure;
