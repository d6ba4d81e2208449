-- Duties dashboard 1: every regular duty, how it was kept, and when it is due.

\ir ../../settings.sql

CREATE OR REPLACE VIEW dashboard_duties AS
SELECT p.district, p.district_en, i.indicator_id, i.name AS duty, d.cadence::text AS cadence,
       (SELECT string_agg(u.name, '、' ORDER BY l.position)
        FROM indicator_lead_unit l JOIN lead_unit u USING (lead_unit_id)
        WHERE l.indicator_id = i.indicator_id) AS lead_units,
       k.as_of,
       due_count(k.summary, k.as_of)::int AS due,
       kept_count(k.summary, k.as_of)::int AS kept,
       late_count(k.summary, k.as_of)::int AS late,
       missed_count(k.summary, k.as_of)::int AS missed,
       compliance(k.summary, k.as_of) AS compliance,
       longest_lapse(k.summary, k.as_of)::int AS longest_lapse,
       last_on(k.summary) AS last_on,
       next_due(k.summary, k.as_of) AS next_due
FROM duty_kept k
JOIN duty d ON d.indicator_id = k.indicator_id
JOIN indicator i ON i.indicator_id = k.indicator_id
JOIN plan p ON p.plan_id = i.plan_id;

COMMENT ON VIEW dashboard_duties IS
    'Each regular duty as of a day: of the periods whose deadline is over, how many were kept, late and missed, compliance = kept/due, the most missed in a row, when it was last done, and the next deadline that is not fulfilled (NULL where the span is over). Days are synthetic (invented)';

\echo
\echo 'Duties 1. What must happen regularly, as of 2026-01-31 (SYNTHETIC days)'
\echo

SELECT district, duty, cadence, due, kept, late, missed,
       round(100 * compliance::numeric) AS "%", longest_lapse AS lapse, last_on AS "last on", next_due AS "next due"
FROM dashboard_duties
ORDER BY compliance NULLS LAST, indicator_id
LIMIT :rows;
