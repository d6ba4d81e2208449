-- What the catalog knows of each object of the extension, one line each, without
-- OIDs and in an order of its own.
SET search_path = public;
CREATE TEMP VIEW member AS
SELECT classid, objid, pg_describe_object(classid, objid, 0) AS name
FROM pg_depend
WHERE refclassid = 'pg_extension'::regclass AND deptype = 'e'
	AND refobjid = (SELECT oid FROM pg_extension WHERE extname = 'citygov');

SELECT format('%s | comment %s', name, coalesce(obj_description(objid, classid::regclass::name), 'none'))
FROM member
UNION ALL
SELECT format('%s | %s | acl %s', name, CASE WHEN prokind <> 'a' THEN pg_get_functiondef(objid) ELSE
	pg_get_function_result(objid) || ' ' || pg_get_function_arguments(objid) END, coalesce(proacl::text, 'default'))
FROM member JOIN pg_proc AS p ON p.oid = objid WHERE classid = 'pg_proc'::regclass
UNION ALL
SELECT format('%s | state %s, final %s, combine %s, serial %s, deserial %s, moving %s, type %s, initial %s, kind %s, parallel %s, sort %s',
	name, aggtransfn, aggfinalfn, aggcombinefn, aggserialfn, aggdeserialfn, aggmtransfn, aggtranstype::regtype,
	agginitval, aggkind, proparallel, aggsortop::regoperator)
FROM member JOIN pg_aggregate AS a ON a.aggfnoid = objid JOIN pg_proc AS p ON p.oid = objid
WHERE classid = 'pg_proc'::regclass
UNION ALL
SELECT format('%s | %s %s %s %s %s %s %s %s %s %s %s %s | acl %s', name, typlen, typbyval, typtype, typcategory,
	typispreferred, typinput, typoutput, typreceive, typsend, typalign, typstorage, typanalyze, coalesce(typacl::text, 'default'))
FROM member JOIN pg_type AS t ON t.oid = objid WHERE classid = 'pg_type'::regclass
UNION ALL
SELECT format('%s | label %s %s', name, enumlabel, row_number() OVER (PARTITION BY objid ORDER BY enumsortorder))
FROM member JOIN pg_enum ON enumtypid = objid WHERE classid = 'pg_type'::regclass
UNION ALL
SELECT format('%s | %s, commutator %s, negator %s, restrict %s, join %s, hashes %s, merges %s', name, oprcode,
	oprcom::regoperator, oprnegate::regoperator, oprrest, oprjoin, oprcanhash, oprcanmerge)
FROM member JOIN pg_operator AS o ON o.oid = objid WHERE classid = 'pg_operator'::regclass
UNION ALL
SELECT format('%s | %s %s %s', name, castfunc::regprocedure, castcontext, castmethod)
FROM member JOIN pg_cast AS c ON c.oid = objid WHERE classid = 'pg_cast'::regclass
UNION ALL
SELECT format('%s | default %s, of %s, key %s', name, opcdefault, opcintype::regtype, opckeytype)
FROM member JOIN pg_opclass AS c ON c.oid = objid WHERE classid = 'pg_opclass'::regclass
UNION ALL
SELECT format('%s | operator %s %s %s', name, amopstrategy, amopopr::regoperator, amoppurpose)
FROM member JOIN pg_amop ON amopfamily = objid WHERE classid = 'pg_opfamily'::regclass
UNION ALL
SELECT format('%s | function %s %s %s %s', name, amprocnum, amproclefttype::regtype, amprocrighttype::regtype, amproc::regprocedure)
FROM member JOIN pg_amproc ON amprocfamily = objid WHERE classid = 'pg_opfamily'::regclass
ORDER BY 1;
