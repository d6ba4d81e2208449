-- The reference in Markdown, out of the comments in the catalog. Run by
-- tools/docs in a database where the extension is in the search path.
--
-- A section a type: what was created after a type and before the next one
-- belongs to it, in the order of creation. What a user never calls by name
-- (input and output, steps of aggregates, support of operator classes) is
-- listed last.
WITH
owned AS (
	SELECT d.classid, d.objid
	FROM pg_depend d JOIN pg_extension e ON e.oid = d.refobjid
	WHERE d.refclassid = 'pg_extension'::regclass AND d.deptype = 'e'
	  AND e.extname = 'citygov'
),
types AS (
	SELECT t.oid, t.typname, t.typinput, t.typoutput, t.typreceive, t.typsend,
		   t.typmodin, t.typmodout, t.typtype
	FROM owned o JOIN pg_type t ON t.oid = o.objid
	WHERE o.classid = 'pg_type'::regclass AND t.typcategory <> 'A'
),
behind (oid) AS (
	SELECT unnest(ARRAY[typinput, typoutput, typreceive, typsend, typmodin, typmodout]::oid[]) FROM types
	UNION SELECT unnest(ARRAY[aggtransfn, aggfinalfn, aggcombinefn, aggserialfn,
		aggdeserialfn, aggmtransfn, aggminvtransfn, aggmfinalfn]::oid[]) FROM pg_aggregate
	UNION SELECT amproc::oid FROM pg_amproc
	UNION SELECT prosupport::oid FROM pg_proc
	UNION SELECT castfunc FROM pg_cast
	UNION SELECT p.oprcode::oid FROM pg_operator p JOIN pg_amop a ON a.amopopr = p.oid
	UNION SELECT f.oid FROM pg_operator p JOIN pg_proc f ON f.oid = p.oprcode
		  JOIN types t ON starts_with(f.proname, t.typname || '_')
),
items AS (
	SELECT t.oid AS place, 1 AS kind, t.oid, ''::text AS head,
		   obj_description(t.oid, 'pg_type') ||
		   CASE t.typtype WHEN 'e' THEN E'\n\nIts values, in order: ' ||
				(SELECT string_agg('`' || enumlabel || '`', ', ' ORDER BY enumsortorder)
				 FROM pg_enum WHERE enumtypid = t.oid) ELSE '' END AS body
	FROM types t
	UNION ALL
	SELECT p.oid,
		   CASE WHEN p.prokind IN ('a', 'w') THEN 3
				WHEN p.oid IN (SELECT oid FROM behind) THEN 9
				ELSE 2 END,
		   p.oid,
		   '`' || proname || '(' || pg_get_function_arguments(p.oid) || ')` → `' ||
		   pg_get_function_result(p.oid) || '`',
		   obj_description(p.oid, 'pg_proc')
	FROM owned o JOIN pg_proc p ON p.oid = o.objid
	WHERE o.classid = 'pg_proc'::regclass
	UNION ALL
	-- by function: an operator can be older than it looks, as another's negator
	SELECT p.oid, 4, p.oprcode::oid,
		   '`' || CASE WHEN oprleft = 0 THEN '' ELSE format_type(oprleft, NULL) || ' ' END ||
		   oprname || ' ' || format_type(oprright, NULL) || '` → `' ||
		   format_type(oprresult, NULL) || '`',
		   obj_description(p.oid, 'pg_operator')
	FROM owned o JOIN pg_operator p ON p.oid = o.objid
	WHERE o.classid = 'pg_operator'::regclass
	UNION ALL
	SELECT c.oid, 5, c.oid,
		   '`' || format_type(castsource, NULL) || '::' || format_type(casttarget, NULL) || '`' ||
		   CASE castcontext WHEN 'i' THEN ' (implicit)' WHEN 'a' THEN ' (also on assignment)' ELSE '' END,
		   obj_description(c.oid, 'pg_cast')
	FROM owned o JOIN pg_cast c ON c.oid = o.objid
	WHERE o.classid = 'pg_cast'::regclass
	UNION ALL
	SELECT c.oid, 6, c.oid,
		   '`' || opcname || '` (' || amname ||
		   CASE WHEN opcdefault THEN ', default' ELSE '' END || ')',
		   obj_description(c.oid, 'pg_opclass')
	FROM owned o JOIN pg_opclass c ON c.oid = o.objid JOIN pg_am a ON a.oid = c.opcmethod
	WHERE o.classid = 'pg_opclass'::regclass
	UNION ALL
	SELECT c.oid, 7, c.oid, '`' || relname || '`', obj_description(c.oid, 'pg_class')
	FROM owned o JOIN pg_class c ON c.oid = o.objid
	WHERE o.classid = 'pg_class'::regclass AND c.relkind IN ('r', 'v', 'm', 'p')
),
placed AS (
	SELECT kind, oid, head, coalesce(body, '') AS body,
		   (SELECT max(t.oid::int8) FROM types t WHERE t.oid::int8 <= i.place::int8) AS section
	FROM items i
),
headings (kind, title) AS (
	VALUES (2, 'Functions'), (3, 'Aggregates'), (4, 'Operators'), (5, 'Casts'),
		   (6, 'Operator classes'), (7, 'Tables and views'), (9, 'Behind the scenes')
),
lines AS (
	SELECT section, kind, 1 AS step, oid,
		   E'\n## ' || (SELECT typname FROM types t WHERE t.oid = section) || E'\n\n' || body AS line
	FROM placed WHERE kind = 1
	UNION ALL
	SELECT DISTINCT section, kind, 0, 0::oid, E'\n### ' || title || E'\n'
	FROM placed JOIN headings USING (kind)
	UNION ALL
	SELECT section, kind, 1, oid,
		   '- ' || head || E' —\n  ' || replace(body, E'\n', E'\n  ')
	FROM placed WHERE kind > 1
)
-- the names by which analysts know these types
SELECT regexp_replace(regexp_replace(regexp_replace(regexp_replace(line,
		'\mdouble precision\M', 'float8', 'g'),
		'\minteger\M(?=[^`\n]*`)', 'int4', 'g'),
		'\mbigint\M(?=[^`\n]*`)', 'int8', 'g'),
		'\mboolean\M(?=[^`\n]*`)', 'bool', 'g')
FROM lines
ORDER BY section NULLS FIRST, kind, step, oid::int8, line;
