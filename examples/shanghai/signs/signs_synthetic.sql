-- SYNTHETIC signs and samples: names, thresholds and values are invented, so that
-- the dashboards have something to show. They say nothing about any place. Every
-- sample has the source 'synthetic'.
--
-- Sixty days from 2025-12-01 on, of 24 signs, a sample every minute to every
-- hour. Values go up and down through the day, with noise, and now and then, for
-- six hours, to a threshold or beyond. Hours are missing, some samples are faults
-- (NULL) or beyond what the sensor can measure. The turbidity meter dies on day 40;
-- the congestion index hangs about its threshold and has no "clear": it chatters.
--
-- Same values on every server: they come from a hash of a fixed seed, and only
-- from sums and products.

\ir ../settings.sql

-- Uniform in [0, 1): the first 32 bits of a hash.
CREATE FUNCTION pg_temp.uniform(key text) RETURNS float8
LANGUAGE sql IMMUTABLE STRICT
BEGIN ATOMIC
    SELECT ('x' || left(encode(sha256(convert_to('shanghai signs 2026/' || key, 'UTF8')), 'hex'), 8))::bit(32)::bigint
           / 4294967296::float8;
END;

INSERT INTO sign (sign_id, name, name_en, unit, rule, valid_from, valid_to, every, weight) VALUES
    (1, '环境噪声', 'noise', 'dB', '红 >= 75, 橙 >= 70, 黄 >= 65; clear 2; for 5 min; keep 5 min; stale 10 min', 20, 130, '5 min', 1),
    (2, '河道水位', 'water level', 'm', '红 >= 3.8, 橙 >= 3.5, 黄 >= 3.3; clear 0.1; for 10 min; keep 30 min; stale 1 h', 0, 8, '5 min', 3),
    (3, '供电负荷率', 'power load', '%', '红 >= 95, 橙 >= 90, 黄 >= 85; clear 2; for 15 min; keep 15 min; stale 1 h', 0, 130, '15 min', 3),
    (4, '燃气管网压力', 'gas pressure', 'kPa', '红 <= 150, 橙 <= 170, 黄 <= 180; clear 5; for 2 min; keep 10 min; stale 5 min', 0, 500, '1 min', 3),
    (5, '商圈人流密度', 'crowd', '人/100m2', '红 >= 80, 橙 >= 65, 黄 >= 50; clear 5; for 10 min; keep 10 min; stale 30 min', 0, 400, '5 min', 2),
    (6, '垃圾中转站存量', 'waste', '%', '红 >= 95, 橙 >= 85, 黄 >= 75; clear 5; stale 3 h', 0, 120, '1 h', 1),
    (7, 'PM2.5', 'PM2.5', 'μg/m3', '红 >= 150, 橙 >= 115, 黄 >= 75; clear 5; for 1 h; keep 1 h; stale 3 h', 0, 1000, '1 h', 2),
    (8, 'PM10', 'PM10', 'μg/m3', '红 >= 420, 橙 >= 350, 黄 >= 250; clear 10; for 1 h; keep 1 h; stale 3 h', 0, 2000, '1 h', 1),
    (9, '臭氧', 'ozone', 'μg/m3', '红 >= 400, 橙 >= 300, 黄 >= 200; clear 10; for 1 h; keep 1 h; stale 3 h', 0, 1000, '1 h', 1),
    (10, '供水压力', 'water pressure', 'MPa', '红 <= 0.14, 橙 <= 0.18, 黄 <= 0.2; clear 0.01; for 15 min; keep 15 min; stale 1 h', 0, 1, '15 min', 3),
    (11, '余氯', 'residual chlorine', 'mg/L', '红 <= 0.05, 橙 <= 0.1, 黄 <= 0.2; clear 0.02; for 30 min; keep 30 min; stale 1 h', 0, 5, '15 min', 2),
    (12, '浊度', 'turbidity', 'NTU', '红 >= 3, 橙 >= 1, 黄 >= 0.8; clear 0.1; for 30 min; keep 30 min; stale 1 h', 0, 100, '15 min', 2),
    (13, '污水管网液位', 'sewer level', 'm', '红 >= 3.5, 橙 >= 3, 黄 >= 2.5; clear 0.2; for 30 min; keep 30 min; stale 2 h', 0, 8, '15 min', 2),
    (14, '下立交积水', 'underpass water', 'cm', '红 >= 27, 橙 >= 15, 黄 >= 5; clear 2; keep 30 min; stale 1 h', 0, 300, '5 min', 3),
    (15, '桥梁振动', 'bridge vibration', 'mm/s', '红 >= 30, 橙 >= 20, 黄 >= 12; clear 1; for 5 min; stale 1 h', 0, 200, '15 min', 2),
    (16, '电梯故障数', 'lifts out of order', '台', '红 >= 40, 橙 >= 30, 黄 >= 20; clear 2; stale 3 h', 0, 1000, '1 h', 1),
    (17, '轨交站客流', 'metro passengers', '人/min', '红 >= 600, 橙 >= 500, 黄 >= 400; clear 20; for 10 min; keep 10 min; stale 1 h', 0, 3000, '15 min', 2),
    (18, '道路拥堵指数', 'congestion', '', '红 >= 8, 橙 >= 6, 黄 >= 4; stale 1 h', 0, 10, '5 min', 1),
    (19, '停车场占用率', 'car parks', '%', '红 >= 99, 橙 >= 95, 黄 >= 90; clear 2; keep 15 min; stale 1 h', 0, 100, '15 min', 1),
    (20, '高层消防水压', 'fire water pressure', 'MPa', '红 <= 0.05, 橙 <= 0.08, 黄 <= 0.1; clear 0.01; for 1 h; keep 1 h; stale 3 h', 0, 3, '1 h', 3),
    (21, '工地扬尘', 'construction dust', 'mg/m3', '红 >= 2, 橙 >= 1.5, 黄 >= 1; clear 0.1; for 15 min; keep 15 min; stale 1 h', 0, 20, '15 min', 1),
    (22, '风速', 'wind', 'm/s', '红 >= 28.5, 橙 >= 24.5, 黄 >= 17.2; clear 1; keep 1 h; stale 3 h', 0, 75, '1 h', 2),
    (23, '气温', 'low temperature', '°C', '红 <= -10, 橙 <= -7, 黄 <= -4; clear 1; for 2 h; keep 2 h; stale 6 h', -40, 50, '1 h', 2),
    (24, '热线工单积压', 'hotline backlog', '件', '红 >= 400, 橙 >= 300, 黄 >= 200; clear 20; for 2 h; keep 2 h; stale 1 d', 0, 100000, '1 h', 1);

