--
-- locate: against ST_Covers, on borders and corners, holes and parts
--
BEGIN;
SELECT plan(28);

\ir ../house/include/uniform.sql
-- 18 x 20 cells whose shared sides are the same lines of 13 points, bent
CREATE FUNCTION pg_temp.knot(i int, j int) RETURNS geometry LANGUAGE sql IMMUTABLE AS
	$$ SELECT ST_MakePoint(350000 + 400 * i + 90 * pg_temp.uniform(i || 'x' || j),
		3400000 + 400 * j + 90 * pg_temp.uniform(i || 'y' || j)) $$;
CREATE FUNCTION pg_temp.side(a geometry, b geometry) RETURNS geometry LANGUAGE sql IMMUTABLE AS
$$ SELECT ST_MakeLine(CASE WHEN k % 12 = 0 THEN CASE k WHEN 0 THEN a ELSE b END
	ELSE ST_MakePoint(ST_X(a) + (ST_X(b) - ST_X(a)) * k / 12 + 12 * pg_temp.uniform(k || 'x' || ST_AsText(a)
		|| ST_AsText(b)),
		ST_Y(a) + (ST_Y(b) - ST_Y(a)) * k / 12 + 12 * pg_temp.uniform(k || 'y' || ST_AsText(a) || ST_AsText(b))) END
		ORDER BY k) FROM generate_series(0, 12) AS k $$;
CREATE TEMP TABLE side AS
SELECT i, j, pg_temp.side(pg_temp.knot(i, j), pg_temp.knot(i + 1, j)) AS bottom,
	pg_temp.side(pg_temp.knot(i, j), pg_temp.knot(i, j + 1)) AS "left"
FROM generate_series(0, 18) AS i, generate_series(0, 20) AS j;
CREATE TEMP TABLE cell AS
SELECT row_number() OVER (ORDER BY md5(i || ' ' || j)) AS number,
	('310114001' || lpad((20 * i + j)::text, 6, '0'))::grid_code AS code,
	ST_BuildArea(ST_Collect(ARRAY[a.bottom, a."left", b.bottom, c."left"])) AS area
FROM side AS a JOIN (SELECT i, j - 1 AS j, bottom FROM side) AS b USING (i, j)
JOIN (SELECT i - 1 AS i, j, "left" FROM side) AS c USING (i, j);
SELECT is(count(*), 360::bigint, '360 valid cells of 48 corners') FROM cell
WHERE ST_IsValid(area) AND ST_NPoints(area) = 49;
CREATE INDEX ON cell USING gist (area);
ANALYZE cell;
CREATE TEMP TABLE grid AS SELECT grid_index_agg(code, area) AS grid FROM cell;
CREATE TEMP TABLE shuffled AS SELECT grid_index_agg(code, area) AS grid FROM (SELECT * FROM cell ORDER BY number) AS q;

CREATE TEMP TABLE point AS
SELECT 'anywhere' AS kind, ST_MakePoint(349900 + 7600 * pg_temp.uniform('x' || i),
	3399900 + 8400 * pg_temp.uniform('y' || i)) AS point FROM generate_series(1, 200000) AS i
UNION ALL
SELECT 'corner', (ST_DumpPoints(area)).geom FROM cell
UNION ALL
SELECT 'side', ST_LineInterpolatePoint(ST_Boundary(area), pg_temp.uniform(number || 's' || k))
FROM cell, generate_series(1, 20) AS k;
CREATE TEMP TABLE located AS
SELECT kind, point, locate(g.grid, point) AS code, locate(s.grid, point) AS again FROM point, grid AS g, shuffled AS s;
CREATE TEMP TABLE joined AS
SELECT p.kind, p.point, p.code, p.again, c.codes FROM located AS p,
	LATERAL (SELECT array_agg(code ORDER BY code) AS codes FROM cell WHERE ST_Covers(area, p.point)) AS c;
SELECT is(count(*), 0::bigint, '200,000 points: the cell of ST_Covers') FROM joined
WHERE kind = 'anywhere' AND code IS DISTINCT FROM codes[1];
SELECT ok(count(*) > 150000, 'most are in a cell') FROM joined WHERE kind = 'anywhere' AND code IS NOT NULL;
SELECT ok(count(*) > 10000, 'and some in none') FROM joined WHERE kind = 'anywhere' AND code IS NULL;
SELECT is(count(*), 0::bigint, 'every corner of a cell is in exactly one of those that touch there') FROM joined
WHERE kind = 'corner' AND code IS DISTINCT FROM codes[1];
SELECT ok(count(*) > 10000, 'most corners touch several') FROM joined WHERE kind = 'corner' AND cardinality(codes) > 1;
SELECT is(count(*), 0::bigint, 'points on sides, up to rounding: the cell of ST_Covers') FROM joined
WHERE kind = 'side' AND code IS DISTINCT FROM codes[1];
SELECT is(count(*), 0::bigint, 'the same cells from shuffled rows') FROM joined WHERE code IS DISTINCT FROM again;
SELECT is(md5(g.grid::text), md5(s.grid::text), 'and the same index') FROM grid AS g, shuffled AS s;

