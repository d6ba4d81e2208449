--
-- For tools/test-faults: for each type of the extension a table of samples and
-- a table that clients write to. The samples come from each room's part of the
-- dump test, whose tables are in schemas of their own by now.
--
CREATE SCHEMA faults;
SET search_path = faults, public;

CREATE TABLE kind (
	type regtype PRIMARY KEY,
	name text,
	send regproc,
	is_scalar bool,				-- no state of an aggregate, which may exceed a page
	samples int
);
INSERT INTO kind
SELECT t.oid, typname, typsend, t.oid NOT IN (SELECT aggtranstype FROM pg_aggregate WHERE aggsortop = 0)
FROM pg_type AS t JOIN pg_depend AS d ON d.classid = 'pg_type'::regclass AND d.objid = t.oid AND d.deptype = 'e'
WHERE d.refobjid = (SELECT oid FROM pg_extension WHERE extname = 'citygov') AND t.typtype = 'b' AND t.typelem = 0;

-- every row of it may be asked for by its number
SELECT format('CREATE TABLE sample_%s (number int PRIMARY KEY, value %s)', name, type),
	format('CREATE TABLE written_%s (id bigint, value %s)', name, type),
	format('CREATE INDEX ON written_%s (id)', name),
	format('ALTER TABLE written_%s REPLICA IDENTITY FULL', name)
FROM kind ORDER BY name \gexec
SELECT format('INSERT INTO sample_%1$s SELECT (SELECT count(*) FROM sample_%1$s) + row_number() OVER (ORDER BY %2$I::text) - 1, %2$I FROM (
	SELECT %2$I FROM %3$s WHERE %2$I IS NOT NULL LIMIT 20) AS q', k.name, a.attname, c.oid::regclass)
FROM kind AS k JOIN pg_attribute AS a ON a.atttypid = k.type AND a.attnum > 0
	JOIN pg_class AS c ON c.oid = a.attrelid AND c.relkind = 'r'
WHERE c.relnamespace NOT IN ('faults'::regnamespace) AND c.relname NOT LIKE 'pg_%'
ORDER BY k.name, c.oid, a.attname \gexec
SELECT format('UPDATE kind SET samples = (SELECT count(*) FROM sample_%s) WHERE name = %1$L', name) FROM kind \gexec
-- a large value, compressed or not, is more than an index takes
SELECT format('UPDATE kind SET is_scalar = is_scalar AND (SELECT max(octet_length(%s(value))) < 2000 FROM sample_%s) WHERE name = %2$L', send, name) FROM kind \gexec
SELECT format('CREATE INDEX ON written_%s (value)', name) FROM kind WHERE is_scalar ORDER BY name \gexec

-- The aggregates that take one value, of a type that is written, and those that
-- take such a value and a number before it.
CREATE TABLE aggregation AS
SELECT k.name, p.oid::regprocedure::text AS aggregate, false AS merges, format(CASE p.pronargs
		WHEN 1 THEN 'SELECT %s(value)::text FROM written_%s'
		ELSE 'SELECT %s(id %% 7, value)::text FROM written_%s' END, p.proname, k.name) AS query
FROM pg_proc AS p JOIN pg_depend AS d ON d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e'
	JOIN kind AS k ON k.type = p.proargtypes[p.pronargs - 1]
WHERE d.refobjid = (SELECT oid FROM pg_extension WHERE extname = 'citygov') AND prokind = 'a'
	AND (p.pronargs = 1 OR p.pronargs = 2 AND p.proargtypes[0] = 'float8'::regtype);

-- do all values merge, or is one that says otherwise than another an error?
DO $$
DECLARE
	a record;
BEGIN
	FOR a IN SELECT * FROM aggregation LOOP
		BEGIN
			EXECUTE replace(replace(a.query, 'written_', 'sample_'), 'id %', 'number %');
			UPDATE aggregation SET merges = true WHERE aggregate = a.aggregate;
		EXCEPTION WHEN OTHERS THEN
			NULL;
		END;
	END LOOP;
END $$;

-- what a client does: one transaction that writes a value of every type, now
-- and then changes and removes one, and aggregates what is there
CREATE SEQUENCE number;
CREATE FUNCTION write(id bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
	k record;
BEGIN
	FOR k IN SELECT name, samples FROM faults.kind ORDER BY name LOOP
		EXECUTE format('INSERT INTO faults.written_%1$s SELECT $1, value FROM faults.sample_%1$s WHERE number = $1 %% $2', k.name)
			USING id, k.samples;
		IF id % 10 = 0 THEN
			-- a row of this transaction is changed and one comes and goes
			EXECUTE format('UPDATE faults.written_%1$s AS w SET value = s.value FROM faults.sample_%1$s AS s
				WHERE w.id = $1 AND s.number = ($1 + 1) %% $2', k.name) USING id, k.samples;
		END IF;
	END LOOP;
END $$;
CREATE FUNCTION remove(given bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
	k record;
BEGIN
	FOR k IN SELECT name FROM faults.kind ORDER BY name LOOP
		EXECUTE format('DELETE FROM faults.written_%s WHERE id = $1', k.name) USING given;
	END LOOP;
END $$;
CREATE FUNCTION expected(id bigint, samples int) RETURNS int LANGUAGE sql IMMUTABLE
RETURN (id + (id % 10 = 0)::int) % samples;
