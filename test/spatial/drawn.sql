--
-- covered() and uncovered() against PostGIS's own buffers; their limit; discs that
-- crowd; order, casts and limits of both types
--
BEGIN;
SELECT plan(42);

\ir ../house/include/uniform.sql
CREATE TEMP TABLE stop AS
SELECT ST_SetSRID(ST_MakePoint(350000 + 2000 * pg_temp.uniform('x' || i),
	3400000 + 2000 * pg_temp.uniform('y' || i)), 4549) AS point,
	20 + 60 * pg_temp.uniform('r' || i) AS radius
FROM generate_series(1, 700) AS i;
CREATE TEMP TABLE drawn AS
SELECT area, zone, covered(area) AS "all", covered(area, zone) AS inside, uncovered(area, zone) AS rest, buffers
FROM (SELECT service_area_agg(point, radius) AS area, ST_Union(ST_Buffer(point, radius, 32)) AS buffers FROM stop) AS s,
	ST_Buffer(ST_SetSRID(ST_MakePoint(351000, 3401000), 4549), 800) AS zone;
SELECT ok(ST_IsValid("all") AND ST_IsValid(inside) AND ST_IsValid(rest), 'valid') FROM drawn;
SELECT is(ARRAY[ST_SRID("all"), ST_SRID(inside), ST_SRID(rest)], '{4549,4549,4549}', 'in the system of the area')
FROM drawn;
SELECT cmp_ok(ST_Area(ST_SymDifference("all", buffers)), '<', 1e-3::float8, 'the union of the buffers') FROM drawn;
SELECT cmp_ok(ST_Area(ST_SymDifference(inside, ST_Intersection(zone, buffers))), '<', 1e-3::float8,
	'what is in the zone') FROM drawn;
SELECT cmp_ok(ST_Area(ST_SymDifference(rest, ST_Difference(zone, buffers))), '<', 1e-3::float8, 'what is left of it')
FROM drawn;
SELECT cmp_ok(abs(ST_Area(inside) + ST_Area(rest) - ST_Area(zone)), '<', 1e-3::float8, 'together the zone') FROM drawn;
SELECT cmp_ok(ST_Area("all") / covered_area(area), '>', 0.999::float8, 'nearly the exact area') FROM drawn;
SELECT cmp_ok(ST_Area("all"), '<', covered_area(area), 'and not more') FROM drawn;
-- nothing to draw
SELECT is(ST_AsText(covered(a, z)), 'MULTIPOLYGON EMPTY', 'no disc near the zone: nothing is covered')
FROM (VALUES ('(srid 0, facilities 1, discs 0 0 1)'::service_area, ST_MakeEnvelope(5, 5, 6, 6))) AS v(a, z);
SELECT ok(ST_Equals(uncovered(a, z), z), 'and all uncovered')
FROM (VALUES ('(srid 0, facilities 1, discs 0 0 1)'::service_area, ST_MakeEnvelope(5, 5, 6, 6))) AS v(a, z);
SELECT ok(ST_IsEmpty(covered(a, z)) AND ST_IsEmpty(uncovered(a, z)), 'an empty zone')
FROM (VALUES ('(srid 0, facilities 1, discs 0 0 1)'::service_area, 'POLYGON EMPTY'::geometry)) AS v(a, z);
SELECT is(covered(NULL, ST_MakeEnvelope(0, 0, 1, 1)), NULL, 'NULL');
SELECT throws_ok($$SELECT covered('(srid 4549, facilities 1, discs 0 0 1)', ST_MakeEnvelope(5, 5, 6, 6))$$, '22023',
	'cannot mix geometries with SRID 4549 and 0', 'another system');
SELECT throws_ok($$SELECT covered(service_area_agg(ST_MakePoint(3 * i, 0), 1)) FROM generate_series(1, 6000) AS i$$,
	'54000', 'too many discs to draw', 'an outline of more than half a million corners');
