--
-- covered_area: closed forms to a relative error of 1e-12, and what PostGIS
-- comes near to
--
BEGIN;
SELECT plan(82);

-- equal to 12 digits
CREATE FUNCTION pg_temp.agrees(have float8, want float8, what text) RETURNS text LANGUAGE sql AS
	$$ SELECT ok(abs(have - want) <= 1e-12 * abs(want), what || ': ' || have || ' for ' || want) $$;
CREATE FUNCTION pg_temp.area(x float8[], y float8[], r float8[]) RETURNS service_area LANGUAGE sql AS
	$$ SELECT service_area_agg(ST_MakePoint(px, py), pr) FROM unnest(x, y, r) AS u(px, py, pr) $$;
CREATE FUNCTION pg_temp.segment(r float8, angle float8) RETURNS float8 LANGUAGE sql AS
	$$ SELECT r * r * (angle - sin(angle)) / 2 $$;
-- two circles: the segments on both sides of their common chord
CREATE FUNCTION pg_temp.lens(a float8, b float8, d float8) RETURNS float8 LANGUAGE sql AS
$$ SELECT CASE WHEN d >= a + b THEN 0 WHEN d <= abs(a - b) THEN pi() * least(a, b) ^ 2
	ELSE pg_temp.segment(a, 4 * atan2(sqrt((a + b - d) * (d + b - a)), sqrt((d + a - b) * (d + a + b))))
		+ pg_temp.segment(b, 4 * atan2(sqrt((a + b - d) * (d + a - b)), sqrt((d + b - a) * (d + a + b)))) END $$;

-- one disc, small and large, near and far
SELECT pg_temp.agrees(covered_area(pg_temp.area(ARRAY[x], ARRAY[y], ARRAY[r])), pi() * r * r, 'one disc')
FROM (VALUES (0.0, 0.0, 1.0), (350000.123, 3456789.7, 300), (1e9, -1e9, 1e-3), (0, 0, 1e9)) AS v(x, y, r);

-- two discs at every kind of distance. Coordinates are whole, so that the
-- distance is the one that the formula gets.
SELECT pg_temp.agrees(covered_area(pg_temp.area(ARRAY[x, x + d], ARRAY[y, y], ARRAY[a, b])),
	pi() * (a * a + b * b) - pg_temp.lens(a, b, d), format('two discs, %s and %s, %s apart', a, b, d))
FROM (VALUES (300, 300, 1), (300, 300, 300), (300, 300, 599), (300, 300, 600), (300, 300, 601), (300, 300, 1e8),
	(300, 100, 0), (300, 100, 100), (300, 100, 200), (300, 100, 201), (300, 100, 300), (300, 100, 399), (300, 100, 400),
	(1e6, 1, 1e6), (1e6, 1, 999999.5)) AS v(a, b, d),
	(VALUES (350000, 3456789)) AS o(x, y);
SELECT pg_temp.agrees(covered_area(pg_temp.area(ARRAY[0, 600 - h], ARRAY[0, 0], ARRAY[300, 300])),
	2 * pi() * 90000, format('two discs that overlap by %s', h))
FROM (VALUES (1e-9), (1e-12)) AS v(h);
SELECT pg_temp.agrees(covered_area(pg_temp.area(ARRAY[5, 5, 5], ARRAY[7, 7, 7], ARRAY[2, 2, 2])), 4 * pi(),
	'one place, three times');
SELECT pg_temp.agrees(covered_area(pg_temp.area(ARRAY[5, 5, 5], ARRAY[7, 7, 7], ARRAY[2, 3, 1])), 9 * pi(),
	'one centre, three radii');
SELECT pg_temp.agrees(covered_area(pg_temp.area(ARRAY[0, 1], ARRAY[0, 0], ARRAY[2, 1])), 4 * pi(),
	'tangent from inside');

-- a ring of n tangent discs, which leaves the hole in the middle
SELECT pg_temp.agrees(covered_area(service_area_agg(
		ST_MakePoint(350000 + 100 / sin(pi() / n) * cos(2 * pi() * i / n),
			3400000 + 100 / sin(pi() / n) * sin(2 * pi() * i / n)), 100)),
	n * pi() * 10000, format('a ring of %s tangent discs', n))
FROM (VALUES (3), (7), (360)) AS v(n), generate_series(1, n) AS i GROUP BY n;

