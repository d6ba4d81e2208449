--
-- alarms, level_periods, duration_in, level_at and time_mean against a simulation
-- that steps through time, written from doc/alarms.md: 3,200 random series and
-- rules, with and without each option, both directions, equal instants, NULLs
--
BEGIN;
SELECT plan(16);

\ir ../house/include/uniform.sql

-- One series: times in ticks. values[t] is the worst sample at tick t, if any.
-- Gives the alarms as {level,raised,ended,by,peak,peak_at} and the level in force
-- at each tick.
CREATE FUNCTION pg_temp.simulate(
	names text[], thresholds float8[], upward bool, clear float8, hold int, keep int, stale int,
	samples float8[], as_of int, OUT alarm text[], OUT in_force text[])
LANGUAGE plpgsql AS $$
DECLARE
	sign float8 := CASE WHEN upward THEN 1 ELSE -1 END;
	levels int := cardinality(names);
	active bool[] := array_fill(false, ARRAY[levels]);
	condition_since int[] := array_fill(NULL::int, ARRAY[levels]);	-- of an inactive level
	gone_since int[] := array_fill(NULL::int, ARRAY[levels]);		-- of an active level
	raised int[] := array_fill(NULL::int, ARRAY[levels]);
	peak float8[] := array_fill(NULL::float8, ARRAY[levels]);
	peak_at int[] := array_fill(NULL::int, ARRAY[levels]);
	known bool := false;
	seen bool := false;
	last_sample int;
	value float8;
	most_severe text;
BEGIN
	alarm := '{}';
	in_force := '{}';
	FOR t IN 0 .. as_of LOOP
		-- a sample first; the first one after unknown finds all machines at rest
		IF samples[t] IS NOT NULL THEN
			value := samples[t];
			last_sample := t;
			known := true;
			seen := true;
		-- then stale
		ELSIF known AND stale > 0 AND t - last_sample >= stale THEN
			FOR i IN 1 .. levels LOOP
				IF active[i] THEN
					alarm := alarm || format('%s %s %s unknown %s %s', names[i], raised[i], t, peak[i], peak_at[i]);
				END IF;
				active[i] := false;
				condition_since[i] := NULL;
				gone_since[i] := NULL;
			END LOOP;
			known := false;
		END IF;
		-- then the timers, under the value that holds
		FOR i IN 1 .. levels LOOP
			EXIT WHEN NOT known;
			IF NOT active[i] THEN
				IF sign * value < sign * thresholds[i] THEN
					condition_since[i] := NULL;
				ELSE
					IF condition_since[i] IS NULL THEN
						condition_since[i] := t;
						peak[i] := value;
						peak_at[i] := t;
					END IF;
					IF t - condition_since[i] >= hold THEN
						active[i] := true;
						raised[i] := t;
						gone_since[i] := NULL;
					END IF;
				END IF;
			ELSIF (clear = 0 AND sign * value < sign * thresholds[i]) OR (clear > 0 AND sign * value <= sign * thresholds[i] - clear) THEN
				gone_since[i] := coalesce(gone_since[i], t);
				IF t - gone_since[i] >= keep THEN
					active[i] := false;
					condition_since[i] := NULL;
					gone_since[i] := NULL;
					alarm := alarm || format('%s %s %s cleared %s %s', names[i], raised[i], t, peak[i], peak_at[i]);
				END IF;
			ELSE
				gone_since[i] := NULL;
			END IF;
			IF (active[i] OR condition_since[i] IS NOT NULL) AND gone_since[i] IS NULL
				AND sign * value > sign * peak[i] THEN
				peak[i] := value;
				peak_at[i] := t;
			END IF;
		END LOOP;
		most_severe := CASE WHEN NOT seen THEN NULL WHEN NOT known THEN 'unknown' ELSE 'normal' END;
		FOR i IN REVERSE levels .. 1 LOOP
			IF active[i] THEN
				most_severe := names[i];
			END IF;
		END LOOP;
		in_force[t] := most_severe;
	END LOOP;
	FOR i IN 1 .. levels LOOP
		IF active[i] THEN
			alarm := alarm || format('%s %s - - %s %s', names[i], raised[i], peak[i], peak_at[i]);
		END IF;
	END LOOP;
END
$$;

