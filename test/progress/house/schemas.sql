CREATE TEMP TABLE progress_outcome AS
SELECT "plans & tasks".status('1/2 [..2024-01-01]', DATE '2024-01-02')::text AS status,
	"plans & tasks".status_count("plans & tasks".progress_agg('1/2 [..2024-01-01]', DATE '2024-01-02'),
		'overdue') AS overdue;

SET LOCAL search_path = public;
SELECT is(status, 'overdue', 'a status, found beside its function') FROM progress_outcome;
SELECT is(overdue, 1::bigint, 'and counted') FROM progress_outcome;
