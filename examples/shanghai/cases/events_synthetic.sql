-- SYNTHETIC cases and spot checks: invented, so that there is something to
-- judge. They say nothing about any unit of Qingpu. Real are the names of the
-- units, the working days, and that 1,200 signs are checked.
--
-- Same rows on every server: they come from a hash of a fixed seed and the
-- number of the case, only by sums and products, and times are whole seconds.

\ir ../settings.sql

CREATE FUNCTION pg_temp.case_hash(key text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT
BEGIN ATOMIC
    SELECT encode(sha256(convert_to('qingpu 2025/' || key, 'UTF8')), 'hex');
END;

-- The word-th number of a hash, uniform in [0, 1).
CREATE FUNCTION pg_temp.case_uniform(hash text, word int) RETURNS float8
LANGUAGE sql IMMUTABLE STRICT
BEGIN ATOMIC
    SELECT ('x' || substr(hash, 8 * word + 1, 8))::bit(32)::bigint / 4294967296::float8;
END;

-- Days of a random length, as whole seconds.
CREATE FUNCTION pg_temp.case_days(days float8) RETURNS interval
LANGUAGE sql IMMUTABLE STRICT
BEGIN ATOMIC
    SELECT make_interval(secs => floor(86400 * days));
END;

-- The midnight that ends the n-th working day after a local time.
CREATE FUNCTION pg_temp.case_deadline(calendar work_calendar, at timestamp, n int) RETURNS timestamptz
LANGUAGE sql IMMUTABLE STRICT
BEGIN ATOMIC
    SELECT (add_working_days(calendar, at::date, n) + 1)::timestamp AT TIME ZONE 'Asia/Shanghai';
END;

-- 210,000 cases. Units differ in how long they take and in how well they do; a
-- petition takes three times as long as a call, a hazard four times.
INSERT INTO city_case (case_id, kind, lead_unit_id, cell, opened, respond_by, due,
                       responded, closed, resolved, satisfied, reopened)
WITH calendar AS (
    SELECT calendar FROM office_calendar WHERE name = 'offices'
),
unit AS MATERIALIZED (
    SELECT lead_unit_id,
           row_number() OVER (ORDER BY lead_unit_id) - 1 AS number,
           0.7 + 0.6 * pg_temp.case_uniform(hash, 0) AS slowness,
           0.16 * pg_temp.case_uniform(hash, 1) - 0.08 AS skill
    FROM lead_unit, LATERAL (SELECT pg_temp.case_hash('unit/' || name) AS hash) AS h
    WHERE plan_id = 2
      AND name IN ('房管局', '绿化市容局', '城管执法局', '建管委', '农业农村委', '水务局')
),
drawn AS MATERIALIZED (
    SELECT i AS case_id,
           CASE WHEN i % 7 < 5 THEN 'hotline' WHEN i % 7 = 5 THEN 'petition' ELSE 'hazard' END AS kind,
           hash,
           floor(6 * pg_temp.case_uniform(hash, 1) * pg_temp.case_uniform(hash, 6))::int8 AS unit_number,
           pg_temp.case_hash('answer/' || i) AS answer
    FROM generate_series(1, 210000) AS i, LATERAL (SELECT pg_temp.case_hash('case/' || i) AS hash OFFSET 0) AS h
),
timed AS MATERIALIZED (
    SELECT d.*, k.respond_days, k.handle_days, u.lead_unit_id, u.slowness, u.skill,
           timestamp '2025-01-01' + pg_temp.case_days(365 * pg_temp.case_uniform(hash, 0)) AS local_time,
           pg_temp.case_uniform(hash, 2) AS u2, pg_temp.case_uniform(hash, 3) AS u3,
           pg_temp.case_uniform(hash, 4) AS u4, pg_temp.case_uniform(hash, 5) AS u5
    FROM drawn AS d
    JOIN case_kind AS k ON k.kind = d.kind
    JOIN unit AS u ON u.number = d.unit_number
)
SELECT case_id, kind, lead_unit_id,
       ('310118' || to_char(1 + (case_id * 7 + 3) % 11, 'FM000') || to_char(1 + case_id % 6, 'FM000')
        || to_char(1 + case_id % 5, 'FM000'))::grid_code,
       opened,
       pg_temp.case_deadline(calendar, local_time, respond_days),
       pg_temp.case_deadline(calendar, local_time, handle_days),
       CASE WHEN u2 > 0.02 THEN opened + pg_temp.case_days(respond_days * slowness * 2.5 * u2 * u3) END,
       CASE WHEN u4 > 0.03 THEN opened + pg_temp.case_days(handle_days * slowness * (0.1 + 1.5 * u4 * u5 + 8 * u4 * u5 * u5 * u2 * u2)) END,
       CASE WHEN pg_temp.case_uniform(answer, 0) < 0.85
            THEN pg_temp.case_uniform(answer, 1) < skill + CASE kind WHEN 'hotline' THEN 0.72 WHEN 'petition' THEN 0.9 ELSE 0.97 END END,
       CASE WHEN kind <> 'hazard' AND pg_temp.case_uniform(answer, 2) < 0.45
            THEN pg_temp.case_uniform(answer, 3) < 0.8 + skill END,
       CASE WHEN pg_temp.case_uniform(answer, 4) < 0.01 THEN 2 WHEN pg_temp.case_uniform(answer, 4) < 0.06 THEN 1 ELSE 0 END
FROM timed, calendar, LATERAL (SELECT local_time AT TIME ZONE 'Asia/Shanghai' AS opened) AS o;

-- 1,200 spot checks through the year.
INSERT INTO sign_check (check_id, checked_on, safe)
SELECT i, date '2025-01-01' + (i - 1) * 365 / 1200, pg_temp.case_uniform(pg_temp.case_hash('sign/' || i), 0) < 0.965 + 0.03 * i / 1200
FROM generate_series(1, 1200) AS i;

-- How all of it stood at the end of each month, and of the year before.
INSERT INTO case_month (as_of, kind, lead_unit_id, summary)
SELECT as_of, kind, lead_unit_id, case_agg(c, as_of)
FROM city_case,
     generate_series(timestamp '2025-01-01', '2026-01-01', '1 month') AS m(local_time),
     LATERAL (SELECT local_time AT TIME ZONE 'Asia/Shanghai' AS as_of) AS a
GROUP BY as_of, kind, lead_unit_id;

ANALYZE city_case;
ANALYZE case_month;
