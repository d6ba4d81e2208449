--
-- The types of the room cases: what is refused, and in which words
--
SET datestyle = 'ISO';
SET intervalstyle = 'postgres';
-- service_case
SELECT ''::service_case;
SELECT '2025-01-01'::service_case;
SELECT '2025-01-01T00:00:00'::service_case;
SELECT '2025-01-01T24:00:00Z'::service_case;
SELECT '2025-01-01T00:00:00.0000001Z'::service_case;
SELECT '2025-02-29T00:00:00Z'::service_case;
SELECT 'infinity'::service_case;
SELECT '0001-01-01T00:00:00+01:00'::service_case;
SELECT '2025-01-01T00:00:00Z; closed infinity'::service_case;
SELECT '2025-01-01T00:00:00Z; closed 2024-12-31T00:00:00Z'::service_case;
SELECT '2025-01-01T00:00:00Z; responded 2024-12-31T00:00:00Z'::service_case;
SELECT '2025-01-01T00:00:00Z; due 2024-12-31T00:00:00Z'::service_case;
SELECT '2025-01-01T00:00:00Z; respond by 2024-12-31T00:00:00Z'::service_case;
SELECT '2025-01-01T00:00:00Z; reopened -1'::service_case;
SELECT '2025-01-01T00:00:00Z; reopened 2147483648'::service_case;
SELECT '2025-01-01T00:00:00Z; resolved maybe'::service_case;
SELECT '2025-01-01T00:00:00Z; resolved yes; resolved yes'::service_case;
SELECT '2025-01-01T00:00:00Z; answered yes'::service_case;
SELECT '2025-01-01T00:00:00Z;'::service_case;
SELECT service_case(timestamptz 'infinity');
SELECT service_case(timestamptz '2025-01-01', due => 'infinity');
SELECT service_case(timestamptz '10000-01-01');
SELECT service_case(timestamptz '2025-01-02', closed => '2025-01-01');
SELECT service_case(timestamptz '2025-01-02', responded => '2025-01-01');
SELECT service_case(timestamptz '2025-01-02', due => '2025-01-01');
SELECT service_case(timestamptz '2025-01-02', reopened => -1);
SELECT status(service_case(timestamptz '2025-01-02'), 'infinity');
-- case_agg
SELECT case_agg(service_case(timestamptz '2025-01-02'), 'infinity');
SELECT case_agg(service_case(timestamptz '2025-01-02'), '10000-01-01');
SELECT case_agg(service_case(timestamptz '2025-01-02'), as_of)
	FROM (VALUES (timestamptz '2025-01-03'), ('2025-01-04')) AS v(as_of);
SELECT rollup(s) FROM (SELECT case_agg(service_case(timestamptz '2025-01-02'), as_of) AS s
	FROM (VALUES (timestamptz '2025-01-03'), ('2025-01-04')) AS v(as_of) GROUP BY as_of) AS q;
-- durations
SELECT duration_agg(interval '-1 s', true);
SELECT duration_agg(interval '1 month', true);
SELECT duration_agg(interval '1 year -12 months', true) IS NOT NULL AS nothing_of_a_month;
SELECT duration_agg(interval '2147483647 days', true);
SELECT duration_agg(timestamptz '2025-01-02', '2025-01-01', '2025-01-03');
SELECT duration_agg(timestamptz '2025-01-02', '2025-01-01', '2025-01-01');
SELECT duration_agg(timestamptz '2025-01-02', 'infinity', '2025-01-03');
SELECT duration_agg(timestamptz '-infinity', NULL, '2025-01-03');
SELECT duration_agg(timestamptz '2025-01-02', NULL, 'infinity');
SELECT duration_agg(timestamptz '4713-01-01 BC', NULL, '294276-01-01');
CREATE VIEW one AS SELECT duration_agg('1 s', true) AS d;
SELECT duration_quantile(d, 1.01) FROM one;
SELECT duration_quantile(d, 'NaN') FROM one;
SELECT share_lasting(d, '-1 s') FROM one;
SELECT share_lasting(d, '1 month') FROM one;
SELECT share_lasting_interval(d, '1 s', 0) FROM one;
SELECT share_lasting_interval(d, '1 s', 1) FROM one;
SELECT share_lasting_interval(d, '1 s', 'NaN') FROM one;
-- the text of summaries
SELECT ''::duration_summary;
SELECT '(ended 0, lasting 0, missing -1)'::duration_summary;
SELECT '(ended 1, lasting 0, missing 0)'::duration_summary;
SELECT '(ended 1, lasting 0, missing 0, sum 3, shortest 3, longest 3; buckets 3:1'::duration_summary;
SELECT '(ended 1, lasting 0, missing 0, sum 3, shortest 3, longest 3; buckets 3712:1)'::duration_summary;
SELECT '(ended 2, lasting 0, missing 0, sum 6, shortest 3, longest 3; buckets 3:1 3:1)'::duration_summary;
SELECT '(ended 2, lasting 0, missing 0, sum 6, shortest 3, longest 3; buckets 3:1)'::duration_summary;
SELECT '(ended 1, lasting 0, missing 0, sum 4, shortest 3, longest 3; buckets 3:1)'::duration_summary;
SELECT '(ended 1, lasting 0, missing 0, sum 99999999999999999999999999999999999999999, shortest 3, longest 3; buckets 3:1)'::duration_summary;
SELECT '(ended 9223372036854775808, lasting 0, missing 0)'::duration_summary;
SELECT '(as_of 2025-01-01, on time 0'::case_summary;
SELECT '(as_of 2025-01-01T00:00:00Z, on time 1, closed late 0, overdue 0, resolved 0, unresolved 0, satisfied 0, dissatisfied 0, reopened 0, responded in time 0, response due 0, response (ended 0, lasting 0, missing 0), handling (ended 0, lasting 0, missing 0))'::case_summary;
SELECT '(as_of 2025-01-01T00:00:00Z, on time 0, closed late 0, overdue 0, resolved 0, unresolved 0, satisfied 0, dissatisfied 0, reopened 0, responded in time 0, response due 0, response (ended 0, lasting 0, missing 1), handling (ended 0, lasting 0, missing 0))'::case_summary;
-- Wilson
SELECT wilson_interval(11, 10);
SELECT wilson_interval(-1, 10);
SELECT wilson_interval(0, -1);
SELECT wilson_interval(1, 10, 0);
SELECT wilson_interval(1, 10, 1);
SELECT wilson_interval(1, 10, 'NaN');