-- a grid of overlapping discs: only neighbours in a row or column overlap, at
-- sqrt(1/2) four circles pass through one point
SELECT pg_temp.agrees(covered_area(service_area_agg(ST_MakePoint(350000 + 100 * i, 3400000 + 100 * j), r)),
	1600 * pi() * r * r - 2 * 40 * 39 * pg_temp.lens(r, r, 100), format('40 x 40 discs, 100 apart, radius %s', r))
FROM (VALUES (50.0), (60), (70), (100 * sqrt(0.5))) AS v(r), generate_series(1, 40) AS i,
	generate_series(1, 40) AS j GROUP BY r;
-- three circles through one point: centres on a circle of the same radius
SELECT pg_temp.agrees(covered_area(pg_temp.area(ARRAY[1, cos(2 * pi() / 3), cos(4 * pi() / 3)],
	ARRAY[0, sin(2 * pi() / 3), sin(4 * pi() / 3)], ARRAY[1, 1, 1])),
	3 * pi() - 3 * pg_temp.lens(1, 1, sqrt(3)), 'three circles through one point');

-- a disc and a half-plane at the distance h from its centre
SELECT pg_temp.agrees(covered_area(pg_temp.area(ARRAY[350000.0], ARRAY[3400000.0], ARRAY[300]),
		ST_MakeEnvelope(350000 + h, 3390000, 360000, 3410000)),
	pg_temp.segment(300, 2 * acos(h / 300.0)), format('a half-plane at %s', h))
FROM (VALUES (-299), (-1), (0), (1), (150), (299)) AS v(h);
SELECT is(covered_area('(srid 0, facilities 1, discs 0 0 300)', ST_MakeEnvelope(300, -9, 400, 9)), 0::float8,
	'an edge that is tangent, the disc outside');
SELECT pg_temp.agrees(covered_area('(srid 0, facilities 1, discs 0 0 300)', ST_MakeEnvelope(-300, -400, 400, 400)),
	pi() * 90000, 'and inside');
SELECT pg_temp.agrees(covered_area('(srid 0, facilities 1, discs 0 0 1)', ST_MakeEnvelope(-1, -1, 1, 1)), pi(),
	'a disc in its square');
SELECT pg_temp.agrees(covered_area('(srid 0, facilities 1, discs 0 0 5)', ST_MakeEnvelope(-3, -4, 3, 4)), 48,
	'a circle through the corners of a rectangle');
SELECT pg_temp.agrees(covered_area('(srid 0, facilities 1, discs 0 0 5)', ST_MakeEnvelope(-1, -1, 1, 1)), 4,
	'a square in a disc');
SELECT pg_temp.agrees(covered_area('(srid 0, facilities 1, discs 0 0 5)',
	ST_Difference(ST_MakeEnvelope(-9, -9, 9, 9), ST_MakeEnvelope(-3, -4, 3, 4))), 25 * pi() - 48,
	'the same rectangle as a hole');
SELECT pg_temp.agrees(covered_area('(srid 0, facilities 1, discs 0 0 5)',
	ST_Collect(ST_MakeEnvelope(-3, 0, 3, 4), ST_MakeEnvelope(3, -9, 9, 0))), 24 + 12.5 * acos(0.6) - 6,
	'a multipolygon');
SELECT pg_temp.agrees(covered_area('(srid 0, facilities 1, discs 0 0 5)', ST_Reverse(ST_MakeEnvelope(0, 0, 9, 9))),
	25 * pi() / 4, 'a ring that runs the other way');
SELECT is(covered_area('(srid 0, facilities 1, discs 0 0 5)', 'POLYGON EMPTY'), 0::float8, 'an empty zone');
SELECT is(coverage('(srid 0, facilities 1, discs 0 0 5)', 'POLYGON EMPTY'), NULL, 'has no share');
SELECT is(coverage('(srid 0, facilities 1, discs 0 0 50)', ST_MakeEnvelope(-3, -4, 3, 4)), 1::float8,
	'a zone that is covered');
SELECT is(coverage('(srid 0, facilities 1, discs 90 0 5)', ST_MakeEnvelope(-3, -4, 3, 4)), 0::float8,
	'and one that is not');
-- 360 corners on the circle, in coordinates that are rounded
SELECT pg_temp.agrees(covered_area('(srid 0, facilities 1, discs 350000 3400000 300)', ring),
	90000 * 180 * sin(pi() / 180), 'a ring of corners on the circle')
FROM (SELECT ST_MakePolygon(ST_MakeLine(ST_MakePoint(350000 + 300 * cos(pi() * (i % 360) / 180),
	3400000 + 300 * sin(pi() * (i % 360) / 180)) ORDER BY i)) AS ring
	FROM generate_series(0, 360) AS i) AS q;

