-- The reference in Markdown, out of the comments in the catalog. Run by
-- tools/docs in a database where the extension is in the search path, and
-- where the table "declared" says which part of src/ declares what.
--
-- A section a room, in it one a type: what its part declares after a type and
-- before the next one belongs to it, in the order of creation. A part without a
-- type is a section of its own. What a user never calls by name (input and
-- output, steps of aggregates, support of operator classes and of the planner)
-- ends the room.

CREATE TEMP VIEW owned AS
SELECT d.classid, d.objid
FROM pg_depend d JOIN pg_extension e ON e.oid = d.refobjid
WHERE d.refclassid = 'pg_extension'::regclass AND d.deptype = 'e'
  AND e.extname = 'citygov';

CREATE TEMP VIEW placed AS
SELECT CASE WHEN identity LIKE '%(%' THEN to_regprocedure(identity)::oid ELSE to_regtype(identity)::oid END AS oid,
	   place, room, part
FROM declared;

DO $$
DECLARE
	stray text;
BEGIN
	SELECT string_agg(pg_describe_object(classid, objid, 0), ', ') INTO stray
	FROM owned
	WHERE objid NOT IN (SELECT oid FROM placed WHERE oid IS NOT NULL)
	  AND (classid = 'pg_proc'::regclass
		   OR classid = 'pg_type'::regclass AND (SELECT typcategory FROM pg_type WHERE oid = objid) <> 'A');
	IF stray IS NOT NULL THEN
		RAISE 'no COMMENT ON in src/*/*.sql names: %', stray;
	END IF;
	SELECT string_agg(pg_describe_object(classid, objid, 0), ', ') INTO stray
	FROM owned
	WHERE classid NOT IN ('pg_proc'::regclass, 'pg_type'::regclass, 'pg_operator'::regclass, 'pg_cast'::regclass,
						  'pg_opclass'::regclass, 'pg_opfamily'::regclass);
	IF stray IS NOT NULL THEN
		RAISE 'tools/docs.sql has no place for: %', stray;
	END IF;
END
$$;

