-- Duties dashboard 3: what was late or not done at all.

\ir ../../settings.sql

CREATE OR REPLACE VIEW dashboard_duty_lapses AS
SELECT p.district, i.indicator_id, i.name AS duty, d.cadence::text AS cadence, c.from_date, c.until_date, c.deadline,
       c.required, c.happened::int AS happened, c.in_time::int AS in_time, c.status
FROM duty_kept k
JOIN duty d ON d.indicator_id = k.indicator_id
JOIN indicator i ON i.indicator_id = k.indicator_id
JOIN plan p ON p.plan_id = i.plan_id,
     periods(k.summary, k.as_of) AS c
WHERE c.status IN ('late', 'missed');

COMMENT ON VIEW dashboard_duty_lapses IS
    'Each period of a regular duty that was late or missed: how often it must happen, how often it did, and how often in time. Days are synthetic (invented)';

\echo
\echo 'Duties 3. The periods that were late or missed, the latest first (SYNTHETIC days)'
\echo

SELECT district, duty, cadence, from_date AS "from", until_date AS "until", deadline, happened || ' of ' || required AS done, status
FROM dashboard_duty_lapses
ORDER BY deadline DESC, indicator_id
LIMIT :rows;