-- a corner that only touches the circle, from outside, and that of a notch
SELECT ok(covered_area('(srid 0, facilities 1, discs 0 0 5)', zone) < 1e-30, 'touched by a corner from outside')
FROM (VALUES ('POLYGON((3 4, 10 4, 10 12, 3 4))'::geometry), ('POLYGON((-4 3, -5 9, -9 4, -4 3))'),
	('POLYGON((5 0, 9 -1, 9 1, 5 0))')) AS v(zone);
SELECT pg_temp.agrees(covered_area('(srid 0, facilities 1, discs 0 0 5)', zone), 25 * pi(),
	'a notch whose corner touches')
FROM (VALUES ('POLYGON((-9 -9, 9 -9, 9 9, 6 9, 3 4, 4 9, -9 9, -9 -9))'::geometry),
	('POLYGON((-9 -9, 9 -9, 9 -1, 5 0, 9 1, 9 9, -9 9, -9 -9))'),
		('POLYGON((-9 -9, 9 -9, 9 9, -9 9, -9 -9), (3 4, 8 8, 4 8, 3 4), (-5 0, -8 1, -8 -1, -5 0))')) AS v(zone);

-- any layout: the parts of a zone add up to the whole
\ir ../house/include/uniform.sql
CREATE TEMP TABLE layout AS
SELECT n, ST_MakePoint(350000 + 2000 * pg_temp.uniform(n || 'x' || i),
	3400000 + 2000 * pg_temp.uniform(n || 'y' || i)) AS point,
	50 + 450 * pg_temp.uniform(n || 'r' || i) AS radius
FROM generate_series(1, 200) AS n, generate_series(1, 3 + n % 10) AS i;
SELECT is(count(*) FILTER (WHERE abs(parts - whole) > 1e-11 * whole), 0::bigint,
	'100 cells add up to the zone, in 200 layouts')
FROM (SELECT covered_area(s) AS whole,
	sum(covered_area(s, ST_MakeEnvelope(349000 + 400 * i, 3399000 + 400 * j, 349400 + 400 * i, 3399400 + 400 * j)))
		AS parts
	FROM (SELECT n, service_area_agg(point, radius) AS s FROM layout GROUP BY n) AS q, generate_series(0, 9) AS i,
		generate_series(0, 9) AS j
	GROUP BY n, covered_area(s)) AS q;

-- a zone of a million metres, and a far disc, change nothing but what they add
SELECT is(count(*) FILTER (WHERE abs(boxed - whole) > 1e-12 * whole
	OR abs(with_far - whole - pi() * 25) > 1e-12 * whole), 0::bigint, '200 layouts in a huge zone, and with a far disc')
FROM (SELECT covered_area(s) AS whole, covered_area(s, ST_MakeEnvelope(-1e6, 0, 1e6, 4e6)) AS boxed,
		covered_area(service_area_combine(s, '(srid 0, facilities 1, discs 3e6 -1e6 5)')) AS with_far
	FROM (SELECT service_area_agg(point, radius) AS s FROM layout GROUP BY n) AS q) AS q;

-- up to seven discs that are all tangent at one point, in any direction: of
-- those on one side the largest holds the others, so the area is known. The
-- discs on the left are also what the tangent leaves of them, in a small zone,
-- in one of hundreds of kilometres, and next to a far one.
CREATE TEMP TABLE tangent AS
SELECT n, t, px, py, service_area_agg(ST_MakePoint(px + side * r * cos(t), py + side * r * sin(t)), r) AS s,
	coalesce(max(r) FILTER (WHERE side < 0), 0) AS left_radius,
	coalesce(max(r) FILTER (WHERE side > 0), 0) AS right_radius
FROM generate_series(1, 500) AS n, LATERAL (SELECT 2 * pi() * pg_temp.uniform(n || 't') AS t,
	CASE WHEN n % 2 = 0 THEN 0 ELSE 350000.123 END AS px, CASE WHEN n % 2 = 0 THEN 0 ELSE 3456789.7 END AS py) AS place,
	LATERAL (SELECT CASE WHEN pg_temp.uniform(n || 's' || i) < 0.5 THEN -1 ELSE 1 END AS side,
		CASE WHEN (n + i) % 3 = 0 THEN 300 ELSE 1 + 900 * pg_temp.uniform(n || 'r' || i) END AS r
		FROM generate_series(1, 2 + n % 6) AS i) AS disc
