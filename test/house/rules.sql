--
-- The house rules, over the catalog: they hold for everything the extension
-- owns, so a new room is covered without anybody remembering.
--
BEGIN;
SELECT plan(33);

CREATE TEMP VIEW member AS
SELECT classid, objid FROM pg_depend
WHERE refclassid = 'pg_extension'::regclass AND deptype = 'e'
	AND refobjid = (SELECT oid FROM pg_extension WHERE extname = 'citygov');

CREATE TEMP VIEW member_function AS
SELECT p.*, p.oid::regprocedure::text AS name
FROM pg_proc AS p JOIN member AS m ON m.classid = 'pg_proc'::regclass AND m.objid = p.oid;

CREATE TEMP VIEW member_aggregate AS
SELECT f.name, f.proparallel, a.*, t.typtype
FROM member_function AS f JOIN pg_aggregate AS a ON a.aggfnoid = f.oid
	JOIN pg_type AS t ON t.oid = a.aggtranstype;

CREATE TEMP VIEW member_type AS
SELECT t.* FROM pg_type AS t JOIN member AS m ON m.classid = 'pg_type'::regclass AND m.objid = t.oid
WHERE t.typtype = 'b' AND t.typelem = 0;

CREATE TEMP TABLE rule (number int, rule text, offenders text);
INSERT INTO rule VALUES
(1, 'every aggregate has a combine function',
	$$SELECT name FROM member_aggregate WHERE aggcombinefn = 0$$),
(2, 'every transition type is a real type: no internal, polymorphic or composite',
	$$SELECT name FROM member_aggregate WHERE typtype IN ('p', 'c')$$),
(3, 'every aggregate is parallel safe',
	$$SELECT name FROM member_aggregate WHERE proparallel <> 's'$$),
(4, 'state, combine and final functions are immutable',
	$$SELECT DISTINCT p.oid::regprocedure::text
	FROM member_aggregate AS a JOIN pg_proc AS p
		ON p.oid IN (a.aggtransfn, a.aggcombinefn, a.aggfinalfn)
	WHERE p.provolatile <> 'i'$$),
(5, 'every type has send and receive functions',
	$$SELECT typname::text FROM member_type WHERE typsend = 0 OR typreceive = 0$$),
(6, 'every type has a default btree class',
	$$SELECT typname::text FROM member_type AS t
	WHERE NOT EXISTS (SELECT FROM pg_opclass AS c JOIN pg_am ON pg_am.oid = c.opcmethod
		WHERE c.opcintype = t.oid AND c.opcdefault AND amname = 'btree')$$),
(7, 'every type has a default hash class with extended hash',
	$$SELECT typname::text FROM member_type AS t
	WHERE NOT EXISTS (SELECT FROM pg_opclass AS c JOIN pg_am ON pg_am.oid = c.opcmethod
		JOIN pg_amproc AS p ON p.amprocfamily = c.opcfamily AND p.amproclefttype = t.oid AND p.amprocnum = 2
		WHERE c.opcintype = t.oid AND c.opcdefault AND amname = 'hash')$$),
(8, 'every function and aggregate has a comment',
	$$SELECT name FROM member_function WHERE obj_description(oid, 'pg_proc') IS NULL$$),
(9, 'every type has a comment',
	$$SELECT typname::text FROM pg_type AS t JOIN member AS m ON m.classid = 'pg_type'::regclass AND m.objid = t.oid
	WHERE t.typcategory <> 'A' AND obj_description(t.oid, 'pg_type') IS NULL$$),
(10, 'every operator, cast and operator class has a comment',
	$$SELECT pg_describe_object(classid, objid, 0) FROM member
	WHERE classid IN ('pg_operator'::regclass, 'pg_cast'::regclass, 'pg_opclass'::regclass, 'pg_opfamily'::regclass)
		AND obj_description(objid, classid::regclass::name) IS NULL$$),
(11, 'no function is SECURITY DEFINER',
	$$SELECT name FROM member_function WHERE prosecdef$$),
(12, 'SQL-language bodies are parsed at definition',
	$$SELECT name FROM member_function JOIN pg_language AS l ON l.oid = prolang
	WHERE l.lanname = 'sql' AND prosqlbody IS NULL$$),
(13, 'no function sets its own search_path or another setting',
	$$SELECT name FROM member_function WHERE proconfig IS NOT NULL$$),
(14, 'every function that takes or gives internal is STRICT, as the input functions of types are',
	$$SELECT name FROM member_function WHERE 'internal'::regtype = ANY (proargtypes) AND NOT proisstrict$$),
(15, 'every type is cast to json and to jsonb',
	$$SELECT typname::text FROM member_type AS t, unnest('{json,jsonb}'::regtype[]) AS target
	WHERE NOT EXISTS (SELECT FROM pg_cast WHERE castsource = t.oid AND casttarget = target)$$),
(16, 'every type can be assigned a text and a varchar',
	$$SELECT typname::text FROM member_type AS t, unnest('{text,varchar}'::regtype[]) AS source
	WHERE NOT EXISTS (SELECT FROM pg_cast
		WHERE castsource = source AND casttarget = t.oid AND castcontext = 'a')$$);

SELECT ok((SELECT count(*) FROM member) > 30, 'the extension owns something to look at');
SELECT is_empty(offenders, rule) FROM rule ORDER BY number;

-- The rules bite: objects that break each of them are found by it.
SET LOCAL client_min_messages = error;
CREATE TYPE bad_row AS (total int);
CREATE FUNCTION bad_accum(bad_row, int) RETURNS bad_row LANGUAGE sql VOLATILE RETURN $1;
CREATE AGGREGATE bad_sum(int) (SFUNC = bad_accum, STYPE = bad_row, PARALLEL = UNSAFE);
CREATE FUNCTION bad_sql(int) RETURNS int LANGUAGE sql SECURITY DEFINER SET search_path = '' AS 'SELECT $1';
CREATE FUNCTION bad_internal(internal, int) RETURNS int LANGUAGE internal AS 'int4pl';
CREATE TYPE bad_type;
CREATE FUNCTION bad_type_in(cstring) RETURNS bad_type LANGUAGE internal STRICT AS 'textin';
CREATE FUNCTION bad_type_out(bad_type) RETURNS cstring LANGUAGE internal STRICT AS 'textout';
CREATE TYPE bad_type (INPUT = bad_type_in, OUTPUT = bad_type_out);
CREATE CAST (bad_type AS int) WITH INOUT;
ALTER EXTENSION citygov ADD FUNCTION bad_accum(bad_row, int);
ALTER EXTENSION citygov ADD AGGREGATE bad_sum(int);
ALTER EXTENSION citygov ADD FUNCTION bad_sql(int);
ALTER EXTENSION citygov ADD FUNCTION bad_internal(internal, int);
ALTER EXTENSION citygov ADD TYPE bad_type;
ALTER EXTENSION citygov ADD CAST (bad_type AS int);

CREATE FUNCTION pg_temp.catches(offenders text) RETURNS bool LANGUAGE plpgsql AS $$
DECLARE
	found_one bool;
BEGIN
	EXECUTE format('SELECT EXISTS (SELECT FROM (%s) AS q(name) WHERE name LIKE ''%%bad_%%'')',
		offenders) INTO found_one;
	RETURN found_one;
END
$$;
SELECT ok(pg_temp.catches(offenders), 'caught: ' || rule) FROM rule ORDER BY number;

SELECT * FROM finish();
ROLLBACK;
