--
-- What street_network and walk_area refuse, and what they say
--
\set VERBOSITY default

-- text forms
SELECT ''::street_network;
SELECT '(srid 0)'::street_network;
SELECT '(srid 0, nodes 0 0, segments 1 1)'::street_network;
SELECT '(srid 0, nodes 0 0, 1 0, segments )'::street_network;
SELECT '(srid 0, nodes 0 0, 1 0, segments 1 2'::street_network;
SELECT '(srid 0, nodes 0 0, 1 0, segments 1 2) 3'::street_network;
SELECT '(srid 0, nodes 0 0, 1 0, segments 1 3)'::street_network;
SELECT '(srid 0, nodes 0 0, 1 0, segments 0 1)'::street_network;
SELECT '(srid 0, nodes 0 0, 1 0, segments 1 99999999999)'::street_network;
SELECT '(srid 0, nodes 0 0, 1 0, segments 1 99999999999999999999)'::street_network;
SELECT '(srid 0, nodes 0 0, 1 0, segments 2 1)'::street_network;
SELECT '(srid 0, nodes 1 0, 0 0, segments 1 2)'::street_network;
SELECT '(srid 0, nodes 0 0, 0.0001 0, segments 1 2)'::street_network;
SELECT '(srid 0, nodes 0 0, 1 0, 2 0, segments 1 2)'::street_network;
SELECT '(srid 0, nodes 0 0, 1 0, 2 0, segments 1 3, 1 2)'::street_network;
SELECT '(srid 0, nodes 0 0, 1 0, segments 1 2, 1 2)'::street_network;
SELECT '(srid 0, nodes 0 0, 1 0, segments 1 2 0)'::street_network;
SELECT '(srid 0, nodes 0 0, 1 0, segments 1 2 -1)'::street_network;
SELECT '(srid 0, nodes 0 0, 1 0, segments 1 2 Infinity)'::street_network;
SELECT '(srid 0, nodes 0 0, 1e10 0, segments 1 2)'::street_network;
SELECT '(srid 0, nodes 0 0, NaN 0, segments 1 2)'::street_network;
SELECT '(srid 4326, nodes 120 30, 121 30, segments 1 2)'::street_network;
SELECT '(srid -1, nodes 0 0, 1 0, segments 1 2)'::street_network;
SELECT ''::walk_area;
SELECT '(snap 0, facilities (srid 0, facilities 1, discs 0 0 5), streets (srid 0, nodes 0 0, 1 0, segments 1 2))'::walk_area;
SELECT '(snap 5, facilities (srid 0, facilities 1, discs 0 0 0), streets (srid 0, nodes 0 0, 1 0, segments 1 2))'::walk_area;
SELECT '(snap 5, facilities (srid 0, facilities 1, discs 0 0 5), streets (srid 0, nodes 0 0, 1 0, segments 1 3))'::walk_area;
SELECT '(snap 5, facilities (srid 0, facilities 1, discs 0 0 5), streets (srid 9, nodes 0 0, 1 0, segments 1 2))'::walk_area;
SELECT '(snap 5, facilities (srid 0, facilities 1, discs 0 0 5), streets (srid 0, nodes 0 0, 1 0, segments 1 2)) and more'::walk_area;

-- streets
SELECT street_network_agg('POINT(1 1)'::geometry);
SELECT street_network_agg('POLYGON((0 0, 1 0, 1 1, 0 0))'::geometry);
SELECT street_network_agg('GEOMETRYCOLLECTION(LINESTRING(0 0, 1 1))'::geometry);
SELECT street_network_agg('CIRCULARSTRING(0 0, 1 1, 2 0)'::geometry);
SELECT street_network_agg('SRID=4326;LINESTRING(121 31, 122 31)'::geometry);
SELECT street_network_agg('SRID=4490;LINESTRING(121 31, 122 31)'::geometry);
SELECT street_network_agg(line) FROM (VALUES ('SRID=4549;LINESTRING(0 0, 1 1)'::geometry), ('SRID=4547;LINESTRING(0 0, 1 1)')) AS v(line);
SELECT street_network_agg('LINESTRING(0 0, 1 1)'::geometry, 0);
SELECT street_network_agg('LINESTRING(0 0, 1 1)'::geometry, -2);
SELECT street_network_agg('LINESTRING(0 0, 1 1)'::geometry, 'NaN');
SELECT street_network_agg('LINESTRING(0 0, 1 1)'::geometry, 'Infinity');
SELECT street_network_agg('LINESTRING(0 0, 1 1e10)'::geometry);
SELECT street_network_agg(ST_MakeLine(ST_MakePoint(0, 0), ST_MakePoint(1, 'NaN')));
SELECT rollup(n) FROM unnest('{"(srid 0, nodes 0 0, 1 0, segments 1 2)","(srid 9, nodes 0 0, 1 0, segments 1 2)"}'::street_network[]) AS n;

-- questions
\set network '\'(srid 4549, nodes 0 0, 100 0, segments 1 2)\'::street_network'
\set area '\'(srid 4549, facilities 1, discs 1 2 30)\'::service_area'
SELECT snap_distance(:network, 'POINT(1 2)');
SELECT snap_distance(:network, 'SRID=4549;LINESTRING(1 2, 3 4)');
SELECT walk_area(:network, '(srid 9, facilities 1, discs 1 2 3)');
SELECT walk_area(:network, :area, 0);
SELECT walk_area(:network, :area, -1);
SELECT walk_area(:network, :area, 'NaN');
SELECT walk_area(:network, :area, 'Infinity');
SELECT walk_area(NULL, :area), walk_area(:network, NULL), walk_area(:network, :area, NULL);
SELECT walk_area(:network, (SELECT service_area_agg(NULL::geometry, 5)));
SELECT covers(walk_area(:network, :area), 'POINT(1 2)');
SELECT covers(walk_area(:network, :area), 'SRID=4549;MULTIPOINT(1 2, 3 4)');
SELECT nearest_distance(walk_area(:network, :area), 'SRID=4549;POLYGON((0 0, 1 0, 1 1, 0 0))');
SELECT covers(walk_area(:network, :area), NULL);
