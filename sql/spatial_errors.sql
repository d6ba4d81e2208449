--
-- What service_area and grid_index refuse, and what they say
--
\set VERBOSITY default

-- text forms
SELECT ''::service_area;
SELECT '(srid 0, facilities 1, discs )'::service_area;
SELECT '(srid 0, facilities 1, discs 1 2)'::service_area;
SELECT '(srid 0, facilities 1, discs 1 2 3'::service_area;
SELECT '(srid 0, facilities 1, discs 1 2 3) and more'::service_area;
SELECT '(srid 0, facilities 0, discs 1 2 3)'::service_area;
SELECT '(srid -1, facilities 1, discs 1 2 3)'::service_area;
SELECT '(srid 4294967296, facilities 1, discs 1 2 3)'::service_area;
SELECT '(srid 0, facilities 1, discs 1 2 0)'::service_area;
SELECT '(srid 0, facilities 1, discs 1 2 NaN)'::service_area;
SELECT '(srid 0, facilities 1, discs 1e10 2 3)'::service_area;
SELECT ''::grid_index;
SELECT '(srid 0)'::grid_index;
SELECT '(srid 0; )'::grid_index;
SELECT '(srid 0; 123 (0 0, 1 0, 1 1, 0 0))'::grid_index;
SELECT '(srid 0; 31)'::grid_index;
SELECT '(srid 0; 31 (0 0, 1 0, 0 0))'::grid_index;
SELECT '(srid 0; 31 (0 0, 1 0, 1 1, 0 1))'::grid_index;
SELECT '(srid 0; 31 (0 0, 1 0, 1 1, 0 0'::grid_index;
SELECT '(srid 0; 31 (0 0, 1 0, 1 1e10, 0 0))'::grid_index;
SELECT '(srid 0; 31 (0 0, 1 0, 1 1, 0 0);)'::grid_index;
SELECT '(srid 1000000; 31 (0 0, 1 0, 1 1, 0 0))'::grid_index;
SELECT '(srid 4326, facilities 1, discs 121 31 0.01)'::service_area;
SELECT '(srid 4490; 31 (121 31, 122 31, 122 32, 121 31))'::grid_index;

-- facilities
SELECT service_area_agg('LINESTRING(0 0, 1 1)'::geometry, 5);
SELECT service_area_agg('POLYGON((0 0, 1 0, 1 1, 0 0))'::geometry, 5);
SELECT service_area_agg('GEOMETRYCOLLECTION(POINT(1 1))'::geometry, 5);
SELECT service_area_agg('SRID=4326;POINT(121 31)'::geometry, 5);
SELECT service_area_agg('SRID=4490;POINT(121 31)'::geometry, 5);
SELECT service_area_agg(place, 5)
FROM (VALUES ('SRID=4549;POINT(1 1)'::geometry), ('SRID=4547;POINT(1 1)')) AS v(place);
SELECT service_area_agg('POINT(1 1)'::geometry, radius) FROM (VALUES (0::float8)) AS v(radius);
SELECT service_area_agg('POINT(1 1)'::geometry, -5);
SELECT service_area_agg('POINT(1 1)'::geometry, 'NaN');
SELECT service_area_agg('POINT(1 1)'::geometry, 'Infinity');
SELECT service_area_agg('POINT(1 1)'::geometry, 1e10);
SELECT service_area_agg('POINT(1 1e10)'::geometry, 1);
SELECT service_area_agg(ST_MakePoint(1, 'NaN'), 1);
SELECT rollup(s)
FROM unnest('{"(srid 0, facilities 1, discs 1 2 3)","(srid 9, facilities 1, discs 1 2 3)"}'::service_area[]) AS s;
SELECT rollup(s)
FROM unnest('{"(srid 0, facilities 9223372036854775807, discs 1 2 3)","(srid 0, facilities 1, discs 1 2 3)"}'::service_area[]) AS s;

-- questions
\set area '\'(srid 4549, facilities 1, discs 1 2 3)\'::service_area'
SELECT covers(:area, 'SRID=4549;MULTIPOINT(1 2, 3 4)');
SELECT covers(:area, 'SRID=4549;LINESTRING(1 2, 3 4)');
SELECT covers(:area, 'POINT(1 2)');
SELECT nearest_distance(:area, 'SRID=4326;POINT(1 2)');
SELECT covered_area(:area, 'SRID=4549;POINT(1 2)');
SELECT covered_area(:area, 'SRID=4326;POLYGON((0 0, 1 0, 1 1, 0 0))');
SELECT covered_area(:area, 'SRID=4547;POLYGON((0 0, 1 0, 1 1, 0 0))');
SELECT covered_area(:area, 'SRID=4549;POLYGON((0 0, 1 1, 1 0, 0 1, 0 0))');
SELECT covered_area(:area, 'SRID=4549;POLYGON((0 0, 1 1, 2 2, 0 0))');
SELECT covered_area(:area, 'SRID=4549;LINESTRING(0 0, 1 0, 1 1, 0 0)');
SELECT covered_area(:area, 'SRID=4549;GEOMETRYCOLLECTION(POLYGON((0 0, 1 0, 1 1, 0 0)))');
SELECT covered_area(:area, 'SRID=4549;CURVEPOLYGON((0 0, 1 0, 1 1, 0 0))');
SELECT covered_area(:area, 'SRID=4549;CIRCULARSTRING(0 0, 1 0, 1 1)');
SELECT coverage(:area, 'SRID=4549;POLYGON((0 0, 1 1e10, 1 0, 0 0))');
SELECT uncovered(:area, 'SRID=4547;POLYGON((0 0, 1 0, 1 1, 0 0))');
SELECT uncovered(:area, 'SRID=4549;POLYGON((0 0, 1 1, 1 0, 0 1, 0 0))');

-- cells
SELECT grid_index_agg('31', 'POINT(1 2)'::geometry);
SELECT grid_index_agg('31', 'SRID=4490;POLYGON((0 0, 1 0, 1 1, 0 0))'::geometry);
SELECT grid_index_agg('31', 'POLYGON((0 0, 1 1, 1 0, 0 1, 0 0))'::geometry);
SELECT grid_index_agg('31', area) FROM (VALUES ('POLYGON((0 0, 1 0, 1 1, 0 0))'::geometry),
	('SRID=4549;POLYGON((0 0, 1 0, 1 1, 0 0))')) AS v(area);
SELECT locate('(srid 4549; 31 (0 0, 1 0, 1 1, 0 0))', 'POINT(1 2)');
SELECT locate('(srid 4549; 31 (0 0, 1 0, 1 1, 0 0))', 'SRID=4549;POLYGON((0 0, 1 0, 1 1, 0 0))');
