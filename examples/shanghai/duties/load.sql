-- The duties: the targets that count how often something is done. Weekly,
-- monthly, quarterly and five-yearly are the plans' words, and the day of the
-- cleaning day is. That reports are due by the 5th of the next month is this
-- example's choice.

\ir ../settings.sql

INSERT INTO duty (indicator_id, cadence, span)
SELECT indicator_id,
       format('%s/%s%s', lower(target),
              CASE cadence WHEN 'weekly' THEN 'week' WHEN 'monthly' THEN 'month' WHEN 'quarterly' THEN 'quarter'
                           WHEN 'annual' THEN 'year' WHEN 'five_yearly' THEN '5 years' END,
              CASE WHEN on_day IS NOT NULL THEN ' on day ' || on_day
                   WHEN name IN ('专报', '高坠隐患排查报告') THEN ' by day 5' ELSE '' END)::cadence,
       daterange(starts_on, ends_on, '[]')
FROM indicator
WHERE cadence IN ('weekly', 'monthly', 'quarterly', 'annual', 'five_yearly')
  AND (unit(target) LIKE '次%' OR unit(target) LIKE '批%')
ORDER BY indicator_id;