-- The rules. Thresholds are close enough for a wide clear to pass the next level.
CREATE TEMP TABLE series AS
SELECT id, upward, levels, clear, hold, keep, stale, tick,
	(ARRAY['red', 'orange', 'yellow', 'blue'])[1:levels] AS names,
	(SELECT array_agg(CASE WHEN upward THEN 100 - 10 * i ELSE 10 * i END::float8 ORDER BY i) FROM generate_series(1, levels) AS i) AS thresholds
FROM (SELECT id, pg_temp.uniform(id || 'u') < 0.5 AS upward, 1 + floor(4 * pg_temp.uniform(id || 'l'))::int AS levels,
		CASE WHEN pg_temp.uniform(id || 'c') < 0.4 THEN 0 ELSE floor(1 + 25 * pg_temp.uniform(id || 'C')) END AS clear,
		CASE WHEN pg_temp.uniform(id || 'h') < 0.4 THEN 0 ELSE floor(1 + 8 * pg_temp.uniform(id || 'H')) END::int AS hold,
		CASE WHEN pg_temp.uniform(id || 'k') < 0.4 THEN 0 ELSE floor(1 + 8 * pg_temp.uniform(id || 'K')) END::int AS keep,
		CASE WHEN pg_temp.uniform(id || 's') < 0.4 THEN 0 ELSE floor(1 + 12 * pg_temp.uniform(id || 'S')) END::int AS stale,
		(ARRAY['1 ms', '250 ms', '1 s', '7 min', '36 h']::interval[])[1 + id % 5] AS tick
	FROM generate_series(1, 3200) AS id) AS q;
ALTER TABLE series ADD rule alarm_rule;
UPDATE series SET rule = (SELECT string_agg(name || CASE WHEN upward THEN ' >= ' ELSE ' <= ' END || threshold, ', ' ORDER BY i)
		FROM unnest(names, thresholds) WITH ORDINALITY AS l(name, threshold, i))
	|| CASE WHEN clear > 0 THEN '; clear ' || clear ELSE '' END
	|| CASE WHEN hold > 0 THEN format('; for %s ms', (hold * extract(epoch FROM tick) * 1000)::int8) ELSE '' END
	|| CASE WHEN keep > 0 THEN format('; keep %s ms', (keep * extract(epoch FROM tick) * 1000)::int8) ELSE '' END
	|| CASE WHEN stale > 0 THEN format('; stale %s ms', (stale * extract(epoch FROM tick) * 1000)::int8) ELSE '' END;

-- The samples: gaps of 1 to 3 ticks, one in fifteen of up to 20; a walk that stays
-- on thresholds and on the values to clear at; some twice, some NULL.
CREATE TEMP TABLE sample AS
WITH step AS (
	SELECT s.id, i, CASE WHEN pg_temp.uniform(format('%s g %s', s.id, i)) < 0.07 THEN 4 + floor(17 * pg_temp.uniform(format('%s G %s', s.id, i)))
			ELSE 1 + floor(3 * pg_temp.uniform(format('%s G %s', s.id, i))) END::int AS gap,
		CASE WHEN pg_temp.uniform(format('%s v %s', s.id, i)) < 0.5
			THEN s.thresholds[1 + floor(s.levels * pg_temp.uniform(format('%s t %s', s.id, i)))::int] - CASE WHEN pg_temp.uniform(format('%s e %s', s.id, i)) < 0.5 THEN 0 ELSE s.clear * CASE WHEN s.upward THEN 1 ELSE -1 END END
			ELSE floor(110 * pg_temp.uniform(format('%s w %s', s.id, i))) - 5 END AS value
	FROM series AS s, generate_series(1, 28) AS i
)
SELECT id, i, (sum(gap) OVER (PARTITION BY id ORDER BY i) - gap)::int AS t,
	CASE WHEN pg_temp.uniform(format('%s n %s', id, i)) < 0.05 AND i > 1 THEN NULL ELSE value END AS value
FROM step;
INSERT INTO sample
SELECT id, i + 100, t, floor(110 * pg_temp.uniform(format('%s d %s', id, i))) - 5 FROM sample WHERE pg_temp.uniform(format('%s D %s', id, i)) < 0.1;
CREATE INDEX ON sample (id);
ANALYZE series, sample;