SELECT lives_ok($$SELECT covered(service_area_agg(ST_MakePoint(i / 1000.0, 0), 1))
	FROM generate_series(1, 6000) AS i$$, 'as many discs with a simple one');
-- a cancel is heard
CREATE TEMP TABLE long AS
SELECT '(srid 0, facilities 1, discs ' || string_agg(format('%s.123456 7.654321 3', i), ', ') || ')' AS area
FROM generate_series(1, 300000) AS i;
SELECT is(octet_length(area::service_area::text), octet_length(area), '300,000 discs as text') FROM long;
CREATE TEMP TABLE crowd AS
SELECT (SELECT service_area_agg(ST_MakePoint(20000 * pg_temp.uniform('x' || i), 20000 * pg_temp.uniform('y' || i)),
	50) FROM generate_series(1, 100000) AS i) AS town,
	area::service_area AS road, '(srid 0; 31 ' || repeat('(0 0, 1 0, 1 1, 0 0) ', 1000000) || ')' AS cell FROM long;
CREATE TEMP TABLE cancelled (what text, late interval);
CREATE FUNCTION pg_temp.cancelled_in(call text, what text) RETURNS text LANGUAGE sql AS $$
	SELECT format('DO $do$
DECLARE begun timestamptz := clock_timestamp();
BEGIN
	PERFORM %1$s;
	INSERT INTO cancelled VALUES (%2$L, NULL);
EXCEPTION WHEN query_canceled THEN
	INSERT INTO cancelled VALUES (%2$L, clock_timestamp() - begun);
END $do$', call, what) $$;
SET LOCAL statement_timeout = 50;
SELECT pg_temp.cancelled_in(call, what)
FROM (VALUES ('uncovered(town, ST_MakeEnvelope(0, 0, 20000, 20000)) FROM crowd', 'a drawing'),
	('(left(area, -1) || repeat('', 1.5 2.5 3'', 300000) || '')'')::service_area FROM long', 'reading discs'),
	('pg_size_pretty(length(road::text || road::text || road::text)::int8) FROM crowd', 'writing discs'),
	('cell::grid_index FROM crowd', 'reading corners')) AS v(call, what) \gexec
SET LOCAL statement_timeout = 0;
SELECT cmp_ok(late, '<', '2 s'::interval, 'a cancel is heard: ' || what) FROM cancelled;

-- discs a millimetre apart, in a line: the lens of two is known
CREATE TEMP TABLE crowded AS SELECT service_area_agg(ST_MakePoint(i * 0.001, 0), 300) AS area
FROM generate_series(1, 20000) AS i;
SET LOCAL statement_timeout = '20 s';
SELECT cmp_ok(abs(covered_area(area) / (pi() * 300 ^ 2 +
	19999 * (pi() * 300 ^ 2 - (2 * 300 ^ 2 * acos(0.001 / 600) - 0.0005 * sqrt(4 * 300 ^ 2 - 1e-6)))) - 1), '<',
		1e-9::float8, '20,000 discs a millimetre apart') FROM crowded;
SELECT cmp_ok(abs(covered_area(service_area_agg(ST_MakePoint(cos(i), sin(i)), 50)) / (pi() * 51 ^ 2) - 1), '<',
	1e-6::float8, '5,000 on a circle of a metre') FROM generate_series(1, 5000) AS i;
SET LOCAL statement_timeout = 0;

-- equal values are one value, stored or growing
CREATE TEMP TABLE twice AS
SELECT k, service_area_agg(ST_MakePoint(i, k % 2), 5) AS area,
	grid_index_agg(('3101140010010' || 10 + i)::grid_code, ST_MakeEnvelope(i, k % 2, i + 1, k % 2 + 1)) AS grid
FROM generate_series(1, 4) AS k, generate_series(1, 30) AS i GROUP BY k;
SELECT is(count(DISTINCT area), 2::bigint, 'distinct areas') FROM twice;
SELECT is(count(DISTINCT grid), 2::bigint, 'distinct indexes') FROM twice;
SELECT is((SELECT count(*) FROM (SELECT area, grid FROM twice GROUP BY area, grid) AS q), 2::bigint, 'grouped');
SELECT is((SELECT count(*) FROM (SELECT area FROM twice UNION SELECT area FROM twice) AS q), 2::bigint, 'united');
SELECT is((SELECT service_area_agg(ST_MakePoint(i, 1), 5) FROM generate_series(30, 1, -1) AS i) = area, true,
	'a growing area equals a stored one') FROM twice WHERE k = 1;
SELECT is((SELECT grid_index_agg(('3101140010010' || 10 + i)::grid_code, ST_MakeEnvelope(i, 1, i + 1, 2))
	FROM generate_series(30, 1, -1) AS i)
	= grid, true, 'a growing index too') FROM twice WHERE k = 3;
SELECT is(service_area_hash((SELECT service_area_agg(ST_MakePoint(i, 1), 5) FROM generate_series(30, 1, -1) AS i)),
	service_area_hash(area), 'by hash, too') FROM twice WHERE k = 1;
SELECT is(count(*), 0::bigint, 'the operators agree') FROM twice AS a, twice AS b
WHERE (a.area = b.area) <> (a.k % 2 = b.k % 2) OR (a.area < b.area) <> (service_area_cmp(a.area, b.area) < 0)
	OR (a.area >= b.area) = (a.area < b.area)
	OR (a.grid = b.grid) <> (a.k % 2 = b.k % 2) OR (a.grid > b.grid) <> (grid_index_cmp(a.grid, b.grid) > 0)
		OR (a.grid <= b.grid) = (a.grid > b.grid);
SELECT is(bool_and(amvalidate(oid)), true, 'complete operator classes') FROM pg_opclass
WHERE opcname IN ('service_area_ops', 'grid_index_ops');

-- casts
SELECT is(to_jsonb(area),
	'{"srid": 0, "facility_count": 1, "disc_count": 1, "min_radius": 2, "max_radius": 2, '
		'"covered_area": 12.566370614359172}', 'an area in to_jsonb')
FROM (VALUES ('(srid 0, facilities 1, discs 0 0 2)'::service_area)) AS v(area);
SELECT is(to_json(grid)::text, grid::jsonb::text, 'an index in to_json') FROM twice WHERE k = 1;
CREATE TEMP TABLE kept (area service_area, grid grid_index);
INSERT INTO kept SELECT area::text, grid::varchar FROM twice;
SELECT is(count(*), 4::bigint, 'stored from text and varchar') FROM kept JOIN twice USING (area, grid) WHERE k > 2;

-- what is accepted can be read
SELECT is(s::jsonb ->> 'facility_count', '9223372036854775807', 'as many facilities as a count holds')
FROM (VALUES ('(srid 0, facilities 9223372036854775807, discs 0 0 2)'::service_area)) AS v(s);
SELECT is(facility_count('(srid 0, facilities 9223372036854775807, discs 0 0 2)'::service_area), 9223372036854775807, 'and counted');
SELECT isnt(covered_area(s), NULL, 'every area: ' || s::text)
FROM unnest('{"(srid 0, facilities 1, discs 1e9 1e9 1e9)","(srid 0, facilities 1, discs 0 0 1e-6, 1e-300 0 1e-6)",
	"(srid 999999, facilities 1, discs -1e9 1e9 1e9, 1e9 -1e9 1e9)"}'::service_area[]) AS s;
SELECT isnt(s::jsonb, NULL, 'and as jsonb: ' || s::text)
FROM unnest('{"(srid 0, facilities 1, discs 1e9 1e9 1e9)",
	"(srid 0, facilities 1, discs 0 0 1e-6, 1e-300 0 1e-6)"}'::service_area[]) AS s;
SELECT lives_ok($$SELECT covered('(srid 0, facilities 1, discs -1e9 1e9 1e9, 1e9 -1e9 1e9)'),
	covered('(srid 0, facilities 1, discs 0 0 1e-6)')$$, 'drawn, too');

SELECT * FROM finish();
ROLLBACK;