-- exact borders, in numbers that do not round: squares of 8 and points of 1/4
CREATE TEMP TABLE square AS
SELECT ('3101140010010' || lpad((10 * i + j)::text, 2, '0'))::grid_code AS code,
	ST_MakeEnvelope(8 * i, 8 * j, 8 * i + 8, 8 * j + 8) AS area
FROM generate_series(0, 3) AS i, generate_series(0, 3) AS j;
SELECT is(count(*), 0::bigint, 'squares: every point of the closed area is in the touching one with the smallest code')
FROM (SELECT grid_index_agg(code, area) AS grid FROM square) AS g, generate_series(-1, 129) AS x,
	generate_series(-1, 129) AS y
WHERE locate(grid, ST_MakePoint(x / 4.0, y / 4.0)) IS DISTINCT
FROM CASE WHEN x BETWEEN 0 AND 128 AND y BETWEEN 0 AND 128 THEN
	('3101140010010' || lpad((10 * (greatest(x - 1, 0) / 32) + greatest(y - 1, 0) / 32)::text, 2, '0'))::grid_code END;

-- a hole, an island in it, a cell of two parts, an overlap
CREATE TEMP TABLE odd AS
SELECT grid_index_agg(code, area) AS grid FROM (VALUES
	('310101'::grid_code, 'POLYGON((0 0, 10 0, 10 10, 0 10, 0 0), (2 2, 8 2, 8 8, 2 8, 2 2))'::geometry),
	('310102', 'POLYGON((4 4, 6 4, 6 6, 4 6, 4 4))'),
	('310103', 'MULTIPOLYGON(((20 0, 22 0, 22 2, 20 2, 20 0)), ((30 0, 32 0, 32 2, 30 2, 30 0)))'),
	('310104', 'POLYGON((21 0, 31 0, 31 1, 21 1, 21 0))')) AS v(code, area);
SELECT is(locate(grid, point)::text, want, what) FROM odd, (VALUES
	('POINT(1 1)'::geometry, '310101', 'around the hole'), ('POINT(3 3)', NULL, 'in the hole'),
	('POINT(2 5)', '310101', 'on the border of the hole'),
	('POINT(5 5)', '310102', 'on the island'), ('POINT(20 2)', '310103', 'a corner of the first part'),
	('POINT(31.5 1)', '310103', 'in the second part'),
	('POINT(25 0.5)', '310104', 'between the parts'),
	('POINT(21.5 0.5)', '310103', 'where cells overlap: the smaller code'),
	('POINT(10 10)', '310101', 'the outermost corner'), ('POINT(10.000001 10)', NULL, 'beyond it'),
	('POINT(-1e9 0)', NULL, 'far away'), ('POINT EMPTY', NULL, 'an empty point')) AS v(point, want, what);
SELECT is(cell_count(grid), 4::bigint, 'four cells') FROM odd;
SELECT is(grid::jsonb, '{"srid": 0, "cell_count": 4, "corner_count": 30, "polygon_count": 5}', 'of five polygons')
FROM odd;

-- cells with next to no extent are looked up like any other
SELECT is(locate(grid_index_agg('310114001001001', 'POLYGON((0 0,1 0,1 1e-310,0 0))'::geometry),
	'POINT(0 0)'::geometry)::text,
	'310114001001001', 'a cell that is all but flat');
SELECT is(locate(grid_index_agg('310114001001001', 'POLYGON((0 0,1e-310 0,1e-310 1,0 1,0 0))'::geometry),
	'POINT(0 0)'::geometry)::text,
	'310114001001001', 'and the other way');
SELECT lives_ok($$SELECT locate('(srid 0; 310114001001001 (0 0, 1e-310 0, 1e-310 1e-310, 0 0))'::grid_index,
	'POINT(0 0)'::geometry)$$, 'a cell without extent');
SELECT lives_ok($$SELECT locate('(srid 0; 310114001001001 (0 0, 1e9 0, 1e9 1e-310, 0 0))'::grid_index,
	'POINT(1e5 0)'::geometry)$$, 'a long one without height');

SELECT * FROM finish();
ROLLBACK;
