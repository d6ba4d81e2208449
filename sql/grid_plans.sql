--
-- g <@ area is a range of a plain btree: only the nodes that must be there are
-- looked at
--

CREATE FUNCTION plan_of(query text) RETURNS text
LANGUAGE plpgsql AS $$
DECLARE
	line text;
	lines text := '';
BEGIN
	FOR line IN EXECUTE 'EXPLAIN (COSTS OFF) ' || query LOOP
		lines := lines || line || E'\n';
	END LOOP;
	RETURN lines;
END
$$;

-- every level, whatever stands before and behind Jiading
CREATE TABLE cell AS
SELECT left((310000000000000 + i * 7919 * 1009 % 1000000000000)::text,
	('{4,6,9,12,14,15}'::int[])[1 + i % 6])::grid_code AS code, i AS n
FROM generate_series(1, 60000::int8) AS i;
INSERT INTO cell SELECT ('310114' || to_char(i, 'FM000000000'))::grid_code, -i FROM generate_series(1, 1000) AS i;
INSERT INTO cell VALUES ('310114', 0), ('310113', 0), ('310115', 0), ('310113999999999', 0), (NULL, 0);
CREATE INDEX cell_code ON cell (code);
CREATE INDEX cell_hash ON cell USING hash (code);
VACUUM ANALYZE cell;

SELECT plan_of('SELECT count(*) FROM cell WHERE code <@ ''310114''') ~
		'Index Cond: \(\(code >= ''310114''::grid_code\) AND \(code <= ''310114999999999''::grid_code\)\)' AS range,
	plan_of('SELECT count(*) FROM cell WHERE ''310114'' @> code') ~
		'Index Cond: \(\(code >= ''310114''::grid_code\) AND \(code <= ' AS turned_round,
	plan_of('SELECT n FROM cell WHERE grid_code_contained(code, ''310114'')') ~
		'Index Cond: \(\(code >= ''310114''::grid_code\) AND \(code <= ' AS as_function;
-- an index-only scan needs no filter: the condition is exact
SELECT plan_of('SELECT count(*) FROM cell WHERE code <@ ''310114''') !~ 'Filter' AS exact;
-- an area that is known only when the query runs
PREPARE under(grid_code) AS SELECT count(*) FROM cell WHERE code <@ $1;
SET plan_cache_mode = force_generic_plan;
SELECT plan_of('EXECUTE under(''310114'')') ~ 'Index Cond: \(\(code >= \$1\) AND \(code <= grid_code_last\(\$1\)\)\)'
	AS parameter;
EXECUTE under('310114');
EXECUTE under(NULL);
RESET plan_cache_mode;
SET enable_seqscan = off;
SELECT plan_of('SELECT count(*) FROM (VALUES (''310114''::grid_code)) AS a(area)
	JOIN cell ON code <@ area') ~ 'Index Cond' AS "join";
SELECT plan_of('SELECT count(*) FROM cell WHERE code = ''310114''') ~ 'cell_(code|hash)' AS equality;
-- the area is not the column
SELECT plan_of('SELECT count(*) FROM cell WHERE ''310114'' <@ code') !~ 'Index Cond' AS not_turned_round;
RESET enable_seqscan;

-- the same rows by index and, in other words, by reading them all
CREATE FUNCTION found(area grid_code, indexed bool) RETURNS int8[] LANGUAGE plpgsql AS $$
DECLARE
	query text := format('SELECT ARRAY[count(*), sum(n), min(n)] FROM cell WHERE ' ||
		CASE WHEN indexed THEN 'code <@ %1$L' ELSE 'ancestor(code, level(%1$L::grid_code)) = %1$L' END, area);
	result int8[];
BEGIN
	PERFORM set_config('enable_seqscan', (NOT indexed)::text, true),
		set_config('enable_indexscan', indexed::text, true),
		set_config('enable_indexonlyscan', indexed::text, true),
		set_config('enable_bitmapscan', indexed::text, true);
	IF plan_of(query) ~ 'Index Cond' <> indexed THEN
		RAISE EXCEPTION 'not the plan that is to be tested: %', plan_of(query);
	END IF;
	EXECUTE query INTO result;
	RETURN result;
END
$$;
SELECT count(*) AS areas, bool_and(found(area, true) = found(area, false)) AS same,
	bool_or((found(area, true))[1] > 1000) AS some
FROM (SELECT DISTINCT ancestor(code, level) AS area
	FROM (SELECT code FROM cell WHERE code IS NOT NULL ORDER BY n, code LIMIT 25) AS q,
		unnest(enum_range(NULL::grid_level)) AS level) AS areas
WHERE area IS NOT NULL;

-- an index in the opposite order is not taken for a range
CREATE FUNCTION grid_code_cmp_back(grid_code, grid_code) RETURNS int LANGUAGE sql IMMUTABLE
RETURN grid_code_cmp($2, $1);
CREATE OPERATOR CLASS grid_code_back FOR TYPE grid_code USING btree AS
	OPERATOR 1 >, OPERATOR 2 >=, OPERATOR 3 =, OPERATOR 4 <=, OPERATOR 5 <,
	FUNCTION 1 grid_code_cmp_back(grid_code, grid_code);
CREATE TABLE cell_back AS SELECT code FROM cell WHERE code IS NOT NULL;
CREATE INDEX ON cell_back (code grid_code_back);
SET enable_seqscan = off;
SELECT (SELECT count(*) FROM cell_back WHERE code <@ (SELECT '310114'::grid_code))
	= (SELECT count(*) FROM cell_back WHERE ancestor(code, 'district') = '310114') AS same;
RESET enable_seqscan;
DROP TABLE cell_back;
DROP OPERATOR FAMILY grid_code_back USING btree;
DROP FUNCTION grid_code_cmp_back;

-- estimated from the statistics of the column
CREATE FUNCTION estimated_rows(query text) RETURNS int
LANGUAGE plpgsql AS $$
DECLARE
	plan json;
BEGIN
	EXECUTE 'EXPLAIN (FORMAT json) ' || query INTO plan;
	RETURN plan -> 0 -> 'Plan' ->> 'Plan Rows';
END
$$;
SELECT estimated_rows('SELECT 1 FROM cell WHERE code <@ ''310114''') BETWEEN 300 AND 4000 AS district,
	estimated_rows('SELECT 1 FROM cell WHERE code <@ ''31''') BETWEEN 55000 AND 61005 AS province,
	estimated_rows('SELECT 1 FROM cell WHERE ''44'' @> code') < 1000 AS elsewhere,
	estimated_rows('SELECT 1 FROM cell WHERE grid_code_contains(''31'', code)') BETWEEN 55000 AND 61005 AS as_function,
	estimated_rows('SELECT 1 FROM cell WHERE code <@ NULL') <= 1 AS "null";

-- hash joins and merge joins
SET enable_nestloop = off;
SELECT plan_of('SELECT count(*) FROM cell AS a JOIN cell AS b USING (code)') ~ '(Hash|Merge) Join' AS joined;
RESET enable_nestloop;
DEALLOCATE under;
DROP TABLE cell;
DROP FUNCTION plan_of, found, estimated_rows;
