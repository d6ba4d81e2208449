-- SYNTHETIC budgets, payments and surveys: invented, so that the dashboards have
-- something to show. They say nothing about any district: the plans state no
-- money.
--
-- Nine tasks in ten have a budget of their own: 0.3 to 20 million yuan a year, in
-- whole 10,000. Payments follow the reported work: half of the tasks pay in step
-- with it, a quarter pays ahead, a quarter behind; nine in ten pay no more than
-- the budgets so far. One in twenty gets a twentieth of what it had paid back each
-- January.
--
-- Same numbers on every server: they come from a hash of a fixed seed, the plan
-- and the task's name, and only from sums and products.

\ir ../settings.sql

-- Uniform in [0, 1), in steps of 1/10,000: the first 32 bits of a hash.
CREATE FUNCTION pg_temp.uniform(key text) RETURNS numeric
LANGUAGE sql IMMUTABLE STRICT
BEGIN ATOMIC
    SELECT round(('x' || left(encode(sha256(convert_to('shanghai money 2025/' || key, 'UTF8')), 'hex'), 8))::bit(32)::bigint
                 / 4294967296::numeric - 0.00005, 4);
END;

INSERT INTO task_budget (work_item_id, year, budget)
SELECT work_item_id, year,
       round(base * (0.8 + 0.4 * pg_temp.uniform(key || '/budget/' || year)), -4)
FROM (SELECT w.work_item_id, w.plan_id || '/' || w.name AS key
      FROM work_item w
      WHERE w.task_id IS NOT NULL) t
JOIN work_item USING (work_item_id)
JOIN plan USING (plan_id),
     LATERAL (SELECT 300000 + 20000000 * pg_temp.uniform(key || '/base') * pg_temp.uniform(key || '/size') AS base) b,
     generate_series(extract(year FROM starts_on)::int, extract(year FROM ends_on)::int) AS year
WHERE pg_temp.uniform(key || '/own money') < 0.9;

INSERT INTO payment (payment_id, work_item_id, paid_on, amount)
WITH task AS (
    SELECT w.work_item_id, b.budget,
           pg_temp.uniform(key || '/beyond') < 0.1 AS may_overspend,
           CASE WHEN pg_temp.uniform(key || '/refund') < 0.05 THEN 0.05 ELSE 0 END AS refund,
           CASE WHEN draw < 0.5 THEN 0.95 + 0.1 * pace
                WHEN draw < 0.75 THEN 1.15 + 0.5 * pace
                ELSE 0.45 + 0.4 * pace END AS factor
    FROM (SELECT *, plan_id || '/' || name AS key FROM work_item) w
    JOIN (SELECT work_item_id, sum(budget) AS budget
          FROM task_budget
          GROUP BY work_item_id) b USING (work_item_id),
         LATERAL (SELECT pg_temp.uniform(key || '/draw') AS draw, pg_temp.uniform(key || '/pace') AS pace) u
),
month AS (
    SELECT t.*, r.reported_on,
           least(round(t.budget * factor * least(completion(r.progress), 1)::numeric(6, 4), 2),
                 CASE WHEN NOT may_overspend THEN b.so_far END) AS paid
    FROM task t
    JOIN work_report r USING (work_item_id),
         LATERAL (SELECT sum(budget) AS so_far
                  FROM task_budget
                  WHERE work_item_id = t.work_item_id
                    AND year <= extract(year FROM r.reported_on)) b
),
entry AS (
    SELECT work_item_id, reported_on - 5 AS paid_on,
           paid - lag(paid, 1, 0) OVER (PARTITION BY work_item_id ORDER BY reported_on) AS amount
    FROM month
    UNION ALL
    SELECT work_item_id, reported_on - 20, -round(refund * paid, 2)
    FROM month
    WHERE refund > 0 AND extract(month FROM reported_on) = 1
)
SELECT row_number() OVER (ORDER BY paid_on, work_item_id), work_item_id, paid_on, amount
FROM entry
WHERE amount <> 0;

INSERT INTO evaluation_survey (work_item_id, year, benefit, satisfaction)
SELECT b.work_item_id, b.year,
       0.55 + 0.45 * pg_temp.uniform(key || '/benefit/' || b.year),
       0.7 + 0.3 * pg_temp.uniform(key || '/satisfaction/' || b.year)
FROM task_budget b
JOIN (SELECT *, plan_id || '/' || name AS key FROM work_item) w USING (work_item_id)
WHERE make_date(b.year, 12, 31) <= (SELECT max(reported_on) FROM work_report);

DROP FUNCTION pg_temp.uniform(text);

ANALYZE task_budget, payment, evaluation_survey;
