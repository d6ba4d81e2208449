/*
 * Before anything else: the C reads and writes UTF-8 (≥, 亩, 万).
 */
DO $$
BEGIN
	IF pg_catalog.getdatabaseencoding() OPERATOR(pg_catalog.<>) 'UTF8' THEN
		RAISE feature_not_supported USING
			MESSAGE = 'citygov needs a database with encoding UTF8',
			DETAIL = pg_catalog.format('The encoding of this database is %s.', pg_catalog.getdatabaseencoding()),
			HINT = 'Create the database with TEMPLATE template0 ENCODING ''UTF8''.';
	END IF;
END
$$;

/*
 * The geometry that our functions will take is that of PostGIS, not a type of
 * this name that somebody else has put into the schema: its casts and checks
 * would run with the rights of whoever calls.
 */
DO $$
BEGIN
	IF NOT EXISTS (
		SELECT FROM pg_catalog.pg_depend AS d JOIN pg_catalog.pg_extension AS e ON e.oid OPERATOR(pg_catalog.=) d.refobjid
		WHERE d.refclassid OPERATOR(pg_catalog.=) 'pg_catalog.pg_extension'::pg_catalog.regclass::pg_catalog.oid
			AND d.classid OPERATOR(pg_catalog.=) 'pg_catalog.pg_type'::pg_catalog.regclass::pg_catalog.oid
			AND d.objid OPERATOR(pg_catalog.=) pg_catalog.to_regtype('geometry')::pg_catalog.oid
			AND d.deptype OPERATOR(pg_catalog.=) 'e' AND e.extname OPERATOR(pg_catalog.=) 'postgis') THEN
		RAISE duplicate_object USING
			MESSAGE = 'the schema has a type "geometry" that is not that of PostGIS',
			HINT = 'Drop it, or create the extension in another schema.';
	END IF;
END
$$;
