--
-- cadence and cadence_summary: a monthly report, as a user would ask about it
--
SET datestyle = 'ISO, YMD';
SELECT text, text::cadence AS canonical FROM (VALUES ('1/month'), (' 8 / year '), ('2/weeks'), ('1/5 year'), ('1/month by day 5'), ('1/month on day 15'),
	('1/quarter within 1 day'), ('1/1 half-year within 10 days')) AS v(text);
SELECT jsonb('1/quarter within 10 days'::cadence);

CREATE TEMP TABLE report (on_day date, for_month date);
INSERT INTO report VALUES ('2024-02-03', NULL), ('2024-03-05', NULL), ('2024-04-09', '2024-03-01'), ('2024-05-06', NULL), ('2024-06-28', '2024-06-01'), ('2024-09-05', NULL);
CREATE TEMP TABLE year AS SELECT cadence_agg('1/month by day 5', '[2024-01-01,2024-12-31]', on_day, for_month) AS s FROM report;
SELECT s FROM year;
SELECT p.* FROM year, periods(s, '2024-09-30') AS p;
SELECT due_count(s, day), kept_count(s, day), late_count(s, day), missed_count(s, day), open_count(s, day), compliance(s, day), longest_lapse(s, day), next_due(s, day), last_on(s)
FROM year, (VALUES (date '2024-01-01'), ('2024-04-06'), ('2024-09-30'), ('2026-01-01')) AS v(day);
SELECT jsonb(s, '2024-09-30') FROM year;
SELECT to_jsonb(s) FROM year;

-- the day that counts, and a duty never done
SELECT p.* FROM (SELECT cadence_agg('1/month on day 31', '[2024-01-01,2024-04-30]', d) AS s FROM unnest('{2024-01-30,2024-02-29,2024-03-31,2024-04-30}'::date[]) AS d) AS q, periods(s, '2024-05-01') AS p;
SELECT p.* FROM (SELECT cadence_agg('1/3 years', '[2024-01-01,2026-12-31]', NULL) AS s) AS q, periods(s, '2025-01-01') AS p;

-- what is refused
SELECT '0/month'::cadence;
SELECT '1/month on day 32'::cadence;
SELECT '1/week by day 8'::cadence;
SELECT '1/month within 0 days'::cadence;
SELECT '2/month on day 15'::cadence;
SELECT '1/day by day 1'::cadence;
SELECT '1/0 months'::cadence;
SELECT '1/fortnight'::cadence;
SELECT '1/month by'::cadence;
SELECT 'monthly'::cadence;
SELECT '99999999999/day'::cadence;
SELECT cadence_agg('1/month', '[2024-01-01,)', NULL);
SELECT cadence_agg('1/month', 'empty', NULL);
SELECT cadence_agg('1/month', '[2024-01-01,2025-01-01)', 'infinity');
SELECT cadence_agg(c, '[2024-01-01,2025-01-01)', NULL) FROM unnest('{1/month,1/week}'::cadence[]) AS c;
SELECT '(cadence 1/month, span 2024-01-01..2024-12-31, happened 2024-02-01, 2024-01-01)'::cadence_summary;
SELECT '(cadence 1/month on day 15, span 2024-01-01..2024-12-31, happened 2024-02-01)'::cadence_summary;
SELECT '(cadence 1/month, span 2024-01-01..2024-12-31, happened 2024-02-01 for 2024-01-02)'::cadence_summary;
SELECT '(cadence 1/month, span 2024-12-31..2024-01-01)'::cadence_summary;