WITH
types AS (
	SELECT t.oid, t.typname, t.typinput, t.typoutput, t.typreceive, t.typsend,
		   t.typmodin, t.typmodout, t.typtype, p.room, p.part
	FROM owned o JOIN pg_type t ON t.oid = o.objid JOIN placed p ON p.oid = t.oid
	WHERE o.classid = 'pg_type'::regclass
),
behind (oid) AS (
	SELECT unnest(ARRAY[typinput, typoutput, typreceive, typsend, typmodin, typmodout]::oid[]) FROM types
	UNION SELECT unnest(ARRAY[aggtransfn, aggfinalfn, aggcombinefn, aggserialfn,
		aggdeserialfn, aggmtransfn, aggminvtransfn, aggmfinalfn]::oid[]) FROM pg_aggregate
	UNION SELECT amproc::oid FROM pg_amproc
	UNION SELECT oid FROM pg_proc WHERE 'internal'::regtype = ANY (proargtypes)
	UNION SELECT castfunc FROM pg_cast
	UNION SELECT p.oprcode::oid FROM pg_operator p JOIN pg_amop a ON a.amopopr = p.oid
	UNION SELECT f.oid FROM pg_operator p JOIN pg_proc f ON f.oid = p.oprcode
		  JOIN types t ON starts_with(f.proname, t.typname || '_')
),
-- owner is what tells the part: of an operator its function, of a cast and of
-- an operator class the type
items AS (
	SELECT t.oid AS owner, 1 AS kind, t.oid, ''::text AS head,
		   obj_description(t.oid, 'pg_type') ||
		   CASE t.typtype WHEN 'e' THEN E'\n\nIts values, in order: ' ||
				(SELECT string_agg('`' || enumlabel || '`', ', ' ORDER BY enumsortorder)
				 FROM pg_enum WHERE enumtypid = t.oid) ELSE '' END AS body
	FROM types t
	UNION ALL
	SELECT p.oid,
		   CASE WHEN p.oid IN (SELECT oid FROM behind) THEN 9
				WHEN p.prokind = 'a' THEN 3
				WHEN p.prokind = 'w' THEN 4
				ELSE 2 END,
		   p.oid,
		   '`' || proname || '(' || pg_get_function_arguments(p.oid) || ')` → `' ||
		   pg_get_function_result(p.oid) || '`',
		   obj_description(p.oid, 'pg_proc')
	FROM owned o JOIN pg_proc p ON p.oid = o.objid
	WHERE o.classid = 'pg_proc'::regclass
	UNION ALL
	-- by function: an operator can be older than it looks, as another's negator
	SELECT p.oprcode, 5, p.oprcode::oid,
		   '`' || CASE WHEN oprleft = 0 THEN '' ELSE format_type(oprleft, NULL) || ' ' END ||
		   oprname || ' ' || format_type(oprright, NULL) || '` → `' ||
		   format_type(oprresult, NULL) || '`',
		   obj_description(p.oid, 'pg_operator')
	FROM owned o JOIN pg_operator p ON p.oid = o.objid
	WHERE o.classid = 'pg_operator'::regclass
	UNION ALL
	SELECT coalesce((SELECT oid FROM types WHERE oid = castsource), casttarget), 6, c.oid,
		   '`' || format_type(castsource, NULL) || '::' || format_type(casttarget, NULL) || '`' ||
		   CASE castcontext WHEN 'i' THEN ' (implicit)' WHEN 'a' THEN ' (also on assignment)' ELSE '' END,
		   obj_description(c.oid, 'pg_cast')
	FROM owned o JOIN pg_cast c ON c.oid = o.objid
	WHERE o.classid = 'pg_cast'::regclass
	UNION ALL
	SELECT opcintype, 7, c.oid,
		   '`' || opcname || '` (' || amname ||
		   CASE WHEN opcdefault THEN ', default' ELSE '' END || ')',
		   obj_description(c.oid, 'pg_opclass')
	FROM owned o JOIN pg_opclass c ON c.oid = o.objid JOIN pg_am a ON a.oid = c.opcmethod
	WHERE o.classid = 'pg_opclass'::regclass
),
rooms AS (
	SELECT room, min(place) AS room_place FROM placed GROUP BY room
),
parts AS (
	SELECT room, part, min(place) AS part_place FROM placed GROUP BY room, part
),
-- section is the type an item stands under, 0 in a part without one
sectioned AS (
	SELECT i.kind, i.oid, i.head, coalesce(i.body, '') AS body, room, room_place, part,
		   CASE i.kind WHEN 9 THEN 2147483647 ELSE part_place END AS part_place,
		   CASE i.kind WHEN 9 THEN 0 ELSE coalesce(
			-- an aggregate belongs to what it makes, not to its state
			(SELECT t.oid::int8 FROM types t JOIN pg_proc f ON f.prorettype = t.oid
			 WHERE i.kind = 3 AND f.oid = i.oid AND t.room = p.room AND t.part = p.part),
			(SELECT max(t.oid::int8) FROM types t
			 WHERE t.room = p.room AND t.part = p.part AND t.oid::int8 <= i.owner::int8), 0) END AS section
	FROM items i JOIN placed p ON p.oid = i.owner
		 JOIN rooms USING (room) JOIN parts USING (room, part)
),
headings (kind, title) AS (
	VALUES (2, 'Functions'), (3, 'Aggregates'), (4, 'Window functions'), (5, 'Operators'),
		   (6, 'Casts'), (7, 'Operator classes')
),
lines AS (
	SELECT room_place, -1 AS part_place, 0 AS section, 0 AS kind, 0 AS step, 0::oid AS oid,
		   E'\n## ' || room || E'\n\nWhat it is for, formulas and corner cases: [' || room || '.md](' || room || '.md).' AS line
	FROM rooms
	UNION ALL
	SELECT room_place, part_place, section, kind, 1, oid,
		   E'\n### ' || (SELECT typname FROM types t WHERE t.oid = s.oid) || E'\n\n' || body
	FROM sectioned s WHERE kind = 1
	UNION ALL
	SELECT DISTINCT room_place, part_place, 0, 0, 1, 0::oid, E'\n### ' || replace(part, '_', ' ')
	FROM sectioned WHERE section = 0 AND kind <> 9
	UNION ALL
	SELECT DISTINCT room_place, part_place, 0, 9, 0, 0::oid,
		   E'\n### Behind the scenes: ' || room || E'\n'
	FROM sectioned WHERE kind = 9
	UNION ALL
	SELECT DISTINCT room_place, part_place, section, kind, 0, 0::oid, E'\n#### ' || title || E'\n'
	FROM sectioned JOIN headings USING (kind)
	UNION ALL
	SELECT room_place, part_place, section, kind, 1, oid,
		   '- ' || head || E' —\n  ' || replace(body, E'\n', E'\n  ')
	FROM sectioned WHERE kind > 1
	UNION ALL
	-- the contents
	SELECT -1, 0, 0, 0, room_place::int, 0::oid,
		   CASE WHEN room_place = (SELECT min(room_place) FROM rooms) THEN E'\n' ELSE '' END ||
		   '- [' || room || '](#' || room || ')' || coalesce(': ' ||
			(SELECT string_agg('`' || typname || '`', ', ' ORDER BY oid::int8) FROM types t WHERE t.room = r.room), '')
	FROM rooms r
)
-- the names by which analysts know these types
SELECT regexp_replace(regexp_replace(regexp_replace(regexp_replace(line,
		'\mdouble precision\M', 'float8', 'g'),
		'\minteger\M(?=[^`\n]*`)', 'int4', 'g'),
		'\mbigint\M(?=[^`\n]*`)', 'int8', 'g'),
		'\mboolean\M(?=[^`\n]*`)', 'bool', 'g')
FROM lines
ORDER BY room_place, part_place, section, kind, step, oid::int8, line;
