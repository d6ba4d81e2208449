--
-- grade_scale, scorecard, score_sheet, apportion: text forms and accessors
--

-- scales: canonical text
SELECT s::grade_scale FROM unnest(ARRAY[
	'A >= 540, B >= 480, C >= 420, D >= 360, E',
	'优<=35,良≤75 , 差',
	'优 ≥ 90，良 ≥ 75，差 ≥ 60',
	'red >= 90, orange >= 75, yellow >= 60, blue >= 50, normal',
	'"very good, really" >= 1e2, "say ""no""" >= -0.5, "a;b"',
	'only', '1级 <= 1.5e-3, 2级 <= 1e300']) AS s;

-- exactly on each threshold, just beside it, and in the open band
SELECT v AS value, grade(v, s), grade_rank(v, s), points_to_next(v, s)
FROM (SELECT 'A >= 540, B >= 480, C >= 420, D >= 360, E'::grade_scale AS s) AS q,
	unnest('{600,540,539.5,480,420,419,360,359,0,-10}'::float8[]) AS v;
SELECT v AS value, grade(v, s), grade_rank(v, s), points_to_next(v, s)
FROM (SELECT '优 <= 35, 良 <= 75, 差 <= 100'::grade_scale AS s) AS q,
	unnest('{0,35,35.5,75,76,100,101}'::float8[]) AS v;
SELECT grade(540, 'A >= 540') AS closed_on, grade(539, 'A >= 540') AS closed_below, grade_rank(539, 'A >= 540'),
	points_to_next(539, 'A >= 540'), grade(-1e308, '全部');
SELECT v AS value, grade(v, 'red >= 90, orange >= 75, yellow >= 60, blue >= 50, normal') AS warning
FROM unnest('{95,80,60,50,49.99}'::float8[]) AS v;

-- cards
SELECT c::scorecard, full_points(c::scorecard) FROM unnest(ARRAY[
	'市容环境 120, 公共安全 120, 自治共治 120 earn, 创新 20 bonus',
	'a 1 deduct,b 0.5 earn，"c d" 1e2 bonus', '"12345" 12345', '创新 20 bonus']) AS c;
SELECT scorecard_agg(position, dimension, points, kind) FROM (VALUES
	(30, '创新', 20, 'bonus'), (-10, '市容环境', 120, NULL), (20, '自治共治', 120, 'earn'))
	AS v(position, dimension, points, kind);

-- sheets
CREATE TEMP TABLE event (cell int, dimension text, points float8, veto bool);
INSERT INTO event VALUES
	(1, NULL, NULL, NULL),		-- untouched
	(2, '市容', -30, false), (2, '市容', -100, NULL), (2, '安全', -0.1, false), (2, '共治', 150, false), (2, '创新', 25, false),
	(3, '市容', -1, true), (3, '安全', NULL, false), (3, NULL, -50, true);
SELECT cell, score_agg('市容 120, 安全 120, 共治 120 earn, 创新 20 bonus', dimension, points, veto) FROM event GROUP BY cell
ORDER BY cell;
SELECT cell, total_points(s), full_points(s), event_count(s), vetoed(s), points(s, '市容') AS 市容,
	points(s, '安全') AS 安全, points(s, '共治') AS 共治,
	points(s, '创新') AS 创新, grade(s, 'A >= 240, B >= 120, C')
FROM (SELECT cell, score_agg('市容 120, 安全 120, 共治 120 earn, 创新 20 bonus', dimension, points, veto) AS s
	FROM event GROUP BY cell) AS q ORDER BY cell;
SELECT cell, b.*
FROM (SELECT cell, score_agg('市容 120, 安全 120, 共治 120 earn, 创新 20 bonus', dimension, points, veto) AS s
	FROM event GROUP BY cell) AS q,
	breakdown(s) AS b WHERE cell > 1 ORDER BY cell;
SELECT jsonb_pretty(score_agg('市容 120, 创新 20 bonus', '创新', 0.1, true)::jsonb);

-- the state functions by hand leave their arguments alone
CREATE TEMP TABLE stored AS SELECT score_agg('a 10', 'a', -1) AS s;
SELECT score_accum(s, 'a 10', 'a', -2) AS accum, score_accum(s, 'a 10', 'a', -2, true) AS veto,
	score_combine(s, s) AS combine, s FROM stored;
SELECT score_accum(NULL, NULL, 'a', 1) IS NULL AS no_card, score_accum(NULL, 'a 10', NULL, NULL) AS first_row,
	score_combine(NULL, s) IS NULL AS strict FROM stored;

-- window frames
SELECT i, total_points(score_agg('a 10', 'a', -1) OVER (ORDER BY i)) AS so_far,
	total_points(score_agg('a 10', 'a', -i) OVER (ORDER BY i ROWS 1 PRECEDING)) AS of_two
FROM generate_series(1, 4) AS i;

-- apportion: the last decimals go to the largest remainders, of equal ones to the earlier
SELECT i, apportion(100, 1) OVER (ORDER BY i) AS earlier, apportion(100, 1) OVER (ORDER BY i DESC) AS later,
	apportion(10, i, 0) OVER (ORDER BY i) AS whole, apportion(1, i, 20) OVER (ORDER BY i) AS fine,
	apportion(100, nullif(i, 2)) OVER (ORDER BY i) AS without_two, apportion(NULL, i) OVER (ORDER BY i) AS nothing
FROM generate_series(1, 3) AS i ORDER BY i;