GROUP BY n, t, px, py;
CREATE FUNCTION pg_temp.left_of(tangent, along float8, aside float8) RETURNS geometry LANGUAGE sql AS
	$$ SELECT ST_MakePolygon(ST_MakeLine(ARRAY[ST_MakePoint($1.px - along * -sin($1.t), $1.py - along * cos($1.t)),
		ST_MakePoint($1.px + along * -sin($1.t), $1.py + along * cos($1.t)),
		ST_MakePoint($1.px + along * -sin($1.t) - aside * cos($1.t), $1.py + along * cos($1.t) - aside * sin($1.t)),
		ST_MakePoint($1.px - along * -sin($1.t) - aside * cos($1.t), $1.py - along * cos($1.t) - aside * sin($1.t)),
		ST_MakePoint($1.px - along * -sin($1.t), $1.py - along * cos($1.t))])) $$;
SELECT is(max(abs(covered_area(s) - area) / area) <= 1e-12, true,
	'tangent at one point: ' || max(abs(covered_area(s) - area) / area))
FROM tangent, LATERAL (SELECT pi() * (left_radius ^ 2 + right_radius ^ 2) AS area) AS q;
SELECT is(max(abs(covered_area(s, zone) - area) / area) <= 1e-12, true,
	'what the tangent leaves of them, ' || what || ': ' || max(abs(covered_area(s, zone) - area) / area))
FROM tangent AS d, LATERAL (SELECT pi() * left_radius ^ 2 AS area) AS q,
	LATERAL (VALUES ('near', pg_temp.left_of(d, 2000, 2500)), ('to far away', pg_temp.left_of(d, 3e5, 3e5)),
		('and a far polygon', ST_Collect(pg_temp.left_of(d, 2000, 2500), ST_MakeEnvelope(5e6, 5e6, 6e6, 6e6))))
			AS z(what, zone)
WHERE left_radius > 0 GROUP BY what ORDER BY what;

-- thin strips, huge discs, an edge of 161 km through where two circles cross, and
-- a far disc beside three circles through one point: areas from a computation
-- with 60 digits
SELECT pg_temp.agrees(covered_area(s::service_area, zone), want, what)
FROM (VALUES
	('a strip of 1 mm', '(srid 0, facilities 1, discs -100.1 -277.3 300)', ST_MakeEnvelope(-1000, 0, 1000, 0.001),
		0.22894918824208719),
	('a strip of 0.1 mm', '(srid 0, facilities 1, discs -100.1 -277.3 300)',
		ST_MakeEnvelope(-1000, 0, 1000, 0.0001), 0.0228951368373213894),
	('a disc of 1,000 km', '(srid 0, facilities 1, discs -600000.1 -800000.3 1e6)',
		ST_MakeEnvelope(-10, -10, 10, 10), 192.499348762255575),
	('a disc of 100,000 km', '(srid 0, facilities 1, discs -60000000.1 -80000000.3 1e8)',
		ST_MakeEnvelope(-10, -10, 10, 10), 192.499993524883093),
	('small discs on the border of one of 10 km',
		'(srid 0, facilities 1, discs -6000.1 -8000.3 1e4, 1.3 2.2 5, -4 3 3)', ST_MakeEnvelope(-10, -10, 10, 10),
			266.356182910788283),
	('and of one of 900,000 km', '(srid 0, facilities 1, discs -540000000.1 -720000000.3 9e8, 1.3 2.2 5, -4 3 3)',
		ST_MakeEnvelope(-10, -10, 10, 10), 266.411632290576857),
	('an edge of 161 km through a crossing',
		'(srid 0, facilities 1, discs 0.25268888823248037 -0.9675475832039647 1, '
			'0.49999280686121056 0.0026819931111397594 0.5)',
		'POLYGON((-27669.363406960216 -54363.64896374755, 45359.61214255773 89120.73600614355, '
			'-43761.12386358582 134480.34814870128, -27669.363406960216 -54363.64896374755))', 0.365230234360317936),
	('three circles through one point and a far disc',
		'(srid 0, facilities 1, discs -1000004 -999997 5, -1000003 -999996 5, -999999 -1000000 1, 1000000 1000000 1)',
			ST_MakeEnvelope(-2e6, -2e6, 2e6, 2e6), 98.5850298486310672))
	AS v(what, s, zone, want);

