--
-- Where the server has soft errors (16 and later), every type reports through
-- them: pg_input_is_valid() and pg_input_error_info() never raise, and say of a
-- text just what a cast of it says. Each room's values come from its part of the
-- dump test; each is tried as it is, cut short, and with a byte changed.
--   ROOM=target   only for this room
--
SET client_min_messages = warning;
BEGIN;
SELECT to_regprocedure('pg_input_error_info(text, text)') IS NOT NULL AS has_soft_errors
\gset
\if :has_soft_errors
SELECT * FROM no_plan();

\set rooms `for file in test/${ROOM:-*}/house/dump.sql; do room=${file#test/}; room=${room%%/*}; echo "CREATE SCHEMA $room; SET LOCAL search_path = $room, public;"; cat "$file"; done`
:rooms
SET LOCAL search_path = public;

-- the types, and a few values of each
CREATE TEMP TABLE sample (type text, value text);
DO $$
DECLARE
	stored record;
BEGIN
	FOR stored IN
		SELECT c.oid::regclass AS relation, a.attname, t.typname
		FROM pg_attribute AS a JOIN pg_class AS c ON c.oid = a.attrelid AND c.relkind = 'r'
			JOIN pg_type AS t ON t.oid = a.atttypid AND t.typtype = 'b' AND t.typelem = 0
			JOIN pg_depend AS d ON d.classid = 'pg_type'::regclass AND d.objid = t.oid AND d.deptype = 'e'
				AND d.refobjid = (SELECT oid FROM pg_extension WHERE extname = 'citygov')
		WHERE a.attnum > 0
	LOOP
		EXECUTE format('INSERT INTO sample SELECT %L, v FROM (SELECT DISTINCT %I::text AS v FROM %s WHERE %2$I IS NOT NULL) AS q
			ORDER BY length(v), v COLLATE "C" LIMIT 5', stored.typname, stored.attname, stored.relation);
	END LOOP;
END $$;

-- what a cast says: NULL where it reads
CREATE TYPE pg_temp.error_info AS (message text, detail text, hint text, sql_error_code text);
CREATE FUNCTION pg_temp.cast_error(value text, type text) RETURNS pg_temp.error_info LANGUAGE plpgsql AS $$
DECLARE
	said pg_temp.error_info;
BEGIN
	EXECUTE format('SELECT %L::%I', value, type);
	RETURN said;
EXCEPTION WHEN OTHERS THEN
	GET STACKED DIAGNOSTICS said.message = MESSAGE_TEXT, said.detail = PG_EXCEPTION_DETAIL,
		said.hint = PG_EXCEPTION_HINT, said.sql_error_code = RETURNED_SQLSTATE;
	said.detail = nullif(said.detail, '');
	said.hint = nullif(said.hint, '');
	RETURN said;
END $$;

CREATE TEMP TABLE tried AS
SELECT DISTINCT type, tried.value
FROM sample AS s, LATERAL (
	SELECT s.value
	UNION ALL SELECT left(s.value, i) FROM generate_series(0, least(length(s.value), 60)) AS i
	UNION ALL SELECT overlay(s.value PLACING changed FROM i FOR 1)
	FROM generate_series(1, least(length(s.value), 60)) AS i, unnest(ARRAY['x', '9', '-', '"', ' ', '(']) AS changed
	UNION ALL SELECT replace(s.value, digit, digit || '9e999') FROM unnest(ARRAY['0', '1', '2', '3']) AS digit
	UNION ALL SELECT s.value || s.value
	UNION ALL SELECT repeat('x', 70000)
) AS tried (value);
ANALYZE tried;

CREATE TEMP TABLE outcome AS
SELECT type, value, pg_input_is_valid(value, type) AS is_valid,
	(SELECT ROW(message, detail, hint, sql_error_code)::pg_temp.error_info FROM pg_input_error_info(value, type)) AS soft,
	pg_temp.cast_error(value, type) AS hard
FROM tried;

\set whole `if [ "$ROOM" ]; then echo false; else echo true; fi`
SELECT is((SELECT string_agg(typname, ', ')
	FROM pg_type AS t JOIN pg_depend AS d ON d.classid = 'pg_type'::regclass AND d.objid = t.oid AND d.deptype = 'e'
	WHERE d.refobjid = (SELECT oid FROM pg_extension WHERE extname = 'citygov')
		AND t.typtype = 'b' AND t.typelem = 0 AND typname NOT IN (SELECT type FROM sample)), NULL, 'there are values of every type')
WHERE :whole;
SELECT ok(count(*) FILTER (WHERE is_valid) > 0 AND count(*) FILTER (WHERE NOT is_valid) > 20,
	format('%s: texts that are read, and texts that are not', type))
FROM outcome GROUP BY type ORDER BY type;
SELECT is((SELECT value FROM outcome AS o WHERE o.type = t.type AND is_valid <> ((hard).message IS NULL) LIMIT 1), NULL,
	format('%s: valid is what a cast reads', type))
FROM (SELECT DISTINCT type FROM sample) AS t ORDER BY type;
SELECT is((SELECT value FROM outcome AS o WHERE o.type = t.type
		AND (soft).sql_error_code IS DISTINCT FROM (hard).sql_error_code LIMIT 1), NULL, format('%s: for the rest, the same code', type))
FROM (SELECT DISTINCT type FROM sample) AS t ORDER BY type;
SELECT is((SELECT value FROM outcome AS o WHERE o.type = t.type
		AND ((soft).message, (soft).detail, (soft).hint) IS DISTINCT FROM ((hard).message, (hard).detail, (hard).hint) LIMIT 1), NULL,
	format('%s: and the same words', type))
FROM (SELECT DISTINCT type FROM sample) AS t ORDER BY type;
SELECT * FROM finish();
\else
SELECT plan(1);
SELECT skip('PostgreSQL ' || current_setting('server_version') || ' has no soft errors: they came with 16', 1);
SELECT * FROM finish();
\endif
ROLLBACK;