-- 0 in the middle of the night, 1 in that of the day
CREATE FUNCTION pg_temp.noon(at timestamptz) RETURNS float8 LANGUAGE sql IMMUTABLE
BEGIN ATOMIC
    SELECT 1 - abs(mod(extract(epoch FROM at)::int8, 86400) - 43200) / 43200.0::float8;
END;

-- step is from the yellow to the red threshold, with the sign of the direction
INSERT INTO sign_sample (sign_id, at, value, source)
WITH scale AS (
    SELECT sign_id, every, valid_from, valid_to,
           (jsonb(rule) #>> '{levels,2,threshold}')::float8 AS yellow,
           (jsonb(rule) #>> '{levels,0,threshold}')::float8 - (jsonb(rule) #>> '{levels,2,threshold}')::float8 AS step
    FROM sign
),
block AS (
    SELECT s.*, b, CASE WHEN pg_temp.uniform(format('%s/%s/event', sign_id, b)) < 0.06
                        THEN 0.6 + 1.4 * pg_temp.uniform(format('%s/%s/size', sign_id, b)) ELSE 0 END AS event
    FROM scale s, generate_series(0, 239) AS b
),
hour AS (
    SELECT *
    FROM (SELECT block.*, h, timestamptz '2025-12-01 00:00:00Z' + make_interval(hours => 6 * b + h) AS begins,
                 pg_temp.uniform(format('%s/%s/%s', sign_id, b, h)) AS seed
          FROM block, generate_series(0, 5) AS h) q
    WHERE seed >= 0.015
)
SELECT sign_id, at,
       CASE WHEN chance < 0.001 THEN NULL
            WHEN chance < 0.002 THEN valid_to * 10
            WHEN sign_id = 18 AND b % 16 > 12 THEN yellow + 0.05 * (chance - 0.5) * step
            ELSE least(valid_to, greatest(valid_from, round((yellow + step * (-1.2 + 0.7 * pg_temp.noon(at) + 0.5 * (chance - 0.5)
                 + event * (1 - abs(extract(epoch FROM at - begins) / 3600 + h - 3) / 3)))::numeric, 3)::float8)) END,
       'synthetic'
-- (a hash for each sample would take long: within an hour, multiples of the golden section)
FROM (SELECT hour.*, at, mod((seed * 4294967296)::int8 + 2654435769 * (extract(epoch FROM at)::int8 / 60), 4294967296) / 4294967296::float8 AS chance
      FROM hour, generate_series(begins, begins + interval '59 min 59 s', every) AS at) q
WHERE NOT (sign_id = 12 AND at >= '2026-01-10 06:30:00Z');

INSERT INTO sign_day (sign_id, day, history)
SELECT sign_id, (at AT TIME ZONE 'UTC')::date, alarm_agg(rule, at, value)
FROM sign_sample
JOIN sign USING (sign_id)
WHERE value BETWEEN valid_from AND valid_to
GROUP BY sign_id, (at AT TIME ZONE 'UTC')::date;

INSERT INTO sign_delivery (sign_id, for_day, delivered_on, source)
SELECT sign_id, day, day + CASE WHEN chance < 0.9 THEN 1 WHEN chance < 0.97 THEN 2 + floor(5 * pg_temp.uniform(format('%s/%s/late', sign_id, day)))::int ELSE 0 END, 'synthetic'
FROM (SELECT sign_id, day, pg_temp.uniform(format('%s/%s/delivery', sign_id, day)) AS chance FROM sign_day) q
WHERE chance < 0.98 AND NOT (sign_id = 16 AND day BETWEEN '2025-12-24' AND '2026-01-02');

DROP FUNCTION pg_temp.uniform(text);
DROP FUNCTION pg_temp.noon(timestamptz);