CREATE TEMP TABLE outcome AS
SELECT s.*, last, last + CASE WHEN s.id % 3 = 0 THEN 0 ELSE floor(15 * pg_temp.uniform(s.id || 'a')) END::int AS as_of,
	(SELECT array_agg(v ORDER BY t) FROM (SELECT g.t, CASE WHEN s.upward THEN max(value) ELSE min(value) END AS v
		FROM generate_series(0, q.last) AS g(t) LEFT JOIN sample AS a ON a.id = s.id AND a.t = g.t GROUP BY g.t) AS w) AS samples, h
FROM series AS s JOIN (SELECT a.id, max(t) FILTER (WHERE value IS NOT NULL) AS last,
		alarm_agg(rule, '2025-03-30 00:00:00Z'::timestamptz + t * tick, value) AS h
	FROM sample AS a JOIN series USING (id) GROUP BY a.id) AS q ON q.id = s.id;

CREATE FUNCTION pg_temp.instant(tick interval, t float8) RETURNS timestamptz LANGUAGE sql
RETURN '2025-03-30 00:00:00Z'::timestamptz + t * tick;
CREATE FUNCTION pg_temp.tick_of(tick interval, at timestamptz) RETURNS numeric LANGUAGE sql
RETURN trim_scale(extract(epoch FROM at - '2025-03-30 00:00:00Z') / extract(epoch FROM tick));

-- (the simulation wants tick t at subscript t)
CREATE TEMP TABLE simulated AS
SELECT o.id, r.*
FROM outcome AS o, pg_temp.simulate(names, thresholds, upward, clear, hold, keep, stale,
	('[0:' || last || ']=' || samples[1:last + 1]::text)::float8[], as_of) AS r;

-- The same rows, each way; ticks are printed without a fraction where they are whole.
CREATE TEMP TABLE compared AS
SELECT o.id, s.alarm AS expected_alarms,
	(SELECT coalesce(array_agg(format('%s %s %s %s %s %s', level, pg_temp.tick_of(tick, raised_at), coalesce(pg_temp.tick_of(tick, ended_at)::text, '-'),
		coalesce(ended_by, '-'), peak, pg_temp.tick_of(tick, peak_at))), '{}') FROM alarms(o.h, pg_temp.instant(tick, as_of))) AS alarms,
	(SELECT array_agg(format('%s %s %s', level, from_t, until_t) ORDER BY from_t)
	FROM (SELECT level, min(t) AS from_t, max(t) + 1 AS until_t
		FROM (SELECT t, level, t - row_number() OVER (PARTITION BY level ORDER BY t) AS island
			FROM (SELECT t, s.in_force[t] AS level FROM generate_series(0, as_of - 1) AS t) AS e) AS e
		GROUP BY level, island) AS e) AS expected_periods,
	(SELECT array_agg(format('%s %s %s', level, pg_temp.tick_of(tick, from_at), pg_temp.tick_of(tick, until_at))) FROM level_periods(o.h, pg_temp.instant(tick, as_of))) AS periods
FROM outcome AS o JOIN simulated AS s ON s.id = o.id;

SELECT is((SELECT count(*) FROM compared), 3200::bigint, '3200 series');
SELECT is_empty($$SELECT id, rule::text, expected_alarms, alarms FROM compared JOIN outcome USING (id)
	WHERE ARRAY(SELECT unnest(expected_alarms) ORDER BY 1) <> ARRAY(SELECT unnest(alarms) ORDER BY 1) ORDER BY id LIMIT 3$$, 'alarms');
SELECT is_empty($$SELECT id, rule::text, expected_periods, periods FROM compared JOIN outcome USING (id)
	WHERE expected_periods IS DISTINCT FROM periods ORDER BY id LIMIT 3$$, 'level_periods');
SELECT is_empty($$SELECT o.id, level FROM outcome AS o JOIN simulated AS s ON s.id = o.id, unnest(names || '{normal,unknown}') AS level
	WHERE duration_in(h, level, pg_temp.instant(tick, as_of)) <>
		(SELECT count(*) FROM generate_series(0, as_of - 1) AS t WHERE in_force[t] = level) * tick$$,
	'duration_in, of every level');
