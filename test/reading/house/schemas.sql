CREATE TEMP TABLE reading_outcome AS
SELECT "plans & tasks".read_target('绿化覆盖率达到40%以上')::text AS target,
	(SELECT count(*) FROM "plans & tasks".read_targets('新建公园5座、绿道9公里')) AS targets,
	"plans & tasks".read_number('一百零五') AS number;

SET LOCAL search_path = public;
SELECT is(target, '>= 40 %', 'a target, of the type beside the function') FROM reading_outcome;
SELECT is(targets, 2::bigint, 'rows of targets') FROM reading_outcome;
SELECT is(number, 105::numeric, 'a number') FROM reading_outcome;