-- differences whose squares vanish
SELECT pg_temp.agrees(covered_area(s::service_area), want * pi(), s)
FROM (VALUES ('(srid 0, facilities 1, discs 0 0 5, 1.7e-162 0 5)', 25),
	('(srid 0, facilities 1, discs 0 0 5, 3e-161 0 5)', 25),
		('(srid 0, facilities 1, discs 0 0 5, 1e-170 0 6)', 36)) AS v(s, want);
SELECT pg_temp.agrees(covered_area('(srid 0, facilities 1, discs 5 0 5)',
	'POLYGON((0 0, -1e-165 0, -10 -10, 10 -10, 0 0))'), 12.5 * (pi() / 2 - 1), 'an edge of next to no length');

-- one circle with many small discs on it: minutes, if it were a matter of pairs.
-- Each small disc adds half of its own, a little more for the bend:
-- the lens.
SET LOCAL statement_timeout = '30s';
SELECT pg_temp.agrees(covered_area(service_area_agg(point, r)),
	pi() * 1e8 + n * (pi() * 0.0025 - pg_temp.lens(10000, 0.05, 10000)), n || ' discs on a circle')
FROM (VALUES (100), (200000)) AS v(n), LATERAL (
	SELECT ST_MakePoint(10000 * cos(2 * pi() * i / n), 10000 * sin(2 * pi() * i / n)) AS point, 0.05::float8 AS r
	FROM generate_series(1, n) AS i
	UNION ALL SELECT ST_MakePoint(0, 0), 10000) AS q GROUP BY n;
SET LOCAL statement_timeout = 0;

-- The polygons of PostGIS come near from below. A disc of 4q corners lacks a
-- share of about (2 pi/4q)^2/6, so four times the corners leave a sixteenth.
CREATE TEMP TABLE near AS
SELECT n, covered_area(service_area_agg(point, radius)) AS exact,
	ST_Area(ST_Union(ST_Buffer(point, radius, 16))) AS q16,
	ST_Area(ST_Union(ST_Buffer(point, radius, 64))) AS q64,
	ST_Area(ST_Union(ST_Buffer(point, radius, 256))) AS q256,
	ST_Area(ST_Union(ST_Buffer(point, radius, 1024))) AS q1024
FROM layout GROUP BY n;
SELECT is(count(*), 200::bigint, '200 layouts: PostGIS comes nearer from below')
FROM near WHERE q16 < q64 AND q64 < q256 AND q256 < q1024 AND q1024 < exact;
SELECT is(count(*), 200::bigint, '200 layouts: the error shrinks 16 times a step')
FROM near WHERE (exact - q16) / (exact - q64) BETWEEN 14 AND 18
	AND (exact - q64) / (exact - q256) BETWEEN 14 AND 18 AND (exact - q256) / (exact - q1024) BETWEEN 14 AND 18;

-- the same against a zone with a hole
CREATE TEMP TABLE zone AS
SELECT ST_Difference(ST_GeomFromText('POLYGON((350100 3400000, 352000 3400300, 351800 3401900, '
	'350900 3401200, 350000 3401800, 350100 3400000))'),
	ST_MakeEnvelope(350700, 3400500, 351300, 3400900)) AS zone;
CREATE TEMP TABLE near_zone AS
SELECT n, covered_area(service_area_agg(point, radius), zone) AS exact,
	ST_Area(ST_Intersection(zone, ST_Union(ST_Buffer(point, radius, 64)))) AS q64,
	ST_Area(ST_Intersection(zone, ST_Union(ST_Buffer(point, radius, 256)))) AS q256
FROM layout, zone GROUP BY n, zone;
SELECT is(count(*), 200::bigint, '200 layouts in a zone: the error shrinks 16 times')
FROM near_zone WHERE exact - q256 >= -1e-9 * exact
	AND abs((exact - q64) - 16 * (exact - q256)) <= 0.2 * (exact - q64) + 1e-9 * exact;
SELECT ok(bool_and(ST_Area(u) BETWEEN ST_Area(zone) - covered AND (ST_Area(zone) - covered) * 1.01 + 20),
	'uncovered() is what is left, a little large')
FROM (SELECT uncovered(s, zone) AS u, covered_area(s, zone) AS covered, zone
	FROM (SELECT n, service_area_agg(point, radius) AS s FROM layout WHERE n <= 20 GROUP BY n) AS q, zone) AS q;
SELECT ok(ST_Equals(uncovered('(srid 0, facilities 1, discs 0 0 5)', ST_MakeEnvelope(9, 9, 10, 10)),
	ST_MakeEnvelope(9, 9, 10, 10)), 'nothing near: the zone itself');

SELECT * FROM finish();
ROLLBACK;
