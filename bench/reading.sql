-- read_targets against the search for bare numbers, over the same text: the page
-- of the example, which is denser in figures than a plan, 2,000 times (8 MB), and
-- the same between pages without a figure.

\set page `cat examples/shanghai/reading/plan.txt`
CREATE TABLE bench.plan AS
SELECT repeat(:'page', 2000) AS dense,
	repeat(:'page' || repeat('健全协同机制,提升服务水平,营造整洁有序的环境,形成齐抓共管的格局。', 60), 1000) AS usual;
ALTER TABLE bench.plan ALTER dense SET STORAGE external, ALTER usual SET STORAGE external;
UPDATE bench.plan SET dense = dense, usual = usual;

CALL bench.compare('reading', 'read_targets / regexp_matches(text, ''[0-9.]+'', ''g''), a text as dense in figures as plans are',
	'SELECT count(*) FROM bench.plan, read_targets(usual)',
	$$SELECT count(*) FROM bench.plan, regexp_matches(usual, '[0-9.]+', 'g')$$, at_most => 4);
CALL bench.compare('reading', '(the same, five times denser)',
	'SELECT count(*) FROM bench.plan, read_targets(dense)',
	$$SELECT count(*) FROM bench.plan, regexp_matches(dense, '[0-9.]+', 'g')$$);
\pset footer off
SELECT figure, "first ms", "second ms", ratio, bound, verdict
FROM bench.report WHERE room = 'reading' ORDER BY number;
DROP TABLE bench.plan;