SELECT is_empty($$SELECT o.id FROM outcome AS o
	WHERE (SELECT sum(duration_in(h, level, pg_temp.instant(tick, as_of))) FROM unnest(names || '{normal,unknown}') AS level)
		<> pg_temp.instant(tick, as_of) - pg_temp.instant(tick, 0)$$,
	'all durations add up to the span, exactly');
SELECT is_empty($$SELECT o.id, t FROM outcome AS o JOIN simulated AS s ON s.id = o.id, generate_series(0, as_of) AS t
	WHERE o.id % 8 = 0 AND level_at(h, pg_temp.instant(tick, t)) IS DISTINCT FROM in_force[t]$$, 'level_at, at each tick');
SELECT is_empty($$SELECT o.id FROM outcome AS o JOIN simulated AS s ON s.id = o.id
	WHERE o.id % 8 = 1 AND level_at(h, pg_temp.instant(tick, as_of + 0.5)) IS DISTINCT FROM in_force[as_of] AND stale = 0 AND hold = 0 AND keep = 0$$,
	'level_at after the last sample');
SELECT is_empty($$SELECT o.id, level FROM outcome AS o JOIN compared AS c ON c.id = o.id, unnest(names) AS level
	WHERE as_of = last AND alarm_count(h, level) <> (SELECT count(*) FROM unnest(expected_alarms) AS a WHERE a LIKE level || ' %')$$, 'alarm_count');
SELECT is_empty($$SELECT o.id, level FROM outcome AS o JOIN compared AS c ON c.id = o.id, unnest(names) AS level
	WHERE as_of = last AND chattering_count(h, level, 10 * tick) <>
		(SELECT count(*) FROM (SELECT t - lag(t) OVER (ORDER BY t) AS after
			FROM (SELECT split_part(a, ' ', 2)::int AS t FROM unnest(expected_alarms) AS a WHERE a LIKE level || ' %') AS e) AS e WHERE after <= 10)$$, 'chattering_count');
SELECT is_empty($$SELECT o.id, sample_count(h) FROM outcome AS o
	WHERE sample_count(h) <> (SELECT count(DISTINCT t) FROM sample AS a WHERE a.id = o.id AND value IS NOT NULL)
		OR peak(h) <> (SELECT CASE WHEN upward THEN max(value) ELSE min(value) END FROM sample AS a WHERE a.id = o.id)
		OR last_at(h) <> pg_temp.instant(tick, last)$$, 'sample_count, peak and last_at');

-- the mean over known time, in numeric arithmetic
SELECT is_empty($$SELECT o.id, time_mean(h), mean FROM outcome AS o,
		LATERAL (SELECT (sum(value::numeric * known) * 1e30 / nullif(sum(known), 0) * 1e-30)::float8 AS mean,
				(sum(known) * 1e30 / nullif(max(t) - min(t), 0) * 1e-30)::float8 AS share
			FROM (SELECT t, value, CASE WHEN stale > 0 AND lead(t) OVER (ORDER BY t) - t > stale THEN stale ELSE lead(t) OVER (ORDER BY t) - t END AS known
				FROM (SELECT t, CASE WHEN upward THEN max(value) ELSE min(value) END AS value FROM sample AS a WHERE a.id = o.id AND value IS NOT NULL GROUP BY t) AS w) AS w) AS e
	WHERE time_mean(h) IS DISTINCT FROM mean OR known_share(h) IS DISTINCT FROM share$$, 'time_mean and known_share, to the last bit');

-- the series are not trivial
SELECT cmp_ok((SELECT sum(cardinality(alarms)) FROM compared), '>', 10000::bigint, 'many alarms');
SELECT cmp_ok((SELECT count(*) FROM compared, unnest(alarms) AS a WHERE a LIKE '% unknown %'), '>', 1000::bigint, 'many that ended by unknown');
SELECT cmp_ok((SELECT count(*) FROM compared, unnest(alarms) AS a WHERE a LIKE '% - -%'), '>', 1000::bigint, 'many that stand');
SELECT cmp_ok((SELECT count(*) FROM compared, unnest(alarms) AS a WHERE a LIKE 'red %'), '>', 1000::bigint, 'many of the most severe level');
SELECT is((SELECT count(DISTINCT (clear > 0, hold > 0, keep > 0, stale > 0, upward)) FROM series), 32::bigint, 'every combination of options');

SELECT * FROM finish();
ROLLBACK;
